"""From the words around a number to the item it states: known, composed by grammar, or kept in its own words.

One matcher serves tables (headings and labels) and prose (the phrase before a number). A phrase is cut into known words: items
of the vocabulary, stages and groups (:mod:`fupin_analysis.core.words.facets`), topics, measures and fillers. It means a known
item only if every part of it is understood, since one unknown word may change what is counted; otherwise the figure keeps its
own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, lru_cache, partial
from typing import TypeAlias

from fupin_analysis.core.words.composing import OF, group_of
from fupin_analysis.core.words.counting import OF_MONEY, SPENT_ON, choose_measure, counted_as
from fupin_analysis.core.words.facets import load_facets, part_named
from fupin_analysis.core.words.items import HEADS, Item, Measure
from fupin_analysis.core.words.last_nouns import counted_last
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.matches import Match, keep_words
from fupin_analysis.core.words.narrowing import group_named, narrowed
from fupin_analysis.core.words.people import BUILT, are_of_group, leave_people_to_object
from fupin_analysis.core.words.said import Said, group_items, names_work_behind, object_of_stage, read_phrase
from fupin_analysis.core.words.several import are_joined, counted_among, has_part, items_named
from fupin_analysis.core.words.terms import OTHER, fold, load_vocabulary
from fupin_analysis.core.words.topics import NEEDS_TOPIC

#: The topic of money as such.
_FUNDS = "funds"
#: Topics that are lists of people: what is new in a table of one is new on that list.
_ROLLS, _VILLAGES = ("monitoring", "registry"), "villages"
#: What titles say of any work: that it was done, watched, carried on.
_ABOUT_WORK = re.compile("脱贫攻坚|挂牌督战|专项行动|投放(?:及|和|与|、)?风险|投放|识别(?=帮扶)|运行|监管|进度|进展|推进")
#: People of a group who can work (脱贫劳动力): alone they are counted, beside work they are whose it is.
_LABOUR = re.compile("劳动?力(?:总?人?数)?$")
#: All who can work: a total of them is not those who are at the work that a heading names.
_ALL_LABOUR = re.compile("劳动?力(?:资源)?总(?:人?数|量)$|总劳动?力(?:人?数)?$")
_OF_LABOUR = ("employment", "training")
#: Those who live on sites of resettlement were moved there: 计划安置人数 under 安置点.
_SETTLED = re.compile("安置(?:人口|户|人)数?$")
#: Items by which a title says no more than its topic.
_AT_WORK = frozenset({"employment/employed", "training/labour_skills", "training/courses"})
#: Measures that few works have: a length is of a road and no lamp.
_OF_ONE = frozenset({"length_km", "area_mu", "floor_area_m2", "power_kw", "energy_kwh", "weight_t", "volume_m3"})
#: Measures of things that are handed out, and are no money.
_OF_THINGS = frozenset({"count", "quantity", "weight_t"})
#: What is counted of that of which a group says whose money it is.
_OF_MONEY_KINDS = frozenset({"amount", "share"})
_RATE = re.compile("(.{2,})率")
#: Items that are a state and no work.
_STATES = frozenset({"housing/safe", "infrastructure/safe_water"})
#: Topics of those who are helped, by whatever another topic is about.
_HELPED = frozenset({"monitoring", "visits"})
#: Stages of being on a list of people.
_OF_PEOPLE = frozenset({"new", "previous", "reduced", "remaining", "planned", "cumulative"})


def match_phrase(
    phrase: str,
    *,
    topics: Sequence[str] = (),
    headings: Sequence[str] = (),
    unit: str = "",
    measure: str = "",
    least: float = 1.0,
    lines: Sequence[str] = (),
    is_contrasted: bool = False,
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
    is_contrasted
        Whether 建档立卡户 stands beside other groups, and so is one of them.

    Returns
    -------
    Match
        Always one: what is not understood keeps its own words, under the first of `topics`, else of the topics the phrase itself
        names, else ``other``.

    Examples
    --------
    >>> match = match_phrase("计划改造农村危房户数")
    >>> match.item.topic, match.item.zh, match.measure.name, match.reason
    ('housing', '计划危房改造', 'households', 'composed')
    >>> match = match_phrase("大棚黄瓜面积", topics=["production"], unit="亩")
    >>> match.item.topic, match.item.name, match.measure.name, match.score
    ('production', '大棚黄瓜面积', 'area_mu', 0.0)
    """
    return _match(phrase, tuple(topics), tuple(headings), unit, measure, least, tuple(lines), is_contrasted)


