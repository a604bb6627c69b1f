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

from fupin_analysis.core.facets import load_facets, narrow
from fupin_analysis.core.lexicon import Sense, cut, plain_phrase
from fupin_analysis.core.terms import OTHER, Item, Measure, drop_brackets, fold, load_vocabulary, own_words

#: What a noun at the end of a phrase counts.
_IMPLIED = (
    ("户数", "households"),
    ("人数", "persons"),
    ("人次", "person_times"),
    ("户次", "count"),
    ("项目数", "projects"),
    ("项目个数", "projects"),
    ("期数", "sessions"),
    ("场次", "sessions"),
    ("学生数", "persons"),
    ("人员数", "persons"),
    ("干部数", "persons"),
    ("劳动力数", "persons"),
    *(
        (f"{thing}数", "count")
        for thing in ("个", "次", "村", "社", "站", "座", "处", "家", "企业", "场", "所", "条", "栋", "只", "头")
    ),
    ("户", "households"),
    ("人口", "persons"),
    ("人", "persons"),
)
#: Measures that may stand for one another: whom a table counts as persons the vocabulary may know as recipients.
_FAMILIES = (
    frozenset({"households", "persons", "person_times", "recipients", "participants"}),
    frozenset({"amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan"}),
    frozenset({"count", "projects", "sessions"}),
    frozenset({"rate", "paid_share"}),
)
#: Names that mean an item only where its topic is spoken of: 其他 is one of the causes, but of many other things too.
_NEEDS_TOPIC = re.compile(
    r"其他|其它|拟?新增|申请|剩余|走访|就业|务工|已发放|有需求|符合条件|自建|统建|代建|贷款上限|任务完成|问题|到位|投入|投资|合计|总计"
)
#: The topic of money as such.
_FUNDS = "funds"
#: At these stages a scheme that pays people pays them: 小学 补助 is 小学 of the education subsidies.
_PAYING = frozenset({"paid", "subsidised", "benefiting"})


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
    unknown: int = 0


