"""Households and persons of a register counted into figures, by the same expressions on any table Narwhals knows.

A household counts once, by its own number, and with all its members: persons are rows. Which code counts towards which figure is
data (``counts`` in ``vocabulary/register.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import narwhals as nw
import pandas as pd

from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.words.register_codes import mentioned
from fupin_analysis.core.words.terms import load_vocabulary

_UNIT = ["township", "year", "period"]


@dataclass(frozen=True)
class Division:
    """One way in which a column divides the households.

    Parameters
    ----------
    column
        Column of codes.
    counts
        Figures (topic, item) that each code counts towards.
    is_of_registered
        Whether only registered households are divided, and not those only monitored.
    """

    column: str
    counts: Mapping[str, tuple[tuple[str, str], ...]]
    is_of_registered: bool

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """Every figure the division states; where nobody has the code it is zero."""
        return tuple(dict.fromkeys(figure for figures in self.counts.values() for figure in figures))


def tabulate_register(persons: Any, *, short: Collection[str] = ()) -> pd.DataFrame:
    """Count households and persons of a register into figures, for each township and its villages.

    Parameters
    ----------
    persons
        Any table that Narwhals supports, eager or lazy (pandas, Polars, PyArrow, DuckDB, …), one row a person: township, year,
        period, village, household, file, sheet, and the codes of the household.
    short
        Townships to leave out, since rows of theirs were set aside.

    Returns
    -------
    pandas.DataFrame
        Table of figures (:mod:`fupin_analysis.core.figures`). What a column divides is stated only where every household has a
        code in it: a count that may be short by those without one says nothing. Exits of a year are stated from the years of exit
        on the register; those of its own year only where it holds for the end of it.

    Examples
    --------
    >>> from fupin_analysis.clean.registers.register import PERSON_COLUMNS
    >>> about = {"township": "甲镇", "year": 2018, "period": "2018", "household": "1", "file": "台账.csv"}
    >>> persons = pd.DataFrame([dict.fromkeys(PERSON_COLUMNS, "") | about | {"household_type": "registered"}] * 2)
    >>> tabulate_register(persons)[["item", "measure", "value"]].values.tolist()
    [['total', 'households', 1.0], ['total', 'persons', 2.0]]
    """
    frame: Any = nw.from_native(persons)
    frame = frame.with_columns(place=nw.col("village"))
    sources = _sources(frame)
    registered = frame.filter(nw.col("household_type") == "registered")
    rows: list[dict[str, object]] = []
    for division in divisions():
        chosen = registered if division.is_of_registered else frame
        for whole in (True, False):
            rows += _rows(_counted(chosen, division.column, whole=whole), division)
    for whole in (True, False):
        rows += _exits(_counted(registered, "exit_year", whole=whole))
    kept = [{**row, "source": sources[row["township"], row["register_period"]]} for row in rows if row["township"] not in short]
    return check_figures(to_figures(kept))


@cache
def divisions() -> tuple[Division, ...]:
    """Return the divisions of households: those of the vocabulary, and the main causes."""
    codes = load_vocabulary().register["codes"]
    found = []
    for column in ("household_type", "status", "attribute", "cause", "monitoring", "risk"):
        paths = {code: row.get("counts", ()) for code, row in codes[column].items() if not row.get("undecided")}
        if column == "cause":
            paths = {item.name: (f"cause/{item.name}",) for item in load_vocabulary().balances["cause_of_registered"].parts}
        counts = {code: tuple(_pair(path) for path in found) for code, found in paths.items()}
        found.append(Division(column, counts, column in {"status", "attribute", "cause"}))
    return tuple(found)


def _pair(path: str) -> tuple[str, str]:
    topic, _, item = path.partition("/")
    return topic, item


def _counted(frame: Any, column: str, *, whole: bool) -> pd.DataFrame:
    """Count households and persons by code, for each township or for each of its villages."""
    by = [*_UNIT, *(() if whole else ("place",)), column]
    if isinstance(frame, nw.LazyFrame):
        # Households first and codes then: engines that work on parts of a table count what is distinct once in every part.
        members = frame.group_by(*by, "household").agg(nw.len().alias("members"))
        counted = members.group_by(*by).agg(nw.len().alias("households"), nw.col("members").sum().alias("persons"))
    else:
        counted = frame.group_by(*by).agg(nw.col("household").n_unique().alias("households"), nw.len().alias("persons"))
    table = _collected(counted)
    table = table.assign(place="") if whole else _by_village(table)
    return table.rename(columns={column: "code"}).sort_values([*_UNIT, "place", "code"]).reset_index(drop=True)


def _collected(counted: Any) -> pd.DataFrame:
    table: pd.DataFrame = (counted.collect() if isinstance(counted, nw.LazyFrame) else counted).to_pandas()
    return table


def _by_village(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out townships of which some rows name no village: the villages' counts may be short of them."""
    unknown = set(table.loc[table["place"].eq(""), "township"])
    return table[~table["township"].isin(unknown)]


def _rows(counted: pd.DataFrame, division: Division) -> Iterator[dict[str, object]]:
    for about, codes in _complete(counted, frozenset(division.counts)):
        sums = {(figure, measure): 0 for figure in division.figures for measure in HEADS}
        open_ones = {figure for code in codes for other in mentioned(code) for figure in division.counts.get(other, ())}
        for code, numbers in codes.items():
            for figure in () if mentioned(code) else division.counts[code]:
                for measure, number in zip(HEADS, numbers, strict=True):
                    sums[figure, measure] += number
        for ((topic, item), measure), value in sums.items():
            if (topic, item) in open_ones:
                continue  # may be larger by the households that name it beside another
            yield {**about, "topic": topic, "item": item, "measure": measure, "value": float(value)}


def _exits(counted: pd.DataFrame) -> Iterator[dict[str, object]]:
    for about, years in _complete(counted, None):
        own = str(about["year"])
        is_over = about["period"] == own
        stated = {own: (0, 0), **years} if is_over else {year: count for year, count in years.items() if year != own}
        for year, numbers in stated.items():
            for measure, number in zip(HEADS, numbers, strict=True):
                if year != "none":
                    exited = {"period": year, "topic": "exit", "item": "done", "measure": measure, "value": float(number)}
                    yield {**about, **exited}


def _complete(
    counted: pd.DataFrame, known: frozenset[str] | None
) -> Iterator[tuple[dict[str, object], dict[str, tuple[int, int]]]]:
    """Yield households and persons by code of each township, village and time in which every household has a known code."""
    rows = counted[[*_UNIT, "place", "code", *HEADS]].to_numpy().tolist()
    for (town, year, period, place), group in groupby(rows, key=lambda row: tuple(row[:4])):
        codes = {row[4]: (row[5], row[6]) for row in group}
        if "" not in codes and (known is None or {code for code in codes if not mentioned(code)} <= known):
            yield {"township": town, "year": year, "period": period, "place": place, "register_period": period}, codes


def _sources(frame: Any) -> dict[tuple[object, object], str]:
    """Address of the sheets of each township's register."""
    table = _collected(frame.select("township", "period", "file", "sheet").unique())
    sources: dict[tuple[object, object], str] = {}
    for town, period, file, sheet in table.sort_values(["file", "sheet"]).to_numpy().tolist():
        where = f"{file} › {sheet}" if sheet else str(file)
        sources[town, period] = join_sources([sources.get((town, period), ""), where])
    return sources
