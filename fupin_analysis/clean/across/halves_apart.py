"""Figures of income beside expenditure say of which of both they are: 合计 and 其他 stand in both halves.

What came in from 种植 or went into it is no money paid for planting, whether both halves or a list of one says so (收入项目).
"""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.layout.columns import LABELS
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.terms import fold, is_own, own_words

#: Headings of names that say which of the two a list is of.
_LIST = re.compile("(收入|支出)(?:项目|来源|科目|类别|构成|名称|内容)(?:名称)?")
#: Topics of income itself and of money as such, and the work from which people have theirs.
_OF_MONEY, _TRADES = frozenset({"income", "funds"}), re.compile("planting|raising|crop_.*|animal_.*|grain|cash_crops")


def halves_apart(read: ReadTable) -> ReadTable:
    """Return a half of a table, or a list of income, its figures in words that say of which half."""
    columns = read.table.columns.values()
    heads = (fold(column.path[-1]) for column in columns if column.role in LABELS and column.path)
    half = read.table.half
    side = half or next((found[1] for head in heads if (found := _LIST.fullmatch(head))), "")
    if not side:
        return read
    return read.changed(
        lambda one: replace(one, figures=tuple(_of_trade(_of_half(figure, half), side, one) for figure in one.figures))
    )


def _of_half(figure: Row, half: str) -> Row:
    item = str(figure["item"])
    return figure if half in item or not is_own(item) else figure | {"item": own_words(f"{half} {item}")}


def _of_trade(figure: Row, half: str, one: CellOutcome) -> Row:
    item = str(figure["item"])
    is_trade = figure["topic"] == "production" and _TRADES.match(item) is not None
    is_income = half.startswith("收") and figure["topic"] not in _OF_MONEY
    if is_own(item) or not (is_trade or is_income):
        return figure
    return figure | {"topic": "income", "item": own_words(f"{half} {words_of(read_label(one.name)) or one.name}")}
