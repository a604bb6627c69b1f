"""Numbers that were stated roughly: they reckon as any number does, and say 约, 近, 余 where they are written.

What is worked out of one is an ordinary number again: half of 约300户 is no stated figure, and nobody said how exact it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Rough(float):
    """A number with what was said of how exact it is.

    Parameters
    ----------
    value
        The number.
    qualifier
        One of :data:`fupin_analysis.core.qualifiers.QUALIFIERS`.

    Examples
    --------
    >>> about = Rough(300.0, "约")
    >>> about.qualifier, about + 1, type(about / 2).__name__
    ('约', 301.0, 'float')
    """

    qualifier: str

    def __new__(cls, value: float, qualifier: str) -> Self:
        """Make one."""
        made = super().__new__(cls, value)
        made.qualifier = qualifier
        return made

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]  # float's own takes the number alone
        """Let copies and other processes keep the qualifier."""
        return float(self), self.qualifier


def qualifiers_of(row: Mapping[str, Any]) -> str:
    """Write which numbers of a row are rough, for a table that holds plain numbers.

    Examples
    --------
    >>> qualifiers_of({"households": Rough(300.0, "约"), "persons": 1200.0})
    'households 约'
    """
    return "; ".join(f"{name} {value.qualifier}" for name, value in row.items() if isinstance(value, Rough))


def with_qualifiers(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with its numbers as rough as its column ``qualifiers`` says."""
    found = dict(row)
    for part in filter(None, str(row["qualifiers"]).split("; ")):
        name, _, qualifier = part.partition(" ")
        if isinstance(found.get(name), (int, float)):
            found[name] = Rough(found[name], qualifier)
    return found
