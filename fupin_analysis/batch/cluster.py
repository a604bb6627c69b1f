"""Pages made on a Dask cluster, by workers that may join, leave and die while a batch runs.

A job carries everything its page is made from, so any worker with the same program makes the same bytes; a worker with another
program is refused. On a worker each page is made in a warm process of its own (see :mod:`fupin_analysis.batch.pool`): Dask
runs tasks in threads, beside which a notebook cannot be forked safely. A worker that dies costs the reports it held one try each.

Only this module imports Dask, and only where it is used.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
import uuid
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from fupin_analysis.batch.pool import MOST_TRIES, Worker, ready_worker
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.render.run import Job, Result

if TYPE_CHECKING:
    from fupin_analysis.batch.run import Executor

#: Seconds the scheduler has to answer when it is first called.
CONNECT_TIMEOUT = 10.0

#: Seconds a batch waits for workers while there are none.
PATIENCE = 60.0

#: Jobs handed to the scheduler for each thread of its workers: enough that none idles, few enough that no memory fills.
_JOBS_PER_THREAD = 3

#: Seconds between looks at the cluster.
_PAUSE = 1.0

#: Seconds a finished page has to arrive before it is waited for again; its worker may have died, and Dask makes it anew.
_FETCH_TIMEOUT = 30.0


def dask_executor(scheduler: str, *, patience: float = PATIENCE, connect_timeout: float = CONNECT_TIMEOUT) -> Executor:
    """Return what makes pages on a Dask cluster, for :func:`~fupin_analysis.batch.run.run_batch`.

    The cluster is called when the first page is asked for. While pages are made, F506 is raised where the scheduler cannot be
    reached, F507 where it has no usable worker for too long, and F508 where a worker's program differs at the start.

    Parameters
    ----------
    scheduler
        Address, such as ``tcp://10.0.0.1:8786``.
    patience, connect_timeout
        Time to wait for workers, and for the scheduler [s].

    Raises
    ------
    FupinError
        F315 where Dask is not installed.
    """
    try:
        import distributed  # noqa: F401  # whether it is there
    except ImportError as error:
        raise FupinError(Problem("F315", details={"got": error})) from None

    def make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        waiting = iter(jobs)
        first = next(waiting, None)
        if first is None:  # nothing to make is no reason to need a cluster
            return
        with _quiet_log():
            cluster = _Cluster(scheduler, patience=patience, connect_timeout=connect_timeout)
            try:
                cluster.check()
                yield from _spread(first, waiting, cluster)
            finally:
                cluster.leave()

    return make


@contextlib.contextmanager
def _quiet_log() -> Iterator[None]:
    """Keep Dask's log off the display: what goes wrong is said once, in a message."""
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _spread(first: Job, waiting: Iterator[Job], cluster: _Cluster) -> Iterator[tuple[Job, Result]]:
    """Keep the cluster in work, and hand each page on as it is done."""
    again = cluster.again
    again.append((first, 0))
    is_over = False
    while True:
        cluster.look()
        while len(cluster.flights) < cluster.room and not (is_over and not again):
            job, tries = again.popleft() if again else (next(waiting, None), 0)
            if job is None:
                is_over = True
            else:
                cluster.send(job, tries + 1)
        if is_over and not again and not cluster.flights:
            return
        flight = cluster.landed()
        if flight is None:
            continue
        if flight.result is None:  # a worker of another program refused it, which counts as no try
            again.appendleft((flight.job, flight.tries - 1))
        elif flight.result.is_machine_fault and flight.tries < MOST_TRIES:
            again.append((flight.job, flight.tries))
        else:
            yield flight.job, flight.result


@dataclass
class _Flight:
    """A job under way: how often it was tried, the workers it may go to (None: any), and what became of it."""

    job: Job
    tries: int
    future: Any
    workers: frozenset[str] | None
    result: Result | None = None


