"""Pages next to a township's: the townships before and after it in its year, and its own other years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fupin_analysis.core.words.collation import reading_key


@dataclass(frozen=True)
class Neighbour:
    """One page next to a township's.

    Parameters
    ----------
    township, year
        Whose neighbour it is.
    kind
        ``"previous"``, ``"next"`` or ``"year"``.
    name, at
        Township and year of the page next to it.
    page
        Name of that page's file.
    """

    township: str
    year: int
    kind: Literal["previous", "next", "year"]
    name: str
    at: int
    page: str = "report.html"


def neighbours_of(units: Iterable[tuple[str, int]], *, page: str = "report.html") -> list[Neighbour]:
    """Return the neighbours of every township and year, in the order of the units.

    Examples
    --------
    >>> found = neighbours_of([("安丰镇", 2018), ("中山镇", 2018), ("北关镇", 2018), ("北关镇", 2017)])
    >>> [(one.kind, one.name, one.at) for one in found if (one.township, one.year) == ("北关镇", 2018)]
    [('previous', '安丰镇', 2018), ('next', '中山镇', 2018), ('year', '北关镇', 2017)]
    """
    every = list(units)
    by_year: dict[int, list[str]] = {}
    years: dict[str, list[int]] = {}
    for name, year in every:
        by_year.setdefault(year, []).append(name)
        years.setdefault(name, []).append(year)
    place: dict[tuple[str, int], int] = {}
    for year, names in by_year.items():
        names.sort(key=reading_key)
        place |= {(name, year): at for at, name in enumerate(names)}
    found = []
    for name, year in every:
        names, at = by_year[year], place[name, year]
        found += [Neighbour(name, year, "previous", names[at - 1], year, page)] if at else []
        found += [Neighbour(name, year, "next", names[at + 1], year, page)] if at + 1 < len(names) else []
        found += [Neighbour(name, year, "year", name, other, page) for other in sorted(years[name]) if other != year]
    return found
