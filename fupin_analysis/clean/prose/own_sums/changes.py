"""What was, what came and went, and what is: 52户,新识别19户,消除29户,年底45户; a group said again.

Which thing is spoken of need not be known: the numbers stand side by side, and the words between them say that one is the other's
change. Stocks may change in ways that a text does not tell, so that of those only a slip is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from fupin_analysis.clean.prose.own_sums.again import is_checked
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

#: 超额6户25人, 净增12户: by how much one number is more than another.
_BY = re.compile(
    "^(?:超额(?:完成)?|超出?(?:年初|年度|预算)?(?:计划|任务|预算)(?:完成)?"
    "|净增(?:加|长)?|净减(?:少)?|实际?净增|两者相差|相差)(?:了)?$"
)
_OPENING = re.compile(r"(?:[年][底末初]|期初|原有|上年|去年)[^，。；]{0,16}$")
_IN = re.compile(r"(?:返贫|迁入|新识别|新纳入|新增|净增|增加|新识别纳入|新聘|新招|新开发|开发|聘用|增设)[^，。；、]{0,8}$")
_OUT = re.compile(r"(?:脱贫|迁出|死亡|消除|退出|减少|核减|注销|清退|解聘|清退|自然减少)[^，。；、]{0,8}$")
_NOW = re.compile(r"(?:年[底末]|目前|现有|现|期末|实有|截至[^，。；]{1,8})[^，。；]{0,10}$")
_NOW_AT = re.compile(
    r"^[，,]?(?:目前|现|使)?[^，。；0-9]{0,6}?(?:总(?:数|面积|量|额|规模))?(?:已)?(?:达到?|增(?:加|长)?[到至]|扩大[到至]|发展[到至])(?:了)?$"
)
_JUST_IN = re.compile(
    r"^[，,；;](?:[今当]年|年内|本年度?|20[0-9]{2}年)?(?:又|再|净)?(?:新增|新建|新发展|新栽|新种|增加|扩种|净增)[^，。；、0-9]{0,6}$"
)
#: Begins the sentence that goes on from what there was; and what comes and goes without a number.
_WITHIN = re.compile("^[。；;](?:[今当]年|年内|全年|本年度?|20[0-9]{2}年)")
_UNTOLD = re.compile("自然|动态|调整|婚|其他|等|变动|增减")
#: Households and persons of one group said again must be so many that nobody else is by chance.
_LEAST, _LEAST_WORDS = 40, 3
#: From here on two statements of one figure are held against each other.
_NEAR = 0.85


def check_changes(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the changes of a paragraph that do not follow from what was and what is."""
    for at in range(len(rows)):
        yield from (found for found, is_sure in _closing(rows, at) if is_sure)
        yield from _reached(rows, at)


