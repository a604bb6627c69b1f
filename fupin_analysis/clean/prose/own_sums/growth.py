"""By how much a number grew or fell: 9870元,比上年的8640元增长14.2%; 由5200元提高到6100元,增长17.3%; 增加1230元,增长14.2%.

What grew need not be known: the numbers stand side by side in one sentence, and the words between them say which was, which is
and which is the change. A change beside what is told for another reason (实际增长, 年均增长) is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fupin_analysis.clean.prose.certainty.grounds import is_named
from fupin_analysis.clean.prose.own_sums.relations import DIFFERENCE, GROWTH, Claim
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_BEFORE = r"(?:上年|去年|前年|上一年|(?:20)?[0-9]{2}年)(?:度)?(?:底|末|同期|全年)?"
_WAS = re.compile(rf"^[，,（(]?(?:比|较|与){_BEFORE}(?:的|相比)?$|^[，,（(]?{_BEFORE}(?:为|是|的|仅|仅为)$")
_BACK = re.compile(rf"^[，,（(]?(?:比|较|与){_BEFORE}")
_WAS_AFTER = re.compile(rf"^[，,]?(?:比|较){_BEFORE}(?:的)?$|^[，,（(]{_BEFORE}(?:为|是|的|仅|仅为)?$")
_FROM = re.compile(r"(?:由|从)[^，。；、0-9]{0,4}(?:20[0-9]{2}年[底末]?|上年|去年|年初)?(?:的)?$")
_TO = re.compile(
    r"^(?:稳步|大幅|逐步|增加|增长|提高)?(?:增长|提高|增加|提升|上升|扩大|发展|下降|减少|降低|降|增|升)(?:到|至|为)"
    r"(?:(?:20[0-9]{2}年(?:[底末])?|今年|目前|现在?|年底)的?|[^，。；0-9]{0,6}的)?$"
)
_UP = "增长|增加|提高|提升|上升|扩大|多|增[收产]|增"
_DOWN = "下降|减少|降低|减产|少|降"
_BY = re.compile(rf"^[，,）)]?(?:同比|净|共|实际|累计|总共|共计|合计)?(?:{_UP}|{_DOWN})(?:了|率为|率达|幅度?为|幅度?达)?$")
_LATER = re.compile(
    rf"^[，,）)]*(?:同比|环比|(?:比|较){_BEFORE}(?:相比)?|净)?(?:{_UP}|{_DOWN})(?:了|率为|率达|幅度?为|幅度?达|约)?$"
)
_FELL = re.compile(f"(?:{_DOWN})(?:了|率|幅|约)?[为达]?$")
_DEFLATED = re.compile("实际|年均|平均")
_OF_YEAR = re.compile(r"(?P<year>20[0-9]{2}年|今年|本年|当年|上年|去年)(?:度|[底末]|全年)?(?P<label>[^，。；;、0-9]{0,14})$")
_BARE = re.compile("^(?:全[镇乡村]|的)*(?:已|已经|实现|增长|提高|增加)?(?:达到?|为|是|至|到|的)*$")
_FROM_LAST_YEAR = re.compile(rf"^[，,]?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:净)?(?:{_UP}|{_DOWN})(?:了|率为|幅度?为)?$")
_ON_FROM = re.compile("^[，,](?:由|从)(?:20[0-9]{2}年[底末]?|上年|去年)?(?:的)?$")
_SAID_FIRST = re.compile(f"(?:{_UP}|{_DOWN})(?:了|率为|幅度?为)?$")
_SOME = re.compile(f"^(?:又|均|都)?(?:有所|略有|稍有|明显|大幅|显著|有较大)(?:(?P<down>{_DOWN})|{_UP})")
_POINTS = "个百分点"
#: How many times one may be the other: what is printed and what is worked out, where the words alone do not bind them.
_ALIKE = 2.0
_MOST_GROWTH = 3.0


class SaidChange(NamedTuple):
    """What was, what is, and how much that is said to be."""

    was: Mention
    now: Mention
    change: Mention


def check_growth(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the changes of a paragraph that what was and what is do not make."""
    for row, was in pairwise(rows):
        yield from _said_without_number(row, was)
    for at, row in enumerate(rows):
        if "share" in row.numbers and _DEFLATED.search(row.gap):
            continue
        is_rate = "share" in row.numbers and row.numbers["share"].unit != _POINTS
        before = [one for one in rows[max(0, at - 2) : at] if one.sentence == row.sentence]
        behind = [one for one in rows[at + 1 : at + 2] if one.sentence == row.sentence]
        if len(before) == 2 and _BY.match(row.gap) and (bound := _bound(before[0], before[1], row)):
            own = [one for one in rows[:at] if one.sentence == row.sentence]
            if _is_the_wrong_way(bound, row):
                yield from _turned(bound)
            elif not _is_of_another(bound, row, own):
                yield from _unlike(bound)
        elif len(before) == 2 and _LATER.match(row.gap) and (bound := _of_two_years(before[0], before[1], row)):
            if bound.now.value == bound.was.value or _is_the_wrong_way(bound, row):
                yield from _turned(bound)
            elif is_rate:
                yield from _unlike(bound, alike=True)
        elif len(before) == 2 and is_rate and _LATER.match(row.gap):
            yield from _with_both(before[0], before[1], row)
        levels = [one for one in rows[at + 1 : at + 3] if one.sentence == row.sentence]
        if (
            is_rate
            and len(levels) > 1
            and _SAID_FIRST.search(row.gap)
            and _ON_FROM.match(levels[0].gap)
            and _TO.match(levels[1].gap)
        ):
            yield from _unlike(_change(levels[0], levels[1], row), alike=True)
        if before and behind and is_rate and _LATER.match(row.gap) and (bound := _told_after(before[-1], row, behind[0])):
            yield from _unlike(bound, alike=True)


