"""A whole and the list of its parts, a list and its total, stages of a work, what remains.

Held is only what the words or the other measure say to be complete: a list closed by 其他, parts named for two sides of one thing
(已…, 未…), households that add up where persons do not. What may overlap (妇女, 少数民族, 老人) is no list of parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from fupin_analysis.clean.prose.own_sums.kinds_of_help import (
    CLOSES,
    are_kinds_of_help,
    is_closed_by_its_kind,
    may_be_all,
    may_overlap,
    says_some,
)
from fupin_analysis.clean.prose.own_sums.remainders import check_rest
from fupin_analysis.clean.prose.own_sums.rows import (
    Numbers,
    OwnSum,
    add_up,
    are_alike,
    firsts_that_hold,
    is_exact,
    is_slip,
    slack_in,
    total_in,
)
from fupin_analysis.clean.prose.own_sums.sides import are_sides, is_open
from fupin_analysis.clean.prose.own_sums.totals import LEAVES, totals_of

_OPENS = re.compile(
    r"^[（(]|^[—–]{1,2}|^[一-鿿]{0,8}[，,；;。:：（(]?(?:其中|包括|分别(?:是|为)?|即|具体为|按[^，。；]{1,12}分)|^[，,；;。]?[^，,；;。]{0,8}(?:户|人口|人员)中[，,:：]?(?=因|缺|[^，。；]{1,6}$)|^[，,；;（(]?(?:分|设|涉及|具体)[^，。；:：]{0,10}[:：]|^[，,。；;]?(?:从|按|依)[^，,。；;:：0-9]{1,12}(?:分|看)[，,:：]|^[，,；;。][^，,。；;:：0-9]{0,8}(?:分为?|有|包括)[两二三四五六七八九][^，,。；;:：]{1,6}[:：]|^[，,]由(?=[^，。；;0-9]{1,12}$)|^[，,；;。]?(?:其|项目)?(?:资金)?来源(?:为|是|有|于|包括|[:：])+"
)
#: What a label says besides: 高中（中专）123名.
_REMARK = re.compile("(?<=[一-鿿])[（(][^（()）0-9]{1,10}[)）]")
#: What a thing counted costs, between it and the list of its kinds: 项目35个,总投资2100万元,其中种植类12个….
_ITS_AMOUNT = re.compile("^[，,]?(?:计划|概算)?(?:总|共)?(?:投资|投入|资金)(?:资金|规模|额)?(?:约|达|为)*$")
_COLON = re.compile(r"^[^，。；]{0,6}[:：]$|^[:：]")
_COUNTS_PARTS = re.compile(
    "^[，,；;。（(]?(?:共)?(?:分|设|下?辖|涉及|分布于|分布在|分别在|安置在|集中在|(?:来源|构成|包括|[^，。；]{1,4}渠道)有?)[^，。；]{0,4}$"
)
_COLON_BEHIND = re.compile("^[^，。；]{0,8}[:：]")
_RESPECTIVELY = re.compile(r"^[，,][^，。；]{0,3}分别(?:是|为)")
_FROM_ALL = re.compile("来源(?:为|是|于|[:：])(?!主要)")
_ALL_OF = re.compile(r"各[^，。；]{1,10}$")
_GOES_ON = re.compile(r"^[^。；;（(]{0,3}[、,，；;和及以]?[^。；;：:、，,（(]{0,16}[（(]?$")
_DASH = re.compile("^[—–]{1,2}(?!.*其中)")
_ALL_OF_THEM, _YEAR = re.compile("^[^，,。；;]{0,8}(?:全部|均已|都已)[^，,。；;]{2,4}[，,]其中"), re.compile("20[0-9]{2}年")
_MARK = re.compile(r"[、,，;；和及以]")
_SO_FAR = re.compile(
    r"(?:目前|现|至今|截[至止][^，。；]{2,8}|[一二三四]季度|[上下]半年|[0-9]{1,2}月[底末]?前?)?(?:均|全部|现)?已(?!脱贫)[一-鿿]{2}"
)
#: That some are in two of the kinds told.
_TWICE = re.compile("交叉|重叠|重复|重合|同时|兼|既")
_OF_SO_MANY = re.compile(
    r"([两二三四五六七八九十])(?:年(?:来|间|以来|累计|共|[，,])|类|种|级|批|期|个(?:方面|批次|村|社区|组|年度|渠道))"
)
#: Two sides of a thing: men and women, done and not done.
_PAIR = 2
_NUMERALS = "〇一二三四五六七八九十"
_DONE = re.compile(r"^(?:目前|现|已经?|全部)?(?:已?竣工|已?完工|已?完成|已?建成|已?验收|已入住|已整改|已销号|已办结|已搬)")
_DOING = re.compile(r"在建|正在|施工|推进中|整改中|办理中|改造中")
_NOT_YET = re.compile(r"未开工|未完成|未动工|未启动|尚未|未入住|未竣工|未整改|待开工|待建|未搬")
_WITHIN, _BETWEEN = re.compile("(?:县|市|区|旗)内(?!县外)"), re.compile("省内|县外")
#: Times its whole up to which parts that exceed it are taken as its parts: what exceeds it further is of something else.
_MOST, _LITTLE, _NEARLY = 1.3, 1.2, 0.9
#: What is counted for each is of no whole.
_APIECE = re.compile("每|均|最|标准|增|减|比|分之")
#: Units in which anything is counted, so that one number need not be of the other's things.
_OF_ANYTHING = frozenset({"count 个", "count 项", "count 次", "count 条", "share", "money"})
#: The rest of a list, whatever mark stands before it.
_CLOSES_IT = re.compile("^[，,、](?:其余|余下)[^，,。；;0-9]{0,8}$")
#: What some have come to by now: 310户（其中2015年脱贫120户…）.
_COME_TO = re.compile("脱贫|退出|搬迁|消除|整改|完成|外出|已")
_LEFT = re.compile(
    r"^(?:目前|现|截至[^，。]{2,10}|年末|年底)?(?:还|尚|仍|现)?(?:剩余|尚余|还剩|有|存)?(?:未脱贫|未退出|贫困户|贫困人口)"
)


def check_lists(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """Yield the sums of a paragraph that hold, and those that do not."""
    for at, whole in enumerate(rows):
        counted = _counted_parts(rows, at)
        parts = _parts_of(rows, at) or counted or _behind_its_amount(rows, at)
        if parts:
            doubled = list(_doubles(whole, parts, rows[rows.index(parts[-1]) + 1 :]))
            behind = rows[rows.index(parts[-1]) + 1 :]
            yield from doubled or _wholes(rows[max(0, at - 6) : at + 1], parts, behind, is_counted=parts is counted)
        yield from totals_of(rows[: at + 1])
        yield from check_rest(rows, at)
        yield from _exceeding(rows, at)
    yield from _stages(rows)


def _parts_of(rows: Sequence[Numbers], at: int, *, is_counted: bool = False) -> list[Numbers]:
    """The list that follows a row: each of its rows has the number that the whole and the first part share."""
    whole = rows[at]
    parts: list[Numbers] = []
    for row in rows[at + 1 :]:
        opens = (
            bool(_OPENS.match(_REMARK.sub("", row.gap)))
            or bool(_COLON.match(row.gap))
            or (is_counted and bool(_COLON_BEHIND.match(row.gap)))
        )
        is_rest = len(parts) > 1 and _CLOSES_IT.match(row.gap) is not None  # 甲23万元、乙18万元,其余由社会捐赠9万元
        if parts and not is_rest and not _goes_on(row, parts):
            break
        if parts and re.search("[)）]", _REMARK.sub("", row.gap)):
            break  # a list in brackets
        if parts and _SO_FAR.match(row.label) and not any(_SO_FAR.match(part.label.removeprefix("其中")) for part in parts):
            break  # 其中贫困户93户,一季度已动工46户: how far the whole has come
        if not parts and (not opens or LEAVES.search(row.label.removeprefix("其中"))):
            break
        if not whole.numbers.keys() & row.numbers.keys() or (parts and not parts[0].numbers.keys() & row.numbers.keys()):
            break
        parts.append(row)
        if is_rest:
            break
    return parts


def _goes_on(row: Numbers, parts: Sequence[Numbers]) -> bool:
    is_near = _GOES_ON.match(_REMARK.sub("", row.gap)) is not None
    return is_near and not LEAVES.search(row.label) and _is_next(row, parts)


def _counted_parts(rows: Sequence[Numbers], at: int) -> list[Numbers]:
    """156户612人,分2个安置点:集镇98户385人,红岩58户227人: a list behind how many things it is of."""
    if len(rows) <= at + 2 or not _COUNTS_PARTS.match(rows[at + 1].gap) or not _COLON_BEHIND.match(rows[at + 2].gap):
        return []
    count = next((one.value for unit, one in rows[at + 1].numbers.items() if unit.startswith("count")), 0)
    parts = _parts_of([rows[at], *rows[at + 2 :]], 0, is_counted=True)
    return parts if len(parts) == count else []


def _behind_its_amount(rows: Sequence[Numbers], at: int) -> list[Numbers]:
    """项目35个,总投资2100万元,其中种植类12个、养殖类9个: a list behind what the whole of it costs."""
    if len(rows) <= at + 2 or rows[at + 1].numbers.keys() != {"money"} or not _ITS_AMOUNT.match(rows[at + 1].gap):
        return []
    return _parts_of([rows[at], *rows[at + 2 :]], 0)


def _is_next(row: Numbers, parts: Sequence[Numbers]) -> bool:
    """Whether a list goes on as it began: with one mark between its parts, a semicolon only behind a colon."""
    marks = [_MARK.search(one.gap) for one in (*parts[1:], row)]
    first = marks[0][0] if marks[0] else ""
    if first in ";；" and not re.search("[:：]", parts[0].gap):
        return False
    return all(mark is not None and mark[0] in (first, "和", "及", "以") for mark in marks) and bool(first)


def _shared(whole: Numbers, parts: Sequence[Numbers]) -> list[str]:
    """Units in which the whole and every part are stated, exactly."""
    units = [unit for unit in whole.numbers if all(unit in part.numbers for part in parts)]
    return [unit for unit in units if all(is_exact(row.numbers[unit]) for row in (whole, *parts))]


def _doubles(whole: Numbers, parts: Sequence[Numbers], rest: Sequence[Numbers]) -> Iterator[OwnSum]:
    """432户1641人。其中:甲377户1428人,乙55户186人: what adds up in one measure is complete and must in the other."""
    longer = [*parts, rest[0]] if rest and _LEFT.match(rest[0].label) and rest[0].numbers.keys() & parts[0].numbers.keys() else []
    for own in (list(parts), longer):
        units = _shared(whole, own) if len(own) > 1 else []
        if len(units) < 2 or units[0] == "money" or are_kinds_of_help(whole, own):
            continue
        sums = [add_up(whole, own, unit) for unit in units]
        fits = [abs(total_in(own, unit) - whole.numbers[unit].value) <= slack_in([whole, *own], unit) for unit in units]
        is_near = all(0.5 < total_in(own, unit) / (whole.numbers[unit].value or 1) < 2 for unit in units)
        if any(fits) and is_near:
            yield from (one for one, holds in zip(sums, fits, strict=True) if one.holds or not holds)
            return


def _wholes(
    wholes: Sequence[Numbers], parts: Sequence[Numbers], behind: Sequence[Numbers], *, is_counted: bool
) -> Iterator[OwnSum]:
    """98户,其中甲57户、乙51户: disjoint parts do not exceed their whole; a closed list makes it up."""
    whole = wholes[-1]
    for unit in _shared(whole, parts)[:1] if len(parts) > 1 else ():
        fewest = len(parts) if _is_in_brackets(parts) else 2
        made = [firsts_that_hold(row, parts, unit, fewest) for row in wholes if unit in row.numbers]
        longer = [*parts, *_behind_it(whole, behind, unit)]
        exact = next(chain(*made, firsts_that_hold(whole, longer, unit, len(parts) + 1)), None)
        if exact is not None:  # the list ends before what follows it or behind it, or is that of a number before
            yield exact
            continue
        number, total, slack = whole.numbers[unit], total_in(parts, unit), slack_in([whole, *parts], unit)
        are_kinds = _says_how_many(whole) == len(parts) and not _TWICE.search("".join(part.gap + part.behind for part in parts))
        if (may_overlap(parts) and not are_kinds) or are_kinds_of_help(whole, parts) or abs(total - number.value) <= slack:
            continue
        is_closed = (
            is_counted
            or (len(parts) == _PAIR and are_sides(*parts))
            or (len(parts) > 2 and (_is_closed(whole, parts) or is_closed_by_its_kind(whole, parts)))
        )
        most = _MOST if is_closed or are_alike(parts) or len(parts) > 2 else _LITTLE
        is_short = 0.8 * number.value < total < number.value and not is_open(parts)
        is_whole = is_closed or (total > _NEARLY * number.value and _is_total_of(whole, parts) and is_slip(number.value, total))
        if number.value < total < most * number.value or (is_short and is_whole):
            yield add_up(whole, parts, unit)
        elif (
            is_short
            and _says_how_many(whole) in (0, len(parts))
            and (may_be_all(whole, parts, unit) or _is_all_in_brackets(whole, parts, unit) or _are_all_by_years(parts))
        ):
            yield replace(add_up(whole, parts, unit), is_asked=True)


def _behind_it(whole: Numbers, behind: Sequence[Numbers], unit: str) -> Iterator[Numbers]:
    """Return what follows a list in its sentence: 其中甲86人、乙57人、丙60人,企业10人."""
    return takewhile(lambda row: row.sentence == whole.sentence and unit in row.numbers, behind)


def _is_in_brackets(parts: Sequence[Numbers]) -> bool:
    """协会9家(种植5家、养殖3家、加工2家): a list of nothing but what stands in brackets ends where they do."""
    return parts[0].gap.startswith(("(", "（")) and parts[-1].behind.startswith((")", "）"))


def _is_all_in_brackets(whole: Numbers, parts: Sequence[Numbers], unit: str) -> bool:
    """大户86户（其中茶叶大户32户、蔬菜大户27户、水果大户18户）: nothing but parts of one kind, or short by one digit."""
    done = {word for part in parts for word in _COME_TO.findall(part.label)}
    if not _is_in_brackets(parts) or says_some(parts) or not done <= set(_COME_TO.findall(whole.label)):
        return False
    return (len(parts) > 2 and are_alike(parts)) or is_slip(whole.numbers[unit].value, total_in(parts, unit))


def _is_closed(whole: Numbers, parts: Sequence[Numbers]) -> bool:
    """Whether the words say that nothing is left out of a list."""
    is_closed = (
        _ALL_OF.search(whole.label) is not None
        or _RESPECTIVELY.search(parts[0].gap) is not None
        or _FROM_ALL.search(parts[0].gap) is not None
        or bool(CLOSES.match(parts[-1].label))
        or _says_how_many(whole) == len(parts)
    )
    return is_closed or _are_two_sides(parts) or _are_everywhere(parts) or _is_apposition(parts)


def _is_apposition(parts: Sequence[Numbers]) -> bool:
    """860万元——中央420万元、省级260万元、县级180万元: what stands behind a dash says the number again, part by part."""
    return _DASH.match(parts[0].gap) is not None and not says_some(parts)


def _are_all_by_years(parts: Sequence[Numbers]) -> bool:
    """12个贫困村全部出列,其中2018年出列7个,2019年出列5个."""
    return _ALL_OF_THEM.search(parts[0].gap) is not None and all(_YEAR.search(part.label) for part in parts)


def _is_total_of(whole: Numbers, parts: Sequence[Numbers]) -> bool:
    """共筹措资金862万元,其中中央资金…、省级资金…、县级资金…: all of it, of parts that are named alike and not as some of them."""
    is_all = (
        re.search("共|总|合计", whole.label) is not None
        and _says_how_many(whole) in (0, len(parts))
        and not re.search("主要|等", parts[0].gap + parts[-1].behind[:2])
    )
    return is_all and len(parts) > 2 and are_alike(parts)


def _says_how_many(whole: Numbers) -> int:
    """Of how many years, kinds or villages a number is, as far as the words before it say: 三年来累计投入2680万元."""
    found = _OF_SO_MANY.search(re.split("[。；;]", whole.gap)[-1])
    return _NUMERALS.index(found[1].replace("两", "二")) if found else 0


def _are_two_sides(parts: Sequence[Numbers]) -> bool:
    labels = [part.label.removeprefix("其中") for part in parts]
    return any(_NOT_YET.search(label) for label in labels) and any(_DONE.search(label) for label in labels)


def _are_everywhere(parts: Sequence[Numbers]) -> bool:
    """省外2106人、省内县外874人、县内1354人: places of work that leave none out."""
    labels = [part.label.removeprefix("其中") for part in parts]
    is_far, is_near = any("省外" in label for label in labels), any(_WITHIN.search(label) for label in labels)
    return is_far and is_near and any(_BETWEEN.search(label) for label in labels)


def _stages(rows: Sequence[Numbers]) -> Iterator[OwnSum]:
    """认定危房214户…，已竣工167户，正在施工31户，未开工26户: each is at one stage."""
    at = 0
    while at < len(rows):
        run = [rows[at]]
        if not _stage(rows[at]):
            at += 1
            continue
        while at + len(run) < len(rows) and (following := rows[at + len(run)]) and not following.leads and _stage(following):
            run.append(following)
        labels = [_stage(row) for row in run]
        if len(run) > 1 and labels[0] and "not" in labels and "done" in labels and len(set(labels)) == len(labels):
            yield from _staged(rows[max(0, at - 4) : at], run)
        at += len(run)


def _stage(row: Numbers) -> str:
    label = row.label
    return "not" if _NOT_YET.search(label) else "done" if _DONE.search(label) else "doing" if _DOING.search(label) else ""


def _staged(before: Sequence[Numbers], run: Sequence[Numbers]) -> Iterator[OwnSum]:
    units = [unit for unit in run[0].numbers if all(unit in row.numbers and is_exact(row.numbers[unit]) for row in run)]
    for unit in units[:1]:
        wholes = [row for row in before if unit in row.numbers and is_exact(row.numbers[unit])]
        made = [add_up(row, run, unit) for row in wholes]
        exact = next((one for one in made if one.holds), None)
        if exact is not None:
            yield exact
            continue
        total = total_in(run, unit)
        near = min(made, key=lambda one: abs(one.whole.value - total), default=None)
        if near is None or abs(near.whole.value - total) <= slack_in(run, unit):
            continue
        if 0.85 < total / (near.whole.value or 1) < 1.18 or is_slip(near.whole.value, total):
            yield near


def _exceeding(rows: Sequence[Numbers], at: int) -> Iterator[OwnSum]:
    """光伏电站9座,其中已并网17座: the one part that is told of does not exceed its whole."""
    part = rows[at]
    own = [row for row in rows[:at] if row.sentence == part.sentence]
    if not part.label.startswith("其中") or not own or _APIECE.search(part.label):
        return
    whole = own[-1]
    for unit in _shared(whole, [part]):
        number = part.numbers[unit]
        is_said = LEAVES.search(whole.label) or _APIECE.search(whole.label + whole.behind[:2])
        most = max(row.numbers[unit].value for row in own if unit in row.numbers)  # of whichever before it is a part
        if unit not in _OF_ANYTHING and number.value > most and not is_said:
            words = f"≤{whole.numbers[unit].text}"
            yield OwnSum(whole.numbers[unit], (number,), number, words)
