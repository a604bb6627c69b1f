"""The sum below rows of several subjects: it is of all of them, and of the last one no more than of the first.

Below 产业扶贫 and 教育扶贫 stands 合计. By its place it is below the last of them, and the vocabulary may know a sum of only one
of the two; it is neither's. It keeps its own words, as the money or the number of all that the table is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from fupin_analysis.clean.layout.regions import Line
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable, is_sum
from fupin_analysis.clean.places import TYPED_SUMS, Level, clean_place
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.clean.views import has_place_rows
from fupin_analysis.clean.wording.labels import read_label, read_title
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.terms import own_words
from fupin_analysis.core.words.topics import title_topics

#: Topics that are of no subject of their own: any money, and what nothing is known of.
_OF_ANY, _MONEY, _OTHER = frozenset({"funds", "other", "visits"}), "funds", "other"
_AMOUNT = "amount_yuan"


def grand_totals(read: ReadTable) -> ReadTable:
    """Return a table in which the sum of rows of several subjects is none's.

    Parameters
    ----------
    read
        A table, and what became of its cells.
    """
    if has_place_rows(read.table):
        return read
    sums = {(cell.row, cell.column): line.labels for line in _of_all(read) for _, cell in line.values}
    return read.changed(lambda one: _of_none(one, sums[one.at], read) if one.at in sums else one)


def _of_all(read: ReadTable) -> Iterator[Line]:
    """Yield the rows called 合计 that are of several subjects, whatever sub-heading they stand below."""
    topics: set[str] = set()
    for place, line in enumerate(read.table.lines):
        levels = {clean_place(text).level for text in read.labels(line)}
        if not _is_told_otherwise(line, read):
            topics |= {str(figure["topic"]) for one in read.of(line).values() for figure in one.figures}
            continue
        is_of_all = bool(levels & TYPED_SUMS) and Level.SUBTOTAL not in levels and len(topics - _OF_ANY) > 1
        if is_of_all and not _is_of_section(line, read.table.lines[:place], read):
            yield line


def _is_of_section(line: Line, above: Sequence[Line], read: ReadTable) -> bool:
    """Whether a sum stands below a sub-heading and adds up to the rows there, or nothing else summed these before it."""
    own = [other for other in above if other.sections == line.sections]
    if not line.sections or len(own) == len(above):
        return False
    if any(is_sum(other, TYPED_SUMS) for other in own):
        return False
    return not _adds_up(line, [other for other in above if not _is_told_otherwise(other, read)])


def _is_told_otherwise(line: Line, read: ReadTable) -> bool:
    """Whether a row is a sum or a comparison, and no item that is called like one: 雨露计划."""
    names = read.labels(line)
    return is_sum(line, TYPED_SUMS) or (
        is_sum(line) and not any(one.wording for text in names for one in read_label(text).readings)
    )


def _adds_up(line: Line, rows: Sequence[Line]) -> bool:
    """Whether each number of a row is the sum of those above it."""
    numbers = [numbers_of(row) for row in rows]
    return all(sum((one.get(at, Decimal(0)) for one in numbers), Decimal(0)) == value for at, value in numbers_of(line).items())


def _of_none(outcome: CellOutcome, labels: Mapping[int, str], read: ReadTable) -> CellOutcome:
    """Return a sum in its own words, below no subject; as it is where somebody said what it means."""
    if any(answers().heading(text) for text in labels.values()):
        return outcome
    return replace(outcome, figures=tuple(_told(figure, outcome, labels, read) for figure in outcome.figures))


def _told(figure: Row, outcome: CellOutcome, labels: Mapping[int, str], read: ReadTable) -> Row:
    """Return the figure of a sum below no subject, unless its topic is that of the whole table or of no subject anyway."""
    title = next(filter(None, (read_title(text).text for text in read.table.titles)), "")
    topics = {topic for text in read.table.titles for topic in title_topics(text)}
    if str(figure["topic"]) in _OF_ANY | topics:
        return figure
    topic = _MONEY if str(figure["measure"]) == _AMOUNT else _OTHER
    heads = [read_label(text) for text in outcome.heading.split(" › ")]
    said = [words_of(label) for label in heads if not label.readings or any(one.wording for one in label.readings)]
    words = [title if title and title_topics(title)[:1] in ((), (topic,)) else "", *labels.values(), *said]
    return {**figure, "topic": topic, "item": own_words(" ".join(filter(None, words)))}
