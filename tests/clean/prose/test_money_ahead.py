"""Money told before its object: of the thing that follows, of all things of a list, and of nobody who is only counted."""

import pytest

from tests.clean.prose.sentence import figures


def amounts(text: str) -> list[str]:
    """The amounts of a sentence, without their measure."""
    return [one.replace(".amount_yuan", "") for one in figures(text) if "amount_yuan" in one]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投入44万元，安装净水机20台。", ["other/安装净水机=440000"]),
        ("投入5万元，购置仪器3台。", ["other/购置仪器=50000"]),
        ("投资12万元，架设高压线3公里。", ["other/架设高压线=120000"]),
        ("投入3万元制作宣传栏6块。", ["other/制作宣传栏=30000"]),
        ("投资12万元，硬化道路3公里，惠及群众300户。", ["infrastructure/paved_roads=120000"]),
    ],
)
def test_it_is_of_the_thing_behind_it(text: str, found: list[str]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投入15万元，购置仪器3台，采购种子3吨。", ["other/购置仪器、采购种子资金=150000"]),
        ("投资12万元，硬化道路3公里，新建水池3口。", ["infrastructure/硬化道路、蓄水池资金=120000"]),
        ("投入90万元，新植核桃1500亩、冬桃400亩。", ["production/核桃、桃（作物）资金=900000"]),
        ("投资180万元，修建畜棚60栋、贮草棚60栋，购置割草机12台。", ["other/修建畜棚、贮草棚、农机具资金=1800000"]),
    ],
)
def test_it_is_of_all_things_of_a_list(text: str, found: list[str]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "投资12万元，硬化道路3公里，投资8万元，新建水池3口。",
            ["infrastructure/paved_roads=120000", "infrastructure/water_tanks=80000"],
        ),
        ("投资12万元，硬化道路3公里，其中村内道路1公里。", ["infrastructure/paved_roads=120000"]),
        ("投资12万元硬化道路3公里，新建水池3口。", ["infrastructure/paved_roads=120000"]),
        ("投资12万元，硬化道路3公里，已完成2公里。", ["infrastructure/paved_roads=120000"]),
    ],
)
def test_another_amount_or_a_part_ends_the_list(text: str, found: list[str]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全镇贫困户30户，共投入3.5万元。", ["other/投入=35000"]),
        ("全镇脱贫户30户，投入3.5万元。", ["other/投入=35000"]),
        ("全镇监测对象30户90人，筹集3.5万元。", ["other/筹集=35000"]),
        ("投入44万元，脱贫20户。", ["other/投入=440000"]),
        ("慰问贫困户30户，共投入3.5万元。", ["living/condolences=35000"]),
        ("为贫困户30户安装自来水，共投入3.5万元。", ["infrastructure/drinking_water=35000"]),
    ],
)
def test_it_is_no_money_of_those_who_are_only_counted(text: str, found: list[str]) -> None:
    assert amounts(text) == found
