"""Why households are poor: causes by households and by persons.

>>> from fupin_analysis.core.figures import to_figures
>>> row = {"township": "甲镇", "year": 2018, "period": "2018", "measure": "households"}
>>> figures = to_figures([
...     {**row, "topic": "registry", "item": "total", "value": 298},
...     {**row, "topic": "cause", "item": "illness", "value": 94},
...     {**row, "topic": "cause", "item": "lack_of_labour", "value": 164},
... ])
>>> measure_causes(figures)[["rank", "item", "households_share"]].round(3).values.tolist()
[[1, 'lack_of_labour', 0.55], [2, 'illness', 0.315]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import Figure, FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import split_sources, where_sum
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.measure.denominators import Denominator, Denominators, add_source, registers, vocabulary_order
from fupin_analysis.measure.parts import without_parts
from fupin_analysis.measure.ratios import add, divide, exceeds

#: Those on the register whose causes are told apart from those of all.
_STILL_POOR = ("not_exited", "opening_not_exited")


@measures(
    *("township", "year", "period"),
    *("rank", "item", "households", "persons", "households_share", "persons_share", "persons_per_household"),
    *("cumulative_share", "exceeds", "base", "registered_period", "source"),
)
def measure_causes(figures: FigureIndex) -> Iterator[Row]:
    """Measure the main causes of poverty.

    A household counts once, under its main cause; a person counts under the household's cause. Shares are of the register of
    that date (`base` is ``"registered"``); where no register is stated they are of the causes stated (``"causes"``). Shares
    that add up to more than 1 tell that second causes were counted too.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and cause, the most households first: rank, item, households, persons,
        households_share, persons_share [0-1], persons_per_household, cumulative_share [0-1, of households], exceeds (a share
        or the cumulative share above 1), base, registered_period, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_causes(report.figures)[["rank", "item", "households"]].head(2).values.tolist()
    [[1, 'lack_of_labour', 164.0], [2, 'illness', 94.0]]
    """
    register, of_poor = registers(figures), {name: Denominators(figures, "registry", name) for name in _STILL_POOR}
    kept = without_parts(figures.select("cause"))
    causes = group(spread_rows(kept, HEADS), "township", "year", "period")
    wholes = _wholes(kept)
    for keys, rows in sorted(causes.items(), key=lambda pair: pair[0]):
        registered, name = register.of_date(rows[0]), "registered"
        for poor, left in ((one, found.of_date(rows[0])) for one, found in of_poor.items()):
            if name == "registered" and _are_of(left, rows, wholes[keys]) and not _come_to(registered, rows):
                registered, name = left, poor
        is_of_register = is_known(registered.households) or is_known(registered.persons)
        base = {unit: getattr(registered, unit) if is_of_register else add(row[unit] for row in rows) for unit in HEADS}
        cumulative: list[float] = []
        for rank, row in enumerate(sorted(rows, key=_rank), start=1):
            shares = {f"{unit}_share": divide(row[unit], base[unit]) for unit in HEADS}
            cumulative.append(shares["households_share"])
            cumulative_share = add(cumulative) if is_known(shares["households_share"]) else shares["households_share"]
            yield {
                **row,
                **shares,
                "rank": rank,
                "persons_per_household": divide(row["persons"], row["households"]),
                "cumulative_share": cumulative_share,
                "exceeds": exceeds(*shares.values(), cumulative_share),
                "base": name if is_of_register else "causes",
                "registered_period": registered.period,
                "source": add_source(row, registered.source),
            }


def _wholes(figures: Sequence[Figure]) -> dict[tuple[str, int, str], set[str]]:
    """Return the addresses of what the causes of one date are part of; the empty text where one is part of nothing."""
    found: dict[tuple[str, int, str], set[str]] = {}
    for figure in figures:
        told = [where_sum(one) for one in split_sources(figure.part_of)] if figure.part_of else [""]
        found.setdefault((figure.township, figure.year, figure.period), set()).update(told)
    return found


def _are_of(left: Denominator, rows: Sequence[Row], wholes: set[str]) -> bool:
    """Whether causes are those of the people counted, who are no fewer: by what the text says, or because they come to them."""
    if _come_to(left, rows):
        return len(rows) > 1
    is_told = bool(wholes) and wholes <= set(split_sources(left.source) if left.source else ())
    return is_told and not any(_sum(rows, unit) > getattr(left, unit) for unit in HEADS)


def _come_to(whole: Denominator, rows: Sequence[Row]) -> bool:
    """Whether causes come to a whole, in each unit in which both are known."""
    pairs = [(_sum(rows, unit), getattr(whole, unit)) for unit in HEADS]
    known = [pair for pair in pairs if is_known(pair[0]) and is_known(pair[1])]
    return bool(known) and all(total == of for total, of in known)


def _sum(rows: Sequence[Row], unit: str) -> float:
    return add(row[unit] for row in rows)


def _rank(row: Row) -> tuple[bool, bool, float, int]:
    """Most households first, those unknown last; ties stand as the vocabulary lists them.

    其他 is a remainder, not a cause: it stands last whatever its size.
    """
    known = is_known(row["households"])
    return row["item"] == "other", not known, -row["households"] if known else 0.0, vocabulary_order()["cause", row["item"]]
