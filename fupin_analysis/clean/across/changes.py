"""Columns that say by how much a number changed: 自然增减人数, 与2022年相比 › 增加额 | 增幅（%）.

A change is a figure of its own, in its own words and with its sign: of what stands at its left, of the time that the table is
about, however many years its heading names. A year in 与2022年相比 says what is compared with, and not when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.numbers import CellProblem, clean_value
from fupin_analysis.clean.periods import IN_LABEL, SAME_PART, times_in, without_times, years_in
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.core.words.items import Measure
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

_WHEN = (
    r"(?:(?:19|20)[0-9]{2}年?(?:度)?|上一?(?:年度?|期|月|季度?|周|旬)|去年|前一?(?:年|期|月)|往年|年初|上半年|同期)"
    r"(?:[0-9]{1,2}月)?(?:同期|底|末|初)?(?:数|水平)?"
)
_BESIDE = rf"(?:(?:与|和|同|跟)?{_WHEN}(?:相比较?|比较|对比|相较)|(?:比|较|较之|对比){_WHEN}(?:相比)?)"
_COMPARED = re.compile(rf"{_BESIDE}(?:情况|变化|变动|增减|增减变化)?(?:情况)?")
_BEGINS = re.compile(_BESIDE)
#: No more than the row of a form that compares: 比上年增减 has no name of what it is, and follows from what stands beside it.
_BARE = re.compile(rf"(?:{_BESIDE}|[同环]比)(?:增减|增长|变化|变动)(?:情况|变化)?")
#: What one number of a row is less than another: of neither of them a change, it follows from both.
_LESS_THAN = re.compile("差额")
#: What says by itself that a number is a change, and what does beside what it is compared with.
_CHANGED = re.compile("±|增减|增长|增幅|降幅|增速|增加[额值]|减少[额值]|变化|变动|差额|同比|环比")
_WEAK = re.compile("增加|减少|[增减][收产]|上升|下降|提高|净增|增[额量]|减[额量]")
#: Changes that are told in per cent where no unit is written; and those of which nobody says whether they are.
_RATES, _OPEN = re.compile("增幅|降幅|增速|[增减]长?率|幅度"), re.compile("增长|同比|环比|提高|上升|下降")
#: How a heading goes on that says what was changed in what: 增减人数, 增长金额.
_HOW = re.compile("(?:[总净]?(?:户数?|人数?|金额|额|数量?|量|值|幅度?|率|情况|比例|百分比|绝对值|变化|变动|的|%))*")
_RANK = re.compile("排名|排位|位次|名次|平均|百分点|占比")
#: Columns that hold what others are compared with, or are a share of: 上年同期, 上月数, 占预算%, 完成年计划%.
_OTHER_TIME = re.compile(rf"(?:上|去|前)(?:一?个?年度?|一?个?(?:月|季度?|周|期))|{SAME_PART}")
_SHARE_OF = re.compile("占|(?:完成|达到|进度).*[%率]")
_PERCENT = frozenset("%％")
_NUMBER = re.compile(r"[-+−﹣－负]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*[%％]?")
_SIGNS = "-−﹣－负"


@dataclass(frozen=True)
class Growth:
    """A column of changes: its words, the column of what was changed where it does not say that itself, and its unit."""

    words: str
    of: int | None
    unit: str
    measure: str
    is_in_percent: bool


def changes_in(table: SheetTable) -> dict[int, Growth]:
    """Return the columns of a table that say by how much a number changed.

    Parameters
    ----------
    table
        A table of a sheet.
    """
    found: dict[int, Growth] = {}
    for number, column in sorted(table.columns.items()):
        if column.role is Role.VALUE and column.path and is_change(column.path):
            change = _change(number, table, found)
            found |= {number: change} if change is not None else {}
    return found


def is_change(path: tuple[str, ...]) -> bool:
    """Whether headings say that a number below them is a change.

    Examples
    --------
    >>> [is_change(path) for path in (("自然增减人数",), ("与2022年相比", "增加额"), ("比上年增加（元）",), ("新增户数",))]
    [True, True, True, False]
    >>> is_change(("与2022年相比", "2022年人均纯收入")), is_change(("同比排名",))
    (False, False)
    """
    last = fold(drop_brackets(path[-1]))
    if _RANK.search(fold(path[-1])):
        return False
    is_below = any(_COMPARED.fullmatch(fold(drop_brackets(text))) for text in path[:-1])
    is_weak = bool(_WEAK.search(last)) and (is_below or _BEGINS.search(last) is not None)
    is_alone = _COMPARED.fullmatch(last) is not None and bool(_CHANGED.search(last) or read_label(path[-1]).unit)
    return _CHANGED.search(last) is not None or is_weak or is_alone


def without_comparisons(heads: Mapping[int, tuple[Label, ...]], changes: Mapping[int, Growth]) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column without those that only say what is compared with: 与2022年相比 over 2022年人均纯收入.

    Parameters
    ----------
    heads
        Labels of the columns by number.
    changes
        The columns of changes.
    """
    return {number: own if number in changes else _without(number, heads, changes) for number, own in heads.items()}


