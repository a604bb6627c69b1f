"""Two headings of one table that would mean the same figure, and hold different numbers, mean two things: they keep their words.

Whoever lays out 总投资 beside 完成投资 tells them apart, whether or not the vocabulary does. A heading that says the item's very
name keeps it; where a heading says it in other words, the figure keeps those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fupin_analysis.clean.labels import read_label
from fupin_analysis.clean.own_words import says_only_how, words_of
from fupin_analysis.core.answers import answers
from fupin_analysis.core.terms import fold, is_own, load_vocabulary, own_words

if TYPE_CHECKING:
    from fupin_analysis.clean.foreign import CellOutcome

#: What makes two figures one.
_KEY = ("township", "year", "period", "place", "topic", "item", "measure")


@dataclass(frozen=True)
class _Told:
    """A figure's place among the outcomes, its value, and the words that tell it."""

    place: int
    value: float
    words: str


def tell_apart(outcomes: Sequence[CellOutcome]) -> list[CellOutcome]:
    """Return the outcomes of a table, those that contradict each other under different headings in their own words.

    Parameters
    ----------
    outcomes
        What became of the cells of a table of which each row is a place, so that only the headings say what is counted.
    """
    told: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for place, outcome in enumerate(outcomes):
        for figure in outcome.figures if len(outcome.figures) == 1 else ():
            if not is_own(str(figure["item"])):
                labels = [read_label(part) for part in outcome.heading.split(" › ")]
                telling = [label for label in labels if not says_only_how(label)] or labels
                words = " ".join(dict.fromkeys(text for label in telling if (text := words_of(label))))
                if not any(answers().heading(text) for label in labels for text in (label.text, words_of(label)) if text):
                    told[tuple(figure[name] for name in _KEY)].append(_Told(place, float(str(figure["value"])), words))
    kept = list(outcomes)
    for key, entries in told.items():
        if len({entry.words for entry in entries}) > 1 and len({entry.value for entry in entries}) > 1:
            names = {fold(name) for name in load_vocabulary().item(str(key[4]), str(key[5])).names}
            for entry in entries:
                if fold(entry.words) not in names:
                    kept[entry.place] = _in_own_words(kept[entry.place], entry.words)
    return kept


def _in_own_words(outcome: CellOutcome, words: str) -> CellOutcome:
    figure = {**outcome.figures[0], "item": own_words(words), "as_written": outcome.cell.shown}
    return replace(outcome, figures=(figure,))
