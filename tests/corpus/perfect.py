"""What today's cross-check finds in a perfect reading of the corpus: the gold figures themselves, without own items,
plans and rounded numbers (近300户), which no rule may hold against an exact one.

``python tests/corpus/perfect.py dev`` prints the findings in documents without slips, and which planted slips were found.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.corpus.check import documents

COLUMNS = ["township", "year", "period", "place", "topic", "item", "measure", "value"]


def checkable(figure: dict[str, Any]) -> bool:
    """Whether a rule can take the figure: a word of the vocabulary, done and exact, a whole and not a part's causes."""
    inexact = figure.get("aspect") or figure.get("qualifier")
    return figure["item"] != "own" and not inexact and not (figure["topic"] == "cause" and figure.get("note"))


def findings(part: str) -> dict[str, list[dict[str, str]]]:
    """The findings of each township of a part, as ``fupin crosscheck`` writes them."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        for path, _, gold in documents(part):
            rows = [
                [gold["township"], gold["year"], *(figure[key] for key in COLUMNS[2:])]
                for figure in gold["figures"]
                if checkable(figure)
            ]
            if rows:
                with (raw / f"{path.stem}.csv").open("w", newline="", encoding="utf-8") as stream:
                    csv.writer(stream).writerows([COLUMNS, *rows])
        written = Path(folder) / "findings.csv"
        command = [
            sys.executable,
            "-m",
            "fupin_analysis",
            "crosscheck",
            "--data",
            str(raw),
            "--csv",
            str(written),
            "--lang",
            "en",
        ]
        subprocess.run(command, capture_output=True, check=False)
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        with written.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                found[row["township"]].append(row)
        return found


def main(part: str) -> None:
    """Print both lists and their sums."""
    found = findings(part)
    planted = seen = clean = spoilt = 0
    for path, _, gold in documents(part):
        rows = found.get(gold["township"], [])
        told = {row["figure"].split(".")[0] for row in rows}
        clean += not gold["slips"]
        for slip in gold["slips"]:
            accused = {f"{each['topic']}/{each['item']}" for each in gold["figures"] if each["id"] in slip["figures"]}
            planted += 1
            seen += bool(accused & told)
            if not accused & told:
                print(f"{path.stem}: not found: {slip['kind']}: {slip['what']}")
        if rows and not gold["slips"]:
            spoilt += 1
            for row in rows:
                print(f"{path.stem}: {row['rule']} {row['severity']} {row['figure']}: {row['reason'][:150]}")
    print(f"{part}: {seen} of {planted} planted slips found; findings in {spoilt} of {clean} documents without slips")


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "dev")
