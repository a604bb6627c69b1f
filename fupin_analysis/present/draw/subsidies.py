"""Charts of subsidies: half-years of one policy, amounts a head."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex

from fupin_analysis.core.disk.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, LIGHT_BLUE, Chart, in_two_widths
from fupin_analysis.present.draw.bars import (
    BOTTOM,
    FEWEST,
    dated_item,
    draw_amounts,
    known_sum,
    leave_out,
    name_colours,
    note_room,
    room_for,
)
from fupin_analysis.present.single import one_only


@of_table
@one_only
@in_two_widths
def draw_subsidies(subsidies: Metrics, *, topic: str, language: str = "zh") -> Chart | None:
    """Draw amounts by item and half-year as paired bars (education by stage).

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
    topic
        Topic of the vocabulary, such as ``"education"``.
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
    >>> print(draw_subsidies(report.measure("subsidies"), topic="education").alt[:40])
    条形图：分学段教育补助，2018年上半年18.35万元、198人、2018年下半
    """
    own = [row for row in rows_of(subsidies) if row["topic"] == topic and row["item"] != "total"]
    halves = [row for row in own if _is_half(row)]
    items = list(group(halves, "item").values())
    if len(items) < FEWEST:
        return None
    drawn = {row["item"] for row in halves}
    rest = [dated_item(row, topic, language) for row in own if not _is_half(row) and not (row["is_sum"] and row["item"] in drawn)]
    periods = {period: rows for (period,), rows in sorted(group(halves, "period").items(), key=lambda pair: pair[0])}
    colours = dict(zip(periods, _shades(len(periods)), strict=True))
    labels = [words.item_label(topic, rows[0]["item"], language) for rows in items]
    title = words.say("charts.subsidies", language)
    chart = Chart(
        round(len(items) * 1.5),
        slots=len(items),
        left=room_for(labels, 1.3),
        title=title,
        top=0.8,
        bottom=BOTTOM + note_room(rest, language),
    )
    texts = [_label(row, language) for row in halves]
    most = chart.scale([row["amount_yuan"] for row in halves], texts, size=8.5)
    thick = 0.8 / len(periods)
    for number, rows in enumerate(items):
        for row in rows:
            place = number - 0.4 + thick * (list(periods).index(row["period"]) + 0.5)
            chart.bar(
                place, row["amount_yuan"], _label(row, language), most=most, colour=colours[row["period"]], thick=thick, size=8.5
            )
    chart.label_rows(labels)
    name_colours(chart, [(numbers.period(period, language), colour) for period, colour in colours.items()])
    parts = [
        words.say(
            "charts.subsidy_part",
            language,
            period=period,
            amount=known_sum(rows, "amount_yuan"),
            recipients=known_sum(rows, "recipients"),
            unit=_unit(rows[0]),
        )
        for period, rows in periods.items()
    ]
    alt = words.say("charts.subsidies_alt", language, parts=words.join(parts, language))
    return chart.describe(alt + leave_out(chart, rest, language))


def _is_half(row: Row) -> bool:
    return Period.parse(row["period"]).grain == "H"


def _label(row: Row, language: str) -> str:
    return words.say("charts.subsidy_label", language, amount=row["amount_yuan"], recipients=row["recipients"], unit=_unit(row))


def _unit(row: Row) -> str:
    """What recipients are counted as: those of one payment are people, those of several may be the same."""
    measures = load_vocabulary().measures
    return measures[row["counted_as"]].unit_zh if row["counted_as"] in measures else ""


@cache
def _shades(count: int) -> list[str]:
    """As many shades as there are periods, the last the strongest."""
    colours = LinearSegmentedColormap.from_list("shades", [LIGHT_BLUE, BLUE])(np.linspace(0, 1, max(count, 2)))
    return [to_hex(colour) for colour in colours][-count:]


@of_table
@one_only
@in_two_widths
def draw_per_head(subsidies: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw the year's amount per person or person-time, policy by policy; amounts per household are another thing.

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
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
    >>> print(draw_per_head(report.measure("subsidies")).alt[:40])
    条形图：各项补助的平均标准，教育补助·社会捐助奖助学金2929.29元/人、教育
    """
    known = [
        row
        for row in rows_of(subsidies)
        if numbers.is_known(row["amount_per_recipient_yuan"])
        and row["counted_as"] in {"recipients", "persons", "person_times"}
        and row["item"] != "total"
    ]
    year = [row for row in known if not Period.parse(row["period"]).grain]
    told = {(row["topic"], row["item"], row["period"]) for row in year}
    rest = [row for row in known if (row["topic"], row["item"], str(Period.parse(row["period"]).whole)) not in told]
    return draw_amounts(
        year,
        "amount_per_recipient_yuan",
        lambda row: words.say(f"charts.per_{row['counted_as']}", language, amount=row["amount_per_recipient_yuan"]),
        key="per_head",
        left_out=[dated_item(row, row["topic"], language) for row in rest],
        language=language,
    )
