"""Items composed by grammar: a listed item narrowed to a stage of the work, to a group of people, or both.

The stages and groups are data (``vocabulary/facets.toml``). A composed item has a name that says what it is made of
(``rebuilt_started_of_disabled``), so that it needs no entry of its own; where an entry of that very name exists, it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from fupin_analysis.core.terms import Item, Topic, load_vocabulary
from fupin_analysis.core.toml import load_words

_OF = "_of_"


@dataclass(frozen=True)
class Facet:
    """A stage of the work, or a group of people.

    Parameters
    ----------
    name
        The word of the grammar, such as ``"started"``.
    zh, en
        Of a stage the pattern of the label with ``{}`` for the object; of a group its label.
    words
        What tables and summaries write.
    measures
        What is counted at that stage, where it differs from the object's measures.
    is_default
        Whether naming it narrows nothing: the group is the roll that a return is about, the stage the work done.
    """

    name: str
    zh: str
    en: str
    words: tuple[str, ...]
    measures: tuple[str, ...] = ()
    is_default: bool = False


@dataclass(frozen=True)
class Facets:
    """All stages and groups by name, and the composed items (``topic/name``) that have an entry under another name.

    `fillers` are words that say nothing about what is counted. `parts` are the items that an item (``topic/name``) has within it;
    `counted` names the item that stands for another where it is counted by a measure (``topic/name.measure``), `since` the one
    that its words mean from a year on.
    """

    stages: Mapping[str, Facet]
    groups: Mapping[str, Facet]
    same: Mapping[str, str]
    fillers: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    counted: Mapping[str, str]
    since: Mapping[str, tuple[int, str]]


@cache
def load_facets() -> Facets:
    """Load the grammar once per process.

    Examples
    --------
    >>> load_facets().stages["started"].zh
    '{}：已开工'
    """
    table = load_words("facets")
    stages, groups = ({name: _facet(name, row) for name, row in table[kind].items()} for kind in ("stages", "groups"))
    parts = {whole: frozenset(_listed(names)) for whole, names in table["parts"].items()}
    since = {name: (int(row["year"]), str(row["item"])) for name, row in table["since"].items()}
    return Facets(stages, groups, table["same"], frozenset(table["fillers"]), parts, table["counted"], since)


def _listed(names: Sequence[str]) -> Iterator[str]:
    """Yield the items (``topic/name``) that names and beginnings of names (``production/crop_*``) stand for."""
    for name in names:
        topic, _, own = name.partition("/")
        begun = own.removesuffix("*")
        yield from (
            (name,)
            if begun == own
            else (f"{topic}/{key}" for key in load_vocabulary().topics[topic].items if key.startswith(begun))
        )


def _facet(name: str, row: Mapping[str, Any]) -> Facet:
    return Facet(
        name, row["zh"], row["en"], tuple(row["words"]), tuple(row.get("measures", ())), bool(row.get("is_default", False))
    )


def composed_name(item: Item, stage: str = "", group: str = "") -> str:
    """Return the name of `item` at a stage and of a group.

    Examples
    --------
    >>> composed_name(load_vocabulary().item("housing", "rebuilt"), "started", "disabled")
    'rebuilt_started_of_disabled'
    """
    return item.name + (f"_{stage}" if stage else "") + (f"{_OF}{group}" if group else "")


@lru_cache(maxsize=2**14)
def _parts(topic: str, name: str) -> tuple[str, str, str] | None:
    facets, items = load_facets(), load_vocabulary().topics[topic].items
    rest, _, group = name.rpartition(_OF) if _OF in name else (name, "", "")
    if group and group not in facets.groups:
        return None
    if group and rest in items:
        return rest, "", group
    ends = [stage for stage in facets.stages if rest.endswith(f"_{stage}") and rest[: -len(stage) - 1] in items]
    return (rest[: -len(ends[0]) - 1], ends[0], group) if ends else None


def compose(topic: Topic, name: str) -> Item | None:
    """Return the item that a composed name stands for; None where it is made of no listed item and known facets.

    Examples
    --------
    >>> topics = load_vocabulary().topics
    >>> compose(topics["housing"], "relocation_accepted").zh
    '易地扶贫搬迁：已验收'
    >>> compose(topics["cause"], "illness_of_exited").zh
    '因病（脱贫户）'
    """
    parts = _parts(topic.name, name)
    if parts is None:
        return None
    base, facets = topic.items[parts[0]], load_facets()
    zh, en, measures = base.zh, base.en, base.measures
    if parts[1]:
        stage = facets.stages[parts[1]]
        zh, en = stage.zh.format(zh), stage.en.format(en)
        measures = (*measures, *(extra for extra in stage.measures if extra not in measures))
    if parts[2]:
        group = facets.groups[parts[2]]
        zh, en = f"{zh}（{group.zh}）", f"{en} ({group.en})"
    # Amounts of a stage or a group are part of the object's own and must not be added to them again.
    return replace(base, name=name, zh=zh, en=en, aliases=(), measures=measures, on_form=False, spends=False)


def narrow(item: Item, stage: str = "", group: str = "") -> Item | None:
    """Return `item` at a stage and of a group; the entry that stands for it, where there is one; None where the grammar has none.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> narrow(vocabulary.item("exit", "done"), "planned").topic
    'plan'
    """
    facets, vocabulary = load_facets(), load_vocabulary()
    stage = "" if stage and facets.stages[stage].is_default else stage
    group = "" if group and facets.groups[group].is_default else group
    if not stage and not group:
        return item
    rest, _, own = item.name.rpartition(_OF)
    if stage and not group and own in facets.groups and rest in vocabulary.topics[item.topic].items:
        item, group = vocabulary.topics[item.topic].items[rest], own  # an entry for a group, at a stage
    name = composed_name(item, stage, group)
    topic, _, same = facets.same.get(f"{item.topic}/{name}", f"{item.topic}/{name}").partition("/")
    return vocabulary.item(topic, same) if vocabulary.has_item(topic, same) else None


def base_of(topic: str, name: str) -> str:
    """Return the listed item that a name is made of; a name that is no composed one is returned as it is."""
    parts = _parts(topic, name)
    return parts[0] if parts and name not in load_vocabulary().topics[topic].items else name


def meant_in(item: Item, year: int) -> Item:
    """Return the item that words for `item` mean in `year`: from 2021 on nobody leaves poverty, and 脱贫人口 are those who did.

    Examples
    --------
    >>> done = load_vocabulary().item("exit", "done")
    >>> meant_in(done, 2020).zh, meant_in(done, 2022).zh
    ('当年脱贫', '已脱贫')
    """
    since, path = load_facets().since.get(f"{item.topic}/{item.name}", (year + 1, ""))
    return load_vocabulary().item(*path.split("/")) if year >= since else item
