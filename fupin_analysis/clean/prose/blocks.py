"""One stretch of a paragraph to mentions: numbers and times are found, then its sentences are read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.aspects import Moment, aspect_of, is_within_year
from fupin_analysis.clean.prose.came_from import year_begun
from fupin_analysis.clean.prose.context import context_of
from fupin_analysis.clean.prose.lexicon import Hit, find_words
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.numbers.numerals import Numeral, find_numerals
from fupin_analysis.clean.prose.numbers.own_parts import own_parts
from fupin_analysis.clean.prose.numbers.scales import mark_scales
from fupin_analysis.clean.prose.numbers.times import TimeWord, find_times
from fupin_analysis.clean.prose.paper.chapters import chapter_opened, goes_on_below
from fupin_analysis.clean.prose.paper.outline import Block, sentence_spans
from fupin_analysis.clean.prose.paper.stories import stories_in, told_of
from fupin_analysis.clean.prose.places.headings import headed_by
from fupin_analysis.clean.prose.places.project_area import open_project, stay_in_project
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.sentences import read_sentence
from fupin_analysis.clean.prose.view import Sentence
from fupin_analysis.core.prose import Mention

_LEADS_ON = re.compile(r"(?:下一步|下步|明年|来年|下一年|新的一年|今后)(?:,|我[镇乡]|全[镇乡]|工作|将|要|拟|计划|继续|重点)")
_YEAR_LEADS = re.compile(r"[一二三四五六七八九十()、.0-9]{0,4}?(?:到)?20[0-9]{2}年(?!底|末|前|以前|之前)[,:全我计,]")
_LONGEST_BEGINNING = 4
#: Kinds of numerals that count something.
_COUNTED = frozenset({"number", "range"})
_SAYS_A_YEAR = re.compile("(?:19|20)[0-9]{2}|二[〇零]")
#: The year whose deeds a chapter tells, and how one who looks back on it calls it.
_YEAR_TOLD, _LAST_YEAR = re.compile("(20[0-9]{2})年度?(?!.*(?:计划|打算|安排|目标|思路|20[0-9]{2}))"), ("去年", "去年度")
_OF_ALL = re.compile(r"(?:以上|综上|合计|总体|全[镇乡]|[一二三四五六七八九十0-9]+个(?:贫困|行政)?村)")
_WHOLE = re.compile("[全我本][镇乡]|[全我本]街道")
_VILLAGE_HEAD = re.compile(r"^([一-鿿]{2,6})[::](?=全村|该村|本村|[一-鿿]{0,4}村)")


def read_block(block: Block, memory: Memory) -> Iterator[Mention]:
    """Yield a mention for each number of a block."""
    text = block.folded.text
    times = find_times(text, year=memory.year, by_month="M" in memory.setting.period)
    parts = own_parts(text, own=memory.setting.period, week=memory.setting.week, year=memory.year)
    times = sorted([*times, *parts], key=lambda time: time.start)
    if memory.setting.year is None:  # 今年 of a paper that says nowhere which year that is
        times = [time if _SAYS_A_YEAR.search(text, time.start, time.end) else _of_no_year(time) for time in times]
    if block.headings and block.headings[0] != memory.setting.about:
        times = [_of_the_chapter(time, text, block) for time in times]
    numerals = [numeral for numeral in mark_scales(text, find_numerals(text)) if not _within(numeral, times)]
    times = [time for time in times if not _inside_name(time, numerals)]
    named = [(first, last) for first, last, name in places_in(text, memory.villages) if name]
    hits = [hit for hit in find_words(_without_units(text, numerals)) if not _is_inside(hit, named)]
    goes_on = memory.in_story and block.paragraph == memory.paragraph + 1
    is_new = block.paragraph != memory.paragraph
    if is_new:
        _begin_paragraph(block, memory)
    _follow_headings(block, memory)
    stay_in_project(block, memory)
    context = context_of(block, memory)
    above = context.moment
    if is_new:
        memory.chapter = memory.chapter if memory.chapter and goes_on_below(memory.chapter, block, above) else None
        memory.paragraph_moment = memory.chapter.moment if memory.chapter is not None else None
    memory.told |= told_of(text, hits)
    stories = stories_in(text, hits, block.headings, goes_on=goes_on, known=memory.told)
    memory.in_story = memory.in_story or any(last == len(text) for _, last in stories)
    spans = list(sentence_spans(text, block.start, block.end))
    for number, (start, end) in enumerate(spans):
        own = [numeral for numeral in numerals if start <= numeral.start < end]
        dated = [time for time in times if start <= time.start < end]
        yield from _uncounted(block, own, dated, block.folded.span(start, end))
        ahead = spans[number + 1] if number + 1 < len(spans) and text.startswith("其中", spans[number + 1][0]) else (0, 0)
        sentence = Sentence(
            block,
            start,
            end,
            [numeral for numeral in own if numeral.kind in _COUNTED],
            times,
            [hit for hit in hits if start <= hit.start < end],
            [hit for hit in hits if ahead[0] <= hit.start < ahead[1]],
            stories,
        )
        memory.paragraph_moment = _opening(text[start:end], dated, context.moment, memory) or memory.paragraph_moment
        if memory.paragraph_moment is not None and _is_of_today(text[start:end], dated, start, memory):
            memory.paragraph_moment, context = None, replace(context, moment=above)  # 明年计划…。目前已完成…
        if memory.paragraph_moment is not None:
            context = replace(context, moment=memory.paragraph_moment)
        open_project(text, start, end, block, memory)
        memory.begun = year_begun(text[start:end]) or memory.begun
        yield from read_sentence(sentence, context, memory)
        if (opened := chapter_opened(block, start, end, dated, above, memory.year)) is not None:
            memory.chapter = opened
            memory.paragraph_moment = opened.moment if opened.is_of_targets else memory.paragraph_moment


def _begin_paragraph(block: Block, memory: Memory) -> None:
    """Forget what was spoken of in the paragraph before; a village that leads this one is whose it is."""
    memory.in_story = False
    memory.paragraph, memory.paragraph_place, memory.previous = block.paragraph, memory.setting.place, []
    memory.paragraph_moment = None
    memory.is_described, memory.village, memory.heading = False, memory.setting.place, ""
    memory.area = ""
    head = _VILLAGE_HEAD.match(block.folded.text)
    if head and not find_words(head[1]):
        memory.paragraph_place = head[1]


def _follow_headings(block: Block, memory: Memory) -> None:
    """Take what stands below a heading that names a village as its own, up to where the text speaks of the township."""
    text = block.folded.text
    under, heading = headed_by(block.headings, memory.villages)
    if under and _WHOLE.match(text):
        memory.left = heading
    if under and heading != memory.left and not _OF_ALL.match(text):
        memory.paragraph_place, memory.is_described, memory.heading = clean_village(under), True, heading


def _uncounted(block: Block, numerals: list[Numeral], times: list[TimeWord], sentence: tuple[int, int]) -> Iterator[Mention]:
    """Yield a mention of each date of a sentence, and of each number that counts nothing."""
    for time in times:
        if time.has_digits:
            yield Mention(block.paragraph, *block.folded.span(time.start, time.end), "", "date", sentence=sentence)
    for numeral in numerals:
        if numeral.kind != "number" and numeral.kind not in _COUNTED:
            yield Mention(block.paragraph, *block.folded.span(numeral.start, numeral.end), "", numeral.kind, sentence=sentence)


def _of_no_year(time: TimeWord) -> TimeWord:
    return replace(time, period="", is_now=True)


def _of_the_chapter(time: TimeWord, text: str, block: Block) -> TimeWord:
    """Return 去年 at the head of a sentence as the year its heading tells of (2015年脱贫情况): it is written in the next."""
    told = _YEAR_TOLD.search(block.headings[0])
    is_deed = text[time.start : time.end] in _LAST_YEAR and (time.start == block.start or text[time.start - 1] in "。;")
    if told is None or not is_deed or text.startswith("同期", time.end) or time.period != str(int(told[1]) - 1):
        return time
    return replace(time, period=told[1])


def _is_inside(hit: Hit, named: list[tuple[int, int]]) -> bool:
    """Whether a word is part of a village's name: there is no well in 水井湾."""
    return any(first <= hit.start and hit.end <= last for first, last in named)


