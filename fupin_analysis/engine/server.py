"""The process that kernels are forked from: started once, by path, in a fresh interpreter of the kernel's own Python.

It runs no code of a notebook and sees nothing of the process that asks it: it has loaded what every kernel loads before it is
ready, and, one generation further, the libraries that a notebook begins by importing. A child leaves :func:`serve` as a process
that ``python -m ipykernel_launcher`` would have started, becomes exactly that, and ends as a Python process ends.

This file imports the standard library alone and is never imported.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import importlib.machinery
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import threading
import time
import types
import warnings
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:  # a kernel does not load typing for this
    from typing import Any, NoReturn

#: What a first server turns into when idle: a small process that ends with the host. Its end would leave a dead one till then.
_ASLEEP = "import select, sys; p = select.poll(); p.register(int(sys.argv[1]), 1); p.register(int(sys.argv[2]), 1); p.poll()"

#: Seconds the kernels of a host that has ended get to disappear.
_PATIENCE = 5.0

#: What a kernel loads while it makes itself ready and the import of its application does not; a missing one is left out.
_LATE = (
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    *("faulthandler", "psutil", "sqlite3"),
    "tornado.platform.asyncio",
    "tornado.queues",
)

#: What every kernel compiles while it makes itself ready, beside what its parts compile when they are loaded.
_PATTERNS = (
    *(r"^\w(\-?\w)*$", r"^-\d+$|^-\d*\.\d+$", r"\n\n\n+", "(A)", "(-*[A-]*)", r"(?s:.*\.py)\Z", r"(?s:.*\.ipy)\Z"),
    *(r"([^\\] )", r"^[\w|\s.]+\(([^)]*)\).*", r"[\s|\[]*(\w+)(?:\s*=\s*.*)"),
)

_SET_SUBREAPER = 36

_TIMERS = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)

#: What is remembered of a file: time of change [ns], size [bytes], inode; None where there is none.
_Seen = tuple[int, int, int] | None


def _beside(name: str) -> Any:
    """Load a file beside this one; a kernel has no such module."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_ending, _surroundings = _beside("ending"), _beside("surroundings")


class _Child:
    """A process of this server: a kernel with the socket on which its end is told, or a server of the next generation."""

    def __init__(self, told: socket.socket | None, is_kernel: bool) -> None:
        self.told, self.is_kernel = told, is_kernel


