"""The review page of a document of prose: its text with every number marked, what it was read as, and why.

One file that needs nothing else: no network, styles and one script by their hash. Whatever the document holds is shown as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.core.files import write_text
from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.core.prose import DOUBTFUL, Mention, Paragraph, ProseReading
from fupin_analysis.core.terms import load_vocabulary

_TEMPLATES = Path(__file__).parent / "template"
#: Words of the page; each is a template of ``narrative.toml``.
Say = Any
_COLOURS = 6


def write_review(reading: ProseReading, path: Path, *, words: Mapping[str, Any], language: str = "zh") -> Path:
    """Write the review page of a reading.

    Parameters
    ----------
    reading
        What was read.
    path
        The page to write.
    words
        What the page says: a mapping from the keys of ``[reading]`` in ``narrative.toml`` to functions that fill them.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    pathlib.Path
        The page.
    """
    return write_text(path, render_review(reading, words=words, language=language))


def render_review(reading: ProseReading, *, words: Mapping[str, Any], language: str = "zh") -> str:
    """Return the review page of a reading as HTML; see :func:`write_review`."""
    style, script = _text("style.css") + _text("reading.css"), _text("reading.js")
    shown = [_shown(number, mention, words, language) for number, mention in enumerate(reading.mentions, start=1)]
    html: str = _template().render(
        lang=language,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=words["title"](file=reading.prose.file),
        whose=words["whose"](township=reading.township or words["nobody"](), year=reading.year or "—"),
        account=words["tally"](reading),
        problems=[problem.say(language) for problem in reading.problems],
        paragraphs=[_paragraph(one, reading, shown) for one in reading.prose.paragraphs],
        groups=_groups(reading, shown, words, language),
        words={name: words[name]() for name in ("text", "list", "keys", "debris")},
    )
    return html


def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template() -> Any:
    import jinja2

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True)
    return environment.get_template("reading.html.j2")


def _paragraph(paragraph: Paragraph, reading: ProseReading, shown: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Cut a paragraph into text and marks."""
    parts: list[dict[str, Any]] = []
    place = 0
    for mention, look in zip(reading.mentions, shown, strict=True):
        if mention.paragraph != paragraph.number or mention.start < place:
            continue
        parts.append({"text": mask_identifiers(paragraph.text[place : mention.start]), "mention": None})
        parts.append({"text": look["text"], "mention": look})
        place = mention.end
    parts.append({"text": mask_identifiers(paragraph.text[place:]), "mention": None})
    return {"number": paragraph.number, "kind": paragraph.kind, "parts": parts}


def _shown(number: int, mention: Mention, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return what the page shows of a number."""
    text = "***" if mention.kind == "personal" else mask_identifiers(mention.text)
    look = {
        "index": number,
        "text": text,
        "is_doubtful": mention.is_doubtful,
        "detail": "",
        "reason": "",
        "teach": "",
    }
    if mention.kind != "figure":
        style = "leftover" if mention.kind == "leftover" else "other"
        return look | {"style": style, "label": words[mention.kind]()}
    vocabulary = load_vocabulary()
    topic = vocabulary.topics[mention.topic]
    label = mention.item if mention.is_own else vocabulary.label(mention.topic, mention.item, language)
    measure = vocabulary.measures[mention.measure]
    place = f" · {mention.place}" if mention.place else ""
    detail = f"{topic.label(language)} · {measure.zh if language == 'zh' else measure.en} · {mention.period}{place}"
    how, word = mention.reasons[0] if mention.reasons else ("pending", "")
    reason = words["in_list" if how == "list" else how](word=word)
    style = f"t{list(vocabulary.topics).index(mention.topic) % _COLOURS}"
    return look | {
        "style": style + (" doubt" if mention.confidence < DOUBTFUL else ""),
        "label": label,
        "detail": detail,
        "reason": f"{reason} · {words['confidence'](share=mention.confidence)}",
    }


def _groups(
    reading: ProseReading, shown: Sequence[Mapping[str, Any]], words: Mapping[str, Any], language: str
) -> list[dict[str, Any]]:
    """Group the numbers of the side list: what was not understood, what is asked, then topic by topic, then the rest."""
    pairs = list(zip(reading.mentions, shown, strict=True))
    groups = [
        {"title": words["unnamed"](), "mentions": [look for mention, look in pairs if mention.kind == "leftover"]},
        {"title": words["asked"](), "mentions": [look for mention, look in pairs if mention.is_doubtful]},
    ]
    for topic in load_vocabulary().topics.values():
        own = [
            look
            for mention, look in pairs
            if mention.kind == "figure" and mention.topic == topic.name and not mention.is_doubtful
        ]
        groups.append({"title": topic.label(language), "mentions": own})
    for kind in dict.fromkeys(mention.kind for mention in reading.mentions if mention.kind not in ("figure", "leftover")):
        groups.append({"title": words[kind](), "mentions": [look for mention, look in pairs if mention.kind == kind]})
    return [group for group in groups if group["mentions"]]
