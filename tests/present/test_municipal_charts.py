"""Charts of many townships: what a reader takes from them, read off their own scales."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from fupin_analysis.present.municipal_charts import draw_burn_up, draw_funnel, draw_lines, draw_ranked, draw_spread, middle_of
from tests.present.draw.picture import Scale, lies_within, lines_on, look_of, picture, words_on

NAN = float("nan")


def texts(chart: Any) -> list[str]:
    return [one.text for one in words_on(chart)]


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


@pytest.mark.parametrize(("values", "middle"), [([3.0], 3.0), ([1.0, 2.0, 9.0], 2.0), ([1.0, 2.0, 4.0, 9.0], 3.0)])
def test_the_middle_of_sorted_values(values: list[float], middle: float) -> None:
    assert middle_of(values) == middle


def compared(*rows: tuple[str, float, float, str]) -> pd.DataFrame:
    """Townships with base, rate and position; limits of one tenth and two tenths about one half."""
    table = pd.DataFrame(rows, columns=["township", "base", "rate", "position"])
    return table.assign(limit_low=0.4, limit_high=0.6, far_limit_low=0.3, far_limit_high=0.7)


def test_a_funnel_shows_each_township_at_its_base_and_rate() -> None:
    table = compared(
        ("甲镇", 100, 0.5, "within"), ("乙镇", 200, 0.8, "above"), ("丙镇", 50, 0.45, "within"), ("丁镇", 9, 1.0, "withheld")
    )
    chart = draw_funnel(table, pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    lies_within(chart)
    scale = Scale(chart)
    found = {look_of(line): scale.read(line) for line in lines_on(chart) if look_of(line) in {"light o", "orange D", "ink -"}}
    assert found["light o"] == [(50.0, 0.45), (100.0, 0.5)]
    assert found["orange D"] == [(200.0, 0.8)]
    assert found["ink -"] == [(0.0, 0.5), (216.0, 0.5)]
    limits = [scale.read(line) for line in lines_on(chart) if look_of(line) in {"faint --", "faint :"}]
    assert limits == [[(50.0, edge), (100.0, edge), (200.0, edge)] for edge in (0.4, 0.6, 0.3, 0.7)]
    (name,) = [one for one in words_on(chart) if one.text == "乙镇"]
    assert name.align == "right"
    low, high = chart.at(0, 0)[1], chart.at(0, 1)[1]
    tops = {look: max(line.get_ydata()) for line in lines_on(chart) if (look := look_of(line)) == "orange D"}
    assert low + 0.85 * (high - low) < tops["orange D"] < high  # little room above the highest point
    assert scale.up(name.y) == pytest.approx(0.8)
    assert chart.alt == "漏斗图：脱贫率，3个乡镇，合计50.0%，95%界限之外1个：乙镇"


def test_a_funnel_of_small_rates_has_a_decimal_and_names_nobody_where_all_are_within() -> None:
    table = compared(("甲镇", 100, 0.02, "within"), ("乙镇", 200, 0.04, "within")).assign(
        limit_low=NAN, limit_high=NAN, far_limit_low=NAN, far_limit_high=NAN
    )
    chart = draw_funnel(table, pooled=0.03, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    scale = Scale(chart)
    assert all("." in text for text in scale.y_ticks)
    assert scale.read(next(line for line in lines_on(chart) if look_of(line) == "light o")) == [(100.0, 0.02), (200.0, 0.04)]
    assert chart.alt == "漏斗图：脱贫率，2个乡镇，合计3.0%，95%界限之外0个：没有"
    assert draw_funnel(table.assign(position="withheld"), pooled=0.03, title="脱贫率", unit="户", language="zh") is None


def test_one_name_is_not_written_over_another() -> None:
    rows = [("甲镇", 100, 0.9, "above"), ("乙镇", 101, 0.901, "above"), ("丙镇", 100, 0.1, "below"), ("丁镇", 300, 0.5, "within")]
    chart = draw_funnel(compared(*rows), pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    lies_within(chart)
    assert [text for text in texts(chart) if text.endswith("镇")] == ["乙镇", "丙镇"]
    assert [one.align for one in words_on(chart) if one.text == "乙镇"] == ["left"]


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


def exits(*pairs: tuple[int, float]) -> list[dict[str, float]]:
    return [{"year": year, "exited": count} for year, count in pairs]


def test_exits_to_date_are_drawn_against_the_plan_and_the_register() -> None:
    chart = draw_burn_up(
        exits((2016, 20.0), (2017, 40.0), (2018, NAN)),
        registered=100.0,
        target_year=2020,
        plans={"计划脱贫": {2018: 70.0, 2019: 90.0}, "按名册": {2017: 30.0}},
        forecast=(95.0, 80.0, 110.0),
        title="累计脱贫",
        language="zh",
    )
    assert chart is not None
    lies_within(chart)
    scale = Scale(chart)
    drawn = [(look_of(line), scale.read(line, 2)) for line in lines_on(chart)]
    assert ("blue - o", [(2016.0, 20.0), (2017.0, 40.0)]) in drawn
    assert ("ink -", [(2016.0, 100.0), (2020.0, 100.0)]) in drawn
    assert ("faint --", [(2017.0, 40.0), (2020.0, 100.0)]) in drawn
    assert ("orange - ^", [(2017.0, 40.0), (2018.0, 70.0), (2019.0, 90.0)]) in drawn
    assert ("orange -. v", [(2017.0, 30.0)]) in drawn
    assert ("ink s", [(2020.0, 95.0)]) in drawn
    assert ("ink - _", [(2020.0, 80.0), (2020.0, 110.0)]) in drawn
    assert list(scale.x_ticks) == ["2016", "2017", "2018", "2019", "2020"]
    names = {one.text: (scale.across(one.x), scale.up(one.y)) for one in words_on(chart)}
    assert names["计划脱贫"][1] == pytest.approx(90.0)
    assert names["按名册"][1] < 30.0
    assert 100.0 < names["建档立卡100户"][1] < 110.0
    assert names["40"][1] < 40.0 < names["建档立卡100户"][1] - 50.0
    assert chart.alt == "累计脱贫图：累计脱贫，建档立卡100户；2016年底累计20户、2017年底累计40户、计划脱贫至90户、按名册至30户"


def test_where_all_have_exited_no_pace_is_drawn() -> None:
    done = draw_burn_up(
        exits((2019, 90.0), (2020, 100.0)),
        registered=100.0,
        target_year=2020,
        plans={},
        forecast=None,
        title="累计脱贫",
        language="zh",
    )
    assert done is not None
    lies_within(done)
    assert {look_of(line) for line in lines_on(done)} & {"faint --", "ink s", "ink - _"} == set()
    assert Scale(done).read(next(line for line in lines_on(done) if look_of(line) == "blue - o")) == [
        (2019.0, 90.0),
        (2020.0, 100.0),
    ]
    late = draw_burn_up(
        exits((2019, 90.0), (2021, 95.0)),
        registered=100.0,
        target_year=2020,
        plans={},
        forecast=None,
        title="累计脱贫",
        language="zh",
    )
    assert "faint --" not in {look_of(line) for line in lines_on(late)}
    assert list(Scale(late).x_ticks)[-1] == "2021"


def test_nothing_known_is_no_burn_up() -> None:
    options: dict[str, Any] = {"target_year": 2020, "plans": {}, "forecast": None, "title": "累计脱贫", "language": "zh"}
    assert draw_burn_up(exits((2019, NAN)), registered=100.0, **options) is None
    assert draw_burn_up(exits((2019, 9.0)), registered=NAN, **options) is None


def test_a_plan_beyond_the_register_and_a_later_year_stay_on_the_plane() -> None:
    chart = draw_burn_up(
        exits((2018, 20.0)), registered=50.0, target_year=2020, plans={"计划脱贫": {2019: 80.0, 2022: 120.0}}, forecast=None,
        title="累计脱贫", language="zh",
    )  # fmt: skip
    assert chart is not None
    lies_within(chart)
    scale = Scale(chart)
    assert ("orange - ^", [(2018.0, 20.0), (2019.0, 80.0), (2022.0, 120.0)]) in [
        (look_of(line), scale.read(line, 2)) for line in lines_on(chart)
    ]
