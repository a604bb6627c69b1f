"""Exits from poverty against plan, in households and in persons, year by year and in all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import NAN, Figure, FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.texts.rough import summed
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.year import first_year_summed, is_whole_year, make_up_year
from fupin_analysis.measure.denominators import add_source, registers
from fupin_analysis.measure.done import exits_of_years
from fupin_analysis.measure.not_exited import not_exited
from fupin_analysis.measure.periods import calendar_year, latest, without_overlaps
from fupin_analysis.measure.ratios import add, divide, exceeds, not_below_zero

#: The year by which all registered poor were to have exited (中共中央 国务院关于打赢脱贫攻坚战的决定, 2015).
TARGET_YEAR = 2020

_UNIT = ("township", "year")
_KEYS = (*_UNIT, "period")

#: Items of the topic ``plan`` that are readings of one plan of exits. Each is kept apart: where they differ, the plan has been
#: stated in rival ways and progress is worked out under every one of them.
PLAN_READINGS = ("exit", "exit_as_listed", "county_target", "own_target")

#: A register lists by year those still to exit; those already done are not among them. Done ÷ listed is no completion.
_EXCLUDES_DONE = ("exit_as_listed",)


@measures(
    *(*_KEYS, "reading", "statement"),
    *(f"{part}_{unit}" for part in ("planned", "done") for unit in HEADS),
    *(f"completion_{unit}_share" for unit in HEADS),
    *(f"remaining_{unit}" for unit in HEADS),
    "source",
)
def measure_exits(figures: FigureIndex) -> Iterator[Row]:
    """Measure exits against plan, one row per year planned for and reading of the plan.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        township, year, period (planned for, or of the exits; parts that make up a year have a row of the year as well),
        reading (item of the plan; empty where exits were reported without a
        plan), statement, planned_households, planned_persons, done_households, done_persons, completion_households_share,
        completion_persons_share [0-1], remaining_households, remaining_persons (planned − done, not below 0), source.

    Notes
    -----
    Completion is given for households and for persons, since household sizes differ between those who exit and those who
    were planned to. Nothing is said about a year whose exits have not been reported, nor about the reading
    ``exit_as_listed``, which lists those still to exit and leaves out those who have. A plan stated again with the same number
    is no rival and makes no row.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_exits(report.figures)[["period", "done_households", "planned_households"]].head(2).values.tolist()
    [['2018', 121.0, 7.0], ['2019', nan, 139.0]]
    """
    stated: dict[tuple[object, ...], Figure] = {}
    for figure in figures.select("plan", items=PLAN_READINGS, statement=None):
        stated.setdefault((figure.key, figure.value), figure)
    plans = group(spread_rows(stated.values(), HEADS), *_KEYS)
    told = spread_rows(figures.select("exit", items=("done",)), HEADS)
    parts = [row for row in told if not is_whole_year(row["period"], calendar_year(row["period"]))]
    done = {tuple([row[key] for key in _KEYS]): row for row in [*parts, *exits_of_years(figures)]}
    nothing = {"item": "", "statement": 1, "source": "", **dict.fromkeys(HEADS, NAN)}
    for keys in sorted({*plans, *done}):
        achieved = done.get(keys, nothing)
        for plan in sorted(plans.get(keys, [nothing]), key=_in_order):
            is_target = plan["item"] not in _EXCLUDES_DONE
            row = {**dict(zip(_KEYS, keys, strict=True)), "reading": plan["item"], "statement": plan["statement"]}
            for unit in HEADS:
                row[f"planned_{unit}"], row[f"done_{unit}"] = plan[unit], achieved[unit]
                row[f"completion_{unit}_share"] = divide(achieved[unit], plan[unit]) if is_target else NAN
                row[f"remaining_{unit}"] = not_below_zero(plan[unit] - achieved[unit]) if is_target else NAN
            yield {**row, "source": add_source(plan, achieved["source"])}


def _in_order(plan: Row) -> tuple[int, int]:
    """Readings as listed above, first statements first, whatever the order of the figures."""
    return PLAN_READINGS.index(plan["item"]) if plan["item"] else -1, plan["statement"]


@measures(
    *_UNIT,
    *(f"{part}_{name}" for part in ("registered", "exited", "remaining", "derived") for name in HEADS),
    *(f"completion_{name}_share" for name in HEADS),
    *("exceeds", "years_left"),
    *(f"needed_{name}_per_year" for name in HEADS),
    *(
        "exited_period",
        "exited_years",
        "cumulative_period",
        "is_stated_cumulative",
        "is_complete",
        "is_stated_remaining",
        "worked_out",
        "remaining_period",
        "registered_period",
        "source",
    ),
)
def measure_progress(figures: FigureIndex, *, target_year: int = TARGET_YEAR) -> Iterator[Row]:
    """Measure cumulative exits against the register, and what is needed per remaining year.

    Exits to date are the latest cumulative figure stated and the exits reported after it, else the sum of the years reported,
    else those whom the register of the report's year lists as exited. What remains is the stated number of those not yet exited
    in the report's year, else *registered − exited*. The latter only where the exits are complete: a cumulative figure up to a
    year's end, or every year since it or since the register was set up (2014); exits that nobody reported are not zero. A sum or
    difference with an unknown part is unknown, and so is what remains where more exited, of households or persons, than are
    registered. What is needed per year is *remaining
    ÷ (target_year − year)*; from the target year on there are no remaining years and it stays unknown.

    Parameters
    ----------
    figures
        Table of figures.
    target_year
        The year by which all were to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with a register, or those not yet exited, beside its exits: registered_*, exited_*,
        remaining_*, derived_* (registered − exited, where a stated remainder stands beside it) [households, persons],
        completion_*_share [0-1, exited ÷ registered, where the exits are complete], exceeds (more exited than registered),
        years_left, needed_*_per_year, exited_period (the last one counted), exited_years (those added up),
        cumulative_period (up to when a cumulative figure counts that they are added to; empty where none is),
        is_stated_cumulative, is_complete, is_stated_remaining, worked_out (which of households and persons remaining is, where
        the other is stated), remaining_period (as of when those stated remained), registered_period, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_progress(report.figures)[["exited_persons", "remaining_persons"]].head(2).values.tolist()
    [[512.0, 523.0]]
    """
    register = registers(figures)
    left = latest([row for row in not_exited(figures) if calendar_year(row["period"]) == row["year"]])
    exits = {tuple(row[name] for name in _UNIT): row for row in _exited(figures)}
    for unit in sorted({*exits, *left}):
        row = exits.get(unit) or _no_exits(unit)
        registered, stated = register.of_report(row), left.get((row["township"], row["year"]))
        row["years_left"] = max(target_year - row["year"], 0)
        shares: list[float] = []
        is_over = any(row[f"exited_{name}"] > getattr(registered, name) for name in HEADS)
        for name in HEADS:
            of, exited = getattr(registered, name), row[f"exited_{name}"]
            is_stated = stated is not None and is_known(stated[name])
            left_over = NAN if is_over else of - exited  # what is wrong of households is right of no persons
            remaining = stated[name] if stated is not None and is_stated else left_over if row["is_complete"] else NAN
            row[f"derived_{name}"] = left_over if is_stated else NAN
            row[f"registered_{name}"], row[f"remaining_{name}"] = of, remaining
            row[f"completion_{name}_share"] = divide(exited, of) if row["is_complete"] else NAN
            shares.append(divide(exited, of))
            row[f"needed_{name}_per_year"] = divide(remaining, row["years_left"])
        is_comparable = any(is_known(row[f"registered_{name}"] + row[f"exited_{name}"]) for name in HEADS)
        if is_comparable or any(is_known(row[f"remaining_{name}"]) for name in HEADS):
            yield {
                **row,
                "exceeds": exceeds(*shares),
                "is_stated_remaining": stated is not None,
                "worked_out": _worked_out(row, stated),
                "remaining_period": stated["period"] if stated else "",
                "registered_period": registered.period,
                "source": join_sources((registered.source, row["exited_source"], stated["source"] if stated else "")),
            }


@measures(
    *(*_KEYS, "reading", "statement"),
    *(f"{part}_{name}" for part in ("planned", "remaining") for name in HEADS),
    *(f"covered_{name}_share" for name in HEADS),
    *(f"{part}_{name}" for part in ("left_after", "over") for name in HEADS),
    "years_left",
    *(f"needed_{name}_per_year" for name in HEADS),
    "source",
)
def measure_outlook(figures: FigureIndex, *, target_year: int = TARGET_YEAR) -> Iterator[Row]:
    """Measure what the plans not yet carried out would leave, under every reading of the plan.

    Plans count for the periods after the last one whose exits are known (after the report's year, where no exits are). Where a
    reading plans for several of them, each leaves what those before it have left; rival statements of an earlier plan count as
    first stated. A plan for a part of a year that is planned for as a whole is in that plan already and makes no row.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    target_year
        Year by which all households are to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period planned for and reading: statement, planned_*, remaining_* (not yet exited, before
        any of these plans), covered_*_share (planned ÷ remaining), left_after_* (remaining − planned up to this period, not
        below 0), over_* (what is planned beyond those who remain) [households, persons], years_left (from the period planned
        for to `target_year`), needed_*_per_year (left after ÷ years left), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_outlook(report.figures)[["period", "reading", "left_after_persons", "over_persons"]].values.tolist()
    [['2019', 'exit', 0.0, 27.0], ['2019', 'exit_as_listed', 16.0, 0.0]]
    """
    unknown = {"exited_period": None, "source": "", **{f"remaining_{name}": NAN for name in HEADS}}
    progress = {(row["township"], row["year"]): row for row in measure_progress.rows(figures, target_year=target_year)}
    # What each reading plans for the periods before each of its own; unknown after a period whose plan is unknown.
    before: dict[tuple[object, ...], dict[str, float]] = {}
    so_far: dict[tuple[object, ...], dict[str, float]] = {}
    plans: list[tuple[Row, Row]] = []
    for plan in measure_exits.rows(figures):
        exited = progress.get((plan["township"], plan["year"]), unknown)
        if not plan["reading"] or calendar_year(plan["period"]) <= calendar_year(exited["exited_period"] or str(plan["year"])):
            continue
        plans.append((plan, exited))
    wholes = {(*_plan_of(plan), plan["period"]) for plan, _exited_so_far in plans}
    plans = [(plan, exited) for plan, exited in plans if not _is_in_another(plan, wholes)]
    for plan, _exited_so_far in plans:
        if plan["statement"] == 1:
            reading = _plan_of(plan)
            planned = so_far.get(reading, dict.fromkeys(HEADS, 0.0))
            before[*reading, plan["period"]] = planned
            so_far[reading] = {name: planned[name] + plan[f"planned_{name}"] for name in HEADS}
    for plan, exited in plans:
        years_left = max(target_year - calendar_year(plan["period"]), 0)
        first = before.get((*_plan_of(plan), plan["period"]), dict.fromkeys(HEADS, NAN))
        row = {**plan, "years_left": years_left, "source": add_source(plan, exited["source"])}
        for name in HEADS:
            remaining, planned = exited[f"remaining_{name}"], plan[f"planned_{name}"]
            rest = remaining - first[name] - planned
            left_after = not_below_zero(rest)
            row[f"remaining_{name}"], row[f"left_after_{name}"], row[f"over_{name}"] = (
                remaining,
                left_after,
                not_below_zero(-rest),
            )
            row[f"covered_{name}_share"] = divide(planned, remaining)
            row[f"needed_{name}_per_year"] = divide(left_after, years_left)
        yield row


def _worked_out(row: Row, stated: Row | None) -> str:
    """Return the unit of what remains that is worked out beside a stated one; empty where both are of one kind."""
    known = [name for name in HEADS if is_known(row[f"remaining_{name}"])]
    derived = [name for name in known if stated is None or not is_known(stated[name])]
    return derived[0] if len(derived) == 1 and len(known) == 2 else ""


def _plan_of(plan: Row) -> tuple[str, int, str]:
    return plan["township"], plan["year"], plan["reading"]


def _is_in_another(plan: Row, wholes: Collection[tuple[str, int, str, str]]) -> bool:
    """Whether the year of a plan for a part of it is planned for by the same reading."""
    whole = str(Period.parse(plan["period"]).whole)
    return whole != plan["period"] and (*_plan_of(plan), whole) in wholes


#: The first year of the register (国开办发〔2014〕24号): nobody can have exited before.
_FIRST_YEAR = 2014


def _exited(figures: FigureIndex) -> Iterator[Row]:
    """Take exits to date: the latest cumulative figure and the exits reported for later periods, up to the report's year."""
    chosen = [
        figure for figure in figures.select("exit", items=("done", "cumulative")) if calendar_year(figure.period) <= figure.year
    ]
    summed_up = [figure for figure in chosen if figure.item == "cumulative"]
    since = {(figure.township, figure.year) for figure in summed_up if _begins_later(figure.as_written)}
    cumulative = latest(spread_rows(summed_up, HEADS))
    counted = [figure for figure in figures.select("registry", items=("exited",)) if calendar_year(figure.period) == figure.year]
    done = group(spread_rows(without_overlaps([figure for figure in chosen if figure.item == "done"]), HEADS), *_UNIT)
    # Where no exits are reported at all, those the register lists as exited are all that ever have.
    cumulative |= {unit: row for unit, row in latest(spread_rows(counted, HEADS)).items() if unit not in {*cumulative, *done}}
    for unit in sorted({*cumulative, *done}):
        stated, reported = cumulative.get(unit), done.get(unit, [])
        if stated is not None:
            until = Period.parse(stated["period"]).end
            reported = [row for row in reported if _begins(row) > until]  # what began before is counted in part already
        rows = sorted([*([stated] if stated else []), *reported], key=lambda row: Period.parse(row["period"]))
        # Within a year households may be told by halves and persons at once; a year nothing is known of makes the sum unknown.
        years = group([{**row, "calendar": calendar_year(row["period"])} for row in rows], "calendar").values()
        yield {
            **dict(zip(_UNIT, unit, strict=True)),
            **{f"exited_{name}": summed([add(row[name] for row in year) for year in years]) for name in HEADS},
            "exited_period": rows[-1]["period"],
            "exited_source": join_sources(row["source"] for row in rows),
            "exited_years": "、".join(_periods_of(reported)),
            "cumulative_period": stated["period"] if stated is not None else "",
            "is_stated_cumulative": not reported,
            "is_complete": unit not in since and _is_complete(unit[1], stated, reported),
        }


def _no_exits(unit: tuple[object, ...]) -> Row:
    """What is known of exits where none is reported."""
    unknown = dict.fromkeys((f"exited_{name}" for name in HEADS), NAN)
    flags = {"is_stated_cumulative": False, "is_complete": False}
    return {
        **dict(zip(_UNIT, unit, strict=True)),
        **unknown,
        **dict.fromkeys(("exited_period", "exited_source", "exited_years", "cumulative_period"), ""),
        **flags,
    }


def _begins(row: Row) -> date:
    """Return the first day of what was done: what is stated as of a day was done from the first of January on."""
    period = Period.parse(row["period"])
    return period.whole.start if period.is_date else period.start


def _periods_of(rows: Sequence[Row]) -> list[str]:
    """Return the years that rows speak of, or the parts of one that is not told in full."""
    found: list[str] = []
    for (calendar,), own in group([{**row, "calendar": calendar_year(row["period"])} for row in rows], "calendar").items():
        periods = [row["period"] for row in own]
        found += [str(calendar)] if make_up_year(periods, calendar) else periods
    return sorted(set(found), key=lambda text: Period.parse(text).rank)


def _begins_later(written: str) -> bool:
    """Whether a cumulative figure is said to begin behind the register's first year: who exited before is not in it."""
    since = first_year_summed(written)
    return since is not None and since > _FIRST_YEAR


def _is_complete(year: int, stated: Row | None, reported: Sequence[Row]) -> bool:
    """Whether no year is missing from the register's first to the report's own, those of a cumulative figure being in it."""
    told = [*([stated] if stated else []), *reported]
    begin = _FIRST_YEAR if stated is None else calendar_year(stated["period"])
    years = group([{**row, "calendar": calendar_year(row["period"])} for row in told], "calendar")
    known = {calendar for (calendar,), rows in years.items() if make_up_year([row["period"] for row in rows], calendar)}
    return known >= set(range(begin, year + 1)) or (not reported and begin in known)
