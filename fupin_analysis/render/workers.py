"""Worker processes on this machine: forked from one warm server, each making one report after another.

A worker that dies, hangs or is killed costs the report it was making one more try, and the batch nothing else. Where processes
cannot be forked (Windows, macOS) workers are started from nothing and notebooks run in ordinary kernels; the pages are the same.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from multiprocessing.connection import Connection, wait
from typing import Any

from fupin_analysis.errors import Problem
from fupin_analysis.render.run import Job, Result, make_page

#: Tries at a report whose worker died; faults of the report itself are never tried again.
MOST_TRIES = 2

#: Reports a worker makes before a fresh one takes its place.
_MOST_REPORTS = 500

#: Seconds a worker gets beyond a report's own limit, which it keeps itself, before it is taken to hang.
_GRACE = 30.0


#: Module that makes a process ready; the server that workers are forked from imports it once.
_WARM = "fupin_analysis.warm"

_starting = threading.Lock()


@cache
def _context() -> Any:
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context


class Worker:
    """One worker process."""

    def __init__(self) -> None:
        self._pipe, theirs = _context().Pipe()
        self._process = _context().Process(target=_work, args=(theirs,), daemon=True)
        _start(self._process)
        theirs.close()
        self.job: Job | None = None
        self.tries = 0
        self.made = 0
        self._deadline = 0.0

    def give(self, job: Job, tries: int) -> None:
        """Hand a job over."""
        self.job, self.tries = job, tries
        self._deadline = time.monotonic() + job.time_limit + _GRACE
        with contextlib.suppress(OSError):  # a worker that is dead is noticed where its answer is waited for
            self._pipe.send(job)

    def make(self, job: Job) -> Result:
        """Make one page and wait for it."""
        self.give(job, 1)
        while not wait([self.waits_on], timeout=1.0):
            if self.is_hanging:
                self.kill()
        return self.answer()

    @property
    def waits_on(self) -> Any:
        """Where its answer, or its end, will show."""
        return self._pipe

    def answer(self) -> Result:
        """Return what became of the job; a worker that has died gives a result that says so."""
        assert self.job is not None
        job, self.job = self.job, None
        try:
            result: Result = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            got = f"exit code {self._process.exitcode}"
            return Result(job.name, problem=Problem("F505", where=job.notebook_name, details={"got": got}))
        self.made += 1
        return result

    @property
    def is_spent(self) -> bool:
        """Whether a fresh worker should take its place."""
        return not self._process.is_alive() or self.made >= _MOST_REPORTS

    @property
    def is_hanging(self) -> bool:
        """Whether it is long past its report's limit."""
        return self.job is not None and time.monotonic() > self._deadline

    def kill(self) -> None:
        """Kill the process; its answer will say so."""
        self._process.kill()

    def end(self) -> None:
        """End the process now."""
        self._pipe.close()
        self.kill()
        self._process.join()


def ready_worker(worker: Worker | None) -> Worker:
    """Return a worker that can take a job: the given one, or a fresh one where there is none or it is spent."""
    if worker is not None and worker.is_spent:
        worker.end()
        worker = None
    return worker or Worker()


def make_pages(jobs: Iterable[Job], *, workers: int) -> Iterator[tuple[Job, Result]]:
    """Make pages side by side and hand each on as it is done.

    Parameters
    ----------
    jobs
        What to make; asked for one by one as workers become free.
    workers
        Processes.
    """
    waiting: Iterator[Job] = iter(jobs)
    again: deque[tuple[Job, int]] = deque()
    crew: list[Worker] = []
    try:
        while True:
            while len(crew) < workers or any(worker.job is None for worker in crew):
                job, tries = again.popleft() if again else (next(waiting, None), 0)
                if job is None:
                    break
                idle = next((worker for worker in crew if worker.job is None), None)
                if idle is not None:
                    crew.remove(idle)
                crew.append(worker := ready_worker(idle))
                worker.give(job, tries + 1)
            busy = [worker for worker in crew if worker.job is not None]
            if not busy:
                return
            ready = set(wait([worker.waits_on for worker in busy], timeout=1.0))
            for worker in busy:
                if worker.is_hanging:
                    worker.kill()
                elif worker.waits_on not in ready:
                    continue
                assert worker.job is not None
                job, result = worker.job, worker.answer()
                if result.is_machine_fault and worker.tries < MOST_TRIES:
                    again.append((job, worker.tries))
                else:
                    yield job, result
    finally:
        for worker in crew:
            worker.end()


def _start(process: Any) -> None:
    """Start a process, also from a daemonic one, which workers of Dask are under a nanny.

    Python lets daemonic processes have no children, because the end of such a process would leave them behind. A worker is never
    left behind: it ends when nobody holds the other end of its pipe.
    """
    own = multiprocessing.current_process()
    with _starting:
        is_daemonic, own.daemon = own.daemon, False
        try:
            process.start()
        finally:
            own.daemon = is_daemonic


def _work(pipe: Connection) -> None:
    """Make pages until there is nobody left to make them for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the batch decides what an interrupt means
    _be_quiet()
    importlib.import_module(_WARM)  # already loaded where this process was forked
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(make_page(pipe.recv()))


def _be_quiet() -> None:
    """Keep what libraries and notebooks write to the terminal off the batch's display."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