def match_phrase(
    phrase: str,
    *,
    topics: Sequence[str] = (),
    headings: Sequence[str] = (),
    unit: str = "",
    measure: str = "",
    least: float = 1.0,
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
    return _match(phrase, tuple(topics), tuple(headings), unit, measure, least)


@lru_cache(maxsize=2**15)
def _match(phrase: str, topics: tuple[str, ...], headings: tuple[str, ...], unit: str, measure: str, least: float) -> Match:
    plain = plain_phrase(phrase)
    said = _read(plain)
    count = max(1, len(plain))
    score = (count - said.unknown) / count
    topics = tuple(topic for topic in topics if topic != OTHER)
    if not said.items and (said.stages or said.measures or said.groups or not plain):
        _take_object(said, headings)
    _leave_money_to_topic(said, topics)
    if not said.items and said.stages:
        _take_object(said, headings)
    bases = _bases(said, topics)
    if not bases or score < least:
        return _own(phrase, said, topics, unit, measure, "unknown")
    if len(bases) > 1:
        return _own(phrase, said, topics, unit, measure, "ambiguous", tuple(bases))
    item = _narrowed(bases[0], said)
    if item is None:
        return _own(phrase, said, topics, unit, measure, "unknown")
    counted = _measure(item, said, unit, measure, plain, is_stated=item.topic in (*topics, *said.topics))
    if counted is None:
        return _own(phrase, said, topics, unit, measure, "measure", (item,))
    is_listed = item.name in load_vocabulary().topics[item.topic].items
    return Match(item, counted, score, "listed" if is_listed else "composed")


def _take_object(said: _Said, headings: Sequence[str]) -> None:
    """Let the nearest heading that is understood name what the phrase is about."""
    for heading in headings:
        above = _read(plain_phrase(heading))
        if above.items and not above.unknown:
            said.items, said.words, said.topics = above.items, above.words, [*said.topics, *above.topics]
            said.groups = said.groups or above.groups
            return


def _leave_money_to_topic(said: _Said, topics: Sequence[str]) -> None:
    """Take 拨付资金 for a stage of the work that a table of 危房改造 is about: only among funds it is an item of its own."""
    if not topics or _FUNDS in (*topics, *said.topics) or not said.items:
        return
    if all(item.topic == _FUNDS for items in said.items for item in items):
        stages = [_stage_words().get(word) for word in said.words]
        if all(stages):
            said.items, said.words, said.stages = [], [], [*said.stages, *(stage for stage in stages if stage)]


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


def topics_of(phrase: str) -> tuple[str, ...]:
    """Return the topics that a heading names or whose items it mentions, in order.

    Examples
    --------
    >>> topics_of("二、医疗保障"), topics_of("义务教育和住房安全")
    (('medical',), ('education', 'housing'))
    """
    return _topics(plain_phrase(phrase).replace("镇情况", "镇 情况"))  # 各乡镇|情况 is no 镇情


@lru_cache(maxsize=2**13)
def _topics(plain: str) -> tuple[str, ...]:
    found: list[str] = []
    for word, senses in cut(plain):
        if word and senses:
            named = {sense.topic for sense in senses if sense.topic} or {
                item.topic for sense in senses for item in sense.items if len(word) > 1
            }
            found += sorted(named) if len(named) == 1 else []
    return tuple(dict.fromkeys(found))


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
        if topic:
            said.topics.append(topic)
    return said


def _bases(said: _Said, topics: Sequence[str]) -> list[Item]:
    """Return the listed items a phrase may be about: of several words that name items, those that also name a group do not."""
    spoken = {*said.topics, *topics}
    names = [
        items
        for items, word in zip(said.items, said.words, strict=True)
        if not _NEEDS_TOPIC.fullmatch(word) or spoken & {item.topic for item in items}
    ]
    if len(names) < len(said.items):
        return []
    names = list(dict.fromkeys(names))
    if len(names) > 1:
        names = [items for items in names if not _is_population(items)] or names
        names = [items for items in names if not _names_group(items)] or names[-1:]
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
    return [] if said.topics and not said.stages else items  # 义务教育未达标户数 is about schooling: no 未达标 of another topic


@cache
def _group_items() -> frozenset[Item]:
    words = {fold(word) for group in load_facets().groups.values() for word in group.words}
    return frozenset(item for item in load_vocabulary().items() if any(fold(name) in words for name in item.names))


def _names_group(items: Sequence[Item]) -> bool:
    return any(item in _group_items() for item in items)


def _is_population(items: Sequence[Item]) -> bool:
    """Whether the words are 总户数 or 总人口, which beside another item say only what is counted."""
    return all((item.topic, item.name) == ("population", "total") for item in items)


def _narrowed(base: Item, said: _Said) -> Item | None:
    """Return the item at the stage and of the group that the phrase names; None where it names two stages or two groups."""
    facets = load_facets()
    stages = [stage for stage in dict.fromkeys(said.stages) if not facets.stages[stage].is_default or base.topic == "funds"]
    if base.spends or "recipients" in base.measures:
        stages = [stage for stage in stages if stage not in _PAYING]
    own = {fold(name) for name in base.names}
    groups = [
        group
        for group in dict.fromkeys(said.groups)
        if not facets.groups[group].is_default and not own & {fold(word) for word in facets.groups[group].words}
    ]
    if len(stages) > 1 or len(groups) > 1:
        return None
    return narrow(base, stages[0] if stages else "", groups[0] if groups else "")


def _measure(item: Item, said: _Said, unit: str, measure: str, plain: str, *, is_stated: bool) -> Measure | None:
    """Choose what is counted: what is said, else what the unit counts, else what the words imply, else the item's only measure.

    Pupils of a school stage receive no subsidy unless the words say so, or the topic of subsidies is spoken of.
    """
    vocabulary = load_vocabulary()
    known = vocabulary.units.get(fold(unit))
    named = [measure] if measure else list(dict.fromkeys(said.measures))
    if known:
        choices = [name for name in named if name in known.measures] or list(known.measures)
    elif named:
        choices = named
    else:
        implied = next((name for word, name in _IMPLIED if plain.endswith(word)), "")
        choices = [implied] if implied else list(item.measures[:1] if len(item.measures) == 1 else ())
    if not choices:
        return None
    if measure and measure in choices:
        return vocabulary.measures[measure]
    is_pupils = item in vocabulary.balances["education_by_stage"].parts and not is_stated and not _PAYING & {*said.stages}
    fitting = [name for name in choices if name in item.measures and not (is_pupils and name == "recipients" and not named)]
    if fitting:
        return vocabulary.measures[fitting[0]]
    if is_pupils:
        return None
    related = [name for name in choices for family in _FAMILIES if name in family and family & set(item.measures)]
    return vocabulary.measures[related[0]] if related else None


def _own(
    phrase: str, said: _Said, topics: Sequence[str], unit: str, measure: str, reason: str, near: tuple[Item, ...] = ()
) -> Match:
    """Keep the words: the first topic spoken of, what the unit or the words count, the phrase as the item's name."""
    vocabulary = load_vocabulary()
    topic = next(iter((*topics, *_told(phrase))), OTHER)
    known = vocabulary.units.get(fold(unit))
    name = measure or (known.measures[0] if known else next(iter(said.measures), ""))
    name = name or next((name for word, name in _IMPLIED if plain_phrase(phrase).endswith(word)), "quantity")
    words = own_words(_trimmed(phrase)) or own_words(vocabulary.topics[topic].zh)
    item = vocabulary.item(topic, words)
    return Match(item, vocabulary.measures[name], 0.0, reason, near)


def _told(phrase: str) -> Iterator[str]:
    """Yield the topics that the words outside of brackets tell, the head of the phrase first: it stands last."""
    said = _read(plain_phrase(drop_brackets(phrase)))
    yield from said.topics
    for items, word in reversed(list(zip(said.items, said.words, strict=True))):
        topics = {item.topic for item in items}
        if len(topics) == 1 and not _NEEDS_TOPIC.fullmatch(word):
            yield from topics


def _trimmed(phrase: str) -> str:
    """Return a phrase without what the figure's own columns say: its period at either end, numbering, colons."""
    plain = re.sub(r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:[)）]|、|[.．](?![0-9])))+", "", " ".join(phrase.split()))
    return plain.strip(" :：,，、;；。") or phrase
