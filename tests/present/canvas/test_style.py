"""A chart drawn again for narrow windows."""

from __future__ import annotations

import matplotlib as mpl

from fupin_analysis.present.canvas.style import (
    FONT_NAME,
    NARROW,
    NARROW_TYPE,
    WIDTH,
    Chart,
    broken,
    chart_width,
    in_two_widths,
    use_chinese_font,
)


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


def test_a_text_is_broken_where_a_line_is_full_and_not_before() -> None:
    assert broken("甲乙丙丁丙", 3.0, 72) == ["甲乙丙", "丁丙"]
    assert broken("甲乙丙", 3.0, 72) == ["甲乙丙"]
    assert broken("甲乙丙", 2.99, 72) == ["甲乙", "丙"]
    assert broken("two words", 0.56 * 4, 72) == ["two ", "words"]
    assert broken("甲", 0.1, 72) == ["甲"]
    assert broken("", 1.0, 72) == []


def test_the_shipped_font_comes_first_and_the_others_stay() -> None:
    with mpl.rc_context({"font.sans-serif": ["甲体", FONT_NAME, "乙体"], "axes.unicode_minus": True}):
        for _again in range(2):
            assert use_chinese_font() == FONT_NAME
            assert mpl.rcParams["font.sans-serif"] == [FONT_NAME, "甲体", "乙体"]
        assert mpl.rcParams["axes.unicode_minus"] is False
