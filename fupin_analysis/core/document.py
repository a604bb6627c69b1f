"""The register of sources (``SOURCES.toml``): who handed in what, and what is uncertain about it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fupin_analysis.core.files import write_text
from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.errors import FupinError, Problem

FILE_NAME = "SOURCES.toml"


@dataclass(frozen=True)
class Document:
    """What one township's figures of one year were taken from."""

    township: str
    year: int
    file: str = ""
    title: str = ""
    county: str = ""
    province: str = ""
    is_year_certain: bool = True
    is_complete: bool = True
    caveat: str = ""
    kind: str = "real"

    def __post_init__(self) -> None:
        for name in ("township", "file", "title", "county", "province", "caveat"):
            object.__setattr__(self, name, mask_identifiers(getattr(self, name)))


@dataclass(frozen=True)
class Preference:
    """Which file counts where several are versions of one return; without township or year, wherever it is one of them."""

    file: str
    township: str = ""
    year: int = 0
    by: str = ""
    note: str = ""

    def fits(self, township: str, year: int) -> bool:
        """Whether the answer is about this township and year."""
        return self.township in ("", township) and self.year in (0, year)

    @property
    def is_general(self) -> bool:
        """Whether it names no township."""
        return not self.township


def read_preferences(folder: Path) -> tuple[Preference, ...]:
    """Read ``[[prefer]]`` of ``SOURCES.toml``: which of several versions of a return counts.

    Raises
    ------
    FupinError
        F309 where the file is no TOML or an entry names no file.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return ()
    try:
        with path.open("rb") as stream:
            rows = tomllib.load(stream).get("prefer", [])
        return tuple(
            Preference(
                str(row["file"]),
                str(row.get("township", "")),
                int(row.get("year", 0)),
                str(row.get("by", "")),
                str(row.get("note", "")),
            )
            for row in rows
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise FupinError(Problem("F309", where=str(path), details={"got": f"{type(error).__name__}: {error}"})) from error


def add_preference(folder: Path, answer: Preference) -> Path:
    """Add an answer to ``SOURCES.toml``, which keeps everything else as it stands; an older one about the same gives way to it.

    Raises
    ------
    FupinError
        F309 where the file is no TOML.
    """
    path = folder / FILE_NAME
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    read_preferences(folder)
    about = {"file": answer.file, "township": answer.township, "year": answer.year, "by": answer.by, "note": answer.note}
    kept = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in about.items() if value]
    entry = "\n".join(["[[prefer]]", f"on = {date.today().isoformat()}", *kept])
    write_text(path, f"{text.rstrip()}\n\n{entry}\n" if text.strip() else f"{entry}\n")
    return path


def read_sources(folder: Path) -> tuple[Document, ...]:
    """Read ``SOURCES.toml`` in `folder`; without such a file nothing is known about the sources and nothing is returned.

    Raises
    ------
    FupinError
        F309 where the file is no TOML or an entry lacks its township or year.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return ()
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
        kinds = {row["file"]: row.get("kind", "real") for row in table.get("files", [])}
        return tuple(_document(row, kinds) for row in table.get("documents", []))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise FupinError(Problem("F309", where=str(path), details={"got": f"{type(error).__name__}: {error}"})) from error


def _document(row: Mapping[str, Any], kinds: Mapping[str, str]) -> Document:
    return Document(
        township=str(row["township"]),
        year=int(row["year"]),
        file=str(row.get("file", "")),
        title=str(row.get("title", "")),
        county=str(row.get("county", "")),
        province=str(row.get("province", "")),
        is_year_certain=bool(row.get("year_certain", True)),
        is_complete=bool(row.get("excerpt_complete", True)),
        caveat=str(row.get("caveat", "")),
        kind=kinds.get(str(row.get("file", "")), "real"),
    )
