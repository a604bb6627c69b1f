"""Averages, rates and states that say nothing of what they are of get its name: 茶园2700亩,户均7亩; 住院报销…,报销比例达90%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from fupin_analysis.clean.prose.decisions.nouns_behind import OF_PEOPLE
from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import alternatives, prose_words
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import OTHER, own_words

_STOPS = re.compile("[,;:。()]")
_RATE = re.compile("(?:率|比例)$")
_EARNED = re.compile("[一-鿿]{2}(?:实现)?(?:人均|户均|年均|月均)(?:年|月)?(?:增收|收入)")
_MEASURED = frozenset({"share", "points", "times"})
_OF_HEADS = ("households", "persons")
#: What a heading calls a paper or a chapter is no subject: 2021年脱贫总结, 存在问题及整改.
_OF_A_PAPER = re.compile("总结|汇报|报告|问题|(?:19|20)[0-9]{2}年?|情况$")
#: A heading longer than this tells a story and names nothing.
_LONGEST_HEADING = 12
_LONGEST_SUBJECT = 16


@cache
def _average() -> re.Pattern[str]:
    words = prose_words()["left_out"]
    said = alternatives(words["said"])
    return re.compile(f"(?:其中|{said}|[,:、])*(?P<each>{alternatives(words['each'])})(?:{said})*$")


@cache
def _bare() -> re.Pattern[str]:
    done = alternatives(prose_words()["left_out"]["done"])
    return re.compile(
        f"(?P<rate>(?:{done}){{1,4}}(?:率|比例))|(?P<state>(?:其[他它])?(?:未|不|没有?|待)(?:{done}){{1,3}})(?:的|有)?"
    )


@cache
def _how() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternatives(prose_words()['left_out']['how'])})+")


def with_its_subject(view: View, read: Read) -> Read:
    """Return a reading whose words leave out what it is of with the name of that; any other as it is.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    path = f"{read.choice.topic}/{read.choice.name}"
    is_own = read.choice.item is None and read.choice.how != "pending" and not view.chain.label
    is_of_anybody = path in prose_words()["left_out"]["of_anybody"]
    is_of_heads = view.family.startswith("money") and _EARNED.search(view.label) is not None  # 18名残疾人实现年均增收8000元
    is_of_heads = is_of_heads and read.choice.topic not in ("income", "production")
    named = _of_an_average(view, read.choice.topic) if is_own or is_of_anybody or is_of_heads else None
    if named is not None:
        return replace(read, choice=named[0], meant=named[1])
    is_bare = is_own and _bare().fullmatch(read.choice.name) is not None  # what a guard has named keeps that name
    choice = _of_a_rate(view) if is_bare or path in prose_words()["left_out"]["bare_rates"] else None
    if choice is None or (read.choice.item is not None and _is_its_usual(read.choice.item, view)):
        return read
    return replace(read, choice=choice)


def _is_its_usual(item: Item, view: View) -> bool:
    """Whether an item is known by the name that its subject makes of it: 报销比例 behind 住院报销 is 住院报销比例, the item."""
    subject = _measured(view)
    return subject is None or _called(subject, item.zh).name in item.names


def _of_an_average(view: View, topic: str) -> tuple[Choice, Choice] | None:
    """Return what an average is called by what it is of, and that; None where it has a noun or nothing was named."""
    clause = _STOPS.split(view.gap)[-1]
    match = _average().search(clause)
    if match is None or view.family in _MEASURED:
        return None
    noun = clause[: match.start()]
    if residue(noun):  # 29名贫困劳动力实现年均增收2.3万元: the noun of the number before, which leads on
        is_of_before = clause == view.gap and view.all_done and view.all_done[-1].chain.families[0] in _OF_HEADS
        if not is_of_before or not any(hit.end == len(noun) + view.begin for hit in view.sentence.hits_in(*view.chain.gap)):
            return None
    subject = _thing_before(view, is_of_land=words_of_land() in match["each"])
    if subject is None:
        return None
    name = own_label(match[0].lstrip(",:、").removeprefix("其中"))
    called = _called(subject, name)
    return (replace(called, topic=topic) if called.topic in OF_PEOPLE and topic else called), subject


def words_of_land() -> str:
    """Return the sign of averages that are of land."""
    return str(prose_words()["left_out"]["of_land"])


def _thing_before(view: View, *, is_of_land: bool) -> Choice | None:
    """Return what was counted last that an average can be of; what everybody is, and money, it tells nothing of."""
    for read in _told(view):
        family = read.chain.families[0]
        if family in _MEASURED or family.startswith("money") or (is_of_land and family != "area"):
            continue
        choice = read.meant or read.choice
        is_of_all = choice.item is not None and choice.topic in OF_PEOPLE
        return None if is_of_all or not residue(label_of(choice)) else choice
    return None


def _told(view: View) -> Iterator[Read]:
    """Yield what has been read in the sentence, the last first, or in the one before where nothing has."""
    yield from (read for read in reversed(view.all_done or view.memory.previous) if read.choice.how not in ("pending", "change"))


def _of_a_rate(view: View) -> Choice | None:
    """Return what a rate or a state is called by what it is of; None where its own words say it."""
    own = own_label(view.label)
    match = _bare().fullmatch(own)
    if match is None or (view.family == "share") != bool(match["rate"]):
        return None
    subject = _measured(view)
    if subject is None:
        return None
    return _called(subject, own)


def _measured(view: View) -> Choice | None:
    """Return what is measured: what was counted last, else what the heading names."""
    for read in _told(view):
        family = read.chain.families[0]
        label = label_of(read.choice)
        if family.startswith("money") or (read.choice.item is not None and read.choice.topic in OF_PEOPLE):
            continue
        if family in _MEASURED:
            bare = _bare().search(label)
            label = label[: bare.start()] if bare is not None and bare.end() == len(label) else ""
            if not residue(label):
                continue
            return Choice(read.choice.topic, label, None, 0.0, label, "own")
        return read.choice if residue(label) else None
    heading, hits = view.context.headings[0] if view.context.headings else ("", [])
    if _OF_A_PAPER.search(heading):
        return None
    name = _how().sub("", own_label(heading))
    is_told = bool(hits) or any(word in name for word in prose_words()["left_out"]["done"])  # 水质检测, and no 工作成效
    if not residue(name) or len(name) > _LONGEST_HEADING or not is_told:
        return None
    return Choice(next(iter(topics_in(hits)), OTHER), name, None, 0.0, name, "own")


def _called(subject: Choice, said: str) -> Choice:
    """Return what is said of a thing under its name: 住院报销 and 报销比例 are 住院报销比例."""
    label = label_of(subject)[-_LONGEST_SUBJECT:]
    overlap = next((size for size in range(min(len(label), len(said)), 1, -1) if label.endswith(said[:size])), 0)
    name = own_words(said if label in said else f"{label}{said[overlap:]}")  # 整改5个,未整改3个
    return Choice(subject.topic or OTHER, name, None, 0.0, name, "own")
