"""Whose use a loan was put to, who goes on having benefits, whose money it is."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "发放扶贫小额信贷312户1480万元，其中户贷企用清退38户190万元。",
            ["credit/enterprise_use_cleared.households=38", "credit/enterprise_use_cleared.amount_yuan=1900000"],
        ),
        ("户贷企用46户230万元。", ["credit/enterprise_use.households=46", "credit/enterprise_use.amount_yuan=2300000"]),
        (
            "对户贷企用进行专项整治，共清退29户145万元。",
            ["credit/enterprise_use_cleared.households=29", "credit/enterprise_use_cleared.amount_yuan=1450000"],
        ),
        (
            "小额贷款156户，其中户贷户用140户、户贷企用16户。",
            ["credit/own_use.households=140", "credit/enterprise_use.households=16"],
        ),
    ],
)
def test_loans_used_by_an_enterprise_are_not_granted_and_remove_nobody(text, expected):
    assert figures(text)[-2:] == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("其中享受政策脱贫户260户。", 2018, "registry/exited_with_benefits.households=260"),
        ("其中脱贫不享受政策户102户。", 2018, "registry/exited_without_benefits.households=102"),
        ("脱贫户602户，其中继续享受政策的脱贫户488户。", 2022, "registry/exited_with_benefits.households=488"),
        ("仍享受帮扶政策的脱贫户274户。", 2022, "registry/exited_with_benefits.households=274"),
        ("现有脱贫享受政策户488户。", 2022, "registry/exited.households=488"),
    ],
)
def test_those_with_benefits_are_not_all_who_left(text, year, expected):
    assert figures(text, year=year)[-1] == expected


def test_those_of_whom_a_sentence_begins_are_those_it_names():
    assert figures("已脱贫户380户中，因病83户。")[0] in ("registry/exited.households=380", "exit/cumulative.households=380")


@pytest.mark.parametrize(
    "text",
    [
        "投入资金850万元，其中中央500万元、省200万元、市100万元、县50万元。",
        "资金850万元，中央、省、市、县分别为500万元、200万元、100万元、50万元。",
        "共争取资金850万元（中央财政500万元，省财政200万元，市财政100万元，县财政50万元）。",
        "投入850万元，其中中央资金500万元、省级资金200万元、市级配套100万元、县级配套50万元。",
    ],
)
def test_levels_of_money_are_told_whatever_the_heading(text):
    assert figures(text, heading="二、产业发展")[1:] == [
        "funds/central.amount_yuan=5000000",
        "funds/provincial.amount_yuan=2000000",
        "funds/municipal.amount_yuan=1000000",
        "funds/county.amount_yuan=500000",
    ]


def test_one_level_alone_is_what_the_money_is_for():
    assert figures("产业奖补县级配套40万元。", heading="二、产业发展")[0].startswith("production/")


def test_levels_together_are_no_grade_of_disability():
    assert figures("省市县三级资金80万元。") == ["funds/省市县三级资金.amount_yuan=800000"]
    text = "中央资金60万元、省级资金20万元、市县资金10万元。"
    assert figures(text, heading="产业帮扶")[-1] == "funds/市县资金.amount_yuan=100000"


def test_new_loans_behind_a_full_stop_are_loans():
    assert figures("2017年发放小额信贷90户430万元。今年新增发放61户300万元。")[-2:] == [
        "credit/loans.households=61",
        "credit/loans.amount_yuan=3000000",
    ]


def test_all_money_before_its_levels_is_what_was_invested():
    assert figures("投入资金850万元，其中中央资金500万元。", heading="三、资金") == [
        "funds/invested.amount_yuan=8500000",
        "funds/central.amount_yuan=5000000",
    ]


def test_loans_below_a_heading_on_their_use_are_not_granted():
    assert figures("26户130万元贷款入股企业。", heading="二、关于户贷企用问题")[0] == "credit/enterprise_use.households=26"
    assert figures("发放贷款26户130万元。", heading="二、关于户贷企用问题")[0] == "credit/loans.households=26"


def test_new_loans_are_loans():
    assert figures("小额信贷：上半年新放36户171万元。")[0] == "credit/loans.households=36@2018H1"


def test_farm_goods_sold_below_a_heading_on_consumption():
    assert figures("销售农产品96万元。", heading="三、消费扶贫") == ["production/consumption_aid.amount_yuan=960000"]


def test_what_grows_in_greenhouses_is_the_crop():
    assert figures("发展大棚草莓36亩，建大棚20亩。") == [
        "production/crop_strawberries.area_mu=36",
        "production/greenhouses.area_mu=20",
    ]
