"""Whose figure it is: phrases in which people are counted, helped, trained or taught beside what is done for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.core.words.counting import PAYING
from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.said import Said, group_items
from fupin_analysis.core.words.terms import load_vocabulary

#: What is built or rebuilt: no list of people is, and nothing that only has or lacks something.
BUILT = re.compile("改造|修建|铺设|架设|安装|开工|竣工|完工|动工|已[改修建拆装](?!档)")
#: What becomes of a loan, and of nobody's poverty: 脱贫户已还款.
_LENT = frozenset({"repaid", "outstanding", "overdue", "due"})
#: Topics of works, of which 脱贫户计划 are those for whom one is planned and none who are to leave poverty.
_WORKS, _PLANNED_FOR = frozenset({"housing", "infrastructure"}), re.compile("(?:户|人口)(?:计划|任务)(?:数|户数|人数)?$")
#: What is done for people who are counted, by the stage or the measure that says so.
_TRAINING, _PAYMENT = frozenset({"participants", "trained"}), frozenset({"recipients", "subsidised"})


def pupils_of(names: Sequence[tuple[Item, ...]], said: Said) -> list[tuple[Item, ...]]:
    """Return all pupils of a school stage (小学 在校生数), whoever is helped; nothing where money for them is spoken of."""
    in_school = load_vocabulary().item("education", "in_school")
    pupils = [items for items in names if in_school in items]
    stages = {*load_vocabulary().balances["education_by_stage"].parts}
    are_pupils = "students" in said.groups and all(stages & {*items} or are_of_group(items) for items in names)
    if not pupils and are_pupils and any(stages & {*items} for items in names):
        pupils, names = [(in_school,)], [(in_school,), *(items for items in names if stages & {*items})]  # 脱贫户学生 in 小学
    is_of_stage = len(names) == len(pupils) + 1 and any(stages & {*items} for items in names)
    return pupils[:1] if is_of_stage and not PAYING & {*said.stages} else []


def leave_people_to_object(said: Said, topics: Sequence[str], plain: str = "") -> None:
    """Take 贫困户 in 带动贫困户 for those who benefit: of what, the title tells, and never of the register itself.

    So are those who are trained or paid (脱贫户培训人次, 监测户资助人数), but for a group that is paid as such (低保), and those
    whose house was built (低保户改造): no list of people is rebuilt.
    """
    in_school = {*load_vocabulary().balances["education_by_stage"].parts}
    people = bool(said.items) and all(
        (are_of_group(items) and not in_school & {*items}) or are_everybody(items) for items in said.items
    )
    named = {*said.stages, *said.measures}
    of_topic = [item for items in said.items for item in items if not topics or item.topic in topics]
    are_paid = any(not {"recipients", "amount_yuan"}.isdisjoint(item.measures) for item in of_topic)
    is_for_others = bool((_TRAINING | _LENT) & named) or (bool(_PAYMENT & named) and not are_paid)
    is_work_planned = bool(topics) and topics[0] in _WORKS and _PLANNED_FOR.search(plain) is not None
    if people and ("benefiting" in said.stages or is_for_others or BUILT.search(plain) or is_work_planned):
        said.items, said.words = [], []
        said.groups = said.groups or ["registered"]


def names_group(item: Item) -> bool:
    """Whether an item counts the people of a group, so that beside other work it names whose that is.

    Examples
    --------
    >>> registry, housing = (load_vocabulary().topics[name].items for name in ("registry", "housing"))
    >>> names_group(registry["low_income_allowance"]), names_group(housing["rebuilt"])
    (True, False)
    """
    return load_vocabulary().topics[item.topic].items.get(base_of(item)) in group_items()


def are_of_group(items: Sequence[Item]) -> bool:
    """Whether a word that names items names a group of people."""
    return any(item in group_items() for item in items)


def are_everybody(items: Sequence[Item]) -> bool:
    """Whether the words are 总户数, 总人口, 农户 or 总面积, which beside another item say only what is counted."""
    return all(item.topic == "population" and item.name in ("total", "territory", "farm_households") for item in items)
