"""What stands behind the values of a table and tells more of its rows, and headings told apart by what stands before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.flow import take_in
from tests.clean.grids import clean_rows, reasons, values

_WORKS: list[object] = ["序号", "项目名称", "投资（万元）"]


@pytest.mark.parametrize("heading", ["所在村", "建设地点", "实施单位", "村名"])
def test_the_village_of_a_work_may_stand_behind_its_cost(heading: str) -> None:
    rows: list[list[object]] = [[1, "茶园建设", 13, "石桥村", 31], [2, "养牛场", 27, "大湾村", 19]]
    cleaned = clean_rows([["甲山镇2019年产业项目表"], [*_WORKS, heading, "受益户数（户）"], *rows, ["", "合计", 40, "", 50]])
    found = {(row["place"], row["measure"]): row["value"] for row in cleaned.figures.to_dict("records")}
    assert found["石桥村", "amount_yuan"] == 130_000
    assert found["大湾村", "households"] == 19
    assert found["", "households"] == 50
    assert "F261" not in reasons(cleaned).values()


@pytest.mark.parametrize(
    ("heading", "words"), [("类别", ["产业", "产业", "基础设施"]), ("实施单位", ["县水利局", "县交通局", "石桥村"])]
)
def test_words_that_several_rows_share_and_offices_begin_no_table(heading: str, words: list[str]) -> None:
    names = ["茶园建设", "养牛场", "通村路"]
    rows = [[at, name, 13 + at, word, 31 + at] for at, (name, word) in enumerate(zip(names, words, strict=True))]
    cleaned = clean_rows([["甲山镇2019年扶贫项目表"], [*_WORKS, heading, "受益户数（户）"], *rows])
    assert set(cleaned.figures["place"]) == {""}
    assert sorted(cleaned.figures.loc[cleaned.figures["measure"].eq("households"), "value"]) == [31, 32, 33]
    assert set(reasons(cleaned).values()) == {"F222"}


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (["致贫原因", "户数（户）", "村名", "低保户（户）"], [["因病", "石桥村"], ["因残", "大湾村"]]),
        (["项目名称", "投资（万元）", "致贫原因", "户数（户）"], [["茶园建设", "因病"], ["养牛场", "因残"]]),
        (["村名", "低保户（户）", "村名", "五保户（户）"], [["石桥村", "大湾村"], ["大湾村", "石桥村"]]),
    ],
)
def test_names_of_other_rows_are_still_asked_about_and_leave_what_stands_before_them(
    heads: list[object], words: list[list[str]]
) -> None:
    rows: list[list[object]] = [[one, 13, other, 31] for one, other in words]
    cleaned = clean_rows([["甲山镇2019年情况表"], heads, *rows])
    assert reasons(cleaned) == {"D3": "F261", "D4": "F261"}
    assert set(cleaned.figures["township"]) == {"甲山镇"}


_ROWS: list[list[object]] = [["石桥村", 15, 11, 4, 3, 2, 1], ["大湾村", 13, 9, 2, 4, 1, 1]]


@pytest.mark.parametrize("wholes", [("贫困户", "非贫困户"), ("贫困户合计", "非贫困户合计"), ("贫困户（户）", "非贫困户（户）")])
def test_kinds_behind_two_wholes_are_of_the_one_before_them(wholes: tuple[str, str]) -> None:
    kinds = ("低保户", "五保户")
    cleaned = clean_rows([["甲山镇2019年危房改造统计表（户）"], ["村名", wholes[0], *kinds, wholes[1], *kinds], *_ROWS])
    found = values(cleaned)
    assert found["甲山镇", "石桥村", "housing/rebuilt_of_low_income_allowance", "households"] == 11
    assert found["甲山镇", "石桥村", "housing/危房改造 非贫困户 低保户", "households"] == 2
    assert reasons(cleaned) == {}


@pytest.mark.parametrize(
    "heads",
    [
        ["村名", "低保户", "五保户", "残疾户", "低保户", "五保户", "其他户"],  # no whole before the first
        ["村名", "贫困户", "低保户", "低保户", "非贫困户", "低保户", "五保户"],  # twice behind one
        ["村名", "贫困户", "低保户", "五保户", "残疾户", "低保户", "五保户"],
    ],
)
def test_kinds_of_no_whole_are_asked_about(heads: list[object]) -> None:
    rows: list[list[object]] = [["石桥村", 15, 11, 4, 3, 2, 9], ["大湾村", 13, 9, 2, 4, 1, 1]]
    assert "F258" in reasons(clean_rows([["甲山镇2019年危房改造统计表（户）"], heads, *rows])).values()


def test_groups_merged_above_the_row_of_headings_are_no_titles() -> None:
    head: list[list[object]] = [["", "", "贫困户", "", "非贫困户"], ["村名", "总户数", "低保户", "五保户", "低保户", "五保户"]]
    rows: list[list[object]] = [["石桥村", 18, 11, 4, 2, 1]]
    merges = [(2, 3, 2, 4), (2, 5, 2, 6)]
    found = values(clean_rows([["甲山镇2019年危房改造统计表（户）"], *head, *rows], merges=merges))
    assert found["甲山镇", "石桥村", "housing/rebuilt_of_extreme_poverty", "households"] == 4
    assert found["甲山镇", "石桥村", "housing/危房改造 非贫困户 五保户", "households"] == 1


@pytest.mark.parametrize(
    "names",
    [["党政办", "财政所", "农业服务中心"], ["县财政局", "县医院", "鑫源服装厂"], ["产业扶贫组", "住房安全组", "教育保障组"]],
)
def test_rows_of_offices_are_kept_in_their_own_words(names: list[str]) -> None:
    rows = [[name, 7 + at] for at, name in enumerate(names)]
    cleaned = clean_rows([["甲山镇2019年结对帮扶情况"], ["单位", "结对户数（户）"], *rows])
    assert [names[int(row["value"]) - 7] in row["item"] for row in cleaned.figures.to_dict("records")] == [True] * 3
    assert [set(cleaned.figures[name]) for name in ("township", "place", "topic")] == [{"甲山镇"}, {""}, {"visits"}]


def test_an_office_among_villages_is_no_place_and_its_numbers_are_its_own() -> None:
    rows: list[list[object]] = [["石桥村", 15], ["大湾村", 13], ["镇直机关", 4], ["合计", 32]]
    cleaned = clean_rows([["甲山镇2019年结对帮扶情况"], ["单位", "结对户数（户）"], *rows])
    of_office = cleaned.figures[cleaned.figures["value"].eq(4)].to_dict("records")
    assert [(row["place"], "镇直机关" in row["item"]) for row in of_office] == [("", True)]
    assert values(cleaned)["甲山镇", "", "visits/paired", "households"] == 32


def test_what_is_no_office_is_asked_about_and_what_is_the_countys_is_not() -> None:
    rows: list[list[object]] = [["甲山镇", 15], ["乙水乡", 13], ["县本级", 4], ["县直学校", 3], ["高坎", 2], ["〃", 1]]
    cleaned = clean_rows([["甲水县2019年低保情况"], ["单位", "低保户数（户）"], *rows])
    assert reasons(cleaned) == {"B5": "F249", "B6": "F249", "B7": "F251", "B8": "F299"}


def test_sums_of_several_years_are_of_none_and_need_no_answer() -> None:
    head: list[object] = ["项目", "2017年（万元）", "2018年（万元）", "两年合计（万元）"]
    cleaned = clean_rows([["甲山镇2017—2018年扶贫资金"], head, ["产业发展", 13, 21, 34]])
    assert reasons(cleaned) == {"D3": "F221"}
    rows: list[list[object]] = [["年度", "脱贫户数（户）"], ["2017年", 13], ["2018年", 21], ["两年累计", 34]]
    assert reasons(clean_rows([["甲山镇脱贫情况表"], *rows])) == {"B5": "F221"}


def test_terms_and_their_sum_that_counts_nobody_twice() -> None:
    rows: list[list[object]] = [["学期", "受助人数（人）"], ["春季学期", 31], ["秋季学期", 42], ["全年合计（不重复）", 50]]
    cleaned = clean_rows([["甲山镇2019年教育资助情况表"], *rows])
    assert values(cleaned)["甲山镇", "", "education/aid", "recipients"] == 50
    assert cleaned.problems == ()
    rows = [["月份", "发放户数（户）"], ["1月", 3], ["2月", 4], ["本期合计", 7]]
    assert reasons(clean_rows([["甲山镇2019年小额信贷发放情况表"], *rows])) == {}


def test_what_is_asked_of_a_row_or_a_column_is_asked_once(tmp_path: Path) -> None:
    rows = ["单位,低保户数（户）,低保人数（人）", "甲山镇,15,31", "乙水乡,13,29", "高坎,2,5"]
    (tmp_path / "单位.csv").write_text("\n".join(["2019年低保情况,,", *rows]), encoding="utf-8")
    rows = ["村名,低保户（户）,低保户（户）", "石桥村,15,31", "大湾村,13,29"]
    (tmp_path / "两列.csv").write_text("\n".join(["甲山镇2019年低保情况,,", *rows]), encoding="utf-8")
    told = take_in(tmp_path).messages()
    assert [message.split("：")[0].split(" · ") for message in told] == [
        ["两列.csv › 第3行第2列 (+3)", "F258"],
        ["单位.csv › 第5行第2列 (+1)", "F251"],
    ]
