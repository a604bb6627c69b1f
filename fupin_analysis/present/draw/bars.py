"""Horizontal bars, as every chart of a township has them: pairs of panels, amounts, labels, the room they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fupin_analysis.core.metrics import Row
from fupin_analysis.present import numbers, words
from fupin_analysis.present.canvas.style import BLUE, Chart, broken, chart_width, inches_of

UNITS = ("households", "persons")

#: Low and high values of what is in doubt, by the row (its sources or its label) and the metric.
Bands = Mapping[tuple[str, str], tuple[float, float]]

#: Bars at the least and at the most.
FEWEST = 2
_MOST = 14

#: Room under the bars, and for a line of what is not drawn [inches].
BOTTOM = 0.12
_NOTE = 0.22
_LINE = 0.16
_NOTE_SIZE = 8.5

#: Room of the square before the name of a colour, and between two names [inches].
_SQUARE, _APART = 0.17, 0.07

#: How many times the longest bar a panel is wide at least, so that short labels do not make bars of a page's width.
_ROOM = 1.35


def dated_item(row: Row, topic: str, language: str) -> str:
    """Say an item with its period: 2018年上半年小学 / Primary (the first half of 2018)."""
    when, label = numbers.period(row["period"], language), words.item_label(topic, row["item"], language)
    return f"{when}{label}" if language == "zh" else words.bracketed(label, when, language)


def name_parts(rows: Sequence[Row], labels: Sequence[str], language: str) -> str:
    """Say each bar with its size, for the alternative text."""
    sizes = [words.size(row["households"], row["persons"], language) for row in rows]
    return words.join(
        [words.say("charts.part", language, label=pair[0], size=pair[1]) for pair in zip(labels, sizes, strict=True)], language
    )


def draw_pairs(
    rows: Sequence[Row],
    labels: Sequence[str],
    *,
    title: str,
    alt: str,
    colours: Sequence[str],
    share: bool,
    language: str,
    left: float = 1.3,
    bands: Bands | None = None,
    left_out: Sequence[str] = (),
) -> Chart | None:
    """Draw households and persons side by side, a row each; None where there are too few."""
    if len(rows) < FEWEST:
        return None
    units = [unit for unit in UNITS if any(numbers.is_known(row[unit]) for row in rows)]
    bottom = BOTTOM + note_room(left_out, language)
    chart = Chart(len(rows), panels=len(units), left=room_for(labels, left), title=title, bottom=bottom)
    for panel, unit in enumerate(units):
        values = [row[unit] if numbers.is_known(row[unit]) else 0.0 for row in rows]
        shares = [row[f"{unit}_share"] if share else float("nan") for row in rows]
        texts = [_bar_label(row[unit], part, language) for row, part in zip(rows, shares, strict=True)]
        ranges = [(bands or {}).get((label, unit)) for label in labels]
        chart.head(words.column(unit)[language], panel=panel)
        fill_panel(chart, values, texts, colours, panel=panel, ranges=ranges)
    chart.label_rows(labels)
    return chart.describe(alt + leave_out(chart, left_out, language))


def leave_out(chart: Chart, parts: Sequence[str], language: str) -> str:
    """Write under a chart what its table shows and it does not; return the same for its alternative text."""
    if not parts:
        return ""
    text = _left_out_text(parts, language)
    lines = broken(text, chart.wide - 0.14, _NOTE_SIZE)
    for number, line in enumerate(lines):
        chart.write(0.07, 0.14 + _LINE * (len(lines) - 1 - number), line, size=_NOTE_SIZE)
    return text if language == "zh" else f" {text}"


def _left_out_text(parts: Sequence[str], language: str) -> str:
    return words.say("charts.left_out", language, parts=words.join(dict.fromkeys(parts), language))


def note_room(parts: Sequence[str], language: str) -> float:
    """Inches that the lines of what is not drawn need under the bars."""
    if not parts:
        return 0.0
    return _NOTE + _LINE * (len(broken(_left_out_text(parts, language), chart_width() - 0.14, _NOTE_SIZE)) - 1)


def _bar_label(value: float, share: float, language: str) -> str:
    if not numbers.is_known(value):
        return numbers.UNKNOWN
    text = numbers.roughly(lambda number: numbers.trimmed(number, 0), value, language)
    return words.bracketed(text, numbers.share(share), language) if numbers.is_known(share) else text


def fill_panel(
    chart: Chart,
    values: Sequence[float],
    texts: Sequence[str],
    colours: Sequence[str],
    *,
    panel: int = 0,
    ranges: Sequence[tuple[float, float] | None] = (),
) -> None:
    """Fill a panel with bars; a doubtful bar has its range in the label."""
    bands = list(ranges) or [None] * len(values)
    texts = [text + _band_label(band) for text, band in zip(texts, bands, strict=True)]
    ends = [max(value, band[1] if band else value) for value, band in zip(values, bands, strict=True)]
    most = max(chart.scale(ends, texts), max(ends, default=0.0) * _ROOM)
    for row, (value, text, colour) in enumerate(zip(values, texts, colours, strict=True)):
        chart.bar(row, value, text, most=most, colour=colour, panel=panel, band=bands[row])


def _band_label(band: tuple[float, float] | None) -> str:
    return f"〔{numbers.trimmed(band[0], 0)}–{numbers.trimmed(band[1], 0)}〕" if band else ""


def room_for(labels: Sequence[str], least: float) -> float:
    """Inches that row labels need."""
    return max(least * 0.6, max((inches_of(label, 10) for label in labels), default=0.0) + 0.2)


def name_colours(chart: Chart, entries: Sequence[tuple[str, str]]) -> None:
    """Name colours beside a square of that colour under the title, so that no legend box is needed."""
    place, height = chart.panels[0], chart.get_figheight() - 0.5
    room = chart.wide - place
    needed = [_SQUARE + inches_of(text, 9) + _APART for text, _colour in entries]
    size = 9 * min(room / sum(needed), 1.0)
    for (text, colour), wide in zip(entries, needed, strict=True):
        chart.write(place, height, "■", size=size, colour=colour)
        chart.write(place + _SQUARE * size / 9, height, text, size=size)
        place += max(min(1.44, room / len(entries)), wide) if size == 9 else wide * size / 9


def draw_amounts(
    table: Sequence[Row], value: str, text_of: Callable[[Row], str], *, key: str, language: str, left_out: Sequence[str] = ()
) -> Chart | None:
    """Draw amounts of several topics or items, the greatest first; what finds no room is named."""
    ordered = sorted(table, key=lambda row: -row[value])
    rows = ordered[:_MOST]
    left_out = [*left_out, *(words.item_label(str(row["topic"]), str(row["item"]), language) for row in ordered[_MOST:])]
    if len(rows) < FEWEST:
        return None
    topics = [words.topic_label(str(row["topic"]), language) for row in rows]
    items = [words.item_label(str(row["topic"]), str(row["item"]), language) if row["item"] else "" for row in rows]
    labels = [
        f"{topic}·{item}" if item and len(set(topics)) > 1 else item or topic for topic, item in zip(topics, items, strict=True)
    ]
    texts = [text_of(row) for row in rows]
    bottom = BOTTOM + note_room(left_out, language)
    chart = Chart(len(rows), left=room_for(labels, 1.3), title=words.say(f"charts.{key}", language), top=0.42, bottom=bottom)
    fill_panel(chart, [row[value] for row in rows], texts, [BLUE] * len(rows))
    chart.label_rows(labels)
    parts = [words.say("charts.part", language, label=label, size=text) for label, text in zip(labels, texts, strict=True)]
    alt = words.say(f"charts.{key}_alt", language, parts=words.join(parts, language))
    return chart.describe(alt + leave_out(chart, left_out, language))


def known_sum(rows: Sequence[Row], name: str) -> float:
    """Sum what is known of one column."""
    return float(sum(row[name] for row in rows if numbers.is_known(row[name])))
