"""Every published township name, read in three positions: right, asked about, wrong.

    python benchmarks/names.py [--every N]

The names are those of the gazetteer (``fupin_analysis/core/words/TOWNSHIPS.md``): of today's list, and of those before it. Each
is read as a bare cell under 乡镇, in a title behind its county's name, and as a file's name with a year.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable

from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.words.gazetteer import Township, list_townships

Reading = Callable[[Township], list[str]]

POSITIONS: dict[str, Reading] = {
    "bare cell": lambda town: [place.name] if (place := clean_place(town.name)).level is Level.TOWNSHIP else [],
    "title, county before it": lambda town: townships_in(f"{town.county}{town.name}2018年建档立卡贫困户统计表"),
    "title, year before it": lambda town: townships_in(f"2018年{town.name}贫困户致贫原因统计表"),
    "file name": lambda town: townships_in(f"{town.name}2018年"),
}


def outcome(town: Township, read: Reading) -> str:
    """Return what became of one name: ``right``, ``asked`` (none or several) or ``wrong`` (one, but another)."""
    names = read(town)
    return "asked" if len(names) != 1 else "right" if names[0] == town.name else "wrong"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=int, default=1, help="take every n-th name only")
    arguments.add_argument("--show", type=int, default=0, help="print so many names that were not read right")
    options = arguments.parse_args()
    towns = list_townships()[:: options.every]
    for which, chosen in (("today", [t for t in towns if t.is_present]), ("historical", [t for t in towns if not t.is_present])):
        print(f"{which}: {len(chosen)} townships, {len({town.name for town in chosen})} names")
        for position, read in POSITIONS.items():
            begun = time.perf_counter()
            tally = Counter(outcome(town, read) for town in chosen)
            seconds = time.perf_counter() - begun
            right, asked, wrong = (tally[key] for key in ("right", "asked", "wrong"))
            share = f"{right / len(chosen):.2%}"
            print(f"  {position:<26} right {right:>6} ({share})  asked {asked:>4}  wrong {wrong:>3}  {seconds:.1f} s")
            missed = [(town.county, town.name, read(town)) for town in chosen if outcome(town, read) == "wrong"]
            missed += [(town.county, town.name, read(town)) for town in chosen if outcome(town, read) == "asked"]
            for row in missed[: options.show]:
                print("     ", *row)


if __name__ == "__main__":
    main()
