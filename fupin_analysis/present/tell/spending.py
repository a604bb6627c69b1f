"""Paragraphs on what each policy spent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.year import make_up_year
from fupin_analysis.present import words
from fupin_analysis.present.tell.dated import until
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import join, say, sentences

#: Items named of those that are in no sum of spending, the largest first.
_MOST_NAMED = 3


@tells
def tell_spending(spending: Metrics, *, language: str = "zh") -> str:
    """Tell where the money went: the sum and the largest items.

    Parameters
    ----------
    spending
        Metric table of :func:`measure_spending`.
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
    >>> print(tell_spending(report.measure("spending")).split("。")[0])
    按报送数推算，各项支出和投资合计584.61万元
    """
    rows = sorted(rows_of(spending), key=lambda row: -row["amount_yuan"])
    if not rows:
        return ""
    total = sum(row["amount_yuan"] for row in rows)
    largest = [
        say(
            "charts.part",
            language,
            label=words.item_in_text(row["topic"], row["item"], language),
            size=say("charts.spending_label", language, amount=row["amount_yuan"], share=row["amount_share"]),
        )
        for row in rows[:3]
    ]
    partly = [row for row in rows if not is_paid_all_year(row)]
    during = common_periods(rows, language)
    texts = [
        say("spending.during", language, periods=during, amount=total)
        if during
        else say("spending.total", language, amount=total)
    ]
    if len(rows) > 1 and total:
        texts.append(say("spending.largest", language, parts=join(largest, language)))
    if partly and not during:
        texts.append(say("spending.partly", language, items=join(map(partial(_paid_when, language=language), partly), language)))
    left_out = [path.partition("/") for path in rows[0]["left_out"].split("; ") if path]
    if left_out:
        names = join([words.item_in_text(topic, item, language) for topic, _, item in left_out[:_MOST_NAMED]], language)
        more = "left_out" if len(left_out) <= _MOST_NAMED else "left_out_more"
        texts.append(say(f"spending.{more}", language, items=names, count=len(left_out)))
    return sentences(texts, language)


def is_paid_all_year(row: Row) -> bool:
    """Whether what was paid for an item is stated for all of the year, as one amount or as amounts of all its parts."""
    return make_up_year(row["paid_periods"].split("、"), row["year"])


def common_periods(rows: Sequence[Row], language: str) -> str:
    """Return the parts of the year that all spending stated is of; empty where some is of the whole year, or of other parts."""
    every = {row["paid_periods"] for row in rows}
    if len(every) != 1 or any(map(is_paid_all_year, rows)):
        return ""
    return join((until(text, language) for text in every.pop().split("、")), language)


def _paid_when(row: Row, *, language: str) -> str:
    label = words.item_in_text(row["topic"], row["item"], language)
    return words.bracketed(label, join((until(text, language) for text in row["paid_periods"].split("、")), language), language)
