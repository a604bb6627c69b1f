"""The register of sources (``SOURCES.toml``): who handed in what, and what is uncertain about it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
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
