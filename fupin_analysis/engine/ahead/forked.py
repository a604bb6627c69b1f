"""A forked kernel and its client, as nbclient manages and asks them: the other end of :mod:`~fupin_analysis.engine.ahead.kernel`.

A short command loads this module whether it needs it or not, so it imports nothing heavy.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import os
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from queue import Empty
from typing import Any, NamedTuple, NoReturn

from fupin_analysis.engine.ahead.wire import AHEAD, GO, IOPUB, SHELL, pack, unpack

#: Seconds an ended notebook gets for its exit handlers.
_PATIENCE = 5.0

#: What the kernel may have said before anybody listens [bytes], where Linux grants as much.
_PIPE_SIZE = 2**20

#: Option of prctl: orphans below this process become its children.
_SET_SUBREAPER = 36

#: Options of nbclient that decide which cells are asked for, and how.
_SELECTING = frozenset({"allow_errors", "allow_error_names", "force_raise_errors", "skip_cells_with_tag"})


class _Cell(NamedTuple):
    """What a client asks a kernel to run."""

    code: str
    store_history: bool = True
    stop_on_error: bool = True


def plan_cells(nb: Any, options: Mapping[str, Any]) -> list[_Cell]:
    """Return what nbclient will ask for, in order, where nothing goes wrong; nothing where options make that hard to tell."""
    config = options.get("config") or {}
    if _SELECTING.intersection(options) or {"NotebookClient", "PapermillNotebookClient"}.intersection(config):
        return []
    cells = []
    for cell in nb.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "code" and cell.source.strip() and "skip-execution" not in tags:
            cells.append(_Cell(cell.source, stop_on_error="raises-exception" not in tags))
    return cells


def _become_kernel(*pipes: int, **options: Any) -> NoReturn:
    """Turn this process, just forked, into a kernel; nothing may bring it back into its parent's code."""
    try:
        from fupin_analysis.engine.ahead.kernel import run_kernel

        run_kernel(*pipes, **options)
    finally:
        os._exit(1)


def _data_bytes() -> int:
    """Memory of this process that counts towards a limit [bytes]; a fork starts with as much."""
    import resource

    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()


class ForkedKernel:
    """A forked kernel as nbclient manages it, and the client's end of its pipes."""

    has_kernel = True

    def __init__(self, memory_limit: int, arguments: Any, modules: Sequence[str] = ()) -> None:
        import fcntl

        reap_kernels()
        self.allow_stdin = False
        self._ahead: deque[tuple[_Cell, str]] = deque()
        theirs, self._requests = os.pipe()
        self._replies, ours = os.pipe()
        with contextlib.suppress(OSError):  # a user with many kernels gets no more; smaller pipes make one wait, not fail
            for descriptor in (ours, self._requests):
                fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)
        data_limit = _data_bytes() + memory_limit if memory_limit else 0
        sys.stdout.flush()
        sys.stderr.flush()
        self._process = os.fork()
        if not self._process:
            for descriptor in (self._requests, self._replies, *_ours):
                os.close(descriptor)
            _become_kernel(theirs, ours, data_limit=data_limit, arguments=list(arguments), modules=modules)
        os.close(theirs)
        os.close(ours)
        self._watch = os.pidfd_open(self._process)
        _ours.update((self._requests, self._replies, self._watch))
        _living.add(self._process)
        os.set_blocking(self._replies, False)
        self._buffer = bytearray()
        self._alive = True
        self._unanswered = 0
        self._is_ended = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def plan(self, cells: Iterable[_Cell]) -> None:
        """Tell it what will be asked for, in order, where nothing goes wrong: it runs those cells without waiting to be asked."""
        for cell in cells:
            message = self._request(cell)
            self._ahead.append((cell, str(message["header"]["msg_id"])))
            self._write(AHEAD, self.session.serialize(message))

    def go(self) -> None:
        """Let it run the notebook."""
        self._write(GO, ())

    @cached_property
    def session(self) -> Any:
        """What makes and numbers messages; it takes long to import, and a kernel started early need not wait for it."""
        from jupyter_client.session import Session

        return Session(key=b"")  # both ends of a pipe of one's own: nothing to sign

    # What nbclient asks of a kernel manager.

    def client(self) -> ForkedKernel:
        """Return the client's end, which is this object."""
        return self

    def interrupt_kernel(self) -> None:
        """Interrupt the running cell."""
        _signal_group(self._process, signal.SIGINT)

    # What nbclient asks of a kernel client.

    def start_channels(self) -> None:
        """Begin to listen."""
        self.shell_channel, self.iopub_channel = _Channel(self), _Channel(self)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._replies, self._receive)
        self._loop.add_reader(self._watch, self._receive_last)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return at once: a request waits in the pipe until the kernel is there."""

    def is_alive(self) -> bool:
        """Return whether the kernel can still answer."""
        return self._alive

    def execute(self, code: str, *, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Ask for a cell, which may have run ahead; return the name of the request."""
        cell = _Cell(code, store_history, stop_on_error)
        if not self._ahead:
            return self.send(self._request(cell))
        expected, name = self._ahead.popleft()
        if cell != expected:
            raise RuntimeError("the notebook was changed while it ran ahead")
        self._unanswered += 1
        self._write(GO, ())
        return name

    def kernel_info(self) -> str:
        """Ask for the kernel's language; return the name of the request."""
        return self.send(self.session.msg("kernel_info_request"))

    def send(self, message: dict[str, Any]) -> str:
        """Send a message; return its name."""
        self._unanswered += 1
        self._write(SHELL, self.session.serialize(message))
        return str(message["header"]["msg_id"])

    def _request(self, cell: _Cell) -> dict[str, Any]:
        content = {
            "code": cell.code,
            "silent": False,
            "store_history": cell.store_history,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": cell.stop_on_error,
        }
        message: dict[str, Any] = self.session.msg("execute_request", content)
        return message

    def _write(self, channel: int, frames: Sequence[bytes]) -> None:
        left = memoryview(pack(channel, frames))
        with contextlib.suppress(BrokenPipeError):  # that the kernel is dead is told where the answer is waited for
            while left:
                left = left[os.write(self._requests, left) :]

    def _receive(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            part = os.read(self._replies, _PIPE_SIZE)
            self._buffer += part
            for channel, frames in unpack(self._buffer):
                self._unanswered -= channel != IOPUB
                (self.iopub_channel if channel == IOPUB else self.shell_channel).put(_message(frames))
            if not part:
                self._stop_listening()
            return bool(part)
        return False

    def _receive_last(self) -> None:
        """Take what a kernel said before it ended: a process that it has forked may keep its pipe open much longer."""
        while self._receive():
            pass
        self._stop_listening()

    def _stop_listening(self) -> None:
        if self._alive and self._loop is not None:
            self._alive = False
            self._loop.remove_reader(self._replies)
            self._loop.remove_reader(self._watch)
            self.shell_channel.put(None)

    def end(self) -> None:
        """Let the kernel end by itself, interrupted where a cell still runs; once is enough."""
        if self._is_ended:
            return
        self._is_ended = True
        os.close(self._requests)
        _ours.discard(self._requests)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._replies)
            self._loop.remove_reader(self._watch)
        if self._unanswered:  # what a cell has to tidy up it does when it is interrupted
            self.interrupt_kernel()
        _ending.append(_Ending(self._process, self._watch, self._replies, time.monotonic() + _PATIENCE))
        if self._unanswered:
            reap_kernels()


