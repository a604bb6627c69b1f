"""Paragraphs on small loans."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import say, sentences


@tells
def tell_credit(credit: Metrics, *, language: str = "zh") -> str:
    """Tell credit: who applied or borrowed, and how much a household.

    Parameters
    ----------
    credit
        Metric table of :func:`measure_credit`.
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
    >>> print(tell_credit(report.measure("credit")).split("。")[0])
    贴息贷款额度上限5000元
    """
    rows = rows_of(credit)
    if not rows:
        return ""
    texts = []
    for row in rows:
        label = words.item_in_text("credit", row["item"], language)
        has = is_known(row["households"]), is_known(row["amount_yuan"])
        name = "both" if all(has) else "households" if has[0] else "amount"
        if all(has) and not is_known(row["amount_per_household_yuan"]):  # nobody borrows nothing each
            name = "both_only"
        told = {"households": row["households"], "amount": row["amount_yuan"], "mean": row["amount_per_household_yuan"]}
        texts.append(dated(row, say(f"credit.{name}", language, item=label, **told), language))
    return sentences(texts, language)
