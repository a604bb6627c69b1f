"""A notebook that runs away ends at its limit, with the processes it began, and says of what it died."""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from fupin_analysis.batch import pool
from fupin_analysis.batch.pool import make_pages
from tests.batch.test_pool import _job

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")

#: Seconds that the children sleep: a number that nothing else on the machine sleeps.
_NAP = "271828.5"
_LIMIT = 3
_DEAF = f"""
import os
os.system("setsid sleep {_NAP} &")
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""
_RUNAWAYS = {
    "spinning": (f"import subprocess\nsubprocess.Popen(['sleep', '{_NAP}'])\nwhile True:\n    pass", _LIMIT, "F502"),
    "deaf": (_DEAF, _LIMIT, "F502"),
    "begets": (f"import subprocess\nsubprocess.run(['sleep', '{_NAP}'])", _LIMIT, "F502"),
    "recursing": ("def down(): return down()\ndown()", 60, "F501 F502"),
    "bottomless": ("import sys\nsys.setrecursionlimit(10**9)\ndown = lambda n: [n].sort(key=down)\ndown(0)", 60, "F505 F502"),
}


def test_a_notebook_that_runs_away_ends_at_its_limit_with_its_processes() -> None:
    jobs = [replace(_job(name, code), time_limit=limit) for name, (code, limit, _expected) in _RUNAWAYS.items()]
    problems = {job.name: result.problem for job, result in make_pages(jobs, workers=2)}
    for name, (_code, _limit, expected) in _RUNAWAYS.items():  # a slow machine may reach the limit first
        problem = problems[name]
        assert problem is not None
        assert problem.code in expected.split(), name
    for _ in range(50):
        if not (left := _asleep()):
            break
        time.sleep(0.1)
    assert left == []


def _asleep() -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if _NAP in command:
            found.append(command)
    return found


@pytest.mark.parametrize(
    ("code", "said"), [(-signal.SIGKILL, "SIGKILL"), (-signal.SIGSEGV, "SIGSEGV"), (3, "exit code 3"), (None, "exit code None")]
)
def test_how_a_process_ended_is_said(code: int | None, said: str) -> None:
    assert pool._how_ended(code) == said


def test_a_worker_that_cannot_begin_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise ModuleNotFoundError("No module named 'papermill'")

    for name, instead in (("make_ready", gone), ("_be_quiet", lambda: None), ("adopt_orphans", lambda: None)):
        monkeypatch.setattr(pool, name, instead)  # this process has children of its own
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    worker = object.__new__(pool.Worker)
    worker._pipe, theirs = pool._context().Pipe()
    worker._jobs = deque([(_job("a", "1"), 1)])
    pool._work(theirs)
    ((_given, _tries, result),) = list(worker.answers())
    assert result.problem is not None
    assert "No module named 'papermill'" in result.problem.say("zh")
