"""Chart of households lifted out: planned, done, remaining."""

from __future__ import annotations

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, ORANGE, Chart, in_two_widths
from fupin_analysis.present.draw.bars import UNITS, Bands, draw_pairs, name_parts
from fupin_analysis.present.single import one_only
from fupin_analysis.present.tell.dated import in_time


@of_table
@one_only
@in_two_widths
def draw_exits(exits: Metrics, *, language: str = "zh", bands: Bands | None = None) -> Chart | None:
    """Draw exits done and planned, year by year, every reading of a plan on a row of its own; doubtful numbers as bands.

    `bands` gives the low and high value of a metric, by the sources of its row and its column.

    Parameters
    ----------
    exits
        Metric table of :func:`measure_exits`.
    language
        ``"zh"`` or ``"en"``.
    bands
        Low and high value of each metric in doubt, by the sources of its row and its column.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_exits(report.measure("exits")).alt[:40])
    条形图：各年脱贫计划与完成，2018年 当年脱贫121户512人、2018年 计
    """
    bars: list[Row] = []  # in each period what was done stands before what was planned
    doubt: dict[tuple[str, str], tuple[float, float]] = {}
    for row in rows_of(exits):
        when = numbers.period(row["period"], language)
        if row["reading"]:
            label = f"{when} {words.item_label('plan', row['reading'], language)}"
            for unit in UNITS:
                if band := (bands or {}).get((str(row["source"]), f"planned_{unit}")):
                    doubt[label, unit] = band
            bars.append({"when": (*in_time(row["period"]), True), "label": label, "colour": ORANGE} | _sizes(row, "planned"))
        if numbers.is_known(row["done_households"]) or numbers.is_known(row["done_persons"]):
            label = f"{when} {words.item_label('exit', 'done', language)}"
            bars.append({"when": (*in_time(row["period"]), False), "label": label, "colour": BLUE} | _sizes(row, "done"))
    # Every reading repeats what was done; one row says it.
    table = list({_seen(bar): bar for bar in sorted(bars, key=lambda bar: bar["when"])}.values())
    labels = [bar["label"] for bar in table]
    return draw_pairs(
        table,
        labels,
        title=words.say("charts.exits", language),
        alt=words.say("charts.exits_alt", language, parts=name_parts(table, labels, language)),
        colours=[bar["colour"] for bar in table],
        share=False,
        language=language,
        left=2.15,
        bands=doubt,
    )


def _seen(bar: Row) -> tuple[object, ...]:
    """Return what a reader sees of a bar; a number that is not known equals nothing, not even itself, and is none here."""
    return (bar["label"], *(bar[unit] if numbers.is_known(bar[unit]) else None for unit in UNITS))


def _sizes(row: Row, part: str) -> Row:
    return {unit: row[f"{part}_{unit}"] for unit in UNITS}
