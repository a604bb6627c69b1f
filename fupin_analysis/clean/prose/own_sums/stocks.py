"""What is left of a stock (900户, 三年来减贫310户, 2018年减贫96户, 现有494户), and ratios of one year that are another's.

Only where a paper states all terms is anything said, and nothing where it tells of others that come and go (新识别, 返贫,
动态调整).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import is_exact
from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_STOCK = frozenset(
    {("registry", "total"), ("registry", "total_previous"), ("registry", "not_exited"), ("registry", "confirmed_poor")}
)
_EXITS = frozenset({("exit", "done"), ("exit", "cumulative")})
_POPULATION = frozenset({("population", "total"), ("population", "rural")})
_RATIO = frozenset({("registry", "headcount_ratio"), ("plan", "headcount_ratio")})
_COME_AND_GO = re.compile("新识别|返贫|新增|自然|动态|调整|清退|注销|死亡|出生|增减|再识别|回头看|剔除|补录|迁入|迁出|核减|删除")
_NOW = re.compile("(?:现有|现|尚有|还有|剩余|仅剩|目前|未脱贫)[^，。；,;0-9]{0,14}$")
_RATIO_SAID = re.compile("发生率(?:约|为|达到?|降?至|降?到|是)*$")
_NOT_YET = re.compile("^(?:尚|还)?未(?:出列|退出|脱贫|摘帽)的?(?:贫困)?村")
#: A village named before a ratio in its sentence, whose ratio it may be; and how near a ratio printed short is to any other.
_VILLAGE = re.compile("[一-鿿]{2}(?<![个各全本该行政贫困])村(?![民级委镇组庄])|社区")
_YEAR = 4
_PLACES = 2
_TELLING = 0.05


def check_stocks(reading: ProseReading) -> Iterator[Found]:
    """Yield the stocks, ratios and plans of a paper that others of its numbers do not leave."""
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    stated = [one for one in reading.mentions if is_exact(one) and len(one.period) == _YEAR]
    yield from _left_of_it(stated, texts)
    yield from _of_another_year(stated, texts)
    yield from _above_all(reading.mentions, stated, texts)
    yield from _more_than_left(stated)


def _is(one: Mention, items: frozenset[tuple[str, str]], family: str) -> bool:
    return (one.topic, one.item) in items and one.family == family


def _exits(stated: Sequence[Mention], family: str, first: str, last: str) -> list[Mention] | None:
    """Return the exits after one year up to another, each year once; None where the paper does not state them all."""
    within = [one for one in stated if _is(one, _EXITS, family) and first < one.period <= last]
    sums = [one for one in within if one.item == "cumulative"]
    terms = sums[-1:]
    after = sums[-1].period if sums else first
    for year in range(int(after) + 1, int(last) + 1):
        of_year = [one for one in within if one.item == "done" and one.period == str(year)]
        if len({one.value for one in of_year}) != 1:
            return None
        terms.append(of_year[0])
    return terms or None


def _left_of_it(stated: Sequence[Mention], texts: dict[int, str]) -> Iterator[Found]:
    """900户,三年来减贫310户,2018年减贫96户,现有494户: what is left is what there was less those who left."""
    for at, now in enumerate(stated):
        text = texts[now.paragraph]
        before = [one for one in stated[:at] if one.paragraph == now.paragraph and one.place == now.place]
        is_pair = now.family == "persons" and before and before[-1].family == "households" and before[-1].end == now.start
        start = before[-1].start if is_pair else now.start
        if now.family not in ("households", "persons") or not _is(now, _STOCK, now.family) or not _NOW.search(text[:start]):
            continue
        first = next((one for one in before if _is(one, _STOCK, now.family)), None)
        if first is None or first.period >= now.period or _COME_AND_GO.search(text[first.sentence[0] : now.sentence[1]]):
            continue
        if any(_is(one, _EXITS, now.family) and one.period <= first.period for one in before[before.index(first) :]):
            continue  # 2014年识别1856户。2014年脱贫198户,2015年脱贫362户: of the first year as well
        terms = _exits(before, now.family, first.period, now.period)
        if terms is None:
            continue
        left = first.value - sum(one.value for one in terms)
        if left > 0 and left != now.value:
            yield now, f"{first.text}{''.join(f'－{one.text}' for one in terms)}＝{left:.10g}{now.unit}"


def _digits(one: Mention) -> int:
    match = re.search(r"\.([0-9]+)", one.text)
    return len(match[1]) if match else 0


def _makes(rate: Mention, part: float, whole: float) -> bool:
    """Whether a number is a printed ratio of another, rounded or cut off."""
    if not whole:
        return False
    exact, printed = part / whole * 100, rate.value * 100
    return abs(exact - printed) < 10.0 ** -_digits(rate) * 1.001


def _of_another_year(stated: Sequence[Mention], texts: dict[int, str]) -> Iterator[Found]:
    """发生率2017年31.6% that is the register of 2014 in the population, though some have left since."""
    for rate in stated:
        is_telling = 10.0 ** -_digits(rate) <= _TELLING * rate.value * 100
        if not _is(rate, _RATIO, "share") or not is_telling or _is_of_a_village(rate, texts[rate.paragraph]):
            continue
        mine = [one for one in stated if one.place == rate.place]
        people = [one for one in mine if _is(one, _POPULATION, "persons")]
        stocks = [one for one in mine if _is(one, _STOCK, "persons")]
        own = [one for one in stocks if one.period == rate.period]
        if len({one.value for one in people}) != 1 or any(_makes(rate, one.value, people[0].value) for one in own):
            continue
        for other in stocks:
            if other.period >= rate.period or not _makes(rate, other.value, people[0].value):
                continue
            if _COME_AND_GO.search(texts[other.paragraph]):
                continue
            gone = _exits(mine, "persons", other.period, rate.period)
            left = own[0].value if own else other.value - sum(one.value for one in gone) if gone else 0
            if left > 0 and not _makes(rate, left, people[0].value):
                share = f"{left / people[0].value * 100:.{max(_digits(rate), 1)}f}%"
                yield (
                    rate,
                    f"{other.text}÷{people[0].text}（{other.period}）；{rate.period}：{left:.10g}人÷{people[0].text}＝{share}",
                )
                break


def _is_of_a_village(rate: Mention, text: str) -> bool:
    """柳河村摘帽,贫困发生率0.7%: whose it is, though the number was read as the township's."""
    return not rate.place and _VILLAGE.search(text[rate.sentence[0] : rate.start]) is not None


