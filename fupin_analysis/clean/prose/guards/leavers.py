"""Those who leave poverty, or shall: kinds of them are no register, whom a list names to leave has not left."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import own_words

_KIND = re.compile(
    r"(?:其中)?[,、:(]?(?P<kind>(?:一般|普通|低保|五保|特困(?:供养)?|兜底|分散供养|集中供养|残疾|三无|孤儿)[一-鿿]{0,6}?(?:户|人口|人员|对象)?)(?:有|共)?(?P<number>[0-9]+)户"
)
_OF_REGISTER = frozenset(
    {
        ("registry", "general"),
        ("registry", "low_income_allowance"),
        ("registry", "extreme_poverty_support"),
        ("living", "minimum_living_allowance"),
        ("living", "extreme_poverty_support"),
    }
)
_LEAVING = {("plan", "exit"): "计划脱贫", ("exit", "done"): "当年脱贫"}
_LISTED = re.compile(
    r"[^,;。0-9]{0,4}?(?:已)?(?:被)?(?:列为|列入|列进|确定为|定为|纳入|作为|申报为?|申请)[^,;。0-9]{0,10}?(?:退出|出列|脱贫|摘帽)(?:村|户|对象|计划|名单|范围|任务|目标)"
)
_LISTED_BEFORE = re.compile(
    r"(?:列为|列入|确定为|申报|申请|锁定)[^,;。0-9]{0,8}?(?:退出|出列|脱贫|摘帽)(?:的)?(?:贫困)?(?:村|户|对象)?(?:有|共)?$"
)
_TO_LEAVE = {"villages": "plan/villages", "done": "plan/exit"}


def kinds_of_leavers(view: View, choice: Choice) -> Choice | None:
    """计划脱贫96户,一般户88户,低保户8户: kinds of those who shall leave, where the text says so or they add up to them."""
    if (choice.topic, choice.name) not in _OF_REGISTER or view.family not in ("households", "persons"):
        return None
    at = next(
        (n for n in range(len(view.done) - 1, -1, -1) if (view.done[n].choice.topic, view.done[n].choice.name) in _LEAVING), -1
    )
    if at < 0:
        return None
    whole = view.done[at]
    between = view.done[at + 1 :]
    text, (_, begin) = view.sentence.text, (0, whole.chain.end)
    is_said = "其中" in text[begin : (between[0].chain.start if between else view.chain.start)]
    if any(read.choice.item is not None for read in between) or not (is_said or _add_up(view, whole)):
        return None
    label = re.sub("^(?:中|里)?有", "", own_label(view.label))
    plan = whole.aspect == "plan"
    name = own_words(f"{'' if plan else '当年'}脱贫（{label}）")
    return Choice(whole.choice.topic if not plan else "exit", name, None, 0.0, name, "own")


def _add_up(view: View, whole: Read) -> bool:
    """Whether the kinds that follow those who leave add up to them."""
    text, total, place = view.sentence.text, 0.0, whole.chain.end
    stop = min((at for sign in ";。" if (at := text.find(sign, place)) >= 0), default=len(text))
    households = next(
        (one.value for one, family in zip(whole.chain.numerals, whole.chain.families, strict=True) if family == "households"), 0
    )
    for match in _KIND.finditer(text, place, min(stop, view.sentence.end)):
        total += float(match["number"])
    return households > 0 and total == households


def listed_to_leave(view: View, choice: Choice) -> Choice | None:
    """2个村被列为退出村: who is to leave, and has not left."""
    path = _TO_LEAVE.get(choice.name) if choice.topic == "exit" else None
    if path is None or view.family not in ("households", "persons", "count"):
        return None
    is_listed = _LISTED.match(view.after) or _LISTED_BEFORE.search(view.label)
    return named(path, choice.word, choice.how) if is_listed else None
