"""What changed between two published states: figures, findings, sentences; a page to read before sending."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest
from typing import Any

from fupin_analysis.batch.front_page import fill_template
from fupin_analysis.batch.publication.state import Published, name_in
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.errors import FupinError
from fupin_analysis.present.words import names, say

_PARAGRAPH = re.compile(r"<(p|li|dd)(?:\s[^>]*)?>(.*?)</\1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MARK = re.compile(r"<[^>]+>")
#: What is no sentence: where numbers stand, fingerprints of files, numbers on cards, which sentences tell as well; findings,
#: which have a part of their own; names of annexes.
_NO_SENTENCE = re.compile(
    r'<p class="source">.*?</p>|<dl class="(?:facts|cards)">.*?</dl>'
    r'|<ol class="findings">.*?</ol>|<a class="annex".*?</a>',
    re.DOTALL,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[^。！？]*[。！？]|[^。！？]+")


#: Figures, and findings, that a summary lists.
_MOST_LINES = 10


@dataclass(frozen=True)
class ChangedText:
    """One thing that changed; `old` is empty where it is new, `new` where it is gone."""

    where: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """What changed between two published states."""

    old: str
    new: str
    figures: tuple[ChangedText, ...]
    findings: tuple[ChangedText, ...]
    sentences: tuple[ChangedText, ...]
    units: tuple[ChangedText, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether nothing changed."""
        return not (self.units or self.figures or self.findings or self.sentences)


def compare_published(old: Published, new: Published, *, language: str = "zh") -> Difference:
    """Compare two published states.

    Parameters
    ----------
    old, new
        What :func:`~fupin_analysis.batch.publication.state.read_published` returns.
    language
        ``"zh"`` or ``"en"``: in which figures are named.

    Returns
    -------
    Difference
        Townships and years of which one state says nothing, each as a whole; of all others figures by township, year and figure,
        findings by name; sentences page by page, in the order of the page.
    """
    states = [one.state for one in (old, new)]
    known = [_units(state) for state in states]
    both = known[0].keys() & known[1].keys()
    units = _changes(
        *({unit: (_where(*unit), "", _size(*known[at][unit], language)) for unit in known[at].keys() - both} for at in (0, 1))
    )
    figures = _changes(*(_figures(state, both, language) for state in states))
    findings = _changes(*(_findings(state, both) for state in states))
    pages = [dict(one.pages) for one in (old, new)]
    sentences: list[ChangedText] = []
    for name in sorted(pages[0].keys() | pages[1].keys()):
        texts = [one.get(name, "") for one in pages]
        sentences += _changed_sentences(_title(texts, name), *(tuple(_sentences(text)) for text in texts))
    return Difference(old.name, new.name, tuple(figures), tuple(findings), tuple(sentences), tuple(units))


def _where(township: str, year: int) -> str:
    return f"{township} {year}"


def _unit(row: Mapping[str, Any]) -> tuple[str, int]:
    return name_in(row), int(row["year"])


def _units(state: Mapping[str, Any]) -> dict[tuple[str, int], tuple[int, int]]:
    """Return how many figures and findings a state has of each township and year."""
    figures, findings = (Counter(map(_unit, state[name])) for name in ("figures", "findings"))
    return {unit: (figures[unit], findings[unit]) for unit in figures.keys() | findings.keys()}


def _size(figures: int, findings: int, language: str) -> str:
    return say("diff_line.size", language, figures=figures, findings=findings)


def _figures(
    state: Mapping[str, Any], units: Collection[tuple[str, int]], language: str
) -> dict[tuple[str, ...], tuple[str, str, str]]:
    return {
        (name_in(row), str(row["year"]), row["figure"], str(row["statement"])): (
            _where(*_unit(row)), _label(row, language), row["shown"],
        )
        for row in state["figures"] if _unit(row) in units
    }  # fmt: skip


def _label(row: Mapping[str, Any], language: str) -> str:
    """Name a figure in the reader's language, whichever it was published in."""
    label = str(row["label"])
    if (language == "en") != bool(_CHINESE.search(label)):
        return label
    try:
        return FigureRef.parse(str(row["figure"]), year=int(row["year"])).show(language)
    except FupinError:  # of an item that is known no more
        return label


def _findings(state: Mapping[str, Any], units: Collection[tuple[str, int]]) -> dict[tuple[str, ...], tuple[str, str, str]]:
    own = [row for row in state["findings"] if _unit(row) in units]
    return {(row["finding"], name_in(row)): (_where(*_unit(row)), row["finding"], row["text"]) for row in own}


def _changes(old: Mapping[Any, tuple[str, str, str]], new: Mapping[Any, tuple[str, str, str]]) -> Iterator[ChangedText]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        where, what, _text = after or before or ("", "", "")
        texts = before[2] if before else "", after[2] if after else ""
        if texts[0] != texts[1]:
            yield ChangedText(where, what, *texts)


def _title(texts: list[str], name: str) -> str:
    """Title of a page as it is now, else as it was; its name where it has none."""
    found = [match[1] for text in reversed(texts) if (match := _TITLE.search(text))]
    return unescape(found[0]) if found else name


def _sentences(page: str) -> Iterator[str]:
    """Sentences of a page, as a reader sees them."""
    main = _NO_SENTENCE.sub("", page[page.find("<main") :])
    for _tag, body in _PARAGRAPH.findall(main):
        text = " ".join(unescape(_MARK.sub("", body)).split())
        yield from (part.strip() for part in _SENTENCE.findall(text) if part.strip())


def _changed_sentences(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[ChangedText]:
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for before, after in zip_longest(old[first:last], new[start:end], fillvalue=""):
                yield ChangedText(name, "", before, after)


def render_difference(difference: Difference, *, language: str = "zh") -> str:
    """Return the page to read before sending.

    Parameters
    ----------
    difference
        What changed.
    language
        ``"zh"`` or ``"en"``.
    """
    words = {name: say(f"diff.{name}", language, old=difference.old, new=difference.new, count=0) for name in names("diff")}
    kinds = (*(["units"] if difference.units else []), "figures", "findings", "sentences")
    parts = [(words[name], getattr(difference, name)) for name in kinds]
    return fill_template("difference.html.j2", language=language, styles=["difference.css"], words=words, parts=parts)


def tell_difference(difference: Difference, *, language: str = "zh") -> list[str]:
    """Return a summary line by line: how much changed, townships that came or went, the first of figures and findings."""
    lines = [
        say(f"diff.count_{name}", language, count=len(getattr(difference, name))) for name in ("figures", "findings", "sentences")
    ]
    figures = [say("diff_line.figure", language, where=one.where, what=one.what, **_both(one)) for one in difference.figures]
    findings = []
    for one in difference.findings:
        kind = "reworded" if one.old and one.new else "appeared" if one.new else "vanished"
        findings.append(say(f"diff_line.{kind}", language, where=one.where, text=one.new or one.old))
    units = [
        say(f"diff_line.{'came' if one.new else 'gone'}", language, where=one.where, size=one.new or one.old)
        for one in difference.units
    ]
    return [*lines, *_first(units, language), *_first(figures, language), *_first(findings, language)]


def _both(change: ChangedText) -> dict[str, str]:
    return {"old": change.old or "—", "new": change.new or "—"}


def _first(lines: list[str], language: str) -> list[str]:
    """The first of many lines, and how many there are more."""
    more = [say("diff_line.more", language, count=len(lines) - _MOST_LINES)] if len(lines) > _MOST_LINES else []
    return [f"  {line}" for line in [*lines[:_MOST_LINES], *more]]
