"""A whole and its two sides, told one behind the other: 总人口1860人,男986人,女874人; 应参保1712人,已参保1698人,未参保14人.

Two sides of one division leave nobody out, so that no word need say that they are parts (其中).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fupin_analysis.clean.prose.own_sums.rows import Numbers, OwnSum, add_up, is_exact, is_slip, step

_SIDES = (
    (re.compile("^(?:男(?:性|生|的)?)$"), re.compile("^(?:女(?:性|生|的)?)$")),
    (re.compile("^(?:集中(?:安置|供养)?)$"), re.compile("^(?:分散(?:安置|供养)?)$")),
    (re.compile("^(?:城镇|城市|非农业)(?:人口|户|居民)?$"), re.compile("^(?:农村|农业|乡村)(?:人口|户|居民)?$")),
    (re.compile("^(?:水田|田|田地|稻田)$"), re.compile("^(?:旱地|土|旱土|地|坡地)$")),
    (re.compile("^(?:已经?)(?P<deed>[一-鿿]{2,6})$"), re.compile("^(?:尚|还)?未(?P<deed>[一-鿿]{2,6})$")),
)
_ALIKE = (0.8, 1.25)
_GAP = re.compile(r"^[，,、（(；;](?:其中[，,:：]?)?(?P<words>[一-鿿]{1,10})$")
_GOES_ON = re.compile("^[）)]?[，,、；;][^，,。；;]{0,12}$")
#: A part of the whole that stands between it and its sides, and a whole that is a side or a share itself.
_NO_WHOLE = re.compile("其中|^(?:男|女|已|未|新|集中|分散)|每|均|占|比")


def check_sides(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the wholes that their two sides make, and those they do not.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, (whole, one, other) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        units = [unit for unit in whole.numbers if unit in one.numbers and unit in other.numbers and unit != "share"]
        if not units or one.sentence != whole.sentence or _NO_WHOLE.search(whole.label) or not _are_sides(one, other):
            continue
        parts = (one, other, *_rest(whole, (one, other), rows[at + 3 :], units))
        for unit in units:
            if all(unit in row.numbers and is_exact(row.numbers[unit]) for row in (whole, *parts)):
                made = add_up(whole, parts, unit)
                if made.holds or _is_meant(made):
                    yield made


def _rest(whole: Numbers, sides: Sequence[Numbers], behind: Sequence[Numbers], units: Sequence[str]) -> Sequence[Numbers]:
    """What follows in the same list and makes up exactly what two sides lack: 已办证62人,未办证20人,正在办理4人; else nothing."""
    run = list(takewhile(lambda row: row.sentence == whole.sentence and _GOES_ON.match(row.gap), behind))
    for many in range(1, len(run) + 1):
        parts = (*sides, *run[:many])
        if any(all(unit in row.numbers for row in parts) and add_up(whole, parts, unit).holds for unit in units):
            return run[:many]
    return ()


def _are_sides(one: Numbers, other: Numbers) -> bool:
    first, second = _GAP.match(one.gap), _GAP.match(other.gap)
    if first is None or second is None:
        return False
    for mine, its in _SIDES:
        match, opposite = mine.match(first["words"]), its.match(second["words"])
        if match and opposite:
            return match.groupdict().get("deed") == opposite.groupdict().get("deed")
    return False


def _is_meant(one: OwnSum) -> bool:
    """Whether a sum that does not hold is near enough to be meant: rounded, it holds."""
    total = sum(part.value for part in one.parts)
    is_rounded = abs(total - one.whole.value) <= step(one.whole) + sum(step(part) for part in one.parts)
    is_near = _ALIKE[0] < total / (one.whole.value or 1) < _ALIKE[1]
    return not is_rounded and (is_near or is_slip(one.whole.value, total))
