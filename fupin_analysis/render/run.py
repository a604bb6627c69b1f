"""One report: papermill runs the notebook with checked parameters, nbconvert makes the page."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fupin_analysis.core.disk.files import UNIT_SUFFIX, write_text
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.engine.ahead.forked import ForkedKernel, reap_kernels
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.render.execution import MEMORY_LIMIT, TIME_LIMIT, Execution, load_papermill
from fupin_analysis.render.parameters import check_parameters

_PACKAGE = Path(__file__).parents[1]

#: Codes of faults that lie with the machine and not with the data: these, and only these, are worth another try.
_MACHINE_FAULTS = frozenset({"F505"})


@dataclass(frozen=True)
class Job:
    """One report to make, with everything it is made from: where it is made does not matter.

    Parameters
    ----------
    name
        The report's own name among all, its page's path below the output folder.
    notebook_name, notebook
        Name and JSON text of the notebook.
    parameters
        Its parameters, checked.
    unit
        Packed unit that the notebook opens through its parameter ``processed``.
    home
        Where the index stands, seen from the page.
    links
        Other pages, seen from this one, by township and year (``XX镇/2018``).
    time_limit, memory_limit
        Limits [s], [MiB].
    engine
        Engine of papermill.
    """

    name: str
    notebook_name: str
    notebook: str
    parameters: Mapping[str, Any]
    unit: bytes
    home: str = "../../index.html"
    links: Mapping[str, str] = field(default_factory=dict)
    time_limit: int = TIME_LIMIT
    memory_limit: int = MEMORY_LIMIT
    engine: str = "fupin"


@dataclass(frozen=True)
class Result:
    """What became of a job: a page, or the problem; and what it cost.

    Parameters
    ----------
    name
        The job's.
    page
        The page; empty where it was not made.
    problem
        Why not; None where it was.
    seconds, cpu_seconds
        Time from start to end, and processor time of the maker and the notebook's own process [s].
    peak_memory
        Largest memory of the notebook's process and its maker so far [MiB].
    """

    name: str
    page: str = ""
    problem: Problem | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory: float = field(default=0.0, compare=False)

    @property
    def is_machine_fault(self) -> bool:
        """Whether the machine failed and not the report."""
        return self.problem is not None and self.problem.code in _MACHINE_FAULTS


def notebook_path(name: str) -> Path:
    """Path of a notebook of the package, in an installed wheel or in a checkout."""
    installed = _PACKAGE / "notebooks" / f"{name}.ipynb"
    return installed if installed.exists() else _PACKAGE.parent / "notebooks" / f"{name}.ipynb"


def load_renderer() -> None:
    """Load what running a notebook and making its page take, ahead of the time it is needed."""
    load_papermill()
    _load_exporter()


def render_report(
    notebook: Path,
    output: Path,
    *,
    parameters: Mapping[str, object],
    time_limit: int = TIME_LIMIT,
    kernel: ForkedKernel | None = None,
    stands: Callable[[str], bool] = lambda _way: True,
) -> Path:
    """Run a notebook with papermill and write its page, whole or not at all.

    Parameters
    ----------
    notebook
        Path of the notebook; its sidecar says what parameters it takes.
    output
        Path of the page.
    parameters
        Values by name; the notebook's defaults stand in for the rest.
    time_limit
        Seconds before the notebook is stopped.
    kernel
        One started early (see :func:`~fupin_analysis.render.execution.report_kernel`).
    stands
        Whether there is a page at an address seen from this one; the page does not lead where none is.

    Raises
    ------
    FupinError
        F303, F304 for parameters, F501 where a cell failed, F502 past the time limit, F504 past the memory limit, F505 where its
        process died, F601 where the page cannot be written.
    """
    values = check_parameters(notebook, parameters)
    text = notebook.read_text(encoding="utf-8")
    executed = Execution(notebook.name, text, values, time_limit=time_limit, kernel=kernel).run(_load_exporter)
    return write_text(output, _page(executed, values, stands=stands))


@dataclass
class Started:
    """A job on its way: begun (its kernel waits), run (its page is still to be made) or come to grief (`problem`).

    Parameters
    ----------
    job
        The job.
    values
        Parameters, with the path of the unit.
    folder
        Where the unit lies.
    execution
        The notebook and its kernel.
    executed
        The notebook once it has run.
    problem
        What went wrong.
    clock
        What it has cost so far.
    children
        What this process's children had cost before its own [s].
    """

    job: Job
    values: dict[str, Any]
    folder: tempfile.TemporaryDirectory[str] | None = None
    execution: Execution | None = None
    executed: Any = None
    problem: Problem | None = None
    clock: _Clock = field(default_factory=lambda: _Clock())
    children: float = 0.0

    @contextmanager
    def step(self) -> Iterator[None]:
        """Take the time of a step; what it raises becomes the job's problem: one report's fault must not sink the others."""
        with self.clock:
            try:
                yield
            except Exception as error:
                self.problem = _problem(self.job, error)


def begin_job(job: Job) -> Started:
    """Lay out a job's inputs and start its kernel, which waits to be told to run the notebook."""
    started = Started(job, dict(job.parameters))
    with started.step():
        started.folder = tempfile.TemporaryDirectory(prefix="fupin-")
        unit = Path(started.folder.name) / f"one{UNIT_SUFFIX}"
        unit.write_bytes(job.unit)
        started.values["processed"] = str(unit)
        started.execution = Execution(
            job.notebook_name,
            job.notebook,
            started.values,
            time_limit=job.time_limit,
            memory_limit=job.memory_limit,
            engine=job.engine,
        )
    return started


