"""Phrases cut into known words: items, stages, groups, topics, measures, wordings of time, and fillers that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from fupin_analysis.core.words.composing import both_groups
from fupin_analysis.core.words.counting import PER
from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item, Topic
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
    plain = re.sub(
        r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:[)）]|、|[.．](?![0-9])))+", "", unicodedata.normalize("NFKC", phrase)
    )
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
    vocabulary, facets = load_vocabulary(), load_facets()
    words: dict[str, list[Sense]] = {}

    def add(text: str, sense: Sense) -> None:
        word = fold(text)
        if 1 <= len(word) <= _LONGEST:
            words.setdefault(word, []).append(sense)

    for item in vocabulary.items():
        for name in dict.fromkeys(fold(name) for name in item.names):
            if name not in facets.fillers and len(name) > 1:
                add(name, Sense(items=tuple(vocabulary.find_items(name))))
    for topic in vocabulary.topics.values():
        for name in _topic_names(topic):
            add(name, Sense(topic=topic.name))
    for stage in facets.stages.values():
        for name in stage.words:
            add(name, Sense(stage=stage.name))
    for group in facets.groups.values():
        for name in group.words:
            add(name, Sense(group=group.name))
    for word, both in _traits_of_rolls():
        if fold(word) not in words:
            add(word, Sense(group=both))
    for measure in vocabulary.measures.values():
        for name in (measure.zh, *measure.aliases):
            if len(name) > 1 and measure.kind != "quantity":  # 数值 says nothing
                add(name, Sense(measure=measure.name))
    for unit in vocabulary.units.values():
        if unit.measures == ("count",) and unit.written != "口":  # 人口数 are persons
            add(f"{unit.written}数", Sense(measure="count"))  # 竣工套数
    for name, mean in PER.items():
        add(name, Sense(per=mean))
    for item in vocabulary.items():
        for name in map(fold, item.names):
            if (other := _turned(name)) not in words:
                add(other, Sense(items=tuple(vocabulary.find_items(name))))
    listed = {*words, *facets.fillers}
    said = [(fold(name), Sense(items=tuple(vocabulary.find_items(name)))) for item in vocabulary.items() for name in item.names]
    said += [(fold(name), Sense(topic=topic.name)) for topic in vocabulary.topics.values() for name in _topic_names(topic)]
    said += [(fold(name), Sense(group=group.name)) for group in facets.groups.values() for name in group.words]
    long = re.compile("|".join(re.escape(word) for word, _ in facets.synonyms))
    for word, sense in said:
        for other in _otherwise(word) - listed if long.search(word) else ():
            if not sense.topic or not _holds_one(other, listed):  # 公路建设 speaks of 公路
                add(other, sense)
    return {word: tuple(dict.fromkeys(senses)) for word, senses in words.items()}


def _holds_one(text: str, words: Set[str]) -> bool:
    """Whether a text holds one of many words of two signs or more: its stretches are looked up among them."""
    return any(text[start:end] in words for start in range(len(text)) for end in range(start + 2, len(text) + 1))


def _traits_of_rolls() -> Iterator[tuple[str, str]]:
    """Yield the words for those of a roll who have a trait, with the group that they are: 脱贫妇女."""
    groups = load_facets().groups.values()
    for roll in groups:
        for trait in groups if roll.before else ():
            if trait.is_trait:
                yield from (
                    (f"{before}{word}", both_groups(roll.name, trait.name)) for before in roll.before for word in trait.words
                )


def _turned(name: str) -> str:
    """Return a name with its deed before the thing it is done with: 政策宣讲 → 宣讲政策; empty where it ends with none."""
    deed = next((one for one in load_facets().deeds if name.endswith(one)), "")
    stem = name.removesuffix(deed)
    return f"{deed}{stem}" if deed and len(stem) > 1 else ""


@cache
def _otherwise(name: str) -> set[str]:
    """Return a name with one or two of its words said otherwise: 慢性病患者 → 慢病患者, 慢性病人员."""
    said = {name}
    for _ in range(2):
        said |= {
            one.replace(long, other) for one in said for long, others in load_facets().synonyms for other in others if long in one
        }
    return {one for one in said if 1 < len(one) <= _LONGEST} - {name}


def _topic_names(topic: Topic) -> tuple[str, ...]:
    return (topic.zh, *topic.aliases) if topic.name != OTHER else ()
