"""Chart of production funds paid as a part of those allocated."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, GREY, Chart, in_two_widths
from fupin_analysis.present.draw.bars import fill_panel, room_for
from fupin_analysis.present.single import one_only


@of_table
@one_only
@in_two_widths
def draw_production(production: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw production funds paid as a part of those allocated.

    Parameters
    ----------
    production
        Metric table of :func:`measure_production`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_production(report.measure("production")).alt[:40])
    条形图：产业扶持资金安排130.3万元，已拨付106万元，占安排数的81.35%
    """
    rows = rows_of(production)
    row = rows[-1] if rows else {}
    if not (numbers.is_known(row.get("allocated_yuan")) and numbers.is_known(row.get("paid_yuan"))):
        return None
    labels = [words.say(f"charts.{name}", language) for name in ("allocated", "paid")]
    values = [float(row["allocated_yuan"]), float(row["paid_yuan"])]
    chart = Chart(2, left=room_for(labels, 1.3), title=words.say("charts.production", language), top=0.42)
    texts = [
        words.say("charts.money", language, amount=values[0]),
        words.say("charts.funds", language, amount=values[1], share=row["funds_share"]),
    ]
    fill_panel(chart, values, texts, [GREY, BLUE])
    chart.label_rows(labels)
    return chart.describe(
        words.say("charts.production_alt", language, allocated=values[0], paid=values[1], share=row["funds_share"])
    )
