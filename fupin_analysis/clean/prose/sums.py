"""A text's own sums: what it says of several of its numbers together, held against those numbers, sentence by sentence.

Held is only what is plain: 户数×户均＝金额 of one item, parts behind 其中 that exceed their whole or add up in one
measure and not in the other, a total behind its parts, a rate of coverage above one, what fits but for a unit
or two digits exchanged. Numbers read with doubt and rounded numbers are held against nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from fupin_analysis.core.prose import CERTAIN, Mention, ProseReading
from fupin_analysis.errors import Problem

_COUNTS = {"amount_per_household_yuan": ("households",), "amount_per_person_yuan": ("persons", "recipients")}
_BREAK = re.compile("[;；。]")
_PARTS = re.compile("^[,，;；(（]?其中")
_PARTS_OF = re.compile("^[,，;；。:：(（]?其中")
_NEXT = re.compile(r"^[,，、;；][^。;；]{1,16}$")
_JOINT = re.compile(r"^[^其占，。；;（(]{0,12}(?:[、,，和及][^其占。；;（(]{0,14})?$")
_SPELL = re.compile("月|每天|日|学期|季|次|期")
_ALL_OF = re.compile("各[^，。；]{1,10}$")
_COVERAGE = re.compile("(?:参保|覆盖|入学|巩固|签约|走访|安全饮水|普及|合格)率")


def check_sums(reading: ProseReading) -> list[tuple[Mention, str]]:
    """Return the numbers that do not fit with others of their sentence, each with what does not hold.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    found: list[tuple[Mention, str]] = []
    exact = [one for one in reading.mentions if one.kind == "figure" and not one.qualifier]
    figures = [one for one in exact if one.confidence >= CERTAIN]
    for (number, _), group in groupby(figures, key=lambda one: (one.paragraph, one.sentence)):
        mentions, text = list(group), texts[number]
        for check in (_products, _wholes, _totals, _coverages):
            found += check(mentions, text)
    for number, group in groupby(figures, key=lambda one: one.paragraph):
        found += _doubles(list(group), texts[number])
    for (number, _), group in groupby(exact, key=lambda one: (one.paragraph, one.sentence)):
        told = {id(one) for one, _said in found}
        found += [pair for pair in _mistyped(list(group), texts[number]) if id(pair[0]) not in told]
    return sorted(found, key=lambda pair: (pair[0].paragraph, pair[0].start))


def quote(mention: Mention, reading: ProseReading) -> str:
    """Return the sentence in which a number stands."""
    text = next(one.text for one in reading.prose.paragraphs if one.number == mention.paragraph)
    start, end = mention.sentence
    return text[start:end].strip() if end > start else text


def as_problem(mention: Mention, said: str, where: str) -> Problem:
    """Return the problem of a sum that does not hold."""
    return Problem("F283", where=where, details={"got": mention.text, "expected": said})


