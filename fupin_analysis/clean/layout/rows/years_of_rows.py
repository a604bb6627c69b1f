"""Years in the names of rows: 东风镇（2018年）, and 2018年小计 below the villages of that year.

The year is no part of the name, it says when. A township may have a row for each of several years, and so may a village: behind
the name of a village that has one row alone it may as well tell when that village left poverty, and is asked about. A sum that
names its year is of the rows above it, up to the last sum, where it is their sum: then they are of that year as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.layout.columns import LABELS, Column
from fupin_analysis.clean.layout.rows.lines import Line
from fupin_analysis.clean.places import TYPED_SUMS, Level, clean_place
from fupin_analysis.clean.wording.labels import read_label

_YEAR = "(?:19|20)[0-9]{2}"
#: A year behind a name, in brackets or bare; and before it.
_NAMED = re.compile(rf"(?P<name>.+?)\s*(?:[（(](?P<told>{_YEAR})年?度?[）)]|(?P<bare>{_YEAR})年度?)")
_BEFORE = re.compile(rf"(?P<told>{_YEAR})年度?(?P<name>.+)")
_SUM = "合计"


def with_years(lines: Sequence[Line], columns: Mapping[int, Column]) -> tuple[Line, ...]:
    """Return the rows of a table, those whose name holds a year without it and with it as their time.

    Parameters
    ----------
    lines, columns
        The rows of the table, and its columns by number.
    """
    told = [_told(line, columns) for line in lines]
    years: dict[str, set[str]] = {}
    for found in told:
        if found is not None:
            years.setdefault(found[1], set()).add(found[2])
    sums = Counter(found[2] for found in told if found is not None and clean_place(found[1]).level in TYPED_SUMS)
    kept = [
        _named(line, found, is_of_all=sums[found[2]] == 1 and not line.sections)
        if found is not None and _is_time(found[1], years[found[1]])
        else line
        for line, found in zip(lines, told, strict=True)
    ]
    return tuple(_of_blocks(kept)) if any(line.time for line in kept) else tuple(lines)


def _told(line: Line, columns: Mapping[int, Column]) -> tuple[int, str, str] | None:
    """Return the column, the name and the year of the label of a row that holds one."""
    for number, text in sorted(line.labels.items()):
        if columns[number].role not in LABELS:
            continue
        plain = text.strip()
        found = _NAMED.fullmatch(plain)
        if found and _is_name(found["name"]):
            return number, found["name"], found["told"] or found["bare"]
        found = _BEFORE.fullmatch(plain)
        if found and _is_name(found["name"]):
            return number, found["name"], found["told"]
    return None


def _is_name(text: str) -> bool:
    """Whether a text is a place or a sum, and no word of the trade: of 低保户（2018年） the label says when."""
    place = clean_place(text)
    return (bool(place.name) and not read_label(text).readings) or place.level in TYPED_SUMS


def _is_time(name: str, years: set[str]) -> bool:
    """Whether the years behind a name say when: behind that of a township or a sum, or of a village with several of them."""
    return clean_place(name).level is not Level.VILLAGE or len(years) > 1


def _named(line: Line, found: tuple[int, str, str], *, is_of_all: bool) -> Line:
    """Return a row without the year of its name; the one 小计 of a year is the sum of all of it, one of several of a part."""
    number, name, year = found
    text = _SUM if is_of_all and clean_place(name).level is Level.SUBTOTAL else name
    return replace(line, labels={**line.labels, number: text}, time=f"{year}年")


def _of_blocks(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the rows, those above a sum that names its year and adds them up with that year."""
    block: list[Line] = []
    for line in lines:
        if not any(clean_place(text).level in TYPED_SUMS for text in line.labels.values()):
            block.append(line)
            continue
        is_of_year = line.time and block and not any(one.time for one in block) and _adds_up(line, block)
        yield from (replace(one, time=line.time) if is_of_year else one for one in block)
        yield line
        block = []
    yield from block


def _adds_up(line: Line, block: Sequence[Line]) -> bool:
    numbers = [_numbers(one) for one in block]
    own = _numbers(line)
    return bool(own) and all(sum((one.get(at, Decimal(0)) for one in numbers), Decimal(0)) == value for at, value in own.items())


def _numbers(line: Line) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for number, cell in line.values:
        try:
            found[number] = Decimal(cell.text.replace(",", ""))
        except InvalidOperation:
            continue
    return found
