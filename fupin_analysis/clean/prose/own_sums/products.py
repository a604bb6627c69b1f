"""A count, an amount for each, and the amount: 92户,补助368万元,户均4000元; 312个…每人每年6000元…发放178.2万元.

Of one item all three must fit; of whatever else, only what fits but for a unit or for two digits exchanged is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from fupin_analysis.clean.prose.certainty.grounds import is_named
from fupin_analysis.clean.prose.own_sums.relations import PRODUCT, Claim, is_printed
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, said
from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_COUNTS = {"amount_per_household_yuan": ("households",), "amount_per_person_yuan": ("persons", "recipients")}
_BREAK = re.compile("[;；。]")
_EARNED = re.compile("分红|收益|增收|收入|产值")
_SPELL = re.compile("月|每天|日|学期|季|次|期")
_EACH = re.compile(
    r"每[户人名生个村座口栋例盏亩](?:每年|补助|补贴|发放|资助|奖补|约)*$|[户人]均[^，。；]{0,8}$|标准[^，。；]{0,10}$|每人每年[^，。；]{0,4}$"
)


def check_items(reading: ProseReading) -> Iterator[Found]:
    """Yield amounts that count and rate of the same item do not make."""
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    exact = [one for one in reading.mentions if is_exact(one)]
    certain = [one for one in exact if is_named(one)]
    told = set()
    for (number, _), group in groupby(certain, key=lambda one: (one.paragraph, one.sentence)):
        for mention, words in _products(list(group), texts[number]):
            told.add(id(mention))
            yield mention, words
    for (number, _), group in groupby(exact, key=lambda one: (one.paragraph, one.sentence)):
        yield from (pair for pair in _mistyped(list(group), texts[number]) if id(pair[0]) not in told)


def check_products(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield amounts of a paragraph that a rate and the counts near it make but for a slip."""
    for at, row in enumerate(rows):
        rate = row.numbers.get("money")
        if rate is None or not _EACH.search(row.gap) or _SPELL.search(row.gap[-8:]) or rate.qualifier:
            continue
        near = rows[max(0, at - 6) : at + 3]
        counts = [one for other in near for one in other.numbers.values() if one.family in _HEADS and is_exact(one)]
        amounts = [one for other in near for one in other.numbers.values() if one.family == "money" and one is not rate]
        pairs = [(count, amount) for count in counts for amount in amounts if is_exact(amount)]
        if any(Claim(amount, (count, rate), PRODUCT).fits() for count, amount in pairs):
            continue
        told = _at_a_rate(rows, at)
        if told is not None and is_slip(told[1].value, told[0].value * rate.value):
            yield told[1], f"{told[0].text}×{rate.text}＝{said(told[0].value * rate.value, told[1])}"
            continue
        for count, amount in pairs:
            if amount.value and count.value > 1 and is_mistyped(amount.value, count.value * rate.value):
                yield amount, f"{count.text}×{rate.text}＝{said(count.value * rate.value, amount)}"
                break


def _at_a_rate(rows: Sequence[Numbers], at: int) -> tuple[Mention, Mention] | None:
    """186人,按照每生每年3000元标准,共发放55.8万元: the count before a standard and the amount behind it, in one breath."""
    if not 0 < at < len(rows) - 1 or not ("标准" in rows[at + 1].gap or "按" in rows[at].gap):
        return None
    before, behind = rows[at - 1], rows[at + 1]
    if before.sentence != behind.sentence or rows[at].leads or behind.leads:
        return None
    count = next((one for one in before.numbers.values() if one.family in _HEADS and is_exact(one)), None)
    amount = behind.numbers.get("money")
    return (count, amount) if count is not None and amount is not None and is_exact(amount) else None


#: Ways to give counts to rates beyond which no more are tried.
_MOST_WAYS = 500
#: Share of an amount that what its counts and rates make may be off, and be meant to make it.
_NEAR = 0.2
_HEADS = frozenset({"households", "persons", "person_times", "recipients", "count"})


def _products(mentions: list[Mention], text: str) -> Iterator[Found]:
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
        if Claim(paid[0], (count[0], rate), PRODUCT).fits() or _is_sum_of_products(mentions, paid[0]):
            continue
        if _EARNED.search(text[max(0, rate.start - 8) : rate.start]) and not _EARNED.search(text[: paid[0].end + 6][-30:]):
            continue  # 157户785万元,户均分红3000元
        several = _in_order(mentions, paid[0])
        if not several:
            yield paid[0], f"{count[0].text}×{rate.text}＝{said(product, paid[0])}"
        elif abs(sum(one.value * own.value for one, own in several) - paid[0].value) < _NEAR * paid[0].value:
            words = "＋".join(f"{one.text}×{own.text}" for one, own in several)
            yield paid[0], f"{words}＝{said(sum(one.value * own.value for one, own in several), paid[0])}"


def _is_sum_of_products(mentions: Sequence[Mention], paid: Mention) -> bool:
    """C级39户、D级25户,C级每户1万元、D级每户2万元,共89万元: an amount of several rates or groups."""
    rates = [one for one in mentions if one.measure in _COUNTS]
    counts = [one for one in mentions if one.family in _HEADS and one.start < paid.start]
    if len(counts) < len(rates):
        return False
    ways = {0.0}
    for rate in rates if len(rates) > 1 else ():
        ways = {way + count.value * rate.value for way in ways for count in counts} if len(ways) < _MOST_WAYS else ways
    if len(rates) == 1:
        runs = [counts[first:last] for first in range(len(counts)) for last in range(first + 2, len(counts) + 1)]
        ways = {rates[0].value * sum(one.value for one in run) for run in runs}
    return any(is_printed(paid, way) for way in ways)


def _in_order(mentions: Sequence[Mention], paid: Mention) -> list[tuple[Mention, Mention]]:
    """The counts before an amount with their rates, as they stand: as many as rates; nothing where there is but one rate."""
    rates = [one for one in mentions if one.measure in _COUNTS and one.start < paid.start]
    counts = [one for one in mentions if one.family in _HEADS and one.start < paid.start][-len(rates) :]
    return list(zip(counts, rates, strict=True)) if 1 < len(rates) == len(counts) else []


def _mistyped(mentions: list[Mention], text: str) -> Iterator[Found]:
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
        if amount.value and product and is_mistyped(amount.value, product):
            yield amount, f"{count.text}×{rate.text}＝{said(product, amount)}"


def is_mistyped(written: float, meant: float) -> bool:
    """Whether one number is the other in a wrong unit, or with two neighbouring digits exchanged."""
    if any(abs(max(written, meant) / min(written, meant) / power - 1) < 1e-9 for power in (1e4, 1e8)):
        return True
    one, other = (f"{value:.10g}" for value in (written, meant))
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(unlike) == 2 and unlike[1] == unlike[0] + 1 and sorted(one) == sorted(other)
