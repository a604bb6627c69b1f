"""Who was reached: medical cover, visits and files against the register, visits to all against the rural population."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.measure.denominators import Denominator, add_source, registers, rural_populations
from fupin_analysis.measure.ratios import divide, exceeds

#: What is covered, and the measure in which it is compared with the register's households or persons.
COVERED = {
    ("medical", "assisted"): ("recipients", "persons"),
    ("visits", "households_visited"): ("households", "households"),
}

#: What may well reach others than the registered: a screening visits every rural household.
_REACHES_OTHERS = frozenset({("visits", "households_visited")})

#: Rates stated as such, which say nothing about their base.
STATED_RATES = {
    "medical": ("policy_coverage",),
    "visits": ("visit_rate", "staff_visit_rate"),
    "files": ("registration_rate",),
}


@measures(
    *(
        "township",
        "year",
        "period",
        "topic",
        "item",
        "counted_as",
        "covered",
        "registered",
        "eligible",
        "base",
        "registered_period",
    ),
    *("coverage_share", "stated_share", "exceeds", "source"),
)
def measure_coverage(figures: FigureIndex) -> Iterator[Row]:
    """Measure coverage of the register.

    Those covered are part of those eligible, so a share above 1 means that the two figures speak of different people or dates.
    It is reported as it is and marked, never cut to 1. Visits may reach others than the registered: more visited than registered
    are held against all rural households, and where that does not do either, no share is made of them.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: topic, item, counted_as (measure), covered, registered (persons or
        households), eligible (those of the base), base (``"registry"``, ``"rural"``, or ``"wider"`` where those visited are more
        than either), registered_period, coverage_share [0-1], stated_share [0-1], exceeds (coverage above 1), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_coverage(report.figures)[["item", "covered", "coverage_share"]].head(2).values.tolist()
    [['assisted', 1312.0, 1.0479233226837061], ['households_visited', 298.0, 1.0]]
    """
    register, rural = registers(figures), rural_populations(figures)
    for (topic, item), (measure, unit) in COVERED.items():
        for row in spread_rows(figures.select(topic, items=(item,)), (measure,)):
            base, of = "registry", register.of_date(row)
            registered = getattr(of, unit)
            if (topic, item) in _REACHES_OTHERS and row[measure] > registered:
                base, of = _wider_base(row[measure], unit, of, rural.of_date(row))
            eligible = NAN if base == "wider" else getattr(of, unit)
            share = divide(row[measure], eligible)
            yield {
                **row,
                "topic": topic,
                "counted_as": measure,
                "covered": row[measure],
                "registered": registered,
                "eligible": eligible,
                "base": base,
                "registered_period": of.period,
                "coverage_share": share,
                "stated_share": NAN,
                "exceeds": exceeds(share),
                "source": add_source(row, of.source),
            }
    unknown = {
        "counted_as": "",
        "covered": NAN,
        "registered": NAN,
        "eligible": NAN,
        "base": "",
        "registered_period": "",
        "coverage_share": NAN,
        "exceeds": False,
    }
    for topic, items in STATED_RATES.items():
        for row in spread_rows(figures.select(topic, items=items), ("rate",)):
            yield {**row, **unknown, "topic": topic, "stated_share": row["rate"]}


def _wider_base(covered: float, unit: str, registered: Denominator, rural: Denominator) -> tuple[str, Denominator]:
    """Return of what more than the registered are a part: of all rural households, or of none that is known."""
    return ("rural", rural) if covered <= getattr(rural, unit) else ("wider", registered)
