"""Money of which nobody says the unit is asked about where it may be 10,000 yuan, and never read ten thousand times too small."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fupin_analysis.clean.across.bare_amounts import ask_units
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.core.answers import HeadingAnswer, Readings, answering
from fupin_analysis.core.cells import Cell
from tests.clean.grids import clean_rows, reasons, values

_TITLE = ["云岭县2022年衔接资金使用情况统计表"]


def read(amounts: Sequence[object], *above: Sequence[object], heading: str = "下达资金") -> tuple[list[float], list[str]]:
    """Amounts in yuan that were read, and codes of what was set aside."""
    rows = [[f"{name}镇", amount, 6] for name, amount in zip("甲乙丙丁", amounts, strict=False)]
    cleaned = clean_rows([_TITLE, *above, ["乡镇", heading, "项目个数"], *rows])
    found = [value for key, value in values(cleaned).items() if "amount_yuan" in key]
    return found, cleaned.quarantine["code"].tolist()


@pytest.mark.parametrize("amounts", [(512.6, 286), (512, 286), (1512.65, 286.4), ("512.6", "286")])
def test_amounts_without_any_unit_that_may_be_either_are_asked_about(amounts: Sequence[object]) -> None:
    assert read(amounts) == ([], ["F267", "F267"])


@pytest.mark.parametrize("amounts", [(5126000, 2860000), (512600.5, 286), (3000, 6000), ("5126000元", 286)])
def test_amounts_that_can_only_be_yuan_are_read(amounts: Sequence[object]) -> None:
    assert read(amounts)[0][0] > 1000
    assert "F267" not in read(amounts[:1])[1]


@pytest.mark.parametrize(
    "above",
    [
        ["单位：万元"],
        ["单位：万元、个"],
        ["填报单位：云岭县乡村振兴局", None, "单位：万元、个"],
        ["填报单位（盖章）：云岭县乡村振兴局", "填报时间：2022年12月", "金额单位：万元"],
        ["填报单位：", "云岭县乡村振兴局", "单位：", "万元、个"],
        ["单位：", "万元", None, "填报人：某某"],
    ],
)
def test_a_line_of_captions_tells_the_unit_however_it_is_spread_over_cells(above: Sequence[object]) -> None:
    assert read((512.6, 286), above) == ([5126000.0, 2860000.0], [])


def test_the_command_of_the_question_cures_the_column() -> None:
    with answering(Readings((HeadingAnswer(text="下达资金", unit="万元", by="张三"),))):
        assert read((512.6, 286)) == ([5126000.0, 2860000.0], [])


@pytest.mark.parametrize(("heading", "is_asked"), [("工资（元）", False), ("兑付金额（万元）", False), ("合计（元）", True)])
def test_people_beside_money_with_its_unit_are_not_asked_about(heading: str, *, is_asked: bool) -> None:
    rows = [["村名", "护林员", heading], ["青石村", 3, 24000], ["大田村", 2, 15000]]
    cleaned = clean_rows([["青石镇2023年公益性岗位工资发放情况"], *rows])
    assert ("F205" in cleaned.quarantine["code"].tolist()) == is_asked


def _projects(*amounts: int) -> list[list[object]]:
    heads: list[list[object]] = [["2020年扶贫项目完成情况表"], ["乡镇", "总投资（万元）", "已完工", ""], ["", "", "个数", "投资"]]
    return [*heads, ["甲山镇", 1500, 8, amounts[0]], ["乙河镇", 1100, 9, amounts[1]]]


def test_beside_a_column_so_called_in_ten_thousands_an_amount_without_unit_is_asked_about() -> None:
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4)]
    assert reasons(clean_rows(_projects(900, 1100), year=2020, merges=merges)) == {"D4": "F267", "D5": "F267"}
    assert not reasons(clean_rows(_projects(9_000_000, 11_000_000), year=2020, merges=merges))


def test_an_amount_so_called_by_nothing_beside_it_is_read_as_before() -> None:
    rows = [["2020年产业奖补情况表"], ["乡镇", "总投资（万元）", "奖补金额"], ["甲山镇", 1500, 3000], ["乙河镇", 1100, 1100]]
    assert {3000.0, 1100.0} <= {*values(clean_rows(rows, year=2020)).values()}


def test_an_amount_without_any_heading_is_so_called_by_nothing() -> None:
    amounts = [(1500, "总投资（万元）", "万元", "invested"), (3000, "", "", "own")]
    outcomes = tuple(
        CellOutcome(
            Cell(3, place, str(value)),
            ({"value": value, "measure": "amount_yuan", "topic": "funds", "item": item},),
            None,
            heading,
            unit=unit,
        )
        for place, (value, heading, unit, item) in enumerate(amounts, start=2)
    )
    assert ask_units(ReadTable(None, outcomes, "表.xlsx", "表")).outcomes == outcomes  # type: ignore[arg-type]
