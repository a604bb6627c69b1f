"""What falls on each, whatever it is: 634人,林地710亩,人均0.63亩; 9座,单站100千瓦,共800千瓦; 6200亩,亩产130公斤,共86.6万公斤.

The number of those, what each has and what all have stand in a sentence, or in two. Money is given to some of those who are named
beside it, and income is no gift: of money both numbers must be called alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.relations import PRODUCT, QUOTIENT, Claim, Found, scale_of, unmade
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, unit_of
from fupin_analysis.core.prose import Mention

_EACH = re.compile(
    r"(?P<mean>[户人亩])均(?P<of>[^，,。；;0-9户亩均]{0,8})$|(?P<yield>亩产|单产)[^，,。；;0-9]{0,6}$"
    r"|(?:每(?P<each>户|人|名|亩|座|个|口|栋|所|辆|台|只|头|羽|处|套|盏)|单(?P<one>站|座|个|口|栋|棚|体))(?P<size>[^，,。；;0-9]{0,8})$"
)
_PER = {
    "户": ("households",),
    "人": ("persons", "recipients", "person_times"),
    "名": ("persons", "recipients"),
    "亩": ("area",),
    "站": ("count 座", "count 个", "count 处"),
    "棚": ("count 座", "count 个", "count 栋"),
    "体": ("count 座", "count 个", "count 口"),
}
#: Paid through the year or several times, or beside something else.
_SPELL = re.compile("月|每天|日|学期|季|次|期|周|年")
_APIECE = re.compile("每|均|最|单|标准|[亩单]产")
_SOME = re.compile("其中|部分|另|增|减|比|较|超|达标|以上|高于|低于")
#: Whose mean it is, where those are not all: 劳动力人均耕地.
_GROUP = re.compile("劳动力|贫困|脱贫|监测|低保|特困|党员|学生|其中")
_REST = re.compile("剩余|其余|余下|结余|剩下|尚余")
#: Things that all have, so that all who are told of as living there are meant.
_OF_ALL = re.compile("耕地|林地|土地|水田|旱地|田|山林|草场|人口|水面")
_ALL = re.compile("(?:总|户籍|常住|农业|乡村|农村|总户籍)人口(?:数|共|有|为)*$|总户数$|农户$|(?:全[村镇乡组]|辖)(?:现|共|有)*$")
_PEOPLE = ("households", "persons")
_MONEY = tuple(
    re.compile(words) for words in ("补|奖|发放|兑[付现]|救助|资助", "贷", "分红|收益", "(?<!增)收入|产值", "增收", "投资|投入")
)
_SESSION, _IN_ALL = (
    re.compile("^[，,、]每(?P<unit>[期场批班轮])(?:培训)?$"),
    re.compile("^[，,](?:累计|合计|总计|总?共)(?:培训)?$"),
)
_WHOLE = re.compile("总|共|合计|累计")
_NEAR = 4


def check_means(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield what each is said to have, or all, where the other two numbers do not make it.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for before, each, behind in zip(rows, rows[1:], rows[2:], strict=False):
        yield from _of_sessions(before, each, behind)
    for at, row in enumerate(rows):
        words = _EACH.search(row.gap)
        if words is None or _SPELL.search(words[0]) or _SPELL.match(row.behind) or len(row.numbers) > 1:
            continue
        unit, number = next(iter(row.numbers.items()))
        is_rate = number.kind == "policy" and not number.qualifier
        if unit == "share" or not (is_exact(number) or is_rate):
            continue
        found = unmade(list(_claims(rows, at, words, number)))
        if found is not None:
            yield found


def _of_sessions(before: Numbers, each: Numbers, behind: Numbers) -> Iterator[Found]:
    """培训18期,每期50人,共培训900人次: how many times, how many each time, and how many in all."""
    times, taking, all_of_them = _SESSION.search(each.gap), each.numbers.get("persons"), _IN_ALL.search(behind.gap)
    if times is None or taking is None or all_of_them is None or before.sentence != behind.sentence:
        return
    many = next((one for one in before.numbers.values() if one.unit.rstrip("次") == times["unit"]), None)
    whole = behind.numbers.get("person_times", behind.numbers.get("persons"))
    if many is not None and whole is not None and all(is_exact(one) for one in (many, whole)) and not taking.qualifier:
        found = unmade([Claim(whole, (many, taking), PRODUCT)])
        if found is not None:
            yield found


def _claims(rows: Sequence[Numbers], at: int, words: re.Match[str], number: Mention) -> Iterator[Claim]:
    """The ways in which others of a paragraph may make what each has, the nearest first; none where nothing binds them."""
    many = _many(rows, at, words)
    wholes = _wholes(rows, at, words, number)
    for count in many:
        for whole in wholes:
            if whole.value * scale_of(whole) <= number.value * scale_of(number) or whole is count:
                continue
            is_mean = words["mean"] is not None
            yield Claim(number, (whole, count), QUOTIENT) if is_mean else Claim(whole, (count, number), PRODUCT)


def _many(rows: Sequence[Numbers], at: int, words: re.Match[str]) -> list[Mention]:
    """How many have it: the one number of those in the sentence, or before it; those who live there where it is theirs."""
    per = "亩" if words["yield"] else words["mean"] or words["each"] or words["one"]
    units = _PER.get(per, (f"count {per}",))
    counted = [
        (row, row.numbers[unit])
        for row in rows[: at + _NEAR]
        for unit in units
        if unit in row.numbers and row is not rows[at] and not _APIECE.search(row.label)
    ]
    own = [pair for pair in counted if pair[0].sentence == rows[at].sentence]
    if _OF_ALL.search(words["of"] or ""):
        own = [pair for pair in counted if _ALL.search(pair[0].label) or all(unit in pair[0].numbers for unit in _PEOPLE)]
    found = own or [pair for pair in counted if rows.index(pair[0]) < at]
    if any(_REST.search(row.label) for row in rows if row.sentence == rows[at].sentence):
        return []  # 清理土地3870亩,分给326户,户均8亩,剩余1262亩
    if len({one.value for _row, one in found}) != 1 or not all(is_exact(one) for _row, one in found):
        return []
    row, one = found[-1]
    place, group = rows.index(row), _GROUP.search(rows[at].label)
    if (group and group[0] not in row.label) or ("其中" in row.gap and not _OF_ALL.search(words["of"] or "")):
        return []
    between = rows[min(place, at) + 1 : max(place, at) + 1]
    if _OF_ALL.search(words["of"] or ""):  # 其中水田620亩,人均耕地…; but of those in 其中贫困人口320人人均耕地…
        between = [row for row in between if any(unit in row.numbers for unit in _PEOPLE)]
    return [] if any(_SOME.search(row.gap) for row in between) else [one]


def _wholes(rows: Sequence[Numbers], at: int, words: re.Match[str], number: Mention) -> list[Mention]:
    """What all have: of the same unit, nearest first, called as what each has is called or as all of it."""
    unit = unit_of(number)
    is_mean, of = words["mean"] or words["yield"], re.sub("的|约|为|面积|达", "", words["of"] or words["size"] or "")
    near = [
        (abs(place - at), row)
        for place, row in enumerate(rows)
        if unit in row.numbers and place != at and abs(place - at) <= _NEAR and not _APIECE.search(row.label)
    ]
    found = []
    for _far, row in sorted(near, key=lambda pair: pair[0]):
        is_other = number.family not in ("weight", "money") and row.numbers[unit].unit.lstrip("万") != number.unit.lstrip("万")
        if is_other or (row.sentence != rows[at].sentence and rows.index(row) > at):
            continue
        if number.family == "money":
            is_bound = any(kind.search(words[0]) and kind.search(row.label) for kind in _MONEY)
        elif of:
            is_bound = of[-2:] in row.label or (of in ("人口", "人") and unit == "persons") or _is_whole(row, rows[at])
        else:
            is_bound = is_mean is not None or _is_whole(row, rows[at])
        is_some = re.search("比|较|增加", row.label) or ("其中" in row.label and not (of and of[-2:] in row.label))
        if is_bound and is_exact(row.numbers[unit]) and not is_some:
            found.append(row.numbers[unit])
    return found


def _is_whole(row: Numbers, each: Numbers) -> bool:
    """Whether a number is said to be of all of them: 总容量, 共占地."""
    return _WHOLE.search(row.label) is not None and row.sentence == each.sentence
