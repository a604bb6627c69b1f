"""What a notebook begins by importing: the libraries a server may have loaded before the notebook asks for them.

Only the run of imports that opens a notebook counts, before anything that could change what an import does: from the first
statement on that is neither an import nor a constant given a name, nothing is loaded early.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import Any

#: Libraries whose import is the same early: it depends on files and the environment alone, and leaves only sleeping threads.
_LIBRARIES = frozenset({"matplotlib", "numpy", "pandas", "seaborn"})

#: What these load in turn, and a file they read, by the names that would come first in a notebook's folder.
_SHADOWS = _LIBRARIES | {
    *("matplotlibrc", "dateutil", "pytz", "tzdata", "six", "PIL", "pyarrow", "cycler", "kiwisolver", "packaging", "pyparsing"),
    *("contourpy", "fontTools", "scipy", "statsmodels", "numexpr", "bottleneck", "mpl_toolkits", "pylab"),
}

#: Loaded with every kernel.
_KERNELS_OWN = frozenset({"IPython", "ipykernel", "traitlets"})

#: Group of entry points by which a distribution says of its modules what is true of the libraries above.
_DECLARED = "fupin_analysis.engine.imports"

#: Arguments of ipykernel that do nothing to an import.
_HARMLESS_ARGUMENTS = ("--HistoryManager.", "--IPKernelApp.log_level=")

#: Magic commands that do nothing to an import.
_HARMLESS = re.compile(r"^%(matplotlib inline|config InlineBackend\..*|load_ext autoreload|autoreload( \d)?)\s*$", re.MULTILINE)

#: The module that starts a kernel, and what tells which modules the interpreter loads until it has done its first lines.
_LAUNCHER = "ipykernel_launcher"
_TELL_START = f"""
import sys
before = set(sys.modules)
import runpy, pathlib
if not getattr(sys.flags, "safe_path", False) and not sys.flags.isolated:
    origins = {{name: getattr(sys.modules[name].__spec__, "origin", None) for name in sys.modules.keys() - before}}
    print("{_LAUNCHER}", *(name for name, origin in origins.items() if origin not in (None, "built-in", "frozen")))
"""

#: Filters of warnings are the whole process's.
_alone = threading.Lock()

#: Options of a run under which its cells are those of the notebook, from the first on.
_PLAIN_OPTIONS = frozenset(
    {
        *("output_path", "progress_bar", "log_output", "autosave_cell_every", "input_path", "stdout_file", "stderr_file"),
        *("start_timeout", "execution_timeout", "timeout", "startup_timeout", "iopub_timeout", "timeout_func", "config"),
        *("allow_errors", "allow_error_names", "resources", "nest_asyncio", "request_save_on_cell_execute"),
        *("interrupt_on_timeout", "raise_on_iopub_timeout", "store_widget_state", "record_timing", "shutdown_kernel"),
    }
)


def early_imports(nb: Any, options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the import statements that may run before the notebook does, in order.

    Parameters
    ----------
    nb
        The notebook, with its parameters.
    options
        Those it will be run with.
    """
    if not options.keys() <= _PLAIN_OPTIONS or "NotebookClient" in (options.get("config") or {}):
        return ()
    found: list[str] = []
    for source in _sources(nb):
        for statement in _statements(source):
            if statement is None:
                return tuple(dict.fromkeys(found))
            found += [statement] * bool(statement)
    return tuple(dict.fromkeys(found))


def allowed_early(
    statements: Sequence[str], arguments: Sequence[str], environment: Mapping[str, str], folder: str
) -> Sequence[str]:
    """Return the statements where nothing of a kernel's own setting could change what they do, otherwise none.

    Parameters
    ----------
    statements
        What :func:`early_imports` returned.
    arguments, environment, folder
        Arguments of ipykernel's launcher, variables and working directory of the kernel.
    """
    is_usual = all(word.startswith(_HARMLESS_ARGUMENTS) for word in arguments[2:])  # after -f and the connection file
    is_free = bool(statements) and is_usual and not _has_startup(environment) and not _is_shadowed(statements, folder)
    return statements if is_free else ()


def _is_shadowed(statements: Iterable[str], folder: str) -> bool:
    """Whether a file in the notebook's folder would be imported, or read, instead of what these statements mean."""
    names = {re.split(r"[\s.]", statement)[1] for statement in statements} | _SHADOWS
    return bool(names & _names_in(folder)) or not os.access(folder, os.R_OK)