def _without(number: int, heads: Mapping[int, tuple[Label, ...]], changes: Mapping[int, Growth]) -> tuple[Label, ...]:
    """Return the headings of a column that is compared with; one that only says when, with those of what is compared."""
    own = heads[number]
    if not own:
        return own
    kept = tuple(label for label in own[:-1] if not _COMPARED.fullmatch(fold(drop_brackets(label.text))))
    if len(kept) == len(own) - 1:
        return own
    if not is_time(own[-1].text):
        return (*kept, own[-1])
    left = next((at for at in sorted(heads, reverse=True) if at < number and at not in changes and heads[at]), None)
    what = tuple(read_label(IN_LABEL.sub("", label.text)) for label in heads[left]) if left is not None else ()
    return (*kept, *(label for label in what if label.text), own[-1])


def is_time(text: str) -> bool:
    """Whether a heading says no more than when: 2022年底."""
    label = read_label(text)
    return bool(label.period) and not label.unit and all(not (one.wording or one.measure) for one in label.readings)


def _change(number: int, table: SheetTable, before: Mapping[int, Growth]) -> Growth | None:
    path = table.columns[number].path
    plain = [fold(drop_brackets(text)) for text in path]
    if _BARE.fullmatch(plain[-1]):
        return None
    compared = [place for place, text in enumerate(plain[:-1]) if _COMPARED.fullmatch(text)]
    words = "".join(plain[place] for place in compared[-1:]) + plain[-1]
    rest = without_times(_BEGINS.sub("", plain[-1]))
    rest = _HOW.sub("", _WEAK.sub("", _CHANGED.sub("", rest)))
    if not (rest or compared or _BEGINS.search(plain[-1])) and _LESS_THAN.search(plain[-1]):
        return None
    above = [text for place, text in enumerate(path[:-1]) if place not in compared]
    labels = [read_label(text) for text in path]
    own = labels[-1].unit or ("%" if plain[-1].endswith("%") else "")
    is_rate = own in _PERCENT if own else (_RATES.search(plain[-1]) is not None)  # 增幅 below 人均纯收入（元） is in no yuan
    unit = own or ("" if is_rate else next((label.unit for label in reversed(labels) if label.unit), ""))
    said = next((one.measure for label in reversed(labels) for one in label.readings if one.measure), "")
    told = (
        "rate" if is_rate else (load_vocabulary().units[fold(unit)].measures[0] if fold(unit) in load_vocabulary().units else "")
    )
    measure = told or said or implied(plain[-1])
    if not measure and _OPEN.search(plain[-1]):
        measure = "?"
    named = [at for at in _candidates(number, table, before) if rest and rest == _plain_words(table.columns[at].path[-1])]
    year = _year_alone(number, path, table, before)
    of = (
        named[0] if named else None if rest and not above else year if year is not None else _at_left(number, path, table, before)
    )
    rest = "" if named else rest
    if not rest and of is None:
        return None
    numbers = [one for line in table.lines for at, cell in line.values if at == number and (one := _decimal(cell)) is not None]
    return Growth(words, None if rest else of, unit, measure, any(abs(one) > 1 for one in numbers))


def _folded(heading: str) -> str:
    return fold(drop_brackets(heading))


def _plain_words(heading: str) -> str:
    """Return what a heading names without how it is counted: 执行 of 执行数."""
    return _HOW.sub("", _folded(heading))


def _candidates(number: int, table: SheetTable, before: Mapping[int, Growth]) -> list[int]:
    """Return the columns at the left of one of changes that may be what changed, the nearest first."""
    return [
        at
        for at, column in sorted(table.columns.items(), reverse=True)
        if at < number and at not in before and column.role is Role.VALUE and column.path and not is_change(column.path)
        if not is_time(column.path[-1]) and not _BEGINS.match(fold(column.path[-1]))
        if not any(_OTHER_TIME.match(text) or _COMPARED.fullmatch(text) for text in map(_folded, column.path))
    ]


