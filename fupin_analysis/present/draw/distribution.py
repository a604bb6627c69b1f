"""A look at how one number is spread over townships, for the analyst; pages have charts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, ORANGE, use_chinese_font

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Inches: the width, the room for title and axis, and a row's height.
_WIDTH, _MARGIN, _ROW = 7.0, 1.3, 0.42


@of_table
def draw_distribution(metrics: Metrics, *, value: str, by: str = "item", topic: str = "", language: str = "zh") -> Figure | None:
    """Draw one column of a metric table, a dot a row and a stroke at the middle of each kind, whatever it holds.

    Parameters
    ----------
    metrics
        Any metric table of one or more townships and years.
    value
        Its column of numbers, such as ``"households_share"``.
    by
        Its column of kinds, each a row of the chart: ``"item"``, ``"township"``, ``"year"`` …
    topic
        Topic of the items, where the table does not say it: ``"cause"``.
    language
        ``"zh"`` or ``"en"``: of the labels and of the axis.

    Returns
    -------
    matplotlib.figure.Figure or None
        An ordinary figure, to change at will; None where no number is known.

    Raises
    ------
    FupinError
        F352 where the table has no such column.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> causes = open_report("XX镇", 2018, data="data/raw").measure("causes")
    >>> figure = draw_distribution(causes, value="households_share", topic="cause")
    >>> figure.axes[0].get_xlabel()
    '占户数比例'
    """
    rows = rows_of(metrics)
    for name in (value, by):
        if rows and name not in rows[0]:
            raise FupinError(Problem("F352", where="draw_distribution", details={"expected": name, "got": "、".join(rows[0])}))
    known = [row for row in rows if isinstance(row[value], int | float) and numbers.is_known(row[value])]
    if not known:
        return None
    import matplotlib as mpl
    import seaborn as sns
    from matplotlib.figure import Figure

    labels = [_label(row, by, topic, language) for row in known]
    places = {"x": [float(row[value]) for row in known], "y": labels}
    figure = Figure(figsize=(_WIDTH, _MARGIN + _ROW * len(set(labels))), layout="constrained")
    axes = figure.add_subplot()
    sns.stripplot(**places, ax=axes, color=BLUE, alpha=0.6, size=5, jitter=False)
    sns.pointplot(**places, ax=axes, color=ORANGE, estimator="median", errorbar=None, linestyle="none", marker="|", markersize=16)
    sns.despine(figure)
    with mpl.rc_context():
        font = use_chinese_font()
    axes.set_xlabel(words.column(value)[language] if words.has_column(value) else value, family=font)
    axes.set_ylabel("")
    axes.tick_params(labelfontfamily=font)
    return figure


def _label(row: Row, by: str, topic: str, language: str) -> str:
    topic = topic or str(row.get("topic", ""))
    if by == "item" and topic:
        return words.item_label(topic, str(row["item"]), language)
    return str(row[by])
