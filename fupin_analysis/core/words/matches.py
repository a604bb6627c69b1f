"""What a phrase states, and the number that keeps the words it stands under where they are no known item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fupin_analysis.core.texts.numbering import without_numbering
from fupin_analysis.core.words.counting import PER, own_measure
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.last_nouns import counted_last
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.said import read_phrase
from fupin_analysis.core.words.terms import OTHER, drop_brackets, load_vocabulary, own_words
from fupin_analysis.core.words.topics import NEEDS_TOPIC

#: How a phrase was understood (listed, composed), or why its words are kept.
Reason: TypeAlias = Literal["listed", "composed", "unknown", "ambiguous", "measure"]


@dataclass(frozen=True)
class Match:
    """What a phrase states.

    Parameters
    ----------
    item
        Known, composed, or in own words (``item.is_own``).
    measure
        What is counted.
    score
        Share of the phrase that was understood, 1 for all of it; 0 where the item keeps its own words.
    reason
        ``listed``, ``composed``, or why the words are kept: ``unknown``, ``ambiguous``, ``measure``.
    near
        Items that an ambiguous phrase may mean.
    """

    item: Item
    measure: Measure
    score: float
    reason: Reason
    near: tuple[Item, ...] = ()


def keep_words(
    phrase: str,
    *,
    topics: Sequence[str] = (),
    unit: str = "",
    measure: str = "",
    lines: Sequence[str] = (),
    reason: Reason = "unknown",
    near: tuple[Item, ...] = (),
) -> Match:
    """Keep the words: the first topic spoken of, what the unit or the words count, the phrase as the item's name.

    Parameters
    ----------
    phrase, topics, unit, measure, lines
        As of :func:`fupin_analysis.core.words.phrases.match_phrase`; the topics of a phrase that none are given for are its own.
    reason
        Why the words are kept: ``unknown``, ``ambiguous``, ``measure``.
    near
        Items that an ambiguous phrase may mean.

    Examples
    --------
    >>> kept = keep_words("户均配变容量", topics=["infrastructure"])
    >>> kept.item.topic, kept.item.zh, kept.measure.name, kept.reason
    ('infrastructure', '户均配变容量', 'quantity', 'unknown')
    """
    vocabulary, plain = load_vocabulary(), plain_phrase(phrase)
    said = read_phrase(plain)
    spoken = (topic for topic in topics if topic != OTHER)
    topic = next(iter((*spoken, *_told(phrase))), OTHER)
    per = said.per or [mean for word, mean in PER.items() if word in plain]
    counted = own_measure(
        plain, named=[measure] if measure else counted_last(plain, said.measures), per=per, unit=unit, lines=lines
    )
    words = own_words(_trimmed(phrase)) or own_words(vocabulary.topics[topic].zh)
    return Match(vocabulary.item(topic, words), counted, 0.0, reason, near)


def _told(phrase: str) -> Iterator[str]:
    """Yield the topics that the words outside of brackets tell, the head of the phrase first: it stands last."""
    said = read_phrase(plain_phrase(drop_brackets(phrase)))
    yield from said.topics
    for items, word in reversed(list(zip(said.items, said.words, strict=True))):
        topics = {item.topic for item in items}
        if len(topics) == 1 and not NEEDS_TOPIC.fullmatch(word):
            yield from topics


def _trimmed(phrase: str) -> str:
    """Return a phrase without what the figure's own columns say: its period at either end, numbering, colons."""
    plain = without_numbering(" ".join(phrase.split()))
    return plain.strip(" :：,，、;；。") or phrase
