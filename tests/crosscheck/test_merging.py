"""Many files, one township: merged figure by figure, in every order of the files; nothing disappears."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.document import Preference, add_preference, read_preferences
from fupin_analysis.core.figures import number_statements, to_figures
from fupin_analysis.core.intake import Intake, units_of
from fupin_analysis.crosscheck.merging import Merged, merge_files
from fupin_analysis.flow import read_files, take_in
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.present.blocks import Passage
from fupin_analysis.reports.township.report import open_report
from tests.conftest import FIVE, unit

FIGURE = ["township", "period", "place", "topic", "item", "measure", "value", "statement"]


def _table(path: Path, title: str, *rows: list[object]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[title], *rows])
    return path


def _return(path: Path, change: dict[tuple[str, str], float] | None = None, *, without: int = 0) -> Path:
    rows = [{**row, "value": (change or {}).get((row["item"], row["measure"]), row["value"])} for row in FIVE]
    write_form(path, township="五数镇", year=2018, figures=unit(rows[: len(rows) - without], township="五数镇"))
    return path


def _values(intake: Intake) -> list[tuple[object, ...]]:
    return sorted(intake.figures[FIGURE].itertuples(index=False, name=None))


def _every_order(files: list[Path], **options: object) -> Intake:
    """Read the files in every order; all orders must tell the same."""
    intakes = [read_files(list(order), root=files[0].parent, **options) for order in permutations(files)]  # type: ignore[arg-type]
    first = intakes[0]
    for other in intakes[1:]:
        assert _values(other) == _values(first)
        assert sorted(other.figures["source"]) == sorted(first.figures["source"])
        assert sorted(other.findings["finding"]) == sorted(first.findings["finding"])
        assert sorted(problem.say() for problem in other.problems) == sorted(problem.say() for problem in first.problems)
    return first


@pytest.fixture
def bureaus(tmp_path: Path) -> list[Path]:
    """Three tables of one subject each about the same two townships."""
    return [
        _table(
            tmp_path / "扶贫办-建档立卡2018.csv",
            "2018年各乡镇建档立卡",
            ["乡镇", "户数", "人数"],
            ["甲山镇", 120, 400],
            ["乙水乡", 70, 230],
        ),
        _table(
            tmp_path / "扶贫办-致贫原因2018.csv",
            "2018年致贫原因",
            ["乡镇", "因病户数", "因残户数"],
            ["甲山镇", 80, 40],
            ["乙水乡", 50, 20],
        ),
        _table(
            tmp_path / "民政-危房2018.csv",
            "2018年住房安全",
            ["乡镇", "D级危房（户）", "庭院整治（户）"],
            ["甲山镇", 6, 5],
            ["乙水乡", 2, 1],
        ),
    ]


def test_tables_of_different_subjects_complete_each_other(bureaus: list[Path]) -> None:
    intake = _every_order(bureaus)
    assert units_of(intake.figures) == [("乙水乡", 2018), ("甲山镇", 2018)]
    assert len(intake.figures) == 12
    assert intake.figures["statement"].eq(1).all()
    assert (intake.problems, len(intake.findings), len(intake.quarantine)) == ((), 0, 0)


def test_the_same_number_twice_is_confirmed_with_both_sources(bureaus: list[Path], tmp_path: Path) -> None:
    again = _table(tmp_path / "统计局2018.csv", "2018年各乡镇建档立卡", ["乡镇", "户数"], ["甲山镇", 120])
    intake = _every_order([bureaus[0], again])
    (row,) = intake.figures[intake.figures["value"].eq(120)].itertuples(index=False)
    assert row.statement == 1
    assert row.source == "统计局2018.csv › 第3行第2列; 扶贫办-建档立卡2018.csv › 第3行第2列"
    assert (intake.problems, len(intake.findings)) == ((), 0)


def test_another_number_is_a_finding_with_both_sources_and_nothing_is_asked(bureaus: list[Path], tmp_path: Path) -> None:
    other = _table(tmp_path / "统计局2018.csv", "2018年各乡镇建档立卡", ["乡镇", "户数"], ["甲山镇", 118])
    intake = _every_order([bureaus[0], other])
    assert intake.problems == ()
    (finding,) = intake.findings.to_dict("records")
    assert (finding["township"], finding["verdict"]) == ("甲山镇", "conflict")
    assert all(file.name in finding["source"] for file in (bureaus[0], other))
    assert len(units_of(intake.figures)) == 2


def test_a_bureaus_table_beside_a_return_is_merged(tmp_path: Path) -> None:
    own = _return(tmp_path / "五数镇-2018.xlsx")
    table = _table(tmp_path / "民政-低保2018.csv", "2018年各乡镇低保", ["乡镇", "低保贫困户户数"], ["五数镇", 9], ["甲山镇", 4])
    intake = _every_order([own, table])
    assert len(intake.figures) == len(FIVE) + 2
    assert intake.problems == ()


def test_two_versions_of_a_return_are_asked_about_and_the_township_stays(tmp_path: Path) -> None:
    first = FIVE[0]
    versions = [
        _return(tmp_path / "五数镇-2018.xlsx"),
        _return(tmp_path / "五数镇-2018-修改.xlsx", {(first["item"], first["measure"]): 99}),
    ]
    intake = _every_order(versions)
    (problem,) = intake.problems
    assert problem.code == "F209"
    assert "五数镇-2018-修改.xlsx、五数镇-2018.xlsx" in problem.say("zh")
    assert units_of(intake.figures) == [("五数镇", 2018)]
    agreed = intake.figures[intake.figures["source"].str.contains("; ")]
    assert len(agreed) == len(FIVE) - 1  # what they agree on is in force, from both
    rivals = intake.figures[~intake.figures["source"].str.contains("; ")]
    assert sorted(rivals["value"]) == sorted([float(first["value"]), 99.0])
    assert sorted(rivals["statement"]) == [1, 2]


@pytest.mark.parametrize("name", ["五数镇-2018.xlsx", "五数镇-2018-修改.xlsx"])
def test_the_answer_which_version_counts_is_kept_and_settles_it(tmp_path: Path, name: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    first = FIVE[0]
    _return(raw / "五数镇-2018.xlsx")
    _return(raw / "五数镇-2018-修改.xlsx", {(first["item"], first["measure"]): 99})
    (raw / "SOURCES.toml").write_text('# kept as it stands\n[[files]]\nfile = "五数镇-2018.xlsx"\n', encoding="utf-8")
    assert [problem.code for problem in take_in(raw).problems] == ["F209"]
    add_preference(raw, Preference(name, by="县扶贫办"))
    intake = take_in(raw)
    assert (intake.problems, intake.exit_code) == ((), 0)
    assert len(intake.figures) == len(FIVE)
    assert set(intake.figures["source"].str.split(" › ").str[0]) == {name}
    assert set(intake.quarantine["code"]) == {"F242"}
    assert (raw / "SOURCES.toml").read_text(encoding="utf-8").startswith("# kept as it stands\n[[files]]")
    assert read_preferences(raw)[0].by == "县扶贫办"


def test_an_answer_that_fits_nothing_any_more_is_told(tmp_path: Path) -> None:
    own = _return(tmp_path / "五数镇-2018.xlsx")
    other = _table(tmp_path / "民政2018.csv", "2018年低保", ["乡镇", "低保贫困户户数"], ["五数镇", 9])
    intake = _every_order([own, other], preferences=(Preference("旧表.xlsx"),))
    assert [problem.code for problem in intake.problems] == ["F243"]
    assert intake.exit_code == 0


def test_a_copy_in_another_format_and_a_version_that_only_adds_are_no_question(tmp_path: Path) -> None:
    own, shorter = _return(tmp_path / "五数镇-2018.xlsx"), _return(tmp_path / "五数镇-初报.xlsx", without=1)
    intake = _every_order([own, shorter])
    assert intake.problems == ()
    assert len(intake.figures) == len(FIVE)


def test_versions_of_a_table_about_many_townships_are_known_by_their_names(tmp_path: Path) -> None:
    head = ["乡镇", "户数", "因病户数", "因残户数"]
    files = [
        _table(tmp_path / f"{name}.csv", "2018年各乡镇建档立卡", head, ["甲山镇", total, 80, 40], ["乙水乡", 70, 50, 20])
        for name, total in (("汇总2018", 120), ("汇总2018-修改", 118))
    ]
    assert [problem.code for problem in _every_order(files).problems] == ["F209"]
    renamed = [files[0], files[1].rename(tmp_path / "统计局2018.csv")]
    assert _every_order(renamed).problems == ()


def test_the_page_of_a_township_with_versions_is_made_and_stamped(tmp_path: Path) -> None:
    first = FIVE[0]
    _return(tmp_path / "五数镇-2018.xlsx")
    _return(tmp_path / "五数镇-2018-修改.xlsx", {(first["item"], first["measure"]): 99})
    report = open_report("五数镇", 2018, data=tmp_path)
    notes = [block.text for block in report["summary"].blocks() if isinstance(block, Passage)]
    assert any("几份不同的报送表" in text for text in notes)


def _of_file(name: str, values: dict[str, float], township: str = "五数镇") -> pd.DataFrame:
    about = {"township": township, "year": 2018, "period": "2018", "topic": "cause"}
    rows = [
        {**about, "item": item, "measure": "households", "value": value, "source": f"{name} › 表 › B{at}"}
        for at, (item, value) in enumerate(values.items(), 2)
    ]
    return to_figures(rows)


STATED = {"illness": 40.0, "disability": 12.0, "disaster": 3.0, "schooling": 9.0}


def _merge(*tables: pd.DataFrame, told: Sequence[Preference] = ()) -> Merged:
    figures = pd.concat(tables, ignore_index=True)
    return merge_files(number_statements(figures), told)


def test_two_returns_of_one_township_are_versions_whatever_their_names() -> None:
    merged = _merge(_of_file("春.csv", STATED), _of_file("秋.csv", {**STATED, "illness": 41.0}))
    (asked,) = merged.problems
    assert (asked.code, asked.where, asked.details["got"], asked.details["file"]) == (
        "F209",
        "春.csv",
        "春.csv、秋.csv",
        "秋.csv",
    )
    assert merged.figures.loc[merged.figures["item"].eq("illness"), "value"].tolist() == [40.0, 41.0]


def test_tables_of_many_townships_are_versions_only_where_their_names_say_so() -> None:
    def both(one: str, other: str) -> Merged:
        wide = [(one, STATED), (other, {**STATED, "illness": 41.0})]
        return _merge(*(_of_file(name, values, township) for name, values in wide for township in ("五数镇", "甲镇")))

    assert both("民政.csv", "扶贫办.csv").problems == ()
    assert [one.code for one in both("汇总.csv", "汇总-修改.csv").problems] == ["F209", "F209"]


def test_of_three_versions_the_question_names_all_and_offers_the_last() -> None:
    versions = [_of_file(f"{name}.csv", {**STATED, "illness": value}) for name, value in (("a", 40.0), ("b", 41.0), ("c", 42.0))]
    (asked,) = _merge(*versions).problems
    assert (asked.details["got"], asked.details["file"]) == ("a.csv、b.csv、c.csv", "c.csv")


@pytest.mark.parametrize(("township", "kept"), [("五数镇", [41.0]), ("甲镇", [40.0, 41.0])])
def test_an_answer_settles_the_versions_of_its_own_township(township: str, kept: list[float]) -> None:
    tables = [_of_file("a.csv", STATED), _of_file("b.csv", {**STATED, "illness": 41.0})]
    merged = _merge(*tables, told=[Preference("b.csv", township, 2018)])
    assert merged.figures.loc[merged.figures["item"].eq("illness"), "value"].tolist() == kept
    assert [one.code for one in merged.problems] == ([] if len(kept) == 1 else ["F209", "F243"])


def test_files_that_share_too_little_are_no_versions() -> None:
    two = dict(list(STATED.items())[:2])
    assert _merge(_of_file("a.csv", two), _of_file("b.csv", {**two, "illness": 41.0})).problems == ()  # no return: a table of two
    # three of five in both are versions, three of six are not
    more = {**STATED, "illness": 41.0, "other": 2.0}
    assert [one.code for one in _merge(_of_file("a.csv", dict(list(STATED.items())[:3])), _of_file("b.csv", more)).problems] == [
        "F209"
    ]
    assert _merge(_of_file("a.csv", dict(list(STATED.items())[:3])), _of_file("b.csv", {**more, "transport": 1.0})).problems == ()


def test_a_summary_beside_a_return_is_no_version_of_it(tmp_path: Path) -> None:
    """It restates most of the return, one number roughly: nothing is asked, and what differs stands as rival statements."""
    files = [_return(tmp_path / "五数镇2018.xlsx"), tmp_path / "五数镇2018年总结.txt"]
    files[1].write_text("五数镇2018年工作总结\n2018年，全镇建档立卡贫困户约40户165人，当年脱贫12户51人。\n", encoding="utf-8")
    intake = _every_order(files)
    assert intake.problems == ()
    assert sorted(intake.figures.loc[intake.figures["item"].eq("total"), "value"]) == [40, 163, 165]


@pytest.mark.parametrize("names", [("五数镇2018.txt", "五数镇2018-修改.txt"), ("五数镇2018初稿.txt", "五数镇2018.txt")])
def test_two_drafts_of_a_summary_are_versions(tmp_path: Path, names: tuple[str, str]) -> None:
    files = [tmp_path / name for name in names]
    for file, count in zip(files, (40, 44), strict=True):
        text = f"五数镇2018年工作总结\n2018年，全镇建档立卡贫困户{count}户163人，当年脱贫12户51人。\n"
        file.write_text(text, encoding="utf-8")
    (problem,) = _every_order(files).problems
    assert (problem.code, problem.cure.command()) == ("F209", f"fupin prefer {shlex.quote(names[1])}")


def test_versions_that_differ_only_in_how_roughly_they_say_it_ask_nothing(tmp_path: Path) -> None:
    files = [tmp_path / "五数镇2018.txt", tmp_path / "五数镇2018-修改.txt"]
    for file, said in zip(files, ("40户", "近50户"), strict=True):
        text = f"五数镇2018年工作总结\n2018年，全镇建档立卡贫困户{said}163人，当年脱贫12户51人。\n"
        file.write_text(text, encoding="utf-8")
    assert _every_order(files).problems == ()


@pytest.mark.parametrize(
    ("folders", "codes", "asked"),
    [
        (("甲县", "乙县"), ("", ""), ["F260", "F260"]),
        (("", ""), ("130100100", "610124100"), ["F260", "F260"]),
        (("", ""), ("130100100", "130100101"), ["F209"]),
        (("片区一", "社区"), ("", ""), ["F209"]),
        (("甲县", "甲县/新"), ("", ""), ["F209"]),
        (("甲县", ""), ("", ""), ["F209"]),
    ],
)
def test_townships_of_one_name_in_two_counties_are_asked_about(
    tmp_path: Path, folders: tuple[str, str], codes: tuple[str, str], asked: list[str]
) -> None:
    files = []
    for number, (folder, code) in enumerate(zip(folders, codes, strict=True)):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        rows = [{**row, "value": row["value"] + number if row["item"] == "total" else row["value"]} for row in FIVE]
        files.append(tmp_path / folder / f"五数镇{number}.xlsx")
        write_form(files[-1], township="五数镇", year=2018, township_code=code, figures=unit(rows, township="五数镇"))
    for order in permutations(files):
        intake = read_files(list(order), root=tmp_path)
        assert [problem.code for problem in intake.problems] == asked
    assert set(intake.figures["township"]) == {"五数镇"}


def test_tables_of_two_counties_are_told_apart_by_the_commands_that_are_printed(tmp_path: Path) -> None:
    for county, count in (("甲县", 120), ("乙县", 99)):
        rows = ["五数镇", count, 400], [f"{county[0]}山镇", 7, 20]
        _table(tmp_path / f"{county}2018.csv", f"{county}2018年各乡镇建档立卡", ["乡镇", "户数", "人数"], *rows)
    problems = take_in(tmp_path).problems
    assert [problem.code for problem in problems] == ["F270", "F270"]
    for problem in problems:
        command = shlex.split(problem.cure.command())[2:]
        assert CliRunner().invoke(cli.app, ["teach", *command, "--data", str(tmp_path)]).exit_code == 0
    intake = take_in(tmp_path)
    assert intake.problems == ()
    assert set(intake.figures["township"]) == {"甲县五数镇", "乙县五数镇", "甲山镇", "乙山镇"}


@pytest.mark.parametrize(
    ("label", "answer", "told"),
    [
        ("乡镇名称", ["--township", "六数镇"], "六数镇"),
        ("统计年度", ["--year", "2018"], "2018"),
        ("", ["--township", "六数镇"], "六数镇"),
    ],
)
def test_what_is_said_of_a_return_counts_where_its_cover_says_nothing(
    tmp_path: Path, label: str, answer: list[str], told: str
) -> None:
    """A cover without township or year names the command that answers it; a township that is told counts before the cover's."""
    path = _return(tmp_path / "五数镇2018.xlsx")
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if label and label == cell.value:
                book.worksheets[0].cell(cell.row, cell.column + 1).value = None
    book.save(path)
    assert bool(take_in(tmp_path).problems) == bool(label)
    command = ["teach", "--file", "五数镇*.xlsx", *answer, "--data", str(tmp_path)]
    assert CliRunner().invoke(cli.app, command).exit_code == 0
    intake = take_in(tmp_path)
    assert intake.problems == ()
    assert told in {*intake.figures["township"], *intake.figures["period"]}
