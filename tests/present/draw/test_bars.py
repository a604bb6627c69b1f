"""Room on a chart of bars: what a reader measures with a ruler [inches]."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from fupin_analysis.present.canvas.style import BLUE, ORANGE, Chart, in_two_widths
from fupin_analysis.present.draw.bars import (
    draw_amounts,
    draw_pairs,
    fill_panel,
    leave_out,
    name_colours,
    note_room,
    room_for,
)
from tests.present.draw.picture import bars_on, lies_within, lines_on, words_on

NAN = float("nan")


def amounts(*values: float) -> list[dict[str, Any]]:
    items = ["primary", "junior_secondary", "senior_secondary", "tertiary"]
    return [
        {"topic": "education" if at < 4 else f"topic{at}", "item": items[at] if at < 4 else "", "amount": value}
        for at, value in enumerate(values)
    ]


def drawn(*values: float, left_out: list[str] | None = None) -> Any:
    return in_two_widths(draw_amounts)(
        amounts(*values), "amount", lambda row: f"{row['amount']:g}元", key="per_head", language="zh", left_out=left_out or []
    )


class TestWhatIsNotDrawn:
    """It is told under the bars, in as many lines as it needs, with the same room above whatever their number."""

    @pytest.mark.parametrize("is_narrow", [False, True])
    def test_stands_below_the_bars_and_within_the_edges(self, is_narrow: bool) -> None:
        counts = set()
        for number in range(1, 30):
            left_out = [f"{at:02}项补助" for at in range(number)]
            chart = drawn(3000, 2000, left_out=left_out)
            chart = chart.narrow() if is_narrow else chart
            axis = min(float(y) for line in lines_on(chart) for y in line.get_ydata())
            note = sorted((one for one in words_on(chart) if one.size == 8.5), key=lambda one: -one.y)
            assert axis - note[0].y == pytest.approx(0.20), number
            assert note[-1].y == pytest.approx(0.14)
            assert all(above.y - below.y == pytest.approx(0.16) for above, below in pairwise(note))
            assert all(0.069 < one.ends[0] <= one.ends[1] <= chart.wide - 0.069 for one in note)
            assert "".join(one.text for one in note) == f"图中未列：{'、'.join(left_out)}。"
            counts.add(len(note))
        assert len(counts) > 2

    def test_needs_no_room_where_everything_is_drawn(self) -> None:
        assert note_room([], "zh") == 0.0
        assert leave_out(Chart(2), [], "zh") == ""
        assert note_room(["一项"], "zh") == pytest.approx(0.22)

    def test_is_named_once(self) -> None:
        assert "图中未列：甲、乙。" in drawn(3000, 2000, left_out=["甲", "乙", "甲"]).alt


class TestAmounts:
    def test_are_drawn_the_greatest_first_close_under_the_title(self) -> None:
        chart = drawn(2000, 3000)
        lies_within(chart)
        first, second = bars_on(chart)
        assert second.wide / first.wide == pytest.approx(2 / 3)
        title = words_on(chart)[0]
        assert 0.2 < title.y - (first.y + first.tall / 2) < 0.5
        assert chart.get_size_inches()[1] == pytest.approx(0.42 + 2 * 0.33 + 0.12)

    def test_are_at_least_two_and_at_most_fourteen(self) -> None:
        assert drawn(3000) is None
        many = draw_amounts(
            [{"topic": "education", "item": f"第{at:02}项", "amount": 100 - at} for at in range(16)],
            "amount",
            lambda row: f"{row['amount']}",
            key="per_head",
            language="zh",
        )
        assert many is not None
        assert len(bars_on(many)) == 14
        assert many.alt.endswith("图中未列：第14项、第15项。")

    def test_of_one_topic_are_named_by_their_item_alone(self) -> None:
        assert [one.text for one in words_on(drawn(3000, 2000)) if one.align == "right"] == ["小学", "初中"]


class TestRoomForLabels:
    @pytest.mark.parametrize(
        ("labels", "inches"),
        [
            ([], 0.78),  # six tenths of what is asked for at least
            (["小学"], 0.78),
            (["小学", "建档立卡贫困户"], 7 * 10 / 72 + 0.2),
        ],
    )
    def test_is_what_the_longest_needs(self, labels: list[str], inches: float) -> None:
        assert room_for(labels, 1.3) == pytest.approx(inches)


class TestNamesOfColours:
    def place(self, *texts: str) -> tuple[Chart, list[Any], list[Any]]:
        chart = Chart(2, title="题", top=0.8)
        name_colours(chart, [(text, colour) for text, colour in zip(texts, [BLUE, ORANGE] * 4, strict=False)])
        words = words_on(chart)
        return chart, [one for one in words if one.text == "■"], [one for one in words if one.text in texts]

    def test_stand_evenly_apart_where_there_is_room(self) -> None:
        chart, squares, names = self.place("上半年", "下半年")
        assert [one.x for one in squares] == pytest.approx([1.3, 1.3 + 1.44])
        assert [name.x - square.x for name, square in zip(names, squares, strict=True)] == pytest.approx([0.17, 0.17])
        assert {one.size for one in names} == {9.0}
        assert [one.y for one in [*squares, *names]] == pytest.approx([chart.get_figheight() - 0.5] * 4)
        assert [one.colour for one in squares] == ["blue", "orange"]

    def test_share_the_room_where_there_are_many(self) -> None:
        _chart, squares, _names = self.place("一", "二", "三", "四", "五")
        steps = [after.x - before.x for before, after in pairwise(squares)]
        assert steps == pytest.approx([(6.0 - 1.3) / 5] * 4)

    def test_push_the_next_aside_where_one_is_long(self) -> None:
        _chart, squares, _names = self.place("二〇一八年上半年合计数", "下")
        assert squares[1].x - squares[0].x == pytest.approx(11 * 9 / 72 + 0.17 + 0.07)

    def test_are_set_smaller_where_they_do_not_fit(self) -> None:
        # four names of twelve characters and their squares would need 4 × (1.5 + 0.24) of 4.7 inches
        chart, squares, names = self.place(*(f"{at}〇一八年上半年春季学期" for at in "一二三四"))
        assert [one.size for one in names] == pytest.approx([9 * 4.7 / (4 * 1.74)] * 4)
        assert names[-1].ends[1] <= chart.wide
        assert squares[1].x - squares[0].x == pytest.approx(4.7 / 4)
        lies_within(chart)


class TestPanels:
    def test_leave_a_third_of_their_width_beside_the_longest_bar_where_labels_are_short(self) -> None:
        chart = Chart(2, left=1.0)
        fill_panel(chart, [4.0, 2.0], ["", ""], [BLUE, BLUE])
        assert [bar.wide for bar in bars_on(chart)] == pytest.approx([4.91 / 1.35, 4.91 / 2.7])

    def test_leave_room_for_a_range_beyond_its_bar(self) -> None:
        chart = Chart(2, left=1.0)
        fill_panel(chart, [4.0, 2.0], ["4", "2"], [BLUE, BLUE], ranges=[None, (1.0, 8.0)])
        assert [bar.wide for bar in bars_on(chart)] == pytest.approx([4.91 / 1.35 / 2, 4.91 / 1.35 / 4])
        assert [one.text for one in words_on(chart)] == ["4", "2〔1–8〕"]

    @pytest.mark.parametrize("unit", ["households", "persons"])
    def test_are_one_where_one_measure_alone_is_known(self, unit: str) -> None:
        rows = [{"households": NAN, "persons": NAN} | {unit: value} for value in (3.0, 2.0)]
        options: Any = {"title": "题", "alt": "说", "colours": [BLUE, BLUE], "share": False, "language": "zh"}
        chart = in_two_widths(draw_pairs)(rows, ["甲", "乙"], **options)
        assert chart is not None
        assert len(bars_on(chart)) == 2
        assert draw_pairs(rows[:1], ["甲"], **options) is None
