"""Charts with two scales: points, curves and marks put straight on the figure, as the bars of other charts are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Literal

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from fupin_analysis.present.canvas.style import FAINT, GREY, INK, Chart, inches_of

#: Steps between ticks that people count in.
_STEPS = (1, 2, 2.5, 5, 10)


def ticks_between(low: float, high: float, *, most: int = 6) -> list[float]:
    """Return round numbers from `low` to `high`, at most `most` + 1 of them.

    Examples
    --------
    >>> ticks_between(0, 730)
    [0.0, 200.0, 400.0, 600.0]
    >>> ticks_between(0, 0.32)
    [0.0, 0.1, 0.2, 0.3]
    """
    width = high - low
    if width <= 0:
        return [low]
    size = 10.0 ** math.floor(math.log10(width / most))
    step = next(size * one for one in _STEPS if width / (size * one) <= most)
    first = math.ceil(low / step - 1e-9)
    return [round(number * step, 10) for number in range(first, math.floor(high / step + 1e-9) + 1)]


class Plane(Chart):
    """A chart of points and curves.

    Parameters
    ----------
    xs, ys
        Lowest and highest number of each scale.
    title
        Says what is shown.
    x_text, y_text
        How a tick is written; a tick without a text is left out.
    x_name, y_name
        What the scales are, with unit.
    tall
        Height of the plane [inches].
    """

    def __init__(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        *,
        title: str,
        x_text: Callable[[float], str],
        y_text: Callable[[float], str],
        x_name: str = "",
        y_name: str = "",
        tall: float = 3.1,
    ) -> None:
        super().__init__(1, panels=1, left=0.62, title=title, top=0.68 + tall - 0.33, bottom=0.5, has_labels=False)
        self._x, self._y = xs, ys
        self._left, self._low, self._wide, self._high = 0.62, 0.5, self.wide - 0.62 - 0.2, tall
        self.artists[0].remove()  # the bar chart's upright line
        for value in ticks_between(*ys):
            y = self.at(xs[0], value)[1]
            self._line((self._left, self._left + self._wide), (y, y), color="#e3e7eb", linewidth=0.7, zorder=0.5)
            self.write(self._left - 0.06, y, y_text(value), size=8.5, colour=FAINT, align="right")
        for value in ticks_between(*xs, most=4 if self.is_narrow else 8):
            text = x_text(value)
            if not text:
                continue
            x = self.at(value, ys[0])[0]
            self._line((x, x), (self._low, self._low - 0.05), color=GREY, linewidth=0.8)
            self.write(x - 0.035 * len(text), self._low - 0.15, text, size=8.5, colour=FAINT)
        self._line((self._left, self._left + self._wide), (self._low, self._low), color=GREY, linewidth=0.9)
        self.write(self._left, self._low + tall + 0.13, y_name, size=8.5, colour=FAINT)
        self.write(self._left + self._wide, 0.13, x_name, size=8.5, colour=FAINT, align="right")

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands [inches]."""
        across = (x - self._x[0]) / (self._x[1] - self._x[0] or 1)
        up = (y - self._y[0]) / (self._y[1] - self._y[0] or 1)
        return self._left + across * self._wide, self._low + min(max(up, 0.0), 1.0) * self._high

    def curve(self, xs: Sequence[float], ys: Sequence[float], **look: Any) -> None:
        """Draw a curve through points."""
        places = [self.at(x, y) for x, y in zip(xs, ys, strict=True)]
        if places:
            across, up = zip(*places, strict=True)
            self.add_artist(Line2D(across, up, transform=self.dpi_scale_trans, **look))

    def points(self, xs: Sequence[float], ys: Sequence[float], *, colour: str, marker: str = "o", size: float = 4.5) -> None:
        """Draw points, each kind of its own shape so that colour is never alone."""
        self.curve(
            xs,
            ys,
            linestyle="None",
            marker=marker,
            markersize=size,
            color=colour,
            markeredgecolor="white",
            markeredgewidth=0.5,
            zorder=2.2,
        )

    def name(self, x: float, y: float, text: str, *, colour: str = INK, align: Literal["left", "right"] = "left") -> None:
        """Write a name beside a point, on its other side where it would leave the chart."""
        across, up = self.at(x, y)
        long = inches_of(text, 8.5) + 0.07
        if align == "left" and across + long > self.wide:
            align = "right"
        elif align == "right" and across - long < 0:
            align = "left"
        start = across + 0.07 if align == "left" else across - long
        self.add_artist(  # so that no line strikes the name through
            Rectangle((start, up - 0.065), long - 0.07, 0.13, facecolor="white", transform=self.dpi_scale_trans, zorder=2.1)
        )
        self.write(across + (0.07 if align == "left" else -0.07), up, text, size=8.5, colour=colour, align=align)
