"""Readings of a chain of numbers: with an item of its own, or joined to the item of another chain."""

from __future__ import annotations

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.terms import load_vocabulary, own_words


def make(view: View, choice: Choice, *, hint: Choice | None = None) -> Read:
    """Return a reading with an item of its own. Under a heading of plans, what is counted today is today's."""
    is_stock = choice.topic in ("registry", "monitoring", "population", "rectification") and choice.item is not None
    is_stock = is_stock and choice.name not in ("risk_removed", "newly_identified", "removed", "corrected")
    period, above = view.moment.period, view.context.moment
    if is_stock and period == above.period and above.aspect == "plan" and view.said != "plan":
        period = view.memory.setting.period
    is_known = choice.name in ("original_total", "initial_headcount_ratio")
    if choice.topic == "registry" and not is_known and "年初" in view.label and view.family in ("households", "persons"):
        name = own_words(f"年初{own_label(label_of(choice)) or label_of(choice)}")
        choice = Choice(choice.topic, name, None, 0.0, choice.word, "own")
    return Read(view.chain, choice, view.place, period, view.moment.aspect, set(view.families), hint)


def join(view: View, before: Read, how: str = "joined") -> Read:
    """Return a reading joined to the item of another chain."""
    before.families.update(view.families)
    source = before.hint if before.hint is not None and how == "joined" else before.choice
    choice = Choice(source.topic, source.name, source.item, 0.0, source.word, how)
    if before.choice.how == "pending":
        choice = Choice("", "", None, 0.0, "", "pending")
    begin, end = view.chain.gap
    is_own_time = view.moment.is_dated and any(begin <= time.start < end for time in view.sentence.times)
    period = view.moment.period if is_own_time else before.period
    return Read(view.chain, choice, view.place, period, before.aspect, before.families, before.hint)


def same(choice: Choice, how: str) -> Choice:
    """Return a choice made before, found in another way."""
    return Choice(choice.topic, choice.name, choice.item, 0.0, choice.word, how)


def named(path: str, word: str, how: str = "rule") -> Choice | None:
    """Return the item of a path ``topic/item``; None where the vocabulary has none."""
    topic, name = path.split("/")
    known = load_vocabulary().topics.get(topic)
    item = known.items.get(name) if known else None
    return Choice(topic, name, item, 0.0, word, how) if item is not None else None


def label_of(choice: Choice) -> str:
    """Return the Chinese label of what was chosen."""
    return choice.item.zh if choice.item is not None else choice.name
