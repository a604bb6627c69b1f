"""The whole pipeline on one page: files → cells → figures → findings. The only place that orders the stages.

What was read is kept in a folder of processed tables beside the raw ones and read back as long as no input, no word of the
vocabulary and no line of the program has changed. Where some files have changed these are read again and no others, and only
townships and years that they touch are checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.acquire.content import name_of, read_bytes
from fupin_analysis.core.answers import Readings, answering
from fupin_analysis.core.collector import collecting_seldom
from fupin_analysis.core.decision import Decision, read_decisions
from fupin_analysis.core.disk.folder import (
    as_path,
    current_tables,
    decisions_folder,
    folder_of,
    list_inputs,
    made_by_us,
    outputs_within,
    processed_folder,
    readings_of,
    stamp_of,
)
from fupin_analysis.core.disk.processed import keep
from fupin_analysis.core.disk.runs import first_of_runs
from fupin_analysis.core.disk.store import by_unit
from fupin_analysis.core.document import Preference, read_preferences, read_sources
from fupin_analysis.core.figures import COLUMNS, QUARANTINE_COLUMNS, check_figures, in_force
from fupin_analysis.core.intake import Intake, is_of_units, of_units, units_of
from fupin_analysis.core.reading import Files, Reading
from fupin_analysis.core.records import RECORD_COLUMNS
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.crosscheck.checks import check_all, units_beside, units_touched
from fupin_analysis.crosscheck.decisions import apply_decisions
from fupin_analysis.crosscheck.doubles import tell_doubles
from fupin_analysis.crosscheck.edits.additions import rules_of as rules_of  # with those of the office's own words
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.marking import mark_findings
from fupin_analysis.crosscheck.merging import merge_files
from fupin_analysis.crosscheck.records import merge_records
from fupin_analysis.crosscheck.register import note_coverage
from fupin_analysis.crosscheck.renamed import tell_renamed
from fupin_analysis.crosscheck.rounded import exact
from fupin_analysis.flow.files import clean_file, count_register

#: Townships and years; None stands for all of them.
_Touched = set[tuple[str, int]] | None


def take_in(
    data: str | Path,
    *,
    processed: str | Path | None = None,
    township: str = "",
    year: int | None = None,
    on_file: Callable[[Path], object] = lambda _path: None,
) -> Intake:
    """Take in a folder of returns: read back what has been processed, or process it now and keep it.

    Parameters
    ----------
    data
        Folder of returns, or one of them.
    processed
        Folder of the tables made from them, by default beside `data`.
    township, year
        Whose figures the one file holds and of when, as the caller says; of a folder they say nothing. What is read so is not
        kept, since the next caller may say otherwise.
    on_file
        Called before each file that is read, for progress.

    Returns
    -------
    Intake
        Everything handed in: figures in base units, what was set aside and why, findings.

    Raises
    ------
    FupinError
        F307 where the folder holds no data file, F309 where its register of sources is wrong, F401 where a record of decisions
        is, F601 where the processed tables cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from fupin_analysis.synth.townships import write_returns
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _paths = write_returns(Path(folder), count=2, seed=1)
    ...     intake = take_in(folder)
    >>> len(intake.inputs), len(intake.findings), intake.exit_code
    (1, 0, 0)
    """
    data = as_path(data, where="data")
    folder = Path(processed) if processed else processed_folder(data)
    paths = list_inputs(Path(data))
    if Path(data).is_file() and (township or year):
        return _take_in_as(Path(data), township, year, on_file)
    stamp = stamp_of(Path(data), paths)
    kept = current_tables(Path(data), folder, stamp=stamp)
    if kept is not None:
        try:
            return replace(kept.intake(), data=Path(data))
        except OSError:  # damaged, or another intake has just replaced it
            pass
    with collecting_seldom():
        return replace(_process(Path(data), paths, stamp, folder, on_file), data=Path(data))


def _take_in_as(data: Path, township: str, year: int | None, on_file: Callable[[Path], object]) -> Intake:
    """Read one file as the caller says whose it is, and keep nothing."""
    root = folder_of(data)
    intake, _reading, _touched = _read_all(
        [data],
        root=root,
        on_file=on_file,
        township=township,
        year=year,
        preferences=read_preferences(root),
        readings=readings_of(data),
    )
    rules = rules_of(data)
    intake = _check(_decided(intake, read_decisions(decisions_folder(data))), rules)
    return replace(intake, findings=mark_findings(intake, rules), data=data)


def _process(
    data: Path, paths: Sequence[Path], stamp: Mapping[str, Any], folder: Path, on_file: Callable[[Path], object]
) -> Intake:
    """Make the tables of a folder of returns, as far as they are not known, and keep them."""
    before, rules, decisions = made_by_us(folder), rules_of(data), read_decisions(decisions_folder(data))
    readings = readings_of(data)
    if before is not None and before.stamp.get("answers") != stamp["answers"]:
        before = None  # any file may be read otherwise
    try:
        past = before.intake(("findings", "reviews")) if before is not None else None
        old = before.reading() if before is not None else None
    except OSError:  # damaged
        before = past = old = None
    intake, reading, touched = _read_all(
        paths,
        root=folder_of(data),
        past=old,
        preferences=read_preferences(folder_of(data)),
        readings=readings,
        on_file=on_file,
    )
    intake = _decided(intake, decisions)
    if touched is not None and before is not None and before.stamp["rules"] == stamp["rules"]:
        touched |= {(one.township, one.year) for one in {*before.decisions} ^ {*decisions}}
    else:
        past = touched = None
    intake = _check(intake, rules, past=past, touched=touched)
    intake = replace(intake, findings=mark_findings(intake, rules), documents=read_sources(folder_of(data)))
    intake = replace(intake, problems=(*intake.problems, *outputs_within(data)))
    keep(intake, reading, units_of(intake.figures), folder, stamp)
    return intake


def read_files(
    paths: str | Path | Iterable[str | Path],
    *,
    root: Path | None = None,
    township: str = "",
    year: int | None = None,
    rules: tuple[Rule, ...] | None = None,
    preferences: tuple[Preference, ...] = (),
    readings: Readings | None = None,
    on_file: Callable[[Path], object] = lambda _path: None,
) -> Intake:
    """Read, clean and cross-check files; a file that cannot be used becomes a problem and the others go on.

    Parameters
    ----------
    paths
        Files to read, in this order; or one.
    root
        Addresses name files relative to this folder.
    township, year
        Stand in where a file does not say whose figures it holds.
    rules
        Edits; by default all that are switched on.
    preferences
        Which file counts where several are versions of one return.
    readings
        What people answered about reading.
    on_file
        Called before each file, for progress.

    Returns
    -------
    Intake
        What the files hold; nothing is kept on disk.

    Examples
    --------
    >>> read_files(["no such file.xlsx"]).messages("en")
    ['F101 · no such file.xlsx: there is no such file. Check the path.']
    """
    every = (paths,) if isinstance(paths, (str, Path)) or not isinstance(paths, Iterable) else paths
    files = [as_path(path, where="paths") for path in every]
    intake, _reading, _touched = _read_all(
        files, root=root, township=township, year=year, preferences=preferences, readings=readings, on_file=on_file
    )
    return _check(intake, rules)


def _read_all(
    paths: Sequence[Path],
    *,
    root: Path | None,
    township: str = "",
    year: int | None = None,
    past: Reading | None = None,
    preferences: tuple[Preference, ...] = (),
    readings: Readings | None = None,
    on_file: Callable[[Path], object],
) -> tuple[Intake, Reading, _Touched]:
    """Read the files that have changed since `past`, and take over what the others held then.

    Returns
    -------
    tuple
        What all files hold; each file by itself; and the townships and years that what has changed speaks of.
    """
    files = Files(
        name_of=partial(name_of, root=root),
        load=lambda path: read_bytes(path, where=name_of(path, root)),
        clean=partial(clean_file, root=root, township=township, year=year),
        past=past,
    )
    with answering(answered := readings or Readings()):
        for path in paths:
            files.add(path, on_file)
        sheets = files.sheets(on_file)
    files.keep_sound(check_figures)
    unused = answered.unused({text for file in files.read for text, _by in file.answers})
    touched = files.touched()
    register, notes, problems = (past.register, past.notes, past.problems) if past else count_register([])
    if sheets is not None:
        touched |= set(units_of(register))
        register, notes, problems = count_register(sheets)
        touched |= set(units_of(register))
    reading = Reading(files.read, files.figures(), files.quarantine(), register, notes, problems, files.records())
    files.let_go()
    intake = _merged(reading, preferences, touched if past is not None else None)
    return replace(intake, inputs=files.inputs(), problems=(*files.problems, *unused, *intake.problems)), reading, touched


def _merged(reading: Reading, preferences: tuple[Preference, ...], unchecked: _Touched) -> Intake:
    """Make one table of what the files state, each figure once, and say what is odd about all of them together."""
    names = pd.Series([mask_identifiers(file.name) for file in reading.files], dtype="str")
    merged = merge_files(reading.figures[list(COLUMNS)], preferences, files=names.take(reading.figures["number"].to_numpy()))
    recorded = merge_records(reading.records[list(RECORD_COLUMNS)], preferences)
    table = by_unit(merged.figures)
    check_figures(table if unchecked is None else of_units(table, unchecked))  # the others were checked when they were read
    covered = note_coverage(table, reading.register) if len(reading.register) else []
    heads = first_of_runs(table)
    return Intake(
        figures=table,
        quarantine=pd.concat([reading.quarantine[QUARANTINE_COLUMNS], merged.aside, recorded.aside], ignore_index=True),
        problems=(*merged.problems, *reading.problems, *tell_doubles(heads), *tell_renamed(heads), *covered),
        register=reading.register,
        notes=reading.notes,
        records=recorded.records,
    )


def _check(intake: Intake, rules: tuple[Rule, ...] | None, *, past: Intake | None = None, touched: _Touched = None) -> Intake:
    """Check every township's figures; where it is known what was found before, only the townships and years touched."""
    figures = exact(in_force(intake.figures))
    if past is None or touched is None:
        findings, reviews = check_all(figures, rules=rules, register=intake.register)
        return replace(intake, findings=findings, reviews=reviews)
    units = units_touched(touched)
    beside = units_beside(units)
    register = of_units(intake.register, units)
    found = check_all(of_units(figures, beside), rules=rules, register=register, units=units)
    findings, reviews = (
        by_unit(pd.concat([old[~is_of_units(old, units)], new], ignore_index=True)) if len(old) else new
        for old, new in zip((past.findings, past.reviews), found, strict=True)
    )
    return replace(intake, findings=findings, reviews=reviews)


def _decided(intake: Intake, decisions: tuple[Decision, ...]) -> Intake:
    """Add a record for every figure decided on; it stands before what was stated."""
    if not decisions:
        return intake
    figures, problems = apply_decisions(intake.figures, decisions)
    return replace(intake, figures=by_unit(check_figures(figures)), problems=(*intake.problems, *problems), decisions=decisions)
