"""The whole pipeline on one page: files → cells → figures → findings. The only place that orders the stages.

What was read is kept in a folder of processed tables beside the raw ones and read back as long as no input, no word of the
vocabulary and no line of the program has changed; deleting that folder loses nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock

from fupin_analysis import __version__
from fupin_analysis.acquire.inputs import list_inputs, read_file
from fupin_analysis.clean.households import settle_households
from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.register import RegisterRows, clean_register
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.clean.tabulation import tabulate_register
from fupin_analysis.core.account import Entry
from fupin_analysis.core.decision import Decision, read_decisions
from fupin_analysis.core.document import FILE_NAME, Document, Preference, read_preferences, read_sources
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import COLUMNS, QUARANTINE_COLUMNS, check_figures, empty_figures, in_force
from fupin_analysis.core.files import fingerprint_files, sha256, write_text, write_whole
from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.core.terms import FOLDER as VOCABULARY
from fupin_analysis.core.terms import nearest
from fupin_analysis.crosscheck.checks import FINDING_COLUMNS, check_consistency
from fupin_analysis.crosscheck.decisions import apply_decisions, by_finding
from fupin_analysis.crosscheck.merging import merge_files
from fupin_analysis.crosscheck.register import tell_coverage
from fupin_analysis.crosscheck.rules import Rule, load_rules
from fupin_analysis.crosscheck.stated import Key, path_of
from fupin_analysis.errors import EXIT_CODES, FupinError, Problem, kind_of

#: Columns of the table of inputs: one row per file read.
INPUT_COLUMNS = ["file", "sha256", "bytes", "figures", "quarantined"]


@dataclass(frozen=True)
class Intake:
    """Everything that was handed in, read, cleaned and cross-checked.

    Parameters
    ----------
    figures, quarantine, findings, inputs
        Tables; see :mod:`fupin_analysis.core.figures`, :mod:`fupin_analysis.crosscheck.checks` and :data:`INPUT_COLUMNS`.
    problems
        What could not be read or used; notes are not among them.
    documents
        What is known about the origin of each township's figures.
    decisions
        What was decided about findings; its effect is in `figures` (added records) and `findings` (column `decision`).
    register
        What household registers count, a table like `figures`; held against them in `findings`, and never among them.
    notes
        What does not fit together in the registers, a row for each cell; columns of the quarantine.
    """

    figures: pd.DataFrame
    quarantine: pd.DataFrame
    findings: pd.DataFrame
    inputs: pd.DataFrame
    problems: tuple[Problem, ...]
    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...] = ()
    register: pd.DataFrame = field(default_factory=empty_figures)
    notes: pd.DataFrame = field(default_factory=partial(pd.DataFrame, columns=QUARANTINE_COLUMNS, dtype="str"))

    def messages(self, language: str = "zh") -> list[str]:
        """Everything that could not be used, in words: files, sheets and single cells with their address; notes left out."""
        aside = self.quarantine[self.quarantine["code"].map(kind_of).ne("note") & self.quarantine["code"].ne("F209")]
        reasons = aside["reason" if language == "zh" else "reason_en"]
        cells = [f"{source} · {reason}" for source, reason in zip(aside["source"], reasons, strict=True)]
        return [problem.say(language) for problem in self.problems if problem.kind != "note"] + cells

    def remarks(self, language: str = "zh") -> list[str]:
        """What does not fit together in the registers and was counted all the same, in words."""
        return [problem.say(language) for problem in self.problems if problem.kind == "note"]

    @property
    def exit_code(self) -> int:
        """0 where everything could be used, else the code of the first problem, files before cells."""
        codes = [problem.code for problem in self.problems] + self.quarantine["code"].tolist()
        return next((EXIT_CODES[kind_of(code)] for code in codes if kind_of(code) != "note"), 0)


def decisions_folder(data: Path) -> Path:
    """Where decisions about `data` are kept: ``decisions`` beside ``raw``, else within."""
    return data.parent / "decisions" if data.name == "raw" else data / "decisions"


def rules_file(data: Path) -> Path:
    """Where a county's own settings of the edits are kept: ``rules.toml`` beside ``raw``, else within; it need not exist."""
    return (data.parent if data.name == "raw" else data) / "rules.toml"


