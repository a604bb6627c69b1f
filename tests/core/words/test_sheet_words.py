"""Words by which sheets are read are data, and what is wrong in them is said when they are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from fupin_analysis.core.words import sheet_words
from fupin_analysis.core.words.program_words import load_words


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    own = dict(load_words("sheets"))
    monkeypatch.setattr(sheet_words, "load_words", lambda _name: own)
    sheet_words.load_sheet_words.cache_clear()
    yield own
    sheet_words.load_sheet_words.cache_clear()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offices", [["村委", "村", "组"]]),
        ("opposed", [["收"]]),
        ("totals", []),
        ("neutral", ["数", "数"]),
        ("endings", [["镇", ""]]),
    ],
)
def test_an_entry_that_cannot_be_meant_is_refused(table: dict[str, Any], name: str, said: list[Any]) -> None:
    table[name] = said
    with pytest.raises(ValueError, match=name):
        sheet_words.load_sheet_words()


def test_an_entry_that_is_missing_or_unknown_is_refused(table: dict[str, Any]) -> None:
    table["totels"] = table.pop("totals")
    with pytest.raises(ValueError, match="totals, totels"):
        sheet_words.load_sheet_words()


def test_the_longest_office_stands_first() -> None:
    offices = [office for office, _place in sheet_words.load_sheet_words().offices]
    later = [(one, other) for at, one in enumerate(offices) for other in offices[at + 1 :] if other.endswith(one)]
    assert later == []  # it would hide the other
