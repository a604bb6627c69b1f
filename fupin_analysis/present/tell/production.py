"""Paragraphs on production: funds allocated and paid, payments of other kinds."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated, in_time
from fupin_analysis.present.tell.public import tells_two
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.words import run_on, say, sentences


@tells_two
def tell_production(production: Metrics, others: Metrics, *, language: str = "zh") -> str:
    """Tell production funds: allocated, paid, and what a household received; then other payments for production.

    Parameters
    ----------
    production
        Metric table of :func:`measure_production`.
    others
        Other payments for production, rows of :func:`measure_subsidies`.
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
    >>> others = report.measure("subsidies").query("topic == 'production' and item not in ['allocated', 'paid']")
    >>> print(tell_production(report.measure("production"), others).split("。")[0])
    安排产业扶持资金130.3万元，已拨付106万元，占安排数的81.35%，尚有24.3万元未拨付
    """
    has_others = len(others) > 0
    rows = rows_of(production)
    if not rows and not has_others:
        return ""
    texts = [] if rows else [say("production.absent", language)]
    comma = say("checks.comma", language)
    for row in sorted(rows, key=lambda row: in_time(row["period"])):
        money = []
        if is_known(row["allocated_yuan"]):
            money.append(say("production.allocated", language, amount=row["allocated_yuan"]))
        if is_known(row["paid_yuan"]):
            money.append(say("production.paid", language, amount=row["paid_yuan"]))
        if is_known(row["funds_share"]):
            unpaid = row["unpaid_yuan"]
            name = "over" if unpaid < 0 else "share" if unpaid else "all"
            money.append(say(f"production.{name}", language, share=row["funds_share"], unpaid=unpaid, over=-unpaid))
        elif is_known(row["unpaid_yuan"]) and row["unpaid_yuan"] < 0:  # nothing was allocated to take a share of
            money.append(say("production.beyond", language, over=-row["unpaid_yuan"]))
        texts.append(dated(row, comma.join(money), language))
        if is_known(row["paid_per_household_yuan"]):
            texts.append(say("production.each", language, households=row["paid_households"], each=row["paid_per_household_yuan"]))
        if is_known(row["excluded_households"]):
            texts.append(say("production.excluded", language, households=row["excluded_households"]))
    told = sentences(texts, language)
    if not has_others:
        return told
    more = tell_subsidies.rows(others, topic="production", language=language)
    return run_on([told, more], language)
