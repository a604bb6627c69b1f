"""Identity numbers whose pieces stand in columns of their own, counts between them or not: 1-6位 | 人口 | 7-18位.

Side by side or not, such columns say what they are in one of three ways: by headings that tell places of a number, by the check
characters of every row, or, where those are wrong, by areas and days of birth one below the other. One row alone decides only
where its pieces are cut as no counts are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fupin_analysis.core.cells import Cell
from fupin_analysis.core.texts.identity import is_valid_number

#: Headings of some places of a number: 身份证号码1-6位, 第7至14位, 后四位.
_PLACES = re.compile(
    r".{0,12}?第?(?:[1-9]|1[0-8])位?[-—–~～－至到]第?(?P<last>[1-9]|1[0-8])位.{0,2}"
    r"|.{0,12}?(?P<end>前|后|末|尾|中间?|最后)[0-9一二两三四五六七八九十]{1,2}位(?:数字?|号码)?"
)
_WHOSE = re.compile("身份|证件|证号|手机|电话|卡号|账号")
_PIECE = re.compile(r"[0-9]{1,17}|[0-9]{0,16}[Xx]")
_SAID = re.compile("身份证|证件号")
#: The last places of identity numbers, those of before included.
_ENDS = frozenset({"18", "15"})
#: How identity numbers are cut: area, year, month and day of birth, what follows, check character.
_CUTS = (
    (6, 8, 4),
    (6, 4, 4, 4),
    (6, 4, 2, 2, 4),
    (6, 8, 3, 1),
    (6, 4, 4, 3, 1),
    (2, 4, 8, 4),
    (6, 12),
    (14, 4),
    (10, 8),
    (17, 1),
)
#: Sizes of which each of them has one: the area, alone or with what follows it, and the day of birth.
_FIRST = frozenset({6, 8, 10, 14, 17})
#: Pieces as long as that count nothing.
_LONG = 9
#: So many rows tell by their check characters: these with days of birth before others, those whatever their days are.
_FEWEST_PROVEN, _MANY = 2, 3
#: Pieces that lose the zeros before them where they are kept as numbers, and where area, year and day end.
_CUT_SHORT, _AREA_AND_YEAR, _AREA_AND_DAY = 4, 10, 14
_AREA, _YEAR = 6, 4
#: Cells of a row that are looked at; a list of persons has fewer.
_MOST = 40
#: Nobody whose number is listed was born later, and in a list of persons most were before 2000.
_LATEST_BIRTH, _MOST_BORN_BEFORE = 2008, 2000
_PROVINCES = frozenset("123456789")

#: Row and column of a cell.
_Spot = tuple[int, int]
#: Column and digits of a cell.
Piece = tuple[int, str]


def pieces_in_columns(cells: Sequence[Cell], texts: Iterable[str]) -> set[_Spot]:
    """Return where pieces of identity numbers stand that are parted over columns.

    Parameters
    ----------
    cells, texts
        The cells of a sheet, and what stands in them.

    Examples
    --------
    >>> rows = (("999901", "4", "19850314", "0777"), ("999902", "3", "19790102", "1234"))
    >>> cells = [Cell(row, column, text) for row, line in enumerate(rows, 1) for column, text in enumerate(line, 1)]
    >>> sorted(pieces_in_columns(cells, {text for row in rows for text in row}))
    []
    >>> heads = [Cell(0, 1, "身份证号码1-6位"), Cell(0, 2, "人口"), Cell(0, 3, "7-14位"), Cell(0, 4, "15-18位")]
    >>> sorted(pieces_in_columns([*heads, *cells], {cell.text for cell in [*heads, *cells]}))
    [(1, 1), (1, 3), (1, 4), (2, 1), (2, 3), (2, 4)]
    """
    plain = {text: _plain(text) for text in texts}
    found = set(_under_places(cells, plain)) if any(map(_PLACES.fullmatch, plain.values())) else set()
    sizes = {len(piece) for piece in plain.values() if _PIECE.fullmatch(piece)}
    if sizes & _FIRST:
        rows = {row: pieces for row, pieces in _rows(cells, plain).items() if any(len(text) in _FIRST for _, text in pieces)}
        is_said = any(map(_SAID.search, plain.values()))
        for cut in _CUTS:
            if set(cut[:-1]) <= sizes:
                found.update(_cut_so(cut, rows, is_said=is_said))
    return found


def _plain(text: str) -> str:
    return "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


def _rows(cells: Sequence[Cell], plain: Mapping[str, str]) -> dict[int, list[Piece]]:
    rows: dict[int, list[Piece]] = defaultdict(list)
    for cell in cells:
        if not cell.merged_from and _PIECE.fullmatch(plain[cell.text]):
            rows[cell.row].append((cell.column, plain[cell.text]))
    return {row: sorted(pieces)[:_MOST] for row, pieces in rows.items()}


def _under_places(cells: Sequence[Cell], plain: Mapping[str, str]) -> Iterator[_Spot]:
    """Yield the pieces below headings that tell places of a number: one says of which, they go on to its end, or are three."""
    heads: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if _PLACES.fullmatch(plain[cell.text]):
            heads[cell.row].append(cell)
    said = [cell for cell in cells if _WHOSE.search(plain[cell.text])]
    typed = {(cell.row, cell.column): plain[cell.text] for cell in cells}
    for row, line in heads.items():
        columns = {cell.column for cell in line}
        is_said = any(row - 2 <= cell.row <= row and cell.column in columns for cell in said)
        told = {_place_told(plain[cell.text]) for cell in line}
        if not is_said and not told & _ENDS and len(told) < _MANY:  # 产值前三位 beside 收入前三位 makes no run
            continue
        last = max((place[0] for place in typed), default=row)
        for column in columns:
            for below in range(row + 1, last + 1):
                text = typed.get((below, column), "")
                if text and not _PIECE.fullmatch(text):
                    break
                if text:
                    yield below, column


def _place_told(heading: str) -> str:
    """Return the last place of a number that a heading tells, or which end of it."""
    found = _PLACES.fullmatch(heading)
    return (found["last"] or found["end"]) if found else ""


@dataclass
class _Columns:
    """Columns in which pieces of one cut stand: the numbers that they make by row, and how their pieces are written."""

    numbers: dict[int, str] = field(default_factory=dict)
    has_zero: bool = False
    are_whole: bool = True

    def add(self, row: int, cut: tuple[int, ...], texts: Sequence[str]) -> None:
        """Take the pieces of a row."""
        self.numbers[row] = _number(cut, texts)
        self.has_zero |= any(text[0] == "0" and len(text) > 1 for text in texts)
        self.are_whole &= len(texts[-1]) == cut[-1]


def _cut_so(cut: tuple[int, ...], rows: Mapping[int, Sequence[Piece]], *, is_said: bool) -> Iterator[_Spot]:
    """Yield the pieces of numbers that are cut so in the same columns of most rows that have digits there."""
    whole: dict[tuple[int, ...], _Columns] = defaultdict(_Columns)
    for row, pieces in rows.items():
        for chosen in _chosen(cut, pieces) if _may_hold(cut, pieces) else ():
            whole[tuple(place for place, _ in chosen)].add(row, cut, [text for _, text in chosen])
    proven = [places for places, one in whole.items() if _is_proven(one, is_said=is_said or _are_side_by_side(places))]
    proven = [places for places in proven if _are_most(whole[places], places, rows)]
    begun = {places[:-1] for places in proven}
    alike = sorted(places for places, one in whole.items() if places[:-1] not in begun and _are_of_people(one))
    alike = [places for places in alike if _are_most(whole[places], places, rows)]
    nearest = {places[:-1]: places for places in reversed(alike)}  # of several columns of four digits the first behind the day
    for places in (*proven, *nearest.values()):
        yield from ((row, place) for row in whole[places].numbers for place in places)


def _may_hold(cut: tuple[int, ...], pieces: Sequence[Piece]) -> bool:
    """Whether a row has a piece as long as the longest of a cut, and a year where one stands alone: most rows do not."""
    texts = [text for _, text in pieces]
    is_year = cut[1] != _YEAR or cut[0] != _AREA or any(len(text) == _YEAR and "1900" <= text <= "2100" for text in texts)
    return is_year and any(len(text) == max(cut) for text in texts)


def _are_most(columns: _Columns, places: Sequence[int], rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether most rows that have digits in all of some columns have pieces of a number there."""
    rivals = sum({*places} <= {place for place, _ in pieces} for pieces in rows.values())
    return 2 * len(columns.numbers) > rivals


