"""What an office says its own items are made of, as edits: the parts of an addition add up to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from fupin_analysis.core.disk.folder import rules_file
from fupin_analysis.core.words.additions import Addition, additions_folder, read_additions
from fupin_analysis.core.words.terms import fold, load_vocabulary, own_words
from fupin_analysis.crosscheck.edits.formula import Formula, parse_formula
from fupin_analysis.crosscheck.edits.linear import whole
from fupin_analysis.crosscheck.edits.rules import Rule, load_rules

#: Kinds of measures that add up; shares, averages and multiples do not.
_ADDED = frozenset({"count", "amount", "length", "area", "quantity"})


def rules_of(data: Path) -> tuple[Rule, ...]:
    """Return the edits that are in force for `data`: the package's with a county's own settings, and those of its additions."""
    path = rules_file(data)
    rules = load_rules(path) if path.exists() else load_rules()
    return (*rules, *rules_of_additions(read_additions(additions_folder(data))))


def rules_of_additions(additions: Iterable[Addition]) -> tuple[Rule, ...]:
    """Return a balance edit (``V101`` on) for each addition that names its parts, in order of topic and label.

    Parameters
    ----------
    additions
        An office's own items (:mod:`fupin_analysis.core.words.additions`).
    """
    known = sorted(additions, key=lambda one: (one.topic, one.zh))
    with_parts = [one for one in known if len(one.parts) > 1]
    return tuple(_rule(f"V{number}", one, known) for number, one in enumerate(with_parts, start=101))


def _rule(code: str, addition: Addition, known: list[Addition]) -> Rule:
    parts = [_item(part, addition.topic, known) for part in addition.parts]
    said = f"{addition.zh}＝{'＋'.join(addition.parts)}"
    zero = whole(Fraction(0))
    return Rule(
        code=code,
        kind="balance",
        severity="warning",
        zh=said,
        en=said,
        formulas=tuple(_formula((addition.topic, addition.zh), parts, measure) for measure in _measures(addition)),
        closing=frozenset(),
        is_partial=True,
        is_any=False,
        is_ordered=False,
        step=0,
        near=zero,
        slack=zero,
        drift=zero,
        loose=zero,
        beyond=zero,
        is_soft=False,
        since=0,
        until=9999,
        source=addition.source or addition.file,
        holds="",
        breaks="",
    )


def _formula(of: tuple[str, str], parts: list[tuple[str, str]], measure: str) -> Formula:
    """Return whole = sum of its parts; names in an office's own words are put into a formula of stand-ins."""
    stand_ins = [f"part/n{number}.{measure}" for number, _part in enumerate(parts)]
    formula = parse_formula(f"own/whole.{measure} = {' + '.join(stand_ins)}")
    named = [of, *parts]
    made = [one._replace(topic=topic, item=name) for one, (topic, name) in zip(formula.references, named, strict=True)]
    text = f"{'/'.join(of)}.{measure} = {' + '.join(f'{topic}/{name}.{measure}' for topic, name in parts)}"
    return replace(formula, text=text, references=tuple(made))


def _measures(addition: Addition) -> list[str]:
    measures = load_vocabulary().measures
    added = [name for name, one in measures.items() if one.kind in _ADDED and "_per_" not in name]
    return [name for name in addition.measures if name in added] if addition.measures else added


def _item(words: str, topic: str, known: list[Addition]) -> tuple[str, str]:
    """Return the item that the name of a part stands for: an addition, else a word of the vocabulary, of this topic first."""
    for one in known:
        if fold(words) in {fold(text) for text in (one.zh, *one.aliases)}:
            return one.topic, one.zh
    found = load_vocabulary().find_items(words)
    best = next((item for item in found if item.topic == topic), found[0] if found else None)
    return (best.topic, best.name) if best is not None else (topic, own_words(words))