def _products(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """92户,补助368万元,户均4000元."""
    for place, rate in enumerate(mentions):
        counts = _COUNTS.get(rate.measure, ())
        if _SPELL.search(text[max(0, rate.start - 10) : rate.end + 6]):
            continue
        near = [one for one in mentions[max(0, place - 3) : place + 3] if (one.topic, one.item) == (rate.topic, rate.item)]
        count = [one for one in near if one.measure in counts and one.place == rate.place and one.period == rate.period]
        paid = [one for one in near if one.measure == "amount_yuan" and one.place == rate.place and one.period == rate.period]
        if len(count) != 1 or len(paid) != 1 or sum(one.measure == rate.measure for one in near) != 1:
            continue
        product = count[0].value * rate.value
        slack = _step(paid[0]) + count[0].value * _step(rate)
        if abs(product - paid[0].value) > slack:
            yield paid[0], f"{count[0].text}×{rate.text}＝{product:,.0f}元"


def _wholes(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """98户,其中甲57户、乙51户."""
    for place, whole in enumerate(mentions):
        parts: list[Mention] = []
        last = whole
        for one in mentions[place + 1 :]:
            gap = text[last.end : one.start]
            if not (_PARTS.match(gap) if not parts else _JOINT.match(gap)) or one.measure != whole.measure:
                break
            parts.append(one)
            last = one
        total = sum(one.value for one in parts)
        slack = _step(whole) + sum(_step(one) for one in parts)
        is_over = len(parts) > 1 and whole.value + slack < total < 1.5 * whole.value
        is_all = len(parts) > 2 and _ALL_OF.search(text[: whole.start]) is not None
        if is_over or (is_all and 0.8 * whole.value < total < whole.value - slack):
            yield whole, f"{'＋'.join(one.text for one in parts)}＝{_plain(total, whole)}"


def _totals(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """小学86人、初中55人,共151人."""
    for place, total in enumerate(mentions):
        if not any(how == "sum" for how, _ in total.reasons):
            continue
        parts: list[Mention] = []
        for one in reversed(mentions[:place]):
            is_alike = one.measure == total.measure and one.period[:4] == total.period[:4]
            if is_alike and not _BREAK.search(text[one.end : total.start]):
                parts.insert(0, one)
        sums = [sum(one.value for one in parts[first:]) for first in range(max(0, len(parts) - 1))]
        slack = _step(total) + sum(_step(one) for one in parts)
        if sums and not any(abs(one - total.value) <= slack for one in sums) and 0.8 < total.value / (sums[0] or 1) < 1.25:
            yield total, f"{'＋'.join(one.text for one in parts)}＝{_plain(sums[0], total)}"


def _doubles(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """432户1641人。其中:甲377户1428人,乙55户186人: what adds up in one measure is complete and must in the other."""
    pairs = [pair for pair in pairwise(mentions) if _is_double(*pair, text)]
    for place, (count, other) in enumerate(pairs):
        parts: list[tuple[Mention, Mention]] = []
        last = other
        for one, two in pairs[place + 1 :]:
            gap = text[last.end : one.start]
            if not (_PARTS_OF.match(gap) if not parts else _NEXT.match(gap)):
                break
            parts.append((one, two))
            last = two
        sums = sum(one.value for one, _two in parts), sum(two.value for _one, two in parts)
        holds = sums[0] == count.value, sums[1] == other.value
        if len(parts) > 1 and holds.count(True) == 1:
            wrong, at = (other, 1) if holds[0] else (count, 0)
            if 0.5 < sums[at] / (wrong.value or 1) < 2:
                yield wrong, f"{'＋'.join(pair[at].text for pair in parts)}＝{_plain(sums[at], wrong)}"


def _is_double(one: Mention, other: Mention, text: str) -> bool:
    return (one.measure, other.measure) == ("households", "persons") and not text[one.end : other.start].strip("、,，")


def _mistyped(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """645户,奖补193.5元,户均3000元: whatever they are of, three numbers that fit but for a unit or for two digits exchanged."""
    for three in zip(mentions, mentions[1:], mentions[2:], strict=False):
        rates = [one for one in three if one.measure in _COUNTS]
        amounts = [one for one in three if one.measure == "amount_yuan"]
        if len(rates) != 1 or len(amounts) != 1 or _BREAK.search(text[three[0].end : three[2].start]):
            continue
        rate, amount = rates[0], amounts[0]
        count = next(one for one in three if one is not rate and one is not amount)
        if count.measure not in (*_COUNTS[rate.measure], "count") or _SPELL.search(text[max(0, rate.start - 10) : rate.end + 6]):
            continue
        product = count.value * rate.value
        if amount.value and product and _is_mistyped(amount.value, product):
            yield amount, f"{count.text}×{rate.text}＝{product:,.0f}元"


def _is_mistyped(written: float, meant: float) -> bool:
    """Whether one number is the other in a wrong unit, or with two neighbouring digits exchanged."""
    if any(abs(max(written, meant) / min(written, meant) / power - 1) < 1e-9 for power in (1e4, 1e8)):
        return True
    one, other = (f"{value:.10g}" for value in (written, meant))
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(unlike) == 2 and unlike[1] == unlike[0] + 1 and sorted(one) == sorted(other)


def _coverages(mentions: list[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    for one in mentions:
        if one.family == "share" and one.value > 1 and _COVERAGE.search(text[max(0, one.start - 10) : one.start]):
            yield one, "≤100%"


def _step(mention: Mention) -> float:
    """Return how far a number may be off for the way it is printed [its base unit]: whole counts are exact."""
    digits = re.search(r"([0-9,]+)(?:\.([0-9]+))?\s*(亿|万|千)?", mention.text)
    if digits is None or mention.family not in ("money", "area", "length", "share"):
        return 0.0
    size = {"亿": 1e8, "万": 1e4, "千": 1e3}.get(digits[3] or "", 1.0)
    if not digits[2] and size == 1.0:
        return 0.5
    return float(size * 10.0 ** -len(digits[2] or ""))


def _plain(value: float, like: Mention) -> str:
    return f"{value:,.10g}元" if like.family == "money" else f"{value:,.10g}{like.unit}"
