"""Items composed by grammar: a listed item narrowed to a stage of the work, to a group of people, or both.

The stages and groups are data (``vocabulary/facets.toml``). A composed item has a name that says what it is made of
(``rebuilt_started_of_disabled``), so that it needs no entry of its own; where an entry of that very name exists, it counts
(:mod:`fupin_analysis.core.words.facets`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.items import Item, Topic

#: Before the group, in the name of a composed item.
OF = "_of_"


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
    is_trait
        Of a group: whether people of any roll have it (妇女, 党员), so that it is told of the roll's (脱贫户中的妇女).
    before
        Of a roll: what stands before a trait and says whose people have it (脱贫 in 脱贫妇女).
    acts_in
        Topics in which the people of a group are those who help, and not those who are helped: 党员结对.
    is_of_money
        Whether a stage is one of money, or a group says whose money it is, so that neither people nor things are of it: 省级.
    not_in
        Topics of which nothing is at a stage: no income is subsidised.
    limits
        Whether a title that names a group is about nobody else: 残疾人就业情况.
    is_batch
        Whether a group is one payment after another (第一批), so that its money is paid whether or not the whole is stated.
    """

    name: str
    zh: str
    en: str
    words: tuple[str, ...]
    measures: tuple[str, ...] = ()
    is_default: bool = False
    is_trait: bool = False
    before: tuple[str, ...] = ()
    acts_in: tuple[str, ...] = ()
    is_of_money: bool = False
    not_in: tuple[str, ...] = ()
    limits: bool = False
    is_batch: bool = False


class Grammar(NamedTuple):
    """All stages and groups by name."""

    stages: Mapping[str, Facet]
    groups: Mapping[str, Facet]


@cache
def load_grammar() -> Grammar:
    """Load stages and groups once per process.

    Examples
    --------
    >>> load_grammar().stages["started"].zh
    '{}：已开工'
    """
    table = load_words("facets")
    forms = table["forms"]
    listed = {word for kind in ("stages", "groups") for row in table[kind].values() for word in row["words"]}
    stages, groups = (
        {name: _facet(name, row, [*({*_formed(row, forms)} - listed)]) for name, row in table[kind].items()}
        for kind in ("stages", "groups")
    )
    return Grammar(stages, groups)


