"""Whether there is anything of what is asked for: a township, a year, or both."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.reports.unit.units import unknown_township


def check_asked(units: Iterable[tuple[str, int]], township: str = "", year: int | None = None) -> None:
    """Refuse a township or year of which there is nothing, whoever asks for one of them alone or for both.

    Parameters
    ----------
    units
        Townships and years there is something of.
    township, year
        What is asked for; nothing asks for all.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year of which it has nothing, F329 one of which nobody has.

    Examples
    --------
    >>> check_asked([("甲山镇", 2018)], "甲山镇", 2018)
    """
    known = list(dict.fromkeys(units))
    names = list(dict.fromkeys(name for name, _year in known))
    if township and township not in names:
        raise FupinError(unknown_township(township, names, where="township"))
    years = sorted({when for name, when in known if not township or name == township})
    if year is not None and year not in years:
        have = "、".join(map(str, years)) or "—"
        code, whose = ("F302", {"expected": township}) if township else ("F329", {})
        raise FupinError(Problem(code, where="year", details={**whose, "got": year, "have": have}))
