"""Changing one operator of a function makes another function, and each change is its own."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from types import FunctionType

import pytest

from benchmarks.mutation import changed
from fupin_analysis.measure.ratios import divide

pytest.importorskip("coverage")
from benchmarks import mutant_trials, mutants


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


def defaults_only(most: int = 3) -> int:
    return most


def test_defaults_are_no_code_of_a_function() -> None:
    assert list(changed(defaults_only)) == []


def test_a_change_names_the_lines_of_its_statement() -> None:
    first = judge.__code__.co_firstlineno
    assert next(changed(judge)).lines == range(first + 1, first + 2)
    assert {change.lines.start - first for change in changed(judge)} == {1, 3}
    assert len({change.what for change in changed(judge)}) == len(list(changed(judge)))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")  # from Python 3.12 on, and pytest-xdist has threads
def test_a_trial_in_a_child_answers_falls_or_is_ended() -> None:
    answers: list[object] = []
    mutant_trials._in_child(lambda give: give({"one": 1}), answers.append, limit=20.0)
    mutant_trials._in_child(lambda _give: sys.exit(3), answers.append, limit=20.0)
    mutant_trials._in_child(lambda _give: time.sleep(60), answers.append, limit=0.2)
    assert answers == [{"one": 1}]


def test_every_public_function_has_a_constant_and_of_operators_one_in_so_many() -> None:
    module = importlib.import_module("fupin_analysis.measure.ratios")
    every, some = list(mutants.find_mutants(module)), list(mutants.find_mutants(module, every=1000))
    names = {"divide", "change", "exceeds", "add", "not_below_zero"}
    assert {one.function for one in every if one.group == "constants"} == names
    assert len({one.name for one in every}) == len(every)
    assert [one.function for one in some if one.group == "operators"] == ["divide", "change", "exceeds", "add", "not_below_zero"]


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_mutant_stands_for_its_function_wherever_it_was_imported() -> None:
    module = importlib.import_module("fupin_analysis.measure.ratios")
    nothing = next(one for one in mutants.find_mutants(module) if one.function == "divide" and one.group == "constants")
    answers: list[object] = []

    def trial(give: Callable[[object], None]) -> None:
        mutants.put(nothing)
        give(divide(94, 298))

    mutant_trials._in_child(trial, answers.append, limit=20.0)
    assert answers == [0.0]
    assert divide(94, 298) > 0.3
