"""What a process inherits from the one that starts it: two kernels may come from one server only where all of it is the same."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

#: Lines of /proc/self/status that a new process takes over.
_STATUS = (
    *("Umask", "Uid", "Gid", "Groups", "SigBlk", "SigIgn", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"),
    *("NoNewPrivs", "Seccomp", "Cpus_allowed", "Mems_allowed"),
)

#: Files that say more of it.
_FILES = ("limits", "cgroup", "oom_score_adj", "timerslack_ns")

#: Links that say what it sees of the system.
_LINKS = ("root", *(f"ns/{name}" for name in ("mnt", "net", "pid_for_children", "user", "uts", "ipc")))


def inherited_state() -> tuple[object, ...]:
    """Return, for comparison, what a process started now by this thread would inherit beside its environment and folder."""
    own = Path("/proc/thread-self")
    status = [line for line in _read(own / "status").splitlines() if line.partition(":")[0] in _STATUS]
    links = []
    for name in _LINKS:
        with contextlib.suppress(OSError):
            links.append(str((own / name).readlink()))
    terminals = tuple(_is_terminal(descriptor) for descriptor in (1, 2))
    priority = os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0)
    return (tuple(status), tuple(_read(own / name) for name in _FILES), tuple(links), terminals, priority)


def _read(path: Path) -> str:
    with contextlib.suppress(OSError):
        return path.read_text(encoding="ascii", errors="replace")
    return ""


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False
