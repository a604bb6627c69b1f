"""What a report costs, made in each of the ways there are: one table from one run, on one notebook and the same figures.

Run ``python benchmarks/batch.py``. Pages of every way, with their pictures, are compared with those of the plain command pair
after times are removed. Where ploomber-engine is installed it has a row too (``pip install ploomber-engine``).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from jinja2 import UndefinedError

from fupin_analysis.batch.pool import make_pages
from fupin_analysis.core.disk.files import UNIT_SUFFIX
from fupin_analysis.core.intake import Intake
from fupin_analysis.render.execution import load_papermill
from fupin_analysis.render.run import Job, notebook_path
from fupin_analysis.reports.unit.units import Units, join_parts
from fupin_analysis.synth.townships import make_townships

NOTEBOOK = "01_township"

#: A page without what differs from run to run.
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")

_PICTURE = re.compile(r"data:image/[^\"']+")


class Made(NamedTuple):
    """Pages by name; processor time [s] and largest memory [MiB] where the way itself knows them."""

    pages: dict[str, str]
    cpu_seconds: float | None = None
    peak: float = float("nan")


#: One way to make pages of jobs, with a folder of its own.
Way = Callable[[Sequence[Job], Path], Made]


def make_jobs(count: int) -> list[Job]:
    """Return jobs for synthetic townships."""
    units = Units(Intake(make_townships(count, seed=5)))
    notebook = notebook_path(NOTEBOOK).read_text(encoding="utf-8")
    rest = {"data": "", "language": "zh", "headcount_threshold": 0.02, "target_year": 2020}
    return [
        Job(
            township,
            f"{NOTEBOOK}.ipynb",
            notebook,
            {"township": township, "year": year, **rest},
            join_parts(units.pack(township, year)),
        )
        for township, year in units
    ]


def by_commands(jobs: Sequence[Job], folder: Path) -> Made:
    """Make pages with papermill's command and nbconvert's command, one pair after the other."""
    executed: dict[str, Any] = {}
    for job in jobs:
        values = [part for name, value in _values(job, folder).items() for part in ("-p", name, str(value))]
        output = folder / f"{job.name}.ipynb"
        command = [sys.executable, "-m", "papermill", "--no-progress-bar", str(notebook_path(NOTEBOOK)), str(output), *values]
        subprocess.run(command, check=True, capture_output=True)
        command = [sys.executable, "-m", "nbconvert", "--to", "html", "--template", "basic", "--no-input", str(output)]
        subprocess.run(command, check=True, capture_output=True)
        executed[job.name] = output
    return Made(executed)


def in_process(jobs: Sequence[Job], folder: Path) -> Made:
    """Make pages in this process with papermill and nbconvert, each in an ordinary kernel started for it."""
    return Made({job.name: _by_papermill(job, folder) for job in jobs})


def in_threads(jobs: Sequence[Job], folder: Path) -> Made:
    """Make pages in this process, two ordinary kernels at a time."""
    with ThreadPoolExecutor(2) as pool:
        return Made(dict(zip([job.name for job in jobs], pool.map(lambda job: _by_papermill(job, folder), jobs), strict=True)))


def by_ploomber(jobs: Sequence[Job], folder: Path) -> Made:
    """Make pages with ploomber-engine, which runs notebooks in this process, and nbconvert."""
    import nbformat
    from ploomber_engine import execute_notebook

    executed: dict[str, Any] = {}
    for job in jobs:
        output = folder / f"{job.name}.ipynb"
        execute_notebook(notebook_path(NOTEBOOK), output, parameters=_values(job, folder), progress_bar=False)
        executed[job.name] = nbformat.read(output, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
        _to_plain_html(executed[job.name])
    return Made(executed)


def by_workers(workers: int) -> Way:
    """Make pages in worker processes of this package."""

    def run(jobs: Sequence[Job], _folder: Path) -> Made:
        results = [result for _job, result in make_pages(jobs, workers=workers)]
        pages = {result.name: result.page for result in results}
        return Made(pages, sum(result.cpu_seconds for result in results), max(result.peak_memory for result in results))

    return run


def _values(job: Job, folder: Path) -> dict[str, Any]:
    unit = folder / f"{job.name}{UNIT_SUFFIX}"
    unit.write_bytes(job.unit)
    return {**job.parameters, "processed": str(unit)}


def _by_papermill(job: Job, folder: Path) -> Any:
    import papermill

    transport = {"transport": "ipc", "ip": str(folder / f"{job.name}.kernel")}  # TCP ports are raced for by threads
    executed = papermill.execute_notebook(
        str(notebook_path(NOTEBOOK)),
        str(folder / f"{job.name}.ipynb"),
        parameters=_values(job, folder),
        progress_bar=False,
        config=_config({"KernelManager": transport}),
    )
    _to_plain_html(executed)
    return executed


def _config(values: dict[str, Any]) -> Any:
    from traitlets.config import Config

    return Config(values)


def _to_plain_html(executed: Any) -> None:
    """Do with nbconvert's own exporter and its smallest template what everybody does; the page itself is not compared."""
    from nbconvert.exporters import HTMLExporter

    HTMLExporter(template_name="basic", exclude_input=True).from_notebook_node(executed)  # type: ignore[no-untyped-call]  # nbformat has no types


