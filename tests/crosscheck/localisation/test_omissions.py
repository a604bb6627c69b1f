"""Parts left out of sums: what they must be, by one sum or by several."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.candidates import Candidate, Replacement
from fupin_analysis.crosscheck.localisation.omissions import find_omissions
from tests.crosscheck.edits.test_rules import stated_in

#: Two sums, of which one lacks one part, and the other that part and another. Persons are stated of both rows.
SUMS = """
[X001]
kind = "balance"
zh = "例"
en = "example"
source = "test"
formula = "exit/done.households = cause/illness.households + cause/disability.households"
[X002]
kind = "balance"
zh = "例"
en = "example"
source = "test"
formula = "registry/total.households = cause/illness.households + cause/disaster.households + cause/disability.households \
+ cause/schooling.households + cause/other.households"
"""
ROWS = (
    "cause/illness.persons = 12; cause/disaster.persons = 90; cause/disability.households = 7; cause/schooling.households = 8; "
)
ROWS += "cause/other.households = 5"


def item(name, topic="cause"):
    return Key("2018", "", topic, name, "households")


@pytest.fixture
def omitted(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(SUMS, encoding="utf-8")
    rules = [rule for rule in load_rules(path) if rule.code.startswith("X")]

    def omitted(example, *repairs):
        stated = stated_in(f"{example}; {ROWS}")
        found = find_omissions(apply_rules(rules, stated), repairs, stated.values)
        return [([key.item for key in one.keys], list(one.values), [sum_.rule.code for sum_ in one.sums]) for one in found]

    return omitted


DONE, TOTAL = "exit/done.households = {}", "registry/total.households = {}"


def test_one_part_is_what_its_sum_lacks(omitted):
    assert omitted(DONE.format(10)) == [(["illness"], [3], ["X001"])]


def test_a_second_part_is_what_is_left_once_another_sum_tells_the_first(omitted):
    both = f"{DONE.format(10)}; {TOTAL.format(50)}"
    assert omitted(both) == [(["illness"], [3], ["X001"]), (["disaster"], [27], ["X002"])]


@pytest.mark.parametrize(("total", "told"), [(24, [1]), (23, []), (22, [])])
def test_a_second_part_is_at_least_one_household(omitted, total, told):
    assert omitted(f"{DONE.format(10)}; {TOTAL.format(total)}")[1] == (["disaster"], told, ["X002"])


def test_two_parts_of_one_sum_alone_stay_open_together(omitted):
    assert omitted(TOTAL.format(50)) == [(["illness", "disaster"], [], ["X002"])]


@pytest.mark.parametrize("done", [7, 6])
def test_nothing_is_left_out_of_a_sum_that_lacks_nothing(omitted, done):
    # at 6 the one part stated exceeds the whole: a contradiction; what was left out is not known
    assert [values for _items, values, _sums in omitted(DONE.format(done))] == ([] if done == 7 else [[]])


def test_a_part_is_told_by_each_way_to_mend_the_rest(omitted):
    ways = [Candidate((Replacement(item("done", "exit"), Fraction(10), Fraction(new)),), is_minimal=True) for new in (12, 9)]
    assert omitted(DONE.format(10), ways) == [(["illness"], [5, 2], ["X001"])]
    assert omitted(DONE.format(10), ways[:1]) == [(["illness"], [5], ["X001"])]
    elsewhere = Candidate((Replacement(item("schooling"), Fraction(8), Fraction(9)),), is_minimal=True)
    assert omitted(DONE.format(10), [elsewhere]) == [(["illness"], [3], ["X001"])]


def test_a_part_stays_open_where_the_rest_does(omitted):
    open_ = Candidate((Replacement(item("done", "exit"), Fraction(10), None),), is_minimal=True)
    assert omitted(DONE.format(10), [open_]) == [(["illness"], [], ["X001"])]
