"""Chart of the groups of the register or the monitoring roll."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, LIGHT_BLUE, Chart, in_two_widths
from fupin_analysis.present.draw.bars import UNITS, dated_item, draw_pairs, name_parts
from fupin_analysis.present.single import one_only


@of_table
@one_only
@in_two_widths
def draw_registry(registry: Metrics, *, topic: str = "registry", language: str = "zh") -> Chart | None:
    """Draw the register's groups against its total, households beside persons.

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
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_registry(report.measure("registry")).alt[:40])
    条形图：建档立卡构成，建档立卡合计298户1252人、贫困户124户523人、巩
    """
    whole = [row for row in rows_of(registry) if row["place"] == "" and row["statement"] == 1]
    last = {row["item"]: row for row in sorted(whole, key=lambda row: Period.parse(row["period"]))}
    chosen = [row for row in whole if row is last[row["item"]] and any(numbers.is_known(row[unit]) for unit in UNITS)]
    labels = [words.item_label(topic, row["item"], language) for row in chosen]
    dates = {row["period"] for row in chosen}
    if len(dates) > 1:
        pairs = zip(chosen, labels, strict=True)
        labels = [words.bracketed(label, numbers.period(row["period"], language), language) for row, label in pairs]
    drawn = {id(row) for row in chosen}
    rest = [row for row in whole if id(row) not in drawn and any(numbers.is_known(row[unit]) for unit in UNITS)]
    return draw_pairs(
        chosen,
        labels,
        left_out=[dated_item(row, topic, language) for row in rest],
        title=words.say(f"charts.{topic}", language),
        alt=words.say(f"charts.{topic}_alt", language, parts=name_parts(chosen, labels, language)),
        colours=[BLUE if row["item"] == "total" else LIGHT_BLUE for row in chosen],
        share=True,
        language=language,
    )
