"""A listed item narrowed to the stage and the group that a phrase names beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.core.words.composing import Facet, both_groups, group_of
from fupin_analysis.core.words.counting import PAYING
from fupin_analysis.core.words.facets import load_facets, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Topics of works, which are new when they are done.
_OF_WORKS = frozenset({"infrastructure", "housing"})
#: 计划 as the last word of a scheme's name (雨露计划), of which something may be planned as well.
_PROGRAMME = re.compile("(?<=.{2})计划$")
_COUNTED = re.compile(r"(?:户|人|个)?数$")
_HEADS_OF = re.compile("(?:户|人|人口)数$")


def narrowed(base: Item, stages: Sequence[str], groups: Sequence[str], *, is_contrasted: bool = False) -> Item | None:
    """Return an item at the stage and of the group that a phrase names; None where it names two stages or two groups.

    A roll and a trait are one group: of 脱贫户 and 妇女 those of them who are women.

    Parameters
    ----------
    base
        What the phrase is about.
    stages, groups
        Names of the stages and groups it names, in order.
    is_contrasted
        Whether the roll that a return is about anyway is told apart from other groups, and so is one of them.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> rebuilt = load_vocabulary().item("housing", "rebuilt")
    >>> narrowed(rebuilt, ["completed"], ["priority", "registered"]).name, narrowed(rebuilt, [], ["registered"]).name
    ('rebuilt_of_registered', 'rebuilt')
    """
    facets = load_facets()
    kept = [stage for stage in dict.fromkeys(stages) if not facets.stages[stage].is_default or base.topic == "funds"]
    own_name = _PROGRAMME.sub("", base.zh)
    kept = [stage for stage in kept if not any(len(word) > 1 and word in own_name for word in facets.stages[stage].words)]
    if "lacking" in kept and any(facets.stages[stage].is_of_money for stage in stages):
        return None  # 未报账 is money, and nothing that is lacking
    if base.spends or "recipients" in base.measures:
        of_people = "recipients" in base.measures or "amount_yuan" in base.measures[:1]
        own = {stage for stage in kept if f"{base.topic}/{base.name}_{stage}" in facets.same}
        kept = [stage for stage in kept if stage in own or stage not in PAYING or (stage == "benefiting" and not of_people)]
    if len(kept) > 1 and base.topic in _OF_WORKS:
        kept = [
            stage for stage in kept if stage != "new"
        ]  # 新建 is the work itself where a table tells its plan and what remains
    of = _innermost(base, groups, is_contrasted)
    both = both_groups(*of) if len(of) == 2 else ""
    of = [both] if both else of
    is_acting = any(base.topic in _facet(group).acts_in for group in groups)
    is_strange = any(base.topic in facets.stages[stage].not_in for stage in kept)
    if len(kept) > 1 or len(of) > 1 or is_acting or is_strange:
        return None
    return narrow(base, kept[0] if kept else "", of[0] if of else "", is_told=True)


def _innermost(base: Item, groups: Sequence[str], is_contrasted: bool) -> list[str]:
    """Return the groups that narrow an item: not one that another behind it is within, nor the roll where nothing is told apart.

    Of 四类重点对象 over 建档立卡户 the second is meant, and then it is no word for everybody.
    """
    facets = load_facets()
    own = {fold(name) for name in base.names}
    natural = facets.natural.get(f"{base.topic}/{base.name}", frozenset())
    told = [
        group
        for group in dict.fromkeys(groups)
        if group not in natural and not own & {fold(word) for word in _facet(group).words}
    ]
    inner = [group for place, group in enumerate(told) if not facets.within.get(group, frozenset()) & {*told[place + 1 :]}]
    is_one_of = is_contrasted or len(inner) < len(told)
    return [group for group in inner if is_one_of or not _facet(group).is_default]


def _facet(group: str) -> Facet:
    found = group_of(group)
    assert found is not None, group
    return found


#: Rolls of people, and all groups of people, that a return, a list or a title may be about.
OF_ROLLS = frozenset(
    {"registered", "exited", "not_exited", "exited_and_monitored", "monitored", "unstable", "marginal", "sudden"}
)
OF_PEOPLE = frozenset(OF_ROLLS | {"low_income_allowance", "extreme_poverty", "disabled", "priority", "ordinary", "with_labour"})


def group_named(words: str) -> str:
    """Return the group of the grammar that words name, but for what is counted; empty where they name none or more than it.

    Examples
    --------
    >>> group_named("低保户数"), group_named("建档立卡贫困户（户）"), group_named("低保户改造"), group_named("危房")
    ('low_income_allowance', 'registered', '', '')
    >>> group_named("监测人数"), group_named("脱贫人口数")
    ('monitored', 'exited')
    """
    plain = fold(drop_brackets(words))
    stem = _HEADS_OF.sub("", plain)
    of_stem = [f"{stem}{noun}" for noun in ("户", "对象", "人口")] if len(stem) > 1 and stem != plain else []
    said = (plain, plain.removesuffix("数"), _COUNTED.sub("", plain), *of_stem)
    return next((group for word in said if (group := _group_words().get(word))), "")


@cache
def _group_words() -> dict[str, str]:
    return {fold(word): group.name for group in load_facets().groups.values() for word in group.words}
