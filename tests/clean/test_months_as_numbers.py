"""A month typed as a number: 2018.10 is stored as 2018.1, which is January only where what is shown says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.cells import from_sheets, to_sheets
from fupin_analysis.flow import read_files
from tests.clean.own_forms.test_returns import workbook

_TIDY = ["township", "year", "topic", "item", "measure", "period", "value"]


def _months(folder: Path, rows: list[list[object]], format_code: str, *, column: int = 1) -> tuple[list[str], list[str]]:
    """Return the periods of the figures, and the reasons of what was set aside."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for (cell,) in sheet.iter_rows(min_col=column, max_col=column):
        if isinstance(cell.value, float):
            cell.number_format = format_code
    book.save(folder / "表.xlsx")
    read = read_files([folder / "表.xlsx"])
    return sorted({*read.figures["period"]}), list(read.quarantine["code"])


@pytest.mark.parametrize("format_code", ["0.00", "0.00_ ", "0.00;[Red]-0.00", "#,##0.00"])
def test_the_nought_that_is_shown_makes_it_october(tmp_path: Path, format_code: str) -> None:
    rows = [["甲山镇2018年脱贫情况"], ["时间", "脱贫户数"], [2018.09, 3], [2018.10, 4], [2018.11, 5]]
    assert _months(tmp_path, rows, format_code) == (["2018M09", "2018M10", "2018M11"], [])


@pytest.mark.parametrize("format_code", ["General", "0.0", "0.000"])
def test_where_no_nought_is_shown_it_may_be_january_and_is_asked_about(tmp_path: Path, format_code: str) -> None:
    rows = [["甲山镇2018年脱贫情况"], ["时间", "脱贫户数"], [2018.09, 3], [2018.10, 4], [2018.11, 5], [2018.2, 1]]
    assert _months(tmp_path, rows, format_code) == (["2018M02", "2018M09", "2018M11"], ["F208"])


def test_a_text_says_which_month_it_is(tmp_path: Path) -> None:
    rows = [["甲山镇2018年脱贫情况"], ["时间", "脱贫户数"], ["2018.1", 3], ["2018.10", 4]]
    assert _months(tmp_path, rows, "General") == (["2018M01", "2018M10"], [])


def test_a_value_is_the_number_it_is(tmp_path: Path) -> None:
    rows = [["2018年扶贫资金（万元）"], ["乡镇", "到位资金"], ["甲山镇", 2018.1], ["乙山镇", 2018.2], ["丙山镇", 30.5]]
    assert _months(tmp_path, rows, "General", column=2) == (["2018"], [])


@pytest.mark.parametrize(("format_code", "months", "codes"), [("0.00", ["2018M10"], []), ("General", [], ["F208"])])
def test_the_period_of_a_tidy_row(tmp_path: Path, format_code: str, months: list[str], codes: list[str]) -> None:
    rows = [_TIDY, ["甲山镇", 2018, "cause", "illness", "households", 2018.10, 4]]
    assert _months(tmp_path, rows, format_code, column=6) == (months, codes)


@pytest.mark.parametrize(("format_code", "months", "codes"), [("0.00", ["2018M10"], []), ("", [], ["F208", "F208"])])
def test_the_period_of_a_row_of_the_form(format_code: str, months: list[str], codes: list[str]) -> None:
    [cover, page] = to_sheets(workbook(["因病", 2018.1, "", 94, 381, ""]))
    cells = [cell._replace(format=format_code) if cell.text == "2018.1" else cell for cell in page.cells]
    cleaned = clean_return(from_sheets([cover, page.__class__(page.file, page.name, cells)]))
    assert (list(dict.fromkeys(cleaned.figures["period"])), list(cleaned.quarantine["code"])) == (months, codes)
