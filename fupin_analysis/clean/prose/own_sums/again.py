"""The same words said twice of two numbers that differ by two digits exchanged: 投入产业资金462万元 … 投入产业资金426万元.

What is one figure in two paragraphs is held against itself by the cross-check; here is what was read as two, or in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fupin_analysis.clean.prose.own_sums.products import Found
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, last_digit, said
from fupin_analysis.core.prose import Mention, ProseReading

#: Words that name a thing: four characters at least, no share, mean or change of it.
_NAMES = re.compile(r"^(?!.*(?:每|均|增|减|比|占|标准|其中))[一-鿿]{4,}$")
_TIMES = re.compile(
    r"^(?:(?:20[0-9]{2}年)(?:度)?|全[镇乡村]|我[镇乡村]|[一-鿿]{2,3}[镇乡](?=[一-鿿0-9]{4})|全年|今年|本年度?|当年|年内|累计|共|已|截至年底)+"
)
_HALF, _ALL_YEAR = (
    re.compile("^(?:20[0-9]{2}年|今年)?(?:上半年|下半年|[一二三四]季度|前三季度|1(?:至|到|-|—)[1-9]月)"),
    re.compile("全年|^(?:20[0-9]{2}年|今年)(?:累计|总?共)"),
)
_SIZES = frozenset({"money", "length", "area"})
_BOTH, _CLOSED = re.compile("^(?:[（(](?:即|折?合|也就是)?|[，,](?:即|折?合))(?:人民币)?$"), re.compile("^[）)，,。；;]")
_SAME = ("topic", "item", "measure", "period")
_TO_A_TABLE = re.compile("下表|附表|如下(?:所示)?[：:。]?$")
_EACH = re.compile("每|均|标准|单价")
_IN_ALL = re.compile("(?:全长|总长度?|总面积)(?:约|为|共|达)*$")
_DEED = re.compile("[一-鿿]{4,}")
#: Digits from which on two numbers are no chance each other's: fewer where the later is said to be of all the time.
_LEAST_DIGITS, _FEW_DIGITS = 3, 2
_ALL_TIMES = re.compile("^(?:20[0-9]{2}年)?(?:全年|累计|共)")
_SAYS, _MORE, _ENDS = re.compile("[一-鿿]{2}"), re.compile("^(?:其中|又|再|另|还)+"), re.compile("^[，,、。；;）)]|^$")


#: 全镇共有脱贫户451户1620人 … 走访了全镇453户脱贫户: groups, all of them counted again, and how many there are said to be.
_GROUPS = (
    "(?:建档立卡)?贫困户",
    "(?:建档立卡)?脱贫(?:不享受政策|享受政策)?户",
    "(?:防返贫)?(?:动态)?监测(?:户|对象)",
    "(?:农村)?低保(?:户|对象|家庭)",
    "(?:农村)?特困(?:供养)?(?:户|对象|人员)",
)
_EVERY = re.compile("(?:全[镇乡村]|我[镇乡村]|所有|全部)(?:的|所有|全部|现有|在册|共|对)*$")
_NAMED = tuple(re.compile(f"^(?:的)?(?:{group})(?![中的]?(?:未|已|新))") for group in _GROUPS)
_STATED = tuple(
    re.compile(f"(?:全[镇乡村]|我[镇乡村]|^|现有|共有|有|识别)(?:累计|现有|共|有|识别|在册)*(?:{group})(?:共|有|为|计)*$")
    for group in _GROUPS
)
_OTHERS = re.compile("其中|新|累计|历年|年初|上年|去年|20[0-9]{2}年|消除|脱贫[0-9]")
#: How many times one may be the other, and be meant to be it.
_SAME_GROUP = 1.5


def check_again(paragraphs: Iterable[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the later number of each pair."""
    first: dict[tuple[str, ...], Mention] = {}
    for row in (row for rows in paragraphs for row in rows):
        unit, number = next(iter(row.numbers.items()))
        words = _TIMES.sub("", row.label)
        if not is_exact(number) or not _NAMES.match(words):
            continue
        other = first.setdefault((words, unit, number.period, number.place), number)
        least = _FEW_DIGITS if _ALL_TIMES.match(row.label) else _LEAST_DIGITS
        if _place(other) != _place(number) and not is_checked(other, number) and _is_exchanged(other.value, number.value, least):
            yield number, other.text


