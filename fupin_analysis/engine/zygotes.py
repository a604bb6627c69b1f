"""The servers that this process has kernels forked from: started when first needed, asked, and ended with it.

A server is good for kernels that would inherit exactly what it inherited: program, environment, limits, signals, rights (see
:mod:`fupin_analysis.engine.inheritance`). For others there is another one; the longest unused of many is ended.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import threading
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fupin_analysis.engine.inheritance import inherited_state
from fupin_analysis.engine.versions import KERNEL_VERSIONS

#: Servers kept at a time, each with at most as many of the next generation.
_MOST = 3

#: Seconds after which a server without kernels and requests gives its memory back.
_IDLE = 300.0

#: Seconds a server may take before it tells of its kernel.
_PATIENCE = 60.0

#: Answers a kernel may get before an ordinary one is the better answer.
_TRIES = 4

_ENDED = "its server has ended"

_SERVER = str(Path(__file__).with_name("server.py"))


class StepAside(Exception):  # noqa: N818  # it is an answer, no error
    """A kernel that cannot be forked, and why."""


class ForkedProcess:
    """A forked kernel's process, with as much of :class:`subprocess.Popen` as a kernel's manager asks for."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: Sequence[str], told: socket.socket) -> None:
        self.args = list(arguments)
        self.pid = 0
        self.returncode: int | None = None
        self._told = told

    async def begin(self) -> str:
        """Wait until it is there; return why not, where it was refused."""
        answer = json.loads(await asyncio.wait_for(asyncio.get_running_loop().sock_recv(self._told, 4096), _PATIENCE) or "{}")
        self.pid = answer.get("pid", 0)
        if not self.pid:
            self._told.close()
            self.returncode = -signal.SIGKILL
            return str(answer.get("refused", _ENDED))
        return ""

    def poll(self) -> int | None:
        """Return its exit code, None while it runs; the negative number of the signal that ended it."""
        if self.returncode is None:
            try:
                answer = self._told.recv(4096)
            except BlockingIOError:
                return None
            except OSError:
                answer = b""
            if not answer:  # its server has ended before it, and it can be asked for nothing any more
                with contextlib.suppress(OSError):
                    os.killpg(self.pid, signal.SIGKILL)
            self.returncode = json.loads(answer or '{"status": -9}')["status"]
            self._told.close()
        return self.returncode

    async def ended(self) -> None:
        """Wait for its end."""
        loop = asyncio.get_running_loop()
        if self.poll() is not None:
            return
        told = asyncio.Event()
        descriptor = self._told.fileno()
        loop.add_reader(descriptor, told.set)
        try:
            await told.wait()
        finally:
            loop.remove_reader(descriptor)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, at most `timeout` seconds; return its exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            It still runs.
        """
        if self.poll() is None:
            self._told.settimeout(timeout)
            try:
                self._told.recv(1, socket.MSG_PEEK)
            except TimeoutError:
                raise subprocess.TimeoutExpired(self.args, timeout or 0.0) from None
            finally:
                self._told.setblocking(False)
        code = self.poll()
        return -signal.SIGKILL if code is None else code

    def send_signal(self, number: int) -> None:
        """Send it a signal where it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class _Server:
    """The host's end of a server."""

    def __init__(self, requests: socket.socket, process: subprocess.Popen[bytes] | None = None) -> None:
        self.requests, self.process = requests, process
        self.warm: dict[tuple[str, ...], _Server] = {}
        self.shorter: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.kernels: weakref.WeakSet[ForkedProcess] = weakref.WeakSet()

    def ask(self, request: Mapping[str, Any], descriptors: Sequence[int]) -> None:
        socket.send_fds(self.requests, [json.dumps(request).encode()], list(descriptors))

    def is_over(self) -> bool:
        """Whether it has ended, or gone to sleep: until then it says nothing on this socket."""
        try:
            self.requests.recv(4096, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True

    def is_used(self) -> bool:
        """Whether a kernel of it may still run."""
        own = any(kernel.returncode is None for kernel in self.kernels)
        return own or any(later.is_used() for later in self.warm.values())

    def retire(self) -> None:
        """End it, or have it end by itself after the last of its kernels."""
        if not self.is_used():
            self.end()
            return
        for each in (*self.warm.values(), self):
            with contextlib.suppress(OSError):
                each.requests.send(b'{"do": "retire"}')
        _retired.append(self)

    def end(self) -> None:
        """End it now, and with it every kernel that still runs."""
        for later in self.warm.values():
            later.end()
        self.requests.close()
        if self.process is not None:
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


_servers: dict[object, _Server] = {}

#: Those that get no more requests but have kernels that run.
_retired: list[_Server] = []

#: What no server can be had for, and why: not tried again in this process.
_hopeless: dict[object, str] = {}
_owner = 0
_lock = threading.Lock()


async def fork_kernel(
    command: Sequence[str], environment: dict[str, str], folder: str | None, imports: Sequence[str] = ()
) -> ForkedProcess:
    """Fork a kernel.

    Parameters
    ----------
    command
        What would start an ordinary one.
    environment, folder
        Variables and working directory it would have.
    imports
        Import statements its notebook begins with.

    Raises
    ------
    StepAside
        It cannot be forked; an ordinary one would be the right thing.
    """
    program, arguments = split_command(command)
    statements = tuple(imports)
    key = _key(program, environment, folder)
    refused = _hopeless.get(key, "")
    for _try in range(0 if refused else _TRIES):
        try:
            process = _ask(key, program, arguments, environment, folder or str(Path.cwd()), statements)
            refused = await process.begin()
        except TimeoutError:
            refused = "its server does not answer"
        except OSError as error:
            raise StepAside(f"its server cannot be reached: {error.strerror}") from error
        if not refused:
            return process
        word, _space, number = refused.partition(" ")
        if word == "loud":
            statements = _shorten(key, statements, int(number))
        elif word == "stale":
            _forget(key)
        elif refused == _ENDED:
            _forget(key)
            statements = ()  # what it dies of may be a library
        else:
            break
    if refused != "stale":
        _hopeless[key] = refused
    raise StepAside(refused)


def split_command(command: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split what starts a kernel into the program with its own options and the arguments of ipykernel's launcher.

    Raises
    ------
    StepAside
        It is not a Python with ipykernel.

    Examples
    --------
    >>> split_command(["python3", "-X", "utf8", "-m", "ipykernel_launcher", "-f", "kernel.json"])
    (('python3', '-X', 'utf8'), ('-f', 'kernel.json'))
    """
    words = list(command)
    for place in range(1, len(words) - 1):
        if words[place : place + 2] == ["-m", "ipykernel_launcher"]:
            return tuple(words[:place]), tuple(words[place + 2 :])
        is_value = words[place - 1] in {"-X", "-W"}
        if not is_value and (not words[place].startswith("-") or words[place][1:2] in {"c", "m", "-", ""}):
            break
    raise StepAside(f"{' '.join(words[:3])} … is not Python with ipykernel")


def end_servers() -> None:
    """End every server of this process and what still runs under it."""
    with _lock:
        _own()
        for server in sorted(_retired, key=lambda server: server.process is not None):  # a later generation before its first
            server.end()
        _retired.clear()
        while _servers:
            _servers.popitem()[1].end()


def _own() -> None:
    """Leave the servers to their owner where this process is a fork of it."""
    global _owner
    if _owner != os.getpid():
        for server in (*_servers.values(), *_retired):
            for each in (server, *server.warm.values()):
                each.requests.close()
        _servers.clear()
        _retired.clear()
        _owner = os.getpid()
        atexit.unregister(end_servers)
        atexit.register(end_servers)


def _key(program: Sequence[str], environment: Mapping[str, str], folder: str | None) -> object:
    path = environment.get("PYTHONPATH", "")
    place = (folder or str(Path.cwd())) if path and not all(part.startswith("/") for part in path.split(":")) else ""
    return tuple(program), frozenset(environment.items()), inherited_state(), place


def _ask(
    key: object,
    program: Sequence[str],
    arguments: Sequence[str],
    environment: dict[str, str],
    folder: str,
    statements: tuple[str, ...],
) -> ForkedProcess:
    with _lock:
        _own()
        for retired in [each for each in _retired if each.is_over()]:
            _retired.remove(retired)
            retired.end()
        server = _servers.pop(key, None)
        if server is not None and server.is_over():
            server.end()
            server = None
        if server is None:
            server = _start(program, environment, folder)
        _servers[key] = server  # the last one used stands last
        while len(_servers) > _MOST:
            _servers.pop(next(iter(_servers))).retire()
        statements = server.shorter.get(statements, statements)
        own, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        own.setblocking(False)
        stdin, closed = os.pipe()
        os.close(closed)  # an ordinary kernel's standard input is such a pipe
        request = {"do": "kernel", "arguments": list(arguments), "folder": folder}
        process = ForkedProcess([*program, "-m", "ipykernel_launcher", *arguments], own)
        try:
            warm = _warm(server, statements)
            warm.kernels.add(process)
            warm.ask(request, (theirs.fileno(), stdin, 1, 2))
        except OSError:  # it has just ended: who waits for the answer notices
            pass
        finally:
            theirs.close()
            os.close(stdin)
        return process


def _warm(server: _Server, statements: tuple[str, ...]) -> _Server:
    """Return the server of the next generation that has run these imports."""
    if not statements:
        return server
    later = server.warm.pop(statements, None)
    if later is not None and later.is_over():
        later.end()
        later = None
    if later is None:
        own, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        server.ask({"do": "server", "statements": list(statements)}, (theirs.fileno(),))
        theirs.close()
        later = _Server(own)
    server.warm[statements] = later
    while len(server.warm) > _MOST:
        server.warm.pop(next(iter(server.warm))).retire()
    return later


def _start(program: Sequence[str], environment: dict[str, str], folder: str) -> _Server:
    own, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    settings = json.dumps({"ranges": KERNEL_VERSIONS, "idle": _IDLE, "folder": str(Path(folder).resolve())})
    try:
        process = subprocess.Popen(
            [*program, _SERVER, str(theirs.fileno()), str(os.getpid()), settings],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
    except OSError as error:
        own.close()
        raise StepAside(f"{program[0]} cannot be started: {error.strerror}") from error
    finally:
        theirs.close()
    return _Server(own, process)


def _shorten(key: object, statements: tuple[str, ...], length: int) -> tuple[str, ...]:
    """Remember that of these imports only the first are without a sound, and return them."""
    with _lock:
        server = _servers.get(key)
        if server is not None:
            known = [longer for longer, short in server.shorter.items() if short == statements]
            for longer in (statements, *known):
                server.shorter[longer] = statements[:length]
            if later := server.warm.pop(statements, None):
                later.end()
    return statements[:length]


def _forget(key: object) -> None:
    """Have no more kernels from a server whose sources have changed, or that has ended."""
    with _lock:
        server = _servers.pop(key, None)
        if server is not None:
            server.retire()
