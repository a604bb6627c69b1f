"""A folder of returns: its data files, the settings beside it, and whether the tables made from it are current."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis import __version__
from fupin_analysis.core.answers import Readings, read_readings, readings_file
from fupin_analysis.core.disk.files import fingerprint_files, readable_name
from fupin_analysis.core.disk.processed import Processed, open_processed
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.core.disk.toml import FOLDER as VOCABULARY
from fupin_analysis.core.document import FILE_NAME
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.additions import additions_folder, read_additions
from fupin_analysis.errors import FupinError, Problem

#: Suffixes of files that are no data: settings and notes kept beside it, and what systems leave behind.
_NO_DATA = frozenset({".toml", ".json", ".yaml", ".yml", ".ini", ".db", ".lnk", ".py", ".log", ".sha256"})
_NOTES = frozenset({"readme", "license", "changelog", "notes", "说明"})
_LEFT_BEHIND = frozenset({"__MACOSX", "decisions"})
#: The account that a batch keeps of its pages: a folder with one is its output, wherever it lies.
LEDGER = ".ledger.jsonl"


def list_inputs(folder: Path) -> list[Path]:
    """Return the files below `folder` that may be data, sorted by path; a single file is its own list.

    What a file is, its bytes tell when it is read, whatever it is called. Lock files of spreadsheets that are open (``~$…``),
    hidden files, settings and notes kept beside the data are left out, and so are the pages of a batch whose output lies within.

    Raises
    ------
    FupinError
        F101 where there is no such folder, F307 where it holds no data file, F116 where it, or a folder in it, cannot be looked
        into.
    """
    if folder.is_file():
        return [folder]
    if not folder.exists():
        raise FupinError(Problem("F101", where=str(folder)))
    found = {name: path for name, path in _walk(folder) if may_be_data(Path(name))}
    if not found:
        raise FupinError(Problem("F307", where=str(folder)))
    return [found[name] for name in sorted(found)]


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give every file and its name from the folder, ``甲山镇/2018.xlsx``, and every folder that cannot be looked into."""
    shut: list[Path] = []

    def refuse(error: OSError) -> None:
        if Path(error.filename) == folder:
            raise FupinError(Problem("F116", where=str(error.filename), details={"got": said_by_system(error)}))
        shut.append(Path(error.filename))  # reading it tells what is wrong with it, and the others go on

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not _is_hidden(name) and not Path(parent, name, LEDGER).exists()]
        here = Path(parent)
        below = here.relative_to(folder).as_posix()
        yield from ((name if below == "." else f"{below}/{name}", here / name) for name in files)
    yield from ((path.relative_to(folder).as_posix(), path) for path in shut)


def outputs_within(folder: Path) -> list[Problem]:
    """Return a note (F123) on each output folder of a batch that lies within a folder of returns, and was passed over."""
    found = sorted(path.parent for path in folder.rglob(LEDGER) if path.parent != folder) if folder.is_dir() else []
    return [Problem("F123", where=mask_identifiers(readable_name(path.relative_to(folder).as_posix()))) for path in found]


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _LEFT_BEHIND


def may_be_data(path: Path) -> bool:
    """Whether a file of that path, relative to a folder of returns, is read as data.

    Examples
    --------
    >>> [may_be_data(Path(name)) for name in ("甲山镇.xlsx", "readings.toml", "~$甲山镇.xlsx", "decisions/2018.csv")]
    [True, False, False, False]
    """
    return not any(map(_is_hidden, path.parts)) and path.suffix.lower() not in _NO_DATA and not _is_note(path)


def _is_note(path: Path) -> bool:
    return path.name == "Thumbs.db" or path.stem.split(".")[0].lower() in _NOTES


def as_path(path: object, *, where: str) -> Path:
    """Return a path as one.

    Raises
    ------
    FupinError
        F304 where it is none, as a table is.
    """
    if isinstance(path, (str, Path)):
        return Path(path)
    expected = {"zh": "文件夹或文件的路径", "en": "the path of a folder or file"}
    raise FupinError(Problem("F304", where=where, details={"expected": expected, "got": type(path).__name__}))


