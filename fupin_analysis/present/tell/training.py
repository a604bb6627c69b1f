"""Paragraphs on training."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import clauses, say


@tells
def tell_training(training: Metrics, *, language: str = "zh") -> str:
    """Tell training: sessions, attendances, attendances a session.

    Parameters
    ----------
    training
        Metric table of :func:`measure_training`.
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
    >>> print(tell_training(report.measure("training")).split("；")[0])
    劳动力技能培训3场次，300人次，场均100人次
    """
    rows = rows_of(training)
    if not rows:
        return ""
    return clauses([dated(row, _training(row, language), language) for row in rows], language)


def _training(row: Row, language: str) -> str:
    label = words.item_in_text("training", row["item"], language)
    if is_known(row["stated_share"]):
        return say("coverage.stated", language, item=label, share=row["stated_share"])
    has = is_known(row["sessions"]), is_known(row["participants"])
    if not any(has):
        return ""
    has_mean = is_known(row["participants_per_session"])
    name = ("full" if has_mean else "full_only") if all(has) else "sessions" if has[0] else "participants"
    counts = {"sessions": row["sessions"], "participants": row["participants"], "mean": row["participants_per_session"]}
    return say(f"training.{name}", language, item=label, **counts)
