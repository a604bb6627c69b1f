"""The look of the charts: font, colours, margins; and figures that carry their own alternative text.

A :class:`Chart` is a matplotlib Figure that draws itself as SVG with text (small, sharp in print, selectable) through its own
canvas. It leaves pyplot's state and the notebook's backend alone, so a chart looks the same in JupyterLab, under papermill and
in a plain script.

There are forty thousand townships, and a chart is the dearest thing on their pages. So bars and texts are put straight on the
figure, in inches: no axes, whose ticks and spines would be hidden again, no margins to work out, and no text measured that the
reader's browser sets anyway. A chart costs a tenth of what it would as axes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import Any, Literal, ParamSpec

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.blocks import Bundle
from fupin_analysis.present.canvas.svg import can_write, write_svg

FONT_FILE = Path(__file__).parent / "font" / "NotoSansSC-Regular.ttf"
FONT_NAME = "Noto Sans SC"

#: Fonts a reader may have instead; all set Chinese characters on the same full-width grid, so nothing moves.
_READER_FONTS = f"'{FONT_NAME}', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'SimHei', sans-serif"

#: Colour-blind-safe (told apart in lightness as well as hue) and legible in greyscale print.
#: Bars stand out from white by 3 : 1 or more, texts by 4.5 : 1 (WCAG 2.2, 1.4.11 and 1.4.3).
BLUE, LIGHT_BLUE, ORANGE, GREY, INK, FAINT = "#1f5f8b", "#5a97c2", "#c2601a", "#7d8893", "#1d2733", "#566270"

WIDTH = 6.0  # inches
NARROW = 3.5  # inches: on a telephone, so that its text has the size of the text around it
_ROW = 0.33  # inches of height for each bar
_LABEL = 0.22  # inches for the label above its bar, in a narrow chart
_BETWEEN = 0.36  # inches between panels one above the other
_RIGHT = 0.09  # inches kept free on the right
_EDGE = 0.07  # and on the left
_GAP = 0.08  # between panels, of the width of one

#: What makes SVG with text, the same for the same figures.
_SVG: Any = {"svg.fonttype": "none", "svg.hashsalt": "fupin_analysis"}
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))

#: How far the baseline of a text stands below its middle, in the size of its type.
_BASELINE = 0.37


@cache
def _font_characters() -> frozenset[str]:
    """Register the shipped font with matplotlib once; return the characters it has."""
    font_manager.fontManager.addfont(str(FONT_FILE))
    return frozenset(map(chr, font_manager.get_font(str(FONT_FILE)).get_charmap()))


def use_chinese_font() -> str:
    """Let charts that you draw yourself with matplotlib or seaborn show Chinese, in the font that is shipped with the package.

    Returns
    -------
    str
        Name of the font, now the first of matplotlib's sans-serif ones. Minus signs are drawn as hyphens that it has.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with mpl.rc_context():
    ...     name = use_chinese_font()
    ...     mpl.rcParams["font.sans-serif"][0] == name, mpl.rcParams["font.family"]
    (True, ['sans-serif'])
    """
    import matplotlib as mpl

    _font_characters()
    mpl.rcParams["font.family"] = ["sans-serif"]
    mpl.rcParams["font.sans-serif"] = [FONT_NAME, *[name for name in mpl.rcParams["font.sans-serif"] if name != FONT_NAME]]
    mpl.rcParams["axes.unicode_minus"] = False
    return FONT_NAME


@cache
def _font(size: float) -> font_manager.FontProperties:
    return font_manager.FontProperties(family=[FONT_NAME], size=size)


class _Label(Text):
    """A text on one line; in SVG it is written where its baseline is and left to the reader's browser to set."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text."""
        is_set_by_reader = mpl.rcParams["svg.fonttype"] == "none"  # outlines stand where matplotlib puts them
        if self.figure is None or not is_set_by_reader or not isinstance(self.figure.canvas, FigureCanvasSVG):
            super().draw(renderer)
            return
        graphics = renderer.new_gc()
        graphics.set_foreground(self.get_color())
        x, y = self.get_transform().transform(self.get_position())
        height = self.figure.bbox.height
        renderer.draw_text(graphics, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        graphics.restore()


class Chart(Figure):
    """A figure of horizontal bars with an alternative text, shown as SVG.

    Parameters
    ----------
    rows
        Number of bar rows the height is reckoned from.
    slots
        Number of labelled rows, where there are fewer because several bars share one.
    panels
        Bars side by side, sharing the rows.
    left
        Inches kept for the row labels.
    title
        Says what is shown.
    top, bottom
        Inches above and below the panels.
    has_labels
        Whether rows are named, which takes room above each bar in a narrow chart.
    """

    def __init__(
        self,
        rows: int,
        *,
        slots: int | None = None,
        panels: int = 1,
        left: float = 1.3,
        title: str = "",
        top: float = 0.62,
        bottom: float = 0.12,
        has_labels: bool = True,
    ) -> None:
        self.is_narrow = _IS_NARROW.get()
        self._slots, self._top, self._bottom = slots or rows, top, bottom
        self._above = _LABEL if self.is_narrow and has_labels else 0.0
        self._tall = _ROW * max(rows, 1) + self._above * self._slots
        self.wide = chart_width()
        left, beside, above = (_EDGE, 1, panels) if self.is_narrow else (left, panels, 1)
        height = top + bottom + self._tall * above + _BETWEEN * (above - 1)
        super().__init__(figsize=(self.wide, height), dpi=100, facecolor="white")
        self._across = (self.wide - _RIGHT - left) / (beside + _GAP * (beside - 1))
        self.panels = [left + number % beside * self._across * (1 + _GAP) for number in range(panels)]
        self._bases = [bottom + (above - 1 - number % above) * (self._tall + _BETWEEN) for number in range(panels)]
        for x, base in zip(self.panels, self._bases, strict=True):
            self._line((x, x), (base, base + self._tall), color=GREY, linewidth=0.8, zorder=2.5)
        most = (self.wide - 2 * _EDGE) / max(inches_of(title, 11.5), 1e-9)
        self.write(_EDGE, height - 0.16, title, size=11.5 * min(most, 1.0))
        self.alt = ""
        self.narrow: Callable[[], Chart | None] = lambda: None

    def write(
        self, x: float, y: float, text: str, *, size: float, colour: str = INK, align: Literal["left", "right"] = "left"
    ) -> None:
        """Put a text on the chart, its middle at height `y` [inches]."""
        baseline = y - _BASELINE * size / 72
        self.add_artist(
            _Label(
                x,
                baseline,
                text,
                color=colour,
                fontproperties=_font(size),
                horizontalalignment=align,
                verticalalignment="baseline",
                parse_math=False,
                transform=self.dpi_scale_trans,
            )
        )

    def _line(self, xs: tuple[float, float], ys: tuple[float, float], **look: Any) -> None:
        self.add_artist(Line2D(xs, ys, transform=self.dpi_scale_trans, **look))

    def height_of(self, row: float, panel: int = 0) -> float:
        """Return where the middle of a row's bars is [inches from below]; rows count from 0 at the top."""
        number = math.floor(row + 0.5)
        slot = self._tall / self._slots
        within = self._above + (slot - self._above) * (row - number + 0.5)
        return self._bases[panel] + self._tall - slot * number - within

    def label_rows(self, labels: Sequence[str]) -> None:
        """Name the rows from top to bottom: beside the bars, or in a narrow chart above them, in each panel."""
        slot = self._tall / self._slots
        if not self.is_narrow:
            for row, label in enumerate(labels):
                self.write(self.panels[0] - 6 / 72, self.height_of(row), label, size=10, align="right")
            return
        for x, base in zip(self.panels, self._bases, strict=True):
            for row, label in enumerate(labels):
                size = 9.5 * min((self.wide - x - _EDGE) / max(inches_of(label, 9.5), 1e-9), 1.0)
                self.write(x + 4 / 72, base + self._tall - slot * row - self._above * 0.58, label, size=size)

    def head(self, text: str, *, panel: int) -> None:
        """Name a panel above its bars."""
        self.write(self.panels[panel], self._bases[panel] + self._tall + (4 + _BASELINE * 9) / 72, text, size=9, colour=FAINT)

    def scale(self, values: Sequence[float], texts: Sequence[str], *, size: float = 9) -> float:
        """Return the value that would fill a panel where every bar has room for its label."""
        room = [max(self._across - inches_of(text, size) - 6 / 72, 0.2) for text in texts]
        return max([value / inches * self._across for value, inches in zip(values, room, strict=True)] + [1e-9])

    def bar(
        self,
        row: float,
        value: float,
        text: str,
        *,
        most: float,
        colour: str,
        panel: int = 0,
        thick: float = 0.62,
        size: float = 9,
        band: tuple[float, float] | None = None,
    ) -> None:
        """Draw a bar with its label at the end, which is the scale.

        Parameters
        ----------
        row
            Row of its middle; between two whole numbers where bars share a row.
        value, text
            How long it is, and its label.
        most
            Value that would fill the panel.
        colour, panel, thick, size
            Its look: thickness as a part of a row, size of the label in points.
        band
            Low and high value, drawn as a line, where the value is in doubt.
        """
        x, y, inch = self.panels[panel], self.height_of(row, panel), self._across / most
        tall = thick * (self._tall / self._slots - self._above)
        self.add_artist(Rectangle((x, y - tall / 2), value * inch, tall, facecolor=colour, transform=self.dpi_scale_trans))
        if band:
            ends = x + band[0] * inch, x + band[1] * inch
            self._line(ends, (y, y), color=INK, linewidth=1.2, marker="|", markersize=6, solid_capstyle="butt")
        end = max(value, band[1] if band else 0.0)
        self.write(x + end * inch + 3 / 72, y, text, size=size)

    def describe(self, alt: str) -> Chart:
        """Set the alternative text and return the chart, every character of it checked against the font."""
        self.alt = alt
        missing = {character for character in "".join(self.wordings) if not character.isspace()} - _font_characters()
        if missing:
            raise FupinError(Problem("F503", details={"got": "".join(sorted(missing))}))
        return self

    @property
    def wordings(self) -> list[str]:
        """Every text on the chart."""
        return [artist.get_text() for artist in self.artists if isinstance(artist, Text)]

    def to_svg(self) -> str:
        """Return the chart as one SVG element, the same text for the same figures."""
        if can_write(self):
            return write_svg(self, fonts=_READER_FONTS)
        _font_characters()
        stream = io.StringIO()
        with _svg_settings():
            self.savefig(stream, format="svg", metadata=_NO_METADATA)
        svg = stream.getvalue()
        return svg[svg.index("<svg") :].replace(f"'{FONT_NAME}'", _READER_FONTS)

    def to_png(self, dpi: int) -> bytes:
        """Return the chart as a picture of so many dots an inch, the same bytes for the same figures."""
        from fupin_analysis.present.canvas.raster import can_paint, paint  # a page has no use for it

        if can_paint(self):
            return paint(self, dpi=dpi, font=FONT_FILE)
        _font_characters()
        stream = io.BytesIO()
        self.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})
        return stream.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        shown: Bundle = {"image/svg+xml": self.to_svg(), "text/plain": self.alt}, {"image/svg+xml": {"alt": self.alt}}
        if can_write(self) and (narrow := self.narrow()) is not None:
            shown[0][NARROW_TYPE] = narrow.to_svg()
        return shown


