"""Kinds that a paper says to make up a whole: 从致贫构成上看,因病31户、因残12户、因学9户 of 58户; 三老户、三残户、三孤户.

That parts are fewer than the whole says nothing of most lists. It does of one that tells what the whole is made up of, and of
kinds that are named as one division.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_MADE_UP = re.compile(
    "(?:从|按|依)(?:照)?致贫(?:构成|原因|结构|因素)[^，。；,;0-9]{0,6}(?:看|分|划分)?[，,：:]"
    r"|致贫(?:构成|原因构成|结构)(?:为|是|：|:)"
)
_NOT_ALL = re.compile("主要|等|其他(?:原因)?(?:若干|各)|前[两三四五]|突出|为主|分别占")
_CAUSE = re.compile("^[因缺][一-鿿]{1,6}$")
_PEOPLE = ("households", "persons")
_DIVISION = re.compile("[两三四五双多单][一-鿿]{1,4}(?:户|型|类)")
_FEWEST = 3


def check_compositions(paragraphs: Sequence[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the wholes that the kinds they are said to be made up of do not make."""
    stated = [one for rows in paragraphs for row in rows for one in row.numbers.values()]
    for rows in paragraphs:
        for at in range(len(rows)):
            yield from _of_causes(rows, at, stated)
            yield from _of_one_division(rows, at)


def _of_causes(rows: Sequence[Numbers], at: int, stated: Sequence[Mention]) -> Iterator[Found]:
    """从致贫构成上看,…: all causes, of all on the register."""
    if not _MADE_UP.search(rows[at].gap):
        return
    kinds = [rows[at]]
    for row in rows[at + 1 :]:
        is_cause = all(one.topic == "cause" for one in row.numbers.values()) or _CAUSE.match(row.label)
        if not is_cause or re.search("[。；;]", row.gap):
            break
        kinds.append(row)
    words = "".join(row.gap for row in kinds) + kinds[-1].behind.split("，")[0]
    if len(kinds) < _FEWEST or _NOT_ALL.search(words) or any(one.topic != "cause" for one in kinds[0].numbers.values()):
        return
    for unit in _PEOPLE:
        parts = [row.numbers[unit] for row in kinds if unit in row.numbers]
        if len(parts) != len(kinds) or not all(is_exact(one) for one in parts):
            continue
        wholes = [
            one
            for one in stated
            if one.family == unit
            and (one.topic, one.item) == ("registry", "total")
            and (one.place, one.period) == (parts[0].place, parts[0].period)
        ]
        if len({one.value for one in wholes}) == 1 and is_exact(wholes[0]):
            yield from _unlike(wholes[-1] if wholes[-1].start > parts[0].start else wholes[0], parts)


def _of_one_division(rows: Sequence[Numbers], at: int) -> Iterator[Found]:
    """贫困户310户(其中三老户120户,三残户96户,三孤户64户): kinds named as one division, by a number and what they have."""
    if not re.match(r"^[（(，,：:]?(?:其中|分为)[，,：:]?", rows[at].gap) or at == 0:
        return
    first = _name(rows[at].gap)
    kinds = [rows[at]]
    for row in rows[at + 1 :]:
        name = _name(row.gap)
        if re.search("[。；;）)]", row.gap) or len(name) != len(first) or (name[:1], name[-1:]) != (first[:1], first[-1:]):
            break
        kinds.append(row)
    names = {_name(row.gap) for row in kinds}
    if not _DIVISION.fullmatch(first) or len(kinds) < _FEWEST or len(names) != len(kinds) or "等" in kinds[-1].behind[:3]:
        return
    for unit in _PEOPLE:
        parts = [row.numbers[unit] for row in kinds if unit in row.numbers]
        whole = rows[at - 1].numbers.get(unit)
        if whole is not None and len(parts) == len(kinds) and all(is_exact(one) for one in (whole, *parts)):
            yield from _unlike(whole, parts)


def _name(gap: str) -> str:
    """Return the name a number has in a list, without what leads to it."""
    return re.sub("^(?:其中|分为|有)", "", re.split(r"[，,、：:（(]", gap.strip())[-1]).removeprefix("其中")


def _unlike(whole: Mention, parts: Sequence[Mention]) -> Iterator[Found]:
    total = sum(one.value for one in parts)
    if total != whole.value:
        yield whole, f"{'＋'.join(one.text for one in parts)}＝{total:.10g}{whole.unit}"
