"""Work: persons placed, as a share of the register and of all placed."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, with_register
from fupin_analysis.measure.ratios import divide, exceeds

#: Counted over the whole township, not over the register.
_NOT_OF_REGISTER = ("labour_export",)


def measure_employment(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure employment by item.

    Those sent to work elsewhere (``labour_export``) are counted over the whole township and have no share of the register.
    Recipients of a grant stand among the persons, but are no part of those placed in work.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, registered_share [0-1, of the registered persons],
        employed_share [0-1, of the persons placed in work], exceeds (a share above 1), registered_period, source.
    """
    wide = spread(select(figures, "employment"), ["households", "persons", "recipients"], by=("period", "item"))
    keys = ["township", "year", "period"]
    employed = wide.loc[wide["item"].eq("employed"), [*keys, "persons", "source"]]
    wide = wide.merge(employed, on=keys, how="left", suffixes=("", "_employed"), validate="many_to_one")
    wide = with_register(wide, figures)
    is_registered = ~wide["item"].isin(_NOT_OF_REGISTER)
    employed_share = divide(wide["persons"], wide["persons_employed"]).where(is_registered)
    wide = wide.assign(persons=wide["persons"].fillna(wide["recipients"]))
    wide = wide.assign(
        registered_share=divide(wide["persons"], wide["registered_persons"]).where(is_registered),
        employed_share=employed_share,
        source_employed=wide["source_employed"].where(employed_share.notna()),
    )
    return wide.assign(
        exceeds=exceeds(wide["registered_share"], wide["employed_share"]),
        source=add_source(wide, "registered_source", "source_employed"),
    )[[*keys, "item", "households", "persons", "registered_share", "employed_share", "exceeds", "registered_period", "source"]]
