"""Why households are poor: causes by households and by persons."""

from __future__ import annotations

import numpy as np
import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, vocabulary_order, with_register
from fupin_analysis.measure.ratios import divide, exceeds


def measure_causes(figures: pd.DataFrame) -> pd.DataFrame:
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
    >>> from fupin_analysis.figures import to_figures
    >>> row = {"township": "甲镇", "year": 2018, "period": "2018", "measure": "households"}
    >>> figures = to_figures([
    ...     {**row, "topic": "registry", "item": "total", "value": 298},
    ...     {**row, "topic": "cause", "item": "illness", "value": 94},
    ...     {**row, "topic": "cause", "item": "lack_of_labour", "value": 164},
    ... ])
    >>> measure_causes(figures)[["rank", "item", "households_share"]].round(3).values.tolist()
    [[1, 'lack_of_labour', 0.55], [2, 'illness', 0.315]]
    """
    keys = ["township", "year", "period"]
    wide = with_register(spread(select(figures, "cause"), ["households", "persons"]), figures)
    groups = wide.groupby(keys, sort=False)
    has_register = wide["registered_households"].notna() | wide["registered_persons"].notna()
    base_households = wide["registered_households"].where(has_register, groups["households"].transform("sum", min_count=1))
    base_persons = wide["registered_persons"].where(has_register, groups["persons"].transform("sum", min_count=1))
    wide = wide.assign(
        households_share=divide(wide["households"], base_households),
        persons_share=divide(wide["persons"], base_persons),
        persons_per_household=divide(wide["persons"], wide["households"]),
        base=np.where(has_register, "registered", "causes"),
        source=add_source(wide, "registered_source"),
    )
    # 其他 is a remainder, not a cause: it stands last whatever its size. Ties stand as the vocabulary lists them.
    wide = wide.assign(is_remainder=wide["item"].eq("other"), order=vocabulary_order(wide, topic="cause")).sort_values(
        [*keys, "is_remainder", "households", "order"], ascending=[True, True, True, True, False, True]
    )
    groups = wide.groupby(keys, sort=False)
    wide = wide.assign(rank=groups.cumcount() + 1, cumulative_share=groups["households_share"].cumsum())
    shares = (wide["households_share"], wide["persons_share"], wide["cumulative_share"])
    return wide.assign(exceeds=exceeds(*shares))[
        [
            *keys,
            *("rank", "item", "households", "persons", "households_share", "persons_share", "persons_per_household"),
            *("cumulative_share", "exceeds", "base", "registered_period", "source"),
        ]
    ].reset_index(drop=True)
