"""Ledgers: a row for each day on which something came in, went out or was done, 日期 | 摘要 | 收入 | 支出 | 余额.

What a day's row says is an entry and no figure of the township; the sum below them is. Days on which something is counted as it
stands (统计时间, 截止日期) make no ledger. One with days in two columns (月 | 日), or with numbers of vouchers, is known by what
came in, what went out and what is left beside what it was for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from operator import attrgetter

from fupin_analysis.clean.layout.columns import PLACES, Column, Role, role_of
from fupin_analysis.clean.layout.dates import parts_date, places_of_date
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings of days on which something is done, and of days that need another word beside them to be such.
_ACTS = (
    "发放|拨付|支付|付款|收款|记账|入账|到账|下账|凭证|发生|走访|慰问|培训|兑付|兑现|支出|收入|领取|开展|举办|活动|交易|业务|登记|救助"
    "|借款|还款|缴费"
)
_DAY_OF = re.compile(f"(?:{_ACTS})+(?:日期|时间)")
_DAY = re.compile("日期|年月日|月日|时间")
_TOLD = re.compile("摘要|凭证|事由|用途")
_ENTRY = re.compile(
    "(?:摘要|凭证|事由|用途|当日|当天|本日).*|(?:资金|款项|经费)?用途|(?:本[期次笔]|资金|现金|账户|账面)?(?:借方|贷方|余额|结余|结存|收入|支出|收到)(?:金额|数额|发生额|[额数])?"
)
#: A heading of days on which something is counted as well as done, and how a day is written that ends a month.
_COUNTS = re.compile("登记(?:日期|时间)")
_MONTH_DAY = re.compile(r"(?:(?:19|20)[0-9]{2}\D*)?(?P<month>[0-9]{1,2})\D+(?P<day>[0-9]{1,2})(?!\d)")
_LAST = {1: {31}, 2: {28, 29}, 3: {31}, 4: {30}, 5: {31}, 6: {30}, 7: {31}, 8: {31}, 9: {30}, 10: {31}, 11: {30}, 12: {31}}
_WRITTEN = re.compile(
    r"(?:(?:19|20)[0-9]{2}\s*[年./-]\s*)?[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*[日号]?(?:\s*00:00:00)?"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]"
)
#: What came in, what went out and what is left.
_SIZE = "(?:金额|数额|发生额|数量|[额数])?"
COMES = re.compile(f"(?:本[期次笔]|资金|现金|账户)?(?:借方|收方|收入|收到|入库|购入|存入|拨入|转入|领入){_SIZE}")
GOES = re.compile(f"(?:本[期次笔]|资金|现金|账户)?(?:贷方|付方|支出|付出|出库|支取|领用|发出|转出|发放){_SIZE}")
LEFT = re.compile(f"(?:资金|现金|账户|账面|库存|期末)?(?:余额|结余|结存|库存){_SIZE}")
_FOR = re.compile("摘要|事由|用途|内容摘要|业务摘要")
_NUMBERED = re.compile("(?:(?:19|20)[0-9]{2}|[0-9]{2})?年|[月日]|序号|编号|日期|(?:记账)?凭证.{0,4}|票据.{0,4}")


class LedgerRow(Enum):
    """What a row of a ledger is."""

    OF_DAY = auto()
    OPENING = auto()  # what was left before the first day
    FROM_PAGE = auto()  # the same, of the page before
    OF_SOME = auto()
    SO_FAR = auto()
    OF_ALL = auto()


_PART = "本[日旬月季页]|当[日月]|[0-9一二三四五六七八九十]{1,3}月份?|[一二三四]季度"
_BEFORE = "上年|上期|上月|年初|期初|月初|往年|历年"
_ROWS = {
    LedgerRow.OPENING: re.compile(f"(?:{_BEFORE})(?:结转|余额|结余|结存|转入|库存)(?:余额|资金|数)?|结转上[年期](?:余额|结余)"),
    LedgerRow.FROM_PAGE: re.compile("承[前上]页|接[前上]页|[前上]页结转"),
    LedgerRow.OF_SOME: re.compile(f"(?:{_PART})(?:合计|小计|发生额)|小计"),
    LedgerRow.SO_FAR: re.compile("(?:本年|自?年初至今|全年|本期)?累计(?:数|额|发生额)?|过次页|(?:结)?转[次下]页"),
    LedgerRow.OF_ALL: re.compile("(?:本年|全年|年度|总)?(?:合计|总计|共计)"),
}
#: Rows below a heading that are looked at, and how many of them must be of a day.
_LOOKED_AT, _FEWEST = 6, 2


def entry_of(texts: Iterable[str]) -> LedgerRow:
    """Return what the row of a ledger is by the words in it.

    Examples
    --------
    >>> [entry_of(texts).name for texts in (["1月31日", "本月合计"], ["本年累计"], ["承前页"], ["付工程款"], ["合 计"])]
    ['OF_SOME', 'SO_FAR', 'FROM_PAGE', 'OF_DAY', 'OF_ALL']
    """
    words = [fold(drop_brackets("".join(text.split()))) for text in texts]
    return next((kind for kind, pattern in _ROWS.items() if any(map(pattern.fullmatch, words))), LedgerRow.OF_DAY)


def heads_ledger(rows: Sequence[list[Cell]], position: int) -> bool:
    """Whether a row heads a ledger: a heading of days above several of them with numbers beside them.

    Parameters
    ----------
    rows, position
        The rows of a pane, and the place of the one asked about.
    """
    typed = written(rows[position])
    if len(typed) < 2 or any(map(is_value_like, typed)):
        return False
    below = [*rows[position + 1 : position + 1 + _LOOKED_AT]]
    if below and parts_date(written(below[0]), typed):
        others = written(below.pop(0))  # 2022年 over 月 | 日
        under = {cell.column for cell in others}
        typed = sorted([*others, *(cell for cell in typed if cell.column not in under)], key=attrgetter("column"))
    heads = [cell.text for cell in typed]
    if _purpose(heads) is not None:
        return True
    places = _places_of_days(heads)
    columns = [typed[place].column for place in places]
    dated = list(_dated(below, columns))
    numbers = [row for row, _ in dated if any(is_value_like(cell) and cell.column not in columns for cell in row)]
    return len(numbers) >= _FEWEST and not _are_ends(heads, places, [day for _, day in dated])


def as_ledger(columns: Mapping[int, Column], body: Sequence[Sequence[Cell]]) -> dict[int, Column]:
    """Return the columns of days of a ledger, or of numbers of entries, as such that name no row; none where it is no ledger.

    Nor is it one where another column names each row (发放时间 | 村名), or all days end months and count what is there.

    Parameters
    ----------
    columns
        The columns of a table by number.
    body
        Its rows.
    """
    numbers = sorted(number for number, column in columns.items() if column.path)
    heads = [columns[number].path[-1] for number in numbers]
    places = _places_of_days(heads)
    own = [numbers[place] for place in places]
    dated = list(_dated(body, own))
    entries = [row for row in body if entry_of(cell.text for cell in row if not cell.is_number) is LedgerRow.OF_DAY]
    written_on = sum(any(cell.column in own[-1:] for cell in row) for row in entries)
    if len(dated) < _FEWEST or 2 * len(dated) <= written_on or _are_ends(heads, places, [day for _, day in dated]):
        return _by_money(columns)
    naming = PLACES if len(own) > 1 or _DAY.fullmatch(fold(drop_brackets(heads[places[0]]))) else {*PLACES, Role.ITEM}
    rows = [row for row, _ in dated]
    if any(column.role in naming and _tells_apart(at, rows) for at, column in columns.items() if at not in own):
        return {}
    return {number: replace(columns[number], role=Role.CODE) for number in own}


def _by_money(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Return the columns before the purpose in a table of what came in, went out and is left after each entry; else none."""
    numbers = [number for number, column in sorted(columns.items()) if column.path]
    place = _purpose([columns[number].path[-1] for number in numbers])
    return {number: replace(columns[number], role=Role.CODE) for number in numbers[: place or 1]} if place is not None else {}


def _purpose(heads: Sequence[str]) -> int | None:
    """Return which heading is of what an entry was for, where only days and numbers of entries stand before it; else None."""
    plain = [fold(drop_brackets(text)) for text in heads]
    place = next((place for place, text in enumerate(plain) if _FOR.fullmatch(text)), None)
    is_of_money = all(any(map(pattern.fullmatch, plain)) for pattern in (COMES, GOES, LEFT))
    return place if is_of_money and all(map(_NUMBERED.fullmatch, plain[:place])) else None


def _tells_apart(number: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a column names every row, and each as another."""
    names = [cell.text for row in rows for cell in row if cell.column == number and cell.text.strip()]
    return len(names) == len(rows) == len({*names})


def _are_ends(heads: Sequence[str], places: Sequence[int], days: Sequence[str]) -> bool:
    """Whether all days end months, and nothing tells what was done on them: what is there on each is counted."""
    own = fold(drop_brackets(heads[places[0]])) if len(places) == 1 else "月日"
    if not (_DAY.fullmatch(own) or _COUNTS.fullmatch(own)) or any(_TOLD.search(text) for text in heads):
        return False
    found = [_MONTH_DAY.match(day) for day in days]
    return all(match is not None and int(match["day"]) in _LAST.get(int(match["month"]), ()) for match in found)


def _places_of_days(heads: Sequence[str]) -> tuple[int, ...]:
    """Return at which of the first headings days stand on which something is done, months and days apart in several."""
    place = next((place for place, text in enumerate(heads[:2]) if role_of(text) is not Role.SERIAL), None)
    if place is None:
        return ()
    apart = places_of_date(heads)
    places = apart if apart[:1] == (place,) else (place,)
    first, others = fold(drop_brackets(heads[place])), [fold(drop_brackets(text)) for text in heads[places[-1] + 1 :]]
    is_so = _DAY_OF.fullmatch(first) or ((len(places) > 1 or _DAY.fullmatch(first)) and any(map(_ENTRY.fullmatch, others)))
    return places if is_so else ()


def _dated(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> Iterator[tuple[Sequence[Cell], str]]:
    """Yield each row with a day in some columns, and the day; the month may stand beside the first of its days alone."""
    month = ""
    for row in rows:
        cells = {cell.column: cell for cell in row}
        last = cells.get(columns[-1]) if columns else None
        if len(columns) > 1:
            month = cells[columns[-2]].text.strip() if columns[-2] in cells else month
            day = f"{month}月{last.text.strip()}日" if last is not None else ""
            if _WRITTEN.fullmatch(day):
                yield row, day
        elif last is not None and _is_day(last):
            yield row, last.text.strip()


def _is_day(cell: Cell) -> bool:
    return (cell.is_date and cell.date_parts not in ("m", "ym")) or _WRITTEN.fullmatch(cell.text.strip()) is not None
