"""Changing one operator of a function makes another function, and each change is its own."""

from __future__ import annotations

from types import FunctionType

from benchmarks.mutation import changed


def judge(number: int, most: int) -> str:
    if number > most and most > 0:
        return "above"
    return str(number + 1)


def keeps_nothing() -> None:
    """A function without an operator."""


INPUTS = ((3, 2), (2, 2), (1, 2), (1, 0), (0, 1), (2, 1))


def results() -> set[tuple[str, ...]]:
    found = set()
    for change in changed(judge):
        other = FunctionType(change.code, judge.__globals__)
        found.add(tuple(other(number, most) for number, most in INPUTS))
    return found


def test_every_change_makes_another_function() -> None:
    plain = tuple(judge(number, most) for number, most in INPUTS)
    assert plain == ("above", "3", "2", "2", "1", "above")
    assert plain not in results()
    assert len(results()) >= 6


def test_the_line_of_a_change_is_said() -> None:
    assert next(changed(judge)).what == "a condition negated, line +1:4"


def test_what_has_no_operator_has_no_change() -> None:
    assert list(changed(keeps_nothing)) == []
