"""Reporting units: one township and year cut out of everything handed in, which is all that its report depends on.

A unit is an :class:`~fupin_analysis.flow.Intake` of its own. Packed as text it travels to wherever the report is made, and its
fingerprint tells whether anything about the township has changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.document import Document
from fupin_analysis.core.figures import COLUMNS, DECIDED, QUARANTINE_COLUMNS
from fupin_analysis.core.files import UNIT_SUFFIX
from fupin_analysis.core.source import file_of, split_sources
from fupin_analysis.crosscheck.checks import FINDING_COLUMNS
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.flow import INPUT_COLUMNS, Intake, reporting_units, take_in

#: Tables of a unit with their columns and dtypes.
TABLES: dict[str, dict[str, str]] = {
    "figures": COLUMNS,
    "findings": FINDING_COLUMNS,
    "quarantine": dict.fromkeys(QUARANTINE_COLUMNS, "str"),
    "inputs": dict(zip(INPUT_COLUMNS, ("str", "str", "int64", "int64", "int64"), strict=True)),
}

_Owned = TypeVar("_Owned", Document, Decision)


#: Rows of a table turned into lists at a time.
_BLOCK = 50_000


class Units:
    """Everything handed in, ready to be cut: rows are looked up, not searched, so that a unit costs the same among any number.

    Parameters
    ----------
    intake
        Everything handed in.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> none = {name: make_table(name, {}) for name in ("findings", "quarantine", "inputs")}
    >>> units = Units(Intake(make_townships(3, seed=1), problems=(), documents=(), **none))
    >>> [(township, year, len(units.cut(township, year).figures)) for township, year in units]
    [('模拟镇00001', 2018, 132), ('模拟镇00002', 2018, 132), ('模拟镇00003', 2018, 132)]
    """

    def __init__(self, intake: Intake) -> None:
        self._names = reporting_units(intake)
        self._figures = _Sorted(intake.figures, ["township", "year"])
        self._findings = _Sorted(intake.findings, ["township", "year"])
        self._register = _Sorted(intake.register, ["township", "year"])
        self._quarantine = _Sorted(intake.quarantine, ["township"])
        self._inputs = {row["file"]: (at, row) for at, row in enumerate(intake.inputs.to_dict("records"))}
        self._documents = _by_unit(intake.documents)
        self._decisions = _by_unit(intake.decisions)
        self._shared = self._figures.shared_files()

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Give townships and years in order."""
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def cut(self, township: str, year: int) -> Intake:
        """Return the unit of one township and year."""
        return _unit(self._parts(township, year))

    def pack(self, township: str, year: int) -> dict[str, str]:
        """Return the parts of a unit as JSON texts, by name; the same unit gives the same texts on every machine."""
        return {name: _json(part) for name, part in self._parts(township, year).items()}

    def glance(self, township: str, year: int) -> dict[str, Any]:
        """Return what an index says of a unit: `registered` and `exited` (households, persons), `figures`, `findings`."""
        rows = self._figures.rows((township, year))
        names = ("statement", "period", "place", "topic", "item", "measure", "value")
        found: dict[tuple[str, str, str], float] = {}
        for statement, period, place, *about, value in zip(*(rows[name] for name in names), strict=True):
            if statement <= 1 and period == str(year) and not place:
                key = (about[0], about[1], about[2])
                found[key] = value if statement == DECIDED else found.get(key, value)
        sizes = {
            name: tuple(found.get((topic, item, measure), float("nan")) for measure in ("households", "persons"))
            for name, topic, item in (("registered", "registry", "total"), ("exited", "exit", "done"))
        }
        return {**sizes, "figures": len(rows["value"]), "findings": len(self._findings.rows((township, year))["finding"])}

    def _parts(self, township: str, year: int) -> dict[str, Any]:
        figures = self._figures.rows((township, year))
        quarantine = self._quarantine.rows((township,))
        return {
            "figures": figures,
            "findings": self._findings.rows((township, year)),
            "quarantine": quarantine,
            "inputs": self._own_inputs(figures["source"], quarantine["source"], self._counted_in(township, year)),
            "documents": [vars(one) for one in self._documents.get((township, year), ())],
            "decisions": [vars(one) for one in self._decisions.get((township, year), ())],
        }

    def _counted_in(self, township: str, year: int) -> set[str]:
        """Files of the registers that count the unit."""
        sources = self._register.rows((township, year))["source"]
        return {file_of(place) for source in sources for place in split_sources(source)}

    def _own_inputs(self, used: Sequence[str], aside: Sequence[str], counted: set[str]) -> dict[str, list[Any]]:
        """Files the unit came from. Of a file shared with other units neither size nor fingerprint is the unit's affair."""
        counts = Counter(file_of(place) for source in used for place in split_sources(source))
        unused = Counter(map(file_of, aside))
        found = [self._inputs[file] for file in counts.keys() | counted if file in self._inputs]
        rows = [row for _at, row in sorted(found, key=itemgetter(0))]
        own = [row if row["file"] not in self._shared else {**row, "sha256": "", "bytes": 0} for row in rows]
        own = [{**row, "figures": counts[row["file"]], "quarantined": unused[row["file"]]} for row in own]
        return {name: [row[name] for row in own] for name in TABLES["inputs"]}


