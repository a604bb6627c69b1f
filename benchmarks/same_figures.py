"""What became of every figure of the shipped reports since another commit: shown, known, in own words, gone.

    python benchmarks/same_figures.py                  # against the commit before this one
    python benchmarks/same_figures.py --base v0.1.0

Both versions read the shipped data and make every page. A figure is *shown* where its address stands on its page, *known* where
the vocabulary has its item, else in *own words*; it is *gone* where a figure of the other version was shown and none of this one
with the same address and value is. The command fails where a figure is gone.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.same_pages import ROOT, make_pages

_KNOWN = re.compile(r"[a-z][a-z0-9_]*")
_TAGS = re.compile(r"<[^>]*>")

#: A figure: its address and its value.
Stated = tuple[str, float]


@dataclass(frozen=True)
class Shown:
    """The figures of one township and year that its page shows, known and in own words, and how many there are in all."""

    known: Counter[Stated]
    own: Counter[Stated]
    hidden: int

    @property
    def all(self) -> Counter[Stated]:
        """Every figure shown."""
        return self.known + self.own


def read_shown(tables: Path, output: Path) -> dict[tuple[str, int], Shown]:
    """Return what each page shows.

    Parameters
    ----------
    tables
        Folder of the processed tables.
    output
        Folder of the pages.
    """
    (figures,) = tables.glob("figures*.parquet")
    rows = pq.read_table(figures, columns=["township", "year", "item", "source", "value"]).to_pylist()
    texts = {(path.parts[-2], int(path.parts[-3])): _text(path) for path in output.glob("*/*/report.html")}
    shown: dict[tuple[str, int], Shown] = {}
    for key in sorted({(str(row["township"]), int(row["year"])) for row in rows}):
        text, known, own, hidden = texts.get(key, ""), Counter[Stated](), Counter[Stated](), 0
        for row in rows:
            if (row["township"], row["year"]) == key:
                address = str(row["source"]).split(" › ")[-1].split(" ")[0]
                if not text or address not in text:
                    hidden += 1
                    continue
                kind = known if _KNOWN.fullmatch(str(row["item"])) else own
                kind[str(row["source"]), float(row["value"])] += 1
        shown[key] = Shown(known, own, hidden)
    return shown


def _text(path: Path) -> str:
    return unescape(_TAGS.sub(" ", path.read_text(encoding="utf-8")))


def compare(before: dict[tuple[str, int], Shown], after: dict[tuple[str, int], Shown]) -> list[tuple[str, int, list[int]]]:
    """Return for each page: shown, known, own words before; the same now; figures gone.

    Examples
    --------
    >>> one = Shown(Counter({("a", 1.0): 1}), Counter({("b", 2.0): 1}), 0)
    >>> compare({("甲镇", 2018): one}, {("甲镇", 2018): Shown(Counter({("b", 2.0): 1}), Counter(), 1)})
    [('甲镇', 2018, [2, 1, 1, 1, 1, 0, 1])]
    """
    nothing, lines = Shown(Counter(), Counter(), 0), []
    for key in sorted({*before, *after}):
        old, new = before.get(key, nothing), after.get(key, nothing)
        counts = [one.total() for side in (old, new) for one in (side.all, side.known, side.own)]
        lines.append((*key, [*counts, (old.all - new.all).total()]))
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", default="HEAD~1", help="commit to compare with")
    base = parser.parse_args().base
    with tempfile.TemporaryDirectory(prefix="same-figures-") as name:
        folder, tree = Path(name), Path(name) / "tree"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, base], check=True)
        try:
            shown = []
            for side, program in (("before", tree), ("after", ROOT)):
                output = make_pages(program, folder / side)
                shown.append(read_shown(folder / side / "data" / "processed", output))
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
    lines = compare(*shown)
    print("shown, known, own words before → now, gone")
    for township, year, counts in [
        *lines,
        ("all", len(lines), [sum(column) for column in zip(*(one[2] for one in lines), strict=True)]),
    ]:
        print(f"{township} {year}: {'/'.join(map(str, counts[:3]))} → {'/'.join(map(str, counts[3:6]))}, {counts[6]}")
    sys.exit(bool(sum(counts[6] for *_, counts in lines)))


if __name__ == "__main__":
    main()
