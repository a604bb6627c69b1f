"""What papermill and nbformat do for every output and cell of a notebook, done only where it could tell anything.

A report has some seventy outputs and fifty cells. nbformat holds each output against a JSON schema, and papermill reads back,
with a parser of free text, the time it has just written itself: together they took a worker longer than all its other work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

#: What an output holds beside its type, by type.
_PARTS = {
    "display_data": {"metadata", "data"},
    "execute_result": {"metadata", "data", "execution_count"},
    "stream": {"name", "text"},
}


def lean_libraries() -> None:
    """Let this process, which makes reports and does nothing else, do without; once and for all."""
    from nbformat.v4 import nbbase
    from papermill import engines

    if not isinstance(engines.dateutil, SimpleNamespace):
        nbbase.validate = _only_where_in_doubt(nbbase.validate)
        engines.dateutil = SimpleNamespace(parser=SimpleNamespace(parse=datetime.fromisoformat))


def is_plain(output: Mapping[str, Any]) -> bool:
    """Whether an output is right beyond doubt: its parts are those of its type, and texts.

    Examples
    --------
    >>> is_plain({"output_type": "display_data", "metadata": {}, "data": {"text/html": "<p>"}})
    True
    >>> is_plain({"output_type": "display_data", "metadata": {}, "data": {"text/html": 3}})
    False
    """
    kind = output.get("output_type")
    parts = {name: value for name, value in output.items() if name != "output_type"}
    if parts.keys() != _PARTS.get(str(kind)):
        return False
    if kind == "stream":
        return all(type(value) is str for value in parts.values())
    count, data = parts.get("execution_count"), parts["data"]
    is_counted = count is None or (type(count) is int and count >= 0)
    is_text = isinstance(data, dict) and all(type(text) is str for pair in data.items() for text in pair)
    return is_counted and is_text and isinstance(parts["metadata"], dict)


def _only_where_in_doubt(validate: Callable[..., Any]) -> Callable[..., Any]:
    def checked(node: Any, ref: str | None = None) -> Any:
        return None if ref in _PARTS and node.get("output_type") == ref and is_plain(node) else validate(node, ref)

    return checked
