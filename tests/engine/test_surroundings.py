"""What a library finds that is imported before there is a kernel, and what it leaves, is what it would be in the kernel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.engine.test_hosts import _run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")

#: Runs a notebook that begins by importing the library ``own`` under both engines, and tells which imports were early.
_BOTH = """
import os
sys.path.append(os.environ["PYTHONPATH"])
def both(*cells):
    told = []
    for engine in ("nbclient", "fupin"):
        spec = {"name": "python3", "language": "python", "display_name": "p"}
        book = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata={"kernelspec": spec})
        book = papermill.execute_notebook(book, None, engine_name=engine, progress_bar=False)
        told.append([out.get("text") or out.get("data") for cell in book.cells for out in cell.outputs])
    print(told[0] == told[1], told[0] if told[0] == told[1] else told)
    from fupin_analysis.engine import zygotes
    (server,) = zygotes._servers.values()
    print([list(early) for early in server.warm])
"""


def _told(library: str, cells: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    place = folder / "lib"
    (place / "own-1.dist-info").mkdir(parents=True)
    (place / "own-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1\n")
    (place / "own-1.dist-info" / "entry_points.txt").write_text("[fupin_analysis.engine.imports]\nown = own\n")
    (place / "own.py").write_text(library)
    monkeypatch.setenv("PYTHONPATH", str(place))
    return _run(f"{_BOTH}both({', '.join(map(repr, cells))})", folder)[0].splitlines()


@pytest.mark.parametrize(
    ("library", "cell"),
    [
        (
            "import sys\nshell = type(get_ipython()).__name__, hasattr(get_ipython(), 'kernel'), __IPYTHON__, display.__name__\n"
            "streams = [(s.encoding, s.errors, s.isatty(), s.writable()) for s in (sys.stdout, sys.stderr)]\n"
            "start = sys.ps1, hasattr(sys.modules['__main__'], '__file__'), sys.argv[0][-10:], sys.argv[1], len(sys.argv) > 2\n",
            "print(own.shell, own.streams, own.start)",
        ),
        (
            "from IPython import get_ipython\nis_there = get_ipython() is not None\n",
            "print(own.is_there, own.get_ipython() is get_ipython())",
        ),
        (
            "import warnings\nwarnings.filterwarnings('ignore', 'one')\nwarnings.filterwarnings('error', 'two', append=True)\n",
            "import warnings\nfor f in warnings.filters: print(f[:2])",
        ),
        (
            "import logging\nlog = logging.getLogger('own')\nlog.propagate = False\nlog.addHandler(logging.StreamHandler())\n",
            "own.log.warning('heard')\nimport logging\n"
            "print([type(h()).__name__ for h in logging._handlerList], own.log.handlers[0]._closed)",
        ),
        (
            "import sys\nkept = sys.stdout\n",
            "print('first')\nown.kept.write('second\\n'); own.kept.flush()",
        ),
    ],
    ids=["facts", "the function", "filters", "a handler", "a stream"],
)
def test_an_early_import_finds_and_leaves_what_a_kernel_has(
    library: str, cell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same, early = _told(library, ("import own", cell), tmp_path, monkeypatch)
    assert same.startswith("True ")
    assert early == "[['import own']]"


@pytest.mark.parametrize(
    "library",
    [
        "get_ipython().events.register('pre_run_cell', lambda info: print('a cell'))\n",
        "name = get_ipython().kernel.implementation\n",
        "kept = get_ipython()\n",
        "print('imported')\n",
    ],
    ids=["events", "the kernel", "kept", "a word"],
)
def test_what_asks_for_more_is_imported_by_its_kernel(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same, early = _told(library, ("import own", "print('next')"), tmp_path, monkeypatch)
    assert same.startswith("True ")
    assert early == "[]"
