"""Launch kernels that run ahead, and run notebooks in them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.engine.ahead.forked import ForkedKernel, plan_cells


def launch_kernel(nb: Any, kernel_name: str, options: Mapping[str, Any]) -> ForkedKernel | None:
    """Fork a kernel for a notebook, which waits to be used; None where the notebook cannot run in a fork of this process.

    Parameters
    ----------
    nb
        The notebook, with its parameters.
    kernel_name
        Kernel it asks for.
    options
        Those it will be run with, and ``memory_limit`` [MiB].
    """
    from papermill.log import logger

    reason = why_not(kernel_name)
    if reason:
        logger.info("The notebook does not run ahead: %s", reason)
        return None
    memory_limit = int(options.get("memory_limit") or 0) * 2**20
    kernel = ForkedKernel(memory_limit, options.get("extra_arguments") or ())
    kernel.plan(plan_cells(nb, options))
    return kernel


@contextlib.contextmanager
def early_kernel(kernel_name: str, options: Mapping[str, Any], modules: Sequence[str]) -> Iterator[ForkedKernel | None]:
    """Start a kernel before its notebook is known: it loads `modules` side by side with whatever its owner does first."""
    memory_limit = int(options.get("memory_limit") or 0) * 2**20
    kernel = None
    if not why_not(kernel_name):
        kernel = ForkedKernel(memory_limit, options.get("extra_arguments") or (), modules)
    try:
        yield kernel
    finally:
        if kernel is not None:
            kernel.end()


def run_ahead(nb: Any, kernel_name: str, kernel: ForkedKernel, meanwhile: Callable[[], object], **options: Any) -> Any:
    """Run a notebook, with papermill's plain engine, in a kernel launched for it.

    Parameters
    ----------
    nb
        The notebook the kernel was launched for.
    kernel_name
        Kernel it asks for.
    kernel
        The kernel.
    meanwhile
        Called when the notebook has started and nobody has listened to it yet, so that it runs side by side with the notebook.
    options
        Those of papermill's plain engine.
    """
    from papermill.engines import NBClientEngine

    try:
        kernel.go()
        meanwhile()
        return NBClientEngine.execute_notebook(nb, kernel_name, km=kernel, **options)
    finally:
        kernel.end()


def why_not(kernel_name: str) -> str:
    """Say why a notebook cannot run in a fork of this process; empty where it can."""
    if sys.platform != "linux":
        return f"no safe fork on {sys.platform}"
    others = [thread.name for thread in threading.enumerate() if thread is not threading.current_thread()]
    if others:
        return f"this process has other threads ({', '.join(others)})"
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return "this system does not tell of a process's end"
    if not _is_this_python(kernel_name):
        return f"kernel {kernel_name} is another language or another Python"
    return ""


@cache
def _is_this_python(kernel_name: str) -> bool:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec(kernel_name)
    except NoSuchKernel:
        return False  # the plain engine says so better
    program = shutil.which(spec.argv[0]) or spec.argv[0]
    named_python = spec.argv[0] in {"python", f"python{sys.version_info[0]}"}  # jupyter takes these for the running one
    is_this = named_python or Path(program).absolute() == Path(sys.executable).absolute()
    return is_this and "ipykernel_launcher" in spec.argv and not spec.env
