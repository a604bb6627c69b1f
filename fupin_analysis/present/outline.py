"""Headings of the pages, from ``vocabulary/outline.toml``."""

from __future__ import annotations

from typing import Any

from fupin_analysis.core.toml import load_words
from fupin_analysis.present.blocks import Heading


def outline() -> dict[str, Any]:
    """Every section: its level and its heading in both languages."""
    return load_words("outline")


def heading_of(key: str, language: str) -> Heading:
    """Return the heading of a section."""
    row = outline()[key]
    return Heading(row["level"], key, row[language])


def bare_title(key: str, language: str) -> str:
    """Return a section's title without its number: （一）教育补助 → 教育补助."""
    return str(outline()[key][language]).split("）")[-1].split(" ", 1)[-1]
