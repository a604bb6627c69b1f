"""Villages, hamlets and groups that a qualifier makes another thing, and those that are counted by 一个 and 两个."""

import pytest

from tests.clean.prose.sentence import figures, kinds

COUNTED = {
    "groups that are poor are no poor villages": (
        "7个贫困行政村93个贫困行政村民小组，贫困自然村12个。",
        ["registry/villages.count=7", "registry/贫困行政村民小组.count=93", "registry/贫困自然村.count=12"],
    ),
    "deeply poor by another name": ("有深度贫困行政村4个。", ["registry/deeply_poor_villages.count=4"]),
    "the noun at a number is its own": (
        "辖9个行政村、48个自然寨、15个网格。",
        ["population/administrative_villages.count=9", "population/natural_villages.count=48", "population/网格.count=15"],
    ),
    "one kind and another": (
        "建档立卡贫困村5个，其中3个深度贫困村、2个一般贫困村。",
        ["registry/villages.count=5", "registry/deeply_poor_villages.count=3", "registry/一般贫困村.count=2"],
    ),
    "one in a list": (
        "全镇辖12个村和一个居委会，村民小组88个。",
        ["population/administrative_villages.count=12", "population/communities.count=1", "population/village_groups.count=88"],
    ),
    "one of them in brackets": (
        "全乡辖8个行政村（4个贫困村，其中一个深度贫困）、2个社区。",
        [
            "population/administrative_villages.count=8",
            "registry/villages.count=4",
            "registry/deeply_poor_villages.count=1",
            "population/communities.count=2",
        ],
    ),
    "two of them": (
        "全乡有4个贫困村，其中两个为深度贫困村。",
        ["registry/villages.count=4", "registry/deeply_poor_villages.count=2"],
    ),
    "behind the noun, with their names": (
        "全乡有省定贫困村两个（东河村、西坝村），一般贫困村一个（北林村）。",
        ["registry/villages.count=2", "registry/一般贫困村.count=1"],
    ),
    "off the list": (
        "2016年出列两个，2018年出列1个，2019年计划出列2个。",
        ["exit/villages.count=2@2016", "exit/villages.count=1", "plan/villages.count=2@2019"],
    ),
    "what is left is not all": ("已出列6个贫困村，剩余3个贫困村。", ["exit/villages.count=6", "registry/剩余贫困村.count=3"]),
}


@pytest.mark.parametrize(("text", "expected"), COUNTED.values(), ids=COUNTED.keys())
def test_villages_counted(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "确保不落下一个贫困村。",
        "每村一个合作社。",
        "采取一个村、一个方案的办法。",
        "努力打造一个社区、一个品牌。",
        "不让一个贫困村掉队。",
    ],
)
def test_one_that_counts_nothing(text):
    assert figures(text) == []
    assert set(kinds(text).values()) == {"name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深度贫困村脱贫45户，贫困村脱贫120户。", ["exit/深度贫困村脱贫.households=45", "exit/贫困村脱贫.households=120"]),
        ("出列村3个共有贫困户212户。", ["registry/exited_villages.count=3", "registry/出列村共有贫困户.households=212"]),
        ("全镇有贫困村3个，共有贫困户812户。", ["registry/villages.count=3", "registry/total.households=812"]),
        ("贫困村贫困发生率0.8%，全镇1.2%。", ["registry/贫困村贫困发生率.rate=0.008", "registry/headcount_ratio.rate=0.012"]),
        ("贫困村退出3个，脱贫312户。", ["exit/villages.count=3", "exit/done.households=312"]),
        ("贫困村脱贫攻坚取得实效，脱贫312户。", ["exit/done.households=312"]),
        ("贫困村松坪村贫困户58户。", ["registry/total.households=58[松坪村]"]),
    ],
)
def test_people_of_a_class_of_villages_are_not_all_people(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
