"""Columns of words without which rows of a table would be the same: batches of one source, documents, kinds, standards.

Below 级别 | 批次 | 金额 the second row of 中央 says nothing else than the first: what stands under 批次 tells them apart, and
120 and 30 are two payments and no two statements of one. Such a column names its rows like the one before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fupin_analysis.clean.layout.columns import LABELS, Column, Role, names_things, role_of
from fupin_analysis.clean.places import SUMS, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.issuers import is_office
from fupin_analysis.core.words.terms import drop_brackets, fold

#: What says the same as above.
_DITTO = re.compile("[〃″〞\"'＂]{1,2}|同上|上同|(?:\\.{2,}|…+)?同(?:前|上行)")
#: Rows of which one at the most is the same as another beside what tells them apart: it is said again.
_MOST = 1.5
#: How long what tells rows apart may be; longer texts are remarks.
_LONGEST = 24
#: Headings of people, of whom no row is named, and of what only comments.
_NO_NAMES = re.compile("人$|者$|员$|姓名|户主|对象$|领导|干部|电话|备注|说明|原因|情况$|进度|进展|状态|是否")
#: Headings of what payments and kinds are told apart by, whatever the rows are.
_KINDS = re.compile("批次?$|期数?$|期次$|文号|文件|类别|类型|级别|等级|档次|标准|层级|来源|渠道|方式|学期|季度|月份|年度")
#: Headings of things, that what stands beside them tells apart by itself.
_THINGS = re.compile("(?:工程|项目|路线|线路|路段|[路桥塘库]名|学校|单位)(?!.*(?:类别|类型|级别|等级|分类|种类)$)")
#: Schemes, of which each is paid to several groups.
_SCHEMES = re.compile("(?:资助|补助|补贴|救助|帮扶|奖补|保障|培训|报销|发放)项目(?:名称)?$")


def is_ditto(text: str) -> bool:
    """Whether a text only says the same as the one above it.

    Examples
    --------
    >>> [is_ditto(text) for text in ("〃", "同上", "—", "同心村")]
    [True, True, False, False]
    """
    return _DITTO.fullmatch(text.strip()) is not None


def said_again(labels: Mapping[int, str], above: Mapping[int, str]) -> frozenset[int]:
    """Return the columns of names in which a row says the same as the one above it, where it has a name of its own beside.

    Alone on its row 〃 may be the village above, or what follows a sum: nobody knows.

    Parameters
    ----------
    labels, above
        Texts of the label columns of a row, and of the one above it.
    """
    again = frozenset(column for column, text in labels.items() if column in above and is_ditto(text))
    return again if any(column in above and column not in again for column in labels) else frozenset()


def telling_column(columns: Mapping[int, Column], body: Sequence[Sequence[Cell]]) -> dict[int, Column]:
    """Return, as ones of labels, the columns of words that tell apart the rows that say the same otherwise.

    At least half of the rows say the same as another one. Sums among them (小计) say of which rows they are. Rows named by who
    pays (县教育局 | 雨露计划) are named by what is paid as well.

    Parameters
    ----------
    columns
        The columns of a table by number.
    body
        Its rows.
    """
    told: dict[int, Column] = {}
    while found := _next_telling({**columns, **told}, body):
        told |= found
    return told


def _next_telling(columns: Mapping[int, Column], body: Sequence[Sequence[Cell]]) -> dict[int, Column]:
    first_value = min((number for number, column in columns.items() if _has_numbers(number, column, body)), default=0)
    labelled = [number for number, column in columns.items() if column.role in LABELS]
    if not labelled:
        return {}
    heads = [columns[number].path[-1] for number in labelled if columns[number].path]
    plain = [fold(drop_brackets(head)) for head in heads]
    are_things = any(names_things(head) or _THINGS.search(head) for head in plain if not _SCHEMES.search(head))
    keys = list(_keys(labelled, body))
    are_issuers = all(_are_offices(number, body) for number in labelled)
    are_things = are_things and not are_issuers
    for number, column in sorted(columns.items()):
        heading = fold(drop_brackets(column.path[-1])) if column.path else ""
        if column.role is not Role.REMARK or not heading or role_of(column.path[-1]) is not None or number > first_value:
            continue
        is_before = number < min(labelled)
        is_kind = _KINDS.search(heading) is not None or _are_offices(number, body)
        if ((are_things or is_before) and not is_kind) or _NO_NAMES.search(heading) is not None:
            continue
        if (are_issuers and not is_before) or _tells_apart(number, keys, body, is_before=is_before):
            return {number: replace(column, role=Role.LABEL)}
    return {}


def _are_offices(number: int, body: Sequence[Sequence[Cell]]) -> bool:
    texts = [cell.text for row in body for cell in row if cell.column == number and not _is_sum(cell.text)]
    return bool(texts) and all(map(is_office, texts))


def _tells_apart(
    number: int, keys: Sequence[tuple[str, ...]], body: Sequence[Sequence[Cell]], *, is_before: bool = False
) -> bool:
    words: list[str] = []
    for row in body:
        text = next((cell.text for cell in row if cell.column == number), "")
        is_again = is_ditto(text) or (is_before and not text)  # 第一批 once for all rows of it
        words.append(words[-1] if words and is_again else fold(text))
    rows = [(key, word) for key, word in zip(keys, words, strict=True) if not any(map(_is_sum, (*key, word))) and any(key)]
    counts = Counter(key for key, _ in rows)
    same = [(key, word) for key, word in rows if counts[key] > 1]
    are_short = all(word and len(word) <= _LONGEST for _, word in same)
    told = Counter(key for key, _ in {*same})
    are_told = bool(same) and all(told[key] > 1 for key, _ in same) and _MOST * len({*same}) >= len(same)
    return 2 * len(same) >= len(rows) and are_short and are_told


def _keys(labelled: Sequence[int], body: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    """Yield the texts that name each row, those left blank as in the row above."""
    above: dict[int, str] = {}
    for row in body:
        own = {cell.column: fold(cell.text) for cell in row if cell.column in labelled and not is_ditto(cell.text)}
        if own:
            first = min(own)
            above = {column: text for column, text in above.items() if column < first} | own
        yield tuple(above.get(column, "") for column in labelled)


def _has_numbers(number: int, column: Column, body: Sequence[Sequence[Cell]]) -> bool:
    return column.role is Role.VALUE and any(cell.column == number and is_value_like(cell) for row in body for cell in row)


def _is_sum(text: str) -> bool:
    return clean_place(text).level in SUMS
