"""Tables of which all is still to be done: 2023年工作计划表, 目标任务分解表."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fupin_analysis.clean.layout.columns import Column
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.planning import planned_path, planned_words
from fupin_analysis.core.words.terms import drop_brackets, fold, is_own, load_vocabulary, own_words

_REACHED = "benefiting"
#: What nobody plans, by what is done about it: of 危房存量及改造计划 the plan is to rebuild.
_ENDED_BY = {"housing/unsafe": "rebuilt", "infrastructure/unsafe_water": "safe_water"}
#: Headings of the names of projects, and of what only a list of projects tells of each; so many signs tell its name.
_PROJECT, _TELLS, _FIRST = re.compile("(?:项目|工程)名称"), re.compile("建设|实施(?:地点|单位|期限)|规模|内容|责任单位|绩效"), 4
_PLAN = re.compile(
    "(?<!雨露)(?<!改善)(?:计划|规划|目标任务|目标|任务)(?:任务|项目|资金)?(?:分解|分配|下达|编制|申报|安排|实施)?"
    "(?:明细|汇总|一览|统计|情况|清单)*表?$"
)
#: A list of what may be done some day, and of what has been asked for.
_POOL = re.compile("项目库|(?:储备|拟(?:建|实施|安排|入库|申报)|入库|申报)(?:的)?项目|项目(?:储备|申报)")
#: A table in which a plan is held against what was done.
_OF_PROGRESS = re.compile("完成|完工|竣工|进度|进展|落实|执行|对比|对照|实绩|实施情况|使用情况|出库")
#: Headings in a table of plans of what is there already, or was.
_THERE = re.compile("完成|实际|已|现有|现状|现存|存量|上年|去年|基数|累计|截至|原有")


def is_plan(title: str) -> bool:
    """Whether a title says that a table is a plan, and not how far one has come.

    Examples
    --------
    >>> [is_plan(title) for title in ("甲山镇2023年工作计划表", "2022年目标任务分解表", "年度计划完成情况表", "雨露计划统计表")]
    [True, True, False, False]
    >>> [is_plan(title) for title in ("甲山镇2024年度项目库明细表", "甲山镇项目库项目实施情况表")]
    [True, False]
    """
    plain = drop_brackets(normalise_name(title))
    is_so = _PLAN.search(plain) is not None or _POOL.search(plain) is not None
    return is_so and _OF_PROGRESS.search(title) is None


def in_plan(topic: str, name: str, columns: Iterable[Column] = (), labels: Sequence[Label] = ()) -> tuple[str, str]:
    """Return topic and item of what is planned of an item; whom it shall reach is in own words, no list of which knows it.

    A project of a list (项目名称 | 建设内容) may bear the name of an item, and is not all of it: it keeps its own words.

    Parameters
    ----------
    topic, name
        The item.
    columns, labels
        The columns of the table, and the labels beside and above the cell.

    Examples
    --------
    >>> in_plan("housing", "rebuilt"), in_plan("housing", "rebuilt_benefiting")
    (('housing', 'rebuilt_planned'), ('housing', '计划危房改造：受益'))
    >>> in_plan("housing", "unsafe_of_registered")
    ('housing', 'rebuilt_planned_of_registered')
    """
    heads = [fold(drop_brackets(column.path[-1])) for column in columns if column.path]
    if any(map(_PROJECT.fullmatch, heads)) and any(map(_TELLS.search, heads)) and labels:
        words = own_words(" ".join(dict.fromkeys(filter(None, map(words_of, labels)))))
        words = name if is_own(name) and labels[0].text[:_FIRST] in name else words
        bare = words.replace("雨露计划", "雨露")  # a scheme of that name is no plan
        return topic, own_words(f"计划{words}") if planned_words(bare) == f"计划{bare}" else words
    base, facet, whose = name.partition("_of_")
    name = _ENDED_BY.get(f"{topic}/{base.removesuffix('_planned')}", base) + facet + whose
    if not name.endswith(f"_{_REACHED}"):
        return planned_path(topic, name)
    return topic, planned_words(load_vocabulary().label(topic, name).replace("合计", ""))


def is_there(label: Label) -> bool:
    """Whether a label in a table of plans says that what it heads is there already.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [is_there(read_label(text)) for text in ("已完成（户）", "上年数", "建设规模")]
    [True, True, False]
    """
    return _THERE.search(label.text) is not None
