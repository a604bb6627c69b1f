"""What a notebook shows: headings, paragraphs, notes and cards, each able to draw itself in JupyterLab and in the page.

A block carries its part of the page's structure in the metadata of its output (``fupin``), from which the page template builds
the contents list. All text is escaped here, at the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

from fupin_analysis.present import words

Bundle = tuple[dict[str, Any], dict[str, Any]]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1-4 with an anchor; `unit` names the township and year (``XX镇/2018``) whose page it leads to."""

    level: int
    anchor: str
    text: str
    unit: str = ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        html = f'<h{self.level} id="{escape(self.anchor)}">{unit_html(self.text, self.unit)}</h{self.level}>'
        structure = {"level": self.level, "anchor": self.anchor, "text": self.text}
        return {"text/plain": self.text, "text/html": html}, {"fupin": {"heading": structure}}


def head_html(name: str) -> str:
    """Return a column's heading that breaks neither within its unit, （元/人次）, nor before a point between two names.

    Examples
    --------
    >>> head_html("金额（元）"), head_html("数量")
    ('金额<span class="unit">（元）</span>', '数量')
    """
    glued = escape(name).replace("·", "\u2060·")
    return re.sub(r"(（[^（）]{1,6}）)$", r'<span class="unit">\1</span>', glued)


def unit_html(text: str, unit: str) -> str:
    """Return a text; the page makes it a link where it has a page of that township and year (``XX镇/2018``)."""
    return f'<span data-unit="{escape(unit)}">{escape(text)}</span>' if unit else escape(text)


@dataclass(frozen=True)
class Passage:
    """A paragraph; `tone` is ``""`` for plain text, ``"note"``, ``"warning"`` or ``"absent"``."""

    text: str
    tone: str = ""

    def _repr_html_(self) -> str:
        role = f' class="{escape(self.tone)}"' if self.tone else ""
        return f"<p{role}>{escape(self.text)}</p>"

    def __repr__(self) -> str:
        return self.text


def _breakable(value: str) -> str:
    """Return a value that breaks between two numbers, 412户 and 1630人, and never before a unit."""
    return re.sub(r"(?<=[一-鿿])(?=\d)", "<wbr>", escape(value))


def warning(text: str) -> Passage | None:
    """Return a paragraph that stands out; None where there is nothing to say.

    Examples
    --------
    >>> warning("") is None
    True
    """
    return Passage(text, "warning") if text else None


@dataclass(frozen=True)
class Cards:
    """Key figures at a glance: label, value, small print."""

    cards: Sequence[tuple[str, str, str]]

    def _repr_html_(self) -> str:
        items = "".join(
            f"<div><dt>{escape(label)}</dt><dd>{_breakable(value)}<small>{escape(note)}</small></dd></div>"
            for label, value, note in self.cards
        )
        return f'<dl class="cards">{items}</dl>'


@dataclass(frozen=True)
class Facts:
    """Terms and their values, one a line: the provenance block."""

    rows: Sequence[tuple[str, str]]

    def _repr_html_(self) -> str:
        items = "".join(f"<div><dt>{escape(term)}</dt><dd>{escape(value)}</dd></div>" for term, value in self.rows)
        return f'<dl class="facts">{items}</dl>'


@dataclass(frozen=True)
class Judgement:
    """What the numbers amount to: a heading and its sentences, one under the other."""

    rows: Sequence[tuple[str, str]]

    def _repr_html_(self) -> str:
        items = "".join(f"<div><dt>{escape(term)}</dt><dd>{escape(text)}</dd></div>" for term, text in self.rows)
        return f'<dl class="judgement">{items}</dl>'

    def __repr__(self) -> str:
        return "\n".join(f"{term}: {text}" for term, text in self.rows)


