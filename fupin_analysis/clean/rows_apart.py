"""Rows of kinds under headings that name the item: 产业发展, 基础设施 and 合计 under 下达资金 are three figures and not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.labels import read_label
from fupin_analysis.clean.own_words import words_of
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.answers import answers
from fupin_analysis.core.terms import load_vocabulary, own_words
from fupin_analysis.core.topics import topics_of

_PLACES = frozenset({Level.TOWNSHIP, Level.VILLAGE, Level.WHOLE, Level.SUBTOTAL})
_ADDRESS = ("township", "year", "period", "place", "topic", "item", "measure")


def keep_apart(outcomes: Sequence[CellOutcome]) -> list[CellOutcome]:
    """Give the figures of a table that would have one address the words of their rows; the row of the total keeps it.

    Parameters
    ----------
    outcomes
        What became of the cells of one table.

    Returns
    -------
    list of CellOutcome
        The same, where a row's label names another topic with an item of that name (产业发展 下达资金 are production/allocated)
        under that item, else in the words of row and heading.
    """
    asked = [
        one for one in outcomes if one.name and not _is_place(one.name) and answers().heading(one.name) is None
    ]  # what somebody said of a row stands
    rows = {(_address(figure), one.name) for one in asked for figure in one.figures}
    shared = Counter(address for address, _name in rows)
    totals = {address for address, name in rows if _is_total(name)}
    names = {one.name for one in asked}
    kept = []
    for one in outcomes:
        figures = tuple(_apart(figure, one, shared, totals) if one.name in names else figure for figure in one.figures)
        kept.append(replace(one, figures=figures) if figures != one.figures else one)
    return kept


def _apart(figure: Row, one: CellOutcome, shared: Counter[tuple[object, ...]], totals: set[tuple[object, ...]]) -> Row:
    address = _address(figure)
    if shared[address] < 2 or _is_total(one.name):
        return figure
    if address not in totals and not topics_of(one.name):
        return figure  # rows that say nothing of the trade: the same said several times
    vocabulary = load_vocabulary()
    item = str(figure["item"])
    topic = next((topic for topic in topics_of(one.name) if topic != figure["topic"] and vocabulary.has_item(topic, item)), "")
    if topic and figure["measure"] in vocabulary.item(topic, item).measures:
        return figure | {"topic": topic}
    heading = words_of(read_label(one.heading.split(" › ")[-1]))
    return figure | {"item": own_words(f"{one.name} {heading}")}


def _is_place(name: str) -> bool:
    """Whether a row is named by places and sums alone: a township and the 合计 below it are one figure said twice."""
    levels = [clean_place(part).level for part in name.split()]
    return bool(clean_place(name).name) or all(level in _PLACES for level in levels)


def _is_total(name: str) -> bool:
    return any(reading.is_total for reading in read_label(name).readings)


def _address(figure: Row) -> tuple[object, ...]:
    return tuple(figure[name] for name in _ADDRESS)
