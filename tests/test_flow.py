"""The pipeline: one bad input never costs the others; what was processed is read back until something changes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from fupin_analysis.batch.ledger import Ledger
from fupin_analysis.core.decision import Decision, write_decision
from fupin_analysis.core.disk.folder import decisions_folder, processed_folder
from fupin_analysis.core.intake import units_of
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import files, pipeline, read_files, take_in
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.synth.townships import write_returns
from tests.conftest import FIVE, ROOT, unit


def test_the_shipped_data_is_read_without_a_problem(tmp_path: Path) -> None:
    intake = take_in(ROOT / "data" / "raw", processed=tmp_path)
    assert intake.messages() == []
    assert len(intake.figures) == 102 + 506
    assert len(intake.quarantine) == 0
    assert len(units_of(intake.figures)) == 46
    assert {(document.township, document.year) for document in intake.documents} == set(units_of(intake.figures))


def test_what_was_processed_is_read_back(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = take_in(returns)
    monkeypatch.setattr(pipeline, "_read_all", lambda *_args, **_kwargs: pytest.fail("read again"))
    second = take_in(returns)
    for name in ("figures", "findings", "quarantine", "inputs"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_a_changed_file_is_read_again(returns: Path) -> None:
    take_in(returns)
    rows = [{**row, "value": 41} if row["measure"] == "households" and row["topic"] == "registry" else row for row in FIVE]
    write_form(returns / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(rows, township="五数镇"))
    figures = take_in(returns).figures
    assert figures.loc[figures["township"].eq("五数镇") & figures["topic"].eq("registry"), "value"].tolist() == [41.0, 163.0]


def test_half_written_tables_are_made_anew(returns: Path) -> None:
    first = take_in(returns)
    for table in processed_folder(returns).glob("figures-*.parquet"):
        table.unlink()
    pd.testing.assert_frame_equal(take_in(returns).figures, first.figures)


def test_tables_that_are_not_as_they_were_written_are_made_anew(returns: Path) -> None:
    first = take_in(returns)
    (table,) = processed_folder(returns).glob("figures-*.parquet")
    written = bytearray(table.read_bytes())
    written[len(written) // 2] ^= 1
    table.write_bytes(written)
    pd.testing.assert_frame_equal(take_in(returns).figures, first.figures)


def test_tables_of_another_program_are_not_read_back(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(returns)
    monkeypatch.setattr("fupin_analysis.core.disk.folder.made_with", lambda: {"program": "another"})
    monkeypatch.setattr(pipeline, "_read_all", lambda *_args, **_kwargs: pytest.fail("read again"))
    with pytest.raises(pytest.fail.Exception):
        take_in(returns)


def test_a_bad_file_does_not_cost_the_good_ones(returns: Path) -> None:
    (returns / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (returns / "empty.csv").write_bytes(b"")
    intake = take_in(returns)
    assert {problem.code for problem in intake.problems} == {"F102", "F103"}
    assert len(units_of(intake.figures)) == 2
    assert intake.exit_code == 3


def test_the_same_file_twice_is_taken_once(returns: Path) -> None:
    shutil.copy(returns / "五数镇-2018.xlsx", returns / "五数镇-copy.xlsx")
    intake = take_in(returns)
    assert [problem.code for problem in intake.problems] == ["F110"]
    assert len(units_of(intake.figures)) == 2


def test_a_file_that_cannot_be_opened_is_told(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name.startswith("五数镇"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    intake = read_files(sorted(returns.glob("*.xlsx")), root=returns)
    assert [problem.say("en").split(":")[0] for problem in intake.problems] == ["F105 · 五数镇-2018.xlsx"]
    assert units_of(intake.figures) == [("XX镇", 2018)]


def test_a_wrong_register_of_sources_is_told(returns: Path) -> None:
    (returns / "SOURCES.toml").write_text("[[documents]]\ntownship = 1\n", encoding="utf-8")
    with pytest.raises(FupinError, match="F309"):
        take_in(returns)


def test_a_folder_that_cannot_be_written_is_told(returns: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    with pytest.raises(FupinError, match="F601"):
        take_in(returns, processed=blocked / "processed")


def test_a_county_switches_an_edit_off(returns: Path) -> None:
    assert "D201" in take_in(returns).findings["rule"].tolist()
    (returns.parent / "rules.toml").write_text("D201 = false\n", encoding="utf-8")
    assert "D201" not in take_in(returns).findings["rule"].tolist()


def _state(data: Path, processed: Path | None = None) -> list[object]:
    intake = take_in(data, processed=processed)
    tables = [
        getattr(intake, name).to_dict("list") for name in ("figures", "findings", "quarantine", "inputs", "register", "notes")
    ]
    return [str(tables), [problem.say("en") for problem in intake.problems], intake.decisions]


def test_what_is_taken_over_is_what_would_be_read_from_nothing(tmp_path: Path) -> None:
    data = tmp_path / "raw"
    write_returns(data, count=6, seed=3, per_file=2, register=True)
    for ledger in data.glob("*台账*"):  # the first persons of each: what is read again costs as much as there is of it
        ledger.write_text("".join(ledger.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:60]), encoding="utf-8-sig")
    (first, second, third, *_rest) = sorted(path for path in data.glob("*.csv") if "台账" not in path.name)
    kept = first.read_bytes()

    def change(path: Path, *, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8-sig")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8-sig")

    assert len(take_in(data).register)
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: change(second, old="registry,total,households,", new="registry,total,households,1"),
        lambda: shutil.copy(first, data / "0-the-same.csv"),
        lambda: first.unlink(),
        lambda: (data / "0-the-same.csv").unlink(),
        lambda: first.write_bytes(kept),
        lambda: third.touch(),
        lambda: (data / "1-again.csv").write_bytes(
            second.read_bytes().replace(b"registry,total,persons,,", b"registry,total,persons,,1")
        ),
        lambda: change(second, old="cause,illness,persons,", new="cause,illness,persons,1"),
        lambda: (data / "1-again.csv").unlink(),
        lambda: (data / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook"),
        lambda: (data.parent / "rules.toml").write_text("D201 = false\n", encoding="utf-8"),
        lambda: next(path for path in data.glob("*台账*")).unlink(),
    ]
    for number, step in enumerate(steps):
        step()
        assert _state(data) == _state(data, tmp_path / f"fresh-{number}"), number


def test_a_decision_touches_its_own_township_only(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(returns)
    decision = Decision(
        "F000001", "五数镇", 2018, "registry/total.households@2018", "corrected", 40.0, 41.0, "办", "2019-01-15", "漏"
    )
    write_decision(decision, decisions_folder(returns))
    checked: list[str] = []
    real = pipeline.check_all

    def watched(figures: pd.DataFrame, **options: object) -> tuple[pd.DataFrame, pd.DataFrame]:
        checked.extend(figures["township"].unique())
        return real(figures, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check_all", watched)
    once = _state(returns)
    assert set(checked) == {"五数镇"}  # with the decision, and without it to see what it brings about
    assert once == _state(returns, returns.parent / "fresh")


@pytest.mark.parametrize(("fault", "code"), [(PermissionError(13, "Permission denied"), "F105"), (KeyError("甲"), "F124")])
def test_a_register_not_to_be_opened_any_more_is_told_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str
) -> None:
    write_returns(tmp_path, count=2, seed=3, per_file=1, register=True)
    for ledger in tmp_path.glob("*台账*"):
        ledger.write_text("".join(ledger.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:9]), encoding="utf-8-sig")
    first, second = sorted(tmp_path.glob("*台账*"))
    take_in(tmp_path)
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == first.name:
            raise fault
        return real(path)

    second.write_bytes(second.read_bytes() + b"\n")  # registers are settled together: the first is read again as well
    monkeypatch.setattr(Path, "read_bytes", locked)
    intake = take_in(tmp_path)
    assert [problem.code for problem in intake.problems if problem.where == first.name] == [code]
    assert first.name not in set(intake.inputs["file"])
    assert second.name in set(intake.inputs["file"])


def test_each_file_is_opened_once_and_only_where_it_has_changed(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    for name in ("read_bytes", "open"):
        real = getattr(Path, name)

        def watched(self: Path, *args: object, real: Callable[..., object] = real, **kwargs: object) -> object:
            if self.parent == returns and self.suffix == ".xlsx":
                opened.append(self.name)
            return real(self, *args, **kwargs)

        monkeypatch.setattr(Path, name, watched)
    take_in(returns)
    # `read_bytes` opens through `open`, so that each reading is told twice at most and in one breath.
    assert [name for at, name in enumerate(opened) if at == 0 or opened[at - 1] != name] == ["XX镇-2018.xlsx", "五数镇-2018.xlsx"]
    opened.clear()
    rows = [{**row, "value": 41} if row["measure"] == "households" and row["topic"] == "registry" else row for row in FIVE]
    write_form(returns / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(rows, township="五数镇"))
    opened.clear()
    take_in(returns)
    assert set(opened) == {"五数镇-2018.xlsx"}


def test_what_is_fingerprinted_is_what_was_read(returns: Path) -> None:
    inputs = take_in(returns).inputs.set_index("file")
    for path in returns.glob("*.xlsx"):
        assert inputs.loc[path.name, "sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_single_file_is_data_as_a_folder_is(tmp_path: Path) -> None:
    table = tmp_path / "甲澜镇2018.csv"
    table.write_text("原因,户数\n因病,3\n", encoding="utf-8")
    (tmp_path / "乙水乡2018.csv").write_text("原因,户数\n因病,4\n", encoding="utf-8")
    intake = take_in(table)
    assert intake.figures[["township", "value"]].to_numpy().tolist() == [["甲澜镇", 3.0]]
    assert take_in(table).figures.equals(intake.figures)
    assert len(take_in(tmp_path).figures) == 2


def test_the_pages_of_a_batch_within_the_data_are_no_returns_and_this_is_said(returns: Path) -> None:
    before = _state(returns)
    output = returns / "output" / "2018"
    output.mkdir(parents=True)
    (output / "report.html").write_text("<table><tr><td>五数镇</td><td>2018</td></tr></table>", encoding="utf-8")
    Ledger(returns / "output").close([])
    intake = take_in(returns)
    assert _state(returns)[0] == before[0]
    assert [note for note in intake.remarks("zh") if note.startswith("F123 · output")]
    shutil.rmtree(returns / "output")
    assert not [note for note in take_in(returns).remarks("zh") if note.startswith("F123")]


def test_a_fault_of_the_program_in_one_file_is_named_and_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲澜镇2018.csv", "乙水乡2018.csv"):
        (tmp_path / name).write_text(f"乡镇,因病户数\n{name[:3]},3\n", encoding="utf-8")
    clean = files.clean_cells

    def fail(sheets: Any, **known: Any) -> Any:
        if any("甲澜镇" in sheet.file for sheet in sheets):
            raise KeyError("张三丰 999901199001010010")
        return clean(sheets, **known)

    monkeypatch.setattr(files, "clean_cells", fail)
    intake = take_in(tmp_path)
    assert intake.figures["township"].tolist() == ["乙水乡"]
    [said] = [line for line in intake.messages("zh") if "F124" in line]
    assert "甲澜镇2018.csv" in said
    assert "KeyError (test_flow.py:" in said
    assert "张三丰" not in said
    assert intake.exit_code


def test_a_figure_that_no_table_may_hold_costs_its_own_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲澜镇2018.csv", "乙水乡2018.csv"):
        (tmp_path / name).write_text(f"乡镇,因病户数\n{name[:3]},3\n", encoding="utf-8")
    clean = pipeline.clean_file

    def nameless(path: Path, content: bytes, **known: Any) -> Any:
        held = clean(path, content, **known)
        if path.name.startswith("乙"):
            return held
        at = held.figures.column_names.index("item")
        return replace(held, figures=held.figures.set_column(at, "item", pa.array([""] * len(held.figures))))

    monkeypatch.setattr(pipeline, "clean_file", nameless)
    intake = take_in(tmp_path)
    assert intake.figures["township"].tolist() == ["乙水乡"]
    assert [line for line in intake.messages("zh") if "F124" in line and "甲澜镇2018.csv" in line and "乙水乡" not in line]
    assert intake.exit_code


def test_a_number_without_end_is_no_figure(tmp_path: Path) -> None:
    (tmp_path / "乙水乡2018.csv").write_text("乡镇,因病户数\n乙水乡,3\n", encoding="utf-8")
    text = f"甲澜镇2018年工作总结\n全镇脱贫{'9' * 330}户，改厕20户。\n"
    (tmp_path / "甲澜镇2018.txt").write_text(text, encoding="utf-8")
    assert sorted(take_in(tmp_path).figures["value"]) == [3, 20]