def ask_changes(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield what is left that what was, came and went do not make, where a paper may not tell of all who did.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at in range(len(rows)):
        yield from (found for found, is_sure in _closing(rows, at) if not is_sure)


def _closing(rows: Sequence[Numbers], at: int) -> Iterator[tuple[Found, bool]]:
    """年初52户175人,新识别19户64人,消除风险29户95人,年底45户144人: sure but for a slip, or in one unit and not in the other."""
    if at < 2 or not _NOW.search(rows[at].gap):
        return
    come: list[Numbers] = []
    gone: list[Numbers] = []
    place = at - 1
    while (
        place >= 0 and rows[place].sentence == rows[at].sentence and (_IN.search(rows[place].gap) or _OUT.search(rows[place].gap))
    ):
        (come if _IN.search(rows[place].gap) else gone).append(rows[place])
        place -= 1
    if not come or not gone or place < 0 or not _OPENING.search(rows[place].gap):
        return
    if rows[place].sentence != rows[at].sentence and not _WITHIN.match(rows[place + 1].gap):
        return
    rest = [rows[place], *come, *gone]
    units = [unit for unit in rows[at].numbers if all(unit in row.numbers and is_exact(row.numbers[unit]) for row in rest)]
    sums = {
        unit: rows[place].numbers[unit].value
        + sum(row.numbers[unit].value for row in come)
        - sum(row.numbers[unit].value for row in gone)
        for unit in units
    }
    wrong = [unit for unit in units if is_exact(rows[at].numbers[unit]) and rows[at].numbers[unit].value != sums[unit]]
    for unit in wrong:
        closing = rows[at].numbers[unit]
        is_sure = len(wrong) < len(units) or is_slip(closing.value, sums[unit])
        is_all = not _UNTOLD.search("".join(row.gap for row in rows[place : at + 1]))
        if is_sure or (is_all and _is_the_same(rows[place], rows[at])):
            signs = "".join(f"＋{row.numbers[unit].text}" for row in reversed(come))
            signs += "".join(f"－{row.numbers[unit].text}" for row in reversed(gone))
            yield (closing, f"{rows[place].numbers[unit].text}{signs}＝{said(sums[unit], closing)}"), is_sure


def _is_the_same(opening: Numbers, closing: Numbers) -> bool:
    """Whether what is left is named as what was, or not at all."""
    words = re.sub("^.*?(?:年[底末初]|期末|目前|截至)|全[镇乡村]|[还尚仍现]?有|剩余|实有|[还尚仍]", "", closing.label)
    return not words or words[-2:] in opening.label


def _reached(rows: Sequence[Numbers], at: int) -> Iterator[Found]:
    """2017年底8800亩,今年新增800亩,达到9600亩: a slip only, for not all that comes and goes is told."""
    if at < 2 or not _NOW_AT.search(rows[at].gap) or any(row.sentence != rows[at].sentence for row in rows[at - 2 : at]):
        return
    was, come, now = rows[at - 2 : at + 1]
    if not _JUST_IN.search(come.gap):
        return
    for unit in now.numbers:
        if unit not in was.numbers or unit not in come.numbers or unit == "share":
            continue
        one, other, closing = was.numbers[unit], come.numbers[unit], now.numbers[unit]
        made = one.value + other.value
        if all(is_exact(each) for each in (one, other, closing)) and is_slip(closing.value, made):
            yield closing, f"{one.text}＋{other.text}＝{said(made, closing)}"


def check_groups_again(paragraphs: Iterable[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield households or persons of a group said again, where the other number is the same: 45户87人 … 54户87人."""
    seen: list[tuple[str, Numbers]] = []
    for row in (row for rows in paragraphs for row in rows):
        pair = _pair(row)
        if pair is None:
            continue
        words = row.label + row.behind[:8]
        for label, earlier in seen:
            first = _pair(earlier)
            if first is None or first[0].place != pair[0].place or earlier.sentence == row.sentence:
                continue
            for mine, theirs, fixed, other in ((0, 0, 1, 1), (1, 1, 0, 0)):
                is_one = pair[fixed].value == first[other].value >= _LEAST
                is_told = _is_checked(first[theirs], pair[mine])
                if is_one and not is_told and is_slip(pair[mine].value, first[theirs].value) and _says_the_same(label, words):
                    yield pair[mine], first[theirs].text
        seen.append((words, row))


def _is_checked(one: Mention, other: Mention) -> bool:
    """Whether the cross-check holds the one against the other: it does where they are near."""
    low, high = sorted((one.value, other.value))
    return is_checked(one, other) and one.period == other.period and low >= _NEAR * high


def _pair(row: Numbers) -> tuple[Mention, Mention] | None:
    households, persons = row.numbers.get("households"), row.numbers.get("persons")
    is_stated = households is not None and persons is not None and is_exact(households) and is_exact(persons)
    return (households, persons) if is_stated and households is not None and persons is not None else None


def _says_the_same(one: str, other: str) -> bool:
    """Whether two labels have words in common: 未脱贫 and 对尚未脱贫的."""
    plain = re.sub("[^一-鿿]", "", one)
    return any(plain[at : at + _LEAST_WORDS] in other for at in range(len(plain) - _LEAST_WORDS + 1))


def check_differences(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the differences that no two numbers before them make, where they do in the other measure or but for a slip.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, row in enumerate(rows):
        own = [one for one in rows[max(0, at - 4) : at] if one.sentence == row.sentence]
        if not _BY.match(row.label) or len(own) < 2:
            continue
        held = {unit: _makes(own, row, unit) for unit in row.numbers}
        for unit, number in row.numbers.items():
            pair = [one.numbers[unit] for one in own[-2:] if unit in one.numbers]
            if held[unit] is not False or len(pair) < 2 or not all(is_exact(one) for one in (*pair, number)):
                continue
            high, low = sorted(pair, key=lambda one: -one.value)
            if any(held.values()) or is_slip(number.value, high.value - low.value):
                yield number, f"{high.text}－{low.text}＝{said(high.value - low.value, number)}"


def _makes(own: Sequence[Numbers], row: Numbers, unit: str) -> bool | None:
    """Whether two numbers differ by it; None where there are no two."""
    values = [one.numbers[unit] for one in own if unit in one.numbers]
    if len(values) < 2:
        return None
    slack = step(row.numbers[unit]) * 3
    return any(abs(one.value - other.value - row.numbers[unit].value) <= slack for one, other in permutations(values, 2))
