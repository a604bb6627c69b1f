"""Work: persons placed, as a share of the register and of all placed."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, registered, with_base
from fupin_analysis.measure.ratios import divide


def measure_employment(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure employment by item.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, registered_share [0-1, of the registered persons],
        employed_share [0-1, of the persons placed in work], source.
    """
    wide = spread(select(figures, "employment"), ["households", "persons", "recipients"], by=("period", "item"))
    wide = wide.assign(persons=wide["persons"].fillna(wide["recipients"]))
    wide = wide[wide["persons"].notna() | wide["households"].notna()].reset_index(drop=True)
    keys = ["township", "year", "period"]
    employed = wide.loc[wide["item"].eq("employed"), [*keys, "persons"]]
    wide = wide.merge(employed, on=keys, how="left", suffixes=("", "_employed"), validate="many_to_one")
    wide = with_base(wide, registered(figures))
    return wide.assign(
        registered_share=divide(wide["persons"], wide["registered_persons"]),
        employed_share=divide(wide["persons"], wide["persons_employed"]),
        source=add_source(wide, "registered_source"),
    )[[*keys, "item", "households", "persons", "registered_share", "employed_share", "source"]]
