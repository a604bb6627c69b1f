"""Hosts of every sort: with odd variables, with two notebooks at once in threads, with a running event loop."""

from __future__ import annotations

from tests.conformance.case import Case

#: Runs notebooks beside that of the case, under the same engine, and writes down what they printed.
_BESIDE = """
import os, sys, threading, time, nbformat, papermill
before = dict(os.environ)
def run(*cells):
    spec = {"name": "python3", "language": "python", "display_name": "p"}
    cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})
    try:
        book = papermill.execute_notebook(book, None, engine_name=sys.argv[1], progress_bar=False)
    except Exception as error:
        return type(error).__name__
    return "".join(out.get("text", "") for cell in book.cells for out in cell.outputs)
def beside(name, *cells):
    def work():
        text = run(*cells)
        with open(os.path.join(FOLDER, name), "w") as file:
            file.write(text)
    threads.append(threading.Thread(target=work))
    threads[-1].start()
threads = []
def wait_for(name):
    for _turn in range(300):
        if os.path.exists(os.path.join(FOLDER, name)):
            return
        time.sleep(0.1)
"""

_AS_BEFORE = "for thread in threads: thread.join()\nos.environ.clear(); os.environ.update(before)"

_WAIT = "import os, time\nopen(os.path.join({folder!r}, 'begun'), 'w').close()\ntime.sleep({seconds})\nprint('to the end')"


def _beside(then: str, cell: str = "", seconds: float = 6) -> tuple[str, str]:
    """Host that starts a long notebook in a thread, then does something before that of the case runs."""
    long = f"{_WAIT!r}.format(folder=FOLDER, seconds={seconds})"
    return f"{_BESIDE}beside('beside.txt', {cell!r}, {long})\nwait_for('begun')\n{then}", _AS_BEFORE


def _variables(**values: str) -> tuple[str, str]:
    """Host with these variables."""
    return f"import os\nbefore = dict(os.environ)\nos.environ.update({values!r})", "os.environ.clear(); os.environ.update(before)"


def _env(cell: str, **values: str) -> Case:
    return Case([cell], host=_variables(**values))


CASES = {
    # --- variables of the host
    "names of variables": Case(
        [
            "import os\nprint(sorted(os.environ))\nraw = open('/proc/self/environ', 'rb').read().split(b'\\0')\nprint(sorted(n.partition(b'=')[0] for n in raw))"
        ]
    ),
    "a variable that is not UTF-8": Case(
        ["import os\nprint(os.environb[b'ODD'], ascii(os.environ['ODD']))"],
        host=("import os\nos.environb[b'ODD'] = b'\\xbc\\xd7'", "del os.environ['ODD']"),
    ),
    "one seed of hash": _env("print(hash('a'), list({'a', 'b', 'c'}))", PYTHONHASHSEED="5"),
    "warnings by the environment": _env(
        "import sys, warnings\nprint(sys.warnoptions)\nwarnings.warn('w', UserWarning)", PYTHONWARNINGS="error::UserWarning"
    ),
    "optimized by the environment": _env("import sys\nassert False\nprint(sys.flags.optimize, __debug__)", PYTHONOPTIMIZE="1"),
    "developing": _env(
        "import sys, faulthandler\nprint(sys.flags.dev_mode, faulthandler.is_enabled())\nf = open('/dev/null'); del f",
        PYTHONDEVMODE="1",
    ),
    "memory traced": _env(
        "import tracemalloc\nprint(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())", PYTHONTRACEMALLOC="3"
    ),
    "faults told": _env("import faulthandler, os, signal\nprint(faulthandler.is_enabled())", PYTHONFAULTHANDLER="1"),
    "no breakpoints": _env("breakpoint()\nprint('after')", PYTHONBREAKPOINT="0"),
    "encodings of streams": _env(
        "import sys, locale\nprint(sys.stdout.encoding, sys.__stdout__.encoding, sys.__stdin__.encoding, locale.getpreferredencoding())",
        PYTHONIOENCODING="gbk",
    ),
    "the plain locale": _env(
        "import sys, locale\nprint(sys.flags.utf8_mode, locale.getpreferredencoding(), locale.getlocale(), sys.getfilesystemencoding())\nprint('甲')",
        LC_ALL="C",
    ),
    "the plain locale without help": _env(
        "import sys, locale\nprint(sys.flags.utf8_mode, locale.getpreferredencoding(), sys.getfilesystemencoding(), sys.__stdout__.encoding)\nprint('甲')",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    ),
    "a safe path": _env("import sys\nprint(sys.path, sys.flags.safe_path)", PYTHONSAFEPATH="1"),
    "no site of the user": _env("import site\nprint(site.ENABLE_USER_SITE)", PYTHONNOUSERSITE="1"),
    "tasks debugged": _env("import asyncio\nprint(asyncio.get_running_loop().get_debug())", PYTHONASYNCIODEBUG="1"),
    "a home that is not there": _env("import os\nprint(os.path.expanduser('~'))\n1", HOME="/no/such/home"),
    "other folders of Jupyter": _env(
        "from jupyter_core.paths import jupyter_runtime_dir\nprint(jupyter_runtime_dir())", JUPYTER_RUNTIME_DIR="/tmp/own-runtime"
    ),
    "a folder for temporary files": _env("import tempfile\nprint(tempfile.gettempdir())", TMPDIR="/var/tmp"),
    "threads of libraries": _env(
        "import os, numpy as np\nprint(os.environ['OPENBLAS_NUM_THREADS'], (np.ones((300, 300)) @ np.ones((300, 300))).sum())\nprint(len(os.listdir('/proc/self/task')) < 20)",
        OPENBLAS_NUM_THREADS="1",
    ),
    # --- at once
    "two at once": Case(["import os\nprint(os.environ.get('OWN'))"], host=_beside("", seconds=3)),
    "many environments beside a long run": Case(
        ["import os\nprint(os.environ.get('OWN'))"],
        host=_beside("for number in range(4):\n    os.environ['OWN'] = str(number)\n    run('1')"),
    ),
    "many imports beside a long run": Case(
        ["import numpy, pandas\nprint(1)"],
        host=_beside(
            "run('import numpy')\nrun('import pandas')\nrun('import matplotlib')\nrun('import seaborn')",
            cell="import numpy.linalg",
            seconds=12,
        ),
    ),
    "a change on the path beside a long run": Case(
        ["import late\nprint(late.x)"],
        files={"lib/a.txt": ""},
        host=(
            f"{_BESIDE}os.environ['PYTHONPATH'] = os.path.join(FOLDER, 'lib')\n"
            f"beside('beside.txt', {_WAIT!r}.format(folder=FOLDER, seconds=5))\nwait_for('begun')\n"
            "open(os.path.join(FOLDER, 'lib', 'late.py'), 'w').write('x = 5')",
            _AS_BEFORE,
        ),
    ),
    "a death beside a long run": Case(["import os\nos._exit(3)", "2"], host=_beside("", seconds=4)),
    "in a running loop": Case(
        ["1"],
        host=(
            f"{_BESIDE}import asyncio\nasync def main():\n    text = run('print(5)') + run('import asyncio; await asyncio.sleep(.1); print(6)')\n"
            "    open(os.path.join(FOLDER, 'told.txt'), 'w').write(text)\nasyncio.run(main())",
            _AS_BEFORE,
        ),
    ),
}
