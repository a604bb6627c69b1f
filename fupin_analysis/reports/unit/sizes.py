"""How large each township's register is and how many exited in the year, for lists of many townships."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fupin_analysis.core.figures import in_force
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import FigureIndex, plain_figures, spread_rows
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.measure.done import exits_of_own_year
from fupin_analysis.measure.periods import latest_of_year

if TYPE_CHECKING:
    import pandas as pd

_Sizes = dict[tuple[str, int], tuple[float, float]]

_ITEMS = {"registry": "total", "exit": "done"}


def measure_sizes(figures: pd.DataFrame) -> dict[str, _Sizes]:
    """Return households and persons by township and year: ``registered`` as last stated in it, ``exited`` in all of it.

    Parameters
    ----------
    figures
        Figures of any number of townships, those decided on among them.
    """
    own = figures[figures["topic"].isin(_ITEMS) & figures["item"].isin(_ITEMS.values()) & figures["place"].eq("")]
    index = FigureIndex(plain_figures(in_force(own)))
    registers = spread_rows(index.select("registry", items=("total",)), HEADS)
    return {"registered": _by_unit(latest_of_year(registers).values()), "exited": _by_unit(exits_of_own_year(index))}


def _by_unit(rows: Iterable[Row]) -> _Sizes:
    return {(row["township"], row["year"]): (float(row["households"]), float(row["persons"])) for row in rows}
