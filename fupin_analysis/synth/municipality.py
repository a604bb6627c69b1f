"""A synthetic municipality: the same townships over several years, whose registers empty year by year.

Some townships slip, one states a plan in two ways, one hands in nothing for the last year, some leave parts out: what an office
meets, so that every page has something to show. Everything is labelled synthetic, as other made-up townships are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from fupin_analysis.core.disk.files import write_text, write_whole
from fupin_analysis.core.figures import check_figures
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.synth.planting import plant_slips
from fupin_analysis.synth.records import make_records
from fupin_analysis.synth.townships import HANDED_IN, apportion, make_townships, sources_text

#: Part of the register that exits in each of five years, before townships differ.
_PACE = (0.24, 0.22, 0.20, 0.16, 0.10)

#: Townships of the last year that slip, as a part of all; parts that some leave out.
_SLIPPING = 0.15
_LEFT_OUT = ("credit", "publicity", "training")

#: Townships that hand in records of their work.
_RECORDED = 8

#: Townships up to which all hand in.
_LEAST_SILENT = 3


def make_municipality(count: int, *, seed: int, years: Sequence[int] = (2016, 2017, 2018, 2019, 2020)) -> pd.DataFrame:
    """Make the figures of `count` townships over several years, every identity kept.

    Parameters
    ----------
    count, seed
        As :func:`~fupin_analysis.synth.townships.make_townships`.
    years
        Years of the returns, one after the other.

    Returns
    -------
    pandas.DataFrame
        Table of figures. A township's register is the same in every year; each return states the year's exits, exits to date, and
        the plan for the next year.

    Examples
    --------
    >>> figures = make_municipality(2, seed=1, years=[2019, 2020])
    >>> sorted(figures["year"].unique().tolist()), figures["township"].nunique()
    ([2019, 2020], 2)
    """
    draw = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    base = make_townships(count, seed=seed, year=years[0])
    households, persons = (_totals(base, measure) for measure in HEADS)
    paces = np.resize(_PACE, len(years)) * draw.uniform(0.75, 1.2, (count, len(years)))
    left = np.maximum(1 - paces.sum(axis=1, keepdims=True), draw.uniform(0.005, 0.04, (count, 1)))
    exits = apportion(households, np.hstack([paces, left]))
    members = exits + apportion(persons - households, exits.astype("float64"))
    parts = []
    for at, year in enumerate(years):
        own = make_townships(count, seed=seed, year=year)
        ahead = np.floor(exits[:, at + 1] * draw.uniform(0, 0.12, count)).astype(np.int64)
        kept = _by_stage(own[~own["topic"].isin(["exit", "plan"])], exits[:, : at + 1], members[:, : at + 1])
        numbers = pd.DataFrame(
            {
                "township": base["township"].unique(),
                **{f"{name}_done": table[:, at] for name, table in (("households", exits), ("persons", members))},
                **{
                    f"{name}_cumulative": table[:, : at + 1].sum(axis=1)
                    for name, table in (("households", exits), ("persons", members))
                },
                **{f"{name}_next": table[:, at + 1] + ahead for name, table in (("households", exits), ("persons", members))},
            }
        )
        parts.append(pd.concat([kept, _exit_rows(own, numbers, year)], ignore_index=True))
    table = pd.concat(parts, ignore_index=True).sort_values(["year", "township"], kind="stable")
    return check_figures(table.reset_index(drop=True))


def _by_stage(own: pd.DataFrame, exits: np.ndarray, members: np.ndarray) -> pd.DataFrame:
    """Return returns whose register holds as poor who has not exited by the year's end, and to be consolidated who has."""
    table = own.copy()
    for measure, done in zip(HEADS, (exits, members), strict=True):
        gone = done.sum(axis=1).astype("float64")
        for item, values in (("consolidating", gone), ("confirmed_poor", _totals(own, measure) - gone)):
            at = table["topic"].eq("registry") & table["item"].eq(item) & table["measure"].eq(measure)
            table.loc[at, "value"] = values
    return table


def _totals(figures: pd.DataFrame, measure: str) -> np.ndarray:
    chosen = figures["topic"].eq("registry") & figures["item"].eq("total") & figures["measure"].eq(measure)
    return figures.loc[chosen, "value"].to_numpy().astype(np.int64)


