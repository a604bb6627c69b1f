"""Batches, documents and kinds tell apart rows that say the same otherwise, and a 小计 among others is no township's."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_LEVELS = [["级别", "批次", "到位金额"], ["中央", "第一批", 120], ["", "第二批", 30], ["", "小计", 150], ["省级", "第一批", 60]]


def _of_place(rows: list[list[object]], place: str = "") -> dict[str, float]:
    """Return a table's figures of money at a place, by item."""
    found = values(clean_rows([["甲山镇2023年衔接资金情况表"], ["单位：万元"], *rows]))
    return {key[-2]: value for key, value in found.items() if key[-3] == place}


@pytest.mark.parametrize("merges", [[], [(4, 1, 6, 1)]])
def test_batches_of_one_source_are_payments_and_no_two_statements(merges: list[tuple[int, int, int, int]]) -> None:
    rows = [["甲山镇2023年衔接资金到位情况表"], ["单位：万元"], *_LEVELS, ["合计", "", 210]]
    found = values(clean_rows(rows, merges=merges))
    assert {key[-2]: value for key, value in found.items()} == {
        "funds/central_received_of_first_batch": 1_200_000,
        "funds/central_received_of_second_batch": 300_000,
        "funds/central_received": 1_500_000,
        "funds/provincial_received_of_first_batch": 600_000,
        "funds/transition_received": 2_100_000,
    }


def test_documents_and_standards_tell_rows_apart_as_well() -> None:
    heads = ["资金来源", "文号", "金额"]
    rows = [["省级", "云财农〔2023〕5号", 120], ["省级", "云财农〔2023〕18号", 30], ["县级", "青财〔2023〕7号", 50]]
    assert _of_place([heads, *rows]) == {
        "funds/省级 云财农〔2023〕5号": 1_200_000,
        "funds/省级 云财农〔2023〕18号": 300_000,
        "funds/县级 青财〔2023〕7号": 500_000,
    }


def test_several_works_of_one_village_are_told_apart() -> None:
    rows = [["青石村", "蓄水池", 12], ["青石村", "村道硬化", 35], ["大田村", "蓄水池", 9], ["大田村", "文化广场", 20]]
    found = _of_place([["村名", "建设内容", "投资"], *rows], "青石村")
    assert sorted(found.values()) == [120_000, 350_000]
    assert len(found) == 2


def test_what_is_the_same_row_again_is_still_said_twice() -> None:
    rows = [["中央", "第一批", 120], ["中央", "第二批", 30], ["中央", "第一批", 125], ["省级", "第一批", 60]]
    figures = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", "批次", "到位金额（万元）"], *rows]).figures
    again = figures[figures["item"] == "central_received_of_first_batch"]
    assert sorted(again["value"]) == [1_200_000, 1_250_000]


@pytest.mark.parametrize("heading", ["包户干部", "备注", "完成进度"])
def test_persons_remarks_and_states_name_no_rows(heading: str) -> None:
    rows = [["中央", "甲某", 120], ["中央", "乙某", 30], ["省级", "丙某", 60], ["省级", "丁某", 20]]
    cleaned = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", heading, "到位金额（万元）"], *rows])
    assert not any("某" in str(item) for item in cleaned.figures["item"])


def test_where_each_row_is_another_no_column_of_words_is_needed() -> None:
    rows = [["青石村", "县财政局", 12], ["大田村", "县教育局", 35], ["黄岭村", "县水利局", 9]]
    assert _of_place([["村名", "结对单位", "帮扶资金"], *rows], "青石村") == {"funds/帮扶资金": 120_000}


def test_a_sum_of_some_rows_is_no_figure_where_there_are_others() -> None:
    rows = [["中央", 120], ["省级", 30], ["小计", 155], ["县级", 20], ["乡级", 5], ["小计", 25], ["合计", 175]]
    cleaned = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", "到位金额（万元）"], *rows])
    assert reasons(cleaned) == {"B5": "F221", "B8": "F221"}
    assert [(problem.code, problem.where.split(" › ")[-1]) for problem in cleaned.problems][:1] == [("F265", "B5")]


def test_the_only_sum_is_of_all_rows_whatever_it_is_called() -> None:
    assert 1_500_000 in _of_place([["级别", "到位金额"], ["中央", 120], ["省级", 30], ["小计", 150]]).values()


