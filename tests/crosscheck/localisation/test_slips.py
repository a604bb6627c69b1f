"""One slip of the hand away: what was typed for what was meant."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.localisation.slips import slip_between, slips_of


def named(text, slip):
    return [other for name, other in slips_of(text) if name == slip]


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("1234", ["2134", "1324", "1243"]),
        ("112", ["121"]),  # equal digits in each other's place change nothing
        ("211", ["121"]),
        ("7", []),
    ],
)
def test_neighbouring_digits_in_each_others_place(text, swapped):
    assert named(text, "swapped") == swapped


def test_a_digit_more_stands_before_between_or_behind():
    assert [other for other in named("57", "added") if "9" in other] == ["957", "597", "579"]
    assert len(named("57", "added")) == 30


def test_a_digit_left_out_or_another_in_its_place():
    assert named("574", "omitted") == ["74", "54", "57"]
    assert named("57", "replaced") == [f"{digit}7" for digit in "012346789"] + [f"5{digit}" for digit in "012345689"]


@pytest.mark.parametrize(
    ("stated", "true", "slip"),
    [
        (57, 57, ""),
        (-57, 57, "sign"),
        (10, 1, "unit"),
        (1, 10_000, "unit"),
        (1, 100_000, ""),
        (75, 57, "swapped"),
        (58, 57, "replaced"),
        (571, 57, "added"),
        (5, 57, "omitted"),
        (0, 57, ""),
        ("57.1", 571, "unit"),
        ("57.1", "57.12", "omitted"),
    ],
)
def test_what_became_of_a_number(stated, true, slip):
    assert slip_between(Fraction(stated), Fraction(true)) == slip
