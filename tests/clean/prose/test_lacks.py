"""What there is not is never what there is."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有通动力电的自然村6个。", ["population/没有通动力电的自然村.count=6"]),
        ("不通自来水的自然村4个。", ["population/不通自来水的自然村.count=4"]),
        ("未通硬化路的行政村2个。", ["population/未通硬化路的行政村.count=2"]),
        ("无村卫生室的行政村3个。", ["population/无村卫生室的行政村.count=3"]),
        ("缺少安全饮水的14户。", ["infrastructure/缺少安全饮水.households=14"]),
        ("没有完成改厕的农户57户。", ["infrastructure/没有完成改厕的农户.households=57"]),
        ("未改造的危房8户。", ["housing/未改造的危房.households=8"]),
        ("没有产业的脱贫户33户。", ["exit/没有产业的脱贫户.households=33"]),
        ("尚未偿还贷款13户39万元。", ["credit/未偿还贷款.households=13", "credit/未偿还贷款.amount_yuan=390000"]),
        ("未完工项目3个。", ["infrastructure/未完工项目.count=3"]),
        ("无一户漏评，4户已整改。", ["rectification/整改.households=4"]),
        ("没有一户返贫，3户新纳入监测。", ["monitoring/newly_monitored.households=3"]),
    ],
)
def test_those_who_lack_something_are_counted_as_such(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未脱贫的贫困户21户。", ["registry/not_exited.households=21"]),
        ("无劳动力的贫困户43户。", ["registry/without_labour.households=43"]),
        ("未就业的脱贫劳动力71人。", ["employment/unemployed.persons=71"]),
        ("非贫困村7个，贫困村4个。", ["registry/ordinary_villages.count=7", "registry/villages.count=4"]),
        ("没有1户搬迁，改造危房9户。", ["housing/rebuilt.households=9"]),
        ("未发生规模性返贫，监测对象28户。", ["monitoring/total.households=28"]),
    ],
)
def test_a_lack_that_has_a_name_and_what_stands_beside_one_keep_their_items(text, expected):
    assert figures(text) == expected
