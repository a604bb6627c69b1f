"""Make a process ready to report: everything a report imports, compiles or loads at its first use.

The server that worker processes are forked from does so once (see :mod:`fupin_analysis.batch.preload`); what it has loaded,
every worker and every notebook's own process shares. It must therefore leave no thread, no figure and no setting behind.
"""

from __future__ import annotations

import ast
import gc
import importlib
import os
import sys
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.core.disk.files import UNIT_SUFFIX
from fupin_analysis.engine.ahead.collector import collect_as_ever, collect_seldom
from fupin_analysis.render.execution import KERNEL_ARGUMENTS, load_papermill
from fupin_analysis.render.run import notebook_path

#: Threads of native libraries would not survive the fork, and a report's tables are small.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}

#: What a notebook and its page import on the way and a rehearsal does not reach.
_MODULES = (
    "IPython.core.completer",
    "matplotlib.backends.backend_agg",
    "matplotlib.pyplot",
    "pandas.io.formats.style",
    "fupin_analysis.engine.ahead.launch",
    "fupin_analysis.engine.ahead.kernel",
    "fupin_analysis.reports.quality",
)

#: Notebook whose cells are run once: what they load on the way cannot all be named.
_NOTEBOOK = "01_township"


@cache
def make_ready() -> bool:
    """Make this process ready, once; return whether no thread was left, so that forking it is safe."""
    os.environ.update(_ENVIRONMENT)
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    collect_seldom()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        load_papermill()
        for module in _MODULES:
            importlib.import_module(module)
        _rehearse()
        if sys.platform == "linux":
            from fupin_analysis.engine.ahead.kernel import prepare

            prepare(KERNEL_ARGUMENTS)
    gc.collect()
    # What stands now is never freed: leaving it out of the collector's rounds leaves its memory shared.
    gc.freeze()
    collect_as_ever()
    return sys.platform != "linux" or len(list(Path("/proc/self/task").iterdir())) == 1


def _rehearse() -> None:
    """Run a report's cells on a synthetic township, make its page, and throw everything away."""
    import IPython.display
    import nbformat

    from fupin_analysis.core.intake import Intake
    from fupin_analysis.render.html import to_page
    from fupin_analysis.reports.unit.units import Units, join_parts
    from fupin_analysis.synth.townships import make_townships

    units = Units(Intake(make_townships(1, seed=1)))
    ((township, year),) = units
    notebook = nbformat.read(notebook_path(_NOTEBOOK), as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    shown, hook = IPython.display.display, sys.displayhook
    IPython.display.display = _form  # type: ignore[assignment]  # for the time of the rehearsal
    sys.displayhook = lambda value: value._ipython_display_() if hasattr(value, "_ipython_display_") else None
    try:
        with tempfile.TemporaryDirectory(prefix="fupin-") as folder:
            unit = Path(folder) / f"one{UNIT_SUFFIX}"
            unit.write_bytes(join_parts(units.pack(township, year)))
            names: dict[str, Any] = {}
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    cells = ast.Interactive(ast.parse(cell.source).body)  # a section on a line of its own is shown
                    exec(compile(cells, _NOTEBOOK, "single"), names)  # the package's own notebook
                    names |= {"township": township, "year": year, "processed": str(unit)}
    finally:
        IPython.display.display, sys.displayhook = shown, hook
    to_page(notebook, language="zh")


def _form(part: Any) -> None:
    """Do to a part of the page what displaying it would."""
    for method in ("_repr_mimebundle_", "_repr_html_"):
        if make := getattr(part, method, None):
            make()
