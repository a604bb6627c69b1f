"""What a reader sees on a chart: bars with their names and labels, points and lines read off the printed scale.

Nothing here knows how a chart was made: it looks at what stands where on the finished picture, in inches.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from tests.present.tell.spec import stated

COLOURS = {
    "#1f5f8b": "blue",
    "#5a97c2": "light",
    "#c2601a": "orange",
    "#7d8893": "grey",
    "#1d2733": "ink",
    "#566270": "faint",
    "#9a4a0c": "brown",
}

#: How far two things on one line may stand apart in height, and a label from the end of its bar [inches].
_LEVEL, _BESIDE = 0.03, 0.08


@dataclass(frozen=True)
class Word:
    """A text, where it begins, its middle height, how long it is about and how it is set."""

    text: str
    x: float
    y: float
    wide: float
    size: float
    colour: str
    align: str

    @property
    def ends(self) -> tuple[float, float]:
        """Where it begins and ends."""
        return (self.x, self.x + self.wide) if self.align == "left" else (self.x - self.wide, self.x)


class Bar(NamedTuple):
    """A bar: where it begins, its middle, its length and thickness, its colour."""

    x: float
    y: float
    wide: float
    tall: float
    colour: str


def name_of(colour: Any) -> str:
    """Return what a colour is called."""
    return COLOURS.get(to_hex(colour), to_hex(colour))


def words_on(chart: Any) -> list[Word]:
    """Return the texts on a chart; the middle of a text of `size` points stands 0.37 of it above its baseline."""
    found = []
    for one in chart.artists:
        if isinstance(one, Text) and one.get_text():
            (x, y), size = one.get_position(), float(one.get_fontsize())
            wide = sum(1.0 if ord(sign) > 0x2E7F else 0.56 for sign in one.get_text()) * size / 72
            found.append(Word(one.get_text(), x, y + 0.37 * size / 72, wide, size, name_of(one.get_color()), str(one.get_ha())))
    return found


def bars_on(chart: Any) -> list[Bar]:
    """Return the bars on a chart, in the order in which they were drawn."""
    return [
        Bar(one.get_x(), one.get_y() + one.get_height() / 2, one.get_width(), one.get_height(), name_of(one.get_facecolor()))
        for one in chart.artists
        if isinstance(one, Rectangle)
    ]


def lines_on(chart: Any) -> list[Line2D]:
    """Return the lines and marks on a chart."""
    return [one for one in chart.artists if isinstance(one, Line2D)]


def picture(chart: Any) -> str:
    """Say what a chart of bars shows, a line a bar: ``name · colour · length of the panel's longest · label``.

    The title comes first, a panel's head before its bars, everything else written on it at the end; all of it must lie on the
    chart, no bar on another.
    """
    words, bars = words_on(chart), bars_on(chart)
    title, used = words[0], {0}
    assert title.y > max(one.y for one in words[1:])
    lies_within(chart)
    lines = [title.text]
    for group in _panels(words, bars):
        head = _head(words, group, used)
        lines += [f"[{head}]"] if head else []
        longest = max(bar.wide for bar in group) or 1.0
        for bar in group:
            name, label = _name(words, bar, bars, used, narrow=chart.is_narrow), _label(words, lines_on(chart), bar, used)
            lines.append(f"{name} · {bar.colour} · {bar.wide / longest:.2f} · {label}")
        _lie_apart(group)
    lines += [one.text for at, one in enumerate(words) if at not in used]
    return "\n".join(lines)


def _panels(words: Sequence[Word], bars: Sequence[Bar]) -> list[Sequence[Bar]]:
    """Bars are drawn panel by panel, as many in each as there are rows; a panel beside another has a head."""
    count = max(sum(_is_head(one) for one in words), 1)
    each = len(bars) // count
    assert each * count == len(bars)
    return [bars[at : at + each] for at in range(0, len(bars), each)]


def _is_head(one: Word) -> bool:
    return one.colour == "faint" and one.size == 9


def _head(words: Sequence[Word], group: Sequence[Bar], used: set[int]) -> str:
    top = max(bar.y + bar.tall / 2 for bar in group)
    for at, one in enumerate(words):
        if one.x == group[0].x and _is_head(one) and top < one.y < top + 0.5:
            used.add(at)
            return one.text
    return ""


def _name(words: Sequence[Word], bar: Bar, bars: Sequence[Bar], used: set[int], *, narrow: bool) -> str:
    """Find the name beside a bar on its left, or the nearest one above it."""
    found = []
    for at, one in enumerate(words):
        if not narrow and one.align == "right" and abs(one.y - bar.y) < bar.tall and one.x < bar.x:
            found.append((0.0, at))
        is_level = any(abs(one.y - other.y) < _LEVEL for other in bars)
        if narrow and one.colour == "ink" and one.y > bar.y and 0 <= one.x - bar.x < _BESIDE and not is_level:
            found.append((one.y - bar.y, at))
    at = min(found)[1]
    used.add(at)
    return words[at].text


def _label(words: Sequence[Word], lines: Sequence[Line2D], bar: Bar, used: set[int]) -> str:
    """Find the label right of a bar's end, or of the line of its band."""
    bands = [
        one
        for one in lines
        if one.get_marker() == "|" and abs(one.get_ydata()[0] - bar.y) < _LEVEL and one.get_xdata()[0] >= bar.x
    ]
    ends = [max(bar.x + bar.wide, *(float(x) for one in bands[:1] for x in one.get_xdata()), 0.0)]
    for at, one in enumerate(words):
        if one.align == "left" and abs(one.y - bar.y) < _LEVEL and 0 < one.x - ends[0] < _BESIDE:
            used.add(at)
            return one.text
    return ""


