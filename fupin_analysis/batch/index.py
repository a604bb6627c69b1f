"""The index of all reports: key figures, links and status on one offline page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parents[1] / "render" / "template"


@dataclass(frozen=True)
class IndexRow:
    """One township and year as the index shows it; `link` is empty where no report was ever made."""

    township: str
    year: int
    link: str
    registered: str
    exited: str
    figures: int
    findings: int
    is_failed: bool = False
    message: str = ""


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader

    return Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template(
        "overview.html.j2"
    )


def render_index(rows: Sequence[IndexRow], *, problems: Sequence[str], words: dict[str, str], language: str) -> str:
    """Return the index page.

    Parameters
    ----------
    rows
        Townships and years, in the order shown.
    problems
        What could not be read, in words.
    words
        Labels of the page (``[index]`` of ``vocabulary/narrative.toml``).
    language
        ``"zh"`` or ``"en"``.
    """
    style = (_HERE / "style.css").read_text(encoding="utf-8")
    page: str = _template().render(
        rows=rows,
        years=sorted({row.year for row in rows}),
        failed=[row for row in rows if row.is_failed],
        problems=problems,
        words=words,
        lang="zh-CN" if language == "zh" else "en",
        style=style,
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return page
