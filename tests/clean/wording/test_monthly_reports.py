"""A monthly report of which only the sheet or the file says the month; what only came in some month is of its year."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.clean.tables import clean_cells
from tests.clean.grids import cells_of, clean_rows

BODY: list[list[object]] = [["乡镇", "监测户数", "监测人数"], ["甲山镇", 20, 70], ["乙河镇", 15, 52]]


def _periods(title: str, *, file: str, sheet: str, caption: str = "") -> set[str]:
    above = [[title], [caption]] if caption else [[title]]
    return {*clean_rows([*above, *BODY], file=file, sheet=sheet).figures["period"]}


@pytest.mark.parametrize(
    ("title", "file", "sheet", "period"),
    [
        ("防返贫监测工作月报表", "平川县防返贫月报（2021年6月）.xlsx", "Sheet1", "2021M06"),
        ("2021年防返贫监测工作月报表", "监测.xlsx", "6月", "2021M06"),
        ("2021年防返贫监测工作季报", "监测.xlsx", "二季度", "2021Q2"),
        ("防返贫监测工作情况", "2021年6月月报.xlsx", "Sheet1", "2021M06"),
        ("2021年3月防返贫监测工作月报", "2021年4月.xlsx", "Sheet1", "2021M03"),
        ("2021年防返贫监测工作情况", "监测2021年12月.xlsx", "Sheet1", "2021"),
        ("2021年防返贫监测工作情况", "监测.xlsx", "12月", "2021"),
    ],
)
def test_the_month_of_a_report_is_that_of_its_sheet_or_file(title: str, file: str, sheet: str, period: str) -> None:
    assert _periods(title, file=file, sheet=sheet) == {period}


def test_the_day_of_filling_in_is_no_month_of_the_report() -> None:
    caption = "填报日期：2021年7月2日"
    assert _periods("防返贫监测工作月报表", file="月报（2021年6月）.xlsx", sheet="6月", caption=caption) == {"2021M06"}


def test_sheets_named_after_months_are_of_these() -> None:
    sheets = [cells_of([["2021年监测工作情况"], *BODY], sheet=sheet) for sheet in ("5月", "6月")]
    found = clean_cells(pd.concat(sheets, ignore_index=True)).figures
    assert {*found["period"]} == {"2021M05", "2021M06"}