@lru_cache(maxsize=2**15)
def _match(
    phrase: str,
    topics: tuple[str, ...],
    headings: tuple[str, ...],
    unit: str,
    measure: str,
    least: float,
    lines: tuple[str, ...],
    is_contrasted: bool,
) -> Match:
    plain = plain_phrase(phrase)
    said = read_phrase(plain)
    count = max(1, len(plain))
    score = (count - said.unknown) / count
    topics = tuple(topic for topic in topics if topic != OTHER)
    topics = (*topics, "registry") if "exit" in topics else topics  # those who left poverty are on the register
    _take_stages(said, topics)
    leave_people_to_object(said, topics, plain)
    above = () if said.items else headings
    if not said.items and (said.stages or said.measures or said.groups or not said.unknown):
        _take_object(said, headings, topics, plain)
    _leave_money_to_topic(said, topics)
    if not said.items and (said.stages or said.measures):
        _take_object(said, headings, topics, plain)
    bases = _bases(said, topics)

    keep = partial(keep_words, phrase, topics=topics, unit=unit, measure=measure, lines=lines)
    if not bases or score < least or (bases[0].topic in _ROLLS and names_work_behind(plain)):
        return keep()
    is_joined = are_joined(said, plain) or any(are_joined(read_phrase(text), text) for text in map(plain_phrase, above))
    if len(bases) > 1 or is_joined:
        return keep(reason="ambiguous", near=tuple(bases))
    named = counted_last(plain, list(dict.fromkeys(said.measures)))
    base = counted_as(bases[0], unit, measure or next(iter(named), ""), plain)
    if {measure, *_measures_in(unit)} & _OF_THINGS or base.measures == ("count",):
        said.stages[:] = [stage for stage in said.stages if stage != "paid"]  # 发放 is handed out where things are counted
    item = narrowed(base, said.stages, said.groups, is_contrasted=is_contrasted)
    if item is None:
        return keep()
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
        words=said.words,
    )
    if counted is None or _is_counted_otherwise(item, counted):
        return keep(reason="measure", near=(item,))
    is_listed = item.name in load_vocabulary().topics[item.topic].items
    return Match(item, counted, score, "listed" if is_listed else "composed")


def _measures_in(unit: str) -> tuple[str, ...]:
    """Return what is counted in a unit."""
    known = load_vocabulary().units.get(unit)
    return known.measures if known is not None else ()


def _is_counted_otherwise(item: Item, counted: Measure) -> bool:
    """Whether nothing of an item is counted so: money by its source in people, kinds of villages in households."""
    if item.name.partition(OF)[0].endswith(_VILLAGES) and item.topic in _ROLLS:
        return counted.name in HEADS
    return counted.kind not in _OF_MONEY_KINDS and counted.name != "projects" and _is_of_money(item)


def _is_of_money(item: Item) -> bool:
    """Whether an item is narrowed to whose money it is: no people are 省级, and no village's teams."""
    group = group_of(item.name.rpartition(OF)[2]) if OF in item.name else None
    return group is not None and group.is_of_money


def _take_stages(said: Said, topics: Sequence[str]) -> None:
    """Take 新增 for a stage where its own topic is not spoken of, and 出栏 beside an item that is at that stage (生猪)."""
    spoken = {*said.topics, *topics}
    for items, word in reversed(list(zip(said.items, said.words, strict=True))):
        stage = _stage_words().get(word)
        is_strange = NEEDS_TOPIC.fullmatch(word) is not None and not spoken & {item.topic for item in items}
        if stage and (is_strange or _is_at(items, said) or _is_of_work(items, said)):
            place = len(said.words) - 1 - said.words[::-1].index(word)
            del said.items[place], said.words[place]
            said.stages.append(stage)
            of_word = {group_items().get(item, "") for item in items}
            said.groups[:] = [group for group in said.groups if group not in of_word]
    said.stages[:] = dict.fromkeys(said.stages)


