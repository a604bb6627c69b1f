"""Chart of production funds paid as a part of those allocated."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, GREY, Chart, in_two_widths
from fupin_analysis.present.draw.bars import BOTTOM, fill_panel, leave_out, note_room, room_for
from fupin_analysis.present.single import one_only
from fupin_analysis.present.tell.dated import is_of_year, newest, until


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
    known = [row for row in rows_of(production) if numbers.is_known(row["allocated_yuan"]) and numbers.is_known(row["paid_yuan"])]
    if not known:
        return None
    (row,) = newest(known)
    rest = [until(one["period"], language) for one in rows_of(production) if one is not row]
    labels = [words.say(f"charts.{name}", language) for name in ("allocated", "paid")]
    if not is_of_year(row):
        labels = [words.bracketed(label, until(row["period"], language), language) for label in labels]
    values = [float(row["allocated_yuan"]), float(row["paid_yuan"])]
    bottom = BOTTOM + note_room(rest, language)
    chart = Chart(2, left=room_for(labels, 1.3), title=words.say("charts.production", language), top=0.42, bottom=bottom)
    texts = [
        words.say("charts.money", language, amount=values[0]),
        words.say("charts.funds", language, amount=values[1], share=row["funds_share"]),
    ]
    fill_panel(chart, values, texts, [GREY, BLUE])
    chart.label_rows(labels)
    told = {"allocated": values[0], "paid": values[1], "share": row["funds_share"], "period": until(row["period"], language)}
    alt = words.say("charts.production_alt" if is_of_year(row) else "charts.production_alt_dated", language, **told)
    return chart.describe(alt + leave_out(chart, rest, language))
