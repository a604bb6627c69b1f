"""Numbers told by less than a name, and numbers that bound or order and count nothing."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures, kinds

TOLD = {
    "which part of a whole": (
        "特困供养96人，其中集中14人、分散82人。",
        [
            "living/extreme_poverty_support.recipients=96",
            "living/extreme_poverty_support_of_concentrated.persons=14",
            "living/extreme_poverty_support_of_scattered.persons=82",
        ],
    ),
    "a rate and its noun between two numbers": (
        "贫困人口3120人新农合参合率100%。",
        [None, "medical/insured_rate.rate=1"],
    ),
    "up to a day of a year before": (
        "截至2016年底已脱贫310户1204人。",
        ["exit/cumulative.households=310@2016", "exit/cumulative.persons=1204@2016"],
    ),
    "of both grades, behind the number": (
        "29户C、D级危房年底前全部改造完毕，补助58万元。",
        ["housing/rebuilt.households=29", "housing/rebuilt.amount_yuan=580000"],
    ),
    "the kind by its last sign": (
        "种植青脆李900亩，养殖土蜂320箱，购置旋耕机6台。",
        [
            "production/crop_plums.area_mu=900",
            "production/animal_bees.count=320",
            "production/machinery.count=6",
        ],
    ),
    "how many are kept of what was spoken of": (
        "建成林下养鸭场2个，存栏4200羽。",
        [None, "production/animal_ducks.count=4200"],
    ),
    "the noun right at the number": (
        "农网改造新增变压器4台。",
        ["infrastructure/transformers.count=4"],
    ),
    "the longest name of a division": (
        "全镇辖12个村、1个社区、71个村（居）民小组。",
        [
            "population/administrative_villages.count=12",
            "population/communities.count=1",
            "population/village_groups.count=71",
        ],
    ),
    "who is still watched": (
        "监测对象中消除风险8户20人，14户33人仍在监测期内。",
        [
            "monitoring/risk_removed.households=8",
            "monitoring/risk_removed.persons=20",
            "monitoring/risk_remaining.households=14",
            "monitoring/risk_remaining.persons=33",
        ],
    ),
    "what a verb behind the number says": (
        "铺设管道6公里，318户群众全部喝上自来水。",
        ["infrastructure/water_pipes.length_km=6", "infrastructure/drinking_water.households=318"],
    ),
    "helpers behind their units": (
        "市财政局等3家后援单位选派41名干部与贫困户结对。",
        ["visits/helping_units.count=3", "visits/helping_officials.persons=41"],
    ),
    "named posts beside a workshop": (
        "扶贫车间吸纳就业52人，聘用生态护林员30人。",
        ["employment/workshops.persons=52", "employment/forest_rangers.persons=30"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_number_is_told_by_less_than_a_name(name: str) -> None:
    text, expected = TOLD[name]
    found = figures(text)
    assert len(found) == len(expected)
    assert [one for one, wanted in zip(found, expected, strict=True) if wanted is not None] == [
        wanted for wanted in expected if wanted is not None
    ]


def test_a_task_under_a_heading_of_houses_is_of_houses() -> None:
    found = figures("今年下达我镇指标37户，已全部竣工，补助资金81万元。", heading="（三）危房改造")
    assert found == ["housing/rebuilt_planned.households=37", "housing/rebuilt.amount_yuan=810000"]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("对考核排名后2位的村进行约谈。", "排名后2位", "ordinal"),
        ("新识别监测对象均落实2项以上帮扶措施。", "2项以上", "condition"),
        ("2处大棚效益不高，年租金不足3万元。", "3万元", "condition"),
        ("村集体经济收入5万元至10万元的村有6个。", "5万元至10万元", "condition"),
        ("年租金收入20万元，按收益的70%分配给脱贫户。", "70%", "policy"),
        ("公益岗60人，月补600元。", "600元", "policy"),
        ("坚持每季度研判1次。", "1次", "policy"),
    ],
)
def test_what_orders_or_bounds_counts_nothing(text: str, number: str, kind: str) -> None:
    assert kinds(text)[number] == kind


def test_a_paragraph_that_ends_with_a_colon_leads_the_list_below_it() -> None:
    lines = [
        "甲山镇2018年上半年脱贫攻坚工作总结",
        "三、存在问题及下步打算",
        "省级督查反馈问题12个已整改9个。下半年重点做好以下工作：",
        "一是新建扶贫车间2个。",
        "二是改造危房14户。",
    ]
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    periods = {one.text: one.period for one in read_prose(prose).mentions if one.kind == "figure"}
    assert periods == {"12个": "2018H1", "9个": "2018H1", "2个": "2018H2", "14户": "2018H2"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("翻建危旧房128户，其中贫困户93户。", "other/翻建危旧房：其中贫困户.households=93"),
        ("石板坡组123户，其中建档立卡贫困户40户。", "registry/total.households=40[石板坡组]"),
        ("全镇共有农户3210户，其中贫困户712户。", "registry/total.households=712"),
    ],
)
def test_some_of_those_for_whom_something_is_done_are_not_the_register(text, expected):
    assert figures(text)[-1] == expected
