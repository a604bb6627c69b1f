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
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image, ImageDraw, ImageFont

_POINTS = 72
#: Part of a text that stands before its place.
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
#: Colours of a picture: a few inks and the steps between each of them and white, a third of the size of all there are.
_COLOURS = 128
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
    wide, tall = (round(float(inches) * dpi) for inches in figure.get_size_inches())
    image = Image.new("RGB", (wide, tall), to_hex(figure.get_facecolor()))
    brush = ImageDraw.Draw(image)
    for artist in sorted(figure.artists, key=lambda one: one.get_zorder()):
        if isinstance(artist, Rectangle):
            x, y = artist.get_x() * dpi, tall - artist.get_y() * dpi
            _block(brush, (x, y - artist.get_height() * dpi, x + artist.get_width() * dpi, y), artist.get_facecolor())
        elif isinstance(artist, Line2D):
            _line(brush, artist, tall, dpi)
        elif isinstance(artist, Text):
            _write(image, artist, tall, dpi, font)
    reduced = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette, at = reduced.getpalette() or [], int(np.asarray(reduced)[0, 0])
    palette[3 * at : 3 * at + 3] = np.asarray(image)[0, 0].tolist()  # white is rounded to a shade that prints grey
    reduced.putpalette(palette)
    stream = io.BytesIO()
    reduced.save(stream, "png", dpi=(dpi, dpi), compress_level=1)
    return stream.getvalue()


def _block(brush: ImageDraw.ImageDraw, box: tuple[float, float, float, float], colour: Any) -> None:
    """Fill a box, its edges on whole dots, at least one dot thick; nothing where it has no width."""
    left, above, right, below = map(round, box)
    if box[2] > box[0] and box[3] > box[1]:
        brush.rectangle((left, above, max(right, left + 1) - 1, max(below, above + 1) - 1), fill=to_hex(colour))


def _line(brush: ImageDraw.ImageDraw, line: Line2D, tall: int, dpi: int) -> None:
    xs, ys = ((np.asarray(data, dtype=float) * dpi).tolist() for data in line.get_data(orig=True))
    half = line.get_linewidth() * dpi / _POINTS / 2
    if str(line.get_linestyle()) not in _NO_STYLE and len(xs) > 1:
        box = (min(xs), tall - max(ys), max(xs), tall - min(ys))
        along = (half, 0) if box[2] == box[0] else (0, half)
        _block(brush, (box[0] - along[0], box[1] - along[1], box[2] + along[0], box[3] + along[1]), line.get_color())
    if line.get_marker() == "|":
        reach, thick = line.get_markersize() * dpi / _POINTS / 2, max(line.get_markeredgewidth() * dpi / _POINTS / 2, 0.5)
        for x, y in zip(xs, ys, strict=True):
            _block(brush, (x - thick, tall - y - reach, x + thick, tall - y + reach), line.get_markeredgecolor())


def _write(image: Image.Image, text: Text, tall: int, dpi: int, font: Path) -> None:
    across, up = (float(one) * dpi for one in text.get_position())
    mask, left, above, long = _set(str(font), round(float(text.get_fontsize()) * dpi / _POINTS, 2), text.get_text())
    start = across - long * _BEFORE[text.get_horizontalalignment()]
    image.paste(to_hex(text.get_color()), (round(start) + left, round(tall - up) + above), mask)


@lru_cache(maxsize=8192)
def _set(font: str, size: float, text: str) -> tuple[Image.Image, int, int, float]:
    """Set a text: where it inks, seen from the start of its baseline, and how long it is; most are set again."""
    face = _face(font, size)
    left, above, right, below = map(round, face.getbbox(text, anchor="ls"))
    mask = Image.new("L", (max(right - left, 1), max(below - above, 1)))
    ImageDraw.Draw(mask).text((-left, -above), text, fill=255, font=face, anchor="ls")
    return mask, left, above, face.getlength(text)


@cache
def _face(font: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
