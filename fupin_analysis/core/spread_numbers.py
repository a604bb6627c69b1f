"""Numbers of persons that a sheet spreads over neighbouring cells, hidden before anything of the sheet is read or shown.

An identity number in three cells, or one digit to a box, and a telephone number in pieces side by side or below each other: each
piece alone looks like a count, so that no later look at single cells finds it. Counts side by side may look like such pieces as
well. So the pieces must make a number of persons in whole, be cut as such numbers are, and say so by more than their digits: by
a word beside or above them, by a piece with a zero before it or longer than counts are, or by a check character. Below a
heading of days of birth, days are hidden too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.texts.identity import is_valid_number
from fupin_analysis.core.texts.privacy import find_identifiers, is_cut_as_such

#: What is said of such a number beside it, or above it.
_SAID = re.compile(
    r"[^\s\d]{0,6}(?:(?:身份证|残疾证|证)件?(?:号码?|编号)|身份证|电话(?:号码?)?|手机(?:号码?)?|联系方式|卡号|[Tt][Ee][Ll]\.?)[:：]?"
)
_SAID_IDENTITY = re.compile(r"身份证|证件号")
_BIRTH = re.compile(r"(?:户主|本人|家庭成员)?(?:出生(?:年月日?|日期|时间)|生日)(?:[（(].*)?")
_DAY = re.compile(r"(?:19|20)\d\d(?:\d{4}|[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?)(?: 00:00:00)?")
#: What a sheet must hold somewhere for any of this: texts line by line.
_MAY_HOLD = re.compile(
    rf"^{_SAID.pattern}$|^{_BIRTH.pattern}$|^0\d+$|^\d{{9,17}}$|^(?:19|20)\d{{6}}$|^(?:\d\n){{14}}", flags=re.MULTILINE
)
_PIECE = re.compile(r"\d{1,17}|\d{0,16}[Xx]")
_HIDDEN = "***"
#: Boxes of one digit in a line from which on a number is hidden though it goes on elsewhere, where it is said to be one.
_BOXES = 8
#: No count has more digits beside another that goes on with it.
_LONGEST_COUNT = 8
_LENGTHS = {11: "mobile", 15: "identity", 18: "identity"}
#: Digits of the code of a village.
_CODE = 12


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
    if not _MAY_HOLD.search("\n".join(cell.text for cell in sheet.cells) + "\n"):
        return sheet
    typed = {(cell.row, cell.column): cell for cell in sheet.cells}
    said = _said_above(typed)
    hidden = {*_beside(typed, said), *_below(typed, said), *_days(typed)}
    if not hidden:
        return sheet
    return replace(sheet, cells=[_without(cell) if cell[:2] in hidden else cell for cell in sheet.cells])


Cells = Mapping[tuple[int, int], Cell]
Places = Iterator[tuple[int, int]]


def _without(cell: Cell) -> Cell:
    return cell._replace(text=_HIDDEN, is_number=False, kind="text", format="", formula="")


def _said_above(typed: Cells) -> dict[tuple[int, int], str]:
    """What the heading above each cell says it is, where it is said to be a number of a person."""
    said: dict[tuple[int, int], str] = {}
    if not any(_SAID.fullmatch("".join(cell.text.split())) for cell in typed.values() if not cell.text[:1].isdigit()):
        return said
    column, heading = 0, ""
    for place in sorted(typed, key=lambda place: place[::-1]):
        text = "".join(typed[place].text.split())
        if place[1] != column:
            column, heading = place[1], ""
        if not _PIECE.fullmatch(text):
            heading = text if _SAID.fullmatch(text) else ""
        elif heading:
            said[place] = heading
    return said


def _beside(typed: Cells, said: Mapping[tuple[int, int], str]) -> Places:
    """Numbers whose pieces stand side by side, and boxes of one digit."""
    for run in _runs(sorted(typed), typed, (0, 1)):
        before = typed.get((run[0][0], run[0][1] - 1))
        label = "".join(before.text.split()) if before else ""
        label = label if _SAID.fullmatch(label) else ""
        pieces = [typed[place].text.strip() for place in run]
        boxed = next((at + 1 for at in reversed(range(len(pieces))) if len(pieces[at]) != 1), 0)  # from there on they are
        is_whole = boxed == 0 and len(run) == 18 and _is_proven("".join(pieces))
        if len(run) - boxed >= _BOXES and (is_whole or _SAID_IDENTITY.search(said.get(run[boxed], "" if boxed else label))):
            yield from run[boxed:]
        yield from _found(run, pieces, {**said, run[0]: label or said.get(run[0], "")} if label else said)


def _below(typed: Cells, said: Mapping[tuple[int, int], str]) -> Places:
    """Numbers whose pieces stand below each other."""
    for run in _runs(sorted(typed, key=lambda place: place[::-1]), typed, (1, 0)):
        yield from _found(run, [typed[place].text.strip() for place in run], said)


def _runs(places: list[tuple[int, int]], typed: Cells, step: tuple[int, int]) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring cells that may be pieces, in a direction; one alone is none."""
    run: list[tuple[int, int]] = []
    for place in places:
        text = typed[place].text
        if not (text[:1].isdigit() or text[:1].isspace() or text[:1] in ("X", "x")) or not _PIECE.fullmatch(text.strip()):
            continue
        if len(text) >= min(_LENGTHS) and any(find_identifiers(text.strip())):
            continue  # a whole number of a person is no piece of another, and the count beside it none either
        if run and (run[-1][0] + step[0], run[-1][1] + step[1]) != place:
            if len(run) > 1:
                yield run
            run = []
        run.append(place)
    if len(run) > 1:
        yield run


