"""What reports write, read back as prose: draft summaries of random townships and years, held against their figures.

python benchmarks/round_trip.py                 # 8 seeds, all years of each
python benchmarks/round_trip.py --seeds 3 -v    # each number read as another figure
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fupin_analysis.synth.municipality import write_municipality
from tests.reports.read_back import read_back

YEARS = (2016, 2018, 2020, 2022)


def main() -> int:
    """Print a line a township and year, and the sum; 1 where a number came back as another figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    total, wrong_ones = Counter[str](), 0
    for seed in range(1, arguments.seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            write_municipality(Path(folder) / "raw", count=1, seed=seed, years=YEARS)
            for year in YEARS:
                back, wrong = read_back("模拟镇00001", year, Path(folder) / "raw")
                total.update(back)
                wrong_ones += len(wrong)
                print(f"seed {seed}, {year}: {back.total()} read back, {len(wrong)} as another figure", flush=True)
                for line in wrong if arguments.verbose else ():
                    print(f"    {line}")
    print(f"all: {total.total()} numbers read back, {wrong_ones} as another figure")
    return 1 if wrong_ones else 0


if __name__ == "__main__":
    sys.exit(main())
