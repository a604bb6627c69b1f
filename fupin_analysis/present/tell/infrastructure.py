"""Paragraphs on roads, water, power and other works."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import clauses, say


@tells
def tell_infrastructure(infrastructure: Metrics, *, language: str = "zh") -> str:
    """Tell works: how many, how long, what they cost a kilometre and what was paid.

    Parameters
    ----------
    infrastructure
        Metric table of :func:`measure_infrastructure`.
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
    >>> print(tell_infrastructure(report.measure("infrastructure")).split("。")[0])
    乡村道路2个项目，1.71公里，投资119万元，每公里69.59万元；革命老区道路3个项目，4.2公里，投资237.68万元，每公里56.59万元，已支付投资的80.0%
    """
    rows = rows_of(infrastructure)
    if not rows:
        return ""
    texts = []
    for row in rows:
        parts = [words.item_in_text("infrastructure", row["item"], language)]
        for name in ("projects", "length_km", "cost_yuan", "cost_per_km_yuan", "paid_share"):
            if is_known(row[name]):
                text = say(f"infrastructure.{name}", language, value=row[name])
                parts.append(with_doubt(text, row[name], language=language) if name == "paid_share" else text)
        is_told = len(parts) > 1
        if len(parts) > 1 and (language == "en" or not parts[0][-1:].isdigit()):  # a name's own number and a count stay apart
            parts[:2] = [say("infrastructure.first", language, item=parts[0], part=parts[1])]
        if is_told:
            texts.append(dated(row, say("infrastructure.comma", language).join(parts), language))
    return clauses(texts, language)
