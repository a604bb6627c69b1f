"""What words behind a number say of it, who is helped by a programme, and villages without 村."""

import pytest

from fupin_analysis.clean.prose.places.villages import places_in, villages_of
from tests.clean.prose.sentence import figures, kinds

TOLD = {
    "the year behind a number": (
        "全镇脱贫户310户，其余41户120人于2017年脱贫，剩余22户在2019年全部脱贫。",
        [
            None,
            "exit/done.households=41@2017",
            "exit/done.persons=120@2017",
            "plan/exit.households=22@2019",
        ],
    ),
    "poor villages that have left": ("7个贫困村均已在2016—2017年出列。", ["registry/villages.count=7"]),
    "a state without a name": (
        "动态新增危房9户，已改造8户，1户正在施工。",
        ["housing/unsafe.households=9", "housing/rebuilt.households=8", "housing/危房改造合计（正在施工）.households=1"],
    ),
    "a month's pay": (
        "农村低保210户402人，月发放8.6万元。",
        [
            "living/minimum_living_allowance.households=210",
            "living/minimum_living_allowance.recipients=402",
            "living/最低生活保障月发放.amount_yuan=86000",
        ],
    ),
    "whose houses they are": (
        "危房改造90户，其中低保户12户、一般贫困户78户，比上年多15户。",
        [
            "housing/rebuilt.households=90",
            "housing/危房改造：其中低保户.households=12",
            "housing/危房改造：其中一般贫困户.households=78",
            "housing/危房改造合计比上年多.households=15",
        ],
    ),
    "how many were there to begin with": (
        "易地扶贫搬迁户中，东岭安置点88户已入住71户。",
        [None, "housing/relocation_moved_in.households=71"],
    ),
    "a list of two programmes": (
        "符合条件的44户纳入低保、9户纳入特困供养。",
        ["living/minimum_living_allowance.households=44", "living/extreme_poverty_support.households=9"],
    ),
    "what came of a visit": ("经入户核查，排除13户。", ["visits/排除.households=13"]),
    "two levels of government": ("市县配套21万元。", ["funds/市县配套.amount_yuan=210000"]),
    "what is due": (
        "统建户已支付9万元，为应支付数12万元的75.0%。",
        [None, "housing/政府统建应支付数.amount_yuan=120000", None],
    ),
    "what is left when others are taken off": (
        "从建档立卡数中逐年扣减后，余87户356人。",
        ["registry/建档立卡数中逐年扣减后.households=87", "registry/建档立卡数中逐年扣减后.persons=356"],
    ),
    "several together": ("缺劳动力、因病两项合计占总户数的81.2%。", ["cause/缺劳动力、因病两项合计占总户数.rate=0.812"]),
    "a name and a comma": (
        "乡村道路，4个项目，2.5公里，投资96万元。",
        [
            "infrastructure/village_roads.projects=4",
            "infrastructure/village_roads.length_km=2.5",
            "infrastructure/village_roads.amount_yuan=960000",
        ],
    ),
    "already helped otherwise": (
        "另有14户已享受低保，不纳入产业扶持。",
        ["production/excluded_low_income_allowance.households=14"],
    ),
    "price of a pound": (
        "木耳每斤由去年的40元跌到33元。",
        [None, None],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_words_behind_a_number_say_what_it_is(name: str) -> None:
    text, expected = TOLD[name]
    found = figures(text)
    assert len(found) == len(expected)
    for one, wanted in zip(found, expected, strict=True):
        assert wanted is None or one == wanted


def test_a_verb_of_its_own_ends_a_list_of_villages() -> None:
    found = figures("西沟村建大棚12栋，投资40万元，户均增收2600元；北坡村投入55万元养殖肉牛90头。")
    assert "production/invested.amount_yuan=550000[北坡村]" in found


def test_each_year_of_the_watched_is_of_those_who_came_to_be_watched() -> None:
    found = figures("2021年以来累计识别监测对象60户，按年度分，2021年25户、2022年20户、今年15户。", year=2023)
    assert found == [
        "monitoring/total.households=60",
        "monitoring/newly_monitored.households=25@2021",
        "monitoring/newly_monitored.households=20@2022",
        "monitoring/newly_monitored.households=15",
    ]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("对超过2万元的部分，2万元以上按70%赔付，每户年最高6万元。", "6万元", "policy"),
        ("产业奖补方面，花生每亩200元、基础母羊每只350元。", "350元", "policy"),
        ("实行1名镇干部加1名村干部联系。", "1名", "policy"),
        ("年均降水量不足320毫米。", "320毫米", "geography"),
        ("每人次标准：小学500元，初中625元。", "500元", "policy"),
        ("为应覆盖数的103.1%，超过100%，待核实。", "100%", "condition"),
        ("按照人均纯收入2700元的识别标准。", "2700元", "policy"),
    ],
)
def test_what_a_rule_says_counts_nothing(text: str, number: str, kind: str) -> None:
    assert kinds(text)[number] == kind


def test_a_half_is_a_share() -> None:
    assert figures("因病致贫占比超过一半。")[0].endswith("rate=0.5")


def test_villages_are_named_without_their_last_sign() -> None:
    texts = ["东沟、西沟两村各9个。", "其中柳坪村300亩,蒿岭、大垭各200亩。", "小学、初中各10人。"]
    names = villages_of(texts)
    assert {"东沟", "西沟", "蒿岭", "大垭"} <= names
    assert not names & {"小学", "初中"}
    assert [name for _, _, name in places_in(texts[0], names)] == ["东沟村", "西沟村"]
    assert figures("新建茶园500亩，其中柳坪村300亩，蒿岭、大垭各100亩。")[2] == "production/tea.area_mu=100[蒿岭村、大垭村]"


def test_there_is_no_well_in_a_village_called_so() -> None:
    assert figures("水井湾、核桃坪2个村尚未培育出产业。") == ["production/村尚未培育出产业.count=2"]
