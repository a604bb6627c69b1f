"""Problems that a document names (存在的问题): the sentences of its sections about them, each with its address.

A problem is an item of the list (一是…, （一）…) or, where nothing is numbered, a sentence. What will be done about it
(下一步…) and sentences that only lead to the list are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from fupin_analysis.clean.prose.paper.outline import Block, outline, sentence_spans
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.prose import ProseReading
from fupin_analysis.core.source import Source, join_sources
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.program_words import load_words

_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[,、是]|其[一二三四五六七八九十]{1,3}[,、是])[,:]?"
    r"|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)、?|[0-9]{1,2}(?:[、.)]| (?=[一-鿿]))|\([0-9]{1,2}\)|[①-⑳]"
)
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]")
_BULLET = re.compile(r"[-—·●•◆■]+ *")
_LED = re.compile(r"[^:,;。]{0,14}(?:问题|困难|不足|短板|差距)[^:,;。]{0,8}:(?=.)")
_LONGEST_TITLE = 24
_SHORTEST = 4


@dataclass
class _Named:
    """A problem as it is put together: its text, and where its pieces stand."""

    text: str
    sources: list[Source]
    headings: tuple[str, ...] = field(default=())


@cache
def _section() -> dict[str, re.Pattern[str]]:
    words = load_words("prose/problems")["section"]
    return {name: re.compile(pattern) for name, pattern in words.items() if isinstance(pattern, str)}


def named_problems(reading: ProseReading) -> list[Row]:
    """Return the problems that a document names as rows of records, in the order of the text.

    Parameters
    ----------
    reading
        The document, and whose it is.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Paragraph, Prose
    >>> texts = "三、存在的问题", "一是危房改造进度滞后;二是缺少技术人员。", "四、下一步打算", "加快改造。"
    >>> prose = Prose("甲山镇.txt", tuple(Paragraph(number, text) for number, text in enumerate(texts, start=1)))
    >>> [(row["matter"], row["source"]) for row in named_problems(ProseReading(prose, "甲山镇", 2018, ()))]
    [('危房改造进度滞后', '甲山镇.txt › 第2段 › 第3-10字'), ('缺少技术人员', '甲山镇.txt › 第2段 › 第14-19字')]
    """
    longest = int(load_words("prose/problems")["section"]["longest"])
    rows: dict[str, Row] = {}
    for one in _put_together(reading):
        text = mask_identifiers(one.text if len(one.text) <= longest else f"{one.text[:longest]}…")
        common = {"township": reading.township, "year": reading.year, "record": "problems"}
        rows.setdefault(text, {**common, "matter": text, "source": join_sources(one.sources)})
    return list(rows.values())


def _put_together(reading: ProseReading) -> list[_Named]:
    """Return the problems; what stands below an item's own line belongs to it."""
    found: list[_Named] = []
    planned: tuple[str, ...] = ()
    for block in outline(reading.prose.paragraphs):
        headings = _own_headings(block)
        section = _section_of(headings)
        if not section or section == planned:
            continue
        is_item = _ITEM.match(block.folded.text, block.start, block.end) is not None
        texts, has_planned = _spoken(block, reading)
        planned = section if has_planned and not is_item else planned  # 下半年重点抓好以下工作: the list below is of plans
        if block.is_heading and block.headings[:1] and _is_title(block.headings[0]):
            continue
        if not texts:
            continue
        below = found[-1] if found and not is_item and found[-1].headings and found[-1].headings == headings else None
        if below is not None:  # （一）资金缺口大 on a line of its own, and the paragraph that explains it
            below.text += "：" + "".join(text for text, _source in texts)
            below.sources += [source for _text, source in texts]
        elif is_item:
            joined = "".join(text for text, _source in texts).rstrip("。；;")
            found.append(_Named(joined, [source for _text, source in texts], block.headings if block.is_heading else ()))
        else:
            found += [_Named(text.rstrip("。；;"), [source]) for text, source in texts]
    return found


def _own_headings(block: Block) -> tuple[str, ...]:
    """Return the headings of a block without the words that its own list mark leads in (一是…, 1.…), which are no heading."""
    mark = _ITEM.match(block.folded.text, block.start, block.end)
    if mark is None or _CHAPTER.match(mark[0]) or not block.headings or _section()["title"].fullmatch(block.headings[0]):
        return block.headings
    return block.headings[1:]


def _is_title(heading: str) -> bool:
    words = _section()
    return bool(len(heading) <= _LONGEST_TITLE and words["heading"].search(heading) and not words["not_heading"].search(heading))


def _section_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heading of problems that a block stands under, with those above it; none where a nearer one speaks of plans."""
    words = _section()
    for at, heading in enumerate(headings):
        if _is_title(heading):
            return headings[at:]
        if words["plan_heading"].search(heading) and len(heading) <= _LONGEST_TITLE:
            return ()
    return ()


def _spoken(block: Block, reading: ProseReading) -> tuple[list[tuple[str, Source]], bool]:
    """Return the sentences of a block that name a problem, as written, with their addresses; and whether a plan ends them."""
    found: list[tuple[str, Source]] = []
    words, written = _section(), {one.number: one.text for one in reading.prose.paragraphs}[block.paragraph]
    text = block.folded.text
    is_item = _ITEM.match(text, block.start, block.end) is not None
    for first, last in sentence_spans(text, block.start, block.end):
        for start, end in [(first, last)] if is_item else _parted(text, first, last):
            mark = _ITEM.match(text, start, end) or _BULLET.match(text, start, end)
            begin = mark.end() if mark else start
            led = _LED.match(text, begin, end)
            begin = led.end() if led else begin
            said = text[begin:end].strip("。;:!? ")
            if _is_plan(said):
                return found, True
            speaks = words["heading"].search(said) or text[:end].endswith(":")
            is_lead = speaks and words["lead"].search(text[begin:end].rstrip())
            if len(said) < _SHORTEST or is_lead or _is_title(said):
                continue
            stop = end - (len(text[begin:end]) - len(text[begin:end].rstrip("。;:!? ")))
            left, right = block.folded.span(begin, stop)
            ending = "。" if is_item else ""
            source = Source(reading.prose.file, paragraph=block.paragraph, first=left + 1, last=right)
            found.append((written[left:right] + ending, source))
    return found, False


def _is_plan(said: str) -> bool:
    """Whether a sentence says what will be done: by how it begins, never by a noun within it."""
    words = _section()
    return bool(words["plan"].match(said)) and not words["not_plan"].search(said)


def _parted(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield what semicolons part."""
    place = first
    for match in re.finditer(";", text[first:last]):
        yield place, first + match.end()
        place = first + match.end()
    if text[place:last].strip():
        yield place, last
