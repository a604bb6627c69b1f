"""In what order periods are told, what a heading says without its number, and which cells are words."""

from __future__ import annotations

import pytest

from fupin_analysis.present.blocks import Heading
from fupin_analysis.present.cell_text import TEXT_FORMATS, is_text
from fupin_analysis.present.outline import bare_text, heading_of
from fupin_analysis.present.tell.dated import in_time


def test_a_year_stands_before_its_parts_and_those_in_the_order_in_which_they_begin() -> None:
    told = ["2018-12-31", "2018H2", "2018Q2", "2018H1", "2018M03", "2018", "2017", "2018Q1"]
    assert sorted(told, key=in_time) == ["2017", "2018", "2018H1", "2018Q1", "2018M03", "2018Q2", "2018H2", "2018-12-31"]


@pytest.mark.parametrize(("language", "text"), [("zh", "致贫原因"), ("en", "Causes of poverty")])
def test_a_heading_is_bare_without_its_number(language: str, text: str) -> None:
    numbered = heading_of("causes", language, 1, 3)
    assert numbered.text != text
    assert bare_text(numbered, language) == text
    assert bare_text(Heading(2, "township", "甲山镇"), language) == "甲山镇"


def test_a_cell_is_words_by_its_format_or_by_what_stands_in_it() -> None:
    assert is_text(3.0, next(iter(TEXT_FORMATS)))
    assert is_text("甲山镇", "count")
    assert not is_text(3.0, "count")
