"""Charts: a message in numbers as alternative text, the shipped font, nothing drawn of nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.figures import empty_figures
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.errors import FupinError
from fupin_analysis.measure import measure_of
from fupin_analysis.present.canvas import style
from fupin_analysis.present.canvas.style import FONT_FILE, Chart, inches_of
from fupin_analysis.present.draw.causes import draw_causes
from fupin_analysis.present.draw.distribution import draw_distribution
from fupin_analysis.present.draw.exits import draw_exits
from fupin_analysis.present.draw.production import draw_production
from fupin_analysis.present.draw.registry import draw_registry
from fupin_analysis.present.draw.spending import draw_spending
from fupin_analysis.present.draw.subsidies import draw_subsidies
from fupin_analysis.render.html import in_the_dark
from tests.conftest import ROOT

DRAW: dict[str, tuple[Callable[..., Chart | None], dict[str, str]]] = {
    "causes": (draw_causes, {}),
    "registry": (draw_registry, {}),
    "exits": (draw_exits, {}),
    "subsidies": (draw_subsidies, {"topic": "education"}),
    "spending": (draw_spending, {}),
    "production": (draw_production, {}),
}


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return clean_return(read_workbook(ROOT / "data" / "raw" / "XX镇-2018.xlsx")).figures


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("subject", DRAW)
def test_a_chart_states_its_message_in_numbers(subject: str, language: str, figures: pd.DataFrame) -> None:
    draw, options = DRAW[subject]
    chart = draw(measure_of(subject)(figures), language=language, **options)
    assert chart is not None
    assert sum(character.isdigit() for character in chart.alt) >= 6
    data, metadata = chart._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg")
    assert metadata["image/svg+xml"] == {"alt": chart.alt}
    assert len(data["image/svg+xml"]) < 30_000


@pytest.mark.parametrize("subject", DRAW)
def test_nothing_is_drawn_of_nothing(subject: str) -> None:
    draw, options = DRAW[subject]
    assert draw(measure_of(subject)(empty_figures()), **options) is None


def test_one_bar_is_no_chart(figures: pd.DataFrame) -> None:
    assert draw_causes(measure_of("causes")(figures).head(1)) is None


def test_the_same_figures_make_the_same_svg(figures: pd.DataFrame) -> None:
    causes = measure_of("causes")(figures)
    first, second = draw_causes(causes), draw_causes(causes)
    assert first is not None
    assert second is not None
    assert first.to_svg() == second.to_svg()


def test_charts_leave_pyplot_and_its_settings_alone(figures: pd.DataFrame) -> None:
    before = dict(plt.rcParams)
    chart = draw_subsidies(measure_of("subsidies")(figures), topic="education")
    assert chart is not None
    chart.to_svg()
    assert dict(plt.rcParams) == before
    assert plt.get_fignums() == []


def test_labels_stay_within_the_chart(figures: pd.DataFrame) -> None:
    for subject, (draw, options) in DRAW.items():
        chart = draw(measure_of(subject)(figures), **options)
        assert chart is not None
        renderer = FigureCanvasAgg(chart).get_renderer()
        width, height = chart.bbox.width, chart.bbox.height
        for text in chart.findobj(Text):
            if text.get_text():
                box = text.get_window_extent(renderer)
                assert box.x0 >= 0, (subject, text.get_text())
                assert box.x1 <= width + 1, (subject, text.get_text())
                assert box.y0 >= 0, (subject, text.get_text())
                assert box.y1 <= height + 1, (subject, text.get_text())


def test_a_chart_drawn_in_pixels_shows_the_same_texts(figures: pd.DataFrame) -> None:
    chart = draw_causes(measure_of("causes")(figures))
    assert chart is not None
    pixels = io.BytesIO()
    chart.savefig(pixels, format="png")
    assert pixels.getvalue().startswith(b"\x89PNG")
    written = re.findall(r"<text [^>]*>([^<]*)</text>", chart.to_svg())
    assert written == chart.wordings


def test_a_table_in_rows_makes_the_same_chart(figures: pd.DataFrame) -> None:
    index = FigureIndex(plain_figures(figures))
    for subject, (draw, options) in DRAW.items():
        of_rows, of_frame = draw.rows(measure_of(subject).rows(index), **options), draw(measure_of(subject)(figures), **options)
        assert of_rows is not None
        assert of_frame is not None
        assert of_rows.to_svg() == of_frame.to_svg()


def test_a_character_the_font_lacks_is_an_error() -> None:
    chart = Chart(1, title="𪚥")
    with pytest.raises(FupinError, match="F503"):
        chart.describe("")


def test_the_font_ships_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONT_FILE.parent / "OFL.txt").read_text(encoding="utf-8").upper()


def test_a_doubtful_number_is_drawn_as_a_band(figures: pd.DataFrame) -> None:
    exits = measure_of("exits")(figures)
    listed = exits[exits["reading"].eq("exit_as_listed") & exits["period"].eq("2018")].iloc[0]
    chart = draw_exits(exits, bands={(listed["source"], "planned_households"): (7.0, 57.0)})
    assert chart is not None
    assert "7〔7–57〕" in chart.wordings
    assert sum("〔" in text for text in chart.wordings) == 1
    bands = [line for line in chart.findobj(Line2D) if line.get_marker() == "|"]
    assert len(bands) == 1


def test_bars_and_texts_stand_out_from_their_ground() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted([light(one), light(other)])
        return (high + 0.05) / (low + 0.05)

    for bar in (style.BLUE, style.LIGHT_BLUE, style.ORANGE, style.GREY):
        assert contrast(bar, "#ffffff") >= 3
        assert contrast(in_the_dark(bar), "#14191f") >= 3
    for text in (style.INK, style.FAINT):
        assert contrast(text, "#ffffff") >= 4.5
        assert contrast(in_the_dark(text), "#14191f") >= 4.5


def test_a_chart_written_here_stands_where_matplotlib_puts_it(figures: pd.DataFrame) -> None:
    chart = draw_exits(measure_of("exits")(figures))
    assert chart is not None
    stream = io.StringIO()
    chart.savefig(stream, format="svg")
    theirs = [[float(one) for one in found] for found in re.findall(r"M ([\d.]+) ([\d.]+) \nL ([\d.]+)", stream.getvalue())]
    ours = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', chart.to_svg())
    assert len(ours) == 8
    for x, y, wide, high in (tuple(map(float, one)) for one in ours):
        found = [one for one in theirs if one == pytest.approx([x, y + high, x + wide], abs=0.02)]
        assert found, (x, y, wide, high)


def test_outlines_of_a_chart_keep_the_names_of_rows_clear_of_the_bars(figures: pd.DataFrame) -> None:
    chart = draw_causes(measure_of("causes")(figures))
    assert chart is not None
    stream = io.StringIO()
    chart.savefig(stream, format="svg")
    named = re.findall(r"<!-- (\S+) -->\s*<g [^>]*transform=\"translate\(([\d.]+) ", stream.getvalue())
    begins = {text: float(x) / 72 for text, x in named}
    for label in ("缺劳动力", "自身发展动力不足"):
        assert begins[label] + inches_of(label, 10) == pytest.approx(chart.panels[0] - 6 / 72, abs=0.02)


def test_a_chart_with_axes_added_is_left_to_matplotlib(figures: pd.DataFrame) -> None:
    chart = draw_causes(measure_of("causes")(figures))
    assert chart is not None
    chart.add_axes((0.8, 0.1, 0.1, 0.1)).plot([0, 1])
    assert 'id="axes_1"' in chart.to_svg()


def test_in_a_narrow_chart_every_label_stays_within_it(figures: pd.DataFrame) -> None:
    for subject, (draw, options) in DRAW.items():
        chart = draw(measure_of(subject)(figures), **options)
        assert chart is not None
        narrow = chart.narrow()
        assert narrow is not None
        assert narrow.get_figwidth() < chart.get_figwidth()
        assert {text for text in chart.wordings if any(map(str.isdigit, text))} <= set(narrow.wordings)
        renderer = FigureCanvasAgg(narrow).get_renderer()
        for text in narrow.findobj(Text):
            if text.get_text():
                box = text.get_window_extent(renderer)
                assert box.x1 <= narrow.bbox.width + 1, (subject, text.get_text())
                assert box.y0 >= 0, (subject, text.get_text())


def test_a_distribution_has_a_dot_a_row_and_a_stroke_a_kind() -> None:
    shares = [("甲镇", "illness", 0.4), ("乙镇", "illness", 0.2), ("甲镇", "other", 0.1), ("乙镇", "other", float("nan"))]
    table = pd.DataFrame(shares, columns=["township", "item", "households_share"])
    figure = draw_distribution(table, value="households_share", topic="cause")
    figure.draw_without_rendering()  # a character the font lacks would be a warning, and warnings are errors
    (axes,) = figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["因病", "其他原因"]
    assert sorted(x for dots in axes.collections for x, _y in dots.get_offsets()) == [0.1, 0.2, 0.4]
    assert axes.get_xlabel() == "占户数比例"
    english = draw_distribution(table, value="households_share", by="township", language="en")
    assert english.axes[0].get_xlabel() == "Share of households"
    assert [label.get_text() for label in english.axes[0].get_yticklabels()] == ["甲镇", "乙镇"]


def test_nothing_known_has_no_distribution_and_an_unknown_column_is_answered() -> None:
    table = pd.DataFrame({"item": ["illness"], "households": [float("nan")]})
    assert draw_distribution(table, value="households") is None
    assert draw_distribution(table[:0], value="households") is None
    with pytest.raises(FupinError, match="F352"):
        draw_distribution(table, value="house_holds")
