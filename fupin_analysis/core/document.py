"""The register of sources (``SOURCES.toml``): who handed in what, and what is uncertain about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from fupin_analysis.core.disk.files import stamp_of, unwritable, write_text
from fupin_analysis.core.disk.locks import SHORT, lock_at
from fupin_analysis.core.disk.toml import entry_in, read_toml, toml_value
from fupin_analysis.core.texts.privacy import mask_identifiers

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


@dataclass(frozen=True)
class _Entry:
    """One ``[[documents]]`` as written."""

    township: str
    year: int
    file: str = ""
    title: str = ""
    county: str = ""
    province: str = ""
    year_certain: bool = True
    excerpt_complete: bool = True
    caveat: str = ""


@dataclass(frozen=True)
class _File:
    """One ``[[files]]`` as written."""

    file: str
    kind: str = "real"


@dataclass(frozen=True)
class _Sources:
    """The whole file; what else stands in an entry is for people."""

    documents: list[_Entry] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)
    prefer: list[Preference] = field(default_factory=list)

    @cached_property
    def told(self) -> tuple[Document, ...]:
        """What it says of each document."""
        kinds = {one.file: one.kind for one in self.files}
        return tuple(_document(one, kinds) for one in self.documents)


def _read(folder: Path) -> _Sources:
    path = folder / FILE_NAME
    if not path.exists():
        return _Sources()
    return _read_once(path, stamp_of(path))


@lru_cache(maxsize=4)
def _read_once(path: Path, _stamp: tuple[int, int]) -> _Sources:
    """Read a register of sources, which has an entry for each of thousands of files and is asked about two things."""
    return read_toml(path, _Sources, code="F309")


def read_preferences(folder: Path) -> tuple[Preference, ...]:
    """Read ``[[prefer]]`` of ``SOURCES.toml``: which of several versions of a return counts.

    Raises
    ------
    FupinError
        F309 where the file is no TOML, or for each entry that lacks something or has something of the wrong kind.
    """
    return tuple(_read(folder).prefer)


def add_preference(folder: Path, answer: Preference) -> Path:
    """Add an answer to ``SOURCES.toml``, which keeps everything else as it stands; an older one about the same gives way to it.

    Raises
    ------
    FupinError
        F309 where the file is no TOML, or the answer holds what cannot be written in one.
    """
    path = folder / FILE_NAME
    about = {"file": answer.file, "township": answer.township, "year": answer.year, "by": answer.by, "note": answer.note}
    told = {name: mask_identifiers(value) if isinstance(value, str) else value for name, value in about.items()}
    kept = [f"{name} = {toml_value(value)}" for name, value in told.items() if value]
    entry = "\n".join(["[[prefer]]", f"on = {date.today().isoformat()}", *kept])
    entry_in(entry, _Sources, code="F309", where=FILE_NAME)
    try:
        with lock_at(folder / f".{FILE_NAME}.lock", timeout=SHORT):  # of two who answer at once both are kept
            read_preferences(folder)
            text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
            return write_text(path, f"{text.rstrip()}\n\n{entry}\n" if text.strip() else f"{entry}\n")
    except OSError as error:
        raise unwritable(path, error) from error


def read_sources(folder: Path) -> tuple[Document, ...]:
    """Read ``SOURCES.toml`` in `folder`; without such a file nothing is known about the sources and nothing is returned.

    Raises
    ------
    FupinError
        F309 where the file is no TOML, or for each entry that lacks something (township, year) or of a wrong kind.
    """
    return _read(folder).told


def _document(one: _Entry, kinds: Mapping[str, str]) -> Document:
    return Document(
        township=one.township,
        year=one.year,
        file=one.file,
        title=one.title,
        county=one.county,
        province=one.province,
        is_year_certain=one.year_certain,
        is_complete=one.excerpt_complete,
        caveat=one.caveat,
        kind=kinds.get(one.file, "real"),
    )
