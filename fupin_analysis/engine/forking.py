"""The papermill engine ``fupin``: each notebook in a child forked from this process instead of a kernel started from nothing.

A plain kernel pays for starting Python and importing pandas and matplotlib each time, and for being waited for. A fork of a
process that has imported them pays for neither and is as clean: it inherits memory no notebook has touched, and ends with the
notebook. Cells, outputs, metadata and errors are papermill's and nbclient's own business, as with the plain engine.

Where a fork is not safe (Windows, macOS, a process with other threads) or not what the notebook asks for (another language,
another Python), the plain engine runs it and a log line says why.

``papermill`` loads every registered engine when it is imported, so this module imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.engine.forked import ForkedKernel, plan_cells


class ForkEngine:
    """Engine ``fupin`` of papermill.

    It has the methods papermill asks of an engine and leaves them to the plain one: a base class from papermill would make this
    module and papermill need each other before either is there.

    Examples
    --------
    On the command line: ``papermill --engine fupin in.ipynb out.ipynb``.
    """

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Run a notebook.

        The options are those of papermill's plain engine and three more: ``memory_limit`` in MiB (0: none); ``kernel``, one that
        :func:`launch_kernel` has launched for this notebook; ``meanwhile``, called when the notebook has started and nobody has
        listened to it yet, so that it runs side by side with the notebook.
        """
        from papermill.engines import NBClientEngine

        meanwhile: Callable[[], object] = options.pop("meanwhile", None) or (lambda: None)
        # The fork comes first: a progress bar starts a thread.
        kernel = options.pop("kernel", None) or launch_kernel(nb, kernel_name, options)
        options.pop("memory_limit", None)
        if kernel is None:
            meanwhile()
            return NBClientEngine.execute_notebook(nb, kernel_name, **options)
        try:
            kernel.go()
            meanwhile()
            return NBClientEngine.execute_notebook(nb, kernel_name, km=kernel, **options)
        finally:
            kernel.end()

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Name of the kernel a notebook asks for."""
        from papermill.engines import NBClientEngine

        return NBClientEngine.nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Language of a notebook."""
        from papermill.engines import NBClientEngine

        return NBClientEngine.nb_language(nb, language)


def launch_kernel(nb: Any, kernel_name: str, options: Mapping[str, Any]) -> ForkedKernel | None:
    """Fork a kernel for a notebook, which waits to be used; None where the notebook cannot run in a fork of this process.

    Parameters
    ----------
    nb
        The notebook, with its parameters.
    kernel_name
        Kernel it asks for.
    options
        Those it will be run with.
    """
    from papermill.log import logger

    reason = why_not(kernel_name)
    if reason:
        logger.info("Engine fupin uses an ordinary kernel: %s", reason)
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


def why_not(kernel_name: str) -> str:
    """Say why a notebook cannot run in a fork of this process; empty where it can."""
    if sys.platform != "linux":
        return f"no safe fork on {sys.platform}"
    others = [thread.name for thread in threading.enumerate() if thread is not threading.current_thread()]
    if others:
        return f"this process has other threads ({', '.join(others)})"
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
