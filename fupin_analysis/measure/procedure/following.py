"""Villages followed week by week: what each owed, what came and how, and what a year of it adds up to."""

from __future__ import annotations

from datetime import date

import pandas as pd

from fupin_analysis.measure.procedure.weeks import FULL_SCORE, due_day, measure_weeks

#: What became of a village's report of a week: it came in time or late, came on a day nobody stated, came and was not understood,
#: never came.
STANDINGS = ("in_time", "late", "undated", "unread", "missing")

_UNIT = ["township", "year", "place"]
_TASKS = ("planned", "done", "undone")


def follow_weeks(reports: pd.DataFrame, *, as_of: date, unread: pd.DataFrame | None = None) -> pd.DataFrame:
    """Follow every village week by week: what it reported, and which weeks it did not report.

    A village owes a report for each week from the first that any village of its township reported, up to the last that was due
    at the day. A village that reported nothing all year is not known here and is not called late.

    Parameters
    ----------
    reports
        As :func:`measure_weeks` takes them.
    as_of
        Day at which things are looked at.
    unread
        Rows (township, year, place, period) that were handed in and not understood: they are neither used nor missing.

    Returns
    -------
    pandas.DataFrame
        One row per village and week in order, columns of :func:`measure_weeks` and standing (one of :data:`STANDINGS`).

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "planned": 5.0, "done": 5.0, "undone": 0.0, "source": ""}
    >>> came = [("一心村", "2018W01", "2018-01-08"), ("一心村", "2018W03", "2018-01-24")]
    >>> reports = pd.DataFrame([row | {"place": place, "period": week, "received": day} for place, week, day in came])
    >>> table = follow_weeks(reports, as_of=date(2018, 1, 24))
    >>> table[["place", "period", "standing"]].values.tolist()
    [['一心村', '2018W01', 'in_time'], ['一心村', '2018W02', 'missing'], ['一心村', '2018W03', 'late']]
    """
    keys = [*_UNIT, "period"]
    aside = unread[keys].drop_duplicates() if unread is not None else reports.iloc[:0][keys]
    known = set(map(tuple, reports[keys].itertuples(index=False)))
    aside = aside[[tuple(row) not in known for row in aside.itertuples(index=False)]]
    seen = pd.concat([reports[keys], aside], ignore_index=True)
    owed = [
        (township, year, place, period)
        for (township, year), own in seen[seen["period"].ne("")].groupby(["township", "year"], sort=False)
        for place in dict.fromkeys(own["place"])
        for period in _weeks_due(own["period"].min(), as_of)
    ]
    unread_keys = set(map(tuple, aside.itertuples(index=False)))
    lacking = [key for key in dict.fromkeys([*owed, *unread_keys]) if key not in known and key[3]]
    blank = pd.DataFrame(lacking, columns=keys).assign(planned=float("nan"), done=float("nan"), undone=float("nan"))
    table = measure_weeks(pd.concat([reports, blank.assign(received="", source="")], ignore_index=True) if lacking else reports)
    cells = zip(*(table[name] for name in (*keys, "planned", "done", "received", "days_late")), strict=True)
    return table.assign(standing=[_standing(row[:4] in unread_keys, *row[4:]) for row in cells])


def _weeks_due(first: str, as_of: date) -> list[str]:
    """Return the weeks from the first on whose reports were due; the odd last days of a year are asked of nobody."""
    weeks = [f"{first[:4]}W{number:02d}" for number in range(1, 53)]
    return [week for week in weeks if week >= first and due_day(week) <= as_of]


def _standing(is_unread: bool, planned: float, done: float, received: str, days_late: float) -> str:
    if is_unread:
        return "unread"
    if received:
        return "late" if days_late > 0 else "in_time"
    return "missing" if planned != planned and done != done else "undated"


def measure_villages(followed: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Sum up the year of each village: reports that came, and how; work planned and done; points.

    Parameters
    ----------
    followed
        What :func:`follow_weeks` returns.
    scores
        What :func:`measure_scores` returns; may be empty.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and place: weeks, in_time, late, undated, unread, missing [weeks], planned, done, undone
        [tasks], done_share [0-1 of what was planned in weeks of which both are known], deducted, score [points; a village nothing
        was deducted from has the full score where any village of its township has a deduction of the year], source. A village
        that never reported and from which something was deducted has a row of no weeks.

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "place": "一心村", "undone": float("nan"), "source": ""}
    >>> weeks = [("2018W01", 4.0, 3.0, "2018-01-08"), ("2018W02", 6.0, 6.0, "2018-01-18")]
    >>> names = ["period", "planned", "done", "received"]
    >>> followed = follow_weeks(pd.DataFrame(weeks, columns=names).assign(**row), as_of=date(2018, 1, 15))
    >>> no_scores = pd.DataFrame(columns=["township", "year", "place", "deducted", "score"])
    >>> measure_villages(followed, no_scores)[["weeks", "late", "done_share", "undone"]].values.tolist()
    [[2.0, 1.0, 0.9, 1.0]]
    """
    rows = []
    for unit, own in followed.groupby(_UNIT, sort=False):
        both = own[own["planned"].notna() & own["done"].notna()]
        planned = float(both["planned"].sum())
        rows.append(
            {
                **dict(zip(_UNIT, unit, strict=True)),
                "weeks": len(own),
                **{name: int(own["standing"].eq(name).sum()) for name in STANDINGS},
                **{name: float(own[name].sum(min_count=1)) for name in _TASKS},
                "done_share": float(both["done"].sum()) / planned if planned else float("nan"),
                "source": "; ".join(dict.fromkeys(text for text in own["source"] if text)),
            }
        )
    table = pd.DataFrame(rows, columns=[*_UNIT, "weeks", *STANDINGS, *_TASKS, "done_share", "source"])
    own = scores.reindex(columns=[*_UNIT, "deducted", "score", "source"])
    joined = table.merge(own, on=_UNIT, how="outer", suffixes=("", "_deducted"))
    joined = joined.sort_values(_UNIT, kind="stable", ignore_index=True)  # releases of pandas keep different orders
    counts = ["weeks", *STANDINGS]
    joined = joined.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, "int64"))
    joined["source"] = joined["source"].fillna(joined.pop("source_deducted")).fillna("")
    years = set(zip(scores["township"], scores["year"], strict=True))
    marked = pd.Series([unit in years for unit in zip(joined["township"], joined["year"], strict=True)], index=joined.index)
    return joined.assign(
        deducted=joined["deducted"].where(joined["deducted"].notna() | ~marked, 0.0),
        score=joined["score"].where(joined["score"].notna() | ~marked, FULL_SCORE),
    )


def measure_series(followed: pd.DataFrame) -> pd.DataFrame:
    """Sum up each township week by week, over the villages that reported.

    Parameters
    ----------
    followed
        What :func:`follow_weeks` returns.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and period in order: villages [that owe a report], reported [of which planned and done are
        known], planned, done [tasks], done_share [0-1; NaN in a week nobody reported].
    """
    rows = []
    for unit, own in followed.sort_values(["township", "year", "period"], kind="stable").groupby(["township", "year", "period"]):
        known = own[own["planned"].notna() & own["done"].notna()]
        planned = float(known["planned"].sum())
        rows.append(
            {
                **dict(zip(("township", "year", "period"), unit, strict=True)),
                "villages": len(own),
                "reported": len(known),
                "planned": planned,
                "done": float(known["done"].sum()),
                "done_share": float(known["done"].sum()) / planned if planned else float("nan"),
            }
        )
    return pd.DataFrame(rows, columns=["township", "year", "period", "villages", "reported", "planned", "done", "done_share"])
