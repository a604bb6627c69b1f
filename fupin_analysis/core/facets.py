"""What items are to each other beside the grammar that composes them: entries for composed ones, parts, stand-ins, later meaning.

All of it is data (``vocabulary/facets.toml``); the grammar itself is :mod:`fupin_analysis.core.composing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fupin_analysis.core.composing import OF, Facet, composed_name, load_grammar
from fupin_analysis.core.items import Item
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.core.toml import load_words


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
    parts = {whole: frozenset(_listed(names)) for whole, names in table["parts"].items()}
    since = {name: (int(row["year"]), str(row["item"])) for name, row in table["since"].items()}
    return Facets(*load_grammar(), table["same"], frozenset(table["fillers"]), parts, table["counted"], since)


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
    rest, _, own = item.name.rpartition(OF)
    if stage and not group and own in facets.groups and rest in vocabulary.topics[item.topic].items:
        item, group = vocabulary.topics[item.topic].items[rest], own  # an entry for a group, at a stage
    name = composed_name(item, stage, group)
    topic, _, same = facets.same.get(f"{item.topic}/{name}", f"{item.topic}/{name}").partition("/")
    return vocabulary.item(topic, same) if vocabulary.has_item(topic, same) else None


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
