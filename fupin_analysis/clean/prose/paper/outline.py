"""A document's paragraphs with the headings they stand under, and their sentences.

Headings are told by their numbers (一、 · （一） · 1. · （1） · 一是) or by the file's own style; in a text pasted from the web
they may stand in the middle of a line. The heading's own first sentence may hold figures as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fupin_analysis.clean.prose.paper.folding import Folded, fold_prose
from fupin_analysis.clean.prose.paper.run_in import BEFORE_A_LIST, heading_ends
from fupin_analysis.clean.prose.paper.straight import straighten
from fupin_analysis.core.prose import Paragraph

_CHINESE = "[一二三四五六七八九十]{1,3}"
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第{_CHINESE}部分|{_CHINESE}、")),
    (2, re.compile(rf"\({_CHINESE}\)、?")),
    (3, re.compile(r"[0-9]{1,2}(?:、|\.(?![0-9])|,(?![0-9]))")),
    (
        4,
        re.compile(
            r"[0-9]{1,2}\.[0-9]{1,2}(?=[一-鿿\"])(?!(?:万|亿|元|公里|米|亩|户|人|个|吨|倍|平方|名|千|公斤|斤|立方|担|度|分|厘|套|头|只|箱|级|小时|公顷|左右|以))|\([0-9]{1,2}\)|[0-9]{1,2}\)|[①-⑳]"
        ),
    ),
    (5, re.compile(rf"{_CHINESE}是(?!否)|第{_CHINESE}(?=[,、是])|其{_CHINESE}(?=[,、是])")),
)
_BREAK = re.compile(
    rf"(?<=[。;!?:,])(?={_CHINESE}是(?!否))|(?<=[。;!?:])(?={_CHINESE}、|\({_CHINESE}\)|{_CHINESE}是|第{_CHINESE}[,、]|[0-9]{{1,2}}[、.](?![0-9])|\([0-9]{{1,2}}\))"
    rf"|{BEFORE_A_LIST}"
)
_SENTENCE_END = re.compile(r"[。!?]+[\")]*")
_FIGURE = re.compile(r"[0-9](?:\.[0-9]+)?(?:万|亿)?[余多]?(?:户|人|名|元|亩|公里|%|个|条)")
#: A heading whose line ends with a comma; a line broken within a sentence ends with one as well, and has a verb or a preposition
#: (严格落实年初计划, 根据…安排): only names of a time and of the work may stand before the noun.
_TIME_OR_WORK = (
    "20[0-9]{2}年度?|[今明下本]一?年度?|年度|全年|[上下]半年|下一?(?:步|阶段|季度)|今后|近期|当前|目前|现阶段|(?:我|全|本)[镇乡村]"
    "|(?:存在|面临|采取)的|存在|脱贫攻坚|精准|扶贫|脱贫|帮扶|巩固|乡村振兴|工作|重点|主要|总体|基本|具体|几点|的|和|与|及|、"
)
_ENDS_WITH_COMMA = re.compile(
    f"(?:{_TIME_OR_WORK})*(?:打算|计划|安排|思路|工作重点|问题|困难|做法|情况|成效|建议)(?:(?:和|与|及|、)(?:打算|建议|问题|困难|措施))?,"
)
_LONGEST_HEADING = 40
_LONGEST_LEAD = 24


@dataclass(frozen=True)
class Block:
    """A stretch of a paragraph under one stack of headings.

    Parameters
    ----------
    paragraph
        Its number.
    folded
        The whole paragraph, folded.
    start, end
        Signs of the stretch.
    headings
        Texts of the headings above it, the nearest first.
    is_heading
        Whether it is a heading and nothing else.
    """

    paragraph: int
    folded: Folded
    start: int
    end: int
    headings: tuple[str, ...]
    is_heading: bool = False


def outline(paragraphs: tuple[Paragraph, ...], *, township: str = "") -> Iterator[Block]:
    """Yield the blocks of a document of a township in order; paragraphs told to be debris are left out."""
    stack: list[tuple[int, str]] = []
    has_marks = any(_mark(fold_prose(paragraph.text).text.lstrip())[0] == 1 for paragraph in paragraphs)
    led = ""
    for paragraph in paragraphs:
        if paragraph.kind in ("debris", "title"):
            continue
        folded = straighten(fold_prose(paragraph.text), township=township)
        if not folded.text.strip():
            continue
        lead = ""
        breaks = {match.start() for match in _BREAK.finditer(folded.text)} | set(heading_ends(folded.text))
        cuts = [0, *sorted(breaks - {0, len(folded.text)}), len(folded.text)]
        for start, end in pairwise(cuts):
            text = folded.text[start:end]
            level, length = _mark(text)
            if level == 5 and start == 0 and led:
                stack.append((4, led))  # a paragraph that ends with a colon leads those of the list below it
            elif level == 5 and not lead and start > 0 and cuts[1] == start:
                lead = re.split(r"[。;!?]", folded.text[:start].rstrip("。;:,!?"))[-1]
                if len(lead) <= _LONGEST_LEAD and not _FIGURE.search(lead):
                    stack.append((4, lead))  # 下半年重点: 一是… 二是…
            heading, is_alone = _heading(text, level, length, paragraph)
            if not level and heading:
                level = paragraph.level or (2 if has_marks else 1)
            if level:
                while stack and stack[-1][0] >= level:
                    stack.pop()
            above = tuple(title for _, title in reversed(stack))
            if level:
                stack.append((level, heading))
                above = (heading, *above) if heading else above
            yield Block(paragraph.number, folded, start, end, above, is_alone)
        led = _lead_of(folded.text)


def _lead_of(text: str) -> str:
    """Return the last clause of a paragraph that ends with a colon, if it may stand above a list; else the empty text."""
    if not text.rstrip().endswith(":"):
        return ""
    lead = re.split(r"[。;!?]", text.rstrip().rstrip(":"))[-1].strip()
    return lead if len(lead) <= _LONGEST_LEAD and not _FIGURE.search(lead) else ""


def _mark(text: str) -> tuple[int, int]:
    """Return the level of the number a text begins with, and its length; 0 where it begins with none."""
    for level, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            return level, match.end()
    return 0, 0


def _heading(text: str, level: int, length: int, paragraph: Paragraph) -> tuple[str, bool]:
    """Return the heading a text begins with, and whether it is nothing else."""
    body = text[length:]
    if _ENDS_WITH_COMMA.fullmatch(body):
        body = body.rstrip(",")  # 下一步打算, alone on its line
    first = re.split(r"[。;:!?]", body, maxsplit=1)[0] if level < 5 else re.split(r"[。;:!?,]", body, maxsplit=1)[0]
    is_alone = len(first) >= len(body.rstrip("。;:!?")) and not _FIGURE.search(body)
    if level:
        if len(first) <= _LONGEST_HEADING:
            return first, is_alone and level < 5
        return first[:_LONGEST_HEADING], False
    marked = paragraph.kind == "heading" or (len(body) <= 26 and not re.search(r"[。;!?,]", body) and not _FIGURE.search(body))
    if marked and is_alone:
        return body, True
    run_in = re.match(r"\[([^\]]{2,16})\]|((?:20[0-9]{2}年度?)?[^,。;:0-9]{2,12}):(?=.)", body)
    if run_in:
        return run_in[1] or run_in[2], False
    return "", False


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a stretch; a full stop within brackets ends none."""
    place = start
    for match in _SENTENCE_END.finditer(text, start, end):
        inner = text[place : match.start()]
        if inner.count("(") > inner.count(")") and ")" in text[match.end() : end]:
            continue
        yield place, match.end()
        place = match.end()
    if text[place:end].strip():
        yield place, end