def _bound(first: Numbers, second: Numbers, row: Numbers) -> SaidChange | None:
    """1512人,比去年1468人增加44人; 由15180元增长到17457元,增长15%."""
    is_back = _WAS.match(second.gap) is not None
    is_on = _FROM.search(first.gap) is not None and _TO.match(second.gap) is not None
    if not is_back and not is_on:
        return None
    return _change(second, first, row) if is_back else _change(first, second, row)


def _is_the_wrong_way(bound: SaidChange, row: Numbers) -> bool:
    """816人,比上年的790人减少26人: a number that changed by as much as is said, but the other way."""
    was, now, change = bound
    fell, by = _FELL.search(row.gap) is not None, now.value - was.value
    is_as_much = change.family == now.family != "share" and change.value == abs(by) > 0
    return is_as_much and fell == (by > 0)


def _turned(bound: SaidChange) -> Iterator[Found]:
    """What is said to have changed and did not, or the other way; told of the later number."""
    was, now, change = bound
    if all(is_exact(one) for one in bound) and change.value > 0:
        sign = "＝" if now.value == was.value else "＞" if now.value > was.value else "＜"
        yield change, f"{now.text}{sign}{was.text}"


def _said_without_number(row: Numbers, was: Numbers) -> Iterator[Found]:
    """4120元,较2017年的4310元有所增加: a number that went the other way than is said."""
    way = _SOME.match(was.behind)
    if way is None or not _WAS.match(was.gap) or not re.search("^[，,（(]?(?:比|较|与)", was.gap) or row.sentence != was.sentence:
        return
    for unit in was.numbers:
        if unit in row.numbers and is_exact(row.numbers[unit]) and is_exact(was.numbers[unit]):
            one, other = row.numbers[unit], was.numbers[unit]
            if one.value != other.value and (one.value > other.value) == (way["down"] is not None):
                yield one, f"{'≤' if way['down'] else '≥'}{other.text}"


def _is_of_another(bound: SaidChange, row: Numbers, own: Sequence[Numbers]) -> bool:
    """86.4万元,其中食堂32.6万元,较上年的52万元增长66.2%: whether a number further before grew so, or this one fell."""
    if (bound.now.value < bound.was.value) != bool(_FELL.search(row.gap)) and _BACK.search(own[-1].gap):
        return True
    others = [one for each in own for one in each.numbers.values() if one.family == bound.now.family and one is not bound.now]
    return any(not list(_unlike(bound._replace(now=one))) for one in others if one is not bound.was and is_exact(one))


def _change(was: Numbers, now: Numbers, row: Numbers) -> SaidChange | None:
    is_of_points = any(one.unit == _POINTS for one in row.numbers.values())
    unit = next((unit for unit in now.numbers if unit in was.numbers and (unit == "share") == is_of_points), "")
    if not unit:
        return None
    change = row.numbers.get(unit) or row.numbers.get("share") or next(iter(row.numbers.values()))
    return SaidChange(was.numbers[unit], now.numbers[unit], change)


def _of_two_years(first: Numbers, second: Numbers, row: Numbers) -> SaidChange | None:
    """2017年人均纯收入5200元,2018年6100元,增长17.3%: the same of a year and of the one before it."""
    one, other = _OF_YEAR.search(first.gap), _OF_YEAR.search(second.gap)
    if one is None or other is None:
        return None
    labels = [match["label"].removeprefix("的").rstrip("为达到是至") for match in (one, other)]
    years = [_year(match["year"]) for match in (one, other)]
    if not (labels[0] == labels[1] or _BARE.match(other["label"])) or years[0] - years[1] not in (-1, 1):
        return None
    return _change(first, second, row) if years[0] < years[1] else _change(second, first, row)


