"""A chart's bars, lines and texts painted as a PNG.

matplotlib paints every kind of figure there is, in some eighty milliseconds; an annex has seven charts of bars. What stands in
inches and runs along the edges of the picture needs no smoothing but that of its texts, which Pillow sets. A figure with anything
else on it (curves, round marks, axes) is left to matplotlib.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image, ImageDraw, ImageFont

from fupin_analysis.present.canvas.colours import hex_of

_POINTS = 72
#: Part of a text that stands before its place.
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
#: Shades of an ink, from the paper's colour to its own: a text's edges need no more, and the picture is a third of the size.
_SHADES = 16
#: Most colours of a picture with a palette.
_COLOURS = 256
_NO_STYLE, _NO_MARKER = {"None", " ", ""}, {"None", None, ""}


def can_paint(figure: Figure) -> bool:
    """Return whether a figure holds nothing but what :func:`paint` knows."""
    plain = not (figure.axes or figure.lines or figure.patches or figure.texts or figure.images or figure.legends)
    return plain and all(isinstance(one, (Rectangle, Text)) or _is_straight(one) for one in figure.artists)


def _is_straight(artist: Artist) -> bool:
    """Return whether an artist is an unbroken line along an edge of the picture, with no mark but an upright stroke."""
    if not isinstance(artist, Line2D) or artist.get_marker() not in _NO_MARKER | {"|"} or artist.get_alpha() is not None:
        return False
    xs, ys = (np.asarray(one, dtype=float) for one in artist.get_data(orig=True))
    style = str(artist.get_linestyle())
    return style in _NO_STYLE or (style == "-" and (np.ptp(xs) == 0 or np.ptp(ys) == 0))


def paint(figure: Figure, *, dpi: int, font: Path) -> bytes:
    """Return a figure as a PNG, the same bytes for the same figures.

    Parameters
    ----------
    figure
        A figure whose artists stand in inches (``dpi_scale_trans``), see :func:`can_paint`.
    dpi
        Dots an inch.
    font
        Font file of its texts.
    """
    artists = sorted(figure.artists, key=lambda one: one.get_zorder())
    inks = list(dict.fromkeys([_ink_of(figure), *map(_ink_of, artists)]))
    canvas = Canvas(figure, dpi, inks, has_palette=len(inks) * _SHADES <= _COLOURS)
    try:
        _paint_all(canvas, artists, font)
    except _OnInkError:  # edges of a text on a bar are between two inks: such a picture is painted in all colours
        canvas = Canvas(figure, dpi, inks, has_palette=False)
        _paint_all(canvas, artists, font)
    stream = io.BytesIO()
    canvas.image.save(stream, "png", dpi=(dpi, dpi), compress_level=1)
    return stream.getvalue()


class _OnInkError(Exception):
    """A text stands on something that is not the paper."""


class Canvas:
    """What is painted on: a picture whose palette is the shades of its inks, or one of all colours."""

    def __init__(self, figure: Figure, dpi: int, inks: list[str], *, has_palette: bool) -> None:
        self.dpi = dpi
        self.wide, self.tall = (round(float(inches) * dpi) for inches in figure.get_size_inches())
        self.has_palette = has_palette
        self._first = {ink: at * _SHADES for at, ink in enumerate(inks)}
        paper = inks[0]
        if has_palette:
            self.image = Image.new("P", (self.wide, self.tall), self._first[paper])
            self.image.putpalette(_palette(tuple(inks)))
        else:
            self.image = Image.new("RGB", (self.wide, self.tall), paper)
        self.brush = ImageDraw.Draw(self.image)

    def ink(self, colour: Any) -> int | str:
        """Return what the brush paints a colour with."""
        name = hex_of(colour)
        return self._first[name] + _SHADES - 1 if self.has_palette else name

    def stamp(self, mask: Image.Image, place: tuple[int, int], colour: Any) -> None:
        """Put a text's ink on the paper."""
        if not self.has_palette:
            self.image.paste(hex_of(colour), place, mask)
            return
        first = self._first[hex_of(colour)]
        below = self.image.crop((*place, place[0] + mask.width, place[1] + mask.height))
        if any(below.getextrema()):  # the paper is the palette's first colour
            raise _OnInkError
        shaded = mask.tobytes().translate(_shades_from(first))
        self.image.paste(Image.frombytes("P", mask.size, shaded), place)


