"""A notebook written from cells of source, to be run by whoever opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fupin_analysis.core.disk.files import write_text


def write_notebook(path: Path, cells: Sequence[tuple[str, str]]) -> Path:
    """Write a notebook without outputs; the same cells give the same bytes.

    Parameters
    ----------
    path
        The notebook.
    cells
        Kind (``"markdown"``, ``"code"``) and source of each.

    Raises
    ------
    FupinError
        F601 where it cannot be written.
    """
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    makers = {"code": new_code_cell, "markdown": new_markdown_cell}
    made = [makers[kind](source, id=f"cell-{number:02}") for number, (kind, source) in enumerate(cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=made, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    return write_text(path, nbformat.writes(notebook) + "\n")
