"""What several years are to bring is not one year's plan: 2020—2022年投入3600万元, 三年修路75公里."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.aspects import Moment
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Memory, Read
from fupin_analysis.clean.prose.numbers.chinese import DIGITS
from fupin_analysis.clean.prose.paper.programmes import tells_of_before
from fupin_analysis.clean.prose.paper.setting import ProseSetting
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.planning import ROLLS
from fupin_analysis.core.words.terms import own_words

_SPAN = re.compile(
    "20[0-9]{2}年?(?:-|至|到)(?P<last>20[0-9]{2})年(?:[底末])?|(?:今后|未来|接下来)?(?P<many>[两二三四五六])年(?:内|间|里|时间)?(?!行动|攻坚|计划|规划|提升|滚动|目标|任务|[来前以后])"
)
_EACH = re.compile("每年|年均|年年|分别|逐年|各")
#: A sentence that sums up what the years told before are to bring.
_SUMS_UP = re.compile("(?:这)?[两二三四五六]年(?:内|间)?(?:共|累计|合计|总共|预计)?(?=[一-鿿])(?![来前以])")


def of_years_before(text: str, start: int, memory: Memory) -> Moment | None:
    """Return the moment of a sentence that sums up what the sentence before has planned for several years; None for others.

    Parameters
    ----------
    text, start
        The folded paragraph and where the sentence begins.
    memory
        What is known so far.
    """
    planned = [read.period for read in memory.previous if read.aspect == "plan"]
    if len(set(planned)) < 2 or len(planned) < len(memory.previous) or _SUMS_UP.match(text, start) is None:
        return None
    return Moment("plan", max(planned), True)


def before_the_plan(text: str, start: int, end: int, base: Moment, setting: ProseSetting) -> Moment:
    """Return the moment of what a plan tells of the years before it as done: 近五年来,共减贫1120人.

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        Where a number's part of the sentence begins, and where the number does.
    base
        What headings and the document say.
    setting
        Whose document it is.
    """
    if not setting.is_plan or base.aspect != "plan" or setting.year is None:
        return base
    first = setting.plans[0] if setting.plans is not None else setting.year
    return Moment("done", setting.today, False) if tells_of_before(text, start, end, first) else base


def over_planned_years(views: Sequence[View], reads: Sequence[Read]) -> None:
    """Keep what is planned for several years together in the text's own words, as of the last of them.

    Parameters
    ----------
    views, reads
        The chains of a sentence and what was read in them; their choices are changed.
    """
    for view, read in zip(views, reads, strict=True):
        if read.aspect != "plan" or not read.choice.name or read.choice.topic in ROLLS or not read.period[:4].isdigit():
            continue
        span = _span_of(view)
        if span is not None:
            name = label_of(read.choice)
            words = own_words(name if span[0] in name else f"{span[0]}{name}")
            read.choice = replace(read.choice, name=words, item=None, how="own")
            read.period = span["last"] or _last_of(span["many"], read, view.memory.year)


def _span_of(view: View) -> re.Match[str] | None:
    """Return the span of years that is told for a number; None where each year is, or one of them."""
    sentence = view.sentence
    span = next(reversed(list(_SPAN.finditer(sentence.text, sentence.start, view.chain.start))), None)
    if span is None or _EACH.search(sentence.text, span.end(), view.chain.start):
        return None
    is_dated = any(span.end() <= time.start < view.chain.start and time.period for time in sentence.times)
    return None if is_dated else span


def _last_of(many: str, read: Read, year: int) -> str:
    """Return the last of so many years to come; the years told before are known already."""
    return read.period if int(read.period[:4]) > year + 1 else str(year + DIGITS[many])
