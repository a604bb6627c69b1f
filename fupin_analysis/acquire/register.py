"""Household registers (建档立卡台账) to rows of text with their address, without anything that tells who a person is.

A register has one row a person; the facts of the household stand on every row. Of names nothing is kept but that there is one,
which tells a person's row from a total; telephone numbers and incomes are not read at all. The numbers of households and persons
leave this module only as keys of this run (:func:`fupin_analysis.core.identity.key_of`), and of an identity number nothing
remains but whether its check character is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import python_calamine as calamine

from fupin_analysis.acquire.content import kind_of, name_of, read_bytes
from fupin_analysis.acquire.delimited import DELIMITERS, iterate_rows, read_text
from fupin_analysis.acquire.workbook import WORKBOOK_KINDS, opened_sheets, problems_of, text_of
from fupin_analysis.core.identity import is_valid_number, key_of
from fupin_analysis.core.terms import drop_brackets, fold, load_vocabulary
from fupin_analysis.errors import FupinError

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
_HEAD_ROWS = 30
#: Household numbers shorter than this are serial numbers of a village or a sheet, and not of the national system.
_SYSTEM_NUMBER = 8

#: Marks a number of which a spreadsheet lost the last digits.
_ROUNDED = "≈"
_LOST_DIGITS = re.compile(rf"{_ROUNDED}|[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+$")

_Rows: TypeAlias = Sequence[Sequence[Any]]


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
        empty where nothing is written), `identity` (``valid``, ``invalid`` or empty), `is_person`, and the columns :data:`KEPT`
        as written, empty where there are none.
    """

    file: str
    sheet: str
    titles: tuple[str, ...]
    columns: Mapping[str, int]
    rows: pd.DataFrame = field(repr=False)


def read_registers(path: Path, *, root: Path | None = None) -> list[RegisterSheet]:
    """Return the sheets of a file that are registers; none where it is a return or a table of any other kind.

    Parameters
    ----------
    path
        Workbook or delimited text.
    root
        Folder below which the file's path is shown in addresses.

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.acquire.inputs.read_input`.
    """
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    kind = kind_of(data)
    if kind in WORKBOOK_KINDS:
        with problems_of(kind, name), opened_sheets(data, kind, name) as sheets:
            found = [_of_sheet(sheet, name, title) for title, sheet in sheets]
        return [one for one in found if one is not None]
    if kind != "text":
        return []
    text = read_text(path, where=name)
    if not any(word in fold(text[:20_000]) for word in _words("household")):
        return []
    for delimiter in DELIMITERS:  # row by row, since a province's register has millions of them
        rows = iterate_rows(text, delimiter, where=name)
        try:
            top = list(islice(rows, _HEAD_ROWS))
        except FupinError:  # quotes that are right for one delimiter are often wrong for another
            continue
        head = _find_head(top)
        if head is not None:
            return [_register(top[: head[0]], chain(top[head[0] + 1 :], rows), head, file=name, sheet="")]
    return []


def _of_sheet(sheet: calamine.CalamineSheet, file: str, title: str) -> RegisterSheet | None:
    head = _find_head(sheet.to_python(skip_empty_area=False, nrows=_HEAD_ROWS))
    if head is None:
        return None
    rows = sheet.to_python(skip_empty_area=False)
    wanted = set(head[1].values())
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        # Ledgers made by hand merge the facts of a household over the rows of its members.
        for column in wanted.intersection(range(left + 1, right + 2)) if top > head[0] else ():
            for row in range(top + 1, min(bottom + 1, len(rows))):
                rows[row][column - 1] = rows[top][left]
    return _register(rows[: head[0]], rows[head[0] + 1 :], head, file=file, sheet=title)


def _find_head(rows: _Rows) -> tuple[int, dict[str, int]] | None:
    """Return the index of the heading of a register and its columns; None where no row is one."""
    for number, row in enumerate(rows):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row, start=1):
            name = _column_of(cell) if isinstance(cell, str) and cell else ""
            if name:
                columns.setdefault(name, column)
        if "household" in columns and _ROW_A_PERSON.intersection(columns):
            return number, columns
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_vocabulary().register["columns"][name])


@cache
def _column_of(text: str) -> str:
    """Return what a column holds by its heading; empty where that is of no account here."""
    written = fold(text)
    heads = (written, fold(drop_brackets(text)), written.translate({ord("("): None, ord(")"): None}))
    return next((name for head in heads for name in load_vocabulary().register["columns"] if head in _words(name)), "")


def _register(
    above: _Rows, body: Iterable[Sequence[Any]], head: tuple[int, dict[str, int]], *, file: str, sheet: str
) -> RegisterSheet:
    number, columns = head
    texts = _texts(body, {name: column for name, column in columns.items() if name != "county"})
    count = len(texts["household"])
    table = pd.DataFrame({"row": range(number + 2, number + 2 + count)})
    for name in KEPT:
        table[name] = pd.Categorical(texts[name]) if name in texts else pd.Categorical([""] * count)
    identities = [text.replace(" ", "").upper() for text in texts.get("identity", [""] * count)]
    table["identity"] = pd.Categorical([text and ("valid" if is_valid_number(text) else "invalid") for text in identities])
    table["person"] = [key_of(text) for text in identities]
    table["household"] = _household_keys(texts, scope=f"{file}|{sheet}")
    # A heading repeated on the next printed page is no person, whatever stands in its columns.
    is_heading = [_column_of(text) == "household" for text in texts["household"]]
    of_persons = [texts[name] for name in _OF_PERSONS if name in texts]
    table["is_person"] = [any(cells) and not again for again, *cells in zip(is_heading, *of_persons, strict=True)]
    is_blank = [not any(cells) for cells in zip(*texts.values(), strict=True)]
    titles = dict.fromkeys(str(cell).strip() for row in above for cell in row if isinstance(cell, str) and cell.strip())
    return RegisterSheet(file, sheet, tuple(titles), columns, table[~pd.Series(is_blank, dtype=bool)].reset_index(drop=True))


def _texts(body: Iterable[Sequence[Any]], columns: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the texts of each column; equal ones are one object, since a register repeats itself on every row."""
    texts: dict[str, list[str]] = {name: [] for name in columns}
    places = [(column - 1, texts[name].append) for name, column in columns.items()]
    known: dict[str, str] = {}
    for row in body:
        width = len(row)
        for place, add in places:
            cell = row[place] if place < width else ""
            text = cell.strip() if type(cell) is str else _typed(cell)
            add(known.setdefault(text, text))
    return texts


def _typed(cell: Any) -> str:
    """Return the text of a cell that is none; of a long number a spreadsheet keeps 15 digits only, which tell nobody apart."""
    text = text_of(cell).strip()
    return f"{_ROUNDED}{text}" if isinstance(cell, int | float) and abs(cell) >= 10**15 else text


def _household_keys(texts: Mapping[str, list[str]], *, scope: str) -> list[str]:
    numbers = ["" if _LOST_DIGITS.match(number) else number for number in texts["household"]]
    blank = [""] * len(numbers)
    places: Iterable[tuple[str, str]] = zip(texts.get("township", blank), texts.get("village", blank), strict=True)
    return [
        key_of(number if not number or len(number) >= _SYSTEM_NUMBER else "|".join((number, scope, *place)))
        for number, place in zip(numbers, places, strict=True)
    ]
