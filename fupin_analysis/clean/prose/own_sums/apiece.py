"""What each gets and what all get: 156人,每人每月150元,全年28.08万元; 每户30只…218户…6540只; 205万元,410户,户均5000元.

Whose the three numbers are need not be known. Told is only what fits but for one slip of the hand: an amount may well be of other
people than the number before it, but then it does not fit but for one digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fupin_analysis.clean.prose.own_sums.products import is_mistyped
from fupin_analysis.clean.prose.own_sums.relations import PRODUCT, Claim, is_printed
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, last_digit, said
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_APIECE = re.compile(
    r"每(?:户|人|名|生|个|村|座|口|组|亩|月)[^，。；]{0,8}$|[户人村亩]均[^，。；]{0,6}$|月[^，。；]{0,3}(?:标准|工资|补贴|补助)[^，。；]{0,4}$"
)
_MEAN = re.compile(r"[户人村亩]均[^，。；]{0,6}$")
_MONTHLY = re.compile(r"月[^，。；]{0,8}$")
_OTHER_TIMES = re.compile(r"每天|日|学期|季|次|期|周")
#: How many times a year each gets it, and an amount that names nobody else who gets it.
_A_YEAR = (
    (re.compile("每月|/月|月(?:补|工|标)"), 12),
    (re.compile("每(?:个)?季度?"), 4),
    (re.compile("每(?:个)?学期|每半年"), 2),
    (re.compile("每年"), 1),
)
_PAID_IN_ALL = re.compile(
    "^[，,](?:20[0-9]{2}年|全年|年度|当年|一年|年内)(?:全年)?(?:共计?|累计|合计|总计)?(?:需)?(?:发放|支付|兑现|兑付|支出)(?:了)?"
    "(?:公益性?岗位|护林员?|保洁员?|岗位|工资性?|补贴|补助|报酬|劳务费?|薪酬|资金|款|金)*(?:共计?)?$"
)
_ALL_YEAR = re.compile(r"全年|一年|年度|年内|12个月|十二个月|1[—至-]12月")
_COUNTED = frozenset({"households", "persons", "recipients", "count"})
_MONTHS = 12
#: Digits of a number below which one is too easily a slip of another.
_LEAST = 10
_LEFT_OVER = re.compile("剩余|其余|余下|剩下|结余|多余")
#: What else is paid, or to whom else.
_OTHERS = re.compile("绩效|奖|其中|含|包括|保险|提高|调整|上调|加班|新增|新开发|新聘|增加|补发|结转|上年")


class Three(NamedTuple):
    """How many, how much each, how much in all, whether each is a mean, and how many times each gets it."""

    many: Mention
    each: Mention
    whole: Mention
    is_mean: bool
    times: int = 1


def check_most(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield amounts of a year beyond what all get at their rate the whole year through: 35人,每人每月800元,全年42万元.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at in range(1, len(rows) - 1):
        rate, paid = rows[at].numbers.get("money"), rows[at + 1].numbers.get("money")
        times = next((many for words, many in _A_YEAR if words.search(rows[at].label)), 0)
        own = [row for row in rows[:at] if row.sentence == rows[at].sentence]
        counts = [one for row in own for one in row.numbers.values() if one.family in _COUNTED]
        if rate is None or paid is None or not times or not counts or not _PAID_IN_ALL.match(rows[at + 1].gap):
            continue
        is_stated = all(is_exact(one) for one in (*counts, paid)) and rate.kind in ("figure", "policy") and not rate.qualifier
        behind = re.split("[。；;]", "".join(row.gap + row.behind for row in rows[at + 1 : at + 3]))[0]
        words = "".join(row.gap for row in (*own, rows[at])) + behind
        is_alone = paid.sentence == rate.sentence and not any("money" in row.numbers for row in own) and not _OTHERS.search(words)
        if any(_fits(Three(one, rate, paid, is_mean=False, times=times)) for row in rows[:at] for one in row.numbers.values()):
            continue
        most = max(counts, key=lambda one: one.value)
        made = sum({one.value for one in counts}) * rate.value * times
        if is_stated and is_alone and _APIECE.search(rows[at].gap) and paid.value > made and not is_printed(paid, made):
            product = f"{most.text}×{rate.text}×{times}" if times > 1 else f"{most.text}×{rate.text}"
            yield paid, f"≤{product}＝{said(most.value * rate.value * times, paid)}"


def check_apiece(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield amounts and means of a paragraph that do not fit with the two numbers beside them but for a slip."""
    for at, row in enumerate(rows):
        own = [number for number, other in enumerate(rows) if other.sentence == row.sentence]
        if _each(row) is None or sum(_each(rows[number]) is not None for number in own) > 1:
            continue
        threes = list(_threes(rows, at, own))
        if not threes or any(_fits(three) for three in threes) or _is_made(rows, at):
            continue
        if any(_LEFT_OVER.search(rows[number].label + rows[number].behind[:6]) for number in own):
            continue  # 12600只,每户30只,惠及402户,剩余的用于示范基地
        is_mean = _MEAN.search(row.gap) is not None
        counts = {one.value for number in own for one in rows[number].numbers.values() if one.family in _COUNTED}
        is_alone = not is_mean and len(counts) == 1  # not 老人120人,残疾人30人,每人1200元,共18万元
        found = (list(_wrong(three, is_mean=is_mean, is_alone=is_alone)) for three in threes)
        yield from next(filter(None, found), [])


