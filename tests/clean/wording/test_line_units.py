"""What a heading is counted in: the line of units, a unit that no list has, and groups beside one another."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

Found = dict[tuple[str, str], float]


def _figures(*rows: list[object]) -> Found:
    """Return the first place's figures of a table, by item and measure."""
    found = clean_rows(rows).figures
    first = found[(found["township"] == found["township"].iloc[0]) & (found["place"] == found["place"].iloc[0])]
    entries = first[["topic", "item", "measure", "value"]].itertuples(index=False)
    return {(f"{topic}/{item}", measure): value for topic, item, measure, value in entries}


def test_beside_money_that_says_so_stages_and_grades_are_households() -> None:
    found = _figures(
        ["2019年农村危房改造进度表"],
        ["单位：户、万元、%"],
        ["乡镇", "C级", "已竣工", "已拨付补助资金", "竣工率"],
        ["甲山镇", 3, 5, 2.5, 62.5],
        ["乙水镇", 4, 6, 3, 75],
    )
    assert found["housing/grade_c", "households"] == 3
    assert found["housing/rebuilt", "households"] == 5
    assert found["housing/rebuilt", "amount_yuan"] == 25_000
    assert found["housing/rebuilding_rate", "rate"] == 0.625


@pytest.mark.parametrize(
    ("row", "item"),
    [
        (["危房改造", "户", 20, 19, "95%"], "housing/rebuilding_rate"),
        (["技能培训", "人次", 20, 19, "95%"], "training/labour_skills_completed_rate"),
        (["易地搬迁拆旧", "户", 20, 19, "95%"], "housing/old_houses_demolished_completed_rate"),
        (["扶贫小额信贷", "万元", 20, 19, "95%"], "credit/loans_completed_rate"),
    ],
)
@pytest.mark.parametrize("heading", ["完成率", "完成比例"])
def test_a_share_is_in_no_unit_of_its_row(row: list[object], item: str, heading: str) -> None:
    found = _figures(["甲山镇2020年目标任务完成情况"], ["指标", "单位", "年度任务", "完成数", heading], row)
    shares = {name: value for (name, measure), value in found.items() if measure in ("rate", "share")}
    assert set(shares.values()) == {0.95}
    assert heading == "完成比例" or item in shares


def test_money_that_no_word_of_the_vocabulary_names_is_money_still() -> None:
    found = _figures(
        ["2019年农村低保统计表"],
        ["单位：户、人、万元"],
        ["乡镇", "户数", "人数", "发放金额", "过节慰问金"],
        ["甲山镇", 3, 5, 2, 1.5],
    )
    assert found["living/过节慰问金", "amount_yuan"] == 15_000


def test_a_line_that_says_who_filled_it_in_and_when_is_no_heading() -> None:
    found = clean_rows(
        [
            ["甲县2019年农村危房改造任务完成情况统计表"],
            ["填报单位：甲县住房和城乡建设局", None, "截至2019年11月30日", None, "单位：户、万元"],
            ["序号", "乡镇", "已开工", "已竣工", "补助资金"],
            [1, "甲山镇", 4, 3, 2.5],
            [2, "乙水镇", 5, 4, 3],
        ]
    ).figures
    assert {*found["item"]} == {"rebuilt_started", "rebuilt"}
    assert 25_000 in {*found["value"]}


def test_a_number_in_a_unit_that_no_list_has_keeps_it_among_its_words() -> None:
    found = _figures(["甲山镇2019年电力统计表"], ["指标", "单位", "数量"], ["户均配变容量", "千伏安", 1.62], ["变压器", "台", 4])
    assert found["infrastructure/户均配变容量（千伏安）", "quantity"] == 1.62
    assert found["infrastructure/transformers", "count"] == 4


def test_of_groups_within_a_wider_one_each_is_its_own() -> None:
    found = _figures(
        ["2019年农村危房改造统计表"],
        ["乡镇", "竣工户数", "四类重点对象（户）", "", ""],
        ["", "", "建档立卡户", "低保户", "贫困残疾人家庭"],
        ["甲山镇", 9, 4, 3, 2],
        ["乙水镇", 8, 4, 3, 1],
    )
    assert found == {
        ("housing/rebuilt", "households"): 9,
        ("housing/rebuilt_of_registered", "households"): 4,
        ("housing/rebuilt_of_low_income_allowance", "households"): 3,
        ("housing/rebuilt_of_disabled", "households"): 2,
    }


def test_what_a_township_has_one_of_reports_for_the_township() -> None:
    rows = [["2019年家庭医生签约统计表"], ["卫生院", "签约人数"], ["甲山镇中心卫生院", 30], ["乙水镇卫生院", 20]]
    found = clean_rows(rows).figures
    assert dict(zip(found["township"], found["value"], strict=True)) == {"甲山镇": 30, "乙水镇": 20}


def test_finished_beside_what_is_the_money_or_counts_is_no_money() -> None:
    title = ["甲山镇2023年公益性岗位情况"]
    heads: list[object] = ["乡镇", "计划数", "完成数", "补助资金"]
    money = _figures(["2023年改厕情况"], ["单位：万元"], heads, ["甲山镇", 30, 28, 8.4], ["乙水镇", 20, 18, 5])
    assert {value for (_, measure), value in money.items() if measure == "amount_yuan"} == {84_000}
    heads = ["村名", "项目数", "实施数", "完成数"]
    counted = clean_rows([["甲山镇2023年项目情况"], ["单位：万元"], heads, ["青石村", 3, 2, 2], ["大田村", 4, 3, 2]]).figures
    assert "amount_yuan" not in set(counted["measure"])
    paid = _figures(title, ["单位：元"], ["岗位", "安排人数", "实际数", "报酬"], ["护林员", 5, 4, 40000], ["保洁员", 6, 6, 36000])
    assert paid["employment/forest_rangers", "persons"] == 4


def test_planned_beside_other_accounts_alone_is_money() -> None:
    title, heads = ["2023年产业资金情况"], ["乡镇", "计划数", "到位数", "完成数"]
    found = _figures(title, ["单位：万元"], heads, ["甲山镇", 30, 28, 20], ["乙水镇", 20, 18, 15])
    assert set(found.values()) == {300_000, 280_000, 200_000}
    rows: list[list[object]] = [["财政资金", 30, 28], ["自筹", 20, 18]]
    found = _figures(["甲山镇2023年产业资金情况"], ["单位：万元"], ["项目", "计划数", "完成数"], *rows)
    assert {measure for _, measure in found} == {"amount_yuan"}
