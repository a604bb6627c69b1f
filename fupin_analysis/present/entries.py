"""What a cell was taken for, in the reader's words: on the terminal and on the page that shows a sheet."""

from __future__ import annotations

from fupin_analysis.core.account import Entry
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.present.cell_text import figure_text


def tell_entry(entry: Entry, *, language: str = "zh") -> str:
    """Return what a cell was read as, or why it was set aside; empty for headings, names and notes.

    Parameters
    ----------
    entry
        A cell of the account.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        Several figures of one cell are joined by a semicolon, each with its unit.

    Examples
    --------
    >>> from fupin_analysis.core.account import Verdict
    >>> row = {"township": "甲山镇", "period": "2018", "place": "一心村", "topic": "cause", "item": "illness",
    ...        "measure": "households", "value": 12.0}
    >>> tell_entry(Entry("表.xlsx", "", 2, 3, "12", Verdict.FIGURE, figures=(row,)))
    '甲山镇 一心村2018年因病户数：12 户'
    """
    if entry.figures:
        return ("；" if language == "zh" else "; ").join(_figure(dict(row), language) for row in entry.figures)
    return entry.read_as or (entry.reason if language == "zh" else entry.reason_en)


def _figure(row: dict[str, object], language: str) -> str:
    period, place, topic, item, measure = (str(row[name] or "") for name in ("period", "place", "topic", "item", "measure"))
    ref = FigureRef(period, place, topic, item, measure)
    colon = "：" if language == "zh" else ": "
    return mask_identifiers(f"{row['township']} {ref.show(language)}{colon}{figure_text(row, language=language)}")