def folder_of(data: Path) -> Path:
    """Return the folder of `data`, which may be a single file."""
    return data.parent if data.is_file() else data


def decisions_folder(data: Path) -> Path:
    """Where decisions about `data` are kept: ``decisions`` beside ``raw``, else within; a file has those of its folder."""
    data = folder_of(data)
    return data.parent / "decisions" if data.name == "raw" else data / "decisions"


def rules_file(data: Path) -> Path:
    """Where a county's own settings of the edits are kept: ``rules.toml`` beside ``raw``, else within; it need not exist."""
    data = folder_of(data)
    return (data.parent if data.name == "raw" else data) / "rules.toml"


def processed_folder(data: Path) -> Path:
    """Where the tables made from `data` are kept: ``processed`` beside ``raw``, else ``.processed`` within, or beside a file."""
    if data.is_file():
        return data.parent / f".{data.name}.processed"
    return data.parent / "processed" if data.name == "raw" else data / ".processed"


@cache
def made_with() -> dict[str, str]:
    """What turns files into tables: tables that another program made or checked are not read back."""
    program = fingerprint_files(Path(__file__).parents[2].rglob("*.py"))
    return {"version": __version__, "program": program, "vocabulary": fingerprint_files(VOCABULARY.rglob("*.toml"))}


def _masked(name: str) -> str:
    """A file's name without numbers of persons in it; two files never share one."""
    masked = mask_identifiers(readable_name(name))
    return name if masked == name else f"{masked}#{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:12]}"


def stamp_of(data: Path, paths: Iterable[Path]) -> dict[str, Any]:
    """What the processed tables depend on. Size and time of change stand for a file's content, as in make."""
    data = folder_of(data)
    sources, decisions, rules = data / FILE_NAME, decisions_folder(data), rules_file(data)
    watched = [
        *paths,
        *([sources] if sources.exists() else []),
        *sorted(decisions.glob("*.toml")),
    ]
    files = {}
    for path in watched:
        try:
            name = _masked(path.relative_to(data).as_posix())
        except ValueError:  # decisions lie beside the data
            name = _masked(f"decisions/{path.name}")
        try:
            status = path.stat()
            files[name] = [status.st_size, status.st_mtime_ns]
        except OSError:  # reading it tells what is wrong with it
            files[name] = []
    settings = [[one.stat().st_size, one.stat().st_mtime_ns] for one in (rules, sources) if one.exists()]
    told = [path for path in (readings_file(data), *sorted(additions_folder(data).glob("*.toml"))) if path.exists()]
    answers_given = [[one.name, one.stat().st_size, one.stat().st_mtime_ns] for one in told]
    passed_over = [one.where for one in outputs_within(data)]
    return {**made_with(), "passed over": passed_over, "files": files, "rules": settings, "answers": answers_given}


def current_tables(data: Path, folder: Path, *, stamp: Mapping[str, Any] | None = None) -> Processed | None:
    """Return the processed tables of a folder of returns, as long as nothing has changed since they were made.

    What they would depend on now (`stamp`) is worked out, where the caller does not know it.
    """
    kept = open_processed(folder)
    now = stamp_of(data, list_inputs(data)) if stamp is None else stamp
    return kept if kept is not None and kept.stamp == now else None


def made_by_us(folder: Path) -> Processed | None:
    """Return what was processed before by this very program; what another made is not built upon."""
    kept = open_processed(folder)
    return kept if kept is not None and made_with().items() <= kept.stamp.items() else None


def readings_of(data: Path) -> Readings:
    """Return what people answered about reading a folder of returns, and the words that the office added."""
    words = (word for addition in read_additions(additions_folder(data)) for word in addition.words())
    return read_readings(readings_file(data)).joined(words)
