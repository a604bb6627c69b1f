"""What share a number is said to be of another: 60户，占贫困户300户的25%, 占贫困户的25%, 其中…60户，占25%.

The number it is of stands right before it, is the whole that 其中 opens, or is a group that the paper counts once and only once.
A share that any two numbers of its sentence make is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.relations import is_printed
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, said
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_INLINE = re.compile(r"^[)）]?(?:总数|总户数|总人数|总量)?的(?:比例)?(?:约|仅|只有|达|为)*$")
_OPENS = re.compile(r"占[^，。；、占]*$")
_OF_GROUP = re.compile(
    r"占(?:全[镇乡村]|我[镇乡村]|本[镇乡村])?(?:现有|在册|所有|全部)?(?P<group>总人口|总户|总面积|[^，。；总全]{2,9}?)(?:数|总户数|总人数|总人口|总数|总量|数)?的?(?:比例)?(?:约|为|达)*$"
)
_OF_ALL = re.compile(r"^[，,、（(]?(?:约)?占(?:比|总数|总量|总户数|总人数|全部|其中)?(?:的)?(?:约|为|达)*$")
_GROUPS = (
    (
        re.compile("^(?:建档立卡)?贫困(?:户|人口|对象|群众)$|^建档立卡(?:户|人口)$"),
        (("registry", "total"), ("registry", "confirmed_poor")),
    ),
    (re.compile("^(?:已)?脱贫(?:户|人口)$"), (("registry", "exited"), ("exit", "cumulative"))),
    (re.compile("^监测(?:户|对象|人口)$"), (("monitoring", "total"),)),
    (re.compile("^(?:农村)?低保(?:户|对象|人口)$"), (("living", "minimum_living_allowance"),)),
    (re.compile("^(?:总人口|人口|总户|农户|总)$"), (("population", "total"),)),
    (re.compile("^(?:总面积|土地总面积|国土面积)$"), (("population", "territory"),)),
    (re.compile("^(?:农村)?劳动力$"), (("population", "labour_force"),)),
)
_UNITS = (("户", "households"), ("人口", "persons"), ("人", "persons"), ("面积", "area"))
_PEOPLE = ("households", "persons")
#: 45%的监测户因病致困,共35户: what stands between a share and the number behind it.
_FIRST = re.compile("^(?P<group>[^。；;：:（()]{0,30})[，,（(](?:共计?|即|合计|计|也就是|为|有)?[^，,。；;0-9]{0,12}$")
_AMONG = re.compile("^[^，,。；;]{0,6}中有?$")
_OTHER_SHARE = re.compile("增长|增加|提高|下降|减少|同比|发生率|完成率|支出率|以上|以下|分之|降|升|达标|目标")
#: 占总投资的77%: what a share is of, named as the number before is.
_OF_NAMED = re.compile("^[，,（(]?(?:约)?占(?:全[镇乡村])?(?P<group>(?:总|计划)[^，。；总]{2,6}?)的?(?:比例)?(?:约|为|达)*$")
_TASK = re.compile("任务|计划|目标|指标|下达")
#: How far a share may be off where its base is not named beside it.
_ALIKE = 0.3
#: Digits of a share from which on it is no chance that it is another but for one digit.
_TELLING = 2
#: How far from 100 % shares that make it may be, for what floats add.
_ALL = 1e-9


def check_shares(paragraphs: Sequence[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the shares that are not those of the number before them in the number they are said to be of."""
    for rows in paragraphs:
        for at, row in enumerate(rows):
            rate = row.numbers.get("share")
            if rate is None or not is_exact(rate) or not at or row.leads:
                continue
            pairs, is_named = _pairs(paragraphs, rows, at)
            exact = [(part, base) for part, base in pairs if is_exact(part) and is_exact(base) and base.value >= part.value > 0]
            own = [one for one in rows[:at] if one.sentence == row.sentence]
            if exact and _make_all([one for one in rows if one.sentence == row.sentence]):
                continue  # one share of a list is changed so that all make 100 %
            if not exact or any(is_printed(rate, part.value / base.value) for part, base in exact) or _is_made(rate, own):
                continue
            part, base = exact[0]
            share = part.value / base.value
            if is_named or abs(share - rate.value) <= _ALIKE * max(share, rate.value) or _is_mistyped(rate, share):
                yield rate, f"{part.text}÷{base.text}＝{said(share, rate)}"


