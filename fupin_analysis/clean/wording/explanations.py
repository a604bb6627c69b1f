"""Lines beside a title that explain a table: how to fill it in, what is counted how, whom aid is for. They are no titles."""

from __future__ import annotations

import re

_NOTE = re.compile(r"\s*[(（]?(?:填[表报])?(?:说明|须知|要求|注意事项|备注|注)\s*(?:[:：0-9一1①]|$)")
#: A line of its own about whom aid is for: 保障对象：低保户.
_AIMED_AT = re.compile("[(（]?(?!统计|填报|填列|数据|调查|汇总|本表)[^:：]{2,6}(?<!监测)(?:对象|范围)[:：]")
_LONGEST_TITLE = 80


def is_note(title: str) -> bool:
    """Whether a text above a table explains how to fill it in, or whom aid is for; its times and people are not the table's.

    Examples
    --------
    >>> [is_note(text) for text in ("注：人数按户籍数填写", "保障对象：低保户", "甲山镇2018年低保户统计表")]
    [True, True, False]
    """
    return len(title) > _LONGEST_TITLE or _NOTE.match(title) is not None or _AIMED_AT.match(title) is not None
