"""Parts told in two measures, or year by year up to those left: 42笔206万元,已收回40笔196万元,逾期3笔10万元.

612户2305人。2014至2016年…,2017年…,2020年剩余35户94人.

They need not be called parts. Where they make the whole in one measure they are all of it, and must in the other as well. Told
in one measure only, those who left and those who are left are at most those there were: a slip is told, the rest asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import (
    Numbers,
    OwnSum,
    add_up,
    is_exact,
    is_slip,
    is_sum,
    said,
    totals_of_firsts,
)
from fupin_analysis.core.prose import Mention

_OF_A_YEAR = re.compile("(?:20[0-9]{2}年?(?:底|末)?|今年|当年|本年度?)(?:[至到—-]20[0-9]{2}年)?[^，。；;0-9]{0,10}$")
_LEFT = re.compile("(?:未脱贫|未退出|剩余|尚有|还有|仍有|剩下|尚余|还剩)[^，。；;0-9]{0,8}$")
_GONE = re.compile("脱贫|退出|减贫")
_REGISTER = re.compile("贫困(?:户|人口)|建档立卡|识别")
_COME_AND_GO = re.compile("新识别|返贫|新增|自然|动态|调整|清退|注销|死亡|出生|增减|再识别|回头看|剔除|补录|迁入|迁出|核减")
_PEOPLE = ("households", "persons")
_FEWEST, _FEWEST_BESIDE = 3, 2
_ALIKE = (0.8, 1.25)
#: A number below which others make it by chance.
_LEAST = 10
_NEAR = 0.1


def check_year_chains(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the sums of parts in two measures, where one of them is that of the whole and the other is not.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, whole in enumerate(rows):
        units = [unit for unit, one in whole.numbers.items() if unit != "share" and is_exact(one)]
        if len(units) < 2 or _told_by(whole):
            yield from _left(rows, at)
            continue
        run = _run(whole, rows[at + 1 :], units)
        many = next((many for many in _that_fit(whole, run, units) if not _is_stock(run[:many])), 0)
        if many:
            yield from (add_up(whole, run[:many], unit) for unit in units)
        else:
            yield from _left(rows, at)


def _that_fit(whole: Numbers, run: Sequence[Numbers], units: Sequence[str]) -> Iterator[int]:
    """Yield how many of a run make the whole in one measure and nearly in all, the most first; each sum of the one before."""
    totals = [totals_of_firsts(run, unit) for unit in units]
    numbers = [whole.numbers[unit] for unit in units]
    ends = next((at for at, row in enumerate(run) if _told_by(row)), len(run))
    for many in range(ends, _FEWEST_BESIDE - 1, -1):
        sums = [total[many - 1] for total in totals]
        is_told = many >= _FEWEST or all(row.sentence == whole.sentence for row in run[:many])
        is_all = any(number.value >= _LEAST and is_sum(total, number) for total, number in zip(sums, numbers, strict=True))
        if is_told and is_all and all(map(_is_near, sums, numbers)):
            yield many


def _run(whole: Numbers, behind: Sequence[Numbers], units: Sequence[str]) -> list[Numbers]:
    """What is told behind a whole in its measures, in its sentence or of a year each, up to who is left."""
    run: list[Numbers] = []
    for row in behind:
        is_stated = all(unit in row.numbers and is_exact(row.numbers[unit]) for unit in units)
        is_next = row.sentence == whole.sentence or _OF_A_YEAR.search(row.gap) or (run and _LEFT.search(row.gap))
        if not is_stated or not is_next:
            break
        run.append(row)
    return run


def _is_stock(run: Sequence[Numbers]) -> bool:
    """Whether what is there now is told, held as a stock (:mod:`stocks`)."""
    return re.search("现有[^，。；;0-9]{0,10}$", run[-1].gap) is not None


def _left(rows: Sequence[Numbers], at: int) -> Iterator[OwnSum]:
    """贫困户1130户,2016年脱贫316户,2017年脱贫402户,2018年脱贫245户,尚有177户未脱贫: more than there were."""
    whole, run = rows[at], []
    for row in rows[at + 1 :]:
        if not (_OF_A_YEAR.search(row.gap) and _GONE.search(row.label)):
            break
        run.append(row)
    rest = rows[at + 1 + len(run)] if at + 1 + len(run) < len(rows) else None
    words = whole.gap + "".join(row.gap + row.behind for row in (*run, *([rest] if rest else [])))
    if len(run) < _FEWEST_BESIDE or rest is None or not _LEFT.search(rest.gap + rest.behind[:3]):
        return
    if not _REGISTER.search(whole.label) or _COME_AND_GO.search(words):
        return
    for unit in _PEOPLE:
        if not all(unit in row.numbers and is_exact(row.numbers[unit]) for row in (whole, *run, rest)):
            continue
        made, number = add_up(whole, [*run, rest], unit), rest.numbers[unit]
        if made.holds:
            yield made
            continue
        left = whole.numbers[unit].value - sum(row.numbers[unit].value for row in run)
        is_meant, is_more = is_slip(number.value, left), number.value > left
        if left > 0 and (is_meant or (is_more and number.value - left <= _NEAR * whole.numbers[unit].value)):
            gone = "".join(f"－{row.numbers[unit].text}" for row in run)
            words = f"{whole.numbers[unit].text}{gone}＝{said(left, number)}"
            yield OwnSum(made.whole, made.parts, number, words, is_asked=not (is_meant and is_more))


def _told_by(row: Numbers) -> bool:
    return "其中" in row.gap and "。" not in row.gap


def _is_near(total: float, whole: Mention) -> bool:
    return _ALIKE[0] < total / (whole.value or 1) < _ALIKE[1]