def _rules(data: Path) -> tuple[Rule, ...]:
    path = rules_file(data)
    return load_rules(path) if path.exists() else load_rules()


def processed_folder(data: Path) -> Path:
    """Where the tables made from `data` are kept: ``processed`` beside ``raw``, else ``.processed`` within."""
    return data.parent / "processed" if data.name == "raw" else data / ".processed"


def read_files(
    paths: Iterable[Path],
    *,
    root: Path | None = None,
    township: str = "",
    year: int | None = None,
    rules: tuple[Rule, ...] | None = None,
    preferences: tuple[Preference, ...] = (),
    on_file: Callable[[Path], object] = lambda _path: None,
) -> Intake:
    """Read, clean and cross-check files; a file that cannot be used becomes a problem and the others go on.

    Parameters
    ----------
    paths
        Files to read, in this order.
    root
        Addresses name files relative to this folder.
    township, year
        Stand in where a file does not say whose figures it holds.
    rules
        Edits; by default all that are switched on.
    preferences
        Which file counts where several are versions of one return.
    on_file
        Called before each file, for progress.
    """
    figures, quarantine, problems, inputs = [], [], [], []
    registers: list[RegisterRows] = []
    seen: dict[str, str] = {}
    for path in paths:
        on_file(path)
        name = mask_identifiers(path.relative_to(root).as_posix() if root else path.name)
        try:
            fingerprint = _fingerprint(path, name)
            if fingerprint in seen:
                problems.append(Problem("F110", where=name, details={"got": seen[fingerprint]}))
                continue
            cleaned, sheets, told = _clean_file(path, root=root, township=township, year=year)
        except FupinError as error:
            problems += error.problems
            continue
        seen[fingerprint] = name
        figures.append(cleaned.figures)
        quarantine += [cleaned.quarantine, *(one.quarantine for one in sheets)]
        problems += [*told, *cleaned.problems, *(problem for one in sheets for problem in one.problems)]
        registers += sheets
        aside = sum(map(len, [cleaned.quarantine, *(one.quarantine for one in sheets)]))
        inputs.append((name, fingerprint, path.stat().st_size, len(cleaned.figures), aside))
    merged = merge_files(pd.concat(figures, ignore_index=True) if figures else empty_figures(), preferences)
    figures.clear()  # among ten thousand townships a second copy is felt
    table = check_figures(merged.figures)
    quarantine.append(merged.aside)
    problems += merged.problems
    register, notes = empty_figures(), pd.DataFrame(columns=QUARANTINE_COLUMNS, dtype="str")
    if registers:
        households = settle_households(registers)
        register, notes = tabulate_register(households.persons, short=households.short), households.notes
        problems += [*households.problems, *tell_coverage(table, register)]
    return Intake(
        figures=table,
        quarantine=pd.concat(quarantine, ignore_index=True)
        if quarantine
        else pd.DataFrame(columns=QUARANTINE_COLUMNS, dtype="str"),
        findings=check_consistency(table, rules=rules, register=register),
        inputs=pd.DataFrame(inputs, columns=INPUT_COLUMNS),
        problems=tuple(problems),
        documents=(),
        register=register,
        notes=notes,
    )


def _clean_file(
    path: Path, *, root: Path | None, township: str, year: int | None
) -> tuple[Cleaned, list[RegisterRows], list[Problem]]:
    """Read one file: its registers row by row, everything else cell by cell; and what should be known of the file."""
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
    return cleaned, registers, told


def read_account(path: Path, *, root: Path | None = None, township: str = "", year: int | None = None) -> tuple[Entry, ...]:
    """Say of every cell of a file what it was taken for; sheets of a household register are counted row by row and left out.

    Raises
    ------
    FupinError
        F101-F106 where the file cannot be read.
    """
    sheets = read_file(path, root=root).sheets
    return clean_cells(sheets, township=township, year=year, account=True).account


