"""What names one figure: parsed from what people and programs write, and shown to both.

In code a figure is written ``topic/item.measure@period[place]``; in words as pages print it, 大坪村2018年上半年因病户数.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from fupin_analysis.core.period import IN_LABEL, Period
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import fold, load_vocabulary, nearest
from fupin_analysis.errors import FupinError, Problem

#: ``topic/item.measure@period[place]``; a slash may stand for the full stop, the period may be left out. An @ in the
#: words of an item is written ``\\@``.
_CODE = re.compile(
    r"(?P<topic>[^/@\[]+)/(?P<item>(?:[^@\\]|\\.)+)[./](?P<measure>[^./@\[]+)(?:@(?P<period>[^\[]+))?(?:\[(?P<place>.*)\])?"
)

#: Signs of an item in own words that are marked in code, and marked ones.
_MARKED, _MARKS = re.compile(r"[@\\]"), re.compile(r"\\(.)")

#: Between a topic and an item that are both written out.
_OF = "："


class FigureRef(NamedTuple):
    """What one figure is about.

    Parameters
    ----------
    period
        As :class:`~fupin_analysis.core.period.Period` prints it.
    place
        Village or other part; empty for the whole township.
    topic, item
        Words of the vocabulary, or under a topic the document's own words.
    measure
        What is counted.
    township, year
        Whose figure; empty and 0 where that is understood.
    statement
        Which statement of it; 0 the one decided on.

    Examples
    --------
    >>> ref = FigureRef.parse("cause/illness.households@2018")
    >>> ref.show("zh"), ref.show("en"), ref.code
    ('2018年因病户数', 'Illness 2018, households', 'cause/illness.households@2018')
    >>> FigureRef.parse("registry/headcount_ratio.rate@2018").show(), FigureRef.parse("2018年贫困发生率").measure
    ('2018年贫困发生率', 'rate')
    >>> FigureRef.parse("大坪村2018年因病户数").code
    'cause/illness.households@2018[大坪村]'
    """

    period: str
    place: str
    topic: str
    item: str
    measure: str
    township: str = ""
    year: int = 0
    statement: int = 1

    @staticmethod
    def parse(text: str, *, township: str = "", year: int = 0) -> FigureRef:
        """Return the figure that `text` names, in code or in the words of a page.

        Parameters
        ----------
        text
            ``topic/item.measure@period[place]``, ``topic/item/measure``, or words such as 2018年因病户数.
        township, year
            Whose figure it is; `year` also completes a text that names no period.

        Raises
        ------
        FupinError
            F316 where it names no figure, with the nearest that are known.
        """
        found = _parse(text.strip(), year)
        return found._replace(township=township, year=year or (Period.parse(found.period).year if found.period else 0))

    @property
    def code(self) -> str:
        """The figure as programs write it."""
        when = f"@{self.period}" if self.period else ""
        item = _MARKED.sub(r"\\\g<0>", self.item)
        return f"{self.topic}/{item}.{self.measure}{when}" + (f"[{self.place}]" if self.place else "")

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> tuple[str, int, str, str, str, str, str]:
        """What the figure is about, in the order of :data:`fupin_analysis.core.figures.KEY`."""
        return self.township, self.year, *self[:5]

    def show(self, language: str = "zh") -> str:
        """Return the figure in words; :meth:`parse` reads the Chinese ones back."""
        vocabulary = load_vocabulary()
        topic, measure = vocabulary.topics.get(self.topic), vocabulary.measures[self.measure]
        item = vocabulary.item(self.topic, self.item) if vocabulary.has_item(self.topic, self.item) else None
        words = item.label(language) if item else self.item
        is_plain = item is not None and vocabulary.find_items(item.zh) == [item]
        label = (
            words if is_plain else f"{topic.label(language) if topic else self.topic}{_OF if language == 'zh' else ': '}{words}"
        )
        when = Period.parse(self.period).show(language) if self.period else ""
        is_told = item is not None and is_plain and item.measures == (self.measure,)  # a rate's or an amount's name says it
        if language == "zh":
            return f"{self.place}{when}{label}{'' if is_told else measure.zh}"
        where = f" in {self.place}" if self.place else ""
        return f"{label} {when}".strip() + where + ("" if is_told else f", {measure.en.lower()}")


@lru_cache(maxsize=1024)
def _parse(text: str, year: int) -> FigureRef:
    code = _CODE.fullmatch(text)
    if code:
        measure = load_vocabulary().find_measure(code["measure"])
        topic = load_vocabulary().find_topic(code["topic"].strip())
        if measure is None or topic is None:
            known = list(load_vocabulary().measures if topic else load_vocabulary().topics)
            raise _unknown(text, nearest(code["measure"] if topic else code["topic"], known))
        period = _period(code["period"] or "", year, text)
        return FigureRef(
            period,
            code["place"] or "",
            topic.name,
            _item_in(topic.name, _MARKS.sub(r"\1", code["item"]), measure.name, text),
            measure.name,
        )
    return _in_words(text, year)


def _item_in(topic: str, words: str, measure: str, text: str) -> str:
    """Return the item of a topic known by `words`, else the words themselves; words that name several are refused."""
    vocabulary = load_vocabulary()
    found = vocabulary.find_items(words, topic=topic)
    if len(found) > 1 and all(item.name != words for item in found):
        raise _unknown(text, [f"{item.topic}/{item.name}" for item in found])
    if found:
        return next((item.name for item in found if item.name == words), found[0].name)
    composed = match_phrase(words, topics=[topic], measure=measure).item
    return words if composed.is_own or composed.topic != topic else composed.name


def _period(words: str, year: int, text: str) -> str:
    if not words and not year:
        return ""
    try:
        return str(Period.read(words, year=year))
    except ValueError:
        raise _unknown(text, ()) from None


def _in_words(text: str, year: int) -> FigureRef:
    """Return the figure that words name; a place may have a year in its name (2019新村), and so may an item."""
    times = list(IN_LABEL.finditer(text))
    for when in times:
        found = _named(text[when.end() :].strip(), text)
        if found is not None:
            return FigureRef(_period(when[0], year, text), text[: when.start()].strip(), *found)
    what = text[times[0].end() :].strip() if times else text
    found = _named(what, text) if not times else None
    if found is not None:
        return FigureRef(_period("", year, text), "", *found)
    like = load_vocabulary().find_items(what)
    labels = [f"{item.zh}{load_vocabulary().measures[name].zh}" for item in like for name in item.measures]
    raise _unknown(text, labels[:3] if _known(what) or like else nearest(what, _all_labels()))


def _named(what: str, text: str) -> tuple[str, str, str] | None:
    """Return topic, item and measure that words without time and place name; None where they name none, or several."""
    topic_words, between, rest = what.partition(_OF)
    topic = load_vocabulary().find_topic(topic_words) if between else None
    if topic is not None:
        ends = ((name, measure) for name, measure in _measure_names() if rest.endswith(name) and rest != name)
        name, measure = next(ends, ("", None))
        if measure is None:
            return None
        return topic.name, _item_in(topic.name, rest.removesuffix(name), measure.name, text), measure.name
    found = _known(what)
    return (found[0][0].topic, found[0][0].name, found[0][1].name) if len(found) == 1 else None


def _known(what: str) -> list[tuple[Item, Measure]]:
    """Items and measures that the words name; an item with one measure needs no measure beside it."""
    vocabulary = load_vocabulary()
    whole = [(item, vocabulary.measures[item.measures[0]]) for item in vocabulary.find_items(what) if len(item.measures) == 1]
    if whole:  # 农业人口占比 before 占比 of 农业人口
        return whole
    plain = fold(what).removesuffix(")")
    for name, measure in _measure_names():
        if plain.endswith(fold(name)):
            items = vocabulary.find_items(plain[: -len(fold(name))].removesuffix("("))
            if items:
                return [(item, measure) for item in items]
    return []


@cache
def _measure_names() -> list[tuple[str, Measure]]:
    """Chinese wordings of measures, the longest first."""
    names = {name: measure for measure in load_vocabulary().measures.values() for name in (measure.zh, *measure.aliases)}
    return sorted(names.items(), key=lambda pair: -len(pair[0]))


def _all_labels() -> list[str]:
    """Every figure of the vocabulary in words, without period."""
    vocabulary = load_vocabulary()
    return [f"{item.zh}{vocabulary.measures[name].zh}" for item in vocabulary.items() for name in item.measures]


def _unknown(text: str, near: tuple[str, ...] | list[str]) -> FupinError:
    return FupinError(Problem("F316", where="figure", details={"got": text}, near=tuple(near)))
