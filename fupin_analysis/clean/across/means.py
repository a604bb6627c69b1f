"""A last row 全乡平均 below the villages of one township: its means are the township's own, and its counts where they are sums.

A mean weighted by people lies between the least and the most of its villages, however it is weighted; one that does not is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from fupin_analysis.clean.layout.columns import PLACES
from fupin_analysis.clean.layout.names_beside import Names
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.words.terms import fold, load_vocabulary

_OWN_MEAN = re.compile(
    r"[全本](?:镇|乡|街道)(?:人均|户均|平均|总平均|加权平均)(?:数|值|水平)?|平均[(（][全本](?:镇|乡|街道)[)）]"
)
_MEAN = re.compile("人均|户均|亩均|平均|率|占比|比例|比重")


def own_means(table: SheetTable, names: Sequence[Names]) -> frozenset[int]:
    """Return the rows of a table of one township's villages that tell the township's means.

    Parameters
    ----------
    table
        The table.
    names
        The names beside its rows.
    """
    are_villages = not any(name.township and not name.village for name in names) and sum(bool(name.village) for name in names) > 1
    rows = enumerate(table.lines) if are_villages else ()
    return frozenset(place for place, line in rows if any(_OWN_MEAN.fullmatch(fold(text)) for text in _names(line, table)))


def check_mean(figure: Row, number: int, place: int, table: SheetTable, names: Sequence[Names]) -> None:
    """Raise CellProblem where a figure of such a row is not the township's: F279 no mean can be so, F252 a mean of counts.

    Parameters
    ----------
    figure
        The figure as read.
    number, place
        Its column, and its row.
    table, names
        The table, and the names beside its rows.
    """
    villages = [at for at, name in enumerate(names) if name.village and at != place]
    parts = [own[number] for at in villages if number in (own := numbers_of(table.lines[at]))]
    value = numbers_of(table.lines[place]).get(number)
    if value is None or len(parts) < len(villages):
        raise CellProblem("F252")
    measure = load_vocabulary().measures[str(figure["measure"])]
    if measure.kind == "share" or "_per_" in measure.name or _MEAN.search(str(figure["item"])):
        least, most = min(parts), max(parts)
        if not least <= value <= most:
            raise CellProblem("F279", {"got": _shown(value), "least": _shown(least), "most": _shown(most)})
    elif value != sum(parts, Decimal(0)):
        raise CellProblem("F252")


def _names(line: Line, table: SheetTable) -> list[str]:
    return [text for at, text in line.labels.items() if table.columns[at].role in PLACES]


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
