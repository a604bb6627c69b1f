"""Which concepts the words of a text speak of, and which items of the vocabulary they name outright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.words import Aspect, prose_words
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.lexicon import otherwise
from fupin_analysis.core.words.terms import load_vocabulary

#: Labels that name an item only beside its topic; what rules of concepts decide is left to them.
_SHORTEST_LABEL = 2
#: A sign within words that are known without it: 硬化了道路.
_OF_ASPECT = re.compile("(?<=[一-鿿]{2})(?<![为除])了(?![解却])(?=[一-鿿])")


@dataclass(frozen=True)
class Hit:
    """A known word in a folded text.

    Parameters
    ----------
    start, end
        Its signs.
    concepts
        What it speaks of.
    items
        Items of the vocabulary that are called so.
    """

    start: int
    end: int
    concepts: frozenset[str]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class ItemRule:
    """A rule of ``vocabulary/prose``: concepts around a number, and the item they name."""

    item: Item
    keys: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...]
    bars: frozenset[str]
    families: frozenset[str]
    aspect: Aspect | Literal["outlook", "any"]
    prior: float
    is_weak: bool
    is_undated: bool
    is_bare: bool
    is_default: bool
    is_people: bool
    is_past: bool
    is_strict: bool
    is_dated: bool
    is_current: bool
    ahead: tuple[str, ...]
    topics: frozenset[str]
    exact: str
    since: int
    until: int


@cache
def item_rules() -> dict[str, tuple[ItemRule, ...]]:
    """Return the rules by the concept that is their key."""
    vocabulary = load_vocabulary()
    by_key: dict[str, list[ItemRule]] = {}
    for row in prose_words()["rules"]:
        topic, name = row["item"].split("/")
        item = vocabulary.find_item(topic, name)
        if item is None:
            continue  # an office's vocabulary may lack it
        rule = _rule(row, item)
        for key in rule.keys:
            by_key.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in by_key.items()}


def _rule(row: dict[str, Any], item: Item) -> ItemRule:
    return ItemRule(
        item=item,
        keys=tuple(row["key"].split("|")),
        needs=tuple(tuple(need.split("|")) for need in row.get("with", ())),
        beside=tuple(row.get("beside", ())),
        bars=frozenset(row.get("not", ())),
        families=frozenset(row["families"]),
        aspect=row.get("aspect", "any"),
        prior=float(row.get("prior", 0.0)),
        is_weak=bool(row.get("weak", False)),
        is_undated=bool(row.get("undated", False)),
        is_bare=bool(row.get("bare", False)),
        is_default=bool(row.get("default", False)),
        is_people=bool(row.get("people", False)),
        is_past=bool(row.get("past", False)),
        is_strict=bool(row.get("strict", False)),
        is_dated=bool(row.get("dated", False)),
        is_current=bool(row.get("current", False)),
        ahead=tuple(row.get("ahead", ())),
        topics=frozenset(row.get("topic_only", ())),
        exact=row.get("exact", ""),
        since=int(row.get("since", 0)),
        until=int(row.get("until", 9999)),
    )


@cache
def _ruled() -> frozenset[tuple[str, str]]:
    return frozenset((rule.item.topic, rule.item.name) for rules in item_rules().values() for rule in rules)


def is_told_by_label(item: Item) -> bool:
    """Whether an item is named by its label alone: no rule knows it, so prose calls it as tables do.

    Examples
    --------
    >>> items = load_vocabulary().topics["employment"].items
    >>> is_told_by_label(items["forest_rangers"]), is_told_by_label(items["employed"])
    (True, False)
    """
    is_listed = f"{item.topic}/{item.name}" in prose_words()["labels"]["by_rules_only"]
    return not is_listed and (item.topic, item.name) not in _ruled()


@cache
def topic_of_concept() -> dict[str, str]:
    """Return the topic each concept speaks of."""
    return {concept: topic for topic, concepts in prose_words()["topics"].items() for concept in concepts}


@cache
def _trie() -> dict[str, tuple[tuple[str, Hit], ...]]:
    """Known words by their first two signs, those of one sign by that, the longest first."""
    concepts: dict[str, set[str]] = {}
    for concept, words in prose_words()["concepts"].items():
        for word in words:
            concepts.setdefault(fold_prose(word).text.lower(), set()).add(concept)
    labels: dict[str, list[Item]] = {}
    generic = frozenset(prose_words()["own"]["generic"])
    for item in load_vocabulary().named_items():
        for name in (item.zh, *item.aliases):
            word = fold_prose(name).text.lower()
            if len(word) >= _SHORTEST_LABEL and not word.isascii() and word not in generic:
                labels.setdefault(word, []).append(item)
    said: dict[str, list[Item]] = {}
    for word, items in labels.items():
        for other in otherwise(word) if all(map(is_told_by_label, items)) else ():
            if len(other) >= _SHORTEST_LABEL and other not in labels and other not in concepts and other not in generic:
                said.setdefault(other, []).extend(items)
    labels |= {word: [*dict.fromkeys(items)] for word, items in said.items()}
    words = {}
    for word in concepts.keys() | labels.keys():
        own = set(concepts.get(word, ()))
        if not own:  # a label keeps the concepts of the words in it
            own = {concept for hit in _scan_plain(word, concepts) for concept in hit}
        named = tuple(labels.get(word, ()))
        if word in concepts:  # the rules say which item it names, unless they know none of the items called so
            named = tuple(item for item in named if is_told_by_label(item))
        words[word] = Hit(0, len(word), frozenset(own), named)
    by_first: dict[str, list[tuple[str, Hit]]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[:2], []).append((word, words[word]))
    return {first: (*rows, *(by_first.get(first[0], ()) if len(first) > 1 else ())) for first, rows in by_first.items()}


def _scan_plain(word: str, concepts: dict[str, set[str]]) -> list[set[str]]:
    found, place = [], 0
    while place < len(word):
        end = next((end for end in range(len(word), place + 1, -1) if word[place:end] in concepts), 0)
        if end:
            found.append(concepts[word[place:end]])
        place = end or place + 1
    return found


def find_words(text: str) -> list[Hit]:
    """Return the known words of a folded text, the longest at each place, none inside another.

    Examples
    --------
    >>> [sorted(hit.concepts)[0] for hit in find_words("全镇未脱贫户")]
    ['not_exit']
    >>> [(hit.start, hit.end) for hit in find_words("硬化了道路")]
    [(0, 5)]
    """
    if "了" in text:
        places = [place for place in range(len(text)) if not _OF_ASPECT.match(text, place)]
        bare = "".join(text[place] for place in places)
        found = _find(bare)
        return [replace(hit, start=places[hit.start], end=places[hit.end - 1] + 1) for hit in found] if bare != text else found
    return _find(text)


def _find(text: str) -> list[Hit]:
    trie, found, place = _trie(), list[Hit](), 0
    lowered = text.lower()
    while place < len(lowered):
        for word, hit in trie.get(lowered[place : place + 2]) or trie.get(lowered[place], ()):
            if lowered.startswith(word, place) and not _cuts_a_longer_one(lowered, place, place + len(word)):
                found.append(Hit(place, place + len(word), hit.concepts, hit.items))
                place += len(word)
                break
        else:
            place += 1
    return found


def _cuts_a_longer_one(text: str, start: int, end: int) -> bool:
    """Whether a word that ends at `end` cuts a longer one in two that begins within it: 务工脱贫劳动力 is no 务工脱贫."""
    trie, length = _trie(), end - start
    for place in range(start + 2, end):
        for word, _hit in trie.get(text[place : place + 2], ()):
            if len(word) <= length:
                break  # the longest come first
            if place + len(word) > end and text.startswith(word, place):
                return True
    return False


def topics_in(hits: Sequence[Hit]) -> list[str]:
    """Return the topics that words speak of, each once, in order."""
    named = topic_of_concept()
    topics = [named[concept] for hit in hits for concept in sorted(hit.concepts) if concept in named]
    topics += [item.topic for hit in hits for item in hit.items]
    return list(dict.fromkeys(topics))
