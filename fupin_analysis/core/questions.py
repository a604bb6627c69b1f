"""Items kept in a document's own words: what may be asked about them."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from fupin_analysis.core.collation import may_sound_alike
from fupin_analysis.core.lexicon import plain_phrase
from fupin_analysis.core.said import read_phrase
from fupin_analysis.core.source import file_of
from fupin_analysis.core.terms import fold, is_own, load_vocabulary
from fupin_analysis.errors import Problem

if TYPE_CHECKING:
    import pandas as pd


#: Names that are looked at, and most that are shown.
_LOOKED_AT, _SHOWN = 6, 2
_LEAST_ALIKE = 0.7


def _may_be_one(words: str, name: str) -> bool:
    """Whether words may be another way to write a name: they tell the same people at the same stage (一般脱贫户 are no 预脱贫户).

    What goes on with the name (茶叶综合产值) is narrower or another thing, and so is what has another sign in the place of one
    (因懒致贫, 因病致贫), but for one that sounds like it (因并致贫): signs left out or added may be a way of writing.
    """
    plain, known = fold(words), fold(name)
    alike = SequenceMatcher(None, plain, known)
    if known in plain or alike.ratio() < _LEAST_ALIKE:
        return False
    replaced = [(plain[a:b], known[c:d]) for kind, a, b, c, d in alike.get_opcodes() if kind == "replace"]
    if any(len(one) != len(other) or not all(map(may_sound_alike, one, other)) for one, other in replaced):
        return False
    one, other = read_phrase(plain_phrase(words)), read_phrase(plain_phrase(name))
    return {*one.groups} == {*other.groups} and {*one.stages} == {*other.stages} and {*one.per} == {*other.per}


def ask_own_words(figures: pd.DataFrame) -> list[Problem]:
    """Return a remark (F246) on each item in own words of each file, with the items of the vocabulary that are near.

    Figures taken from one row or column are one remark; nothing is in doubt: they are shown as they are.
    """
    vocabulary = load_vocabulary()
    names = {name for name in figures["item"].unique() if is_own(name)}
    own = figures[figures["item"].isin(names)]
    counts: dict[tuple[str, str, str], int] = {}
    for topic, item, source in own[["topic", "item", "source"]].itertuples(index=False, name=None):
        key = (file_of(source), topic, item)
        counts[key] = counts.get(key, 0) + 1
    problems = []
    for (file, topic, item), count in counts.items():
        known = vocabulary.topics[topic]
        near = vocabulary.nearest(item, topic=topic if known.items else None, limit=_LOOKED_AT)
        near = tuple(name for name in near if _may_be_one(item, name))[:_SHOWN]
        problems.append(Problem("F246", where=file, details={"got": item, "topic": known.zh, "count": count}, near=near))
    return problems
