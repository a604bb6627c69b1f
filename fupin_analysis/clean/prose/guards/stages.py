"""How far a work has come: what is only a task, begun, or there still to do is not what was done."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import Doubt, called
from fupin_analysis.clean.prose.items import BESIDE, Choice, own_label, residue
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.planning import done_item
from fupin_analysis.core.words.terms import load_vocabulary

_REBUILDS = re.compile("^(?:完成|实施|已)*(?:改造|拆除重建|整治|修缮)(?:了)?")
_FOUND_UNSAFE = re.compile("排查|鉴定|发现|尚有|仍有|还有")
_ONLY_BEGUN = re.compile("(?:目前|现|现已|已|均已|全部|共)*(?:开工|动工)(?:建设)?")
_TASK = re.compile("(?:任务|指标)(?:数|为|是|共)*$")
#: A task told as carried out, and nothing behind it that says how far it has come.
_DONE_TASK = re.compile(
    "(?:^|[,、])(?:20[0-9]{2}年度?|[今本当]年|全年|[上下]半年|已经?|均|共|累计|全面|圆满|如期|顺利|按[时期]|超额|提前|目前|现)*"
    "完成(?:了)?[^,;。、:0-9]{2,}(?:任务|指标)(?:数|为|共)*$"
)
_COMES_BEHIND = re.compile("[^。;]{0,10}?(?:已|目前|现|实际)*(?:开工|动工|竣工|完工|完成|入住|验收)(?:了)?[0-9]")
_TOLD_AS_TASK = re.compile("任务|计划|目标|指标|规划")
_COMES_DOWN = re.compile("(?:降|减少|压减)(?:低|少)?(?:至|到|为)$|危房(?:存量)?(?:户数?)?(?:实现|已|均|全部|基本)+$")
_FROM_NUMBER = re.compile("(?:由|从)[^,;。0-9]{0,8}$")
_GOES_DOWN = re.compile("[^,;。0-9]{0,4}?(?:降|减少|压减|清零)")


def is_rebuilt(view: View, choice: Choice) -> Choice | None:
    """改造动态新增危房11户: what is done with them."""
    if (choice.topic, choice.name) != ("housing", "unsafe") or view.moment.aspect == "plan" or _FOUND_UNSAFE.search(view.label):
        return None
    return named("housing/rebuilt", choice.word, choice.how) if _REBUILDS.match(own_label(view.label)) else None


def only_begun(view: View, choice: Choice) -> Choice | None:
    """计划搬迁74户,目前已开工49户."""
    if choice.topic != "housing" or choice.name.endswith("_started") or not _ONLY_BEGUN.fullmatch(own_label(view.label)):
        return None
    item = choice.item
    begun = narrow(load_vocabulary().item("housing", base_of(item)), "started") if item is not None else None
    return choice.of(begun) if begun is not None else None


def is_a_task(view: View, choice: Choice) -> Choice | None:
    """户厕改造全年任务300户: what is to be done, and not what was."""
    item = choice.item
    if (
        item is None
        or choice.topic == "plan"
        or choice.how == "target"
        or not _TASK.search(own_label(view.label))
        or view.family == "share"
        or _is_carried_out(view)
    ):
        return None
    if load_facets().stages["planned"].zh.replace("{}", "") in item.zh or _TOLD_AS_TASK.search(item.zh):
        return None
    planned = narrow(item, "planned")
    return choice.of(planned) if planned is not None else None


def a_task_done(view: View, choice: Choice) -> Choice | None:
    """完成搬迁任务56户: what is told as carried out, though it is called a task."""
    is_planned = choice.item is not None and (choice.name.endswith("_planned") or (choice.topic, choice.name) == ("plan", "exit"))
    if not is_planned or not _is_carried_out(view):
        return None
    done = done_item(choice.item) if choice.item is not None else None
    return choice.of(done) if done is not None else None


def _is_carried_out(view: View) -> bool:
    is_done = view.moment.aspect != "plan" and _DONE_TASK.search(view.label) is not None
    return is_done and _COMES_BEHIND.match(view.sentence.text, view.chain.end, view.sentence.end) is None


def no_project(view: View, choice: Choice) -> Choice | None:
    """盟直单位3家, behind 帮扶项目: what is counted is named beside it, and is no project."""
    if choice.name != "projects" or view.family != "count" or choice.how in ("list", "sum", "target"):
        return None
    is_told = choice.word in view.label or choice.word in view.after or "项目" in view.label + view.after
    return called(choice.topic, view.label) if not is_told and residue(view.label) and view.weight < BESIDE else None


def falls(view: View, choice: Choice) -> Choice | None:
    """危房由12户下降至零: how many there still are, and not how many were rebuilt."""
    if (choice.topic, choice.name) != ("housing", "rebuilt") or view.family != "households":
        return None
    is_from = _FROM_NUMBER.search(view.label) and _GOES_DOWN.match(view.sentence.text, view.chain.end)
    return named("housing/unsafe", choice.word, choice.how) if is_from or _COMES_DOWN.search(view.label) else None


#: In the order in which they are asked.
OF_STAGES: tuple[Doubt, ...] = (
    Doubt(
        is_rebuilt,
        looks_at="改造 at the head of the words before the number",
        why="unsafe houses that are rebuilt are not those there are",
        fires="改造动态新增危房11户。",
        passes="动态新增危房11户。",
    ),
    Doubt(
        only_begun,
        looks_at="开工 alone before the number",
        why="what is begun is not done",
        fires="计划搬迁74户，目前已开工49户。",
        passes="计划搬迁74户，目前已搬迁49户。",
    ),
    Doubt(
        is_a_task,
        looks_at="任务 or 指标 right before the number",
        why="what is to be done is not what was",
        fires="今年下达危房改造指标12户。",
        passes="今年完成危房改造12户。",
    ),
    Doubt(
        a_task_done,
        looks_at="完成 before the name of a task",
        why="a task that was carried out is done",
        fires="完成减贫任务38户126人。",
        passes="下达减贫任务38户126人。",
    ),
    Doubt(
        no_project,
        looks_at="what is named beside the number, where projects are spoken of before",
        why="what is named beside a number is no project",
        fires="对口帮扶项目到位资金120万元，市直单位3家。",
        passes="对口帮扶项目3个。",
    ),
    Doubt(
        falls,
        looks_at="降 beside the number",
        why="how many unsafe houses are left is not how many were rebuilt",
        fires="全镇危房由12户下降至零。",
        passes="全镇危房改造12户。",
    ),
)
