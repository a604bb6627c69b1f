"""What stands in a folder of pages, for machines: what was asked for, every page and its parts, what could not be used."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from fupin_analysis import __version__
from fupin_analysis.batch.orders import Order
from fupin_analysis.core.disk.files import stamp_of, write_text
from fupin_analysis.errors import FupinError, Problem

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What a batch said of its folder.

    Parameters
    ----------
    language
        Of the batch: pages in this language bear no mark of it in their names.
    asked, others
        What it was to make, and what else stands in its index.
    pages
        Every page made or tried, by name.
    """

    language: str
    asked: tuple[Order, ...]
    others: tuple[Order, ...]
    pages: Mapping[str, Mapping[str, Any]]


def write_manifest(
    output: Path,
    *,
    data: Path,
    language: str,
    asked: Sequence[Order],
    others: Sequence[Order],
    inputs: Sequence[Mapping[str, Any]],
    reports: Sequence[Mapping[str, object]],
    problems: Sequence[str],
) -> Path:
    """Write what stands in the folder and what it was made from; the same reports give the same bytes.

    Folders of returns are told as seen from `data`, so that a project that moved is still the same.
    """
    record = {
        "version": __version__,
        "language": language,
        "asked": [_row_of(order, data) for order in asked],
        "others": [_row_of(order, data) for order in others],
        "inputs": list(inputs),
        "reports": list(reports),
        "problems": list(problems),
    }
    return write_text(output / MANIFEST, _a_row_a_line(record))


def read_manifest(output: Path, *, data: Path) -> Manifest:
    """Read what the last batch said of its folder, its folders of returns seen from `data`.

    Raises
    ------
    FupinError
        F424 where no batch has said anything, or an earlier program did.
    """
    try:
        record = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        asked, others = ([_order_of(row, data) for row in record[name]] for name in ("asked", "others"))
        pages = {str(row["page"]): row for row in record["reports"]}
        return Manifest(str(record["language"]), tuple(asked), tuple(others), pages)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FupinError(Problem("F424", where=str(output), details={"got": MANIFEST})) from error


def language_of(output: Path, otherwise: str) -> str:
    """Return the language whose pages bear no mark of it in a folder of pages: that of its batch, where there was one."""
    path = output / MANIFEST
    return (_language_once(path, stamp_of(path)) if path.is_file() else "") or otherwise


@lru_cache(maxsize=8)
def _language_once(path: Path, _stamp: tuple[int, int]) -> str:
    """Read it once, though each of thousands of pages asks; empty where the file says nothing."""
    try:
        return read_manifest(path.parent, data=path.parent).language
    except FupinError:
        return ""


def _row_of(order: Order, data: Path) -> dict[str, Any]:
    row = {one.name: getattr(order, one.name) for one in fields(order)}
    return row | {"data": Path(_seen_from(data.resolve(), order.data.resolve())).as_posix()}


def _seen_from(here: Path, there: Path) -> str:
    try:
        return os.path.relpath(there, here)
    except ValueError:  # another drive
        return str(there)


def _order_of(row: Mapping[str, Any], data: Path) -> Order:
    own = data if row["data"] == "." else Path(os.path.normpath(data.resolve() / row["data"]))
    return Order(**{**row, "data": own})


def _a_row_a_line(record: Mapping[str, object]) -> str:
    """Write a record as JSON, each row of its lists on a line of its own: indenting thousands of rows costs seconds."""
    write = json.JSONEncoder(ensure_ascii=False).encode
    parts = []
    for name, value in record.items():
        rows: Iterable[object] = value if isinstance(value, list) else ()
        told = "[\n" + ",\n".join(map(write, rows)) + "\n]" if rows else write(value)
        parts.append(f"{write(name)}: {told}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