#: Our ends of all kernels' pipes: another kernel that kept one open would keep its owner from noticing that its pipe was closed.
_ours: set[int] = set()


class _Ending(NamedTuple):
    """A kernel that is done and has until `deadline` for its exit handlers."""

    process: int
    watch: int
    replies: int
    deadline: float


_ending: list[_Ending] = []


@atexit.register
def reap_kernels() -> None:
    """Wait for the kernels that are done, and free what they held; their processor time then counts as this process's."""
    while _ending:
        process, watch, replies, deadline = _ending.pop()
        listening = [watch, replies]
        while watch not in (ready := select.select(listening, [], [], max(deadline - time.monotonic(), 0))[0]):
            if not ready:
                os.kill(process, signal.SIGKILL)
                break
            with contextlib.suppress(BlockingIOError):  # what nobody reads would keep it from ending
                if not os.read(replies, _PIPE_SIZE):
                    listening = [watch]
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        _signal_group(process, signal.SIGKILL)  # what the notebook left running, while the group's number is still its own
        os.waitpid(process, 0)
        _living.discard(process)
        if _adopts:
            _end_orphans()
        for descriptor in (watch, replies):
            os.close(descriptor)
            _ours.discard(descriptor)


#: Kernels that are not yet waited for.
_living: set[int] = set()
_adopts = False


def adopt_orphans() -> None:
    """Make this process, which starts kernels and nothing else, the parent of what notebooks leave behind (``setsid … &``).

    Such a process has left the kernel's group: it ends as the others do, when its notebook has ended.
    """
    global _adopts
    import ctypes

    _adopts = sys.platform == "linux" and ctypes.CDLL(None).prctl(_SET_SUBREAPER, 1, 0, 0, 0) == 0


def _end_orphans() -> None:
    """End the children that are no kernels, and theirs as they come up."""
    while orphans := _children() - _living:
        for process in orphans:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def _children() -> set[int]:
    """Return the processes whose parent is this one."""
    found: set[int] = set()
    for path in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= set(map(int, path.read_text().split()))
    return found


def _signal_group(process: int, number: int) -> None:
    """Signal a kernel and what it has started; before it has a group of its own it is alone."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(process, number)
            return


def _message(frames: Sequence[bytes]) -> dict[str, Any]:
    """Return a message as :meth:`jupyter_client.session.Session.deserialize` does, less what nobody signs and no client reads."""
    start = frames.index(b"<IDS|MSG>") + 2
    header, parent, metadata, content = (json.loads(frame.decode(errors="replace")) for frame in frames[start : start + 4])
    header["date"] = datetime.fromisoformat(header["date"])
    return {
        "header": header,
        "msg_id": header["msg_id"],
        "msg_type": header["msg_type"],
        "parent_header": parent,
        "metadata": metadata,
        "content": content,
        "buffers": [memoryview(frame) for frame in frames[start + 4 :]],
    }


class _Channel:
    """Messages of one channel, in the order they came; None stands for the kernel's end."""

    def __init__(self, manager: ForkedKernel) -> None:
        self.send = manager.send
        self._messages: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self.put = self._messages.put_nowait

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message.

        Raises
        ------
        queue.Empty
            None came within `timeout` seconds.
        nbclient.exceptions.DeadKernelError
            The kernel has ended.
        """
        from nbclient.exceptions import DeadKernelError

        if self._messages.empty():
            try:
                message = await asyncio.wait_for(self._messages.get(), timeout)
            except TimeoutError:
                raise Empty from None
        else:
            message = self._messages.get_nowait()
        if message is None:
            raise DeadKernelError("Kernel died")
        return message
