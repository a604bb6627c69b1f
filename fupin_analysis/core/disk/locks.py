"""The one kind of lock: of two who write at once, the second waits."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

#: Of an answer or a decision, which is written in no time [s]: whoever holds a lock longer than this is stuck.
SHORT = 30.0


def lock_at(path: Path, *, timeout: float = -1) -> FileLock:
    """Return a lock that everybody may hold who may write to its folder, whoever made its file.

    Parameters
    ----------
    path
        Its file.
    timeout
        How long to wait for another who holds it [s]; -1 for as long as it takes.
    """
    return FileLock(path, timeout=timeout, mode=0o666)
