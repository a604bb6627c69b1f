"""Lists of persons that no heading calls so: names of people down the side. What is theirs is no figure, and is not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.columns import is_label
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.core.toml import load_words

#: Rows of a list that are looked at.
_MOST = 40


def lists_persons(rows: Sequence[Sequence[Cell]], position: int) -> bool:
    """Whether the rows below a heading begin with names of persons, a third of them or more, in one of their first columns.

    Parameters
    ----------
    rows, position
        The rows of a pane, and the place of the heading.
    """
    body = rows[position + 1 : position + 1 + _MOST]
    columns: dict[int, list[str]] = {}
    for row in body:
        for cell in row[:3]:
            if not is_value_like(cell):
                columns.setdefault(cell.column, []).append(cell.text.strip())
    return any(3 * sum(map(_is_name, texts)) >= len(texts) for texts in columns.values())


def _is_name(text: str) -> bool:
    return _name().fullmatch("".join(text.split())) is not None and not is_label(text)


@cache
def _name() -> re.Pattern[str]:
    """Return what a person's name looks like: a surname and one or two signs, or what was masked of it."""
    words = load_words("prose/stories")["stories"]
    usual, others = words["surnames"], words["surnames_too"]
    han = "[\u3400-\u9fff]"
    return re.compile(
        rf"{usual}{han}{{1,2}}|{others}{han}{{2}}|(?:{usual}|{others})(?:某{han}{{0,2}}|{han}?[*×xX＊○]{{1,2}}{han}?)"
    )
