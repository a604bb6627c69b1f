"""The edits a number of a document takes part in, whether they hold or not."""

import pandas as pd
import pytest

from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.taking_part import list_checks
from tests.crosscheck.edits.test_rules import figures_of

RULES = {rule.code: rule for rule in load_rules()}


def listed(example, *codes):
    """(rule, state, sources) of every check; each figure stands in a sentence of its own."""
    figures = figures_of(example)
    figures = figures.assign(source=[f"总结.txt › 第{number}句" for number in range(1, len(figures) + 1)])
    return [(one.rule, one.state, one.sources) for one in list_checks(figures, rules=[RULES[code] for code in codes])]


def places(*numbers):
    return tuple(f"总结.txt › 第{number}句" for number in numbers)


LEFT = "registry/not_exited.households = {}; registry/total.households = 75"


@pytest.mark.parametrize(("left", "state"), [(21, "holds"), (75, "holds"), (210, "fails")])
def test_a_bound_holds_or_fails(left, state):
    assert listed(LEFT.format(left), "L107") == [("L107", state, places(1, 2))]


@pytest.mark.parametrize(("printed", "state"), [("0.5", "holds"), ("0.49", "near"), ("0.48", "fails")])
def test_what_is_off_by_no_more_than_rounding_is_near(printed, state):
    told = f"housing/rebuilt_share.rate = {printed}; housing/rebuilt_cumulative.households = 100; registry/total.households = 200"
    assert listed(told, "Q502") == [("Q502", state, places(1, 2, 3))]


def test_what_cannot_be_verified_is_left_out():
    assert listed("registry/not_exited.households = 21; cause/illness.households = 5", "L107", "L108") == []


def test_a_bound_of_one_number_alone_is_no_check_between_numbers():
    assert listed("exit/exit_rate.rate = 0.9", "L110") == []


def test_every_part_of_a_sum_takes_part():
    told = "registry/total.households = 75; registry/confirmed_poor.households = 30; registry/consolidating.households = {}"
    for consolidating, state in ((45, "holds"), (44, "fails")):
        assert listed(told.format(consolidating), "registry_by_stage") == [("registry_by_stage", state, places(1, 2, 3))]


def test_each_period_is_a_check_of_its_own_in_order_of_township_year_and_rule():
    told = LEFT.format(21) + "; registry/not_exited.households@2017 = 90; registry/total.households@2017 = 80"
    told += "; exit/exited_accurately.households = 5; exit/done.households = 6"
    assert listed(told, "L107", "L204") == [
        ("L107", "holds", places(1, 2)),
        ("L107", "fails", places(3, 4)),
        ("L204", "holds", places(5, 6)),
    ]


def test_the_wording_is_that_of_the_edit_and_all_edits_are_tried_by_default():
    both = pd.concat([figures_of(LEFT.format(21), township=name) for name in ("乙镇", "甲镇")], ignore_index=True)
    both = both.assign(source=[f"总结.txt › 第{number}句" for number in range(1, 5)])
    found = [one for one in list_checks(both) if one.rule == "L107"]
    assert [one.sources for one in found] == [places(1, 2), places(3, 4)]
    assert {(one.zh, one.en) for one in found} == {(RULES["L107"].zh, RULES["L107"].en)}
