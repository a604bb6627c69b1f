"""The same words said twice of two numbers that differ by two digits exchanged: 投入产业资金462万元 … 投入产业资金426万元.

What is one figure in two paragraphs is held against itself by the cross-check; here is what was read as two, or in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.products import Found
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact
from fupin_analysis.core.prose import Mention

#: Words that name a thing: four characters at least, no share, mean or change of it.
_NAMES = re.compile(r"^(?!.*(?:每|均|增|减|比|占|标准|其中))[一-鿿]{4,}$")
_TIMES = re.compile(r"^(?:全年|今年|本年度?|当年|年内|累计|共|已|截至年底)+")
_LEAST_DIGITS = 3
_SAYS, _MORE, _ENDS = re.compile("[一-鿿]{2}"), re.compile("^(?:其中|又|再|另|还)+"), re.compile("^[，,、。；;）)]|^$")


def check_again(paragraphs: Iterable[Sequence[Numbers]]) -> Iterator[Found]:
    """Yield the later number of each pair."""
    first: dict[tuple[str, ...], Mention] = {}
    for row in (row for rows in paragraphs for row in rows):
        unit, number = next(iter(row.numbers.items()))
        words = _TIMES.sub("", row.label)
        if not is_exact(number) or not _NAMES.match(words):
            continue
        other = first.setdefault((words, unit, number.period, number.place), number)
        if _place(other) != _place(number) and not is_checked(other, number) and _is_exchanged(other.value, number.value):
            yield number, other.text


def rivals_in(rows: Sequence[Numbers]) -> list[Mention]:
    """Return the figures that a sentence states in the same words of the same time and place, and as different numbers.

    Nothing tells which holds: 2019年新识别12户,2019年新识别3户 are two years of which one was overwritten, or two batches.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    alike: dict[tuple[object, ...], list[Mention]] = {}
    for row in rows:
        words = _MORE.sub("", row.label)
        if not _SAYS.search(words) or not _ENDS.match(row.behind):
            continue
        for number in row.numbers.values():
            about = (number.topic, number.item, number.measure, number.period, number.place)
            if number.kind == "figure" and is_exact(number):
                alike.setdefault((words, row.sentence, *about), []).append(number)
    found = []
    for numbers in alike.values():
        parts = {one.whole for one in numbers}
        if len({one.value for one in numbers}) > 1 and not any(one.start in parts for one in numbers):
            found += numbers
    return found


def _place(mention: Mention) -> tuple[object, ...]:
    return mention.paragraph, mention.sentence


def is_checked(one: Mention, other: Mention) -> bool:
    """Whether the cross-check holds the one against the other."""
    is_one = all(getattr(one, name) == getattr(other, name) for name in ("topic", "item", "measure"))
    return is_one and one.paragraph != other.paragraph and one.kind == other.kind == "figure"


def _is_exchanged(one: float, other: float) -> bool:
    """Whether two numbers differ by two neighbouring digits exchanged."""
    first, second = (f"{value:.10g}".rstrip("0") for value in (one, other))
    unlike = [at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    is_pair = len(first) == len(second) >= _LEAST_DIGITS and len(unlike) == 2 and unlike[1] == unlike[0] + 1
    return is_pair and sorted(first) == sorted(second)
