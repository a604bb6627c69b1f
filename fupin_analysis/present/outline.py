"""Headings of the pages, from ``vocabulary/outline.toml``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.terms import fold
from fupin_analysis.present.blocks import Heading


def outline() -> dict[str, Any]:
    """Every section: its level and its heading in both languages."""
    return load_words("outline")


def title_of(key: str, language: str) -> str:
    """Return the heading of a section without a number."""
    return str(outline()[key][language])


def section_meant(name: str, keys: Collection[str]) -> str:
    """Return the section that a name means, itself or its heading in either language; the name where it means none of `keys`.

    Examples
    --------
    >>> [section_meant(name, ("causes", "exits")) for name in ("causes", "致贫原因", "Causes of poverty", "饮水")]
    ['causes', 'causes', 'causes', '饮水']
    """
    if name in keys:
        return name
    called = fold(name)
    titled = (key for key in keys if key in outline() and called in {fold(title_of(key, language)) for language in ("zh", "en")})
    return next(titled, name)


def bare_text(heading: Heading, language: str) -> str:
    """Return what a heading says without its number; those made of figures, such as a township's name, have none."""
    return title_of(heading.anchor, language) if heading.anchor in outline() else heading.text


def heading_of(key: str, language: str, *places: int) -> Heading:
    """Return the heading of a section, numbered by where it stands.

    Parameters
    ----------
    key
        Its key in ``vocabulary/outline.toml``.
    language
        ``"zh"`` or ``"en"``.
    places
        Number of its chapter, then its number there; without any it has no number.
    """
    return Heading(outline()[key]["level"], key, numbered(title_of(key, language), language, *places))


#: Numbers of chapters and sections below twenty; no page has more.
_DIGITS = "一二三四五六七八九"


def numbered(title: str, language: str, *places: int) -> str:
    """Give a title the number of its chapter, or of its chapter and its place there.

    Examples
    --------
    >>> numbered("数据核对", "zh", 4), numbered("住房安全", "zh", 2, 3), numbered("Housing", "en", 2, 3)
    ('四、数据核对', '（三）住房安全', '2.3 Housing')
    >>> numbered("Checks", "en", 4), numbered("逐年趋势", "zh", 11), numbered("要点", "zh")
    ('4. Checks', '十一、逐年趋势', '要点')
    """
    if not places:
        return title
    if language != "zh":
        return f"{'.'.join(map(str, places))}{'' if len(places) > 1 else '.'} {title}"
    tens, ones = divmod(places[-1], 10)
    number = "十" * tens + ("", *_DIGITS)[ones]
    return f"（{number}）{title}" if len(places) > 1 else f"{number}、{title}"
