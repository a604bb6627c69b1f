"""Where the rows of a table come from: its places named once under it, each row with its own cells of them.

A source that only a mouse can find is none for who reads on paper, on a telephone or with the keyboard. So the places (file and
sheet) stand numbered under the table, and the last column of a row holds its cells: ``①D5:E5 ②D4``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fupin_analysis.core.source import Source, parse_sources

#: Places beyond which a table names the first of them only, and its rows none.
MOST_PLACES = 12

#: Cells of a row named at most; the note under the table names all.
_MOST_CELLS = 6

#: Addresses that one line names at most.
_MOST_SOURCES = 6

_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class References:
    """What stands under a table about its places, and in each row about its cells; empty texts where there is nothing to say."""

    note: str
    rows: tuple[str, ...]


def refer(sources: Sequence[str], *, language: str) -> References:
    r"""Return the note under a table and the cells of each row.

    Parameters
    ----------
    sources
        Addresses of each row, joined.
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> found = refer(["甲.xlsx › 致贫原因 › C5; 甲.xlsx › 致贫原因 › D5; 甲.xlsx › 建档立卡 › D4"], language="zh")
    >>> print(found.note, found.rows[0], sep="\n")
    来源：①甲.xlsx › 致贫原因 › C5:D5；②甲.xlsx › 建档立卡 › D4
    ①C5:D5 ②D4
    """
    parsed = [_by_place(parse_sources(text)) for text in sources]
    places = list(dict.fromkeys(place for row in parsed for place in row))
    if not places or len(places) > MOST_PLACES:
        return References("", ("",) * len(sources))
    number = {place: _NUMBERS[at] if len(places) > 1 else "" for at, place in enumerate(places)}
    within = {place: dict.fromkeys(one for row in parsed for one in row.get(place, ())) for place in places}
    named = [f"{number[place]}{_whole(place, list(own))}" for place, own in within.items()]
    note = "来源：" + "；".join(named) if language == "zh" else "Source: " + "; ".join(named)
    return References(note, tuple(_row(row, number) for row in parsed))


def _place(source: Source) -> Source:
    """Return what many sources share: the file with its sheet, or with what its rows name."""
    return Source(source.file, source.sheet, note=source.note)


def _by_place(sources: Sequence[Source]) -> dict[Source, list[Source]]:
    """Gather addresses by their place, in order."""
    gathered: dict[Source, list[Source]] = {}
    for one in sources:
        gathered.setdefault(_place(one), []).append(one)
    return gathered


def _row(row: Mapping[Source, Sequence[Source]], number: Mapping[Source, str]) -> str:
    parts = []
    for place, own in row.items():
        cells = _drawn(own)
        more = "…" if len(cells) > _MOST_CELLS else ""
        parts.append(f"{number[place]}{'、'.join(cells[:_MOST_CELLS])}{more}")
    return " ".join(part for part in parts if part)


def _whole(place: Source, own: Sequence[Source]) -> str:
    """Name a place with all that was read there, cells as the block they lie in."""
    cells = [match for one in own if (match := _CELL.fullmatch(one.cell))]
    if cells and len(cells) == len(own):
        return str(place._replace(cell=_block(cells)))
    lines = "、".join(_drawn(own))
    steps = [str(place._replace(note="")), *([lines] if lines else []), *([place.note] if place.note else [])]
    return " › ".join(steps)


def _drawn(own: Sequence[Source]) -> list[str]:
    """Write what was read in one place shortly: neighbouring cells of a row as a range, lines as runs."""
    lines = [one.row for one in own if one.row]
    return [*_ranges(own), *_paragraphs(own), *([f"第{runs(lines)}行"] if lines else [])]


def _ranges(own: Sequence[Source]) -> list[str]:
    drawn: list[list[tuple[str, int]]] = []
    others = []
    for one in own:
        match = _CELL.fullmatch(one.cell)
        if match is None:
            others += [one.cell] if one.cell else []
        elif drawn and drawn[-1][-1][1] == int(match[2]) and _column(match[1]) == _column(drawn[-1][-1][0]) + 1:
            drawn[-1].append((match[1], int(match[2])))
        else:
            drawn.append([(match[1], int(match[2]))])
    texts = [f"{run[0][0]}{run[0][1]}" + (f":{run[-1][0]}{run[-1][1]}" if len(run) > 1 else "") for run in drawn]
    return [*texts, *others]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _paragraphs(own: Sequence[Source]) -> list[str]:
    return [f"第{number}段" for number in dict.fromkeys(one.paragraph for one in own if one.paragraph)]


def runs(lines: Sequence[int]) -> str:
    """Write numbers of lines, those that follow each other as a range.

    Examples
    --------
    >>> runs([3, 4, 5, 9])
    '3–5、9'
    """
    found: list[list[int]] = []
    for line in sorted(set(lines)):
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in found)


def source_note(sources: tuple[str, ...], *, language: str) -> str:
    """One line that names the cells a table rests on, runs of cells of one sheet drawn together.

    Examples
    --------
    >>> source_note(("甲.xlsx › 致贫原因 › C5; 甲.xlsx › 致贫原因 › D6",), language="zh")
    '来源：甲.xlsx › 致贫原因 › C5:D6'
    """
    blocks: dict[Source, list[re.Match[str]]] = {}
    others: list[Source] = []
    for source in dict.fromkeys(one for text in sources for one in parse_sources(text)):
        if match := _CELL.fullmatch(source.cell):
            blocks.setdefault(source._replace(cell=""), []).append(match)
        else:
            others.append(source)
    drawn = [str(sheet._replace(cell=_block(cells))) for sheet, cells in blocks.items()] + _lines_of_one_file(others)
    if not drawn:
        return ""
    if len(drawn) > _MOST_SOURCES:
        more = len(drawn) - _MOST_SOURCES
        drawn = [*drawn[:_MOST_SOURCES], f"等共{more + _MOST_SOURCES}处" if language == "zh" else f"and {more} more"]
    return ("来源：" + "；".join(drawn)) if language == "zh" else ("Source: " + "; ".join(drawn))


def _block(cells: Sequence[re.Match[str]]) -> str:
    """Name the block in which cells lie: D4, C5:D6."""
    columns = sorted({(len(match[1]), match[1]) for match in cells})
    rows = [int(match[2]) for match in cells]
    first, last = f"{columns[0][1]}{min(rows)}", f"{columns[-1][1]}{max(rows)}"
    return first if first == last else f"{first}:{last}"


def _lines_of_one_file(sources: list[Source]) -> list[str]:
    """Lines of one document of a tidy table drawn together: ``f.csv › 第3、5行 › t03 …``."""
    grouped: dict[Source, list[int]] = {}
    for source in sources:
        if source.row:
            grouped.setdefault(source._replace(row=0), []).append(source.row)
    lines = [
        f"{source._replace(note='')} › 第{runs(lines)}行" + (f" › {source.note}" if source.note else "")
        for source, lines in grouped.items()
    ]
    return lines + [str(source) for source in sources if not source.row]