#: Media type of a chart as narrow windows show it; JupyterLab does not know it and shows the wide one.
NARROW_TYPE = "application/x-fupin-narrow-svg"

_IS_NARROW: ContextVar[bool] = ContextVar("is_narrow", default=False)

P = ParamSpec("P")


def in_two_widths(draw: Callable[P, Chart | None]) -> Callable[P, Chart | None]:
    """Let a chart be drawn again for narrow windows: panels one above the other, labels above their bars."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Chart | None:
        def narrow() -> Chart | None:
            token = _IS_NARROW.set(True)
            try:
                return draw(*args, **kwargs)
            finally:
                _IS_NARROW.reset(token)

        chart = draw(*args, **kwargs)
        if chart is not None:
            chart.narrow = narrow
        return chart

    return drawn


def chart_width() -> float:
    """Return how wide the chart being drawn is [inches]."""
    return NARROW if _IS_NARROW.get() else WIDTH


def inches_of(text: str, size: float) -> float:
    """Return about how wide a text is [inches]: a full-width character takes its size, a Latin one somewhat over half of it.

    Examples
    --------
    >>> round(inches_of("因病94", 9), 3)
    0.39
    """
    return sum(1.0 if ord(character) > 0x2E7F else 0.56 for character in text) * size / 72


def broken(text: str, inches: float, size: float) -> list[str]:
    """Break a text into lines of at most so many inches, anywhere between full-width characters and at blanks."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(r"[!-~]+ ?|.", text):
        if line and inches_of(line + piece, size) > inches:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line] if line else lines


@contextmanager
def _svg_settings() -> Iterator[None]:
    """Set matplotlib's two settings for SVG for a while; its own ``rc_context`` copies all three hundred."""
    kept: Any = {name: mpl.rcParams[name] for name in _SVG}
    mpl.rcParams.update(_SVG)
    try:
        yield
    finally:
        mpl.rcParams.update(kept)
