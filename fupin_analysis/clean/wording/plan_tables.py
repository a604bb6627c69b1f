"""Tables of which all is still to be done: 2023年工作计划表, 目标任务分解表."""

from __future__ import annotations

import re

from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.words.terms import drop_brackets

_PLAN = re.compile(
    "(?<!雨露)(?<!改善)(?:计划|规划|目标任务|目标|任务)(?:任务|项目|资金)?(?:分解|分配|下达|编制|申报|安排|实施)?"
    "(?:明细|汇总|一览|统计|情况|清单)*表?$"
)
#: A table in which a plan is held against what was done.
_OF_PROGRESS = re.compile("完成|完工|竣工|进度|进展|落实|执行|对比|对照|实绩")
#: Headings in a table of plans of what is there already, or was.
_THERE = re.compile("完成|实际|已|现有|上年|去年|基数|累计|截至|原有")


def is_plan(title: str) -> bool:
    """Whether a title says that a table is a plan, and not how far one has come.

    Examples
    --------
    >>> [is_plan(title) for title in ("甲山镇2023年工作计划表", "2022年目标任务分解表", "年度计划完成情况表", "雨露计划统计表")]
    [True, True, False, False]
    """
    plain = drop_brackets(normalise_name(title))
    return _PLAN.search(plain) is not None and _OF_PROGRESS.search(title) is None


def is_there(label: Label) -> bool:
    """Whether a label in a table of plans says that what it heads is there already.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [is_there(read_label(text)) for text in ("已完成（户）", "上年数", "建设规模")]
    [True, True, False]
    """
    return _THERE.search(label.text) is not None
