"""Income beside expenditure: two lists on the same rows that have nothing else in common, 收入项目 | 决算数 | 支出项目 | 决算数.

Each half has names of its own, so each is read as a table of its own. What it is about the title says of both (收支): the halves'
titles say which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fupin_analysis.clean.layout.columns import Role, role_of
from fupin_analysis.clean.layout.feet import is_footer
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.core.words.sheet_words import load_sheet_words
from fupin_analysis.core.words.terms import drop_brackets, fold

_Rows = list[list[Cell]]

#: What opposes what: how the headings of the names of the left half begin, and those of the right one.
_OPPOSED = load_sheet_words().opposed
#: What may follow it in a heading of names, and nothing else.
_NAMES = "(?:的|部分|方面|项)?(?:项目|科目|名称|类别|内容|事项|摘要|明细|种类|来源)*(?:名称)?"
_BOTH = "收支"
_SIDES = frozenset(word for pair in _OPPOSED for word in pair)


def find_halves(
    body: _Rows, paths: Mapping[int, Sequence[str]], titles: Sequence[str], *, is_continued: bool
) -> tuple[int, str, str] | None:
    """Return at which column the right half of a table begins, and what the two halves are; None where it has none.

    Two columns of names under the very same heading (项目) are halves as well: of 收入 and 支出 where these words stand above the
    headings, and of nobody knows what where they do not, unless a list goes on there.

    Parameters
    ----------
    body
        The rows below the headings.
    paths
        The headings above each column.
    titles
        What stands above the headings.
    is_continued
        Whether a list goes on at the right under the same headings.
    """
    columns = sorted(number for number, path in paths.items() if path)
    rows = [row for row in body if not is_footer(row)]
    if not columns:
        return None
    first = columns[0]
    above = {fold(title) for title in titles}
    said = next(((left, right) for left, right in _OPPOSED if {left, right} <= above), ("", ""))
    for number in columns[1:]:
        found = next((pair for pair in _OPPOSED if _names(paths[first], pair[0]) and _names(paths[number], pair[1])), None)
        if found is None and _is_again(paths[first], paths[number]) and (any(said) or not is_continued):
            found = said
        if found is None or not (_is_of_words(number, rows) and _is_of_words(first, rows)):
            continue
        if _has_numbers([one for one in columns if one < number], rows) and _has_numbers(
            [one for one in columns if one > number], rows
        ):
            return number, *found
    return None


def part_of(rows: _Rows, after: int, before: int) -> _Rows:
    """Return rows with their cells from one column up to another, those that have any."""
    kept = ([cell for cell in row if after <= cell.column < before] for row in rows)
    return [row for row in kept if row]


def titles_of_half(titles: Sequence[str], word: str) -> list[str]:
    """Return the titles of a half: 收支情况表 of 支出 is 支出情况表.

    Examples
    --------
    >>> titles_of_half(["支 出", "收 入", "2023年财务收支情况表"], "支出")
    ['2023年财务支出情况表']
    """
    plain = [title for title in titles if fold(title) not in _SIDES]
    return [title.replace(_BOTH, word) for title in plain] if word else plain


def _names(path: Sequence[str], word: str) -> bool:
    plain = "".join(fold(drop_brackets(text)) for text in path)
    return re.fullmatch(rf"{word}{_NAMES}", plain) is not None


def _is_of_words(number: int, rows: _Rows) -> bool:
    texts = [cell for row in rows for cell in row if cell.column == number]
    return len(texts) > 1 and not any(map(is_value_like, texts))


def _is_again(path: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two columns of names have the very same heading."""
    return bool(path) and list(map(fold, path)) == list(map(fold, other)) and role_of(path[-1]) is Role.ITEM


def _has_numbers(numbers: Sequence[int], rows: _Rows) -> bool:
    return any(cell.column in numbers and is_value_like(cell) for row in rows for cell in row)
