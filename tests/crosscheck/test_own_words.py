"""What can be held against an item in its own words: of its own figures, its whole, its share."""

from fupin_analysis.crosscheck.edits.formula import parse_formula
from fupin_analysis.crosscheck.own_words import about_own

BEDS, PART = ("other", "菌棒户数"), ("other", "菌棒户数：其中平菇")


def told(text, item, *paths):
    return [str(one.text) for one in about_own(parse_formula(text), item, set(paths))]


def test_an_edit_of_one_item_asks_for_the_figure_that_it_is_about():
    bound = "any/any.households <= any/any.persons"
    both = [(*BEDS, "households"), (*BEDS, "persons")]
    assert len(told(bound, BEDS, *both)) == 1
    assert told(bound, BEDS, both[1]) == []
    assert told(bound, PART, *both) == []


def test_a_part_is_held_against_the_whole_that_its_words_name():
    bound = "any/any.households <= any/whole.households"
    whole, part = (*BEDS, "households"), (*PART, "households")
    (made,) = about_own(parse_formula(bound), PART, {whole, part})
    assert [(one.topic, one.item) for one in made.references] == [PART, BEDS]
    assert told(bound, BEDS, whole, part) == []  # itself part of nothing
    assert told(bound, PART, part) == []  # its whole is not stated
    assert told(bound, PART, part, (*BEDS, "persons")) == []  # or in another measure only