def _each(row: Numbers) -> Mention | None:
    """The number of a row that is what each gets."""
    if not _APIECE.search(row.gap) or _OTHER_TIMES.search(row.gap[-8:]):
        return None
    number = next((one for unit, one in row.numbers.items() if unit not in {"households", "persons", "share"}), None)
    is_stated = number is not None and not number.qualifier and (is_exact(number) or number.kind == "policy")
    return number if number is not None and is_stated and number.value > 0 else None


def _threes(rows: Sequence[Numbers], at: int, own: Sequence[int]) -> Iterator[Three]:
    """What may belong together in a sentence, the nearest first: the count before the rate, the amount behind it."""
    each = _each(rows[at])
    assert each is not None
    unit = next(unit for unit, one in rows[at].numbers.items() if one is each)
    counted = _COUNTED | {"area"} if "亩" in rows[at].gap[-12:] else _COUNTED
    by_nearness = sorted((number for number in own if number != at), key=lambda number: (abs(number - at), number > at))
    counts = [one for number in by_nearness for of, one in rows[number].numbers.items() if one.family in counted and of != unit]
    wholes = [(rows[number].numbers[unit], number) for number in by_nearness if unit in rows[number].numbers]
    wholes.sort(key=lambda pair: pair[1] < at)
    is_mean = _MEAN.search(rows[at].gap) is not None
    for whole, number in wholes:
        is_monthly = _MONTHLY.search(rows[at].gap) is not None
        if not is_exact(whole) or (is_monthly and not _ALL_YEAR.search(rows[number].gap)):
            continue
        yield from (
            Three(one, each, whole, is_mean, _MONTHS if is_monthly else 1) for one in counts if is_exact(one) and one.value > 1
        )


def _fits(three: Three) -> bool:
    """Whether the amount is what so many get, through the year or some months of it."""
    if three.is_mean and three.times == 1:  # a mean is rounded, a rate is paid as it is said
        return Claim(three.whole, (three.many, three.each), PRODUCT).fits()
    ways = range(1, _MONTHS + 1) if three.times > 1 else (1,)
    return any(is_printed(three.whole, three.many.value * three.each.value * many) for many in ways)


def _is_made(rows: Sequence[Numbers], at: int) -> bool:
    """Whether any count near makes any amount near at this rate."""
    each = _each(rows[at])
    assert each is not None
    near = [one for row in rows[max(0, at - 6) : at + 4] for one in row.numbers.values() if one is not each]
    counts, wholes = [one for one in near if one.family in _COUNTED], [one for one in near if one.family == each.family]
    is_mean = _MEAN.search(rows[at].gap) is not None
    return any(_fits(Three(count, each, whole, is_mean)) for count in counts for whole in wholes if whole is not count)


def _is_slip_of(number: Mention, made: float) -> bool:
    """Whether a number is what it should be but for a slip, rounded as it is printed."""
    size = last_digit(number) if "." in number.text else 1.0
    return is_slip(round(number.value / size), round(made / size))


def _wrong(three: Three, *, is_mean: bool, is_alone: bool) -> Iterator[Found]:
    product = three.many.value * three.each.value * three.times
    mean = three.whole.value / three.many.value / three.times
    places = last_digit(three.each)
    rounded = round(mean / places) * places
    many = three.whole.value / three.each.value
    if product >= _LEAST and three.whole.value and (_is_slip_of(three.whole, product) or is_mistyped(three.whole.value, product)):
        times = f"×{three.times}" if three.times > 1 else ""
        yield three.whole, f"{three.many.text}×{three.each.text}{times}＝{said(product, three.whole)}"
    elif is_mean and rounded >= _LEAST and is_slip(three.each.value, rounded):
        yield three.each, f"{three.whole.text}÷{three.many.text}＝{said(rounded, three.each)}"
    elif is_alone and three.times == 1 and many.is_integer() and many >= _LEAST and is_slip(three.many.value, many):
        yield three.many, f"{three.whole.text}÷{three.each.text}＝{said(many, three.many)}"
