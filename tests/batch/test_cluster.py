"""A Dask cluster makes the very pages that one machine makes, whatever becomes of its workers."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from distributed import Client, LocalCluster
from typer.testing import CliRunner

from fupin_analysis.batch import plan
from fupin_analysis.batch.cluster import dask_executor
from fupin_analysis.batch.pool import MOST_TRIES
from fupin_analysis.batch.run import Outcome, run_batch
from fupin_analysis.cli import commands as cli
from fupin_analysis.errors import FupinError
from fupin_analysis.render.run import Job
from fupin_analysis.synth.townships import write_returns
from tests.batch.test_pool import _job
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds and kills processes the Linux way")

#: Seconds that anything may take before a test gives up; a slow machine needs some of them.
_LIMIT = 120

_T = TypeVar("_T")

#: A notebook that kills the Dask worker above it: above its own process stand a worker process and the server that forked it.
_ASSASSIN = """
import os, signal
pid = os.getpid()
for _step in range(3):
    pid = int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
os.kill(pid, signal.SIGKILL)
"""


@dataclass
class Cluster:
    """A scheduler and its workers, each with a nanny as `dask worker` has it."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str, **environment: str) -> None:
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
            settings = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", **environment}
            self.processes.append(
                subprocess.Popen(command, cwd=self.folder, env=settings, stdout=log, stderr=log, start_new_session=True)
            )

    def start_worker(self, **environment: str) -> None:
        self.start("worker", self.address, "--nthreads", "1", "--host", "127.0.0.1", **environment)

    def wait_for(self, workers: int) -> dict[str, int]:
        """Processes of the workers by address, once there are as many."""
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=_LIMIT)
            return dict(client.run(os.getpid))

    def end(self) -> None:
        for process in reversed(self.processes):
            os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers of one thread."""
    cluster = Cluster(tmp_path_factory.mktemp("dask"))
    try:
        told = cluster.folder / "scheduler.json"
        cluster.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        cluster.address = _once(lambda: json.loads(told.read_text())["address"])
        cluster.start_worker()
        cluster.start_worker()
        yield cluster
    finally:
        cluster.end()


def _once(ask: Callable[[], _T]) -> _T:
    """What `ask` returns once it returns something and does not fail."""
    deadline = time.monotonic() + _LIMIT
    while True:
        with contextlib.suppress(OSError, ValueError, KeyError):
            if answer := ask():
                return answer
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _codes(scheduler: str, jobs: Iterator[Job] | list[Job]) -> list[tuple[str, str]]:
    """Every result's name and problem, sorted."""
    return sorted((job.name, result.problem.code if result.problem else "") for job, result in dask_executor(scheduler)(jobs))


def test_a_killed_worker_costs_no_report_and_every_page_is_the_local_one(cluster: Cluster, tmp_path: Path) -> None:
    data, local, spread = tmp_path / "raw", tmp_path / "local", tmp_path / "spread"
    write_returns(data, count=8, seed=5)
    assert run_batch(data, local, workers=2).count("made") == 8
    (victim, *_others) = cluster.wait_for(2).values()
    seen: list[str] = []

    def kill_once(outcome: Outcome) -> None:
        seen.append(outcome.report.page)
        if len(seen) == 2:
            os.kill(victim, signal.SIGKILL)

    account = run_batch(data, spread, executor=dask_executor(cluster.address), on_outcome=kill_once)
    assert [outcome.problem for outcome in account.outcomes] == [None] * 8
    assert sorted(seen) == sorted(outcome.report.page for outcome in account.outcomes)
    names = [*seen, "index.html", "manifest.json"]
    assert [name for name in names if (spread / name).read_bytes() != (local / name).read_bytes()] == []


def test_faults_of_a_machine_are_tried_again_and_faults_of_data_are_not(cluster: Cluster, tmp_path: Path) -> None:
    cluster.wait_for(2)
    note = f"print('x', file=open({str(tmp_path)!r} + '/%s', 'a'))\n"
    killer = note % "killer" + "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    jobs = [_job("a", "1"), _job("killer", killer), _job("wrong", note % "wrong" + "1 / 0"), _job("b", "2")]
    assert _codes(cluster.address, jobs) == [("a", ""), ("b", ""), ("killer", "F505"), ("wrong", "F501")]
    tries = {name: len((tmp_path / name).read_text().splitlines()) for name in ("killer", "wrong")}
    assert tries == {"killer": MOST_TRIES, "wrong": 1}


def test_a_report_that_kills_every_worker_fails_alone(cluster: Cluster) -> None:
    cluster.wait_for(2)
    ((_job_given, result),) = dask_executor(cluster.address)([_job("assassin", _ASSASSIN)])
    assert result.problem is not None
    assert "KilledWorker" in str(result.problem)
    assert _codes(cluster.address, [_job("a", "1")]) == [("a", "")]


def test_jobs_are_asked_for_as_there_is_room(cluster: Cluster) -> None:
    cluster.wait_for(2)
    asked: list[str] = []

    def jobs() -> Iterator[Job]:
        for number in range(20):
            asked.append(str(number))
            yield _job(str(number), "1")

    done = [len(asked) for _answer in dask_executor(cluster.address)(jobs())]
    assert len(done) == 20
    assert max(asked_so_far - place for place, asked_so_far in enumerate(done)) <= 2 * 3


def test_what_is_under_way_is_taken_back_when_a_batch_is_stopped(cluster: Cluster) -> None:
    cluster.wait_for(2)
    jobs = [_job("quick", "1"), *(_job(f"slow{number}", "import time; time.sleep(600)") for number in range(5))]
    run = dask_executor(cluster.address)(jobs)
    assert next(run)[0].name == "quick"
    run.close()
    count = lambda dask_scheduler: len(dask_scheduler.tasks)  # noqa: E731  # a lambda travels whole
    with Client(cluster.address, set_as_default=False) as client:
        _once(lambda: not any(client.processing().values()) and not client.run_on_scheduler(count))
    assert _codes(cluster.address, [_job("a", "1")]) == [("a", "")]


def test_a_worker_of_another_program_that_joins_late_gets_nothing_to_do(cluster: Cluster, tmp_path: Path) -> None:
    good = cluster.wait_for(2)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "fupin_analysis", tmp_path / "other" / "fupin_analysis", ignore=ignored)
    with (tmp_path / "other" / "fupin_analysis" / "errors.py").open("a", encoding="utf-8") as stream:
        stream.write("# another version\n")

    def jobs() -> Iterator[Job]:
        for number in range(12):
            if number == 6:
                cluster.start_worker(PYTHONPATH=str(tmp_path / "other"))
                cluster.wait_for(len(good) + 1)
            if number == 9:  # the nannies start them anew, at other addresses
                for process in good.values():
                    os.kill(process, signal.SIGKILL)
            yield _job(f"r{number:02}", "1")

    assert _codes(cluster.address, jobs()) == [(f"r{number:02}", "") for number in range(12)]
    with pytest.raises(FupinError, match=r"F508 · tcp://127.*program"):
        list(dask_executor(cluster.address)([_job("a", "1")]))
    late = cluster.processes.pop()
    os.killpg(late.pid, signal.SIGTERM)
    late.wait(_LIMIT)


def test_another_program_is_refused_before_anything_is_made(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster.wait_for(2)
    parts = {**plan.program_parts(), "template": "another"}
    monkeypatch.setattr(plan, "program_parts", lambda: parts)
    with pytest.raises(FupinError, match=r"F508.*template") as caught:
        list(dask_executor(cluster.address)([_job("a", "1")]))
    assert {problem.code for problem in caught.value.problems} == {"F508"}


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{port}", "nonsense", "post://127.0.0.1:{port}"])
def test_a_scheduler_out_of_reach_is_told_with_its_address(address: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = address.format(port=free.getsockname()[1])
    with pytest.raises(FupinError, match=f"F506 · {address}"):
        list(dask_executor(address, connect_timeout=0.5)([_job("a", "1")]))


def test_a_cluster_without_workers_is_waited_for_and_told() -> None:
    with (
        LocalCluster(n_workers=0, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(FupinError, match="F507"),
    ):
        list(dask_executor(empty.scheduler_address, patience=0.5)([_job("a", "1")]))


def test_nothing_to_make_needs_no_cluster() -> None:
    assert list(dask_executor("tcp://127.0.0.1:1")([])) == []


def test_dask_that_is_not_installed_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(FupinError, match=r"F315.*fupin-analysis\[distributed\]"):
        dask_executor("tcp://127.0.0.1:8786")


@pytest.mark.parametrize("options", [["--executor", "dask"], ["--scheduler", "tcp://127.0.0.1:8786"]])
def test_the_engine_and_its_scheduler_go_together(options: list[str]) -> None:
    result = CliRunner().invoke(cli.app, ["batch", *options])
    assert result.exit_code == 2
    assert "F314" in result.stderr