class _Cluster:
    """The cluster as one batch sees it: its usable workers, and the jobs it holds."""

    def __init__(self, scheduler: str, *, patience: float, connect_timeout: float) -> None:
        from dask import config
        from distributed import Client
        from distributed.comm.addressing import resolve_address

        self._scheduler, self._patience = scheduler, patience
        self._batch = uuid.uuid4().hex
        self._expected = _parts()
        self._count = 0
        self._threads: dict[str, int] = {}  # of workers whose program is the same
        self._refused: dict[str, Problem] = {}
        self._looked = float("-inf")
        self._missed = time.monotonic()  # when a usable worker was last there
        self._landed: SimpleQueue[str] = SimpleQueue()
        self.flights: dict[str, _Flight] = {}
        self.again: deque[tuple[Job, int]] = deque()  # jobs to be sent again, with their tries
        # A report on all townships is large and is meant to be.
        config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
        with self._reaching():
            resolve_address(scheduler)  # a client that is given no address at all does not end well
            self._client = Client(scheduler, timeout=connect_timeout, set_as_default=False, name="fupin")

    @property
    def room(self) -> int:
        """How many jobs may be under way."""
        return _JOBS_PER_THREAD * sum(self._threads.values())

    def check(self) -> None:
        """Wait for a worker, and see that all that are there have the same program.

        Raises
        ------
        FupinError
            F508 for every worker whose program differs, F507 where none comes.
        """
        while not self._threads:
            self.look()
            if self._refused:
                raise FupinError(self._refused.values())
            if not self._threads:
                time.sleep(_PAUSE)

    def look(self, *, is_urgent: bool = False) -> None:
        """See which workers are there, and take back jobs that wait for workers which have left."""
        if time.monotonic() - self._looked < _PAUSE and not is_urgent:
            return
        with self._reaching():
            present = dict(self._client.nthreads())
            new = [address for address in present if address not in self._threads and address not in self._refused]
            answers = self._client.run(_parts, workers=new, on_error="return") if new else {}
        for address, answer in answers.items():
            if isinstance(answer, OSError):  # it left again, or answers the next time
                del present[address]
            elif got := _difference(answer, self._expected):
                self._refused[address] = Problem("F508", where=address, details={"got": got})
        self._threads = {address: threads for address, threads in present.items() if address not in self._refused}
        self._looked = time.monotonic()
        if self._threads:
            self._missed = self._looked
        elif self._looked - self._missed > self._patience:
            problem = Problem("F507", where=self._scheduler, details={"expected": round(self._patience)})
            raise FupinError([problem, *self._refused.values()])
        lost = [flight for flight in self.flights.values() if flight.workers and flight.workers.isdisjoint(self._threads)]
        for flight in lost:
            del self.flights[str(flight.future.key)]
            flight.future.cancel()
            self.again.append((flight.job, flight.tries - 1))

    def send(self, job: Job, tries: int) -> None:
        """Hand a job to the scheduler."""
        self._count += 1
        workers = frozenset(self._threads) if self._refused else None
        with self._reaching():
            future = self._client.submit(
                _make,
                job,
                expected=self._expected,
                batch=self._batch,
                key=f"fupin-{self._batch}-{self._count}",
                workers=sorted(workers) if workers else None,
                pure=False,
                retries=0,
            )
            self.flights[str(future.key)] = _Flight(job, tries, future, workers)
            future.add_done_callback(self._note)

    def _note(self, future: Any) -> None:
        self._landed.put(str(future.key))

    def landed(self) -> _Flight | None:
        """Return a job that is done, with its result (none where a worker refused it); None where nothing is done yet."""
        try:
            key = self._landed.get(timeout=_PAUSE)
        except Empty:
            return None
        flight = self.flights.pop(key, None)
        if flight is None:
            return None
        try:
            flight.result = flight.future.result(timeout=_FETCH_TIMEOUT)
        except TimeoutError:
            self.flights[key] = flight
            flight.future.add_done_callback(self._note)
            return None
        except Exception as error:  # of Dask or of its network, never of the report: those come as results
            self._fail(flight, error)
        flight.future.release()
        return flight

    def _fail(self, flight: _Flight, error: BaseException) -> None:
        """Find out why a job came back without a result."""
        refused = len(self._refused)
        if isinstance(error, FupinError):
            self._refused[error.problems[0].where] = error.problems[0]
        self.look(is_urgent=True)
        if len(self._refused) == refused and not isinstance(error, FupinError):
            got = f"{type(error).__name__}: {error}"
            flight.result = Result(flight.job.name, problem=Problem("F505", where=flight.job.notebook_name, details={"got": got}))

    def leave(self) -> None:
        """Take back what is under way, end the processes that this batch used, and hang up."""
        with contextlib.suppress(Exception):  # the scheduler may be gone, and what was made is safe
            if self._client.status == "running":
                self._client.cancel([flight.future for flight in self.flights.values()], force=True)
                self._client.run(_stop, self._batch, workers=list(self._threads), on_error="ignore")
        with contextlib.suppress(Exception):
            self._client.close()

    @contextlib.contextmanager
    def _reaching(self) -> Iterator[None]:
        """Say that the scheduler is out of reach where it is."""
        from distributed.client import ClosedClientError

        try:
            yield
        except (OSError, ValueError, ClosedClientError) as error:  # ValueError: no address at all
            raise FupinError(Problem("F506", where=self._scheduler, details={"got": error})) from None


def _parts() -> dict[str, str]:
    """What pages made in this process depend on beside their jobs; libraries by their versions, so that one can be named."""
    from fupin_analysis.batch.plan import program_parts
    from fupin_analysis.present.provenance import versions_text

    return {**program_parts(), "versions": versions_text()}


def _difference(answer: Mapping[str, str] | Exception, expected: Mapping[str, str]) -> str:
    """Name what differs between a worker's program and the one expected; empty where nothing does."""
    if isinstance(answer, Exception):  # no fupin_analysis there, or one that does not know the question
        return f"{type(answer).__name__}: {answer}"
    differing = [name for name in expected if name != "versions" and answer.get(name) != expected[name]]
    known = expected["versions"].split(" · ")
    return ", ".join([*(text for text in answer["versions"].split(" · ") if text not in known), *differing])


# On the workers: warm processes that are kept from job to job, as many as the Dask worker has threads at work.
_lock = threading.Lock()
_idle: list[Worker] = []
_busy: dict[Worker, str] = {}


def _make(job: Job, *, expected: Mapping[str, str], batch: str) -> Result:
    """Make one page on a Dask worker."""
    from distributed import get_worker

    if got := _difference(_parts(), expected):
        raise FupinError(Problem("F508", where=get_worker().address, details={"got": got}))
    with _lock:
        worker = _idle.pop() if _idle else None
    try:
        worker = ready_worker(worker)
    except OSError as error:  # no process to be had
        return Result(job.name, problem=Problem("F505", where=job.notebook_name, details={"got": said_by_system(error)}))
    with _lock:
        _busy[worker] = batch
    try:
        return worker.make(job)
    finally:
        with _lock:
            del _busy[worker]
            _idle.append(worker)


def _stop(batch: str) -> None:
    """End what is at work for a batch that is over, and what is idle; another batch starts its own anew."""
    with _lock:
        idle = _idle.copy()
        _idle.clear()
        for worker, owner in _busy.items():
            if owner == batch:
                worker.kill()
    for worker in idle:
        worker.end()
