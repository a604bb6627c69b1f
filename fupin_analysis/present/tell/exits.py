"""Paragraphs on households lifted out: planned, done, remaining."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.texts.rough import whole_above
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.numbers import period as period_text
from fupin_analysis.present.tell.dated import in_time, until
from fupin_analysis.present.tell.public import tells, tells_two
from fupin_analysis.present.words import join, say, sentences, size


@tells
def tell_exits(exits: Metrics, *, language: str = "zh") -> str:
    """Tell exits done, and against what plan, year by year.

    Parameters
    ----------
    exits
        Metric table of :func:`measure_exits`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The paragraph; where there is nothing to tell, the sentence that says so.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(tell_exits(report.measure("exits")).split("。")[0])
    2018年脱贫121户512人
    """
    periods = group(rows_of(exits), "period")
    if not periods:
        return ""
    texts, plans = [], []
    for (period,), rows in sorted(periods.items(), key=lambda pair: in_time(pair[0][0])):
        done = rows[0]
        if is_known(done["done_households"]) or is_known(done["done_persons"]):
            amount = size(done["done_households"], done["done_persons"], language)
            name = "exits.done_until" if Period.parse(period).is_date else "exits.done"
            texts.append(say(name, language, period=period, size=amount))
        for (_reading_of,), same in group([row for row in rows if row["reading"]], "reading").items():
            plans += [_rival_plans(same, language)] if len(same) > 1 else [_plan(row, language) for row in same]
    return sentences([*texts, say("checks.semicolon", language).join(plans)], language)


def _rival_plans(rows: Sequence[Row], language: str) -> str:
    """Tell a plan that is stated more than once, each statement beside the others; what was completed has no one plan."""
    sizes = dict.fromkeys(size(row["planned_households"], row["planned_persons"], language) for row in rows)
    name = words.item_in_text("plan", rows[0]["reading"], language)
    period, count = rows[0]["period"], len(sizes)
    return say("exits.rivals", language, period=period, reading=name, count=count, sizes=join(sizes, language))


def _plan(row: Row, language: str) -> str:
    name = words.item_in_text("plan", row["reading"], language)
    planned = size(row["planned_households"], row["planned_persons"], language)
    text = say("exits.planned", language, period=row["period"], reading=name, size=planned)
    rates = [
        say(f"exits.completion_{unit}", language, share=row[f"completion_{unit}_share"])
        for unit in HEADS
        if is_known(row[f"completion_{unit}_share"])
    ]
    shares = [row[f"completion_{unit}_share"] for unit in HEADS]
    over = say("exits.over", language) if any(is_known(share) and share > 1 for share in shares) else ""
    return text + (say("exits.completion", language, rates=join(rates, language)) if rates else "") + over


@tells_two
def tell_progress(progress: Metrics, outlook: Metrics, *, language: str = "zh") -> str:
    """Tell what has exited in all, what remains, what is needed a year, and what each reading of the plan would leave.

    Parameters
    ----------
    progress
        Metric table of :func:`measure_progress`.
    outlook
        Metric table of :func:`measure_outlook`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The paragraph; where there is nothing to tell, the sentence that says so.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(tell_progress(report.measure("progress"), report.measure("outlook")).split("。")[0])
    年末尚未脱贫124户523人
    """
    texts = []
    for row in rows_of(progress):
        exited = size(row["exited_households"], row["exited_persons"], language)
        remaining = size(row["remaining_households"], row["remaining_persons"], language)
        if row["worked_out"]:
            remaining += say("progress.derived_unit", language, unit=say(f"progress.unit_{row['worked_out']}", language))
        told = {"period": row["exited_period"], "years": _years(row, language), "exited": exited, "remaining": remaining}
        told["since"] = since = row["cumulative_period"]
        stated = _stated(row)
        has_rest = is_known(row["remaining_households"]) or is_known(row["remaining_persons"])
        if row["exceeds"]:
            texts.append(_exceeding(row, language))
            if row["is_stated_remaining"] and has_rest:
                texts.append(say(f"progress.{stated}", language, **told, at=row["remaining_period"]))
        elif row["is_stated_cumulative"] and has_rest:
            texts.append(say(f"progress.remaining{stated and f'_{stated}'}", language, **told, at=row["remaining_period"]))
        elif row["is_complete"] and has_rest and not row["is_stated_remaining"]:
            texts.append(say(f"progress.summed{'_since' * bool(since)}", language, **told))
        elif has_rest:
            texts.append(say(f"progress.{stated or 'stated'}", language, **told, at=row["remaining_period"]))
        else:
            name = "partial" if not since else "partial_since" if row["exited_years"] else "partial_until"
            texts.append(say(f"progress.{name}", language, **told))
        texts.append(_rival_remainder(row, language))
        units = [] if row["exceeds"] and not row["is_stated_remaining"] else ["households", "persons"]
        if any(is_known(row[f"needed_{unit}_per_year"]) and row[f"remaining_{unit}"] for unit in units):
            needed = (row["needed_households_per_year"], row["needed_persons_per_year"])
            whole = [whole_above(value) for value in needed]
            target = row["year"] + int(row["years_left"])
            each = size(whole[0], whole[1], language)
            texts.append(say("progress.needed", language, years=row["years_left"], target=target, size=each))
    plans = rows_of(outlook)
    for row in plans:
        if is_known(row["left_after_persons"]) or is_known(row["left_after_households"]):
            texts.append(_reading(row, language))
    if len({row["period"] for row in plans}) < len(plans):
        texts.append(say("progress.rivals", language))
    return sentences(texts, language)


def _years(row: Row, language: str) -> str:
    """Return the years whose exits are added up, in words; a part of a year is called by its name."""
    years = [text for text in row["exited_years"].split("、") if text]
    if all(text.isdigit() for text in years):
        return say("progress.years", language, years="、".join(years)) if years else ""
    return join([until(text, language) for text in years], language)


def _exceeding(row: Row, language: str) -> str:
    """Say that more are said to have exited than there are on the register, in households, persons or both."""
    units = HEADS
    over = [unit for unit in units if is_known(row[f"registered_{unit}"]) and row[f"exited_{unit}"] > row[f"registered_{unit}"]]
    sizes = {}
    for part in ("exited", "registered"):
        households, persons = (row[f"{part}_{unit}"] if unit in over else math.nan for unit in units)
        sizes[part] = size(households, persons, language)
    return say("progress.exceeding", language, **sizes)


def _stated(row: Row) -> str:
    """Return how to say when those stated to remain did: at the end of the year, or at another time that must be named."""
    if not row["is_stated_remaining"]:
        return ""
    at = Period.parse(row["remaining_period"])
    return "stated" if at.end == Period(row["year"]).end else "stated_at"


def _rival_remainder(row: Row, language: str) -> str:
    """Say that the stated remainder and the register less the exits are two numbers, if they are; neither is chosen."""
    derived = (row["derived_households"], row["derived_persons"])
    gaps = [abs(row[f"remaining_{unit}"] - value) for unit, value in zip(HEADS, derived, strict=True)]
    differing = [value if is_known(value) and value > 0 else float("nan") for value in gaps]
    if not any(is_known(value) for value in differing):
        return ""
    name = "progress.rival" if row["is_complete"] else "progress.rival_partial"
    since, counted = row["cumulative_period"], _years(row, language)
    before = [say("common.until", language, period=period_text(since, language))] if since else []
    return say(
        name,
        language,
        years=join([*before, *filter(None, [counted])], language),
        derived=size(*derived, language),
        gap=size(differing[0], differing[1], language),
    )


def _reading(row: Row, language: str) -> str:
    over = [value if is_known(value) and value > 0 else float("nan") for value in (row["over_households"], row["over_persons"])]
    if any(is_known(value) for value in over):
        # What is over is over all that is planned up to this period, of which this plan may be the last part.
        every = [row[f"remaining_{unit}"] + value for unit, value in zip(HEADS, over, strict=True)]
        follows = any(whole - row[f"planned_{unit}"] > 0.5 for unit, whole in zip(HEADS, every, strict=True))
        return say(
            "progress.over_together" if follows else "progress.over",
            language,
            reading=words.item_in_text("plan", row["reading"], language),
            period=row["period"],
            planned=size(row["planned_households"], row["planned_persons"], language),
            over=size(over[0], over[1], language),
            together=size(every[0], every[1], language),
        )
    return say(
        "progress.reading",
        language,
        reading=words.item_in_text("plan", row["reading"], language),
        period=row["period"],
        planned=size(row["planned_households"], row["planned_persons"], language),
        left=size(row["left_after_households"], row["left_after_persons"], language),
    )
