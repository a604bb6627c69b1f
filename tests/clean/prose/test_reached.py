"""Whom a thing only reaches, and what is only left of it, are named by the thing, and by no scrap of the sentence."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放产业补贴12万元，惠150人。", "production/subsidies.persons=150"),
        ("开展爱心超市积分兑换，惠及150户。", "other/爱心超市积分兑换受益.households=150"),
        ("发放化肥30吨，覆盖210户。", "other/发放化肥受益.households=210"),
        ("发放医疗资助6.2万元，惠及310人。", "medical/发放医疗资助受益.persons=310"),
        ("购买产业保险4.6万元，受益320户。", "other/购买产业保险受益.households=320"),
        ("安装路灯120盏，惠及3个村。", "infrastructure/路灯惠及村.count=3"),
        ("建成农家书屋6个，覆盖6个村。", "infrastructure/农家书屋覆盖村.count=6"),
    ],
)
def test_they_are_of_what_reached_them(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


def test_money_named_by_a_verb_alone_is_of_its_heading() -> None:
    assert figures("发放16.5万元，惠及110户。", heading="社会保障")[0] == "other/社会保障.amount_yuan=165000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年交易额90万元，带动脱贫户46户。", "other/带动脱贫户.households=46"),
        ("辖11个行政村、3个社区，覆盖贫困户268户。", "registry/覆盖贫困户.households=268"),
        ("发放教育补助12万元，惠及150人。", "education/aid.recipients=150"),
    ],
)
def test_who_has_a_name_keeps_it(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected
