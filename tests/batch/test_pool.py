"""Workers: every job ends in one result, whatever a notebook or a signal does to the process that makes it."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from fupin_analysis.batch.pool import make_pages
from fupin_analysis.render.run import Job

_POISON = """
import builtins, locale, os, random, sys, warnings
import matplotlib, numpy as np, pandas as pd
matplotlib.rcParams["font.size"] = 40
matplotlib.rcParams["axes.titlesize"] = 60
os.chdir("/"); os.environ["LANG"] = "poison"; os.environ["FUPIN_LANG"] = "en"
random.seed(1); np.random.seed(1); warnings.simplefilter("error"); sys.setrecursionlimit(200)
pd.DataFrame._repr_html_ = lambda self: "poisoned"
builtins.sum = lambda *parts: 0
sys.modules["fupin_analysis"] = None
print("poison")
"""
_PLAIN = """
import os, random
import pandas as pd
import matplotlib.pyplot as plt
from IPython.display import display
display(pd.DataFrame({"a": [1, 2]}), os.environ.get("FUPIN_LANG", ""), sum([1, 2]))
fig, ax = plt.subplots(); ax.set_title("t")
"""


def _job(name: str, source: str) -> Job:
    cells = [new_code_cell("township = ''\nprocessed = ''", metadata={"tags": ["parameters"]}), new_code_cell(source)]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "p"}})
    return Job(name, "in.ipynb", nbformat.writes(notebook), {"township": name}, b"")


def test_a_notebook_that_poisons_its_process_leaves_the_next_report_as_it_was() -> None:
    jobs = [_job("before", _PLAIN), _job("poison", _POISON), _job("after", _PLAIN)]
    pages = {job.name: result for job, result in make_pages(jobs, workers=1)}
    assert [result.problem for result in pages.values()] == [None, None, None]
    assert "<table" in pages["before"].page
    assert pages["after"].page == pages["before"].page


def test_a_notebook_that_kills_its_process_costs_only_its_own_report() -> None:
    killer = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    jobs = [_job("a", "1"), _job("killer", killer), _job("b", "2"), _job("wrong", "1 / 0")]
    problems = {job.name: result.problem and result.problem.code for job, result in make_pages(jobs, workers=2)}
    assert problems == {"a": None, "killer": "F505", "b": None, "wrong": "F501"}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks processes up in /proc")
def test_a_killed_worker_costs_one_more_try_and_no_report() -> None:
    chance = random.Random(20)
    names = [f"r{number}" for number in range(12)]

    def jobs() -> Iterator[Job]:
        for number, name in enumerate(names):
            if number in {3, 6, 9}:
                os.kill(chance.choice(_workers()), signal.SIGKILL)
            yield _job(name, "import time; time.sleep(0.05)")

    results = [(job.name, result.problem) for job, result in make_pages(jobs(), workers=2)]
    assert sorted(name for name, _problem in results) == sorted(names)
    assert [problem for _name, problem in results if problem] == []


def _workers() -> list[int]:
    """Workers of this process: children of the server that was forked for it, which have no notebook of their own above them."""
    from multiprocessing import forkserver

    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == server and fields[0] != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


def test_large_jobs_and_large_pages_do_not_wait_for_each_other() -> None:
    """What is sent either way is larger than a pipe holds: whoever waits to send must not keep the other from sending."""

    def too_late(*_signal: object) -> None:
        raise TimeoutError("the batch stands still")

    large = os.urandom(1_000_000).hex().encode()
    source = 'from IPython.display import HTML, display\ndisplay(HTML("字" * 400_000))'
    jobs = [replace(_job(f"{number}", source), unit=large) for number in range(5)]
    before = signal.signal(signal.SIGALRM, too_late)
    signal.alarm(120)
    try:
        pages = {job.name: len(result.page) for job, result in make_pages(jobs, workers=1)}
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert len(pages) == 5
    assert min(pages.values()) > 400_000
