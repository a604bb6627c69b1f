"""What there are figures of: townships and years, with how much was handed in and how much is to check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.core.disk.store import read_table
from fupin_analysis.reports.unit.opening import open_tables

if TYPE_CHECKING:
    import pandas as pd


def townships(data: str | Path = "data/raw", *, processed: str | Path = "") -> pd.DataFrame:
    """List the townships and years that there are figures of.

    Parameters
    ----------
    data
        Folder of returns.
    processed
        Folder of the tables made from them, by default beside `data`.

    Returns
    -------
    pandas.DataFrame
        One row per township and year, in order: township, year, figures, findings [how many].

    Raises
    ------
    FupinError
        As :func:`fupin_analysis.flow.take_in`.

    Examples
    --------
    >>> list(townships("data/raw").query("township == 'XX镇'").itertuples(index=False, name=None))
    [('XX镇', 2018, 102, 3)]
    """
    import pandas as pd

    tables = open_tables(data, processed=processed or None)
    keys = ["township", "year"]
    figures, findings = (
        read_table(tables.path(name), columns=keys).to_pandas().groupby(keys).size() for name in ("figures", "findings")
    )
    listed = figures.rename("figures").to_frame()
    listed["findings"] = findings.reindex(figures.index, fill_value=0).astype("int64")
    return pd.DataFrame(listed.reset_index())
