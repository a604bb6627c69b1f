"""What a text shows its numbers to be of: an edit over numbers of other things proves nothing where it fails."""

import pytest

from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import read_stated
from tests.crosscheck.edits.test_rules import figures_of

RULES = {rule.code: rule for rule in load_rules()}


def at(paragraph, first, last):
    """The address of a number of a text."""
    return f"总结.txt › 第{paragraph}段 › 第{first}-{last}字"


def states(rule, example, sources, part_of=()):
    """How an edit comes out over numbers that stand at these addresses, some of them parts of sums at others."""
    figures = figures_of(example)
    parts = [*part_of, *[""] * (len(figures) - len(part_of))]
    (stated,) = read_stated(figures.assign(source=sources, part_of=parts))
    return [one.state for one in apply_rules([rule], stated)]


class TestListsUnderAnotherNumber:
    """贫困户100户 … 因病30户、其他10户,共40户: what the text adds up to another number need not make up this one."""

    STATED = "cause/illness.households = 30; cause/other.households = 10; registry/total.households = 100; "
    LIST = at(2, 40, 42)

    def outcome(self, whole, where, *, are_its_parts=True):
        sources = [*(at(2, first, first + 2) for first in (20, 30, 5)), where]
        (first, *_others) = states(RULES["cause_of_registered"], self.STATED + whole, sources, [where] * 2 * are_its_parts)
        return first

    def test_prove_nothing_of_this_one(self):
        assert self.outcome("registry/with_labour.households = 40", self.LIST) == "unverifiable"

    def test_prove_as_much_where_a_table_adds_them_up(self):
        assert self.outcome("registry/with_labour.households = 40", "表.xlsx › 表1 › B9") == "fails"

    def test_prove_as_much_where_the_other_number_has_no_parts(self):
        assert self.outcome("registry/with_labour.households = 40", self.LIST, are_its_parts=False) == "fails"

    def test_prove_as_much_where_the_other_number_is_this_one_in_persons(self):
        assert self.outcome("registry/total.persons = 40", self.LIST) == "fails"


class TestHouseholdsHereAndPersonsThere:
    STATED = "registry/total.households = 40; registry/total.persons = 30"

    @pytest.mark.parametrize(
        ("households", "persons", "state"),
        [
            ((2, 10, 12), (2, 20, 22), "fails"),  # eight signs between them
            ((2, 10, 12), (2, 21, 23), "unverifiable"),
            ((2, 10, 12), (3, 13, 15), "unverifiable"),  # in another paragraph
            ((2, 16, 18), (2, 10, 12), "unverifiable"),  # 干部6人帮扶18户: the persons first
        ],
    )
    def test_need_not_be_of_the_same_people(self, households, persons, state):
        assert states(RULES["R101"], self.STATED, [at(*households), at(*persons)]) == [state]


class TestLessThanNothing:
    """No whole is less than nothing: what is to be at most 5 − 9 is of something else."""

    STATED = "exit/done.persons = 2; registry/total.persons = 5; registry/not_exited.persons = 9"

    @pytest.fixture
    def rule(self, make):
        return make("exit/done.persons <= registry/total.persons - registry/not_exited.persons")

    def test_is_no_bound_in_a_text(self, rule):
        assert states(rule, self.STATED, [at(2, first, first + 1) for first in (10, 20, 30)]) == ["unverifiable"]

    def test_is_one_in_a_table(self, rule):
        assert states(rule, self.STATED, [f"表.xlsx › 表1 › B{row}" for row in (3, 4, 5)]) == ["fails"]

    def test_is_one_where_a_number_of_a_table_stands_beside_the_text(self, rule):
        assert states(rule, self.STATED, [at(2, 10, 11), at(2, 20, 21), "表.xlsx › 表1 › B3"]) == ["fails"]


@pytest.mark.parametrize(
    ("persons", "state"), [((2, 71, 73), "fails"), ((2, 72, 74), "unverifiable"), ((3, 12, 14), "unverifiable")]
)
def test_a_part_far_above_its_whole_is_told_where_both_are_said_in_one_breath(persons, state):
    stated = "medical/assisted.recipients = 900; registry/total.persons = 100"
    assert states(RULES["L401"], stated, [at(*persons), at(2, 11, 13)]) == [state]
