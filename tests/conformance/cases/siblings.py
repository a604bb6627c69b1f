"""Siblings of the other cases: what a library asks of its kernel, odd sources and notebooks, folders, starts, deaths, saves."""

from __future__ import annotations

import json
from typing import Any

from tests.conformance.case import Case
from tests.conformance.cases.between import _between

_PLOT = "import matplotlib.pyplot as plt\n"
_LIMIT = ("--execution-timeout", "2")

_LOGGERS = (
    "import logging\nprint(sorted((n, l.disabled, l.level, len(l.handlers)) for n, l in logging.root.manager.loggerDict.items()"
    " if isinstance(l, logging.Logger)))\n"
    "print([type(r()).__name__ for r in logging._handlerList if r()])"
)


def _spec(*program: str, more: str = "", arguments: tuple[str, ...] = (), **variables: str) -> dict[str, str]:
    """Files of a kernelspec named ``own`` with these options of Python, arguments of ipykernel and variables."""
    argv = ["python", *program, "-m", "ipykernel_launcher", "-f", "{connection_file}", *arguments]
    spec: dict[str, Any] = {"argv": argv, "display_name": "o", "language": "python", "env": variables}
    return {"jupyter/kernels/own/kernel.json": json.dumps(spec | json.loads(more or "{}"))}


_OWN_KERNEL = (
    "import os\nos.environ['JUPYTER_PATH'] = os.path.join(FOLDER, 'jupyter')",
    "import os\ndel os.environ['JUPYTER_PATH']",
)


def _own(cell: str, *program: str, **spec: Any) -> Case:
    return Case([cell], kernel="own", files=_spec(*program, **spec), host=_OWN_KERNEL)


def _env(*cells: str, **values: str) -> Case:
    as_before = "os.environ.clear(); os.environ.update(before)"
    setting = f"os.environ.update({{name: value.replace('FOLDER', FOLDER) for name, value in {values!r}.items()}})"
    return Case(cells, host=(f"import os\nbefore = dict(os.environ)\n{setting}", as_before))


def _site(text: str, *cells: str, **files: str) -> Case:
    case = _env(*cells, PYTHONPATH="FOLDER/lib")
    return Case(cells, files={"lib/sitecustomize.py": text, **files}, host=case.host)


def _configured(text: str, *cells: str, name: str = "ipython_config.py") -> Case:
    return Case(cells, files={f"ipy/profile_default/{name}": text}, host=_env(IPYTHONDIR="FOLDER/ipy").host)


def _raw(*cells: dict[str, Any], minor: int = 4, **metadata: Any) -> str:
    """Text of a notebook that nbformat would not write so."""
    return json.dumps({"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": minor})


def _cell(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


_KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}

