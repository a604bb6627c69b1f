"""Worker processes on this machine: forked from one warm server, each making one report after another.

A worker that dies, hangs or is killed costs the reports it had one more try, and the batch nothing else. Where processes
cannot be forked (Windows, macOS) workers are started from nothing and notebooks run in ordinary kernels; the pages are the same.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any

from fupin_analysis.batch.warm import make_ready
from fupin_analysis.engine.ahead.forked import adopt_orphans
from fupin_analysis.errors import Problem
from fupin_analysis.render.lean import lean_libraries
from fupin_analysis.render.run import Job, Result, Started, begin_job, finish_page, run_notebook

#: Tries at a report whose worker died; faults of the report itself are never tried again.
MOST_TRIES = 3

#: Reports a worker makes before a fresh one takes its place.
_MOST_REPORTS = 500

#: Jobs a worker has at a time: while one's notebook runs, the page before it is made and the kernel after it started.
_MOST_WAITING = 3

#: Seconds a worker gets beyond a report's own limit, which it keeps itself, before it is taken to hang.
_GRACE = 30.0


#: Module by which the server that workers are forked from makes itself ready.
_PRELOAD = "fupin_analysis.batch.preload"

_starting = threading.Lock()


@cache
def _context() -> Any:
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])
    return context


def start_server() -> None:
    """Start the server that workers are forked from, where there is one, and do not wait until it has made itself ready."""
    if sys.platform == "linux":
        from multiprocessing import forkserver  # other systems have none

        _context()
        forkserver.ensure_running()


@dataclass(frozen=True)
class Unready:
    """What a worker says in the place of its first answer where it cannot begin.

    Parameters
    ----------
    reason
        Why it cannot.
    """

    reason: str


def _how_ended(code: int | None) -> str:
    """Say how a process ended: by which signal, or with which exit code."""
    if code is None or code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"


class Worker:
    """One worker process."""

    def __init__(self) -> None:
        self._pipe, theirs = _context().Pipe()
        self._process = _context().Process(target=_work, args=(theirs,), daemon=True)
        _start(self._process)
        theirs.close()
        self._outbox: SimpleQueue[Job | None] = SimpleQueue()
        self._sender = threading.Thread(target=_send_all, args=(self._pipe, self._outbox), daemon=True)
        self._sender.start()
        self._jobs: deque[tuple[Job, int]] = deque()
        self._deadline = 0.0
        self._made = 0

    def give(self, job: Job, tries: int = 1) -> None:
        """Hand over a job that is tried for the `tries`-th time; one that follows another starts when that one's page is due."""
        self._jobs.append((job, tries))
        if len(self._jobs) == 1:
            self._start_clock()
        self._outbox.put(job)

    def make(self, job: Job) -> Result:
        """Make one page and wait for it."""
        self.give(job)
        while not wait([self.waits_on], timeout=1.0):
            if self.is_hanging:
                self.kill()
        return next(result for _job, _tries, result in self.answers())

    def _start_clock(self) -> None:
        if self._jobs:
            self._deadline = time.monotonic() + self._jobs[0][0].time_limit + _GRACE

    @property
    def waits_on(self) -> Any:
        """Where its answer, or its end, will show."""
        return self._pipe

    @property
    def waiting(self) -> int:
        """Jobs it has and has not answered."""
        return len(self._jobs)

    def takes(self, tries: int) -> bool:
        """Whether it should be given a job: where one has already cost a worker its life, neither may cost the other a try."""
        return not self._jobs or (self.waiting < _MOST_WAITING and max(tries, self._jobs[0][1]) == 1)

    def answers(self) -> Iterator[tuple[Job, int, Result]]:
        """Take its answer: job, tries and result; a worker that has died answers, for all it had, that it has."""
        try:
            result: Result | Unready = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            result = Unready(_how_ended(self._process.exitcode))
        if isinstance(result, Unready):
            while self._jobs:
                job, tries = self._jobs.popleft()
                problem = Problem("F505", where=job.notebook_name, details={"got": result.reason})
                yield job, tries, Result(job.name, problem=problem)
            return
        job, tries = self._jobs.popleft()
        self._made += 1
        self._start_clock()
        yield job, tries, result

    @property
    def is_spent(self) -> bool:
        """Whether a fresh worker should take its place."""
        return not self._process.is_alive() or self._made + self.waiting >= _MOST_REPORTS

    @property
    def is_hanging(self) -> bool:
        """Whether it is long past its report's limit."""
        return bool(self._jobs) and time.monotonic() > self._deadline

    def kill(self) -> None:
        """Kill the process; its answer will say so."""
        self._process.kill()

    def end(self) -> None:
        """End the process now."""
        self.kill()
        self._process.join()
        self._outbox.put(None)
        self._sender.join(1.0)  # a process of its own may still hold the other end
        self._pipe.close()


