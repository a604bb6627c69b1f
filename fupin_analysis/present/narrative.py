"""Paragraphs in the register of an official summary, built from metric tables only.

Each ``tell_*`` takes the metric table of one township and year and returns a paragraph; every number in it stands in the table.
Where nothing was handed in the paragraph says so. The wording is data (``vocabulary/narrative.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fupin_analysis.core.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.present import numbers, words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.single import refuse_several
from fupin_analysis.present.telling import tells, tells_two
from fupin_analysis.present.words import join, say, sentences, size


@tells
def tell_registry(registry: Metrics, *, topic: str = "registry", language: str = "zh") -> str:
    """Tell the register (or the monitoring roll): its size, its groups and their shares.

    Parameters
    ----------
    registry
        Metric table of :func:`measure_registry`.
    topic
        Topic of the vocabulary: ``"registry"`` or ``"monitoring"``.
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
    >>> print(tell_registry(report.measure("registry")).split("。")[0])
    2018年建档立卡298户1252人，户均4.20人
    """
    whole = [row for row in rows_of(registry) if row["place"] == "" and row["statement"] == 1]
    if not whole:
        return ""
    sized = [row for row in whole if is_known(row["households"]) or is_known(row["persons"])]
    texts: list[str] = []
    told: set[tuple[str, str]] = set()
    for total in [row for row in whole if row["item"] == "total"]:
        texts.append(_total(total, topic, language))
        for balance in load_vocabulary().balances.values():
            if (balance.whole.topic, balance.whole.name) != (topic, "total"):
                continue
            names = {part.name for part in balance.parts if part.topic == topic}
            own = [row for row in sized if row["period"] == total["period"] and row["item"] in names]
            parts = [_group(row, topic, language) for row in own]
            texts.append(say("registry.groups", language, parts=join(parts, language)) if parts else "")
            told |= {(row["period"], row["item"]) for row in own}
    # What is no part of the total by definition (newly identified, returned, an older count) stands apart, with its date.
    rest = [row for row in sized if row["item"] != "total" and (row["period"], row["item"]) not in told]
    others = [say("registry.dated", language, period=row["period"], group=_sized_group(row, topic, language)) for row in rest]
    texts.append(say("registry.others", language, parts=join(others, language)) if others else "")
    return sentences(texts, language)


def _total(row: Row, topic: str, language: str) -> str:
    text = say(f"{topic}.total", language, period=row["period"], size=size(row["households"], row["persons"], language))
    if is_known(row["persons_per_household"]):
        text += say("registry.mean_size", language, mean=row["persons_per_household"])
    return text


def _sized_group(row: Row, topic: str, language: str) -> str:
    label = words.item_in_text(topic, row["item"], language)
    return say("registry.group", language, label=label, size=size(row["households"], row["persons"], language))


def _group(row: Row, topic: str, language: str) -> str:
    text = _sized_group(row, topic, language)
    if is_known(row["persons_share"]) and is_known(row["households_share"]):
        return text + say("registry.group_shares", language, households=row["households_share"], persons=row["persons_share"])
    return text


@of_table
def tell_headcount(headcount: Metrics, *, threshold: float, language: str = "zh") -> str:
    """Tell the register's share of the rural population and the headcount ratio against its threshold.

    Parameters
    ----------
    headcount
        Metric table of :func:`measure_headcount`.
    threshold
        Headcount ratio at which a township is no longer poor [share, 0-1].
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The paragraph; where there is nothing to tell, the sentence that says so.

    Examples
    --------
    >>> import pandas as pd
    >>> ratio = {"population_share": [None], "headcount_ratio": [0.0047], "poor_persons": [57.0], "stated_ratio": [None]}
    >>> tell_headcount(pd.DataFrame(ratio), threshold=0.02)
    """
    texts = []
    for row in rows_of(headcount):
        if is_known(row["population_share"]):
            texts.append(say("headcount.share", language, rural=row["rural_persons"], share=row["population_share"]))
        if is_known(row["headcount_ratio"]):
            verdict = "below" if row["headcount_ratio"] < threshold else "above"
            texts.append(
                say(f"headcount.{verdict}", language, poor=row["poor_persons"], ratio=row["headcount_ratio"], threshold=threshold)
            )
        if is_known(row["stated_ratio"]):
            texts.append(say("headcount.stated", language, ratio=row["stated_ratio"], period=row["stated_period"]))
    return sentences(texts, language)


@tells
def tell_causes(causes: Metrics, *, language: str = "zh") -> str:
    """Tell the main causes, the first by households and what they add up to.

    Parameters
    ----------
    causes
        Metric table of :func:`measure_causes`.
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
    >>> print(tell_causes(report.measure("causes")).split("。")[0])
    从致贫原因看，缺劳动力是首要原因
    """
    dates = group(rows_of(causes), "period")
    if not dates:
        return ""
    texts = [_causes(rows, language) for rows in dates.values()]
    if len(texts) == 1:
        return texts[0]
    named = zip(dates, texts, strict=True)
    return (" " if language == "en" else "").join(
        say("causes.period", language, period=when, text=text) for (when,), text in named
    )


def _causes(rows: Sequence[Row], language: str) -> str:
    texts = [_cause(row, language) for row in rows if row["item"] != "other"]
    others = [_cause(row, language) for row in rows if row["item"] == "other"]
    leading = rows[0]
    lead = ""
    if len(rows) > 1 and is_known(leading["households"]) and leading["item"] != "other":
        item, covered = words.item_in_text("cause", leading["item"], language), covered_share(rows)
        name = "causes.main" if is_all(covered) else "causes.listed" if is_known(covered) else "causes.listed_only"
        lead = say(name, language, item=item, share=covered)
    two = ""
    if len(rows) > 2 and is_known(rows[1]["cumulative_share"]) and rows[1]["item"] != "other":
        pair = [words.item_in_text("cause", row["item"], language) for row in rows[:2]]
        two = say("causes.first_two", language, items=join(pair, language), share=rows[1]["cumulative_share"])
    return sentences([lead, *texts, *others, two], language)


def covered_share(causes: Sequence[Row]) -> float:
    """Share of the registered households that the causes listed cover [0-1]; unknown without a register."""
    return float(causes[-1]["cumulative_share"]) if causes[0]["base"] == "registered" else float("nan")


def is_all(share: float) -> bool:
    """Whether a share is the whole, but for rounding."""
    return is_known(share) and abs(share - 1) < _ROUNDING


#: How far from 100 % what covers everything may be.
_ROUNDING = 0.005


def _cause(row: Row, language: str) -> str:
    label = words.item_in_text("cause", row["item"], language)
    amount = size(row["households"], row["persons"], language)
    has = is_known(row["households_share"]), is_known(row["persons_share"])
    if all(has):
        return say(
            "causes.both", language, item=label, size=amount, share=row["households_share"], persons_share=row["persons_share"]
        )
    if has[0]:
        return say("causes.lead", language, item=label, size=amount, share=row["households_share"])
    return say("causes.plain", language, item=label, size=amount)


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
    texts = []
    for (period,), rows in sorted(periods.items(), key=lambda pair: pair[0]):
        done = rows[0]
        if is_known(done["done_households"]) or is_known(done["done_persons"]):
            amount = size(done["done_households"], done["done_persons"], language)
            texts.append(say("exits.done", language, period=period, size=amount))
        texts += [_plan(row, language) for row in rows if row["reading"]]
    return sentences(texts, language)


def _plan(row: Row, language: str) -> str:
    name = words.item_in_text("plan", row["reading"], language)
    planned = size(row["planned_households"], row["planned_persons"], language)
    text = say("exits.planned", language, period=row["period"], reading=name, size=planned)
    rates = [
        say(f"exits.completion_{unit}", language, share=row[f"completion_{unit}_share"])
        for unit in ("households", "persons")
        if is_known(row[f"completion_{unit}_share"])
    ]
    shares = [row[f"completion_{unit}_share"] for unit in ("households", "persons")]
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
        told = {"period": row["exited_period"], "years": row["exited_years"], "exited": exited, "remaining": remaining}
        has_rest = is_known(row["remaining_households"]) or is_known(row["remaining_persons"])
        if row["is_stated_cumulative"] and has_rest:
            texts.append(say(f"progress.remaining{'_stated' if row['is_stated_remaining'] else ''}", language, **told))
        elif row["is_complete"] and has_rest and not row["is_stated_remaining"]:
            texts.append(say("progress.summed", language, **told))
        elif has_rest:
            texts.append(say("progress.stated", language, **told))
        else:
            texts.append(say("progress.partial", language, **told))
        if is_known(row["needed_persons_per_year"]) and row["remaining_persons"]:
            needed = (row["needed_households_per_year"], row["needed_persons_per_year"])
            rounded = [value if not is_known(value) else float(numbers.rounded(value, 1)) for value in needed]
            texts.append(say("progress.needed", language, years=row["years_left"], size=size(rounded[0], rounded[1], language)))
    plans = rows_of(outlook)
    for row in plans:
        if is_known(row["left_after_persons"]) or is_known(row["left_after_households"]):
            texts.append(_reading(row, language))
    if len({row["period"] for row in plans}) < len(plans):
        texts.append(say("progress.rivals", language))
    return sentences(texts, language)


def _reading(row: Row, language: str) -> str:
    left = [row["left_after_households"], row["left_after_persons"]]
    if any(is_known(value) and value < 0 for value in left):
        over = [-value if is_known(value) and value < 0 else float("nan") for value in left]
        return say(
            "progress.over",
            language,
            reading=words.item_in_text("plan", row["reading"], language),
            period=row["period"],
            planned=size(row["planned_households"], row["planned_persons"], language),
            over=size(over[0], over[1], language),
        )
    return say(
        "progress.reading",
        language,
        reading=words.item_in_text("plan", row["reading"], language),
        period=row["period"],
        planned=size(row["planned_households"], row["planned_persons"], language),
        left=size(row["left_after_households"], row["left_after_persons"], language),
    )


def tell_summary(measured: Mapping[str, Metrics], *, language: str = "zh") -> str:
    """Tell the few things a reader in a hurry must know.

    Parameters
    ----------
    measured
        Metric tables by subject (registry, exits, causes, subsidies, production, spending) and the findings.
    language
        ``"zh"`` or ``"en"``.
    """
    texts = []
    refuse_several(*measured.values())
    totals = [row for row in rows_of(measured["registry"]) if row["item"] == "total" and row["place"] == ""]
    for total in sorted(totals, key=lambda row: (row["period"][:4] != str(row["year"]), -row["statement"]))[:1]:
        texts.append(
            say("summary.register", language, period=total["period"], size=size(total["households"], total["persons"], language))
        )
    done = [row for row in rows_of(measured["exits"]) if row["period"] == str(row["year"]) and _is_done(row)]
    if done:
        texts.append(say("summary.done", language, size=size(done[0]["done_households"], done[0]["done_persons"], language)))
    causes = rows_of(measured["causes"])
    if len(causes) > 1 and causes[0]["item"] != "other" and is_all(covered_share(causes)):
        amount = size(causes[0]["households"], causes[0]["persons"], language)
        texts.append(say("summary.cause", language, item=words.item_in_text("cause", causes[0]["item"], language), size=amount))
    education = [
        row
        for row in rows_of(measured["subsidies"])
        if (row["topic"], row["item"]) == ("education", "total") and "H" not in row["period"]
    ]
    if education:
        texts.append(say("summary.subsidies", language, amount=education[0]["amount_yuan"]))
    funds = [row["funds_share"] for row in rows_of(measured["production"]) if is_known(row["funds_share"])]
    if funds:
        texts.append(say("summary.funds", language, share=funds[0]))
    spent = [row["amount_yuan"] for row in rows_of(measured["spending"])]
    if len(spent) > 1:
        texts.append(say("summary.spending", language, amount=sum(spent)))
    return sentences([*texts, _checked(measured, language)], language)


def _checked(measured: Mapping[str, Metrics], language: str) -> str:
    """Say what the checks found, or what it rests on that they found nothing."""
    standings = [row["standing"] for row in rows_of(measured["findings"])]
    if "contradiction" in standings:
        return say("summary.checks", language, count=standings.count("contradiction"))
    if "question" in standings:
        return say("summary.questions", language, count=standings.count("question"))
    held = sum(row["held"] for row in rows_of(measured["reviews"]))
    return say("summary.clean" if held else "summary.nothing", language, held=held)


def _is_done(row: Row) -> bool:
    return is_known(row["done_households"]) or is_known(row["done_persons"])
