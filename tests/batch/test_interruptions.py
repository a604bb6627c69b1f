"""A batch that is killed, wherever that is, leaves nothing torn, and the next one makes what was not noted and no more."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fupin_analysis.synth.townships import write_returns
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills and forks processes")


def _benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "interruptions.py"
    spec = importlib.util.spec_from_file_location("benchmark_interruptions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_batches_killed_at_random_points_go_on(tmp_path: Path) -> None:
    write_returns(tmp_path / "raw", count=4, seed=3)
    table = _benchmark().try_points(tmp_path / "raw", tmp_path, points=2, seed=3)
    assert table["verdict"].tolist() == ["right", "right"]


def test_a_batch_killed_at_any_step_of_writing_goes_on(tmp_path: Path) -> None:
    write_returns(tmp_path / "raw", count=2, seed=3)
    code = "import sys; from tests.batch.test_interruptions import drive; drive(sys.argv[1])"
    driver = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row for row in tried if row["faults"]] == []
    pages = [row for row in tried if row["step"] == "after replacing report.html"]
    assert [(row["noted"], row["made"]) for row in pages] == [(0, 2), (1, 1)]  # between a page and its line in the ledger
    files = {"intake.json", "report.html", "index.html", "manifest.json", ".ledger.jsonl"}
    for moment in ("before replacing", "after replacing", "half of"):
        assert {f"{moment} {name}" for name in files} <= {row["step"] for row in tried}
    assert "half a line of .ledger.jsonl" in {row["step"] for row in tried}


def drive(folder: str) -> None:
    """Kill a batch at its first step of writing, the next at its second, until one comes through; print what each left."""
    benchmark, root = _benchmark(), Path(folder)
    undisturbed = benchmark.Folders(root / "raw", root / "reference")
    undisturbed.own.mkdir(exist_ok=True)
    _run(undisturbed)  # here and not in a fork: everything it needs is loaded once, for all the forks
    reference = benchmark.Reference(benchmark.shown(undisturbed.output), 0.0)
    for step in range(1000):
        folders = benchmark.Folders(root / "raw", root / f"step{step}")
        folders.own.mkdir()
        if _forked(partial(_run, folders, dies_at=step)) == 0:
            return
        faults = benchmark.check_standing(folders, reference)
        noted = benchmark.noted(folders.output)
        if _forked(partial(_run, folders)) != 0:
            faults.append("the next run failed")
        made = json.loads((folders.own / "made").read_text(encoding="utf-8"))
        faults += benchmark.check_complete(folders, reference)
        faults += [] if set(made) == reference.pages - noted.keys() else ["made are not those that were not noted"]
        name = (folders.own / "step").read_text(encoding="utf-8")
        sys.stdout.write(json.dumps({"step": name, "noted": len(noted), "made": len(made), "faults": faults}) + "\n")
        sys.stdout.flush()  # a fork would say it again


def _forked(act: Callable[[], object]) -> int:
    """Do something in a process of its own; return its exit code, below 0 where it was killed."""
    child = os.fork()
    if not child:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(folders: Any, *, dies_at: int | None = None) -> None:
    """Make pages at once, and write down which; or die at one of the steps of writing."""
    from fupin_analysis.batch.run import run_batch
    from fupin_analysis.render.run import Job, Result

    def make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        for job in jobs:
            yield job, Result(job.name, f"page of {job.parameters['township']}\n")

    if dies_at is not None:
        _arm(dies_at, folders.own / "step")
    account = run_batch(folders.data, folders.output, processed=folders.processed, executor=make)
    made = [outcome.report.page for outcome in account.outcomes if outcome.status == "made"]
    (folders.own / "made").write_text(json.dumps(made), encoding="utf-8")


def _arm(last: int, note: Path) -> None:
    """Let this process kill itself at one of its steps of writing, and write down at which."""
    from fupin_analysis.batch.ledger import Ledger, PageEntry, _line

    replace, write_text, to_ledger = Path.replace, Path.write_text, Ledger._note
    left, tables = [last], list[str]()

    def step(name: str, then: Callable[[], object] = lambda: None) -> None:
        file = name.rpartition(" ")[2]
        tables.extend([file] if file.endswith(".parquet") else [])
        if file in tables and file != tables[0]:  # the tables are written alike, one after the other: one stands for all
            return
        left[0] -= 1
        if left[0] < 0:
            write_text(note, name, encoding="utf-8")
            then()
            os.kill(os.getpid(), signal.SIGKILL)

    def own_name(draft: Path) -> str:
        return draft.name.removeprefix(".").removesuffix(f".{os.getpid()}.part")

    def replacing(self: Path, target: Path) -> Path:
        step(f"before replacing {own_name(self)}")
        replace(self, target)
        step(f"after replacing {own_name(self)}")
        return target

    def writing(self: Path, text: str, **options: Any) -> int:
        step(f"half of {own_name(self)}", lambda: write_text(self, text[: len(text) // 2], **options))
        return write_text(self, text, **options)

    def noting(self: Ledger, entry: PageEntry) -> None:
        line = _line(entry)
        step("half a line of .ledger.jsonl", lambda: self._path.open("a", encoding="utf-8").write(line[: len(line) // 2]))
        to_ledger(self, entry)

    Path.replace, Path.write_text, Ledger._note = replacing, writing, noting  # type: ignore[method-assign,assignment]
