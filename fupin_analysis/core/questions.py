"""Items kept in a document's own words: what may be asked about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fupin_analysis.core.source import file_of
from fupin_analysis.core.terms import is_own, load_vocabulary
from fupin_analysis.errors import Problem

if TYPE_CHECKING:
    import pandas as pd


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
        near = vocabulary.nearest(item, topic=topic if known.items else None, limit=2)
        problems.append(Problem("F246", where=file, details={"got": item, "topic": known.zh, "count": count}, near=near))
    return problems
