"""A total behind its list (小学86人、初中55人,共141人), in its sentence or a later one: 以上两项合计1020万元; 全镇共改造72户.

A total that says of how many things it is stands for the last so many numbers. One that does not is of the sentence before, where
three things and more are told in its own words; parts that fall short of it may not be all, and are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from fupin_analysis.clean.prose.own_sums.rows import (
    Numbers,
    OwnSum,
    add_up,
    are_alike,
    is_exact,
    is_slip,
    is_sum,
    slack_in,
    step,
    total_in,
    totals_of_lasts,
)

#: How a part goes on to something else.
LEAVES = re.compile(
    r"其中|占|累计|合计|共计|总计|同比|增长|增加|比上年|较上年|覆盖|受益|带动|涉及|户均|人均|平均|每户|每人|惠及|另有|此外|剩余|实际|计划"
)
_TOTAL = re.compile(
    r"(?:合计|共计|总计|[两三四五六七八九十](?:项|者|笔)[^，。；]{0,4}|[两三四五六七八九十](?:类|村|个村)(?:合计|共计|共)|(?:全年|半年|上述|(?<![0-9元户人亩个名次%％])以上)[^，。；]{0,4}(?:共|合计|累计)?计?)[^，。；]{0,8}$"
)
#: A total that says of how many things it is, and one that says only that things were added up: through time, it may be.
_OF_MANY = re.compile(r"([两二三四五六七八九十])(?:项|者|笔|类|年|批|期|村|镇|个[^，。；]{1,4}?)(?:合计|共计|累计|总计|共)")
_VILLAGES = re.compile("(?:行政村|建制村|村|社区|居委会|居民委员会|居)(?![级民组委集])")
_OF_ALL_PLACES = re.compile(
    "^全(?:村|镇|乡)(?:合计|共计|总共|共)(?:有)?$|^共(?:资助|脱贫|改造|培训|搬迁|新建|建成|硬化|种植|救助|发放|拨付|投入)?$"
)
_ALTOGETHER = re.compile(r"(?:累计|总)(?:投入|投资|资金|发放|支出|完成|实施|里程|长度?|面积|规模|容量|产量)[^，。；]{0,4}$")
_PERIODS = re.compile(r"季度|[一二三四]季|[0-9]{1,2}[-—至到]?[0-9]{0,2}月|[上下]半年|春季|秋季")
_QUARTERS = ("一季", "二季", "三季", "四季")
_MADE_OF = {
    "上半年": (_QUARTERS[:2],),
    "下半年": (_QUARTERS[2:],),
    "全年": (_QUARTERS, ("上半年", "下半年"), ("春季", "秋季")),
    "前三季度": (_QUARTERS[:3],),
}
_OF_SO_MANY_BEFORE = re.compile(
    "(?:以上|上述|这)?(?P<many>[两二三四五六七八九十])(?:项|年|笔|类|块|个(?:村|社区|项目|方面|安置点))[^，,。；;0-9]{0,8}?"
    "(?:合计|共计|总计|累计|共)[^，,。；;0-9]{0,8}$"
)
_OF_ALL = re.compile(
    "(?:全[镇乡村年]|我[镇乡村])(?:[一-鿿]{0,4}?)(?:合计|共计|总计|累计|共|面积达到?|总数达到?)(?P<what>[^，,。；;0-9]{0,8})$"
)
_NUMERALS = "〇一二三四五六七八九十"
#: What is no part of a list: some of a number before, a share, a mean, a plan.
_NO_PART = re.compile("其中|占|每|均|标准|增|减(?!贫)|比|计划|拟|共|合计|累计|总")
_NEAR = (0.8, 1.25)
_FEWEST_LATER = 3
#: Characters in which a list and its total must agree.
_WORD = 2


def totals_of(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the sum of a total behind its list, of whatever part of the list: 小学86人、初中55人,共151人.

    Parameters
    ----------
    rows
        Numbers of a paragraph up to the total.
    """
    total = rows[-1]
    if re.search("[。；;]", total.gap) or not _is_total(total):
        return
    unit = next(iter(total.numbers))
    parts: list[Numbers] = []
    for row in reversed(rows[:-1]):
        if unit not in row.numbers or row.numbers[unit].kind == "policy":  # what each gets is no part
            break
        parts.insert(0, row)
        if any(mark in row.gap for mark in "。；;") or LEAVES.search(row.label):
            break
    if len(parts) < 2 or not all(is_exact(row.numbers[unit]) for row in (total, *parts)):
        return
    number = total.numbers[unit]
    sums = totals_of_lasts(parts, unit)[:-1]
    exact = next((first for first, value in enumerate(sums) if is_sum(value, number)), None)
    if exact is not None:
        yield add_up(total, parts[exact:], unit)
        yield from _in_other_units(total, parts[exact:], unit)
        return
    slack = slack_in([total, *parts], unit)
    if any(abs(value - number.value) <= slack for value in sums):
        return
    if any(row.numbers[unit].value == number.value for row in parts):
        return
    many = _many(total.label)
    tried = [(value, first) for first, value in enumerate(sums) if many in (0, len(parts) - first)]
    if not tried:
        return
    value, first = min(tried, key=lambda pair: abs(pair[0] - number.value))
    own = parts[first:]
    is_list = (
        many or len(own) > 2 or _are_villages(total, own) or all(_PERIODS.search(row.label) for row in own) or are_alike(own)
    )
    is_near = 0.9 < number.value / (value or 1) < 1.1 and not _ALTOGETHER.search(total.label)
    is_near = is_near or (0.8 < number.value / (value or 1) < 1.25 and _are_its_parts(total, own))
    if is_list and (is_near or is_slip(number.value, value)):
        yield add_up(total, own, unit)