def _exit_rows(own: pd.DataFrame, numbers: pd.DataFrame, year: int) -> pd.DataFrame:
    first = own.drop_duplicates("township")[["township", "township_code", "year", "place", "statement", "as_written", "part_of"]]
    wanted = [
        (str(year), "exit", "done", "done"),
        (str(year), "exit", "cumulative", "cumulative"),
        (str(year + 1), "plan", "exit", "next"),
    ]
    rows = []
    for period, topic, item, column in wanted:
        for measure in HEADS:
            values = numbers.set_index("township")[f"{measure}_{column}"].astype("float64")
            about = {"period": period, "topic": topic, "item": item, "measure": measure}
            rows.append(first.assign(**about, value=first["township"].map(values), qualifier="", source="模拟数据"))
    return pd.concat(rows, ignore_index=True).reindex(columns=own.columns, fill_value="").astype(own.dtypes.to_dict())


def make_faults(figures: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Return the figures with the faults an office meets, all in the last year.

    Parameters
    ----------
    figures
        What :func:`make_municipality` returns.
    seed
        Same seed, same faults.

    Returns
    -------
    pandas.DataFrame
        Table of figures in which some townships slip, the second one states next year's plan in two ways, every seventh leaves a
        part out, and the last one hands in nothing.
    """
    last = figures["year"].max()
    names = figures["township"].unique().tolist()
    now = figures["year"].eq(last)
    slipping = figures["township"].isin(names[2 :: max(round(1 / _SLIPPING), 2)]) & now
    slipped, _truth = plant_slips(figures[slipping].reset_index(drop=True), seed=seed, most=1)
    table = pd.concat([figures[~slipping], slipped], ignore_index=True)
    now = table["year"].eq(last)
    for number, part in enumerate(_LEFT_OUT):
        table = table[~(now & table["township"].isin(names[3 + number :: 7]) & table["topic"].eq(part))]
        now = table["year"].eq(last)
    if len(names) > _LEAST_SILENT:
        table = table[~(now & table["township"].eq(names[-1]))]
    if len(names) > 1:
        plan = table["topic"].eq("plan") & table["item"].eq("exit") & table["township"].eq(names[1]) & table["year"].eq(last)
        rival = table[plan].assign(value=table.loc[plan, "value"] + 3)
        table = pd.concat([table, rival], ignore_index=True)
    return table.sort_values(["year", "township"], kind="stable").reset_index(drop=True)


def write_municipality(
    folder: Path, *, count: int, seed: int, years: Sequence[int] = (2016, 2017, 2018, 2019, 2020)
) -> list[Path]:
    """Write a synthetic municipality's returns, a tidy CSV a year, and the register of sources that calls them synthetic.

    The first townships also hand in their records of the last year's work, a workbook each.

    Parameters
    ----------
    folder
        Folder of their own; it is made where it is missing.
    count, seed, years
        As :func:`make_municipality`.

    Raises
    ------
    FupinError
        F601 where the folder cannot be written, F603 where it holds anything already: figures made up never mix with others.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FupinError(Problem("F603", where=str(folder)))
    figures = make_faults(make_municipality(count, seed=seed, years=years), seed=seed)
    paths = {year: folder / f"模拟数据-{year}.csv" for year in years}
    owners = {path: figures.loc[figures["year"].eq(year), "township"].unique().tolist() for year, path in paths.items()}
    command = f"fupin demo --count {count} --seed {seed}"
    files = {path.name: (year, owners[path]) for year, path in paths.items()}
    recorded = _recorded(figures, folder)
    books = [path.name for path in recorded.values()]
    write_text(folder / "SOURCES.toml", sources_text(command, files, ledgers=books))
    for year, path in paths.items():
        own = figures.loc[figures["year"].eq(year), HANDED_IN]
        write_whole(path, partial(own.to_csv, index=False, float_format="%.15g", encoding="utf-8-sig", lineterminator="\n"))
    for number, (township, path) in enumerate(recorded.items(), start=1):
        last = max(years)
        own = figures[figures["township"].eq(township) & figures["year"].eq(last)]
        records = make_records(own, seed=seed, number=number)
        code = str(own["township_code"].iloc[0])
        write_form(path, township=township, year=last, township_code=code, records=records, has_figures=False)
    return [*paths.values(), *recorded.values()]


def _recorded(figures: pd.DataFrame, folder: Path) -> dict[str, Path]:
    """Return the townships that hand in records of the last year, with the workbook of each."""
    last = int(figures["year"].max())
    names = figures.loc[figures["year"].eq(last), "township"].unique().tolist()[:_RECORDED]
    return {name: folder / f"模拟数据-工作记录-{name}-{last}.xlsx" for name in names}
