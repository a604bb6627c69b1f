"""Sentences that say who stands out among all townships: who is last, whose standards differ, who is not all covered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.collation import reading_key
from fupin_analysis.core.year import in_year
from fupin_analysis.present import numbers, words
from fupin_analysis.reports.municipality.opened import OpenedMunicipality

#: From so many townships on it says something who of them is last.
_FEWEST = 3
#: Policies named whose standards differ.
_MOST_POLICIES = 3


def tell_lowest(report: OpenedMunicipality, what: str, shares: Mapping[str, float], *, decimals: int = 1, mark: str = "") -> str:
    """Name those with the lowest share, where they are few and not all have it; empty otherwise. Shares not known are none.

    Parameters
    ----------
    report
        The page they are told on.
    what
        Template of what is lowest (``rate_done``, ``rate_paid``, ``rate_covered``).
    shares
        A share by township [0-1].
    mark
        What stands between it and what was told before; a comma where it is empty.
    decimals
        How exactly shares are shown: equals are those that a reader sees as equal.
    """
    shown = {name: numbers.percents(value, decimals) for name, value in shares.items() if numbers.is_known(value)}
    if len(shown) < _FEWEST or min(shown.values()) == max(shown.values()):
        return ""
    least = min(shown.values())
    names = [name for name, value in shown.items() if value == least]
    if 2 * len(names) > len(shown):
        return ""
    return (mark or report.say("comma")) + report.say(
        "lowest", what=report.say(what), names=report.names(names), share=f"{least}%"
    )


def tell_left_out(report: OpenedMunicipality, rows: Iterable[Row], shown: Iterable[Row]) -> str:
    """Name the townships that reported for parts of the year only, and are not shown among those that reported for all of it."""
    there = {row["township"] for row in shown}
    names = sorted({row["township"] for row in rows if in_year(row["period"], report.year)} - there, key=reading_key)
    return report.say("partly", names=report.names(names)) if names else ""


def tell_dates(rows: Iterable[Row], names: Callable[[Sequence[str]], str], language: str) -> str:
    """Name the townships whose count is not of the year's end, and as of when it is; `names` joins names.

    What is counted stands at the end of its period: December's is the year's end.
    """
    ends = ((row, Period.parse(row["period"]).end) for row in rows)
    dated = [row for row, end in ends if end != Period(row["year"]).end]
    parts = [words.say("municipality.dated_part", language, name=row["township"], period=row["period"]) for row in dated]
    return words.say("municipality.dated", language, names=names(parts)) if parts else ""


def tell_standards(report: OpenedMunicipality, amounts: Mapping[str, Sequence[float]]) -> str:
    """Say which standards of subsidies differ among townships, and between what amounts.

    Parameters
    ----------
    report
        The page they are told on.
    amounts
        Amounts by policy, one a township [yuan].
    """
    several = {label: values for label, values in amounts.items() if len(values) > 1}
    ends = {label: [numbers.rounded(end(values), 0) for end in (min, max)] for label, values in several.items()}
    apart = {label: values for label, values in several.items() if ends[label][0] < ends[label][1]}
    if not several:
        return ""
    if not apart:
        return report.say("standards_alike", count=len(several))
    widest = sorted(apart, key=lambda label: min(apart[label]) / max(apart[label]) if max(apart[label]) else 1.0)
    parts = [
        report.say("standards_part", label=label, low=min(apart[label]), high=max(apart[label]))
        for label in widest[:_MOST_POLICIES]
    ]
    named = words.join(parts, report.language)
    name = "standards" if len(apart) < len(several) else "standards_apart"
    lead = report.say("standards_named" if len(parts) == len(apart) else "standards_most")
    return report.say(name, parts=named, lead=lead, apart=len(apart), alike=len(several) - len(apart), count=len(several))


def tell_covered(report: OpenedMunicipality, label: str, shares: Mapping[str, float]) -> str:
    """Say of how many townships all are reached, and who is last; a coverage above all is none, and told elsewhere."""
    known = {name: value for name, value in shares.items() if value <= 1}
    if len(known) < _FEWEST:
        return ""
    full = sum(value == 1 for value in known.values())
    text = report.say("covered_all" if full == len(known) else "covered_some", label=label, count=len(known), full=full)
    return text + tell_lowest(report, "rate_covered", known)
