"""Charts of many townships: what a reader takes from them, read off their own scales."""

from __future__ import annotations

from typing import Any

import pytest

from fupin_analysis.present.draw.municipal import draw_lines, draw_ranked, draw_spread, middle_of
from tests.present.draw.picture import bars_on, lies_within, lines_on, look_of, pens, picture, sizes, words_on

NAN = float("nan")


def texts(chart: Any) -> list[str]:
    return [one.text for one in words_on(chart)]


def in_both_widths(chart: Any) -> tuple[Any, Any]:
    return chart, chart.narrow()


def ranked(*rows: tuple[str, float, str, float, float]) -> list[dict[str, Any]]:
    return [dict(zip(("township", "share", "label", "low", "high"), row, strict=True)) for row in rows]


def test_the_largest_township_comes_first_and_equals_by_name() -> None:
    rows = ranked(("丙镇", 0.5, "50%", 0, 0), ("甲镇", 0.8, "80%", 0, 0), ("丁镇", NAN, "", 0, 0), ("乙镇", 0.5, "50.0%", 0, 0))
    chart = draw_ranked(rows, value="share", text="label", title="完成率", language="zh")
    assert picture(chart).splitlines() == [
        "完成率",
        "甲镇 · blue · 1.00 · 80%",
        "丙镇 · blue · 0.62 · 50%",
        "乙镇 · blue · 0.62 · 50.0%",
    ]
    assert chart is not None
    assert chart.alt == "条形图：完成率，3个乡镇，最高甲镇 80%，最低乙镇 50.0%"


def test_what_can_be_read_in_two_ways_has_another_colour_and_a_line() -> None:
    rows = ranked(("甲镇", 4.0, "4", 4.0, 4.0), ("乙镇", 2.0, "2", 1.0, 6.0))
    chart = draw_ranked(rows, value="share", text="label", title="户数", language="zh", band=("low", "high"))
    assert picture(chart).splitlines()[1:] == ["甲镇 · blue · 1.00 · 4", "乙镇 · orange · 0.50 · 2"]
    (band,) = [line for line in lines_on(chart) if line.get_marker() == "|"]
    assert band.get_xdata()[1] - band.get_xdata()[0] > 0


@pytest.mark.parametrize(("shares", "label"), [((0.8, 0.2), "80.0%"), ((8000.0, 10.0), "8000户"), ((0.0, 0.0), "0")])
def test_the_longest_bar_leaves_room_for_its_label_and_no_more(shares: tuple[float, float], label: str) -> None:
    rows = ranked(("甲镇", shares[0], label, 0, 0), ("乙镇", shares[1], label, 0, 0))
    for chart in in_both_widths(draw_ranked(rows, value="share", text="label", title="完成率", language="zh")):
        lies_within(chart)
        free = chart.wide - max(one.ends[1] for one in words_on(chart) if one.text == label)
        assert 0.0 < free < 0.35 if shares[0] else free > 2.0


def test_a_label_as_long_as_the_chart_leaves_its_bar_half_an_inch() -> None:
    text = "一百二十三户四百五十六人，其中一般农户七十八户" * 2
    chart = draw_ranked(
        ranked(("甲镇", 2.0, text, 0, 0), ("乙镇", 1.0, "1", 0, 0)), value="share", text="label", title="", language="zh"
    )
    longest = bars_on(chart)[0]
    assert longest.wide == pytest.approx(0.5)


def test_a_doubtful_range_beyond_every_bar_stays_on_the_chart() -> None:
    rows = ranked(("甲镇", 4.0, "4", 4.0, 40.0), ("乙镇", 2.0, "2", 2.0, 2.0))
    for chart in in_both_widths(
        draw_ranked(rows, value="share", text="label", title="户数", language="zh", band=("low", "high"))
    ):
        lies_within(chart)
        (band,) = [line for line in lines_on(chart) if line.get_marker() == "|"]
        assert chart.wide - 0.5 < band.get_xdata()[1] < chart.wide


