"""The page on how the package is built names the rooms there are, and what it says of the way of a figure holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

import fupin_analysis

ROOT = Path(__file__).parents[1]
PACKAGE = Path(fupin_analysis.__file__).parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

#: Modules that may lie beside the rooms.
_LOOSE = {"__init__.py", "__init__.pyi", "__main__.py", "errors.py"}


#: Names that two rooms share on purpose: a cell of a sheet is a cell with more to ask.
_SHARED = {"Cell"}

#: Names of functions that two rooms share: commands and what they call (`decide`, `publish`, `serve`, `show_findings`), and
#: words for things that a room has of its own.
_SHARED_FUNCTIONS = frozenset(
    {
        *("decide", "publish", "serve", "show_findings", "prepare"),
        *("change", "item_label", "kind_of", "measure_of", "name_of", "outline", "period_label", "table_html", "typed"),
    }
)


#: How many modules a room holds at most before it gets rooms of its own.
_MOST_MODULES = 24


def rooms() -> set[str]:
    return {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name not in {"__pycache__", "notebooks"}}


def test_the_table_names_every_room_and_no_other() -> None:
    named = re.findall(r"(?m)^\| `(\w+)/` \|", PAGE)
    assert sorted(named) == sorted(rooms())


def test_the_picture_shows_every_room() -> None:
    (picture,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert {name for name in rooms() if not re.search(rf"\b{name}\b", picture)} == set()


def test_few_modules_lie_beside_the_rooms() -> None:
    assert {path.name for path in PACKAGE.glob("*.py*") if path.is_file()} == _LOOSE


def _within() -> set[str]:
    """Return the rooms within rooms; those of prose have a page of their own."""
    found = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("*/*/__init__.py")}
    return {name for name in found if not name.startswith("notebooks")}


def test_the_second_table_names_every_room_within_a_room_and_no_other() -> None:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if re.match(r"\| `\w+/\w+/`", line)]
    assert sorted(name for row in rows for name in re.findall(r"`(\w+/\w+)/`", row)) == sorted(_within())


def test_a_room_that_grows_gets_rooms_of_its_own() -> None:
    crowded = {}
    for folder in PACKAGE.rglob("__init__.py"):
        modules = [path.name for path in folder.parent.glob("*.py") if path.name != "__init__.py"]
        if len(modules) > _MOST_MODULES:
            crowded[folder.parent.relative_to(PACKAGE).as_posix()] = len(modules)
    assert crowded == {}


def test_the_contract_orders_the_rooms_as_the_picture_does() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contract = text[text.index("layers = [") : text.index("]", text.index("layers = ["))]
    order = re.findall(r"fupin_analysis\.(\w+)", contract)
    picture = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0]
    places = [re.search(rf"\b{name}\b", picture).start() for name in order]  # type: ignore[union-attr]
    assert places == sorted(places)


@pytest.mark.parametrize("module", ["fupin_analysis", "fupin_analysis.reports.unit.opening"])
def test_what_is_not_needed_is_not_loaded(module: str) -> None:
    heavy = "pandas,matplotlib,papermill,seaborn,scipy,fupin_analysis.clean,fupin_analysis.acquire,fupin_analysis.crosscheck"
    code = f"import sys, {module}; print([name for name in '{heavy}'.split(',') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_batch_that_makes_nothing_loads_nothing_that_draws_or_reads() -> None:
    heavy = "pandas,matplotlib,papermill,nbconvert,scipy,docx,xlsxwriter,fupin_analysis.flow"
    code = f"import sys, fupin_analysis.batch.run; print([name for name in '{heavy}'.split(',') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_paths_it_names_are_there() -> None:
    for path in re.findall(r"`((?:core|reports|vocabulary)/[\w./]+\.\w+)`", PAGE):
        assert (PACKAGE / path).is_file(), path


@pytest.mark.parametrize(("folder", "most"), [("fupin_analysis", 400), ("benchmarks", 400), ("tests", 400)])
def test_no_module_is_longer_than_a_reader_holds(folder: str, most: int) -> None:
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: lines for name, lines in sizes.items() if lines > most} == {}


def test_no_two_rooms_call_different_things_by_one_class() -> None:
    """A class of the same name in two rooms is one that the first builds on, or a private helper."""
    found: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(path.relative_to(PACKAGE).as_posix())
    twice = {name: sorted(paths) for name, paths in found.items() if len(paths) > 1}
    assert twice.keys() <= _SHARED, twice


def _public(kind: tuple[type, ...]) -> dict[str, set[str]]:
    """Public names of the package's modules, by the room (or the stage's folder) that defines them."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, kind) and not node.name.startswith("_"):  # type: ignore[attr-defined]
                found.setdefault(node.name, set()).add(path.relative_to(PACKAGE).parts[0])  # type: ignore[attr-defined]
    return found


def test_two_rooms_share_few_names_of_functions_and_each_for_a_reason() -> None:
    """Commands are called as what they do; the others stand in rooms that never meet, for things of their own."""
    shared = {name for name, rooms in _public((ast.FunctionDef,)).items() if len(rooms) > 1}
    assert shared <= _SHARED_FUNCTIONS, shared - _SHARED_FUNCTIONS


