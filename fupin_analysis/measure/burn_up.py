"""Exits against a plan of several years: what was done year by year, the pace that is needed, and where the past pace leads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fupin_analysis.core.metrics import Row, rows_of
from fupin_analysis.core.rows import FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.year import in_year, is_whole_year
from fupin_analysis.measure.done import exits_of_own_year
from fupin_analysis.measure.exits import measure_progress
from fupin_analysis.measure.periods import latest

#: What is known of the exits of a township and year where nothing is.
_NO_EXITS: Row = {"done": math.nan, "cumulative": math.nan, "left": math.nan, "source": ""}

#: Fewest years of exits a forecast is made from: with two there is a pace and no idea of how it varies.
LEAST_YEARS = 3

#: Chance that the interval of a forecast holds the year's true count, were the years' exits to vary as they have.
LEVEL = 0.8


#: What a table of paces takes from a township's last year.
_OF_LAST = ("year", "registered", "exited", "remaining", "exceeds", "needed_per_year", "source")


@dataclass(frozen=True)
class Forecast:
    """Exits expected by a year's end at the past pace.

    Parameters
    ----------
    year
        Year whose end is looked at.
    expected, low, high
        Cumulative exits [households]; low and high at :data:`LEVEL`, never below what is done and never above the register.
    years
        Years of exits it rests on.
    """

    year: int
    expected: float
    low: float
    high: float
    years: int


def exits_to_date(figures: FigureIndex, *, target_year: int) -> pd.DataFrame:
    """Take from each return the exits of its year, and those up to its end with what remains, where it tells them.

    Parameters
    ----------
    figures
        Figures of any number of townships.
    target_year
        Year by whose end all are to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with an exit or what remains known, as :func:`measure_burn_up` takes it: township, year,
        done, cumulative, left [households], source.

    Examples
    --------
    >>> exits_to_date(FigureIndex([]), target_year=2020).empty
    True
    """
    stated = spread_rows(figures.select("exit", items=("cumulative",)), ("households",))
    whole = latest([row for row in stated if is_whole_year(row["period"], row["year"])])
    both = {"done": exits_of_own_year(figures), "cumulative": [*whole.values()]}
    exits: dict[tuple[str, int], Row] = {}
    for name, rows in both.items():
        for row in rows:
            if is_known(row["households"]):
                unit = row["township"], row["year"]
                one = exits.setdefault(unit, {**_NO_EXITS, "township": unit[0], "year": unit[1]})
                one |= {name: row["households"], "source": join_sources((one["source"], row["source"]))}
    for row in measure_progress.rows(figures, target_year=target_year):
        unit = row["township"], row["year"]
        is_all = row["is_complete"] and in_year(row["exited_period"], row["year"]) and is_known(row["exited_households"])
        if is_all:  # all exits of one return, as its page tells them
            own = exits.setdefault(unit, {**_NO_EXITS, "township": unit[0], "year": unit[1]})
            own |= {"cumulative": row["exited_households"], "source": join_sources((own["source"], row["source"]))}
        is_stated = row["is_stated_remaining"] and row["worked_out"] != "households"  # goes before one worked out
        if (is_stated or (is_all and unit in exits)) and is_known(row["remaining_households"]):
            own = exits.setdefault(unit, {**_NO_EXITS, "township": unit[0], "year": unit[1]})
            own |= {"left": row["remaining_households"], "source": own["source"] or row["source"]}
    return pd.DataFrame([*exits.values()], columns=["township", "year", *_NO_EXITS])


def measure_burn_up(exits: pd.DataFrame, registers: pd.DataFrame, *, target_year: int) -> pd.DataFrame:
    """Add up exits year by year and say what is left.

    Parameters
    ----------
    exits
        One row per township and year: township, year, done [households exited in the year; NaN where not reported], cumulative
        [households exited up to the year's end, where the return tells it; else NaN], left [households not yet exited, where the
        return tells it; else NaN; may be left out], source.
    registers
        One row per township and year: township, year, registered [households on the register].
    target_year
        Year by whose end all are to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year of `exits`: township, year, done, exited [households: the count stated, else that of
        the year before and what was done since; unknown after a year of which nothing is known], is_stated, registered [of the
        latest register up to the year], remaining [as stated, else registered − exited, unknown where more exited than are
        registered], exceeds [whether more did],
        needed_per_year [remaining ÷ years left; unknown from the target year on], source.

    Examples
    --------
    >>> counts = {"done": [40.0, 30.0], "cumulative": [100.0, float("nan")]}
    >>> exits = pd.DataFrame({"township": "甲山镇", "year": [2016, 2017], **counts})
    >>> registers = pd.DataFrame({"township": ["甲山镇"], "year": [2016], "registered": [200.0]})
    >>> table = measure_burn_up(exits.assign(source=""), registers, target_year=2020)
    >>> table[["year", "exited", "remaining", "needed_per_year"]].values.tolist()
    [[2016.0, 100.0, 100.0, 25.0], [2017.0, 130.0, 70.0, 23.333333333333332]]
    """
    columns = [
        "township",
        "year",
        "done",
        "exited",
        "is_stated",
        "registered",
        "remaining",
        "exceeds",
        "needed_per_year",
        "source",
    ]
    rows = []
    known = {name: own.sort_values("year") for name, own in registers.dropna(subset="registered").groupby("township")}
    for township, own in exits.sort_values(["township", "year"]).groupby("township", sort=False):
        so_far, last = math.nan, None
        for row in rows_of(own):
            stated = not math.isnan(row["cumulative"])
            # Where the first year known has no count to date, what was done before it is not known, and 0 would be a guess.
            following = last is not None and row["year"] == last + 1
            so_far = row["cumulative"] if stated else so_far + row["done"] if following else math.nan
            last = row["year"]
            registered = _register_of(known.get(township), row["year"])
            is_over = so_far > registered
            worked_out = math.nan if is_over else registered - so_far
            remaining = worked_out if math.isnan(row.get("left", math.nan)) else row["left"]
            left = target_year - row["year"]
            rows.append(
                {
                    "township": township,
                    "year": row["year"],
                    "done": row["done"],
                    "exited": so_far,
                    "is_stated": stated,
                    "registered": registered,
                    "remaining": remaining,
                    "exceeds": is_over,
                    "needed_per_year": remaining / left if left > 0 else math.nan,
                    "source": row["source"],
                }
            )
    return pd.DataFrame(rows, columns=columns)


def _register_of(own: pd.DataFrame | None, year: int) -> float:
    """Return the latest register up to a year, else the earliest after it."""
    if own is None:
        return math.nan
    before = own[own["year"].le(year)]
    return float(before["registered"].iloc[-1] if len(before) else own["registered"].iloc[0])


def forecast_exits(done: Sequence[float], *, exited: float, registered: float, last_year: int, year: int) -> Forecast | None:
    """Say where the past pace leads, with how much it has varied.

    Exits of the years to come are taken to have the mean and the spread of those before, independently of each other; with *n*
    years behind and *k* ahead their sum lies within ``k·mean ± t·s·sqrt(k + k²/n)``, *t* of Student's distribution on *n − 1*
    degrees of freedom. Plans, campaigns and the hardness of the last households are not in it.

    Parameters
    ----------
    done
        Households exited, one number a year.
    exited
        Exited so far [households].
    registered
        On the register [households].
    last_year
        The last year of `done`.
    year
        Year whose end is asked for.

    Returns
    -------
    Forecast or None
        None with fewer than :data:`LEAST_YEARS` years, with an unknown number, or where the year is not ahead.

    Examples
    --------
    >>> forecast_exits([40, 50, 60], exited=150, registered=300, last_year=2018, year=2020)
    Forecast(year=2020, expected=250.0, low=216.0, high=284.0, years=3)
    """
    from scipy.stats import t

    ahead, years = year - last_year, len(done)
    if ahead <= 0 or years < LEAST_YEARS or any(math.isnan(value) for value in (*done, exited, registered)):
        return None
    mean = math.fsum(done) / years
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in done) / (years - 1))
    reach = float(t.ppf((1 + LEVEL) / 2, years - 1)) * spread * math.sqrt(ahead + ahead**2 / years)
    most = max(registered, exited)
    middle = exited + ahead * mean
    low, high = (min(max(value, exited), most) for value in (middle - reach, middle + reach))
    return Forecast(year, min(middle, most), float(round(low)), float(round(high)), years)


def _done_by_year(rows: Sequence[Row]) -> list[float]:
    """Return the exits of each year they are known of: as told, else what the count to date grew by since the year before."""
    done = []
    for at, row in enumerate(rows):
        value, before = float(row["done"]), rows[at - 1] if at else None
        if math.isnan(value) and before is not None and row["year"] == before["year"] + 1:
            value = float(row["exited"] - before["exited"])
        if value >= 0:
            done.append(value)
    return done


def pace_table(burn_up: pd.DataFrame, *, target_year: int) -> pd.DataFrame:
    """Compare, township by township, the past pace with the pace needed.

    Parameters
    ----------
    burn_up
        What :func:`measure_burn_up` returns.
    target_year
        Year by whose end all are to have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township, of its last year: township, year, registered, exited, remaining [households], exceeds [whether more
        exited than are registered], pace [households a year: mean of the years known, by themselves or from counts to date],
        needed_per_year, forecast, forecast_low, forecast_high [exited by the end of the target year; unknown where
        :func:`forecast_exits` gives none],
        years, source.
    """
    rows = []
    for township, own in burn_up.groupby("township", sort=True):
        last, known = own.iloc[-1], own[own["exited"].notna()]
        base = known.iloc[-1] if len(known) else last  # the last return may tell what remains and no exits
        done = _done_by_year(rows_of(own))
        found = forecast_exits(
            done,
            exited=float(base["exited"]),
            registered=float(base["registered"]),
            last_year=int(base["year"]),
            year=target_year,
        )
        rows.append(
            {
                **{name: last[name] for name in _OF_LAST},
                "township": township,
                "pace": math.fsum(done) / len(done) if done else math.nan,
                "forecast": found.expected if found else math.nan,
                "forecast_low": found.low if found else math.nan,
                "forecast_high": found.high if found else math.nan,
                "years": len(done),
            }
        )
    names = ["township", "year", "registered", "exited", "remaining", "exceeds", "pace", "needed_per_year"]
    return pd.DataFrame(rows, columns=[*names, "forecast", "forecast_low", "forecast_high", "years", "source"])
