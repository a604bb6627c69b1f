"""村委 and 居委 counted are villages and communities; what 其中 names behind a semicolon is a part of what stands before it."""

import pytest

from tests.clean.prose.sentence import figures

SAID = {
    "behind the number": (
        "甲山镇共6个村委2个居委。",
        ["population/administrative_villages.count=6", "population/communities.count=2"],
    ),
    "before the number": (
        "全镇辖村委7个、居委2个。",
        ["population/administrative_villages.count=7", "population/communities.count=2"],
    ),
    "their houses": ("村委办公楼3座。", ["other/村委办公楼.count=3"]),
    "whose houses were rebuilt": (
        "改造危房77户；其中建档立卡贫困户46户、低保户17户。",
        [
            "housing/rebuilt.households=77",
            "housing/危房改造：其中建档立卡贫困户.households=46",
            "housing/危房改造：其中低保户.households=17",
        ],
    ),
    "parts of the register": (
        "贫困户268户；其中低保户108户、五保户32户。",
        [
            "registry/total.households=268",
            "registry/low_income_allowance.households=108",
            "registry/extreme_poverty_support.households=32",
        ],
    ),
    "what was lent in fact": (
        "小额信贷计划投放300万元，实际投放352万元。",
        ["credit/loans_planned.amount_yuan=3000000", "credit/loans.amount_yuan=3520000"],
    ),
    "what was handed down and spent": (
        "下拨资金420万元，支出263万元。",
        ["funds/allocated.amount_yuan=4200000", "funds/spent.amount_yuan=2630000"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_said_in_short(text, expected):
    assert figures(text) == expected
