"""The engine's outputs are those of an ordinary kernel, in a process of its own, within its limits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from fupin_analysis.render.execution import KERNEL_ARGUMENTS

CELLS = [
    "print('a'); import sys; print('b', file=sys.stderr); print('c')\nx",
    "from IPython.display import display, clear_output\nh = display('one', display_id='q')\n1 + 1",
    "h.update('two')\nimport asyncio\nawait asyncio.sleep(0.01)\n'done'",
    "!echo from a subprocess\nimport os; _ = os.system('echo from the descriptor')",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.title('t')",
    "plt.plot([3, 2, 1]);",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "print('gone'); clear_output(); print('kept')\nimport logging; logging.warning('w')",
    "get_ipython().display_pub.publish({'text/plain': 'm', 'application/json': {'k': [1]}}, {'application/json': {'z': 2}})",
    "def f(): raise ValueError('no')\nf()",
    "print('never')",
]


def _write(path: Path, cells: list[str], *, tags: Sequence[str] = ()) -> Path:
    code = [new_code_cell("x = 1", metadata={"tags": ["parameters"]}), *(new_code_cell(cell) for cell in cells)]
    code[1].metadata["tags"] = list(tags)
    notebook = new_notebook(cells=code, metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "p"}})
    nbformat.write(notebook, path)
    return path


def _papermill(notebook: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "papermill", *options, "--no-progress-bar", str(notebook), str(output), "-p", "x", "5"]
    return subprocess.run(command, capture_output=True, text=True, cwd=output.parent, check=False, timeout=120)


def _comparable(path: Path) -> str:
    """An executed notebook without what differs from run to run: times, process numbers, paths of its own."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"].pop("execution", None)
        told = cell["metadata"].pop("papermill", None)
        cell["metadata"]["told"] = told and {name: told[name] for name in ("exception", "status")}
    kept = {name: notebook["metadata"]["papermill"][name] for name in ("exception", "parameters", "version")}
    notebook["metadata"]["papermill"] = kept
    return re.sub(r"ipykernel_\d+", "ipykernel_N", json.dumps(notebook, indent=1, sort_keys=True))


def test_outputs_metadata_and_errors_are_those_of_an_ordinary_kernel(tmp_path: Path) -> None:
    notebook = _write(tmp_path / "in.ipynb", CELLS)
    plain = _papermill(notebook, tmp_path / "plain.ipynb")
    forked = _papermill(notebook, tmp_path / "forked.ipynb", "--engine", "fupin")
    assert (plain.returncode, forked.returncode) == (1, 1)
    assert "ValueError: no" in forked.stderr
    assert _comparable(tmp_path / "forked.ipynb") == _comparable(tmp_path / "plain.ipynb")


#: Runs a notebook as workers do, with a kernel made before the fork; a second one before it shows that nothing is left of it.
_WARM = """
import sys
import fupin_analysis.batch.warm
import papermill
from papermill.exceptions import PapermillExecutionError
notebook, output, *arguments = sys.argv[1:]
for path in ("before.ipynb", output):
    try:
        options = {"engine_name": "fupin", "progress_bar": False, "extra_arguments": arguments}
        papermill.execute_notebook(notebook, path, parameters={"x": 5}, **options)
    except PapermillExecutionError as error:
        print(error.ename)
"""


@pytest.mark.parametrize("arguments", [KERNEL_ARGUMENTS, ()], ids=["made before", "other arguments"])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_kernel_made_before_the_fork_is_no_other(arguments: Sequence[str], tmp_path: Path) -> None:
    notebook = _write(tmp_path / "in.ipynb", CELLS)
    _papermill(notebook, tmp_path / "plain.ipynb")
    command = [sys.executable, "-c", _WARM, str(notebook), str(tmp_path / "warm.ipynb"), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True, timeout=120)
    assert ran.stdout.count("ValueError") == 2
    assert _comparable(tmp_path / "warm.ipynb") == _comparable(tmp_path / "plain.ipynb")


#: What makes running ahead of the client dangerous: errors that are allowed, comms, whose answers come between cells, tasks.
AHEAD = {
    "an error that is allowed": (["1 / 0", "print(x)"], ["raises-exception"]),
    "a comm": (["from comm import create_comm\nc = create_comm(target_name='t')", "print(c.comm_id != '', x)", "c.close()"], []),
    "a task": (["import asyncio\nt = asyncio.create_task(asyncio.sleep(0, 'slept'))", "await t"], []),
    "a process": (["import os\npid = os.fork()\nif not pid:\n    os._exit(0)\nos.waitpid(pid, 0)[1]", "print('one')"], []),
    "an empty cell": (["", "  ", "print(x)"], []),
    "much output": (["print('a' * 3_000_000)", "'b' * 10"], []),
}


@pytest.mark.parametrize("name", AHEAD)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_cells_that_run_ahead_end_as_cells_that_are_asked_for(name: str, tmp_path: Path) -> None:
    cells, tags = AHEAD[name]
    notebook = _write(tmp_path / "in.ipynb", cells, tags=tags)
    plain = _papermill(notebook, tmp_path / "plain.ipynb")
    forked = _papermill(notebook, tmp_path / "forked.ipynb", "--engine", "fupin")
    assert plain.returncode == forked.returncode
    assert _comparable(tmp_path / "forked.ipynb") == _comparable(tmp_path / "plain.ipynb")


_DRIVER = """
import sys
from fupin_analysis.errors import FupinError
from fupin_analysis.render.execution import Execution
notebook = open(sys.argv[1], encoding="utf-8").read()
for time_limit, memory_limit in ((60, 0), (2, 256)):
    try:
        executed = Execution("in.ipynb", notebook, {}, time_limit=time_limit, memory_limit=memory_limit).run()
        print("made", executed.cells[-1].outputs)
    except FupinError as error:
        print(error.problems[0].code)
"""


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("import time; time.sleep(4)", ["made", "F502"]),
        ("x = bytearray(600_000_000); del x", ["made", "F504"]),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", ["F505", "F505"]),
        ("import os; os._exit(3)", ["F505", "F505"]),
        ("1 / 0", ["F501", "F501"]),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_limits_and_deaths_are_told_apart(cell: str, codes: list[str], tmp_path: Path) -> None:
    notebook = _write(tmp_path / "in.ipynb", [cell])
    ran = subprocess.run([sys.executable, "-c", _DRIVER, str(notebook)], capture_output=True, text=True, check=True, timeout=120)
    assert [line.split()[0] for line in ran.stdout.splitlines()] == codes