def with_own_template(made: Any) -> str:
    """Return the page of an executed notebook, or of its file, so that pages can be compared."""
    import nbformat

    from fupin_analysis.render.html import to_page

    if isinstance(made, str):
        return made
    node = nbformat.read(made, as_version=4) if isinstance(made, Path) else made  # type: ignore[no-untyped-call]  # nbformat has no types
    try:
        return to_page(node, language="zh")
    except UndefinedError:  # ploomber-engine drops what outputs say about themselves, such as a chart's description
        return ""


def one_fresh_report(job: Job, folder: Path) -> float:
    """Return what ``fupin report`` takes for one township in a process of its own [s]."""
    raw = str(folder / "raw")
    command = [sys.executable, "-c", "from fupin_analysis.cli.commands import main; main()"]
    synth = [*command, "synth", "-o", raw, "--count", "1", "--seed", "5"]
    subprocess.run(synth, check=True, capture_output=True)
    start = time.perf_counter()
    report = [*command, "report", job.parameters["township"], "--data", raw, "-o", str(folder / "out")]
    subprocess.run(report, check=True, capture_output=True)
    return time.perf_counter() - start


def at_the_floor(jobs: Sequence[Job], folder: Path) -> Made:
    """Run the notebook's own cells in this warm process, without its machinery, and make the page: the least there is."""
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    from fupin_analysis.render.html import to_page

    shell = InteractiveShell.instance()
    pages = {}
    for job in jobs:
        values = _values(job, folder)
        notebook = nbformat.reads(job.notebook, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            with capture_output() as shown:
                shell.run_cell(cell.source).raise_error()
            cell.outputs = [
                nbformat.v4.new_output("display_data", data=out.data, metadata=out.metadata or {})  # type: ignore[no-untyped-call]  # nbformat has no types
                for out in shown.outputs
            ]
            if "parameters" in cell.metadata.get("tags", []):
                shell.push(values)
        pages[job.name] = to_page(notebook, language="zh")
    InteractiveShell.clear_instance()  # the other ways have theirs
    return Made(pages)


def measure(name: str, way: Way, jobs: Sequence[Job]) -> tuple[dict[str, float], dict[str, str]]:
    """Time a way with one report and with all: what is paid once a run is told apart from what each report costs."""
    seconds, cpu = [], []
    with tempfile.TemporaryDirectory() as folder:
        way(jobs[:1], Path(folder))  # what is loaded once is not the way's affair
        for part in (jobs[:1], jobs):
            before, start = os.times(), time.perf_counter()
            made = way(part, Path(folder))
            seconds.append(time.perf_counter() - start)
            after = os.times()
            cpu.append(sum(after[:4]) - sum(before[:4]) if made.cpu_seconds is None else made.cpu_seconds)
        pages = {key: _TIMES.sub("", with_own_template(page)) for key, page in made.pages.items()}
    each = (seconds[1] - seconds[0]) / (len(jobs) - 1)
    print(f"  {name}: {each:.3f} s a report", file=sys.stderr)
    return {"seconds": each, "cpu": (cpu[1] - cpu[0]) / (len(jobs) - 1), "peak": made.peak}, pages


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=24, help="reports made in a warm process; the slow ways make a quarter")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which medians are taken")
    options = parser.parse_args(arguments)
    load_papermill()

    jobs = make_jobs(options.reports)
    few = jobs[: max(3, options.reports // 4)]
    ways: dict[str, tuple[Way, Sequence[Job]]] = {
        "papermill and nbconvert commands": (by_commands, few),
        "papermill + nbconvert in process": (in_process, few),
        "papermill in 2 threads": (in_threads, few),
        "ploomber-engine": (by_ploomber, few),
        "fupin, 1 worker": (by_workers(1), jobs),
        "fupin, 2 workers": (by_workers(2), jobs),
        "floor: cells and page, warm process": (at_the_floor, jobs),
    }
    if importlib.util.find_spec("ploomber_engine") is None:
        del ways["ploomber-engine"]
    os.environ.setdefault("PLOOMBER_STATS_ENABLED", "false")
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    alone: list[float] = []
    reference: dict[str, str] = {}
    equal: dict[str, bool] = {}
    for _round in range(options.rounds):
        for name, (way, own) in ways.items():
            figures, pages = measure(name, way, own)
            runs[name].append(figures)
            reference = reference or pages
            equal[name] = equal.get(name, True) and all(pages[key] == reference[key] for key in reference)
        with tempfile.TemporaryDirectory() as folder:
            alone.append(one_fresh_report(jobs[0], Path(folder)))
    rows = {}
    for name, figures in runs.items():
        seconds, cpu, peak = (statistics.median(one[key] for one in figures) for key in ("seconds", "cpu", "peak"))
        rows[name] = {
            "s/report": seconds,
            "reports/min": 60 / seconds,
            "CPU s/report": cpu,
            "peak MiB": peak,
            "same page": equal[name],
        }
    table = pd.DataFrame.from_dict(rows, orient="index")
    seconds = table["s/report"]
    table["x commands"] = seconds.iloc[0] / seconds
    table["x in process"] = seconds.iloc[1] / seconds
    table["/ floor"] = seconds / seconds.iloc[-1]
    print(table.to_string(float_format="{:.2f}".format, na_rep=""))
    pictures = sum(len(_PICTURE.findall(page)) for page in reference.values())
    print(
        f"medians of {options.rounds} rounds; {len(few)} and {len(jobs)} reports, start-up left out; {pictures} pictures compared"
    )
    one = statistics.median(alone)
    print(f"one report in a fresh process (fupin report): {one:.2f} s = {one / seconds.iloc[0]:.2f} of the command pair")


if __name__ == "__main__":
    main()