def run_notebook(started: Started, meanwhile: Callable[[], object] = lambda: None) -> Started:
    """Run a job's notebook.

    Parameters
    ----------
    started
        The job, begun.
    meanwhile
        Called once, as soon as the notebook runs: work on other reports is done beside it.
    """
    aside = _Clock()

    def on_start() -> None:
        with aside:
            meanwhile()
        started.children = _children_seconds()

    with started.step():
        if started.execution is not None:
            started.executed = started.execution.run(on_start)
    if not aside.seconds:  # what went wrong went wrong before the notebook could start
        on_start()
    else:
        started.clock.deduct(aside)
    with started.step():
        if started.folder is not None:
            started.folder.cleanup()
    return started


def finish_page(started: Started) -> Result:
    """Make the page of a notebook that has run."""
    page = ""
    with started.step():
        if started.problem is None:
            job = started.job
            page = _page(started.executed, started.values, home=job.home, links=job.links)
        reap_kernels()
    clock = started.clock
    cpu_seconds = clock.cpu_seconds + _children_seconds() - started.children
    return Result(started.job.name, page, started.problem, clock.seconds, cpu_seconds, _peak_memory())


class _Clock:
    """Adds up time, and processor time of this process, spent within it [s]."""

    def __init__(self) -> None:
        self.seconds = self.cpu_seconds = 0.0

    def __enter__(self) -> None:
        self.seconds -= time.perf_counter()
        self.cpu_seconds -= time.process_time()

    def __exit__(self, *_error: object) -> None:
        self.seconds += time.perf_counter()
        self.cpu_seconds += time.process_time()

    def deduct(self, other: _Clock) -> None:
        """Take off what another clock has counted."""
        self.seconds -= other.seconds
        self.cpu_seconds -= other.cpu_seconds


def _children_seconds() -> float:
    """Processor time of the children that have been waited for [s]."""
    return sum(os.times()[2:4])


def _problem(job: Job, error: Exception) -> Problem:
    if isinstance(error, FupinError):
        return error.problems[0]
    if isinstance(error, OSError):  # no space for the unit, no process to be had
        return Problem("F505", where=job.notebook_name, details={"got": said_by_system(error)})
    return Problem("F501", where=job.notebook_name, details={"got": f"{type(error).__name__}: {error}"})


def _load_exporter() -> None:
    from fupin_analysis.render.html import exporter

    exporter()


def _page(executed: Any, values: Mapping[str, Any], **places: Any) -> str:
    from fupin_analysis.render.html import to_page  # nbconvert costs a second that checking parameters need not pay

    return to_page(executed, language=str(values.get("language", "zh")), **places)


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(peaks) / (2**20 if sys.platform == "darwin" else 2**10)
