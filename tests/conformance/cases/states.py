"""What a notebook finds when it begins: modules, paths, settings of the interpreter and of the host it is run from."""

from __future__ import annotations

from tests.conformance.case import Case

_STDLIB = "mean = lambda x: 'the local file'\n"

CASES = {
    "sys.path": Case(["import sys\nprint(sys.path)"]),
    "modules": Case(["import sys\nprint(sorted(sys.modules))"]),
    "modules at the end": Case(["import numpy, pandas, matplotlib.pyplot, seaborn", "import sys\nprint(sorted(sys.modules))"]),
    "modules between imports": Case(["import sys\nprint('pandas' in sys.modules, 'numpy' in sys.modules)", "import pandas"]),
    "a local file named like the standard library's": Case(
        [
            "open('statistics.py', 'w').write(\"mean = lambda x: 'the local file'\")",
            "import statistics\nprint(statistics.mean([1, 2]))",
        ]
    ),
    "the same, there before": Case(
        ["import statistics, queue\nprint(statistics.mean([1, 2]))"], files={"statistics.py": _STDLIB, "queue.py": "1 / 0\n"}
    ),
    "a local file named like a library": Case(["import pandas\nprint(pandas.mean(1))"], files={"pandas.py": _STDLIB}),
    "a local package named like a library": Case(["import numpy\nprint(numpy.mean(1))"], files={"numpy/__init__.py": _STDLIB}),
    "a local file named like a library's library": Case(
        ["import pandas\nprint(pandas.__name__)"], files={"dateutil.py": "1 / 0\n"}
    ),
    "a local file named like one that Python starts with": Case(["print(1)"], files={"pathlib.py": "1 / 0\n"}),
    "a local file named like one that Python has started with": Case(
        ["import typing\nprint(typing.__name__)"],
        files={"codecs.py": "1 / 0\n", "typing.txt": "", "types.csv": "", "re/a.csv": ""},
    ),
    "a library's name written by a cell": Case(["open('seaborn.py', 'w').write('x = 7')", "import seaborn\nprint(seaborn.x)"]),
    "a local module": Case(["import utils\nprint(utils.value, utils.__file__ is not None)"], files={"utils.py": "value = 1\n"}),
    "another folder's local module of the same name": Case(
        ["import utils\nprint(utils.value)"], files={"utils.py": "value = 2\n"}
    ),
    "a module written and imported": Case(
        [
            "open('mine.py', 'w').write('x = 1')",
            "import mine\nprint(mine.x)",
            "import importlib\nopen('mine.py', 'w').write('x = 23')\nimportlib.reload(mine)\nprint(mine.x)",
        ]
    ),
    "arguments": Case(
        ["import sys\nprint([a for a in sys.argv if '/' not in a], len(sys.argv), len(sys.orig_argv), sys.orig_argv[1:3])"]
    ),
    "flags": Case(["import sys\nprint(sys.flags, sys.dont_write_bytecode, sys.getrecursionlimit(), sys.getswitchinterval())"]),
    "warning filters": Case(["import warnings\nprint(warnings.filters)"]),
    "hooks": Case(
        [
            "import sys\nprint(sys.gettrace(), sys.getprofile(), sys.meta_path, [str(h)[:20] for h in sys.path_hooks], sys.displayhook, sys.excepthook.__name__)"
        ]
    ),
    "main": Case(["print(__name__)\nimport __main__\nprint(sorted(n for n in vars(__main__) if not n.startswith('_')))"]),
    "names": Case(["print(sorted(globals()))", "print(sorted(set(dir(__builtins__)) - set(__import__('builtins').__dict__)))"]),
    "builtins": Case(["import builtins\nprint(sorted(vars(builtins)))"]),
    "a class of main pickled": Case(["import pickle\nclass A:\n    x = 1\nprint(pickle.loads(pickle.dumps(A)).x, A.__module__)"]),
    "streams": Case(
        [
            "import os, re, sys\nkind = lambda f: re.sub(r'\\d+', 'N', os.readlink(f'/proc/self/fd/{f.fileno()}'))\n"
            # the number of a descriptor is as many as clients have by then connected, under either engine
            "print(type(sys.stdout).__name__, sys.stdout.encoding, sys.stdin.isatty(), kind(sys.stdout), kind(sys.stderr))\n"
            "print(sys.__stdout__.fileno(), sys.__stderr__.fileno(), kind(sys.__stdout__), kind(sys.__stderr__))"
        ]
    ),
    "locale": Case(
        ["import locale, sys\nprint(locale.getlocale(), locale.setlocale(locale.LC_ALL), sys.getfilesystemencoding())"]
    ),
    "folder": Case(
        ["import os\nprint(os.listdir('.'))\nos.mkdir('sub'); os.chdir('sub')", "print(os.path.basename(os.getcwd()))"]
    ),
    "random numbers differ": Case(["import random\nopen('a', 'w').write('')\nprint(random.getstate()[1][:3] != (1, 2, 3))"]),
    "a seed": Case(
        [
            "import random\nrandom.seed(1)\nprint(random.random())",
            "import numpy as np\nnp.random.seed(1)\nprint(np.random.rand(), np.random.default_rng(1).random())",
        ]
    ),
    "root logger": Case(
        ["import logging\nr = logging.getLogger()\nprint(r.handlers, r.level, sorted(logging.root.manager.loggerDict)[:40])"]
    ),
    "event loop": Case(
        [
            "import asyncio\nl = asyncio.get_running_loop()\nprint(type(l).__name__, type(asyncio.get_event_loop_policy()).__name__, l.get_debug())"
        ]
    ),
    "garbage collector": Case(["import gc\nprint(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks)"]),
    "the shell": Case(
        [
            "ip = get_ipython()\nprint(type(ip).__name__, ip.execution_count, ip.config.keys() if not ip.config else sorted(ip.config), type(ip.parent).__name__, ip.kernel.implementation)"
        ]
    ),
    "the kernel": Case(
        [
            "k = get_ipython().kernel\nprint(type(k).__name__, type(k).__module__, k.shell_socket if hasattr(k, 'shell_socket') else '', sorted(k._ports) if hasattr(k, '_ports') else '')"
        ]
    ),
    "the connection": Case(
        [
            "from ipykernel.connect import get_connection_file, get_connection_info\nprint(get_connection_info(unpack=True)['transport'], get_connection_file()[-5:])",
            "import os\nprint(os.path.exists(get_connection_file()))",
        ]
    ),
    "history": Case(["print(get_ipython().history_manager.hist_file, get_ipython().history_manager.enabled)"]),
    "history kept out": Case(
        [
            "'a password'",
            "get_ipython().history_manager.writeout_cache()\nprint(list(get_ipython().history_manager.get_range())[:1])",
        ]
    ),
    "a startup file": Case(
        ["print(started)"],
        files={"ipy/profile_default/startup/00.py": "started = 'yes'\n"},
        host=("import os\nos.environ['IPYTHONDIR'] = os.path.join(FOLDER, 'ipy')", "import os\ndel os.environ['IPYTHONDIR']"),
    ),
    "a startup file that loads libraries": Case(
        ["print(pd.get_option('display.max_rows'))", "import pandas as pd\nprint(pd.get_option('display.max_rows'))"],
        files={"ipy/profile_default/startup/00.py": "import pandas as pd\npd.set_option('display.max_rows', 7)\n"},
        host=("import os\nos.environ['IPYTHONDIR'] = os.path.join(FOLDER, 'ipy')", "import os\ndel os.environ['IPYTHONDIR']"),
    ),
    "a configuration": Case(
        ["print(get_ipython().ast_node_interactivity)\n1\n2"],
        files={"ipy/profile_default/ipython_config.py": "c.InteractiveShell.ast_node_interactivity = 'all'\n"},
        host=("import os\nos.environ['IPYTHONDIR'] = os.path.join(FOLDER, 'ipy')", "import os\ndel os.environ['IPYTHONDIR']"),
    ),
    "debugger and breakpoints": Case(["import sys, pdb\nprint(sys.breakpointhook.__name__, pdb.Pdb.__module__)"]),
    "frames": Case(["import inspect\nprint([f.function for f in inspect.stack()][:12])"]),
    "a deep stack is as deep": Case(
        ["def f(n):\n    try:\n        return f(n + 1)\n    except RecursionError:\n        return n\nprint(f(0) > 900)"]
    ),
    "multiprocessing's keys differ": Case(
        ["import multiprocessing as m\nprint(len(m.current_process().authkey), m.current_process().name, m.get_start_method())"]
    ),
    "pandas options of the host": Case(
        ["import pandas as pd\nprint(pd.get_option('display.max_rows'))"],
        host=("import pandas as pd\npd.set_option('display.max_rows', 4)", "pd.reset_option('display.max_rows')"),
    ),
    "warning filters of the host": Case(
        ["import warnings\nwarnings.warn('w')\nprint(len(warnings.filters))"],
        host=("import warnings\nold = warnings.filters[:]\nwarnings.simplefilter('error')", "warnings.filters[:] = old"),
    ),
    "locale of the host": Case(
        ["import locale\nprint(locale.setlocale(locale.LC_NUMERIC), f'{1.5:n}')"],
        host=("import locale\nlocale.setlocale(locale.LC_ALL, 'C')", "import locale\nlocale.setlocale(locale.LC_ALL, '')"),
    ),
    "modules of the host": Case(
        ["import utils\nprint(utils.value)"],
        files={"utils.py": "value = 3\n"},
        host=("import sys, types\nsys.modules['utils'] = types.ModuleType('utils')", "import sys\ndel sys.modules['utils']"),
    ),
    "log handlers of the host": Case(
        ["import logging\nlogging.warning('w')\nprint(len(logging.root.handlers))"],
        host=("import logging\nh = logging.NullHandler()\nlogging.root.addHandler(h)", "logging.root.removeHandler(h)"),
    ),
    "decimal context of the host": Case(
        ["import decimal\nprint(decimal.getcontext().prec, 1 / decimal.Decimal(3))"],
        host=("import decimal\ndecimal.getcontext().prec = 4", "decimal.getcontext().prec = 28"),
    ),
    "builtins of the host": Case(
        ["import builtins\nprint(hasattr(builtins, 'of_the_host'), sum([1, 2]))"],
        host=("import builtins\nbuiltins.of_the_host = 1", "del builtins.of_the_host"),
    ),
    "path of the host": Case(
        ["import sys\nprint('/of/the/host' in sys.path)"],
        host=("import sys\nsys.path.insert(0, '/of/the/host')", "sys.path.remove('/of/the/host')"),
    ),
    "recursion limit of the host": Case(
        ["import sys\nprint(sys.getrecursionlimit())"],
        host=("import sys\nsys.setrecursionlimit(5000)", "sys.setrecursionlimit(1000)"),
    ),
    "PYTHONPATH of the host": Case(
        ["import sys, mine\nprint(mine.x, 'lib' in sys.path[0] or 'lib' in sys.path[1])"],
        files={"lib/mine.py": "x = 5\n"},
        host=("import os\nos.environ['PYTHONPATH'] = os.path.join(FOLDER, 'lib')", "del os.environ['PYTHONPATH']"),
    ),
    "a debugger or tracer of the host": Case(
        ["import sys\nprint(sys.gettrace())"],
        host=("import sys, threading\nsys.setprofile(lambda *a: None)", "sys.setprofile(None)"),
    ),
    "a poisoned notebook": Case(
        [
            "import builtins, os, sys, warnings\nbuiltins.sum = lambda *a: 0; os.environ['X'] = '1'; sys.path.insert(0, '/x'); warnings.simplefilter('error')\nimport pandas as pd\npd.DataFrame._repr_html_ = lambda self: 'p'\npd.set_option('display.max_rows', 3)"
        ]
    ),
    "and the next": Case(
        [
            "import os, sys\nprint(sum([1]), os.environ.get('X'), '/x' in sys.path)\nimport pandas as pd\nprint(pd.get_option('display.max_rows'))\npd.DataFrame({'a': [1]})"
        ]
    ),
}
