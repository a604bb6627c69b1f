"""Parts of a whole that is told in households and in persons: 户数 | 人数 | 其中建档立卡 may be either.

What is more than the households of any row counts persons; parts that add up to one of the two are counted so. Else it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.numbers import is_number_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.counting import implied
from fupin_analysis.core.words.narrowing import OF_PEOPLE, group_named
from fupin_analysis.core.words.terms import drop_brackets, fold

_HEADS = frozenset({"households", "persons"})


def parts_counted(table: SheetTable, parts: Mapping[int, tuple[str, Sequence[int]]]) -> dict[int, str]:
    """Return how the parts of wholes in households and in persons are counted; an empty text where nobody can tell.

    Parameters
    ----------
    table
        The table.
    parts
        Words of each column that stands under 其中, and the columns it may be a part of, the nearest first.

    Returns
    -------
    dict of int to str
        Measure by column, of those columns only that do not say it by a word or a unit.
    """
    open_ones: dict[int, dict[str, int]] = {}
    for number, (words, wholes) in parts.items():
        both = _both(table, wholes)
        if both and group_named(drop_brackets(words)) in OF_PEOPLE and not _says([words]):
            open_ones[number] = both
    nouns = {number: noun for number in open_ones if (noun := implied(fold(drop_brackets(parts[number][0])))) in _HEADS}
    return {number: _told(number, both, open_ones, table) or nouns.get(number, "") for number, both in open_ones.items()}


def _both(table: SheetTable, wholes: Sequence[int]) -> dict[str, int]:
    """Return the two nearest columns at the left, where one counts households and the other persons of the same whole."""
    near = {_says(table.columns[number].path): number for number in reversed(wholes[:2])}
    stems = {tuple(_stem(text) for text in table.columns[number].path) for number in near.values()}
    return near if near.keys() == _HEADS and len(stems) == 1 else {}


def _stem(text: str) -> str:
    words = words_of(read_label(text))
    return words.removesuffix("数").rstrip("户人口")


def _says(path: Sequence[str]) -> str:
    """Return the measure that headings say outright, by a word or a unit."""
    labels = [read_label(text) for text in reversed(path)]
    said = (reading.measure for label in labels for reading in label.readings if reading.measure)
    units = {"户": "households", "人": "persons"}
    return next((units[label.unit] for label in labels if label.unit in units), "") or next(said, "")


def _told(number: int, both: Mapping[str, int], others: Mapping[int, Mapping[str, int]], table: SheetTable) -> str:
    rows = list(_rows(table))
    own = [(row.get(number), row.get(both["households"])) for row in rows]
    if any(part is not None and whole is not None and part > whole for part, whole in own):
        return "persons"
    group = [other for other, wholes in others.items() if wholes == both]
    for measure, whole in both.items() if len(group) > 1 else ():
        sums = [(sum(row.get(part, 0.0) for part in group), row[whole]) for row in rows if whole in row]
        if sums and all(abs(total - stated) < 1e-9 for total, stated in sums):
            return measure
    return ""


def _rows(table: SheetTable) -> Iterator[dict[int, float]]:
    for line in table.lines:
        cells = ((number, cell.text.replace(",", "")) for number, cell in line.values if is_number_like(cell.text))
        yield {number: float(text) for number, text in cells if text.replace(".", "", 1).isdigit()}
