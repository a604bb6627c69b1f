"""Files written whole or not at all, and their fingerprints."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.errors import FupinError, Problem

#: Suffix of a file that holds one packed reporting unit.
UNIT_SUFFIX = ".unit.arrow"


def unwritable(path: Path, error: OSError) -> FupinError:
    """Return what the system says of a file or folder that cannot be written, as a problem (F601)."""
    return FupinError(Problem("F601", where=str(path), details={"got": said_by_system(error)}))


def write_whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a neighbour of `path`, then put it in place in one step.

    A reader sees the old file or the new one, never half of one; a full disk or a kill leaves the old one.

    Raises
    ------
    FupinError
        F601 where the folder or file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        draft.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):  # where the folder itself is missing there is no draft either
            draft.unlink()
    return path


def write_text(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 with plain newlines, whole or not at all."""
    return write_whole(path, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"))


def stamp_of(path: Path) -> tuple[int, int]:
    """Return when a file was changed [ns] and its size [bytes]: what is kept of a file is kept under these beside its path."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@contextlib.contextmanager
def without(paths: Iterable[Path]) -> Iterator[None]:
    """Take files away for good if what is done meanwhile succeeds; if it fails, or one cannot be taken away, all stay.

    Raises
    ------
    FupinError
        F601 where one cannot be taken away, as one that is open elsewhere.
    """
    aside: list[tuple[Path, Path]] = []
    try:
        for path in paths:
            hidden = path.with_name(f".{path.name}.{os.getpid()}.part")
            try:
                path.replace(hidden)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise unwritable(path, error) from error
            aside.append((path, hidden))
        yield
    except BaseException:
        for path, hidden in aside:
            hidden.replace(path)
        raise
    for _path, hidden in aside:
        hidden.unlink()


def remove_file(path: Path) -> None:
    """Remove a file, which need not be there.

    Raises
    ------
    FupinError
        F601 where it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def files_below(folder: Path) -> set[str]:
    """Return every file below a folder by its name from there, ``2018/清澜镇/report.html``: asking for each by itself is slow."""
    found: set[str] = set()
    for parent, _folders, files in os.walk(folder):
        below = os.path.relpath(parent, folder).replace(os.sep, "/")
        found.update(files if below == "." else (f"{below}/{name}" for name in files))
    return found


def remove_drafts(folder: Path) -> None:
    """Remove what :func:`write_whole` left below a folder when it was killed."""
    for parent, _folders, files in os.walk(folder):
        for name in files:
            if name.startswith(".") and name.endswith(".part"):
                Path(parent, name).unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_files(paths: Iterable[Path]) -> str:
    """Return a short fingerprint of files, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|^\.+|[. ]+$')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_LONGEST_NAME = 160


def safe_name(text: str) -> str:
    """Return `text` as the name of one file or folder on any system; a changed name gets a fingerprint, so that none collide.

    Examples
    --------
    >>> safe_name("清澜镇"), safe_name("../清澜镇")
    ('清澜镇', '__清澜镇-e9d4cf')
    """
    name = _UNSAFE.sub("_", text)
    while len(name.encode()) > _LONGEST_NAME:
        name = name[:-1]
    if name == text and name and not _RESERVED.match(name):
        return name
    return f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def place_name(text: str) -> str:
    """Return the name of a place as that of its folder: no two differ in case alone, which some disks do not see.

    Of such names the one in capitals stays; any other with small letters gets a fingerprint, whichever places there are.

    Examples
    --------
    >>> place_name("清澜镇"), place_name("XX镇"), place_name("xx镇")
    ('清澜镇', 'XX镇', 'xx镇-42f43c')
    """
    name = safe_name(text)
    if name != text or text == text.casefold().upper():
        return name
    return f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def readable_name(name: str) -> str:
    r"""Return a file's name as it can be printed and stored: bytes that are no UTF-8 are written as escapes.

    Examples
    --------
    >>> readable_name("甲镇.csv")
    '甲镇.csv'
    """
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")