@dataclass(frozen=True)
class Absent:
    """A section that has nothing to tell, and why.

    Parameters
    ----------
    reason
        ``"not_handed_in"``, ``"set_aside"`` (handed in, and every cell of it set aside), ``"elsewhere"`` (its main figures were
        not handed in, related ones stand in another section), ``"below"`` (the same, and they stand below), ``"own_words"``
        (handed in under names that match no indicator),
        ``"not_in_source"`` or ``"not_applicable"`` (not asked for that
        year).
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> print(Absent("not_handed_in", "zh"))
    本年度未报送。
    """

    reason: str
    language: str = "zh"

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        text = words.say(f"common.{'absent' if self.reason == 'not_handed_in' else self.reason}", self.language)
        return text if self.language == "en" or text.endswith("。") else f"{text}。"

    def _repr_html_(self) -> str:
        return f'<p class="absent">{escape(str(self))}</p>'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        return {"text/plain": str(self), "text/html": self._repr_html_()}, {"fupin": {"absent": str(self)}}


def show(*blocks: object) -> None:
    """Display blocks one after the other; texts become paragraphs, None and empty texts are passed over.

    Parameters
    ----------
    *blocks
        Sections, charts, tables, texts, or sequences of them.

    Examples
    --------
    >>> show("298户1252人", None, Heading(2, "registry", "建档立卡"))  # doctest: +ELLIPSIS
    298户1252人
    Heading(level=2, anchor='registry', text='建档立卡', unit='')
    """
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.display import display

    for block in flatten(blocks):
        part = Passage(block) if isinstance(block, str) else block
        told = _own_bundle(part) if InteractiveShell.initialized() else None
        if told is None:
            display(part)  # type: ignore[no-untyped-call]  # IPython has no types
        else:
            display(told[0], metadata=told[1], raw=True)  # type: ignore[no-untyped-call]  # it has no types


def _own_bundle(part: object) -> Bundle | None:
    """Return what IPython would find that a part of a page shows itself as, without asking it in ten ways; None where it must."""
    if not type(part).__module__.startswith(__name__.partition(".")[0] + "."):
        return None
    if (bundle := getattr(part, "_repr_mimebundle_", None)) is not None:
        told: Bundle = bundle()
        return told if "text/plain" in told[0] else None
    html = part._repr_html_() if hasattr(part, "_repr_html_") else None
    return None if html is None or isinstance(part, tuple) else ({"text/plain": repr(part), "text/html": html}, {})


def flatten(blocks: Iterable[object]) -> list[object]:
    """Blocks in order, sequences opened, None and empty texts left out."""
    flat: list[object] = []
    for block in blocks:
        if isinstance(block, (list, tuple)):
            flat.extend(flatten(block))
        elif block is not None and not (isinstance(block, str) and not block):  # a DataFrame is equal to nothing as a whole
            flat.append(block)
    return flat


@dataclass(frozen=True)
class Masthead:
    """Title of the page, what it rests on, where that came from; pages around it (kind, name, address)."""

    title: str
    subtitle: str
    origin: str = ""
    around: tuple[tuple[str, str, str], ...] = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:  # noqa: ARG002  # IPython's signature
        origin = f"<p>{escape(self.origin)}</p>" if self.origin else ""
        html = f'<header class="masthead"><h1>{escape(self.title)}</h1><p>{escape(self.subtitle)}</p>{origin}</header>'
        return {"text/plain": self.title, "text/html": html}, {"fupin": {"title": self.title, "around": self.around}}


class HasHtml(Protocol):
    """Anything that draws itself as HTML."""

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True)
class Details:
    """A block folded away on the screen until asked for."""

    summary: str
    block: HasHtml | None

    def _repr_html_(self) -> str:
        inner = self.block._repr_html_() if self.block is not None else ""
        return f"<details><summary>{escape(self.summary)}</summary>{inner}</details>"


@dataclass(frozen=True)
class FindingList:
    """Findings one below the other, each with an anchor that marked numbers point to.

    `rows` holds (anchor, kind, verdict, text, source).
    """

    rows: Sequence[tuple[str, str, str, str, str]]

    def _repr_html_(self) -> str:
        items = "".join(
            f'<li id="{escape(anchor)}"><p><strong class="{escape(kind)}">{escape(verdict)}</strong> {escape(text)}</p>'
            f'<p class="source">{escape(source)}</p></li>'
            for anchor, kind, verdict, text, source in self.rows
        )
        return f'<ol class="findings">{items}</ol>'
