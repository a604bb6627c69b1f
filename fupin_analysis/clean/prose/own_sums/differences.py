"""By how much one number is more than another: 计划96户361人,实际脱贫102户386人,超额6户25人; 退出46户,新增58户,净增12户."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_BY = re.compile("^(?:超额(?:完成)?|超(?:计划|任务)(?:完成)?|净增(?:加|长)?|净减(?:少)?|实际?净增|两者相差|相差)(?:了)?$")


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
