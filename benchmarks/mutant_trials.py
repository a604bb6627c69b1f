"""Tests against mutants: which tests reach a line, and whether one of them turns red when the line is changed.

All tests are collected once, in a process that has run none of them. A child of it runs each once under coverage.py and tells the
lines it reached and how long it took. Every mutant is then tried in a child of its own, by the tests that reach its lines and no
others: those of the file that mirrors its module first, then file by file, the quickest first; where the budget is too small for
all, some of each file.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pickle
import resource
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).parents[1]

#: Tests of the three stages, the published examples, the tables of sections, the examples in docstrings. Others would kill more
#: and cost an hour: what survives here is noticed by nothing near it.
PATHS = [
    *(f"tests/{name}" for name in ("measure", "present", "crosscheck", "spec")),
    "tests/reports/test_section_tables.py",
    *(f"fupin_analysis/{name}" for name in ("measure", "present", "crosscheck")),
]

#: Seconds of tests, by their clean run, that a mutant is tried with at most.
BUDGET = 20.0

#: Seconds a mutant may take before it counts as killed: it would hang the suite, which is noticed.
TIME_LIMIT = 60.0

#: Memory a mutant may take, in bytes.
_MEMORY = 6 << 30

_OPTIONS = [
    "-q",
    "--no-header",
    "--no-summary",
    "-s",
    "-o",
    "addopts=",
    "--doctest-modules",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
]


@dataclass
class Reach:
    """What each test reached in a clean run: lines by file, and seconds; and of which sources and tests that holds."""

    sources: str = ""
    files: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    red: set[str] = field(default_factory=set)

    def forget(self, tests: set[str]) -> None:
        """Forget tests, since their file has changed."""
        for name in tests:
            self.seconds.pop(name, None)
        self.red -= tests
        for by_line in self.lines.values():
            for names in by_line.values():
                names -= tests


def collected(work: Callable[[Trials], int], paths: Sequence[str] = ()) -> int:
    """Collect the tests of `paths`, else the usual ones, once and hand them to `work`; return what it returns."""
    found: list[int] = []

    class Plugin:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            items = [one for one in session.items if not {"pages", "worker_id"} & set(getattr(one, "fixturenames", ()))]
            found.append(work(Trials(items)))
            return True

    with tempfile.TemporaryDirectory() as base:
        options = [*_OPTIONS, "--basetemp", str(Path(base, "tests")), "-o", "tmp_path_retention_policy=none"]
        pytest.main([*options, *(str(ROOT / one) for one in paths or PATHS if (ROOT / one).exists())], plugins=[Plugin()])
    return found[0] if found else 2


class Trials:
    """The collected tests, what they reach, and mutants tried with them."""

    def __init__(self, items: Iterable[pytest.Item]) -> None:
        self.items = {one.nodeid: one for one in items}
        self.reach = Reach()

    def learn(self, folders: list[Path], known: Path | None) -> None:
        """Find out which test reaches which lines of the files in `folders`, or read it from `known` where nothing changed."""
        sources = _mark(path for path in sorted((ROOT / "fupin_analysis").rglob("*")) if path.suffix in {".py", ".toml"})
        files = {_short(path): _mark([path]) for path in sorted({one.path for one in self.items.values()})}
        if known is not None and known.exists():
            before: Reach = pickle.loads(known.read_bytes())
            if before.sources == sources:
                self.reach = before
        kept = {name for name, one in self.items.items() if self.reach.files.get(_short(one.path)) == files[_short(one.path)]}
        self.reach.forget(set(self.reach.seconds) - kept)
        new = [one for name, one in self.items.items() if name not in kept]
        if new:
            _in_child(lambda give: give(_run_under_coverage(new, folders)), self._add, limit=None)
        self.reach.sources, self.reach.files = sources, files
        if known is not None:
            known.write_bytes(pickle.dumps(_plain(self.reach)))

    def _add(self, learnt: tuple[dict[str, float], dict[str, dict[int, set[str]]], set[str]]) -> None:
        seconds, lines, red = learnt
        self.reach.seconds |= seconds
        self.reach.red |= red
        for path, by_line in lines.items():
            known = self.reach.lines.setdefault(path, {})
            for line, names in by_line.items():
                known.setdefault(line, set()).update(names)

    def tests(self, path: str, lines: range, mirror: str, budget: float = BUDGET) -> list[pytest.Item]:
        """Return the tests that reach one of the lines, in the order in which they are run, as many as the budget allows."""
        by_line = self.reach.lines.get(_short(Path(path)), {})
        names = set().union(*(by_line.get(line, set()) for line in lines)) - self.reach.red
        groups: dict[Path, list[str]] = defaultdict(list)
        for name in names & self.items.keys():
            groups[self.items[name].path].append(name)
        cost = {file: sum(self._seconds(one) for one in group) for file, group in groups.items()}
        files = sorted(groups, key=lambda one: (not str(one).endswith(mirror), cost[one], one))
        queues = [sorted(groups[file], key=lambda one: (self._seconds(one), one)) for file in files]
        own = queues[:1] if files and str(files[0]).endswith(mirror) else []
        # the file that mirrors the module whole, then one test of each other file in turn: a line is reached by many tests that
        # do not mean it, and those of the cheapest file would use the budget up
        chosen: set[str] = set()
        left = budget
        for name in itertools.chain(*own, *(filter(None, turn) for turn in itertools.zip_longest(*queues[len(own) :]))):
            left -= self._seconds(name)
            if left < 0:
                break
            chosen.add(name)
        return [self.items[name] for queue in queues for name in queue if name in chosen]

    def _seconds(self, name: str) -> float:
        return self.reach.seconds.get(name, 0.0)


def survives(put: Callable[[], None], items: list[pytest.Item]) -> bool:
    """Put a mutant in its place in a process of its own and run tests there; True where none turned red."""

    def trial(give: Callable[[Any], None]) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        put()
        red = _Red()
        for item, after in zip(items, [*items[1:], None], strict=True):
            with red.watching(item):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if red.names:
                break
        give(not red.names)

    answers: list[bool] = []
    _in_child(trial, answers.append, limit=TIME_LIMIT)
    return answers == [True]


class _Red:
    """Plugin that keeps the names of tests that failed."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.add(report.nodeid)

    @contextlib.contextmanager
    def watching(self, item: pytest.Item) -> Any:
        item.config.pluginmanager.register(self)
        try:
            yield
        finally:
            item.config.pluginmanager.unregister(self)


