"""Denominators, what shares are taken of: the register and the rural population."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.measure.periods import calendar_year, of_one_date


class Denominator(NamedTuple):
    """What shares are taken of; `period` is None where it is not stated."""

    households: float = NAN
    persons: float = NAN
    period: str | None = None
    source: str = ""


class Denominators:
    """Statements of one base, found by township and year.

    Parameters
    ----------
    figures
        Figures of any number of townships.
    topic, item
        What the base is.
    """

    def __init__(self, figures: FigureIndex, topic: str, item: str) -> None:
        self._by_year: dict[tuple[str, int, int], Denominator] = {}
        self._of_report: dict[tuple[str, int], Denominator] = {}
        rows = spread_rows(figures.select(topic, items=(item,)), HEADS)
        for row in _of_dates(sorted(rows, key=_nearness)):  # the last one set counts
            base = Denominator(row["households"], row["persons"], row["period"], row["source"])
            self._by_year[row["township"], row["year"], calendar_year(row["period"])] = base
            self._of_report[row["township"], row["year"]] = base

    @property
    def units(self) -> Collection[tuple[str, int]]:
        """Townships and years that state the base."""
        return self._of_report.keys()

    def of_report(self, row: Row) -> Denominator:
        """Return the base of the report's year, else the latest before it, else the latest of all."""
        return self._of_report.get((row["township"], row["year"]), Denominator())

    def of_date(self, row: Row) -> Denominator:
        """Return the base of the calendar year of a row's period, or the report's where that year states none.

        A share should be of the register of its own date: a summary that tells causes of 2014 and of 2020 tells both registers.
        """
        own = self._by_year.get((row["township"], row["year"], calendar_year(row["period"])))
        return own or self.of_report(row)


def _of_dates(rows: Iterable[Row]) -> list[Row]:
    """Put together what is stated of one date under two names: households for 2018, persons as of 31 December."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        is_same = last is not None and all(last[name] == row[name] for name in ("township", "year", "place", "statement"))
        found.append(of_one_date(row, last if is_same else None))
    return found


def _nearness(row: Row) -> tuple[int, date, int]:
    """Sort key of statements: after the report's year, before it, in it; each kind in time order."""
    calendar, year = calendar_year(row["period"]), row["year"]
    return 2 * (calendar == year) + (calendar < year), *Period.parse(row["period"]).rank


def registers(figures: FigureIndex) -> Denominators:
    """Return the register's totals."""
    return Denominators(figures, "registry", "total")


def rural_populations(figures: FigureIndex) -> Denominators:
    """Return the rural registered populations."""
    return Denominators(figures, "population", "rural")


def add_source(row: Row, *sources: str) -> str:
    """Return the sources of a row with others added."""
    return join_sources((row["source"], *sources))


@cache
def is_spending(topic: str, item: str) -> bool:
    """Whether the amount of an item is money spent: no allocation, loan, income, ceiling or need."""
    known = load_vocabulary().find_item(topic, item)
    return known is not None and known.spends


class _Order(dict[tuple[str, str], int]):
    """Places of items; those that no entry lists stand behind all that are, as they come."""

    def __missing__(self, _item: tuple[str, str]) -> int:
        return len(self)


@cache
def vocabulary_order() -> dict[tuple[str, str], int]:
    """Place of each topic and item in the vocabulary, by which ties are settled whatever the order of the input."""
    return _Order(_listed())


def _listed() -> dict[tuple[str, str], int]:
    return {(item.topic, item.name): number for number, item in enumerate(load_vocabulary().items())}
