"""Who was reached: medical cover, visits and files against the register."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.measure.denominators import add_source, registers
from fupin_analysis.measure.ratios import divide, exceeds

#: What is covered, and the measure in which it is compared with the register's households or persons.
COVERED = {
    ("medical", "assisted"): ("recipients", "persons"),
    ("visits", "households_visited"): ("households", "households"),
}

#: Rates stated as such, which say nothing about their base.
STATED_RATES = {
    "medical": ("policy_coverage",),
    "visits": ("visit_rate", "staff_visit_rate"),
    "files": ("registration_rate",),
}


@measures(
    *("township", "year", "period", "topic", "item", "counted_as", "covered", "eligible", "registered_period"),
    *("coverage_share", "stated_share", "exceeds", "source"),
)
def measure_coverage(figures: FigureIndex) -> Iterator[Row]:
    """Measure coverage of the register.

    Those covered are part of those eligible, so a share above 1 means that the two figures speak of different people or dates.
    It is reported as it is and marked, never cut to 1.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: topic, item, counted_as (measure), covered, eligible (registered persons or
        households), registered_period, coverage_share [0-1], stated_share [0-1], exceeds (coverage above 1), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_coverage(report.figures)[["item", "covered", "coverage_share"]].head(2).values.tolist()
    [['assisted', 1312.0, 1.0479233226837061], ['households_visited', 298.0, 1.0]]
    """
    register = registers(figures)
    for (topic, item), (measure, unit) in COVERED.items():
        for row in spread_rows(figures.select(topic, items=(item,)), (measure,)):
            registered = register.of_date(row)
            eligible = getattr(registered, unit)
            share = divide(row[measure], eligible)
            yield {
                **row,
                "topic": topic,
                "counted_as": measure,
                "covered": row[measure],
                "eligible": eligible,
                "registered_period": registered.period,
                "coverage_share": share,
                "stated_share": NAN,
                "exceeds": exceeds(share),
                "source": add_source(row, registered.source),
            }
    unknown = {
        "counted_as": "",
        "covered": NAN,
        "eligible": NAN,
        "registered_period": "",
        "coverage_share": NAN,
        "exceeds": False,
    }
    for topic, items in STATED_RATES.items():
        for row in spread_rows(figures.select(topic, items=items), ("rate",)):
            yield {**row, **unknown, "topic": topic, "stated_share": row["rate"]}