def _year_alone(number: int, path: tuple[str, ...], table: SheetTable, before: Mapping[int, Growth]) -> int | None:
    """Return the column at the left of one of changes that says only of which year it is, the latest of those beside it.

    人均纯收入 over 2020年 | 2021年 | 增幅; or the one whose year the change names, 2023 of 2022 | 2023 | 2023年比2022年增长.
    """
    left = next((at for at in sorted(table.columns, reverse=True) if at < number and table.columns[at].role is Role.VALUE), None)
    years = {
        at: years_in(column.path[-1])[-1]
        for at, column in table.columns.items()
        if at < number and at not in before and column.role is Role.VALUE and column.path[:-1] == path[:-1]
        if is_time(column.path[-1]) and years_in(column.path[-1])
    }
    named = years_in("".join(times_in(path[-1])))
    if len(named) == 1:
        return next((at for at, year in years.items() if year == named[0]), None)
    is_beside = left in years and not any(_COMPARED.fullmatch(_folded(text)) for text in path[:-1])
    return max(years, key=lambda at: years[at]) if is_beside else None


def _at_left(number: int, path: tuple[str, ...], table: SheetTable, before: Mapping[int, Growth]) -> int | None:
    """Return the column of what was changed: the nearest at the left that is none of changes; of a group its sum.

    Of columns that differ by their year alone it is the latest, and a share of something else only where nothing else is there.
    """
    values = _candidates(number, table, before)
    if len(path) == 1:  # 增速 behind 其中 › 工资性 | 财产性 is of the whole before them
        values = [at for at in values if "其中" not in table.columns[at].path[:-1]] or values
    beside = [at for at in values if table.columns[at].path[:-1] == path[:-1] and len(path) > 1] or values
    counted = [at for at in beside if not _SHARE_OF.search(_folded(" ".join(table.columns[at].path)))] or beside
    words = {at: without_times(" ".join(table.columns[at].path)) for at in counted}
    alike = [at for at in counted if words[at] == words[counted[0]]]
    return max(alike, key=lambda at: max(years_in(" ".join(table.columns[at].path)), default=0)) if alike else None


def measure_of_change(change: Growth, own: Measure, cell: Cell) -> Measure:
    """Return in what a change is counted: as its heading or its sign of per cent says, else as what changed.

    Parameters
    ----------
    change
        The column of changes.
    own
        In what the number is counted that changed.
    cell
        The cell as read.

    Raises
    ------
    CellProblem
        F252 where nobody can tell.
    """
    said = "rate" if cell.meant.rstrip().endswith(("%", "％")) else change.measure
    measure = load_vocabulary().measures.get(said or own.name)
    if measure is None or (not said and measure.kind == "share"):
        raise CellProblem("F252")
    known = load_vocabulary().units.get(fold(change.unit))
    is_in_own = not change.unit or (known is not None and own.name in known.measures)
    return own if measure.kind == own.kind == "amount" and is_in_own else measure


def changed_value(cell: Cell, change: Growth, measure: Measure, unit: str) -> float:
    """Return a change as a number in base units, with its sign.

    Parameters
    ----------
    cell
        The cell as read.
    change
        The column that it stands in.
    measure, unit
        In what it is counted, and in which unit it is written.

    Raises
    ------
    CellProblem
        What is wrong with the number; F252 where nobody can tell in what it is.
    """
    text = cell.meant.strip()
    if not _NUMBER.fullmatch(text):
        raise CellProblem("F252")
    sign, plain = (-1, text[1:].strip()) if text[:1] in _SIGNS else (1, text.lstrip("+").strip())
    if measure.kind == "share":
        is_marked = plain.endswith(("%", "％"))
        if is_marked or (unit in _PERCENT and change.is_in_percent):
            return float(sign * Decimal(plain.rstrip("%％ ").replace(",", "")) / 100)
    return sign * clean_value(plain, measure, unit=unit, is_number=cell.is_number) if plain.strip("0.") else 0.0


def _decimal(cell: Cell) -> Decimal | None:
    try:
        return Decimal(cell.text.strip().rstrip("%％").replace(",", ""))
    except InvalidOperation:
        return None
