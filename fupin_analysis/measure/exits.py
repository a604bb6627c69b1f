"""Exits from poverty against plan, in households and in persons, year by year and in all."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import join_sources, select, spread
from fupin_analysis.measure.bases import registered
from fupin_analysis.measure.ratios import divide

#: The year by which all registered poor were to have exited (中共中央 国务院关于打赢脱贫攻坚战的决定, 2015).
TARGET_YEAR = 2020

_KEYS = ["township", "year", "period"]
_BOTH = ["households", "persons"]

#: Items of the topic ``plan`` that are readings of one plan of exits. Each is kept apart: where they differ, the plan has been
#: stated in rival ways and progress is worked out under every one of them.
PLAN_READINGS = ("exit", "exit_as_listed", "county_target", "own_target")

#: A register lists by year those still to exit; those already done are not among them. Done ÷ listed is no completion.
_EXCLUDES_DONE = ("exit_as_listed",)


def measure_exits(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure exits against plan, one row per year planned for and reading of the plan.

    Returns
    -------
    pandas.DataFrame
        township, year, period (the year planned for), reading (item of the plan; empty where exits were reported without a
        plan), statement, planned_households, planned_persons, done_households, done_persons, completion_households_share,
        completion_persons_share [0-1], remaining_households, remaining_persons (planned − done, not below 0), source.

    Notes
    -----
    Completion is given for households and for persons, since household sizes differ between those who exit and those who
    were planned to. Nothing is said about a year whose exits have not been reported, nor about the reading
    ``exit_as_listed``, which lists those still to exit and leaves out those who have.
    """
    plan = spread(select(figures, "plan", items=PLAN_READINGS, statement=None), _BOTH)
    plan = plan.rename(columns={"item": "reading", "households": "planned_households", "persons": "planned_persons"})
    done = spread(select(figures, "exit", items=["done"]), _BOTH)
    done = done.rename(columns={"households": "done_households", "persons": "done_persons", "source": "done_source"})
    table = plan.drop(columns="place").merge(done.drop(columns=["place", "item", "statement"]), on=_KEYS, how="outer", sort=True)
    table = table.assign(
        reading=table["reading"].fillna(""),
        statement=table["statement"].fillna(1).astype("int64"),
        source=[join_sources(pair) for pair in zip(table["source"].fillna(""), table["done_source"].fillna(""), strict=True)],
    )
    is_target = ~table["reading"].isin(_EXCLUDES_DONE)
    for unit in _BOTH:
        planned, achieved = table[f"planned_{unit}"].where(is_target), table[f"done_{unit}"]
        table[f"completion_{unit}_share"] = divide(achieved, planned)
        table[f"remaining_{unit}"] = (planned - achieved).clip(lower=0)
    return table[
        [*_KEYS, "reading", "statement"]
        + [f"{part}_{unit}" for part in ("planned", "done") for unit in _BOTH]
        + [f"completion_{unit}_share" for unit in _BOTH]
        + [f"remaining_{unit}" for unit in _BOTH]
        + ["source"]
    ]


def measure_progress(figures: pd.DataFrame, *, target_year: int = TARGET_YEAR) -> pd.DataFrame:
    """Measure cumulative exits against the register, and what is needed per remaining year.

    Exits to date are the stated cumulative figure, else the sum of the years reported. What is needed per year is
    *remaining ÷ (target_year − year)*; from the target year on there are no remaining years and it stays unknown.

    Parameters
    ----------
    figures
        Table of figures.
    target_year
        The year by which all were to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with a register and exits: registered_*, exited_*, remaining_* [households, persons],
        completion_*_share [0-1], years_left, needed_*_per_year, is_stated_cumulative, source.
    """
    unit = ["township", "year"]
    exits = spread(select(figures, "exit", items=["done", "cumulative"]), _BOTH)
    exits = exits[exits["period"].str[:4].astype("int64") <= exits["year"]]
    summed = exits[exits["item"].eq("done")].groupby(unit, sort=False).agg(
        households=("households", lambda column: column.sum(min_count=1)),
        persons=("persons", lambda column: column.sum(min_count=1)),
        source=("source", join_sources),
    )
    stated = exits[exits["item"].eq("cumulative")].sort_values("period", kind="stable").groupby(unit, sort=False)[[*_BOTH, "source"]].last()
    exited = pd.concat([stated.assign(is_stated_cumulative=True), summed.assign(is_stated_cumulative=False)])
    exited = exited[~exited.index.duplicated()].rename(columns={name: f"exited_{name}" for name in _BOTH}).reset_index()
    table = registered(figures).merge(exited, on=unit, how="inner", validate="one_to_one")
    years_left = (target_year - table["year"]).clip(lower=0)
    table = table.assign(years_left=years_left)
    for name in _BOTH:
        remaining = (table[f"registered_{name}"] - table[f"exited_{name}"]).clip(lower=0)
        table[f"remaining_{name}"] = remaining
        table[f"completion_{name}_share"] = divide(table[f"exited_{name}"], table[f"registered_{name}"])
        table[f"needed_{name}_per_year"] = divide(remaining, years_left)
    return table.assign(
        source=[join_sources(pair) for pair in zip(table["registered_source"], table["source"], strict=True)],
        is_stated_cumulative=table["is_stated_cumulative"].astype(bool),
    )[
        unit
        + [f"{part}_{name}" for part in ("registered", "exited", "remaining") for name in _BOTH]
        + [f"completion_{name}_share" for name in _BOTH]
        + ["years_left"]
        + [f"needed_{name}_per_year" for name in _BOTH]
        + ["is_stated_cumulative", "source"]
    ]


def measure_outlook(figures: pd.DataFrame, *, target_year: int = TARGET_YEAR) -> pd.DataFrame:
    """Measure what the plans for later years would leave, under every reading of the plan.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, later period and reading: statement, planned_*, remaining_* (registered − exited to date),
        covered_*_share (planned ÷ remaining), left_after_* (remaining − planned) [households, persons], source.
    """
    exits = measure_exits(figures)
    plans = exits[exits["reading"].ne("") & (exits["period"].str[:4] > exits["year"].astype(str))]
    progress = measure_progress(figures, target_year=target_year)
    table = plans[[*_KEYS, "reading", "statement", "planned_households", "planned_persons", "source"]].merge(
        progress[["township", "year", "remaining_households", "remaining_persons", "source"]],
        on=["township", "year"],
        how="left",
        suffixes=("", "_progress"),
        validate="many_to_one",
    )
    for name in _BOTH:
        table[f"covered_{name}_share"] = divide(table[f"planned_{name}"], table[f"remaining_{name}"])
        table[f"left_after_{name}"] = table[f"remaining_{name}"] - table[f"planned_{name}"]
    sources = zip(table["source"], table["source_progress"].fillna(""), strict=True)
    return table.assign(source=[join_sources(pair) for pair in sources])[
        [*_KEYS, "reading", "statement"]
        + [f"{part}_{name}" for part in ("planned", "remaining") for name in _BOTH]
        + [f"covered_{name}_share" for name in _BOTH]
        + [f"left_after_{name}" for name in _BOTH]
        + ["source"]
    ]
