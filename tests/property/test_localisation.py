"""Laws of error localisation: nothing smaller mends, nothing as small is missed, and the truth is never more costly."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_analysis.crosscheck.edits.linear import Edit, balance
from fupin_analysis.crosscheck.localisation.localise import localise

NAMES = ["a", "b", "c", "d", "e", "f"]
modest = settings(max_examples=60, deadline=None)


@st.composite
def systems_of_equalities(draw):
    """Two to four equalities over six numbers, and any values."""
    edits = []
    for number in range(draw(st.integers(2, 4))):
        chosen = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
        terms = {name: Fraction(draw(st.sampled_from([-3, -1, 1, 2]))) for name in chosen}
        edits.append(Edit(str(number), terms, constant=Fraction(draw(st.integers(-4, 4)))))
    return edits, {name: Fraction(draw(st.integers(-6, 6))) for name in NAMES}


def can_mend(edits, values, support):
    """Whether values of `support` exist that make all equalities hold: Gaussian elimination, worked apart from the package."""
    rows = [[edit.terms.get(name, Fraction(0)) for name in support] + [-edit.residual(values)] for edit in edits]
    for column in range(len(support)):
        pivot = next((row for row in rows if row[column] and not any(row[:column])), None)
        for row in rows:
            if pivot is not None and row is not pivot:
                by = row[column] / pivot[column]
                row[:] = [one - by * other for one, other in zip(row, pivot, strict=True)]
    return all(row[-1] == 0 for row in rows if not any(row[:-1]))


@given(systems_of_equalities())
@modest
def test_all_smallest_sets_are_found_and_no_other(system):
    edits, values = system
    found = [solution.support for solution in localise(edits, values, most=4)]
    if all(edit.holds(values) for edit in edits):
        assert found == []
        return
    for size in range(1, 5):
        expected = [support for support in combinations(NAMES, size) if can_mend(edits, values, support)]
        if expected:
            assert found == expected
            return
    assert found == []


EDITS = [
    balance("by stage", "total", ["poor", "exited"]),
    balance("by labour", "total", ["with", "without"]),
    balance("by cause", "total", ["illness", "schooling", "other"]),
    Edit("paid", {"paid": Fraction(1), "poor": Fraction(-3, 2)}, relation="<="),
    *(Edit("not negative", {name: Fraction(-1)}, "<=") for name in ("poor", "with", "illness", "other", "paid")),
]
counts = st.integers(0, 60)


@st.composite
def slips_in_a_valid_record(draw):
    """A record that holds, and one with one to three numbers changed."""
    total = draw(st.integers(10, 60))
    poor, able, ill, schooling = (draw(st.integers(0, total)) for _ in range(4))
    schooling = min(schooling, total - ill)
    record = {"total": total, "poor": poor, "exited": total - poor, "with": able, "without": total - able}
    record |= {"illness": ill, "schooling": schooling, "other": total - ill - schooling, "paid": poor}
    true = {name: Fraction(value) for name, value in record.items()}
    changed = draw(st.dictionaries(st.sampled_from(list(true)), counts.map(Fraction), min_size=1, max_size=3))
    return true, true | changed


@given(slips_in_a_valid_record())
@modest
def test_the_truth_is_among_the_smallest_sets_or_larger_than_they(records):
    true, stated = records
    wrong = tuple(name for name in true if true[name] != stated[name])
    solutions = localise(EDITS, stated)
    if all(edit.holds(stated) for edit in EDITS):
        assert solutions == []
        return
    assert solutions
    assert solutions[0].cost <= len(wrong)
    if solutions[0].cost == len(wrong):
        assert wrong in [solution.support for solution in solutions]


@given(slips_in_a_valid_record())
@modest
def test_values_that_are_told_mend_and_the_order_of_edits_does_not_matter(records):
    _true, stated = records
    solutions = localise(EDITS, stated)
    assert solutions == localise(EDITS[::-1], stated)
    for solution in solutions:
        if len(solution.values) == len(solution.support):
            assert all(edit.holds(stated | dict(solution.values)) for edit in EDITS)
