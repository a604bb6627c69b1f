"""Templates of the desk, filled; whatever people typed or files hold is shown as text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present.words import say

_HERE = Path(__file__).parent
_HOUSE = _HERE.parent
#: Scripts that pages shown here may run: those of the house's own pages, by their hash.
_SCRIPTS = ("render/template/front_page.js", "render/template/reading.js", "reports/look.js")


def render(template: str, /, *, language: str, notices: Sequence[str], by: str, **values: Any) -> str:
    """Return a page of the desk.

    Parameters
    ----------
    template
        Name of its template.
    language
        ``"zh"`` or ``"en"``.
    notices
        What has just been done, or not.
    by
        Who answered last.
    values
        What the template shows.
    """
    words = partial(_say, language)
    lang = "zh-CN" if language == "zh" else "en"
    page: str = (
        _templates()
        .get_template(f"{template}.html.j2")
        .render(say=words, lang=lang, style=_style(), notices=notices, by=by, items=item_names(), **values)
    )
    return page


def _say(language: str, name: str, /, **values: object) -> str:
    return say(f"desk.{name}", language, **values)


@cache
def item_names() -> tuple[str, ...]:
    """Return every item of the vocabulary as an answer names it: topic/item."""
    topics = load_vocabulary().topics.values()
    return tuple(f"{topic.zh}/{item.zh}" for topic in topics for item in topic.items.values())


@cache
def house_scripts() -> tuple[str, ...]:
    """Return the hashes of the house's own scripts."""
    texts = [(_HOUSE / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return tuple("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)


@cache
def _style() -> str:
    house = (_HOUSE / "render" / "template" / name for name in ("style.css", "front_page.css"))
    return "".join(path.read_text(encoding="utf-8") for path in (*house, _HERE / "template" / "desk.css"))


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(_HERE / "template"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