def _year(words: str) -> int:
    """A year, or how far it is from the one spoken of."""
    return int(words[:4]) if words[:2] == "20" else -1 if words in ("上年", "去年") else 0


def _told_after(now: Numbers, row: Numbers, was: Numbers) -> SaidChange | None:
    """8.6万人次,同比增长19.4%,比去年7.2万人次增加1.4万人次; 9870元,增长14.2%（上年8640元）."""
    return _change(was, now, row) if _WAS_AFTER.match(was.gap) else None


def _with_both(now: Numbers, by: Numbers, row: Numbers) -> Iterator[Found]:
    """达到9870元,比上年(的8640元)增加1230元,增长14.2%: the change in both ways of saying it."""
    unit = next((unit for unit in now.numbers if unit in by.numbers and unit != "share"), "")
    if not unit or not _LATER.match(by.gap) or bool(_FELL.search(by.gap)) != bool(_FELL.search(row.gap)):
        return
    one, moved, rate = now.numbers[unit], by.numbers[unit], row.numbers["share"]
    is_before = _WAS.match(now.gap) is not None
    sign = "" if is_before else "＋" if _FELL.search(by.gap) else "－"
    was = one.value if is_before else one.value + (moved.value if sign == "＋" else -moved.value)
    if not all(is_exact(each) for each in (one, moved, rate)) or was <= 0 or moved.value <= 0:
        return
    share = moved.value / was
    slack = (step(one) + 2 * step(moved)) / was + step(rate) / 100
    if abs(share - rate.value) > slack * 1.01 and _are_alike(share, rate):
        words = f"（{one.text}{sign}{moved.text}）" if sign else one.text
        yield rate, f"{moved.text}÷{words}＝{said(share, rate)}"


def check_growth_of_years(paragraphs: Sequence[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the changes from the year before that the same figure of both years, wherever it is stated once, does not make.

    Parameters
    ----------
    paragraphs
        Numbers of each paragraph.
    """
    levels: dict[tuple[str, ...], set[float]] = {}
    stated: dict[tuple[str, ...], Mention] = {}
    for number in (one for rows in paragraphs for row in rows for one in row.numbers.values() if one.kind == "figure"):
        about = (number.topic, number.item, number.measure, number.place, number.period)
        levels.setdefault(about, set()).add(number.value)
        stated[about] = number
    for now, row in (pair for rows in paragraphs for pair in pairwise(rows)):
        if now.sentence != row.sentence or not _FROM_LAST_YEAR.match(row.gap) or _DEFLATED.search(row.gap):
            continue
        number = next(iter(now.numbers.values()))
        about = (
            number.topic,
            number.item,
            number.measure,
            number.place,
            str(int(number.period) - 1 if number.period.isdigit() else 0),
        )
        if not is_named(number) or number.family == "share" or len(levels.get(about, ())) != 1:
            continue
        was, change = stated[about], next(iter(row.numbers.values()))
        if change.family not in ("share", number.family) or change.unit == _POINTS or not is_named(was):
            continue
        bound = SaidChange(was, number, change)
        if number.value == was.value:
            yield from _turned(bound)
        elif (number.value < was.value) == bool(_FELL.search(row.gap)) and (
            change.family == "share" or _are_near(abs(number.value - was.value), change.value)
        ):
            yield from _unlike(bound, alike=True)


def _unlike(bound: SaidChange | None, *, alike: bool = False) -> Iterator[Found]:
    if bound is None or not all(is_exact(one) for one in bound) or not bound.was.value:
        return
    was, now, change = bound
    moved = abs(now.value - was.value)
    if change.unit == _POINTS:
        slack = (step(now) + step(was) + step(change)) / 100
        if abs(moved - change.value) > slack and _are_near(moved, change.value):
            high, low = (now, was) if now.value > was.value else (was, now)
            yield change, f"{high.text}－{low.text}＝{moved * 100:.4g}{_POINTS}"
    elif change.family == "share":
        share = moved / was.value
        is_off = not Claim(change, (now, was), GROWTH).fits() and now.value < _MOST_GROWTH * was.value
        if is_off and (not alike or _are_alike(share, change)):
            yield change, f"（{now.text}－{was.text}）÷{was.text}＝{said(share, change)}"
    elif change.family == now.family:
        claim = Claim(change, (now, was) if now.value > was.value else (was, now), DIFFERENCE)
        yield from () if claim.fits() else (claim.told(),)


def _are_near(one: float, other: float) -> bool:
    return one < _ALIKE * other and other < _ALIKE * one


def _are_alike(share: float, rate: Mention) -> bool:
    """Whether a printed growth may be meant to be the one worked out: near it, or it but for a slip."""
    near = _are_near(share, rate.value)
    places = len(rate.text.rstrip("%％").partition(".")[2])
    return near or is_slip(round(rate.value * 100, places), round(share * 100, places))
