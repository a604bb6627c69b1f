"""The end of a forked kernel's process: what was loaded before the fork is left alone, all else is tidied up as ever.

Like ``server.py`` this file imports the standard library alone and is run by its path.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import io
import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Of every module that was there before the fork, how many names it had then.
_names: dict[str, int] = {}

#: Which of them are left alone: none in the server itself.
_kept: list[str] = []

#: Seconds the control thread gets for what it has begun; a kernel that is to end has little more.
_PATIENCE = 1.0

_WRITING = (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom, io.BufferedRWPair)


def remember() -> None:
    """Note what is loaded and what is in it, in a server that loads no more."""
    modules = {name: getattr(module, "__dict__", None) for name, module in sys.modules.items()}
    _names.update((name, len(names)) for name, names in modules.items() if type(names) is dict)


def begin_kernel() -> None:
    """Leave all of it alone at the end of this process, just forked.

    To free shared memory is to copy it first.
    """
    _kept.extend(sys.modules.keys() - {"__main__", "builtins", "sys"})


def end_in_order(application: Any) -> None:
    """Have a kernel's control thread end before the thread that publishes, for which it may still have something.

    ipykernel ends them the other way round: what the control thread publishes in that moment it waits with for ever, and the
    process for it, until it is killed with all that its files held back. Called when both threads are there and nothing of the
    notebook's is.
    """
    atexit.register(_end_control, application)


def _end_control(application: Any) -> None:
    thread = application.control_thread
    with contextlib.suppress(Exception):  # its loop has just ended
        thread.stop()
        thread.join(_PATIENCE)


def _leave_alone() -> None:
    if not _kept:
        return
    modules = [sys.modules.pop(name, None) for name in _kept]
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(modules))
    for name, module in zip(_kept, modules, strict=True):
        if name in _names:
            _forget_later(module.__dict__, _names[name])
    _write_out()


def _forget_later(names: dict[str, Any], count: int) -> None:
    """Take from a module what was put into it since, so that it ends as it would with the module."""
    if len(names) > count:
        for name in list(names)[count:]:
            if not isinstance(names[name], types.ModuleType):
                del names[name]


def _write_out() -> None:
    """Write what files still hold back that something in these modules may keep from being closed."""
    import gc

    for one in gc.get_objects():  # what was there before the fork is not among them
        if issubclass(type(one), _WRITING):
            with contextlib.suppress(Exception):
                one.flush()


if not atexit._ncallbacks():  # before anything else is registered, and so called after everything else
    atexit.register(_leave_alone)
