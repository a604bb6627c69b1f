"""Items kept in a document's own words: what may be asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from fupin_analysis.core.source import file_of
from fupin_analysis.core.words.collation import may_sound_alike
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.said import read_phrase
from fupin_analysis.core.words.terms import fold, is_own, load_vocabulary
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


#: So many remarks of one file are said one by one; of more only those that somebody can answer.
_MOST = 3


def few_questions(problems: Sequence[Problem]) -> list[Problem]:
    """Return the remarks, those of a file that has many items in own words as one (F280): a list of projects teaches nothing.

    Those near an item of the vocabulary are kept, since they can be answered, and some of those that head several numbers.

    Parameters
    ----------
    problems
        Remarks, those of :func:`ask_own_words` among them.
    """
    many: dict[str, list[Problem]] = {}
    for one in problems:
        if one.code == "F246" and not one.near:
            many.setdefault(one.where, []).append(one)
    for file, own in many.items():
        columns = [one for one in own if one.details["count"] != 1][:_MOST]  # what heads several numbers can be taught
        many[file] = [one for one in own if one not in columns] if len(own) > _MOST else []
    kept: list[Problem] = []
    for one in problems:
        own = many.get(one.where, [])
        if one not in own:
            kept.append(one)
        elif one is own[0]:
            numbers = sum(int(str(other.details["count"])) for other in own)
            details = {"got": one.details["got"], "count": len(own), "numbers": numbers, "file": one.where}
            kept.append(Problem("F280", where=one.where, details=details))
    return kept


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
