"""A list of projects: the column of units is that of the scale alone, and money, households and persons are what they say."""

from tests.clean.grids import clean_rows, values

HEAD = ["项目名称", "实施地点", "单位", "建设规模", "总投资", "财政资金", "自筹资金", "受益户数", "受益人口", "已拨付"]
PROJECTS: list[list[object]] = [
    ["甲山镇2020年扶贫项目实施情况统计表"],
    ["单位：万元"],
    [*HEAD],
    ["蓄水池", "东村", "口", 4, 45, 40, 5, 60, 210, 36],
    ["通组路硬化", "西村", "公里", 2.5, 120, 120, 0, 95, 330, 90],
]


def test_a_column_of_units_is_that_of_the_scale() -> None:
    found = values(clean_rows(PROJECTS))
    of_tanks = {key[2:]: value for key, value in found.items() if key[1] == "东村"}
    assert of_tanks == {
        ("infrastructure/water_tanks", "count"): 4,
        ("infrastructure/water_tanks", "amount_yuan"): 450_000,
        ("infrastructure/蓄水池 财政资金", "amount_yuan"): 400_000,
        ("infrastructure/water_tanks_of_own_raised", "amount_yuan"): 50_000,
        ("infrastructure/water_tanks_benefiting", "households"): 60,
        ("infrastructure/water_tanks_benefiting", "persons"): 210,
        ("infrastructure/water_tanks_paid", "amount_yuan"): 360_000,
    }


def test_two_headings_of_money_are_two_figures_in_every_row() -> None:
    found = values(clean_rows(PROJECTS))
    assert found["甲山镇", "西村", "infrastructure/group_roads_paved", "amount_yuan"] == 1_200_000
    assert found["甲山镇", "西村", "infrastructure/通组路硬化 财政资金", "amount_yuan"] == 1_200_000


def test_money_without_a_unit_of_its_own_takes_that_of_the_table() -> None:
    rows = [
        ["甲山镇2020年项目统计表"],
        ["单位：万元"],
        ["村", "项目名称", "单位", "数量", "投资"],
        ["东村", "鱼塘整治", "口", 3, 30],
    ]
    assert sorted(clean_rows(rows).figures[["measure", "value"]].values.tolist()) == [["amount_yuan", 300_000.0], ["count", 3.0]]


def test_headings_below_those_of_money_and_parts_of_households_have_not_the_unit_of_the_scale() -> None:
    rows: list[list[object]] = [
        ["丁水乡2021年项目台账"],
        ["单位：万元"],
        ["项目名称", "建设地点", "数量", "计量单位", "资金来源", "", "受益农户", "其中脱贫户"],
        ["", "", "", "", "衔接资金", "其他", "", ""],
        ["灌溉渠道", "西河村", 1.8, "公里", 54, 6, 210, 77],
        ["养鸡场", "东河村", 1200, "平方米", 80, 20, 36, 30],
    ]
    figures = clean_rows(rows).figures
    assert sorted(figures[figures["measure"].eq("amount_yuan")]["value"]) == [60_000, 200_000, 540_000, 800_000]
    assert sorted(figures[figures["measure"].eq("households")]["value"]) == [30, 36, 77, 210]


def test_a_unit_in_brackets_goes_before_the_column_of_units() -> None:
    rows: list[list[object]] = [
        ["甲山镇2023年产业表"],
        ["村", "单位", "茶叶", "单价（元/公斤）", "工期（天）"],
        ["东村", "亩", 500, 60, 90],
        ["西村", "亩", 400, 55, 80],
    ]
    figures = clean_rows(rows).figures
    assert set(figures[figures["measure"].eq("quantity")]["value"]) == {60, 55, 90, 80}
    assert set(figures[figures["measure"].eq("area_mu")]["value"]) == {500, 400}
