"""Options of papermill and nbclient, and what they do to a run."""

from __future__ import annotations

from tests.conformance.case import Case

_ONE = ("print(1)", "2")
_PARAMETERS = ("a = 1\nb = 'x'", ["parameters"])


def _stop(cell: object, cell_index: int) -> None:
    if cell is not None and cell_index:
        raise RuntimeError("stop")


def _note(**_told: object) -> None:
    with open("hook.txt", "a", encoding="utf-8") as file:  # noqa: PTH123  # in the host's folder of the case
        file.write("told\n")


CASES = {
    "parameters": Case([_PARAMETERS, "print(a, b)"], options=("-p", "a", "5", "-p", "b", "甲")),
    "raw parameters": Case([_PARAMETERS, "print(repr(a))"], options=("-r", "a", "0123")),
    "parameters as YAML": Case([_PARAMETERS, "print(a, b)"], options=("-y", "{a: [1, 2], b: {c: null}}")),
    "parameters as base64": Case([_PARAMETERS, "print(a)"], options=("-b", "YTogNw==")),
    "unknown parameters": Case(["print(z)"], options=("-p", "z", "1")),
    "inject input path": Case(["print(PAPERMILL_INPUT_PATH[-8:])"], options=("--inject-input-path",)),
    "inject paths": Case(["print(PAPERMILL_OUTPUT_PATH[-9:])"], options=("--inject-paths",)),
    "log output": Case(["print('logged')", "import sys; print('e', file=sys.stderr)", "3"], options=("--log-output",)),
    "no log output": Case(_ONE, options=("--no-log-output",)),
    "log level": Case(_ONE, options=("--log-level", "WARNING")),
    "streams to files": Case(
        ["import sys; print('o'); print('e', file=sys.stderr)"], options=("--stdout-file", "out.txt", "--stderr-file", "err.txt")
    ),
    "report mode": Case([_PARAMETERS, "a"], options=("--report-mode", "-p", "a", "2")),
    "prepare only": Case([_PARAMETERS, "1 / 0"], options=("--prepare-only", "-p", "a", "2")),
    "autosave": Case(["1", "import time; time.sleep(.3)", "2"], options=("--autosave-cell-every", "1")),
    "no saving between cells": Case(_ONE, options=("--no-request-save-on-cell-execute",)),
    "start timeout": Case(_ONE, options=("--start-timeout", "30")),
    "start timeout of nothing": Case(
        ["1"],
        options=("--start-timeout", "-1"),
        files={"ipy/profile_default/startup/0.py": "import time; time.sleep(3)\n"},
        host=("import os\nos.environ['IPYTHONDIR'] = os.path.join(FOLDER, 'ipy')", "import os\ndel os.environ['IPYTHONDIR']"),
    ),
    "a kernel by name": Case(_ONE, options=("-k", "python3")),
    "kernel python": Case(_ONE, kernel="python"),
    "kernel python by option": Case(_ONE, options=("-k", "python")),
    "an unknown kernel": Case(_ONE, options=("-k", "no-such-kernel")),
    "a kernelspec of one's own": Case(
        ["import os, sys\nprint(os.environ['SPEC'], sys._xoptions, sys.flags.optimize)", "assert False"],
        kernel="own",
        files={
            "jupyter/kernels/own/kernel.json": '{"argv": ["python", "-O", "-X", "utf8", "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "o", "language": "python", "env": {"SPEC": "of its own"}}'
        },
        host=(
            "import os\nos.environ['JUPYTER_PATH'] = os.path.join(FOLDER, 'jupyter')",
            "import os\ndel os.environ['JUPYTER_PATH']",
        ),
    ),
    "a kernelspec with IPython's arguments": Case(
        ["print(extra)\nget_ipython().ast_node_interactivity"],
        kernel="own",
        files={
            "jupyter/kernels/own/kernel.json": '{"argv": ["python3", "-m", "ipykernel_launcher", "-f", "{connection_file}", "--IPKernelApp.exec_lines=extra = 5", "--InteractiveShell.ast_node_interactivity=all"], "display_name": "o", "language": "python"}'
        },
        host=(
            "import os\nos.environ['JUPYTER_PATH'] = os.path.join(FOLDER, 'jupyter')",
            "import os\ndel os.environ['JUPYTER_PATH']",
        ),
    ),
    "a kernelspec that warns": Case(
        ["import sys, warnings\nprint(sys.warnoptions)\nwarnings.warn('w')"],
        kernel="own",
        files={
            "jupyter/kernels/own/kernel.json": '{"argv": ["python", "-W", "error", "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "o", "language": "python"}'
        },
        host=(
            "import os\nos.environ['JUPYTER_PATH'] = os.path.join(FOLDER, 'jupyter')",
            "import os\ndel os.environ['JUPYTER_PATH']",
        ),
    ),
    "a kernelspec that cannot start": Case(
        _ONE,
        kernel="own",
        files={
            "jupyter/kernels/own/kernel.json": '{"argv": ["/no/such/python", "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "o", "language": "python"}'
        },
        host=(
            "import os\nos.environ['JUPYTER_PATH'] = os.path.join(FOLDER, 'jupyter')",
            "import os\ndel os.environ['JUPYTER_PATH']",
        ),
    ),
    "resources": Case(
        ["import os\nprint(os.path.basename(os.getcwd()))"],
        api={"resources": {"metadata": {"path": "sub"}}},
        files={"sub/a.txt": ""},
    ),
    "extra arguments": Case(["print(extra)"], api={"extra_arguments": ["--IPKernelApp.exec_lines=extra = 5"]}),
    "a hook that stops": Case(["1", "open('second', 'w').close()"], api={"on_cell_start": _stop}),
    "hooks that are told": Case(["1", "2"], api={"on_cell_executed": _note, "on_notebook_start": _note}),
    "hooks of errors": Case(["1 / 0", "2"], api={"on_cell_error": _note}),
    "a failed save": Case(["open('ran', 'w').close()"], options=("--output", "no-such-folder/out.ipynb")),
    "IPC": Case(
        ["from ipykernel.connect import get_connection_info\nprint(get_connection_info(unpack=True)['transport'])"],
        api={"config": {"KernelManager": {"transport": "ipc"}}},
    ),
    "immediate shutdown": Case(
        ["import atexit\natexit.register(lambda: open('bye.txt', 'w').close())"], api={"shutdown_kernel": "immediate"}
    ),
    "a silent channel": Case(["import time; time.sleep(1.2); print(1)"], api={"iopub_timeout": 1}),
    "record no timing": Case(["1"], api={"record_timing": False}),
    "skipped by a tag": Case([("1 / 0", ["mine"]), "2"], api={"skip_cells_with_tag": "mine"}),
    "errors raised by force": Case([("1 / 0", ["raises-exception"]), "2"], api={"force_raise_errors": True}),
    "progress bar": Case(["1", "2"], options=("--progress-bar",)),
    "durations": Case(["import time; time.sleep(.4)", "print('x' * 1_000_000)", "import time; time.sleep(.4)"]),
}