def _formed(row: Mapping[str, Any], forms: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the words that a facet's own ones form: 监测 with 家庭, 支出 with 已 before it and 资金 behind it."""
    for stem in row.get("stems", ()):
        yield from (f"{stem}{noun}" for noun in forms["people"])
    if not row.get("is_of_money") or "measures" not in row:
        return
    before, behind = ("", *forms["done"]), ("", *forms["money"])
    for word in row["words"]:
        if not word.startswith(before[1:]) and not word.endswith(behind[1:]):
            yield from (f"{done}{word}{money}" for done in before for money in behind)


def _facet(name: str, row: Mapping[str, Any], formed: Sequence[str]) -> Facet:
    return Facet(
        name,
        row["zh"],
        row["en"],
        (*row["words"], *sorted(formed)),
        tuple(row.get("measures", ())),
        bool(row.get("is_default", False)),
        bool(row.get("is_trait", False)),
        tuple(row.get("before", ())),
        tuple(row.get("acts_in", ())),
        bool(row.get("is_of_money", False)),
        tuple(row.get("not_in", ())),
        bool(row.get("limits", False)),
        bool(row.get("is_batch", False)),
    )


@cache
def composed_names() -> Mapping[str, tuple[str, ...]]:
    """Return what composed items (``topic/name``) are called besides.

    Examples
    --------
    >>> "鸡苗" in composed_names()["production/animal_poultry_of_young"]
    True
    """
    return {path: tuple(names) for path, names in load_words("facets")["names"].items()}


@cache
def group_of(name: str) -> Facet | None:
    """Return the group of a name: listed, or those of a roll who have a trait; None where the grammar has none.

    Examples
    --------
    >>> group_of("exited_women").zh, group_of("women").zh, group_of("exited_marginal")
    ('脱贫户中的妇女', '妇女', None)
    """
    groups = load_grammar().groups
    if name in groups:
        return groups[name]
    for trait in groups.values():
        roll = groups.get(name.removesuffix(f"_{trait.name}")) if trait.is_trait else None
        if roll is not None and not roll.is_trait:
            return Facet(name, f"{roll.zh}中的{trait.zh}", f"{trait.en} of {roll.en}", ())
    return None


def both_groups(one: str, other: str) -> str:
    """Return the name of the group of those who are of two groups, a roll and a trait in any order; empty for any others.

    Examples
    --------
    >>> both_groups("women", "exited"), both_groups("exited", "monitored"), both_groups("women", "disabled")
    ('exited_women', '', '')
    """
    groups = load_grammar().groups
    if one not in groups or other not in groups:
        return ""  # 脱贫妇女 beside another
    roll, trait = (other, one) if groups[one].is_trait else (one, other)
    return f"{roll}_{trait}" if groups[trait].is_trait and not groups[roll].is_trait else ""


#: How the name of an item begins that is of what was done: of what is planned it is not said.
_DONE = re.compile("^已(?:实施|完成|开展)?(?=.{2})|(?<=.{2})已(?=.{2})")
#: The name of a whole says so only where it stands beside its parts: of 危房改造合计 what is begun is 危房改造：已开工.
_WHOLE, _WHOLE_EN = re.compile("(?<=.{2})合计$"), re.compile(", total$")


def composed_name(item: Item, stage: str = "", group: str = "") -> str:
    """Return the name of `item` at a stage and of a group.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> composed_name(load_vocabulary().item("housing", "rebuilt"), "started", "disabled")
    'rebuilt_started_of_disabled'
    """
    return item.name + (f"_{stage}" if stage else "") + (f"{OF}{group}" if group else "")


@lru_cache(maxsize=2**14)
def made_of(topic: Topic, name: str) -> tuple[str, str, str] | None:
    """Return the listed item, the stage and the group that a composed name is made of; None where it is made of none.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> made_of(load_vocabulary().topics["housing"], "rebuilt_started_of_disabled")
    ('rebuilt', 'started', 'disabled')
    """
    grammar, items = load_grammar(), topic.items
    rest, _, group = name.rpartition(OF) if OF in name else (name, "", "")
    if group and group_of(group) is None:
        return None
    if group and rest in items:
        return rest, "", group
    ends = [stage for stage in grammar.stages if rest.endswith(f"_{stage}") and rest[: -len(stage) - 1] in items]
    return (rest[: -len(ends[0]) - 1], ends[0], group) if ends else None


def compose(topic: Topic, name: str) -> Item | None:
    """Return the item that a composed name stands for; None where it is made of no listed item and known facets.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> topics = load_vocabulary().topics
    >>> compose(topics["housing"], "relocation_accepted").zh
    '易地扶贫搬迁：已验收'
    >>> compose(topics["cause"], "illness_of_exited").zh
    '因病（脱贫户）'
    """
    parts = made_of(topic, name)
    if parts is None:
        return None
    base, grammar = topic.items[parts[0]], load_grammar()
    zh, en, measures = _WHOLE.sub("", base.zh), _WHOLE_EN.sub("", base.en), base.measures
    if parts[1]:
        stage = grammar.stages[parts[1]]
        zh, en = stage.zh.format(_DONE.sub("", zh)), stage.en.format(en)
        measures = (*measures, *(extra for extra in stage.measures if extra not in measures))
    group = group_of(parts[2]) if parts[2] else None
    if group is not None:
        zh, en = f"{zh}（{group.zh}）", f"{en} ({group.en})"
    # Amounts of a stage or a group are part of the object's own and must not be added to them again, but for those of a batch.
    spends = base.spends and not parts[1] and group is not None and group.is_batch
    aliases = composed_names().get(f"{topic.name}/{name}", ())
    return replace(base, name=name, zh=zh, en=en, aliases=aliases, measures=measures, on_form=False, spends=spends)
