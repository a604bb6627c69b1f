"""Read returns in a process of its own while this one loads what making a page takes: of two cores, neither waits.

What was read lies in the processed tables, as ever, and nothing else is handed over. Where no such process can be started, or it
fails, nothing is lost: whoever opens the tables reads the returns then, and says what is wrong with them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from fupin_analysis.core.disk.folder import current_tables

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@contextlib.contextmanager
def reading_beside(data: Path, folder: Path) -> Iterator[Callable[[], object]]:
    """Read a folder of returns beside this process, where its processed tables are not current.

    Parameters
    ----------
    data
        Folder of returns.
    folder
        Folder of the processed tables.

    Yields
    ------
    Callable
        Waits until they are read; who leaves the block without having called it is no longer interested.
    """
    if not _can_fork() or current_tables(data, folder) is not None:
        yield lambda: None
        return
    import pandas  # noqa: F401  # a notebook's kernel, forked hereafter, has use for it as well: it is loaded once

    sys.stdout.flush()
    sys.stderr.flush()
    reader = os.fork()
    if not reader:
        _read(data, folder)
    is_done = False

    def wait() -> None:
        nonlocal is_done
        if not is_done:
            os.waitpid(reader, 0)
            is_done = True

    try:
        yield wait
    finally:
        if not is_done:
            os.kill(reader, signal.SIGKILL)
            wait()


def _can_fork() -> bool:
    """Whether a fork of this process can run anything: a thread, as servers have them, would be missing in it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _read(data: Path, folder: Path) -> NoReturn:
    """Read returns in this process, just forked, and end it; what it might say, its parent says better."""
    status = 1
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        from fupin_analysis.flow import take_in

        take_in(data, processed=folder)
        status = 0
    finally:
        os._exit(status)
