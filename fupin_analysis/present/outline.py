"""Headings of the pages, from ``vocabulary/outline.toml``."""

from __future__ import annotations

import re
from typing import Any

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.present.blocks import Heading


def outline() -> dict[str, Any]:
    """Every section: its level and its heading in both languages."""
    return load_words("outline")


def heading_of(key: str, language: str) -> Heading:
    """Return the heading of a section."""
    row = outline()[key]
    return Heading(row["level"], key, row[language])


#: Numbers of chapters and sections, 一、 and （一）; an outline has no more of them.
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(rf"^(?:（[{_NUMERALS}]+）|[{_NUMERALS}]+、|[0-9.]+ )")
_CHINESE = re.compile(rf"^[{_NUMERALS}]+、|(?<=^（)[{_NUMERALS}]+(?=）)")


def numbered(title: str, place: int, language: str) -> str:
    """Give a title without a number its place among the chapters.

    Examples
    --------
    >>> numbered("存在的问题", 4, "zh")
    '四、存在的问题'
    """
    return f"{_NUMERALS[place - 1]}、{title}" if language == "zh" else f"{place}. {title}"


def renumbered(heading: str, place: int) -> str:
    """Give a heading another number: where chapters or sections are left out, those that stay are numbered without a gap.

    Examples
    --------
    >>> renumbered("五、尚余任务与后续计划", 4), renumbered("（三）住房安全", 2), renumbered("2.3 Housing", 2)
    ('四、尚余任务与后续计划', '（二）住房安全', '2.2 Housing')
    """
    heading = _CHINESE.sub(lambda found: _NUMERALS[place - 1] + ("、" if found[0].endswith("、") else ""), heading)
    return re.sub(r"^(\d+\.)\d+(?= )|^\d+(?=\. )", lambda found: f"{found[1] or ''}{place}", heading)


def bare_title(key: str, language: str) -> str:
    """Return a section's title without its number: （一）教育补助 → 教育补助."""
    return _NUMBER.sub("", str(outline()[key][language]))
