"""Readers that a broken file can make loop or swell run in a process of their own, with bounds, kept warm for the next file.

xlrd and PDFium read formats that were made to be trusted: a chain of sectors that bites its tail, a row count of four thousand
million. No check beforehand finds them all. The process has so much time and memory; what needs more ends it and no other, and
the file is refused. The next file gets a new process.
"""

from __future__ import annotations

import atexit
import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

#: Seconds of processor for any file, and more for each MiB of it: a register of 20 MiB takes half a minute.
_SECONDS, _SECONDS_EACH_MIB = 10, 3
#: Bytes beside those of the program itself.
_MOST_MEMORY = 1 << 30
#: How much longer the clock may run than the processor, on a machine that has much to do.
_PATIENCE = 12
#: Seconds until the process must be ready.
_START = 60
#: Seconds a process gets to end by itself.
_LAST = 5
_SIZE = struct.Struct("<Q")
_READY = b"ready"


class ExhaustedError(Exception):
    """Reading a file ended its process: it took too long or too much memory, or the reader broke."""


class BoundedProcess:
    """A process that runs readers, started when the first file needs it.

    A reader is named ``module:function``; it takes the bytes of a file and returns plain values. What it raises is raised here.

    Examples
    --------
    >>> process = BoundedProcess()
    >>> process.run("builtins:len", b"abc")
    3
    >>> process.close()
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def run(self, reader: str, data: bytes) -> Any:
        """Return what a reader makes of some bytes.

        Raises
        ------
        ExhaustedError
            It did not come back.
        """
        with self._lock:
            if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
                self._start(reader.partition(":")[0])
            process = self._process
            if process is None:  # no process can be had here: in this one then, without bounds
                return _found(reader)(data)
            limit = _limit(len(data))
            clock = threading.Timer(_PATIENCE * limit, process.kill)
            clock.start()
            try:
                _send(process.stdin, pickle.dumps((reader, data)))
                is_well, result = pickle.loads(_receive(process.stdout))
            except (OSError, EOFError, pickle.UnpicklingError):
                self._end()
                raise ExhaustedError(f"more than {limit} s or {_MOST_MEMORY >> 20} MiB") from None
            finally:
                clock.cancel()
        if is_well:
            return result
        raise result

    def _start(self, module: str) -> None:
        self._end()
        command = [sys.executable, "-c", f"from fupin_analysis.acquire.guarded import serve; serve({module!r})"]
        with suppress(OSError):
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
            )
            self._owner = os.getpid()
            clock = threading.Timer(_START, self._process.kill)
            clock.start()
            try:
                if _receive(self._process.stdout) != _READY:
                    self._end()
            except (OSError, EOFError):
                self._end()
            finally:
                clock.cancel()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():  # a fork has its parent's, and leaves it alone
            return
        process.kill()
        process.communicate()

    def close(self) -> None:
        """End the process, which has nothing to do: asked to, and made to where it does not."""
        with self._lock:
            if self._process is not None and self._owner == os.getpid():
                self._process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(_LAST)
            self._end()


_WARM = BoundedProcess()
atexit.register(_WARM.close)


def run_bounded(reader: str, data: bytes) -> Any:
    """Return what a reader (``module:function``) makes of some bytes, in the process kept warm; see :class:`BoundedProcess`."""
    return _WARM.run(reader, data)


def _limit(size: int) -> int:
    return _SECONDS + _SECONDS_EACH_MIB * (size >> 20)


def _environment() -> dict[str, str]:
    """Let the process find this package wherever it was found here."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _found(reader: str) -> Callable[[bytes], Any]:
    module, _, name = reader.partition(":")
    found: Callable[[bytes], Any] = getattr(import_module(module), name)
    return found


def _send(stream: Any, content: bytes) -> None:
    stream.write(_SIZE.pack(len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: Any) -> bytes:
    (size,) = _SIZE.unpack(_exactly(stream, _SIZE.size))
    return _exactly(stream, size)


def _exactly(stream: Any, size: int) -> bytes:
    content: bytes = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def serve(module: str) -> None:
    """Run readers as they are asked for, those of `module` first; the process of a :class:`BoundedProcess`."""
    with suppress(ImportError):  # what is asked for says so itself
        import_module(module)  # loaded before the bounds are drawn
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  # readers print; replies are not theirs to print into
        os.dup2(nowhere.fileno(), 1)
    _bound_memory()
    _send(replies, _READY)
    while True:
        try:
            reader, data = pickle.loads(_receive(requests))
        except (OSError, EOFError):
            return
        _bound_time(_limit(len(data)))
        try:
            reply = pickle.dumps((True, _found(reader)(data)))
        except MemoryError:
            os._exit(1)
        except Exception as error:
            reply = _told(error)
        _send(replies, reply)


def _told(error: Exception) -> bytes:
    try:
        return pickle.dumps((False, error))
    except Exception:  # an error of a library that cannot be sent
        return pickle.dumps((False, ValueError(f"{type(error).__name__}: {error}")))


def _bound_memory() -> None:
    """Bound what the process may have beside what the program itself takes; where a system has no bounds, the clock is all."""
    with suppress(ImportError, OSError, ValueError, IndexError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123  # asked often
            used = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + _MOST_MEMORY, used + _MOST_MEMORY))


def _bound_time(seconds: int) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        until = int(time.process_time()) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
