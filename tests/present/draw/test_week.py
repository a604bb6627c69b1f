"""Charts of the work week by week, read off their own grid and scale."""

from __future__ import annotations

from typing import Any

import pytest

from fupin_analysis.present.draw.week import Week, draw_calendar, draw_control
from tests.present.draw.picture import Scale, bars_on, lies_within, lines_on, look_of, pens, words_on

ROWS = {
    "东村": {"2018W01": Week(1.0), "2018W02": Week(0.95), "2018W03": Week(0.94, "late"), "2018W05": Week(0.8)},
    "西村": {
        "2018W01": Week(0.6),
        "2018W02": Week(0.59),
        "2018W52": Week(0.9, "missing"),
        "2018W53": Week(float("nan"), "unread"),
    },
}
DONE, MOST, SOME, FEW, UNKNOWN = "#2f6f9f", "#7dadcc", "#cfe1ed", "orange", "#d4d8dc"


def cells(chart: Any) -> dict[str, list[tuple[int, int, str]]]:
    """First and last week and colour of each box, by the name at its height; a year is 53 weeks wide."""
    boxes = [one for one in bars_on(chart) if one.tall > 0.15]
    left = min(one.x for one in boxes)
    week = (chart.get_size_inches()[0] - 0.1 - left) / 53
    found: dict[str, list[tuple[int, int, str]]] = {}
    for one in boxes:
        name = min((word for word in words_on(chart) if word.align == "right"), key=lambda word: abs(word.y - one.y)).text
        first, last = (one.x - left) / week + 1, (one.x + one.wide - left) / week
        assert first == pytest.approx(round(first))
        assert last == pytest.approx(round(last))
        found.setdefault(name, []).append((round(first), round(last), one.colour))
    return found


def marks(chart: Any) -> dict[str, list[tuple[int, str]]]:
    """Weeks with a mark of each shape and the name at its height, those of the key left out."""
    boxes = [one for one in bars_on(chart) if one.tall > 0.15]
    left = min(one.x for one in boxes)
    week = (chart.get_size_inches()[0] - 0.1 - left) / 53
    found: dict[str, list[tuple[int, str]]] = {}
    for line in lines_on(chart):
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True):
            if y > min(one.y for one in boxes) - 0.1:
                name = min((word for word in words_on(chart) if word.align == "right"), key=lambda word: abs(word.y - y)).text
                found.setdefault(str(line.get_marker()), []).append((int((x - left) / week) + 1, name))
    return found


def test_a_calendar_shades_what_was_done_and_marks_what_was_amiss() -> None:
    chart = draw_calendar(ROWS, title="每周完成比例", language="zh")
    assert chart is not None
    lies_within(chart)
    assert cells(chart) == {
        "东村": [(1, 2, DONE), (3, 3, MOST), (5, 5, MOST)],
        "西村": [(1, 1, SOME), (2, 2, FEW), (53, 53, UNKNOWN)],
    }
    assert marks(chart) == {"o": [(3, "东村")], "v": [(52, "西村")], "s": [(53, "西村")]}
    assert chart.alt == "按周的日历图：每周完成比例，2行8格，其中迟报1格、未报1格、没有读懂1格；数字见下表"


def test_the_key_names_every_shade_and_the_marks_that_occur() -> None:
    chart = draw_calendar(ROWS, title="每周完成比例", language="zh")
    assert chart is not None
    shown = [one.text for one in words_on(chart) if one.colour == "faint"]
    assert shown == [*(f"{month}月" for month in range(1, 13)), *_KEY, "迟报", "未报", "没有读懂"]
    squares = [one for one in bars_on(chart) if one.tall < 0.15]
    assert [one.colour for one in squares] == [DONE, MOST, SOME, FEW]
    for square, text in zip(squares, _KEY, strict=True):
        (word,) = [one for one in words_on(chart) if one.text == text]
        assert word.y == pytest.approx(square.y)
        assert 0 < word.x - (square.x + square.wide) < 0.1
    plain = draw_calendar({"东村": {"2018W01": Week(1.0)}}, title="每周完成比例", language="zh")
    assert [one.text for one in words_on(plain) if one.colour == "faint"][12:] == _KEY
    assert plain is not None
    assert plain.get_size_inches()[1] < chart.get_size_inches()[1]


_KEY = ["完成95%以上", "80%—95%", "60%—80%", "不足60%"]


def test_months_stand_above_their_first_week() -> None:
    chart = draw_calendar(ROWS, title="每周完成比例", language="zh")
    left = min(one.x for one in bars_on(chart) if one.tall > 0.15)
    week = (6.0 - 0.1 - left) / 53
    at = {one.text: (one.x - left) / week for one in words_on(chart) if one.text.endswith("月")}
    assert {month: round(at[month], 6) for month in ("1月", "2月", "12月")} == {"1月": 0, "2月": 4, "12月": 47}
    narrow = draw_calendar(ROWS, title="每周完成比例", language="zh").narrow()  # type: ignore[union-attr]
    lies_within(narrow)
    assert [one.text for one in words_on(narrow) if one.text.endswith("月")] == ["1月", "4月", "7月", "10月"]
    assert cells(narrow) == cells(chart)


def test_of_many_rows_the_first_forty_are_drawn_and_of_none_nothing() -> None:
    many = {f"第{number:02}村": {"2018W01": Week(1.0)} for number in range(45)}
    assert list(cells(draw_calendar(many, title="每周完成比例", language="zh"))) == list(many)[:40]
    assert draw_calendar({}, title="", language="zh") is None
    assert draw_calendar({"东村": {}}, title="", language="zh") is None


