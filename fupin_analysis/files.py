"""Files written whole or not at all, and their fingerprints."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from fupin_analysis.errors import FupinError, Problem


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
        os.replace(draft, path)
    except OSError as error:
        raise FupinError(Problem("F601", where=str(path), details={"got": error.strerror or error})) from error
    finally:
        draft.unlink(missing_ok=True)
    return path


def write_text(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 with plain newlines, whole or not at all."""
    return write_whole(path, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
