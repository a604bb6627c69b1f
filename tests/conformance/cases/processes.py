"""Processes, groups, signals, descriptors and standard input of a notebook."""

from __future__ import annotations

from tests.conformance.case import Case

_SLEEP = "import subprocess\np = subprocess.Popen(['sleep', '300'])"

CASES = {
    "a process left": Case([_SLEEP]),
    "a process left after an error": Case([_SLEEP, "1 / 0"]),
    "a process left after a time limit": Case([_SLEEP, "import time; time.sleep(60)"], options=("--execution-timeout", "2")),
    "a process left by the shell": Case(["import os\n_ = os.system('sleep 300 &')"]),
    "a process left that ignores signals": Case(
        ["import subprocess\np = subprocess.Popen(['sh', '-c', 'trap \"\" TERM INT; sleep 300'])"]
    ),
    "a process left of a pool": Case(
        ["import multiprocessing\np = multiprocessing.get_context('fork').Pool(2)\np.map(abs, [-1, -2])"]
    ),
    "a process that ends late": Case(
        ["import subprocess\np = subprocess.Popen('sleep 0.5; echo x > late.txt', shell=True)", "p.wait()"]
    ),
    "standard input": Case(["import subprocess\nprint(repr(subprocess.run(['cat'], capture_output=True, text=True).stdout))"]),
    "standard input read": Case(["import os\nprint(os.read(0, 10))", "import sys\nprint(sys.__stdin__.isatty())"]),
    "kind of standard input": Case(["import os, stat\nprint(stat.S_ISFIFO(os.fstat(0).st_mode))"]),
    "input": Case(["input('name? ')", "2"]),
    "getpass": Case(["import getpass\ngetpass.getpass()", "2"]),
    "group and session": Case(["import os\nprint(os.getpgrp() == os.getpid() == os.getsid(0))"]),
    "killpg": Case(
        [
            "import os, signal, subprocess\nsignal.signal(signal.SIGUSR1, lambda *a: print('got it'))\nos.killpg(0, signal.SIGUSR1)",
            "print('alive')",
        ]
    ),
    "killpg with SIGINT": Case(
        [
            "import os, signal, time\ntry:\n    os.killpg(os.getpgrp(), signal.SIGINT)\n    time.sleep(3)\nexcept KeyboardInterrupt:\n    print('interrupted')"
        ]
    ),
    "a signal handled": Case(
        [
            "import signal, os\nsignal.signal(signal.SIGALRM, lambda *a: print('alarm'))\nsignal.setitimer(signal.ITIMER_REAL, 0.05)\nimport time; time.sleep(.2)"
        ]
    ),
    "signal actions": Case(
        [
            "import signal\nprint([(n.name, str(signal.getsignal(n))) for n in (signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE, signal.SIGHUP, signal.SIGUSR1)])"
        ]
    ),
    "signal mask": Case(["import signal\nprint(signal.pthread_sigmask(signal.SIG_BLOCK, []))"]),
    "children waited for": Case(
        [
            "import os\npid = os.fork()\nif not pid:\n    os._exit(3)\nprint(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))",
            "try:\n    os.wait()\nexcept ChildProcessError:\n    print('none')",
        ]
    ),
    "a process pool": Case(
        [
            "import concurrent.futures as f, multiprocessing as m\nwith f.ProcessPoolExecutor(2, mp_context=m.get_context('fork')) as p:\n    print(list(p.map(abs, [-1, -2])))"
        ]
    ),
    "a spawned process": Case(
        [
            "import multiprocessing as m\np = m.get_context('spawn').Process(target=print, args=('x',))\np.start(); p.join()\nprint(p.exitcode)"
        ]
    ),
    "a manager of processes": Case(
        ["import multiprocessing as m\nwith m.get_context('fork').Manager() as g:\n    d = g.dict(a=1)\n    print(dict(d))"]
    ),
    "a shared lock": Case(
        [
            "import multiprocessing as m\nl = m.get_context('fork').Lock()\nwith l:\n    print('held')\nq = m.get_context('fork').Queue(); q.put(1); print(q.get())"
        ]
    ),
    "shared memory": Case(
        [
            "from multiprocessing import shared_memory\ns = shared_memory.SharedMemory(create=True, size=8)\ns.buf[0] = 7\nprint(s.buf[0])\ns.close(); s.unlink()"
        ]
    ),
    "descriptors": Case(["import os\nprint(len(os.listdir('/proc/self/fd')) < 70, [os.get_inheritable(n) for n in (0, 1, 2)])"]),
    "descriptors by kind": Case(  # without TCP, where clients may have connected or not yet
        [
            "import os, re\nfrom collections import Counter\nlocal = {line.split()[6] for line in open('/proc/net/unix')}\n"
            "links = [os.readlink(p) for f in os.listdir('/proc/self/fd') if os.path.islink(p := f'/proc/self/fd/{f}')]\n"
            "kinds = Counter('local' if re.sub(r'\\D', '', a) in local else re.sub(r'\\d+', 'N', a) for a in links)\n"
            "print(sorted((kind, n) for kind, n in kinds.items() if kind not in ('socket:[N]', 'anon_inode:[eventfd]')))"
        ]
    ),
    "descriptors of the host": Case(
        [
            "import os\nheld = set(os.environ['HELD'].split('|'))\n"
            "print([p for f in os.listdir('/proc/self/fd') if os.path.islink(p := f'/proc/self/fd/{f}') and os.readlink(p) in held])"
        ],
        host=(
            "import os, socket\nheld = [os.open(FOLDER, os.O_RDONLY), *os.pipe(), *(s.detach() for s in socket.socketpair())]\n"
            "for f in held:\n    os.set_inheritable(f, True)\n"
            "os.environ['HELD'] = '|'.join(os.readlink(f'/proc/self/fd/{f}') for f in held)",
            "for f in held:\n    os.close(f)\ndel os.environ['HELD']",
        ),
    ),
    "descriptors of a subprocess": Case(
        [
            "import subprocess\nprint(subprocess.run('ls /proc/self/fd | wc -l', shell=True, capture_output=True, text=True).stdout)"
        ]
    ),
    "threads": Case(
        [
            "import os, threading\nmain = threading.main_thread()\n"
            "print(threading.current_thread() is main, main.native_id == os.getpid(), len(threading.enumerate()))"
        ]
    ),
    "resources": Case(
        [
            "import resource\nprint([resource.getrlimit(n) for n in (resource.RLIMIT_DATA, resource.RLIMIT_NOFILE, resource.RLIMIT_CORE)])"
        ]
    ),
    "settings of the process": Case(
        [
            "import ctypes\nprctl, told = ctypes.CDLL(None).prctl, ctypes.c_int()\n"
            "print([(prctl(n, ctypes.byref(told), 0, 0, 0), told.value) for n in (2, 37)], [prctl(n, 0, 0, 0, 0) for n in (3, 7, 30, 39, 42)])"
        ]
    ),
    "umask and priority": Case(["import os\nprint(os.umask(0o22), os.nice(0), sorted(os.sched_getaffinity(0)))"]),
    "umask of the host": Case(
        ["import os\nprint(oct(os.umask(0)))"], host=("import os\nos.umask(0o077)", "import os\nos.umask(0o022)")
    ),
    "limits of the host": Case(
        ["import resource\nprint(resource.getrlimit(resource.RLIMIT_NOFILE)[0])"],
        host=(
            "import resource\nr = resource.getrlimit(resource.RLIMIT_NOFILE)\nresource.setrlimit(resource.RLIMIT_NOFILE, (500, r[1]))",
            "resource.setrlimit(resource.RLIMIT_NOFILE, r)",
        ),
    ),
    "a host that ignores SIGCHLD": Case(
        ["import subprocess\nprint(subprocess.run(['false']).returncode)"],
        host=(
            "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)",
            "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_DFL)",
        ),
    ),
    "a host that ignores SIGPIPE": Case(
        ["import signal\nprint(signal.getsignal(signal.SIGPIPE))"],
        host=("import signal\no = signal.signal(signal.SIGPIPE, signal.SIG_DFL)", "signal.signal(signal.SIGPIPE, o)"),
    ),
    "environment of the host": Case(
        ["import os\nprint(os.environ.get('OF_THE_HOST'), os.environ.get('TZ'))\nimport time\nprint(time.tzname)"],
        host=(
            "import os\nos.environ.update(OF_THE_HOST='1', TZ='Asia/Shanghai')",
            "import os\ndel os.environ['OF_THE_HOST'], os.environ['TZ']",
        ),
    ),
    "environment of a subprocess": Case(["import os\nos.environ['MINE'] = '1'\n!echo $MINE", "%env OTHER=2\n!echo $OTHER"]),
    "threads of the host": Case(
        ["print('beside a thread')"],
        host=(
            "import threading\nhalt = threading.Event()\nt = threading.Thread(target=halt.wait)\nt.start()",
            "halt.set(); t.join()",
        ),
    ),
    "a notebook that runs a notebook": Case(
        [
            "import papermill, nbformat\nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell('6 * 7')], metadata={'kernelspec': {'name': 'python3', 'language': 'python', 'display_name': 'p'}})",
            "r = papermill.execute_notebook(b, None, engine_name=ENGINE, progress_bar=False)\nprint(r.cells[0].outputs[0].data['text/plain'])",
        ],
        options=("-p", "ENGINE", "{engine}"),
    ),
    "a kernel that starts a kernel": Case(
        [
            "from jupyter_client.manager import start_new_kernel\nkm, kc = start_new_kernel()\nkc.execute_interactive('print(1)')\nkc.stop_channels(); km.shutdown_kernel()\nprint('done')"
        ]
    ),
}
