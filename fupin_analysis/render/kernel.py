"""An IPython kernel in a forked child: what ipykernel starts for a notebook, less the sockets, the start-up and the shut-down.

The child is an :class:`~ipykernel.kernelapp.IPKernelApp` whose messages travel through a pair of pipes. Everything that decides
what a notebook's outputs look like (shell, display hooks, streams, comms, tracebacks) is ipykernel's own code.
"""

from __future__ import annotations

import asyncio
import atexit
import ctypes
import logging
import os
import resource
import signal
import struct
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, BinaryIO, NoReturn, cast

import zmq
from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait

SHELL, IOPUB = 0, 1

_HEAD = struct.Struct("<BI")
_SIZE = struct.Struct("<Q")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def pack(channel: int, frames: Sequence[bytes]) -> bytes:
    """Return one message as bytes: its channel, the sizes of its frames, the frames."""
    sizes = b"".join(_SIZE.pack(len(frame)) for frame in frames)
    return b"".join([_HEAD.pack(channel, len(frames)), sizes, *frames])


def unpack(buffer: bytearray) -> Iterable[tuple[int, list[bytes]]]:
    """Take every whole message off the front of `buffer`; what is not whole stays."""
    while len(buffer) >= _HEAD.size:
        channel, count = _HEAD.unpack_from(buffer)
        start = _HEAD.size + count * _SIZE.size
        if len(buffer) < start:
            return
        frames = []
        for place in range(count):
            (size,) = _SIZE.unpack_from(buffer, _HEAD.size + place * _SIZE.size)
            frames.append(bytes(buffer[start : start + size]))
            start += size
        if len(buffer) < start:
            return
        del buffer[:start]
        yield channel, frames


class _PipeSocket:
    """As much of a ZeroMQ socket as a session and the IOPub thread use."""

    def __init__(self, stream: BinaryIO, channel: int, lock: threading.Lock) -> None:
        self.context: Any = zmq.Context.instance()
        self._stream, self._channel, self._lock = stream, channel, lock

    def send_multipart(self, frames: Sequence[Any], **_options: object) -> None:
        message = pack(self._channel, [bytes(frame) for frame in frames])
        with self._lock:
            self._stream.write(message)
            self._stream.flush()

    def close(self) -> None:
        """Leave the pipe to the end of the process."""


class PipeStream(OutStream):
    """ipykernel's stream, which asks its thread to flush only where there is something to flush: every display does so twice."""

    def flush(self) -> None:
        """Send what was written."""
        if self._buffers:
            super().flush()


class _PipeKernel(IPythonKernel):
    shell_stream = AnyTrait()  # ipykernel asks for a stream over ZeroMQ
    debugger_class = AnyTrait()  # naming one would import debugpy
    control_stream = None

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False


class _PipeKernelApp(IPKernelApp):
    """ipykernel's application with its sockets left out."""

    outstream_class = f"{__name__}.{PipeStream.__name__}"

    def __init__(self, replies: BinaryIO, key: bytes) -> None:
        lock = threading.Lock()
        super().__init__(session=Session(key=key))
        self._shell_pipe = _PipeSocket(replies, SHELL, lock)
        self._iopub_pipe = _PipeSocket(replies, IOPUB, lock)

    def init_connection_file(self) -> None:
        """Have no ports to write down."""

    def init_poller(self) -> None:
        """Leave watching the parent to the system (see :func:`_live_alone`)."""

    def init_sockets(self) -> None:
        """Publish through the pipe."""
        self.iopub_thread = IOPubThread(self._iopub_pipe)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_heartbeat(self) -> None:
        """Leave a dead kernel to the end of its pipe to tell."""

    def write_connection_file(self, **_options: object) -> None:
        """Have no ports to write down."""

    def log_connection_info(self) -> None:
        """Have no ports to name."""

    def init_kernel(self) -> None:
        """Create the kernel on the pipe."""
        kernel = _PipeKernel.instance(
            parent=self,
            session=self.session,
            shell_stream=self._shell_pipe,
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        # ipykernel asks which thread runs cells before it lets an interrupt cancel one that awaits.
        kernel.shell_channel_thread = SimpleNamespace(parent_thread=threading.current_thread())
        self.kernel = kernel
        self.displayhook.get_execution_count = lambda: kernel.execution_count


def run_kernel(requests: int, replies: int, *, key: bytes, memory_limit: int, arguments: Sequence[str]) -> NoReturn:
    """Serve a notebook in this process, which was forked for it, until the pipe of requests closes; then end the process.

    Parameters
    ----------
    requests, replies
        File descriptors of the two pipes.
    key
        Key that signs the messages.
    memory_limit
        Memory the notebook may take beside what the process has [bytes]; 0 for no limit.
    arguments
        Command-line arguments of ipykernel.
    """
    status = 1
    try:
        _live_alone(memory_limit)
        asyncio.run(_serve(requests, os.fdopen(replies, "wb"), key=key, arguments=arguments))
        atexit._run_exitfuncs()
        status = 0
    finally:
        os._exit(status)


async def _serve(requests: int, replies: BinaryIO, *, key: bytes, arguments: Sequence[str]) -> None:
    app = _PipeKernelApp.instance(replies, key)
    app.initialize(list(arguments))
    app.kernel.io_loop = IOLoop.current()
    reader = asyncio.StreamReader(limit=2**30)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(requests, "rb", buffering=0))
    buffer = bytearray()
    while part := await reader.read(2**20):
        buffer += part
        for _channel, frames in unpack(buffer):
            await app.kernel.dispatch_shell([zmq.Frame(frame) for frame in frames])
    sys.stdout.flush()
    sys.stderr.flush()
    app.iopub_thread.stop()


def _live_alone(memory_limit: int) -> None:
    """Undo what a fresh process would not have inherited: handlers, random state, an open figure, the parent's command line."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
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
    if sys.path[:1] != [""]:
        sys.path.insert(0, "")
    if "numpy.random" in sys.modules:
        sys.modules["numpy"].random.seed()
    # Nobody can attach a debugger to a kernel without sockets, and importing it takes a tenth of a second.
    sys.modules.setdefault("ipykernel.debugger", cast(ModuleType, SimpleNamespace(_is_debugpy_available=False)))
    _forget_shell()
    _forget_figures()
    if memory_limit:
        used = _data_bytes()
        resource.setrlimit(resource.RLIMIT_DATA, (used + memory_limit, used + memory_limit))


def _forget_shell() -> None:
    """Let this process have a shell of its own where the parent has one (a notebook that runs notebooks)."""
    from ipykernel.zmqshell import ZMQInteractiveShell

    for kind in (ZMQInteractiveShell, IPythonKernel, IPKernelApp):
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


def _data_bytes() -> int:
    """Memory of this process that counts towards the limit [bytes]."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
