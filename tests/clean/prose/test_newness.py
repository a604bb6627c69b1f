"""What is new of a thing, what villages are given, whose income it is, and whose people: none is the whole it stands beside."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇茶园1.2万亩,今年新增280亩。", ["production/tea.area_mu=12000", "production/tea_new.area_mu=280"]),
        ("茶园面积1.2万亩。新增茶园280亩。", ["production/tea.area_mu=12000", "production/tea_new.area_mu=280"]),
        ("今年新增茶园280亩。", ["production/tea.area_mu=280"]),
        (
            "其中,青山村新增茶园280亩,白水村示范基地300亩。",
            [
                "production/tea.area_mu=280[青山村]",
                "production/bases.area_mu=300[白水村]",
            ],
        ),
        (
            "修通村公路3公里。青山村柑橘1200亩。",
            ["infrastructure/village_roads.length_km=3", "production/crop_oranges.area_mu=1200[青山村]"],
        ),
        ("青山村监测户3户9人。", ["monitoring/total.households=3[青山村]", "monitoring/total.persons=9[青山村]"]),
        (
            "脱贫人口人均纯收入15680元,监测对象人均纯收入12210元。",
            [
                "income/registered_per_capita.amount_per_person_yuan=15680",
                "income/monitored_per_capita.amount_per_person_yuan=12210",
            ],
        ),
        ("茶园5800亩，投产茶园500亩。", ["production/tea.area_mu=5800", "production/投产茶园.area_mu=500"]),
        ("核桃5800亩，补植核桃400亩。", ["production/crop_walnuts.area_mu=5800", "production/补植核桃.area_mu=400"]),
        ("补植核桃400亩。", ["production/crop_walnuts.area_mu=400"]),
        ("低保户人均收入9800元。", ["income/低保户人均收入.amount_per_person_yuan=9800"]),
        (
            "耕地3.2万亩,总人口2.3万人、6500户。",
            [
                "production/farmland.area_mu=32000",
                "population/total.persons=23000",
                "population/total.households=6500",
            ],
        ),
    ],
)
def test_a_part_is_not_the_whole(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_what_villages_are_given_is_no_income() -> None:
    found = figures("按每村20万元标准补助集体经济,8个村共补助160万元。", heading="三、集体经济")
    assert not any("village_collective_per_village" in one for one in found)
    assert any(one.endswith("amount_yuan=1600000") for one in found)


def test_what_comes_to_loans_is_of_loans_and_no_plan() -> None:
    found = figures("新增发放26户118万元。", heading="五、小额信贷")
    assert found == ["credit/loans.households=26", "credit/loans.amount_yuan=1180000"]


@pytest.mark.parametrize("said", ["新识别纳入", "新识别认定", "新增识别纳入", "经核实新识别确认"])
def test_several_verbs_of_coming_name_nothing_that_is_come_to(said: str) -> None:
    assert figures(f"动态调整清退不符合条件84户，{said}61户。")[-1] == "registry/newly_identified.households=61"
