"""Layouts drawn at random from known figures, read back: right, asked, wrong; borders of tables, roles, calibration.

    python benchmarks/layouts.py [--examples 10000] [--first 0] [--show 5]

*right*: read as planted. *asked*: set aside with a reason (a note that nothing was reported, or a sum of several townships,
counts as right where nothing was planted). *wrong*: any figure that was not planted at its cell. *lost*: neither read nor set
aside.

Marks of the field: F1 of table borders that match exactly (EoB-0), F1 of the roles of cells (note, heading, name, value), and
calibration: how often a cell that nobody could be sure of was asked about, and how often one that was certain.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.layout_sheets import draw
from benchmarks.sheet_parts import Drawn, Stated
from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.account import Entry

_ROLES = {"figure": "value", "aside": "value", "heading": "heading", "name": "name", "note": "note"}


@dataclass
class Tally:
    """What came out of any number of sheets."""

    right: int = 0
    asked: int = 0
    wrong: int = 0
    lost: int = 0
    doubtful: int = 0
    doubtful_asked: int = 0
    boxes: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[tuple[int, str]] = field(default_factory=list)


def read(drawn: Drawn) -> Cleaned:
    """Read a drawn sheet."""
    return clean_cells([drawn.to_sheet()], township=drawn.township, year=drawn.year, account=True)


def figures_by_cell(cleaned: Cleaned) -> dict[tuple[int, int], set[Stated]]:
    """Return what was read, by cell."""
    by_source: dict[str, set[Stated]] = {}
    columns = ["source", "township", "place", "period", "topic", "item", "measure", "value"]
    for source, *stated in cleaned.figures[columns].itertuples(index=False, name=None):
        by_source.setdefault(source, set()).add(tuple(stated))
    return {
        (entry.row, entry.column): by_source[source]
        for entry in cleaned.account
        if entry.verdict == "figure"
        for source in [source_of_entry(entry)]
    }


def source_of_entry(entry: Entry) -> str:
    """Return the address of a cell of the account."""
    from fupin_analysis.core.cells import source_of

    return source_of(entry.file, entry.sheet, entry.row, entry.column)


def judge(drawn: Drawn, cleaned: Cleaned, tally: Tally, seed: int = 0) -> None:
    """Add one sheet to the tally."""
    found = figures_by_cell(cleaned)
    verdicts = {(entry.row, entry.column): entry for entry in cleaned.account}
    for place, stated in drawn.says.items():
        got = found.pop(place, set())
        is_open = place in drawn.open_cells
        if got == set(stated):
            tally.right += len(stated)
        elif got:
            tally.wrong += len(stated)
            tally.misses.append((seed, f"wrong {verdicts[place].read_as} at {place}, planted {stated}"))
        elif place in verdicts and verdicts[place].verdict == "aside":
            tally.right += len(stated) if is_open else 0
            tally.asked += 0 if is_open else len(stated)
            if not is_open:
                tally.misses.append((seed, f"asked {verdicts[place].code} {verdicts[place].text} at {place}, planted {stated}"))
        else:
            tally.lost += len(stated)
            tally.misses.append((seed, f"lost {verdicts.get(place)} at {place}, planted {stated}"))
    for place, figures in found.items():
        tally.wrong += len(figures)
        tally.misses.append((seed, f"wrong {figures} at {place}, nothing planted"))
    tally.doubtful += len(drawn.doubtful)
    tally.doubtful_asked += sum(1 for place in drawn.doubtful if place in verdicts and verdicts[place].verdict == "aside")
    boxes = _boxes(cleaned)
    tally.boxes.update({"hit": len(boxes & set(drawn.boxes)), "found": len(boxes), "planted": len(drawn.boxes)})
    for place, role in drawn.roles.items():
        tally.roles[role, _ROLES[str(verdicts[place].verdict)] if place in verdicts else "none"] += 1


def _boxes(cleaned: Cleaned) -> set[tuple[int, int, int, int]]:
    """Return the borders of the tables found: headings, names and values."""
    places: dict[int, list[tuple[int, int]]] = {}
    for entry in cleaned.account:
        if entry.table and entry.region in ("heading", "label", "sub_head", "body"):
            places.setdefault(entry.table, []).append((entry.row, entry.column))
    return {
        (
            min(row for row, _ in own),
            min(column for _, column in own),
            max(row for row, _ in own),
            max(column for _, column in own),
        )
        for own in places.values()
    }


def f1(hits: int, found: int, planted: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * hits / (found + planted) if found + planted else 1.0


def role_scores(roles: Counter[tuple[str, str]]) -> dict[str, float]:
    """Return the F1 of each role, and of all cells."""
    names = sorted({planted for planted, _ in roles})
    scores = {}
    for name in names:
        hits = roles[name, name]
        found = sum(count for (_, got), count in roles.items() if got == name)
        planted = sum(count for (true, _), count in roles.items() if true == name)
        scores[name] = f1(hits, found, planted)
    scores["mean"] = sum(scores.values()) / len(scores)
    return scores


def run(first: int, examples: int) -> Tally:
    """Draw and read sheets."""
    tally = Tally()
    for seed in range(first, first + examples):
        drawn = draw(seed)
        judge(drawn, read(drawn), tally, seed)
    return tally


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--examples", type=int, default=10_000)
    arguments.add_argument("--first", type=int, default=0)
    arguments.add_argument("--show", type=int, default=0, help="print so many cells that were not read right")
    options = arguments.parse_args()
    begun = time.perf_counter()
    tally = run(options.first, options.examples)
    seconds = time.perf_counter() - begun
    planted = tally.right + tally.asked + tally.wrong + tally.lost
    print(f"{options.examples} sheets, {planted} figures, {seconds:.0f} s")
    print(f"right {tally.right} ({tally.right / planted:.2%})  asked {tally.asked}  wrong {tally.wrong}  lost {tally.lost}")
    print(f"borders of tables, exact (EoB-0): F1 {f1(tally.boxes['hit'], tally.boxes['found'], tally.boxes['planted']):.1%}")
    print("roles of cells: " + "  ".join(f"{name} {score:.1%}" for name, score in role_scores(tally.roles).items()))
    share = tally.doubtful_asked / tally.doubtful if tally.doubtful else 1.0
    print(f"asked where nobody could be sure: {share:.1%} of {tally.doubtful}; where it was certain: {tally.asked / planted:.2%}")
    for seed, miss in tally.misses[: options.show]:
        print(seed, draw(seed).traits, miss)


if __name__ == "__main__":
    main()