class _Sorted:
    """A table in order of its units, read in blocks of plain lists; the table itself is neither changed nor copied."""

    def __init__(self, table: pd.DataFrame, by: list[str]) -> None:
        groups = table.groupby(by, sort=True)
        sizes, units = groups.size(), groups.ngroup().to_numpy()
        ends = sizes.cumsum().tolist()
        names = sizes.index if len(by) > 1 else [(name,) for name in sizes.index]
        self._table, self._units = table, units
        self._order = np.argsort(units, kind="stable")
        self._bounds = {tuple(name): (end - size, end) for name, size, end in zip(names, sizes.tolist(), ends, strict=True)}
        self._block: dict[str, list[Any]] = {name: [] for name in table.columns}
        self._start = self._stop = 0

    def rows(self, name: tuple[Any, ...]) -> dict[str, list[Any]]:
        """Return the rows of one unit, column by column; units asked for in order share a block."""
        start, stop = self._bounds.get(name, (self._start, self._start))
        if not self._start <= start <= stop <= self._stop:
            self._start, self._stop = start, max(stop, min(start + _BLOCK, len(self._table)))
            block = self._table.take(self._order[self._start : self._stop])
            self._block = {column: block[column].tolist() for column in block.columns}
        return {column: values[start - self._start : stop - self._start] for column, values in self._block.items()}

    def shared_files(self) -> set[str]:
        """Return the files that more than one unit came from."""
        owners: dict[str, int] = {}
        shared = set()
        for start in range(0, len(self._table), _BLOCK):
            sources = self._table["source"].iloc[start : start + _BLOCK].tolist()
            for source, unit in zip(sources, self._units[start : start + _BLOCK].tolist(), strict=True):
                for place in split_sources(source) if "; " in source else (source,):
                    if owners.setdefault(file := file_of(place), unit) != unit:
                        shared.add(file)
        return shared


def _by_unit(rows: Iterable[_Owned]) -> dict[tuple[str, int], list[_Owned]]:
    owned: dict[tuple[str, int], list[_Owned]] = {}
    for row in rows:
        owned.setdefault((row.township, row.year), []).append(row)
    return owned


def cut_unit(intake: Intake, township: str, year: int) -> Intake:
    """Return the unit of one township and year; one that is a unit already comes out the same."""
    if (intake.figures["township"].eq(township) & intake.figures["year"].eq(year)).all():
        return intake
    return Units(intake).cut(township, year)


def make_table(name: str, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Return a table of a unit from its columns; those not given are empty."""
    dtypes = TABLES[name]
    if not any(columns.values()):
        return _empty(name).copy()
    return pd.DataFrame({column: pd.array(list(columns[column]), dtype=cast(Any, dtype)) for column, dtype in dtypes.items()})


@cache
def _empty(name: str) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series([], dtype=dtype) for column, dtype in TABLES[name].items()})


def _unit(parts: Mapping[str, Any]) -> Intake:
    return Intake(
        **{name: make_table(name, parts[name]) for name in TABLES},
        problems=(),
        documents=tuple(Document(**row) for row in parts["documents"]),
        decisions=tuple(Decision(**row) for row in parts["decisions"]),
    )


def open_intake(data: str | Path, processed: str | Path = "") -> Intake:
    """Return everything handed in, or the one unit of a packed file.

    Parameters
    ----------
    data
        Folder of returns.
    processed
        Folder for the tables made from them, by default beside `data`; or a packed unit (``.unit.json``).

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.flow.take_in` and :func:`read_unit`.
    """
    if str(processed).endswith(UNIT_SUFFIX):
        return read_unit(Path(processed))
    return take_in(Path(data), processed=Path(processed) if processed else None)


def pack_all(intake: Intake) -> dict[str, str]:
    """Return everything handed in as the parts of one unit."""
    parts: dict[str, Any] = {name: getattr(intake, name)[list(TABLES[name])].to_dict("list") for name in TABLES}
    parts["documents"] = [vars(one) for one in intake.documents]
    parts["decisions"] = [vars(one) for one in intake.decisions]
    return {name: _json(part) for name, part in parts.items()}


def join_parts(parts: Mapping[str, str]) -> str:
    """Return the parts of a packed unit as one JSON text."""
    return "{" + ",\n".join(f'"{name}":{part}' for name, part in parts.items()) + "}\n"


def figures_fingerprint(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of rows of a table of figures."""
    return hashlib.sha256(_json([[row[name] for name in COLUMNS] for row in rows]).encode()).hexdigest()


def _json(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """Return a short fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_unit(path: Path) -> Intake:
    """Read a packed unit back.

    Raises
    ------
    FupinError
        F112 where the file is none.
    """
    try:
        return _unit(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FupinError(Problem("F112", where=path.name, details={"got": type(error).__name__})) from error
