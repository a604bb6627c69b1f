"""The folder of processed tables: what was made of a folder of returns, kept as long as it is current.

Deleting the folder loses nothing. Beside the tables that everything starts from (:data:`fupin_analysis.core.disk.store.TABLES`)
it keeps every file's own figures, so that a file that has not changed need not be read again; where these are all there is, only
the number of each row's file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from fupin_analysis.core.aside import as_shown
from fupin_analysis.core.decision import Decision
from fupin_analysis.core.disk.csv_text import write_csv
from fupin_analysis.core.disk.files import unwritable, write_text, write_whole
from fupin_analysis.core.disk.locks import lock_at
from fupin_analysis.core.disk.store import TABLES, read_table, read_topic_rows, read_unit_rows, to_arrow, to_frame, write_table
from fupin_analysis.core.document import Document
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.reading import FileRead, Reading, to_row
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import Problem

if TYPE_CHECKING:
    import pandas as pd

#: Tables of what each file held, before files were held against one another; their column `number` is the file's among all.
READ_TABLES = {"read_figures": "figures", "read_quarantine": "quarantine", "read_records": "records"}


@dataclass(frozen=True)
class Processed:
    """Processed tables on disk.

    Parameters
    ----------
    folder
        Where they lie.
    record
        What ``intake.json`` says of them.
    """

    folder: Path
    record: Mapping[str, Any] = field(repr=False)

    @property
    def stamp(self) -> Mapping[str, Any]:
        """What they were made from."""
        stamp: Mapping[str, Any] = self.record["stamp"]
        return stamp

    def path(self, table: str) -> Path:
        """Where a table lies."""
        return self.folder / f"{table}-{self.record['tables']}.parquet"

    def table(self, table: str) -> pa.Table:
        """Read a table."""
        return read_table(self.path(table))

    def rows(self, table: str, township: str, year: int | None = None) -> pa.Table:
        """Return the rows of one township (and year), the others unread."""
        return read_unit_rows(self.path(table), township, year)

    def topic_rows(self, table: str, topics: Sequence[str]) -> pd.DataFrame:
        """Return the rows of some topics, of all townships and years."""
        return to_frame(table, read_topic_rows(self.path(table), topics))

    @property
    def documents(self) -> tuple[Document, ...]:
        """What is known about the origin of figures."""
        return tuple(Document(**row) for row in self.record["documents"])

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided."""
        return tuple(Decision(**row) for row in self.record["decisions"])

    @property
    def units(self) -> list[tuple[str, int]]:
        """Townships and years with figures, in order."""
        return [(township, year) for township, year in self.record["units"]]

    def intake(self, tables: Collection[str] = tuple(TABLES)) -> Intake:
        """Read everything back, or some of the tables.

        Raises
        ------
        OSError
            Where a table is gone or damaged.
        """
        read: dict[str, Any] = {name: to_frame(name, self.table(name)) for name in tables}
        problems = tuple(map(_problem_of, self.record["problems"]))
        return Intake(**read, problems=problems, documents=self.documents, decisions=self.decisions)

    def reading(self) -> Reading:
        """Read back what each file held.

        Raises
        ------
        OSError
            Where a table is gone or damaged.
        """
        files = tuple(
            FileRead(
                **{
                    **row,
                    "problems": tuple(map(_problem_of, row["problems"])),
                    "answers": tuple(map(tuple, row["answers"])),
                }
            )
            for row in self.record["files"]
        )
        tables: dict[str, Any] = {}
        for name, kind in READ_TABLES.items():
            table = self.table(name)
            held = table if table.num_columns > 1 else self.table(kind)  # what files held is all there is
            tables[kind] = to_frame(kind, held).assign(number=table["number"].to_pandas())
        register, notes = (to_frame(name, self.table(name)) for name in ("register", "notes"))
        problems = tuple(map(_problem_of, self.record["register_problems"]))
        return Reading(files, **tables, register=register, notes=notes, problems=problems)


def open_processed(folder: Path) -> Processed | None:
    """Return the processed tables of a folder; None where there are none."""
    try:
        record = json.loads((folder / "intake.json").read_text(encoding="utf-8"))
        found = Processed(folder, record)
        is_whole = all(found.path(name).stat().st_size == record["bytes"][name] for name in (*TABLES, *READ_TABLES))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if is_whole else None


def keep(intake: Intake, reading: Reading, units: Sequence[tuple[str, int]], folder: Path, stamp: Mapping[str, Any]) -> None:
    """Write the tables, one process at a time: drafts that stand while the lock is held were left by one that was killed.

    Raises
    ------
    FupinError
        F601 where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_at(folder / ".lock"):
            for draft in folder.glob(".*.part"):
                draft.unlink(missing_ok=True)
            _write(intake, reading, units, folder, stamp)
    except OSError as error:
        raise unwritable(folder, error) from error


def _write(intake: Intake, reading: Reading, units: Sequence[tuple[str, int]], folder: Path, stamp: Mapping[str, Any]) -> None:
    """Write the tables under a name of their own, then point to them in one step: a reader never mixes two intakes."""
    name = hashlib.sha256(json.dumps(stamp, sort_keys=True).encode()).hexdigest()[:12]
    paths = {table: folder / f"{table}-{name}.parquet" for table in (*TABLES, *READ_TABLES)}
    whole = {table: to_arrow(table, getattr(intake, table)) for table in TABLES}
    for table, typed in whole.items():
        write_table(table, typed, paths[table])
    for table, kind in READ_TABLES.items():
        held, numbers = to_arrow(kind, getattr(reading, kind)), pa.array(getattr(reading, kind)["number"], pa.int64())
        is_all = held.num_rows > 0 and held.equals(whole[kind])  # as with a file for each township: then it is written once
        write_table(table, pa.table({"number": numbers}) if is_all else held.append_column("number", numbers), paths[table])
    for table, file in (("quarantine", "quarantine.csv"), ("notes", "register-notes.csv")):
        rows = as_shown(getattr(intake, table))
        write_whole(folder / file, partial(write_csv, rows))
    record = {
        "stamp": stamp,
        "tables": name,
        "bytes": {table: path.stat().st_size for table, path in paths.items()},
        "units": units,
        "problems": [_plain(problem) for problem in intake.problems],
        "register_problems": [_plain(problem) for problem in reading.problems],
        "files": [to_row(file, _plain) for file in reading.files],
        "documents": [vars(document) for document in intake.documents],
        "decisions": [decision.to_row() for decision in intake.decisions],
    }
    write_text(folder / "intake.json", json.dumps(record, ensure_ascii=False))
    for table in paths:
        for old in folder.glob(f"{table}-*.parquet"):
            if old not in paths.values():
                old.unlink(missing_ok=True)


def _plain(problem: Problem) -> dict[str, Any]:
    details = {name: mask_identifiers(str(value)) for name, value in problem.details.items()}
    near = [mask_identifiers(word) for word in problem.near]
    return {"code": problem.code, "where": mask_identifiers(problem.where), "details": details, "near": near}


def _problem_of(row: Mapping[str, Any]) -> Problem:
    return Problem(row["code"], row["where"], row["details"], tuple(row["near"]))
