"""Those who have trouble with a thing are not those who have it, and villages whose roads are told are no roads."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三是12户饮水季节性困难。", "infrastructure/unsafe_water.households=12"),
        ("有12户饮水不达标。", "infrastructure/unsafe_water.households=12"),
        ("全镇12户饮水有困难。", "infrastructure/unsafe_water.households=12"),
        ("有12户饮水水质不达标。", "infrastructure/饮水水质不达标.households=12"),
        ("有6个村道路通行困难。", "infrastructure/村道路通行困难.count=6"),
        ("45户饮水困难，8户用电不稳定。", "other/用电不稳定.households=8"),
        ("45户饮水困难，15户住房破旧。", "other/住房破旧.households=15"),
    ],
)
def test_who_has_trouble_with_a_thing(text: str, expected: str) -> None:
    found = figures(text, heading="三、存在问题")
    assert expected in found
    assert not any("drinking_water" in one for one in found)


@pytest.mark.parametrize("text", ["解决了12户饮水困难问题。", "帮助12户解决饮水困难。", "新建水池3口，解决12户饮水困难。"])
def test_whose_trouble_is_over_has_it(text: str) -> None:
    assert "infrastructure/drinking_water.households=12" in figures(text)


@pytest.mark.parametrize(
    ("text", "villages"),
    [
        ("仍有1个村通组路3.2公里未硬化。", "infrastructure/村通组路.count=1"),
        ("2个村的通村路共6.5公里已硬化。", "infrastructure/村的通村路.count=2"),
    ],
)
def test_villages_whose_roads_are_told(text: str, villages: str) -> None:
    assert figures(text)[0] == villages


@pytest.mark.parametrize("text", ["硬化3条村组路4公里。", "硬化村组路3条4公里。"])
def test_roads_themselves(text: str) -> None:
    assert figures(text)[0] == "infrastructure/group_roads.projects=3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("资助贫困学生20名家庭经济困难，发放资金3万元。", "education/aid.recipients=20"),
        ("慰问12户生活困难。", "living/condolences.households=12"),
        ("走访慰问12户生活困难。", "visits/households_visited.households=12"),
        ("走访12户生活困难。", "visits/households_visited.households=12"),
        ("资助大学生8名家庭困难。", "education/tertiary.recipients=8"),
    ],
)
def test_those_who_are_helped_are_counted_for_it(text: str, expected: str) -> None:
    assert figures(text)[0] == expected


@pytest.mark.parametrize("text", ["走访发现12户饮水困难。", "走访贫困户30户，发现12户饮水困难。", "发放补助后仍有12户饮水困难。"])
def test_who_is_found_on_a_visit_is_in_trouble(text: str) -> None:
    assert "infrastructure/unsafe_water.households=12" in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35户贫困户饮水困难。", "infrastructure/unsafe_water.households=35"),
        ("2个自然村旱季缺水。", "population/自然村旱季缺水.count=2"),
        ("脱贫不稳定户15户收入不稳定。", "monitoring/脱贫不稳定户（收入不稳定）.households=15"),
        ("全镇仍有贫困户35户生活困难。", "registry/未脱贫（生活困难）.households=35"),
    ],
)
def test_whoever_is_in_trouble_keeps_name_and_thing(text: str, expected: str) -> None:
    assert figures(text, heading="三、存在问题") == [expected]


@pytest.mark.parametrize(
    "text", ["35户贫困户住房破旧，已改造30户。", "35户贫困户就医困难，其中12户65人。", "35户监测户增收困难，帮扶20户。"]
)
def test_what_follows_those_in_trouble_is_no_roll(text: str) -> None:
    assert not [one for one in figures(text, heading="三、存在问题") if "registry/total" in one or "monitoring/total" in one]


@pytest.mark.parametrize(
    "text", ["解决3个社214户季节性缺水问题。", "解决3个村214户饮水困难问题。", "解决了2个自然村的214户吃水难问题。"]
)
def test_whose_trouble_is_over_in_several_places(text: str) -> None:
    assert "infrastructure/drinking_water.households=214" in figures(text)
