"""Sentences and labels from the vocabulary, filled with numbers formatted for the reader."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import numbers

_INVARIABLE = {"persons", "yuan"}
#: What one of them is called, where it is not as the templates have it.
_ONE = {"persons": "person"}


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str, str, str], ...]:
    """Take a template apart, once: what stands before a value, the value's name, how it is written, and its noun.

    Templates are written as for ``str.format``, with the specs of this field: ``{x:n}``, ``{x:n household}``, ``{x:share}``
    or ``{x:share threshold}`` (never rounded onto that other value), ``{x:money}``, ``{x:signed}``, ``{x:2}``.

    Examples
    --------
    >>> _parts("共{count:n household}")
    (('共', 'count', 'n', 'household'),)
    """
    parts = []
    for before, name, form, _conversion in string.Formatter().parse(template):
        spec, _, noun = (form or "").partition(" ")
        parts.append((before, name or "", spec, noun))
    return tuple(parts)


#: Specs of shares, with their decimals; the word behind one names another value, a bound that it is not rounded onto.
_SHARES = {"share": 1, "percent": 0, "share2": 2}


def _written(values: Mapping[str, Any], name: str, spec: str, noun: str, language: str) -> str:
    value = values[name]
    if not spec:
        return str(value)
    if not numbers.is_known(value):
        return numbers.UNKNOWN
    if spec == "period":
        return numbers.period(str(value), language)
    if spec in _SHARES:
        bounds = (float(values[noun]),) if noun else ()
        return numbers.roughly(lambda number: numbers.share(number, _SHARES[spec], bounds=bounds), value, language)
    return numbers.roughly(lambda number: _number(number, spec, noun, language), value, language)


def _number(value: float, spec: str, noun: str, language: str) -> str:
    if spec == "n":
        text = numbers.trimmed(float(value), 2, grouped=language == "en")
        return f"{text} {_ONE.get(noun, noun) if text == '1' else _plural(noun)}" if noun else text
    if spec == "signed":
        return numbers.signed(float(value), grouped=language == "en")
    if spec == "money":
        return numbers.money(float(value), language)
    return numbers.count(float(value), int(spec), grouped=language == "en")


def _plural(noun: str) -> str:
    return noun if noun in _INVARIABLE else f"{noun}s"


def say(key: str, language: str, /, **values: object) -> str:
    """Fill the template `key` (``"causes.lead"``) of ``vocabulary/narrative.toml`` in `language`.

    Examples
    --------
    >>> say("causes.lead", "zh", item="因病", size="94户381人", share=0.3154)
    '因病94户381人，占总户数的31.5%'
    """
    subject, _, name = key.partition(".")
    template: str = load_words("narrative")[subject][name][language]
    return "".join(
        [before + (_written(values, name, spec, noun, language) if name else "") for before, name, spec, noun in _parts(template)]
    )


def column(name: str) -> dict[str, str]:
    """Heading and format of a column of metric tables."""
    found: dict[str, str] = load_words("columns")["columns"][name]
    return found


def has_column(name: str) -> bool:
    """Return whether a column of metric tables has a heading."""
    return name in load_words("columns")["columns"]


def has_plan(name: str) -> bool:
    """Return whether a table of that name is planned."""
    return name in load_words("columns")["tables"]


def plans() -> list[str]:
    """Names of the tables that are planned."""
    return list(load_words("columns")["tables"])


def shorten(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def table_plan(name: str) -> dict[str, Any]:
    """Title and columns of a table."""
    found: dict[str, Any] = load_words("columns")["tables"][name]
    return found


def item_label(topic: str, item: str, language: str) -> str:
    """Label of an item of the vocabulary."""
    return load_vocabulary().label(topic, item, language)


def item_in_text(topic: str, item: str, language: str) -> str:
    """Label of an item as it stands inside a sentence: English labels lose their capital."""
    return _in_text(item_label(topic, item, language), language)


def topic_in_text(topic: str, language: str) -> str:
    """Label of a topic as it stands inside a sentence."""
    return _in_text(topic_label(topic, language), language)


def _in_text(label: str, language: str) -> str:
    return label if language == "zh" else f"{label[:1].lower()}{label[1:]}"


def size(households: float, persons: float, language: str) -> str:
    """Households and persons as one expression, households first: 298户1252人; whichever is unknown is left out."""
    known = [name for name, value in (("households", households), ("persons", persons)) if numbers.is_known(value)]
    if not known:
        return numbers.UNKNOWN
    return say(f"size.{'both' if len(known) == 2 else known[0]}", language, households=households, persons=persons)


def counted(value: float, measure: str, language: str) -> str:
    """A count with the unit of its measure: 1312人, 298户."""
    if measure == "households":
        return size(value, float("nan"), language)
    return size(float("nan"), value, language)


def join(parts: Iterable[str], language: str) -> str:
    """Join parts of one kind: 甲、乙、丙 / a, b and c."""
    texts = [part for part in parts if part]
    if language == "zh":
        return "、".join(texts)
    return ", ".join(texts[:-1]) + (" and " if len(texts) > 1 else "") + "".join(texts[-1:])


def bracketed(text: str, inner: str, language: str) -> str:
    """Put a note behind a text, in brackets: 因病（2018年） / illness (2018).

    Examples
    --------
    >>> bracketed("164", "55.0%", "zh"), bracketed("164", "55.0%", "en")
    ('164（55.0%）', '164 (55.0%)')
    """
    return f"{text}（{inner}）" if language == "zh" else f"{text} ({inner})"


def sentences(parts: Iterable[str], language: str) -> str:
    """Close clauses into sentences and string them together."""
    texts = [part for part in parts if part]
    return (
        "".join(f"{text}。" for text in texts)
        if language == "zh"
        else " ".join(f"{text[:1].upper()}{text[1:]}." for text in texts)
    )


def run_on(paragraphs: Iterable[str], language: str) -> str:
    """Set whole sentences one behind the other, those that say nothing left out.

    Examples
    --------
    >>> run_on(["甲。", "", "乙。"], "zh"), run_on(["One.", "Two."], "en")
    ('甲。乙。', 'One. Two.')
    """
    return ("" if language == "zh" else " ").join(filter(None, paragraphs))


def clauses(parts: Iterable[str], language: str) -> str:
    """String clauses of one kind into one sentence, semicolons between them."""
    semicolon = "；" if language == "zh" else "; "
    return sentences([semicolon.join(part for part in parts if part)], language)


def topic_label(topic: str, language: str) -> str:
    """Label of a topic of the vocabulary."""
    return load_vocabulary().topics[topic].label(language)


def names(subject: str) -> list[str]:
    """Names of the templates of one subject."""
    return list(load_words("narrative")[subject])
