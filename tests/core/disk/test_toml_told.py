"""What is wrong with a file written by hand is said in the reader's language, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from fupin_analysis.core.disk.toml import load_words, parse_toml
from fupin_analysis.errors import FupinError


@dataclass
class Record:
    """A record as people write it."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012  # where pydantic looks for it

    year: int
    who: str = ""
    action: Literal["kept", "changed"] = "kept"
    share: float = 0.0
    names: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("", "缺少这一项", "missing"),
        ("year = 2018\nyaer = 1", "没有这一项", "no such entry"),
        ('year = "x"', "应为整数，写的是'x'", "whole number"),
        ("year = 2018\nwho = 3", "应为文字（写在引号里），写的是3", "text in quotes"),
        ('year = 2018\naction = "left"', "只能是 'kept'、'changed'", "only 'kept'"),
        ('year = 2018\nshare = "much"', "应为数字", "a number was expected"),
        ("year = 2018\nnames = 5", "应为列表", "a list in brackets"),
        ("year = 2018\nwho = 市扶贫办", "第2行第7列写法不符合", "line 2, column 7"),
        ("year = ", "写到文件末尾还没有写完", "ends before"),
    ],
)
def test_an_entry_that_does_not_fit_is_told_in_words(text: str, zh: str, en: str) -> None:
    with pytest.raises(FupinError) as raised:
        parse_toml(text, Record, code="F401", where="2018.toml")
    (problem,) = raised.value.problems
    assert zh in problem.say("zh")
    assert en in problem.say("en")
    assert not any(english in problem.say("zh") for english in ("Input", "should", "Field", "Expected", "Invalid"))


def test_every_kind_is_said_in_both_languages() -> None:
    assert all(set(words) == {"zh", "en"} for words in load_words("entries").values())
