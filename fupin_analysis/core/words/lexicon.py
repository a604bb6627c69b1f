"""Phrases cut into known words: items, stages, groups, topics, measures, wordings of time, and fillers that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from fupin_analysis.core.texts.numbering import without_numbering
from fupin_analysis.core.words.composing import both_groups
from fupin_analysis.core.words.counting import PER
from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import OTHER, fold, load_vocabulary

_TIME = re.compile(
    r"(?:截至|截止到?|到)?"
    r"(?:(?:19|20)[0-9]{2}年?"
    r"(?:度|[0-9]{1,2}月(?:份|[0-9]{1,2}日|底|末)?|上半年|下半年|第?[一二三四1-4]季度|底|末|以来|初)?"
    r"|上半年|下半年|本年度?|今年|全年|年度|第?[一二三四1-4]季度|[0-9]{1,2}月份?|目前|现在?|至今|期末|年末|年底)"
)
_LONGEST = 16


@dataclass(frozen=True)
class Sense:
    """What one word may say."""

    items: tuple[Item, ...] = ()
    stage: str = ""
    group: str = ""
    measure: str = ""
    topic: str = ""
    per: str = ""


#: A word of a phrase, and what it may say: nothing for a filler, None where it is unknown.
Piece = tuple[str, tuple[Sense, ...] | None]
#: How much of a plan was carried out is the rate of what was done, and no plan: 危房改造计划完成率.
_OF_PLAN = re.compile("(?:年度)?(?:计划|目标)(?=完成率)")


def plain_phrase(phrase: str) -> str:
    """Fold a phrase for cutting: width, case, white space, and numbering at its head (（一）, 1、) taken off."""
    plain = without_numbering(unicodedata.normalize("NFKC", phrase))
    return fold(_OF_PLAN.sub("", plain))


@lru_cache(maxsize=2**14)
def cut(plain: str) -> tuple[Piece, ...]:
    """Cut a phrase into known words so that the fewest signs stay unknown, and of such cuts the one of fewest words."""
    words, count = _words(), len(plain)
    best: list[tuple[int, int]] = [(0, 0)] * (count + 1)
    steps: list[tuple[int, tuple[Sense, ...] | None]] = [(0, None)] * (count + 1)
    for start in range(count - 1, -1, -1):
        unknown, number = best[start + 1]
        best[start], steps[start] = (unknown + 1, number + 1), (start + 1, None)
        for end, senses in _ends(plain, start, words):
            unknown, number = best[end]
            if (unknown, number + 1) <= best[start]:
                best[start], steps[start] = (unknown, number + 1), (end, senses)
    pieces: list[Piece] = []
    start = 0
    while start < count:
        end, found = steps[start]
        pieces.append((plain[start:end], found))
        start = end
    return tuple(pieces)


def _ends(plain: str, start: int, words: dict[str, tuple[Sense, ...]]) -> Iterator[tuple[int, tuple[Sense, ...]]]:
    fillers = load_facets().fillers
    time = _TIME.match(plain, start)
    if time:
        yield time.end(), ()
    for end in range(start + 1, min(len(plain), start + _LONGEST) + 1):
        word = plain[start:end]
        if word in words:
            yield end, words[word]
        elif word in fillers:
            yield end, ()


def says_nothing(text: str) -> bool:
    """Whether all words of a text are fillers, as that of a corner above labels may be.

    Examples
    --------
    >>> says_nothing("项目"), says_nothing("致贫原因"), says_nothing("菌棒")
    (True, False, False)
    """
    return all(senses == () for _, senses in cut(plain_phrase(text)))


def known_words() -> frozenset[str]:
    """Return every word that phrases are cut into, folded.

    Examples
    --------
    >>> {"危房改造", "已开工", "贫困户"} <= known_words()
    True
    """
    return frozenset(_words())


@cache
def _words() -> dict[str, tuple[Sense, ...]]:
    """Return what each word may say; what the vocabulary lists goes before what is made of it."""
    words: dict[str, list[Sense]] = {}
    _add(words, [*_names_of_items(), *_names_of_topics(), *_words_of_stages(), *_words_of_groups()])
    _add(words, _traits_of_rolls(), are_new=True)
    _add(words, [*_words_of_measures(), *((name, Sense(per=mean)) for name, mean in PER.items())])
    _add(words, ((other, sense) for name, sense in _every_name() for other in _turned(name)), are_new=True)
    _add(words, list(_said_otherwise({*words, *load_facets().fillers})))
    return {word: tuple(dict.fromkeys(senses)) for word, senses in words.items()}


#: A word as written, and what it may say.
_Entry: TypeAlias = tuple[str, Sense]


def _add(words: dict[str, list[Sense]], entries: Iterable[_Entry], *, are_new: bool = False) -> None:
    """Add words that are neither empty nor too long; of those that `are_new` only what is no word yet."""
    for text, sense in entries:
        word = fold(text)
        if 1 <= len(word) <= _LONGEST and not (are_new and word in words):
            words.setdefault(word, []).append(sense)


def _every_name() -> Iterator[_Entry]:
    """Yield every name of every item, folded, with all items of that name."""
    vocabulary = load_vocabulary()
    for item in vocabulary.named_items():
        for name in dict.fromkeys(map(fold, item.names)):
            yield name, Sense(items=tuple(vocabulary.find_items(name)))


def _names_of_items() -> Iterator[_Entry]:
    fillers = load_facets().fillers
    return ((name, sense) for name, sense in _every_name() if name not in fillers and len(name) > 1)


def _names_of_topics() -> Iterator[_Entry]:
    for topic in load_vocabulary().topics.values():
        for name in (topic.zh, *topic.aliases) if topic.name != OTHER else ():
            yield name, Sense(topic=topic.name)


def _words_of_stages() -> Iterator[_Entry]:
    return ((word, Sense(stage=stage.name)) for stage in load_facets().stages.values() for word in stage.words)


def _words_of_groups() -> Iterator[_Entry]:
    return ((word, Sense(group=group.name)) for group in load_facets().groups.values() for word in group.words)


def _words_of_measures() -> Iterator[_Entry]:
    vocabulary = load_vocabulary()
    for measure in vocabulary.measures.values():
        for name in (measure.zh, *measure.aliases):
            if len(name) > 1 and measure.kind != "quantity":  # 数值 says nothing
                yield name, Sense(measure=measure.name)
    for unit in vocabulary.units.values():
        if unit.measures == ("count",) and unit.written != "口":  # 人口数 are persons
            yield f"{unit.written}数", Sense(measure="count")  # 竣工套数


def _traits_of_rolls() -> Iterator[_Entry]:
    """Yield the words for those of a roll who have a trait, with the group that they are: 脱贫妇女."""
    groups = load_facets().groups.values()
    for roll in (group for group in groups if group.before):
        for trait in (group for group in groups if group.is_trait):
            both = Sense(group=both_groups(roll.name, trait.name))
            yield from ((f"{before}{word}", both) for before in roll.before for word in trait.words)


def _said_otherwise(listed: Set[str]) -> Iterator[_Entry]:
    """Yield names of items, topics and groups with a word said otherwise, but for what is listed as something already."""
    long = re.compile("|".join(re.escape(word) for word, _ in load_facets().synonyms))
    for text, sense in (*_every_name(), *_names_of_topics(), *_words_of_groups()):
        for other in otherwise(fold(text)) - listed if long.search(fold(text)) else ():
            if not sense.topic or not _holds_one(other, listed):  # 公路建设 speaks of 公路
                yield other, sense


def _holds_one(text: str, words: Set[str]) -> bool:
    """Whether a text holds one of many words of two signs or more: its stretches are looked up among them."""
    return any(text[start:end] in words for start in range(len(text)) for end in range(start + 2, len(text) + 1))


def _turned(name: str) -> list[str]:
    """Return a name with its deed on the other side of the thing it is done with: 政策宣讲 → 宣讲政策, 拆除旧房 → 旧房已拆除."""
    for deed in load_facets().deeds:
        stem = name.removesuffix(deed) if name.endswith(deed) else name.removeprefix(deed)
        if stem != name and len(stem) > 1:
            return [f"{deed}{stem}", f"{stem}{deed}", f"{stem}已{deed}"]
    return []


@cache
def otherwise(name: str) -> set[str]:
    """Return a name with one or two of its words said otherwise.

    Examples
    --------
    >>> sorted(otherwise("慢性病患者"))[:3]
    ['慢性病人', '慢性病患病人员', '慢性病病人']
    """
    said = {name}
    for _ in range(2):
        said |= {
            one.replace(long, other)
            for one in said
            for long, others in load_facets().synonyms
            for other in others
            if long in one and other not in one  # 补助费 is not said 补助费费
        }
    return {one for one in said if 1 < len(one) <= _LONGEST} - {name}
