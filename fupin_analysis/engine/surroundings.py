"""What a library sees of the kernel that imports it, for a server that imports it before there is one.

pandas cuts its tables by whether a kernel shows them, handlers of logs keep the streams they find, filters of warnings stand in
the order in which they came. So the import finds a stand-in of all this, and what it leaves is put where the kernel's own start
would have had it. What asks the stand-in for more is not imported early.

Like ``server.py`` this file imports the standard library alone and is run by its path.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import io
import itertools
import os
import signal
import sys
import threading
import types
import warnings
import weakref
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

#: Prompts by which libraries tell that somebody looks on.
_PROMPTS = {"ps1": "In : ", "ps2": "...: ", "ps3": "Out: "}


#: What an OpenBLAS calls the functions that return and set how many threads it has: by itself, in NumPy's and in SciPy's wheels.
_THREAD_COUNTS = tuple(
    tuple(f"{before}openblas_{what}_num_threads{after}" for what in ("get", "set"))
    for before, after in (("", ""), ("", "64_"), ("scipy_", ""), ("scipy_", "64_"))
)


class _LaterStream(io.TextIOBase):
    """Stands for an output stream of the kernel, and is one as soon as the kernel has its own."""

    encoding = "UTF-8"

    def __init__(self) -> None:
        self.own: Any = None
        self.early: list[str] = []

    def be(self, own: Any) -> None:
        """Become a kernel's stream, and say there what has been said."""
        self.own = own
        for text in self.early:
            own.write(text)

    def write(self, text: str) -> int:
        if self.own is not None:
            return self.own.write(text)  # type: ignore[no-any-return]  # a stream of Jupyter's
        self.early.append(text)
        return len(text)

    def writable(self) -> bool:
        return True

    def flush(self) -> None:
        if self.own is not None:
            self.own.flush()

    def fileno(self) -> int:
        if self.own is None:
            raise io.UnsupportedOperation("fileno")
        return self.own.fileno()  # type: ignore[no-any-return]  # a stream of Jupyter's


class _Unanswered:
    """Stands for something of the kernel that is there; whoever asks for more of it is noticed."""

    def __init__(self, asked: list[str], **known: object) -> None:
        self.__dict__.update(known, _asked=asked)

    def __getattr__(self, name: str) -> Any:
        self.__dict__["_asked"].append(name)
        raise AttributeError(name)


class KernelToBe:
    """A kernel before it is there: the streams, shell and settings that early imports find, and what they leave."""

    def __init__(self) -> None:
        self.streams = _LaterStream(), _LaterStream()
        self.filters: list[Any] = []
        self.handlers: list[Any] = []
        self.counts: list[tuple[Any, Any]] = []

    @contextlib.contextmanager
    def with_streams(self) -> Iterator[None]:
        """Have the kernel's streams for a while, as what is loaded while the kernel makes itself ready has."""
        own = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.streams
        try:
            yield
        finally:
            sys.stdout, sys.stderr = own

    def load(self, statements: list[str]) -> int | None:
        """Import libraries as a notebook would at its beginning; return the number of the first that shows, None without one."""
        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as ipykernel does, before any cell
        filters, handlers, said = list(warnings.filters), list(_handlers()), self._said()
        for number, statement in enumerate(statements):
            asked: list[str] = []
            with self.with_streams(), _shell(asked) as shell:
                before = _effects()
                is_heard = _run_silently(statement) or _effects() != before
            if is_heard or asked or shell() is not None or self._said() != said:
                return number
        self.filters = list(itertools.takewhile(lambda one: one not in filters, warnings.filters))  # what is appended stays last
        self.handlers = [one for one in _handlers() if one not in handlers]
        self.counts = _thread_counts()
        return None

    def _said(self) -> int:
        return sum(len(stream.early) for stream in self.streams)

    def hand_over(self, then: Callable[[Any], None]) -> None:
        """Have the kernel that this process becomes find all as it would be had it imported them itself, then call `then`."""
        from IPython.core import shellapp

        if self.handlers:  # the configuration of the kernel's own log closes every handler it finds
            sys.modules["logging"]._handlerList = [one for one in _handlers() if one not in self.handlers]  # type: ignore[attr-defined]  # a private name
        applications: Any = shellapp.InteractiveShellApp
        init_path = applications.init_path

        def once(application: Any) -> None:  # called when streams and shell are there, and before anything of the notebook's
            applications.init_path = init_path
            self._give()
            then(application)
            init_path(application)

        applications.init_path = once

    def _give(self) -> None:
        for stream, own in zip(self.streams, (sys.stdout, sys.stderr), strict=True):
            stream.be(own)
        for count, set_count in self.counts:  # starts those that a fork has lost
            set_count(count())
        if self.handlers:
            _handlers().extend(self.handlers)
        early = [one for one in warnings.filters if one in self.filters]
        if early:
            others = [one for one in warnings.filters if one not in self.filters]
            warnings.resetwarnings()  # tells the interpreter that they have changed
            warnings.filters.extend([*early, *others])  # type: ignore[attr-defined]  # a private name


