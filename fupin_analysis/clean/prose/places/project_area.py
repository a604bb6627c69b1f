"""Where a project is: 项目放在青杠村、高桥村2个村实施. What is told of 项目区 is of these villages, and not of the township."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.paper.outline import Block
from fupin_analysis.clean.prose.places.villages import places_in

#: The place of what is told of a project's area whose villages nobody names.
AREA = "项目区"
_AREA = re.compile("项目(?:片)?区|项目村(?![镇乡])|(?:该|本|此)片区|片区[内里]")
#: Projects that are of an area: in a title or a heading, and what leads to their villages.
_OF_AN_AREA = re.compile("整村推进|连片|片区|项目区|安置点|小流域|农业(?:综合)?开发|示范片|土地整[理治]")
_LEADS_TO = re.compile(
    "(?:项目|工程|片区|安置点)[^;。]{0,20}?(?:(?:放|建|布局|安排|选|定|落|落户|布)?在|覆盖|涉及|包括|惠及|辐射)(?:了)?"
    "(?:[一-鿿]{2,5}[镇乡]|[我本全][镇乡])?(?:的)?$"
)
_JOINED = ("、", "和", "及", "与", ",")
_EARLY = 4


def open_project(text: str, start: int, end: int, block: Block, memory: Memory) -> None:
    """Remember in which villages a sentence says that a project is, and below which headings all is told of it.

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        The sentence.
    block
        The stretch of the paragraph it stands in.
    memory
        What is known so far.
    """
    opened = _villages_of_project(text, start, end, memory)
    if not opened:
        return
    memory.project = opened
    about = memory.setting.about
    depth = next((at for at, one in enumerate(block.headings) if one != about and _OF_AN_AREA.search(one)), None)
    if depth is not None:
        memory.project_headings = block.headings[depth:]
    elif _is_early(block, memory) and _OF_AN_AREA.search(about):
        memory.project_headings = ()
    else:
        return  # one work of many
    memory.paragraph_place = opened


def stay_in_project(block: Block, memory: Memory) -> None:
    """Take what stands below the headings of a project as told of its villages.

    Parameters
    ----------
    block
        A stretch of a paragraph.
    memory
        What is known so far.
    """
    own = memory.project_headings
    is_below = own is not None and block.headings[len(block.headings) - len(own) :] == own
    is_headed = any(_AREA.search(heading) for heading in block.headings)
    if (is_below or is_headed) and memory.paragraph_place == memory.setting.place:
        memory.paragraph_place = memory.project or AREA


def in_project(words: str, memory: Memory) -> str:
    """Return the place that words before a number turn to by 项目区; empty where they do not.

    Parameters
    ----------
    words
        Between the number before and this one.
    memory
        What is known so far.
    """
    return (memory.project or AREA) if _AREA.search(words) else ""


def _is_early(block: Block, memory: Memory) -> bool:
    return block.paragraph <= memory.setting.title + _EARLY


def _villages_of_project(text: str, start: int, end: int, memory: Memory) -> str:
    named = [one for one in places_in(text[start:end], memory.villages) if one[2]]
    if not named or not _LEADS_TO.search(text[start : start + named[0][0]]):
        return ""
    run = [named[0]]
    for one in named[1:]:
        if text[start + run[-1][1] : start + one[0]] not in _JOINED:
            break
        run.append(one)
    return "、".join(dict.fromkeys(name for _, _, name in run))
