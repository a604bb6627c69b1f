"""Marks that nobody sees and that make one text two: folded at the mouth, before anything is compared or counted.

Texts copied from web pages and chat programs carry zero-width and direction marks; systems guard digits with an apostrophe or as
``="12"`` so that a spreadsheet keeps them as text. None of these is part of what was written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\t\u0085\u2028\u2029]")
_GUARDED = re.compile(r'="((?:[^"]|"")*)"')
#: Set before digits so that they stay text; word processors curl them.
_APOSTROPHES = frozenset("'＇`’‘")
_PLAIN = re.compile(r"[ -~\u4e00-\u9fff、。（），：；％]*")
#: Any sign for which a text must be looked at: all that is not plain, what guards digits, and what sets them apart.
_MARKED = re.compile("[^ -~\n\r\u4e00-\u9fff、。（），：；％]|['`]|=\"")


def may_have_marks(text: str) -> bool:
    r"""Whether a text holds any sign for which :func:`fold_marks` would do more than strip it, or any part of it.

    Examples
    --------
    >>> may_have_marks("甲山镇,12\n"), may_have_marks("'12"), may_have_marks('="12"')
    (False, True, True)
    """
    return _MARKED.search(text) is not None


@lru_cache(maxsize=2**14)  # a folder of returns says the same few thousand texts
def fold_marks(text: str) -> str:
    r"""Return a text without marks that nobody sees; blanks of every kind become plain ones, and those at the ends go.

    Examples
    --------
    >>> fold_marks("\u200b甲山镇\ufeff"), fold_marks("'12"), fold_marks('="12"'), fold_marks("\t40\u00a0")
    ('甲山镇', '12', '12', '40')
    """
    if text.isascii() and (text.isalnum() or text.isidentifier()):
        return text
    if not _PLAIN.fullmatch(text):
        text = _BLANKS.sub(" ", _CONTROL.sub("", _UNSEEN.sub("", text)))
    text = text.strip()
    guarded = _GUARDED.fullmatch(text)
    if guarded:
        return fold_marks(guarded[1].replace('""', '"'))
    if text[:1] in _APOSTROPHES and not any(mark in text[1:] for mark in _APOSTROPHES):
        return text[1:].strip()
    return text


def without_result(formula: str) -> tuple[str, Literal["text", "uncomputed"]]:
    """Return text and kind of a cell whose formula has no stored result: a formula that is a text and nothing else needs none.

    Examples
    --------
    >>> without_result('="12"'), without_result("=SUM(A1:A2)")
    (('12', 'text'), ('=SUM(A1:A2)', 'uncomputed'))
    """
    return (fold_marks(formula), "text") if _GUARDED.fullmatch(formula) else (formula, "uncomputed")


def has_control_characters(text: str) -> bool:
    r"""Whether a text holds characters that no keyboard types and no page shows.

    Examples
    --------
    >>> has_control_characters("甲山镇\x85"), has_control_characters("甲山镇\n")
    (False, False)
    >>> has_control_characters("甲\x0f山镇")
    True
    """
    return _CONTROL.search(text) is not None


#: Circled, bracketed and raised numbers: ①, ⑴, ⒈, ❶, ㈠, ¹; not those of units: m², 公里², 298².
_NUMBERING = re.compile("[①-⒛⓪-⓿❶-➓㈠-㈩]|(?<![A-Za-z0-9米㎜㎝㎞])(?<![公华英市]里)(?<![公英市][尺寸分])[⁰¹²³⁴-⁹]")


def without_marks(text: str) -> str:
    """Return a heading without the signs that number it or point to a note below; a text of nothing else stays.

    Examples
    --------
    >>> [without_marks(text) for text in ("户数①", "②人数", "因病¹", "得分²", "面积（m²）", "面积（公里²）", "①")]
    ['户数', '人数', '因病', '得分', '面积（m²）', '面积（公里²）', '①']
    """
    if text.isascii():
        return text
    plain = _NUMBERING.sub("", text)
    return plain if plain.strip() else text
