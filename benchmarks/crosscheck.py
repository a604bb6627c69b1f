"""How well cross-checking finds planted slips, and how long it takes.

Run ``python benchmarks/crosscheck.py --townships 1000 --seed 7``.

Synthetic returns without slips must yield no finding. Then slips are planted, and for each figure made wrong it is asked whether

* it is *found*: some candidate repair of some finding changes it, and
* the *true value comes first*: the best candidate of a finding changes it to what it was.

Both are stated for all figures, for those an exact identity speaks of, and for those of slips that break an identity: two parts
of one sum exchanged leave every sum as it was, and no check can tell.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence

import pandas as pd

from fupin_analysis.core.figures import KEY
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.synth.planting import plant_slips
from fupin_analysis.synth.townships import make_townships

#: Rows of the table of slips over which both shares are taken, by heading.
GROUPS: dict[str, str] = {"all": "", "in an identity": "in_identity", "breaking one": "breaks_identity"}


def list_changes(findings: pd.DataFrame) -> pd.DataFrame:
    """Return every change that some candidate repair makes.

    Returns
    -------
    pandas.DataFrame
        Columns as ``core.figures.KEY``, then `to` (NaN where the value is left open), `rank` of the candidate (0 is
        best) and `finding`.
    """
    rows = [
        (*(change[name] if name in change else getattr(finding, name) for name in KEY), change["to"], rank, finding.finding)
        for finding in findings.itertuples()
        for rank, candidate in enumerate(finding.candidates)
        for change in candidate["changes"]
    ]
    return pd.DataFrame(rows, columns=[*KEY, "to", "rank", "finding"]).astype({"to": "float64"})


def mark_found(slips: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Return `slips` with the columns `found` and `true_first`."""
    changes = list_changes(findings)
    best = changes[changes["rank"].eq(0)]
    found = set(changes[KEY].itertuples(index=False, name=None))
    first = set(best[[*KEY, "to"]].itertuples(index=False, name=None))
    keys = list(slips[KEY].itertuples(index=False, name=None))
    return slips.assign(
        found=[key in found for key in keys],
        true_first=[(*key, true) in first for key, true in zip(keys, slips["true_value"], strict=True)],
    )


def tabulate(marked: pd.DataFrame) -> pd.DataFrame:
    """Return counts and shares by kind of slip and in all; one row a kind, columns for each of :data:`GROUPS`."""
    kinds = [*marked.groupby("kind", sort=True), ("in all", marked)]
    table: dict[tuple[str, str], dict[object, float]] = {}
    for kind, rows in kinds:
        for heading, column in GROUPS.items():
            chosen = rows[rows[column]] if column else rows
            table.setdefault((heading, "figures"), {})[kind] = len(chosen)
            table.setdefault((heading, "found"), {})[kind] = chosen["found"].mean()
            table.setdefault((heading, "true first"), {})[kind] = chosen["true_first"].mean()
    return pd.DataFrame(table)


def tabulate_verdicts(findings: pd.DataFrame, slips: pd.DataFrame) -> pd.DataFrame:
    """Return, by verdict and confidence, how many findings there are and how good their best candidates are.

    Returns
    -------
    pandas.DataFrame
        Columns `findings`; `repairs`, those with a candidate; `right`: the best one only restores true values; `false`:
        it changes a figure that was right.
    """
    best = list_changes(findings).query("rank == 0").merge(slips[[*KEY, "true_value"]], on=KEY, how="left")
    best = best.assign(right=best["to"].eq(best["true_value"]), false=best["true_value"].isna())
    names = ["township", "year", "finding"]
    judged = best.groupby(names).agg(right=("right", "all"), false=("false", "any")).assign(repairs=True)
    every = findings.merge(judged.reset_index(), on=names, how="left").assign(findings=1)
    columns = ["findings", "repairs", "right", "false"]
    return every.groupby(["verdict", "confidence"])[columns].agg(lambda flags: flags.eq(True).sum())


def measure_time(sizes: Sequence[int], *, seed: int) -> pd.DataFrame:
    """Return seconds for checking returns without and with slips, and peak memory so far, by number of townships."""
    rows = {}
    for size in sorted(sizes):
        figures = make_townships(size, seed=seed)
        planted, _slips = plant_slips(figures, seed=seed)
        clean, slipped = _seconds(figures), _seconds(planted)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        rows[size] = {
            "figures": len(figures),
            "clean [s]": clean,
            "with slips [s]": slipped,
            "clean [ms each]": 1000 * clean / size,
            "with slips [ms each]": 1000 * slipped / size,
            "peak [MB]": peak,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("townships")


def _seconds(figures: pd.DataFrame) -> float:
    start = time.perf_counter()
    check_consistency(figures)
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--townships", type=int, default=1000, help="synthetic townships in which slips are planted")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=3, help="slips in one township at most")
    parser.add_argument("--times", type=int, nargs="*", default=[100, 1000, 10_000], help="numbers of townships to time")
    options = parser.parse_args(arguments)
    figures = make_townships(options.townships, seed=options.seed)
    clean = check_consistency(figures)
    print(f"{options.townships} townships without slips: {len(clean)} findings {clean['rule'].value_counts().to_dict() or ''}\n")
    planted, slips = plant_slips(figures, seed=options.seed, most=options.most)
    findings = check_consistency(planted)
    table = tabulate(mark_found(slips, findings))
    print(table.to_string(formatters={name: "{:.1%}".format for name in table.columns if name[1] != "figures"}), "\n")
    print(tabulate_verdicts(findings, slips).to_string(), "\n")
    if options.times:
        print(measure_time(options.times, seed=options.seed).to_string(float_format="{:.1f}".format))


if __name__ == "__main__":
    main()
