"""The words by which prose is read: ``vocabulary/prose/``, loaded once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from fupin_analysis.core.disk.toml import FOLDER, load_words
from fupin_analysis.core.words.terms import load_vocabulary

#: How the item of a number was told: the keys of ``[certainty.how]`` in ``vocabulary/prose/``.
How: TypeAlias = (
    Literal["rule", "label", "default", "joined", "list", "sum", "change", "base"]
    | Literal["target", "ahead", "own", "unsummed", "unsaid", "pending", "far"]
)

#: Whether something is done, begun or planned.
Aspect: TypeAlias = Literal["done", "started", "plan"]


class ProseUnit(NamedTuple):
    """A unit as written in prose."""

    written: str
    family: str
    factor: float


@cache
def prose_words() -> dict[str, Any]:
    """Return the tables of ``vocabulary/prose/*.toml``, put together."""
    tables: dict[str, Any] = {}
    for path in sorted((FOLDER / "prose").glob("*.toml")):
        tables |= load_words(f"prose/{path.stem}")
    return tables


def topics_of_kind(kind: str) -> frozenset[str]:
    """Return the topics of a kind (``[kinds_of_topics]``).

    Raises
    ------
    ValueError
        For one that the vocabulary does not know.

    Examples
    --------
    >>> "medical" in topics_of_kind("programmes"), "medical" in topics_of_kind("no_programmes")
    (True, False)
    """
    return _known(prose_words()["kinds_of_topics"][kind])


@cache
def related_topics() -> dict[str, frozenset[str]]:
    """Return for a topic those of which its headings speak as well (``[related_topics]``)."""
    return {topic: _known(others) for topic, others in prose_words()["related_topics"].items() if _known([topic])}


def _known(topics: Sequence[str]) -> frozenset[str]:
    unknown = set(topics) - load_vocabulary().topics.keys()
    if unknown:
        raise ValueError(f"vocabulary/prose: no such topics: {', '.join(sorted(unknown))}")
    return frozenset(topics)


@cache
def prose_units() -> dict[str, ProseUnit]:
    """Return the units of prose by their written form, nouns in the place of a unit included."""
    words = prose_words()
    units = {
        written: ProseUnit(written, family, float(factor))
        for family, table in words["units"].items()
        for written, factor in table.items()
    }
    return units | {noun: ProseUnit(noun, family, 1.0) for noun, family in words["noun_units"].items()}


def alternatives(words: Iterable[object]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    listed = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in listed)


@cache
def grown_names(kind: str) -> tuple[str, ...]:
    """Return how the names of items of production begin that are grown or kept, by kind (``vocabulary/prose/grown.toml``)."""
    return tuple(prose_words()["grown"][kind])
