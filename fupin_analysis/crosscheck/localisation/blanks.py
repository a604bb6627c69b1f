"""Rows left blank in a sum: what they may hold, told by how much the stated parts fall short in one measure and in the other.

A blank part is no contradiction. But the same rows are blank in households and in persons, and what lacks in both must be
thinkable as rows: at least one person in every household, and not hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from fupin_analysis.crosscheck.edits.linear import whole

if TYPE_CHECKING:
    from fupin_analysis.crosscheck.edits.formula import Reference
    from fupin_analysis.crosscheck.edits.rules import Rule
    from fupin_analysis.crosscheck.edits.trial import Applied, Side, Trial

#: Measures of one row: the counts, what goes with them, and between which multiples of the counts that lies.
_PAIRS = (
    ("households", "persons", Fraction(1), Fraction(10)),
    ("recipients", "amount_yuan", Fraction(10), Fraction(20_000)),
)


@dataclass(frozen=True)
class Blanks:
    """Two sums that lack the same rows.

    Parameters
    ----------
    counts, others
        The sum in the measure that counts (households) and in the other (persons).
    least, most
        Between which multiples of the first what lacks in the second lies.
    """

    counts: Trial
    others: Trial
    least: Fraction
    most: Fraction


def of_blanks(rule: Rule, trials: list[Trial]) -> list[Trial]:
    """Return the trials of a rule, and beside those of sums with blank rows those of what lacks in them."""
    if not _may_lack(rule) or not any(trial.blank for trial in trials):
        return trials
    return trials + [trial for pair in _pairs(trials) if pair.counts.is_open for trial in _held_together(rule, pair)]


def settle_blanks(rule: Rule, tried: list[Applied]) -> list[Applied]:
    """Take back that a closed list falls short of its whole where blank rows could hold what lacks, in both measures."""
    if not _may_lack(rule):
        return tried
    tried = _settle_years([_settle_exceeded(one) for one in tried])
    if not any(one.state == "fails" and one.trial.blank and not one.trial.is_open for one in tried):
        return tried
    by_trial = {id(one.trial): one for one in tried}
    could: set[int] = set()
    for pair in _pairs([one.trial for one in tried]):
        counts, others = by_trial[id(pair.counts)], by_trial[id(pair.others)]
        lacks = counts.left - counts.right
        if lacks > 0 and pair.least * lacks <= others.left - others.right <= pair.most * lacks:
            could |= {id(pair.counts), id(pair.others)}
    return [replace(one, state="unverifiable", relation=">=") if id(one.trial) in could else one for one in tried]


def _settle_exceeded(one: Applied) -> Applied:
    """Take back what is said of blank rows where the stated parts are more than their whole: nothing lacks, and that is told."""
    is_of_blanks = one.rule.kind == "ratio" and one.state != "unverifiable"
    return replace(one, state="unverifiable") if is_of_blanks and min(one.left, one.right) < 0 else one


def _settle_years(tried: list[Applied]) -> list[Applied]:
    """Take back that a list of years falls short of its whole where a year may be blank: nobody says which years a list has.

    It is known to be complete where it reaches the last year there can be, or adds up in the other measure.
    """
    short = [one for one in tried if one.state == "fails" and one.trial.lacks_years and one.left > one.right]
    if not short:
        return tried
    others = {(one.period, one.place, one.trial.formula.leading): one for one in tried}
    could = {id(one) for one in short if _may_lack_year(one, others)}
    return [replace(one, state="unverifiable", relation=">=") if id(one) in could else one for one in tried]


def _may_lack_year(one: Applied, others: Mapping[tuple[str, str, Reference], Applied]) -> bool:
    """Whether blank years could hold what lacks, going by the other measure of the same rows."""
    leading = one.trial.formula.leading
    for counted, with_it, least, most in _PAIRS:
        if leading.measure not in (counted, with_it):
            continue
        about = leading._replace(measure=with_it if leading.measure == counted else counted)
        other = others.get((one.period, one.place, about))
        if other is None or other.state == "unverifiable":
            return True
        counts, amounts = (one, other) if leading.measure == counted else (other, one)
        lacks = counts.left - counts.right
        return bool(lacks > 0 and least * lacks <= amounts.left - amounts.right <= most * lacks)
    return True


def _may_lack(rule: Rule) -> bool:
    return rule.kind == "balance" and not rule.is_soft


def _pairs(trials: Sequence[Trial]) -> Iterator[Blanks]:
    by_what = {(trial.period, trial.place, trial.formula.leading): trial for trial in trials if _lacks_rows(trial)}
    for (period, place, leading), first in by_what.items():
        for measure, other, least, most in _PAIRS:
            second = by_what.get((period, place, leading._replace(measure=other)))
            if leading.measure == measure and second is not None and _rows(first) == _rows(second):
                yield Blanks(first, second, least, most)


def _lacks_rows(trial: Trial) -> bool:
    """Whether a sum lacks parts and nothing of their rows is stated."""
    terms = trial.formula.linear
    return bool(
        trial.blank
        and not trial.absent
        and not trial.is_settled
        and terms is not None
        and trial.formula.relation == "="
        and all(by == (1 if reference == trial.formula.leading else -1) for reference, by in terms[0].items())
    )


def _rows(trial: Trial) -> set[tuple[str, ...]]:
    return {key[:4] for key in trial.blank}


def _held_together(rule: Rule, pair: Blanks) -> Iterator[Trial]:
    """Yield what lacks in the other measure, at least and at most so many times what lacks in the counts."""
    for relation, factor, is_soft in ((">=", pair.least, False), ("<=", pair.most, True)):
        own = replace(
            rule,
            kind="ratio",
            zh=f"{rule.zh}（空白各项所缺的户数与人数、人数与金额应当相称）",
            en=f"{rule.en} (what lacks in the blank rows fits together in both measures)",
            is_soft=is_soft,
            severity="warning" if is_soft else rule.severity,
        )
        sides = _lack(pair.others, whole(Fraction(1))), _lack(pair.counts, factor)
        yield replace(
            pair.others,
            rule=own,
            formula=replace(pair.others.formula, relation=relation, text=f"{pair.others.formula.text} [{relation} {factor}]"),
            keys=pair.others.keys + pair.counts.keys,
            relation=relation,
            blank=(),
            given=sides,
        )


def _lack(trial: Trial, by: Fraction) -> Side:
    """The whole less its stated parts, times a factor."""
    assert trial.sides is not None
    (left, _), (right, _) = trial.sides
    return tuple([(whole(by * c), at) for c, at in left] + [(whole(-by * c), at) for c, at in right]), whole(Fraction(0))
