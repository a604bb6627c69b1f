"""How long it takes to count a household register, and what it adds to cross-checking.

    python benchmarks/register.py                       # 200,000 persons; slips in 200 townships
    python benchmarks/register.py --persons 1000000 --townships 0

Synthetic registers are written and read back. Then slips are planted in synthetic returns, and each is looked for without and
with the counts of a register that was right: *found* is a slip that a candidate repair changes, *named* one of which a finding
says what the register counts.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from fupin_analysis.clean.registers.tabulation import divisions
from fupin_analysis.core.figures import KEY
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.flow import read_files
from fupin_analysis.synth.planting import plant_slips
from fupin_analysis.synth.register import make_register, register_text
from fupin_analysis.synth.townships import make_townships


def write_register(path: Path, *, persons: int, seed: int) -> int:
    """Write a register of about `persons` persons in as many townships as it takes, and return how many there are."""
    parts: list[pd.DataFrame] = []
    while sum(map(len, parts)) < persons:
        number = len(parts) + 1
        parts.append(make_register(make_townships(1, seed=seed, first=number), seed=seed, number=number))
    path.write_text(register_text(pd.concat(parts), year=2018), encoding="gb18030")
    return sum(map(len, parts))


def counts_of(figures: pd.DataFrame) -> pd.DataFrame:
    """Return those of the figures that a register counts, as a register that is right counts them."""
    counted = {figure for division in divisions() for figure in division.figures} | {("exit", "done")}
    return figures[[pair in counted for pair in zip(figures["topic"], figures["item"], strict=True)]]


def mark_named(slips: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Return `slips` with the columns `found` (a candidate changes it) and `named` (a finding says what the register counts)."""
    found: set[tuple[object, ...]] = set()
    named: set[tuple[object, ...]] = set()
    for row in findings.to_dict("records"):
        for candidate in row["candidates"]:
            found |= {(row["township"], *(change[name] for name in KEY[2:])) for change in candidate["changes"]}
        named |= {(row["township"], edit["figure"]) for edit in row["edits"] if edit["register"]}
    keys = slips[[KEY[0], *KEY[2:]]].to_numpy().tolist()
    paths = [(town, f"{topic}/{item}.{measure}@{period}") for town, period, _place, topic, item, measure in keys]
    return slips.assign(found=[tuple(key) in found for key in keys], named=[path in named for path in paths])


def compare(townships: int, *, seed: int) -> pd.DataFrame:
    """Return findings and shares of slips found and named, without and with a register, for figures that registers count."""
    figures = make_townships(townships, seed=seed)
    counts = counts_of(figures)
    planted, slips = plant_slips(figures, seed=seed)
    counted = set(map(tuple, counts[KEY].to_numpy().tolist()))
    chosen = slips[[tuple(key) in counted for key in slips[KEY].to_numpy().tolist()]]
    rows = {}
    for name, register in (("without", None), ("with", counts)):
        findings = check_consistency(planted, register=register)
        marked = mark_named(chosen, findings)
        rows[name] = {
            "false on clean": len(check_consistency(figures, register=register)),
            "findings": len(findings),
            "deduced": int(findings["verdict"].eq("deduced").sum()),
            "slips": len(marked),
            "found": marked["found"].mean(),
            "found or named": (marked["found"] | marked["named"]).mean(),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("register")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=200_000, help="persons in the register that is timed")
    parser.add_argument("--townships", type=int, default=200, help="synthetic townships in which slips are planted")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "模拟台账.csv"
        persons = write_register(path, persons=options.persons, seed=options.seed)
        start = time.perf_counter()
        intake = read_files([path])
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"{persons} persons of {intake.register['township'].nunique()} townships: {seconds:.1f} s, peak {peak:.0f} MB")
    if options.townships:
        print(compare(options.townships, seed=options.seed).to_string(float_format="{:.3f}".format))


if __name__ == "__main__":
    main()
