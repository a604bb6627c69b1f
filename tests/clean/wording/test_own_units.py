"""A unit in brackets is the number's own, whatever unit the table's line names for its amounts."""

import pytest

from fupin_analysis.clean.wording.own_units import is_unit
from tests.clean.grids import clean_rows


def numbers(heading: str, value: float) -> list[tuple[str, float]]:
    rows = [["甲山镇2020年项目建设统计表"], ["单位：万元"], ["村", heading, "投入资金"], ["东村", value, 45], ["西村", value, 30]]
    figures = clean_rows(rows).figures
    return [(one["measure"], one["value"]) for one in figures.to_dict("records") if one["value"] not in (450_000, 300_000)]


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("蓄水池（口）", 4, ("count", 4)),
        ("栽植花椒（万株）", 2.5, ("count", 25_000)),
        ("养殖土鸡（千只）", 3, ("count", 3000)),
        ("惠及群众（百名）", 2, ("persons", 200)),
        ("施工工期（天）", 90, ("quantity", 90)),
        ("补助标准（元/亩）", 300, ("quantity", 300)),
        ("开行班车（车次）", 12, ("count", 12)),
        ("变压器容量（千伏安）", 400, ("quantity", 400)),
    ],
)
def test_a_unit_in_brackets_goes_before_the_line(heading, value, expected):
    assert numbers(heading, value) == [expected, expected]


def test_brackets_that_are_no_unit_leave_the_line():
    assert numbers("专项资金（中央）", 12) == [("amount_yuan", 120_000)] * 2
    assert numbers("发放低保金（月）", 12) == [("amount_yuan", 120_000)] * 2


def test_a_persons_number_is_no_count_of_mouths():
    found = clean_rows([["甲山镇2020年统计表"], ["村", "农村人口数"], ["东村", 812]]).figures
    assert found[["measure", "value"]].values.tolist() == [["persons", 812.0]]


def test_units_are_told_by_their_form():
    assert is_unit("公斤/亩·年")
    assert not is_unit("不含低保")
