"""How notebooks end: errors, allowed errors, deaths, exits, interrupts, time limits."""

from __future__ import annotations

from tests.conformance.case import Case

_LIMIT = ("--execution-timeout", "2")

CASES = {
    "an error": Case(["1", "def f(): return 1 / 0\nf()", "print('never')"]),
    "a syntax error": Case(["x = (", "1"]),
    "an error in an error": Case(["try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise KeyError('k') from e"]),
    "a group of errors": Case(["raise ExceptionGroup('g', [ValueError('a'), KeyError('b')])"]),
    "an error without text": Case(["class E(Exception): pass\nraise E"]),
    "an error that cannot be shown": Case(["class E(Exception):\n    def __str__(self): raise RuntimeError('no')\nraise E"]),
    "a deep recursion": Case(["def f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print('deep')"]),
    "assertion": Case(["assert 1 == 2, 'differs'"]),
    "an error in a display": Case(["class A:\n    def _ipython_display_(self): raise ValueError('no')\nA()", "2"]),
    "keyboard interrupt": Case(["raise KeyboardInterrupt('by hand')", "2"]),
    "a tag that allows errors": Case([("1 / 0", ["raises-exception"]), "print('next')", "2"]),
    "allowed by name": Case(["1", "1 / 0", "3", "4"], api={"allow_error_names": ["ZeroDivisionError"]}),
    "allowed by name, then another": Case(["1 / 0", "2", "{}['k']", "4"], api={"allow_error_names": ["ZeroDivisionError"]}),
    "all allowed": Case(["1 / 0", "{}['k']", "3"], api={"allow_errors": True}),
    "skipped cells": Case([("1 / 0", ["skip-execution"]), "2"]),
    "sys.exit": Case(["import sys\nsys.exit()", "2"]),
    "sys.exit with a code": Case(["import sys\nsys.exit(3)", "2"]),
    "exit": Case(["exit()", "2"]),
    "quit kept": Case(["quit", "2"]),
    "death": Case(["1", "import os\nos._exit(1)", "3"]),
    "death after output": Case(["print('said', flush=True)\nimport time; time.sleep(.5)\nimport os\nos._exit(0)", "3"]),
    # what is published in the last moment before a death is a race under either engine
    "killed": Case(["import os, signal, time\ntime.sleep(.5)\nos.kill(os.getpid(), signal.SIGKILL)", "2"]),
    "terminated": Case(["import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\nimport time; time.sleep(3)", "2"]),
    "segmentation fault": Case(["import ctypes\nctypes.string_at(0)", "2"]),
    "aborted": Case(["import os\nos.abort()", "2"]),
    "death with a living child": Case(
        [
            "import multiprocessing, time, os\nmultiprocessing.get_context('fork').Process(target=time.sleep, args=(4,)).start()",
            "os._exit(1)",
        ]
    ),
    "interrupts itself": Case(["import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(3)", "2"]),
    "time limit": Case(
        ["import time\ntry:\n    time.sleep(60)\nfinally:\n    open('finally.txt', 'w').write('ran')", "2"], options=_LIMIT
    ),
    "time limit in a loop": Case(["while True:\n    pass"], options=_LIMIT),
    "time limit with exit handlers": Case(
        ["import atexit\n@atexit.register\ndef bye(): open('bye.txt', 'w').write('ran')", "import time; time.sleep(60)"],
        options=_LIMIT,
    ),
    "time limit with a temporary folder": Case(
        ["import tempfile, time\nwith tempfile.TemporaryDirectory(dir='.', prefix='tmp') as f:\n    time.sleep(60)"],
        options=_LIMIT,
    ),
    "time limit with a subprocess": Case(["import subprocess\nsubprocess.run(['sleep', '60'])"], options=_LIMIT),
    "time limit in await": Case(["import asyncio\nawait asyncio.sleep(60)"], options=_LIMIT),
    "time limit, interrupted and gone on": Case(
        ["import time; time.sleep(60)", "print('next')"], api={"execution_timeout": 2, "interrupt_on_timeout": True}
    ),
    "time limit that is enough": Case(["import time; time.sleep(0.2)\n1"], options=("--execution-timeout", "30")),
    "exit handlers": Case(["import atexit\natexit.register(lambda: open('bye.txt', 'w').write('ran'))", "print(1)"]),
    "exit handlers after an error": Case(["import atexit\natexit.register(lambda: open('bye.txt', 'w').write('ran'))", "1 / 0"]),
    "a file never closed": Case(["f = open('open.txt', 'w'); f.write('data')"]),
    "finalizers": Case(
        ["import weakref\nclass A: pass\na = A()\n_ = weakref.finalize(a, lambda: open('fin.txt', 'w').write('ran'))"]
    ),
    "destructors": Case(["class A:\n    def __del__(self, open=open): open('del.txt', 'w').write('ran')\na = A()"]),
    "a thread at the end": Case(
        [
            "import threading, time\ndef work():\n    time.sleep(.7)\n    open('thread.txt', 'w').write('ran')\nthreading.Thread(target=work).start()"
        ]
    ),
    "a daemon thread at the end": Case(
        [
            "import threading, time\ndef work():\n    time.sleep(20)\n    open('thread.txt', 'w').write('ran')\nthreading.Thread(target=work, daemon=True).start()"
        ]
    ),
    "an executor at the end": Case(
        [
            "from concurrent.futures import ThreadPoolExecutor\nimport time\np = ThreadPoolExecutor(2)\n"
            "def work(n):\n    time.sleep(.3)\n    open(f'{n}.txt', 'w').write('ran')\n_ = [p.submit(work, n) for n in range(3)]"
        ]
    ),
    "a module's file never closed": Case(["import keeper"], files={"keeper.py": "f = open('kept.txt', 'w')\nf.write('data')\n"}),
    "sys.excepthook": Case(["import sys\nsys.excepthook = lambda *a: print('hook')\n1 / 0"]),
    "custom exception handler": Case(
        ["get_ipython().set_custom_exc((ZeroDivisionError,), lambda s, t, v, tb, tb_offset=None: print('handled'))", "1 / 0", "2"]
    ),
    "an error in a task": Case(
        [
            "import asyncio\nasync def f(): 1 / 0\nt = asyncio.create_task(f())",
            "await asyncio.sleep(0)\nprint(type(t.exception()).__name__)",
        ]
    ),
    "memory limit of its own": Case(
        [
            "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))",
            "try:\n    x = bytearray(2**32)\nexcept MemoryError:\n    print('too much')",
            "1",
        ]
    ),
}
