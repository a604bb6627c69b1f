"""Charts of many townships with two scales, the funnel and exits against a plan: what a reader reads off them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from fupin_analysis.present.draw.municipal import draw_burn_up, draw_funnel
from tests.present.draw.picture import Scale, lies_within, lines_on, look_of, pens, words_on

NAN = float("nan")


def texts(chart: Any) -> list[str]:
    return [one.text for one in words_on(chart)]


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
    assert 0.8 < scale.up(name.y) < 0.85  # above the limit it lies on or near
    assert chart.alt == "漏斗图：脱贫率，3个乡镇，横线50.0%，95%界限之外1个：乙镇"


def test_the_pens_of_a_funnel_tell_the_outer_limits_from_the_inner_and_who_is_outside() -> None:
    chart = draw_funnel(
        compared(("甲镇", 100, 0.5, "within"), ("乙镇", 200, 0.8, "above")), pooled=0.5, title="脱贫率", unit="户", language="zh"
    )
    assert pens(chart) == {"grey - 0.9", "faint -- 1", "faint : 1", "ink - 0.9", "light o 4.5", "orange D 5.5"}


@pytest.mark.parametrize(
    ("rates", "far", "bottom", "top"),
    [
        ((0.5, 0.6), (0.4, 0.7), 0.382, 0.718),  # six hundredths of the range of 0.3 below and above
        ((0.02, 0.9), (0.1, 0.7), 0.0, 0.9528),  # never below 0
        ((0.5, 0.98), (0.4, 0.99), 0.3646, 1.0),  # a share is never above 1
        ((0.5, 1.0), (0.4, 0.9), 0.364, 1.0),
        ((0.9, 1.4), (0.8, 1.6), 0.752, 1.648),  # a ratio may be
        ((0.5, 0.5), (0.5, 0.5), 0.4988, 0.5012),  # where nothing differs, two hundredths are the range
    ],
)
def test_the_scale_of_a_funnel(rates: tuple[float, float], far: tuple[float, float], bottom: float, top: float) -> None:
    rows = [("甲镇", 100, rates[0], "within"), ("乙镇", 200, rates[1], "within")]
    table = compared(*rows).assign(limit_low=far[0], limit_high=far[1], far_limit_low=far[0], far_limit_high=far[1])
    chart = draw_funnel(table, pooled=0.5, title="脱贫率", unit="户", language="zh")
    low, high = chart.at(0, -9)[1], chart.at(0, 9)[1]
    inch = (chart.at(0, far[1])[1] - chart.at(0, far[0])[1]) / (far[1] - far[0]) if far[1] > far[0] else None
    if inch is None:
        inch = (high - low) / (top - bottom)
        assert chart.at(0, 0.5)[1] == pytest.approx((low + high) / 2)
    assert chart.at(0, rates[0])[1] - low == pytest.approx((rates[0] - bottom) * inch)
    assert high - chart.at(0, rates[0])[1] == pytest.approx((top - rates[0]) * inch)
    left, right = chart.at(0, 0)[0], chart.at(216, 0)[0]
    assert right - left == pytest.approx(chart.wide - 0.62 - 0.2)  # bases begin at 0 and end a twelfth beyond the largest


@pytest.mark.parametrize(("base", "align"), [(150, "left"), (151, "right")])
def test_names_in_the_last_quarter_stand_left_of_their_points(base: int, align: str) -> None:
    rows = [("甲镇", 200, 0.5, "within"), ("乙镇", base, 0.9, "above")]
    chart = draw_funnel(compared(*rows), pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert [one.align for one in words_on(chart) if one.text == "乙镇"] == [align]


@pytest.mark.parametrize(
    ("language", "top", "x_tick", "y_ticks"),
    [
        ("zh", 0.4, "1000", "0% 10% 20% 30% 40%"),
        ("en", 0.4, "1,000", "0% 10% 20% 30% 40%"),
        ("zh", 0.08, "1000", "0.0% 2.0% 4.0% 6.0% 8.0%"),
        ("zh", 0.1, "1000", "0.0% 2.0% 4.0% 6.0% 8.0% 10.0%"),
    ],
)
def test_the_ticks_of_a_funnel(language: str, top: float, x_tick: str, y_ticks: str) -> None:
    rows = [("甲镇", 1500, 0.0, "within"), ("乙镇", 4000, top, "within")]
    table = compared(*rows).assign(limit_low=0.0, limit_high=top, far_limit_low=0.0, far_limit_high=top)
    chart = draw_funnel(table, pooled=top / 2, title="脱贫率", unit="户", language=language)
    scale = Scale(chart)
    assert x_tick in scale.x_ticks
    assert " ".join(scale.y_ticks) == y_ticks


def test_of_more_than_ten_outside_the_nearest_has_no_name() -> None:
    rates = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.7, 0.85, 0.9, 0.95, 1.0]
    rows = [(f"第{at:02}镇", 500, rate, "above") for at, rate in enumerate(rates)]
    chart = draw_funnel(compared(*rows, ("丁镇", 1000, 0.5, "within")), pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert sorted(text for text in texts(chart) if text.endswith("镇")) == [
        f"第{at:02}镇" for at in (0, 1, 2, 3, 4, 5, 7, 8, 9, 10)
    ]


def test_names_are_left_out_only_where_they_would_lie_on_another() -> None:
    def named(*places: tuple[int, float]) -> str:
        rows = [(f"{'甲乙丙'[at]}镇", base, rate, "above") for at, (base, rate) in enumerate(places)]
        chart = draw_funnel(compared(*rows, ("丁镇", 1000, 0.5, "within")), pooled=0.5, title="脱贫率", unit="户", language="zh")
        return "".join(text[0] for text in texts(chart) if text[1:] == "镇")

    # 5.18 inches are 1080 households, so 1.1 inches 229; 3.1 inches are about 0.72 of the rate, so 0.14 inches 0.033.
    assert named((100, 0.95), (320, 0.95)) == "甲"
    assert named((100, 0.95), (340, 0.95)) == "甲乙"
    assert named((100, 0.95), (100, 0.93)) == "甲"
    assert named((100, 0.95), (100, 0.91)) == "甲乙"


def test_a_funnel_of_small_rates_has_a_decimal_and_names_nobody_where_all_are_within() -> None:
    table = compared(("甲镇", 100, 0.02, "within"), ("乙镇", 200, 0.04, "within")).assign(
        limit_low=NAN, limit_high=NAN, far_limit_low=NAN, far_limit_high=NAN
    )
    chart = draw_funnel(table, pooled=0.03, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    scale = Scale(chart)
    assert all("." in text for text in scale.y_ticks)
    assert scale.read(next(line for line in lines_on(chart) if look_of(line) == "light o")) == [(100.0, 0.02), (200.0, 0.04)]
    assert chart.alt == "漏斗图：脱贫率，2个乡镇，横线3.0%，95%界限之外0个：没有"
    assert draw_funnel(table.assign(position="withheld"), pooled=0.03, title="脱贫率", unit="户", language="zh") is None


def test_one_name_is_not_written_over_another() -> None:
    rows = [("甲镇", 100, 0.9, "above"), ("乙镇", 101, 0.901, "above"), ("丙镇", 100, 0.1, "below"), ("丁镇", 300, 0.5, "within")]
    chart = draw_funnel(compared(*rows), pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    lies_within(chart)
    assert [text for text in texts(chart) if text.endswith("镇")] == ["乙镇", "丙镇"]
    assert [one.align for one in words_on(chart) if one.text == "乙镇"] == ["left"]


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


def burn_up(*pairs: tuple[int, float], **options: Any) -> Any:
    usual: dict[str, Any] = {"registered": 100.0, "target_year": 2020, "plans": {}, "forecast": None, "title": "累计脱贫"}
    return draw_burn_up(exits(*pairs), **{**usual, "language": "zh", **options})


def test_what_was_done_has_the_strongest_pen() -> None:
    plans = {name: {2018: 60.0 + 10 * at, 2019: 70.0 + 10 * at} for at, name in enumerate(("计划", "名册", "县里", "自定"))}
    chart = burn_up((2016, 20.0), (2017, 40.0), plans=plans, forecast=(95.0, 80.0, 99.0))
    assert pens(chart) == {
        *("grey - 0.9", "ink - 0.9", "faint -- 1.1", "ink - _ 1.3 8", "ink s 4.5", "blue - o 1.8 4.5"),
        *("orange - ^ 1.2 5", "orange -. v 1.2 5", "orange : D 1.2 5"),
    }
    fourth = [line for line in lines_on(chart) if look_of(line) == "orange - ^"]
    assert [round(Scale(chart).read(line)[-1][1]) for line in fourth] == [70, 100]


def test_the_plane_reaches_a_little_beyond_the_highest_number_and_the_last_year() -> None:
    chart = burn_up((2016, 20.0), (2018, 50.0), registered=200.0)
    (left, low), (right, high) = chart.at(2015.75, 0), chart.at(2020.6, 216.0)
    assert (left, low) == (0.62, 0.5)
    assert (right, high - low) == (pytest.approx(chart.wide - 0.2), pytest.approx(2.4))
    assert high == chart.at(2016, 999.0)[1]
    few = burn_up((2016, 0.0), (2018, 0.0), registered=0.0)
    assert few.at(2016, 1.08)[1] - few.at(2016, 0.54)[1] == pytest.approx(1.2)  # where there is nothing, the scale ends at one


@pytest.mark.parametrize(("language", "tick"), [("zh", "2000"), ("en", "2,000")])
def test_ticks_are_whole_numbers_and_years(language: str, tick: str) -> None:
    chart = burn_up((2018, 900.0), (2019, 1200.0), registered=2500.0, language=language)
    scale = Scale(chart)
    assert tick in scale.y_ticks
    assert list(scale.x_ticks) == ["2018", "2019", "2020"]


@pytest.mark.parametrize(
    ("pairs", "is_drawn"),
    [(((2019, 99.0),), True), (((2019, 100.0),), False), (((2020, 99.0),), False), (((2021, 20.0),), False)],
)
def test_the_pace_needed_is_drawn_while_there_is_time_and_something_left(pairs: Any, is_drawn: bool) -> None:
    assert ("faint --" in {look_of(line) for line in lines_on(burn_up((2016, 10.0), *pairs))}) is is_drawn


@pytest.mark.parametrize(
    ("value", "order", "above"),
    [
        (70.0, 0, 0.0),
        (96.5, 0, 4.5),
        (100.0, 0, 4.5),
        (95.5, 0, 0.0),
        (104.5, 0, 0.0),
        (70.0, 1, 0.0),
        (100.0, 1, 4.5),
        (20.0, 1, -7.5),
        (24.0, 1, -15.0),
    ],
)
def test_the_name_of_a_plan_keeps_clear_of_the_register_and_of_its_rival(value: float, order: int, above: float) -> None:
    plans = {"甲案": {2019: 20.0}} if order else {}
    top = max(100.0, value)
    chart = burn_up((2018, 10.0), plans={**plans, "乙案": {2019: value}})
    (name,) = [one for one in words_on(chart) if one.text == "乙案"]
    assert Scale(chart).up(name.y) == pytest.approx(value + above * top / 100, abs=1e-6)


def test_the_last_count_stands_just_below_its_point() -> None:
    chart = burn_up((2018, 10.0), (2019, 50.4))
    (name,) = [one for one in words_on(chart) if one.text == "50"]
    assert Scale(chart).up(name.y) == pytest.approx(50.4 - 5.5, abs=1e-6)


def test_no_line_strikes_a_name_through() -> None:
    table = compared(("甲镇", 100, 0.5, "within"), ("乙镇", 200, 0.8, "above"))
    chart = draw_funnel(table, pooled=0.5, title="脱贫率", unit="户", language="zh")
    assert chart is not None
    (name,) = [one for one in words_on(chart) if one.text == "乙镇"]
    (ground,) = [one for one in chart.artists if isinstance(one, Rectangle) and one.get_zorder() > 2]
    assert ground.get_y() < name.y < ground.get_y() + ground.get_height()
    assert ground.get_x() + ground.get_width() == pytest.approx(name.x)  # written to the left of its point
    curves = [one for one in chart.artists if isinstance(one, Line2D) and one.get_marker() in {None, "None", ""}]
    assert all(one.get_zorder() < ground.get_zorder() for one in curves)
