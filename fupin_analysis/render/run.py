"""One report: papermill runs the notebook with checked parameters, the page is written whole or not at all."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.files import write_text
from fupin_analysis.render.parameters import check_parameters

_PACKAGE = Path(__file__).parents[1]

#: Seconds one report may take before it is stopped.
TIME_LIMIT = 120


def notebook_path(name: str) -> Path:
    """Path of a notebook of the package, in an installed wheel or in a checkout."""
    installed = _PACKAGE / "notebooks" / f"{name}.ipynb"
    return installed if installed.exists() else _PACKAGE.parent / "notebooks" / f"{name}.ipynb"


def render_report(notebook: Path, output: Path, *, parameters: Mapping[str, object], time_limit: int = TIME_LIMIT) -> Path:
    """Run a notebook with papermill and write its page.

    Parameters
    ----------
    notebook
        Path of the notebook; its sidecar says what parameters it takes.
    output
        Path of the page.
    parameters
        Values by name; the notebook's defaults stand in for the rest.
    time_limit
        Seconds before the kernel is stopped.

    Raises
    ------
    FupinError
        F303, F304 for parameters, F501 where a cell failed, F502 past the time limit, F601 where the page cannot be written.
    """
    from fupin_analysis.render.html import to_page  # nbconvert costs a second that checking parameters need not pay

    values = check_parameters(notebook, parameters)
    executed = execute(notebook, values, time_limit=time_limit)
    return write_text(output, to_page(executed, language=str(values.get("language", "zh"))))


def execute(notebook: Path, values: Mapping[str, Any], *, time_limit: int) -> Any:
    """Run a notebook in a fresh kernel; return the executed notebook (nbformat)."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    with tempfile.TemporaryDirectory(prefix="fupin-") as folder:
        try:
            return papermill.execute_notebook(
                str(notebook),
                str(Path(folder) / "executed.ipynb"),
                parameters=dict(values),
                kernel_name="python3",
                progress_bar=False,
                log_output=False,
                request_save_on_cell_execute=False,
                autosave_cell_every=0,
                execution_timeout=time_limit,
                config=Config({"KernelManager": _transport(folder)}),
                extra_arguments=["--HistoryManager.enabled=False", "--IPKernelApp.log_level=50"],
            )
        except papermill.PapermillExecutionError as error:
            raise FupinError(_failure(notebook, error.ename, error.evalue, error.exec_count)) from None
        except CellTimeoutError:
            raise FupinError(Problem("F502", where=notebook.name, details={"expected": time_limit})) from None
        except DeadKernelError as error:
            raise FupinError(_failure(notebook, type(error).__name__, str(error), None)) from None


def _transport(folder: str) -> dict[str, str]:
    """Talk to the kernel through sockets in a folder of its own: kernels started side by side race for free TCP ports.

    The address must be given: by default every kernel of a process takes the same file name.
    """
    return {} if sys.platform == "win32" else {"transport": "ipc", "ip": str(Path(folder) / "kernel")}


def _failure(notebook: Path, name: str, message: str, count: int | None) -> Problem:
    """Say which cell failed and why; a traceback would carry paths and values, so it goes no further."""
    where = notebook.name if count is None else f"{notebook.name} › [{count}]"
    return Problem("F501", where=where, details={"got": f"{name}: {message}"})