def _lie_apart(group: Sequence[Bar]) -> None:
    ordered = sorted(group, key=lambda bar: -bar.y)
    for upper, lower in itertools.pairwise(ordered):
        assert upper.y - upper.tall / 2 >= lower.y + lower.tall / 2 - 1e-9, (upper, lower)


def lies_within(chart: Any) -> None:
    """Everything stands on the chart: texts by their reckoned width, bars and lines by their ends; texts do not cross."""
    wide, tall = chart.get_size_inches()
    for bar in bars_on(chart):
        assert 0 <= bar.x <= bar.x + bar.wide <= wide, bar
        assert 0 <= bar.y - bar.tall / 2 < bar.y + bar.tall / 2 <= tall, bar
    for line in lines_on(chart):
        assert all(-0.01 <= x <= wide + 0.01 for x in line.get_xdata()), line
        assert all(-0.01 <= y <= tall + 0.01 for y in line.get_ydata()), line
    words = words_on(chart)
    for one in words:
        first, last = one.ends
        assert first >= 0, one
        assert last <= wide + 0.05, one
        assert 0 < one.y < tall, one
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            is_level = abs(one.y - other.y) < (one.size + other.size) / 72 * 0.4
            overlap = min(one.ends[1], other.ends[1]) - max(one.ends[0], other.ends[0])
            assert not (is_level and overlap > 0.02), (one, other)


class Scale:
    """The two scales of a plane, as its ticks and grid lines tell them."""

    def __init__(self, chart: Any) -> None:
        words, lines = words_on(chart), lines_on(chart)
        self.left, self.right = (float(x) for x in next(one for one in lines if _is_level(one)).get_xdata())
        ups = [(one, float(line.get_ydata()[0])) for line in lines for one in words if _is_level(line) and _is_tick_of(one, line)]
        self.y_ticks = {one.text: y for one, y in ups}
        acrosses = [
            (one, float(line.get_xdata()[0]))
            for line in lines
            for one in words
            if _is_stroke(line) and one.y < min(line.get_ydata()) and abs(sum(one.ends) / 2 - line.get_xdata()[0]) < 0.06
        ]
        self.x_ticks = {one.text: x for one, x in acrosses}
        self.across, self.up = _through(self.x_ticks), _through(self.y_ticks)

    def read(self, line: Line2D, decimals: int = 4) -> list[tuple[float, float]]:
        """Return the points of a curve as they are read off the scales."""
        pairs = zip(line.get_xdata(), line.get_ydata(), strict=True)
        return [(round(self.across(float(x)), decimals), round(self.up(float(y)), decimals)) for x, y in pairs]


