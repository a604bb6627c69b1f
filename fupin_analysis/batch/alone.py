"""One run at a time in a folder of pages: a batch, a report by itself, a list to send back, what is published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import Timeout

from fupin_analysis.core.disk.files import remove_drafts, unwritable
from fupin_analysis.core.disk.locks import lock_at
from fupin_analysis.errors import FupinError, Problem

#: How long a run waits for the one before it [s]: a report by itself has ended by then, a batch of many has not.
PATIENCE = 10.0


@contextmanager
def alone_in(output: Path, *, patience: float | None = None) -> Iterator[None]:
    """Hold a folder of pages, which need not be there yet; the system frees it when the process ends, however it ends.

    Parameters
    ----------
    output
        The folder.
    patience
        How long to wait for another run [s]; by default :data:`PATIENCE`.

    Raises
    ------
    FupinError
        F601 where the folder cannot be written, F602 where another run is still writing there.
    """
    lock, holder = lock_at(output / ".lock"), output / ".lock.pid"
    try:
        output.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=PATIENCE if patience is None else patience)
    except Timeout:
        try:
            got = holder.read_text(encoding="ascii")
        except OSError:  # it has just ended
            got = "?"
        raise FupinError(Problem("F602", where=str(output), details={"got": got})) from None
    except OSError as error:
        raise unwritable(output, error) from error
    try:
        _begin(output, holder)
        yield  # what goes wrong from here on is the run's own affair
    finally:
        with suppress(OSError):  # one that stays is the next run's to take away
            holder.unlink(missing_ok=True)
        lock.release()


def _begin(output: Path, holder: Path) -> None:
    try:
        if holder.exists():  # the run before this one was killed
            remove_drafts(output)
        holder.write_text(str(os.getpid()), encoding="ascii")
    except OSError as error:
        raise unwritable(holder, error) from error
