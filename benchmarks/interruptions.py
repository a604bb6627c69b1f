"""What stands after ``kill -9``: a batch killed at random points, and what the next run makes of it.

Run ``python benchmarks/interruptions.py``. Killed are the batches, spread evenly from the first import to the manifest; their
workers must then end by themselves. What stands must be whole, and the next run must make all that was not noted, and no more.
Linux only: processes are found in ``/proc``.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fupin_analysis.synth.townships import write_returns

#: Seconds that workers get to notice that nobody waits for them.
PATIENCE = 10.0

_LEDGER = ".ledger.jsonl"

#: Variable of the environment by which the processes of one run are known.
_MARK = "FUPIN_BENCHMARK_RUN"


@dataclass(frozen=True)
class Reference:
    """A run that nothing disturbed: its pages and other files by name, and how long it took [s]."""

    files: Mapping[str, bytes]
    seconds: float

    @property
    def pages(self) -> set[str]:
        """Names of the reports, as the manifest has them."""
        return {row["page"] for row in json.loads(self.files["manifest.json"])["reports"]}


@dataclass(frozen=True)
class Folders:
    """Where one run reads and writes; returns are shared, everything else is its own."""

    data: Path
    own: Path

    @property
    def output(self) -> Path:
        """Folder of pages."""
        return self.own / "output"

    @property
    def processed(self) -> Path:
        """Folder of processed tables."""
        return self.own / "processed"


def start(folders: Folders, *, workers: int) -> subprocess.Popen[str]:
    """Start a batch in a session of its own."""
    command = [
        sys.executable,
        "-c",
        "from fupin_analysis.cli.commands import main; main()",
        "batch",
        "--json",
        "--workers",
        str(workers),
    ]
    command += ["--data", str(folders.data), "--output", str(folders.output), "--processed", str(folders.processed)]
    environment = {**os.environ, _MARK: str(folders.own)}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environment, start_new_session=True, **pipes)


def run(folders: Folders, *, workers: int) -> tuple[int, list[dict[str, Any]]]:
    """Let a batch run to its end; return its exit code and its events."""
    process = start(folders, workers=workers)
    told, messages = process.communicate(timeout=600)
    if process.returncode:
        print(messages, file=sys.stderr)
    return process.returncode, [json.loads(line) for line in told.splitlines()]


def refer(folders: Folders, *, workers: int) -> Reference:
    """Make the run that the others are held against."""
    begun = time.monotonic()
    code, _events = run(folders, workers=workers)
    seconds = time.monotonic() - begun
    if code:
        raise SystemExit(f"the undisturbed run ended with {code}")
    return Reference(shown(folders.output), seconds)


def kill(folders: Folders, delay: float, *, workers: int) -> tuple[bool, float]:
    """Start a batch and kill it after some seconds.

    Returns
    -------
    tuple
        Whether it was still running, and how long its children outlived it [s]; infinite where one had to be killed.
    """
    process = start(folders, workers=workers)
    try:
        process.communicate(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
    begun = time.monotonic()
    process.wait()
    while left := _children(folders):
        if time.monotonic() - begun > PATIENCE:
            for child in left:
                os.kill(child, signal.SIGKILL)
            return True, float("inf")
        time.sleep(0.05)
    process.communicate()
    return process.returncode == -signal.SIGKILL, time.monotonic() - begun


def _children(folders: Folders) -> list[int]:
    """Return the processes that a run left: whoever has inherited its mark. One that has ended has no environment."""
    mark = f"{_MARK}={folders.own}".encode()
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):  # another user's, or just gone
            if mark in environment.read_bytes().split(b"\0"):
                found.append(int(environment.parent.name))
    return found


def shown(output: Path) -> dict[str, bytes]:
    """Return the files people and machines look at, by name."""
    paths = [path for path in output.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def noted(output: Path) -> dict[str, str]:
    """Return the fingerprints of the pages that the ledger has as made; only its last line may be torn."""
    ledger = output / _LEDGER
    *lines, last = ledger.read_text(encoding="utf-8").split("\n") if ledger.exists() else [""]
    entries = [json.loads(line) for line in lines if line]
    with contextlib.suppress(ValueError):  # torn, and to be passed over
        entries += [json.loads(last)] if last else []
    return {entry["page"]: entry["sha256"] for entry in entries if not entry["problem"]}


def check_standing(folders: Folders, reference: Reference) -> list[str]:
    """Return what is wrong with what stands after a kill."""
    output, processed = folders.output, folders.processed
    standing = shown(output)
    faults = [f"{name} is not as in an undisturbed run" for name, text in standing.items() if text != reference.files.get(name)]
    for page, digest in noted(output).items():
        if hashlib.sha256(standing.get(page, b"")).hexdigest() != digest:
            faults.append(f"{page} is noted and does not stand")
    if (processed / "intake.json").exists():
        record = json.loads((processed / "intake.json").read_text(encoding="utf-8"))
        for table, size in record["bytes"].items():
            path = processed / f"{table}-{record['tables']}.parquet"
            if not path.exists() or path.stat().st_size != size or not _is_readable(path):
                faults.append(f"{path.name} is pointed to and not whole")
    return faults


def _is_readable(path: Path) -> bool:
    """Whether every column of a table can be read to its end."""
    with contextlib.suppress(OSError, pa.ArrowInvalid):
        return pq.read_table(path).validate(full=True) is None
    return False


def check_complete(folders: Folders, reference: Reference) -> list[str]:
    """Return what is wrong with what stands after the next run."""
    faults = check_standing(folders, reference)
    faults += [f"{name} is missing" for name in reference.files.keys() - shown(folders.output).keys()]
    faults += [f"{path.name} was left" for path in folders.own.rglob("*.part")]
    if not (folders.output / _LEDGER).read_text(encoding="utf-8").endswith("\n"):
        faults.append("the ledger is torn")
    made = noted(folders.output)
    manifest = json.loads((folders.output / "manifest.json").read_text(encoding="utf-8"))
    if {row["page"]: row["sha256"] for row in manifest["reports"]} != made or made.keys() != reference.pages:
        faults.append("manifest, ledger and pages differ")
    return faults


def try_point(folders: Folders, delay: float, reference: Reference, *, workers: int) -> dict[str, Any]:
    """Kill a batch after some seconds, look at what stands, run it again, and return a row of the table."""
    was_running, outlived = kill(folders, delay, workers=workers)
    faults = [] if outlived <= PATIENCE else ["workers outlived their batch"]
    faults += check_standing(folders, reference)
    before = noted(folders.output)
    standing = shown(folders.output)
    drafts = len(list(folders.own.rglob("*.part")))
    tables = (folders.processed / "intake.json").exists()
    code, events = run(folders, workers=workers)
    made = {event["page"] for event in events if event["event"] == "report"}
    faults += [f"exit code {code}"] if code else []
    if made != reference.pages - before.keys():
        faults.append(f"{len(made)} made, {len(reference.pages - before.keys())} not noted")
    faults += check_complete(folders, reference)
    return {
        "delay [s]": delay,
        "killed": "yes" if was_running else "no",
        "tables": "yes" if tables else "no",
        "reports": len(standing.keys() & reference.pages),
        "noted": len(before),
        "index": "yes" if "index.html" in standing else "no",
        "manifest": "yes" if "manifest.json" in standing else "no",
        "drafts": drafts,
        "children gone [s]": outlived,
        "made again": len(made),
        "verdict": "; ".join(faults) or "right",
    }


def try_points(data: Path, root: Path, *, points: int, seed: int, workers: int = 2) -> pd.DataFrame:
    """Kill batches at points spread over a whole run, one in each of as many equal parts; return the table."""
    reference = refer(Folders(data, root / "reference"), workers=workers)
    chance, seconds = random.Random(seed), reference.seconds
    rows: list[dict[str, Any]] = []
    for point in range(points):
        share = (point + chance.random()) / points
        for attempt in range(5):
            delay = share * seconds
            row = try_point(Folders(data, root / f"point{point}-{attempt}"), delay, reference, workers=workers)
            if row["killed"] == "yes" or row["verdict"] != "right":
                break
            seconds *= 0.9  # the machine has become faster: what should have been killed was over
        rows.append(row)
        print(f"  {point + 1}/{points}: {delay:.2f} s, {rows[-1]['verdict']}", file=sys.stderr)
    return pd.DataFrame(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--townships", type=int, default=12, help="reports of a run")
    parser.add_argument("--points", type=int, default=20, help="runs killed")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="fupin-interruptions-") as folder:
        data = Path(folder) / "raw"
        write_returns(data, count=options.townships, seed=options.seed)
        table = try_points(data, Path(folder), points=options.points, seed=options.seed, workers=options.workers)
    print(table.to_string(index=False, float_format="{:.2f}".format))
    killed = int(table["killed"].eq("yes").sum())
    wrong = int(table["verdict"].ne("right").sum())
    print(f"{killed} of {len(table)} batches of {options.townships} reports killed: {len(table) - wrong} right, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