def check_in_other_units(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield what is said at once in two units and is not the same: 18.6万元（168000元）; 产业路3.5公里,…,全长35000米.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, row in enumerate(rows[1:], start=1):
        own = [one for one in rows[max(0, at - 3) : at] if one.sentence == row.sentence]
        for unit in _SIZES & row.numbers.keys():
            number = row.numbers[unit]
            before = [one.numbers[unit] for one in own if unit in one.numbers]
            if not before or (number.unit == before[-1].unit and ("万" in number.text) == ("万" in before[-1].text)):
                continue
            first = before[-1]
            is_both = own[-1].numbers.get(unit) is first and _BOTH.match(row.gap) and _CLOSED.match(row.behind)
            is_all_of_it = _IN_ALL.search(row.gap) is not None and _is_power(number.value, first.value)
            is_off = is_both and abs(first.value - number.value) > last_digit(first) + last_digit(number)
            is_of_all = is_exact(first) and is_exact(number) and not _EACH.search(own[-1].label)
            if is_of_all and (is_all_of_it or is_off):
                yield number, first.text


def _is_power(one: float, other: float) -> bool:
    return any(abs(max(one, other) / min(one, other) / power - 1) < 1e-9 for power in (10, 100, 1000)) if one and other else False


def ask_of_tables(reading: ProseReading, figures: Sequence[Mapping[Any, Any]]) -> Iterator[Found]:
    """Yield the numbers of sentences that lead to a table and whose total there differs by a slip, though under another name.

    What both call the same is held by the cross-check.

    Parameters
    ----------
    reading
        What was read in a document.
    figures
        Those of its tables; totals are those that it tells by villages as well.
    """
    of_villages = {tuple(one[name] for name in _SAME) for one in figures if one["place"]}
    totals = [one for one in figures if not one["place"] and tuple(one[name] for name in _SAME) in of_villages]
    leads = {one.number for one in reading.prose.paragraphs if _TO_A_TABLE.search(one.text)}
    for number in reading.mentions:
        if number.paragraph not in leads or number.kind != "figure" or number.place or not is_exact(number):
            continue
        own = [
            one
            for one in totals
            if all(one[name] == getattr(number, name) for name in ("topic", "measure", "period")) and one["item"] != number.item
        ]
        slips = [one["value"] for one in own if is_slip(number.value, one["value"])]
        if len(slips) == 1 and not any(one["value"] == number.value for one in totals):
            yield number, said(slips[0], number)


def check_halves(paragraphs: Iterable[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the numbers of a year that are less than those of a part of it, in the same words: 上半年救助186人次,全年救助168人次.

    Parameters
    ----------
    paragraphs
        Numbers of each paragraph.
    """
    rows = [row for rows in paragraphs for row in rows]
    halves = [(row, _TIMES.sub("", _HALF.sub("", row.label))) for row in rows if _HALF.match(row.label)]
    for year in (row for row in rows if _ALL_YEAR.search(row.label)):
        words = _TIMES.sub("", year.label)
        for half, its in halves:
            for unit in year.numbers if words == its and _DEED.fullmatch(words) else ():
                part, whole = half.numbers.get(unit), year.numbers[unit]
                is_one = part is not None and (part.period[:4], part.place) == (whole.period[:4], whole.place)
                if (
                    part is not None
                    and is_one
                    and unit != "share"
                    and is_exact(part)
                    and is_exact(whole)
                    and part.value > whole.value
                ):
                    yield whole, f"≥{part.text}"


def ask_all_again(paragraphs: Sequence[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the numbers of all of a group that differ from how many of it a paper says there are.

    Parameters
    ----------
    paragraphs
        Numbers of each paragraph.
    """
    rows = [row for rows in paragraphs for row in rows if "households" in row.numbers and is_exact(row.numbers["households"])]
    for named, stated in zip(_NAMED, _STATED, strict=True):
        totals = [row.numbers["households"] for row in rows if stated.search(row.label) and not _OTHERS.search(row.label)]
        if not totals or len({(one.value, one.place) for one in totals}) > 1:
            continue
        total = totals[0]
        for row in rows:
            number = row.numbers["households"]
            if not _EVERY.search(row.label) or not named.match(row.behind) or _OTHERS.search(row.label):
                continue
            is_other = number.value != total.value and number.place == total.place and number.period[:4] == total.period[:4]
            low, high = sorted((number.value, total.value))
            if is_other and number.paragraph != total.paragraph and high < _SAME_GROUP * low and not is_checked(number, total):
                yield number, total.text


def rivals_in(rows: Sequence[Numbers]) -> list[Mention]:
    """Return the figures that a sentence states in the same words of the same time and place, and as different numbers.

    Nothing tells which holds: 2019年新识别12户,2019年新识别3户 are two years of which one was overwritten, or two batches.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    alike: dict[tuple[object, ...], list[Mention]] = {}
    for row in rows:
        words = _MORE.sub("", row.label)
        if not _SAYS.search(words) or not _ENDS.match(row.behind):
            continue
        for number in row.numbers.values():
            about = (number.topic, number.item, number.measure, number.period, number.place)
            if number.kind == "figure" and is_exact(number):
                alike.setdefault((words, row.sentence, *about), []).append(number)
    found = []
    for numbers in alike.values():
        parts = {one.whole for one in numbers}
        if len({one.value for one in numbers}) > 1 and not any(one.start in parts for one in numbers):
            found += numbers
    return found


def _place(mention: Mention) -> tuple[object, ...]:
    return mention.paragraph, mention.sentence


def is_checked(one: Mention, other: Mention) -> bool:
    """Whether the cross-check holds the one against the other."""
    is_one = all(getattr(one, name) == getattr(other, name) for name in ("topic", "item", "measure"))
    return is_one and one.paragraph != other.paragraph and one.kind == other.kind == "figure"


def _is_exchanged(one: float, other: float, least: int) -> bool:
    """Whether two numbers differ by two neighbouring digits exchanged, or by their unit only."""
    first, second = (f"{value:.10g}".rstrip("0") for value in (one, other))
    unlike = [at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    if first == second and one != other:  # 126.4万元 and 12640000元
        return len(first) >= _LEAST_DIGITS
    is_pair = len(first) == len(second) >= least and len(unlike) == 2 and unlike[1] == unlike[0] + 1
    return is_pair and sorted(first) == sorted(second)
