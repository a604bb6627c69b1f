"""What stands before says what a number is part of: a year of several, some of the problems, what is done of a plan."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "近三年累计发放小额信贷900万元,2016、2017、2018年分别为260万元、300万元、340万元。",
            [
                "credit/loans_cumulative.amount_yuan=9000000",
                "credit/loans.amount_yuan=2600000@2016",
                "credit/loans.amount_yuan=3000000@2017",
                "credit/loans.amount_yuan=3400000",
            ],
        ),
        (
            "三年来累计投入扶贫资金1100万元,2016至2018年分别为300万元、380万元和420万元。",
            [
                "funds/invested_cumulative.amount_yuan=11000000",
                "funds/invested.amount_yuan=3000000@2016",
                "funds/invested.amount_yuan=3800000@2017",
                "funds/invested.amount_yuan=4200000",
            ],
        ),
        (
            "计划改厕130户,完成126户,未完成4户。",
            [
                "infrastructure/toilets_planned.households=130",
                "infrastructure/toilets.households=126",
                "infrastructure/toilets_remaining.households=4",
            ],
        ),
        (
            "自查发现问题62个,其中政策落实21个、档案资料28个。",
            ["rectification/found.count=62", "rectification/政策落实.count=21", "rectification/档案资料.count=28"],
        ),
        (
            "销售农产品520万元,其中直播带货120万元、市场渠道400万元。",
            [
                "production/销售农产品.amount_yuan=5200000",
                "production/直播带货.amount_yuan=1200000",
                "production/市场渠道.amount_yuan=4000000",
            ],
        ),
        (
            "为跨省务工的396人发放交通补贴,共19.8万元。",
            ["employment/travel_subsidies.recipients=396", "employment/travel_subsidies.amount_yuan=198000"],
        ),
        ("给200名残疾人发放轮椅。", ["living/残疾人发放轮椅.persons=200"]),
        (
            "县下达脱贫任务300户,实际脱贫310户,其中青山村96户、河口村88户,其余5个村126户。",
            [
                "plan/county_target.households=300",
                "exit/done.households=310",
                "exit/done.households=96[青山村]",
                "exit/done.households=88[河口村]",
                "exit/村.count=5",
                "exit/done.households=126[其余5个村]",
            ],
        ),
        (
            "青山村120亩、河口村80亩、石门村60亩,共260亩辣椒。",
            [
                "production/crop_chillies.area_mu=120[青山村]",
                "production/crop_chillies.area_mu=80[河口村]",
                "production/crop_chillies.area_mu=60[石门村]",
                "production/crop_chillies.area_mu=260",
            ],
        ),
        (
            "黑山羊存栏5200只,其中新增800只。",
            ["production/animal_sheep.count=5200", "production/animal_sheep_new.count=800"],
        ),
        (
            "农村低收入人口1320人,其中低保对象760人、特困人员92人。",
            [
                "population/农村低收入人口.persons=1320",
                "living/minimum_living_allowance.recipients=760",
                "living/extreme_poverty_support.recipients=92",
            ],
        ),
        (
            "东坡村种植烤烟310亩,西坡村190亩,两村共500亩。",
            [
                "production/flue_cured_tobacco.area_mu=310[东坡村]",
                "production/flue_cured_tobacco.area_mu=190[西坡村]",
                "production/flue_cured_tobacco.area_mu=500",
            ],
        ),
        (
            "柑橘6500亩,其中示范基地300亩、桥头村900亩。",
            [
                "production/crop_oranges.area_mu=6500",
                "production/bases.area_mu=300",
                "production/crop_oranges.area_mu=900[桥头村]",
            ],
        ),
        ("围绕年度减贫150户600人的目标开展工作。", ["plan/exit.households=150", "plan/exit.persons=600"]),
        (
            "茶园5800亩,其中改造老茶园500亩。",
            ["production/tea.area_mu=5800", "production/改造老茶园.area_mu=500"],
        ),
        ("肉牛存栏3400头,其中养殖大户1200头。", ["production/animal_cattle.count=3400", "production/养殖大户.count=1200"]),
        (
            "饮水不稳定户数由年初15户降为0。",
            ["infrastructure/unsafe_water.households=15@2017", "infrastructure/unsafe_water.households=0"],
        ),
        ("低收入农户518户1340人。", ["registry/total.households=518", "registry/total.persons=1340"]),
        (
            "改造危房30户,投入150万元硬化通组路5公里。",
            [
                "housing/rebuilt.households=30",
                "infrastructure/group_roads.amount_yuan=1500000",
                "infrastructure/group_roads.length_km=5",
            ],
        ),
        ("富余劳动力2000人。", ["employment/富余劳动力.persons=2000"]),
        ("茶园人均1.6亩。", ["production/茶园人均.area_mu=1.6"]),
        (
            "油茶面积由6200亩扩大到8000亩。",
            ["production/crop_tea_oil.area_mu=6200@2017", "production/crop_tea_oil.area_mu=8000"],
        ),
        (
            "2017年,全镇脱贫198户,年底剩余贫困户524户。今年脱贫300户,年底剩余贫困户224户。",
            [
                "exit/done.households=198@2017",
                "registry/not_exited.households=524@2017",
                "exit/done.households=300",
                "registry/not_exited.households=224",
            ],
        ),
        (
            "年初有贫困户1286户,贫困发生率23.4%。",
            ["registry/年初有贫困户.households=1286", "registry/年初贫困发生率.rate=0.234"],
        ),
    ],
)
def test_a_number_is_part_of_what_stands_before(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_a_time_behind_a_number_is_of_that_number() -> None:
    found = figures("计划硬化38.6公里,剩余14.5公里下半年完工;危房改造40户。")
    assert found[-1] == "housing/rebuilt.households=40"


def test_a_household_without_a_name_is_a_story() -> None:
    found = kinds("河口村有一户茶农,流转茶园12亩,鲜叶卖了3.6万元,4口之家人均9000元。")
    assert set(found.values()) == {"story", "name"}  # 一户 is a turn of phrase


def test_those_on_lower_income_are_a_group_of_their_own_since_the_register_was_closed() -> None:
    assert figures("低收入户518户。", year=2024) == ["population/低收入户.households=518"]