def _ink_of(artist: Artist | Figure) -> str:
    """Return the colour something is painted in."""
    if isinstance(artist, (Figure, Rectangle)):
        return hex_of(artist.get_facecolor())
    return hex_of(artist.get_markeredgecolor() if _is_mark(artist) else artist.get_color())  # type: ignore[attr-defined]  # a line


def _is_mark(artist: Artist) -> bool:
    return isinstance(artist, Line2D) and str(artist.get_linestyle()) in _NO_STYLE


@cache
def _shades_from(first: int) -> bytes:
    """Return the palette's colour for each of 256 amounts of an ink; none of it is the paper."""
    return bytes(first + level * (_SHADES - 1) // 255 if level else 0 for level in range(256))


@cache
def _palette(inks: tuple[str, ...]) -> list[int]:
    """Return the shades of each ink, from the first one, which is the paper's, to its own [red, green and blue in turn]."""
    tints = [np.array(to_rgb(ink)) * 255 for ink in inks]
    steps = np.linspace(0.0, 1.0, _SHADES)[:, None]
    return [int(value) for tint in tints for value in np.rint(tints[0] + (tint - tints[0]) * steps).ravel()]


def _paint_all(canvas: Canvas, artists: list[Artist], font: Path) -> None:
    dpi, tall = canvas.dpi, canvas.tall
    for artist in artists:
        if isinstance(artist, Rectangle):
            x, y = artist.get_x() * dpi, tall - artist.get_y() * dpi
            _block(canvas, (x, y - artist.get_height() * dpi, x + artist.get_width() * dpi, y), artist.get_facecolor())
        elif isinstance(artist, Line2D):
            _line(canvas, artist)
        elif isinstance(artist, Text):
            _write(canvas, artist, font)


def _block(canvas: Canvas, box: tuple[float, float, float, float], colour: Any) -> None:
    """Fill a box, its edges on whole dots, at least one dot thick; nothing where it has no width."""
    left, above, right, below = map(round, box)
    if box[2] > box[0] and box[3] > box[1]:
        canvas.brush.rectangle((left, above, max(right, left + 1) - 1, max(below, above + 1) - 1), fill=canvas.ink(colour))


def _line(canvas: Canvas, line: Line2D) -> None:
    tall, dpi = canvas.tall, canvas.dpi
    xs, ys = ((np.asarray(data, dtype=float) * dpi).tolist() for data in line.get_data(orig=True))
    half = line.get_linewidth() * dpi / _POINTS / 2
    if str(line.get_linestyle()) not in _NO_STYLE and len(xs) > 1:
        box = (min(xs), tall - max(ys), max(xs), tall - min(ys))
        along = (half, 0) if box[2] == box[0] else (0, half)
        _block(canvas, (box[0] - along[0], box[1] - along[1], box[2] + along[0], box[3] + along[1]), line.get_color())
    if line.get_marker() == "|":
        reach, thick = line.get_markersize() * dpi / _POINTS / 2, max(line.get_markeredgewidth() * dpi / _POINTS / 2, 0.5)
        for x, y in zip(xs, ys, strict=True):
            _block(canvas, (x - thick, tall - y - reach, x + thick, tall - y + reach), line.get_markeredgecolor())


def _write(canvas: Canvas, text: Text, font: Path) -> None:
    tall, dpi = canvas.tall, canvas.dpi
    across, up = (float(one) * dpi for one in text.get_position())
    size, before = round(float(text.get_fontsize()) * dpi / _POINTS, 2), _BEFORE[text.get_horizontalalignment()]
    mask, left, above = _set(str(font), size, text.get_text())
    start = across - _face(str(font), size).getlength(text.get_text()) * before if before else across
    canvas.stamp(mask, (round(start) + left, round(tall - up) + above), text.get_color())


@lru_cache(maxsize=8192)
def _set(font: str, size: float, text: str) -> tuple[Image.Image, int, int]:
    """Set a text and say where it inks, seen from the start of its baseline; most are set again."""
    face = _face(font, size)
    left, above, right, below = map(round, face.getbbox(text, anchor="ls"))
    mask = Image.new("L", (max(right - left, 1), max(below - above, 1)))
    ImageDraw.Draw(mask).text((-left, -above), text, fill=255, font=face, anchor="ls")
    return mask, left, above


@cache
def _face(font: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
