"""低保 said within those on the register is a part of them; in a sentence of its own it is all who get the allowance."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    "text",
    [
        "脱贫户中低保户120户。",
        "脱贫户410户1620人，含低保户120户。",
        "脱贫户410户1620人。其中，低保户120户。",
        "脱贫户410户1620人；其中低保户120户。",
        "脱贫户410户1620人，属低保的120户。",
        "410户脱贫户中有低保户120户。",
        "纳入低保的贫困户120户。",
    ],
)
def test_who_gets_it_of_the_register_is_a_part_of_it(text):
    assert figures(text, year=2022)[-1] == "registry/low_income_allowance.households=120"


@pytest.mark.parametrize(
    "text",
    [
        "脱贫户410户1620人。全镇低保户120户。",
        "脱贫户410户1620人，特困户31户，低保户120户。",
        "脱贫户41户162人，其中党员2户，低保户120户。",
        "将120户贫困人口纳入低保。",
        "建档立卡户纳入低保120户。",
        "低保户120户。",
    ],
)
def test_who_gets_it_at_all_is_no_part(text):
    households = [figure for figure in figures(text, year=2022) if "=120" in figure]
    assert households == ["living/minimum_living_allowance.households=120"]


def test_of_those_watched_it_keeps_words_that_say_so():
    assert figures("监测对象40户，含低保户18户。", year=2022)[-1].startswith("living/监测对象：其中")