def _run_under_coverage(items: list[pytest.Item], folders: list[Path]) -> Any:
    watch = coverage.Coverage(data_file=None, config_file=False, include=[f"{folder}/*" for folder in folders])
    red, seconds = _Red(), {}
    watch.start()
    for item, after in zip(items, [*items[1:], None], strict=True):
        watch.switch_context(item.nodeid)
        began = time.perf_counter()
        with red.watching(item):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        seconds[item.nodeid] = time.perf_counter() - began
    watch.stop()
    data = watch.get_data()
    return seconds, {_short(Path(path)): _by_line(data, path) for path in data.measured_files()}, red.names


def _by_line(data: coverage.CoverageData, path: str) -> dict[int, set[str]]:
    return {line: set(names) - {""} for line, names in data.contexts_by_lineno(path).items()}


def _in_child(work: Callable[[Callable[[Any], None]], None], take: Callable[[Any], None], *, limit: float | None) -> None:
    """Run `work` in a forked process; hand what it gives to `take`, and nothing where it fell or took longer than the limit."""
    with tempfile.NamedTemporaryFile() as answer:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            _be_silent()
            with contextlib.suppress(BaseException):
                work(lambda given: Path(answer.name).write_bytes(pickle.dumps(given)) and None)
            os._exit(0)
        deadline = time.monotonic() + limit if limit else None
        pause = 0.002
        while not os.waitpid(child, os.WNOHANG)[0]:
            if deadline and time.monotonic() > deadline:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return
            time.sleep(pause)
            pause = min(pause * 1.5, 0.05)
        given = Path(answer.name).read_bytes()
        if given:
            take(pickle.loads(given))


def _be_silent() -> None:
    sink = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(sink, stream)


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _mark(paths: Iterable[Path]) -> str:
    total = sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def _plain(reach: Reach) -> Reach:
    lines: Mapping[str, Mapping[int, set[str]]] = reach.lines
    return Reach(reach.sources, reach.files, reach.seconds, {path: dict(by) for path, by in lines.items()}, reach.red)