def _in_other_units(total: Numbers, parts: Sequence[Numbers], unit: str) -> Iterator[OwnSum]:
    """一组62户231人,二组58户216人,…,全村共257户960人: what adds up in one measure must in the others."""
    for other in total.numbers:
        if other == unit or not all(other in row.numbers and is_exact(row.numbers[other]) for row in (total, *parts)):
            continue
        made = add_up(total, parts, other)
        if made.holds or abs(total_in(parts, other) - total.numbers[other].value) > slack_in([total, *parts], other):
            yield made


def _is_total(row: Numbers) -> bool:
    is_summed = any(how == "sum" for one in row.numbers.values() for how, _ in one.reasons)
    return is_summed or any(words.search(row.label) for words in (_TOTAL, _OF_MANY, _ALTOGETHER, _OF_ALL_PLACES))


def _are_its_parts(total: Numbers, parts: Sequence[Numbers]) -> bool:
    """一季度420万元,二季度560万元,上半年累计980万元: the parts of a time that make it up."""
    told = [_PERIODS.search(row.label) for row in parts]
    named = tuple(match[0] if match else "" for match in told)
    return any(whole in total.label and named in ways for whole, ways in _MADE_OF.items())


def _are_villages(total: Numbers, parts: Sequence[Numbers]) -> bool:
    """13个行政村、2个社区,共15个村（社区）: what a township is made up of."""
    return _VILLAGES.match(total.behind) is not None and all(_VILLAGES.match(row.behind) for row in parts)


def _many(label: str) -> int:
    """Of how many things a total is, as far as it says so."""
    found = _OF_MANY.search(label)
    return _NUMERALS.index(found[1].replace("两", "二")) if found else 0


def check_later(paragraphs: Sequence[Sequence[Numbers]]) -> Iterator[OwnSum]:
    """Yield the totals of lists in sentences and paragraphs before, those that hold and those that do not.

    Parameters
    ----------
    paragraphs
        Numbers of each paragraph, in the order of the text.
    """
    rows = list(chain.from_iterable(paragraphs))
    firsts = {id(own[0]) for own in paragraphs if own}
    for at, total in enumerate(rows):
        if not (total.leads or id(total) in firsts):
            continue
        unit = next(iter(total.numbers))
        counted, of_all = _OF_SO_MANY_BEFORE.search(total.label), _OF_ALL.search(total.label)
        if counted:
            parts = _last(rows[:at], unit, _NUMERALS.index(counted["many"].replace("两", "二")))
        elif of_all:
            parts = _told_alike(rows[:at], unit, total.label + total.behind[:6])
        else:
            continue
        if parts and all(is_exact(row.numbers[unit]) for row in (total, *parts)):
            yield from _held(add_up(total, parts, unit), is_counted=counted is not None)


def _last(before: Sequence[Numbers], unit: str, many: int) -> Sequence[Numbers]:
    """The last so many rows, each of them with a number of the unit and none a part of another."""
    parts = before[-many:]
    is_list = len(parts) == many and all(unit in row.numbers and not _NO_PART.search(row.label) for row in parts)
    return parts if is_list else ()


def _told_alike(before: Sequence[Numbers], unit: str, words: str) -> Sequence[Numbers]:
    """The rows of the sentence before, told in the words of the total; nothing where one of them is told otherwise."""
    parts = [*takewhile(lambda row: _same_sentence(row, before[-1]), reversed(before))][::-1]
    labels = [row.label for row in parts]
    if len(parts) < _FEWEST_LATER or not all(unit in row.numbers and not _NO_PART.search(row.label) for row in parts):
        return ()
    return parts if len({label[-_WORD:] for label in labels}) == 1 and labels[0][-_WORD:] in words else ()


def _same_sentence(one: Numbers, other: Numbers) -> bool:
    first, second = (next(iter(row.numbers.values())) for row in (one, other))
    return (first.paragraph, first.sentence) == (second.paragraph, second.sentence)


def _held(made: OwnSum, *, is_counted: bool) -> Iterator[OwnSum]:
    """The sum where it holds, or is near enough to be meant; parts that fall short may not be all."""
    total, slack = sum(one.value for one in made.parts), step(made.whole) + sum(map(step, made.parts))
    off = total - made.whole.value
    is_near = _NEAR[0] < total / (made.whole.value or 1) < _NEAR[1]
    if made.holds or (abs(off) > slack and is_counted and is_near):
        yield made
    elif abs(off) > slack and not is_counted and is_slip(made.whole.value, total):
        yield OwnSum(made.whole, made.parts, made.wrong, made.said, is_asked=off < 0)
