"""Reporting units: one township and year cut out of everything handed in, which is all that its report depends on.

A unit travels as Arrow tables of its own rows to wherever its report is made, and their fingerprint tells whether anything about
the township has changed since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.disk.file_counts import count_files
from fupin_analysis.core.disk.processed import Processed
from fupin_analysis.core.disk.slices import Slices
from fupin_analysis.core.disk.store import by_unit, from_bytes, to_arrow, to_bytes, to_frame
from fupin_analysis.core.document import Document
from fupin_analysis.core.figures import KEY
from fupin_analysis.core.intake import Intake, of_units
from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.source import file_of, split_sources
from fupin_analysis.core.unit.neighbour import Neighbour, neighbours_of
from fupin_analysis.core.unit.problem import HeldProblem
from fupin_analysis.core.unit.standing import Compared
from fupin_analysis.core.words.terms import is_own, nearest
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.measure.standing import TOPICS, measure_standing
from fupin_analysis.reports.unit.fingerprints import fingerprint_rows
from fupin_analysis.reports.unit.inputs import inputs_table, own_inputs
from fupin_analysis.reports.unit.nouns import NOUNS, held_problems, no_nouns, noun_table, owned
from fupin_analysis.reports.unit.sizes import measure_sizes

if TYPE_CHECKING:
    import pandas as pd

#: Tables that a unit holds.
UNIT_TABLES = ("figures", "findings", "reviews", "quarantine", "inputs")

#: Tables that pages of many townships rest on.
ALL_TABLES = (*UNIT_TABLES, "records")

_KEYS = ["township", "year"]


@dataclass(frozen=True)
class TownshipYear:
    """What was handed in for one township and year, as rows.

    Parameters
    ----------
    township, year
        Whose.
    figures
        Every record, stated and decided.
    findings, reviews, quarantine, inputs
        Rows of these tables.
    documents
        What is known about the origin of the figures.
    decisions
        What was decided about the findings.
    standings
        How its numbers stand against the year before and among comparable townships.
    neighbours
        Pages next to its own.
    problems
        Problems it named, each held against figures.
    """

    township: str
    year: int
    figures: tuple[Figure, ...]
    findings: Metrics
    reviews: Metrics
    quarantine: Metrics
    inputs: Metrics
    documents: tuple[Document, ...] = ()
    decisions: tuple[Decision, ...] = ()
    standings: tuple[Compared, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    problems: tuple[HeldProblem, ...] = ()

    @property
    def document(self) -> Document:
        """What is known about the origin of the figures."""
        return self.documents[0] if self.documents else Document(self.township, self.year)


def make_unit(township: str, year: int, tables: Mapping[str, pa.Table], **nouns: Any) -> TownshipYear:
    """Return a unit from its own rows in tables."""
    figures = tables["figures"]
    columns = [figures[name].to_pylist() for name in Figure._fields]
    rows: dict[str, Any] = {name: Metrics(tuple(tables[name].column_names), tables[name].to_pylist()) for name in UNIT_TABLES[1:]}
    return TownshipYear(township, year, tuple(map(Figure._make, zip(*columns, strict=True))), **rows, **nouns)


def _fields_of(noun: Any) -> list[Any]:
    return [getattr(noun, one.name) for one in fields(noun)]


class Units:
    """Everything handed in, ready to be cut: a unit costs the same among any number of others.

    Parameters
    ----------
    intake
        Everything handed in.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> units = Units(Intake(make_townships(3, seed=1)))
    >>> [(township, year, len(units.cut(township, year).figures)) for township, year in units]
    [('模拟镇00001', 2018, 132), ('模拟镇00002', 2018, 132), ('模拟镇00003', 2018, 132)]
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._figures = Slices("figures", intake.figures, _KEYS)
        self._findings = Slices("findings", intake.findings, _KEYS)
        self._open = Slices("findings", intake.open_findings, _KEYS)
        self._reviews = Slices("reviews", intake.reviews, _KEYS)
        self._quarantine = Slices("quarantine", intake.quarantine, _KEYS[:1])
        rows: list[Any] = intake.inputs.to_dict("records")
        self._inputs = {row["file"]: (at, row) for at, row in enumerate(rows)}
        self._documents = owned(intake.documents)
        self._decisions = owned(intake.decisions)
        self._standings = owned(measure_standing(intake.figures, intake.documents))
        self._neighbours = owned(neighbours_of(self))
        self._problems = owned(held_problems(intake.records, lambda: intake.figures))

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Give townships and years in order."""
        return iter(self._figures.names)

    def __len__(self) -> int:
        return len(self._figures.names)

    def cut(self, township: str, year: int) -> TownshipYear:
        """Return the unit of one township and year."""
        return make_unit(township, year, self._tables(township, year), **self._nouns(township, year))

    def pack(self, township: str, year: int, *, neighbours: Sequence[Neighbour] | None = None) -> dict[str, bytes]:
        """Return the parts of a unit as Arrow streams, by name; the same unit gives the same bytes on every machine.

        Parameters
        ----------
        township, year
            Whose.
        neighbours
            Pages next to its own, where not every unit has one.
        """
        nouns = self._nouns(township, year)
        nouns |= {} if neighbours is None else {"neighbours": neighbours}
        return _packed(self._tables(township, year), nouns)

    def fingerprints(self, township: str, year: int, *, neighbours: Sequence[Neighbour] | None = None) -> dict[str, str]:
        """Return a short fingerprint of each part of a unit, by name: what differs from it differs in the part."""
        unit = township, year
        tables = {"figures": self._figures, "findings": self._findings, "reviews": self._reviews}
        found = {name: slices.fingerprint(unit) for name, slices in tables.items()}
        found["quarantine"] = self._quarantine.fingerprint(unit[:1])
        found["inputs"] = fingerprint_rows(row.values() for row in self._own_inputs(unit))
        nouns = self._nouns(township, year) | ({} if neighbours is None else {"neighbours": neighbours})
        # by fields, since what a noun has worked out for itself (a cached property) is in its `vars` too
        return found | {name: fingerprint_rows(map(_fields_of, rows)) for name, rows in nouns.items()}

    def glance(self, township: str, year: int) -> dict[str, Any]:
        """Return what an index says of a unit.

        `registered` and `exited` (households, persons), `figures`, open `findings`; how many `files` were put together, the names
        of those its figures are of (`sources`), how many `rivals` (figures stated differently), how many figures stand in
        `own_words`.
        """
        unit = township, year
        sizes = {name: found.get(unit, (float("nan"), float("nan"))) for name, found in self._sizes.items()}
        files, rivals, own_words = self._standing.get(unit, (0, 0, 0))
        counts = {"figures": self._figures.count(unit), "findings": self._open.count(unit)}
        return {
            **sizes,
            **counts,
            "files": files,
            "sources": tuple(sorted(self._used.get(unit, ()))),
            "rivals": rivals,
            "own_words": own_words,
        }

    @cached_property
    def _standing(self) -> dict[tuple[str, int], tuple[int, int, int]]:
        """Files, figures stated differently and in own words of each unit."""
        table = self._figures.table
        is_stated = pc.greater_equal(table["statement"], 1)
        files = count_files(self._figures, rows=is_stated.to_numpy())
        items = pc.unique(table["item"])
        own = [item for item in items.to_pylist() if is_own(item)]
        is_in_own_words = pc.and_(is_stated, pc.is_in(table["item"], pa.array(own, pa.string()))).to_numpy()
        words = np.bincount(self._figures.unit_of_row[is_in_own_words], minlength=len(self)).tolist()
        rivals = self._rivals(self._intake.figures)
        return {unit: (len(files.get(unit, ())), rivals[unit], words[at]) for at, unit in enumerate(self)}

    @staticmethod
    def _rivals(figures: pd.DataFrame) -> Counter[tuple[str, int]]:
        """How many figures of each unit are stated with different values; most are stated once."""
        again = figures[figures["statement"].gt(1)]
        units = set(again[_KEYS].itertuples(index=False, name=None))
        own = of_units(figures, units) if units else again
        values: dict[tuple[Any, ...], set[float]] = {}
        for *about, value in own.loc[own["statement"].ge(1), [*KEY, "value"]].itertuples(index=False, name=None):
            values.setdefault(tuple(about), set()).add(value)
        return Counter((about[0], about[1]) for about, said in values.items() if len(said) > 1)

    @cached_property
    def _sizes(self) -> dict[str, dict[tuple[str, int], tuple[float, float]]]:
        return measure_sizes(self._intake.figures)

    @cached_property
    def _counted_in(self) -> dict[tuple[str, int], set[str]]:
        """Files of the registers that count each unit."""
        found: dict[tuple[str, int], set[str]] = {}
        register = self._intake.register
        for township, year, sources in zip(register["township"], register["year"], register["source"], strict=True):
            found.setdefault((township, year), set()).update(map(file_of, split_sources(sources)))
        return found

    def _nouns(self, township: str, year: int) -> dict[str, Any]:
        unit = township, year
        owned: dict[str, Mapping[tuple[str, int], Any]] = {
            "documents": self._documents,
            "decisions": self._decisions,
            "standings": self._standings,
            "neighbours": self._neighbours,
            "problems": self._problems,
        }
        return {name: rows.get(unit, ()) for name, rows in owned.items()}

    def _tables(self, township: str, year: int) -> dict[str, pa.Table]:
        unit = township, year
        tables = {"figures": self._figures.of(unit), "findings": self._findings.of(unit), "reviews": self._reviews.of(unit)}
        tables["quarantine"] = self._quarantine.of((township,))
        tables["inputs"] = inputs_table(self._own_inputs(unit))
        return tables

    def _own_inputs(self, unit: tuple[str, int]) -> list[Row]:
        counted, aside = self._counted_in.get(unit, set()), self._aside.get(unit[:1], {})
        return own_inputs(self._inputs, self._used.get(unit, {}), aside, counted)

    @cached_property
    def _used(self) -> dict[tuple[Any, ...], dict[str, int]]:
        """How many figures of each unit stand in which file."""
        return count_files(self._figures)

    @cached_property
    def _aside(self) -> dict[tuple[Any, ...], dict[str, int]]:
        """How many cells of each township were set aside in which file."""
        return count_files(self._quarantine, is_first_only=True)


def read_processed_unit(tables: Processed, township: str, year: int) -> TownshipYear:
    """Read the unit of one township and year from processed tables, the others unread."""
    own = {name: tables.rows(name, township, year) for name in ("figures", "findings", "reviews")}
    own["quarantine"] = tables.rows("quarantine", township)
    inputs = {row["file"]: (at, row) for at, row in enumerate(tables.table("inputs").to_pylist())}
    sources = tables.rows("register", township, year)["source"].to_pylist()
    used = Counter(file_of(one) for text in own["figures"]["source"].to_pylist() for one in split_sources(text))
    aside = Counter(map(file_of, own["quarantine"]["source"].to_pylist()))
    counted = {file_of(one) for text in sources for one in split_sources(text)}
    own["inputs"] = inputs_table(own_inputs(inputs, used, aside, counted))
    figures = tables.topic_rows("figures", TOPICS)
    nouns: dict[str, Sequence[Any]] = {"documents": tables.documents, "decisions": tables.decisions}
    nouns["standings"] = measure_standing(figures, tables.documents)
    nouns["neighbours"] = neighbours_of(tables.units)
    records = to_frame("records", tables.rows("records", township, year))
    nouns["problems"] = held_problems(records, lambda: to_frame("figures", tables.table("figures")))
    mine = {name: tuple(one for one in rows if (one.township, one.year) == (township, year)) for name, rows in nouns.items()}
    return make_unit(township, year, own, **mine)


def _packed(tables: Mapping[str, pa.Table], nouns: Mapping[str, Sequence[Any]]) -> dict[str, bytes]:
    every = {**tables, **{name: noun_table(name, rows) if rows else no_nouns(name) for name, rows in nouns.items()}}
    return {name: to_bytes(table) for name, table in every.items()}


def pack_all(intake: Intake) -> dict[str, bytes]:
    """Return everything handed in as the parts of one unit."""
    tables = {name: to_arrow(name, by_unit(getattr(intake, name))) for name in ALL_TABLES}
    none: dict[str, Sequence[Any]] = dict.fromkeys(NOUNS, ())
    return _packed(tables, {**none, "documents": intake.documents, "decisions": intake.decisions})


def join_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts of a packed unit as one Arrow stream."""
    return to_bytes(pa.table({"name": pa.array(parts, pa.string()), "content": pa.array(parts.values(), pa.binary())}))


