"""The vocabulary for people: one item with everything that uses it, and a page of all of it made from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from fupin_analysis.core.answer import resolve_item
from fupin_analysis.core.words.composing import Facet
from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.errors import FupinError
from fupin_analysis.measure import SUBJECTS
from fupin_analysis.present.words import join, say


def item_named(text: str) -> Item:
    """Return the item that ``topic/item`` or a label names.

    Raises
    ------
    FupinError
        F332 no such item, with the nearest; F321 several.
    """
    try:
        return resolve_item(text)
    except FupinError as error:  # raised as of an answer kept in a file; here nothing was answered
        codes = {"F320": "F332"}
        raise FupinError([replace(one, code=codes.get(one.code, one.code), where="") for one in error.problems]) from None


def tell_item(item: Item, *, language: str = "zh") -> list[str]:
    """Return what an item is known by and what uses it, a line each.

    Examples
    --------
    >>> tell_item(load_vocabulary().item("housing", "self_built"))[0]
    '自建（housing/self_built），住房安全'
    """
    vocabulary = load_vocabulary()
    topic = vocabulary.topics[item.topic]
    path = f"{item.topic}/{item.name}"
    measures = [vocabulary.measures[name].zh if language == "zh" else vocabulary.measures[name].en for name in item.measures]
    balances = [one for one in vocabulary.balances.values() if item in (one.whole, *one.parts)]
    named = re.compile(rf"(?<![\w/]){re.escape(path)}(?!\w)")
    rules = [rule.code for rule in load_rules() if any(named.search(str(formula)) for formula in rule.formulas)]
    subjects = [name for name in SUBJECTS if name in (item.topic, f"{item.topic}s")]
    lines = [
        f"{item.label(language)}（{path}），{topic.label(language)}",
        _line("aliases", join(item.aliases, language), language),
        _line("measures", join(measures, language), language),
        _line("source", item.source, language),
        _line("years", f"{item.since or ''}–{item.until or ''}" if item.since or item.until else "", language),
        *(
            f"{balance.label(language)}：{balance.whole.label(language)} = "
            + " + ".join(part.label(language) for part in balance.parts)
            for balance in balances
        ),
        _line("rules", join(rules, language), language),
        _line("sections", join(subjects, language), language),
        say("vocabulary.composed", language, item=item.label(language)),
    ]
    return [line for line in lines if line]


def _line(name: str, text: str, language: str) -> str:
    return say(f"vocabulary.{name}", language, text=text) if text else ""


class Chapter(NamedTuple):
    """A topic, or the stages or groups that narrow items: what it is called, where it is from, and its words, a row an item."""

    title: str
    source: str
    rows: list[tuple[str, str, str]]


def tell_vocabulary(*, language: str = "zh") -> str:
    """Return the whole vocabulary as a Markdown page: topics, items, stages and groups, made from the data."""
    lines = [f"# {say('vocabulary.title', language)}", "", tell_extent(language=language)]
    for chapter in list_chapters(language=language):
        lines += ["", f"## {chapter.title}", "", *([chapter.source, ""] if chapter.source else [])]
        lines += ["| " + " | ".join(chapter_heads(language)) + " |", "|---|---|---|"]
        lines += [f"| {label} | `{name}` | {words} |" for label, name, words in chapter.rows]
    return "\n".join(lines) + "\n"


def tell_extent(*, language: str = "zh") -> str:
    """Tell how many topics and items the vocabulary has."""
    topics = load_vocabulary().topics
    return say("vocabulary.lead", language, topics=len(topics), items=sum(len(topic.items) for topic in topics.values()))


def chapter_heads(language: str) -> list[str]:
    """Return the headings of a chapter's rows."""
    return [say(f"vocabulary.head_{name}", language) for name in ("item", "path", "words")]


def list_chapters(*, language: str = "zh") -> Iterator[Chapter]:
    """List the chapters of the vocabulary: its topics that have items, then stages and groups."""
    facets = load_facets()
    for topic in load_vocabulary().topics.values():
        if topic.items:
            rows = [(item.label(language), item.name, join(item.aliases, language)) for item in topic.items.values()]
            yield Chapter(f"{topic.label(language)}（{topic.name}）", topic.source, rows)
    for name, kind in (("stages", facets.stages), ("groups", facets.groups)):
        rows = [(_label(facet, language), facet.name, join(facet.words, language)) for facet in kind.values()]
        yield Chapter(say(f"vocabulary.{name}", language), "", rows)


def _label(facet: Facet, language: str) -> str:
    return (facet.zh if language == "zh" else facet.en).replace("{}", "…")
