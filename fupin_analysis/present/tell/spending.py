"""Paragraphs on what each policy spent."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import join, say, sentences


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
    texts = [say("spending.total", language, amount=total)]
    if len(rows) > 1:
        texts.append(say("spending.largest", language, parts=join(largest, language)))
    return sentences(texts, language)
