"""A list whose every part has several numbers of their own words: 项目46个…,其中产业类18个,投入823万元;基建类21个,投入905万元.

What adds up in one measure is complete and must in the other, as where the numbers of a part stand side by side
(:mod:`lists`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fupin_analysis.clean.prose.own_sums.rows import (
    Numbers,
    OwnSum,
    add_up,
    is_exact,
    is_slip,
    is_sum,
    step,
    total_in,
    totals_of_firsts,
    totals_of_lasts,
)

_OPENS = re.compile(r"其中|包括|分别(?:是|为)?|[:：]|具体")
_LEAVES = re.compile(r"占|累计|同比|增长|比上年|较上年|每|均|标准")
_FEWEST, _LONGEST = 2, 3
_TOTAL = re.compile("^(?:合计|共计|总计|总投资|总投入|共投资|共投入|累计投资)")
_INNER = re.compile("其中|分别|用于|每|年度|20[0-9]{2}年")
_HOLDS = re.compile("^[，,（(](?:其中|均|已)?(?:包含|包括|含|内含)[^，,。；;]{1,10}$")
_LEAST_PARTS = 3


def check_interleaved(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the sums of lists whose parts have several numbers each, where one of them adds up and another does not.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    at = 1
    while at < len(rows):
        found = next((run for many in range(2, _LONGEST + 1) if (run := _list_at(rows, at, many))), [])
        if found:
            yield from _held(rows[max(0, at - 4) : at], found)
        at += len(found) * len(found[0]) if found else 1
    for place in range(len(rows)):
        yield from _total_behind(rows, place)


def _total_behind(rows: Sequence[Numbers], at: int) -> Iterator[OwnSum]:
    """硬化道路12.6公里,投资756万元;新建水池8口,投资96万元;改造电网,投资120万元;合计投资972万元."""
    total, own = rows[at], [row for row in rows[:at] if row.sentence == rows[at].sentence]
    unit = next(iter(total.numbers))
    parts = [row for row in own if unit in row.numbers]
    if not _TOTAL.match(total.label) or unit == "share" or len(parts) < _LEAST_PARTS or len(parts) == len(own):
        return
    is_list = not any(_LEAVES.search(row.label) or _INNER.search(row.gap) for row in parts)
    if not is_list or not all(is_exact(row.numbers[unit]) for row in (total, *parts)):
        return
    held = _held_in(rows[at + 1 :], total, unit)
    ways = [(many, first) for many in range(len(held) + 1) for first in range(len(parts) - 1)]
    own_sums, more = totals_of_lasts(parts, unit), [0.0, *totals_of_firsts(held, unit)]
    made = (add_up(total, (*parts[first:], *held[:many]), unit) for many, first in ways)
    exact = next((way for way in ways if is_sum(own_sums[way[1]] + more[way[0]], total.numbers[unit])), None)
    if exact is not None:
        yield add_up(total, (*parts[exact[1] :], *held[: exact[0]]), unit)
    elif (rounded := next(filter(_is_rounded, made), None)) is not None:
        yield rounded
    elif is_slip(total.numbers[unit].value, total_in(parts, unit)):
        yield add_up(total, parts, unit)


def _held_in(behind: Sequence[Numbers], total: Numbers, unit: str) -> list[Numbers]:
    """What a total is said to hold beside its list: 总投资962万元,含管理费50万元、设计费8万元."""
    own = takewhile(lambda row: row.sentence == total.sentence and unit in row.numbers and is_exact(row.numbers[unit]), behind)
    run = list(own)
    if not run or not _HOLDS.match(run[0].gap):
        return []
    return [run[0], *takewhile(lambda row: re.match("^[、，,和及][^，,。；;]{0,10}$", row.gap), run[1:])]


def _list_at(rows: Sequence[Numbers], at: int, many: int) -> list[Sequence[Numbers]]:
    """The parts of a list that begins at a row, each of so many numbers in the same order of units."""
    units = [tuple(row.numbers) for row in rows[at : at + many]]
    if len({*units}) != many or any(len(unit) > 1 or unit == ("share",) for unit in units) or not _OPENS.search(rows[at].gap):
        return []
    parts: list[Sequence[Numbers]] = []
    place = at
    while [tuple(row.numbers) for row in rows[place : place + many]] == units and len(rows[place : place + many]) == many:
        part = rows[place : place + many]
        if parts and not re.match(r"^[^，,。；;、]{0,8}[，,。；;、]", part[0].gap):
            break
        if any(re.search("[。；;]", row.gap) for row in part[1:]) or any(_LEAVES.search(row.label) for row in part):
            break
        parts.append(part)
        place += many
    return parts if len(parts) >= _FEWEST else []


def _held(before: Sequence[Numbers], parts: Sequence[Sequence[Numbers]]) -> Iterator[OwnSum]:
    sums: list[OwnSum] = []
    for place, row in enumerate(parts[0]):
        unit = next(iter(row.numbers))
        own = [part[place] for part in parts]
        whole = next((one for one in reversed(before) if unit in one.numbers), None)
        if whole is None or not all(is_exact(one.numbers[unit]) for one in (whole, *own)):
            return
        made = add_up(whole, own, unit)
        sums.append(made)
    if not any(one.holds for one in sums) or not all(_is_near(one) for one in sums):
        return
    yield from (one for one in sums if one.holds or not _is_rounded(one))


def _is_near(one: OwnSum) -> bool:
    total = sum(part.value for part in one.parts)
    return 0.5 < total / (one.whole.value or 1) < 2


def _is_rounded(one: OwnSum) -> bool:
    slack = step(one.whole) + sum(step(part) for part in one.parts)
    return abs(sum(part.value for part in one.parts) - one.whole.value) <= slack
