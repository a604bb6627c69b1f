"""Paragraphs on the causes of poverty."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import is_of_year, until
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import join, run_on, say, sentences, size


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
    if len(texts) == 1 and is_of_year(next(iter(dates.values()))[0]):
        return texts[0]
    named = zip(dates, texts, strict=True)
    parts = [say("causes.period", language, period=until(when, language), text=text) for (when,), text in named]
    return run_on((f"{part[:1].upper()}{part[1:]}" for part in parts), language)


def _causes(rows: Sequence[Row], language: str) -> str:
    ordered = [*(row for row in rows if row["item"] != "other"), *(row for row in rows if row["item"] == "other")]
    full = ordered if len(ordered) <= _IN_FULL + 1 else ordered[:_IN_FULL]
    texts = [_cause(row, language, is_alone=len(rows) == 1) for row in full]
    others = [_rest(ordered[len(full) :], language)] if len(full) < len(ordered) else []
    two = ""
    if len(rows) > 2 and is_known(rows[1]["cumulative_share"]) and rows[1]["item"] != "other":
        pair = [words.item_in_text("cause", row["item"], language) for row in rows[:2]]
        share, whole = rows[1]["cumulative_share"], _whole(rows[0], language)
        two = say(f"causes.first_two{_ending(rows[0])}", language, items=join(pair, language), share=share, whole=whole)
    return sentences([_lead(rows, language), *texts, *others, two], language)


def _lead(rows: Sequence[Row], language: str) -> str:
    """Say which cause is the first, if one is, and how much of the register the causes listed cover, if not all of it."""
    covered = covered_share(rows)
    if is_first(rows):
        item = words.item_in_text("cause", rows[0]["item"], language)
        name = "main" if is_all(covered) else "listed" if is_known(covered) else "listed_only"
        if _is_over(covered):
            name = "exceeding_listed"
        return say(f"causes.{name}{_of_poor(rows[0])}", language, item=item, share=covered, whole=_whole(rows[0], language))
    if len(rows) > 1 and is_known(covered) and not is_all(covered):
        name = "exceeding" if _is_over(covered) else f"covered{_of_poor(rows[0])}"
        return say(f"causes.{name}", language, share=covered, whole=_whole(rows[0], language))
    return ""


def _is_over(covered: float) -> bool:
    """Whether the causes listed are more than the register, so that they are not what it consists of."""
    return is_known(covered) and covered > 1 + _ROUNDING


def _ending(row: Row) -> str:
    """Return the ending of a template that speaks of shares: without a register they are of the causes listed only."""
    return "_listed" if row["base"] == "causes" else _of_poor(row)


def _of_poor(row: Row) -> str:
    """Return the ending of a template where the causes are those of some on the register."""
    return "" if row["base"] in ("registered", "causes") else "_of_poor"


def _whole(row: Row, language: str) -> str:
    return words.item_in_text("registry", row["base"], language) if _of_poor(row) else ""


def is_first(causes: Sequence[Row]) -> bool:
    """Whether the first of several causes is known to be more frequent than any other."""
    if len(causes) < 2 or causes[0]["item"] == "other" or not is_known(causes[0]["households"]):
        return False
    return all(_most_households(row) < causes[0]["households"] for row in causes[1:])


def _most_households(row: Row) -> float:
    """Households a cause may be of: as stated, else one for each person; unknown where neither is stated."""
    return float(row["households"] if is_known(row["households"]) else row["persons"])


def _rest(rows: Sequence[Row], language: str) -> str:
    """Name the rarer causes with their sizes only: their shares stand in the table."""
    parts = [
        say(
            "causes.plain",
            language,
            item=words.item_in_text("cause", row["item"], language),
            size=size(row["households"], row["persons"], language),
        )
        for row in rows
    ]
    return say("causes.rest", language, parts=join(parts, language))


#: Causes told with their shares.
_IN_FULL = 3


def covered_share(causes: Sequence[Row]) -> float:
    """Share of the registered households that the causes listed cover [0-1]; unknown without a register."""
    return float("nan") if causes[0]["base"] == "causes" else float(causes[-1]["cumulative_share"])


def is_all(share: float) -> bool:
    """Whether a share is the whole, but for rounding."""
    return is_known(share) and abs(share - 1) < _ROUNDING


#: How far from 100 % what covers everything may be.
_ROUNDING = 0.005


def _cause(row: Row, language: str, *, is_alone: bool) -> str:
    label = words.item_in_text("cause", row["item"], language)
    amount = size(row["households"], row["persons"], language)
    has = [is_known(row[f"{unit}_share"]) and row[f"{unit}_share"] > 0 for unit in HEADS]  # none is no part
    end, whole = _ending(row), _whole(row, language)
    if is_alone and end == "_listed":
        return say("causes.plain", language, item=label, size=amount)  # all of itself
    if all(has):
        shares = {"share": row["households_share"], "persons_share": row["persons_share"]}
        return with_doubt(
            say(f"causes.both{end}", language, item=label, size=amount, whole=whole, **shares),
            *shares.values(),
            language=language,
        )
    if has[0]:
        text = say(f"causes.lead{end}", language, item=label, size=amount, share=row["households_share"], whole=whole)
        return with_doubt(text, row["households_share"], language=language)
    return say("causes.plain", language, item=label, size=amount)
