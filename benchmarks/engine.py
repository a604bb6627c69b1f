"""What the engine saves, and that it leaves nothing: ten notebooks under both engines, then a thousand in one process.

``python benchmarks/engine.py`` prints processor time and ratios; ``--soak 1000`` prints what a process had before and has after
so many notebooks, every twentieth of which dies and every twentieth runs into its time limit.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_notebook

#: Notebooks as people write them: imports, a table, a chart, some text.
_CELLS = (
    "import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt",
    "table = pd.DataFrame({'township': list('abcdef'), 'share': np.linspace(0, 0.1, 6)})\ntable",
    "table.plot.bar(x='township', y='share');",
    "print(table['share'].describe())",
)

#: The same without libraries.
_SMALL = ("x = 6", "print(x * 7)")

_SPEC = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}

_ENGINES = ("nbclient", "fupin")


def _book(cells: Sequence[str]) -> Any:
    return new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=_SPEC)  # type: ignore[no-untyped-call]  # nbformat has no types


#: Seconds of processor time of a process and of all that have ended or live below it.
_PROCESSOR_TIME = """
import psutil
def processor_time():
    own = psutil.Process()
    spent = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(each.user + each.system + each.children_user + each.children_system for each in spent)
"""


def in_one_process(cells: Sequence[str], engine: str, count: int, folder: Path) -> list[float]:
    """Run notebooks one after the other in a host process of their own; return the processor time of each [s]."""
    import nbformat

    nbformat.write(_book(cells), folder / "in.ipynb")  # type: ignore[no-untyped-call]  # nbformat has no types
    code = (
        f"{_PROCESSOR_TIME}import sys, papermill\n"
        "for n in range(int(sys.argv[2])):\n"
        "    before = processor_time()\n"
        "    papermill.execute_notebook('in.ipynb', f'out{n}.ipynb', engine_name=sys.argv[1])\n"  # with the default progress bar
        "    print(processor_time() - before, flush=True)\n"
    )
    command = [sys.executable, "-c", code, engine, str(count)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return [float(line) for line in ran.stdout.splitlines()]


def from_a_shell(cells: Sequence[str], engine: str, count: int, folder: Path) -> list[float]:
    """Run notebooks by one ``papermill`` command each; return the processor time of each [s]."""
    import nbformat

    nbformat.write(_book(cells), folder / "in.ipynb")  # type: ignore[no-untyped-call]  # nbformat has no types
    command = [sys.executable, "-m", "papermill", "--engine", engine, "in.ipynb", "out.ipynb"]
    return [_spent(command, folder) for _number in range(count)]


def _spent(command: Sequence[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(count: int, rounds: int) -> None:
    """Print what `count` notebooks take of the processor in every way, median of rounds that take turns."""
    start = _spent([sys.executable, "-m", "papermill", "--help"], Path.cwd())
    print(f"start of the papermill command alone: {start:.2f} s")
    for what, cells in (("tables and a chart", _CELLS), ("no library", _SMALL)):
        for way in (in_one_process, from_a_shell):
            totals: dict[str, list[float]] = {engine: [] for engine in _ENGINES}
            later: dict[str, list[float]] = {engine: [] for engine in _ENGINES}
            for _round in range(rounds):
                for engine in _ENGINES:
                    with tempfile.TemporaryDirectory() as name:
                        seconds = way(cells, engine, count, Path(name))
                    totals[engine].append(sum(seconds))
                    later[engine] += seconds[1:]
            plain, forked = (statistics.median(totals[engine]) for engine in _ENGINES)
            each = [statistics.median(later[engine]) for engine in _ENGINES]
            print(f"{what}, {way.__name__.replace('_', ' ')}: {count} notebooks {plain:.1f} and {forked:.1f} s, ", end="")
            print(f"ratio {plain / forked:.1f}; each after the first {each[0]:.2f} and {each[1]:.2f} s, ", end="")
            print(f"ratio {each[0] / each[1]:.1f}", flush=True)


def _holdings() -> dict[str, int]:
    """What this process has: processes below it, dead ones among them, descriptors, threads, files left, memory [MiB]."""
    import psutil

    own = psutil.Process()
    below = own.children(recursive=True)
    states = Counter()
    for process in below:
        with contextlib.suppress(psutil.NoSuchProcess):
            states[process.status()] += 1
    temporary = [path for path in Path(tempfile.gettempdir()).iterdir() if path.name.startswith(("tmp", "soak", "kernel"))]
    from jupyter_core.paths import jupyter_runtime_dir

    runtime = Path(jupyter_runtime_dir())
    return {
        "processes": len(below),
        "zombies": states[psutil.STATUS_ZOMBIE],
        "descriptors": own.num_fds(),
        "threads": own.num_threads(),
        "files": len(temporary) + (len(list(runtime.iterdir())) if runtime.exists() else 0),
        "MiB": own.memory_info().rss // 2**20,
    }


def soak(count: int) -> None:
    """Run many notebooks in this process and print what it has before, on the way, after, and without its servers."""
    import papermill

    from fupin_analysis.engine.zygotes import end_servers

    kinds = {
        "ends": (_SMALL, {}),
        "dies": (("import os, subprocess\nsubprocess.Popen(['sleep', '600'])\nos._exit(1)",), {}),
        "runs on": (("import time, subprocess\nsubprocess.Popen(['sleep', '600'])\ntime.sleep(600)",), {"execution_timeout": 1}),
    }
    became: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        os.environ["TMPDIR"] = tempfile.tempdir = name  # what is left here was left by these notebooks
        print("before      ", _holdings(), flush=True)
        start = time.perf_counter()
        for number in range(count):
            kind = {3: "dies", 13: "runs on"}.get(number % 20, "ends")
            cells, options = kinds[kind]
            try:
                papermill.execute_notebook(_book(cells), None, engine_name="fupin", **options)
                became[f"{kind}: fine"] += 1
            except Exception as error:
                became[f"{kind}: {type(error).__name__}"] += 1
            if number in {20, count // 2}:
                print(f"after {number:6}", _holdings(), flush=True)
        print(f"after {count:6}", _holdings(), f"{time.perf_counter() - start:.0f} s", dict(became), flush=True)
        end_servers()
        time.sleep(1)
        print("servers over", _holdings(), flush=True)


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10, help="notebooks of each kind")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--soak", type=int, default=0, help="run as many notebooks in one process instead")
    options = parser.parse_args()
    if options.soak:
        soak(options.soak)
    else:
        compare(options.count, options.rounds)


if __name__ == "__main__":
    main()
