"""What makes a paragraph of rows a public one: frames in, one unit at a time, a word where there is nothing to tell."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.errors import FupinError
from fupin_analysis.present.tell.public import tells, tells_two


@tells
def tell_count(table: Metrics, *, language: str = "zh") -> str:
    return f"{len(table.rows)}{'行' if language == 'zh' else ' rows'}" if table.rows else ""


def count_both(one: Metrics, other: Metrics, *, language: str = "zh") -> str:  # noqa: ARG001
    return f"{len(one.rows)}+{len(other.rows)}" if one.rows else ""


def frame(*towns: str) -> pd.DataFrame:
    return pd.DataFrame({"township": list(towns), "year": [2018] * len(towns)})


def test_a_paragraph_takes_a_frame_and_says_where_there_is_nothing() -> None:
    told = tells(tell_count.rows)
    assert told(frame("甲镇", "甲镇")) == "2行"
    assert told(frame("甲镇", "乙镇")) == "甲镇2018年：1行\n\n乙镇2018年：1行"
    assert told(frame()) == "本年度未报送。"
    assert told(frame(), language="en") == "Not reported this year."
    assert told.rows(Metrics((), [{}, {}])) == "2行"


def test_a_paragraph_of_two_tables_is_of_one_township() -> None:
    told = tells_two(count_both)
    assert told(frame("甲镇"), frame("甲镇", "甲镇")) == "1+2"
    assert told(frame(), frame()) == "本年度未报送。"
    assert told.rows(Metrics((), []), Metrics((), [])) == ""
    with pytest.raises(FupinError, match="F330"):
        told(frame("甲镇"), frame("乙镇"))
