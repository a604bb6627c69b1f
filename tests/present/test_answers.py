"""Answers about reading in words a clerk reads, none of them a name of the program."""

import re

import pytest

from fupin_analysis.core.answers import AboutAnswer, CellAnswer, HeadingAnswer, IgnoreAnswer, Scope, TownshipAnswer
from fupin_analysis.present.answers import tell_answer

CASES: list[tuple[Scope, str, str]] = [
    (HeadingAnswer(text="帮扶户", means="建档立卡合计"), "“帮扶户”就是建档立卡合计", "“帮扶户” is 建档立卡合计"),
    (
        HeadingAnswer(text="下拨", means="资金投入", measure="金额", unit="万元", file="民政*.xlsx", sheet="表1"),
        "“下拨”就是资金投入，按金额计，单位是万元（民政*.xlsx › 表1）",
        "“下拨” is 资金投入, counted as 金额, in 万元 (民政*.xlsx › 表1)",
    ),
    (TownshipAnswer(text="一心办", township="甲山镇"), "“一心办”就是甲山镇", "“一心办” is 甲山镇"),
    (AboutAnswer(file="a.xlsx", township="甲山镇", year=2018), "a.xlsx是甲山镇2018年的数据", "a.xlsx is of 甲山镇 2018"),
    (
        CellAnswer(cell="a.xlsx › 表 › C7", was="没有", value=0.0),
        "a.xlsx › 表 › C7写作“没有”，按0采用",
        "a.xlsx › 表 › C7 says “没有” and is 0",
    ),
    (IgnoreAnswer(row="办公电话", file="a.xlsx"), "“办公电话”各行不采用（a.xlsx）", "rows of “办公电话” are left out (a.xlsx)"),
    (IgnoreAnswer(file="草稿.xlsx", sheet="表"), "草稿.xlsx › 表不采用", "草稿.xlsx › 表 is left out"),
]


@pytest.mark.parametrize(("answer", "zh", "en"), CASES)
def test_an_answer_is_told(answer: Scope, zh: str, en: str) -> None:
    assert tell_answer(answer) == zh
    assert tell_answer(answer, language="en") == en
    assert not re.search(r"[a-z_]+=", zh)
