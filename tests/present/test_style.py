"""A chart drawn again for narrow windows."""

from __future__ import annotations

from fupin_analysis.present.style import NARROW, NARROW_TYPE, WIDTH, Chart, chart_width, in_two_widths


def draw(rows: int, *, title: str) -> Chart | None:
    return Chart(rows, title=title).describe(title) if rows else None


def test_a_chart_knows_its_narrow_self_and_the_width_is_set_back() -> None:
    chart = in_two_widths(draw)(2, title="甲")
    assert chart is not None
    narrow = chart.narrow()
    assert narrow is not None
    assert (chart.get_figwidth(), narrow.get_figwidth(), chart_width()) == (WIDTH, NARROW, WIDTH)
    assert (chart.alt, narrow.alt) == ("甲", "甲")
    assert chart._repr_mimebundle_()[0][NARROW_TYPE] == narrow.to_svg()
    assert NARROW_TYPE not in Chart(2, title="甲")._repr_mimebundle_()[0]


def test_what_is_not_drawn_is_not_drawn_narrow_either() -> None:
    assert in_two_widths(draw)(0, title="甲") is None