@pytest.mark.parametrize("sign", ["〃", "同上", "″"])
def test_a_sign_for_the_same_says_what_stands_above_it(sign: str) -> None:
    rows = [["中央", "第一批", 120], [sign, "第二批", 30], ["省级", sign, 60], ["中央", "第三批", 20], ["省级", sign, 10]]
    assert _of_place([["级别", "批次", "到位金额"], *rows]) == {
        "funds/central_received_of_first_batch": 1_200_000,
        "funds/central_received_of_second_batch": 300_000,
        "funds/provincial_received_of_second_batch": 600_000,
        "funds/central_received_of_third_batch": 200_000,
        "funds/provincial_received_of_third_batch": 100_000,
    }


def test_a_sign_for_the_same_alone_on_its_row_is_asked_about() -> None:
    rows = [["青石村", 12], ["大田村", 8], ["合计", 20], ["〃", 3]]
    assert reasons(clean_rows([["甲山镇2023年低保情况"], ["村名", "低保户数"], *rows])) == {"B6": "F299"}


def _items(rows: list[list[object]], title: str = "甲山镇2020年教育资助情况表") -> set[str]:
    return {key[-2] for key in values(clean_rows([[title], *rows]))}


@pytest.mark.parametrize("scheme", ["资助项目", "补助类别", "学校类别"])
def test_a_second_column_of_labels_is_part_of_the_name(scheme: str) -> None:
    rows = [[scheme, "年级", "金额（元）"], ["寄宿补助", "一至三年级", 900], ["", "四至六年级", 700]]
    rows += [["营养餐", "一至三年级", 400], ["", "四至六年级", 300]]
    assert len(_items(rows)) == 4


def test_works_of_kinds_are_named_beside_a_column_of_units() -> None:
    rows = [["工程类别", "建设内容", "单位", "完成"], ["道路", "村组道路", "公里", 12], ["饮水", "安全饮水工程", "处", 4]]
    found = values(clean_rows([["甲山镇2018年基础设施建设情况表"], *rows]))
    assert {key[-2]: value for key, value in found.items()} == {
        "infrastructure/group_roads": 12,
        "infrastructure/water_projects": 4,
    }


def test_three_levels_of_labels_head_a_table() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "完成数"],
        ["住房", "危房改造", "竣工户数", 12],
        ["就业", "劳务输出", "省外务工人数", 88],
    ]
    found = values(clean_rows([["甲山镇2019年指标完成情况"], *rows]))
    assert {key[-2] for key in found} == {"housing/rebuilt", "employment/outside_province"}


def test_a_batch_before_the_names_is_said_once_for_all_its_rows() -> None:
    rows = [
        ["批次", "项目", "资金（万元）"],
        ["第一批", "产业发展", 60],
        ["", "道路", 35],
        ["第二批", "产业发展", 20],
        ["", "道路", 18],
    ]
    assert _items(rows, "甲山镇2018年扶贫资金情况表") == {
        "production/第一批 产业发展",
        "production/第二批 产业发展",
        "infrastructure/第一批 道路",
        "infrastructure/第二批 道路",
    }


@pytest.mark.parametrize("office", ["资助单位", "发放部门"])
def test_who_pays_names_a_row_with_what_is_paid(office: str) -> None:
    before = [[office, "学段", "人数"], ["县教育局", "小学", 20], ["", "初中", 10], ["县慈善会", "小学", 5], ["", "初中", 3]]
    behind = [[office, "资助项目", "人数"], ["县教育局", "励志行动", 20], ["县残联", "圆梦行动", 6], ["县妇联", "春蕾行动", 2]]
    assert len(_items(before)) == 4
    assert _items(behind) == {"education/县教育局 励志行动", "education/县残联 圆梦行动", "education/县妇联 春蕾行动"}


def test_offices_below_a_heading_of_places_are_asked_about_no_longer() -> None:
    rows = [["单位", "项目", "人次"], ["教育局", "临时救助", 6], ["民政局", "临时救助", 31]]
    assert _items(rows, "甲山镇2019年救助情况表") == {"living/教育局 临时救助", "living/民政局 临时救助"}
    assert reasons(clean_rows([["甲山镇2019年情况"], ["单位", "户数"], ["开发区", 6], ["民政局", 31]]))


def test_where_numbers_come_from_hides_no_contradiction() -> None:
    rows = [["指标", "数据来源", "户数"], ["建档立卡", "扶贫系统", 120], ["建档立卡", "乡镇台账", 121]]
    cleaned = clean_rows([["甲山镇2019年统计表"], *rows])
    assert sorted(cleaned.figures["item"]) == ["total", "total"]
    alone = clean_rows([["甲山镇2019年贫困户核对表"], ["数据来源", "贫困户（户）"], ["民政办", 118], ["统计站", 120]])
    assert len({*alone.figures["item"]}) == 1
    assert len(alone.figures) == 2
