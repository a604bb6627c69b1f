"""What a report and the batch that makes it cost, from ten townships to ten thousand.

Run ``python benchmarks/scaling.py``, or a part of it with ``--sizes 10,100``. Every number is of the command ``fupin batch`` in a
process of its own that makes real pages of synthetic returns; memory is the process's own, without its workers.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.synth.townships import write_returns

#: Townships whose figures change before the last run.
CHANGED = 10


@dataclass
class Run:
    """One run of the command: its events with the second each came, its time, and its memory when planned and since [MiB]."""

    events: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    seconds: float = 0.0
    peak: float = 0.0
    planned: float = 0.0
    since: float = 0.0

    @property
    def until_planned(self) -> float:
        """Seconds until everything was taken in and every report known to be stale or not."""
        return next(at for at, event in self.events if event["event"] == "plan")

    @property
    def reports(self) -> list[tuple[float, dict[str, Any]]]:
        """Reports made, with the second each came."""
        return [(at, event) for at, event in self.events if event["event"] == "report"]


def run_command(data: Path, output: Path, *, workers: int) -> Run:
    """Run the command on a folder of returns and watch it."""
    command = [sys.executable, "-c", "from fupin_analysis.cli.commands import main; main()", "batch", "--json", "--quiet"]
    run, begun = Run(), time.perf_counter()
    command += ["--workers", str(workers), "--data", str(data), "--output", str(output)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, run, ended))
    watch.start()
    assert process.stdout is not None
    for line in process.stdout:
        run.events.append((time.perf_counter() - begun, json.loads(line)))
    code = process.wait()
    run.seconds = time.perf_counter() - begun
    ended.set()
    watch.join()
    if code:
        raise SystemExit(f"the batch ended with {code}")
    return run


def _watch(process: int, run: Run, ended: threading.Event) -> None:
    """Note the largest memory of a process, and what it holds once planning is over, until it ends."""
    status = Path(f"/proc/{process}/status")
    while not ended.wait(0.02):
        try:
            sizes = dict(line.split(":", 1) for line in status.read_text(encoding="ascii", errors="replace").splitlines())
            peak, held = (int(sizes[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))
        except (OSError, KeyError):  # it has just ended
            return
        run.peak = max(run.peak, peak)
        if run.events:
            run.planned = run.planned or held
            run.since = max(run.since, held)


def change(data: Path, count: int) -> int:
    """Add one to the first figure of some townships, spread over all; return of how many."""
    files = {path: path.read_text(encoding="utf-8-sig").splitlines() for path in sorted(data.glob("*.csv"))}
    first: dict[str, tuple[Path, int]] = {}
    for path, lines in files.items():
        for at, line in enumerate(lines[1:], start=1):
            first.setdefault(line.split(",", 1)[0], (path, at))
    chosen = list(first.values())[:: max(len(first) // count, 1)][:count]
    for path, at in chosen:
        about, _, value = files[path][at].rpartition(",")
        files[path][at] = f"{about},{float(value) + 1:g}"
    for path in {path for path, _at in chosen}:
        path.write_text("\n".join(files[path]) + "\n", encoding="utf-8-sig")
    return len(chosen)


def measure(townships: int, folder: Path, *, workers: int, seed: int = 1) -> dict[str, float]:
    """Make all reports, none, and those of ten changed townships; return a row of the table."""
    data, output = folder / "raw", folder / "output"
    write_returns(data, count=townships, seed=seed)
    first = run_command(data, output, workers=workers)
    settled = first.reports[2 * workers :]  # the first of every worker waits for it to start
    each = (settled[-1][0] - first.reports[2 * workers - 1][0]) / len(settled)
    unchanged = run_command(data, output, workers=workers)
    count = change(data, CHANGED)
    changed = run_command(data, output, workers=workers)
    if (len(first.reports), len(unchanged.reports), len(changed.reports)) != (townships, 0, count):
        raise SystemExit(f"made {len(first.reports)}, {len(unchanged.reports)} and {len(changed.reports)} reports")
    return {
        "townships": townships,
        "intake + cross-check [s]": first.until_planned,
        "s/report": each,
        "reports/min": 60 / each,
        "CPU s/report": statistics.mean(event["cpu_seconds"] for _at, event in settled),
        "worker peak [MiB]": max(event["peak_memory_mib"] for _at, event in first.reports),
        "parent peak [MiB]": first.peak,
        "parent grows by pages [MiB]": first.since - first.planned,
        "whole run [s]": first.seconds,
        "unchanged run [s]": unchanged.seconds,
        "unchanged peak [MiB]": unchanged.peak,
        "run with changes [s]": changed.seconds,
        "made": len(changed.reports),
    }


def tabulate(rows: Sequence[dict[str, float]]) -> pd.DataFrame:
    """Return the table, with what each thousand townships more than in the row before add to the parent's memory."""
    table = pd.DataFrame(rows)
    more = table["townships"].diff() / 1000
    for run in ("parent", "unchanged"):
        table[f"{run} MiB per 1,000"] = table[f"{run} peak [MiB]"].diff() / more
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10,1000,10000", help="numbers of townships, joined by commas")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    rows: list[dict[str, float]] = []
    for townships in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="fupin-scaling-") as folder:
            rows.append(measure(townships, Path(folder), workers=options.workers))
        print("  " + ", ".join(f"{name} {value:.2f}" for name, value in rows[-1].items()), file=sys.stderr)
    print(tabulate(rows).T.to_string(header=False, float_format="{:,.2f}".format))


if __name__ == "__main__":
    main()
