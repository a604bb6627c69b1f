"""Broken numbers are no households: what a table's line of units leaves for them is their unit."""

from tests.clean.grids import clean_rows, reasons, values

ROWS: list[list[object]] = [
    ["甲山镇2021年消费帮扶销售情况统计表"],
    ["填报单位：甲山镇", "", "", "", "单位：万元、户、元"],
    ["村", "直播电商", "定点采购", "带动脱贫户", "户均增收（元）"],
    ["东村", 7.05, 4, 30, 2200],
    ["西村", 5.25, 6.5, 33, 2100],
]


def test_a_column_of_broken_numbers_is_money_as_a_whole() -> None:
    found = clean_rows(ROWS)
    assert reasons(found) == {}
    money = found.figures[found.figures["measure"].eq("amount_yuan")]["value"].tolist()
    assert sorted(money) == [40_000, 52_500, 65_000, 70_500]
    assert set(found.figures[found.figures["measure"].eq("households")]["value"]) == {30, 33}


def test_with_two_units_left_it_is_asked() -> None:
    rows = [*ROWS[:2], ["村", "直播电商", "带动脱贫户"], ["东村", 7.05, 30], ["西村", 5.25, 33]]
    assert "amount_yuan" not in set(clean_rows(rows).figures["measure"])


def test_a_day_after_a_colon_is_a_caption_whatever_the_word() -> None:
    rows: list[list[object]] = [
        ["2021年基本医疗保险参保统计表"],
        ["制表单位：甲山县医保局", "数据截止：2021年3月31日", "单位：人、万元"],
        ["乡镇", "应参保人数", "实际参保人数"],
        ["甲山镇", 22_315, 21_716],
        ["乙水乡", 13_010, 12_770],
    ]
    found = values(clean_rows(rows))
    assert found["甲山镇", "2021-03-31", "", "medical/insured_needed", "persons"] == 22_315
    assert found["乙水乡", "2021-03-31", "", "medical/insured", "persons"] == 12_770
