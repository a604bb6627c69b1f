"""Reads 300 broken and odd files and prints what became of them: python benchmarks/broken_inputs.py [--seed N] [--only NAME].

Each file is read, cleaned and cross-checked in a process with 1 GiB of memory beside the program's own. Counted are: read (every
true figure), partly, set aside, refused with a message, and what must not be: silence, aborts, tracebacks, more than ten seconds
of CPU, more than a gibibyte, false figures.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from broken_files import TRUE, whole_forms, write_files

from fupin_analysis.flow import read_files

_MOST_MEMORY, _MOST_SECONDS = 1 << 30, 10


class Reader:
    """A process that reads files one after the other and is started anew when one of them has ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def read(self, path: Path) -> tuple[str, float, list[str]]:
        """Return what became of a file, the seconds of CPU it took, and its false figures."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        said = process.stdout.readline()
        if not said:
            self.close()
            return ("time" if process.wait() == -signal.SIGPROF else "abort"), 0.0, []
        outcome, seconds, false = json.loads(said)
        return outcome, seconds, false

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, __file__, "--child"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process = None


def read_for_parent() -> None:
    """Read the files that the parent names and tell what became of each."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.csv")
        whole.write_bytes(whole_forms()["csv"][0])
        read_files([whole])  # loads what every reading needs
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + _MOST_MEMORY, used + _MOST_MEMORY))
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, 6 * _MOST_SECONDS)
        begun = time.process_time()
        outcome, false = _outcome(Path(line.rstrip("\n")))
        print(json.dumps([outcome, time.process_time() - begun, false]), flush=True)


def _outcome(path: Path) -> tuple[str, list[str]]:
    try:
        intake = read_files([path])
    except MemoryError:
        return "memory", []
    except BaseException as error:
        return f"traceback {type(error).__name__}: {str(error)[:80]}", []
    rows = intake.figures.to_dict("records")
    found = {(f"{row['topic']}/{row['item']}", row["measure"]): row["value"] for row in rows}
    false = [f"{key}={value}" for key, value in found.items() if TRUE.get(key) != value]
    if found:
        return ("read" if found == TRUE else "partly"), false
    if len(intake.quarantine):
        return "set aside", false
    return ("refused" if intake.messages("zh") else "silent"), false


def main() -> int:
    """Print the table; the exit code is 1 where something came out that must not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        read_for_parent()
        return 0
    tally: Counter[str] = Counter()
    slowest = ("", 0.0)
    with tempfile.TemporaryDirectory() as folder:
        files = [(path, sure) for path, sure in write_files(Path(folder), seed=arguments.seed) if arguments.only in path.name]
        reader = Reader()
        begun = time.monotonic()
        for path, is_sure in files:
            outcome, seconds, false = reader.read(path)
            kind = outcome.split()[0] if outcome.startswith("traceback") else outcome
            kind = "time" if seconds > _MOST_SECONDS else kind
            tally[kind] += 1
            tally["false figures"] += bool(false and is_sure)
            slowest = max(slowest, (path.name, seconds), key=lambda pair: pair[1])
            if arguments.verbose or kind in ("abort", "traceback", "time", "memory", "silent") or (false and is_sure):
                print(f"  {path.name}: {outcome} {seconds:.1f} s {false[:3] if is_sure else ''}", flush=True)
        reader.close()
    names = ("read", "partly", "set aside", "refused", "silent", "abort", "traceback", "time", "memory", "false figures")
    print(f"{len(files)} files in {time.monotonic() - begun:.0f} s; slowest {slowest[0]} {slowest[1]:.1f} s CPU")
    for name in names:
        print(f"{name:14} {tally[name]:4}")
    return int(any(tally[name] for name in names[4:]))


if __name__ == "__main__":
    sys.exit(main())
