"""What a reference of a formula stands for among the figures stated."""

import pytest

from fupin_analysis.crosscheck.edits.formula import Reference, parse_formula
from fupin_analysis.crosscheck.edits.lookup import Form
from fupin_analysis.crosscheck.edits.stated import Key

PATH = ("registry", "total", "persons")


def found(text, stated, *, period="2018", place=""):
    """What the second reference of a formula stands for, by period and place, whether it lacks any, and other choices."""
    form = Form(2018, tuple(Key(when, where, *PATH) for when, where in stated))
    reference = parse_formula(f"registry/not_exited.persons = {text}").references[1]
    one = form.find(reference, period, place)
    name = {at: key.place or key.period for at, key in enumerate(form.keys)}
    return [name[at] for at in one.places], one.is_whole, [[name[at] for at in level] for level in one.others]


class TestPlacesOfSeveralLevels:
    TOWNS, VILLAGES = ["甲镇", "乙镇"], ["丙村", "丁村", "戊村"]

    def find(self, places):
        return found("registry/total.persons[each]", [("2018", place) for place in places])

    def test_may_be_all_meant_or_those_of_one(self):
        places = [*self.TOWNS, *self.VILLAGES]
        assert self.find(places) == (places, True, [self.TOWNS, self.VILLAGES])

    def test_are_no_list_where_there_is_but_one_of_a_level(self):
        places = [self.TOWNS[0], *self.VILLAGES]
        assert self.find(places) == (places, True, [self.VILLAGES])

    def test_are_of_one_level_where_the_names_of_others_tell_none(self):
        places = ["秋溪片", *self.VILLAGES]
        assert self.find(places) == (places, True, [])


@pytest.mark.parametrize(
    ("stated", "places", "is_whole"),
    [
        (["2018H1", "2018H2"], ["2018H1", "2018H2"], True),
        (["2018H1", "2018Q3", "2018Q4"], ["2018H1", "2018Q3", "2018Q4"], True),  # each from its own parts where it lacks
        (["2018H1", "2018Q1", "2018Q3"], ["2018H1", "2018Q3"], False),
        (["2018"], [], False),
    ],
)
def test_a_year_is_added_up_from_its_parts(stated, places, is_whole):
    assert found("registry/total.persons@parts", [(period, "") for period in stated])[:2] == (places, is_whole)


def test_what_every_place_states_is_looked_at_once() -> None:
    looked: list[object] = []

    class Keys(tuple):  # type: ignore[type-arg]
        def __getitem__(self, at: object) -> object:
            looked.append(at)
            return super().__getitem__(at)  # type: ignore[index]

    places = [f"{number}村" for number in range(60)]
    form = Form(2018, Keys(Key(when, where, *PATH) for where in places for when in ("2018H2", "2018H1", "2018")))
    looked.clear()
    for place in places:
        assert form.find(Reference(*PATH, when="parts"), "2018", place).places
        assert len(form.find(Reference(*PATH, when="all"), "2018", place).places) == 1
        assert len(form.find(Reference(*PATH, each=True), "2018H1", "").places) == len(places)
    assert len(looked) <= len(form.keys)