def _read_parts(path: Path) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """Read a packed unit: its tables, and its nouns.

    Raises
    ------
    FupinError
        F112 where the file is none.
    """
    try:
        packed = from_bytes(path.read_bytes())
        parts = dict(zip(packed["name"].to_pylist(), map(from_bytes, packed["content"].to_pylist()), strict=True))
        tables = {name: parts[name] for name in ALL_TABLES if name in parts or name in UNIT_TABLES}
        nouns = {name: tuple(noun(**row) for row in parts[name].to_pylist()) for name, noun in NOUNS.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:  # Arrow's own errors are among them
        raise FupinError(Problem("F112", where=path.name, details={"got": type(error).__name__})) from error
    return tables, nouns


def read_unit(path: Path, township: str = "", year: int | None = None) -> TownshipYear:
    """Read a packed unit back; one of another township or year than asked for is told as any other that is not known.

    Raises
    ------
    FupinError
        F112 where the file is none.
    """
    tables, nouns = _read_parts(path)
    figures = tables["figures"]
    units = list(dict.fromkeys(zip(figures["township"].to_pylist(), figures["year"].to_pylist(), strict=True)))
    known, found = find_unit(units, township or (units[0][0] if units else ""), year)
    return make_unit(known, found, tables, **nouns)


#: Names of townships shown where another was asked for.
_MOST_NAMES = 12


def unknown_township(township: str, names: Sequence[str], *, where: str) -> Problem:
    """Return the problem (F301) of a township without figures: which there are, and which of them are nearest to its name.

    Parameters
    ----------
    township
        Name as handed in.
    names
        Townships with figures, each once.
    where
        Where it was asked for.
    """
    near = nearest(township, list(names))
    shown = list(dict.fromkeys([*near, *sorted(names)]))
    have = "、".join(shown[:_MOST_NAMES]) + ("……" if len(shown) > _MOST_NAMES else "")
    return Problem("F301", where=where, details={"got": township, "count": len(names), "have": have or "—"}, near=near)


def find_unit(units: Sequence[tuple[str, int]], township: str, year: int | None) -> tuple[str, int]:
    """Return the township and year to report on.

    Parameters
    ----------
    units
        Those there are figures of.
    township
        Name as handed in.
    year
        May be left out where there are figures of one year only.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year without figures, F308 several years to choose from.
    """
    names = list(dict.fromkeys(name for name, _year in units))
    if township not in names:
        raise FupinError(unknown_township(township, names, where="township"))
    years = [known for name, known in units if name == township]
    have = "、".join(map(str, years))
    if year is None and len(years) > 1:
        raise FupinError(Problem("F308", where="year", details={"got": len(years), "have": have}))
    if year is not None and year not in years:
        raise FupinError(Problem("F302", where="year", details={"expected": township, "got": year, "have": have}))
    return township, years[0] if year is None else year


def read_packed(path: Path) -> Intake:
    """Read everything handed in back from a packed file.

    Raises
    ------
    FupinError
        F112 where the file is none.
    """
    tables, nouns = _read_parts(path)
    frames: dict[str, Any] = {name: to_frame(name, table) for name, table in tables.items()}
    return Intake(**frames, documents=nouns["documents"], decisions=nouns["decisions"])
