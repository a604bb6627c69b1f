"""One notebook run by papermill: its parameters, its kernel, its limits, and what its failures mean."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

from fupin_analysis.engine.ahead.forked import ForkedKernel, plan_cells
from fupin_analysis.engine.ahead.launch import early_kernel, launch_kernel, run_ahead
from fupin_analysis.errors import FupinError, Problem

#: Seconds one report may take before it is stopped.
TIME_LIMIT = 120

#: Memory one report may take beside what its process started with [MiB]; 0 for no limit.
MEMORY_LIMIT = 2048

#: Arguments of a report's kernel: nobody looks at its history or its log.
KERNEL_ARGUMENTS = ("--HistoryManager.enabled=False", "--IPKernelApp.log_level=50")

_KERNEL = "python3"

#: What a report's notebook loads on its way.
_MODULES = (
    "matplotlib.backends.backend_svg",
    "fupin_analysis.reports.township.report",
    *(f"fupin_analysis.present.draw.{name}" for name in ("causes", "exits", "production", "registry", "spending", "subsidies")),
    "fupin_analysis.reports.unit.units",
)


def report_kernel(memory_limit: int = MEMORY_LIMIT) -> AbstractContextManager[ForkedKernel | None]:
    """Start, early, the kernel of one report."""
    return early_kernel(_KERNEL, {"memory_limit": memory_limit, "extra_arguments": KERNEL_ARGUMENTS}, _MODULES)


class Execution:
    """A notebook with its parameters, and the kernel that waits to run it.

    The steps are papermill's own, less its reading and writing of files.

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
    kernel
        One that :func:`report_kernel` has started; by default it is started now.
    """

    def __init__(
        self,
        name: str,
        notebook: str,
        values: Mapping[str, Any],
        *,
        time_limit: int = TIME_LIMIT,
        memory_limit: int = MEMORY_LIMIT,
        engine: str = "fupin",
        kernel: ForkedKernel | None = None,
    ) -> None:
        load_papermill()
        self._name, self._engine, self._time_limit, self._memory_limit = name, engine, time_limit, memory_limit
        self._node = _with_parameters(notebook, dict(values), engine)
        self._kernel = kernel
        options = {"memory_limit": memory_limit, "extra_arguments": KERNEL_ARGUMENTS}
        if kernel is not None:
            kernel.plan(plan_cells(self._node, options))
        elif engine == "fupin":
            self._kernel = launch_kernel(self._node, _KERNEL, options)

    def run(self, meanwhile: Callable[[], object] = lambda: None) -> Any:
        """Run the notebook; return it executed (nbformat).

        Parameters
        ----------
        meanwhile
            Called when the notebook has started; with an ordinary kernel, before.

        Raises
        ------
        FupinError
            F501 where a cell failed, F502, F504 past a limit, F505 where its process died.
        """
        from nbclient.exceptions import CellTimeoutError, DeadKernelError
        from papermill.engines import papermill_engines
        from papermill.exceptions import PapermillExecutionError
        from papermill.execute import raise_for_execution_errors
        from traitlets.config import Config

        if self._kernel is None:
            meanwhile()
            run = partial(papermill_engines.execute_notebook_with_engine, self._engine, self._node, _KERNEL)
        else:
            run = partial(run_ahead, self._node, _KERNEL, self._kernel, meanwhile)
        deadline = time.monotonic() + self._time_limit
        with tempfile.TemporaryDirectory(prefix="fupin-") as folder:
            try:
                executed = run(
                    progress_bar=False,
                    autosave_cell_every=0,
                    # nbclient limits single cells; what is left of the report's time is the cell's limit.
                    timeout_func=lambda _cell: max(deadline - time.monotonic(), 0.001),
                    config=Config({"KernelManager": _transport(folder)}),
                    extra_arguments=list(KERNEL_ARGUMENTS),
                )
                raise_for_execution_errors(executed, None)
            except PapermillExecutionError as error:
                raise FupinError(self._failure(error.ename, error.evalue, error.exec_count)) from None
            except CellTimeoutError:
                raise FupinError(Problem("F502", where=self._name, details={"expected": self._time_limit})) from None
            except DeadKernelError:
                raise FupinError(Problem("F505", where=self._name, details={"got": "process ended"})) from None
        return executed

    def _failure(self, error: str, message: str, count: int | None) -> Problem:
        """Say which cell failed and why; a traceback would carry paths and values, so it goes no further."""
        where = self._name if count is None else f"{self._name} › [{count}]"
        if error == "MemoryError":
            return Problem("F504", where=where, details={"expected": self._memory_limit})
        return Problem("F501", where=where, details={"got": f"{error}: {message}"})


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


def _with_parameters(notebook: str, values: Mapping[str, Any], engine: str) -> Any:
    import nbformat
    from papermill.execute import prepare_notebook_metadata, remove_error_markers
    from papermill.parameterize import parameterize_notebook
    from papermill.version import version

    node = nbformat.v4.upgrade(nbformat.v4.reads(notebook))  # type: ignore[no-untyped-call]  # nbformat has no types
    empty = {"default_parameters": {}, "parameters": {}, "environment_variables": {}, "version": version}
    node.metadata.setdefault("papermill", nbformat.from_dict(empty))  # type: ignore[no-untyped-call]  # it has no types
    for cell in node.cells:
        cell.metadata.setdefault("tags", [])
    if values:
        node = parameterize_notebook(node, values, kernel_name=_KERNEL, engine_name=engine)
    return remove_error_markers(prepare_notebook_metadata(node, None, None))


def _transport(folder: str) -> dict[str, str]:
    """Let an ordinary kernel talk through sockets in a folder of its own: kernels started side by side race for TCP ports.

    The address must be given: by default every kernel of a process takes the same file name.
    """
    return {} if sys.platform == "win32" else {"transport": "ipc", "ip": str(Path(folder) / "kernel")}