def _fingerprint(path: Path, name: str) -> str:
    try:
        return sha256(path)
    except FileNotFoundError as error:
        raise FupinError(Problem("F101", where=name)) from error
    except OSError as error:
        raise FupinError(Problem("F105", where=name, details={"got": error.strerror or error})) from error


def take_in(data: Path, *, processed: Path | None = None, on_file: Callable[[Path], object] = lambda _path: None) -> Intake:
    """Take in a folder of returns: read back what has been processed, or process it now and keep it.

    Raises
    ------
    FupinError
        F307 where the folder holds no data file, F309 where its register of sources is wrong, F601 where the processed tables
        cannot be written.
    """
    paths = list_inputs(data)
    folder = processed or processed_folder(data)
    stamp = _stamp(data, paths, decisions_folder(data))
    kept = _read_back(folder, stamp)
    if kept is not None:
        return kept
    rules = _rules(data)
    intake = read_files(paths, root=data, rules=rules, preferences=read_preferences(data), on_file=on_file)
    intake = _decided(intake, read_decisions(decisions_folder(data)), rules)
    intake = replace(intake, documents=read_sources(data))
    _keep(intake, folder, stamp)
    return intake


def _decided(intake: Intake, decisions: tuple[Decision, ...], rules: tuple[Rule, ...]) -> Intake:
    """Apply decisions and check again: what was corrected no longer contradicts, what was waived is marked."""
    if not decisions:
        return intake
    figures, problems = apply_decisions(intake.figures, decisions)
    findings = check_consistency(in_force(figures), rules=rules, register=intake.register)
    known = by_finding(decisions)
    units = zip(findings["township"], findings["year"], findings["finding"], strict=True)
    marks = [known[unit].action if unit in known else "" for unit in units]
    return replace(
        intake,
        figures=check_figures(figures),
        findings=findings.assign(decision=pd.Series(marks, index=findings.index, dtype="str")),
        problems=(*intake.problems, *problems),
        decisions=decisions,
    )


@cache
def _made_with() -> dict[str, str]:
    """What turns files into tables: tables that another program made or checked are not read back."""
    program = fingerprint_files(Path(__file__).parent.rglob("*.py"))
    return {"version": __version__, "program": program, "vocabulary": fingerprint_files(VOCABULARY.glob("*.toml"))}


def _stamp(data: Path, paths: Iterable[Path], decisions: Path) -> dict[str, object]:
    """What the processed tables depend on. Size and time of change stand for a file's content, as in make."""
    sources = data / FILE_NAME
    watched = [
        *paths,
        *([sources] if sources.exists() else []),
        *sorted(decisions.glob("*.toml")),
        *([rules_file(data)] if rules_file(data).exists() else []),
    ]
    files = {}
    for path in watched:
        status = path.stat()
        name = path.relative_to(data) if path.is_relative_to(data) else Path("decisions", path.name)
        files[name.as_posix()] = [status.st_size, status.st_mtime_ns]
    return {**_made_with(), "files": files}


_ASIDE = dict.fromkeys(QUARANTINE_COLUMNS, "str")
_TABLES: dict[str, dict[str, str]] = {
    "figures": COLUMNS,
    "quarantine": _ASIDE,
    "findings": FINDING_COLUMNS,
    "inputs": {},
    "register": COLUMNS,
    "notes": _ASIDE,
}


