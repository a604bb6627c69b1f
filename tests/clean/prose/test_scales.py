"""Bands of a rule and what it grants in each count nobody and tell of no payment."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("3人以下的每户补助1000元，4—5人的每户1500元，6人以上的每户2000元。", 3),
        ("1—2人户每户补助2万元，3人户3万元，4人及以上户4万元。", 3),
        ("养牛3头以下的每头奖补500元，4—10头的每头奖补800元。", 2),
        ("种植5亩以下每亩补助300元，5亩以上每亩补助400元。", 2),
        ("对3人以下的贫困户，每户补助1000元；4人以上的，每户补助1500元。", 2),
        ("3口之家以下补助1000元，4口以上补助1500元。", 2),
        ("务工收入1万—2万元的奖补500元，2万—3万元的奖补1000元。", 2),
        ("1人户不超过25平方米，3人户不超过60平方米。", 2),
        ("按3人及以下户每户600元、4人及以上户每户900元的标准补助。", 2),
        ("补助标准为：3人及以下户3000元，4至5人户5000元，6人及以上户8000元。", 3),
        ("不足5人的户奖500元，5人以上的户奖800元。", 2),
        ("自评90分以上的每户奖励200元，80—89分的每户奖励100元。", 2),
        ("养羊20只以上的每只奖励50元。", 1),
        ("1000人以下的400元，1000人到1500人的600元，2000人以上的1000元。", 3),
        ("30户以下的组安排800元，30至60户的组安排1000元，60户以上的组安排1500元。", 3),
    ],
)
def test_a_scale_counts_nothing(text: str, amounts: int) -> None:
    assert figures(text) == []
    assert sorted(kinds(text).values()) == ["condition"] * amounts + ["policy"] * amounts


def test_what_was_paid_by_it_is_a_figure() -> None:
    text = "养殖10只以下的每只奖励20元，10—50只的每只30元，全年发放奖补12.6万元。"
    assert figures(text) == ["production/grants.amount_yuan=126000"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("发放产业补助12万元，每户1000元。", 2),
        ("改造危房36户，每户补助2.4万元。", 2),
        ("养牛5头以上的贫困户26户。", 1),
        ("发放5000元以上的救助9人次，12万元。", 2),
        ("种植50亩以上的大户6户，共补助12万元；30亩以上的大户8户，共补助9万元。", 4),
    ],
)
def test_what_is_counted_and_paid_stays(text: str, counted: int) -> None:
    assert len(figures(text)) == counted
