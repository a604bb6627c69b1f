"""Household registers (建档立卡台账) to rows of text with their address, without anything that tells who a person is.

A register has one row a person; the facts of the household stand on every row, or on its head's row only. Of names nothing is
kept but that there is one, which tells a person's row from a total; telephone numbers and incomes are not read at all. Numbers
of households and persons leave this module only as keys of this run (:func:`fupin_analysis.core.texts.identity.key_of`); of an
identity number nothing remains but whether its check character is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TypeAlias

import pandas as pd

from fupin_analysis.acquire.books import BookSheet, number_text
from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.texts.identity import is_valid_number, key_of
from fupin_analysis.core.texts.marks import fold_marks
from fupin_analysis.core.words.terms import drop_brackets, fold, fold_whole, load_vocabulary

#: Columns whose texts are kept as written: codes of households and members, which describe and do not name.
KEPT = (
    *("township", "village", "members", "relation", "student", "health"),
    *("status", "exit_year", "attribute", "cause", "household_type", "monitoring", "risk"),
)
#: Columns that only a list of persons has; one of them makes a row a person.
_OF_PERSONS = ("person", "name", "identity", "relation")
#: Columns without which it cannot be known that there is one row a person.
_ROW_A_PERSON = frozenset({"person", "relation"})
#: Rows in which the heading is looked for.
HEAD_ROWS = 30
#: Household numbers shorter than this are serial numbers of a village or a sheet, and not of the national system.
_SYSTEM_NUMBER = 8

#: Marks a number of which a spreadsheet lost the last digits.
_ROUNDED = "≈"
_LOST_DIGITS = re.compile(rf"{_ROUNDED}|[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+$")
_LONG_NUMBER = re.compile(r"[0-9]{16,22}[0-9Xx]?")

#: A row as it streams: its number [from 1] and the text of each wanted column.
_Line: TypeAlias = tuple[int, list[str]]


@dataclass(frozen=True)
class Head:
    """The heading of a register: its place among the rows looked at, and the number of each column [from 1]."""

    place: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class RegisterSheet:
    """One sheet of a register.

    Parameters
    ----------
    file, sheet
        Where it stands; `sheet` is empty for text files.
    titles
        Texts above the heading.
    columns
        Number of each column [from 1] by what it holds; ``household``, and those of :data:`KEPT` and of persons there are.
    rows
        One row for each row below the heading that is not blank: `row` [from 1], `household` and `person` (keys of this run,
        empty where nothing is written), `identity` (``valid``, ``invalid``, ``rounded`` where a spreadsheet lost its last digits,
        or empty), `is_person`, and the columns :data:`KEPT` as written, empty where there are none.
    recovered
        Addresses of long numbers that a spreadsheet had rounded and that stand in full in another column of their row.
    """

    file: str
    sheet: str
    titles: tuple[str, ...]
    columns: Mapping[str, int]
    rows: pd.DataFrame = field(repr=False)
    recovered: tuple[tuple[int, str], ...] = field(default=(), repr=False)


def find_head(rows: Sequence[Sequence[str]], places: Sequence[Sequence[int]] | None = None) -> Head | None:
    """Return the heading of a register among some rows of texts; None where no row is one.

    Parameters
    ----------
    rows
        Texts, row by row.
    places
        Number of the column of each text; by default they stand side by side from the first.
    """
    for number, row in enumerate(rows):
        columns: dict[str, int] = {}
        for column, text in zip(places[number] if places is not None else range(1, len(row) + 1), row, strict=True):
            name = _column_of(text) if text else ""
            if name:
                columns.setdefault(name, column)
        if "household" in columns and _ROW_A_PERSON.intersection(columns):
            return Head(number, columns)
    return None


def read_texts(top: Sequence[Sequence[str]], rest: Iterable[Sequence[str]], head: Head, *, file: str) -> RegisterSheet:
    """Read a register from a text file whose heading was found in its `top`; the `rest` streams, row by row."""
    columns = _wanted(head)
    places = [column - 1 for column in columns.values()]
    folded: dict[str, str] = {}  # a register repeats itself on every row

    def fold_once(text: str) -> str:
        known = folded.get(text)
        if known is None:
            known = fold_marks(text)
            if len(folded) < 100_000:
                folded[text] = known
        return known

    def lines() -> Iterator[_Line]:
        for number, row in enumerate(chain(top[head.place + 1 :], rest), start=head.place + 2):
            width = len(row)
            yield number, [fold_once(row[place]) if place < width else "" for place in places]

    titles = [text for row in top[: head.place] for text in map(fold_marks, row)]
    return _register(titles, lines(), columns, file=file, sheet="")


def read_cells(
    top: Sequence[tuple[int, list[Cell]]],
    rest: Iterable[tuple[int, list[Cell]]],
    head: Head,
    *,
    sheet: BookSheet,
    file: str,
) -> RegisterSheet:
    """Read a register from a sheet of a workbook whose heading was found in its `top`; the `rest` streams, row by row."""
    columns = _wanted(head)
    recovered: list[tuple[int, str]] = []
    lines = list(_lines_of_cells(chain(top[head.place + 1 :], rest), columns, recovered))
    _fill_merged(lines, columns, sheet.merged)
    titles = [cell.text for _, cells in top[: head.place] for cell in cells]
    return _register(titles, lines, columns, file=file, sheet=sheet.name, recovered=recovered)


def continued(registers: Sequence[RegisterSheet], sheet: Sheet) -> RegisterSheet | None:
    """Return a sheet without heading as the continuation of the register before it in the same workbook, if it is one.

    Exporting systems begin a new sheet when one is full, without repeating the heading. Such a sheet has what the register has in
    its columns: most rows name a known relation to the head, or hold an identity number, where the register does.
    """
    if not registers or not sheet.cells:
        return None
    before = registers[-1]
    rows = [(row[0].row, row) for row in sheet.rows()]
    if not _fits(rows, before.columns):
        return None
    recovered: list[tuple[int, str]] = []
    lines = list(_lines_of_cells(rows, before.columns, recovered))
    return _register(before.titles, lines, before.columns, file=sheet.file, sheet=sheet.name, recovered=recovered)


def _fits(rows: Sequence[tuple[int, list[Cell]]], columns: Mapping[str, int]) -> bool:
    relation, identity = columns.get("relation", 0), columns.get("identity", 0)
    known = _relations()
    fitting = sum(
        any(
            (cell.column == relation and fold(cell.text) in known)
            or (
                cell.column == identity and (is_valid_number(cell.text) or len(cell.text) in (15, 18)) and cell.text[:6].isdigit()
            )
            for cell in row
        )
        for _, row in rows
    )
    return 2 * fitting > len(rows)


@cache
def _relations() -> frozenset[str]:
    row = load_vocabulary().register["codes"]["relation"]["head"]
    others = load_vocabulary().register.get("relations", {}).get("others", [])
    return frozenset(fold(word) for word in (row["zh"], *row["aliases"], *others))


def _wanted(head: Head) -> dict[str, int]:
    return {name: column for name, column in head.columns.items() if name != "county"}


def _lines_of_cells(
    rows: Iterable[tuple[int, list[Cell]]], columns: Mapping[str, int], recovered: list[tuple[int, str]]
) -> Iterator[_Line]:
    places = {column: place for place, column in enumerate(columns.values())}
    numbers = [columns[name] for name in ("household", "identity") if name in columns]
    for number, cells in rows:
        texts = [""] * len(places)
        for cell in cells:
            place = places.get(cell.column)
            if place is None:
                continue
            text = cell.text if not cell.is_error else ""
            if cell.is_number and len(text) > 15 and "." not in text:
                # Of a long number a spreadsheet keeps 15 digits only, which tell nobody apart.
                whole = _in_full(text, cells) if cell.column in numbers else ""
                if whole:
                    recovered.append((number, "household" if cell.column == columns["household"] else "identity"))
                text = whole or f"{_ROUNDED}{text}"
            texts[place] = text
        yield number, texts


def _in_full(rounded: str, cells: Sequence[Cell]) -> str:
    """Return the number that stands in full, as text, in another column of the row; empty where none or several do."""
    found = {
        cell.text.upper()
        for cell in cells
        if not cell.is_number and _LONG_NUMBER.fullmatch(cell.text) and _is_rounded(cell.text, rounded)
    }
    return found.pop() if len(found) == 1 else ""


def _is_rounded(whole: str, rounded: str) -> bool:
    """Whether a long number kept to 15 digits is the other: cut off, as on typing, or rounded, as by programs."""
    if len(whole) != len(rounded):
        return False
    return whole[:15] == rounded[:15] or (whole.isdecimal() and number_text(float(whole)) == rounded)


def _fill_merged(lines: list[_Line], columns: Mapping[str, int], merged: Iterable[tuple[int, int, int, int]]) -> None:
    """Fill in what ledgers made by hand merge: the facts of a household over the rows of its members."""
    if not merged:
        return
    by_row = dict(lines)
    places = {column: place for place, column in enumerate(columns.values())}
    for top, left, bottom, right in merged:
        first = by_row.get(top)
        if first is None or bottom == top:
            continue
        for column in (column for column in places if left <= column <= right):
            for row in range(top + 1, min(bottom, top + 200) + 1):
                if row in by_row:
                    by_row[row][places[column]] = first[places[column]]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_vocabulary().register["columns"][name])


def may_be_register(text: str) -> bool:
    """Whether a text holds, in its first lines, a heading that every register has."""
    text, words = text[:20_000], _words("household")
    if not any(first in text for first in {word[0] for word in words}):
        return False  # folding costs more than all else that a table of figures is asked
    folded = fold_whole(text)
    return any(word in folded for word in words)


@cache
def _column_of(text: str) -> str:
    """Return what a column holds by its heading; empty where that is of no account here."""
    text = fold_marks(text)
    written = fold(text)
    heads = (written, fold(drop_brackets(text)), written.translate({ord("("): None, ord(")"): None}))
    return next((name for head in heads for name in load_vocabulary().register["columns"] if head in _words(name)), "")


def _register(
    titles: Iterable[str],
    lines: Iterable[_Line],
    columns: Mapping[str, int],
    *,
    file: str,
    sheet: str,
    recovered: Sequence[tuple[int, str]] = (),
) -> RegisterSheet:
    texts, numbers = _by_column(lines, columns)
    count = len(numbers)
    blank = [""] * count
    _fill_down(texts)
    table = pd.DataFrame({"row": pd.array(numbers, dtype="int64")})
    for name in KEPT:
        table[name] = pd.Categorical(texts[name]) if name in texts else pd.Categorical(blank)
    identities = [text.replace(" ", "").upper() for text in texts.get("identity", blank)]
    table["identity"] = pd.Categorical([_state_of(text) for text in identities])
    table["person"] = [key_of("" if _LOST_DIGITS.match(text) else text) for text in identities]
    table["household"] = _household_keys(texts, scope=f"{file}|{sheet}")
    # A heading repeated on the next printed page is no person, whatever stands in its columns.
    is_heading = [_column_of(text) == "household" for text in texts["household"]]
    of_persons = [texts[name] for name in _OF_PERSONS if name in texts]
    table["is_person"] = [any(cells) and not again for again, *cells in zip(is_heading, *of_persons, strict=True)]
    is_blank = [not any(cells) for cells in zip(*texts.values(), strict=True)]
    kept = table[~pd.Series(is_blank, dtype=bool)].reset_index(drop=True)
    above = tuple(dict.fromkeys(text for text in titles if text))
    return RegisterSheet(file, sheet, above, columns, kept, tuple(recovered))


def _by_column(lines: Iterable[_Line], columns: Mapping[str, int]) -> tuple[dict[str, list[str]], list[int]]:
    """Return the texts of each column and the numbers of the rows; equal texts are one object."""
    texts: dict[str, list[str]] = {name: [] for name in columns}
    adders = [column.append for column in texts.values()]
    numbers: list[int] = []
    known: dict[str, str] = {}
    for number, row in lines:
        numbers.append(number)
        for add, text in zip(adders, row, strict=True):
            add(known.setdefault(text, text))
    return texts, numbers


def _state_of(identity: str) -> str:
    if not identity:
        return ""
    if _LOST_DIGITS.match(identity):
        return "rounded"
    return "valid" if is_valid_number(identity) else "invalid"


def _fill_down(texts: dict[str, list[str]]) -> None:
    """Fill in the household of members where the ledger gives its number on the head's row only.

    That is certain where every row with a number is a head's and no row without one is, or where the stated sizes of households
    are those of the rows down to the next number; otherwise nothing is filled in.
    """
    numbers = texts["household"]
    persons = [place for place in range(len(numbers)) if any(texts[name][place] for name in _OF_PERSONS if name in texts)]
    silent = [place for place in persons if not numbers[place]]
    if not silent or not persons or not numbers[persons[0]]:
        return
    owner: dict[int, int] = {}
    last = persons[0]
    for place in persons:
        last = place if numbers[place] else last
        owner[place] = last
    if not (_heads_have_numbers(texts, persons) or _sizes_agree(texts, owner)):
        return
    for place in silent:
        for name in ("household", "township", "village"):
            if name in texts and not texts[name][place]:
                texts[name][place] = texts[name][owner[place]]


def _heads_have_numbers(texts: Mapping[str, list[str]], persons: Sequence[int]) -> bool:
    if "relation" not in texts:
        return False
    heads = _heads()
    return all((fold(texts["relation"][place]) in heads) == bool(texts["household"][place]) for place in persons)


def _sizes_agree(texts: Mapping[str, list[str]], owner: Mapping[int, int]) -> bool:
    if "members" not in texts:
        return False
    sizes: dict[int, int] = {}
    for first in owner.values():
        sizes[first] = sizes.get(first, 0) + 1
    return all(texts["members"][first].strip() == str(size) for first, size in sizes.items())


@cache
def _heads() -> frozenset[str]:
    row = load_vocabulary().register["codes"]["relation"]["head"]
    return frozenset(fold(word) for word in (row["zh"], *row["aliases"]))


def _household_keys(texts: Mapping[str, list[str]], *, scope: str) -> list[str]:
    numbers = ["" if _LOST_DIGITS.match(number) else number for number in texts["household"]]
    blank = [""] * len(numbers)
    places: Iterable[tuple[str, str]] = zip(texts.get("township", blank), texts.get("village", blank), strict=True)
    return [
        key_of(number if not number or len(number) >= _SYSTEM_NUMBER else "|".join((number, scope, *place)))
        for number, place in zip(numbers, places, strict=True)
    ]
