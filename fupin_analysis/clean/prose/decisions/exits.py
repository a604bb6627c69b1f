"""Villages and people of whom the words behind their number say that they leave poverty: 1个村退出, 剩余21户48人全部脱贫."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.making import make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_VILLAGE_EXIT = re.compile("(?:深度|重点|个)?(?:贫困)?(?:行政)?村[^,]{0,4}(?:退出|出列|脱贫|摘帽|通过[^,]{0,4}验收)")
_PEOPLE_EXIT = re.compile(
    "(?:(?:(?:(?!未|不能|没|无法|难以)[^,]){0,4}?|年[底内]前?(?:一定|确保)?)(?:全部|如期|稳定|整体|同步|顺利)|贫困(?:人口|群众|户))?(?:实现)?(?:摘掉了?[^,;。]{0,4}帽子?|甩掉了?[^,;。]{0,4}帽子?|脱贫|退出|摘帽)(?!享受|政策|家庭|学生|劳动|人口|户|攻坚|的|任务|不稳|群众|劳动力|监测|后|村|对象|不)"
)
_OF_A_STANDARD = re.compile('(?:全部|均|已)*达到"[^"]{2,8}"(?:的)?(?:脱贫|退出)?标准')
_UP_TO_STANDARD = re.compile("(?:全部|如期|稳定)(?:达标|达到(?:脱贫|退出)标准)")
_BENEFITS = re.compile(
    "(?P<still>继续|仍然?|还)?(?P<not>不再?)?(?:继续)?享受(?:着)?(?:国家|各项|各类|扶贫|帮扶|脱贫|相关|有关|惠农)*政策"
    "(?:的)?(?:已|稳定)*(?:(?:脱贫)(?:农)?(?:户|人口|群众|家庭|对象)|(?<=策)(?:户|人口|群众|对象)|(?<=策的)(?:户|人口|群众|对象))?"
    "(?:现有|共有|有|共|为|达)?$"
)
_LAST_OF_THE_REGISTER = 2020
_ROLLS = frozenset({("registry", "total"), ("registry", "exited"), ("exit", "cumulative"), ("registry", "exited_with_benefits")})
_MEANT_TO = re.compile("^(?:年初|年度)?(?:确定|计划|预定|拟定|预计|下达|锁定|安排)(?:的)?(?:脱贫|减贫)?(?:对象|任务)?(?:的)?$")
_ENSURE = re.compile("确保|力争|实现|完成|保证|剩余的?|余下的?|剩下的?|最后的?|其余")


def by_benefits(view: View) -> Read | None:
    """继续享受政策的脱贫户215户: some of those who left poverty; from 2021 all, where nothing sets them apart."""
    match = _BENEFITS.search(view.label)
    if match is None or "脱贫" not in view.label or view.family not in ("households", "persons"):
        return None
    is_part = match["not"] or match["still"] or "其中" in view.gap or view.memory.year <= _LAST_OF_THE_REGISTER
    is_part = is_part or any((read.choice.topic, read.choice.name) in _ROLLS for read in view.all_done)
    if not is_part:
        return None
    choice = named(f"registry/exited_{'without' if match['not'] else 'with'}_benefits", match[0])
    return make(view, choice) if choice is not None else None


def by_villages_exiting(view: View) -> Read | None:
    """1个村退出."""
    if view.family != "count" or _ENSURE.sub("", view.rest) or not _VILLAGE_EXIT.match(view.after):
        return None
    choice = named("plan/villages" if view.moment.aspect == "plan" else "exit/villages", view.after[:3])
    return _consuming(view, choice)


def by_people_exiting(view: View) -> Read | None:
    """确保剩余21户48人全部脱贫: who exits stands before it."""
    is_meant = (
        _PEOPLE_EXIT.match(view.after)
        or _OF_A_STANDARD.match(view.after)
        or (view.moment.aspect == "plan" and _UP_TO_STANDARD.match(view.after))
    )
    if view.family not in ("households", "persons") or _ENSURE.sub("", _MEANT_TO.sub("", view.rest)) or not is_meant:
        return None
    choice = named("plan/exit" if view.moment.aspect == "plan" else "exit/done", view.after[:4])
    return _consuming(view, choice)


def _consuming(view: View, choice: Choice | None) -> Read | None:
    """Return the reading of a number that the words behind it name; they do not name the next one."""
    read = make(view, choice) if choice is not None else None
    if read is not None and not view.leads_on:
        read.consumed = view.chain.after[1]
    return read
