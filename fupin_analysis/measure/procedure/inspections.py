"""Inspections at three levels (三级督查): what was found, by whom, and whether it was put right in time."""

from __future__ import annotations

from datetime import date

import pandas as pd

#: The three levels that inspect: township leaders, the discipline committee, the two top officials at random.
LEVELS = ("leaders", "discipline", "top_officials")

#: What can be said of a finding at a day.
STATUSES = ("closed_in_time", "closed_late", "overdue", "open")


def measure_inspections(inspections: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """Measure findings of inspections as they stand at a day.

    Parameters
    ----------
    inspections
        One row per finding: township, year, place, level (one of :data:`LEVELS`), found_on, due_on, closed_on (ISO days; empty
        where there is none), requirement (which of the 五个必须 was not kept; may be empty), source.
    as_of
        Day at which things are looked at; what was closed later counts as open.

    Returns
    -------
    pandas.DataFrame
        The same rows with status (one of :data:`STATUSES`), days_open [days from finding to closing or to the day], days_overdue
        [days past the day it was due, 0 where in time or where none was set]. Findings made after the day are left out.

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "place": "一心村", "level": "leaders", "requirement": "", "source": ""}
    >>> found = pd.DataFrame([row | {"found_on": "2018-12-20", "due_on": "2018-12-30", "closed_on": "2019-01-04"}])
    >>> measure_inspections(found, as_of=date(2019, 1, 31))[["status", "days_open", "days_overdue"]].values.tolist()
    [['closed_late', 15, 5]]
    """
    rows = []
    for row in inspections.to_dict("records"):
        found = date.fromisoformat(row["found_on"])
        if found > as_of:
            continue
        closed = _day(row["closed_on"])
        if closed is not None and closed > as_of:
            closed = None
        end = closed or as_of
        due = _day(row["due_on"])
        overdue = max((end - due).days, 0) if due else 0
        rows.append(
            {
                **row,
                "status": _status(bool(overdue), is_closed=closed is not None),
                "days_open": (end - found).days,
                "days_overdue": overdue,
            }
        )
    return pd.DataFrame(rows, columns=[*inspections.columns, "status", "days_open", "days_overdue"])


def measure_closing(inspected: pd.DataFrame) -> pd.DataFrame:
    """Count measured findings by township, year and level.

    Parameters
    ----------
    inspected
        What :func:`measure_inspections` returns.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and level in the order of :data:`LEVELS`: found, closed_in_time, closed_late, open, overdue
        [findings], closed_share [0-1 of those found].
    """
    keys = ["township", "year", "level"]
    rows = []
    for unit, own in inspected.groupby(keys, sort=False):
        counts = {status: int(own["status"].eq(status).sum()) for status in STATUSES}
        closed = counts["closed_in_time"] + counts["closed_late"]
        rows.append({**dict(zip(keys, unit, strict=True)), "found": len(own), **counts, "closed_share": closed / len(own)})
    table = pd.DataFrame(rows, columns=[*keys, "found", *STATUSES, "closed_share"])
    rank = {level: at for at, level in enumerate(LEVELS)}
    order = table["level"].map(rank).fillna(len(LEVELS))
    return (
        table.assign(order=order)
        .sort_values(["township", "year", "order"], kind="stable")
        .drop(columns="order")
        .reset_index(drop=True)
    )


def _status(is_overdue: bool, *, is_closed: bool) -> str:
    if is_closed:
        return "closed_late" if is_overdue else "closed_in_time"
    return "overdue" if is_overdue else "open"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
