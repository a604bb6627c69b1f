"""Those who are given several goods together are of the whole list, and not of its first."""

import pytest

from tests.clean.prose.sentence import figures


def helped(text: str) -> list[str]:
    """The households and persons of a text, with what they are counted as."""
    return [one for one in figures(text) if ".households=" in one or ".persons=" in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "为建卡贫困户77户、299人提供了基础母羊45只、母猪111头、脱温鸡苗1880只。",
            [
                "production/提供基础母羊、母猪、脱温鸡苗.households=77",
                "production/提供基础母羊、母猪、脱温鸡苗.persons=299",
            ],
        ),
        ("为86户脱贫户发放仔猪172头、鸡苗4300只。", ["production/发放仔猪、鸡苗.households=86"]),
        ("石门村26户扶持山羊78只、鸡苗520只。", ["production/扶持山羊、鸡苗.households=26[石门村]"]),
        ("为63户贫困户提供核桃苗3000株、花椒苗2000株、羊80只。", ["production/提供核桃苗、花椒苗、羊.households=63"]),
        ("帮扶52户购买仔猪104头、鸡苗2600羽。", ["production/购买仔猪、鸡苗.households=52"]),
        ("全镇112户获得种兔560只，鹅苗1120只。", ["production/获得种兔、鹅苗.households=112"]),
        ("为73户投放山羊219只、能繁母牛73头，每户补助2000元。", ["production/投放山羊、能繁母牛.households=73"]),
        ("对38户困难户赠送大米380公斤、食用油76桶、棉被38床。", ["other/赠送大米、食用油、棉被.households=38"]),
        ("为48户配发果树苗4800株、有机肥24吨。", ["production/配发果树苗、有机肥.households=48"]),
        ("计划为48户发放鸡苗4800只、鸭苗200只。", ["production/计划发放鸡苗、鸭苗.households=48"]),
        (
            "为48户发放鸡苗4800只、鸭苗200只、鹅苗100只、种羊90只。",
            ["production/发放鸡苗、鸭苗、鹅苗等.households=48"],
        ),
    ],
)
def test_a_list_of_goods_is_told_with_those_who_got_it(text, expected):
    assert helped(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为34户提供种羊68只。", ["production/animal_sheep.households=34"]),
        ("为48户发放低保金12万元、临时救助3万元。", ["living/minimum_living_allowance.households=48"]),
        ("全镇脱贫户602户，发放鸡苗4800只、鸭苗200只。", ["exit/cumulative.households=602"]),
    ],
)
def test_one_good_money_and_another_clause_are_no_list(text, expected):
    assert helped(text) == expected


def test_the_goods_themselves_stay_what_they_are():
    told = figures("为86户脱贫户发放仔猪172头、鸡苗4300只。")
    assert told[1:] == ["production/animal_pigs.count=172", "production/animal_poultry_of_young.count=4300"]
