"""Tables of a terminal: whatever its width, no text is folded within its column, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fupin_analysis.cli.tables import table_lines

DECISIONS = ["记录", "状态", "乡镇", "数据", "原报", "核定", "决定人", "理由"]
DECIDED = [
    "43RX9PRJ",
    "有效",
    "甲山镇",
    "2018年计划脱贫（按名册）户数",
    "7户",
    "57户",
    "市扶贫办张科长",
    "核对台账，原报漏填十位",
]
MONEY = ["QW41Z7NP", "撤回", "乙水乡", "2019年到位扶贫资金", "12万元", "120万元", "乡财政所", "小数点错一位"]
WIDTHS = (132, 80, 60, 40)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = table_lines(DECISIONS, [DECIDED, MONEY], width=width)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_short_text_stands_whole_on_one_line(width: int) -> None:
    shown = "\n".join(table_lines(DECISIONS, [DECIDED, MONEY], width=width))
    assert [text for text in [*DECIDED[:7], *MONEY] if text not in shown] == []


def test_what_does_not_fit_side_by_side_stands_below_its_name_with_its_headings() -> None:
    lines = table_lines(DECISIONS, [DECIDED, MONEY], width=60)
    record = lines[lines.index("43RX9PRJ") : lines.index("QW41Z7NP")]
    assert [line for line in record if "原报：7户" in line and line.startswith("  ")]
    assert "  决定人：市扶贫办张科长  理由：核对台账，原报漏填十位" in record


def test_columns_stay_columns_where_they_fit() -> None:
    lines = table_lines(["项目", "户数（户）"], [["因病", "94"], ["缺劳动力", "164"]], width=80, right={1})
    assert lines[1:] == ["项目      户数（户）", "─" * 20, "因病              94", "缺劳动力         164", ""]


def test_headings_are_broken_before_cells_are() -> None:
    lines = table_lines(["项目", "户均人口（人）"], [["自身发展动力不足", "4.50"]], width=26, right={1})
    assert lines[1:3] == ["                  户均人口", "项目                （人）"]
    assert lines[4] == "自身发展动力不足      4.50"


def test_what_is_the_same_in_all_rows_is_said_once_where_room_is_short() -> None:
    rows = [["甲山镇", "2018", f"乡村道路第{number}段", f"{number}公里"] for number in range(3)]
    lines = table_lines(["乡镇", "年度", "项目", "数值"], rows, width=28)
    assert lines[1] == "乡镇：甲山镇  年度：2018"
    assert sum("甲山镇" in line for line in lines) == 1
    assert "乡村道路第2段  2公里" in lines


def test_one_long_text_goes_on_within_its_column() -> None:
    rows = [["总人口", "全镇总人口、全乡总人口、总户数、全村户数、全村人口"], ["党员", "党员人数"]]
    lines = table_lines(["名称", "也写作"], rows, width=44)
    assert lines[3:5] == ["总人口  全镇总人口、全乡总人口、总户数、全村", "        户数、全村人口"]


def test_a_name_to_be_copied_is_never_cut_for_a_column() -> None:
    names = ["某镇（2020年工作总结）-2020-F201-W8WNG6ZY", "乙水乡-2019-Q201-TNBPA032"]
    lines = table_lines(["编号", "数字", "原报"], [[name, "2020年计划脱贫", "19户"] for name in names], width=60)
    assert [name for name in names if name not in lines] == []


def test_no_line_begins_with_a_mark_that_closes() -> None:
    lines = table_lines(["由"], [["核对台账，原报漏填；已（与村委会）核实，更正。" * 4]], width=22)
    assert [line for line in lines if re.match(r"\s*[，。；：）]", line)] == []


def test_a_text_of_several_lines_and_signs_nobody_sees_keep_their_row() -> None:
    lines = table_lines(["原文", "判断"], [["第一行\n第二行\x1b[2J", "说明"]], width=80)
    assert "第一行 第二行 [2J  说明" in lines


@given(
    st.lists(st.lists(st.text(alphabet="因病户10 5a（），。%", max_size=40), min_size=3, max_size=3), min_size=1, max_size=5),
    st.integers(min_value=12, max_value=100),
)
def test_nothing_is_lost_and_nothing_is_too_wide(rows: list[list[str]], width: int) -> None:
    lines = table_lines(["项目", "数字", "原报"], rows, width=width)
    assert max(map(cell_len, lines)) <= width
    columns = list(zip(*rows, strict=True))
    for mark in "因病户105a（），。%":
        everywhere = sum("".join(texts).count(mark) for texts in columns)
        once = sum("".join(texts if len(set(texts)) > 1 else texts[:1]).count(mark) for texts in columns)
        assert once <= "".join(lines).count(mark) <= everywhere
