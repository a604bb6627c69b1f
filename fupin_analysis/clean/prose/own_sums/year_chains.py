"""Households and persons told year by year behind all of them: 612户2305人。2014至2016年…,2017年…,2018年…,2020年剩余35户94人.

The years need not be called parts. But where they make all households, or all persons, they are all of them, and must in the
other measure as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers, OwnSum, add_up, is_exact

_OF_A_YEAR = re.compile("(?:20[0-9]{2}年?(?:底|末)?|今年|当年|本年度?)(?:[至到—-]20[0-9]{2}年)?[^，。；;0-9]{0,10}$")
_LEFT = re.compile("(?:未脱贫|未退出|剩余|尚有|还有|仍有|剩下)[^，。；;0-9]{0,8}$")
_UNITS = ("households", "persons")
_FEWEST = 3
_ALIKE = (0.8, 1.25)


def check_year_chains(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the sums of years in households and in persons, where one of them is that of all and the other is not.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, whole in enumerate(rows):
        if not _is_pair(whole):
            continue
        run = _run(rows[at + 1 :])
        for parts in (run, [*run, *_left(rows[at + 1 + len(run) :])]):
            if len(parts) < _FEWEST or any(_told_by(row) for row in parts):
                continue
            sums = [add_up(whole, parts, unit) for unit in _UNITS]
            if any(one.holds for one in sums) and all(_is_near(one) for one in sums):
                yield from sums
                break


def _told_by(row: Numbers) -> bool:
    return "其中" in row.gap and "。" not in row.gap


def _is_pair(row: Numbers) -> bool:
    return all(unit in row.numbers and is_exact(row.numbers[unit]) for unit in _UNITS)


def _run(rows: Sequence[Numbers]) -> list[Numbers]:
    run: list[Numbers] = []
    for row in rows:
        if not _is_pair(row) or not _OF_A_YEAR.search(row.gap):
            break
        run.append(row)
    return run


def _left(rows: Sequence[Numbers]) -> list[Numbers]:
    """The row behind the years that tells who are left."""
    return [row for row in rows[:1] if _is_pair(row) and _LEFT.search(row.gap)]


def _is_near(one: OwnSum) -> bool:
    total = sum(part.value for part in one.parts)
    return _ALIKE[0] < total / (one.whole.value or 1) < _ALIKE[1]