def _opening(sentence: str, times: list[TimeWord], base: Moment, memory: Memory) -> Moment | None:
    """Return what a sentence that begins with 下一步 or with a year to come says of the rest of its paragraph."""
    own = memory.setting.period
    if base.aspect == "plan" or memory.setting.is_plan or not own[:4].isdigit():
        return None
    first = sentence.lstrip("0123456789.、,()一二三四五六七八九十是 ")
    if times and times[0].period[:4].isdigit() and int(times[0].period[:4]) > memory.year and _YEAR_LEADS.match(sentence):
        return Moment("plan", times[0].period, True)
    if not _LEADS_ON.match(first):
        return None
    is_same = not memory.setting.is_over and is_within_year(memory.setting.about)
    return Moment("plan", own[:4] + "H2" if own.endswith("H1") else str(int(own[:4]) + (not is_same)), False)


def _is_of_today(sentence: str, times: list[TimeWord], start: int, memory: Memory) -> bool:
    """Whether a sentence begins with the present, or with the year of the paper, and no longer with what comes next."""
    first = times[0] if times else None
    if first is None or first.start - start > _LONGEST_BEGINNING or aspect_of(sentence, 0, len(sentence), base="done") == "plan":
        return False
    return first.is_now or (first.period == str(memory.year) and sentence[first.start - start] in "今本")


def _without_units(text: str, numerals: list[Numeral]) -> str:
    """Return a text in which no word begins with the last sign of a number (846人饮水 speaks of no 人饮)."""
    signs = list(text)
    for numeral in numerals:
        if numeral.kind == "number" and numeral.family:
            signs[numeral.end - 1] = "\0"
    return "".join(signs)


def _within(numeral: Numeral, times: list[TimeWord]) -> bool:
    if numeral.kind in ("document", "name") and any(numeral.start < time.start and time.end <= numeral.end for time in times):
        return False  # a quotation with a time in it
    return any(time.start < numeral.end and numeral.start < time.end for time in times)


def _inside_name(time: TimeWord, numerals: list[Numeral]) -> bool:
    return any(
        numeral.kind in ("document", "name") and numeral.start <= time.start and time.end <= numeral.end for numeral in numerals
    )
