"""A whole and its two sides, told one behind the other: 总人口1860人,男986人,女874人; 应参保1712人,已参保1698人,未参保14人.

Two sides of one division leave nobody out, so that no word need say that they are parts (其中).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fupin_analysis.clean.prose.own_sums.rows import Numbers, OwnSum, add_up, is_exact, is_slip, step

_SIDES = (
    (re.compile("^男(?:性|生|的|人口|劳动力|职工|党员)?$"), re.compile("^女(?:性|生|的|人口|劳动力|职工|党员)?$")),
    (re.compile("^(?:集中(?:安置|供养)?)$"), re.compile("^(?:分散(?:安置|供养)?)$")),
    (re.compile("^(?:城镇|城市)(?:人口|户|居民)?$"), re.compile("^(?:农村|乡村)(?:人口|户|居民)?$")),
    (re.compile("^非农业?(?:人口|户|居民)?$"), re.compile("^农业(?:人口|户|居民)?$")),
    (re.compile("^(?:水田|田|田地|稻田)$"), re.compile("^(?:旱地|土|旱土|地|坡地)$")),
    (
        re.compile("^(?:目前|现|截至目前)?(?:已经?)(?P<deed>[一-鿿]{2,6})$"),
        re.compile("^(?:目前|现)?(?:[尚还仍]有?)?未(?P<deed>[一-鿿]{2,6})$"),
    ),
)
#: 已办理486人,还有26人未办理: what is not done, said behind the number.
_STILL, _STILL_NOT = re.compile("(?:目前|现)?(?:[还尚仍另]有|剩余)"), re.compile("^[^，,。；;]{0,2}[未没](?P<deed>[一-鿿]{2})")
_ALIKE = (0.8, 1.25)
_GAP = re.compile(r"^[一-鿿]{0,8}[，,、（(；;](?:其中[，,:：]?)?(?P<words>[一-鿿]{1,10})$")
_MORE = re.compile("^[）)]?[，,、；;](?:其余|其他|其它|剩余|余下|另外?|此外|还有)")
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
    rows = [row for row in rows if row.numbers.keys() != {"share"}]  # 集中142户,占76.3%,分散44户
    for at, (whole, one, other) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        units = [unit for unit in whole.numbers if unit in one.numbers and unit in other.numbers and unit != "share"]
        if not units or one.sentence != whole.sentence or _NO_WHOLE.search(whole.label) or not are_sides(one, other):
            continue
        parts = (one, other, *_rest(whole, (one, other), rows[at + 3 :], units))
        for unit in units:
            if all(unit in row.numbers and is_exact(row.numbers[unit]) for row in (whole, *parts)):
                made = add_up(whole, parts, unit)
                if made.holds or (_is_meant(made) and not is_open(parts)):
                    yield made


def is_open(parts: Sequence[Numbers]) -> bool:
    """Return whether more is said to be there than parts that have a number: 水田8200亩,旱地9800亩,其余为园地.

    Parameters
    ----------
    parts
        Those of a list.
    """
    return _MORE.match(parts[-1].behind) is not None


def _rest(whole: Numbers, sides: Sequence[Numbers], behind: Sequence[Numbers], units: Sequence[str]) -> Sequence[Numbers]:
    """What follows in the same list and makes up exactly what two sides lack: 已办证62人,未办证20人,正在办理4人; else nothing."""
    run = list(takewhile(lambda row: row.sentence == whole.sentence and _GOES_ON.match(row.gap), behind))
    for many in range(1, len(run) + 1):
        parts = (*sides, *run[:many])
        if any(all(unit in row.numbers for row in parts) and add_up(whole, parts, unit).holds for unit in units):
            return run[:many]
    return ()


def are_sides(one: Numbers, other: Numbers) -> bool:
    """Return whether two numbers are of the two sides of one division.

    Parameters
    ----------
    one, other
        Numbers that follow each other.
    """
    first, second = _GAP.match(one.gap), _GAP.match(other.gap)
    if first is None or second is None:
        return False
    lacking = _STILL_NOT.match(other.behind)
    if lacking is not None and _STILL.fullmatch(second["words"]):
        return re.match(f"^(?:目前|现)?已经?{lacking['deed']}", first["words"]) is not None
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
