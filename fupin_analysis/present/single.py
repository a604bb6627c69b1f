"""One township and year at a time: a paragraph or chart of several without a name would be taken for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from fupin_analysis.core.metrics import Metrics, Row, group
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present import words

_Options = ParamSpec("_Options")
_Drawn = TypeVar("_Drawn")

#: Units named in a message at most.
_MOST = 3


def each_named(tell: Callable[..., str]) -> Callable[..., str]:
    """Let a ``tell_*`` of one table write a paragraph for each township and year in it, named where there are several."""

    @wraps(tell)
    def told(table: Metrics, /, *arguments: Any, **options: Any) -> str:
        units = _units(table.rows)
        if len(units) <= 1:
            return tell(table, *arguments, **options)
        language = str(options.get("language", "zh"))
        texts = [
            words.say(
                "common.unit",
                language,
                township=township,
                year=year,
                text=tell(Metrics(table.columns, rows), *arguments, **options),
            )
            for (township, year), rows in units.items()
        ]
        return "\n\n".join(texts)

    return told


def one_only(make: Callable[Concatenate[Metrics, _Options], _Drawn]) -> Callable[Concatenate[Metrics, _Options], _Drawn]:
    """Refuse several townships and years where only one can be drawn."""

    @wraps(make)
    def made(table: Metrics, /, *arguments: _Options.args, **options: _Options.kwargs) -> _Drawn:
        refuse_several(table)
        return make(table, *arguments, **options)

    return made


def none_of_several(tell: Callable[..., str]) -> Callable[..., str]:
    """Refuse several townships and years where two tables are told together."""

    @wraps(tell)
    def told(table: Metrics, other: Metrics, /, *arguments: Any, **options: Any) -> str:
        refuse_several(table, other)
        return tell(table, other, *arguments, **options)

    return told


def refuse_several(*tables: Metrics) -> None:
    """Raise F330 where tables speak of several townships and years."""
    units = _units([row for table in tables for row in table.rows])
    if len(units) > 1:
        names = "、".join(f"{township}{year}" for township, year in list(units)[:_MOST]) + ("…" if len(units) > _MOST else "")
        raise FupinError(Problem("F330", details={"got": f"{names}（{len(units)}）"}))


def _units(rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    return group([row for row in rows if "township" in row and "year" in row], "township", "year")
