"""Household files (一户一档): which of the nine forms each village has for all of its households."""

from __future__ import annotations

import pandas as pd

#: Forms of a complete household file.
FORM_COUNT = 9

_UNIT = ["township", "year", "place"]


def measure_household_files(files: pd.DataFrame, *, form_count: int = FORM_COUNT) -> pd.DataFrame:
    """Measure how complete the household files of villages are.

    Parameters
    ----------
    files
        One row per village and form: township, year, place, form (its name), households [households that should have it], filed
        [households that have it; NaN where not stated], source.
    form_count
        Forms of a complete file.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and place: households, forms_stated [forms something is said about], forms_complete [forms all
        households have], filed_share [0-1: forms filed of forms due, over the forms stated; of each no more than are due, or one
        filed too often would make up for one lacking], exceeds (more filed than households, which cannot be), forms_due
        [`form_count`], lacking (forms not complete, the emptiest first), source.

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "place": "一心村", "households": 40.0, "source": ""}
    >>> forms = [row | {"form": "申请书", "filed": 40.0}, row | {"form": "公示", "filed": 30.0}]
    >>> table = measure_household_files(pd.DataFrame(forms))
    >>> table[["forms_complete", "filed_share", "lacking"]].values.tolist()
    [[1, 0.875, ('公示',)]]
    """
    rows = []
    for unit, own in files.groupby(_UNIT, sort=False):
        stated = own[own["filed"].notna() & own["households"].gt(0)]
        short = stated[stated["filed"].lt(stated["households"])].sort_values("filed", kind="stable")
        due = float(stated["households"].sum())
        rows.append(
            {
                **dict(zip(_UNIT, unit, strict=True)),
                "households": float(own["households"].max()),
                "forms_due": form_count,
                "forms_stated": len(stated),
                "forms_complete": len(stated) - len(short),
                "filed_share": float(stated["filed"].clip(upper=stated["households"]).sum()) / due if due else float("nan"),
                "exceeds": bool(stated["filed"].gt(stated["households"]).any()),
                "lacking": tuple(short["form"]),
                "source": "; ".join(text for text in stated["source"] if text),
            }
        )
    columns = ["households", "forms_due", "forms_stated", "forms_complete", "filed_share", "exceeds", "lacking", "source"]
    return pd.DataFrame(rows, columns=[*_UNIT, *columns])
