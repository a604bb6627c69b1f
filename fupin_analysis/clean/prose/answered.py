"""What people have said a phrase means counts before what the reader makes of it: ``fupin teach`` on documents of prose."""

from __future__ import annotations

from dataclasses import replace

from fupin_analysis.core.answers import HeadingAnswer, Meaning, Readings, answers
from fupin_analysis.core.prose import Mention, ProseReading, fragment
from fupin_analysis.core.words.terms import fold

#: Measures of which a phrase may mean either: what a unit counts depends on the item.
_ALIKE = (
    frozenset({"persons", "recipients", "participants"}),
    frozenset({"person_times", "participants", "recipients"}),
    frozenset({"count", "projects", "sessions", "quantity"}),
)
#: How sure a number is that somebody has looked at.
ANSWERED = 0.95


def apply_answers(reading: ProseReading) -> ProseReading:
    """Return a reading in which phrases that somebody has explained mean what was said.

    A phrase is what the reader kept as an item in the document's own words, or the words right before the number, which may end
    with what was explained: 「移交钥匙」 explains 「群众已移交钥匙96户」. A number whose unit the item does not know (money
    beside an item that counts households) stays what it was.
    """
    readings = answers().at(reading.prose.file)
    phrases = {fold(one.text): one.text for one in readings.entries if isinstance(one, HeadingAnswer) and one.means}
    if not phrases:
        return reading
    texts = {paragraph.number: paragraph for paragraph in reading.prose.paragraphs}
    mentions = []
    for mention in reading.mentions:
        if mention.kind == "figure":
            words = fragment(mention, texts[mention.paragraph]).removesuffix(mention.text)
            mention = _answered(mention, words, phrases, readings)
        mentions.append(mention)
    return replace(reading, mentions=tuple(mentions))


def _answered(mention: Mention, words: str, phrases: dict[str, str], readings: Readings) -> Mention:
    phrase = phrases.get(fold(mention.item), "") if mention.is_own else ""
    phrase = phrase or next((phrases[end] for start in range(len(words)) if (end := fold(words[start:])) in phrases), "")
    meaning = readings.meant(phrase) if phrase else None
    measure = _measure(mention, meaning) if meaning is not None else ""
    if meaning is None or meaning.item is None or not measure:
        return mention
    readings.heading(phrase)
    item = meaning.item
    meant = replace(mention, topic=item.topic, item=item.name, measure=measure, is_own=item.is_own)
    return replace(meant, confidence=ANSWERED, reasons=[("taught", phrase)])


def _measure(mention: Mention, meaning: Meaning) -> str:
    """Return what the number counts of the item; empty where the item, or the answer, knows no such thing."""
    known = [meaning.measure.name] if meaning.measure is not None else list(meaning.item.measures if meaning.item else ())
    if mention.measure in known:
        return mention.measure
    return next((name for name in known if any({name, mention.measure} <= alike for alike in _ALIKE)), "")
