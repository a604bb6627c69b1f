"""The papermill engine ``fupin``: the plain engine, whose kernels are forked instead of started (see the package's page).

``papermill`` loads every registered engine when it is imported, so this module imports nothing heavy.
"""

from __future__ import annotations

import sys
from typing import Any

from fupin_analysis.engine.aside import step_aside


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
        """Run a notebook; the options are those of papermill's plain engine."""
        from papermill.engines import NBClientEngine

        reason = _why_not(options)
        if reason:
            step_aside(reason)
        else:
            options["kernel_manager_class"] = _manager_class(nb, options)
        return NBClientEngine.execute_notebook(nb, kernel_name, **options)

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


def _why_not(options: dict[str, Any]) -> str:
    """Say why a run with these options cannot have a forked kernel; empty where it can."""
    from fupin_analysis.engine.versions import untested

    if sys.platform != "linux":
        return f"no safe fork on {sys.platform}"
    own = sorted(options.keys() & {"km", "kernel_manager_class"})
    configured = options.get("config") or {}
    own += [name for name in ("NotebookClient", "PapermillNotebookClient") if "kernel_manager_class" in configured.get(name, {})]
    if own:
        return f"{own[0]} is given"
    return untested()


def _manager_class(nb: Any, options: dict[str, Any]) -> type[Any]:
    from fupin_analysis.engine.imports import early_imports
    from fupin_analysis.engine.manager import ForkManager

    return type(ForkManager.__name__, (ForkManager,), {"imports": early_imports(nb, options)})
