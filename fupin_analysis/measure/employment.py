"""Work: persons placed, as a share of the register and of all placed."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, find_rows
from fupin_analysis.core.rows import NAN, FigureIndex, is_known, spread_rows
from fupin_analysis.measure.denominators import add_source, registers
from fupin_analysis.measure.ratios import divide, exceeds

_KEYS = ("township", "year", "period")

#: Counted over the whole township, not over the register.
_NOT_OF_REGISTER = ("labour_export",)


@measures(*_KEYS, "item", "households", "persons", "registered_share", "employed_share", "exceeds", "registered_period", "source")
def measure_employment(figures: FigureIndex) -> Iterator[Row]:
    """Measure employment by item.

    Those sent to work elsewhere (``labour_export``) are counted over the whole township and have no share of the register.
    Recipients of a grant stand among the persons, but are no part of those placed in work.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, registered_share [0-1, of the registered persons],
        employed_share [0-1, of the persons placed in work], exceeds (a share above 1), registered_period, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_employment(report.figures)[["item", "persons"]].head(2).values.tolist()
    [['employed', 95.0], ['leading_enterprise', 16.0]]
    """
    register = registers(figures)
    rows = spread_rows(figures.select("employment"), ("households", "persons", "recipients"), by=("period", "item"))
    placed = find_rows(rows, _KEYS, item="employed")
    for row in rows:
        registered, employed = register.of_date(row), placed.get(tuple([row[key] for key in _KEYS]))
        persons = row["persons"] if is_known(row["persons"]) else row["recipients"]
        registered_share = employed_share = NAN
        if row["item"] not in _NOT_OF_REGISTER:
            registered_share = divide(persons, registered.persons)
            employed_share = divide(row["persons"], employed["persons"]) if employed else NAN
        yield {
            **row,
            "persons": persons,
            "registered_share": registered_share,
            "employed_share": employed_share,
            "exceeds": exceeds(registered_share, employed_share),
            "registered_period": registered.period,
            "source": add_source(row, registered.source, employed["source"] if employed and is_known(employed_share) else ""),
        }
