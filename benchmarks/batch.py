"""What a report costs, made in each of the ways there are: one table from one run, on one notebook and the same figures.

Run ``python benchmarks/batch.py``. Pages of every way are compared with those of the plain command pair after times are removed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd

from fupin_analysis.flow import Intake
from fupin_analysis.render.execution import load_papermill
from fupin_analysis.render.run import Job, make_page, notebook_path
from fupin_analysis.render.workers import make_pages
from fupin_analysis.synth import make_townships
from fupin_analysis.units import Units, join_parts, make_table

NOTEBOOK = "01_township"

#: A page without what differs from run to run.
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")


#: One way to make pages: from jobs and a folder of its own to pages by name.
Way = Callable[[Sequence[Job], Path], dict[str, str]]


def make_jobs(count: int, *, engine: str = "fupin") -> list[Job]:
    """Return jobs for synthetic townships."""
    quarantine, findings, inputs = (make_table(name, {}) for name in ("quarantine", "findings", "inputs"))
    units = Units(Intake(make_townships(count, seed=5), quarantine, findings, inputs, problems=(), documents=()))
    notebook = notebook_path(NOTEBOOK).read_text(encoding="utf-8")
    rest = {"data": "", "language": "zh", "headcount_threshold": 0.02, "target_year": 2020}
    return [
        Job(
            township,
            f"{NOTEBOOK}.ipynb",
            notebook,
            {"township": township, "year": year, **rest},
            join_parts(units.pack(township, year)),
            engine=engine,
        )
        for township, year in units
    ]


def by_commands(jobs: Sequence[Job], folder: Path) -> dict[str, str]:
    """Make pages with papermill's command and this package's template through nbconvert's command, one pair after the other."""
    pages = {}
    template = Path(sys.modules["fupin_analysis.render.run"].__file__ or "").parent
    for job in jobs:
        unit = folder / "one.unit.json"
        unit.write_text(job.unit, encoding="utf-8")
        values = [part for name, value in {**job.parameters, "processed": str(unit)}.items() for part in ("-p", name, str(value))]
        executed = folder / "executed.ipynb"
        command = [sys.executable, "-m", "papermill", "--no-progress-bar", str(notebook_path(NOTEBOOK)), str(executed), *values]
        subprocess.run(command, check=True, capture_output=True)
        command = [sys.executable, "-m", "nbconvert", "--to", "html", "--template", "basic", "--output", "page", str(executed)]
        subprocess.run([*command, f"--TemplateExporter.extra_template_basedirs={template}"], check=True, capture_output=True)
        pages[job.name] = _with_own_template(executed)
    return pages


def _with_own_template(executed: Path) -> str:
    import nbformat

    from fupin_analysis.render.html import to_page

    return to_page(nbformat.read(executed, as_version=4), language="zh")  # type: ignore[no-untyped-call]


def in_process(jobs: Sequence[Job], _folder: Path) -> dict[str, str]:
    """Make pages in this process, each in an ordinary kernel started for it."""
    return {job.name: make_page(job).page for job in jobs}


def in_threads(jobs: Sequence[Job], _folder: Path) -> dict[str, str]:
    """Make pages in this process, two ordinary kernels at a time."""
    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(lambda job: (job.name, make_page(job).page), jobs))


def by_workers(workers: int) -> Way:
    """Make pages in worker processes of this package."""

    def run(jobs: Sequence[Job], _folder: Path) -> dict[str, str]:
        return {job.name: result.page for job, result in make_pages(jobs, workers=workers)}

    return run


def at_the_floor(jobs: Sequence[Job], folder: Path) -> dict[str, str]:
    """Run the notebook's own cells in this warm process, without its machinery, and make the page: the least there is."""
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    pages = {}
    for job in jobs:
        unit = folder / "one.unit.json"
        unit.write_text(job.unit, encoding="utf-8")
        notebook = nbformat.reads(job.notebook, as_version=4)  # type: ignore[no-untyped-call]
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            with capture_output() as shown:
                shell.run_cell(cell.source).raise_error()
            cell.outputs = [
                nbformat.v4.new_output("display_data", data=out.data, metadata=out.metadata or {})  # type: ignore[no-untyped-call]
                for out in shown.outputs
            ]
            if "parameters" in cell.metadata.get("tags", []):
                shell.push({**job.parameters, "processed": str(unit)})
        from fupin_analysis.render.html import to_page

        pages[job.name] = to_page(notebook, language="zh")
    return pages


def measure(name: str, way: Way, jobs: Sequence[Job]) -> tuple[dict[str, float], dict[str, str]]:
    """Time a way with one report and with all: what is paid once a run is told apart from what each report costs."""
    with tempfile.TemporaryDirectory() as folder:
        way(jobs[:1], Path(folder))  # what is loaded once is not the way's affair
        seconds, cpu, pages = [], [], {}
        for part in (jobs[:1], jobs):
            before, start = os.times(), time.perf_counter()
            pages = way(part, Path(folder))
            seconds.append(time.perf_counter() - start)
            after = os.times()
            cpu.append(sum(after[:4]) - sum(before[:4]))
    each = (seconds[1] - seconds[0]) / (len(jobs) - 1)
    print(f"  {name}: {each:.2f} s a report", file=sys.stderr)
    return {"seconds": each, "start": seconds[0], "cpu": (cpu[1] - cpu[0]) / (len(jobs) - 1)}, pages


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=10, help="reports made in each way")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which medians are taken")
    options = parser.parse_args(arguments)
    load_papermill()
    import fupin_analysis.warm  # noqa: F401  # the ways within this process run in a warm one

    plain, forked = make_jobs(options.reports, engine="nbclient"), make_jobs(options.reports)
    ways = {
        "papermill and nbconvert commands": (by_commands, plain[: max(3, options.reports // 3)]),
        "papermill + nbconvert in process": (in_process, plain),
        "papermill in 2 threads": (in_threads, plain),
        "fupin, 1 worker": (by_workers(1), forked),
        "fupin, 2 workers": (by_workers(2), forked),
        "floor: cells and page, warm process": (at_the_floor, forked),
    }
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    reference: dict[str, str] = {}
    equal: dict[str, bool] = {}
    for _round in range(options.rounds):
        for name, (way, jobs) in ways.items():
            figures, pages = measure(name, way, jobs)
            runs[name].append(figures)
            reference = reference or pages
            equal[name] = all(_TIMES.sub("", pages[key]) == _TIMES.sub("", reference[key]) for key in reference if key in pages)
    rows = {}
    for name, figures in runs.items():
        seconds, cpu = (statistics.median(one[key] for one in figures) for key in ("seconds", "cpu"))
        rows[name] = {"s/report": seconds, "reports/min": 60 / seconds, "CPU s/report": cpu, "same page": equal[name]}
    table = pd.DataFrame.from_dict(rows, orient="index")
    seconds = table["s/report"]
    table["x commands"] = seconds.iloc[0] / seconds
    table["x in process"] = seconds.iloc[1] / seconds
    table["/ floor"] = seconds / seconds.iloc[-1]
    print(table.to_string(float_format="{:.2f}".format))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
    print(f"medians of {options.rounds} rounds, {options.reports} reports; peak memory of one process {peak:.0f} MiB")


if __name__ == "__main__":
    main()
