"""Charts of the work week by week: a calendar of villages or townships, and a series with the limits of a steady process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from fupin_analysis.core.period import Period
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.plane import Plane
from fupin_analysis.present.canvas.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    NARROW,
    ORANGE,
    Chart,
    chart_width,
    in_two_widths,
    inches_of,
)

#: Rows of a calendar that are legible on a printed page.
MOST_ROWS = 40

_WEEKS = 53
_ROW = 0.21
_KEY = 0.2

#: Shades by share of what was planned that is done: lower end, colour; what is below the last is orange.
_SHADES = ((0.95, "#2f6f9f"), (0.8, "#7dadcc"), (0.6, "#cfe1ed"), (0.0, ORANGE))
_UNKNOWN = "#d4d8dc"

#: Shape, size and colour of each mark.
_MARKS = {"late": ("o", 2.6, INK), "missing": ("v", 3.6, "#a3341f"), "unread": ("s", 2.8, INK)}


@dataclass(frozen=True)
class Week:
    """One cell of a calendar: share done [0-1, NaN where not known] and a mark (``late``, ``missing``, ``unread`` or none)."""

    share: float
    mark: str = ""


@in_two_widths
def draw_calendar(rows: Mapping[str, Mapping[str, Week]], *, title: str, language: str) -> Chart | None:
    """Draw a row for each village or township, a cell for each week: its shade says how much was done, its mark what was amiss.

    Parameters
    ----------
    rows
        Weeks (``2018W07``) by name; at most :data:`MOST_ROWS` are drawn.
    title
        Says what is shown.
    """
    shown = dict(list(rows.items())[:MOST_ROWS])
    if not any(shown.values()):
        return None
    left = min(max(inches_of(name, 8) for name in shown) + 0.2, chart_width() * 0.35)
    occurring = {cell.mark for weeks in shown.values() for cell in weeks.values()}
    lines = _key_lines(occurring, language, chart_width() - 0.2)
    low, tall = 0.12 + _KEY * len(lines), _ROW * len(shown)
    chart = Chart(1, left=left, title=title, top=0.62 + tall - 0.33, bottom=low)
    chart.artists[0].remove()  # the bar chart's upright line
    wide = (chart_width() - left - 0.1) / _WEEKS
    marks: dict[str, list[tuple[float, float]]] = {}
    for at, (name, weeks) in enumerate(shown.items()):
        y = low + tall - _ROW * (at + 1)
        chart.write(left - 0.07, y + _ROW / 2, name, size=8, align="right")
        for first, last, colour in _runs(weeks):
            _box(chart, left + wide * (first - 1), y, wide * (last - first + 1), _ROW * 0.84, colour)
        for week, cell in weeks.items():
            if cell.mark:
                middle = left + wide * (int(week[-2:]) - 0.5)
                marks.setdefault(cell.mark, []).append((middle, y + _ROW * 0.42))
    for mark, places in marks.items():
        _mark(chart, mark, places)
    year = int(next(week for weeks in shown.values() for week in weeks)[:4])
    for month in range(1, 13, 3 if chart_width() == NARROW else 1):
        week_number = (Period(year, "M", month).start - Period(year).start).days // 7
        text = words.say("week.month", language, month=month)
        chart.write(left + wide * week_number, low + tall + 0.1, text, size=7.5, colour=FAINT)
    for number, line in enumerate(lines):
        _key(chart, line, low - 0.12 - _KEY * (number + 0.5))
    cells = [cell for weeks in shown.values() for cell in weeks.values()]
    counts = {name: sum(cell.mark == name for cell in cells) for name in ("late", "missing", "unread")}
    return chart.describe(words.say("week.calendar_alt", language, title=title, rows=len(shown), cells=len(cells), **counts))


def _shade(share: float) -> str:
    if not numbers.is_known(share):
        return _UNKNOWN
    return next(colour for least, colour in _SHADES if share >= least)


def _runs(weeks: Mapping[str, Week]) -> list[tuple[int, int, str]]:
    """Return first week, last week and colour of each run of weeks of one shade; a missing week is left white."""
    runs: list[tuple[int, int, str]] = []
    for week, cell in sorted(weeks.items()):
        number = int(week[-2:])
        if cell.mark == "missing":
            continue
        colour = _shade(cell.share)
        if runs and runs[-1][1:] == (number - 1, colour):
            runs[-1] = (runs[-1][0], number, colour)
        else:
            runs.append((number, number, colour))
    return runs


def _box(chart: Chart, x: float, y: float, wide: float, tall: float, colour: str) -> None:
    chart.add_artist(Rectangle((x, y), wide, tall, facecolor=colour, transform=chart.dpi_scale_trans))


def _mark(chart: Chart, mark: str, places: Sequence[tuple[float, float]]) -> None:
    """Put marks of one kind on cells: each kind has a shape of its own."""
    shape, size, colour = _MARKS[mark]
    xs, ys = zip(*places, strict=True)
    look: Any = {"linestyle": "None", "marker": shape, "markersize": size, "color": colour}
    chart.add_artist(Line2D(xs, ys, transform=chart.dpi_scale_trans, **look))


def _key_lines(occurring: set[str], language: str, inches: float) -> list[list[tuple[str, str]]]:
    """Return what explains shades and marks, a colour or a mark with its text, in lines that fit."""
    shades = [(colour, words.say(f"week.shade_{at}", language)) for at, (_least, colour) in enumerate(_SHADES)]
    marks = [(mark, words.say(f"week.mark_{mark}", language)) for mark in _MARKS if mark in occurring]
    lines: list[list[tuple[str, str]]] = [[]]
    for one in [*shades, *marks]:
        if lines[-1] and sum(_key_width(text) for _look, text in [*lines[-1], one]) > inches:
            lines.append([])
        lines[-1].append(one)
    return lines


def _key_width(text: str) -> float:
    return inches_of(text, 7.5) + 0.32


def _key(chart: Chart, line: Sequence[tuple[str, str]], y: float) -> None:
    x = 0.1
    for look, text in line:
        if look.startswith("#"):
            _box(chart, x, y - 0.055, 0.11, 0.11, look)
        else:
            _mark(chart, look, [(x + 0.055, y)])
        chart.write(x + 0.16, y, text, size=7.5, colour=FAINT)
        x += _key_width(text)


def draw_control(
    series: Mapping[str, float],
    *,
    mean: float,
    limits: tuple[float, float],
    outside: Sequence[int],
    title: str,
    language: str,
) -> Chart | None:
    """Draw a series of shares with its mean and natural limits; points beyond them are diamonds with their week's name.

    Parameters
    ----------
    series
        Share done [0-1] by week, in order.
    mean, limits
        Its mean and its lower and upper natural limit [0-1].
    outside
        Positions of the points beyond a limit.
    title
        Says what is shown.
    """
    if not series:
        return None
    weeks = [int(week[-2:]) for week in series]
    values = list(series.values())
    lower, upper = limits
    low = max(min(*values, lower) - 0.03, 0.0)
    high = max(*values, min(upper, 1.0)) + 0.03
    plane = Plane(
        (min(weeks) - 1, max(weeks) + 1),
        (low, high),
        title=title,
        x_text=lambda value: f"{value:.0f}" if float(value).is_integer() else "",
        y_text=lambda value: numbers.share(value, 0),
        x_name=words.say("week.axis", language),
        tall=1.7,
    )
    ends = [min(weeks) - 1, max(weeks) + 1]
    plane.curve(ends, [mean] * 2, color=INK, linewidth=0.9)
    for limit in limits:
        if low <= limit <= high:
            plane.curve(ends, [limit] * 2, color=FAINT, linewidth=1.0, linestyle="--")
    plane.curve(weeks, values, color=GREY, linewidth=0.8)
    inside = [at for at in range(len(weeks)) if at not in set(outside)]
    plane.points([weeks[at] for at in inside], [values[at] for at in inside], colour=BLUE, size=3.6)
    plane.points([weeks[at] for at in outside], [values[at] for at in outside], colour=ORANGE, marker="D", size=5)
    named = [words.say("week.nth_share", language, number=weeks[at], share=values[at]) for at in outside]
    return plane.describe(
        words.say(
            "week.control_alt",
            language,
            title=title,
            count=len(weeks),
            mean=mean,
            lower=max(lower, 0.0),
            upper=upper,
            outside=words.join(named, language) or words.say("week.nobody", language),
        )
    )
