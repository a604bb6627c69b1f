"""One report: papermill runs the notebook with checked parameters, nbconvert makes the page."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.files import UNIT_SUFFIX, write_text
from fupin_analysis.render.engine import reap_kernels
from fupin_analysis.render.parameters import check_parameters

_PACKAGE = Path(__file__).parents[1]

#: Seconds one report may take before it is stopped.
TIME_LIMIT = 120

#: Memory one report may take beside what its process started with [MiB]; 0 for no limit.
MEMORY_LIMIT = 2048

#: Arguments of a report's kernel: nobody looks at its history or its log.
KERNEL_ARGUMENTS = ("--HistoryManager.enabled=False", "--IPKernelApp.log_level=50")

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
    time_limit, memory_limit
        Limits [s], [MiB].
    engine
        Engine of papermill.
    """

    name: str
    notebook_name: str
    notebook: str
    parameters: Mapping[str, Any]
    unit: str
    home: str = "../../index.html"
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


def render_report(notebook: Path, output: Path, *, parameters: Mapping[str, object], time_limit: int = TIME_LIMIT) -> Path:
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

    Raises
    ------
    FupinError
        F303, F304 for parameters, F501 where a cell failed, F502 past the time limit, F504 past the memory limit, F505 where its
        process died, F601 where the page cannot be written.
    """
    values = check_parameters(notebook, parameters)
    executed = execute(notebook.name, notebook.read_text(encoding="utf-8"), values, time_limit=time_limit)
    return write_text(output, _page(executed, values))


def make_page(job: Job) -> Result:
    """Make one report's page; a report that cannot be made is a result with a problem, never an exception."""
    return finish_page(run_notebook(job))


@dataclass(frozen=True)
class Run:
    """A job whose notebook has run and whose page is still to be made; `children` is what its process had spent before [s]."""

    job: Job
    values: Mapping[str, Any]
    executed: Any
    problem: Problem | None
    seconds: float
    cpu_seconds: float
    children: float


def run_notebook(job: Job, meanwhile: Callable[[], object] = lambda: None) -> Run:
    """Run a job's notebook; what goes wrong becomes the run's problem.

    Parameters
    ----------
    job
        The job.
    meanwhile
        Called once, while the notebook runs or before: the page of the report before this one is made here.
    """
    clock, aside = _Clock(), _Clock()
    values, executed, problem = dict(job.parameters), None, None
    children = _children_seconds()

    def on_start() -> None:
        nonlocal children
        children = _children_seconds()
        with aside:
            meanwhile()

    with clock:
        try:
            with tempfile.TemporaryDirectory(prefix="fupin-") as folder:
                unit = Path(folder) / f"one{UNIT_SUFFIX}"
                unit.write_text(job.unit, encoding="utf-8")
                values["processed"] = str(unit)
                limits = {"time_limit": job.time_limit, "memory_limit": job.memory_limit}
                executed = execute(job.notebook_name, job.notebook, values, engine=job.engine, on_start=on_start, **limits)
        except Exception as error:  # one report's fault, whatever it is, must not sink the others
            problem = _problem(job, error)
    if not aside.seconds:  # what went wrong went wrong before the notebook could start
        with aside:
            meanwhile()
    return Run(job, values, executed, problem, clock.seconds - aside.seconds, clock.cpu_seconds - aside.cpu_seconds, children)


def finish_page(run: Run) -> Result:
    """Make the page of a notebook that has run."""
    page, problem, clock = "", run.problem, _Clock()
    with clock:
        if problem is None:
            try:
                page = _page(run.executed, run.values, home=run.job.home)
            except Exception as error:  # as above
                problem = _problem(run.job, error)
        reap_kernels()
    cpu_seconds = run.cpu_seconds + clock.cpu_seconds + _children_seconds() - run.children
    return Result(run.job.name, page, problem, run.seconds + clock.seconds, cpu_seconds, _peak_memory())


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


def _children_seconds() -> float:
    """Processor time of the children that have been waited for [s]."""
    return sum(os.times()[2:4])


