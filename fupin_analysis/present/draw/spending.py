"""Chart of what each policy spent."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, group, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.canvas.style import Chart, in_two_widths
from fupin_analysis.present.draw.bars import draw_amounts, known_sum
from fupin_analysis.present.single import one_only


@of_table
@one_only
@in_two_widths
def draw_spending(spending: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw where the money went, subject by subject, the largest amounts first.

    Parameters
    ----------
    spending
        Metric table of :func:`measure_spending`.
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
    >>> print(draw_spending(report.measure("spending")).alt[:40])
    条形图：资金投向，基础设施309.14万元（52.9%）、产业扶持106万元（1
    """
    return draw_amounts(
        [
            {
                "topic": topic,
                "item": "",
                "amount_yuan": known_sum(rows, "amount_yuan"),
                "amount_share": known_sum(rows, "amount_share"),
            }
            for (topic,), rows in group(rows_of(spending), "topic").items()
        ],
        "amount_yuan",
        lambda row: words.say("charts.spending_label", language, amount=row["amount_yuan"], share=row["amount_share"]),
        key="spending",
        language=language,
    )
