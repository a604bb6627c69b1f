"""Words by which sheets are read that name no item: ``vocabulary/sheets.toml``, checked and loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

from fupin_analysis.core.words.program_words import load_words


@dataclass(frozen=True)
class SheetWords:
    """The words, by what they are for; the file says it of each."""

    opposed: tuple[tuple[str, str], ...]
    offices: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, ...], ...]
    above: tuple[str, ...]
    groups: tuple[str, ...]
    totals: tuple[str, ...]
    fillers: tuple[str, ...]
    neutral: tuple[str, ...]


@cache
def load_sheet_words() -> SheetWords:
    """Load the words once per process.

    Raises
    ------
    ValueError
        For an entry that is missing, unknown, empty, said twice or no pair where pairs are asked for.

    Examples
    --------
    >>> load_sheet_words().neutral[:2], load_sheet_words().offices[-1]
    (('数', '数量'), ('行政村', '村'))
    """
    table = load_words("sheets")
    names = {field.name for field in fields(SheetWords)}
    if table.keys() != names:
        raise ValueError(f"vocabulary/sheets.toml: {', '.join(sorted(table.keys() ^ names))}")
    opposed, offices = (tuple(_pair(name, one) for one in table[name]) for name in ("opposed", "offices"))
    endings = tuple(tuple(_words("endings", one)) for one in table["endings"])
    lists = {name: tuple(_words(name, table[name])) for name in names - {"opposed", "offices", "endings"}}
    return SheetWords(opposed=opposed, offices=offices, endings=endings, **lists)


def _pair(name: str, words: Sequence[str]) -> tuple[str, str]:
    left, right = _words(name, words) if len(words) == 2 else ("", "")
    if not left:
        raise ValueError(f"vocabulary/sheets.toml: {name} is made of pairs: {words}")
    return left, right


def _words(name: str, words: Sequence[str]) -> Sequence[str]:
    if not words or not all(words) or len(set(words)) < len(words):
        raise ValueError(f"vocabulary/sheets.toml: {name} has nothing, an empty word or one twice: {words}")
    return words
