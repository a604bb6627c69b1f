"""Whether a test turns red when a function of measure, present or crosscheck, or of rooms named, is replaced or changed inside.

A function is replaced by a constant and by its neighbour, and changed inside by one operator at a time: a comparison turned, a
sum made a difference, a condition negated, a number one higher (:mod:`benchmarks.mutation`).

    python benchmarks/mutants.py                     # every public function of the three stages
    python benchmarks/mutants.py --only measure.exits --only present.draw.causes
    python benchmarks/mutants.py --only clean.across --private --tests tests/clean --tests tests/kinds   # a room of another stage
    python benchmarks/mutants.py --every 4           # a quarter of the changes inside functions
    python benchmarks/mutants.py --again table.txt   # what survived in a table printed before

Each mutant runs in a process of its own, forked from one that has imported everything and collected the tests, against the tests
that reach its line (:mod:`benchmarks.mutant_trials`). A mutant that they all let pass has *survived*: nothing would notice if the
function were broken so.
"""

from __future__ import annotations

import argparse
import builtins
import functools
import importlib
import inspect
import itertools
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that `python benchmarks/mutants.py` works from anywhere

import fupin_analysis
from benchmarks.mutant_trials import BUDGET, ROOT, Trials, collected, survives
from benchmarks.mutation import changed

#: Share of the mutants of a stage that must be killed.
AIMS = {"measure": 0.95, "present": 0.95, "crosscheck": 0.85}
STAGES = tuple(AIMS)
#: The same for rooms of other stages.
LOWEST_AIM = 0.85

#: Said behind a mutant whose line no test reaches.
UNREACHED = " (no test reaches it)"


@dataclass(frozen=True)
class Mutant:
    """A function, and what stands in its place."""

    module: str
    function: str
    kind: str
    path: str
    lines: range
    value: Any = field(compare=False)

    @property
    def name(self) -> str:
        """Name as printed."""
        return f"{_short(self.module)}.{self.function} → {self.kind}"

    @property
    def group(self) -> str:
        """What kind of change it is."""
        if isinstance(self.value, CodeType):
            return "operators"
        return "constants" if self.kind in _CONSTANTS else "neighbours"


def _short(module: str) -> str:
    return module.removeprefix("fupin_analysis.")


def find_modules(stage: str) -> Iterator[ModuleType]:
    """Yield the modules of a stage."""
    package = importlib.import_module(f"fupin_analysis.{stage}")
    yield package
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def find_mutants(module: ModuleType, *, every: int = 1, private: bool = False) -> Iterator[Mutant]:
    """Yield a constant and a neighbour for every public function of a module, and every so manieth change of an operator."""
    functions = {
        name: one
        for name, one in vars(module).items()
        if (private or not name.startswith("_")) and inspect.isroutine(inspect.unwrap(one)) and _home(one) == module.__name__
    }
    names = list(functions)
    for place, name in enumerate(names):
        plain = inspect.unwrap(functions[name])
        if not isinstance(plain, FunctionType) or plain.__code__.co_freevars:
            continue
        path, whole = plain.__code__.co_filename, _body(plain)
        for kind, value in _constants(plain):
            yield Mutant(module.__name__, name, kind, path, whole, value)
        near = [(other, functions[other]) for other in names[place + 1 :] + names[:place]]
        others = [(other, one) for other, one in [*near, *_next_door(module, name)] if _fits(one, plain)]
        if others:
            yield Mutant(module.__name__, name, f"{others[0][0]}()", path, whole, _copy(inspect.unwrap(others[0][1])))
        for change in itertools.islice(changed(plain), 0, None, every):
            yield Mutant(module.__name__, name, change.what, path, change.lines, change.code)


def _body(function: FunctionType) -> range:
    """Return the lines that a call of the function runs through first; the line of ``def`` itself runs when it is imported."""
    lines = [line for _start, _end, line in function.__code__.co_lines() if line and line > function.__code__.co_firstlineno]
    return range(min(lines, default=0), max(lines, default=0) + 1)


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


def put(mutant: Mutant) -> None:
    """Put a mutant where its function is, for everything that has imported it by now."""
    plain = inspect.unwrap(getattr(sys.modules[mutant.module], mutant.function))
    builtins.__mutant__ = mutant.value  # type: ignore[attr-defined]  # the one place that the new code can reach
    if isinstance(mutant.value, CodeType):
        plain.__code__ = mutant.value
    else:
        code: Callable[..., Any] = _call if isinstance(mutant.value, FunctionType) else _give
        plain.__code__, plain.__defaults__, plain.__kwdefaults__ = code.__code__, None, None


