"""What is left for a year to come, said behind its number, is the plan of that year: of the thing that it is left of."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年解除风险14户，其余9户明年解除监测。", "monitoring/risk_removed_planned.households=9@2019"),
        ("通组路硬化完成8公里，余下的3公里明年完成。", "infrastructure/group_roads_planned.length_km=3@2019"),
        ("危房改造完成36户，剩余4户明年开工。", "housing/rebuilt_planned.households=4@2019"),
        ("今年脱贫60户，剩余57户计划明年退出。", "plan/exit.households=57@2019"),
        ("今年脱贫60户，余下的57户计划2019年脱贫。", "plan/exit.households=57@2019"),
        ("投放小额信贷58户260万元，其余6户明年发放。", "credit/loans_planned.households=6@2019"),
        ("已搬迁入住88户，其余12户明年入住。", "housing/计划搬迁入住.households=12@2019"),
        ("硬化产业路6.5公里，剩余1.5公里计划明年3月完工。", "infrastructure/production_roads_planned.length_km=1.5@2019"),
        ("拨付资金310万元，余下的40万元明年拨付。", "funds/paid_planned.amount_yuan=400000@2019"),
        ("落实产业补助42万元，余款8万元来年兑付。", "production/subsidies_planned.amount_yuan=80000@2019"),
        ("新建蓄水池12口，另有3口列入明年计划。", "infrastructure/water_tanks_planned.count=3@2019"),
        ("种植花椒1200亩，明年再种300亩。", "production/crop_pepper_planned.area_mu=300@2019"),
        ("还有2个贫困村计划明年出列。", "plan/villages.count=2@2019"),
    ],
)
def test_it_is_planned_for_that_year(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


def test_some_of_those_on_a_roll() -> None:
    assert figures("监测对象23户83人，其中9户31人拟于2023年解除监测。", year=2022)[2:] == [
        "monitoring/risk_removed_planned.households=9@2023",
        "monitoring/risk_removed_planned.persons=31@2023",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年脱贫60户，剩余57户。", "registry/not_exited.households=57"),
        ("通组路硬化完成8公里，余下的3公里已完成招标。", "infrastructure/村组道路剩余.length_km=3"),
        ("今年解除风险14户，其余9户继续监测。", "monitoring/risk_remaining.households=9"),
        ("目前还有57户未脱贫，计划明年脱贫。", "registry/not_exited.households=57"),
        ("剩余3户危房年底前开工。", "housing/剩余危房.households=3"),
        ("明年计划脱贫57户，今年脱贫60户。", "exit/done.households=60"),
        ("为明年春耕储备化肥30吨，发放贷款260万元。", "credit/loans.amount_yuan=2600000"),
    ],
)
def test_what_is_of_this_year(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected
