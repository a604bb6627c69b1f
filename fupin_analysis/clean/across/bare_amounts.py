"""Columns of which nobody says what they count: 512.6 may be yuan or 10,000 yuan, 护林员 9000 people or money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.core.words.terms import drop_brackets, fold

_TEN_THOUSAND = "万元"
#: A column that reaches this many is in yuan: so many 万元 no township has.
_YUAN = 10_000.0
#: Amounts below this, or with decimals, are as likely 万元.
_EITHER = 1_000.0


def ask_units(read: ReadTable) -> ReadTable:
    """Return a table with the amounts set aside whose unit is written nowhere and that may be yuan or 10,000 yuan (F267).

    A column of which any value reaches 10,000, or all are whole and some reach 1,000, is in yuan; beside one that is so called in
    10,000 yuan (总投资（万元） | 已完工 › 投资) only the first tells.
    """
    names = {drop_brackets(_heading(one)) for one in read.outcomes if fold(one.unit) == _TEN_THOUSAND}
    columns: dict[tuple[str, str], list[float]] = {}
    beside: set[tuple[str, str]] = set()
    for one in read.outcomes:
        if _is_bare(one):
            columns.setdefault(_column(one), []).append(float(str(one.figures[0]["value"])))
            own = drop_brackets(_heading(one))
            beside |= {_column(one)} if own and any(own in name for name in names) else set()
    doubtful = {column for column, values in columns.items() if _is_either(values, is_beside=column in beside)}

    def asked(one: CellOutcome) -> CellOutcome:
        is_asked = _is_bare(one) and _column(one) in doubtful
        return read.aside(one, "F267", got=one.cell.shown, label=_heading(one)) if is_asked else one

    return read.changed(asked)


#: Titles of tables of what was paid, and words that say what is counted of those who were.
_PAYMENTS = re.compile(
    "(?:补[贴助]|工资|报酬|奖[补金励]|津贴|救助金|低保金|养老金|资金).{0,6}(?:发放|兑付|兑现|拨付|支付|支出)|(?:发放|兑付|兑现).{0,4}(?:补[贴助]|工资|报酬|资金)"
)
_SAYS_WHAT = re.compile("[户人名]数|数$|数[(（]|[(（/／、][户人名个]|[户人名次个]$|人次|人口|户均|人均|金额|[万]?元")
_WITH_UNIT, _SUM = re.compile("元[)）]?$"), re.compile("(?:合|总|小|共)\\s*计|总额|总数")
_OF_PEOPLE = frozenset({"persons", "households", "recipients", "posts", "count"})


def ask_what_is_counted(read: ReadTable, titles: Sequence[str]) -> ReadTable:
    """Return a table of payments without the numbers of which no word and no unit says whether they are people or money (F205).

    Parameters
    ----------
    read
        A table, such as 护林员 › 一季度 9000 below 岗位补贴发放表.
    titles
        What stands above it, its line of units included.
    """
    if any(map(_is_money_column, read.outcomes)):
        return read  # what stands beside money that is named is those whom it is paid to
    are_paid = any(map(_PAYMENTS.search, titles)) and not any("单位" in title and "：" in title for title in titles)
    if not are_paid:
        return read
    return read.changed(lambda one: read.aside(one, "F205", got=_heading(one)) if _is_unsaid(one) else one)


def _heading(one: CellOutcome) -> str:
    return one.heading.rpartition(" › ")[2] or one.name


def _is_money_column(one: CellOutcome) -> bool:
    """Whether a cell is money, and its heading says so with its unit; a sum (合计（元）) may be that of what is asked about."""
    heading = one.heading.rpartition(" › ")[2]
    is_money = len(one.figures) == 1 and one.figures[0]["measure"] == "amount_yuan"
    return is_money and _WITH_UNIT.search(heading) is not None and _SUM.match(heading) is None


def _is_unsaid(one: CellOutcome) -> bool:
    said = [*one.heading.split(" › "), *one.name.split()]
    is_counted = len(one.figures) == 1 and one.figures[0]["measure"] in _OF_PEOPLE and one.cell.meant == one.cell.text
    return is_counted and not any(map(_SAYS_WHAT.search, said))


def _is_bare(one: CellOutcome) -> bool:
    return len(one.figures) == 1 and not one.unit and one.figures[0]["measure"] == "amount_yuan"


def _column(one: CellOutcome) -> tuple[str, str]:
    """What the amounts of one column, or one row of a table on its side, have in common."""
    figure = one.figures[0]
    return str(figure["topic"]), str(figure["item"])


def _is_either(values: Sequence[float], *, is_beside: bool) -> bool:
    known = [abs(value) for value in values if value]
    return bool(known) and max(known) < _YUAN and (is_beside or max(known) < _EITHER or any(value % 1 for value in known))
