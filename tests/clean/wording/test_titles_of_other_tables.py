"""Two tables on a sheet, each with a title of its own: whom the upper one is about is nothing to the lower one."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


@pytest.mark.parametrize(
    ("upper", "lower", "heading", "item"),
    [
        ("平安乡2020年残疾人两项补贴发放表", "平安乡2020年临时救助发放表", "救助户数（户）", "temporary_relief"),
        ("平安乡2020年脱贫户收入情况表", "平安乡2020年道路建设情况表", "硬化路（公里）", "paved_roads"),
        ("2020年平安乡低保对象分类情况表", "2020年平安乡高龄津贴发放表", "80岁以上（人）", "old_age_allowance"),
        ("平安乡2020年易地扶贫搬迁情况表", "平安乡2020年务工就业统计表", "务工人数", "employed"),
        ("平安乡2020年监测对象帮扶统计表", "平安乡2020年医保参保统计表", "参保人数", "insured"),
    ],
)
def test_a_table_below_another_counts_everybody_again(upper: str, lower: str, heading: str, item: str) -> None:
    rows = [[upper], ["村名", "户数"], ["东村", 8], [], [lower], ["村名", heading], ["东村", 3]]
    figures = clean_rows(rows).figures
    assert figures[figures["value"].eq(3)]["item"].tolist() == [item]


@pytest.mark.parametrize("titles", [["平安乡2020年残疾人就业情况表"], ["平安乡2020年残疾人工作统计表", "（一）就业"]])
def test_a_part_of_one_return_is_of_those_whom_its_title_names(titles: list[str]) -> None:
    rows = [
        *([title] for title in titles),
        ["村名", "就业人数"],
        ["东村", 8],
        [],
        ["二、培训情况"],
        ["村名", "培训人数"],
        ["东村", 3],
    ]
    figures = clean_rows(rows).figures
    assert figures[figures["value"].eq(3)]["item"].tolist() == ["courses_of_disabled"]


NOTES = (
    "注：人数按户籍数填写",
    "填表说明：户数按年末数填写，人数按户籍数填写。",
    "说明：合计为全镇数",
    "填表要求：合计为全乡数",
    "备注：低保户数由民政部门提供",
    "（注：含易地扶贫搬迁户）",
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_note_beside_a_title_says_neither_whose_nor_what_the_table_is(note: str, is_above: bool) -> None:
    title = "甲山镇2018年贫困户主要致贫原因情况统计表"
    body: list[list[object]] = [["致贫原因", "户数", "人数"], ["因病", 107, 381], ["因残", 46, 129], ["合计", 153, 510]]
    plain = values(clean_rows([[title], *body]))
    assert values(clean_rows([*([[note], [title]] if is_above else [[title], [note]]), *body])) == plain
