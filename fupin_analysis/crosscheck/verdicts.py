"""Verdicts: what a contradiction is, and how sure one may be of the repair proposed.

============  =====================================================================================
deduced       one repair is left, and evidence beyond the sum itself speaks for it
ambiguous     several repairs are possible, or none is corroborated: ask
conflict      the same thing is stated in rival ways, or the register counts otherwise: ask which is in force
impossible    a bound is broken; the figures alone cannot say which of them is wrong: ask
rounding      parts and whole differ by no more than rounding; nothing to do
unverifiable  a figure is missing; nothing can be said
============  =====================================================================================
"""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.core.finding import CheckVerdict
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.localisation.candidates import Candidate

VERDICTS: tuple[CheckVerdict, ...] = ("deduced", "ambiguous", "conflict", "impossible")

#: Points by which the best candidate must lead the next one to be taken for the only one.
_LEAD = 2.5


def judge(failing: Sequence[Applied], candidates: Sequence[Candidate]) -> tuple[CheckVerdict, str, Candidate | None]:
    """Return verdict, confidence (``high``, ``medium``; empty where nothing is proposed) and the repair proposed."""
    if all(one.rule.kind in {"reading", "micro"} for one in failing):
        return "conflict", "", None
    minimal = [
        candidate for candidate in candidates if candidate.is_minimal and all(c.new is not None for c in candidate.changes)
    ]
    if all(_is_bound(one) for one in failing):
        return "impossible" if any(not one.rule.is_soft for one in failing) else "ambiguous", "", None
    # Of a quotient alone any of its figures may be the wrong one.
    if not minimal or all(one.edit is None for one in failing):
        return "ambiguous", "", None
    best = minimal[0]
    lead = best.score - minimal[1].score if len(minimal) > 1 else float("inf")
    others_explained = any(candidate.is_explained for candidate in minimal[1:])
    # The sum alone proves nothing: a repair is deduced only where a slip of the hand explains it as well.
    if best.is_explained and best.score > 0 and not _open(candidates):
        if not others_explained and lead >= _LEAD:
            return "deduced", "high", best
        if lead >= 2 * _LEAD:
            return "deduced", "medium", best
    return "ambiguous", "", None


def in_doubt(failing: Sequence[Applied], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the smallest repairs that remain possible: the one proposed alone where one is."""
    _verdict, _confidence, repair = judge(failing, candidates)
    return [repair] if repair is not None else [candidate for candidate in candidates if candidate.is_minimal]


def _is_bound(one: Applied) -> bool:
    """Return whether an edit only says that one side is at most the other, as parts of an unfinished list are of their whole."""
    return one.formula.relation != "=" or (one.edit is not None and one.edit.relation == "<=")


def _open(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Smallest repairs whose new values the edits leave open."""
    return [
        candidate for candidate in candidates if candidate.is_minimal and any(change.new is None for change in candidate.changes)
    ]
