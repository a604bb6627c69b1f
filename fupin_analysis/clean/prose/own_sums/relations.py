"""How a number follows from others: the ways of working it out, how far what is printed may be off, and what is said of it.

A relation says which numbers may make another and how; here is held whether they do. What any of them make is right, so that
only a number that nothing near it makes is told. What is printed was rounded or cut off at its last digit: 3.3 is anything from
3.25 to 3.4; whole things are counted as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from fupin_analysis.clean.prose.own_sums.rows import is_slip, last_digit, said
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_COUNTED = frozenset({"households", "persons", "recipients", "count"})
#: Times one may be the other where the words bind them, and what floats add.
_ALIKE, _FLOATS = 2.0, 1e-9


#: How far a point is moved by a slip.
_POWERS = (10.0, 100.0)


@dataclass(frozen=True)
class Way:
    """A way of working a number out.

    Parameters
    ----------
    make
        What the terms come to; it only rises or only falls with each of them.
    words
        How that is written, with the terms' places in order.
    """

    make: Callable[..., float]
    words: str


QUOTIENT = Way(lambda whole, many: whole / many, "{0}÷{1}")
GROWTH = Way(lambda now, was: abs(now - was) / was, "（{0}－{1}）÷{1}")
DIFFERENCE = Way(lambda high, low: high - low, "{0}－{1}")
PRODUCT = Way(lambda many, each: many * each, "{0}×{1}")
#: What a weight is in kilograms, which is not read into one unit.
_KILOGRAMS = {"吨": 1000.0, "斤": 0.5}
TOGETHER = Way(lambda rest, done: done / (done + rest), "{1}÷（{1}＋{0}）")
COMPLEMENT = Way(lambda rest, whole: 1 - rest / whole, "（{1}－{0}）÷{1}")


@dataclass(frozen=True)
class Claim:
    """A number and the terms that would make it, as one of the ways in which a text may be read.

    Parameters
    ----------
    stated, terms, way
        The number, and what makes it.
    alike
        How many times one of the two may be the other, and be meant to be it; 1 where only a slip of the hand is told.
    """

    stated: Mention
    terms: tuple[Mention, ...]
    way: Way
    alike: float = _ALIKE

    @property
    def made(self) -> float:
        """What the terms make."""
        return self.way.make(*(one.value * scale_of(one) for one in self.terms)) / scale_of(self.stated)

    def fits(self) -> bool:
        """Whether what the terms may be makes what the number may be."""
        low, high = bounds(self.stated)
        made = [self.way.make(*values) for values in product(*map(bounds, self.terms)) if all(values)]
        slack = _FLOATS * max(abs(low), abs(high), 1e-6)
        return not made or (min(made) <= high + slack and max(made) >= low - slack)

    def is_meant(self) -> bool:
        """Whether the two are near enough for one to be meant to be the other."""
        near, far = sorted((abs(self.stated.value), abs(self.made)))
        if near <= 0:
            return False
        size = last_digit(self.stated)
        is_near = far < self.alike * near or is_slip(round(self.stated.value / size), round(self.made / size))
        return is_near or (self.alike > 1 and any(self._is_shifted(power) for power in _POWERS))

    def _is_shifted(self, power: float) -> bool:
        """Whether a number is what it should be but for its point: 0.12% of what makes 1.2%."""
        moved = self.made * power if self.made < self.stated.value else self.made / power
        return abs(moved - self.stated.value) <= last_digit(self.stated)

    def told(self) -> Found:
        """Return the number with what the terms make."""
        words = self.way.words.format(*(one.text for one in self.terms))
        size = last_digit(self.stated)
        return self.stated, f"{words}＝{said(round(self.made / size) * size if size < self.made else self.made, self.stated)}"


def is_printed(mention: Mention, value: float) -> bool:
    """Return whether a number is how a value is printed: rounded or cut off at its last digit, whole per cents also rounded up.

    Parameters
    ----------
    mention, value
        A number of a text, and what it may be [its base unit].

    Examples
    --------
    >>> rate = Mention(1, 0, 5, "20.6%", "figure", value=0.206, family="share")
    >>> [is_printed(rate, value) for value in (0.2064, 0.2068, 0.2056, 0.2053)]
    [True, True, True, False]
    """
    low, high = bounds(mention)
    slack = _FLOATS * max(abs(low), abs(high), 1e-6)
    if mention.family == "share" and not re.search("[.．]", mention.text):
        low = mention.value - last_digit(mention)
    return low - slack <= value * scale_of(mention) <= high + slack


def bounds(mention: Mention) -> tuple[float, float]:
    """Return between what a number may be for the way it is printed [its base unit].

    Parameters
    ----------
    mention
        A number of a text.
    """
    is_whole = mention.family in _COUNTED and "." not in mention.text and not set("万亿千") & set(mention.text)
    scale, size = scale_of(mention), 0.0 if is_whole else last_digit(mention)
    return (mention.value - size / 2) * scale, (mention.value + size) * scale


def scale_of(mention: Mention) -> float:
    """Return what a unit of weight is in kilograms; of whatever else, 1."""
    return _KILOGRAMS.get(mention.unit.lstrip("万亿千"), 1.0) if mention.family == "weight" and mention.unit != "千克" else 1.0


def unmade(claims: Sequence[Claim]) -> Found | None:
    """Return a number that none of its claims make, with what the first of those that are meant would make it.

    Parameters
    ----------
    claims
        The ways of reading one number, the likeliest first.
    """
    if any(one.fits() for one in claims):
        return None
    return next((one.told() for one in claims if one.is_meant()), None)
