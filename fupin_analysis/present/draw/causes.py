"""Chart of the causes of poverty."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, GREY, Chart, in_two_widths
from fupin_analysis.present.draw.bars import draw_pairs, name_parts
from fupin_analysis.present.single import one_only


@of_table
@one_only
@in_two_widths
def draw_causes(causes: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw causes as ranked bars, households beside persons.

    Parameters
    ----------
    causes
        Metric table of :func:`measure_causes`.
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
    >>> print(draw_causes(report.measure("causes")).alt[:40])
    条形图：按户数排列的致贫原因，缺劳动力164户703人、因病94户381人、自身
    """
    dates = sorted(group(rows_of(causes), "period").items(), key=lambda pair: Period.parse(pair[0][0]))
    rows = dates[-1][1] if dates else []
    labels = [words.item_label("cause", row["item"], language) for row in rows]
    return draw_pairs(
        rows,
        labels,
        left_out=[numbers.period(period, language) for (period,), _rows in dates[:-1]],
        title=words.say("charts.causes", language),
        alt=words.say("charts.causes_alt", language, parts=name_parts(rows, labels, language)),
        colours=[GREY if row["item"] == "other" else BLUE for row in rows],
        share=True,
        language=language,
    )
