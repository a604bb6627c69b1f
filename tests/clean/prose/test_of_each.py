"""What households may get a year, told of each of them or of all."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("每户贫困户使用4万元小额贷款入股企业，每年可获得分红收益2400元。", "amount_per_household_yuan=2400"),
        ("对全镇63户贫困户授信，每户贷款5万元入股企业，每年可获得分红3000元。", "amount_per_household_yuan=3000"),
        ("其余贫困户全部加入合作社，每年可分红1800元。", "amount_per_household_yuan=1800"),
        ("村集体每年可增收5000元，贫困户可增收1200元。", "amount_per_household_yuan=1200"),
        ("带动贫困户63户，每年可分红8000元。", "amount_yuan=8000"),
        ("贫困户全部加入合作社，共可分红9800元。", "amount_yuan=9800"),
        ("贫困户全部加入合作社，村集体每年可分红1800元。", "amount_yuan=1800"),
        ("每户贷款5万元入股，企业每年可获得收益300万元。", "amount_yuan=3000000"),
        ("合作社每年可收入8000元。", "amount_yuan=8000"),
    ],
)
def test_whether_money_is_of_each(text, measure):
    assert figures(text)[-1].endswith(f".{measure}")


@pytest.mark.parametrize("all_of_them", ["都有", "都配有", "均有"])
def test_the_word_for_all_is_no_part_of_a_name(all_of_them):
    assert figures(f"5个村{all_of_them}3名带头人。") == ["other/村.count=5", "other/每村带头人.persons=3"]
