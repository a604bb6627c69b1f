"""Whether a test turns red when a function of measure, present or crosscheck is replaced or changed inside.

A function is replaced by a constant and by its neighbour, and changed inside by one operator at a time: a comparison turned, a
sum made a difference, a condition negated, a number one higher (:mod:`benchmarks.mutation`).

    python benchmarks/mutants.py                     # every public function of the three stages
    python benchmarks/mutants.py --only measure.exits --only present.draw.causes

Each mutant runs in a process of its own, forked from one that has imported everything, first against the tests that mirror its
module and, where it lives, against those of its stage, the published examples and the reports. A mutant that every test lets pass
has *survived*: nothing would notice if that function were broken so.
"""

from __future__ import annotations

import argparse
import builtins
import contextlib
import importlib
import inspect
import io
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that `python benchmarks/mutants.py` works from anywhere

import fupin_analysis
from benchmarks.mutation import changed

ROOT = Path(__file__).parents[1]
STAGES = ("measure", "present", "crosscheck")

#: Of the changes inside functions every so many is tried: all of them would take a day.
_EVERY = 4

#: Seconds a mutant may take before it counts as killed: it would hang the suite, which is noticed.
_TIME_LIMIT = 300


@dataclass(frozen=True)
class Mutant:
    """A function, and what stands in its place."""

    module: str
    function: str
    kind: str
    value: Any

    @property
    def name(self) -> str:
        """Name as printed."""
        return f"{self.module.removeprefix('fupin_analysis.')}.{self.function} → {self.kind}"


def find_modules(stage: str) -> Iterator[ModuleType]:
    """Yield the modules of a stage."""
    package = importlib.import_module(f"fupin_analysis.{stage}")
    yield package
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def find_mutants(module: ModuleType) -> Iterator[Mutant]:
    """Yield a constant and a neighbour for every public function of a module."""
    functions = {
        name: one
        for name, one in vars(module).items()
        if not name.startswith("_") and inspect.isroutine(inspect.unwrap(one)) and _home(one) == module.__name__
    }
    names = list(functions)
    for place, name in enumerate(names):
        plain = inspect.unwrap(functions[name])
        if not isinstance(plain, FunctionType) or plain.__code__.co_freevars:
            continue
        for kind, value in _constants(plain):
            yield Mutant(module.__name__, name, kind, value)
        near = [(other, functions[other]) for other in names[place + 1 :] + names[:place]]
        others = [(other, one) for other, one in [*near, *_next_door(module, name)] if _fits(one, plain)]
        if others:
            yield Mutant(module.__name__, name, f"{others[0][0]}()", _copy(inspect.unwrap(others[0][1])))
        for at, (what, code) in enumerate(changed(plain)):
            if at % _EVERY == 0:
                yield Mutant(module.__name__, name, what, code)


def _next_door(module: ModuleType, name: str) -> Iterator[tuple[str, Any]]:
    """Yield functions of the same verb in the files beside this one, where each file holds one subject."""
    folder, _, own = module.__name__.rpartition(".")
    verb = name.partition("_")[0]
    for found in pkgutil.iter_modules(sys.modules[folder].__path__ if folder in sys.modules else ()):
        if found.name == own:
            continue
        other = importlib.import_module(f"{folder}.{found.name}")
        for label, one in vars(other).items():
            if label.startswith(f"{verb}_") and inspect.isroutine(inspect.unwrap(one)) and _home(one) == other.__name__:
                yield label, one


def _home(function: Any) -> str:
    return getattr(inspect.unwrap(function), "__module__", "")


def _fits(other: Any, plain: FunctionType) -> bool:
    other = inspect.unwrap(other)
    if not isinstance(other, FunctionType) or other.__code__.co_freevars:
        return False
    return len(inspect.signature(other).parameters) == len(inspect.signature(plain).parameters)


def _copy(function: FunctionType) -> FunctionType:
    """Return a function of its own, since the original may call the one that it replaces."""
    return FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__)


