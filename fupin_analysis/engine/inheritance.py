"""What a process inherits from the one that starts it: two kernels may come from one server only where all of it is the same."""

from __future__ import annotations

import contextlib
import ctypes
import os

_OWN = "/proc/thread-self"

#: Lines of its status that a new process takes over.
_STATUS = (
    *(
        b"Umask:",
        b"Uid:",
        b"Gid:",
        b"Groups:",
        b"SigBlk:",
        b"SigIgn:",
        b"CapInh:",
        b"CapPrm:",
        b"CapEff:",
        b"CapBnd:",
        b"CapAmb:",
    ),
    *(b"NoNewPrivs:", b"Seccomp:", b"Cpus_allowed:", b"Mems_allowed:"),
)

#: Files that say more of it.
_FILES = (*(f"{_OWN}/{name}" for name in ("limits", "cgroup", "oom_score_adj", "personality")), "/proc/self/coredump_filter")

#: Numbers of calls that no function of Python stands for.
_GET_TIMERSLACK, _GET_THP_DISABLE, _OF_A_PROCESS = 30, 42, 1
_IOPRIO_GET = {"x86_64": 252, "aarch64": 31}

#: Links that say what it sees of the system.
_LINKS = ("root", *(f"ns/{name}" for name in ("mnt", "net", "pid_for_children", "user", "uts", "ipc")))


def inherited_state() -> tuple[object, ...]:
    """Return, for comparison, what a process started now by this thread would inherit beside its environment and folder."""
    status = tuple(line for line in _read(f"{_OWN}/status").split(b"\n") if line.startswith(_STATUS))
    links = []
    for name in _LINKS:
        with contextlib.suppress(OSError):
            links.append(os.readlink(f"{_OWN}/{name}"))  # noqa: PTH115  # for every kernel
    terminals = tuple(_is_terminal(descriptor) for descriptor in (1, 2))
    priority = os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0), os.sched_getparam(0).sched_priority
    return (status, tuple(map(_read, _FILES)), tuple(links), terminals, priority, _untold())


def _untold() -> tuple[int, ...]:
    """What no file tells: how late timers may be, whether large pages are off, the priority in reading and writing."""
    system = ctypes.CDLL(None)
    told = [system.prctl(what, 0, 0, 0, 0) for what in (_GET_TIMERSLACK, _GET_THP_DISABLE)]
    number = _IOPRIO_GET.get(os.uname().machine)
    return (*told, -1 if number is None else system.syscall(number, _OF_A_PROCESS, 0))


def _read(path: str) -> bytes:
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            return os.read(descriptor, 2**16)
        finally:
            os.close(descriptor)
    return b""


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False
