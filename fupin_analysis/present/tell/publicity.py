"""Paragraphs on publicity: meetings, posters, visits."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import words
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import join, say, sentences


@tells
def tell_publicity(publicity: Metrics, *, language: str = "zh") -> str:
    """Tell publicity work in one sentence.

    Parameters
    ----------
    publicity
        Metric table of :func:`measure_publicity`.
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
    >>> print(tell_publicity(report.measure("publicity")).split("。")[0])
    全年悬挂横幅45条、书写标语80条、张贴海报60张、镇级宣传车出动43次、村级宣传车出动35次、沿线每公里标语2条
    """
    rows = rows_of(publicity)
    if not rows:
        return ""
    texts = []
    for (period,), own in group(rows, "period").items():
        parts = [
            say(
                "charts.part", language, label=words.item_in_text("publicity", row["item"], language), size=_things(row, language)
            )
            for row in own
        ]
        name = "publicity.all" if not Period.parse(period).grain else "publicity.part"
        texts.append(say(name, language, period=period, parts=join(parts, language)))
    return sentences(texts, language)


def _things(row: Row, language: str) -> str:
    unit = load_vocabulary().item("publicity", row["item"]).unit_zh if language == "zh" else ""
    return say("charts.things", language, count=row["count"], unit=unit)
