"""Marks that nobody sees: a text in which none can be is not looked at cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.acquire.register import may_be_register
from fupin_analysis.core.texts.marks import fold_marks, may_have_marks, without_marks
from fupin_analysis.core.words.terms import fold

#: Signs of every kind that folding knows, among those of any text.
SIGNS = "户9a =\"'`＇’\t\n\r\u00a0\u200b\u202e\ufeff\x0c\x85\ufe0f，％－·"


@given(st.lists(st.text(SIGNS, max_size=6), max_size=6))
def test_in_a_text_without_marks_every_cell_is_stripped_and_no_more(cells):
    if not may_have_marks(",".join(cells)):
        assert [fold_marks(cell) for cell in cells] == [cell.strip() for cell in cells]


@pytest.mark.parametrize("marked", ["'12", '="12"', "12\u200b", "甲\u00a0镇", "\t12", "\ufeff甲山镇", "’12"])
def test_a_mark_in_one_cell_is_seen_in_the_whole_text(marked):
    assert not may_have_marks("乡镇,户数\n甲山镇,12\n")
    assert may_have_marks(f"乡镇,户数\n甲山镇,{marked}\n")


def test_whole_files_are_not_kept_in_memory():
    assert not may_be_register("乡镇,户数\n甲山镇,12\n")
    before = fold.cache_info().currsize
    for count in range(20):
        assert not may_be_register(f"乡镇,户数\n甲山镇,{count}\n")
    assert fold.cache_info().currsize == before


@pytest.mark.parametrize("heading", ["林地面积（公里²）", "面积（m²）", "库容（厘米³）", "面积（英尺²）"])
def test_powers_of_units_are_no_numbers_of_notes(heading):
    assert without_marks(heading) == heading


@pytest.mark.parametrize("heading", ["因病¹", "得分²", "所在乡里³", "使用地方¹"])
def test_numbers_of_notes_go(heading):
    assert without_marks(heading) == heading[:-1]