def _read_back(folder: Path, stamp: dict[str, object]) -> Intake | None:
    """Read tables back that this very program has checked and written; None where there are none, or not as they were written."""
    try:
        record = json.loads((folder / "intake.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if record.get("stamp") != stamp:
        return None
    tables: dict[str, Any] = {}
    try:
        for name, dtypes in _TABLES.items():
            path = folder / f"{name}-{record['tables']}.parquet"
            if sha256(path) != record["sha256"][name]:
                return None
            tables[name] = pd.read_parquet(path).astype(dtypes)
    except OSError:  # another intake has just replaced them
        return None
    problems = tuple(Problem(row["code"], row["where"], row["details"], tuple(row["near"])) for row in record["problems"])
    return Intake(
        **tables,
        problems=problems,
        documents=tuple(Document(**row) for row in record["documents"]),
        decisions=tuple(Decision(**row) for row in record["decisions"]),
    )


def _keep(intake: Intake, folder: Path, stamp: dict[str, object]) -> None:
    """Write the tables, one process at a time: drafts that stand while the lock is held were left by one that was killed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", mode=0o666):  # whoever may write to the folder may hold its lock
            for draft in folder.glob(".*.part"):
                draft.unlink(missing_ok=True)
            _write_tables(intake, folder, stamp)
    except OSError as error:
        raise FupinError(Problem("F601", where=str(folder), details={"got": error.strerror or error})) from error


def _write_tables(intake: Intake, folder: Path, stamp: dict[str, object]) -> None:
    """Write the tables under a name of their own, then point to them in one step: a reader never mixes two intakes."""
    name = hashlib.sha256(json.dumps(stamp, sort_keys=True).encode()).hexdigest()[:12]
    paths = {table: folder / f"{table}-{name}.parquet" for table in _TABLES}
    for table, path in paths.items():
        write_whole(path, partial(getattr(intake, table).to_parquet, index=False))
    for table, file in (("quarantine", "quarantine.csv"), ("notes", "register-notes.csv")):
        rows = getattr(intake, table)
        write_whole(folder / file, partial(rows.to_csv, index=False, encoding="utf-8-sig"))
    record = {
        "stamp": stamp,
        "tables": name,
        "sha256": {table: sha256(path) for table, path in paths.items()},
        "problems": [
            {"code": p.code, "where": p.where, "details": {key: str(value) for key, value in p.details.items()}, "near": p.near}
            for p in intake.problems
        ],
        "documents": [asdict(document) for document in intake.documents],
        "decisions": [asdict(decision) for decision in intake.decisions],
    }
    write_text(folder / "intake.json", json.dumps(record, ensure_ascii=False, indent=1))
    for table in _TABLES:
        for old in folder.glob(f"{table}-*.parquet"):
            if old != paths[table]:
                old.unlink(missing_ok=True)


def figures_of(intake: Intake, finding: str) -> list[str]:
    """Return the figures that the candidate repairs of a finding would change, else those its edits are about."""
    row = intake.findings[intake.findings["finding"].eq(finding)].iloc[0]
    changes = [change for candidate in json.loads(row["candidates"]) for change in candidate["changes"]]
    paths = [path_of(Key(*(change[name] for name in Key._fields))) for change in changes]
    return list(dict.fromkeys(paths or [edit["figure"] for edit in json.loads(row["edits"])]))


def stated_value(intake: Intake, township: str, year: int, figure: str) -> float:
    """Return the first stated value of a figure written ``topic/item.measure@period[place]``.

    Raises
    ------
    FupinError
        F405 where no such figure was stated.
    """
    own = intake.figures[
        intake.figures["township"].eq(township) & intake.figures["year"].eq(year) & intake.figures["statement"].eq(1)
    ]
    refs = [FigureRef(*row) for row in own[list(FigureRef._fields[:5])].itertuples(index=False, name=None)]
    wanted = FigureRef.parse(figure, year=year)
    found = own[[ref[:5] == wanted[:5] for ref in refs]]
    if found.empty:
        near = nearest(figure, [ref.code for ref in refs])
        raise FupinError(Problem("F405", where=figure, details={"expected": "topic/item.measure@period"}, near=near))
    return float(found["value"].iloc[0])


def reporting_units(intake: Intake) -> list[tuple[str, int]]:
    """Townships and years with figures, in order of name and year."""
    pairs = intake.figures[["township", "year"]].drop_duplicates().sort_values(["township", "year"])
    return [(str(township), int(year)) for township, year in pairs.itertuples(index=False, name=None)]
