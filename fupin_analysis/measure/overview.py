"""What a municipality looks at first: who handed in what, and counts with their bases that townships may be compared by."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

import pandas as pd

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.measure.causes import measure_causes
from fupin_analysis.measure.exits import measure_exits, measure_progress
from fupin_analysis.measure.periods import calendar_year, latest_of_year
from fupin_analysis.measure.ratios import add, divide, not_below_zero
from fupin_analysis.measure.registry import measure_headcount

#: Why a township's share is not held against the others'.
REASONS = ("", "not_reported", "other_year", "years_only", "in_persons")

_PLACE_COLUMNS = ["township", "year", "count", "base", "reason", "source"]


@cache
def asked_parts() -> Mapping[str, str]:
    """Return the parts of a return that an office asks for, each with its topic, in the order of the township's page.

    Examples
    --------
    >>> list(asked_parts().items())[:4]
    [('registry', 'registry'), ('causes', 'cause'), ('exits', 'exit'), ('plan', 'plan')]
    """
    asked = {section: entry["asked"] for section, entry in load_words("outline").items() if "asked" in entry}
    parts = {section if place == 0 else topic: topic for section, topics in asked.items() for place, topic in enumerate(topics)}
    return MappingProxyType(parts)


def measure_reporting(figures: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """Count what each township handed in for a year, part by part.

    Parameters
    ----------
    figures
        Table of figures of any number of townships and years.
    year
        Year looked at. A township that handed in something for another year and nothing for this one has a row of zeros.

    Returns
    -------
    pandas.DataFrame
        One row per township of any year: township, a column of figures handed in for each of
        :func:`asked_parts`, other [figures of no part], parts [parts with a figure], figures.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> measure_reporting(make_townships(1, seed=1), year=2018)[["township", "causes", "parts"]].values.tolist()
    [['模拟镇00001', 24, 14]]
    """
    own = figures[figures["year"].eq(year)]
    counts = pd.crosstab(own["township"], own["topic"])
    townships = sorted(figures["township"].unique())
    counts = counts.reindex(index=townships, fill_value=0)
    table = pd.DataFrame({"township": townships})
    for part, topic in asked_parts().items():
        table[part] = counts[topic].to_numpy() if topic in counts else 0
    table["figures"] = counts.sum(axis=1).to_numpy(dtype="int64")
    table["other"] = table["figures"] - table[list(asked_parts())].sum(axis=1)
    table["parts"] = table[list(asked_parts())].gt(0).sum(axis=1)
    return table


def measure_year(figures: FigureIndex, *, year: int) -> pd.DataFrame:
    """Hold a year's exits against every reading of the plan for it, whichever year's return the plan stands in.

    A plan is handed in with the year before as often as with the year itself. Where both state it, both readings stay: the same
    number stated twice is one reading, told as fully as either tells it.

    Parameters
    ----------
    figures
        Figures in force of any number of townships and years, indexed.
    year
        Year of the exits.

    Returns
    -------
    pandas.DataFrame
        One row per township and reading: township, reading (empty where exits were reported without a plan), stated_in (year of
        the return that states the plan; 0 for none), planned_*, done_*, remaining_* (planned − done, not below 0) [households,
        persons], completion_*_share [0-1], source. Readings that list only those still to exit are left out.
    """
    units = HEADS
    rows = [row for row in measure_exits.rows(figures) if row["period"] == str(year) and row["year"] in {year - 1, year}]
    done: dict[str, Row] = {}
    for row in rows:
        if row["year"] == year and any(not math.isnan(row[f"done_{unit}"]) for unit in units):
            done.setdefault(row["township"], row)
    found: list[Row] = []
    nothing = {"source": "", **{f"done_{unit}": math.nan for unit in units}}
    for row in sorted(rows, key=lambda row: (row["township"], -row["year"])):
        if not row["reading"] or row["reading"] == "exit_as_listed":
            continue
        achieved = done.get(row["township"], nothing)
        planned = {f"planned_{unit}": row[f"planned_{unit}"] for unit in units}
        source = join_sources((row["source"], achieved["source"]))
        one = _against(row["township"], row["reading"], row["year"], planned, achieved, source)
        at = next((at for at, other in enumerate(found) if other["township"] == row["township"] and _is_alike(one, other)), None)
        if at is None:
            found.append(one)
        elif _told(one) > _told(found[at]):  # the same plan, told more fully
            found[at] = one
    planned_for = {row["township"] for row in found}
    unknown = {f"planned_{unit}": math.nan for unit in units}
    lone = [_against(name, "", 0, unknown, row, row["source"]) for name, row in done.items() if name not in planned_for]
    columns = ["township", "reading", "stated_in", *(f"{part}_{unit}" for part in ("planned", "done") for unit in units)]
    columns += [f"completion_{unit}_share" for unit in units] + [f"remaining_{unit}" for unit in units] + ["source"]
    return pd.DataFrame([*found, *lone], columns=columns).sort_values("township", kind="stable").reset_index(drop=True)


def _told(row: Row) -> int:
    """How many numbers of a plan are stated."""
    return sum(not math.isnan(row[f"planned_{unit}"]) for unit in HEADS)


def _is_alike(one: Row, other: Row) -> bool:
    """Whether two readings state one number at least alike, and none differently."""
    pairs = [(one[f"planned_{unit}"], other[f"planned_{unit}"]) for unit in HEADS]
    both = [pair for pair in pairs if not any(map(math.isnan, pair))]
    return bool(both) and all(first == second for first, second in both)


def _against(township: str, reading: str, stated_in: int, planned: Row, done: Row, source: str) -> Row:
    row: Row = {"township": township, "reading": reading, "stated_in": stated_in, "source": source, **planned}
    for unit in HEADS:
        row[f"done_{unit}"] = done[f"done_{unit}"]
        row[f"completion_{unit}_share"] = divide(done[f"done_{unit}"], planned[f"planned_{unit}"])
        row[f"remaining_{unit}"] = not_below_zero(planned[f"planned_{unit}"] - done[f"done_{unit}"])
    return row


def find_places(figures: pd.DataFrame, indicator: str, *, index: FigureIndex | None = None) -> pd.DataFrame:
    """Return counts and bases of an indicator, with the reason where one may not be compared with the others.

    Parameters
    ----------
    figures
        Table of figures in force of any number of townships and years.
    indicator
        One of :data:`INDICATORS`.
    index
        The same figures, indexed: made once where several indicators are looked at.

    Returns
    -------
    pandas.DataFrame
        One row per township and year: township, year, count, base [households or persons, as the indicator says], reason (one of
        :data:`REASONS`; empty where the place may be compared), source.

    Raises
    ------
    KeyError
        Where there is no such indicator.
    """
    found = pd.DataFrame(list(INDICATORS[indicator](index or FigureIndex(plain_figures(figures)))), columns=_PLACE_COLUMNS)
    units = figures[["township", "year"]].drop_duplicates()
    table = units.merge(found.drop_duplicates(["township", "year"]), on=["township", "year"], how="left")
    unknown = table["count"].isna() | table["base"].isna()
    table["reason"] = table["reason"].fillna("").mask(unknown, "not_reported")
    return table.fillna({"source": ""})[_PLACE_COLUMNS].sort_values(["year", "township"]).reset_index(drop=True)


def _exited(figures: FigureIndex) -> Iterable[Row]:
    """Households exited to date of those on the register.

    A count of all exits and a sum of the years that happen to be reported are two things, and are not held against each other.
    """
    for row in measure_progress.rows(figures):
        reason = "" if row["is_complete"] else "years_only"
        yield _place(row, row["exited_households"], row["registered_households"], reason, base_period=row["registered_period"])


def _cause(item: str) -> Callable[[FigureIndex], Iterable[Row]]:
    def places(figures: FigureIndex) -> Iterable[Row]:
        lists = group(measure_causes.rows(figures), "township", "year", "period")
        for row in latest_of_year([row for rows in lists.values() for row in rows if row["item"] == item]).values():
            listed = [one["households"] for one in lists[row["township"], row["year"], row["period"]]]
            is_whole = not any(map(math.isnan, listed))
            yield _place(row, row["households"], add(listed), "" if is_whole else "in_persons")

    return places


def _poor(figures: FigureIndex) -> Iterable[Row]:
    for row in measure_headcount.rows(figures):
        yield _place(row, row["poor_persons"], row["rural_persons"], "")


def _place(row: Row, count: float, base: float, reason: str, *, base_period: object = None) -> Row:
    if not reason and isinstance(base_period, str) and base_period and calendar_year(base_period) != row["year"]:
        reason = "other_year"
    return {
        "township": row["township"],
        "year": row["year"],
        "count": count,
        "base": base,
        "reason": reason,
        "source": row["source"],
    }


#: Shares that townships may be compared by: each is a count of a base of the same households or persons everywhere.
INDICATORS: dict[str, Callable[[FigureIndex], Iterable[Row]]] = {
    "exited": _exited,
    "illness": _cause("illness"),
    "headcount": _poor,
}