class _Server:
    def __init__(self, requests: socket.socket, host: int, idle: float) -> None:
        self.requests, self.host, self.idle = requests, host, idle
        self.is_first = True
        self.children: dict[int, _Child] = {}
        self.refusal = ""
        self.watched: dict[str, _Seen] = {}
        self.listed: dict[str, frozenset[str] | None] = {}
        self.surroundings = _surroundings.KernelToBe()
        self._begin()

    def _begin(self) -> None:
        """Listen, as the process that this one is now."""
        self.wakes, self._wake = socket.socketpair()
        self.wakes.setblocking(False)
        self._wake.setblocking(False)
        self.host_descriptor = os.pidfd_open(self.host)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        self.inherited_action = signal.signal(signal.SIGCHLD, _ignore)
        ctypes.CDLL(None).prctl(_SET_SUBREAPER, ctypes.c_ulong(1), 0, 0, 0)

    def _leave(self) -> None:
        """Be the server no more: close what is its own and give signals back, in a process just forked from it."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, self.inherited_action or signal.SIG_DFL)
        os.close(self.host_descriptor)
        for end in (self.requests, self.wakes, self._wake, *(child.told for child in self.children.values())):
            if end is not None:
                end.close()
        self.children = {}

    def run(self) -> tuple[dict[str, Any], list[int]]:
        """Fork what is asked for until the host has gone; return, in a kernel's process, what was asked for it."""
        while True:
            poll = select.poll()
            for descriptor in (self.requests.fileno(), self.wakes.fileno(), self.host_descriptor):
                poll.register(descriptor, select.POLLIN)
            abandoned = {child.told.fileno(): pid for pid, child in self.children.items() if child.told is not None}
            for descriptor in abandoned:
                poll.register(descriptor, 0)
            ready = {descriptor for descriptor, _event in poll.poll(None if self.children else self.idle * 1000)}
            if not ready and not self.children:
                self._sleep()
            if self.wakes.fileno() in ready:
                _drain(self.wakes)
            for descriptor in ready & abandoned.keys():  # nobody is left who could want this kernel
                _kill_group(abandoned[descriptor])
            self._reap()
            if self.host_descriptor in ready:
                self._end()
            if self.requests.fileno() in ready:
                data, descriptors, _flags, _address = socket.recv_fds(self.requests, 2**20, 4)
                if not data:
                    self._end()
                kernel = self._fork(json.loads(data), descriptors)
                if kernel is not None:
                    return kernel

    def _fork(self, request: dict[str, Any], descriptors: list[int]) -> tuple[dict[str, Any], list[int]] | None:
        if request["do"] == "retire":
            self.idle = 0.0
            return None
        end = socket.socket(fileno=descriptors[0])
        is_kernel = request["do"] == "kernel"
        reason = ("stale" if self._is_stale() else self.refusal) if is_kernel else ""
        pid = -1
        if not reason:
            with warnings.catch_warnings():  # from Python 3.12 on a fork beside the sleeping threads of a library warns
                warnings.simplefilter("ignore")
                try:
                    pid = os.fork()
                except OSError as error:
                    reason = f"its server cannot fork: {error.strerror}"
        if pid:
            if pid > 0:
                self.children[pid] = _Child(end if is_kernel else None, is_kernel)
            if is_kernel:
                _tell(end, {"refused": reason} if reason else {"pid": pid})
            if reason or not is_kernel:
                end.close()
            for descriptor in descriptors[1:]:
                os.close(descriptor)
            return None
        self._leave()
        if is_kernel:
            end.close()
            return request, descriptors[1:]
        self.requests, self.is_first = end, False
        self._begin()
        loud = self.surroundings.load(request["statements"])
        self.refusal = "" if loud is None else f"loud {loud}"
        self.settle()
        return None

    def settle(self) -> None:
        """Remember from which files everything came, and keep what is loaded shared with the children."""
        is_loaded = "gc" in sys.modules  # by a library, and so in an ordinary kernel too
        import gc

        self.watched = {path: _look(path) for path in _sources()}
        self.listed = {path: _modules_in(path) for path in sys.path if path not in self.watched}
        _ending.remember()
        gc.collect()
        gc.freeze()
        if not is_loaded:
            del sys.modules["gc"]

    def _is_stale(self) -> bool:
        is_other = any(_modules_in(path) != seen for path, seen in self.listed.items())
        return is_other or any(_look(path) != seen for path, seen in self.watched.items())

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while found := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                child = self.children.pop(found.si_pid, None)
                if child is not None and child.is_kernel:
                    _kill_group(found.si_pid)  # while the group's number cannot be anybody else's
                _pid, status = os.waitpid(found.si_pid, 0)
                if child is not None and child.told is not None:
                    _tell(child.told, {"status": os.waitstatus_to_exitcode(status)})
                    child.told.close()

    def _sleep(self) -> NoReturn:
        """Give the memory back: end, or, where the host would have to reap this process, wait for it with nothing loaded."""
        if self.is_first:
            _tell(self.requests, {"asleep": True})
            ends = (self.requests.fileno(), self.host_descriptor)
            for descriptor in ends:
                os.set_inheritable(descriptor, True)
            signal.set_wakeup_fd(-1)
            with contextlib.suppress(OSError):
                os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", _ASLEEP, *map(str, ends)])
        os._exit(0)

    def _end(self) -> NoReturn:
        """End with the host: kernels at once, later generations by themselves."""
        for pid, child in self.children.items():
            if child.is_kernel:
                _kill_group(pid)
        poll = select.poll()
        poll.register(self.wakes.fileno(), select.POLLIN)
        for _turn in range(100):
            self._reap()
            if not self.children:
                break
            poll.poll(_PATIENCE * 10)
            _drain(self.wakes)
        os._exit(0)


def _ignore(_number: int, _frame: object) -> None:
    """Do nothing: that a child has ended is told by the descriptor."""


def _drain(wakes: socket.socket) -> None:
    with contextlib.suppress(BlockingIOError):
        while wakes.recv(4096):
            pass


def _tell(end: socket.socket, answer: dict[str, object]) -> None:
    with contextlib.suppress(OSError):  # nobody listens any more
        end.send(json.dumps(answer).encode())


def _kill_group(pid: int) -> None:
    for kill in (os.killpg, os.kill):  # before it has a group of its own, it is alone
        try:
            kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
        return


def _sources() -> set[str]:
    """Paths that what is loaded depends on: modules, folders that packages are installed in, settings of matplotlib."""
    paths = {sys.executable}
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None)
        if isinstance(path, str):
            paths.add(path)
    import site

    installed = {*site.getsitepackages(), site.getusersitepackages()}
    roots = tuple(f"{folder}{os.sep}" for folder in (*installed, sys.base_prefix))
    for path in list(paths):  # a package under development: also what it reads beside its modules
        if path.endswith(f"{os.sep}__init__.py") and not path.startswith(roots):
            paths.update(str(found) for found in Path(path).parent.rglob("*") if found.parent.name != "__pycache__")
    for folder in (*installed, *sys.path):  # what these say of the path is read again by every start
        paths.update(map(str, Path(folder).glob("*.pth")))
    paths.update((str(Path(sys.prefix, "pyvenv.cfg")), "/etc/localtime"))
    if matplotlib := sys.modules.get("matplotlib"):
        paths.add(matplotlib.matplotlib_fname())
        chosen, settings = os.environ.get("MATPLOTLIBRC", ""), Path(matplotlib.get_configdir())
        paths.update((chosen, str(Path(chosen, "matplotlibrc")), str(settings / "matplotlibrc"), str(settings / "stylelib")))
        paths.update(map(str, [*settings.glob("stylelib/*"), *Path(matplotlib.get_cachedir()).glob("fontlist*")]))
    return paths | installed | {path for path in sys.path if path.startswith(roots)}