def _is_proven(columns: _Columns, *, is_said: bool) -> bool:
    """Whether check characters show that numbers are of persons: more of them where nothing else says so."""
    numbers = [*columns.numbers.values()]
    proven = sum(map(is_valid_number, numbers))
    is_enough = is_said or columns.has_zero or proven >= _MANY or (proven >= _FEWEST_PROVEN and _are_of_age(numbers))
    return 2 * proven > len(numbers) and is_enough


def _are_side_by_side(places: Sequence[int]) -> bool:
    return places[-1] - places[0] == len(places) - 1


def _chosen(cut: tuple[int, ...], pieces: Sequence[Piece], begun: str = "") -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of a row, from left to right, that are cut so and may make a number together."""
    for at, (place, text) in enumerate(pieces):
        size, is_last = cut[0], len(cut) == 1
        if not (len(text) == size or (begun and size <= _CUT_SHORT and 0 <= size - len(text) <= (size if is_last else 1))):
            continue
        number = begun + text.zfill(size)
        if not _may_begin(number):
            continue
        if is_last:
            yield ((place, text),)
        behind = pieces[at + 1 :] if max(cut[0], len(begun)) < _LONG else pieces[at + 1 : at + 2]
        for others in _chosen(cut[1:], behind, number) if not is_last else ():
            yield ((place, text), *others)


def _number(cut: tuple[int, ...], texts: Sequence[str]) -> str:
    return "".join(text.zfill(size) for text, size in zip(texts, cut, strict=True)).upper()


def _may_begin(number: str) -> bool:
    """Whether a number may go on as one of a person: an area, which ends with no 00 as amounts do, and a day of birth."""
    if number[0] not in _PROVINCES or number[4:6] == "00" or not number[:17].isdecimal():
        return False
    try:
        if len(number) >= _AREA_AND_YEAR and not 1900 <= int(number[6:10]) <= date.today().year:
            return False
        return len(number) < _AREA_AND_DAY or bool(date.fromisoformat(number[6:14]))
    except ValueError:
        return False


def _are_of_age(numbers: Sequence[str]) -> bool:
    """Whether numbers tell of people, most of them no children: days of papers are of our years."""
    births = [int(number[6:10]) for number in numbers]
    return max(births) < _LATEST_BIRTH and 2 * sum(birth < _MOST_BORN_BEFORE for birth in births) >= len(births)


def _are_of_people(columns: _Columns) -> bool:
    """Whether numbers below each other are of one province and tell of people of several ages, whatever their last character."""
    numbers = [*columns.numbers.values()]
    are_many = columns.are_whole and len(numbers) >= _MANY and len({number[6:10] for number in numbers}) > 1
    return are_many and len({number[:2] for number in numbers}) == 1 and _are_of_age(numbers)
