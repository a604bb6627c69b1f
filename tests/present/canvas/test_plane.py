"""Scales of a plane: round ticks, points where their numbers are, nothing outside."""

from __future__ import annotations

import pytest

from fupin_analysis.present.canvas.plane import Plane, ticks_between
from tests.present.draw.picture import Scale, lies_within, lines_on, look_of, words_on


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 730, 6, [0, 200, 400, 600]),
        (0, 600, 6, [0, 100, 200, 300, 400, 500, 600]),
        (0, 601, 6, [0, 200, 400, 600]),
        (0.35, 0.6, 6, [0.35, 0.4, 0.45, 0.5, 0.55, 0.6]),
        (2015.75, 2020.6, 8, [2016, 2017, 2018, 2019, 2020]),
        (-3, 3, 6, [-3, -2, -1, 0, 1, 2, 3]),
        (0, 25, 6, [0, 5, 10, 15, 20, 25]),
        (0, 15, 6, [0, 2.5, 5, 7.5, 10, 12.5, 15]),
        (4, 4, 6, [4]),
    ],
)
def test_ticks_are_round_and_few(low: float, high: float, most: int, ticks: list[float]) -> None:
    assert ticks_between(low, high, most=most) == pytest.approx(ticks)


def plane() -> Plane:
    return Plane(
        (0.0, 10.0),
        (0.0, 100.0),
        title="完成",
        x_text=lambda value: f"{value:.0f}" if value != 4 else "",
        y_text=lambda value: f"{value:.0f}",
        x_name="周次",
        y_name="户数（户）",
    )


def test_what_is_read_off_the_scales_is_what_was_drawn() -> None:
    chart = plane()
    chart.curve([1, 5], [20, 100], color="#1f5f8b")
    chart.points([2], [-50], colour="#c2601a", marker="D")
    chart.curve([], [], color="#1d2733")
    lies_within(chart)
    scale = Scale(chart)
    assert list(scale.x_ticks) == ["0", "2", "6", "8", "10"]
    assert list(scale.y_ticks) == ["0", "20", "40", "60", "80", "100"]
    found = {look_of(line): scale.read(line) for line in lines_on(chart)}
    assert found["blue -"] == [(1.0, 20.0), (5.0, 100.0)]
    assert found["orange D"] == [(2.0, 0.0)]  # below the scale a point stands on its end
    assert "ink -" not in found


def test_a_name_stands_beside_its_point_on_the_side_asked_for() -> None:
    chart = plane()
    chart.name(5, 50, "甲镇")
    chart.name(5, 20, "乙镇", align="right")
    scale = Scale(chart)
    left, right = ({one.text: one for one in words_on(chart)}[name] for name in ("甲镇", "乙镇"))
    x, _y = chart.at(5, 50)
    assert 0.05 < left.x - x < 0.1
    assert 0.05 < x - right.x < 0.1
    assert scale.up(left.y) == pytest.approx(50)
    assert scale.up(right.y) == pytest.approx(20)


def test_what_the_scales_are_is_said_above_and_below() -> None:
    chart = plane()
    named = {one.text: one for one in words_on(chart)}
    top, low = (chart.at(0, value)[1] for value in (100, 0))
    assert top < named["户数（户）"].y < named["完成"].y
    assert named["周次"].y < low
    assert named["周次"].ends[1] == pytest.approx(chart.at(10, 0)[0])


def test_a_scale_of_one_number_is_drawn() -> None:
    chart = Plane((3.0, 3.0), (7.0, 7.0), title="", x_text=str, y_text=str)
    assert chart.at(3.0, 7.0) == pytest.approx((0.62, 0.5))


def test_a_name_that_would_leave_the_plane_stands_on_the_other_side_of_its_point() -> None:
    chart = plane()
    chart.name(9.9, 50.0, "右边的镇")
    chart.name(0.0, 40.0, "左边很长很长很长的镇", align="right")
    chart.name(5.0, 30.0, "中间的镇")
    lies_within(chart)
    assert {one.text: one.align for one in words_on(chart) if one.text.endswith("镇")} == {
        "右边的镇": "right",
        "左边很长很长很长的镇": "left",
        "中间的镇": "left",
    }
