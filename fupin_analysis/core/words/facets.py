"""What items are to each other beside the grammar that composes them: entries for composed ones, parts, stand-ins, later meaning.

All of it is data (``vocabulary/facets.toml``); the grammar itself is :mod:`fupin_analysis.core.words.composing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.composing import OF, Facet, composed_name, group_of, load_grammar, made_of
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Topics of whom or where a table is about, which say little of what it counts.
ROLLS = frozenset({"registry", "exit", "visits", "population", "plan"})


@dataclass(frozen=True)
class Beside:
    """A group that words of another (`instead`, and the `item` that counts it) mean where the table names `others` beside it."""

    words: tuple[str, ...]
    others: frozenset[str]
    instead: str
    item: str


@dataclass(frozen=True)
class Facets:
    """All stages and groups by name, and the composed items (``topic/name``) that have an entry under another name.

    `fillers` are words that say nothing about what is counted, or only what it is called besides (标准化). `parts` are the items
    that an item (``topic/name``) has within it; `counted` names the item that stands for another where it is counted by a
    measure (``topic/name.measure``), `since` the one that its words mean from a year on; `within` the groups that a wider one
    is made up of, `natural` those that an item is of by itself; `synonyms` are words with what stands for them within names of
    items, `objects` the items that stages (``topic.stage``) speak of where a table names none; `titled` those that words mean
    under a title that says a word, `beside` the groups that words mean beside others, `contested` the word of a title beside
    which an item must be named outright, `deeds` what stands before or behind that with which it is done, `kinds` the names
    of topics that are some of it; `named_by` are signs that a text speaks of a topic whatever else it names.
    """

    stages: Mapping[str, Facet]
    groups: Mapping[str, Facet]
    same: Mapping[str, str]
    fillers: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    counted: Mapping[str, str]
    since: Mapping[str, tuple[int, str]]
    within: Mapping[str, frozenset[str]]
    natural: Mapping[str, frozenset[str]]
    synonyms: tuple[tuple[str, tuple[str, ...]], ...]
    objects: Mapping[str, str]
    titled: Mapping[str, Mapping[str, str]]
    beside: Mapping[str, Beside]
    contested: Mapping[str, str]
    deeds: tuple[str, ...]
    named_by: Mapping[str, tuple[str, ...]]
    kinds: tuple[str, ...]

    def natural_of(self, item: Item) -> frozenset[str]:
        """Return the groups that an item is of by itself."""
        return self.natural.get(f"{item.topic}/{item.name}", frozenset())


@cache
def load_facets() -> Facets:
    """Load the grammar once per process.

    Examples
    --------
    >>> load_facets().stages["started"].zh
    '{}：已开工'
    """
    table = load_words("facets")
    parts = {whole: frozenset(_listed(names)) for whole, names in table["parts"].items()}
    since = {name: (int(row["year"]), str(row["item"])) for name, row in table["since"].items()}
    within = {group: frozenset(names) for group, names in table["within"].items()}
    synonyms = tuple((long, tuple(others)) for long, others in table["synonyms"].items())
    natural: dict[str, frozenset[str]] = {}
    for group, names in table["natural"].items():
        for name in _listed(names):
            natural[name] = natural.get(name, frozenset()) | {group}
    return Facets(
        stages=load_grammar().stages,
        groups=load_grammar().groups,
        same=table["same"],
        fillers=frozenset((*table["fillers"], *table["qualities"])),
        parts=parts,
        counted=table["counted"],
        since=since,
        within=within,
        natural=natural,
        synonyms=synonyms,
        objects=table["objects"],
        titled=table["titled"],
        contested=table["contested"],
        deeds=tuple(table["turned"]["deeds"]),
        named_by={load_vocabulary().topics[topic].name: tuple(words) for topic, words in table["named_by"].items()},
        kinds=tuple(map(fold, table["kinds"]["words"])),
        beside={group: _beside(row) for group, row in table["beside"].items()},
    )


def _beside(row: Mapping[str, Any]) -> Beside:
    return Beside(tuple(row["words"]), frozenset(row["others"]), row["instead"], row["item"])


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


def base_of(item: Item) -> str:
    """Return the name of the listed item that an item is made of, its own where it is listed or in own words.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> base_of(vocabulary.item("housing", "relocation_accepted")), base_of(vocabulary.item("housing", "relocation_planned"))
    ('relocation', 'relocation_planned')
    """
    topic = load_vocabulary().topics[item.topic]
    parts = made_of(topic, item.name) if item.name not in topic.items else None
    return parts[0] if parts else item.name


_COUNTED = re.compile("(?:享受|发放)?(?:人数|户数|人次|金额|资金)$")


def part_named(wholes: Sequence[Item], plain: str) -> Item | None:
    """Return the only part of what a title names of which a name ends as `plain` does: 生活补贴 of 残疾人两项补贴.

    Words that say how it is counted (人数) are no part of its name.

    Examples
    --------
    >>> both = load_vocabulary().item("living", "disability_both")
    >>> part_named([both], "生活补贴人数").name, part_named([both], "补贴")
    ('disability_living', None)
    """
    plain = _COUNTED.sub("", plain)
    if load_vocabulary().find_topic(plain) is not None:
        return None  # 务工就业 is all of it, though 县外务工就业 ends so
    paths = (path.split("/") for one in wholes for path in load_facets().parts.get(f"{one.topic}/{one.name}", ()))
    parts = [load_vocabulary().item(*path) for path in paths]
    found = [one for one in parts if any(fold(name).endswith(plain) and len(plain) > 1 for name in one.names)]
    return found[0] if len(found) == 1 else None


def narrow(item: Item, stage: str = "", group: str = "", *, is_told: bool = False) -> Item | None:
    """Return `item` at a stage and of a group; the entry that stands for it, where there is one; None where the grammar has none.

    The roll that a return is about narrows nothing, unless it `is_told` apart from other groups.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> narrow(vocabulary.item("exit", "done"), "planned").topic
    'plan'
    """
    facets, vocabulary = load_facets(), load_vocabulary()
    stage = "" if stage and facets.stages[stage].is_default else stage
    is_everybody = group in facets.groups and facets.groups[group].is_default
    group = "" if is_everybody and not is_told else group
    if not stage and not group:
        return item
    rest, _, own = item.name.rpartition(OF)
    if stage and not group and own and group_of(own) is not None and rest in vocabulary.topics[item.topic].items:
        item, group = vocabulary.topics[item.topic].items[rest], own  # an entry for a group, at a stage
    name = composed_name(item, stage, group)
    topic, _, same = facets.same.get(f"{item.topic}/{name}", f"{item.topic}/{name}").partition("/")
    return vocabulary.item(topic, same) if vocabulary.has_item(topic, same) else None


def meant_under(item: Item, titles: Sequence[str], wording: str) -> Item:
    """Return what words for `item` mean under titles: 参保率 of 养老保险 is no 参保率 of 医疗保险.

    Parameters
    ----------
    item
        What the words mean by themselves.
    titles
        Texts above: where any says the item's own topic outright, it is meant.
    wording
        The words themselves.

    Examples
    --------
    >>> rate = load_vocabulary().item("medical", "insured_rate")
    >>> [meant_under(rate, [title], "参保率").topic for title in ("城乡居民养老保险统计表", "医疗保险和养老保险", "参保统计表")]
    ['living', 'medical', 'medical']
    """
    said = "".join((*titles, wording))
    base = base_of(item)
    for word, instead in load_facets().titled.items():
        topic, _, name = instead.get(f"{item.topic}/{base}", "").partition("/")
        names_own = any(own in said for own in load_facets().named_by.get(item.topic, ()))
        if name and word in said and not names_own:
            composed = name + item.name.removeprefix(base)
            return load_vocabulary().item(topic, composed) if load_vocabulary().has_item(topic, composed) else item
    return item


def is_contested(item: Item, titles: Sequence[str], wording: str, topics: Sequence[str] = ()) -> bool:
    """Whether titles speak of what words for `item` may mean just as well: 参保 under 农业保险 is no 基本医疗保险.

    Examples
    --------
    >>> insured = load_vocabulary().item("medical", "insured")
    >>> is_contested(insured, ["金融帮扶统计表"], "参保户数", ["credit"])
    True
    >>> [is_contested(insured, [title], "参保户数") for title in ("农业保险和防贫保险统计表", "医疗保险和养老保险", "参保统计表")]
    [True, False, False]
    """
    said = "".join((*titles, wording))
    other = load_facets().contested.get(f"{item.topic}/{base_of(item)}", "")
    is_elsewhere = item.topic not in topics and any(topic not in ROLLS for topic in topics)
    is_named = any(own in said for own in load_facets().named_by.get(item.topic, ()))
    return bool(other) and (other in "".join(titles) or is_elsewhere) and not is_named


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
