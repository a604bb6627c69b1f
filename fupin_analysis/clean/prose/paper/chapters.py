"""A chapter of targets names its year once: 到2015年,建成"一带三区". What stands below is planned for that year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fupin_analysis.clean.prose.aspects import Moment
from fupin_analysis.clean.prose.numbers.times import TimeWord
from fupin_analysis.clean.prose.paper.outline import Block

#: A heading of what is to be reached one day; what is to be done next (下一步打算) is of the year to come, whatever it is for.
_OF_TARGETS = re.compile("目标|规划|蓝图|愿景|远景|设想|定位")
_IS_A_PLAN = re.compile("规划(?!执行|落实|实施)|蓝图|愿景|远景|设想")
_OF_NEXT = re.compile("下一?步|[明来]年|下一?年|今年|本年|年度|20[0-9]{2}年|完成|回顾|情况")
#: How the year of a target is led to; 为到2020年… says what for, and what ends with 目标 what is followed.
_LED_TO = re.compile(
    "(?:^|[,;:。(])(?:(?:按照?|照|根据|依照)[^,;:。0-9]{0,8},)?(?:我[镇乡村]|全[镇乡村])?"
    "(?:要|将|力争|确保|计划|规划|目标[是为:]?|争取|通过努力,?)?[到至]?$"
)
_IS_FOLLOWED = re.compile("[^,;。0-9]{0,24}(?:的)?(?:目标|要求|任务|部署|精神),")
_MARKED = re.compile(r"(?:——|--|[·•●◆■]|[一二三四五六七八九十]是|\([一二三四五六七八九十0-9]{1,2}\)|[0-9]{1,2}[.、])")
_NAMED = re.compile('"([^"]{2,8})"')


@dataclass(frozen=True)
class Targets:
    """What a sentence has said of the paragraphs below it.

    Parameters
    ----------
    headings
        Those it stands under, the nearest first: what stands under others is of another chapter.
    moment
        Planned, and for which year.
    said
        The sentence.
    is_of_targets
        Whether a heading says that the chapter is of targets; else the sentence leads a list only.
    """

    headings: tuple[str, ...]
    moment: Moment
    said: str
    is_of_targets: bool


def chapter_opened(block: Block, start: int, end: int, times: Sequence[TimeWord], base: Moment, year: int) -> Targets | None:
    """Return the chapter that a sentence opens by the year of its targets: 到2015年,农民人均纯收入做到9000元; None for others.

    Parameters
    ----------
    block
        The stretch of a paragraph it stands in.
    start, end, times
        Where the sentence stands, and its wordings of time.
    base
        What headings say.
    year
        Year of the document.
    """
    text = block.folded.text
    led = [time for time in times if _is_target(text, start, time, year)]
    if not led:
        return None
    heading = next((one for one in block.headings if _OF_TARGETS.search(one)), "")
    is_plan = base.aspect == "plan" or _IS_A_PLAN.search(heading) is not None
    is_of_targets = is_plan and bool(heading) and not _OF_NEXT.search(heading)
    return Targets(block.headings, Moment("plan", led[-1].period, True), text[start:end], is_of_targets)


def goes_on_below(chapter: Targets, block: Block, base: Moment) -> bool:
    """Whether a paragraph stands within a chapter of targets, and no heading below the chapter's dates it.

    Parameters
    ----------
    chapter
        As opened by a sentence above.
    block
        The first stretch of the paragraph.
    base
        What the headings above the paragraph say.
    """
    depth = len(block.headings) - len(chapter.headings)
    if depth < 0 or block.headings[depth:] != chapter.headings or (base.is_dated and base.period != chapter.moment.period):
        return False
    if chapter.is_of_targets:
        return True
    text = block.folded.text
    named = _NAMED.match(text)
    return named[1] in chapter.said if named else _MARKED.match(text) is not None and chapter.said.rstrip().endswith((":", "个"))


def _is_target(text: str, start: int, time: TimeWord, year: int) -> bool:
    """Whether a wording of time is the year to come by which something is to be reached."""
    if not (time.period.isdigit() and int(time.period) > year) or time.is_since:
        return False
    before = text[start : time.start]
    is_led = before.endswith(("到", "至")) or re.search("[底末]", text[time.start : time.end]) is not None
    return is_led and _LED_TO.search(before) is not None and _IS_FOLLOWED.match(text, time.end) is None
