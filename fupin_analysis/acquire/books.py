"""What every reader of workbooks hands on, and the bounds that all of them keep.

A reader opens a book of any format as :class:`BookSheet` s whose cells stream, so that a register of a million rows is never held
as cells, and a file that declares more than it has costs what it has.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from fupin_analysis.core.cells import Cell
from fupin_analysis.core.texts.marks import fold_marks

#: Bytes that may come out of one packed file, counted while unpacking and not as declared.
MOST_BYTES = 2 * 1024**3
#: Characters of one text; a spreadsheet's cell holds 32,767.
LONGEST_TEXT = 1_000_000
#: Cells with content that a table of townships may have; registers stream and have no such bound. A province's table by township
#: has some 100,000.
MOST_CELLS = 150_000
#: Cells of a file that has to be held as a whole before it can be told what it is.
MOST_HELD = 500_000

#: Error values by the numbers that binary workbooks have for them.
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
#: Serial numbers of the last day a spreadsheet knows, and of the leap day of 1900 that never was.
_LAST_DAY, _NO_DAY = 2_958_466, 60


class DamagedError(Exception):
    """The file is not what its form says, or more than can be read; the message says what, for developers."""


class TooLargeError(Exception):
    """The file holds more than a table of townships does; `args` has the number of cells that were too many."""


class PasswordNeededError(Exception):
    """The file is encrypted with a password that is not known."""


class BookSheet(ABC):
    """One sheet of a book.

    Attributes
    ----------
    name
        Title on its tab.
    is_hidden
        Whether it is hidden from view, though a person can bring it back.
    merged
        Ranges merged, as top, left, bottom, right [from 1]; complete only after `cells` has been exhausted.
    """

    def __init__(self, name: str, *, is_hidden: bool = False) -> None:
        self.name = fold_marks(name)
        self.is_hidden = is_hidden
        self.merged: list[tuple[int, int, int, int]] = []

    @abstractmethod
    def cells(self) -> Iterator[Cell]:
        """Yield the cells with content in the order of the file, with rows and columns counted from 1."""


class ListedSheet(BookSheet):
    """A sheet whose cells are at hand."""

    def __init__(self, name: str, cells: list[Cell], merged: list[tuple[int, int, int, int]], *, is_hidden: bool = False) -> None:
        super().__init__(name, is_hidden=is_hidden)
        self._cells = cells
        self.merged = merged

    def cells(self) -> Iterator[Cell]:
        """Yield the cells."""
        return iter(self._cells)


def number_text(value: float) -> str:
    """Return a number the way a person reads it, with the 15 significant digits a spreadsheet keeps.

    Examples
    --------
    >>> number_text(298.0), number_text(0.1 + 0.2), number_text(1e21)
    ('298', '0.3', '1000000000000000000000')
    """
    if -1e15 < value < 1e15 and value == int(value):
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


def date_text(serial: float, *, is_1904: bool = False) -> str:
    """Return a serial date as ISO text, ``2018-03-08`` or ``2018-03-08T09:30:00``; a part of a day as a time; else the number.

    Examples
    --------
    >>> date_text(43101), date_text(43101.5), date_text(0.25)
    ('2018-01-01', '2018-01-01T12:00:00', '06:00:00')
    """
    if not 0 <= serial < _LAST_DAY:
        return number_text(serial)
    if serial < _NO_DAY and not is_1904:
        serial += serial >= 1  # before the leap day that never was
    moment = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(seconds=round(serial * 86400))
    if serial < 1:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time().isoformat() == "00:00:00" else moment.isoformat()
