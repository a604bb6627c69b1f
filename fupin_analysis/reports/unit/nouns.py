"""Nouns that travel with a unit beside its tables: documents, decisions, standings, neighbours, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.document import Document
from fupin_analysis.core.unit.neighbour import Neighbour
from fupin_analysis.core.unit.problem import HeldProblem
from fupin_analysis.core.unit.standing import Compared

if TYPE_CHECKING:
    import pandas as pd

#: Nouns of a unit, by the name they travel under.
NOUNS: dict[str, type[Document] | type[Decision] | type[Compared] | type[Neighbour] | type[HeldProblem]] = {
    "documents": Document,
    "decisions": Decision,
    "standings": Compared,
    "neighbours": Neighbour,
    "problems": HeldProblem,
}
_Owned = TypeVar("_Owned", Document, Decision, Compared, Neighbour, HeldProblem)

_TYPES = {"str": pa.string(), "int": pa.int64(), "bool": pa.bool_(), "float": pa.float64(), "float | None": pa.float64()}
_TYPES |= {"tuple[str, ...]": pa.list_(pa.string())}


def owned(rows: Iterable[_Owned]) -> dict[tuple[str, int], tuple[_Owned, ...]]:
    """Return rows by the township and year they are of."""
    found: dict[tuple[str, int], list[_Owned]] = {}
    for row in rows:
        found.setdefault((row.township, row.year), []).append(row)
    return {unit: tuple(own) for unit, own in found.items()}


def noun_table(name: str, rows: Sequence[Any]) -> pa.Table:
    """Return rows of a noun as Arrow."""
    columns = [(field.name, _TYPES.get(str(field.type), pa.string())) for field in fields(NOUNS[name])]
    return pa.table({column: pa.array([getattr(row, column) for row in rows], kind) for column, kind in columns})


@cache
def no_nouns(name: str) -> pa.Table:
    """Return a table of a noun without rows."""
    return noun_table(name, [])


def held_problems(records: pd.DataFrame, figures: Callable[[], pd.DataFrame]) -> tuple[HeldProblem, ...]:
    """Return problems held against figures, which are asked for only where a problem is named.

    Parameters
    ----------
    records
        Table of records, of one unit or of all.
    figures
        Gives the figures of all townships and years.
    """
    if not records["record"].eq("problems").any():
        return ()
    from fupin_analysis.core.records import records_of  # a batch that makes nothing measures nothing
    from fupin_analysis.measure.procedure.problems import hold_problems

    return tuple(hold_problems(records_of(records, "problems"), figures()))
