"""A chart's bars, lines and texts written as SVG.

matplotlib writes SVG for every kind of figure there is, in some ten milliseconds; a chart of the page is made of three kinds of
artists in inches, and its page wants it twice, for wide windows and for narrow ones. So what is known is written here, in a tenth
of the time, every colour an attribute that the page's own style can answer to in dark windows. A figure with anything else on it
(axes that an analyst has added) is left to matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from fupin_analysis.present.canvas.colours import hex_of

#: Points of an inch: matplotlib's SVG counts in them too.
POINTS = 72

_DASHES = {"--": (3.7, 1.6), "-.": (6.4, 1.6, 1.0, 1.6), ":": (1.0, 1.65)}
_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


def can_write(figure: Figure) -> bool:
    """Return whether a figure holds nothing but what :func:`write_svg` knows."""
    known = all(isinstance(artist, (Rectangle, Text)) or _is_known_line(artist) for artist in figure.artists)
    return known and not (figure.axes or figure.lines or figure.patches or figure.texts or figure.images or figure.legends)


def _is_known_line(artist: Artist) -> bool:
    return isinstance(artist, Line2D) and artist.get_marker() in {*_MARKERS, "None", None, ""}


def write_svg(figure: Figure, *, fonts: str) -> str:
    """Return a figure as one SVG element.

    Parameters
    ----------
    figure
        A figure whose artists stand in inches (``dpi_scale_trans``), see :func:`can_write`.
    fonts
        Font families, as CSS writes them.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> empty = write_svg(Figure(figsize=(1, 0.5), facecolor="white"), fonts="serif")
    >>> empty.split(">")[1]
    '<rect width="72" height="36" fill="#ffffff"/'
    """
    wide, tall = (float(inches) * POINTS for inches in figure.get_size_inches())
    size = f'width="{_n(wide)}" height="{_n(tall)}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(wide)}pt" height="{_n(tall)}pt" '
        f'viewBox="0 0 {_n(wide)} {_n(tall)}" font-family="{escape(fonts)}">'
    )
    parts = [f'<rect {size} fill="{hex_of(figure.get_facecolor())}"/>']
    for artist in sorted(figure.artists, key=lambda one: one.get_zorder()):
        if isinstance(artist, Rectangle):
            parts.append(_rectangle(artist, tall))
        elif isinstance(artist, Line2D):
            parts.extend(_line(artist, tall))
        elif isinstance(artist, Text):
            parts.append(_text(artist, tall))
    return head + "".join(parts) + "</svg>"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rectangle(patch: Rectangle, tall: float) -> str:
    wide, high = patch.get_width() * POINTS, patch.get_height() * POINTS
    x, y = patch.get_x() * POINTS, tall - patch.get_y() * POINTS - high
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{hex_of(patch.get_facecolor())}"/>'


def _text(text: Text, tall: float) -> str:
    across, up = text.get_position()
    x, y = _n(float(across) * POINTS), _n(tall - float(up) * POINTS)
    anchor = _ANCHORS[text.get_horizontalalignment()]
    size, colour = _n(float(text.get_fontsize())), hex_of(text.get_color())
    return f'<text x="{x}" y="{y}" font-size="{size}"{anchor} fill="{colour}">{escape(text.get_text(), quote=False)}</text>'


def _line(line: Line2D, tall: float) -> Iterable[str]:
    across, up = (np.asarray(one, dtype=float) for one in line.get_data(orig=True))
    places = [(x * POINTS, tall - y * POINTS) for x, y in zip(across.tolist(), up.tolist(), strict=True)]
    faint = f' opacity="{_n(line.get_alpha() or 1.0)}"' if line.get_alpha() is not None else ""
    style, width = str(line.get_linestyle()), float(line.get_linewidth())
    if style not in {"None", " ", ""} and len(places) > 1:
        way = " ".join(f"{_n(x)},{_n(y)}" for x, y in places)
        dashes = f' stroke-dasharray="{" ".join(_n(one * width) for one in _DASHES[style])}"' if style in _DASHES else ""
        look = f'fill="none" stroke="{hex_of(line.get_color())}" stroke-width="{_n(width)}"'
        yield f'<polyline points="{way}" {look}{dashes}{faint}/>'
    draw = _MARKERS.get(line.get_marker())
    if draw is None:
        return
    fill, edge, wide = hex_of(line.get_markerfacecolor()), hex_of(line.get_markeredgecolor()), float(line.get_markeredgewidth())
    rim = f' stroke="{edge}" stroke-width="{_n(wide)}"' if wide and edge != fill else ""
    for x, y in places:
        yield draw(x, y, float(line.get_markersize()) / 2, fill, edge, rim + faint)


def _circle(x: float, y: float, half: float, fill: str, _edge: str, look: str) -> str:
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(half)}" fill="{fill}"{look}/>'


def _stroke(dx: float, dy: float) -> Callable[..., str]:
    def draw(x: float, y: float, half: float, _fill: str, edge: str, _look: str) -> str:
        way = f"{_n(x - dx * half)},{_n(y - dy * half)} {_n(x + dx * half)},{_n(y + dy * half)}"
        return f'<polyline points="{way}" fill="none" stroke="{edge}"/>'

    return draw


def _corners(*offsets: tuple[float, float]) -> Callable[..., str]:
    def draw(x: float, y: float, half: float, fill: str, _edge: str, look: str) -> str:
        way = " ".join(f"{_n(x + dx * half)},{_n(y + dy * half)}" for dx, dy in offsets)
        return f'<polygon points="{way}" fill="{fill}"{look}/>'

    return draw


_SQUARE: Sequence[tuple[float, float]] = ((-1, -1), (1, -1), (1, 1), (-1, 1))

#: How a marker of matplotlib is written: middle, half its size, colours.
_MARKERS: dict[Any, Callable[..., str]] = {
    "o": _circle,
    "|": _stroke(0, 1),
    "_": _stroke(1, 0),
    "s": _corners(*_SQUARE),
    "D": _corners((0, -1.41), (1.41, 0), (0, 1.41), (-1.41, 0)),
    "^": _corners((0, -1), (1, 1), (-1, 1)),
    "v": _corners((0, 1), (1, -1), (-1, -1)),
}
