"""Where a figure was read: a cell of a sheet, or characters of a paragraph; addresses are written and taken apart here alone.

An address is written ``file › sheet › C7``, ``file › 第7行第3列`` (a table without sheets), ``file › 第7行 › note`` (a row that
names its own source), ``file › 第12段 › 第34-40字`` or, for what somebody decided, ``2018.toml › F0A1B2C``. Several are joined by
``"; "``. A name that itself holds such a sign, or could be taken for a numbered step, is written with a backslash before it, so
that every address can be taken apart again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

_STEP, _BETWEEN = " › ", "; "
_SEMICOLON = re.compile(r";(?= |$)")
_SPLIT_SOURCES = re.compile(r"(?<!\\); ")
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*|第\d+行第\d+列|F[0-9A-F]{6,}")
_PARAGRAPH = re.compile(r"第(\d+)段")
_ROW = re.compile(r"第(\d+)行")
_CHARACTERS = re.compile(r"第(\d+)(?:-(\d+))?字")


#: How the numbered steps of an address are said in English, and read back.
_IN_ENGLISH = (
    (re.compile(r"第(\d+)行第(\d+)列"), r"row \1, column \2"),
    (_ROW, r"row \1"),
    (_PARAGRAPH, r"paragraph \1"),
    (_CHARACTERS, lambda match: f"characters {match[1]}-{match[2]}" if match[2] else f"character {match[1]}"),
)
_FROM_ENGLISH = (
    (re.compile(r"row (\d+), column (\d+)"), r"第\1行第\2列"),
    (re.compile(r"row (\d+)"), r"第\1行"),
    (re.compile(r"paragraph (\d+)"), r"第\1段"),
    (re.compile(r"characters? (\d+(?:-\d+)?)"), r"第\1字"),
)


def show_address(text: str, language: str) -> str:
    """Return an address as readers of a language are told it; the name of the file stays as it is.

    Examples
    --------
    >>> show_address("表.csv › 第2行第3列", "en"), show_address("总结.docx › 第12段 › 第34-40字", "en")
    ('表.csv › row 2, column 3', '总结.docx › paragraph 12 › characters 34-40')
    >>> show_address("表.csv › 第2行第3列", "zh")
    '表.csv › 第2行第3列'
    """
    return _steps_by(_IN_ENGLISH, text) if language == "en" else text


def read_address(text: str) -> str:
    """Return an address as it is written, whatever the language in which it was shown.

    Examples
    --------
    >>> read_address("表.csv › row 2, column 3"), read_address("row 2.xlsx › Sheet1 › C7")
    ('表.csv › 第2行第3列', 'row 2.xlsx › Sheet1 › C7')
    """
    return _steps_by(_FROM_ENGLISH, text)


def _steps_by(wordings: Iterable[tuple[re.Pattern[str], Any]], text: str) -> str:
    file, *steps = text.split(_STEP)
    for place, step in enumerate(steps):
        matched = ((form.fullmatch(step), to) for form, to in wordings)
        steps[place] = next((to(match) if callable(to) else match.expand(to) for match, to in matched if match), step)
    return _STEP.join([file, *steps])


class Source(NamedTuple):
    """One address.

    Parameters
    ----------
    file
        Name of the file, relative to the folder of returns.
    sheet
        Name of the sheet; empty in files that have none.
    cell
        ``C7``, ``第7行第3列``, or the finding decided on.
    paragraph
        Number of the paragraph of a document, from 1; 0 where it is no paragraph.
    first, last
        First and last character within the paragraph, from 1; 0 for all of it.
    row
        Number of the row of a table in which each row is a figure, from 1.
    note
        What that row names as its source.

    Examples
    --------
    >>> source = Source.parse("清澜镇.xlsx › 致贫原因 › C7")
    >>> source.file, source.sheet, source.cell, str(source)
    ('清澜镇.xlsx', '致贫原因', 'C7', '清澜镇.xlsx › 致贫原因 › C7')
    >>> str(Source("总结.docx", paragraph=12, first=34, last=40))
    '总结.docx › 第12段 › 第34-40字'
    """

    file: str
    sheet: str = ""
    cell: str = ""
    paragraph: int = 0
    first: int = 0
    last: int = 0
    row: int = 0
    note: str = ""

    @staticmethod
    def parse(text: str) -> Source:
        """Return the one address that `text` writes; any text is one, at worst the name of a file."""
        return _parse(text)

    def __str__(self) -> str:
        steps = [_guarded(self.file)]
        if self.paragraph:
            steps.append(f"第{self.paragraph}段")
            if self.first:
                steps.append(f"第{self.first}字" if self.first == self.last else f"第{self.first}-{self.last}字")
        elif self.row:
            steps += [f"第{self.row}行", *([_guarded(self.note)] if self.note else [])]
        else:
            steps += [_as_name(self.sheet, is_last=not self.cell)] if self.sheet else []
            steps += [_guarded(self.cell)] if self.cell else []
        return _STEP.join(steps)


def _guarded(name: str) -> str:
    return _SEMICOLON.sub(r"\\;", name.replace("›", "\\›")) if ";" in name else name.replace("›", "\\›")


def _as_name(sheet: str, *, is_last: bool) -> str:
    """Return the name of a sheet as a step; one that could be taken for a numbered step (第3行, AB12) is marked as a name."""
    forms = [_ROW, _PARAGRAPH, *(form for form, _ in _FROM_ENGLISH), *([_CELL] if is_last else [])]
    text = _guarded(sheet)
    return f"\\{text}" if any(form.fullmatch(sheet) for form in forms) or _name(text) != sheet else text


def _name(step: str) -> str:
    return _plain(step[1:] if step[:1] == "\\" and step[1:2] not in ("›", ";") else step)


def _plain(name: str) -> str:
    return name.replace("\\›", "›").replace("\\;", ";")


@lru_cache(maxsize=4096)
def _parse(text: str) -> Source:
    file, *steps = text.split(_STEP)
    about = _PARAGRAPH.fullmatch(steps[0]) if steps else None
    within = _CHARACTERS.fullmatch(steps[1]) if about and len(steps) == 2 else None
    if about and (within or len(steps) == 1):
        first = int(within[1]) if within else 0
        return Source(_plain(file), paragraph=int(about[1]), first=first, last=int(within[2] or first) if within else 0)
    row = _ROW.fullmatch(steps[0]) if steps else None
    if row:
        return Source(_plain(file), row=int(row[1]), note=_plain(_STEP.join(steps[1:])))
    if len(steps) == 1 and not _CELL.fullmatch(steps[0]):
        return Source(_plain(file), _name(steps[0]))
    sheet = _STEP.join([*map(_name, steps[:1]), *map(_plain, steps[1:-1])]) if len(steps) > 1 else ""
    return Source(_plain(file), sheet, _plain(steps[-1]) if steps else "")


#: Between the address of a sum and which of its lists is meant.
_NUMBER_OF = " #"
#: Behind the name of a sum whose parts may not be all.
_ASKED = "?"


def parse_sources(text: str) -> tuple[Source, ...]:
    """Return the addresses that a text joins, in order.

    Examples
    --------
    >>> [source.cell for source in parse_sources("a.xlsx › 表 › C7; a.xlsx › 表 › D7")]
    ['C7', 'D7']
    """
    return tuple(map(_parse, split_sources(text)))


def split_sources(text: str) -> list[str]:
    """Return the texts of the addresses that a text joins, in order."""
    return [part for part in _SPLIT_SOURCES.split(text) if part]


def join_sources(sources: Iterable[str | Source]) -> str:
    """Join addresses, each once, in order; what is joined already is taken apart first.

    Examples
    --------
    >>> join_sources([Source("a.xlsx", "表", "C7"), "a.xlsx › 表 › C7; a.xlsx › 表 › D7"])
    'a.xlsx › 表 › C7; a.xlsx › 表 › D7'
    """
    texts = [str(source) if isinstance(source, Source) else source for source in sources]
    if len(texts) == 1 and _BETWEEN not in texts[0]:
        return texts[0]
    return _BETWEEN.join(dict.fromkeys([part for text in texts for part in split_sources(text)]))


def as_sum(address: str, number: int, *, is_asked: bool = False) -> str:
    """Return how a part names its sum: a number that is the sum of several lists has a name for each from the second on.

    Number 0 is of a list of which not all parts are figures, so that it is no sum of those that are. A list that may not be all
    of its whole is marked, so that a sum that does not hold is asked about.

    Examples
    --------
    >>> [as_sum("a.xlsx › 表 › C7", number) for number in (1, 2)]
    ['a.xlsx › 表 › C7', 'a.xlsx › 表 › C7 #2']
    >>> as_sum("a.docx › 第3段 › 第8-11字", 1, is_asked=True)
    'a.docx › 第3段 › 第8-11字 #1?'
    >>> where_sum("a.xlsx › 表 › C7 #2"), where_sum("a.docx › 第3段 › 第8-11字 #1?")
    ('a.xlsx › 表 › C7', 'a.docx › 第3段 › 第8-11字')
    """
    if is_asked:
        return f"{address}{_NUMBER_OF}{number}{_ASKED}"
    return address if number == 1 else f"{address}{_NUMBER_OF}{number}"


def where_sum(name: str) -> str:
    """Return the address in the name of a sum."""
    address, marked, number = name.removesuffix(_ASKED).rpartition(_NUMBER_OF)
    return address if marked and number.isdecimal() else name


def is_whole_sum(name: str) -> bool:
    """Whether all parts of a sum are figures."""
    return not name.endswith(f"{_NUMBER_OF}0")


def is_asked_sum(name: str) -> bool:
    """Whether the parts of a sum may not be all there are.

    Examples
    --------
    >>> is_asked_sum("a.docx › 第3段 › 第8-11字 #1?"), is_asked_sum("a.docx › 第3段 › 第8-11字")
    (True, False)
    """
    return name.endswith(_ASKED)


def file_of(source: str) -> str:
    """Return the name of the file that one address, or the first of several, begins with."""
    if "\\" in source:
        return _parse(split_sources(source)[0]).file
    return source.partition(_BETWEEN)[0].partition(_STEP)[0]
