"""What the numbers of a township amount to: how far they can be trusted, what to check first, how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.texts.rough import whole_above, with_qualifiers
from fupin_analysis.core.unit.standing import Compared
from fupin_analysis.present import numbers, words
from fupin_analysis.present.findings import amount_of, name_figure, stated_text
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.words import say, sentences, size

#: Findings named as the ones to check first.
_FIRST = 3

#: Change of a number of households against the year before that is called a large one.
_LARGE = 0.2

#: Verdicts in the order in which they are to be checked: a slip that is known is mended at once.
_ORDER = ("deduced", "impossible", "conflict", "ambiguous")


def tell_judgement(
    measured: Mapping[str, Metrics], standings: Sequence[Compared], *, target_year: int, language: str = "zh"
) -> list[tuple[str, str]]:
    """Tell what a reader in a hurry must make of the numbers.

    Parameters
    ----------
    measured
        Metric tables ``findings`` (open ones), ``reviews``, ``progress`` and ``exits``.
    standings
        How the township's numbers stand against the year before and among comparable townships.
    target_year
        Year by which all households are to have exited.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    list of tuple
        A heading and its sentences; headings with nothing to say are left out.
    """
    found = [row for row in rows_of(measured["findings"]) if row["standing"] == "contradiction"]
    told = {
        "overall": _overall(found, measured, language),
        "first": _first(found, language),
        "pace": _pace(measured, target_year, language),
        "last_year": _last_year(standings, language),
        "others": _others(standings, language),
    }
    return [(say(f"judgement.{name}", language), text) for name, text in told.items() if text]


def _overall(found: Sequence[Row], measured: Mapping[str, Metrics], language: str) -> str:
    held = sum(row["held"] for row in rows_of(measured["reviews"]))
    questions = sum(row["standing"] == "question" for row in rows_of(measured["findings"]))
    if found:
        text = say("judgement.contradicts", language, count=len(found), held=held)
    elif questions:
        text = say("judgement.asks", language, count=questions, held=held)
    else:
        rest = sum(row["unverifiable"] for row in rows_of(measured["reviews"]))
        name = "unheld" if not held else "holds_partly" if rest > held else "holds"  # what few checks bear out proves little
        text = say(f"judgement.{name}", language, held=held, rest=rest)
    return sentences([text], language)


def _first(found: Sequence[Row], language: str) -> str:
    ranked = sorted(found, key=lambda row: _ORDER.index(row["verdict"]) if row["verdict"] in _ORDER else len(_ORDER))
    parts = [_what(row, language) for row in ranked[:_FIRST]]
    if len(ranked) > _FIRST:
        parts.append(say("judgement.more", language, count=len(ranked) - _FIRST))
    return sentences([say("judgement.semicolon", language).join(parts)] if parts else [], language)


def _what(row: Row, language: str) -> str:
    """Say in a clause which number to look at, and what speaks against it."""
    edit = row["edits"][0]
    ref = FigureRef.parse(edit["figure"])
    if is_known(row["proposed"]):
        ref = FigureRef(*(row[name] for name in FigureRef._fields[:5]))
        return say(
            "judgement.proposed",
            language,
            figure=name_figure(ref, language),
            stated=amount_of(ref, row["stated"], language),
            proposed=amount_of(ref, row["proposed"], language),
        )
    kind = "rival" if row["verdict"] == "conflict" else {"=": "sum", "<=": "above", ">=": "below"}[edit["relation"]]
    sides = {"left": stated_text(edit, language), "right": amount_of(ref, edit["right"], language)}
    return say(f"judgement.{kind}", language, figure=name_figure(ref, language), **sides)


def _pace(measured: Mapping[str, Metrics], target_year: int, language: str) -> str:
    """Hold the year's exits against what the target asks for each year that is left."""
    for row in rows_of(measured["progress"]):
        unit = "households" if is_known(row["needed_households_per_year"]) else "persons"
        needed = row[f"needed_{unit}_per_year"]
        done = [one[f"done_{unit}"] for one in rows_of(measured["exits"]) if one["period"] == str(row["year"])]
        if not is_known(needed) or not needed or not done or not is_known(done[0]):
            continue
        name = "enough" if done[0] >= needed else "slow"
        amounts = [whole_above(needed), done[0]]
        if unit == "households":
            sizes = [size(amount, float("nan"), language) for amount in amounts]
        else:
            sizes = [size(float("nan"), amount, language) for amount in amounts]
        return sentences([say(f"judgement.{name}", language, target=target_year, needed=sizes[0], done=sizes[1])], language)
    return ""


def _last_year(standings: Sequence[Compared], language: str) -> str:
    compared = [one for one in standings if is_known(one.last)]
    if not standings:
        return ""
    if not compared:
        return sentences([say("judgement.no_last_year", language)], language)
    changed = [one for one in compared if one.value != one.last]
    return sentences([_change(one, language) for one in changed or compared], language)


def _change(one: Compared, language: str) -> str:
    told = with_qualifiers({"value": one.value, "last": one.last or 0.0, "qualifiers": one.qualifiers})
    value, last = told["value"], told["last"]
    values = {"item": say(f"judgement.{one.metric}", language), "last": last, "value": value}
    if one.metric.endswith("_share"):
        points = float(abs(numbers.percents(one.value) - numbers.percents(last)))  # of what is written
        way = "same_share" if not points else "share_up" if one.value > last else "share_down"
        return say(f"judgement.{way}", language, points=points, **values)
    share = abs(one.value / last - 1) if last else float("nan")
    way = "same" if one.value == last else "up" if one.value > last else "down"
    text = say(f"judgement.{way}", language, gap=abs(value - last), **values)
    return text + (say("judgement.large", language, share=share) if is_known(share) and share > _LARGE else "")


def _others(standings: Sequence[Compared], language: str) -> str:
    compared = [one for one in standings if one.peers]
    if not compared:
        return sentences([say("judgement.no_others", language)], language) if standings else ""
    out = [
        say(
            f"judgement.{one.side}_others",
            language,
            item=say(f"judgement.{one.metric}", language),
            value=one.value,
            middle=one.middle,
            peers=one.peers,
        )
        for one in compared
        if one.side
    ]
    if out:
        return sentences(out, language)
    items = words.join([say(f"judgement.{one.metric}", language) for one in compared], language)
    return sentences([say("judgement.as_others", language, items=items, peers=max(one.peers for one in compared))], language)
