"""What a rule grants, asks or bounds is no figure; what was paid and counted is."""

import pytest

from tests.clean.prose.sentence import figures, kinds

NONE = {
    "pay by rule": ("聘用河道保洁员32名，每人每月800元。", "800元"),
    "a yearly grant": ("生态护林员21名，年补助9000元。", "9000元"),
    "one for each": ("4个贫困村各派驻1名第一书记。", "1名"),
    "money for each": ("3个贫困村各注入村集体资金60万元。", "60万元"),
    "heads for each household": ("项目覆盖150户，每户投放种羊4只。", "4只"),
    "a bound on villages": ("2个村集体收入不足5万元。", "5万元"),
    "villages above a bound": ("村集体收入稳步增长，其中4个村突破30万元。", "30万元"),
    "which hamlets": ("30户以上自然屯全部通水泥路。", "30户以上"),
    "what was asked": ("产业覆盖率达到了95%以上的要求。", "95%以上"),
    "at least so many of each": ("逐户制定帮扶措施2条以上。", "2条以上"),
    "somebody in each household": ("确保每户有1人以上稳定就业。", "1人以上"),
    "so many at most": ("每名干部帮扶不超过6户。", "6户"),
    "by a rate": ("县财政按4.35%贴息。", "4.35%"),
    "a threshold lowered": ("大病保险起付线降低50%。", "50%"),
    "a span of grants": ("每户补助1万至2万元不等。", "1万至2万元"),
    "who is counted behind a bound": ("发放临时救助32万元，其中5000元以上的大额救助9人次。", "5000元以上"),
    "farms of a size": ("全镇有50亩以上的种植大户26户。", "50亩以上"),
    "those within a span": ("投保1万元至2万元的农户12户。", "1万元至2万元"),
    "how large each has to be": ("新建村卫生室11间，每间面积不低于60平方米。", "60平方米"),
    "space that some lack": ("住房未达标83户，其中人均不足13平方米的14户。", "13平方米"),
    "space that some lack, without 的": ("住房未达标83户，其中人均不够13平方米14户。", "13平方米"),
    "land that some lack": ("家庭耕地少于1亩的16户。", "1亩"),
    "a grant without those who got it": ("投放鸡苗6000只，每户补助500元。", "500元"),
}
PAID = {
    "their number times the rate is the amount": ("聘用护林员40名，每人每年1万元，发放40万元。", 3),
    "those who were paid stand beside it": ("改造危房15户，每户补助2万元。", 2),
    "a mean is a result": ("就业86人，人均月工资2100元。", 2),
    "a qualifier of what was paid": ("发放临时救助5000元以上，惠及9人次。", 2),
    "a part without words of its own": ("发放临时救助31万元，其中5000元以上，均为大病户。", 2),
    "for each village, and paid": ("8个村每村投入15万元，共120万元。", 3),
}


@pytest.mark.parametrize(("text", "number"), NONE.values(), ids=NONE.keys())
def test_a_norm_is_no_figure(text, number):
    assert kinds(text)[number] in ("policy", "condition")


@pytest.mark.parametrize(("text", "count"), PAID.values(), ids=PAID.keys())
def test_what_was_paid_is_a_figure(text, count):
    assert len(figures(text)) == count


def test_what_a_standard_was_raised_to_is_a_standard_as_well():
    assert figures("农村低保标准由2017年的每人每年3600元提高到2018年的3900元。年末低保对象516人。") == [
        "living/minimum_living_allowance.recipients=516"
    ]
