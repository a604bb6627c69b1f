"""The laws of what a sentence may say, each over thousands of random townships with anything missing.

Run ``python benchmarks/laws.py --townships 2000``. Printed for each law: how many townships, how many of them put it to the test,
and how many broke it. The laws are those of ``tests/property/laws.py``, of which the test suite holds a few hundred townships.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.property.laws import LAWS, stream_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--townships", type=int, default=2000)
    options = parser.parse_args(arguments)
    print(f"{'law':<44}{'townships':>10}{'put to test':>13}{'broken':>8}{'CPU s':>8}")
    every = 0
    for law in LAWS:
        begun, told, broken = time.process_time(), 0, []
        for number in range(options.townships):
            try:
                told += law(stream_of(number))
            except AssertionError as error:
                broken.append((number, error))
        spent = time.process_time() - begun
        print(f"{law.__name__.replace('_', ' '):<44}{options.townships:>10}{told:>13}{len(broken):>8}{spent:>8.1f}", flush=True)
        for number, error in broken[:3]:
            print(f"    township {number}: {str(error).splitlines()[0][:160]}")
        every += len(broken)
    return int(every > 0)


if __name__ == "__main__":
    sys.exit(main())
