"""What changes between two notebooks of one host: files, folders and settings that the second finds and the first did not."""

from __future__ import annotations

from tests.conformance.case import Case

#: Runs a notebook before that of the case, under the same engine.
_FIRST = """
import os, sys, time, nbformat, papermill
before = dict(os.environ)
def run_first(*cells):
    spec = {"name": "python3", "language": "python", "display_name": "p"}
    cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})
    papermill.execute_notebook(book, None, engine_name=sys.argv[1], progress_bar=False, cwd=FOLDER)
def write(name, text):
    path = os.path.join(FOLDER, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
"""

_AS_BEFORE = "os.environ.clear(); os.environ.update(before)"


def _between(first: str, then: str = "", before: str = "", **variables: str) -> tuple[str, str]:
    """What a host does: set variables, prepare, run a first notebook, change something."""
    setting = f"os.environ.update({{name: value.replace('FOLDER', FOLDER) for name, value in {variables!r}.items()}})\n"
    return f"{_FIRST}{setting}{before}\nrun_first({first!r})\n{then}", _AS_BEFORE


CASES = {
    "a module of the path": Case(
        ["import own\nprint(own.x)"],
        files={"lib/own.py": "x = 1\n"},
        host=_between("import own", "write('lib/own.py', 'x = 222')", PYTHONPATH="FOLDER/lib"),
    ),
    "a file before a library": Case(
        ["import pandas as pd", "print(pd.x)"],
        files={"lib/a.txt": ""},
        host=_between("import pandas as pd", "write('lib/pandas.py', 'x = 222')", PYTHONPATH="FOLDER/lib"),
    ),
    "a package before a library": Case(
        ["import traitlets\nprint(traitlets.__file__[-30:])", "import tomllib\nprint(tomllib.x)"],
        files={"lib/a.txt": ""},
        host=_between("1", "write('lib/tomllib/__init__.py', 'x = 5')", PYTHONPATH="FOLDER/lib"),
    ),
    "a folder of the path": Case(
        ["import own\nprint(own.x)"], host=_between("1", "write('late/own.py', 'x = 5')", PYTHONPATH="FOLDER/late")
    ),
    "customizing the site": Case(
        ["import sys\nprint(sys.told)"],
        files={"lib/a.txt": ""},
        host=_between("1", "write('lib/sitecustomize.py', 'import sys; sys.told = 4')", PYTHONPATH="FOLDER/lib"),
    ),
    "the user's packages": Case(
        ["import extra\nprint(extra.x)"],
        files={"base/a.txt": ""},
        host=_between(
            "1",
            "write(f'base/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages/extra.py', 'x = 3')",
            PYTHONUSERBASE="FOLDER/base",
        ),
    ),
    "settings of matplotlib": Case(
        ["import matplotlib", "print(matplotlib.rcParams['lines.linewidth'])"],
        files={"mpl/a.txt": ""},
        host=_between("import matplotlib", "write('mpl/matplotlibrc', 'lines.linewidth: 7.5')", MPLCONFIGDIR="FOLDER/mpl"),
    ),
    "settings of IPython": Case(
        ["1\n2"],
        files={"ipy/profile_default/a.txt": ""},
        host=_between(
            "1",
            "write('ipy/profile_default/ipython_config.py', \"c.InteractiveShell.ast_node_interactivity = 'all'\")",
            IPYTHONDIR="FOLDER/ipy",
        ),
    ),
    "time": Case(
        [
            "import logging, psutil, time\nstarted = psutil.Process().create_time()\n"
            "log = logging.LogRecord('', 0, '', 0, '', (), None)\nprint(log.created - log.relativeCreated / 1000 > started - 0.5)\n"
            "print(time.process_time() < 30)"
        ],
        host=_between("1", "time.sleep(2)"),
    ),
    "random numbers": Case(
        [
            "import numpy as np",
            "import random, uuid\nnew = [random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4()]\n"
            "old = open('told.txt').read()\nprint([str(each) in old for each in new])\nimport os; os.unlink('told.txt')",
        ],
        host=_between(
            "import numpy as np\nimport random, uuid\n"
            "new = [random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4()]\n"
            "open('told.txt', 'w').write(' '.join(map(str, new)))"
        ),
    ),
}
