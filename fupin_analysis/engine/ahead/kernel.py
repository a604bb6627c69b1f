"""An IPython kernel in a forked child: what ipykernel starts for a notebook, less the sockets, the start-up and the shut-down.

The child is an :class:`~ipykernel.kernelapp.IPKernelApp` whose messages travel through a pair of pipes. Everything that decides
what a notebook's outputs look like (shell, display hooks, streams, comms, tracebacks) is ipykernel's own code. The part of it
that is the same for every notebook can be made once, before the fork (:func:`prepare`).
"""

from __future__ import annotations

import asyncio
import atexit
import builtins
import ctypes
import gc
import importlib
import logging
import os
import resource
import signal
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NoReturn, cast

import zmq
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait

from fupin_analysis.engine.ahead.collector import collect_as_ever, collect_seldom
from fupin_analysis.engine.ahead.pipes import Outbox, PipePublisher, PipeSocket, PipeStream
from fupin_analysis.engine.ahead.wire import AHEAD, SHELL, unpack

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

#: What a kernel's application sets in its process and the process it is prepared in gets back.
_HOOKS = ("stdout", "stderr", "displayhook", "excepthook")


class _PipeKernel(IPythonKernel):
    shell_stream = AnyTrait()  # ipykernel asks for a stream over ZeroMQ
    debugger_class = AnyTrait()  # naming one would import debugpy
    control_stream = None
    _execute_sleep = 0.0  # it gives sockets time; a pipe keeps its order
    has_failed = False

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False

    @property
    def may_run_ahead(self) -> bool:
        """Whether the next cell may run before it is asked for: no cell has failed, and no widget waits for an answer."""
        return not self.has_failed and not self.comm_manager.comms

    def _abort_queues(self, _subshell_id: str | None = None) -> None:  # nothing stands in a queue that could be aborted
        self.has_failed = True


class _PipeKernelApp(IPKernelApp):
    """ipykernel's application with its sockets left out, in two parts: :meth:`initialize` and, after the fork, :meth:`enter`."""

    outstream_class = f"{PipeStream.__module__}.{PipeStream.__name__}"

    def __init__(self) -> None:
        super().__init__(session=Session(key=b""))  # both ends of a pipe of one's own: nothing to sign
        self.names: dict[str, Any] = {}
        self.variables: dict[str, str] = {}
        self.outbox = Outbox()
        self.iopub_thread = PipePublisher(self.outbox)
        self.iopub_socket = self.iopub_thread.background_socket

    def _leave_out(self, **_options: object) -> None:
        """Have no ports, no heart to beat, and no parent to poll for: the system watches both ends."""

    init_connection_file = init_poller = init_sockets = init_heartbeat = _leave_out
    write_connection_file = log_connection_info = _leave_out
    # What belongs to the process that serves the notebook comes after the fork.
    init_pdb = init_io = init_signal = init_gui_pylab = init_extensions = init_code = _leave_out

    def init_kernel(self) -> None:
        """Create the kernel on the pipe."""
        # Nobody can attach a debugger to a kernel without sockets, and importing it takes a tenth of a second.
        sys.modules.setdefault("ipykernel.debugger", cast(ModuleType, SimpleNamespace(_is_debugpy_available=False)))
        self.kernel = _PipeKernel.instance(
            parent=self,
            session=self.session,
            shell_stream=PipeSocket(self.outbox, SHELL),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )

    def _be_seen(self) -> None:
        """Be this process's application, kernel and shell (see :func:`prepare`)."""
        owns: tuple[Any, ...] = (self, self.kernel, self.shell)
        for own in owns:
            for kind in type(own)._walk_mro():
                kind._instance = own
        vars(builtins).update(self.names)
        os.environ.update(self.variables)

    def enter(self, replies: int) -> None:
        """Become the kernel of this process, with `replies` as its pipe."""
        self.outbox.attach(replies)
        self._be_seen()
        kernel: Any = self.kernel
        shell: Any = self.shell
        self.session.pid = os.getpid()
        self.session.session = os.urandom(16).hex()
        super().init_pdb()
        super().init_io()
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
        kernel.io_loop = IOLoop.current()
        # ipykernel asks which thread runs cells before it lets an interrupt cancel one that awaits.
        kernel.shell_channel_thread = SimpleNamespace(parent_thread=threading.current_thread())
        sys.modules["__main__"] = shell.user_module
        sys.excepthook = self.excepthook
        atexit.register(shell.atexit_operations)
        super().init_signal()
        self.init_path()
        super().init_gui_pylab()
        super().init_extensions()
        super().init_code()
        sys.stdout.flush()
        sys.stderr.flush()


#: The application made before the fork, by its arguments.
_prepared: dict[tuple[str, ...], _PipeKernelApp] = {}


