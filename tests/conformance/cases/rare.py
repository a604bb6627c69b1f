"""What notebooks rarely do: processes and signals of every sort, streams, magics, odd parameters."""

from __future__ import annotations

import datetime
import decimal
import pathlib
from typing import Any

from tests.conformance.case import Case

_ODD: dict[str, Any] = {
    "none": None,
    "far": float("inf"),
    "nothing": float("nan"),
    "big": 10**30,
    "money": decimal.Decimal("1.10"),
    "day": datetime.date(2018, 3, 1),
    "path": pathlib.PurePosixPath("a/b"),
    "pair": (1, "x"),
    "text": 'it\'s "q"\n\\n {brace} %s',
    "名称": {"甲山镇": [1.5, True, None, {"深": []}]},
}

CASES = {
    # --- processes, signals
    "an asyncio subprocess": Case(
        [
            "import asyncio\np = await asyncio.create_subprocess_exec('cat', stdin=-1, stdout=-1)\nprint(await p.communicate(b'in'), p.returncode)",
            "p = await asyncio.create_subprocess_shell('echo out; echo err >&2; exit 4')\nprint(await p.wait())",
        ]
    ),
    "a handler of the loop": Case(
        [
            "import asyncio, os, signal\nl = asyncio.get_running_loop()\n"
            "try:\n    l.add_signal_handler(signal.SIGUSR1, print, 'usr1')\n    os.kill(os.getpid(), signal.SIGUSR1)\n    await asyncio.sleep(.1)\n"
            "except Exception as e:\n    print(type(e).__name__, e)"
        ]
    ),
    "a handler of children's ends": Case(
        [
            "import os, signal, subprocess, time\nsignal.signal(signal.SIGCHLD, lambda *a: print('child'))\nsubprocess.run(['true'])\ntime.sleep(.1)",
            "print(signal.getsignal(signal.SIGCHLD) is not None, signal.set_wakeup_fd(-1))",
        ]
    ),
    "signals by default": Case(
        [
            "import os, signal\nprint(signal.getsignal(signal.SIGUSR1))\nos.kill(os.getpid(), signal.SIGUSR1)\nimport time; time.sleep(3)"
        ]
    ),
    "hung up": Case(["import os, signal\nos.kill(os.getpid(), signal.SIGHUP)\nimport time; time.sleep(3)", "2"]),
    "interrupted from a thread": Case(
        [
            "import _thread, threading, time\nthreading.Timer(.3, _thread.interrupt_main).start()\ntry:\n    time.sleep(5)\nexcept KeyboardInterrupt:\n    print('caught')",
            "2",
        ]
    ),
    "a time limit that is ignored": Case(
        ["import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(40)", "2"],
        options=("--execution-timeout", "2"),
    ),
    "a time limit while stopped": Case(
        ["import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)", "2"], options=("--execution-timeout", "2")
    ),
    "a time limit in a shell": Case(["!sleep 60", "2"], options=("--execution-timeout", "2")),
    "death in a thread": Case(["import os, threading, time\nthreading.Timer(.5, os._exit, (5,)).start()", "time.sleep(5)", "3"]),
    "death between cells": Case(
        ["import os, threading\nthreading.Timer(.05, os._exit, (5,)).start()", "#md text", "import time; time.sleep(2)"]
    ),
    "death at the end": Case(["import atexit, os\natexit.register(os._exit, 7)\nprint('said')"]),
    "death by a fault at the end": Case(["import atexit, ctypes\natexit.register(ctypes.string_at, 0)\nprint('said')"]),
    "an exit handler that never ends": Case(["import atexit, time\natexit.register(time.sleep, 60)"]),
    "an exit handler that prints and fails": Case(
        [
            "import atexit\natexit.register(lambda: 1 / 0)\natexit.register(print, 'bye')",
            "import sys\natexit.register(lambda: sys.__stderr__.write('to two\\n'))",
        ]
    ),
    "sys.exit in a thread": Case(
        ["import sys, threading\nt = threading.Thread(target=sys.exit, args=(3,))\nt.start(); t.join()", "2"]
    ),
    "an error in a thread": Case(["import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start(); t.join()", "2"]),
    "an error in a destructor": Case(["class A:\n    def __del__(self): 1 / 0\na = A()\ndel a", "2"]),
    "a processor limit": Case(
        [
            "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (int(resource.getrusage(0).ru_utime) + 2, 60))",
            "while True: pass",
            "3",
        ]
    ),
    "a limit of files": Case(
        [
            "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\ntry:\n    open('big', 'w').write('x' * 100)\nexcept OSError as e:\n    print(e)"
        ]
    ),
    "few descriptors": Case(
        [
            "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (80, 80))\ntry:\n    kept = [open('/dev/null') for _ in range(99)]\nexcept OSError as e:\n    print(e)",
            "del kept",
        ]
    ),
    "children of every start": Case(
        [
            "import math, multiprocessing as m, concurrent.futures as f\nprint(m.get_start_method(), m.active_children(), m.parent_process())",
            "for way in ('spawn', 'forkserver', 'fork'):\n    with f.ProcessPoolExecutor(1, mp_context=m.get_context(way)) as p:\n        print(way, p.submit(math.sqrt, 4).result())",
            "m.set_start_method('spawn', force=True)\nwith m.Pool(1) as p:\n    print(p.map(abs, [-1]))",
        ]
    ),
    "a function of main in a spawned process": Case(
        [
            "import multiprocessing as m\ndef f(): print('never')\np = m.get_context('spawn').Process(target=f)\np.start(); p.join(); print(p.exitcode)",
            "class A:\n    x = 1\ndef g(q): q.put(A().x)\nq = m.get_context('fork').Queue()\np = m.get_context('fork').Process(target=g, args=(q,))\np.start(); print(q.get()); p.join()",
        ]
    ),
    "a pool never closed": Case(
        [
            "import math, multiprocessing as m, concurrent.futures as f\np = f.ProcessPoolExecutor(2, mp_context=m.get_context('forkserver'))\nprint(p.submit(math.sqrt, 9).result())"
        ]
    ),
    "a process in a session of its own": Case(
        ["import subprocess\np = subprocess.Popen(['sleep', '300'], start_new_session=True)\nprint(p.poll())"]
    ),
    "a session, a group": Case(
        [
            "import os\nfor do in (os.setsid, os.setpgrp):\n    try:\n        do()\n    except OSError as e:\n        print(do.__name__, e)\nprint(os.getpgid(0) == os.getpid())"
        ]
    ),
    "a pseudo terminal": Case(
        [
            "import os, pty\nread = lambda f: os.read(f, 100)\nprint(pty.spawn(['tty', '-s'], read))\ntry:\n    open('/dev/tty')\nexcept OSError as e:\n    print(e)"
        ]
    ),
    "a child that closes everything": Case(
        [
            "import os\npid = os.fork()\nif not pid:\n    os.closerange(0, 4096)\n    os._exit(0)\nprint(os.waitpid(pid, 0)[1])",
            "2",
        ]
    ),
    "what is done at a fork": Case(
        [
            "import os\nos.register_at_fork(before=lambda: print('before'), after_in_parent=lambda: print('after'))\npid = os.fork()\nif not pid:\n    os._exit(0)\n_ = os.waitpid(pid, 0)"
        ]
    ),
    "what was used": Case(
        [
            "import os, resource, time\nu = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(u.ru_utime, u.ru_maxrss, os.times()[2:4], time.process_time() < 30)"
        ]
    ),
    "a lock on a file": Case(
        ["import fcntl\nf = open('lock', 'w')\nfcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)\nprint('held')"]
    ),
    "a server in a thread": Case(
        [
            "import http.server, threading, urllib.request\nclass H(http.server.BaseHTTPRequestHandler):\n    def do_GET(self): self.send_response(204); self.end_headers()\n    def log_message(self, *a): pass\n"
            "s = http.server.HTTPServer(('127.0.0.1', 0), H)\nthreading.Thread(target=s.serve_forever, daemon=True).start()\n"
            "opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))\nprint(opener.open(f'http://127.0.0.1:{s.server_port}/').status)"
        ]
    ),
    # --- streams, outputs
    "closed streams": Case(["import os, sys\nos.close(0)\nsys.stdin.close()\nprint(1)", "sys.stdout.close()\nprint(2)", "3"]),
    "streams of another kind": Case(["import sys\nsys.stdout.buffer.write(b'x')", "2"], options=()),
    "settings of streams": Case(
        [
            "import sys\nprint(sys.stdout.isatty(), sys.stdout.writable(), sys.stdout.errors, hasattr(sys.stdout, 'buffer'), sys.__stdout__.line_buffering, sys.__stderr__.errors, sys.__stdin__.encoding)"
        ]
    ),
    "the other end of standard input": Case(["import sys\nprint(sys.stdin.readline())", "2"]),
    "a terminal's size": Case(
        [
            "import os, shutil\nprint(shutil.get_terminal_size())\ntry:\n    os.get_terminal_size()\nexcept OSError as e:\n    print(e)"
        ]
    ),
    "many displays": Case(["from IPython.display import display\nfor n in range(400):\n    display(n)", "1"]),
    "twenty megabytes": Case(["for n in range(20):\n    print('x' * 1_000_000)", "len('x')"]),
    "displays changed by a thread": Case(
        [
            "import threading, time\nfrom IPython.display import display\nh = display('one', display_id='a'); g = display('two', display_id='b')",
            "def work():\n    h.update('three')\n    print('from the thread')\nt = threading.Thread(target=work); t.start(); t.join()",
            "g.update({'a': 1}); display('again', display_id='a')",
        ]
    ),
    "cleared in a loop": Case(
        [
            "from IPython.display import clear_output, display\nfor n in range(5):\n    clear_output(wait=True)\n    print(n); display(n)",
            "print('x'); clear_output(wait=True)",
        ]
    ),
    "widgets": Case(
        [
            "import ipywidgets as w\ns = w.IntSlider(3)\no = w.Output()\nprint(type(s).__name__)",
            "with o:\n    print('in the widget')\ns.value = 7\ns.value",
            "w.interact(lambda n: print(n), n=(0, 3));",
        ]
    ),
    "a progress bar of its own": Case(
        [
            "from tqdm import tqdm\nfor _ in tqdm(range(3), disable=True):\n    pass\nprint('done')",
            "from tqdm.auto import trange\nlist(trange(2, disable=True))",
        ]
    ),
    # --- magics
    "a breakpoint": Case(["x = 1\nbreakpoint()\nprint('after')", "2"]),
    "a debugger after an error": Case([("1 / 0", ["raises-exception"]), "%debug", "3"]),
    "%pdb": Case(["%pdb on", "1 / 0", "3"]),
    "%run": Case(
        ["%run -i own.py a b", "print(left)", "%run own.py"],
        files={
            "own.py": "import sys\nprint(__name__, sys.argv[1:], __file__.rpartition('/')[2])\nleft = 5\nif not sys.argv[1:]:\n    1 / 0\n"
        },
    ),
    "aliases, macros, stores": Case(
        [
            "%alias say echo said %s\n%say it",
            "a = 5\n%store a\ndel a",
            "%store -r a\na",
            "%macro m 2\nprint(type(m).__name__)",
            "%history -n 1-2",
            "%rerun 2",
        ],
        files={"ipy/a.txt": ""},
        host=(
            "import os\nbefore = dict(os.environ)\nos.environ['IPYTHONDIR'] = os.path.join(FOLDER, 'ipy')",
            "os.environ.clear(); os.environ.update(before)",
        ),
    ),
    "profiles": Case(
        [
            "%prun -q -T p.txt sum(range(10))\nprint('sum' in open('p.txt').read())",
            "%%capture c\n%%timeit -n1 -r1\npass",
            "%xmode Minimal\n1 / 0",
        ]
    ),
    "sessions in history": Case(
        [
            "h = get_ipython().history_manager\nprint(h.session_number, list(h.get_tail(5)), h.get_session_info()[0])",
            "%history -g x",
            "%history -l 2",
        ]
    ),
    "async magics": Case(["%autoawait\n%autoawait False", "import asyncio\nawait asyncio.sleep(0)", "%%python3\nprint('sub')"]),
    "backends by magics": Case(
        [
            "%matplotlib agg\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint(plt.get_backend())",
            "%matplotlib inline\nplt.figure(figsize=(1, 1)).gca().plot([1])\nplt.show()",
            "%matplotlib no_such",
        ]
    ),
    "an animation": Case(
        [
            "import matplotlib.pyplot as plt, matplotlib.animation as a\nf, x = plt.subplots()\nm = a.FuncAnimation(f, lambda n: x.plot([n]), frames=2)\nprint(len(m.to_jshtml()) > 1000); plt.close()"
        ]
    ),
    # --- parameters, tags, metadata
    "odd parameters": Case(
        [
            ("none = 1", ["parameters"]),
            "print({n: globals()[n] for n in ('none', 'far', 'nothing', 'big', 'money', 'day', 'path', 'pair', 'text', '名称')})",
        ],
        api={"parameters": _ODD},
    ),
    "a parameter that is no name": Case([("a = 1", ["parameters"]), "print(a)"], api={"parameters": {"class": 1}}),
    "numbers as commands give them": Case(
        [("a = 1", ["parameters"]), "print(repr(a))"],
        options=("-p", "a", "0123", "-p", "b", "1e5", "-p", "c", "None", "-p", "d", "true"),
    ),
    "two cells of parameters": Case([("a = 1", ["parameters"]), ("a = 2", ["parameters"]), "print(a)"], options=("-p", "a", "5")),
    "injected before": Case(
        [("a = 1", ["parameters"]), ("a = 9", ["injected-parameters"]), "print(a)"], options=("-p", "a", "5")
    ),
    "annotated parameters": Case(
        [("a: int = 1  # how many\nb: 'str' = None\nimport os", ["parameters"]), "print(a, b, os.sep)"], options=("-p", "a", "5")
    ),
    # --- state
    "a folder that is removed": Case(
        [
            "import os\nos.mkdir('sub'); os.chdir('sub'); os.rmdir('../sub')\ntry:\n    os.getcwd()\nexcept OSError as e:\n    print(type(e).__name__)",
            "import statistics\nprint(1)",
            "!echo in",
        ]
    ),
    "loggers with files": Case(
        [
            "import logging, logging.handlers\nh = logging.handlers.MemoryHandler(10, target=logging.FileHandler('log.txt'))\nlogging.getLogger('own').addHandler(h)\nlogging.getLogger('own').warning('kept')\nlogging.captureWarnings(True)",
            "import warnings\nwarnings.warn('w')",
        ]
    ),
    "a trace and an audit": Case(
        [
            "import sys\nseen = []\nsys.addaudithook(lambda e, a: seen.append(e) if e == 'mine' else None)\nsys.audit('mine')\nprint(seen)",
            "sys.settrace(lambda *a: None)\nprint(sys.gettrace() is not None)",
            "print(sys.gettrace())",
        ]
    ),
    "variables of contexts": Case(["import contextvars\nv = contextvars.ContextVar('v', default=0)\nv.set(5)", "print(v.get())"]),
    "tasks never awaited": Case(
        [
            "import asyncio\nasync def f(): await asyncio.sleep(50)\nt = asyncio.create_task(f())\nf()",
            "print(len(asyncio.all_tasks()) > 0)",
        ]
    ),
    "tests in a notebook": Case(
        [
            "import unittest\nclass T(unittest.TestCase):\n    def test(self): self.assertEqual(1, 1)\nr = unittest.main(argv=[''], exit=False)\nprint(r.result)",
            "import doctest\ndef f():\n    '''\n    >>> f()\n    1\n    '''\n    return 1\nprint(doctest.testmod())",
        ]
    ),
    "sources of functions": Case(
        [
            "import inspect, linecache\ndef f():\n    return 1  # one\nprint(inspect.getsource(f))",
            "f.__code__.co_filename[:15], f.__module__, inspect.getmodule(f).__name__",
            "print(__import__('__main__').__dict__.keys() >= {'In', 'Out'}, '__file__' in globals())",
        ]
    ),
    "names and numbers of threads": Case(
        [
            "import threading\nt = threading.Thread(target=lambda: None)\nprint(t.name.rpartition('-')[2], threading.active_count())",
            "print([x.daemon for x in threading.enumerate()])",
        ]
    ),
    "an object in shared memory": Case(
        [
            "import mmap, os\nm = mmap.mmap(-1, 10)\npid = os.fork()\nif not pid:\n    m[:2] = b'ok'; os._exit(0)\nos.waitpid(pid, 0); print(m[:2])"
        ]
    ),
    "databases in threads": Case(
        [
            "import sqlite3, threading, concurrent.futures as f\nc = sqlite3.connect(':memory:', check_same_thread=False)\nwith f.ThreadPoolExecutor(2) as p:\n    print(list(p.map(lambda n: c.execute('select ?', (n,)).fetchone(), range(3))))"
        ]
    ),
}
