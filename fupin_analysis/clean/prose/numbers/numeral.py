"""A number in a text, with its unit, before anything is said of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from fupin_analysis.core.prose import Kind

#: What a number in a text may be while nobody has asked what it counts.
NumeralKind: TypeAlias = Kind | Literal["number"]


@dataclass(frozen=True)
class Numeral:
    """One number in a folded paragraph.

    Parameters
    ----------
    start, end
        Signs of the folded text, unit and qualifier included.
    kind
        ``"number"``, or what it is instead of a figure (one of the kinds of mentions).
    value
        In the base unit of its family; NaN where it has none.
    family, unit
        What the unit counts, and the unit as written with its scale (``万元``).
    qualifier
        Qualifiers around the number, as written.
    """

    start: int
    end: int
    kind: NumeralKind
    value: float = float("nan")
    family: str = ""
    unit: str = ""
    qualifier: str = ""


def without_noise(value: float) -> float:
    """Undo what multiplying by a scale does to a decimal: 0.29 × 100 is 29.

    Examples
    --------
    >>> 0.29 * 100, without_noise(0.29 * 100)
    (28.999999999999996, 29.0)
    """
    return float(f"{value:.12g}")
