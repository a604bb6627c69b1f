"""What the words of a phrase say in all: items, stages, groups, measures, topics, and how much of it is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.lexicon import Piece, cut, plain_phrase
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Stages of what is done for people, who are told of and not what they do: 带动脱贫户数.
_FOR_PEOPLE = frozenset({"benefiting", "subsidised", "trained", "paid"})

#: Topics of people, who are on lists of their own.
_OF_PEOPLE = frozenset({"registry", "monitoring", "exit", "cause", "population"})


@dataclass
class Said:
    """What a phrase says in all."""

    items: list[tuple[Item, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    per: list[str] = field(default_factory=list)
    unknown: int = 0


def _households_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut 脱贫户 + 数 as 脱贫 + 户数 beside a stage (实际脱贫户数), and so 脱贫人口: both are of one item, as 脱贫 + 人数 is."""
    apart: list[Piece] = []
    stages = {sense.stage for _, senses in pieces for sense in senses or () if sense.stage}
    if not stages or stages & _FOR_PEOPLE:
        return list(pieces)
    told = [sense for _, senses in pieces for sense in senses or ()]
    # 脱贫人口 参保率 is theirs, and of 脱贫人口 务工就业 目标 nobody is to leave poverty
    are_alone = not any(sense.items or (sense.topic and sense.topic not in _OF_PEOPLE) for sense in told)
    for place, (word, senses) in enumerate(pieces):
        counts = word.endswith("户") and len(word) > 2 and [piece for piece, _ in pieces[place + 1 : place + 2]] == ["数"]
        noun = (
            "户"
            if counts
            else "人口"
            if are_alone and word.endswith("人口") and any(sense.group for sense in senses or ())
            else ""
        )
        own = word.removesuffix(noun) if noun else ""
        stem = dict(cut(own)) if own else {}
        is_item = any(sense.items for sense in stem.get(own) or ())
        apart += [(own, stem[own]), *cut(noun)] if is_item else [(word, senses)]
    return apart


def read_phrase(plain: str) -> Said:
    """Read a folded phrase.

    Examples
    --------
    >>> said = read_phrase("开工户数")
    >>> said.stages, said.measures, said.unknown
    (['started'], ['households'], 0)
    """
    said = Said()
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
        group = group or _group_of(items)
        if group:
            said.groups.append(group)
        if measure:
            said.measures.append(measure)
        if stage and not measure and not items:
            said.stages.append(stage)
        if topic and not measure:  # 资金 is what is counted before it is what is spoken of
            said.topics.append(topic)
    return said


def names_work_behind(plain: str) -> bool:
    """Whether a folded phrase names people and behind them, and before what is counted, some work: those are whom it is done for.

    Examples
    --------
    >>> [names_work_behind(text) for text in ("脱贫户帮扶户数", "帮扶脱贫户数", "脱贫户户数", "贫困户致贫原因户数")]
    [True, False, False, False]
    """
    are_named = False
    for _, senses in cut(plain):
        told = senses or ()
        if any(item.topic in _OF_PEOPLE for sense in told for item in sense.items):
            are_named = True
        elif are_named and told and all(sense.topic and sense.topic not in _OF_PEOPLE and not sense.items for sense in told):
            return True
    return False


def object_of_stage(phrase: str, stages: Sequence[str]) -> tuple[tuple[Item, ...], str] | None:
    """Return of which of several works a phrase names one of `stages`, with the word for it; None where it names none.

    Examples
    --------
    >>> object_of_stage("易地扶贫搬迁入住及拆旧", ["moved_in_rate"])[1], object_of_stage("易地扶贫搬迁及拆旧", ["moved_in"])
    ('易地扶贫搬迁', None)
    """
    told = {stage.removesuffix("_rate") for stage in stages if not load_facets().stages[stage].is_default}
    last: tuple[tuple[Item, ...], str] | None = None
    for word, senses in cut(plain_phrase(phrase)):
        items = next((sense.items for sense in senses or () if sense.items), ())
        if last is not None and not items and told & {sense.stage for sense in senses or ()}:
            return last
        last = (items, word) if items else last
    return None


def is_understood(phrase: str) -> bool:
    """Whether every part of a phrase is a known word.

    Examples
    --------
    >>> is_understood("改造危房"), is_understood("就业地点")
    (True, False)
    """
    return not read_phrase(plain_phrase(phrase)).unknown


def says_no_object(phrase: str) -> bool:
    """Whether a phrase is understood and yet does not say of what it speaks: 已到位, 受益户数.

    Examples
    --------
    >>> says_no_object("已到位"), says_no_object("危房改造"), says_no_object("菌棒")
    (True, False, False)
    """
    said = read_phrase(plain_phrase(phrase))
    return not (said.unknown or said.items or said.topics)


def stages_of(phrase: str) -> tuple[str, ...]:
    """Return the stages of some work that a phrase names, in order.

    Examples
    --------
    >>> stages_of("已完成"), stages_of("危房")
    (('completed',), ())
    """
    return tuple(read_phrase(plain_phrase(phrase)).stages)


def _group_of(items: Sequence[Item]) -> str:
    """Return the group whose people items count, where it is the same for all: 低保 beside 医疗救助 says whose aid that is."""
    groups = {group_items().get(item, "") for item in items}
    return groups.pop() if len(groups) == 1 else ""


@cache
def group_items() -> dict[Item, str]:
    """Return the items that count the people of a group, with that group.

    Money by its source is money, and work by its place work.
    """
    words = {fold(word): group.name for group in load_facets().groups.values() for word in group.words}
    found = (
        (item, next((words[fold(name)] for name in item.names if fold(name) in words), "")) for item in load_vocabulary().items()
    )
    return {item: group for item, group in found if group and item.topic not in ("funds", "employment")}