def _thread_counts() -> list[tuple[Any, Any]]:
    """Find, in every OpenBLAS that is loaded, how many threads it has and what sets it."""
    with Path("/proc/self/maps").open(encoding="utf-8", errors="surrogateescape") as file:
        paths = {line.split(maxsplit=5)[5].rstrip("\n") for line in file if "openblas" in line}
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            library = ctypes.CDLL(path)
            found += [(getattr(library, get), getattr(library, put)) for get, put in _THREAD_COUNTS if hasattr(library, put)]
    return found


def _handlers() -> list[Any]:
    found: list[Any] = getattr(sys.modules.get("logging"), "_handlerList", [])
    return found


@contextlib.contextmanager
def _shell(asked: list[str]) -> Iterator[weakref.ref[_Unanswered]]:
    """Have a kernel's shell for a while; what is given tells afterwards whether somebody has kept it."""
    from IPython.core import interactiveshell
    from IPython.display import display

    shells: Any = interactiveshell.InteractiveShell
    shell = type("ZMQInteractiveShell", (_Unanswered,), {})(asked, kernel=_Unanswered(asked))
    given = weakref.ref(shell)
    names = {"get_ipython": given, "display": display, "__IPYTHON__": True}
    main, arguments = sys.modules["__main__"], sys.argv
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.argv = [str(Path(sys.modules["ipykernel"].__path__[0]).with_name("ipykernel_launcher.py")), "-f", "kernel.json"]
    shells.initialized, shells.instance = staticmethod(lambda: True), staticmethod(given)
    vars(builtins).update(names)
    vars(sys).update(_PROMPTS)
    try:
        yield given
    finally:
        del shell, shells.initialized, shells.instance
        for place, left in ((builtins, names), (sys, _PROMPTS)):
            for name in left:
                delattr(place, name)
        sys.modules["__main__"], sys.argv = main, arguments


def _effects() -> tuple[object, ...]:
    """What importing a library must not change: Python's threads and processes, signals, streams."""
    actions = tuple(signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM))
    return threading.active_count(), actions, id(sys.stdout), id(sys.stderr), Path.cwd()


def _run_silently(statement: str) -> bool:
    """Run one import as a cell would; return whether anything was written, or the import failed."""
    keep = [os.dup(1), os.dup(2)]
    written = os.memfd_create("written")
    try:
        for descriptor in (1, 2):
            os.dup2(written, descriptor)
        try:
            exec(compile(statement, "<import>", "exec"), {"__name__": "__main__"})
        except BaseException:
            return True
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.flush()
        return os.fstat(written).st_size > 0
    finally:
        for descriptor, kept in zip((1, 2), keep, strict=True):
            os.dup2(kept, descriptor)
            os.close(kept)
        os.close(written)