def _problem(job: Job, error: Exception) -> Problem:
    if isinstance(error, FupinError):
        return error.problems[0]
    if isinstance(error, OSError):  # no space for the unit, no process to be had
        return Problem("F505", where=job.notebook_name, details={"got": error.strerror or error})
    return Problem("F501", where=job.notebook_name, details={"got": f"{type(error).__name__}: {error}"})


def _page(executed: Any, values: Mapping[str, Any], *, home: str = "../../index.html") -> str:
    from fupin_analysis.render.html import to_page  # nbconvert costs a second that checking parameters need not pay

    return to_page(executed, language=str(values.get("language", "zh")), home=home)


def execute(
    name: str,
    notebook: str,
    values: Mapping[str, Any],
    *,
    time_limit: int = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    engine: str = "fupin",
    on_start: Callable[[], object] = lambda: None,
) -> Any:
    """Run a notebook in a process of its own; return the executed notebook (nbformat).

    Parameters
    ----------
    name, notebook
        Name, for messages, and JSON text.
    values
        Parameters.
    time_limit, memory_limit
        Limits [s], [MiB].
    engine
        ``"fupin"``, or ``"nbclient"`` for an ordinary kernel.
    on_start
        Called when the notebook has started; with an ordinary kernel, before.

    Raises
    ------
    FupinError
        F501 where a cell failed, F502, F504 past a limit, F505 where its process died.
    """
    papermill = load_papermill()
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    own: dict[str, Any] = {"memory_limit": memory_limit, "meanwhile": on_start} if engine == "fupin" else {}
    if not own:
        on_start()
    deadline = time.monotonic() + time_limit
    with tempfile.TemporaryDirectory(prefix="fupin-") as folder:
        try:
            return papermill.execute_notebook(
                _node(notebook),
                None,
                parameters=dict(values),
                engine_name=engine,
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                autosave_cell_every=0,
                # nbclient limits single cells; what is left of the report's time is the cell's limit.
                timeout_func=lambda _cell: max(deadline - time.monotonic(), 0.001),
                config=Config({"KernelManager": _transport(folder)}),
                extra_arguments=list(KERNEL_ARGUMENTS),
                **own,
            )
        except papermill.PapermillExecutionError as error:
            raise FupinError(_failure(name, error.ename, error.evalue, error.exec_count, memory_limit)) from None
        except CellTimeoutError:
            raise FupinError(Problem("F502", where=name, details={"expected": time_limit})) from None
        except DeadKernelError:
            raise FupinError(Problem("F505", where=name, details={"got": "process ended"})) from None


def load_papermill() -> Any:
    """Import papermill without what takes it longest.

    jsonschema loads checkers of formats that no notebook's schema names; one of them compiles a grammar for most of a second,
    and jsonschema does without where it is missing.
    """
    name = "rfc3987_syntax"
    is_blocked = name not in sys.modules and "jsonschema" not in sys.modules
    if is_blocked:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say that a module is not there
    try:
        import papermill
    finally:
        if is_blocked:
            del sys.modules[name]
    return papermill


def _node(notebook: str) -> Any:
    import nbformat

    return nbformat.from_dict(json.loads(notebook))  # type: ignore[no-untyped-call]  # nbformat has no types


def _transport(folder: str) -> dict[str, str]:
    """Let an ordinary kernel talk through sockets in a folder of its own: kernels started side by side race for TCP ports.

    The address must be given: by default every kernel of a process takes the same file name.
    """
    return {} if sys.platform == "win32" else {"transport": "ipc", "ip": str(Path(folder) / "kernel")}


def _failure(notebook: str, name: str, message: str, count: int | None, memory_limit: int) -> Problem:
    """Say which cell failed and why; a traceback would carry paths and values, so it goes no further."""
    where = notebook if count is None else f"{notebook} › [{count}]"
    if name == "MemoryError":
        return Problem("F504", where=where, details={"expected": memory_limit})
    return Problem("F501", where=where, details={"got": f"{name}: {message}"})


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(peaks) / (2**20 if sys.platform == "darwin" else 2**10)
