"""Numbers in a list that share the unit of its last: 分别达8600、4250、1970亩, 依次为21.3、28.8和17.8万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fupin_analysis.clean.prose.numbers.chinese import SCALES
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.words import prose_units

_BESIDE = re.compile("[、和及与]")
_IN_ORDER = re.compile("分别|依次|各")
#: What numbers in a row are that name one thing each: 3、4组, 5、6楼.
_NUMBERED = ("组", "村", "社区", "居委会", "嘎查", "期", "批", "号", "类", "级")
#: So many times larger than the last number, the one before it does not share its scale: 8600、4250、1.2万亩.
_OUT_OF_SCALE = 500


def share_units(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Return numbers in order; those without a unit right before one that has it take that unit and scale.

    Parameters
    ----------
    text
        The folded paragraph.
    numerals
        Its counted numbers, from left to right.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> [(one.value, one.family) for one in find_numerals("分别为8600、4250和1970亩")]
    [(8600.0, 'area'), (4250.0, 'area'), (1970.0, 'area')]
    """
    found = list(numerals)
    for place in range(len(found) - 1, 0, -1):
        before, last = found[place - 1], found[place]
        is_bare = before.kind == "number" and not before.family and (not before.unit or before.unit in SCALES)
        if not is_bare or last.kind not in ("number", "name") or not last.family or last.family in ("duration", "age", "score"):
            continue
        if not _BESIDE.fullmatch(text[before.end : last.start]):
            continue
        if last.unit.endswith(_NUMBERED):  # of 1、2、3组 each is a name
            found[place - 1 : place + 1] = [replace(one, kind="name") for one in (before, last)]
        elif not _is_row(text, found, place):
            found[place - 1] = _with_unit_of(before, last)
    return found


def _is_row(text: str, numerals: Sequence[Numeral], place: int) -> bool:
    """Whether the numbers of a list follow one another, as rough numbers do (有1、2户), and nothing says that each is of one."""
    first = place - 1
    while first and _BESIDE.fullmatch(text[numerals[first - 1].end : numerals[first].start]) and not numerals[first - 1].unit:
        first -= 1
    values = [one.value for one in numerals[first : place + 1]]
    is_row = all(later - earlier == 1 for earlier, later in pairwise(values))
    clause = re.split("[,;。]", text[: numerals[first].start])[-1]
    return is_row and _IN_ORDER.search(clause) is None


def _with_unit_of(bare: Numeral, last: Numeral) -> Numeral:
    scale, factor = _scale_and_factor(last.unit)
    if bare.unit or bare.value > _OUT_OF_SCALE * last.value / (scale * factor):  # 1.2万、0.8万亩 have theirs
        scale = 1
    return replace(bare, value=float(f"{bare.value * scale * factor:.12g}"), family=last.family, unit=last.unit)


def _scale_and_factor(written: str) -> tuple[int, float]:
    """Return the scale and the factor of a unit as written: 万元 is 10,000 times 1, 米 is 0.001."""
    if written == "%":
        return 1, 0.01
    whole = prose_units().get(written)
    if whole is not None:
        return 1, whole.factor
    length = next((size for size in (2, 1) if written[:size] in SCALES), 0)
    unit = prose_units().get(written[length:])
    return SCALES.get(written[:length], 1), unit.factor if unit is not None else 1.0
