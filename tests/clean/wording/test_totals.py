"""Which sum 合计 is: that of what the title is about, in one measure with its parts, and no other's."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def _rows(title: str, heads: list[object], *rows: list[object]) -> list[tuple[str, str]]:
    figures = clean_rows([[f"甲澜镇2020年{title}"], heads, *rows]).figures
    return list(zip(figures["item"], figures["measure"], strict=True))


_STAGES = (["小学", 31], ["初中", 22], ["合计", 53])


@pytest.mark.parametrize("title", ["教育扶贫资助情况", "教育资助情况统计表", "教育扶贫补助情况", "贫困学生资助情况"])
def test_the_sum_of_stages_under_aid_are_all_who_were_paid(title: str) -> None:
    assert _rows(title, ["学段", "人数"], *_STAGES)[-1] == ("total", "recipients")
    assert _rows(title, ["村名", "小学（人）", "初中（人）", "合计（人）"], ["上坪村", 3, 4, 7])[-1] == ("total", "recipients")


@pytest.mark.parametrize("title", ["贫困学生统计表", "义务教育阶段贫困学生情况", "在校学生情况"])
def test_pupils_of_whom_nothing_says_that_they_are_paid_are_persons_in_parts_and_in_sum(title: str) -> None:
    found = _rows(title, ["学段", "人数"], *_STAGES)
    assert {measure for _, measure in found} == {"persons"}
    assert "total" not in {item for item, _ in found}


@pytest.mark.parametrize("title", ["农村住房安全鉴定情况", "危房鉴定情况统计表"])
def test_the_sum_of_grades_of_houses_looked_at_are_no_houses_rebuilt(title: str) -> None:
    found = _rows(title, ["等级", "户数"], ["A级", 31], ["B级", 20], ["C级", 3], ["D级", 2], ["合计", 56])
    assert found[-1][0] != "rebuilt"


@pytest.mark.parametrize("title", ["住房安全鉴定及危房改造情况", "农村危房改造情况"])
def test_the_sum_of_grades_rebuilt_is(title: str) -> None:
    assert _rows(title, ["等级", "户数"], ["C级", 3], ["D级", 2], ["合计", 5])[-1] == ("rebuilt", "households")


def test_the_sum_of_houses_rebuilt_and_households_moved_is_neither() -> None:
    found = _rows("危房改造情况统计表", ["保障方式", "户数"], ["危房改造", 13], ["易地搬迁", 22], ["合计", 35])
    assert found[1][0] == "relocation"
    assert found[-1][0] not in ("rebuilt", "relocation")
    heads: list[object] = ["村名", "危房改造户数", "易地搬迁户数", "合计户数"]
    found = _rows("危房改造情况统计表", heads, ["上坪村", 4, 14, 18])
    assert [item for item, _ in found[:2]] == ["rebuilt", "relocation"]
    assert found[-1][0] not in ("rebuilt", "relocation")