CASES = {
    # --- what libraries ask of the kernel that imports them
    "a wide table": Case(["import pandas as pd", "pd.DataFrame([range(30)])", "print(pd.DataFrame([range(40)] * 3))"]),
    "every option of pandas": Case(
        ["import pandas as pd", "print([(k, pd.get_option(k)) for k in sorted(pd._config.config._registered_options)])"]
    ),
    "a wide table, first seaborn": Case(["import seaborn as sns\nimport pandas as pd", "pd.DataFrame([range(25)])"]),
    "filters behind libraries": Case(["import numpy as np, pandas as pd", "import warnings\nprint(warnings.filters)"]),
    "filters behind all libraries": Case(["import seaborn as sns", "import warnings\nprint(warnings.filters)"]),
    "loggers behind libraries": Case(["import pandas as pd, matplotlib.pyplot as plt, seaborn", _LOGGERS]),
    "loggers behind numpy": Case(["import numpy", _LOGGERS]),
    "targets of widgets": Case(["import seaborn", "print(sorted(get_ipython().kernel.comm_manager.targets))"]),
    "what listens to cells": Case(
        [_PLOT, "plt.plot([1]);", "print({n: len(c) for n, c in get_ipython().events.callbacks.items()}, plt.get_fignums())"]
    ),
    "units and converters": Case(
        ["import pandas as pd, " + _PLOT[7:], "import matplotlib.units as u\nprint(sorted(k.__name__ for k in u.registry))"]
    ),
    "rc of the backend": Case(
        ["%config InlineBackend.rc = {'font.size': 17}\n%matplotlib inline\n" + _PLOT, "print(plt.rcParams['font.size'])"]
    ),
    "a reused style": Case(
        [_PLOT, "plt.style.use('mine')\nprint(plt.rcParams['font.size'])"],
        files={"mpl/stylelib/mine.mplstyle": "font.size: 31\n"},
        host=_between(
            "import matplotlib.pyplot", "write('mpl/stylelib/mine.mplstyle', 'font.size: 7')", MPLCONFIGDIR="FOLDER/mpl"
        ),
    ),
    "settings of matplotlib by a variable": Case(
        ["import matplotlib", "print(matplotlib.rcParams['font.size'])"],
        files={"mpl/a.txt": ""},
        host=_between("import matplotlib", "write('mpl/own', 'font.size: 7')", MATPLOTLIBRC="FOLDER/mpl/own"),
    ),
    "a path file changed": Case(
        ["import extra\nprint(extra.x)"],
        files={"two/extra.py": "x = 2\n", "one/extra.py": "x = 1\n"},
        host=_between(
            "1",
            "write('base/own.pth', f'{FOLDER}/two\\n')",
            before="write('base/own.pth', f'{FOLDER}/one\\n')\n"
            "write('lib/sitecustomize.py', f'import site; site.addsitedir({FOLDER!r} + \"/base\")')",
            PYTHONPATH="FOLDER/lib",
        ),
    ),
    "a path file that is new": Case(
        ["import extra\nprint(extra.x)"],
        files={"two/extra.py": "x = 2\n", "base/a.txt": ""},
        host=_between(
            "1",
            "write('base/own.pth', f'{FOLDER}/two\\n')",
            before="write('lib/sitecustomize.py', f'import site; site.addsitedir({FOLDER!r} + \"/base\")')",
            PYTHONPATH="FOLDER/lib",
        ),
    ),
    "tables in every form": Case(
        [
            "import pandas as pd, numpy as np",
            "pd.DataFrame({'a': ['x' * 80], 'b': [1 / 3]})",
            "pd.Series(range(100), name='n')",
            "pd.DataFrame(np.zeros((70, 25)))",
            "pd.DataFrame({'a': [1]}).info()",
            "pd.MultiIndex.from_product([range(20), range(10)])",
        ]
    ),
    # --- sources that only seem to be imports or constants
    "a constant that cannot be": Case(["x = {[]: 1}\nimport pandas", "2"]),
    "a set that cannot be": Case(["x = {[1]}", "2"]),
    "a constant too deep": Case(["x = " + "-" * 4000 + "1", "2"]),
    "brackets too deep": Case(["x = " + "(" * 250 + ")" * 250, "2"]),
    "a number too long": Case(["x = " + "1" * 5000, "2"]),
    "a null byte": Case(["x = 1\0", "2"]),
    "an escape that is none": Case(["path = '\\d'\nimport numpy", "path"]),
    "an escape that is none, where warnings are errors": Case(
        ["path = '\\d'\nimport numpy", "path"],
        host=("import warnings\nold = warnings.filters[:]\nwarnings.simplefilter('error')", "warnings.filters[:] = old"),
    ),
    "a number stuck to a word": Case(["x = 1if True else 2\nimport numpy", "x"]),
    "text in bytes": Case(["x = b'\\xff\\d'\ny = f'{x}'", "x, y"]),
    "a complex constant": Case(["x = 1 + 2j, -1, {'a': (1, [2])}\nimport numpy", "x"]),
    "imports with stars": Case(["from numpy import *\nfrom pandas import *", "print(pi, DataFrame.__name__)"]),
    "imports of what is below": Case(["import matplotlib.backends.backend_agg, numpy.linalg as la", "print(la.det([[2]]))"]),
    "imports from the future": Case(
        ["from __future__ import annotations\nimport numpy as np", "def f(x: no_such): pass\nf.__annotations__"]
    ),
    # --- notebooks of every sort
    "no kernel in the notebook": Case([], raw=_raw(_cell("1"))),
    "no kernel in the notebook, one by option": Case([], raw=_raw(_cell("1")), options=("-k", "python3")),
    "no kernel in the notebook, a language by option": Case([], raw=_raw(_cell("1")), options=("--language", "python")),
    "a kernel of another language": Case(
        [], raw=_raw(_cell("1"), kernelspec={"name": "ir", "language": "R", "display_name": "R"})
    ),
    "tags that are none": Case([], raw=_raw(_cell("import numpy", metadata={"tags": None}), kernelspec=_KERNEL)),
    "a tag that is a text": Case([], raw=_raw(_cell("print(1)", metadata={"tags": "raises-exception"}), kernelspec=_KERNEL)),
    "a source in lines": Case([], raw=_raw(_cell(["import numpy\n", "print(1)\n"]), kernelspec=_KERNEL)),
    "a cell without a source": Case([], raw=_raw({"cell_type": "code", "metadata": {}, "outputs": []}, kernelspec=_KERNEL)),
    "outputs there before": Case(
        [],
        raw=_raw(
            _cell("1", outputs=[{"output_type": "stream", "name": "stdout", "text": "old"}], execution_count=7),
            kernelspec=_KERNEL,
        ),
    ),
    "raw cells": Case([], raw=_raw({"cell_type": "raw", "metadata": {}, "source": "import os"}, _cell("1"), kernelspec=_KERNEL)),
    "no cells": Case([]),
    "an older notebook": Case([], raw=_raw(_cell("1"), minor=0, kernelspec=_KERNEL)),
    "a notebook of the third format": Case(
        [],
        raw=json.dumps(
            {
                "metadata": {"kernelspec": _KERNEL},
                "nbformat": 3,
                "nbformat_minor": 0,
                "worksheets": [
                    {
                        "cells": [
                            {
                                "cell_type": "code",
                                "language": "python",
                                "input": "print(1)",
                                "outputs": [],
                                "metadata": {},
                                "prompt_number": 1,
                            }
                        ]
                    }
                ],
            }
        ),
    ),
    "no notebook at all": Case([], raw="{"),
    # --- folders
    "a folder behind a link": Case(
        ["import os, sys\nprint(os.path.basename(os.getcwd()), sys.path)\nimport own\nprint(own.__file__)"],
        files={"real/own.py": ""},
        options=("--cwd", "FOLDER/link"),
        host=("import os\nos.symlink(os.path.join(FOLDER, 'real'), os.path.join(FOLDER, 'link'))", ""),
    ),
    "a folder behind two links, a library": Case(
        ["import numpy", "import sys\nprint(sys.path)"],
        files={"real/a/b.txt": ""},
        options=("--cwd", "FOLDER/two"),
        host=("import os\nos.symlink('real/a', os.path.join(FOLDER, 'one')); os.symlink('one', os.path.join(FOLDER, 'two'))", ""),
    ),
    "a folder with dots": Case(
        ["import os, sys\nprint(sys.path, os.getcwd())"], files={"real/a.txt": ""}, options=("--cwd", "FOLDER/real/../real/.")
    ),
    "a folder with an odd name": Case(
        ["import os, sys\nprint(os.listdir('.'), sys.path)\nimport own"],
        files={"甲 {b} $C %d\n'/own.py": "print(__file__)"},
        options=("--cwd", "FOLDER/甲 {b} $C %d\n'"),
    ),
    "a folder that is not there": Case(["1"], options=("--cwd", "FOLDER/no")),
    "a folder that is a file": Case(["1"], files={"file": ""}, options=("--cwd", "FOLDER/file")),
    "the folder processes begin in": Case(
        [
            "import os, multiprocessing as m, multiprocessing.process as p\nprint(p.ORIGINAL_DIR == os.getcwd())\n"
            "q = m.get_context('spawn').Process(target=print)\nq.start(); q.join(); print(q.exitcode)"
        ],
        host=_between("import multiprocessing"),
    ),
    "a script that starts processes": Case(
        ["%run sub/own.py"],
        files={
            "sub/own.py": "import multiprocessing as m\ndef f(q): q.put(__name__)\nif __name__ == '__main__':\n"
            "    c = m.get_context('spawn'); q = c.Queue(); p = c.Process(target=f, args=(q,)); p.start(); print(q.get()); p.join()\n"
        },
        host=_between("1"),
    ),
    # --- how Python starts
    "a start that cleans up": _site(
        "import atexit\n@atexit.register\ndef f():\n    import json, sys\n    print(json.kept, 'logging' in sys.modules)\n",
        "import json\njson.kept = 5",
    ),
    "a start that keeps a log": _site(
        "import atexit, logging\nlogging.basicConfig(filename='log.txt')\n"
        "def f():\n    import logging; logging.warning('at the end')\natexit.register(f)\n",
        "import logging\nlogging.error('in a cell')",
    ),
    "a start that prints": _site("import sys\nprint('out'); print('err', file=sys.stderr)\n", "1"),
    "a start with an alarm": _site(
        "import signal\nsignal.signal(signal.SIGALRM, lambda *a: print('alarm'))\nsignal.setitimer(signal.ITIMER_REAL, 4)\n",
        "import time; time.sleep(5)",
    ),
    "a start with a handler": _site(
        "import signal\nsignal.signal(signal.SIGUSR1, lambda *a: print('usr1'))\n",
        "import os, signal\nos.kill(os.getpid(), signal.SIGUSR1)",
    ),
    "a start that traces": _site(
        "import sys\nsys.setprofile(lambda *a: None)\n", "import sys\nprint(sys.getprofile() is not None)"
    ),
    "a start with a hook of imports": _site(
        "import sys\nclass F:\n    @staticmethod\n    def find_spec(name, *a):\n        if name == 'no_such':\n            import json\n            return json.__spec__\nsys.meta_path.insert(0, F)\n",
        "import no_such\nprint(no_such.__name__)",
    ),
    "a start that asks who it is": _site(
        "import sys\nsys.told = list(sys.orig_argv[1:3]), sys.argv[:1]\n", "import sys\nprint(sys.told)"
    ),
    "a start that changes the folder": _site("import os\nos.chdir('/')\n", "import os\nprint(os.getcwd())"),
    "a start that opens a file": _site(
        "import os\nf = open('/dev/null'); os.set_inheritable(f.fileno(), True)\n", "import sitecustomize as s\nprint(s.f.closed)"
    ),
    "unbuffered": _env("import sys\nprint(sys.__stdout__.write_through, sys.flags.unbuffered)", PYTHONUNBUFFERED="1"),
    "no bytecode": _env("import sys\nprint(sys.dont_write_bytecode)", PYTHONDONTWRITEBYTECODE="1"),
    "bytecode elsewhere": _env("import sys\nprint(sys.pycache_prefix)", PYTHONPYCACHEPREFIX="FOLDER/__pycache__"),
    "inspected": _env("1", PYTHONINSPECT="1"),
    "short numbers": _env("import sys\nprint(sys.get_int_max_str_digits())\nint('1' * 700)", PYTHONINTMAXSTRDIGITS="640"),
    "encodings warned of": _env(
        "import sys\nprint(sys.flags.warn_default_encoding)\nopen('a', 'w')", PYTHONWARNDEFAULTENCODING="1"
    ),
    "times of imports": _env("1", PYTHONPROFILEIMPORTTIME="1"),
    "memory of another kind": _env("import sys\nprint(sys.getallocatedblocks() >= 0)", PYTHONMALLOC="malloc"),
    "a breakpoint of one's own": _env("breakpoint()", PYTHONBREAKPOINT="builtins.print"),
    "a file to start with": Case(
        ["print(kept)"], files={"start.py": "import numpy as np\nkept = np.pi\n"}, host=_env(PYTHONSTARTUP="FOLDER/start.py").host
    ),
    # --- kernelspecs
    "a kernelspec with frozen modules off": _own("import sys\nprint(sys.orig_argv[1:3], sys._xoptions)", "-Xfrozen_modules=off"),
    "a kernelspec isolated": _own("import sys\nprint(sys.flags, sys.path)", "-I"),
    "a kernelspec with many options": _own("import sys\nprint(sys.flags, sys.orig_argv[1:6])", "-B", "-s", "-u", "-bb", "-P"),
    "a kernelspec that times imports": _own("1", "-X", "importtime"),
    "a kernelspec with variables": _own("import os\nprint(os.environ['A'], os.environ['B'])", A="${HOME}/x", B="1"),
    "a kernelspec interrupted by messages": Case(
        ["import time; time.sleep(60)", "2"],
        kernel="own",
        files=_spec(more='{"interrupt_mode": "message"}'),
        host=_OWN_KERNEL,
        options=_LIMIT,
    ),
    "a kernelspec with a backend": _own(_PLOT + "plt.plot([1])\nprint(plt.get_backend())", arguments=("--matplotlib=agg",)),
    "a kernelspec that loads an extension": _own("%autoreload 2\n1", arguments=("--ext=autoreload",)),
    "a kernelspec without a cache": _own("1\nOut", arguments=("--cache-size=0",)),
    "a kernelspec that is quiet": _own("print(1)", arguments=("--IPKernelApp.quiet=True",)),
    "a kernelspec that leaves descriptors": _own(
        "import os\nos.system('echo x')", arguments=("--IPKernelApp.capture_fd_output=False",)
    ),
    "a kernelspec that tells all": _own("1", arguments=("--log-level=ERROR",)),
    "a kernelspec with another module": Case(
        ["print(1)"],
        kernel="own",
        files={
            "jupyter/kernels/own/kernel.json": '{"argv": ["python", "-m", "ipykernel", "-f", "{connection_file}"], "display_name": "o", "language": "python"}'
        },
        host=_OWN_KERNEL,
    ),
    # --- settings of IPython
    "extensions by settings": _configured("c.InteractiveShellApp.extensions = ['autoreload']\n", "%autoreload 2\n1"),
    "lines by settings": _configured(
        "c.InteractiveShellApp.exec_lines = ['import numpy as np', 'a = 5']\n", "a, np.pi", name="ipython_kernel_config.py"
    ),
    "figures by settings": _configured(
        "c.InlineBackend.figure_formats = {'svg'}\nc.InlineBackend.rc = {'svg.hashsalt': 'a'}\n",
        _PLOT + "plt.figure(figsize=(1, 1)); plt.gca().plot([1]); plt.rcParams['svg.hashsalt']",
    ),
    "tracebacks by settings": _configured("c.InteractiveShell.xmode = 'Minimal'\n", "1 / 0"),
    "a script to start with": Case(
        ["print(a)"],
        files={"ipy/profile_default/startup/1.ipy": "%env MINE=7\na = !echo $MINE\n"},
        host=_env(IPYTHONDIR="FOLDER/ipy").host,
    ),
    "no history by settings": _configured("c.HistoryManager.enabled = False\n", "1", "%history"),
}
