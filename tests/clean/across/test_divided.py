"""Columns that add up to one at their left are counted as it is, and money is in its unit: the numbers say so."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

ROWS = {"云岭村": [40, 20, 8, 6, 4, 2], "大坪村": [30, 12, 6, 7, 3, 2], "石门村": [25, 9, 6, 5, 3, 2]}


def _causes(*heads: str, off: int = 0) -> dict[tuple[str, str], float]:
    rows: list[list[object]] = [["村名", *heads], *([village, *row] for village, row in ROWS.items())]
    rows[1][-1] = 2 + off
    found = values(clean_rows([["青石镇2018年致贫原因统计表"], *rows]))
    return {(item, measure): value for (_, place, item, measure), value in found.items() if place == "云岭村"}


@pytest.mark.parametrize(
    ("whole", "measure"), [("贫困户数", "households"), ("贫困人口数", "persons"), ("总数（户）", "households")]
)
def test_causes_that_add_up_are_counted_as_the_column_before_them(whole: str, measure: str) -> None:
    found = _causes(whole, "因病", "因残", "缺劳动力", "缺资金", "其他")
    causes = {(f"cause/{name}", measure) for name in ("illness", "disability", "lack_of_labour", "lack_of_capital", "other")}
    assert causes <= found.keys()


def test_causes_that_do_not_add_up_count_nobody_knows_what() -> None:
    found = _causes("贫困户数", "因病", "因残", "缺劳动力", "缺技术", "其他", off=1)
    assert {measure for (item, measure) in found if item.startswith("cause/")} == {"quantity"}


@pytest.mark.parametrize("heads", [["财政资金", "群众自筹"], ["中央资金", "自筹资金"], ["财政补助", "社会投资"]])
@pytest.mark.parametrize("over", ["", "资金来源"])
def test_money_that_adds_up_is_in_the_unit_of_its_sum(heads: list[str], over: str) -> None:
    money = [["云岭村", 40, 35, 5], ["大坪村", 30.5, 28, 2.5], ["石门村", 20, 19.5, 0.5]]
    above: list[list[object]] = (
        [["村名", "总投资（万元）", over, ""], ["", "", *heads]] if over else [["村名", "总投资（万元）", *heads]]
    )
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4)] if over else []
    cleaned = clean_rows([["青石镇2019年饮水工程投资情况"], *above, *money], merges=merges)
    assert reasons(cleaned) == {}
    assert {value for (_, place, *_), value in values(cleaned).items() if place == "大坪村"} == {305_000, 280_000, 25_000}


def test_money_that_adds_up_to_none_with_a_unit_is_asked_about() -> None:
    money = [["云岭村", 40, 35, 6], ["大坪村", 30.5, 28, 2.5], ["石门村", 20, 19.5, 0.5]]
    cleaned = clean_rows([["青石镇2019年饮水工程投资情况"], ["村名", "总投资（万元）", "财政资金", "群众自筹"], *money])
    assert {*reasons(cleaned).values()} == {"F267"}


@pytest.mark.parametrize("classes", [["16岁以下", "16-60岁", "60岁以上"], ["0-15岁", "16-59岁", "60岁及以上"]])
def test_classes_of_people_by_age_are_counted_as_all_of_them(classes: list[str]) -> None:
    rows: list[list[object]] = [["村名", "贫困人口（人）", "年龄", "", ""], ["", "", *classes], ["云岭村", 210, 40, 120, 50]]
    rows += [["大坪村", 180, 36, 104, 40], ["石门村", 90, 20, 50, 20]]
    cleaned = clean_rows([["青石镇2019年贫困人口结构情况表"], *rows], merges=[(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 5)])
    assert reasons(cleaned) == {}
    assert {measure for (*_, measure) in values(cleaned)} == {"persons"}


def test_how_old_somebody_is_counts_nobody() -> None:
    cleaned = clean_rows([["青石镇2019年情况表"], ["村名", "贫困户数", "年龄"], ["云岭村", 21, 40], ["大坪村", 18, 36]])
    assert {*reasons(cleaned).values()} == {"F205"}
