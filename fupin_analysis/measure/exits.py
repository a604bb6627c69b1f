"""Exits from poverty against plan, in households and in persons, year by year and in all."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import KEY, join_sources, select, spread
from fupin_analysis.measure.bases import add_source, registered
from fupin_analysis.measure.periods import calendar_year, latest, period_end, without_overlaps
from fupin_analysis.measure.ratios import divide, exceeds

#: The year by which all registered poor were to have exited (中共中央 国务院关于打赢脱贫攻坚战的决定, 2015).
TARGET_YEAR = 2020

_UNIT = ["township", "year"]
_KEYS = [*_UNIT, "period"]
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
    ``exit_as_listed``, which lists those still to exit and leaves out those who have. A plan stated again with the same number
    is no rival and makes no row.
    """
    plan = select(figures, "plan", items=PLAN_READINGS, statement=None).drop_duplicates([*KEY, "value"])
    plan = spread(plan, _BOTH)
    plan = plan.rename(columns={"item": "reading", "households": "planned_households", "persons": "planned_persons"})
    done = spread(select(figures, "exit", items=["done"]), _BOTH)
    done = done.rename(columns={"households": "done_households", "persons": "done_persons", "source": "done_source"})
    table = plan.drop(columns="place").merge(done.drop(columns=["place", "item", "statement"]), on=_KEYS, how="outer", sort=True)
    table = table.assign(
        reading=table["reading"].fillna(""),
        statement=table["statement"].fillna(1).astype("int64"),
        source=table["source"].fillna(""),
    )
    table = _in_order(table)
    is_target = ~table["reading"].isin(_EXCLUDES_DONE)
    for unit in _BOTH:
        planned, achieved = table[f"planned_{unit}"].where(is_target), table[f"done_{unit}"]
        table[f"completion_{unit}_share"] = divide(achieved, planned)
        table[f"remaining_{unit}"] = (planned - achieved).clip(lower=0)
    return table.assign(source=add_source(table, "done_source"))[
        [
            *(*_KEYS, "reading", "statement"),
            *(f"{part}_{unit}" for part in ("planned", "done") for unit in _BOTH),
            *(f"completion_{unit}_share" for unit in _BOTH),
            *(f"remaining_{unit}" for unit in _BOTH),
            "source",
        ]
    ]


def measure_progress(figures: pd.DataFrame, *, target_year: int = TARGET_YEAR) -> pd.DataFrame:
    """Measure cumulative exits against the register, and what is needed per remaining year.

    Exits to date are the latest cumulative figure stated and the exits reported after it, else the sum of the years reported.
    What remains is the stated number of those not yet exited in the report's year, else *registered − exited*, not below 0. A
    sum or difference with an unknown part is unknown. What is needed per year is
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
        One row per township and year with exits whose remainder is known: registered_*, exited_*, remaining_*
        [households, persons], completion_*_share [0-1, exited ÷ registered], exceeds (a completion above 1), years_left,
        needed_*_per_year, exited_period (the last one counted), is_stated_cumulative, is_stated_remaining, registered_period,
        source.
    """
    table = _exited(figures).merge(registered(figures), on=_UNIT, how="left", validate="one_to_one")
    table = table.merge(_stated_remaining(figures), on=_UNIT, how="left", validate="one_to_one")
    years_left = (target_year - table["year"]).clip(lower=0)
    for name in _BOTH:
        computed = (table[f"registered_{name}"] - table[f"exited_{name}"]).clip(lower=0)
        table[f"remaining_{name}"] = table[f"stated_{name}"].fillna(computed)
        table[f"completion_{name}_share"] = divide(table[f"exited_{name}"], table[f"registered_{name}"])
        table[f"needed_{name}_per_year"] = divide(table[f"remaining_{name}"], years_left)
    table = table.assign(years_left=years_left, source=table["registered_source"].fillna(""))
    table = table[table[[f"remaining_{name}" for name in _BOTH]].notna().any(axis=1)].reset_index(drop=True)
    return table.assign(
        exceeds=exceeds(*(table[f"completion_{name}_share"] for name in _BOTH)),
        is_stated_remaining=table["stated_source"].notna(),
        source=add_source(table, "exited_source", "stated_source"),
    )[
        [
            *_UNIT,
            *(f"{part}_{name}" for part in ("registered", "exited", "remaining") for name in _BOTH),
            *(f"completion_{name}_share" for name in _BOTH),
            *("exceeds", "years_left"),
            *(f"needed_{name}_per_year" for name in _BOTH),
            *("exited_period", "is_stated_cumulative", "is_stated_remaining", "registered_period", "source"),
        ]
    ]


