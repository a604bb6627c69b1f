"""CSV that people open in Excel or WPS: no cell is taken for a formula, and what a program reads back is the same.

A text that a spreadsheet would run (``=``, ``+``, ``-``, ``@``) or that begins with a tabulator, a line break or an apostrophe is
written with an apostrophe before it; whoever reads such a file takes one apostrophe away again (:func:`unguarded`), as this
package's own readers do. Numbers are no texts: a negative number stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import pandas as pd

#: What a text may not begin with.
_RUN = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def guarded(text: str) -> str:
    """Return a text as it is written to CSV.

    Examples
    --------
    >>> guarded("=1+1"), guarded("-3"), guarded("-一"), guarded("甲镇"), guarded("'")
    ("'=1+1", '-3', "'-一", '甲镇', "''")
    """
    is_run = text.startswith(_RUN) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_run or text.startswith("'") else text


def unguarded(text: str) -> str:
    """Return what was written as :func:`guarded` writes it.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''"), unguarded("'甲镇"), unguarded("甲镇")
    ('=1+1', "'", "'甲镇", '甲镇')
    """
    return text[1:] if text.startswith("'") and text[1:].startswith((*_RUN, "'")) else text


def write_csv(table: pd.DataFrame, target: Path | TextIO, *, encoding: str = "utf-8-sig") -> None:
    """Write a table as CSV that is safe to open in a spreadsheet."""
    import pandas as pd  # a batch with nothing to make needs no table

    texts = [name for name, dtype in table.dtypes.items() if dtype == "object" or str(dtype) in {"str", "string"}]
    safe = table.copy()
    for name in texts:
        safe[name] = pd.Series([_cell(value) for value in table[name]], index=table.index, dtype="object")
    safe.columns = pd.Index([guarded(str(name)) for name in table.columns])
    safe.to_csv(target, index=False, encoding=encoding, lineterminator="\n")


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value
