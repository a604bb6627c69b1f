"""Numbers as published summaries write them: fragments of a few words, whose value and unit are known."""

import pytest

from tests.clean.prose.sentence import figures, read

FRAGMENTS = {
    "户 and 人": ("今年实现脱贫63户241人", [(63, "households"), (241, "persons")]),
    "a comma between": ("因残57户、163人", [(57, "households"), (163, "persons")]),
    "person-times and money": ("资助1428人次，金额96.24万元", [(1428, "person_times"), (962_400, "money")]),
    "four decimals of 万": ("总投资达87.3164万元", [(873_164, "money")]),
    "rounded up from": ("农民人均纯收入12000余元", [(12_000, "money")]),
    "万人": ("总人口3.26万人", [(32_600, "persons")]),
    "traditional characters": ("種植面積1.3萬畝", [(13_000, "area")]),
    "km": ("公路里程共76.4公里", [(76.4, "length")]),
    "metres, rounded": ("硬化通组路13000多米", [(13, "length")]),
    "a share": ("贫困发生率27.36%", [(0.2736, "share")]),
    "the qualifier before the unit": ("搬迁50以上户贫困户", [(50, "households")]),
    "batches": ("发放价格补贴4批次", [(4, "rounds")]),
    "centimetres": ("沉降12厘米", [(0.00012, "length")]),
    "heads": ("能繁母猪28头", [(28, "count")]),
}


@pytest.mark.parametrize(("text", "stated"), FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_values_and_units_of_fragments(text, stated):
    found = [(pytest.approx(mention.value), mention.family) for mention in read(text)]

    assert found == stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "扩建柑橘基地500亩，总投入120万元，带动132户，户均增收1800元。",
            ["production/crop_oranges.area_mu=500", "production/crop_oranges.amount_yuan=1200000"],
        ),
        ("新修机耕道2条，长3公里。", ["infrastructure/tractor_roads.projects=2", "infrastructure/tractor_roads.length_km=3"]),
        ("3月至6月发放价格补贴4批次，共计28.98万元。", ["other/发放价格补贴.count=4", "other/发放价格补贴.amount_yuan=289800"]),
    ],
)
def test_what_stands_beside_is_of_the_same(text, expected):
    assert figures(text)[: len(expected)] == expected


def test_money_is_of_no_cause_of_poverty():
    text = "安排项目10个、680万元，其中产业项目6个、442万元，占65%；基础设施3个、198万元；其他1个、40万元。"
    assert figures(text)[-1] == "other/其他.amount_yuan=400000"