def check_shares_first(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the shares that stand before the number they are of: 脱贫户235户。有34%的脱贫户患慢性病,共94户.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, row in enumerate(rows[:-1]):
        rate, part = row.numbers.get("share"), rows[at + 1]
        if rate is None or len(row.numbers) > 1 or not is_exact(rate) or part.sentence != row.sentence:
            continue
        words = _FIRST.match(part.gap)
        if words is None or _TASK.search(row.gap + part.gap) or _OTHER_SHARE.search(row.gap[-8:] + words["group"]):
            continue
        if _AMONG.match(part.behind) and at + 2 < len(rows) and rows[at + 2].gap == part.behind:
            pairs = _shared(rows[at + 2], part)  # 62%的劳动力…,即劳动力1500人中有1050人
        else:
            pairs = [pair for one in reversed(rows[:at]) if _is_whole(one, row, words["group"]) for pair in _shared(part, one)]
        pairs = [(one, base) for one, base in pairs if is_exact(one) and is_exact(base) and base.value >= one.value > 0]
        if (
            pairs
            and not any(is_printed(rate, one.value / base.value) for one, base in pairs)
            and not _is_made(rate, rows[: at + 3])
        ):
            one, base = pairs[0]
            yield rate, f"{one.text}÷{base.text}＝{said(one.value / base.value, rate)}"


def _is_whole(one: Numbers, row: Numbers, group: str) -> bool:
    """Whether a number is of the group that a share is said to be of: 脱贫户235户 of 34%的脱贫户, 820户脱贫户中 of 占75%."""
    if re.match("[^，,。；;、]{1,8}中[，,]", one.behind) and one.sentence == row.sentence:
        return True
    name = re.match("的([^，,。；;]{2,8})", group)
    return name is not None and re.search(rf"{re.escape(name[1][:2])}[^，,。；;、]{{0,4}}$", one.label) is not None


def _pairs(
    paragraphs: Sequence[Sequence[Numbers]], rows: Sequence[Numbers], at: int
) -> tuple[list[tuple[Mention, Mention]], bool]:
    """The numbers and what they may be shares of, and whether that stands beside them."""
    row, before = rows[at], rows[at - 1]
    own = [one for one in rows[:at] if one.sentence == row.sentence]
    if not own or own[-1] is not before:
        return [], False
    if _INLINE.match(row.gap) and _OPENS.search(before.gap) and not _TASK.search(before.gap):
        part = next((one for one in reversed(own[:-1]) if one.numbers.keys() & before.numbers.keys() - {"share"}), None)
        return (_shared(part, before), True) if part is not None else ([], False)
    part = next((one for one in reversed(own) if "share" not in one.numbers), None)
    if part is None or part is not before:
        return [], False
    if _OF_ALL.match(row.gap):
        return _of_whole(own) or _of_cause(paragraphs, part), False
    named = _OF_NAMED.match(row.gap)
    wholes = [one for one in own[:-1] if named and one.label.endswith(named["group"])]
    if len(wholes) == 1:
        return _shared(part, wholes[0]), False
    group = _OF_GROUP.search(row.gap)
    if group is None or _TASK.search(row.gap) or re.search("[，,]", row.gap.lstrip("，,")):
        return [], False
    return _of_group(paragraphs, part, group[0].removeprefix("占"), group["group"]), False


def _shared(part: Numbers, base: Numbers) -> list[tuple[Mention, Mention]]:
    return [(one, base.numbers[unit]) for unit, one in part.numbers.items() if unit in base.numbers and unit != "share"]


def _of_whole(own: Sequence[Numbers]) -> list[tuple[Mention, Mention]]:
    """贫困户300户，其中因病60户，占25%: the whole is what 其中 follows."""
    opened = next((at for at in range(len(own) - 1, 0, -1) if "其中" in own[at].gap), None)
    return _shared(own[-1], own[opened - 1]) if opened is not None else []


def _of_cause(paragraphs: Sequence[Sequence[Numbers]], part: Numbers) -> list[tuple[Mention, Mention]]:
    """因病致贫60户，占比25%: causes are of those on the register."""
    if any(one.topic != "cause" for one in part.numbers.values()):
        return []
    return [pair for unit in _PEOPLE for pair in _unique(paragraphs, part, (("registry", "total"),), unit)]


def _of_group(paragraphs: Sequence[Sequence[Numbers]], part: Numbers, words: str, group: str) -> list[tuple[Mention, Mention]]:
    items = next((items for pattern, items in _GROUPS if pattern.match(group)), None)
    if items is None:
        return []
    unit = next((unit for sign, unit in _UNITS if sign in words), "")
    return [pair for one in ((unit,) if unit else _PEOPLE) for pair in _unique(paragraphs, part, items, one)]


def _unique(
    paragraphs: Sequence[Sequence[Numbers]], part: Numbers, items: Sequence[tuple[str, str]], unit: str
) -> list[tuple[Mention, Mention]]:
    """The number and the group's, where the paper counts that once and only once in the place and time of the number."""
    number = part.numbers.get(unit)
    if number is None:
        return []
    stated = [
        one
        for rows in paragraphs
        for row in rows
        for one in row.numbers.values()
        if one is not number and one.family == unit and (one.topic, one.item) in items
    ]
    if not stated or len({(one.value, one.place, one.period) for one in stated}) > 1 or len({one.item for one in stated}) > 1:
        return []
    base = stated[0]
    return [(number, base)] if (base.place, base.period) == (number.place, number.period) else []


def _is_mistyped(rate: Mention, share: float) -> bool:
    """Whether a share is printed as worked out but for one digit too many or too few: 18.2% of what makes 8.2%."""
    places = len(rate.text.rstrip("%％").partition(".")[2])
    written, meant = rate.text.rstrip("%％"), f"{share * 100:.{places}f}"
    longer, shorter = sorted((written, meant), key=len, reverse=True)
    is_telling = len(shorter.replace(".", "")) >= _TELLING and len(longer) == len(shorter) + 1
    return is_telling and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _make_all(rows: Sequence[Numbers]) -> bool:
    """Whether the shares of a sentence are printed to make 100 %."""
    shares = [one.numbers["share"] for one in rows if "share" in one.numbers]
    return len(shares) > 2 and abs(sum(one.value for one in shares) - 1) < _ALL


def _is_made(rate: Mention, own: Sequence[Numbers]) -> bool:
    """Whether two numbers of the sentence, or a sum of neighbours and a number, make the share."""
    for unit in {unit for row in own for unit in row.numbers if unit != "share"}:
        values = [row.numbers[unit].value for row in own if unit in row.numbers]
        sums = [sum(values[at : at + many]) for many in (1, 2, 3, 4) for at in range(len(values) - many + 1)]
        if any(base and is_printed(rate, part / base) for part in sums for base in values if part is not base):
            return True
    return False
