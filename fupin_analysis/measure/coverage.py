"""Who was reached: medical cover, visits and files against the register."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, with_register
from fupin_analysis.measure.ratios import divide, exceeds

#: What is covered, and the unit in which it is compared with the register.
COVERED = {
    ("medical", "assisted"): ("recipients", "registered_persons"),
    ("visits", "households_visited"): ("households", "registered_households"),
}

#: Rates stated as such, which say nothing about their base.
STATED_RATES = {
    "medical": ("policy_coverage",),
    "visits": ("visit_rate", "staff_visit_rate"),
    "files": ("registration_rate",),
}


def measure_coverage(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure coverage of the register.

    Those covered are part of those eligible, so a share above 1 means that the two figures speak of different people or dates.
    It is reported as it is and marked, never cut to 1.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: topic, item, counted_as (measure), covered, eligible (registered persons or
        households), registered_period, coverage_share [0-1], stated_share [0-1], exceeds (coverage above 1), source.
    """
    tables = [_covered(figures, topic, item, measure, base) for (topic, item), (measure, base) in COVERED.items()]
    tables += [_stated(figures, topic, items) for topic, items in STATED_RATES.items()]
    table = pd.concat(tables, ignore_index=True)
    return table.assign(exceeds=exceeds(table["coverage_share"]))[
        [
            *("township", "year", "period", "topic", "item", "counted_as", "covered", "eligible", "registered_period"),
            *("coverage_share", "stated_share", "exceeds", "source"),
        ]
    ]


def _covered(figures: pd.DataFrame, topic: str, item: str, measure: str, base: str) -> pd.DataFrame:
    wide = with_register(spread(select(figures, topic, items=[item]), [measure]), figures)
    return wide.assign(
        topic=topic,
        counted_as=measure,
        covered=wide[measure],
        eligible=wide[base],
        coverage_share=divide(wide[measure], wide[base]),
        stated_share=float("nan"),
        source=add_source(wide, "registered_source"),
    )


def _stated(figures: pd.DataFrame, topic: str, items: tuple[str, ...]) -> pd.DataFrame:
    wide = spread(select(figures, topic, items=items), ["rate"])
    unknown = {name: float("nan") for name in ("covered", "eligible", "coverage_share")}
    return wide.assign(topic=topic, counted_as="", registered_period="", stated_share=wide["rate"], **unknown)
