"""What an analyst asks is answered by calls, with no notebook and no browser about."""

from __future__ import annotations

import json
import math
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from fupin_analysis.core.decision import read_decisions
from fupin_analysis.errors import FupinError
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.reports.explore.explorer import FOUND, Explorer, open_explorer
from fupin_analysis.reports.explore.export import Selection, export_selection
from tests.conftest import FIVE, unit


@pytest.fixture
def explorer(returns: Path) -> Explorer:
    later = unit([{**row, "period": "2019", "value": float(row["value"]) + 1} for row in FIVE], township="五数镇", year=2019)
    write_form(returns / "五数镇-2019.xlsx", township="五数镇", year=2019, figures=later)
    return open_explorer(returns)


def test_words_find_figures_in_any_order_and_nothing_else(explorer: Explorer) -> None:
    one, other = explorer.figures("因病 户数"), explorer.figures("户数 因病")
    pd.testing.assert_frame_equal(one, other)
    assert list(one.columns) == FOUND
    assert one[["township", "value", "unit"]].to_numpy().tolist() == [["XX镇", 94.0, "户"]]
    assert explorer.figures("没有这个词").empty
    assert set(explorer.figures("五数镇 2019")["year"]) == {2019}


def test_townships_years_and_subject_narrow_what_is_found(explorer: Explorer) -> None:
    every = explorer.figures()
    assert len(every) == len(explorer.intake.figures)
    assert set(explorer.figures(townships=["五数镇"], years=[2018])["year"]) == {2018}
    causes = explorer.figures(subject="causes")
    assert 0 < len(causes) < len(every)
    assert causes["figure"].str.startswith("cause/").all()
    with pytest.raises(FupinError, match="F354"):
        explorer.figures(subject="cause")


def test_a_number_leads_to_its_cell(explorer: Explorer) -> None:
    found = explorer.figures("因病 户数").iloc[0]
    shown = explorer.excerpt(found["source"])
    assert shown.count("<mark>") == 1
    assert "<mark>94</mark>" in shown
    assert "因病" in shown
    assert "不能在此显示" in explorer.excerpt("没有.xlsx › 表 › C7")
    assert "<mark>" not in explorer.excerpt("XX镇-2018.xlsx › 致贫原因 › D999")


def test_a_number_of_a_text_leads_to_its_sentence(tmp_path: Path) -> None:
    text = "甲山镇2018年扶贫工作总结\n\n全镇建档立卡贫困户40户163人。\n\n2018年脱贫12户51人。\n"
    (tmp_path / "甲山镇2018年总结.txt").write_text(text, encoding="utf-8")
    explorer = open_explorer(tmp_path)
    found = explorer.figures("脱贫 12").iloc[0]
    assert "<mark>12户</mark>" in explorer.excerpt(found["source"]).replace("</mark>户", "户</mark>")


def test_what_a_cell_holds_is_shown_as_text(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("2018年甲山镇\n指标,户数\n<b>怪</b>,3\n建档立卡合计,40\n", encoding="utf-8")
    explorer = open_explorer(tmp_path)
    shown = "".join(explorer.excerpt(source) for source in explorer.figures()["source"])
    assert "&lt;b&gt;" in shown
    assert "<b>怪" not in shown


def test_two_years_are_compared_period_by_period(explorer: Explorer) -> None:
    table = explorer.compare(("五数镇", 2018), ("五数镇", 2019))
    assert len(table) == len(FIVE)
    assert table["difference"].tolist() == [1.0] * len(FIVE)
    assert sorted(table["one"]) == sorted(float(str(row["value"])) for row in FIVE)
    assert table["ratio"].tolist() == pytest.approx(((table["one"] + 1) / table["one"]).tolist())
    assert table["source_one"].str.startswith("五数镇-2018.xlsx").all()


def test_what_one_did_not_report_stays_and_is_no_zero(explorer: Explorer) -> None:
    table = explorer.compare(("五数镇", 2018), ("XX镇", 2018), subject="causes")
    assert len(table) == len(explorer.figures(townships=["XX镇"], subject="causes"))
    assert table["one"].isna().all()
    assert table["difference"].isna().all()
    registry = explorer.compare(("五数镇", 2018), ("XX镇", 2018), subject="registry").set_index("label")
    assert registry.loc["2018年建档立卡合计户数", ["one", "other", "difference"]].tolist() == [40, 298, 258]


def test_a_value_is_tried_and_nothing_is_recorded(explorer: Explorer, returns: Path) -> None:
    trial = explorer.try_value("XX镇", 2018, "plan/exit_as_listed.households@2018", 57)
    assert [name.split("-")[2] for name in trial.vanish["finding"]] == ["B201"]
    assert trial.appear.empty
    assert "7户改为57户（不写入）" in trial.tell()[0]
    worse = explorer.try_value("XX镇", 2018, "2018年建档立卡合计户数", 410)
    assert len(worse.appear) > 0
    assert not (returns.parent / "decisions").exists()
    assert read_decisions(returns.parent / "decisions") == ()
    assert len(explorer.intake.findings) == 3


@pytest.mark.parametrize(
    ("figure", "value", "code"),
    [
        ("天气", 3, "F316"),
        ("publicity/banners.count@2031", 3, "F411"),
        ("registry/total.households@2018", -1, "F416"),
        ("registry/total.households@2018", 1.5, "F417"),
    ],
)
def test_a_value_that_cannot_be_tried_is_answered(explorer: Explorer, figure: str, value: float, code: str) -> None:
    with pytest.raises(FupinError, match=code):
        explorer.try_value("XX镇", 2018, figure, value)


def test_what_is_taken_along_says_the_same_and_can_be_made_again(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "taken" / "along"
    selection = Selection(("XX镇",), (2018,), "causes")
    paths = {path.suffix: path for path in export_selection(explorer, selection, folder)}
    assert sorted(paths) == [".csv", ".ipynb", ".png", ".xlsx"]
    found = explorer.figures(**selection.options)
    read = pd.read_csv(paths[".csv"])
    assert read["value"].tolist() == found["value"].tolist()
    assert paths[".png"].read_bytes().startswith(b"\x89PNG")
    sheets = openpyxl.load_workbook(paths[".xlsx"]).worksheets
    cells = [cell.value for row in sheets[-1].iter_rows() for cell in row]
    assert [cell for cell in cells if isinstance(cell, int | float)] == found["value"].tolist()
    monkeypatch.chdir(folder)
    sources = ["".join(cell["source"]) for cell in json.loads(paths[".ipynb"].read_text(encoding="utf-8"))["cells"]]
    assert str(tmp_path) not in "".join(sources)
    space: dict[str, object] = {}
    exec(sources[0], space)
    pd.testing.assert_frame_equal(eval(sources[1], space), found)
    assert eval(sources[2], space).text == explorer.section("XX镇", 2018, "causes").text


def test_words_are_looked_for_in_every_subject() -> None:
    assert Selection(words="危房", subject="causes").options["subject"] == ""
    assert Selection(subject="causes").options["subject"] == "causes"


def test_a_ratio_to_nothing_is_none(tmp_path: Path) -> None:
    for year, value in ((2018, 0), (2019, 5)):
        rows = [{**FIVE[0], "period": str(year), "value": value}]
        write_form(tmp_path / f"零镇-{year}.xlsx", township="零镇", year=year, figures=unit(rows, township="零镇", year=year))
    table = open_explorer(tmp_path).compare(("零镇", 2018), ("零镇", 2019))
    row = table.iloc[0]
    assert (row["one"], row["other"], row["difference"]) == (0, 5, 5)
    assert math.isnan(row["ratio"])