def _names_in(folder: str) -> set[str]:
    try:
        return {path.name.partition(".")[0] for path in Path(folder).iterdir()}
    except OSError:  # then nothing is imported from there either
        return set()


def tells_imports(program: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether a Python started so prints what it imports, of which a fork has nothing left to print.

    Examples
    --------
    >>> tells_imports(["python", "-X", "importtime"], {}), tells_imports(["python"], {"PYTHONVERBOSE": "1"})
    (True, True)
    >>> tells_imports(["python", "-X", "dev"], {})
    False
    """
    by_option = any(re.fullmatch(r"(-X)?importtime(=.*)?|-(?![XW])[A-Za-z]*v[A-Za-z]*", word) for word in program[1:])
    return by_option or any(environment.get(name) for name in ("PYTHONPROFILEIMPORTTIME", "PYTHONVERBOSE"))


def is_disturbed(program: Sequence[str], environment: Mapping[str, str], folder: str) -> bool:
    """Whether a file of the notebook's folder takes part in the start of an ordinary kernel, which a fork has behind it.

    ``python -m`` looks there first, until ipykernel's launcher takes the folder from the path: a ``types.py`` there is loaded
    instead of the standard library's.

    Parameters
    ----------
    program, environment, folder
        What starts the kernel, with which variables and where.
    """
    own = {name for name in _names_in(folder) & (sys.stdlib_module_names | {_LAUNCHER}) if _is_module(Path(folder, name))}
    return bool(own) and bool(own & _loaded_by_start(tuple(program), frozenset(environment.items())))


def _is_module(path: Path) -> bool:
    return Path(path, "__init__.py").exists() or any(path.with_name(path.name + suffix).exists() for suffix in all_suffixes())


@cache
def _loaded_by_start(program: tuple[str, ...], environment: frozenset[tuple[str, str]]) -> frozenset[str]:
    command = [*program, "-c", _TELL_START]
    told = subprocess.run(command, env=dict(environment), cwd="/", capture_output=True, text=True, check=False)
    return frozenset(told.stdout.split()) if told.returncode == 0 else frozenset()


def _has_startup(environment: Mapping[str, str]) -> bool:
    """Whether IPython is set up to run something before the first cell."""
    home = Path(environment.get("IPYTHONDIR") or Path(environment.get("HOME", "/")) / ".ipython")
    folders = (home / "profile_default", Path(sys.prefix, "etc/ipython"), Path("/usr/local/etc/ipython"), Path("/etc/ipython"))
    patterns = ("*config.py", "*config.json", "startup/*.py", "startup/*.ipy")
    found = (path for folder in folders for pattern in patterns for path in folder.glob(pattern))
    return "PYTHONSTARTUP" in environment or next(found, None) is not None


def _sources(nb: Any) -> Iterator[str]:
    for cell in nb.cells:
        if cell.cell_type == "code" and "skip-execution" not in (cell.metadata.get("tags") or ()):
            yield _HARMLESS.sub("", cell.get("source", "?"))


def _statements(source: str) -> Iterator[str | None]:
    """Yield each import worth running early, an empty text for what does no harm before one, None where the run ends."""
    try:
        body = _parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        yield None
        return
    for node in body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield _early(alias.name, f"import {alias.name}")
        elif isinstance(node, ast.ImportFrom):
            names = ", ".join(alias.name for alias in node.names)
            yield _early(node.module or "", f"from {node.module} import {names}") if not node.level else None
        elif not _is_constant(node):
            yield None
        else:
            yield ""


def _parse(source: str) -> list[ast.stmt]:
    """Parse a cell, without a word of its odd escapes: the kernel is going to say it."""
    with _alone, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source).body


def _early(module: str, statement: str) -> str | None:
    root = module.partition(".")[0]
    if root in _LIBRARIES or root in _declared():
        return statement
    return "" if root in _KERNELS_OWN or root in sys.stdlib_module_names else None


def _is_constant(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Name | ast.Constant):
        targets = [node.target]
    else:
        return False
    if not all(isinstance(target, ast.Name) for target in targets) or node.value is None:
        return False
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, RecursionError, MemoryError):
        return False
    return True


@cache
def _declared() -> frozenset[str]:
    from importlib.metadata import entry_points

    return frozenset(point.value.partition(".")[0] for point in entry_points(group=_DECLARED))
