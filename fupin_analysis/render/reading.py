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

from fupin_analysis.core.cells import Sheet
from fupin_analysis.core.disk.files import write_text
from fupin_analysis.core.prose import Mention, Paragraph, ProseReading
from fupin_analysis.core.source import Source
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.unit.text_review import EditTried, TextReview
from fupin_analysis.core.words.terms import load_vocabulary

_TEMPLATES = Path(__file__).parent / "template"
#: Words of the page; each is a template of ``narrative.toml``.
Say = Any
_COLOURS = 6
#: What stands behind a number, so that its verdict is told without colours.
_SIGNS = {"contradicts": "✗", "asked": "?"}
#: What came of an edit, the worst first.
_STATES = ("fails", "near", "holds")


def write_review(review: TextReview, path: Path, *, words: Mapping[str, Any], language: str = "zh") -> Path:
    """Write the review page of a document.

    Parameters
    ----------
    review
        What was read, and what the cross-checks say of it.
    path
        The page to write.
    words
        What the page says: a mapping from the keys of ``[reading]`` in ``narrative.toml`` to functions that fill them, and
        ``tally`` and ``finding``, which tell the account of a reading and a finding.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    pathlib.Path
        The page.
    """
    return write_text(path, render_review(review, words=words, language=language))


def render_review(review: TextReview, *, words: Mapping[str, Any], language: str = "zh") -> str:
    """Return the review page of a document as HTML; see :func:`write_review`."""
    reading = review.reading
    style, script = _text("style.css") + _text("reading.css"), _text("reading.js")
    shown = [_shown(index, review, words, language) for index in range(len(reading.mentions))]
    html: str = _template().render(
        lang="zh-CN" if language == "zh" else language,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=words["title"](file=mask_identifiers(reading.prose.file)),
        whose=words["whose"](township=reading.township or words["nobody"](), year=reading.year or "—"),
        account=words["tally"](reading),
        problems=[problem.say(language) for problem in reading.problems],
        legend=[(verdict, words[verdict](), count) for verdict, count in review.tally().items()],
        paragraphs=[_paragraph(one, reading, shown) for one in reading.prose.paragraphs],
        groups=_groups(review, shown, words, language),
        tables=[_table(one, review, language) for one in reading.prose.tables],
        words={name: words[name]() for name in ("text", "list", "keys", "debris", "back")},
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


def _shown(index: int, review: TextReview, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return what the page shows of a number."""
    mention, verdict = review.reading.mentions[index], review.verdict(index)
    look = {
        "index": index + 1,
        "text": "***" if mention.kind == "personal" else mask_identifiers(mention.text),
        "verdict": verdict,
        "sign": _SIGNS.get(verdict, ""),
        "style": "leftover" if mention.kind == "leftover" else "other",
        "label": words[mention.kind](),
        "detail": "",
        "reason": "",
        "findings": [words["finding"](row) for row in review.findings.get(index, ())],
        "asked": [mask_identifiers(one.zh if language == "zh" else one.en) for one in review.asked.get(index, ())],
        "checks": _checks(index, review, words, language),
    }
    return look | _figure(mention, words, language) if mention.kind == "figure" else look


def _figure(mention: Mention, words: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return what a figure was read as, and why."""
    vocabulary = load_vocabulary()
    topic, measure = vocabulary.topics[mention.topic], vocabulary.measures[mention.measure]
    place = f" · {mention.place}" if mention.place else ""
    how, word = mention.reasons[0] if mention.reasons else ("pending", "")
    reason = words["in_list" if how == "list" else how](word=word)
    reason = " · ".join([reason, *(words[f"ground_{key}"](word=word) for key, word in mention.reasons[1:])])
    return {
        "style": f"t{list(vocabulary.topics).index(mention.topic) % _COLOURS}",
        "label": mention.item if mention.is_own else vocabulary.label(mention.topic, mention.item, language),
        "detail": f"{topic.label(language)} · {measure.zh if language == 'zh' else measure.en} · {mention.period}{place}",
        "reason": f"{reason} · {words['confidence'](share=mention.confidence)}",
    }


def _table(sheet: Sheet, review: TextReview, language: str) -> dict[str, Any]:
    """Lay out a table of the document: each cell with what it was read as, and under it why cells were set aside."""
    vocabulary = load_vocabulary()
    rows, reasons = [], dict[str, list[str]]()
    for cells in sheet.rows():
        if cells[0].row == 1:
            continue  # the paragraph before it, which stands in the text
        row = []
        for cell in cells:
            number = review.cells.get(str(Source(sheet.file, sheet.name, cell.address)))
            look = {"text": mask_identifiers(cell.text), "label": "", "style": "", "sign": ""}
            if number is not None:
                look |= {"style": f"m {number.verdict}", "sign": _SIGNS.get(number.verdict, "")}
            if number is not None and number.figure:
                figure = number.figure
                topic = list(vocabulary.topics).index(figure["topic"]) % _COLOURS
                parts = [vocabulary.label(figure["topic"], figure["item"], language), figure["period"], figure["place"]]
                look |= {"style": f"m t{topic} {number.verdict}", "label": " · ".join(part for part in parts if part)}
            for remark in number.remarks if number is not None else ():
                reasons.setdefault(mask_identifiers(remark.zh if language == "zh" else remark.en), []).append(look["text"])
            row.append((cell.column, look))
        rows.append(row)
    width = max((column for row in rows for column, _ in row), default=0)
    return {
        "name": sheet.name,
        "rows": [[dict(row).get(column) for column in range(1, width + 1)] for row in rows],
        "reasons": [(texts, reason) for reason, texts in reasons.items()],
    }


def _checks(index: int, review: TextReview, words: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """Return the edits in which a number takes part, those that fail first, each once with the other numbers in it."""
    merged: dict[str, tuple[EditTried, list[int]]] = {}
    for check in sorted(review.checks.get(index, ()), key=lambda one: _STATES.index(one.state)):
        others = review.others(index, check)
        if check.rule in merged:
            merged[check.rule][1].extend(one for one in others if one not in merged[check.rule][1])
        else:
            merged[check.rule] = (check, others)
    return [
        {
            "state": check.state,
            "text": words[check.state](rule=check.zh if language == "zh" else check.en),
            "others": [(one + 1, mask_identifiers(review.reading.mentions[one].text)) for one in others],
        }
        for check, others in merged.values()
    ]


def _groups(
    review: TextReview, shown: Sequence[Mapping[str, Any]], words: Mapping[str, Any], language: str
) -> list[dict[str, Any]]:
    """Group the numbers of the side list: what contradicts, what is asked, then topic by topic, then the rest; each once."""
    pairs = list(zip(review.reading.mentions, shown, strict=True))
    first = [("contradicts", words["contradicts"]()), ("asked", words["asked"]())]
    groups = [{"title": title, "mentions": [look for _, look in pairs if look["verdict"] == name]} for name, title in first]
    rest = [(mention, look) for mention, look in pairs if look["verdict"] not in ("contradicts", "asked")]
    for topic in load_vocabulary().topics.values():
        own = [look for mention, look in rest if mention.kind == "figure" and mention.topic == topic.name]
        groups.append({"title": topic.label(language), "mentions": own})
    for kind in dict.fromkeys(mention.kind for mention, _ in rest if mention.kind != "figure"):
        groups.append({"title": words[kind](), "mentions": [look for mention, look in rest if mention.kind == kind]})
    return [group for group in groups if group["mentions"]]
