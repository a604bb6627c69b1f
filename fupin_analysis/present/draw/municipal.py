"""Charts of many townships: ranked bars, the spread of causes, a funnel, small lines, exits against a plan of several years."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.lines import Line2D

from fupin_analysis.core.metrics import Row, rows_of
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.plane import Plane
from fupin_analysis.present.canvas.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    LIGHT_BLUE,
    NARROW,
    ORANGE,
    Chart,
    chart_width,
    in_two_widths,
    inches_of,
)

#: Townships in one chart: more are not legible on a printed page; the table beside the chart holds all of them.
MOST_ROWS = 40

#: Height of a row where many stand in one chart, as a part of a usual one.
_DENSE = 0.42

_FEWEST = 2
_MOST_NAMES = 10


@in_two_widths
def draw_ranked(
    rows: Sequence[Row], *, value: str, text: str, title: str, language: str, band: tuple[str, str] | None = None
) -> Chart | None:
    """Draw one bar a township, the largest first; at most :data:`MOST_ROWS`.

    Parameters
    ----------
    rows
        Rows with township and the columns named below.
    value, text
        Columns of the bar's length and its label.
    title
        Says what is shown, with unit.
    band
        Columns of a low and a high value where what was handed in can be read in more ways than one.
    """
    known = sorted((row for row in rows if numbers.is_known(row[value])), key=lambda row: (-row[value], row["township"]))[
        :MOST_ROWS
    ]
    if len(known) < _FEWEST:
        return None
    chart, size = _dense(len(known), [row["township"] for row in known], title)
    bands = [(row[band[0]], row[band[1]]) if band else None for row in known]
    longest = max(inches_of(row[text], size) for row in known) + 0.1
    room = max(chart_width() - chart.panels[0] - longest - 0.1, 0.5)
    most = max([*(row[value] for row in known), *(one[1] for one in bands if one), 1e-9])
    most *= (chart_width() - chart.panels[0] - 0.09) / room
    for place, (row, doubt) in enumerate(zip(known, bands, strict=True)):
        shown = doubt if doubt and doubt[0] != doubt[1] else None
        colour = ORANGE if shown else BLUE
        chart.bar(place, row[value], row[text], most=most, colour=colour, size=size, band=shown, thick=0.68)
    ends = [f"{row['township']} {row[text]}" for row in (known[0], known[-1])]
    return chart.describe(
        words.say("municipality.ranked_alt", language, title=title, count=len(known), first=ends[0], last=ends[1])
    )


def _dense(count: int, labels: Sequence[str], title: str, *, top: float = 0.5) -> tuple[Chart, float]:
    """Return a chart of `count` named rows, closer together where there are many, and the size of its type."""
    is_dense = count > 15
    size = 7.0 if is_dense else 9.0
    points = max((sum(size if ord(character) > 0x2E7F else size * 0.58 for character in label) for label in labels), default=0.0)
    height = max(round(count * _DENSE), 1) if is_dense else count
    chart = Chart(height, slots=count, left=min(points / 72 + 0.25, 2.6), title=title, top=top)
    if chart.is_narrow:
        chart.label_rows(labels)
        return chart, 9.0
    for row, label in enumerate(labels):
        chart.write(chart.panels[0] - 6 / 72, chart.height_of(row), label, size=size, align="right")
    return chart, size


@in_two_widths
def draw_spread(causes: Mapping[str, Sequence[tuple[str, float]]], *, language: str) -> Chart | None:
    """Draw every cause as a row of dots, a dot a township: its share of households; a stroke marks the middle one.

    Parameters
    ----------
    causes
        Labels of causes, each with townships and shares [0-1].
    """
    kinds = {label: sorted(own, key=lambda pair: pair[1]) for label, own in causes.items() if own}
    if not kinds or max(map(len, kinds.values())) < _FEWEST:
        return None
    title = words.say("municipality.spread", language)
    chart, _size = _dense(len(kinds), list(kinds), title)
    most = max(own[-1][1] for own in kinds.values()) or 1.0
    farthest = {label: f"{own[-1][0]} {numbers.share(own[-1][1])}" for label, own in kinds.items()}
    inch = (chart_width() - 0.2 - chart.panels[0] - max(inches_of(text, 7.5) for text in farthest.values())) / most
    parts = []
    for row, (label, own) in enumerate(kinds.items()):
        y, x = chart.height_of(row), chart.panels[0]
        places = [x + share * inch for _name, share in own]
        chart.add_artist(
            Line2D(
                places,
                [y] * len(own),
                linestyle="None",
                marker="o",
                markersize=4,
                color=BLUE,
                alpha=0.45,
                markeredgewidth=0,
                transform=chart.dpi_scale_trans,
            )
        )
        middle = middle_of([share for _name, share in own])
        stroke = x + middle * inch
        chart.add_artist(Line2D([stroke, stroke], [y - 0.1, y + 0.1], color=INK, linewidth=1.4, transform=chart.dpi_scale_trans))
        highest = own[-1]
        chart.write(places[-1] + 0.06, y, farthest[label], size=7.5, colour=FAINT)
        parts.append(
            words.say("municipality.spread_part", language, label=label, middle=middle, name=highest[0], most=highest[1])
        )
    return chart.describe(words.say("municipality.spread_alt", language, parts=words.join(parts, language)))


def middle_of(values: Sequence[float]) -> float:
    """Return the middle of sorted values, the mean of the two middle ones where their number is even.

    Examples
    --------
    >>> middle_of([1.0, 2.0, 4.0]), middle_of([1.0, 3.0])
    (2.0, 2.0)
    """
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


@in_two_widths
def draw_funnel(comparison: pd.DataFrame, *, pooled: float, title: str, unit: str, language: str) -> Chart | None:
    """Draw rates against bases with the limits within which places of a size differ by chance; those outside have names.

    Parameters
    ----------
    comparison
        What ``measure_comparison`` returns, of one year.
    pooled
        The rate that places are held against [0-1].
    title, unit
        Say what the rate is of, and what the base counts.
    """
    rows = sorted((row for row in rows_of(comparison) if row["position"] != "withheld"), key=lambda row: row["base"])
    if not rows:
        return None
    limits = [row for row in rows if numbers.is_known(row["limit_low"])]
    tops = [row["rate"] for row in rows] + [row["far_limit_high"] for row in limits]
    lows = [row["rate"] for row in rows] + [row["far_limit_low"] for row in limits]
    room = max(max(tops) - min(lows), 0.02) * 0.06
    plane = Plane(
        (0.0, max(row["base"] for row in rows) * 1.08),
        (max(min(lows) - room, 0.0), min(max(tops) + room, 1.0) if max(tops) <= 1 else max(tops) + room),
        title=title,
        x_text=lambda value: numbers.trimmed(value, 0, grouped=language == "en"),
        y_text=lambda value: numbers.share(value, 0 if max(tops) > 0.1 else 1),
        x_name=words.say("municipality.funnel_base", language, unit=unit),
    )
    bases = [row["base"] for row in limits]
    for name, look in (
        ("limit_low", "--"),
        ("limit_high", "--"),
        ("far_limit_low", ":"),
        ("far_limit_high", ":"),
    ):
        plane.curve(bases, [row[name] for row in limits], color=FAINT, linewidth=1.0, linestyle=look)
    plane.curve([0, max(row["base"] for row in rows) * 1.08], [pooled, pooled], color=INK, linewidth=0.9)
    inside = [row for row in rows if row["position"] == "within"]
    outside = [row for row in rows if row["position"] != "within"]
    plane.points([row["base"] for row in inside], [row["rate"] for row in inside], colour=LIGHT_BLUE)
    plane.points([row["base"] for row in outside], [row["rate"] for row in outside], colour=ORANGE, marker="D", size=5.5)
    taken: list[tuple[float, float]] = []
    for row in sorted(outside, key=lambda row: -abs(row["rate"] - pooled))[:_MOST_NAMES]:
        align: Any = "right" if row["base"] > max(bases, default=1) * 0.75 else "left"
        x, y = plane.at(row["base"], row["rate"])
        if any(abs(x - other[0]) < 1.1 and abs(y - other[1]) < 0.14 for other in taken):
            continue  # one name over another is none; the table has both
        taken.append((x, y))
        plane.name(row["base"], row["rate"] + room, row["township"], align=align)  # above the limit it lies on or near
    names = words.join([row["township"] for row in outside[:_MOST_NAMES]], language) or words.say("municipality.nobody", language)
    return plane.describe(
        words.say(
            "municipality.funnel_alt", language, title=title, count=len(rows), pooled=pooled, outside=len(outside), names=names
        )
    )


@in_two_widths
def draw_lines(series: Mapping[str, Mapping[int, float]], *, title: str, language: str) -> Chart | None:
    """Draw a small line for each township with three years or more, all on one scale; first and last number in words.

    Parameters
    ----------
    series
        Numbers by year, by township.
    title
        Says what is shown, with unit.
    """
    long = {name: dict(sorted(own.items())) for name, own in series.items() if len(own) >= 3}
    long = dict(sorted(long.items())[:MOST_ROWS])
    if not long:
        return None
    across = 2 if chart_width() == NARROW else 4
    down = math.ceil(len(long) / across)
    chart = Chart(1, title=title, top=0.42 + down * 0.82 - 0.33, bottom=0.1, has_labels=False)
    chart.artists[0].remove()
    years = sorted({year for own in long.values() for year in own})
    most = max(max(own.values()) for own in long.values()) or 1.0
    wide, tall = (chart_width() - 0.2) / across, 0.82
    parts = []
    for place, (name, own) in enumerate(long.items()):
        left, base = 0.1 + wide * (place % across), 0.1 + tall * (down - 1 - place // across)
        xs = [left + (year - years[0]) / (years[-1] - years[0]) * (wide - 0.25) for year in own]
        ys = [base + 0.12 + value / most * 0.31 for value in own.values()]
        first, last = next(iter(own.items())), list(own.items())[-1]
        chart.add_artist(
            Line2D([left, left + wide - 0.25], [base + 0.12] * 2, color=GREY, linewidth=0.6, transform=chart.dpi_scale_trans)
        )
        chart.add_artist(Line2D(xs, ys, color=BLUE, linewidth=1.3, marker="o", markersize=2.6, transform=chart.dpi_scale_trans))
        chart.write(left, base + 0.55, name, size=8)  # nearer to its own line than to the row above
        ends = f"{first[0]}: {_plain(first[1])} → {last[0]}: {_plain(last[1])}"
        chart.write(left, base + 0.02, ends, size=6.5, colour=FAINT)
        parts.append(f"{name} {ends}")
    return chart.describe(words.say("municipality.lines_alt", language, title=title, parts=words.join(parts, language)))


def _plain(value: float) -> str:
    return numbers.trimmed(value, 1, grouped=False)


@in_two_widths
def draw_burn_up(
    burn_up: Sequence[Row],
    *,
    registered: float,
    target_year: int,
    plans: Mapping[str, Mapping[int, float]],
    forecast: tuple[float, float, float] | None,
    title: str,
    language: str,
) -> Chart | None:
    """Draw exits to date year by year, the pace needed, every reading of the plan, and the forecast with its interval.

    Parameters
    ----------
    burn_up
        Rows with year and exited [households], in order.
    registered
        Where all have exited [households].
    target_year
        Year by whose end that is to be.
    plans
        Cumulative exits planned by year, by the label of the reading: rival readings are lines of their own.
    forecast
        Expected, low and high at the target year's end; None where there is none.
    """
    known = [(int(row["year"]), float(row["exited"])) for row in burn_up if numbers.is_known(row["exited"])]
    if not known or not numbers.is_known(registered):
        return None
    first, last = known[0], known[-1]
    plans = {label: own for label, own in plans.items() if own}
    end = max(target_year, last[0], *(max(own) for own in plans.values()))
    top = max(registered, last[1], 1.0, *(max(own.values()) for own in plans.values()), *(forecast or ()))
    plane = Plane(
        (first[0] - 0.25, end + 0.6),
        (0.0, top * 1.08),
        title=title,
        x_text=lambda value: f"{value:.0f}" if float(value).is_integer() else "",
        y_text=lambda value: numbers.trimmed(value, 0, grouped=language == "en"),
        y_name=words.column("households")[language],
        tall=2.4,
    )
    plane.curve([first[0], end], [registered, registered], color=INK, linewidth=0.9)
    plane.name(first[0], registered * 1.035, words.say("plan.register", language, registered=registered), colour=FAINT)
    if last[0] < target_year and last[1] < registered:
        plane.curve([last[0], target_year], [last[1], registered], color=FAINT, linewidth=1.1, linestyle="--")
    if forecast is not None:
        expected, low, high = forecast
        plane.curve([target_year, target_year], [low, high], color=INK, linewidth=1.3, marker="_", markersize=8)
        plane.points([target_year], [expected], colour=INK, marker="s", size=4.5)
    count_at = last[1] - top * 0.055
    named: list[float] = []
    for number, (label, own) in enumerate(plans.items()):
        years = [last[0], *own] if min(own) > last[0] else list(own)
        values = [last[1], *own.values()] if min(own) > last[0] else list(own.values())
        marker = "^vD"[number % 3]
        plane.curve(
            years, values, color=ORANGE, linewidth=1.2, marker=marker, markersize=5, linestyle=("-", "-.", ":")[number % 3]
        )
        beside = top * 0.045 if abs(values[-1] - registered) < top * 0.04 else 0.0  # above the register's line, not on it
        up = values[-1] + beside
        taken = [*named, count_at] if years[-1] == last[0] else named
        while any(abs(up - other) < top * 0.075 for other in taken):  # rival readings end close together
            up -= top * 0.075
        named.append(up)
        plane.name(years[-1], up, label, colour="#9a4a0c")
    plane.curve(
        [year for year, _count in known], [count for _year, count in known], color=BLUE, linewidth=1.8, marker="o", markersize=4.5
    )
    plane.name(last[0], count_at, numbers.trimmed(last[1], 0), colour=BLUE)
    parts = [words.say("plan.alt_year", language, year=year, count=count) for year, count in known]
    parts += [words.say("plan.alt_plan", language, label=label, count=list(own.values())[-1]) for label, own in plans.items()]
    return plane.describe(words.say("plan.alt", language, title=title, registered=registered, parts=words.join(parts, language)))
