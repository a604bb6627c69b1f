"""From the words around a number to the item it states: known, composed by grammar, or kept in its own words.

One matcher serves tables (headings and labels) and prose (the phrase before a number). A phrase is cut into known words: items of
the vocabulary, stages and groups (:mod:`fupin_analysis.core.facets`), topics, measures and fillers. It means a known item only if
every part of it is understood, since one unknown word may change what is counted; otherwise the figure keeps its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from fupin_analysis.core.counting import PAYING, PER, choose_measure, counted_as, own_measure
from fupin_analysis.core.facets import load_facets, narrow
from fupin_analysis.core.items import Item, Measure
from fupin_analysis.core.lexicon import Sense, cut, plain_phrase
from fupin_analysis.core.terms import OTHER, drop_brackets, fold, load_vocabulary, own_words
from fupin_analysis.core.topics import NEEDS_TOPIC

#: The topic of money as such.
_FUNDS = "funds"
#: Topics that are lists of people: what is new in a table of one is new on that list.
_ROLLS = ("monitoring", "registry")
#: Stages of being on a list of people.
_OF_PEOPLE = frozenset({"new", "previous", "reduced", "remaining", "planned", "cumulative"})


@dataclass(frozen=True)
class Match:
    """What a phrase states.

    Parameters
    ----------
    item
        Known, composed, or in own words (``item.is_own``).
    measure
        What is counted.
    score
        Share of the phrase that was understood, 1 for all of it; 0 where the item keeps its own words.
    reason
        ``listed``, ``composed``, or why the words are kept: ``unknown``, ``ambiguous``, ``measure``.
    near
        Items that an ambiguous phrase may mean.
    """

    item: Item
    measure: Measure
    score: float
    reason: str
    near: tuple[Item, ...] = ()


_Piece = tuple[str, tuple[Sense, ...] | None]


@dataclass
class _Said:
    """What a phrase says in all."""

    items: list[tuple[Item, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    per: list[str] = field(default_factory=list)
    unknown: int = 0


def match_phrase(
    phrase: str,
    *,
    topics: Sequence[str] = (),
    headings: Sequence[str] = (),
    unit: str = "",
    measure: str = "",
    least: float = 1.0,
    lines: Sequence[str] = (),
) -> Match:
    """Tell what a number is about from the words around it.

    Parameters
    ----------
    phrase
        The label of a row and column, or the words before a number in prose; without the number.
    topics
        Topics spoken of, the most telling first (a section's heading, the sheet, the file).
    headings
        Headings above, the nearest first: where the phrase names no item (完成户数) they do (危房改造).
    unit
        The unit as written, such as ``"万元"``.
    measure
        What is counted, where that is known already.
    least
        Share of the phrase [0-1] that must be understood for a known item; below 1 only where the rest is a sentence's own
        (verbs, places), as in prose.
    lines
        Units of the table's line of units, of which one is that of the number.

    Returns
    -------
    Match
        Always one: what is not understood keeps its own words, under the first of `topics`, else of the topics the phrase itself
        names, else ``other``.

    Examples
    --------
    >>> match = match_phrase("计划改造农村危房户数")
    >>> match.item.topic, match.item.zh, match.measure.name, match.reason
    ('housing', '计划危房改造', 'households', 'listed')
    >>> match = match_phrase("大棚黄瓜面积", topics=["production"], unit="亩")
    >>> match.item.topic, match.item.name, match.measure.name, match.score
    ('production', '大棚黄瓜面积', 'area_mu', 0.0)
    """
    return _match(phrase, tuple(topics), tuple(headings), unit, measure, least, tuple(lines))


@lru_cache(maxsize=2**15)
def _match(
    phrase: str, topics: tuple[str, ...], headings: tuple[str, ...], unit: str, measure: str, least: float, lines: tuple[str, ...]
) -> Match:
    plain = plain_phrase(phrase)
    said = _read(plain)
    count = max(1, len(plain))
    score = (count - said.unknown) / count
    topics = tuple(topic for topic in topics if topic != OTHER)
    _take_stages(said, topics)
    _leave_people_to_object(said)
    if not said.items and (said.stages or said.measures or said.groups or not plain):
        _take_object(said, headings, topics)
    _leave_money_to_topic(said, topics)
    if not said.items and (said.stages or said.measures):
        _take_object(said, headings, topics)
    bases = _bases(said, topics)
    if not bases or score < least:
        return _own(phrase, said, topics, unit, measure, "unknown")
    if len(bases) > 1:
        return _own(phrase, said, topics, unit, measure, "ambiguous", tuple(bases))
    named = list(dict.fromkeys(said.measures))
    base = counted_as(bases[0], unit, measure or next(iter(named), ""), plain)
    item = _narrowed(base, said)
    if item is None:
        return _own(phrase, said, topics, unit, measure, "unknown")
    is_stated = item.topic in (*topics, *said.topics)
    counted = choose_measure(
        item,
        said=measure,
        named=named,
        stages=said.stages,
        per=said.per,
        unit=unit,
        plain=plain,
        is_stated=is_stated,
        lines=lines,
    )
    if counted is None:
        return _own(phrase, said, topics, unit, measure, "measure", (item,))
    is_listed = item.name in load_vocabulary().topics[item.topic].items
    return Match(item, counted, score, "listed" if is_listed else "composed")


def _take_stages(said: _Said, topics: Sequence[str]) -> None:
    """Take 新增 for a stage where its own topic is not spoken of, and 出栏 beside an item that is at that stage (生猪)."""
    spoken = {*said.topics, *topics}
    for items, word in reversed(list(zip(said.items, said.words, strict=True))):
        stage = _stage_words().get(word)
        is_strange = NEEDS_TOPIC.fullmatch(word) is not None and not spoken & {item.topic for item in items}
        if stage and (is_strange or _is_at(items, said)):
            place = len(said.words) - 1 - said.words[::-1].index(word)
            del said.items[place], said.words[place]
            said.stages.append(stage)


def _is_at(items: Sequence[Item], said: _Said) -> bool:
    """Whether a word that names an item and a stage stands beside a part of that item."""
    return has_part(items, [other for other in said.items if other != items])


def _leave_people_to_object(said: _Said) -> None:
    """Take 贫困户 in 带动贫困户 for those who benefit: of what, the title tells, and never of the register itself."""
    if "benefiting" in said.stages and said.items and all(_names_group(items) or _is_population(items) for items in said.items):
        said.items, said.words = [], []
        said.groups = said.groups or ["registered"]


def _take_object(said: _Said, headings: Sequence[str], topics: Sequence[str]) -> None:
    """Let the nearest heading that is understood name what the phrase is about; else the roll that the table is of."""
    for heading in headings:
        above = _read(plain_phrase(heading))
        spoken = {item.topic for items in above.items for item in items}
        is_fitting = not said.topics or (bool(spoken & {*said.topics}) and len(spoken) == 1)
        if above.items and not above.unknown and is_fitting:
            if spoken & {*_ROLLS} and (said.groups or not {*said.stages} <= _OF_PEOPLE):
                continue  # whom, not what: 建档立卡户 are not subsidised as such
            said.items, said.words, said.topics = above.items, above.words, [*said.topics, *above.topics]
            said.groups = said.groups or above.groups
            return
    roll = next(iter(topics), "")
    if roll in _ROLLS and {*said.stages} & {"new", "reduced", "previous"} and not said.topics:
        said.items, said.words = [(load_vocabulary().item(roll, "total"),)], ["合计"]


def _leave_money_to_topic(said: _Said, topics: Sequence[str]) -> None:
    """Take 拨付资金 for a stage of the work that a table of 危房改造 is about: only among funds it is an item of its own."""
    if not topics or _FUNDS in (*topics, *said.topics) or not said.items:
        return
    if all(item.topic == _FUNDS for items in said.items for item in items):
        stages = [_stage_words().get(word) for word in said.words]
        if all(stage or is_money(word) for stage, word in zip(stages, said.words, strict=True)):
            said.items, said.words, said.stages = [], [], [*said.stages, *(stage for stage in stages if stage)]


def is_understood(phrase: str) -> bool:
    """Whether every part of a phrase is a known word.

    Examples
    --------
    >>> is_understood("改造危房"), is_understood("房屋等级")
    (True, False)
    """
    return not _read(plain_phrase(phrase)).unknown


def says_no_object(phrase: str) -> bool:
    """Whether a phrase is understood and yet does not say of what it speaks: 已到位, 受益户数.

    Examples
    --------
    >>> says_no_object("已到位"), says_no_object("危房改造"), says_no_object("菌棒")
    (True, False, False)
    """
    said = _read(plain_phrase(phrase))
    return not (said.unknown or said.items or said.topics)


def is_money(word: str) -> bool:
    """Whether a word says no more than that money is counted.

    Examples
    --------
    >>> is_money("投入资金"), is_money("项目个数")
    (True, False)
    """
    measure = load_vocabulary().find_measure(word)
    return measure is not None and measure.kind == "amount"


def is_stage(word: str) -> bool:
    """Whether a word, folded, names a stage of some work: 拨付资金, 开工.

    Examples
    --------
    >>> is_stage("拨付资金"), is_stage("危房改造")
    (True, False)
    """
    return word in _stage_words()


@cache
def _stage_words() -> dict[str, str]:
    return {fold(word): stage.name for stage in load_facets().stages.values() for word in stage.words}


def _households_apart(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Cut 脱贫户 + 数 as 脱贫 + 户数 beside a stage (实际脱贫户数): households and persons (脱贫 + 人数) are of one item."""
    apart: list[_Piece] = []
    if not any(sense.stage for _, senses in pieces for sense in senses or ()):
        return list(pieces)
    for place, (word, senses) in enumerate(pieces):
        counts = word.endswith("户") and len(word) > 2 and [piece for piece, _ in pieces[place + 1 : place + 2]] == ["数"]
        stem = dict(cut(word[:-1])) if counts else {}
        is_item = any(sense.items for sense in stem.get(word[:-1]) or ())
        apart += [(word[:-1], stem[word[:-1]]), *cut("户")] if is_item else [(word, senses)]
    return apart


def _read(plain: str) -> _Said:
    said = _Said()
    for word, senses in _households_apart(cut(plain)):
        if senses is None:
            said.unknown += len(word)
            continue
        items = next((sense.items for sense in senses if sense.items), ())
        group = next((sense.group for sense in senses if sense.group), "")
        stage = next((sense.stage for sense in senses if sense.stage), "")
        said.per += [sense.per for sense in senses if sense.per]
        measure = next((sense.measure for sense in senses if sense.measure), "")
        topic = next((sense.topic for sense in senses if sense.topic), "")
        if items:
            said.items.append(items)
            said.words.append(word)
        if group:
            said.groups.append(group)
        if measure:
            said.measures.append(measure)
        if stage and not measure and not items:
            said.stages.append(stage)
        if topic and not measure:  # 资金 is what is counted before it is what is spoken of
            said.topics.append(topic)
    return said


def _bases(said: _Said, topics: Sequence[str]) -> list[Item]:
    """Return the listed items a phrase may be about: of several words that name items, those that also name a group do not."""
    spoken = {*said.topics, *topics}
    names = [
        items
        for items, word in zip(said.items, said.words, strict=True)
        if not NEEDS_TOPIC.fullmatch(word) or spoken & {item.topic for item in items}
    ]
    if len(names) < len(said.items):
        return []
    names = list(dict.fromkeys(names))
    if len(names) > 1:
        names = [items for items in names if not _is_population(items)] or names
        names = [items for items in names if not _names_group(items)] or names[-1:]
        names = [items for place, items in enumerate(names) if not has_part(items, names[place + 1 :])] or names
    if len(names) > 1:
        shared = [item for item in names[0] if all(item in other for other in names[1:])]
        names = [tuple(shared)] if shared else names
    if len(names) != 1:
        return []
    items = list(names[0])
    for topic in (*said.topics, *topics):
        own = [item for item in items if item.topic == topic]
        if own:
            return own
    stages = [stage for stage in said.stages if not load_facets().stages[stage].is_default]
    return [] if said.topics and not stages else items  # 义务教育未达标户数 is about schooling: no 未达标 of another topic


@cache
def _group_items() -> frozenset[Item]:
    words = {fold(word) for group in load_facets().groups.values() for word in group.words}
    return frozenset(item for item in load_vocabulary().items() if any(fold(name) in words for name in item.names))


def _names_group(items: Sequence[Item]) -> bool:
    return any(item in _group_items() for item in items)


def has_part(items: Sequence[Item], names: Sequence[Sequence[Item]]) -> bool:
    """Whether a part of what the words name is named behind it: 已就业 over 省外务工 is 省外务工."""
    parts = {path for item in items for path in load_facets().parts.get(f"{item.topic}/{item.name}", ())}
    return any(f"{item.topic}/{item.name}" in parts for other in names for item in other)


def _is_population(items: Sequence[Item]) -> bool:
    """Whether the words are 总户数 or 总人口, which beside another item say only what is counted."""
    return all((item.topic, item.name) == ("population", "total") for item in items)


def _narrowed(base: Item, said: _Said) -> Item | None:
    """Return the item at the stage and of the group that the phrase names; None where it names two stages or two groups."""
    facets = load_facets()
    stages = [stage for stage in dict.fromkeys(said.stages) if not facets.stages[stage].is_default or base.topic == "funds"]
    if base.spends or "recipients" in base.measures:
        of_people = "recipients" in base.measures or "amount_yuan" in base.measures[:1]
        stages = [stage for stage in stages if stage not in PAYING or (stage == "benefiting" and not of_people)]
    own = {fold(name) for name in base.names}
    groups = [
        group
        for group in dict.fromkeys(said.groups)
        if not facets.groups[group].is_default and not own & {fold(word) for word in facets.groups[group].words}
    ]
    if len(stages) > 1 or len(groups) > 1:
        return None
    return narrow(base, stages[0] if stages else "", groups[0] if groups else "")


def _own(
    phrase: str, said: _Said, topics: Sequence[str], unit: str, measure: str, reason: str, near: tuple[Item, ...] = ()
) -> Match:
    """Keep the words: the first topic spoken of, what the unit or the words count, the phrase as the item's name."""
    vocabulary = load_vocabulary()
    topic = next(iter((*topics, *_told(phrase))), OTHER)
    plain, named = plain_phrase(phrase), [measure] if measure else said.measures
    per = said.per or [mean for word, mean in PER.items() if word in plain]
    counted = own_measure(plain, named=named, per=per, unit=unit)
    words = own_words(_trimmed(phrase)) or own_words(vocabulary.topics[topic].zh)
    item = vocabulary.item(topic, words)
    return Match(item, counted, 0.0, reason, near)


def _told(phrase: str) -> Iterator[str]:
    """Yield the topics that the words outside of brackets tell, the head of the phrase first: it stands last."""
    said = _read(plain_phrase(drop_brackets(phrase)))
    yield from said.topics
    for items, word in reversed(list(zip(said.items, said.words, strict=True))):
        topics = {item.topic for item in items}
        if len(topics) == 1 and not NEEDS_TOPIC.fullmatch(word):
            yield from topics


def _trimmed(phrase: str) -> str:
    """Return a phrase without what the figure's own columns say: its period at either end, numbering, colons."""
    plain = re.sub(r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:[)）]|、|[.．](?![0-9])))+", "", " ".join(phrase.split()))
    return plain.strip(" :：,，、;；。") or phrase