def test_one_township_is_not_ranked_and_of_many_the_first_forty_are_drawn() -> None:
    options: Any = {"value": "share", "text": "label", "title": "户数", "language": "zh"}
    assert draw_ranked(ranked(("甲镇", 1.0, "1", 0, 0)), **options) is None
    many = ranked(*((f"第{number:02}镇", 100.0 - number, f"{100 - number}", 0, 0) for number in range(45)))
    lines = picture(draw_ranked(many, **options)).splitlines()
    assert len(lines) == 41
    assert lines[1] == "第00镇 · blue · 1.00 · 100"
    assert lines[-1] == "第39镇 · blue · 0.61 · 61"
    assert len(picture(draw_ranked(many[:2], **options)).splitlines()) == 3


def test_a_cause_is_a_row_of_dots_with_a_stroke_at_the_middle() -> None:
    causes = {"因病": [("乙镇", 0.4), ("甲镇", 0.2), ("丙镇", 0.1)], "因学": [("甲镇", 0.3), ("乙镇", 0.1)], "其他": []}
    chart = draw_spread(causes, language="zh")
    assert chart is not None
    lies_within(chart)
    dots = [line for line in lines_on(chart) if line.get_marker() == "o"]
    start = chart.panels[0]
    inch = (dots[0].get_xdata()[-1] - start) / 0.4
    assert [[round((x - start) / inch, 6) for x in row.get_xdata()] for row in dots] == [[0.1, 0.2, 0.4], [0.1, 0.3]]
    strokes = [line for line in lines_on(chart) if look_of(line) == "ink -"]
    assert [round((line.get_xdata()[0] - start) / inch, 6) for line in strokes] == [0.2, 0.2]
    for row, stroke, name in zip(dots, strokes, ("因病", "因学"), strict=True):
        heights = [*row.get_ydata(), sum(stroke.get_ydata()) / 2]
        heights += [one.y for one in words_on(chart) if one.text == name]
        assert heights == pytest.approx([heights[0]] * len(heights))
    assert texts(chart)[-2:] == ["乙镇 40.0%", "甲镇 30.0%"]
    farthest = max(one.ends[1] for one in words_on(chart) if one.text.startswith("乙镇 "))
    assert 5.7 < farthest <= 6.0  # the scale uses the chart's width
    assert [stroke.get_ydata()[1] - stroke.get_ydata()[0] > 0 for stroke in strokes] == [True, True]
    assert chart.alt == "点图，各致贫原因占户数的比例：因病中位20.0%，最高乙镇40.0%、因学中位20.0%，最高甲镇30.0%"
    assert draw_spread({"因病": [("甲镇", 0.2)], "其他": []}, language="zh") is None


def test_two_townships_are_a_spread_and_what_is_said_stands_beside_the_last_dot() -> None:
    chart = draw_spread({"因病": [("乙镇", 0.4), ("甲镇", 0.2)]}, language="zh")
    for one in in_both_widths(chart):
        lies_within(one)
        (dots,) = [line for line in lines_on(one) if line.get_marker() == "o"]
        (name,) = [word for word in words_on(one) if word.text == "乙镇 40.0%"]
        assert 0.0 < name.x - max(dots.get_xdata()) < 0.1
        assert 0.0 < one.wide - name.ends[1] < 0.35
        assert name.size == 7.5
    assert pens(chart) == {"grey - 0.8", "blue o 4", "ink - 1.4"}
    assert [line.get_markeredgewidth() for line in lines_on(chart) if line.get_marker() == "o"] == [0]


@pytest.mark.parametrize(("values", "middle"), [([3.0], 3.0), ([1.0, 2.0, 9.0], 2.0), ([1.0, 2.0, 4.0, 9.0], 3.0)])
def test_the_middle_of_sorted_values(values: list[float], middle: float) -> None:
    assert middle_of(values) == middle