def _give(*_args: Any, **_options: Any) -> Any:
    return __import__("builtins").__mutant__


def _call(*args: Any, **options: Any) -> Any:
    return __import__("builtins").__mutant__(*args, **options)


def _mirror(module: str) -> str:
    """Return the end of the path of the tests that mirror a module."""
    _package, stage, *rest = module.split(".")
    return "/".join(["tests", stage, *rest[:-1], f"test_{rest[-1]}.py"]) if rest else "/tests/none"


def main() -> int:
    """Print the table; the exit code is 1 where a share is below its aim or a name of the public face survives as a constant."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], help="modules or rooms: measure.exits, clean.across")
    parser.add_argument("--private", action="store_true", help="functions of a leading underscore, too")
    parser.add_argument("--tests", action="append", default=[], help="files and folders of tests, instead of the usual")
    parser.add_argument("--every", type=int, default=1, help="try every so manieth change of an operator in each function")
    parser.add_argument("--again", type=Path, help="a table printed before: try its survivors again and nothing else")
    parser.add_argument("--budget", type=float, default=BUDGET, help="seconds of tests that a mutant is tried with at most")
    parser.add_argument("--reach", type=Path, help="keep there which test reaches what, and use it where nothing has changed")
    options = parser.parse_args()
    again = _survivors(options.again) if options.again else None
    chosen: dict[str, list[Mutant]] = {}
    for stage in dict.fromkeys(one.partition(".")[0] for one in options.only) or STAGES:
        modules = [one for one in find_modules(stage) if not options.only or _is_within(_short(one.__name__), options.only)]
        found = (find_mutants(module, every=options.every, private=options.private) for module in modules)
        chosen[stage] = [one for one in itertools.chain(*found) if again is None or one.name in again]
    tell = functools.partial(_print_table, chosen=chosen, reach=options.reach, budget=options.budget, every=options.every)
    return collected(tell, options.tests)


def _is_within(module: str, names: list[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def _survivors(table: Path) -> set[str]:
    lines = (line.partition("survived: ")[2] for line in table.read_text(encoding="utf-8").splitlines())
    return {line.removesuffix(UNREACHED) for line in lines if line}


def _print_table(trials: Trials, *, chosen: dict[str, list[Mutant]], reach: Path | None, budget: float, every: int) -> int:
    began = time.monotonic()
    trials.learn([ROOT / "fupin_analysis" / stage for stage in chosen], reach)
    print(f"{len(trials.items)} tests collected, run once in {sum(trials.reach.seconds.values()):.0f} s under coverage;", end=" ")
    print(f"a mutant is tried by those that reach its line, {budget:.0f} s of them at most", end="")
    print("" if every == 1 else f"; of the operators of each function one in {every} is tried, from its first on", flush=True)
    for name in sorted(trials.reach.red):
        print(f"  left out, since it fails without any mutant: {name}")
    public, faces, below = set(fupin_analysis.__all__), [], False
    for stage, mutants in chosen.items():
        left: list[Mutant] = []
        for mutant in mutants:
            tests = trials.tests(mutant.path, mutant.lines, _mirror(mutant.module), budget)
            if not tests or survives(functools.partial(put, mutant), tests):
                left.append(mutant)
                print(f"  survived: {mutant.name}{'' if tests else UNREACHED}", flush=True)
        faces += [one.name for one in left if one.function in public and one.kind in _CONSTANTS]
        for group, members in _groups(mutants):
            print(f"{stage:<12}{group:<12}{len(members):>6} mutants{_killed(members, left)}", flush=True)
        if mutants:
            aim = AIMS.get(stage, LOWEST_AIM)
            print(f"{stage:<12}{'all':<12}{len(mutants):>6} mutants{_killed(mutants, left)}   aim {aim:.0%}", flush=True)
            below = below or 1 - len(left) / len(mutants) < aim
    print(f"functions of the public face that survive as a constant: {len(faces)}{''.join(f'{chr(10)}  {one}' for one in faces)}")
    print(f"{(time.monotonic() - began) / 60:.0f} minutes in one process at a time")
    return int(below or bool(faces))


def _groups(mutants: list[Mutant]) -> Iterator[tuple[str, list[Mutant]]]:
    for group in ("constants", "neighbours", "operators"):
        members = [one for one in mutants if one.group == group]
        if members:
            yield group, members


def _killed(mutants: list[Mutant], left: list[Mutant]) -> str:
    killed = len(mutants) - len(set(mutants) & set(left))
    return f"{killed:>6} killed {killed / len(mutants):>7.1%}"


if __name__ == "__main__":
    sys.exit(main())
