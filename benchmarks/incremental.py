"""What a change costs: many files are taken in, then one of them is changed, and only that one is read and checked again.

    python benchmarks/incremental.py --files 1000

Prints the seconds of a first intake, of one that finds nothing changed, and of one after a single file has changed, with the
processor time beside them, how many files were read each time, and how many returns were checked: a return is checked again where
it, or that of the year before, has changed.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.flow import pipeline
from fupin_analysis.reports.unit.opening import open_tables
from fupin_analysis.synth.townships import write_returns


def timed(name: str, data: Path) -> None:
    """Take in `data` and print what it cost."""
    read: list[Path] = []
    wall, processor = time.perf_counter(), time.process_time()
    checked: list[int] = []
    check = pipeline.check_all

    def counting(*arguments: Any, **options: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
        found = check(*arguments, **options)
        checked.append(len(found[1]))
        return found

    pipeline.check_all = counting
    try:
        intake = pipeline.take_in(data, on_file=read.append)
    finally:
        pipeline.check_all = check
    cost = time.perf_counter() - wall, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    done = f"{len(read):5} files read  {sum(checked):5} returns checked"
    print(f"{name:24} {cost[0]:7.2f} s {cost[1]:7.2f} s of processor  {done}  {memory:6.0f} MiB at most")
    assert len(intake.figures)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=1000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "raw"
        paths = write_returns(data, count=count, seed=1, per_file=1)
        timed("first intake", data)
        timed("nothing has changed", data)
        changed = paths[count // 2]
        text = changed.read_text(encoding="utf-8-sig")
        changed.write_text(text.replace("registry,total,households,", "registry,total,households,1", 1), encoding="utf-8-sig")
        timed("one file has changed", data)
        timed("nothing has changed", data)
        tables = open_tables(data)
        start = time.perf_counter()
        rows = tables.rows("figures", *tables.units[count // 3])
        print(f"one township of {count} read by itself: {1000 * (time.perf_counter() - start):.1f} ms, {len(rows)} figures")


if __name__ == "__main__":
    main()
