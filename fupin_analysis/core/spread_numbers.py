"""Numbers of persons that a sheet spreads over neighbouring cells, hidden before anything of the sheet is read or shown.

An identity number in three cells, or one digit to a box, and a telephone number in pieces side by side or below each other: each
piece alone looks like a count, so that no later look at single cells finds it. Counts side by side may look like such pieces as
well. So the pieces must make a number of persons in whole, be cut as such numbers are, and say so by more than their digits: by
a word beside or above them, by a piece with a zero before it or longer than counts are, or by a check character. Below a
heading of days of birth, days are hidden too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.parted_numbers import pieces_in_columns
from fupin_analysis.core.texts.identity import is_valid_number
from fupin_analysis.core.texts.marks import without_marks
from fupin_analysis.core.texts.privacy import find_identifiers, is_cut_as_such

#: What is said of such a number beside it, or above it.
_SAID = re.compile(
    r"[^\s\d]{0,6}(?:(?:身份证|残疾证|证)件?(?:号码?|编号)|身份证|电话(?:号码?)?|手机(?:号码?)?|联系方式|卡号|[Tt][Ee][Ll]\.?)[:：]?"
)
_SAID_IDENTITY = re.compile(r"身份证|证件号")
_BIRTH = re.compile(r"(?:户主|本人|家庭成员)?(?:出生(?:年月日?|日期|时间)|生日)(?:[（(].*)?")
_DAY = re.compile(r"(?:19|20)\d\d(?:\d{4}|[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?)(?: 00:00:00)?")
#: What a sheet must hold somewhere for any of this: texts line by line, in any order; else a line of boxes.
_MAY_SAY = re.compile(rf"^{_SAID.pattern}$|^{_BIRTH.pattern}$", flags=re.MULTILINE)
_MAY_TELL = re.compile(r"^0\d+$|^\d{9,17}$|^(?:19|20)\d{6}$", flags=re.MULTILINE)
_BOXED = re.compile(r"^(?:\d\n){14}", flags=re.MULTILINE)
_PIECE = re.compile(r"\d{1,17}|\d{0,16}[Xx]")
_HIDDEN = "***"
#: Boxes of one digit in a line from which on a number is hidden though it goes on elsewhere, where it is said to be one.
_BOXES, _IDENTITY = 8, 18
#: No count has more digits beside another that goes on with it.
_LONGEST_COUNT = 8
#: Digits of an area, with which an identity number begins, of the day of birth and of what stands behind it.
_AREA, _DAY_OF_BIRTH, _REST = 6, 8, 4
#: Digits of the code of a village.
_CODE = 12
_LENGTHS = {11: "mobile", 15: "identity", 18: "identity"}


def hide_spread_numbers(sheet: Sheet) -> Sheet:
    """Return a sheet with the pieces of numbers of persons hidden, the sheet itself where there are none.

    Examples
    --------
    >>> cells = [Cell(1, 1, "身份证号"), *(Cell(1, place, text) for place, text in enumerate(("999901", "19850314", "0777"), 2))]
    >>> [cell.text for cell in hide_spread_numbers(Sheet("表.xlsx", "", cells)).cells]
    ['身份证号', '***', '***', '***']
    >>> counts = [Cell(1, place, text) for place, text in enumerate(("一心村", "138", "1300", "1380"), 1)]
    >>> hide_spread_numbers(Sheet("表.xlsx", "", counts)).cells is counts
    True
    """
    texts = {cell.text for cell in sheet.cells}  # most stand in many cells
    parted = pieces_in_columns(sheet.cells, texts)
    if parted:
        sheet = replace(sheet, cells=[_without(cell) if (cell.row, cell.column) in parted else cell for cell in sheet.cells])
        texts = {cell.text for cell in sheet.cells}
    words = {text: without_marks("".join(text.split())) for text in texts if not text.isdigit()}
    if not _MAY_SAY.search("\n".join(words.values())):
        words = {}
    may_tell = words or _MAY_TELL.search("\n".join(texts))
    if not (may_tell or _BOXED.search("\n".join(cell.text for cell in sheet.cells) + "\n")):
        return sheet
    found = _Pieces(sheet.cells, texts, words)
    hidden = {*found.beside(), *found.below(), *found.days()}
    if not hidden:
        return sheet
    return replace(sheet, cells=[_without(cell) if _place(cell) in hidden else cell for cell in sheet.cells])


#: Where a cell stands, as one number: every cell is looked up, and few are of any account.
Place = int
_RIGHT, _DOWN = 1 << 24, 1


def _place(cell: Cell) -> Place:
    return cell.column * _RIGHT + cell.row


def _without(cell: Cell) -> Cell:
    return cell._replace(text=_HIDDEN, is_number=False, kind="text", format="", formula="")


class _Pieces:
    """The cells of a sheet that may be pieces, and what is said of them; only runs in which something tells are looked into."""

    def __init__(self, cells: Sequence[Cell], texts: Iterable[str], words: Mapping[str, str]) -> None:
        digits = {text: text.strip() for text in texts if _PIECE.fullmatch(text.strip())}
        # A whole number of a person is no piece of another, and the count beside it none either.
        pieces = {t: piece for t, piece in digits.items() if len(t) < min(_LENGTHS) or not any(find_identifiers(piece))}
        self.cells = cells
        self.at = {cell.column * _RIGHT + cell.row: pieces[cell.text] for cell in cells if cell.text in pieces}
        self.long = self._places(piece for piece in pieces.values() if len(piece) > _LONGEST_COUNT)
        self.zeros = self._places(piece for piece in pieces.values() if _has_zero(piece))
        self.areas = self._places(piece for piece in pieces.values() if len(piece) == _AREA)
        self.boxes = self._places(piece for piece in pieces.values() if len(piece) == 1)
        self.labels = {text: label for text, label in words.items() if _SAID.fullmatch(label)}
        self.births = {text for text, label in words.items() if _BIRTH.fullmatch(label)}
        self.said = dict(self._said_above()) if self.labels else {}

    def _places(self, pieces: Iterable[str]) -> list[Place]:
        wanted = set(pieces)
        return [place for place, piece in self.at.items() if piece in wanted] if wanted else []

    def _said_above(self) -> Iterator[tuple[Place, str]]:
        """What the heading above each cell says it is, where it is said to be a number of a person."""
        headed = {cell.column for cell in self.cells if cell.text in self.labels}
        headings: dict[int, str] = {}
        for cell in sorted(cell for cell in self.cells if cell.column in headed):
            if not _PIECE.fullmatch("".join(cell.text.split())):
                headings[cell.column] = self.labels.get(cell.text, "")
            elif heading := headings.get(cell.column):
                yield _place(cell), heading

    def beside(self) -> Iterator[Place]:
        """Numbers whose pieces stand side by side, and boxes of one digit."""
        labelled = [cell for cell in self.cells if cell.text in self.labels] if self.labels else []
        labels = {_place(cell) + _RIGHT: self.labels[cell.text] for cell in labelled}
        boxes = [place for place in self.boxes if place + (_IDENTITY - 1) * _RIGHT in self.at]
        for run, pieces in self._runs(_RIGHT, [*labels, *boxes]):
            said = self.said
            if run[0] in labels:
                said = {place: said[place] for place in run if place in said} | {run[0]: labels[run[0]]}
            if len(run) >= _BOXES:
                yield from _boxes(run, pieces, said)
            yield from _found(run, pieces, said)

    def below(self) -> Iterator[Place]:
        """Numbers whose pieces stand below each other."""
        for run, pieces in self._runs(_DOWN):
            yield from _found(run, pieces, self.said)

    def _runs(self, step: int, more: Iterable[Place] = ()) -> Iterator[tuple[range, list[str]]]:
        """Neighbouring cells in a direction among which one tells, is said, or is one of `more`; one alone is none."""
        at, seen = self.at, set[Place]()
        pairs = [place for place in self.areas if len(at.get(place + step, "")) == _DAY_OF_BIRTH]
        halves = [place for place in self.long if self._goes_on(place, step)]
        for place in (*pairs, *halves, *self.zeros, *self.said, *more):
            if place in seen or place not in at:
                continue
            first = last = place
            while first - step in at:
                first -= step
            while last + step in at:
                last += step
            run = range(first, last + 1, step)
            seen.update(run)
            if len(run) > 1:
                yield run, [at[place] for place in run]

    def _goes_on(self, place: Place, step: int) -> bool:
        """Whether a piece longer than counts are is an identity number with one beside it: none in more has one as long."""
        size = len(self.at[place])
        return _IDENTITY - size in (len(self.at.get(place - step, "")), len(self.at.get(place + step, "")))

    def days(self) -> Iterator[Place]:
        """Days below a heading of days of birth, down to the next text in the column."""
        if not self.births:
            return
        typed = {_place(cell): cell for cell in self.cells}
        for head in [place for place, cell in typed.items() if cell.text in self.births]:
            place = head + _DOWN
            while (cell := typed.get(place)) is not None and (_DAY.fullmatch(cell.text.strip()) or cell.is_date):
                yield place
                place += _DOWN
            beside = typed.get(head + _RIGHT)
            if beside is not None and _DAY.fullmatch(beside.text.strip()):
                yield head + _RIGHT


def _boxes(run: Sequence[Place], pieces: Sequence[str], said: Mapping[Place, str]) -> Sequence[Place]:
    """Cells of a run from which on it is boxes of one digit, if they make an identity number or are said to be one."""
    boxed = len(run)
    while boxed and len(pieces[boxed - 1]) == 1:
        boxed -= 1
    if len(run) - boxed < _BOXES:
        return ()
    is_whole = boxed == 0 and len(run) == _IDENTITY and _is_proven("".join(pieces))
    return run[boxed:] if is_whole or _SAID_IDENTITY.search(said.get(run[boxed], "")) else ()


def _found(run: Sequence[Place], pieces: Sequence[str], said: Mapping[Place, str]) -> Iterator[Place]:
    """Cells of a run that make a number together."""
    ends, first = _ends(tuple(map(len, pieces))), 0
    while ends and first < len(run):
        is_said = run[first] in said
        last = next((last for last in ends.get(first, ()) if _is_number(pieces[first:last], is_said=is_said)), 0)
        yield from run[first:last]
        first = last or first + 1


@lru_cache(maxsize=2**7)  # of most runs there are none, and the same sizes stand in each row
def _ends(sizes: tuple[int, ...]) -> dict[int, list[int]]:
    """Where numbers may end by the piece with which they begin, the longest first, told by the sizes of pieces alone."""
    ends: dict[int, list[int]] = {}
    for first in range(len(sizes) - 1):
        for last in range(first + 2, len(sizes) + 1):
            size = sum(sizes[first:last])
            if size in _LENGTHS:
                ends.setdefault(first, []).insert(0, last)
            if size >= max(_LENGTHS):
                break
        if sizes[first : first + 2] == (_AREA, _DAY_OF_BIRTH) and first + 2 < len(sizes) and sizes[first + 2] < _REST:
            ends.setdefault(first, []).append(first + 3)
    return ends


def _has_zero(piece: str) -> bool:
    """Whether a piece is led by a zero, as no count is."""
    return piece[0] == "0" and len(piece) > 1


def _is_number(pieces: Sequence[str], *, is_said: bool) -> bool:
    sizes = [*map(len, pieces)]
    return _is_whole(pieces, sizes, is_said=is_said) or _has_lost_zeros(pieces, sizes)


def _is_whole(pieces: Sequence[str], sizes: list[int], *, is_said: bool) -> bool:
    whole = "".join(pieces)
    kind = _LENGTHS.get(len(whole), "")
    if [one for _start, _end, one in find_identifiers(whole)] != [kind] or not is_cut_as_such(" ".join(pieces), kind):
        return False
    if is_said:
        return True
    if sizes[0] == _CODE:  # a village's code beside an amount
        return False
    if any(map(_has_zero, pieces)):
        return kind == "mobile" or _has_day(whole)
    return (sizes == [_AREA, _DAY_OF_BIRTH, _REST] or max(sizes) > _LONGEST_COUNT) and _is_proven(whole)


def _has_lost_zeros(pieces: Sequence[str], sizes: list[int]) -> bool:
    """Whether the last piece of an identity number was kept as a number: 999901 | 19900307 | 17 for …0017."""
    is_cut = len(sizes) == 3 and sizes[:2] == [_AREA, _DAY_OF_BIRTH]
    return is_cut and _is_proven("".join([*pieces[:2], pieces[2].zfill(_REST)]))


def _is_proven(whole: str) -> bool:
    """Whether a day and the check character show what a number is; no area of residence ends with 00, as amounts do."""
    return len(whole) == 18 and whole[4:6] != "00" and _has_day(whole) and is_valid_number(whole)


def _has_day(whole: str) -> bool:
    """Whether the digits of an identity number that tell the day of birth are one."""
    day = whole[6:14] if len(whole) == 18 else f"19{whole[6:12]}"
    try:
        return 1900 <= date.fromisoformat(day).year <= date.today().year
    except ValueError:
        return False