def control(series: dict[str, float], limits: tuple[float, float], outside: list[int]) -> Any:
    return draw_control(series, mean=0.8, limits=limits, outside=outside, title="完成比例", language="zh")


def test_a_series_is_drawn_with_its_mean_its_limits_and_what_is_beyond_them() -> None:
    chart = control({"2018W03": 0.8, "2018W04": 0.85, "2018W06": 0.5}, (0.6, 1.1), [2])
    lies_within(chart)
    scale = Scale(chart)
    drawn = [(look_of(line), scale.read(line)) for line in lines_on(chart)]
    assert ("ink -", [(2.0, 0.8), (7.0, 0.8)]) in drawn
    assert [points for look, points in drawn if look == "faint --"] == [[(2.0, 0.6), (7.0, 0.6)]]  # no share is above 1
    assert ("grey -", [(3.0, 0.8), (4.0, 0.85), (6.0, 0.5)]) in drawn
    assert ("blue o", [(3.0, 0.8), (4.0, 0.85)]) in drawn
    assert ("orange D", [(6.0, 0.5)]) in drawn
    assert chart.alt == "单值控制图：完成比例，3周，平均80.0%，正常波动范围60.0%—110.0%；超出范围的：第6周50.0%"
    assert [one.text for one in words_on(chart) if one.text == "周次"] == ["周次"]
    assert list(scale.x_ticks) == ["2", "3", "4", "5", "6", "7"]


def test_both_limits_are_drawn_where_both_are_shares() -> None:
    chart = control({"2018W03": 0.8, "2018W04": 0.75}, (0.7, 0.9), [])
    scale = Scale(chart)
    assert [scale.read(line) for line in lines_on(chart) if look_of(line) == "faint --"] == [
        [(2.0, 0.7), (5.0, 0.7)],
        [(2.0, 0.9), (5.0, 0.9)],
    ]
    assert chart.alt.endswith("正常波动范围70.0%—90.0%；超出范围的：没有")
    below = control({"2018W03": 0.01, "2018W04": 0.1}, (-0.2, 0.9), [])
    assert [len(Scale(below).read(line)) for line in lines_on(below) if look_of(line) == "faint --"] == [2]
    assert "正常波动范围0.0%—90.0%" in below.alt
    assert control({}, (0.0, 1.0), []) is None


def test_a_calendar_keeps_its_distances() -> None:
    """Names end just before the first week, weeks of two rows do not touch, months stand close above, the key close below."""
    chart = draw_calendar(ROWS, title="每周完成比例", language="zh")
    assert chart is not None
    weeks = [one for one in bars_on(chart) if one.tall > 0.15]
    names = [one for one in words_on(chart) if one.align == "right"]
    left = min(one.x for one in weeks)
    assert {one.size for one in names} == {8.0}
    assert left == pytest.approx(2 * 8 / 72 + 0.2)  # two characters and a fifth of an inch
    assert [left - one.ends[1] for one in names] == pytest.approx([0.07] * 2)
    upper, lower = max(one.y for one in weeks), min(one.y for one in weeks)
    assert (upper - lower, weeks[0].tall) == (pytest.approx(0.21), pytest.approx(0.21 * 0.84))
    assert names[0].y - upper == pytest.approx(0.21 / 2 - weeks[0].tall / 2)
    months = [one for one in words_on(chart) if one.text.endswith("月")]
    assert [one.y - (names[0].y + 0.21 / 2) for one in months] == pytest.approx([0.1] * 12)
    assert {one.size for one in months} == {7.5}
    title, tall = words_on(chart)[0], chart.get_size_inches()[1]
    assert title.y - months[0].y == pytest.approx(0.62 - 0.16 - 0.1)
    key = [one for one in words_on(chart) if one.colour == "faint" and one not in months]
    assert lower - weeks[0].tall / 2 - max(one.y for one in key) == pytest.approx(0.12 + 0.1)
    assert tall == pytest.approx(0.62 + 2 * 0.21 + 0.12 + 0.2 * len({round(one.y, 6) for one in key}))
    marked = next(line for line in lines_on(chart) if line.get_marker() == "o")
    assert float(marked.get_ydata()[0]) == pytest.approx(upper)  # in the middle of its cell


def test_long_names_take_a_third_of_a_calendar_at_most() -> None:
    rows = {"某某县某某镇某某行政村第十二村民小组": {"2018W01": Week(1.0)}}
    for chart in (wide := draw_calendar(rows, title="题", language="zh"), wide.narrow()):  # type: ignore[union-attr]
        left = next(one.x for one in bars_on(chart) if one.tall > 0.15)
        assert left == pytest.approx(chart.wide * 0.35)


def test_a_control_chart_has_a_pen_for_each_thing() -> None:
    chart = control({"2018W03": 0.8, "2018W04": 0.85, "2018W06": 0.5}, (0.6, 0.9), [2])
    assert pens(chart) == {"ink - 0.9", "grey - 0.9", "faint -- 1", "grey - 0.8", "blue o 3.6", "orange D 5"}


def test_a_limit_at_nothing_is_drawn_on_the_edge() -> None:
    chart = control({"2018W03": 0.8, "2018W04": 0.1}, (0.0, 0.95), [])
    assert [Scale(chart).read(line)[0][1] for line in lines_on(chart) if look_of(line) == "faint --"] == [0.0, 0.95]
