"""One file by the stages that read it: to content for the pipeline, to an account of its cells, to a text with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from fupin_analysis.acquire.content import held, name_of, read_bytes
from fupin_analysis.acquire.document.files import is_document, read_document
from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.acquire.own_output import refuse_own_output
from fupin_analysis.clean.registers.households import settle_households
from fupin_analysis.clean.registers.register import RegisterRows, clean_register
from fupin_analysis.clean.registers.tabulation import tabulate_register
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.account import Entry, with_masked_sheets
from fupin_analysis.core.answers import answers
from fupin_analysis.core.disk.store import empty_frame, no_rows, to_arrow
from fupin_analysis.core.prose import ProseReading
from fupin_analysis.core.reading import Content
from fupin_analysis.crosscheck.edits.additions import rules_of as rules_of  # with those of the office's own words
from fupin_analysis.errors import Problem


def clean_file(path: Path, content: bytes, *, root: Path | None, township: str, year: int | None) -> Content:
    """Read one file: prose number by number, registers row by row, all else by cells; and what should be known of it."""
    name = name_of(path, root)
    if answers().at(name).ignores():
        return Content(no_rows("figures"), no_rows("quarantine"), (Problem("F244", where=name),), answers=answers().used_in(name))
    refuse_own_output(content, name)
    with held(path, content):
        if is_document(path, content):
            from fupin_analysis.clean.prose.figures import clean_prose  # its grammar is loaded where a text was handed in

            about = answers().about(name)
            whose, when = about.township or township, about.year or year
            cleaned = clean_prose(read_document(path, root=root), township=whose, year=when)
            used = answers().used_in(name)
            return Content(cleaned.stated, cleaned.aside, cleaned.problems, answers=used, records=cleaned.recorded)
        contents = read_file(path, root=root)
    registers = [
        clean_register(
            one.rows, file=one.file, sheet=one.sheet, titles=one.titles, columns=one.columns, township=township, year=year
        )
        for one in contents.registers
    ]
    cleaned = clean_cells(contents.sheets, township=township, year=year, is_alone=not registers)
    told = list(contents.problems)
    if registers and (any(one.refused for one in registers) or any(problem.code == "F111" for problem in cleaned.problems)):
        registers = [one.as_incomplete() for one in registers]
        told.append(Problem("F273", where=contents.registers[0].file))
    return Content(
        figures=cleaned.stated,
        quarantine=pa.concat_tables([cleaned.aside, *(to_arrow("quarantine", one.quarantine) for one in registers)]),
        problems=(*told, *cleaned.problems, *(problem for one in registers for problem in one.problems)),
        sheets=registers,
        answers=answers().used_in(name),
        records=cleaned.recorded,
    )


def count_register(sheets: Sequence[RegisterRows]) -> tuple[pd.DataFrame, pd.DataFrame, tuple[Problem, ...]]:
    """Count all registers together: their figures, what does not fit together in them, and problems."""
    if not sheets:
        return empty_frame("register"), empty_frame("notes"), ()
    households = settle_households(sheets)
    return tabulate_register(households.persons, short=households.short), households.notes, tuple(households.problems)


def read_account(path: Path, *, root: Path | None = None, township: str = "", year: int | None = None) -> tuple[Entry, ...]:
    """Say of every cell of a file, or number of a text, what it was taken for; a household register's rows are left out.

    Raises
    ------
    FupinError
        F101-F106 where the file cannot be read.
    """
    if is_document(path, read_bytes(path, where=name_of(path, root))):
        from fupin_analysis.clean.prose.accounting import account_document

        return with_masked_sheets(account_document(read_text(path, root=root, township=township, year=year)))
    sheets = read_file(path, root=root).sheets
    return with_masked_sheets(clean_cells(sheets, township=township, year=year, account=True).account)


def read_text(path: Path, *, root: Path | None = None, township: str = "", year: int | None = None) -> ProseReading:
    """Read a document of prose: every number of it, and what each is.

    Parameters
    ----------
    path
        The document.
    root
        Addresses name the file relative to this folder.
    township, year
        What the caller knows of it.

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.acquire.document.files.read_document`.
    """
    from fupin_analysis.clean.prose.answered import apply_answers
    from fupin_analysis.clean.prose.reader import read_prose

    about = answers().about(name_of(path, root))
    reading = read_prose(read_document(path, root=root), township=about.township or township, year=about.year or year)
    return apply_answers(reading)


def read_tables(reading: ProseReading) -> tuple[pd.DataFrame, int]:
    """Read the tables of a document that has been read.

    Parameters
    ----------
    reading
        What :func:`read_text` returned.

    Returns
    -------
    tuple
        Figures of its tables, in base units, and how many cells were set aside; nothing where the document is nobody's.
    """
    if not reading.prose.tables or not reading.township or not reading.year:
        return empty_frame("figures"), 0
    from fupin_analysis.clean.prose.figures import clean_tables

    cleaned = clean_tables(reading.prose, township=reading.township, year=reading.year)
    return cleaned.figures, len(cleaned.aside)