def _is_of_work(items: Sequence[Item], said: Said) -> bool:
    """Whether a word that names those on a roll and a stage stands beside a work: of 改厕 剩余 are what is left of it."""
    are_on_roll = all(item.topic in _ROLLS for item in items)
    return are_on_roll and any(item.topic in SPENT_ON for other in said.items if other != items for item in other)


def _is_at(items: Sequence[Item], said: Said) -> bool:
    """Whether a word that names an item and a stage stands beside a part of that item."""
    return has_part(items, [other for other in said.items if other != items])


def _take_object(said: Said, headings: Sequence[str], topics: Sequence[str], plain: str) -> None:
    """Let the nearest heading that is understood name what the phrase is about; else the roll that the table is of."""
    labour = bool(said.groups) and not said.stages and _LABOUR.search(plain) is not None
    for heading in headings:
        above = read_phrase(_ABOUT_WORK.sub("", plain_phrase(heading)))
        named = _objects_in(above, said, heading)
        paths = {f"{one.topic}/{one.name}" for items, _ in named for one in items}
        if not named or above.unknown or not _is_fitting(named, said, plain) or _is_kind_of_topic(plain, heading):
            continue
        if _STATES & paths and {"new", "reduced"} & {*said.stages}:
            return  # of 新增 under 住房安全 nobody tells whether they are safe
        if _is_of_somebody_else(named, paths, said, plain, labour=labour):
            continue
        if part := part_named(named[0][0], plain):
            said.items, said.words, said.stages = [(part,)], [plain], []
            return
        if "housing/sites" in paths and _SETTLED.search(plain):
            named = [((load_vocabulary().item("housing", "relocation"),), "安置")]
        said.items, said.words = map(list, zip(*named, strict=True))
        said.topics, said.groups = [*said.topics, *above.topics], said.groups or above.groups
        return
    _take_roll(said, topics, labour=labour)


#: Rates that hold of a thing, and of no work that a heading names.
_OF_A_THING = re.compile("(?:普及|使用|成活)率")
#: Items that a word of a heading means, and the word.
_Named: TypeAlias = list[tuple[tuple[Item, ...], str]]


def _objects_in(above: Said, said: Said, heading: str) -> _Named:
    """Return what a heading names; of several works the one whose stage a phrase names, or that alone is counted so.

    Of 搬迁入住及拆旧 实际入住 is of 搬迁, of 道路硬化及路灯安装 计划里程 of the roads, and 贫困户危房改造 speaks of 危房改造.
    """
    named = list(zip(above.items, above.words, strict=True))
    if len(named) > 1 and (own := object_of_stage(heading, said.stages)) is not None:
        return [own]
    named = [(items, word) for items, word in named if not are_of_group(items)] or named
    counted = {*said.measures} & _OF_ONE
    able = [pair for pair in named if counted & {name for item in pair[0] for name in item.measures}]
    return able if len(able) == 1 else named


def _is_fitting(named: _Named, said: Said, plain: str) -> bool:
    """Whether what a heading names is of the one topic that a phrase speaks of, if it speaks of any."""
    spoken = {item.topic for items, _ in named for item in items}
    if _OF_A_THING.fullmatch(plain):
        return False  # of 人居环境整治 nothing is spread: 普及率 is of what stands beside it
    if said.topics and (len(spoken) != 1 or spoken.isdisjoint(said.topics)):
        return False
    return not _of_rate(plain) or not spoken.isdisjoint(_of_rate(plain))


def _is_kind_of_topic(plain: str, heading: str) -> bool:
    """Whether a phrase names a kind of its topic that a heading does not: 义务教育 under 教育资助 is some of it."""
    above = plain_phrase(heading)
    return any(word in plain and word not in above for word in load_facets().kinds)


def _is_of_somebody_else(named: _Named, paths: Set[str], said: Said, plain: str, *, labour: bool) -> bool:
    """Whether a phrase is of others than those whom a heading names."""
    if _STATES & paths and BUILT.search(plain):
        return True  # 已改造 under 住房安全 are none whose house was safe
    are_on_roll = any(item.topic in _ROLLS for items, _ in named for item in items)
    if are_on_roll and (said.groups or not {*said.stages} <= _OF_PEOPLE):
        return True  # whom, not what: 建档立卡户 are not subsidised as such
    is_work = bool(paths) and all(path.split("/")[0] in _OF_LABOUR for path in paths)
    if labour and is_work and _ALL_LABOUR.search(plain):
        return True  # 脱贫劳动力总数 under 外出务工 are not those away for work
    return labour and bool(_AT_WORK & paths)  # 脱贫劳动力数 under 就业情况 are those who can work


