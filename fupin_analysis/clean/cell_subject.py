"""What a cell of a foreign table states: item, measure, and how the table calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.items import HEADS, Item, Measure
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Headings that end so count something, whatever unit the table's line of units names for its amounts.
_COUNTS = re.compile(
    r"村$|(?:户|人|人口)$|(?:[个户人次期场处座条村名家头只批件种份所栋套台项间宗]|项目|人次|户次)数$|[个户人]次$|率[%％]?$|比例[%％]?$|占比[%％]?$"
)

#: Topics of people and their villages, the measures in which people may be counted whatever else is said of them, how items
#: are named that count villages, and what rounds of something are counted in.
OF_PEOPLE, _PLAIN = frozenset({"registry", "monitoring", "exit", "cause"}), HEADS
OF_VILLAGES = "villages"
_BY_ROUNDS = re.compile("(?:批次?|轮次?|期次?|场次?|届次?|[次天日])数?")


@dataclass(frozen=True)
class CellSubject:
    """What a cell states.

    Parameters
    ----------
    item, measure
        Words of the vocabulary.
    is_renamed
        Whether the vocabulary calls the item otherwise than the table does.
    wording
        The label that names the item.
    unit
        The unit written beside the cell.
    """

    item: Item
    measure: Measure
    is_renamed: bool
    wording: str
    unit: str

    def as_written(self, text: str) -> str:
        """Return the cell as written, after the table's own name for the item where the vocabulary has another."""
        return f"{self.wording} {text}" if self.is_renamed else text


def counts_in(unit: str, measure: Measure) -> bool:
    """Whether a unit as written is one of a measure: 第一书记（人） are counted in 名, and 千伏安 is no unit of any."""
    known = load_vocabulary().units.get(fold(unit))
    return known is not None and measure.name in known.measures


def counts(label: Label) -> bool:
    """Whether a heading ends as one that counts: 项目个数, 公示次数."""
    return _COUNTS.search(words_of(label)) is not None


def count_another(labels: Sequence[Label], item: Item) -> bool:
    """Whether labels count something else than people, where they are below a title of an item of people: 培训人次, 批次数."""
    if item.topic not in OF_PEOPLE:
        return False
    said = {reading.measure for label in labels for reading in label.readings if reading.measure}
    plain = frozenset() if item.name.endswith(OF_VILLAGES) else _PLAIN
    return bool(said - {*item.measures, *plain}) or any(_BY_ROUNDS.fullmatch(fold(label.text)) for label in labels)
