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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

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

FONT_FILE = Path(__file__).parent / "font" / "NotoSansSC-Regular.ttf"
FONT_NAME = "Noto Sans SC"

#: Fonts a reader may have instead; all set Chinese characters on the same full-width grid, so nothing moves.
_READER_FONTS = f"'{FONT_NAME}', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'SimHei', sans-serif"

#: Colour-blind-safe (told apart in lightness as well as hue) and legible in greyscale print.
BLUE, LIGHT_BLUE, ORANGE, GREY, INK, FAINT = "#1f5f8b", "#8fb8d6", "#c9661b", "#b4bcc4", "#1d2733", "#5b6672"

WIDTH = 6.0  # inches; narrow enough that its text is still legible on a telephone
_ROW = 0.33  # inches of height for each bar
_RIGHT = 0.09  # inches kept free on the right
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
        if self.figure is None or not isinstance(self.figure.canvas, FigureCanvasSVG):
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
    ) -> None:
        self._slots, self._top, self._bottom = slots or rows, top, bottom
        self._tall = _ROW * max(rows, 1)
        super().__init__(figsize=(WIDTH, top + bottom + self._tall), dpi=100, facecolor="white")
        self._width = (WIDTH - _RIGHT - left) / (panels + _GAP * (panels - 1))
        self.panels = [left + number * self._width * (1 + _GAP) for number in range(panels)]
        for x in self.panels:
            self._line((x, x), (bottom, bottom + self._tall), color=GREY, linewidth=0.8, zorder=2.5)
        self.write(0.07, self._tall + top + bottom - 0.16, title, size=11.5)
        self.alt = ""

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

    def height_of(self, row: float) -> float:
        """Return where the middle of a row is [inches from below]; rows count from 0 at the top."""
        return self._bottom + self._tall * (1 - (row + 0.5) / self._slots)

    def label_rows(self, labels: Sequence[str]) -> None:
        """Name the rows from top to bottom."""
        for row, label in enumerate(labels):
            self.write(self.panels[0] - 6 / 72, self.height_of(row), label, size=10, align="right")

    def head(self, text: str, *, panel: int) -> None:
        """Name a panel above its bars."""
        self.write(self.panels[panel], self._bottom + self._tall + (4 + _BASELINE * 9) / 72, text, size=9, colour=FAINT)

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
        x, y, inch = self.panels[panel], self.height_of(row), self._width / most
        tall = thick * self._tall / self._slots
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
        _font_characters()
        stream = io.StringIO()
        with _svg_settings():
            self.savefig(stream, format="svg", metadata=_NO_METADATA)
        svg = stream.getvalue()
        return svg[svg.index("<svg") :].replace(f"'{FONT_NAME}'", _READER_FONTS)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        return {"image/svg+xml": self.to_svg(), "text/plain": self.alt}, {"image/svg+xml": {"alt": self.alt}}


@contextmanager
def _svg_settings() -> Iterator[None]:
    """Set matplotlib's two settings for SVG for a while; its own ``rc_context`` copies all three hundred."""
    kept: Any = {name: mpl.rcParams[name] for name in _SVG}
    mpl.rcParams.update(_SVG)
    try:
        yield
    finally:
        mpl.rcParams.update(kept)