def _look(path: str) -> _Seen:
    try:
        seen = os.stat(path)  # noqa: PTH116  # for each of a thousand files before each kernel
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def _modules_in(path: str) -> frozenset[str] | None:
    """Name what can be imported from a place on the path, None without one: what is new may stand before what is loaded."""
    suffixes = (*importlib.machinery.all_suffixes(), ".pth")
    try:
        with os.scandir(path) as found:
            return frozenset(
                entry.name
                for entry in found
                if entry.name.endswith(suffixes)
                or (entry.is_dir() and (entry.name in sys.modules or Path(entry.path, "__init__.py").exists()))
            )
    except NotADirectoryError:  # an archive
        return frozenset(map(str, _look(path) or ()))
    except OSError:
        return None


def _outside(ranges: dict[str, list[list[int]]]) -> str:
    """Say which package has a version that this was not tested with."""
    for name, (lowest, beyond) in ranges.items():
        have = tuple(int(part) for part in importlib.import_module(name).__version__.split(".")[:2] if part.isdigit())
        if not tuple(lowest) <= have < tuple(beyond):
            return f"{name} {'.'.join(map(str, have))} is not one of the versions this engine was tested with"
    return ""


def _become(arguments: list[str], folder: str, streams: list[int]) -> None:
    """Be, in this process just forked, what ``python -m ipykernel_launcher`` is when it starts."""
    os.setsid()
    for descriptor, own in zip(streams, (0, 1, 2), strict=True):
        os.dup2(descriptor, own)
        os.close(descriptor)
    os.chdir(folder)
    sys.argv = ["-m", *arguments]
    sys.orig_argv[sys.orig_argv.index(__file__) :] = ["-m", "ipykernel_launcher", *arguments]
    threading.main_thread()._set_native_id()  # type: ignore[attr-defined]  # a private name: a fork leaves it the server's
    if log := sys.modules.get("logging"):  # its clock runs from the start of the process
        log._startTime = time.time_ns() if isinstance(log._startTime, int) else time.time()  # type: ignore[attr-defined]  # a private name of logging
    if process := sys.modules.get("multiprocessing.process"):
        process.current_process().authkey = os.urandom(32)
        process.ORIGINAL_DIR = os.getcwd()  # type: ignore[attr-defined]  # noqa: PTH109  # a text is kept there
    if psutil := sys.modules.get("psutil"):  # what the processors are busy with is counted from its import on
        for name in ("_last_cpu_times", "_last_cpu_times_2", "_last_per_cpu_times", "_last_per_cpu_times_2"):
            if getattr(psutil, name, None):
                setattr(psutil, name, {threading.main_thread().ident: psutil.cpu_times(percpu="per" in name)})
    if "numpy.random" in sys.modules:
        sys.modules["numpy"].random.seed()
    if not sys.flags.safe_path:
        sys.path.insert(0, os.getcwd())  # noqa: PTH109  # a text, without links, as Python itself does
    _ending.begin_kernel()
    sys.modules["__main__"] = types.ModuleType("__main__")


def serve() -> None:
    """Be the server; return in each kernel's process, which is then ready to be launched."""
    requests, host, settings = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2]), json.loads(sys.argv[3])
    if not sys.flags.safe_path:
        del sys.path[0]
    timers = {number: signal.setitimer(number, 0) for number in _TIMERS}  # set by what runs when Python starts
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    server = _Server(requests, host, settings["idle"])
    importlib.import_module("ipykernel.kernelapp")
    for name in _LATE:
        with contextlib.suppress(ImportError), server.surroundings.with_streams():
            importlib.import_module(name)
    import re

    from IPython.core.completer import CompletionSplitter
    from IPython.core.inputtransformer2 import TransformerManager

    TransformerManager().transform_cell("1\n")  # every kernel would compile the tokenizer's expressions anew
    CompletionSplitter()
    re.compile(r"\s+", re.ASCII)
    for pattern in _PATTERNS:
        re.compile(pattern)
    server.refusal = _outside(settings["ranges"])
    if threading.active_count() > 1:  # a fork would lose what an ordinary kernel has
        server.refusal = "its Python starts threads of its own"
    elif settings["folder"] != os.getcwd():  # noqa: PTH109  # a text is compared
        server.refusal = "its Python changes the folder"
    server.settle()
    os.chdir("/")
    request, streams = server.run()
    _become(request["arguments"], request["folder"], streams)
    for number, (seconds, interval) in timers.items():  # which a fork does not inherit
        signal.setitimer(number, seconds, interval)
    server.surroundings.hand_over(_ending.end_in_order)


if __name__ == "__main__":
    serve()
    import runpy

    runpy._run_module_as_main("ipykernel_launcher", alter_argv=True)  # type: ignore[attr-defined]  # private: what ``python -m`` calls
