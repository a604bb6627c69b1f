"""What the headings above a stretch of a paper say of it: topics, words, what is planned there, and of when it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from fupin_analysis.clean.prose.aspects import Moment, heading_aspect, is_within_year
from fupin_analysis.clean.prose.lexicon import Hit, find_words, topics_in
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.numbers.times import find_times, is_later
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.paper.outline import Block
from fupin_analysis.clean.prose.view import Context
from fupin_analysis.clean.prose.words import Aspect

_TWO_SUBJECTS = re.compile("(?:问题|困难|不足).{0,4}(?:及|和|与|暨|、).{0,4}20[0-9]{2}年")  # 存在困难及2016年安排
_NEXT = re.compile(r"下一步|下步|下一年|明年|来年|今后|打算|思路|(?<!目标任务)(?<!雨露)(?<!改善)计划|工作安排|工作重点|展望")
#: By what ideas a paper within its year works (总体思路) is of that year.
_IDEAS = re.compile("(?:总体|工作|目标|发展|任务|及|和|与|、)*思路")
_BACK = re.compile(
    "回顾|总结|基本[情概]况|现状|完成|[上去]年|工作情况|概[况貌]|[镇乡村]情(?!报|况)|简介|致贫原因|(?:存在|面临)的?(?:主要)?(?:问题|困难|不足|形势|挑战)"
    "|(?<!预期)(?<!预计)(?:成效|成绩|成就|进展)(?!目标|预)|(?<![实牢固化强])(?:产业|工作|发展|现有|资源|有利|经济|前期|贫困)(?:发展)?(?:基础|优势|状况|背景|条件)$"
    "|(?:前|近|过去)[两二三四五几]年"
)
#: A heading of what the paper itself plans, and no name of a programme (帮扶计划) or of what a year was to bring (年度目标).
_OF_THE_PAPER = re.compile("工作(?:计划|安排|重点|目标|思路|打算)|打算|思路|展望|谋划|下一?步|[明来]年|今后|下一年|未来")
_YEAR_BACK = re.compile("回顾|总结")
_COUNTED = re.compile(r"[0-9](?:万|亿)?(?:户|人|名|个|元|亩|公里|%|条|座|支|期)")
#: What a title calls its paper says nothing of what is in it.
_KIND_OF_PAPER = re.compile("(?:工作)?(?:简报|快报|通讯|动态|信息)(?:第?[0-9]+期)?$")
_LONGEST_RUN_IN = 16


class _When(NamedTuple):
    """The period that headings tell, whether they name it, and whether it ends with the year that a paper sums up."""

    period: str
    is_dated: bool = False
    ends_year: bool = False


def context_of(block: Block, memory: Memory) -> Context:
    """Return what the headings above a block say."""
    setting, own = memory.setting, memory.setting.period
    titles = [(heading, _KIND_OF_PAPER.sub("", fold_prose(heading).text)) for heading in (*block.headings, setting.about)]
    words: list[tuple[str, list[Hit]]] = [(heading, find_words(text)) for heading, text in titles]
    topics = [topic for _, hits in words for topic in topics_in(hits)[:2]]
    aspect = heading_aspect(block.headings)
    looks_back = setting.is_plan and any(_BACK.search(text) for text in block.headings)
    if setting.is_plan and aspect == "done" and not looks_back:
        aspect = "plan"
    is_mild = aspect == "plan" and not setting.is_plan and setting.is_over
    is_mild = is_mild and not any(_OF_THE_PAPER.search(text) for text in block.headings)
    when = _dated_by_headings(block, memory, aspect)
    if when is None and aspect == "plan":
        when = _planned_for(block, memory, is_mild=is_mild)
    if when is None and setting.plans is not None and aspect == "plan":
        when = _When(str(setting.plans[1]))
    if when is None and looks_back and any(_YEAR_BACK.search(text) for text in block.headings):
        when = _When(str(memory.year - 1), is_dated=True)
    period, is_dated, ends_year = when or _When(own)
    if is_dated and period[:4].isdigit() and int(period[:4]) < memory.year:
        aspect = "done"
    if is_dated and len(own) > 4 and is_later(period, own):
        aspect = "plan"  # 下半年, in a document of the first
    moment = Moment(aspect, period, is_dated, ends_year, is_mild and period <= own)
    return Context(tuple(words), tuple(dict.fromkeys(topics)), moment)


def _dated_by_headings(block: Block, memory: Memory, aspect: Aspect) -> _When | None:
    """Return the time that the nearest heading with one names."""
    for number, heading in enumerate(block.headings):
        is_sentence = number == 0 and not block.is_heading and _is_clause(block, heading)
        if is_sentence or _COUNTED.search(heading) or _TWO_SUBJECTS.search(heading):
            continue
        found = find_times(fold_prose(heading).text, year=memory.year, by_month="M" in memory.setting.period)
        named = [time.period for time in found if time.period and not time.is_since]
        if named and named[-1] == str(memory.year):  # the year of the paper, of which it may tell a part only
            return _When(named[-1] if aspect == "plan" else memory.setting.period)
        if named:
            return _When(named[-1], is_dated=True)
    return None


def _planned_for(block: Block, memory: Memory, *, is_mild: bool) -> _When | None:
    """Return what a heading of plans without a time is of: what is left of the year, or the next."""
    setting, period = memory.setting, memory.setting.period
    headings = block.headings if setting.is_over else [_IDEAS.sub("", heading) for heading in block.headings]
    is_next = not is_mild and any(_NEXT.search(heading) for heading in headings)
    if is_next and not setting.is_plan and len(period) == 4 and period.isdigit():
        is_of_next_year = setting.is_over or not is_within_year(setting.about)
        return _When(str(int(period) + is_of_next_year), ends_year="总结" in setting.about)
    return _When(period[:4] + "H2") if period.endswith("H1") else None


def _is_clause(block: Block, heading: str) -> bool:
    """Whether what a block begins with is no heading run into the line, but the first words of what it says."""
    if len(heading) > _LONGEST_RUN_IN or "," in heading:
        return True
    text = block.folded.text
    return text.startswith(("、", ","), text.find(heading, block.start) + len(heading))