def measure_outlook(figures: pd.DataFrame, *, target_year: int = TARGET_YEAR) -> pd.DataFrame:
    """Measure what the plans not yet carried out would leave, under every reading of the plan.

    Plans count for the periods after the last one whose exits are known (after the report's year, where no exits are). Where a
    reading plans for several of them, each leaves what those before it have left; rival statements of an earlier plan count as
    first stated.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period planned for and reading: statement, planned_*, remaining_* (not yet exited, before
        any of these plans), covered_*_share (planned ÷ remaining), left_after_* (remaining − planned up to this period)
        [households, persons], years_left (from the period planned for to `target_year`), needed_*_per_year (left after ÷ years
        left), source.
    """
    exits = measure_exits(figures)
    progress = measure_progress(figures, target_year=target_year)
    kept = ["remaining_households", "remaining_persons", "exited_period", "source"]
    table = exits[exits["reading"].ne("")].merge(
        progress[[*_UNIT, *kept]].rename(columns={"source": "progress_source"}),
        on=_UNIT,
        how="left",
        validate="many_to_one",
        suffixes=("_of_plan", ""),
    )
    carried_out = calendar_year(table["exited_period"]).fillna(table["year"].astype("str"))
    table = table[calendar_year(table["period"]) > carried_out].reset_index(drop=True)
    table = table.merge(_planned_before(table), on=[*_KEYS, "reading"], how="left", validate="many_to_one")
    years_left = (target_year - calendar_year(table["period"]).astype("int64")).clip(lower=0)
    for name in _BOTH:
        table[f"covered_{name}_share"] = divide(table[f"planned_{name}"], table[f"remaining_{name}"])
        table[f"left_after_{name}"] = table[f"remaining_{name}"] - table[f"before_{name}"] - table[f"planned_{name}"]
        table[f"needed_{name}_per_year"] = divide(table[f"left_after_{name}"].clip(lower=0), years_left)
    return table.assign(years_left=years_left, source=add_source(table, "progress_source"))[
        [
            *(*_KEYS, "reading", "statement"),
            *(f"{part}_{name}" for part in ("planned", "remaining") for name in _BOTH),
            *(f"covered_{name}_share" for name in _BOTH),
            *(f"left_after_{name}" for name in _BOTH),
            "years_left",
            *(f"needed_{name}_per_year" for name in _BOTH),
            "source",
        ]
    ]


def _planned_before(plans: pd.DataFrame) -> pd.DataFrame:
    """Sum up what each reading plans for the periods before each of its own; unknown after a period whose plan is unknown."""
    first = plans[plans["statement"].eq(1)]
    before = {
        f"before_{name}": first.groupby([*_UNIT, "reading"])[f"planned_{name}"].transform(
            lambda planned: planned.cumsum(skipna=False).shift(fill_value=0.0)
        )
        for name in _BOTH
    }
    return first[[*_KEYS, "reading"]].assign(**before)


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Periods in order, readings as listed above, first statements first, whatever the order of the figures."""
    order = table["reading"].map(lambda reading: PLAN_READINGS.index(reading) if reading else -1)
    return table.assign(order=order).sort_values([*_KEYS, "order", "statement"], ignore_index=True)


def _exited(figures: pd.DataFrame) -> pd.DataFrame:
    """Take exits to date: the latest cumulative figure and the exits reported for later periods, up to the report's year."""
    chosen = select(figures, "exit", items=["done", "cumulative"])
    chosen = chosen[calendar_year(chosen["period"]).astype("int64") <= chosen["year"]]
    is_done = chosen["item"].eq("done")
    cumulative = latest(spread(chosen[~is_done], _BOTH), by=_UNIT)
    done = spread(without_overlaps(chosen[is_done]), _BOTH)
    done = done.merge(cumulative[_KEYS].rename(columns={"period": "until"}), on=_UNIT, how="left", validate="many_to_one")
    done = done[done["until"].isna() | (done["period"].map(period_end) > done["until"].fillna("").map(period_end))]
    rows = pd.concat([cumulative.assign(is_stated=True), done.assign(is_stated=False)], ignore_index=True)
    rows = rows.assign(calendar=calendar_year(rows["period"]), end=rows["period"].map(period_end))
    groups = rows.sort_values("end", kind="stable").groupby(_UNIT, sort=True)
    # Within a year households may be told by halves and persons at once; a year of which nothing is known makes the sum unknown.
    by_year = rows.groupby([*_UNIT, "calendar"])[_BOTH].sum(min_count=1)
    years = by_year.groupby(_UNIT)[_BOTH]
    exited = years.sum().where(years.count().eq(years.size(), axis=0))
    return (
        exited.add_prefix("exited_")
        .assign(
            exited_period=groups["period"].last(),
            exited_source=groups["source"].agg(join_sources),
            is_stated_cumulative=groups["is_stated"].all(),
        )
        .reset_index()
    )


def _stated_remaining(figures: pd.DataFrame) -> pd.DataFrame:
    """Those not yet exited, as stated for the report's year."""
    stated = spread(select(figures, "registry", items=["not_exited"]), _BOTH)
    stated = latest(stated[calendar_year(stated["period"]).eq(stated["year"].astype("str"))], by=_UNIT)
    return stated[[*_UNIT, *_BOTH, "source"]].rename(columns={name: f"stated_{name}" for name in (*_BOTH, "source")})
