"""What cells put out: streams, displays, results, bytes, widgets' messages."""

from __future__ import annotations

from tests.conformance.case import Case

CASES = {
    "streams in turn": Case(["import sys\nfor n in range(5):\n    print(n)\n    print('e', n, file=sys.stderr)"]),
    "stream without a line end": Case(["print('a', end='')", "print('b', end='', flush=True); print('c')"]),
    "carriage returns": Case(["for n in range(4):\n    print(f'\\r{n}', end='', flush=True)\nprint()"]),
    "much output": Case(["print('x' * 2_000_000)", "for n in range(3000):\n    print(n)", "'b' * 10"]),
    "a result": Case(["1 + 1", "_ + 1", "None", "'a';", "x = 3"]),
    "results of earlier cells": Case(["10", "20", "_1 + Out[2], In[1]"]),
    "every expression": Case(
        [
            "from IPython.core.interactiveshell import InteractiveShell\nInteractiveShell.ast_node_interactivity = 'all'",
            "1\n2\n'c'",
        ]
    ),
    "rich displays": Case(
        [
            "from IPython.display import HTML, Markdown, Latex, SVG, JSON, display\ndisplay(HTML('<b>甲</b>'), Markdown('**乙**'), Latex('$x$'))"
        ]
    ),
    "a display updated": Case(
        [
            "from IPython.display import display\nh = display('one', display_id='q')",
            "h.update('two')",
            "display('three', display_id='q')",
        ]
    ),
    "output cleared": Case(
        [
            "from IPython.display import clear_output\nprint('gone'); clear_output(); print('kept')",
            "print('a'); clear_output(wait=True)",
        ]
    ),
    "a mime bundle": Case(
        ["get_ipython().display_pub.publish({'text/plain': 'm', 'application/json': {'k': [1]}}, {'application/json': {'z': 2}})"]
    ),
    "own representations": Case(
        [
            "class A:\n    def _repr_html_(self): return '<i>a</i>'\n    def __repr__(self): return 'A'\nA()",
            "class B:\n    def _repr_mimebundle_(self, **k): return {'text/plain': 'b', 'x/y': '1'}\nB()",
            "class C:\n    def __repr__(self): raise ValueError('no')\nC()",
        ]
    ),
    "a wrong representation": Case(
        ["class A:\n    def _repr_html_(self): raise ValueError('no')\n    def __repr__(self): return 'A'\nA()"]
    ),
    "bytes that are not UTF-8 in a name": Case(
        [
            "open(b'\\xbc\\xd7.csv', 'w').close()",
            "import os\nprint([n for n in os.listdir('.') if n.endswith('.csv')][0])",
            "print('reached')",
            "import os\nos.unlink(b'\\xbc\\xd7.csv')",
        ]
    ),
    "a lone surrogate in a result": Case(["'\\udcff'", "print('next')"]),
    "a lone surrogate in an error": Case(["raise ValueError('\\ud800')"]),
    "a lone surrogate in a display": Case(["from IPython.display import display, HTML\ndisplay(HTML('\\udc80'))", "2"]),
    "bytes from a subprocess": Case(["import os\n_ = os.system(r\"printf '\\274\\327\\n'\")", "!printf '\\377\\n'", "print(1)"]),
    "null characters and controls": Case(["print('a\\0b\\x07\\x1b[31mred\\x1b[0m')", "'\\0'"]),
    "numbers no JSON has": Case(
        ["float('nan'), float('inf')", "from IPython.display import JSON, display\ndisplay(JSON([float('nan')]))"]
    ),
    "bytes in a bundle": Case(["get_ipython().display_pub.publish({'image/png': b'\\x89PNG', 'text/plain': 'p'})"]),
    "what a process writes": Case(
        [
            "!echo shell",
            "import os\n_ = os.system('echo system; echo err >&2')",
            "import subprocess\n_ = subprocess.run(['echo', 'run'])",
        ]
    ),
    "shell magics": Case(["x = !printf 'a\\nb\\n'\nprint(x)", "%%bash\necho in bash\necho e >&2", "%%sh\nexit 3"]),
    "descriptors": Case(
        [
            "import os\nos.write(1, b'to one\\n'); os.write(2, b'to two\\n')",
            "import sys\nsys.__stdout__.write('own\\n'); sys.__stdout__.flush()",
        ]
    ),
    "C-level printing": Case(["import ctypes\nlibc = ctypes.CDLL(None)\nlibc.puts(b'from C')\nlibc.fflush(None)"]),
    "capture": Case(["%%capture got\nprint('a')\n1", "got.stdout, len(got.outputs)"]),
    "logging": Case(
        [
            "import logging\nlogging.warning('w')\nlogging.getLogger('x').error('e')",
            "logging.basicConfig(level=10)\nlogging.debug('d')",
        ]
    ),
    "warnings": Case(
        [
            "import warnings\nwarnings.warn('one')",
            "warnings.warn('dep', DeprecationWarning)\nwarnings.warn('dep', DeprecationWarning)",
        ]
    ),
    "redirected streams": Case(
        [
            "import io, contextlib\nb = io.StringIO()\nwith contextlib.redirect_stdout(b):\n    print('in')\nprint(repr(b.getvalue()))"
        ]
    ),
    "output of a thread": Case(["import threading\nt = threading.Thread(target=lambda: print('thread'))\nt.start(); t.join()"]),
    "output of a forked process": Case(
        ["import os\npid = os.fork()\nif not pid:\n    print('child', flush=True)\n    os._exit(0)\nprint(os.waitpid(pid, 0)[1])"]
    ),
    "a page": Case(["print?", "import os\nos.path.join??"]),
    "a comm": Case(
        [
            "from comm import create_comm\nc = create_comm(target_name='t', comm_id='one')",
            "c.send({'a': 1})\nprint(c.comm_id)",
            "c.close()",
        ]
    ),
    "set_next_input": Case(["get_ipython().set_next_input('1 + 1')", "3"]),
    "tasks and awaiting": Case(
        [
            "import asyncio\nt = asyncio.create_task(asyncio.sleep(0.01, 'slept'))",
            "await t",
            "await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))",
        ]
    ),
    "output after its cell": Case(
        [
            "import asyncio\nasync def late():\n    await asyncio.sleep(0.05)\n    print('late')\nt = asyncio.create_task(late())",
            "await t\nprint('now')",
        ]
    ),
    "Chinese everywhere": Case(
        ["建档立卡 = '户'\n建档立卡", "print('贫困发生率', 1.9, '%')", "raise ValueError('没有这个乡镇')"]
    ),
    "empty cells and Markdown": Case(["", "  \n", "#md text", "# only a comment", "1"]),
    "cell magics": Case(["%%writefile a.txt\nhello", "print(open('a.txt').read())", "%%python\nprint('sub')", "%lsmagic;"]),
    "time magics": Case(["%%time\npass", "%timeit -n1 -r1 -q 1"]),
    "history and names": Case(["a = 1", "b = 'x'", "%who", "%history"]),
}
