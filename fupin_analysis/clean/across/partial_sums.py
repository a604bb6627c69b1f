"""Rows called 小计 in a table that has other sums: they are of the rows above them alone, and no figure of the township."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.layout.regions import Line
from fupin_analysis.clean.outcomes import ReadTable
from fupin_analysis.clean.places import TYPED_SUMS, Level, clean_place
from fupin_analysis.clean.views import has_place_rows


def partial_sums_aside(read: ReadTable) -> ReadTable:
    """Return a table with its partial sums set aside (F221); they have been held against their rows."""
    if has_place_rows(read.table):
        return read  # a sum below a township's name is that township's
    return read.rows_aside(_partial(read), "F221", lambda one: bool(one.figures))


def _partial(read: ReadTable) -> Iterator[Line]:
    """Yield the rows that say no more than 小计, where other rows are sums as well, and those that are called alike."""
    sums = [(line, levels) for line in read.table.lines if (levels := _levels(line, read)) and levels <= TYPED_SUMS]
    whose = {id(line): _whose(line, read) for line, _ in sums}
    places = Counter(whose.values())
    called: dict[tuple[tuple[str, ...], tuple[object, ...]], list[Line]] = {}
    for line, _ in sums:
        called.setdefault((read.labels(line), whose[id(line)]), []).append(line)
    several = {id(line) for lines in called.values() if _are_several(lines, read) for line in lines}
    for line, levels in sums:
        is_one_of_some = levels == {Level.SUBTOTAL} and places[whose[id(line)]] > 1
        if is_one_of_some or id(line) in several:
            yield line


def _said(line: Line, read: ReadTable) -> dict[tuple[object, ...], object]:
    """Return the numbers of a row by what they are of and how they are counted."""
    figures = (figure for one in read.of(line).values() for figure in one.figures)
    return {tuple(figure[key] for key in ("topic", "item", "measure", "period")): figure["value"] for figure in figures}


def _are_several(lines: Sequence[Line], read: ReadTable) -> bool:
    """Whether sums that are called alike are of several lists: not of households and of people, nor one on top and below."""
    said = [_said(line, read) for line in lines]
    pairs = [(one, other) for at, one in enumerate(said) for other in said[at + 1 :]]
    is_twice = lines[0] is read.table.lines[0] and all(one == said[0] for one in said)
    return not is_twice and any(one.keys() & other.keys() for one, other in pairs)


def _whose(line: Line, read: ReadTable) -> tuple[object, ...]:
    """Return whose figures a row holds: township, place and period of the first."""
    first = next((figure for one in read.of(line).values() for figure in one.figures), None)
    return () if first is None else tuple(first[key] for key in ("township", "place", "period"))


def _levels(line: Line, read: ReadTable) -> set[Level]:
    return {clean_place(text).level for text in read.labels(line)}