def _above_all(mentions: Sequence[Mention], stated: Sequence[Mention], texts: dict[int, str]) -> Iterator[Found]:
    """贫困发生率1937: no ratio is above one; where two numbers of the paper make these very digits, they are named."""
    people = [one for one in stated if _is(one, _POPULATION, "persons")]
    parts = [one for one in stated if one.family == "persons" and one.topic in ("registry", "plan", "exit")]
    for one in mentions:
        before = texts[one.paragraph][max(0, one.start - 20) : one.start]
        if not _RATIO_SAID.search(before):
            continue
        is_bare = one.kind == "leftover" and not one.family and one.value > 100
        if not is_bare and not (one.kind == "figure" and one.family == "share" and one.value > 1):
            continue
        written = re.sub("[^0-9]", "", one.text)
        made = [
            f"；{part.text}÷{whole.text}＝{part.value / whole.value * 100:.{_PLACES}f}%"
            for whole in people
            for part in parts
            if 0 < part.value < whole.value and f"{part.value / whole.value * 100:.{_PLACES}f}".replace(".", "") == written
        ]
        yield one, "≤100%" + (made[0] if made else "")


def _more_than_left(stated: Sequence[Mention]) -> Iterator[Found]:
    """未出列贫困村3个, 今年拟退出4个: no more can leave than have not left."""
    for at, plan in enumerate(stated):
        if (plan.topic, plan.item, plan.family) != ("plan", "villages", "count"):
            continue
        before = [one for one in stated[:at] if one.paragraph == plan.paragraph and one.place == plan.place]
        left = next((one for one in reversed(before) if one.is_own and one.family == "count" and _NOT_YET.match(one.item)), None)
        has_left = any((one.topic, one.item) == ("exit", "villages") and one.period >= plan.period for one in stated)
        if left is not None and left.value < plan.value and not has_left:
            yield plan, f"{left.item}{left.text}"