def prepare(arguments: Sequence[str]) -> None:
    """Make, once, what every kernel with these arguments has in common; forks of this process start with it.

    In this process nothing is seen of it: no shell, no changed name among the builtins, no variable in the environment.
    """
    if _prepared:
        return
    _forget_figures()
    main, path, hooks = sys.modules["__main__"], sys.path[:], {name: getattr(sys, name) for name in _HOOKS}
    names, variables = dict(vars(builtins)), dict(os.environ)
    try:
        app = _make_app(arguments)
        app.names = {name: value for name, value in vars(builtins).items() if names.get(name) is not value}
        app.variables = {name: value for name, value in os.environ.items() if variables.get(name) != value}
    finally:
        sys.modules["__main__"], sys.path[:] = main, path
        for name, hook in hooks.items():
            setattr(sys, name, hook)
        for known, now in ((names, vars(builtins)), (variables, os.environ)):
            for name in now.keys() - known.keys():
                del now[name]
            now.update(known)
    _forget_shell()
    _prepared[tuple(arguments)] = app


def run_kernel(
    requests: int,
    replies: int,
    *,
    data_limit: int,
    arguments: Sequence[str],
    modules: Sequence[str] = (),
) -> NoReturn:
    """Serve a notebook in this process, which was forked for it, until the pipe of requests closes; then end the process.

    Parameters
    ----------
    requests, replies
        File descriptors of the two pipes.
    data_limit
        Memory that this process may have [bytes]; 0 for no limit.
    arguments
        Command-line arguments of ipykernel.
    modules
        Names of modules to load while nothing has been asked for.
    """
    status = 1
    try:
        gc.freeze()  # what was inherited is never freed here, and looking at it would copy it
        _live_alone(data_limit)
        app = _prepared.get(tuple(arguments))
        if app is None:
            _forget_figures()
            _forget_shell()
            app = _make_app(arguments)
        collect_seldom()
        for module in modules:
            importlib.import_module(module)
        collect_as_ever()
        asyncio.run(_serve(app, requests, replies))
        threading._shutdown()  # type: ignore[attr-defined]  # as Python ends: threads first, then exit handlers
        atexit._run_exitfuncs()
        status = 0
    finally:
        os._exit(status)


def _make_app(arguments: Sequence[str]) -> _PipeKernelApp:
    app = _PipeKernelApp.instance()
    app.initialize(list(arguments))
    return app


async def _serve(app: _PipeKernelApp, requests: int, replies: int) -> None:
    app.enter(replies)
    kernel: Any = app.kernel
    ahead: list[list[bytes]] = []
    done, asked = 0, -1  # the first word to go on is the one to begin

    async def run_next() -> None:
        nonlocal done
        done += 1
        await dispatch(ahead[done - 1])

    async def dispatch(frames: Sequence[bytes]) -> None:
        await kernel.dispatch_shell([zmq.Frame(frame) for frame in frames])
        app.outbox.flush()

    async for channel, frames in _messages(requests):
        if channel == AHEAD:
            ahead.append(frames)
        elif channel == SHELL:
            await dispatch(frames)
        else:
            asked += 1
            if asked > done:
                await run_next()
            while done < len(ahead) and kernel.may_run_ahead:
                await run_next()
                await asyncio.sleep(0)  # tasks that a cell has started have their turn
    sys.stdout.flush()
    sys.stderr.flush()
    app.outbox.flush()


async def _messages(requests: int) -> AsyncIterator[tuple[int, list[bytes]]]:
    reader = asyncio.StreamReader(limit=2**30)
    pipe = os.fdopen(requests, "rb", buffering=0)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    buffer = bytearray()
    while part := await reader.read(2**20):
        buffer += part
        for message in list(unpack(buffer)):
            yield message


def _live_alone(data_limit: int) -> None:
    """Undo what a fresh process would not have inherited: handlers, random state, an open figure, the parent's command line."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    os.setsid()
    atexit._clear()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGCHLD, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    asyncio.set_event_loop(None)
    root = logging.getLogger()
    root.handlers.clear()
    root.setLevel(logging.WARNING)
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # it lives as long as the process
    sys.stdout, sys.stderr = sys.__stdout__ or sys.stdout, sys.__stderr__ or sys.stderr
    sys.argv = ["ipykernel_launcher.py"]
    sys.path[:] = [path for path in sys.path if path != ""]  # the shell puts it behind the standard library
    if "numpy.random" in sys.modules:
        sys.modules["numpy"].random.seed()
    if data_limit:
        resource.setrlimit(resource.RLIMIT_DATA, (data_limit, data_limit))


def _forget_shell() -> None:
    """Let this process have a shell of its own where the parent has one (a notebook that runs notebooks)."""
    from ipykernel.zmqshell import ZMQInteractiveShell

    for kind in (ZMQInteractiveShell, _PipeKernel, IPythonKernel, _PipeKernelApp, IPKernelApp):
        if kind.initialized():
            for parent in kind._walk_mro():
                parent._instance = None


def _forget_figures() -> None:
    """Bring matplotlib, where it is loaded, to where a fresh kernel finds it: no figure, default style, inline back end."""
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is None:
        return
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
        vars(pyplot)["_backend_mod"] = None
    for name in [name for name in sys.modules if name.startswith("matplotlib_inline")]:
        del sys.modules[name]
    matplotlib.rcParams.update(matplotlib.rcParamsOrig)
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
