"""The look of the charts: font, colours, margins; and figures that carry their own alternative text.

A :class:`Chart` is a matplotlib Figure that draws itself as SVG with text (small, sharp in print, selectable) through its own
canvas. It leaves pyplot's state and the notebook's backend alone, so a chart looks the same in JupyterLab, under papermill and
in a plain script.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
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
_RC: Any = {
    "font.family": [FONT_NAME],
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.unicode_minus": False,
    "xtick.color": FAINT,
    "ytick.color": INK,
    "ytick.major.size": 0,
    "ytick.major.pad": 6,
    "svg.fonttype": "none",
    "svg.hashsalt": "fupin_analysis",
    "figure.dpi": 100,
}


@cache
def _font_characters() -> frozenset[int]:
    """Register the shipped font with matplotlib once; return the characters it has."""
    font_manager.fontManager.addfont(str(FONT_FILE))
    return frozenset(font_manager.get_font(str(FONT_FILE)).get_charmap())


P = ParamSpec("P")
R = TypeVar("R")


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Run `draw` under the house style: texts take their font when they are made, not when they are drawn."""

    @wraps(draw)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        _font_characters()
        with mpl.rc_context(_RC):
            return draw(*args, **kwargs)

    return run


class Chart(Figure):
    """A figure with an alternative text, shown as SVG.

    Parameters
    ----------
    rows
        Number of bar rows the height is reckoned from.
    panels
        Axes side by side, sharing the rows.
    left
        Inches kept for the row labels.
    title
        Says what is shown.
    top, bottom
        Inches above and below the panels.
    """

    def __init__(
        self, rows: int, *, panels: int = 1, left: float = 1.3, title: str = "", top: float = 0.62, bottom: float = 0.12
    ) -> None:
        height = top + bottom + _ROW * max(rows, 1)
        super().__init__(figsize=(WIDTH, height), facecolor="white")
        margins = {"left": left / WIDTH, "right": 0.985, "top": 1 - top / height, "bottom": bottom / height, "wspace": 0.08}
        self.panels: list[Axes] = list(self.subplots(1, panels, sharey=True, squeeze=False, gridspec_kw=margins)[0])
        for axes in self.panels:
            axes.spines[["top", "right", "bottom"]].set_visible(False)
            axes.tick_params(axis="x", bottom=False, labelbottom=False)
        self.text(0.012, 1 - 0.16 / height, title, size=11.5, va="center", ha="left")
        self.alt = ""

    def label_rows(self, labels: Sequence[str]) -> None:
        """Name the bar rows from top to bottom."""
        axes = self.panels[0]
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.5, -0.5)

    def describe(self, alt: str) -> Chart:
        """Set the alternative text and return the chart, every character of it checked against the font."""
        self.alt = alt
        has = _font_characters()
        missing = {
            character
            for text in self.findobj(Text)
            for character in text.get_text()
            if ord(character) not in has and not character.isspace()
        }
        if missing:
            raise FupinError(Problem("F503", details={"got": "".join(sorted(missing))}))
        return self

    def to_svg(self) -> str:
        """Return the chart as one SVG element, the same text for the same figures."""
        stream = io.StringIO()
        with mpl.rc_context(_RC):
            self.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        svg = stream.getvalue()
        return svg[svg.index("<svg") :].replace(f"'{FONT_NAME}'", _READER_FONTS)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        return {"image/svg+xml": self.to_svg(), "text/plain": self.alt}, {"image/svg+xml": {"alt": self.alt}}