def test_each_township_with_three_years_has_a_small_line_on_one_scale() -> None:
    series = {
        "乙镇": {2016: 10.0, 2017: 20.0, 2018: 40.0},
        "甲镇": {2018: 5.0, 2016: 20.0, 2017: 20.0},
        "丙镇": {2017: 1.0, 2018: 2.0},
    }
    chart = draw_lines(series, title="户数", language="zh")
    assert chart is not None
    lies_within(chart)
    lines = [line for line in lines_on(chart) if look_of(line) == "blue - o"]
    floors = [line for line in lines_on(chart) if look_of(line) == "grey -"]
    assert len(lines) == len(floors) == 2
    inch = (lines[0].get_ydata()[2] - floors[0].get_ydata()[0]) / 40
    for line, floor, values in zip(lines, floors, ([10, 20, 40], [20, 20, 5]), strict=True):
        assert [round((y - floor.get_ydata()[0]) / inch, 6) for y in line.get_ydata()] == values
        first, middle, last = line.get_xdata()
        assert (first, last) == pytest.approx(tuple(floor.get_xdata()))
        assert middle == pytest.approx((first + last) / 2)
    assert lines[0].get_ydata()[0] < words_on(chart)[0].y
    assert texts(chart) == ["户数", "乙镇", "2016: 10 → 2018: 40", "甲镇", "2016: 20 → 2018: 5"]
    assert chart.alt == "小折线图：户数。乙镇 2016: 10 → 2018: 40、甲镇 2016: 20 → 2018: 5"
    assert draw_lines({"丙镇": series["丙镇"]}, title="户数", language="zh") is None


def test_small_lines_stand_four_a_row_and_forty_in_all() -> None:
    chart = draw_lines(
        {f"第{number:02}镇": dict.fromkeys((2016, 2017, 2018), 3.0) for number in range(45)}, title="户数", language="zh"
    )
    assert chart is not None
    lies_within(chart)
    names = [one for one in words_on(chart) if one.text.endswith("镇")]
    assert len(names) == 40
    assert [len([one for one in names if one.y == y]) for y in sorted({one.y for one in names})] == [4] * 10
    assert names[0].y > names[4].y > names[39].y


def test_small_lines_have_pens_and_type_of_their_own_and_use_the_width() -> None:
    chart = draw_lines({f"{name}镇": {2016: 2.0, 2017: 4.0, 2018: 4.0} for name in "甲乙丙丁戊"}, title="户数", language="zh")
    assert pens(chart) == {"grey - 0.6", "blue - o 1.3 2.6"}
    assert sizes(chart)["甲镇"] == 8
    assert sizes(chart)["2016: 2 → 2018: 4"] == 6.5
    for one, across, wide in ((chart, 4, 1.45), (chart.narrow(), 2, 1.65)):
        lies_within(one)
        floors = [line for line in lines_on(one) if look_of(line) == "grey -"]
        starts, levels = [line.get_xdata()[0] for line in floors], [line.get_ydata()[0] for line in floors]
        assert starts[:across] == pytest.approx([0.1 + wide * at for at in range(across)])
        assert {round(line.get_xdata()[1] - line.get_xdata()[0], 6) for line in floors} == {round(wide - 0.25, 6)}
        assert levels[0] - levels[across] == pytest.approx(0.82)
        assert levels[-1] == pytest.approx(0.22)
        names, heads = [word.y for word in words_on(one) if word.text.endswith("镇")], words_on(one)[0].y
        assert 0.2 < heads - names[0] < 0.6  # the title stands close above the first row
        ends = [word for word in words_on(one) if "→" in word.text]
        assert [level - word.y for level, word in zip(levels, ends, strict=True)] == pytest.approx([0.1] * 5)
        assert [name - level for level, name in zip(levels, names, strict=True)] == pytest.approx(
            [0.43] * 5
        )  # nearer to its own line than to that above
        assert one.to_svg().count("<polyline") == 10


def test_a_line_of_nothing_lies_on_its_floor() -> None:
    chart = draw_lines({"甲镇": dict.fromkeys((2016, 2017, 2018), 0.0)}, title="户数", language="zh")
    (line,) = [one for one in lines_on(chart) if look_of(one) == "blue - o"]
    (floor,) = [one for one in lines_on(chart) if look_of(one) == "grey -"]
    assert set(line.get_ydata()) == set(floor.get_ydata())
