"""Paragraphs on one policy's subsidies: the year, the half-years, the largest items."""

from __future__ import annotations

import re

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import until
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import join, say, sentences


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
    periods = {row["period"]: Period.parse(row["period"]) for row in chosen}
    year = [row for row in chosen if not periods[row["period"]].grain]
    parts_of_it = [row for row in chosen if periods[row["period"]].grain]
    texts = [_subsidy(row, topic, language, name="subsidies.total") for row in year if row["item"] == "total"]
    whole = {row["period"] for row in year if row["item"] == "total"}
    for row in sorted((row for row in parts_of_it if row["item"] == "total"), key=lambda row: periods[row["period"]].rank):
        is_told = str(periods[row["period"]].whole) in whole  # the whole before it says what it is a part of
        texts.append(_half(row, topic, language) if is_told else _of_part(row, topic, language))
    has_halves = {row["item"] for row in parts_of_it}
    parts = [row for row in year if row["item"] != "total"]
    gathered = [row for row in parts if is_known(row["amount_share"]) and is_known(row["amount_per_recipient_yuan"])]
    if len(gathered) >= _MANY and len({row["counted_as"] for row in gathered}) == 1:
        texts.append(_largest(gathered, topic, language))
        parts = [row for row in parts if row not in gathered]
    for row in parts:
        name = "subsidies.item" if row["item"] not in has_halves else "subsidies.year"
        if name == "subsidies.item" and _PEOPLE.search(words.item_label(topic, row["item"], "zh")):
            name = "subsidies.to_people"
        texts.append(_subsidy(row, topic, language, name=name))
    # An item paid in one half-year only has no row for the year; its half-year speaks for it.
    told = {"total", *[row["item"] for row in year]}
    texts += [_subsidy(row, topic, language, name="subsidies.once") for row in chosen if row["item"] not in told]
    return sentences(texts, language)


#: Names of those who receive something, where others are names of what they receive (低保金).
_PEOPLE = re.compile("(?:人|者|户|儿童|孤儿|员|学生|妇女|对象)$")

#: Parts of a year's total from which on only the largest and what each receives are told; their amounts stand in the table.
_MANY = 3


def _largest(rows: list[Row], topic: str, language: str) -> str:
    """Tell the largest part of the total, and what a recipient of each part received, equal ones together."""
    amount = max(row["amount_yuan"] for row in rows)
    most = [row for row in rows if row["amount_yuan"] == amount]
    name = "largest" if len(most) == 1 else "alike" if len(most) == len(rows) else "several"
    items = join([words.item_in_text(topic, row["item"], language) for row in most], language)
    text = say(f"subsidies.{name}", language, item=items, items=items, amount=amount, share=most[0]["amount_share"])
    text = with_doubt(text, most[0]["amount_share"], language=language)
    rates: dict[float, list[str]] = {}
    for row in sorted(rows, key=lambda row: row["amount_per_recipient_yuan"]):
        label = words.item_in_text(topic, row["item"], language)
        rates.setdefault(round(row["amount_per_recipient_yuan"], 2), []).append(label)
    parts = [
        say(f"subsidies.rate{'_several' * (len(labels) > 1)}", language, items=join(labels, language), mean=mean)
        for mean, labels in rates.items()
    ]
    comma = say("checks.comma", language)
    way = say(f"subsidies.way_{rows[0]['counted_as']}", language)
    semicolon = say("checks.semicolon", language)
    return semicolon.join([text, say("subsidies.rates", language, way=way, parts=comma.join(parts))])


def _subsidy(row: Row, topic: str, language: str, *, name: str) -> str:
    label = words.item_in_text(topic, row["item"], language) if row["item"] != "total" else words.topic_in_text(topic, language)
    if name == "subsidies.total" and Period.parse(row["period"]).is_date:
        name = "subsidies.total_until"
    text = say(name, language, item=label, period=until(row["period"], language), amount=row["amount_yuan"])
    if is_known(row["recipients"]):
        mean = row["amount_per_recipient_yuan"]
        way = "to" if is_known(mean) else "only"  # nobody receives nothing each
        text += say(f"subsidies.{way}_{row['counted_as']}", language, recipients=row["recipients"], mean=mean)
    return text


def _of_part(row: Row, topic: str, language: str) -> str:
    """Tell a total of a part of a year whose whole nobody told, by its name."""
    return _subsidy(row, topic, language, name="subsidies.total") + _changed(row, language)


def _half(row: Row, topic: str, language: str) -> str:
    return _subsidy(row, topic, language, name="subsidies.half") + _changed(row, language)


def _changed(row: Row, language: str) -> str:
    if is_known(row["amount_per_recipient_change"]):
        word = "rise" if row["amount_per_recipient_change"] > 0 else "fall" if row["amount_per_recipient_change"] < 0 else "same"
        return say(f"subsidies.{word}", language, change=abs(row["amount_per_recipient_change"]))
    return ""
