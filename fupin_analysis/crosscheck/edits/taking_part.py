"""The edits that figures take part in, whether they hold or not: what a reviewer wants to see beside a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from fupin_analysis.core.unit.text_review import EditTried
from fupin_analysis.crosscheck.edits.outcomes import try_all
from fupin_analysis.crosscheck.edits.rules import Rule, load_rules
from fupin_analysis.crosscheck.edits.stated import Key, read_stated
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.edits.trials import Trials


def list_checks(figures: pd.DataFrame, *, rules: Iterable[Rule] | None = None) -> list[EditTried]:
    """List the edits that could be tried on figures, with the addresses of those that take part.

    Parameters
    ----------
    figures
        Table of figures.
    rules
        Edits; by default all that are switched on.

    Returns
    -------
    list of EditTried
        In order of township, year and rule; an edit tried in several periods or places is several checks. What cannot be verified
        for want of a figure is left out.
    """
    trials = Trials(load_rules() if rules is None else rules)
    return [
        EditTried(one.rule.code, one.rule.zh, one.rule.en, _state(one), sources)
        for stated in read_stated(figures)
        for one in try_all(trials, stated)
        if one.state != "unverifiable"
        if len(sources := tuple(dict.fromkeys(stated.sources[key] for key in _taking_part(one) if key in stated.sources))) > 1
    ]


def _state(one: Applied) -> str:
    if one.state == "fails":
        return "fails"
    return "holds" if one.state == "holds" and (one.left == one.right or one.formula.relation != "=") else "near"


def _taking_part(one: Applied) -> Iterator[Key]:
    yield from one.keys
    for places in one.trial.places:
        yield from (one.trial.stated[at] for at in places)
