"""What a cell was read as, on the terminal."""

from __future__ import annotations

from fupin_analysis.core.account import Entry, Verdict
from fupin_analysis.present.entries import tell_entry

_ROW = {"township": "甲山镇", "period": "2018", "place": "", "topic": "cause", "item": "illness", "measure": "households"}
_TWO = Entry(
    "表.xlsx", "", 2, 3, "3户11人", Verdict.FIGURE, figures=(_ROW | {"value": 3.0}, _ROW | {"measure": "persons", "value": 11.0})
)


def test_two_figures_of_one_cell() -> None:
    assert tell_entry(_TWO) == "甲山镇 2018年因病户数：3 户；甲山镇 2018年因病人数：11 人"
    assert tell_entry(_TWO, language="en").count("; ") == 1


def test_why_a_cell_was_set_aside_is_told_in_either_language() -> None:
    aside = Entry("表.xlsx", "", 2, 3, "很多", Verdict.ASIDE, code="F230", reason="不是数字", reason_en="no number")
    assert (tell_entry(aside), tell_entry(aside, language="en")) == ("不是数字", "no number")
