"""Numbers of a paragraph as its sums see them: by their unit and the words before them, whatever they were read as.

What a number is of need not be known for the sum of three numbers to be seen not to fit. ``298户1252人`` is one row of two:
lists, remainders and totals are held row by row, each in every unit that all of them have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby

from fupin_analysis.core.prose import Mention, ProseReading

#: Numbers of these kinds stand in sums; a date, an ordinal, a number of a policy's own do not.
_COUNTING = frozenset({"figure", "leftover", "policy", "other_area", "condition"})
_JOINED = re.compile(r"^[、,，]?(?:[(（]?(?:共|计|约|共计|合计))?$")
_CLAUSE = re.compile(r"[，,。；;：:（）()！？、]")
DECIMALS = re.compile(r"([0-9,，]+)(?:[.．]([0-9]+))?\s*(亿|万|千)?")
#: Share up to which two sums of numbers are the same: what floats add.
_EQUAL = 1e-9
_ROUGH = re.compile("[成半]|分之(?!百)")
SIZES = {"亿": 1e8, "万": 1e4, "千": 1e3}


@dataclass(frozen=True)
class OwnSum:
    """A number that the text says to be the sum of others.

    Parameters
    ----------
    whole, parts
        The numbers.
    wrong
        The one that is told where the sum does not hold.
    said
        What the others make, in words.
    holds
        Whether it holds to the last digit.
    is_asked
        Whether the parts may be some of the whole, which nothing says.
    """

    whole: Mention
    parts: tuple[Mention, ...]
    wrong: Mention
    said: str
    holds: bool = False
    is_asked: bool = False


@dataclass(frozen=True)
class Numbers:
    """Numbers that stand side by side and count one thing.

    Parameters
    ----------
    numbers
        By what they count: family and, where it is a count of things, the unit.
    gap
        The text between the row before, or the beginning of the paragraph, and this one.
    behind
        The text behind it, up to the next row or the end of the paragraph.
    """

    numbers: dict[str, Mention]
    gap: str
    behind: str

    @property
    def label(self) -> str:
        """The words of the clause before it."""
        return _CLAUSE.split(self.gap)[-1].strip()

    @property
    def leads(self) -> bool:
        """Whether a sentence ends before it."""
        return "。" in self.gap

    @property
    def sentence(self) -> tuple[int, int]:
        """Characters of its sentence."""
        return next(iter(self.numbers.values())).sentence


def rows_in(reading: ProseReading) -> Iterator[list[Numbers]]:
    """Yield the rows of each paragraph, in the order of the text."""
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    counting = [one for one in reading.mentions if one.kind in _COUNTING and one.family]
    for number, group in groupby(counting, key=lambda one: one.paragraph):
        yield _rows(list(group), texts[number])


def _rows(mentions: Sequence[Mention], text: str) -> list[Numbers]:
    runs: list[list[Mention]] = []
    for one in mentions:
        between = text[runs[-1][-1].end : one.start] if runs else ""
        known = {unit_of(other) for other in runs[-1]} if runs else set()
        if runs and unit_of(one) not in known and _JOINED.match(between) and _is_head(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    ends = [0, *(run[-1].end for run in runs)]
    starts = [*(run[0].start for run in runs), len(text)]
    return [
        Numbers({unit_of(one): one for one in run}, text[ends[at] : starts[at]], text[ends[at + 1] : starts[at + 1]])
        for at, run in enumerate(runs)
    ]


def _is_head(one: Mention, other: Mention) -> bool:
    """Whether a number of households goes before one of persons, persons before money, never the other way round."""
    order = ("count", "households", "persons", "person_times", "length", "area", "money")
    places = [order.index(each.family) if each.family in order else len(order) for each in (one, other)]
    return places[0] <= places[1]


def unit_of(mention: Mention) -> str:
    """What a number counts, as far as its unit tells."""
    if mention.family != "count":
        return mention.family
    return f"count {mention.unit}"


def is_exact(mention: Mention) -> bool:
    """Whether a number is stated as it is, not about or at least, nor as a share in tenths or halves."""
    return not mention.qualifier and mention.kind in {"figure", "other_area"} and not is_rough(mention)


def is_rough(mention: Mention) -> bool:
    """Whether a share is told in words that round it: 六成, 一半, 三分之一."""
    return mention.family == "share" and _ROUGH.search(mention.text) is not None


def step(mention: Mention) -> float:
    """Return how far a number may be off for the way it is printed [its base unit]: whole counts are exact, 8.6万人次 is not."""
    digits = DECIMALS.search(mention.text)
    if digits is None or (mention.family not in ("money", "area", "length", "share") and not digits[3]):
        return 0.0
    size = SIZES.get(digits[3] or "", 1.0)
    if not digits[2] and size == 1.0:
        return 0.5
    return float(size * 10.0 ** -len(digits[2] or ""))


def last_digit(mention: Mention) -> float:
    """Return one unit of the last digit printed [its base unit]: 4.6万元 → 1000, 3520米 → 0.001, 98.3% → 0.001, 三十二户 → 1."""
    digits = DECIMALS.search(mention.text)
    if digits is None:
        return 1.0
    place, printed = 10.0 ** -len(digits[2] or ""), _printed(mention)
    return place * mention.value / printed if printed else place * SIZES.get(digits[3] or "", 1.0)


def _printed(mention: Mention) -> float:
    """The digits of a number as they stand, without its unit: 86.6万公斤 → 86.6."""
    digits = DECIMALS.search(mention.text)
    return float(re.sub("[,，]", "", digits[1] or "0") + f".{digits[2] or 0}") if digits and digits[1].strip(",，") else 0.0


def add_up(whole: Numbers, parts: Sequence[Numbers], unit: str) -> OwnSum:
    """Return the sum of the parts of a whole in one unit."""
    number, own = whole.numbers[unit], tuple(part.numbers[unit] for part in parts)
    total = sum(one.value for one in own)
    words = f"{'＋'.join(one.text for one in own)}＝{said(total, number)}"
    return OwnSum(number, own, number, words, is_sum(total, number))


def is_sum(total: float, number: Mention) -> bool:
    """Whether a number is what others come to, but for what floats add."""
    return abs(total - number.value) < _EQUAL * max(1.0, abs(total))


def totals_of_firsts(parts: Sequence[Numbers], unit: str) -> list[float]:
    """Return what the first part comes to, the first two, … all, each from the one before: long lists cost what they hold."""
    return list(accumulate(part.numbers[unit].value for part in parts))


def totals_of_lasts(parts: Sequence[Numbers], unit: str) -> list[float]:
    """Return what all parts come to, all but the first, … the last."""
    return totals_of_firsts(parts[::-1], unit)[::-1]


def firsts_that_hold(whole: Numbers, parts: Sequence[Numbers], unit: str, fewest: int) -> Iterator[OwnSum]:
    """Yield the sums of the first so many parts that make the whole, the shortest first."""
    for many, total in enumerate(totals_of_firsts(parts, unit), start=1):
        if many >= fewest and is_sum(total, whole.numbers[unit]):
            yield add_up(whole, parts[:many], unit)


def said(value: float, like: Mention) -> str:
    """Return a computed number in the unit of one that is written."""
    if like.family == "money":
        size = next((name for name in SIZES if name in like.unit or f"{name}元" in like.text), "")
        return f"{_in_digits(value / SIZES.get(size, 1.0))}{size}元"
    if like.family == "share":
        digits = DECIMALS.search(like.text)
        places = len(digits[2] or "") if digits else 0
        short = f"{value * 100:.{places}f}%"
        return short if short != like.text else f"{value * 100:.{places + 1}f}%"
    scale = like.value / printed if (printed := _printed(like)) and like.unit.startswith("万") else 1.0
    return f"{_in_digits(value / scale)}{like.unit}"


def _in_digits(value: float) -> str:
    """A number as people write it, never in powers of ten: 12345678901.5, 0.00002."""
    return f"{Decimal(f'{value:.12g}'):f}"


def is_slip(written: float, meant: float) -> bool:
    """Whether one number is the other but for one digit, or for two neighbouring digits exchanged.

    Examples
    --------
    >>> is_slip(628, 618), is_slip(178.2, 187.2), is_slip(368, 386), is_slip(41, 31), is_slip(62, 26), is_slip(40, 57)
    (True, True, True, True, True, False)
    """
    one, other = (f"{value:.10g}" for value in (written, meant))
    if len(one) != len(other) or one == other:
        return False
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(unlike) == 1:
        return True
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1 and sorted(one) == sorted(other)


def total_in(parts: Sequence[Numbers], unit: str) -> float:
    """Return what parts come to in one unit."""
    return sum(part.numbers[unit].value for part in parts)


def slack_in(rows: Sequence[Numbers], unit: str) -> float:
    """Return how far a sum may be off for the way its numbers are printed."""
    return sum(step(row.numbers[unit]) for row in rows)


def are_alike(rows: Sequence[Numbers]) -> bool:
    """Return whether the labels of a list begin or end alike: 因病…因残…, 种植业…养殖业…, 小学…初中…."""
    labels = [row.label for row in rows if row.label]
    return len(labels) == len(rows) and (len({label[0] for label in labels}) == 1 or len({label[-1] for label in labels}) == 1)
