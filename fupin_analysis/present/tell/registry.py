"""Paragraphs on the register or the monitoring roll: its size, its groups, its share of the rural population."""

from __future__ import annotations

import math

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import is_above_all, with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.public import tells
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
            name = "also_grouped" if any((total["period"], row["item"]) in told for row in sized) else "groups"
            texts.append(say(f"registry.{name}", language, parts=join(parts, language)) if parts else "")
            told |= {(row["period"], row["item"]) for row in own}
    # What is no part of the total by definition (newly identified, returned, an older count) stands apart, with its date.
    rest = [row for row in sized if row["item"] != "total" and (row["period"], row["item"]) not in told]
    others = [say("registry.dated", language, period=row["period"], group=_sized_group(row, topic, language)) for row in rest]
    # Without a total nothing stands before them that they could be named beside.
    lead = "registry.others" if any(texts) else "registry.only"
    texts.append(say(lead, language, parts=join(others, language)) if others else "")
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
    if is_known(row["persons_share"]) and is_known(row["households_share"]) and (row["persons_share"] or row["households_share"]):
        shares = {"households": row["households_share"], "persons": row["persons_share"]}
        return text + say(f"registry.group_shares{'_over' if is_above_all(*shares.values()) else ''}", language, **shares)
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
    '未脱贫人口57人，贫困发生率0.47%，低于2.0%的退出标准。'
    """
    texts = []
    for row in rows_of(headcount):
        if is_known(row["population_share"]):
            text = say("headcount.share", language, rural=row["rural_persons"], share=row["population_share"])
            texts.append(with_doubt(text, row["population_share"], language=language))
        if is_known(row["headcount_ratio"]):
            ratio, verdict = row["headcount_ratio"], _against(row["headcount_ratio"], threshold)
            text = say(f"headcount.{verdict}", language, poor=row["poor_persons"], ratio=ratio, threshold=threshold)
            texts.append(with_doubt(text, ratio, language=language))
        if is_known(row["stated_ratio"]):
            text = say("headcount.stated", language, ratio=row["stated_ratio"], period=row["stated_period"])
            texts.append(with_doubt(text, row["stated_ratio"], language=language))
    return sentences(texts, language)


def _against(ratio: float, threshold: float) -> str:
    if math.isclose(ratio, threshold, rel_tol=1e-9):
        return "equal"
    return "below" if ratio < threshold else "above"
