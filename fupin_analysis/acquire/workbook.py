"""Workbooks of every make (``.xlsx``, ``.xls``, ``.xlsb``, ``.ods``, web pages called so) to cells with their address."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from fupin_analysis.acquire.biff import open_biff
from fupin_analysis.acquire.books import MOST_CELLS, BookSheet, DamagedError, PasswordNeededError, TooLargeError
from fupin_analysis.acquire.content import NOT_READ, WORKBOOK_KINDS, kind_of, name_of, read_bytes
from fupin_analysis.acquire.encodings import decode
from fupin_analysis.acquire.noughts import with_noughts
from fupin_analysis.acquire.opendocument import open_document
from fupin_analysis.acquire.openxml import OpenXmlBook
from fupin_analysis.acquire.packages import Package
from fupin_analysis.acquire.spreadsheetml import open_spreadsheetml
from fupin_analysis.acquire.webpage import open_archive, open_webpage
from fupin_analysis.acquire.xlsb import open_xlsb
from fupin_analysis.core.cells import Cell, Sheet, from_sheets
from fupin_analysis.errors import FupinError, Problem

_Place: TypeAlias = tuple[int, int]
#: The password with which Excel protects a workbook for which its user gave none: it opens without asking.
_BUILT_IN_PASSWORD = "VelvetSweatshop"


@dataclass
class Book:
    """A workbook that has been opened.

    Parameters
    ----------
    sheets
        Its sheets that a person can open; cells are read when asked for.
    closed
        Names of sheets left closed: macros and dialogs.
    has_pictures
        Whether it holds pictures or charts, which are not read.
    """

    sheets: list[BookSheet]
    closed: list[str] = field(default_factory=list)
    has_pictures: bool = False


def read_workbook(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> pd.DataFrame:
    """Read every sheet that a person can open, hidden ones included, as a table of cells.

    Parameters
    ----------
    path
        The workbook. Its bytes decide what it is, not its suffix.
    root
        Folder below which the file's path is shown in addresses; without it, the bare name is.
    skip
        Names of sheets to leave out; a workbook of nothing else is then no problem.

    Returns
    -------
    pandas.DataFrame
        Table of cells (:mod:`fupin_analysis.core.cells`), sheet by sheet, row by row. Merged ranges are filled where the format
        tells them; `merged_from` is empty for the first cell of a range, the one that was typed. Error values such as ``#REF!``
        are text, and so is a formula whose result was never stored.

    Raises
    ------
    FupinError
        F101 missing, F102 empty, F103 damaged or no workbook, F104 password, F105 not to be opened, F113-F115 holds no table.
    """
    return from_sheets(read_sheets(path, root=root, skip=skip))


def read_sheets(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> list[Sheet]:
    """Read a workbook as :func:`read_workbook` does, as sheets of cells; sheets without content are left out."""
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    with opened(data, name) as book:
        read = [sheet_of(one, name, one.cells()) for one in book.sheets if one.name not in skip]
    sheets = [sheet for sheet in read if sheet.cells]
    if not sheets and not skip:
        raise FupinError(empty(book, name))
    return sheets


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Book]:
    """Open a workbook that is called `name`; what is wrong with it, then or while it is read, becomes a FupinError."""
    kind = kind_of(data)
    if kind not in WORKBOOK_KINDS:
        raise FupinError(Problem(NOT_READ.get(kind, "F103"), where=name, details={"got": kind}))
    with told(kind, name):
        yield open_book(data, kind)


@contextmanager
def told(kind: str, name: str) -> Iterator[None]:
    """Turn what is wrong with a file of some kind, which is called `name`, into a FupinError."""
    try:
        yield
    except PasswordNeededError as error:
        raise FupinError(Problem("F104", where=name)) from error
    except TooLargeError as error:
        raise FupinError(Problem("F121", where=name, details={"got": f"{error.args[0]:,}"})) from error
    except DamagedError as error:
        raise FupinError(Problem("F103", where=name, details={"got": f"{kind} (damaged / 已损坏)"})) from error


def open_book(data: bytes, kind: str) -> Book:
    """Open a workbook of one of the kinds that are read.

    Raises DamagedError and PasswordNeededError, also while its sheets are read.
    """
    if kind == "encrypted":
        data = _decrypted(data)
        kind = kind_of(data)
    if kind in ("xlsx", "xlsb"):
        package = Package(data)
        if package.is_encrypted:  # by the program that packed it
            raise PasswordNeededError
        if kind == "xlsb":
            return Book(open_xlsb(package))
        book = OpenXmlBook(package)
        return Book(book.sheets, book.closed, book.pictures)
    if kind == "xls":
        return Book(_old_sheets(data))
    if kind in ("ods", "fods"):
        return _open_document_book(data, kind)
    if kind == "xml2003":
        return Book(open_spreadsheetml(_xml_text(data)))
    if kind == "mht":
        return Book(open_archive(data))
    if kind == "html":
        return Book(open_webpage(data))
    raise DamagedError(kind)


def empty(book: Book, name: str) -> Problem:
    """Return the problem of a workbook without a cell: it is empty, or holds pictures only."""
    return Problem("F114" if book.has_pictures else "F102", where=name, details={"got": "picture / 图片"})


def sheet_of(sheet: BookSheet, file: str, cells: Iterable[Cell]) -> Sheet:
    """Return a sheet with the cells given, in the order of rows and columns, merged ranges filled.

    Only places are filled whose row and whose column hold something of their own: a title merged over a whole row of 16,384
    columns must not become as many cells.
    """
    own: dict[_Place, Cell] = {}
    for cell in cells:
        own[cell.row, cell.column] = cell
        if len(own) > MOST_CELLS:
            raise TooLargeError(MOST_CELLS)
    filled = dict(_filled(own, sheet.merged))
    ordered = [cell for _, cell in sorted((own | filled).items())] if filled or not _is_ordered(own) else list(own.values())
    return Sheet(file, sheet.name, with_noughts(ordered), sheet.is_hidden)


def _is_ordered(own: Iterable[_Place]) -> bool:
    last = (0, 0)
    for place in own:
        if place < last:
            return False
        last = place
    return True


def _filled(own: dict[_Place, Cell], merged: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[_Place, Cell]]:
    rows: list[int] = []
    columns: list[int] = []
    left_over = MOST_CELLS
    for top, left, bottom, right in merged:
        anchor = own.get((top, left))
        if anchor is None or (top, left) == (bottom, right):
            continue
        if not rows:
            rows, columns = (sorted({place[axis] for place in own}) for axis in (0, 1))
        across = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
            left_over -= len(across)
            if left_over < 0:
                raise TooLargeError(MOST_CELLS)
            for column in across:
                if (row, column) != (top, left):
                    yield (row, column), anchor._replace(row=row, column=column, merged_from=anchor.address)


def _decrypted(data: bytes) -> bytes:
    """Return the workbook within an encrypted one that Excel opens without a password."""
    import msoffcrypto  # type: ignore[import-untyped]  # loads a library of ciphers: only where something is encrypted

    plain = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(BytesIO(data))
        office.load_key(password=_BUILT_IN_PASSWORD, verify_password=True)
        office.decrypt(plain)
    except MemoryError:
        raise
    except Exception as error:  # a wrong password and a broken file look alike to the library
        raise PasswordNeededError from error
    return plain.getvalue()


def _old_sheets(data: bytes) -> list[BookSheet]:
    try:
        return open_biff(data)
    except PasswordNeededError:
        return open_biff(_decrypted(data))


def _open_document_book(data: bytes, kind: str) -> Book:
    if kind == "fods":
        return Book(open_document([data]), has_pictures=b"<draw:" in data)
    package = Package(data)
    content = next((name for name in package.names if name.rsplit("/", 1)[-1] == "content.xml"), "content.xml")
    manifest = b"".join(package.pieces("META-INF/manifest.xml")) if "META-INF/manifest.xml" in package else b""
    if package.is_encrypted or b"encryption-data" in manifest:
        raise PasswordNeededError
    styles = content.removesuffix("content.xml") + "styles.xml"
    sheets = open_document(package.pieces(content), styles=package.pieces(styles) if styles in package else ())
    return Book(sheets, has_pictures=any(name.startswith(("pictures/", "objectreplacements/")) for name in package.names))


def _xml_text(data: bytes) -> str:
    head = data[:200].decode("ascii", "ignore")
    declared = head.split("encoding=", 1)[1][1:].split(head.split("encoding=", 1)[1][0])[0] if "encoding=" in head else ""
    text = decode(data, declared=declared)
    if text is None:
        raise DamagedError("an unknown encoding")
    return text
