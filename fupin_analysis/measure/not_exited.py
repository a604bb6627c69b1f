"""Those not yet exited, whichever words a form has for them."""

from __future__ import annotations

from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import FigureIndex, spread_rows
from fupin_analysis.core.words.items import HEADS


def not_exited(figures: FigureIndex) -> list[Row]:
    """Return those not yet exited as stated; where the register is told by stage the confirmed poor are these.

    The confirmed poor count only beside those whose exit is being consolidated: alone they may be all who were ever confirmed.
    """
    stated = spread_rows(figures.select("registry", items=("not_exited",)), HEADS)
    stages = spread_rows(figures.select("registry", items=("confirmed_poor", "consolidating")), HEADS)
    known = {(row["township"], row["year"], row["period"]) for row in stated}
    of_stages = group(stages, "township", "year", "period").values()
    told = [row for both in of_stages if len(both) == 2 for row in both if row["item"] == "confirmed_poor"]
    return stated + [row for row in told if (row["township"], row["year"], row["period"]) not in known]
