"""What a case of the table is: a notebook, how it is run, and what is compared of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

#: A cell's source, or its source and tags; a source that begins with ``#md`` is Markdown.
Cell = str | tuple[str, Sequence[str]]


@dataclass(frozen=True)
class Case:
    """One notebook.

    Parameters
    ----------
    cells
        Its cells.
    options
        Options of the ``papermill`` command.
    api
        Options of ``papermill.execute_notebook``; with any, the case is run by that function instead of the command.
    files
        Files of its folder before it runs, by name.
    host
        What the host process runs before it, and what it runs to be as before.
    kernel
        Name of its kernel.
    raw
        Text of its file, where that is none that nbformat would write.
    """

    cells: Sequence[Cell]
    options: Sequence[str] = ()
    api: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    host: tuple[str, str] = ("", "")
    kernel: str = "python3"
    raw: str = ""

    def notebook(self) -> Any:
        """Return the notebook."""
        cells = []
        for number, cell in enumerate(self.cells):
            source, tags = (cell, ()) if isinstance(cell, str) else cell
            make = new_markdown_cell if source.startswith("#md") else new_code_cell
            cells.append(make(source, id=f"cell-{number}", metadata={"tags": list(tags)} if tags else {}))
        spec = {"name": self.kernel, "language": "python", "display_name": "Python 3"}
        return new_notebook(cells=cells, metadata={"kernelspec": spec})
