"""Siblings of the other cases: deaths and signals, what is left behind, magics, loops, tracebacks, the order of saves."""

from __future__ import annotations

from tests.conformance.case import Case

_LIMIT = ("--execution-timeout", "2")


def _dies(name: str) -> Case:
    return Case(["print('said')", f"import os, signal, time\ntime.sleep(.5)\nos.kill(os.getpid(), {name})\ntime.sleep(2)", "3"])


def _runs_on(cell: str) -> Case:
    return Case([cell, "print('next')"], options=_LIMIT)


def _hook(what: str) -> object:
    def hook(**told: object) -> None:
        with open("hooks.txt", "a", encoding="utf-8") as file:  # noqa: PTH123  # in the host's folder
            file.write(f"{what} {told.get('cell_index')}\n")

    return hook


CASES = {
    # --- deaths
    "death by SIGQUIT": _dies("signal.SIGQUIT"),
    "death by SIGFPE": _dies("signal.SIGFPE"),
    "death by SIGPIPE": _dies("signal.SIGPIPE"),
    "death by SIGALRM": _dies("signal.SIGALRM"),
    "death by SIGXCPU": _dies("signal.SIGXCPU"),
    "death by SIGUSR2": _dies("signal.SIGUSR2"),
    "death by a signal of real time": _dies("signal.SIGRTMIN + 3"),
    "death with a number too large": Case(["import os\nos._exit(300)", "2"]),
    "death of a forked process": Case(
        ["import os\npid = os.fork()\nif not pid:\n    os._exit(9)\nprint(os.waitpid(pid, 0)[1] >> 8)", "2"]
    ),
    "death by a child": Case(
        ["import os, subprocess, time\nsubprocess.Popen(f'sleep .3; kill -9 {os.getpid()}', shell=True)\ntime.sleep(5)", "2"]
    ),
    "death between two kept": Case([("1", ["raises-exception"]), ("import os; os._exit(4)", ["raises-exception"]), "3"]),
    "death where errors are allowed": Case(["import os; os._exit(4)", "3"], api={"allow_errors": True}),
    "another program": Case(["import os\nos.execvp('sleep', ['sleep', '1'])", "2"]),
    "stopped and continued": Case(
        [
            "import os, signal, subprocess\nsubprocess.Popen(f'sleep .5; kill -CONT {os.getpid()}', shell=True)\nos.kill(os.getpid(), signal.SIGSTOP)\nprint('on')"
        ]
    ),
    "the kernel shuts itself down": Case(["get_ipython().kernel.do_shutdown(False)", "2"]),
    "asked to exit": Case(["get_ipython().ask_exit()", "2"]),
    # --- time limits
    "a time limit in C": _runs_on("import ctypes\nctypes.CDLL(None).sleep(60)"),
    "a time limit at a lock": _runs_on("import threading\nl = threading.Lock(); l.acquire(); l.acquire()"),
    "a time limit at a queue": _runs_on("import queue\nqueue.Queue().get()"),
    "a time limit at a descriptor": _runs_on("import os\nos.read(os.pipe()[0], 1)"),
    "a time limit that is swallowed": _runs_on(
        "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        print('no')"
    ),
    "a time limit in an expression": _runs_on("import re\nre.match('(a+)+b', 'a' * 40)"),
    "a time limit where nothing listens": _runs_on("sum(range(10 ** 11))"),
    "a time limit in a thread pool": _runs_on(
        "import concurrent.futures as f, time\nwith f.ThreadPoolExecutor(2) as p:\n    list(p.map(time.sleep, [3, 3]))"
    ),
    "a time limit in a process pool": _runs_on(
        "import concurrent.futures as f, multiprocessing as m, time\nwith f.ProcessPoolExecutor(2, mp_context=m.get_context('fork')) as p:\n    list(p.map(time.sleep, [60, 60]))"
    ),
    "a time limit in a task": _runs_on(
        "import asyncio\ntry:\n    await asyncio.wait_for(asyncio.sleep(60), 50)\nexcept asyncio.CancelledError:\n    print('cancelled'); raise"
    ),
    "a time limit in every cell": Case(
        ["import time; time.sleep(60)", "time.sleep(60)", "print(3)"], api={"execution_timeout": 1, "interrupt_on_timeout": True}
    ),
    # --- what is left behind
    "shared memory left": Case(
        [
            "from multiprocessing import shared_memory\ns = shared_memory.SharedMemory(create=True, size=8, name='conformance_left')\nprint(s.size)"
        ],
        host=(
            "",
            "import os, time\nfor _turn in range(20):\n    if not os.path.exists('/dev/shm/conformance_left'): break\n    time.sleep(.1)\nopen(os.path.join(FOLDER, 'shm.txt'), 'w').write(str(os.path.exists('/dev/shm/conformance_left')))\nos.path.exists('/dev/shm/conformance_left') and os.unlink('/dev/shm/conformance_left')",
        ),
    ),
    "semaphores left": Case(["import multiprocessing as m\nc = m.get_context('spawn')\nl, q = c.Lock(), c.Queue()\nprint(1)"]),
    "temporary files left": Case(
        [
            "import tempfile\nt = tempfile.NamedTemporaryFile(dir='.', prefix='t1'); d = tempfile.TemporaryDirectory(dir='.', prefix='t2')\nk = tempfile.mkdtemp(dir='.', prefix='t3'); import os; os.rename(k, 'kept')"
        ]
    ),
    "a file kept by a module": Case(["import json\njson.kept = open('kept.txt', 'w')\njson.kept.write('data')"]),
    "a file kept by a class": Case(
        ["import json\njson.JSONEncoder.kept = open('kept.txt', 'w')\njson.JSONEncoder.kept.write('data')"]
    ),
    "a file kept by a library": Case(["import pandas as pd", "pd.kept = open('kept.txt', 'w')\npd.kept.write('data')"]),
    "an object kept by a module": Case(
        ["import string\nclass A:\n    def __del__(self, open=open): open('del.txt', 'w').write('ran')\nstring.kept = A()"]
    ),
    "an object in a list of a module": Case(
        [
            "import sys, keyword\nclass A:\n    def __del__(self, open=open): open('del.txt', 'w').write('ran')\nkeyword.kwlist.append(A()); sys.path_hooks.append(A())"
        ]
    ),
    "a child in a group of its own": Case(
        ["import os, subprocess\np = subprocess.Popen(['sleep', '300'], preexec_fn=os.setpgrp)"]
    ),
    "a child's child": Case(["import subprocess\np = subprocess.Popen('sleep 300 & sleep 301', shell=True)"]),
    "a child that catches its end": Case(
        [
            "import subprocess, time\np = subprocess.Popen(['sh', '-c', 'trap \"echo bye > bye.txt; exit\" TERM; sleep 300 & wait'])\ntime.sleep(.3)"
        ]
    ),
    "a manager left": Case(["import multiprocessing as m\ng = m.get_context('fork').Manager(); d = g.dict(a=1); print(dict(d))"]),
    "handlers in turn": Case(
        [
            "import atexit, weakref, concurrent.futures as f\nclass A: pass\na = A()\nw = lambda t: open('turn.txt', 'a').write(t)\natexit.register(w, '1'); _ = weakref.finalize(a, w, '2'); atexit.register(w, '3')\np = f.ThreadPoolExecutor(1); _ = p.submit(w, '4')"
        ]
    ),
    "handlers that add handlers": Case(["import atexit\natexit.register(lambda: atexit.register(open, 'late.txt', 'w'))"]),
    "how many handlers": Case(
        ["import atexit\nn = atexit._ncallbacks()\natexit.register(print)\nprint(atexit._ncallbacks() - n)"]
    ),
    # --- output that is late
    "late from a thread": Case(
        ["import threading, time\nthreading.Timer(.3, print, ('late',)).start()", "time.sleep(1)\nprint('now')"]
    ),
    "late from a child": Case(
        ["import subprocess, time\np = subprocess.Popen('sleep .3; echo late', shell=True)", "time.sleep(1)\nprint('now')"]
    ),
    "late at the end": Case(["import threading\nt = threading.Timer(.5, print, ('late',)); t.start()"]),
    "a daemon that prints on": Case(
        [
            "import threading, time\ndef f():\n    while True:\n        time.sleep(.02); print('.', end='')\nthreading.Thread(target=f, daemon=True).start(); 1"
        ]
    ),
    "descriptors turned": Case(
        [
            "import os\nf = os.open('o.txt', os.O_CREAT | os.O_WRONLY); k = os.dup(1); os.dup2(f, 1)\nos.system('echo in the file')",
            "os.dup2(k, 1); os.system('echo out again')",
        ]
    ),
    "streams turned": Case(
        [
            "import sys\nkept, sys.stdout = sys.stdout, open('o.txt', 'w')\nprint('in the file')",
            "print('too'); sys.stdout.close(); sys.stdout = kept\nprint('out')",
            "sys.stderr = None\nimport warnings; warnings.warn('w')",
        ]
    ),
    "messages by hand": Case(
        [
            "k = get_ipython().kernel\nk.session.send(k.iopub_socket, 'stream', {'name': 'stdout', 'text': 'by hand'}, parent=k.get_parent())",
            "k.session.send(k.iopub_socket, 'no_such', {}, parent=k.get_parent()); 2",
        ]
    ),
    "comms with more": Case(
        [
            "from comm import create_comm\nc = create_comm(target_name='t', data={'a': 1}, metadata={'m': 1}, buffers=[b'xy'])\nc.on_msg(print); c.send({'b': 1}, buffers=[memoryview(b'z')])",
            "from ipykernel.comm import Comm\nd = Comm(target_name='u'); d.close(); c.close()",
        ]
    ),
    "displays of every kind": Case(
        [
            "from IPython.display import *\ndisplay(Image(data=b'GIF89a', format='gif'), IFrame('a', 1, 2), Code('x = 1'), Javascript('1'), Pretty('p'), GeoJSON({'type': 'Point', 'coordinates': [0, 0]}), FileLink('no'))",
            "publish_display_data({'text/plain': 'p'}, transient={'display_id': 'x'})",
            "update_display('q', display_id='x')",
            "ProgressBar(3)",
        ]
    ),
    "text/plain too long": Case(["list(range(3000))", "'x' * 5000", "{n: n for n in range(2000)}"]),
    # --- magics
    "magics of the shell": Case(
        [
            "!!echo a",
            "x = %sx echo b\nx",
            "%system echo c",
            "%%script bash --out o --err e\necho d; echo e >&2",
            "o, e",
            "%%script --bg sh\nsleep .1",
            "%killbgscripts",
            "!exit 4\n",
            "_exit_code",
        ]
    ),
    "magics of folders": Case(
        ["%mkdir sub\n%cd sub", "%pwd", "%dhist", "%pushd ..", "%popd", "%cd no_such", "%env NEW 5", "%env NEW"]
    ),
    "magics of sources": Case(
        [
            "%%writefile own.py\nx = 5",
            "%load own.py",
            "%pycat own.py",
            "%save -f kept.py 1",
            "%logstart -o log.txt",
            "%logstop",
            "%run -t own.py",
            "%pfile x",
            "%pdoc print",
        ]
    ),
    "magics of names": Case(
        [
            "a, b = 1, 'x'",
            "%whos",
            "%psearch a*",
            "%xdel a",
            "%reset_selective -f b",
            "%who_ls",
            "%reset -f out",
            "%reset -f",
            "dir()[:3]",
        ]
    ),
    "magics of the session": Case(
        [
            "%colors",
            "%config InteractiveShell.xmode",
            "%xmode Verbose",
            "%precision 3\n1 / 3",
            "%pprint",
            "%automagic",
            "%gui asyncio",
            "%alias_magic t timeit",
            "%pylab agg",
        ]
    ),
    "magics of one's own": Case(
        [
            "from IPython.core.magic import *\n@register_line_magic\ndef lm(line): return line\n@register_cell_magic\ndef cm(line, cell): return line, cell\n@register_line_cell_magic\ndef lcm(line, cell=None): return line, cell",
            "%lm a",
            "%%cm a\nb",
            "%%lcm\nc",
            "%nosuch",
        ]
    ),
    "hooks of the shell": Case(
        [
            "ip = get_ipython()\nip.events.register('pre_run_cell', lambda info: print('pre', info.raw_cell))\nip.events.register('post_run_cell', lambda r: print('post', r.success))\nip.events.register('post_execute', lambda: 1 / 0)",
            "1",
            "ip.input_transformers_cleanup.append(lambda lines: [l.replace('七', '7') for l in lines])",
            "print(七)",
        ]
    ),
    "histories by name": Case(
        [
            "10",
            "20",
            "_ih[1:], _oh, _dh[0] != '', _i, _ii, __",
            "del Out[1]; _1",
            "In[-1], len(In), get_ipython().execution_count",
        ]
    ),
    # --- loops
    "names of tasks": Case(
        [
            "import asyncio\nprint(asyncio.current_task().get_name()[:5], asyncio.current_task().get_coro().__name__)\nt = asyncio.create_task(asyncio.sleep(0)); n = int(t.get_name()[5:])",
            "u = asyncio.create_task(asyncio.sleep(0)); print(int(u.get_name()[5:]) - n)",
        ]
    ),
    "a loop in a loop": Case(["import asyncio\nasyncio.run(asyncio.sleep(0))", "2"]),
    "loops in threads": Case(
        [
            "import asyncio, threading\nasync def f(): return 5\nr = []\nt = threading.Thread(target=lambda: r.append(asyncio.run(f()))); t.start(); t.join(); print(r)",
            "print(await asyncio.to_thread(lambda: 6), await asyncio.get_running_loop().run_in_executor(None, abs, -7))",
            "async for n in (lambda: (x async for x in agen()))(): print(n)",
        ]
    ),
    "tasks that fail unseen": Case(
        [
            "import asyncio, gc\nasync def f(): 1 / 0\nt = asyncio.ensure_future(f())",
            "await asyncio.sleep(.05)\ndel t; gc.collect();",
            "async with asyncio.timeout(1): print(2)\n[x async for x in g()]",
        ]
    ),
    "the loop of tornado": Case(
        [
            "import tornado.ioloop as t, asyncio\nprint(t.IOLoop.current().asyncio_loop is asyncio.get_running_loop(), type(t.IOLoop.current()).__name__)\nt.IOLoop.current().call_later(.05, print, 'called')",
            "await asyncio.sleep(.2)",
        ]
    ),
    # --- errors
    "errors of every sort": Case(
        [
            "raise StopIteration(1)",
            "raise GeneratorExit",
            "raise type('B', (BaseException,), {})('b')",
            "raise SystemExit('text')",
            "e = ValueError('v'); e.add_note('note'); raise e",
            "if 1:\nx",
            "def f():\n  return\n x",
            "raise ValueError('x' * 20000)",
        ],
        api={"allow_errors": True},
    ),
    "errors shown by themselves": Case(
        [
            "class E(Exception):\n    def _render_traceback_(self): return ['own', 'lines']\nraise E",
            "%xmode Context\nclass R:\n    def __repr__(self): 1 / 0\nr = R(); r.x",
            "import json\njson.loads('{')",
            "exec('1/0')",
            "%xmode Verbose\nlocal = 5; 1 / 0",
        ],
        api={"allow_errors": True},
    ),
    "exits of every sort": Case(["try:\n    import sys; sys.exit(2)\nfinally:\n    print('finally')", "2"]),
    "an interrupt that is caught": Case(
        ["try:\n    raise KeyboardInterrupt\nexcept KeyboardInterrupt:\n    print('caught')", "2"]
    ),
    # --- state
    "settings of the interpreter": Case(
        [
            "import sys\nprint(sys.getdlopenflags(), sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth(), sys.thread_info, sys.pycache_prefix, sys.platlibdir, sys.ps1, sys.ps2, sys.tracebacklimit if hasattr(sys, 'tracebacklimit') else '', sys.base_prefix, sys.executable, sys.unraisablehook)"
        ]
    ),
    "the state of the process": Case(
        [
            "print([l for l in open('/proc/self/status').read().splitlines() if l.split(':')[0] in ('Name', 'Umask', 'NoNewPrivs', 'Seccomp', 'SigQ', 'SigBlk', 'SigIgn', 'SigCgt', 'CapEff', 'CapBnd', 'CoreDumping', 'THP_enabled')])",
            "print([open(f'/proc/self/{n}').read() for n in ('oom_score_adj', 'coredump_filter', 'personality', 'timerslack_ns', 'loginuid', 'sessionid', 'cgroup', 'comm')])",
            "import psutil\np = psutil.Process()\nprint(p.ionice(), p.nice(), p.terminal(), p.name(), p.status(), p.cwd() != '', p.exe(), p.uids(), p.num_threads() < 20)",
            "import os\nprint(os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0), os.sched_getparam(0), os.getgroups(), os.getresuid(), os.ctermid())",
        ]
    ),
    "threads of the system": Case(
        ["import numpy as np", "import os\nnp.ones((5, 5)) @ np.ones((5, 5))\nprint(len(os.listdir('/proc/self/task')))"]
    ),
    "signals in a cell": Case(
        [
            "import signal\nprint([(s, str(signal.getsignal(s)).split(' at')[0]) for s in sorted(signal.valid_signals())])",
            "print(signal.getitimer(0), signal.sigpending(), signal.set_wakeup_fd(-1) >= -1)",
        ]
    ),
    "an input and output priority of the host": Case(
        ["import psutil\nprint(psutil.Process().ionice())"],
        host=(
            "import psutil\nold = psutil.Process().ionice()\npsutil.Process().ionice(psutil.IOPRIO_CLASS_BE, 6)",
            "psutil.Process().ionice(psutil.IOPRIO_CLASS_NONE, 0)",
        ),
    ),
    "what of memory is dumped": Case(
        ["print(open('/proc/self/coredump_filter').read())"],
        host=(
            "old = open('/proc/self/coredump_filter').read()\nopen('/proc/self/coredump_filter', 'w').write('0x1')",
            "open('/proc/self/coredump_filter', 'w').write('0x' + old.strip())",
        ),
    ),
    "large pages of the host": Case(
        ["import ctypes\nprint(ctypes.CDLL(None).prctl(42, 0, 0, 0, 0))"],
        host=("import ctypes\nctypes.CDLL(None).prctl(41, 1, 0, 0, 0)", "ctypes.CDLL(None).prctl(41, 0, 0, 0, 0)"),
    ),
    "contexts and caches": Case(
        [
            "import contextvars, linecache, sys\nprint(sorted(v.name for v in contextvars.copy_context()), [k for k in linecache.cache if 'ipykernel' not in k], sys.getprofile())",
            "import gc\nprint(gc.garbage, gc.isenabled(), gc.get_threshold())",
        ]
    ),
    "names of temporary files differ": Case(
        [
            "import tempfile, secrets, random\nopen('told', 'a').write(tempfile.mktemp() + secrets.token_hex() + str(random.random()))\nimport os; os.unlink('told')"
        ]
    ),
    # --- saves
    "what is saved when": Case(
        [
            "import json\nsaved = lambda: [(c['metadata']['papermill']['status'], len(c['outputs']), c['execution_count']) for c in json.load(open('out.ipynb'))['cells']]\nprint(saved())",
            "print(saved())",
            "print(saved())",
        ]
    ),
    "what is saved while a cell runs": Case(
        [
            "import json, time\nprint('before', flush=True); time.sleep(2.5)\nprint([len(c['outputs']) for c in json.load(open('out.ipynb'))['cells']])"
        ],
        options=("--autosave-cell-every", "1"),
    ),
    "all hooks in turn": Case(
        ["1", ("1 / 0", ["raises-exception"]), "open('hooks.txt', 'a').write('cell\\n')"],
        api={
            name: _hook(name)
            for name in (
                "on_notebook_start",
                "on_notebook_complete",
                "on_cell_start",
                "on_cell_execute",
                "on_cell_complete",
                "on_cell_executed",
                "on_cell_error",
            )
        },
    ),
    "parameters of a file": Case(
        [("a = 1", ["parameters"]), "print(a)"], files={"p.yaml": "a: [1, {b: 2}]\n"}, options=("-f", "FOLDER/p.yaml")
    ),
    "report and parameters": Case(
        [("a = 1", ["parameters"]), "print(a)", "1 / 0"], options=("--report-mode", "-p", "a", "7", "--log-output")
    ),
    "a patient shutdown": Case(
        ["import atexit, time\natexit.register(time.sleep, 3)"], api={"config": {"KernelManager": {"shutdown_wait_time": 1.0}}}
    ),
    "an address of its own": Case(["1"], api={"config": {"KernelManager": {"ip": "localhost"}}}),
}