def _constants(function: FunctionType) -> Iterator[tuple[str, Any]]:
    returns = str(inspect.signature(function).return_annotation)
    if "Iterator" in returns or "Iterable" in returns:
        yield "nothing", iter(())
    elif returns in {"str", "'str'"}:
        yield "a sentence", "本年度未报送。"
    elif returns == "bool":
        yield "True", True
        yield "False", False
    elif returns in {"int", "float"}:
        yield "0", 0.0 if returns == "float" else 0
    elif returns.startswith(("list", "Sequence")):
        yield "[]", []
    elif returns.startswith("tuple"):
        yield "()", ()
    elif returns.startswith(("dict", "Mapping")):
        yield "{}", {}
    else:
        yield "None", None


_CONSTANTS = frozenset({"nothing", "a sentence", "True", "False", "0", "[]", "()", "{}", "None"})


def run(mutant: Mutant) -> str:
    """Try a mutant in a process of its own; return ``killed`` or ``survived``."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        sink = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(sink, stream)
        os._exit(_try(mutant))
    deadline = time.monotonic() + _TIME_LIMIT
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "survived" if status == 0 else "killed"
        if time.monotonic() > deadline:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "killed"
        time.sleep(0.05)


def _try(mutant: Mutant) -> int:
    plain = inspect.unwrap(getattr(sys.modules[mutant.module], mutant.function))
    builtins.__mutant__ = mutant.value  # type: ignore[attr-defined]  # the one place that the new code can reach
    if isinstance(mutant.value, CodeType):
        plain.__code__ = mutant.value
    else:
        code: Callable[..., Any] = _call if isinstance(mutant.value, FunctionType) else _give
        plain.__code__, plain.__defaults__, plain.__kwdefaults__ = code.__code__, None, None
    for paths in _tests(mutant.module):
        with contextlib.redirect_stdout(io.StringIO()):
            if pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *paths]):
                return 1
    return 0


def _give(*_args: Any, **_options: Any) -> Any:
    return __import__("builtins").__mutant__


def _call(*args: Any, **options: Any) -> Any:
    return __import__("builtins").__mutant__(*args, **options)


def _tests(module: str) -> Iterator[list[str]]:
    _package, stage, *rest = module.split(".")
    mirror = ROOT.joinpath("tests", stage, *rest[:-1], f"test_{rest[-1]}.py") if rest else ROOT / "tests" / stage / "none"
    if mirror.exists():
        yield [str(mirror)]
    yield [str(ROOT / "tests" / stage)]
    yield [str(ROOT / "tests" / name) for name in ("spec", "reports", "test_docs.py") if (ROOT / "tests" / name).exists()]


def main() -> int:
    """Print the table; the exit code is 1 where a share is below its aim or a name of the public face survives as a constant."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], help="modules below the package, such as measure.exits")
    parser.add_argument("--aim", type=float, default=0.95, help="share of measure and present that must be killed")
    only = parser.parse_args().only
    public = set(fupin_analysis.__all__)
    below = False
    for stage in STAGES:
        modules = [one for one in find_modules(stage) if not only or one.__name__.removeprefix("fupin_analysis.") in only]
        mutants = [mutant for module in modules for mutant in find_mutants(module)]
        if not mutants:
            continue
        survivors = []
        for mutant in mutants:
            if run(mutant) == "survived":
                survivors.append(mutant)
                print(f"  survived: {mutant.name}", flush=True)
        share = 1 - len(survivors) / len(mutants)
        aim = parser.get_default("aim") if stage != "crosscheck" else 0.85
        faces = [one.name for one in survivors if one.function in public and one.kind in _CONSTANTS]
        print(f"{stage}: {len(mutants)} mutants, {len(mutants) - len(survivors)} killed ({share:.1%}, aim {aim:.0%})", flush=True)
        below = below or share < aim or bool(faces)
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
