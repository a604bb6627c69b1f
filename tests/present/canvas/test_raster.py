"""Charts painted without matplotlib: the same picture as matplotlib's, and only of what is known."""

from __future__ import annotations

import io
from itertools import product

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from fupin_analysis import open_report
from fupin_analysis.present.canvas.raster import can_paint
from fupin_analysis.present.canvas.style import ORANGE, Chart
from tests.conftest import ROOT


def _dots(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=float)


def _blocks(apart: np.ndarray) -> np.ndarray:
    tall, wide = (size // 10 * 10 for size in apart.shape[:2])
    return np.abs(apart)[:tall, :wide].mean(axis=2).reshape(tall // 10, 10, wide // 10, 10).mean(axis=(1, 3))


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    report = open_report("XX镇", 2018, data=ROOT / "data" / "raw")
    found = [chart for section in report.sections.values() for chart in section.charts if chart is not None]
    assert len(found) >= 4
    return found


def test_every_chart_of_a_township_is_painted_as_matplotlib_paints_it(charts: list[Chart]) -> None:
    for chart in charts:
        assert can_paint(chart)
        painted = _dots(chart.to_png(100))
        stream = io.BytesIO()
        chart.savefig(stream, format="png", dpi=100)
        drawn = _dots(stream.getvalue())
        assert painted.shape == drawn.shape
        assert painted[0, 0].tolist() == [255, 255, 255]
        # Blocks of ten dots: edges of letters may differ, and a letter stand one dot aside, as in older versions of matplotlib.
        apart = np.min([_blocks(painted - np.roll(drawn, by, (0, 1))) for by in product((-1, 0, 1), repeat=2)], axis=0)
        assert apart.max() < 80
        assert apart.mean() < 4


def test_the_same_chart_is_the_same_file_and_dots_an_inch_are_in_it(charts: list[Chart]) -> None:
    once, again = charts[0].to_png(150), charts[0].to_png(150)
    assert once == again
    assert Image.open(io.BytesIO(once)).info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_a_curve_is_left_to_matplotlib() -> None:
    chart = Chart(2, title="户数")
    chart.bar(0, 5, "5", most=10, colour=ORANGE)
    assert can_paint(chart)
    chart.add_artist(Line2D((1, 2), (0.2, 0.6), transform=chart.dpi_scale_trans))
    assert not can_paint(chart)
    assert chart.to_png(100).startswith(b"\x89PNG")


def test_a_text_on_a_bar_is_not_edged_with_paper() -> None:
    chart = Chart(2, title="户数")
    chart.bar(0, 10, "", most=10, colour=ORANGE)
    (bar,) = [one for one in chart.artists if isinstance(one, Rectangle) and to_hex(one.get_facecolor()) == ORANGE]
    across, up = bar.get_x() + 0.2, bar.get_y() + bar.get_height() / 3
    plain = _dots(chart.to_png(100))
    chart.add_artist(Text(across, up, "1,252", color="#000000", fontsize=9, transform=chart.dpi_scale_trans))
    painted = _dots(chart.to_png(100))
    ink = np.array([int(ORANGE[at : at + 2], 16) for at in (1, 3, 5)])
    changed = painted[(plain == ink).all(axis=2) & (painted != plain).any(axis=2)]
    assert len(changed) > 20
    assert (changed <= ink + 1).all()  # between black and the bar's colour, never towards white