def _take_roll(said: Said, topics: Sequence[str], *, labour: bool) -> None:
    """Let the topic that is spoken of name what is counted at such a stage or in such a measure: those who are new on a roll."""
    roll = next((topic for topic in said.topics if topic != _FUNDS), next(iter(topics), ""))
    kinds = [*said.stages, *said.measures, *(["money"] if said.topics and OF_MONEY & {*said.stages} else [])]
    kinds += ["labour"] if labour else []
    of_topic = [path for kind in kinds if (path := load_facets().objects.get(f"{roll}.{kind}"))]
    if of_topic:
        said.items, said.words = [(load_vocabulary().item(*of_topic[0].split("/")),)], [""]
    elif roll in _ROLLS and {*said.stages} & {"new", "reduced", "previous"} and not said.topics:
        said.items, said.words = [(load_vocabulary().item(roll, "total"),)], ["合计"]


@lru_cache(maxsize=2**12)
def _of_rate(plain: str) -> frozenset[str]:
    """Return the topics that a rate names by what it is one of: 整改率 is of 整改, whatever stands above it."""
    found = _RATE.fullmatch(plain)
    stem = found[1] if found else ""
    topic = load_vocabulary().find_topic(stem) if stem else None
    if topic is not None:
        return frozenset({topic.name})
    return frozenset(item.topic for item in load_vocabulary().find_items(stem)) if stem else frozenset()


def _leave_money_to_topic(said: Said, topics: Sequence[str]) -> None:
    """Take 拨付资金 for a stage of the work that a table of 危房改造 is about: only among funds it is an item of its own.

    What a phrase itself speaks of (产业发展 下达资金) goes before what the table is about.
    """
    money = [
        (items, word)
        for items, word in zip(said.items, said.words, strict=True)
        if all(item.topic == _FUNDS for item in items) and (_stage_words().get(word) or is_money(word) or group_named(word))
    ]
    funds = [items for items, _ in money]
    kept = [(items, word) for items, word in zip(said.items, said.words, strict=True) if items not in funds]
    others = [items for items, _ in kept]
    topics = said.topics or topics
    is_of_funds = not others and (_FUNDS in topics or not topics)
    if not money or is_of_funds or not all(item.topic in SPENT_ON for items in others for item in items):
        return
    said.items, said.words = others, [word for _, word in kept]
    said.stages = [*said.stages, *(stage for _, word in money if (stage := _stage_words().get(word)))]


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


def _bases(said: Said, topics: Sequence[str]) -> list[Item]:
    """Return the listed items a phrase may be about: of several words that name items, those that also name a group do not."""
    names = items_named(said, {*said.topics, *topics})
    if len(names) > 1:
        names = counted_among(names, said)
    if len(names) > 1:
        shared = tuple(item for item in names[0] if all(item in other for other in names[1:]))
        names = [shared] if shared else names
    return _within_topics(list(names[0]), said, topics) if len(names) == 1 else []


def _within_topics(meant: list[Item], said: Said, topics: Sequence[str]) -> list[Item]:
    """Narrow the items that one word means to the nearest topic spoken of."""
    if said.topics and {item.topic for item in meant} <= _HELPED - {*said.topics}:
        return []  # 落实帮扶措施 over 产业帮扶 are not all who are helped
    for topic in (*said.topics, *topics):
        own = [item for item in meant if item.topic == topic]
        of_work = load_vocabulary().topics[topic].items.get(meant[0].name) if topic in SPENT_ON else None
        if own:
            return own
        if of_work is not None and {item.topic for item in meant} == {_FUNDS}:  # 项目个数 under 产业 are its projects
            return [of_work]
    stages = [stage for stage in said.stages if not load_facets().stages[stage].is_default]
    return [] if said.topics and not stages else meant  # 义务教育未达标户数 is about schooling: no 未达标 of another topic
