"""The weekly report (周报制度): what each village planned, did and left undone, what was deducted for it, who was late.

Every Monday each village reports the week before. What is left undone is recorded and deducted from the score of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

#: Score of a village at the start of a year [points].
FULL_SCORE = 100.0

_UNIT = ["township", "year", "place"]
_WEEK = re.compile(r"(\d{4})W(\d{2})")


def week_end(period: str) -> date:
    """Return the last day of a week ``2018W07``.

    Weeks count seven days each from the first of January; the last one ends with the year.

    Raises
    ------
    ValueError
        Where the text is no week.

    Examples
    --------
    >>> week_end("2018W07"), week_end("2018W53")
    (datetime.date(2018, 2, 18), datetime.date(2018, 12, 31))
    """
    found = _WEEK.fullmatch(period)
    if found is None or not 1 <= int(found[2]) <= 53:
        raise ValueError(f"a week is written 2018W07, got {period!r}")
    first = date(int(found[1]), 1, 1)
    return min(first + timedelta(days=7 * int(found[2]) - 1), date(int(found[1]), 12, 31))


def due_day(period: str) -> date:
    """Return the day a week's report is due: the first Monday after its last day.

    Examples
    --------
    >>> due_day("2018W07"), due_day("2018W53")
    (datetime.date(2018, 2, 19), datetime.date(2019, 1, 7))
    """
    end = week_end(period)
    return end + timedelta(days=7 - end.weekday())


def measure_weeks(reports: pd.DataFrame) -> pd.DataFrame:
    """Measure weekly reports village by village.

    Parameters
    ----------
    reports
        One row per village and week: township, year, place (the village), period (``2018W07``), planned, done, undone [tasks; NaN
        where not stated], received (day it came in, ISO; empty where it never did), source.

    Returns
    -------
    pandas.DataFrame
        The same rows in order of place and week with undone [tasks, stated, else planned - done and not below zero], done_share
        [of planned; unknown where nothing was planned], exceeds [whether more was done than planned], days_late [days after the
        Monday it was due, 0 where in time; NaN where it never came], is_missing.

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "place": "一心村", "period": "2018W07", "planned": 5.0, "done": 4.0}
    >>> table = measure_weeks(pd.DataFrame([row | {"undone": float("nan"), "received": "2018-02-21", "source": "周报 › B3"}]))
    >>> table[["undone", "done_share", "days_late"]].values.tolist()
    [[1.0, 0.8, 2.0]]
    """
    table = reports.sort_values([*_UNIT, "period"], kind="stable").reset_index(drop=True)
    worked_out = (table["planned"] - table["done"]).clip(lower=0)
    late = [_days_late(period, day) for period, day in zip(table["period"], table["received"], strict=True)]
    return table.assign(
        undone=table["undone"].fillna(worked_out),
        done_share=(table["done"] / table["planned"]).where(table["planned"].gt(0)),
        exceeds=table["done"].gt(table["planned"]),
        days_late=pd.Series(late, index=table.index, dtype="float64"),
        is_missing=table["received"].eq(""),
    )


def _days_late(period: str, received: str) -> float:
    if not received:
        return float("nan")
    return float(max((date.fromisoformat(received) - due_day(period)).days, 0))


def measure_scores(deductions: pd.DataFrame, *, full_score: float = FULL_SCORE) -> pd.DataFrame:
    """Measure the year-end score of villages.

    A score never falls below zero, and one matter is deducted once: a task left undone in week 7 and still undone in week 8 is
    the same matter, whatever the week and whoever writes it down. Where the same matter is deducted with different points the
    first in time counts.

    Parameters
    ----------
    deductions
        One row per deduction: township, year, place, period (week), item (the matter, in the reporter's words), points [not below
        0], source.
    full_score
        Score at the start of the year [points].

    Returns
    -------
    pandas.DataFrame
        One row per township, year and place: deducted [points, repeated matters left out], repeated [deductions left out], score
        [points], source of what was deducted.

    Raises
    ------
    ValueError
        Where points are negative or not stated.

    Examples
    --------
    >>> rows = [("2018W07", "台账未更新", 30.0), ("2018W08", "台账未更新", 30.0), ("2018W09", "未入户", 80.0)]
    >>> frame = pd.DataFrame(rows, columns=["period", "item", "points"])
    >>> frame = frame.assign(township="甲山镇", year=2018, place="一心村", source="")
    >>> measure_scores(frame)[["deducted", "repeated", "score"]].values.tolist()
    [[110.0, 1.0, 0.0]]
    """
    if deductions["points"].isna().any() or deductions["points"].lt(0).any():
        raise ValueError("points of a deduction are stated and not below zero")
    ordered = deductions.sort_values([*_UNIT, "period"], kind="stable")
    matter = ordered["item"].str.replace(r"\s+", "", regex=True)
    is_repeated = ordered.assign(matter=matter).duplicated([*_UNIT, "matter"])
    rows = []
    for unit, own in ordered.assign(is_repeated=is_repeated).groupby(_UNIT, sort=False):
        counted = own[~own["is_repeated"]]
        deducted = float(counted["points"].sum())
        rows.append(
            {
                **dict(zip(_UNIT, unit, strict=True)),
                "deducted": deducted,
                "repeated": int(own["is_repeated"].sum()),
                "score": max(full_score - deducted, 0.0),
                "source": "; ".join(counted["source"]),
            }
        )
    return _frame(rows, [*_UNIT, "deducted", "repeated", "score", "source"])


def _frame(rows: Iterable[Mapping[str, Any]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns)
