"""Of 上坪村72户231人中已脱贫31户 the village's register is told, of 上坪村312户中脱贫户31户 all who live there."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("上坪村72户231人中已脱贫31户98人。", "[上坪村]"),
        ("全镇72户231人中已脱贫31户98人。", ""),
        ("72户231人中已脱贫31户98人。", ""),
    ],
)
def test_of_those_of_whom_some_have_left(text: str, where: str) -> None:
    found = figures(text)
    assert found[:2] == [f"registry/total.households=72{where}", f"registry/total.persons=231{where}"]
    assert found[2:] == [f"exit/cumulative.households=31{where}", f"exit/cumulative.persons=98{where}"]


def test_each_village_of_a_list_has_its_own() -> None:
    found = figures("截至目前，上坪村72户231人中已脱贫31户98人；石门村56户180人中已脱贫22户70人。")
    assert [one for one in found if "persons" not in one] == [
        *["registry/total.households=72[上坪村]", "exit/cumulative.households=31[上坪村]"],
        *["registry/total.households=56[石门村]", "exit/cumulative.households=22[石门村]"],
    ]


@pytest.mark.parametrize("some", ["脱贫户31户98人", "低保户31户98人", "贫困户31户98人"])
def test_all_who_live_in_a_village(some: str) -> None:
    assert figures(f"上坪村312户1231人中，有{some}。")[:2] == [
        "population/total.households=312[上坪村]",
        "population/total.persons=1231[上坪村]",
    ]


def test_some_of_another_group_are_not_of_the_register() -> None:
    assert figures("低保户72户中已脱贫31户。")[0].startswith("living/")
