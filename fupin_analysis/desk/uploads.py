"""Files that are handed in through the page: named safely, of a bearable size, never over another one.

What a file is, reading tells; here only what could harm before anything is read is refused: a name that leads elsewhere or makes
a file a setting of this program, and an archive that unpacks to far more than a return could be.
"""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fupin_analysis.core.disk.files import safe_name, write_whole
from fupin_analysis.core.disk.folder import may_be_data
from fupin_analysis.core.disk.locks import SHORT, lock_at
from fupin_analysis.errors import FupinError, Problem

#: Most bytes of one upload, and most files in it.
MOST_BYTES = 64 * 1024**2
MOST_FILES = 40
#: What an archive may unpack to: so many bytes, or so many times its own size where that is more.
_MOST_UNPACKED = 256 * 1024**2
_MOST_TIMES = 40
_MOST_MEMBERS = 20_000
_SUFFIX = re.compile(r"[0-9A-Za-z]{1,8}")


@dataclass(frozen=True)
class Kept:
    """A file handed in: its name in the folder of returns, and whether it was there already."""

    name: str
    is_known: bool = False


def keep_upload(folder: Path, name: str, content: BinaryIO) -> Kept:
    """Put a file into the folder of returns.

    A file of the same name and content stays as it is; one of other content is kept beside it under a name with a number, and
    reading then asks which version counts.

    Parameters
    ----------
    folder
        Folder of returns.
    name
        The name the browser gives; folders in it are left out.
    content
        The file, open and at its beginning.

    Raises
    ------
    FupinError
        F371 for a name that no data file has, F372 for an archive that unpacks to too much, F601 where the folder cannot be
        written.
    """
    own = _own_name(name)
    _check_archive(content, own)
    content.seek(0)
    body = content.read()
    folder.mkdir(parents=True, exist_ok=True)
    with lock_at(folder / ".lock", timeout=SHORT):
        target = folder / own
        number = 2
        while target.exists():
            if target.stat().st_size == len(body) and target.read_bytes() == body:
                return Kept(target.name, is_known=True)
            target = folder / f"{Path(own).stem}-{number}{Path(own).suffix}"
            number += 1
        write_whole(target, lambda draft: draft.write_bytes(body))
    return Kept(target.name)


def _own_name(name: str) -> str:
    """Return the last part of a name, on any system's terms, made safe.

    Raises
    ------
    FupinError
        F371 where nothing is left, or reading would take the file for a setting, a note or a lock.
    """
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    stem, dot, suffix = last.rpartition(".")
    own = safe_name(stem) + dot + suffix if stem else ""
    if not _SUFFIX.fullmatch(suffix) or not own or last.startswith(".") or not may_be_data(Path(own)):
        raise FupinError(Problem("F371", where=last, details={"got": last}))
    return own


def _check_archive(content: BinaryIO, name: str) -> None:
    """Refuse an archive that unpacks to too much, by what it says of itself; readers count along, for one that lies."""
    content.seek(0, os.SEEK_END)
    size = content.tell()
    content.seek(0)
    if content.read(2) != b"PK":
        return
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return  # damaged: reading says so
    unpacked = sum(one.file_size for one in members)
    if unpacked > max(_MOST_UNPACKED, _MOST_TIMES * size) or unpacked > 8 * _MOST_UNPACKED or len(members) > _MOST_MEMBERS:
        raise FupinError(Problem("F372", where=name, details={"got": f"{unpacked >> 20} MB"}))