def _needs() -> dict[str, set[str]]:
    """Modules that each module names in its imports, wherever they stand: also those for types, and those put off."""
    files = {".".join((ROOT / path).relative_to(ROOT).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    names = {name.removesuffix(".__init__"): path for name, path in files.items()}
    needs: dict[str, set[str]] = {}
    for name, path in names.items():
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("fupin_analysis"):
                whole = {f"{node.module}.{one.name}" for one in node.names}
                found |= (whole & names.keys()) or {node.module}
        needs[name] = {one for one in found if one in names and one not in {name, "fupin_analysis"}}
    return needs


def _reached(start: str, needs: dict[str, set[str]]) -> set[str]:
    found, waiting = set(), list(needs[start])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += needs[one]
    return found


def test_no_file_needs_itself_by_way_of_others() -> None:
    """A report and the parts that only its own page has are typed by each other; what all share stands below both."""
    needs, own = _needs(), ("township", "municipality", "week")
    round_about = {name.removeprefix("fupin_analysis.") for name in needs if name in _reached(name, needs)}
    assert {name for name in round_about if not name.startswith(tuple(f"reports.{folder}." for folder in own))} == set()


def test_nothing_is_defined_that_nothing_names() -> None:
    """A function, class or constant is named elsewhere than where it is made; commands are called by their decorator."""
    places = [*PACKAGE.rglob("*"), *(ROOT / "benchmarks").glob("*.py"), *(ROOT / "tools").glob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in places if path.suffix in {".py", ".pyi", ".j2"}}
    texts[ROOT / "pyproject.toml"] = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    said = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    made = Counter(name for path in PACKAGE.rglob("*.py") for name in _made_in(ast.parse(texts[path])))
    assert {name for name, times in made.items() if said[name] <= times and not name.startswith("__")} == {"SHA256"}  # of data


def _made_in(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a module gives to functions, classes and constants of its own."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


#: Texts with Chinese words that modules of a room hold at most: patterns, and what is shown. They get fewer; new words of the
#: trade go to the vocabulary. Cleaning reads by patterns, which still change.
_CHINESE_TEXTS = {
    "acquire": 40,
    "batch": 6,
    "clean": 3800,
    "cli": 4,
    "core": 322,
    "crosscheck": 45,
    "desk": 3,
    "engine": 0,
    "errors.py": 1,
    "flow": 0,
    "forms": 3,
    "measure": 2,
    "present": 50,
    "render": 26,
    "reports": 4,
    "synth": 122,
    "__main__.py": 1,
}
#: Lists of four or more plain words among them: these are data, and stand in code only until somebody moves them.
_LISTS_OF_WORDS = {"batch": 1, "clean": 33, "core": 7, "crosscheck": 1, "present": 1, "render": 2, "synth": 7}


def _texts_of(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module but for its docstrings."""
    held = (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body)
    told = {id(node.body[0].value) for node in held if isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def _lists_of_words(tree: ast.Module) -> Iterator[str]:
    """Yield the names of a module's own lists, tables and sets of four or more plain Chinese words."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(
            node.value, ast.Dict | ast.Tuple | ast.Set | ast.List | ast.Call
        ):
            texts = (one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant) and isinstance(one.value, str))
            if sum(re.fullmatch("[一-鿿（）]+", text) is not None for text in texts) >= 4:
                yield ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


@pytest.mark.parametrize(("found_in", "most"), [(_texts_of, _CHINESE_TEXTS), (_lists_of_words, _LISTS_OF_WORDS)])
def test_words_of_the_trade_stand_in_the_vocabulary(
    found_in: Callable[[ast.Module], Iterator[str]], most: dict[str, int]
) -> None:
    counts: Counter[str] = Counter()
    for path in PACKAGE.rglob("*.py"):
        tree, room = ast.parse(path.read_text(encoding="utf-8")), path.relative_to(PACKAGE).parts[0]
        is_text = found_in is _texts_of
        counts[room] += sum(not is_text or re.search("[一-鿿]", text) is not None for text in found_in(tree))
    assert {room: count for room, count in counts.items() if count > most.get(room, 0)} == {}


def test_what_is_not_checked_says_why() -> None:
    """A line that a tool is told to leave alone names the rule, and the reason behind it."""
    silent = re.compile(r"#\s*(?:type: ignore|noqa)(?![^#\n]*\]?[^#\n]*  # \S)")
    lines = [
        (path.relative_to(PACKAGE).as_posix(), line.strip())
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [(name, line) for name, line in lines if silent.search(line)] == []


def test_toml_is_read_in_one_place() -> None:
    readers = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "import tomllib" in path.read_text("utf-8")
    }
    assert readers == {"core/words/program_words.py", "core/disk/toml.py"}


def test_the_map_of_new_code_leads_to_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = [path for path in re.findall(r"`([\w./<>-]+)`", text[: text.index("## Rules")]) if "/" in path and "<" not in path]
    places = [path.removeprefix("fupin_analysis/") for path in named]
    assert len(places) > 20
    assert [path for path in places if not (PACKAGE / path).exists() and not (ROOT / path).exists()] == []


#: What lies at the top of the project beside its folders; data of the table of parameters and the like lie in folders.
_AT_THE_TOP = re.compile(
    r"\.gitignore|\.pre-commit-config\.yaml|[A-Z]+(?:\.zh)?\.md|CITATION\.cff|LICENSE|Makefile|constraints\.txt|pyproject\.toml"
)


def test_nothing_that_was_made_lies_at_the_top() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: nobody knows what belongs to it")
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    assert [name for name in kept if name and "/" not in name and not _AT_THE_TOP.fullmatch(name)] == []


def _imports(path: Path, modules: Collection[str]) -> Iterator[str]:
    """Return what a module imports of the house, late and for types alone as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{one.name}" for one in node.names)
            yield from (name if name in modules else node.module for name in names)


def test_no_module_imports_one_that_imports_it_even_for_types() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if "notebooks" not in path.relative_to(PACKAGE).parts]
    modules = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    needs = {name: {one for one in _imports(path, modules) if one in modules and one != name} for name, path in modules.items()}
    while free := [name for name, needed in needs.items() if not needed & needs.keys()]:  # of what is left, nobody needs another
        for name in free:
            del needs[name]
    assert sorted(needs) == []
