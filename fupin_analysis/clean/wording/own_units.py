"""Units in brackets behind a heading that the vocabulary has no measure for: 工期（天）, 定额（公斤/亩）, 工作站（组）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.counting import is_money_noun
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

_AT_END = re.compile(r"[（(](?:计量)?(?:单位[:：]?)?([^（()）]{1,9})[)）]\s*$|[:：]\s*([^:：（()）]{1,4})\s*$")
_PER = re.compile("[/／·•每]")


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(word) for word in load_words("units")["brackets"]["words"])


def is_unit(text: str) -> bool:
    """Whether a text is a unit by its form: one of a thing, one per another, or one that only measures (天).

    Examples
    --------
    >>> [is_unit(text) for text in ("口", "天", "元/亩", "公斤/亩·年", "已完成", "含低保")]
    [True, True, True, True, False, False]
    """
    units = load_vocabulary().units
    parts = [fold(part) for part in _PER.split(text)]
    return all(part in units or part in _words() or part.removesuffix("次") in units for part in parts)


def own_unit(labels: Sequence[Label], row_unit: str = "", cell_unit: str = "") -> str:
    """Return the unit of a cell of which no measure is known; empty where there is none.

    It stands in a column of units, or in brackets behind a heading. Money in brackets of time (低保金（月）) is still money.

    Parameters
    ----------
    labels
        Labels above and beside the cell, the nearest first.
    row_unit, cell_unit
        The unit of a column of units, and the one in the cell itself.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [own_unit([read_label(text)]) for text in ("施工工期（天）", "低保金（月）", "培训人数（人）")]
    ['天', '', '']
    """
    units = load_vocabulary().units
    if any(label.unit for label in labels):
        return ""
    for label in labels:
        match = _AT_END.search(label.text)
        unit = (match[1] or match[2]).strip() if match else ""
        is_rate = len(_PER.split(unit)) > 1
        is_strange = bool(unit) and fold(unit) not in units and is_unit(unit)
        if is_strange and not cell_unit and (is_rate or not is_money_noun(drop_brackets(label.text))):
            return unit
    return row_unit if row_unit and fold(row_unit) not in units else ""


def without_unit(label: Label, unit: str) -> Label:
    """Return a label without a unit in brackets behind it.

    Parameters
    ----------
    label
        A label as read.
    unit
        The unit as written.
    """
    match = _AT_END.search(label.text)
    return read_label(label.text[: match.start()]) if match and (match[1] or match[2]).strip() == unit else label
