"""A text's own sums: what it says of several of its numbers together, held against those numbers, sentence by sentence.

Held is only what is plain: 户数×户均＝金额 of one item, parts behind 其中 that exceed their whole, a total
behind its parts, and a rate of coverage above one. Numbers read with doubt and rounded numbers are held against nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from fupin_analysis.core.prose import CERTAIN, Mention, ProseReading
from fupin_analysis.errors import Problem

_COUNTS = {"amount_per_household_yuan": ("households",), "amount_per_person_yuan": ("persons", "recipients")}
_BREAK = re.compile("[;；。]")
_PARTS = re.compile("^[,，;；(（]?其中")
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
    figures = [one for one in reading.mentions if one.kind == "figure" and one.confidence >= CERTAIN and not one.qualifier]
    for (number, _), group in groupby(figures, key=lambda one: (one.paragraph, one.sentence)):
        mentions, text = list(group), texts[number]
        for check in (_products, _wholes, _totals, _coverages):
            found += check(mentions, text)
    return found


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
