"""Shares and growth told in tenths and turns: 其中因病38户,占近六成 of 120户; 由3200元提高到4500元,翻了一番.

Rough words have wide bounds, so that only what lies well beyond them is told; a share that any two numbers of its sentence make
is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.kinds_of_help import CLOSES
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_rough, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_SHARE_OF = re.compile(
    "占(?:比|总数|总户数|总人数|全部)?(?:全[镇乡村]|我[镇乡村]|本[镇乡村])?(?P<group>[^，,。；;0-9]{0,12}?)(?:总数|总户数|总人数|总量)?的?(?:比例)?(?:约|为|达到?)*$"
)
#: How far below and above the number that a rough word names the share may lie.
_BOUNDS = (
    (re.compile("近|接近|将近"), (0.09, 0.03)),
    (re.compile("不足|不到|以下|低于|未到"), (1.0, 0.02)),
    (re.compile("以上|以外"), (0.02, 1.0)),
    (re.compile("超|过|多|余|逾"), (0.02, 0.2)),
    (re.compile(""), (0.07, 0.07)),
)
_REACHES = re.compile("(?:提高|增长|增加|上升|提升|发展|跃升|增|涨)(?:到|至|为)[^，,。；;0-9]{0,8}(?:20[0-9]{2}年[底末]?的?)?$")
_FROM = re.compile("(?:由|从)[^，,。；;]{0,20}$")
_TURNS = re.compile("^[，,]?(?P<about>近乎|接近|将近|近|约|基本)?(?:实现|实现了)?翻(?:了)?(?P<times>[一两二三])?番")
_TIMES = {"一": 2.0, "两": 4.0, "二": 4.0, "三": 8.0}
_NEARLY = 0.9


def check_loose_shares(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the rough shares and doublings of a paragraph that the numbers beside them are far from.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, row in enumerate(rows):
        own = [one for one in rows if one.sentence == row.sentence]
        if at:
            yield from _turned(rows[at - 1], row)
        rate = row.numbers.get("share")
        if rate is None or not is_rough(rate):
            continue
        before = own[: own.index(row)]
        pair = _of_the_last(before, row) if next(iter(row.numbers)) == "share" else None
        pair = pair or _of_the_named(before, row, rate)
        if pair is not None and not any(_fits(rate, share) for share in _shares(own)):
            part, whole = pair
            yield rate, f"{part.text}÷{whole.text}＝{part.value / whole.value * 100:.4g}%"


def _of_the_last(before: Sequence[Numbers], row: Numbers) -> tuple[Mention, Mention] | None:
    """其中因病38户,占全村贫困户的近六成: the number right before, and the nearest larger one of its unit."""
    of = _SHARE_OF.search(row.gap)
    if not before or of is None or "share" in before[-1].numbers:
        return None
    named = [one for one in before[:-1] if not of["group"] or _common(of["group"], one.label)]
    return _pair(before[-1], named) if not of["group"] or not _common(of["group"], before[-1].label) else None


def _of_the_named(before: Sequence[Numbers], row: Numbers, rate: Mention) -> tuple[Mention, Mention] | None:
    """412户,已脱贫136户,超过八成的贫困户实现脱贫: words behind a share that name the two numbers before it."""
    numbers = [one for one in (*before, row) if any(unit != "share" for unit in one.numbers)]
    words = re.split("[，,。；;]", row.behind)[0]
    if len(numbers) < len(("part", "whole")) or any(one.start > rate.start for one in numbers[-1].numbers.values()):
        return None
    part, whole = numbers[-1], numbers[-2]
    deed, group = _common(part.label, words), _common(whole.label, words)
    return _pair(part, [whole]) if deed - group and group else None


def _common(one: str, other: str) -> set[str]:
    return {one[at : at + 2] for at in range(len(one) - 1)} & {other[at : at + 2] for at in range(len(other) - 1)}


def _pair(part: Numbers, before: Sequence[Numbers]) -> tuple[Mention, Mention] | None:
    for unit, number in part.numbers.items():
        wholes = [one.numbers[unit] for one in before if unit in one.numbers and one.numbers[unit].value >= number.value > 0]
        if unit != "share" and wholes and is_exact(number) and is_exact(wholes[-1]):
            return number, wholes[-1]
    return None


def _shares(rows: Sequence[Numbers]) -> Iterator[float]:
    """What any number, or neighbours together, is of any other of its unit."""
    for unit in {unit for row in rows for unit in row.numbers if unit != "share"}:
        values = [row.numbers[unit].value for row in rows if unit in row.numbers]
        parts = [sum(values[at : at + many]) for many in (1, 2, 3) for at in range(len(values) - many + 1)]
        yield from (part / whole for part in parts for whole in values if whole and part != whole)


def _fits(rate: Mention, share: float) -> bool:
    below, above = next(bounds for word, bounds in _BOUNDS if word.search(rate.qualifier + rate.text))
    return rate.value - below <= share <= rate.value + above


def _turned(was: Numbers, now: Numbers) -> Iterator[Found]:
    """由2015年的3200元提高到2018年的4500元,翻了一番: what has turned once is twice what it was."""
    turns = _TURNS.match(now.behind)
    if turns is None or was.sentence != now.sentence or not _FROM.search(was.gap) or not _REACHES.search(now.gap):
        return
    least = _TIMES[turns["times"] or "一"] * (_NEARLY if not turns["about"] else _NEARLY**2)
    for unit in now.numbers:
        if unit in was.numbers and unit != "share" and is_exact(was.numbers[unit]) and is_exact(now.numbers[unit]):
            times = now.numbers[unit].value / was.numbers[unit].value if was.numbers[unit].value else least
            if times < least:
                yield now.numbers[unit], f"≥{was.numbers[unit].text}×{_TIMES[turns['times'] or '一']:.0f}"


#: 因病占46.5%,因残占21.3%,…,其他占48.4%: shares of one whole that their rest closes; kinds that overlap have none.
_PART_OF = re.compile("(?:占|占比|比例|比重)(?:[^，。；;0-9]{0,6})?(?:为|达|约)*$")
_OTHER = re.compile("增长|增加|提高|下降|减少|完成|率|同比")
_FEWEST = 3


def check_share_lists(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the last share of a closed list that does not make a hundred per cent.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if len(run) >= _FEWEST and _is_closed(run[-1]):
            yield from _held([row.numbers["share"] for row in run])
        at += max(1, len(run))


def _run(rows: Sequence[Numbers], at: int) -> list[Numbers]:
    """The shares of a sentence one behind another, numbers of what each is a share between them left out."""
    run: list[Numbers] = []
    for row in rows[at:]:
        if row.sentence != rows[at].sentence or (run and re.search("[。；;]", row.gap) and "其" not in row.label):
            break
        if "share" in row.numbers:
            if not _PART_OF.search(row.gap) or _OTHER.search(row.label):
                break
            run.append(row)
    return run


def _is_closed(row: Numbers) -> bool:
    words = re.split("[，,、；;。]", row.gap)
    return any(CLOSES.match(word) for word in words)


def _held(shares: Sequence[Mention]) -> Iterator[Found]:
    total = sum(one.value for one in shares)
    ends = (run for at in range(1, len(shares)) for run in (shares[:at], shares[at:]) if len(run) > 1)
    if any(_is_all(run) for run in (shares, *ends)):  # two divisions: 男占52%,女占48%,60岁以上占21%,其他占79%
        return
    if all(is_exact(one) for one in shares) and total < _FEWEST:
        yield shares[-1], f"{'＋'.join(one.text for one in shares)}＝{said(total, shares[-1])}"


def _is_all(shares: Sequence[Mention]) -> bool:
    return abs(sum(one.value for one in shares) - 1) <= sum(step(one) for one in shares) / 100
