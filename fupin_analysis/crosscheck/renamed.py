"""Townships that no list knows any more in the year they report for: renamed, merged or dissolved (撤乡并镇)."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from fupin_analysis.core.words.gazetteer import dates_of_lists, find_townships
from fupin_analysis.errors import Problem


def tell_renamed(figures: pd.DataFrame) -> list[Problem]:
    """Return a remark (F266) for each township among `figures` whose name had gone from the lists before the year it reports for.

    A name that several counties have is one that has gone only where it has gone from all. What no list ever had is no former
    name, and nothing is said of it.

    Parameters
    ----------
    figures
        Table of figures.

    Examples
    --------
    >>> towns = pd.DataFrame({"township": ["丁旗镇", "月田镇"], "year": [2018, 2018], "source": ["a.xlsx", "b.xlsx"]})
    >>> [(problem.details["got"], problem.details["have"], problem.details["expected"]) for problem in tell_renamed(towns)]
    [('丁旗镇', '2015-09', '2016-07')]
    """
    first = figures.drop_duplicates(["township", "year"])[["township", "year", "source"]]
    return list(_told(sorted(first.itertuples(index=False, name=None))))


def _told(units: list[tuple[str, int, str]]) -> Iterator[Problem]:
    for township, year, source in units:
        last = max((date for town in find_townships(township) for date in town.dates), default="")
        gone = next((date for date in dates_of_lists() if last and last < date <= f"{year}-12"), "")
        if gone:
            details = {"got": township, "have": last, "expected": gone, "year": year}
            yield Problem("F266", where=source.partition(" › ")[0], details=details)