def _is_level(line: Line2D) -> bool:
    return to_hex(line.get_color()) == "#e3e7eb"


def _is_tick_of(one: Word, line: Line2D) -> bool:
    return one.align == "right" and abs(one.y - line.get_ydata()[0]) < 1e-6 and 0 < line.get_xdata()[0] - one.x < 0.1


def _is_stroke(line: Line2D) -> bool:
    xs, ys = line.get_xdata(), line.get_ydata()
    return len(xs) == 2 and xs[0] == xs[1] and abs(ys[0] - ys[1]) < 0.06 and name_of(line.get_color()) == "grey"


def _through(ticks: Mapping[str, float]) -> Callable[[float], float]:
    numbers = {_number(text): place for text, place in ticks.items()}
    (low, first), (high, last) = min(numbers.items()), max(numbers.items())
    assert high > low
    for value, place in numbers.items():  # a scale is even
        assert place == pytest.approx(first + (value - low) / (high - low) * (last - first), abs=1e-6)
    return lambda place: low + (place - first) / (last - first) * (high - low)


def _number(text: str) -> float:
    value = float(re.sub(r"[,%]", "", text))
    return value / 100 if text.endswith("%") else value


def look_of(line: Line2D) -> str:
    """Say how a line or its marks look: ``blue -`` or ``orange D``."""
    marker = line.get_marker()
    dash = line.get_linestyle()
    parts = [name_of(line.get_color()), "" if dash == "None" else dash, "" if marker in {"None", None, ""} else str(marker)]
    return " ".join(part for part in parts if part)


def pens(chart: Any) -> set[str]:
    """Say with which pens a chart is drawn: ``blue - 1.8`` for a line, ``orange D 5.5`` for marks, both for a line with marks."""
    return {" ".join([look_of(line), *_weights(line)]) for line in lines_on(chart) if not (_is_level(line) or _is_stroke(line))}


def _weights(line: Line2D) -> Iterator[str]:
    if line.get_linestyle() != "None":
        yield f"{line.get_linewidth():g}"
    if line.get_marker() not in {"None", None, ""}:
        yield f"{line.get_markersize():g}"


def sizes(chart: Any) -> dict[str, float]:
    """Return the size of type of each text on a chart [points]."""
    return {one.text: one.size for one in words_on(chart)}


class Drawn(NamedTuple):
    """Figures, and the picture and the alternative text that are drawn of them in Chinese and in English."""

    figures: str
    zh: str
    alt: str
    en: str
    alt_en: str


def spec(draw: Any, subject: str, cases: Mapping[str, Drawn], **options: Any) -> Callable[[str], None]:
    """Make a test of a ``draw_*`` of one metric table: wide and narrow charts show the same bars."""

    @pytest.mark.parametrize("name", cases)
    def test(name: str) -> None:
        case = cases[name]
        table = measure_of(subject).rows(FigureIndex(stated(case.figures))).frame()
        for language, shown, alt in (("zh", case.zh, case.alt), ("en", case.en, case.alt_en)):
            chart = draw(table, language=language, **options)
            wanted = "\n".join(line.strip() for line in shown.strip().splitlines())
            assert picture(chart) == wanted
            assert chart.alt == alt
            narrow = chart.narrow()
            assert narrow.alt == alt
            assert picture(narrow).replace("\n", "") == wanted.replace("\n", "")  # long lines are broken

    return test