def _send_all(pipe: Connection, outbox: SimpleQueue[Job | None]) -> None:
    """Send what is put into the outbox.

    A job of many townships is larger than a pipe holds, and so is a page: were a job sent where answers are taken, a worker that
    is handing over its page would wait for the batch, and the batch for the worker.
    """
    while (job := outbox.get()) is not None:
        with contextlib.suppress(OSError):  # a worker that is dead is noticed where its answer is waited for
            pipe.send(job)


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
    waiting = iter(jobs)
    due: deque[tuple[Job, int]] = deque()
    crew: list[Worker] = []
    try:
        while True:
            _hand_out(waiting, due, crew, workers)
            busy = [worker for worker in crew if worker.waiting]
            if not busy:
                return
            for job, tries, result in _answers(busy):
                if result.is_machine_fault and tries < MOST_TRIES:
                    due.append((job, tries + 1))
                else:
                    yield job, result
    finally:
        for worker in crew:
            worker.end()


def _hand_out(waiting: Iterator[Job], due: deque[tuple[Job, int]], crew: list[Worker], workers: int) -> None:
    """Give out what is due, and jobs one by one behind it, until all workers have enough."""
    while True:
        if not due:
            due.extend((job, 1) for job in islice(waiting, 1))
        worker = _free(crew, workers, tries=due[0][1]) if due else None
        if worker is None:
            return
        worker.give(*due.popleft())


def _answers(busy: Sequence[Worker]) -> Iterator[tuple[Job, int, Result]]:
    """Wait for workers, end those that hang, and yield what has come of their jobs."""
    ready = set(wait([worker.waits_on for worker in busy], timeout=1.0))
    for worker in busy:
        if worker.is_hanging:
            worker.kill()
        elif worker.waits_on not in ready:
            continue
        yield from worker.answers()


def _free(crew: list[Worker], most: int, *, tries: int) -> Worker | None:
    """Return the worker that should be given a job, a fresh one where the crew is not complete; None where all have enough."""
    crew[:] = [worker if worker.waiting else ready_worker(worker) for worker in crew]
    if all(worker.waiting for worker in crew) and len(crew) < most:
        crew.append(Worker())
    able = [worker for worker in crew if worker.takes(tries) and not worker.is_spent]
    return min(able, key=lambda worker: worker.waiting, default=None)


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
    adopt_orphans()
    try:
        make_ready()  # already done where this process was forked
        lean_libraries()
    except Exception as error:  # a library that is gone, a folder that cannot be written: the batch says which
        with contextlib.suppress(OSError):
            pipe.send(Unready(f"{type(error).__name__}: {error}"))
        return
    with contextlib.suppress(EOFError, OSError):
        _Maker(pipe).make()


class _Maker:
    """Makes pages, three reports at a time in three stages: the page of one, the notebook of the next, the kernel of a third."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._begun: Started | None = None
        self._run: Started | None = None

    def make(self) -> None:
        """Make pages until the pipe is closed, and let none wait for a job that is not there."""
        while True:
            if self._begun is None:
                if not self._pipe.poll():
                    self._finish()
                self._begun = begin_job(self._pipe.recv())
            begun, self._begun = self._begun, None
            self._run = run_notebook(begun, self._meanwhile)

    def _meanwhile(self) -> None:
        self._finish()
        if self._pipe.poll():
            self._begun = begin_job(self._pipe.recv())

    def _finish(self) -> None:
        if self._run is not None:
            run, self._run = self._run, None
            self._pipe.send(finish_page(run))


def _be_quiet() -> None:
    """Keep what libraries and notebooks write to the terminal off the batch's display."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
