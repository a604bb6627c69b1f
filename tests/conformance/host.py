"""Run cases under one engine in one process, as a long-lived host does, and write down everything that can be compared.

``python -m tests.conformance.host ENGINE FILE [NAME …]`` appends one line of JSON for each case to FILE.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from tests.conformance.case import Case
from tests.conformance.cases import CASES

#: Seconds after which a case is taken to hang.
HANGS = 60

#: The engine's own frames in a traceback of papermill: named in docs/engine.md.
_OWN_FRAME = re.compile(
    r'  File "[^"]*fupin_analysis/engine/(?:forking\.py", line \d+, in execute_notebook|manager\.py", line \d+, in _async_launch_kernel)'
    r"\n.*\n(?: *[\^~]+\n)?"
)

#: What a cell's duration cannot be less than; more it may well be.
_SLEEP = re.compile(r"^(?:import time; )?time\.sleep\(([\d.]+)\)$", re.MULTILINE)

_VOLATILE = (
    (re.compile(r"0x[0-9a-f]{6,}"), "0x"),
    (re.compile(r"ipykernel_\d+"), "ipykernel_N"),
    (re.compile(r"/tmp/tmp[\w/-]*\.json"), "CONNECTION"),
    (re.compile(r"tmp\w{8}"), "TEMPORARY"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+Z?"), "TIME"),
    (re.compile(r"\b(?:\d+\.\d+|\d+) ?[mµnu]?s\b"), "DURATION"),
    (re.compile(r"\d+%\|.*?it/s\]|\d+%\|.*?\]|\d+\.\d+(?:s/|cell|it)\S*"), "PROGRESS"),
    (re.compile(r"(?:PROGRESS|\r|Executing: *)+"), "PROGRESS"),
    (re.compile(r"\bnbclient\b|\bfupin\b(?!_)"), "ENGINE"),
    (re.compile(r"(Thread|Task)-\d+"), r"\1"),
)


@contextlib.contextmanager
def _captured(told: dict[str, Any]) -> Iterator[None]:
    """Catch what this process and its kernels write to their descriptors."""
    sys.stdout.flush()
    sys.stderr.flush()
    keep = [os.dup(1), os.dup(2)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for number, (name, file) in enumerate((("stdout", out), ("stderr", err))):
                os.dup2(keep[number], number + 1)
                os.close(keep[number])
                file.seek(0)
                told[name] = file.read().decode(errors="backslashreplace")


def _left(folder: Path) -> list[str]:
    """Commands of processes that still work in the folder, which are then killed."""
    left = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            is_here = link.readlink().is_relative_to(folder)
            command = (link.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except OSError:
            continue
        if is_here and int(link.parent.name) != os.getpid() and command:
            left.append(command)
            os.kill(int(link.parent.name), signal.SIGKILL)
    return sorted(left)


def _files(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = os.fsencode(path.relative_to(folder)).decode(errors="backslashreplace")
        if path.is_file() and name not in {"in.ipynb", "out.ipynb"} and "__pycache__" not in name and "ipy/" not in name:
            found[name] = path.read_bytes()[:500].decode(errors="backslashreplace")
    return found


def _run(case: Case, engine: str, folder: Path) -> dict[str, Any]:
    import papermill
    from papermill.cli import papermill as command

    if case.raw:
        (folder / "in.ipynb").write_text(case.raw, encoding="utf-8")
    else:
        nbformat.write(case.notebook(), folder / "in.ipynb")
    told: dict[str, Any] = {"exit": 0, "error": ""}
    with _captured(told):
        try:
            if case.api:
                options = dict(case.api)
                if isinstance(options.get("config"), dict):
                    from traitlets.config import Config

                    options["config"] = Config({key: dict(value) for key, value in options["config"].items()})
                papermill.execute_notebook(
                    str(folder / "in.ipynb"),
                    str(folder / "out.ipynb"),
                    engine_name=engine,
                    progress_bar=False,
                    cwd=str(folder),
                    **options,
                )
            else:
                given = [engine if option == "{engine}" else option.replace("FOLDER", str(folder)) for option in case.options]
                output = folder / "out.ipynb"
                if "--output" in given:
                    place = given.index("--output")
                    output = folder / given[place + 1]
                    del given[place : place + 2]
                bar = [] if "--progress-bar" in given else ["--no-progress-bar"]
                words = ["--engine", engine, "--cwd", str(folder), *bar, *given, str(folder / "in.ipynb"), str(output)]
                command.main(words, prog_name="papermill")
        except SystemExit as end:
            told["exit"] = end.code or 0
        except Exception as error:
            told["exit"], told["error"] = 1, f"{type(error).__name__}: {error}"
    told["stderr"] = _OWN_FRAME.sub("", told["stderr"])
    return told


def _notebook(folder: Path) -> Any:
    path = folder / "out.ipynb"
    if not path.exists():
        return None
    notebook = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        if told := cell["metadata"].get("papermill"):
            for name in ("start_time", "end_time"):
                told[name] = told.get(name) is not None
            slept = sum(map(float, _SLEEP.findall("".join(cell.get("source", "")))))
            told["duration"] = None if told.get("duration") is None else told["duration"] > slept * 0.95
        if "injected-parameters" in cell["metadata"].get("tags", []):
            cell.pop("id", None)
    told = notebook["metadata"].get("papermill", {})
    for name in ("start_time", "end_time", "duration"):
        told[name] = told.get(name) is not None
    return _without_names(notebook)


def _without_names(notebook: Any) -> Any:
    """Return a notebook with its widgets as a list, in an order that does not depend on their names, which chance draws."""
    kept = [one for one in notebook["metadata"].get("widgets", {}).values() if "state" in one]
    names = [name for one in kept for name in one["state"]]
    for one in kept:
        one["state"] = list(one["state"].values())
    text = json.dumps(notebook)
    for name in names:
        text = text.replace(name, "WIDGET")
    notebook = json.loads(text)
    for one in notebook["metadata"].get("widgets", {}).values():
        one.get("state", []).sort(key=json.dumps)
    return notebook


def run_case(case: Case, engine: str) -> dict[str, Any]:
    """Run a case in a folder of its own; return what is compared."""
    folder = Path(tempfile.mkdtemp(prefix="case-")).resolve()
    names: dict[str, Any] = {"FOLDER": str(folder)}
    try:
        for name, text in case.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        start = time.monotonic()
        signal.alarm(HANGS)
        try:
            exec(case.host[0], names)
            try:
                told = _run(case, engine, folder)
            finally:
                exec(case.host[1], names)
            told["hangs"] = False
        except TimeoutError:
            told = {"hangs": True}
        finally:
            signal.alarm(0)
        seconds = time.monotonic() - start
        time.sleep(0.1)
        told |= {"left": _left(folder), "files": _files(folder), "notebook": _notebook(folder)}
        text = json.dumps(told, ensure_ascii=True).replace(str(folder), "FOLDER")
        for pattern, word in _VOLATILE:
            text = pattern.sub(word, text)
        return {**json.loads(text), "seconds": seconds}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hang(_number: int, _frame: object) -> None:
    raise TimeoutError("the case hangs")


def main() -> None:
    """Run the cases that are named, or all."""
    engine, path, *names = sys.argv[1:]
    signal.signal(signal.SIGALRM, _hang)
    with Path(path).open("a", encoding="utf-8") as file:
        for name in names or CASES:
            file.write(json.dumps({"name": name, **run_case(CASES[name], engine)}) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