def _found(run: list[tuple[int, int]], pieces: list[str], said: Mapping[tuple[int, int], str]) -> Places:
    """Cells of a run that make a number together."""
    if not (any(map(_tells, pieces, pieces[1:])) or _tells(pieces[-1], "") or any(place in said for place in run)):
        return  # most runs are counts, and nothing in them says otherwise
    first = 0
    while first < len(run) - 1:
        is_said = run[first] in said
        last = next((last for last in _ends(pieces, first) if _is_number(pieces[first:last], is_said=is_said)), 0)
        last = last or (first + 3 if _has_lost_zeros(pieces[first : first + 3]) else 0)
        yield from run[first:last]
        first = last or first + 1


def _tells(piece: str, behind: str) -> bool:
    """Whether a piece, with the one behind it, is none that counts have: led by a zero, too long, or cut as an identity."""
    return len(piece) > _LONGEST_COUNT or (piece[0] == "0" and len(piece) > 1) or (len(piece) == 6 and len(behind) == 8)


def _ends(pieces: list[str], first: int) -> list[int]:
    """Where a number that begins with a piece may end, the longest first."""
    size, ends = len(pieces[first]), []
    for last in range(first + 1, len(pieces)):
        size += len(pieces[last])
        if size in _LENGTHS:
            ends.append(last + 1)
        if size >= max(_LENGTHS):
            break
    return ends[::-1]


def _is_number(pieces: list[str], *, is_said: bool) -> bool:
    whole, sizes = "".join(pieces), [*map(len, pieces)]
    kind = _LENGTHS[len(whole)]
    if [one for _start, _end, one in find_identifiers(whole)] != [kind] or not is_cut_as_such(" ".join(pieces), kind):
        return False
    if is_said:
        return True
    if sizes[0] == _CODE:  # a village's code beside an amount
        return False
    if any(len(piece) > 1 and piece[0] == "0" for piece in pieces):
        return kind == "mobile" or _has_day(whole)
    return (sizes == [6, 8, 4] or max(sizes) > _LONGEST_COUNT) and _is_proven(whole)


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


def _has_lost_zeros(pieces: list[str]) -> bool:
    """Whether the last piece of an identity number was kept as a number: 999901 | 19900307 | 17 for …0017."""
    if [len(piece) for piece in pieces[:2]] != [6, 8] or len(pieces) < 3 or len(pieces[2]) > 3:
        return False
    whole = "".join([*pieces[:2], pieces[2].zfill(4)])
    return _is_proven(whole)


def _days(typed: Cells) -> Places:
    """Days below a heading of days of birth, down to the next text in the column."""
    for row, column in [place for place, cell in typed.items() if _BIRTH.fullmatch("".join(cell.text.split()))]:
        line = row + 1
        while (cell := typed.get((line, column))) is not None and (_DAY.fullmatch(cell.text.strip()) or cell.is_date):
            yield line, column
            line += 1
        beside = typed.get((row, column + 1))
        if beside is not None and _DAY.fullmatch(beside.text.strip()):
            yield row, column + 1
