"""Kernels that run ahead put out what ordinary ones do, each in a process of its own, within its limits."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
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
    "def f():\n    raise ValueError('no')\nf()",  # two statements of one line are told apart by their addresses in some versions
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


#: Runs a notebook twice as workers do, in a kernel that runs ahead; the first shows whether anything is left of it.
_AHEAD = """
import sys
import fupin_analysis.batch.warm as warm
notebook, output, is_warm, *arguments = sys.argv[1:]
if is_warm == "warm":
    warm.make_ready()
import nbformat
from papermill.exceptions import PapermillExecutionError
from papermill.execute import prepare_notebook_metadata, raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from fupin_analysis.engine.ahead.launch import launch_kernel, run_ahead
for path in ("before.ipynb", output):
    node = parameterize_notebook(load_notebook_node(notebook), {"x": 5}, kernel_name="python3", engine_name="nbclient")
    prepare_notebook_metadata(node, notebook, path)
    kernel = launch_kernel(node, "python3", {"extra_arguments": arguments})
    try:
        executed = run_ahead(node, "python3", kernel, lambda: None, output_path=path, progress_bar=False)
        raise_for_execution_errors(executed, path)
    except PapermillExecutionError as error:
        print(error.ename)
"""


def _ahead(notebook: Path, output: Path, *arguments: str, is_warm: bool = False) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _AHEAD, str(notebook), str(output), "warm" if is_warm else "cold", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=output.parent, check=True, timeout=120)


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What an ordinary kernel makes of the cells; it takes longest and is the same for every way of running ahead."""
    folder = tmp_path_factory.mktemp("ordinary")
    _papermill(_write(folder / "in.ipynb", CELLS), folder / "plain.ipynb")
    return _comparable(folder / "plain.ipynb")


@pytest.mark.parametrize("is_warm", [True, False], ids=["made before", "made after"])
@pytest.mark.parametrize("arguments", [KERNEL_ARGUMENTS, ()], ids=["the batch's arguments", "other arguments"])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_outputs_and_metadata_are_those_of_an_ordinary_kernel(
    arguments: Sequence[str], is_warm: bool, ordinary: str, tmp_path: Path
) -> None:
    notebook = _write(tmp_path / "in.ipynb", CELLS)
    ran = _ahead(notebook, tmp_path / "ahead.ipynb", *arguments, is_warm=is_warm)
    assert ran.stdout.count("ValueError") == 2
    assert "Traceback" not in ran.stderr
    assert _comparable(tmp_path / "ahead.ipynb") == ordinary


#: What makes running ahead of the client dangerous: errors that are allowed, comms, whose answers come between cells, tasks.
AHEAD = {
    "an error that is allowed": (["1 / 0", "print(x)"], ["raises-exception"]),
    "a comm": (["from comm import create_comm\nc = create_comm(target_name='t')", "print(c.comm_id != '', x)", "c.close()"], []),
    "a task": (["import asyncio\nt = asyncio.create_task(asyncio.sleep(0, 'slept'))", "await t"], []),
    "a process": (["import os\npid = os.fork()\nif not pid:\n    os._exit(0)\nos.waitpid(pid, 0)[1]", "print('one')"], []),
    "an empty cell": (["", "  ", "print(x)"], []),
    "much output": (["print('a' * 3_000_000)", "'b' * 10"], []),
    "bytes of another encoding": (["print(b'\\xbc\\xd7'.decode(errors='surrogateescape'))", "print('next')"], []),
    "a local file named like the standard library's": (
        [
            "import os; os.makedirs('sub', exist_ok=True); os.chdir('sub')",
            "open('queue.py', 'w').write('1 / 0')\nimport queue, sys; sys.path",
        ],
        [],
    ),
    "a thread at the end": (["import threading, time\nthreading.Thread(target=time.sleep, args=(0.2,)).start()"], []),
}


@pytest.mark.parametrize("name", AHEAD)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_cells_that_run_ahead_end_as_cells_that_are_asked_for(name: str, tmp_path: Path) -> None:
    cells, tags = AHEAD[name]
    notebook = _write(tmp_path / "in.ipynb", cells, tags=tags)
    _papermill(notebook, tmp_path / "plain.ipynb")
    ran = _ahead(notebook, tmp_path / "ahead.ipynb")
    assert "Traceback" not in ran.stderr
    assert _comparable(tmp_path / "ahead.ipynb") == _comparable(tmp_path / "plain.ipynb")


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


_LEAVES = """
import subprocess, sys, threading, time
subprocess.Popen(["sleep", "300"])
threading.Thread(target=lambda: (time.sleep(0.3), open("thread.txt", "w").close())).start()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_thread_is_waited_for_and_a_process_is_not_left(tmp_path: Path) -> None:
    notebook = _write(tmp_path / "in.ipynb", [_LEAVES])
    _ahead(notebook, tmp_path / "out.ipynb")
    assert (tmp_path / "thread.txt").exists()
    assert not any(link.readlink() == tmp_path for link in _folders())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_notebook_past_its_limit_may_tidy_up(tmp_path: Path) -> None:
    cell = f"import time\ntry:\n    time.sleep(60)\nfinally:\n    open({str(tmp_path / 'finally.txt')!r}, 'w').close()"
    notebook = _write(tmp_path / "in.ipynb", [cell])
    driver = _DRIVER.replace("(60, 0), (2, 256)", "(2, 0),")
    ran = subprocess.run([sys.executable, "-c", driver, str(notebook)], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.split() == ["F502"]
    assert (tmp_path / "finally.txt").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_death_is_noticed_while_a_child_lives(tmp_path: Path) -> None:
    notebook = _write(tmp_path / "in.ipynb", ["import os, time\nif not os.fork():\n    time.sleep(50)\nos._exit(1)"])
    driver = _DRIVER.replace("(60, 0), (2, 256)", "(60, 0),")
    ran = subprocess.run([sys.executable, "-c", driver, str(notebook)], capture_output=True, text=True, check=True, timeout=40)
    assert ran.stdout.split() == ["F505"]


def _folders() -> Iterator[Path]:
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            link.readlink()
            yield link
