"""Paragraphs on one policy's subsidies: the year, the half-years, the largest items."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import say, sentences


@tells
def tell_subsidies(subsidies: Metrics, *, topic: str, language: str = "zh") -> str:
    """Tell one policy's subsidies: the year, each half-year and the largest items.

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
    topic
        Topic of the vocabulary, such as ``"education"``.
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
    >>> print(tell_subsidies(report.measure("subsidies"), topic="education").split("。")[0])
    2018年共发放教育补助38.35万元，惠及409人次，每人次937.65元
    """
    chosen = [row for row in rows_of(subsidies) if row["topic"] == topic]
    if not chosen:
        return ""
    year = [row for row in chosen if len(row["period"]) == len("2018")]
    halves = [row for row in chosen if "H" in row["period"]]
    texts = [_subsidy(row, topic, language, name="subsidies.total") for row in year if row["item"] == "total"][:1]
    texts += [_half(row, language) for row in halves if row["item"] == "total"]
    has_halves = {row["item"] for row in halves}
    for row in year:
        if row["item"] != "total":
            name = "subsidies.item" if row["item"] not in has_halves else "subsidies.year"
            texts.append(_subsidy(row, topic, language, name=name))
    # An item paid in one half-year only has no row for the year; its half-year speaks for it.
    told = {"total", *[row["item"] for row in year]}
    texts += [_subsidy(row, topic, language, name="subsidies.once") for row in chosen if row["item"] not in told]
    return sentences(texts, language)


def _subsidy(row: Row, topic: str, language: str, *, name: str) -> str:
    label = words.item_in_text(topic, row["item"], language) if row["item"] != "total" else words.topic_label(topic, language)
    text = say(name, language, item=label, period=row["period"], amount=row["amount_yuan"])
    if is_known(row["recipients"]):
        text += say(
            f"subsidies.to_{row['counted_as']}", language, recipients=row["recipients"], mean=row["amount_per_recipient_yuan"]
        )
    return text


def _half(row: Row, language: str) -> str:
    text = say("subsidies.half", language, period=row["period"], amount=row["amount_yuan"])
    if is_known(row["recipients"]):
        text += say("subsidies.to_person_times", language, recipients=row["recipients"], mean=row["amount_per_recipient_yuan"])
    if is_known(row["amount_per_recipient_change"]):
        word = "rise" if row["amount_per_recipient_change"] > 0 else "fall" if row["amount_per_recipient_change"] < 0 else "same"
        text += say(f"subsidies.{word}", language, change=abs(row["amount_per_recipient_change"]))
    return text
