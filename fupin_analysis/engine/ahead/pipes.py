"""Jupyter messages through pipes: how a notebook's forked process and the engine that runs it talk to each other."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any

from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream

from fupin_analysis.engine.ahead.wire import IOPUB, pack

#: Messages that something else of the same cell always follows: they wait for it.
_PRELUDE = (b".status", b".execute_input")


class Outbox:
    """The kernel's end of the pipe of replies; messages put before it is attached are dropped."""

    def __init__(self) -> None:
        self._descriptor = -1
        self._held = bytearray()
        self._owner = 0
        self._lock: Any = None

    def attach(self, descriptor: int) -> None:
        """Send to this pipe from now on."""
        self._descriptor, self._owner = descriptor, os.getpid()
        # Processes that a notebook forks write here too, so a lock between threads would not do.
        self._lock = multiprocessing.get_context("fork").Lock()

    def put(self, channel: int, frames: Sequence[Any], *, can_wait: bool = False) -> None:
        """Send a message, together with those that waited for it, or let it wait for the next."""
        if self._lock is None:
            return
        message = pack(channel, [bytes(frame) for frame in frames])
        with self._lock:
            if os.getpid() != self._owner:
                self._held.clear()  # the parent's, who sends them
                self._owner = os.getpid()
            self._held += message
            if not can_wait:
                self._send()

    def flush(self) -> None:
        """Send what waits."""
        with self._lock:
            self._send()

    def _send(self) -> None:
        while self._held:
            del self._held[: os.write(self._descriptor, self._held)]


class PipeSocket:
    """As much of a ZeroMQ socket as a session uses."""

    def __init__(self, outbox: Outbox, channel: int) -> None:
        self._outbox, self._channel = outbox, channel

    def send_multipart(self, frames: Sequence[Any], **_options: object) -> None:
        """Send a message."""
        self._outbox.put(self._channel, frames, can_wait=bytes(frames[0]).endswith(_PRELUDE))

    def close(self) -> None:
        """Leave the pipe to the end of the process."""


class PipePublisher(IOPubThread):
    """What publishes a kernel's messages: a pipe never keeps its writer waiting for the network, so it needs no thread."""

    def __init__(self, outbox: Outbox) -> None:  # the parent class would set up sockets and a thread
        self.socket = PipeSocket(outbox, IOPUB)
        self.background_socket = BackgroundSocket(self)
        self.thread = threading.Thread(name="IOPub")  # never started: streams then send by themselves
        self.io_loop: Any = self

    def send_multipart(self, frames: Sequence[Any], **_options: object) -> None:
        """Send a message."""
        self.socket.send_multipart(frames)

    def schedule(self, call: Callable[[], object]) -> None:
        """Call at once."""
        call()

    def call_later(self, delay: float, call: Callable[[], object]) -> None:
        """Call after `delay` seconds, in a thread: what a long cell prints is seen while it runs."""
        timer = threading.Timer(delay, call)
        timer.daemon = True
        timer.start()

    def start(self) -> None:
        """Have no thread to start."""

    def stop(self) -> None:
        """Have no thread to stop."""


class PipeStream(OutStream):
    """ipykernel's stream, which looks for something to flush before it locks: every display flushes both streams."""

    def flush(self) -> None:
        """Send what was written."""
        if self._buffers:
            super().flush()
