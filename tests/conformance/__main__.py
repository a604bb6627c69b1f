"""Compare the engine with papermill's plain one: ``make conformance``.

Every case of the table runs under both engines, field by field; then papermill's and nbclient's own tests do (see
:mod:`tests.conformance.upstream`). What differs must be named in ``docs/engine.md``, with its reason.

On a slow or busy machine it is run in parts: ``make conformance PARTS="--part 1/4 --suites"`` compares the first quarter of the
cases and none of the suites, ``PARTS="--part 0/1 --suites papermill"`` that suite alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.conformance.cases import CASES
from tests.conformance.named import NAMED
from tests.conformance.upstream import SUITES, run_upstream

#: What is compared of a case.
FIELDS = ("hangs", "exit", "error", "stdout", "stderr", "files", "left", "notebook")

_TRIES = 3

#: What stands for a line or name that one of two runs has and the other not.
_NOTHING = "(nothing)"


def run_engine(engine: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Run cases under an engine in one host process; a host that a case brings down is started again behind it."""
    found: dict[str, dict[str, Any]] = {}
    due = list(names)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "told.jsonl"
        while due:
            ran = subprocess.run([sys.executable, "-m", "tests.conformance.host", engine, str(path), *due], check=False)
            for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
                told = json.loads(line)
                found[told["name"]] = told
            due = [name for name in due if name not in found]
            if due and ran.returncode:
                found[due[0]] = {"exit": f"the host ended with {ran.returncode}", "hangs": True, "seconds": 0.0}
                del due[0]
    return found


def differences(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return what differs between two runs: each line, number and name of a field by its own place, with both values."""
    first, second = (dict(_leaves({name: run.get(name) for name in FIELDS})) for run in (one, other))
    return {
        place: (first.get(place, _NOTHING), second.get(place, _NOTHING))
        for place in sorted(first.keys() | second.keys())
        if first.get(place, _NOTHING) != second.get(place, _NOTHING)
    }


def _leaves(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, str) and "\n" in value.rstrip("\n"):
        value = value.splitlines(keepends=True)
    if isinstance(value, dict):
        parts: Iterable[tuple[object, object]] = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    else:
        yield place, value
        return
    yield place, type(value).__name__
    for name, part in parts:
        yield from _leaves(part, f"{place} › {name}" if place else str(name))


def compare(names: Sequence[str], *, verbose: bool = False) -> dict[str, list[str]]:
    """Run cases under both engines; return those that differ, with the fields, after differences of chance are ruled out."""
    plain, forked = run_engine("nbclient", names), run_engine("fupin", names)
    different = {name: differences(plain[name], forked[name]) for name in names}
    for _try in range(_TRIES - 1):
        again = [name for name, found in different.items() if found]
        if not again:
            break
        plain_again, forked_again = run_engine("nbclient", again), run_engine("fupin", again)
        for name in again:  # a place in which the plain engine does not repeat itself says nothing
            unsteady = differences(plain[name], plain_again[name])
            found = differences(plain_again[name], forked_again[name])
            different[name] = {place: values for place, values in found.items() if place not in unsteady}
        plain |= plain_again
        forked |= forked_again
    if verbose:
        for name, found in different.items():
            for place, (ordinary, other) in found.items():
                print(f"--- {name}: {place}\n  plain  {_short(ordinary)}\n  forked {_short(other)}")
    seconds = [sum(told.get("seconds", 0.0) for told in runs.values()) for runs in (plain, forked)]
    print(f"{len(names)} notebooks: plain engine {seconds[0]:.0f} s, fupin {seconds[1]:.0f} s")
    print(
        f"hangs {sum(told['hangs'] for told in forked.values())}, processes left {sum(bool(told.get('left')) for told in forked.values())}"
    )
    return {name: sorted({place.partition(" ")[0] for place in found}) for name, found in different.items() if found}


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 3000 else f"{text[:3000]} …"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where anything differs that is not named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="cases whose name contains this")
    parser.add_argument("--verbose", action="store_true", help="print what differs")
    parser.add_argument("--part", default="1/1", help="2/4 is the second quarter of the cases, 0/1 none of them")
    parser.add_argument(
        "--suites", nargs="*", choices=SUITES, default=list(SUITES), help="whose own tests are run; nothing: nobody's"
    )
    options = parser.parse_args(arguments)
    number, count = map(int, options.part.split("/"))
    names = [name for name in CASES if not options.only or options.only in name]
    names = names[max(number - 1, 0) * len(names) // count : number * len(names) // count]
    different = compare(names, verbose=options.verbose)
    for name, fields in different.items():
        print(f"  {name}: {', '.join(fields)}" + (f" (named: {NAMED[name]})" if name in NAMED else " UNEXPECTED"))
    unexpected = different.keys() - NAMED.keys()
    print(f"the same {len(names) - len(different)}, named {len(different) - len(unexpected)}, unexpected {len(unexpected)}")
    return int(run_upstream(options.suites) or bool(unexpected))


if __name__ == "__main__":
    sys.exit(main())
