"""What a problem named in prose speaks of: the figures that can tell of it, by ``vocabulary/prose/problems.toml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fupin_analysis.core.words.program_words import load_words
from fupin_analysis.core.words.terms import load_vocabulary

#: How far behind what is spoken of, within its clause, it is said what is the matter; how far before; and in the next clause.
_BEHIND, _BEFORE, _NEXT = 16, 8, 12

_QUOTES = str.maketrans("“”‘’「」—–", '""""""--')
_PARTS = re.compile(r"[^。;!?]+")
_CLAUSES = re.compile(r"[^,]+")


@dataclass(frozen=True)
class Tie:
    """A figure that can tell of a problem: topic and item, what is claimed of it, what it is held against (topic/item)."""

    topic: str
    item: str
    claim: str
    bases: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Pattern:
    about: re.Pattern[str]
    says: re.Pattern[str] | None
    tie: Tie
    is_near: bool


def ties_of(text: str) -> tuple[Tie, ...]:
    """Return the figures that can tell of a problem, in the order of its words; none where nothing measurable is said.

    Examples
    --------
    >>> [(tie.topic, tie.item, tie.claim) for tie in ties_of("危房改造进度滞后，因病致贫户占比较大。")]
    [('housing', 'rebuilt', 'short'), ('cause', 'illness', 'leading')]
    >>> ties_of("干部业务能力有待提高。")
    ()
    """
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    found: dict[Tie, tuple[int, int]] = {}
    for part in _PARTS.finditer(folded):
        clauses = [(part.start() + one.start(), part.start() + one.end()) for one in _CLAUSES.finditer(part[0])]
        spent: list[tuple[int, int]] = []
        for order, pattern in enumerate(_patterns()):
            for match in pattern.about.finditer(folded, part.start(), part.end()):
                is_free = all(match.end() <= start or end <= match.start() for start, end in spent)
                if is_free and _is_said(pattern, match, folded, clauses):
                    spent.append(match.span())
                    found.setdefault(pattern.tie, (match.start(), order))
    return tuple(sorted(found, key=found.__getitem__))


def _is_said(pattern: _Pattern, match: re.Match[str], text: str, clauses: list[tuple[int, int]]) -> bool:
    """Whether something is the matter with what is spoken of: said behind it, in the next clause, or right before it."""
    if pattern.says is None:
        return True
    at = next((place for place, (start, end) in enumerate(clauses) if start <= match.start() < end), None)
    if at is None:
        return False
    start, end = clauses[at]
    if pattern.says.search(text, match.end(), min(max(end, match.end()), match.end() + _BEHIND)):
        return True
    if pattern.says.search(text, max(start, match.start() - _BEFORE), match.start()):
        return True
    if pattern.is_near:
        return False
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    if following is None or any(one.about.search(text, *following) for one in _patterns()):
        return False
    return pattern.says.search(text, following[0], min(following[1], following[0] + _NEXT)) is not None


@cache
def _patterns() -> tuple[_Pattern, ...]:
    table = load_words("prose/problems")
    says = table["says"]
    found: list[_Pattern] = []
    for row in table["ties"]:
        pattern = re.compile("|".join(says[name] for name in row["says"].split("|"))) if row.get("says") else None
        bases = tuple(row["base"].split("|")) if row.get("base") else ()
        for item, words in _spoken_of(row):
            topic, name = item.split("/")
            unless = f"(?!{row['unless']})" if "unless" in row else ""
            about = re.compile(f"(?:{words}){unless}")
            found.append(_Pattern(about, pattern, Tie(topic, name, row["claim"], bases), bool(row.get("near"))))
    return tuple(found)


def _spoken_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the items of an entry with the pattern of what speaks of each."""
    if "about" in row:
        yield row["item"], row["about"]
        return
    for item in load_vocabulary().topics[row["topic"]].items.values():
        names = sorted({name for name in item.names if len(name) > 1}, key=lambda name: (-len(name), name))
        if item.name != "other" and names:
            yield f"{item.topic}/{item.name}", "|".join(re.escape(name) for name in names)
