"""Synthetic townships: complete returns that satisfy every accounting identity, for tests of scale and of cross-checking.

They have the shape of a real return (register, causes, exits, subsidies, …) and describe no real place: the names say 模拟, the
division code is in the unassigned area 999901, and a folder of them is registered as synthetic, which every report repeats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from fupin_analysis.core.disk.files import write_text, write_whole
from fupin_analysis.core.figures import COLUMNS, check_figures
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.synth.register import make_register, register_name, register_text

Numbers = NDArray[Any]

#: Values of one figure for every township, by period, topic, item and measure.
Cells = dict[tuple[str, str, str, str], Numbers]

#: Standard subsidy for one student and half-year [yuan].
EDUCATION_RATES: Mapping[str, int] = {
    "preschool": 500,
    "primary": 500,
    "junior_secondary": 1000,
    "senior_secondary": 1500,
    "secondary_vocational": 1500,
    "tertiary": 1500,
}

#: Living allowance for one person and year [yuan].
LIVING_RATE = 1200

#: Words of a tidy CSV: what cleaning derives (statement, source, wording) is left out.
HANDED_IN = [name for name in COLUMNS if name not in {"qualifier", "statement", "source", "as_written", "part_of"}]

# Usual make-up of a register: item, share of households, household members beyond the first against the average.
_STAGES = {"confirmed_poor": (0.42, 0.97), "consolidating": (0.58, 1.02)}
_ATTRIBUTES = {"general": (0.70, 1.12), "low_income_allowance": (0.22, 0.85), "extreme_poverty_support": (0.08, 0.45)}
_LABOUR = {"with_labour": (0.66, 1.15), "without_labour": (0.34, 0.70)}
_CAUSES = {
    "illness": (0.28, 0.95),
    "disability": (0.11, 0.85),
    "schooling": (0.10, 1.30),
    "disaster": (0.02, 1.00),
    "lack_of_land": (0.03, 1.05),
    "lack_of_water": (0.01, 1.05),
    "lack_of_technique": (0.12, 1.10),
    "lack_of_labour": (0.17, 0.80),
    "lack_of_capital": (0.09, 1.10),
    "backward_transport": (0.02, 1.05),
    "lack_of_motivation": (0.03, 0.90),
    "other": (0.02, 1.00),
}
_STUDENTS = (0.020, 0.070, 0.043, 0.016, 0.017, 0.015)  # of the registered persons, in the order of EDUCATION_RATES


class _Draws:
    """Random numbers for townships `first` onwards, each thing drawn from a stream of its own.

    So township k gets the same numbers however many townships are made, and a figure added at the end changes no other.
    """

    def __init__(self, *, seed: int, first: int, count: int) -> None:
        self._seeds = np.random.SeedSequence(seed)
        self._skipped, self._end = first - 1, first - 1 + count

    def _stream(self) -> np.random.Generator:
        return np.random.default_rng(self._seeds.spawn(1)[0])

    def normal(self, mean: float, spread: float) -> Numbers:
        return self._stream().normal(mean, spread, self._end)[self._skipped :]

    def between(self, low: float, high: float) -> Numbers:
        return self._stream().uniform(low, high, self._end)[self._skipped :]

    def whole(self, low: int, high: int) -> Numbers:
        return self._stream().integers(low, high, self._end, endpoint=True)[self._skipped :]

    def one_of(self, choices: Sequence[float]) -> Numbers:
        return np.asarray(choices)[self.whole(0, len(choices) - 1)]

    def around(self, centres: Sequence[float], spread: float) -> Numbers:
        """One column for each centre, log-normal about it."""
        noise = self._stream().normal(0, spread, (self._end, len(centres)))[self._skipped :]
        return np.asarray(centres) * np.exp(noise)


def make_townships(count: int, *, seed: int, year: int = 2018, first: int = 1) -> pd.DataFrame:
    """Make the figures of `count` synthetic townships.

    Parameters
    ----------
    count
        Number of townships.
    seed
        Same seed, same figures; township k is the same whatever `count` and `first`.
    year
        Year of the returns.
    first
        Number of the first township.

    Returns
    -------
    pandas.DataFrame
        Table of figures (:mod:`fupin_analysis.core.figures`), township by township, each with the same figures in the same order.

    Examples
    --------
    >>> figures = make_townships(2, seed=7)
    >>> figures["township"].unique().tolist()
    ['模拟镇00001', '模拟镇00002']
    """
    draws = _Draws(seed=seed, first=first, count=count)
    households = np.clip(np.rint(np.exp(draws.normal(np.log(400), 0.8))), 50, 3000).astype(np.int64)
    persons = np.rint(households * np.clip(draws.normal(3.6, 0.35), 2.6, 4.4)).astype(np.int64)
    register = _register(draws, households, persons, period=str(year))
    exits = _exits(draws, households, persons, year=year)
    done = exits[str(year), "exit", "done", "households"]
    cells = {
        **register,
        **exits,
        **_education(draws, persons, year=year),
        **_security(draws, households, persons, period=str(year)),
        **_production(draws, done, period=str(year)),
        **_works(draws, period=str(year)),
        **_activities(draws, households, persons, period=str(year)),
    }
    return check_figures(_tidy(cells, count=count, year=year, first=first))


def _tidy(cells: Cells, *, count: int, year: int, first: int) -> pd.DataFrame:
    width = len(cells)
    columns: dict[str, Any] = dict(zip(("period", "topic", "item", "measure"), zip(*cells, strict=True), strict=True))
    columns["source"] = [f"模拟数据 › 第{row}行" for row in range(1, width + 1)]
    columns = {name: np.tile(np.asarray(words, dtype=object), count) for name, words in columns.items()}
    numbers = range(first, first + count)
    columns["township"] = np.repeat(np.asarray([f"模拟镇{number:05d}" for number in numbers], dtype=object), width)
    columns["township_code"] = np.repeat(np.asarray([f"999901{number:06d}" for number in numbers], dtype=object), width)
    columns |= {"year": year, "place": "", "qualifier": "", "statement": 1, "as_written": "", "part_of": ""}
    columns["value"] = np.column_stack(list(cells.values())).ravel()
    return pd.DataFrame(columns, columns=list(COLUMNS)).astype(COLUMNS)


def apportion(total: Numbers, weights: Numbers) -> Numbers:
    """Split each whole number of `total` over the columns of `weights` by largest remainder; no weight, no share.

    Examples
    --------
    >>> apportion(np.array([10, 3]), np.array([[1.0, 1.0, 1.0], [0.0, 1.0, 3.0]])).tolist()
    [[4, 3, 3], [0, 1, 2]]
    """
    quotas = total[:, None] * weights / weights.sum(axis=1, keepdims=True)
    shares: Numbers = np.floor(quotas).astype(np.int64)
    left = total - shares.sum(axis=1)
    rank = np.argsort(np.argsort(shares - quotas, axis=1, kind="stable"), axis=1)
    shares += rank < left[:, None]
    return shares


def _divide(
    draws: _Draws, households: Numbers, persons: Numbers, make_up: Sequence[tuple[float, float]]
) -> tuple[Numbers, Numbers]:
    """Divide households and persons over groups: one person to each household, the others to where households are large."""
    shares, sizes = zip(*make_up, strict=True)
    groups = apportion(households, draws.around(shares, 0.35))
    beyond = apportion(persons - households, groups * np.clip(draws.around(sizes, 0.10), 0.4, 1.6))
    return groups, groups + beyond


def _pairs(period: str, topic: str, items: Sequence[str], households: Numbers, persons: Numbers) -> Cells:
    cells: Cells = {}
    for place, item in enumerate(items):
        cells[period, topic, item, "households"] = households[:, place]
        cells[period, topic, item, "persons"] = persons[:, place]
    return cells


def _register(draws: _Draws, households: Numbers, persons: Numbers, *, period: str) -> Cells:
    cells = _pairs(period, "registry", ["total"], households[:, None], persons[:, None])
    for topic, make_up in (("registry", _STAGES), ("registry", _ATTRIBUTES), ("registry", _LABOUR), ("cause", _CAUSES)):
        cells |= _pairs(period, topic, list(make_up), *_divide(draws, households, persons, list(make_up.values())))
    return cells


def _exits(draws: _Draws, households: Numbers, persons: Numbers, *, year: int) -> Cells:
    """Everybody on the register has exited or is listed to exit this year or next, under one plan."""
    this, following = str(year), str(year + 1)
    groups, members = _divide(draws, households, persons, [(0.41, 1.0), (0.19, 1.0), (0.40, 1.0)])
    new = np.floor(households * draws.between(0, 0.015)).astype(np.int64)
    new_members = np.rint(new * draws.between(2.5, 4.5)).astype(np.int64)
    plan = np.column_stack([groups[:, 2], new, groups[:, 2] + new])
    plan_members = np.column_stack([members[:, 2], new_members, members[:, 2] + new_members])
    return {
        **_pairs(this, "exit", ["done"], groups[:, :1], members[:, :1]),
        (this, "exit", "exited_accurately", "households"): groups[:, 0],
        (this, "exit", "task_completed", "persons"): members[:, 0],
        **_pairs(this, "plan", ["exit_as_listed"], groups[:, 1:2], members[:, 1:2]),
        **_pairs(following, "plan", ["exit_as_listed"], groups[:, 2:], members[:, 2:]),
        **_pairs(following, "plan", ["exit", "new", "total"], plan, plan_members),
    }


def _education(draws: _Draws, persons: Numbers, *, year: int) -> Cells:
    cells: Cells = {}
    students = np.rint(persons[:, None] * draws.around(_STUDENTS, 0.25)).astype(np.int64)
    for half in ("H1", "H2"):
        period = f"{year}{half}"
        amounts = students * np.asarray(list(EDUCATION_RATES.values()))
        for item, recipients, amount in [
            ("total", students.sum(axis=1), amounts.sum(axis=1)),
            *zip(EDUCATION_RATES, students.T, amounts.T, strict=True),
        ]:
            cells[period, "education", item, "recipients"] = recipients
            cells[period, "education", item, "amount_yuan"] = amount
        students = np.rint(students * draws.around([1.03] * len(_STUDENTS), 0.08)).astype(np.int64)
    scholars = np.floor(persons * draws.between(0.02, 0.08))
    cells[str(year), "education", "donated_scholarship", "recipients"] = scholars
    cells[str(year), "education", "donated_scholarship", "amount_yuan"] = scholars * draws.one_of([1000, 1500, 2000, 3000])
    return cells


def _security(draws: _Draws, households: Numbers, persons: Numbers, *, period: str) -> Cells:
    """Medical cover within the register, housing by builder, allowances at the standard rate."""
    cells: Cells = {(period, "medical", "assisted", "recipients"): np.floor(persons * np.minimum(1, draws.between(0.94, 1.06)))}
    self_built = np.floor(households * draws.between(0.02, 0.12))
    government_built = np.floor(households * draws.between(0, 0.05))
    cells[period, "housing", "rebuilt", "households"] = self_built + government_built
    for item, houses in (("self_built", self_built), ("government_built", government_built)):
        each = draws.one_of([20000, 24000, 25000, 30000])
        cells[period, "housing", item, "households"] = houses
        cells[period, "housing", item, "amount_per_household_yuan"] = each
        cells[period, "housing", item, "amount_yuan"] = houses * each
        cells[period, "housing", item, "paid_share"] = draws.one_of([0.5, 0.8, 1.0])
    cells[period, "credit", "loan_ceiling", "amount_yuan"] = draws.one_of([5000, 10000, 30000, 50000])
    cells[period, "credit", "applications", "households"] = np.floor(households * draws.between(0, 0.2))
    for item, low, high in (("elders_60_plus", 0.05, 0.15), ("disabled_grade_1", 0.005, 0.03)):
        recipients = np.floor(persons * draws.between(low, high))
        cells[period, "living", item, "recipients"] = recipients
        cells[period, "living", item, "amount_yuan"] = recipients * LIVING_RATE
    return cells


def _production(draws: _Draws, done: Numbers, *, period: str) -> Cells:
    """Funds for the households that exit, save those on the minimum living allowance; never more paid than allocated."""
    excluded = np.floor(done * draws.between(0.05, 0.2))
    paid = (done - excluded) * draws.whole(16, 24) * 500
    return {
        (period, "production", "allocated", "amount_yuan"): paid + draws.whole(0, 400) * 1000,
        (period, "production", "excluded_low_income_allowance", "households"): excluded,
        (period, "production", "paid", "households"): done - excluded,
        (period, "production", "paid", "amount_yuan"): paid,
    }


def _works(draws: _Draws, *, period: str) -> Cells:
    cells: Cells = {}
    for item in ("village_roads", "old_revolutionary_area_roads"):
        projects = draws.whole(1, 8)
        length = np.round(projects * draws.between(0.4, 2.0), 2)
        cells[period, "infrastructure", item, "projects"] = projects
        cells[period, "infrastructure", item, "length_km"] = length
        cells[period, "infrastructure", item, "amount_yuan"] = np.rint(length * draws.between(550, 750)) * 1000
    cells[period, "infrastructure", "old_revolutionary_area_roads", "paid_share"] = draws.one_of([0.8, 0.9, 1.0])
    return cells


def _activities(draws: _Draws, households: Numbers, persons: Numbers, *, period: str) -> Cells:
    """Visits to every household, training, work, publicity, staff, files."""
    every = np.ones(len(households))
    cells: Cells = {
        (period, "visits", "households_visited", "households"): households,
        (period, "visits", "visit_rate", "rate"): every,
        (period, "visits", "staff_visit_rate", "rate"): every,
    }
    for item in ("labour_skills", "job_fairs", "farm_techniques"):
        sessions = draws.whole(1, 10)
        cells[period, "training", item, "sessions"] = sessions
        cells[period, "training", item, "participants"] = sessions * draws.whole(6, 30) * 5
    cells[period, "training", "farmers_with_techniques", "rate"] = draws.whole(30, 80) / 100
    employed = np.floor(persons * draws.between(0.05, 0.2))
    cells[period, "employment", "employed", "persons"] = employed
    cells[period, "employment", "leading_enterprise", "persons"] = np.floor(employed * draws.between(0.05, 0.3))
    for item in ("banners", "slogans", "posters", "vehicle_outings", "village_vehicle_outings"):
        cells[period, "publicity", item, "count"] = draws.whole(20, 120)
    cells[period, "publicity", "roadside_slogans_per_km", "count"] = draws.whole(1, 4)
    cells[period, "staffing", "first_secretaries", "count"] = draws.whole(1, 15)
    cells[period, "files", "forms_per_household", "count"] = draws.whole(6, 14)
    cells[period, "files", "registration_rate", "rate"] = every
    return cells


def write_returns(
    folder: Path, *, count: int, seed: int, year: int = 2018, per_file: int = 1000, register: bool = False
) -> list[Path]:
    """Write synthetic returns as tidy CSV files, and the register of sources that calls them synthetic.

    Parameters
    ----------
    folder
        Folder of their own; it is made where it is missing.
    count, seed, year
        As :func:`make_townships`.
    per_file
        Townships in one file.
    register
        Whether to write a household register beside the returns for each township, from which its figures could be counted.

    Returns
    -------
    list of Path
        The CSV files of returns.

    Raises
    ------
    FupinError
        F601 where the folder cannot be written, F603 where it holds anything already: figures made up never mix with others.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FupinError(Problem("F603", where=str(folder)))
    batches = [(first, min(per_file, count + 1 - first)) for first in range(1, count + 1, per_file)]
    paths = [folder / f"模拟数据-{year}-{first:05d}-{first + size - 1:05d}.csv" for first, size in batches]
    # The register comes first: returns without it would pass for real ones should the writing be cut short.
    names = [f"模拟镇{number:05d}" for number in range(1, count + 1)] if register else []
    ledgers = [register_name(name, year=year) for name in names]
    files = {
        path.name: (year, [f"模拟镇{number:05d}" for number in range(first, first + size)])
        for path, (first, size) in zip(paths, batches, strict=True)
    }
    command = f"fupin synth --count {count} --seed {seed}"
    write_text(folder / "SOURCES.toml", sources_text(command, files, ledgers=ledgers))
    for path, (first, size) in zip(paths, batches, strict=True):
        figures = make_townships(size, seed=seed, year=year, first=first)
        handed_in = figures[HANDED_IN]
        write_whole(path, partial(handed_in.to_csv, index=False, float_format="%.15g", encoding="utf-8-sig", lineterminator="\n"))
        for number, (_name, own) in enumerate(figures.groupby("township", sort=False) if register else (), start=first):
            people = make_register(own, seed=seed, number=number)
            write_text(folder / ledgers[number - 1], "\ufeff" + register_text(people, year=year))
    return paths


def sources_text(command: str, files: Mapping[str, tuple[int, Sequence[str]]], *, ledgers: Sequence[str] = ()) -> str:
    """Write a register of sources that calls every file synthetic.

    Parameters
    ----------
    command
        What made the files.
    files
        Year and townships of each file of returns.
    ledgers
        Files of household registers.
    """
    parts = [f"# 模拟数据（{command}），不代表任何真实乡镇。\n"]
    parts += [
        f'[[files]]\nfile = "{name}"\nzh = "模拟数据"\norigin = "由程序生成"\nkind = "synthetic"\n' for name in [*files, *ledgers]
    ]
    parts += [
        f'[[documents]]\nfile = "{file}"\ntownship = "{name}"\nyear = {year}\ntitle = "模拟数据"\n'
        for file, (year, names) in files.items()
        for name in names
    ]
    return "\n".join(parts)
