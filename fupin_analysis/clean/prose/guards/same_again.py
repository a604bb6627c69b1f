"""Numbers read as an item that their words narrow: the same again for one group, projects of one state, members newly won."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.terms import own_words

_DECIDED = frozenset({"rule", "label", "default"})
_PEOPLE = frozenset({"households", "persons"})
_GROUP = re.compile(
    "(?:脱贫|监测|边缘|低保|残疾|特困|五保|搬迁|三类)[一-鿿]{0,4}?(?:户|人口|对象|人员|群众|家庭|劳动力|学生|人)|脱贫劳动力"
)
_STATE = re.compile("申报|入库|储备|谋划|论证|签约|招商|意向|在谈|预审|备案")
_WON = re.compile("发展|新发展|培养|转正|转入|吸收|慰问|表彰|走访")
_FAULT = re.compile("[一-鿿]{0,8}?(?:问题|隐患|风险|违规|违建|疑似|疑点|漏登|异常)[一-鿿]{0,4}$")
_HELPS = re.compile("(?:带动|惠及|受益|覆盖|吸纳|辐射|服务)[^,;。0-9]{0,12}$")
_REPAIRED = re.compile("[^,;。0-9]{0,8}?(?P<how>拆除重建|原址重建|重建|维修|加固|修缮|改造)(?=[,;。]|$|工程|任务|工作)")
_SOLVED = re.compile("(?:解决|化解|办结|办理)(?:了)?(?:群众|实际|具体|各类|困难|急难愁盼)*问题")
_PERSONS_END = ("户", "人口", "对象", "人员", "家庭", "群众")
_WORKS = frozenset({"housing", "infrastructure", "production", "training", "medical", "education", "credit"})
_DOES = re.compile("(?:^|[,、;])(?:已|全面|全部|共|累计)*(?:完成|实施|启动)(?:了)?$")
_HOW = {"重建": "built_anew", "维修": "reinforced", "加固": "reinforced", "修缮": "reinforced", "改造": "rebuilt"}


def _own(topic: str, words: str) -> Choice | None:
    name = own_words(own_label(words))
    return Choice(topic, name, None, 0.0, name, "own") if name else None


def of_a_group_again(view: View, choice: Choice) -> Choice | None:
    """参保率98.4%,脱贫人口参保率100%: of one group, where all have been told before in the same sentence."""
    group = _GROUP.search(view.label)
    if group is None or choice.item is None or choice.how not in _DECIDED or group[0] in label_of(choice):
        return None
    if choice.topic in ("registry", "exit", "monitoring", "plan", "population") or choice.word == group[0]:
        return None
    for read in view.all_done:
        if (read.choice.topic, read.choice.name) != (choice.topic, choice.name) or read.period != view.moment.period:
            continue
        words = view.sentence.text[slice(*read.chain.gap)]
        is_same_kind = view.family in read.chain.families and read.place == view.place
        if is_same_kind and group[0][:2] not in words and read.chain.numerals[0].value != view.chain.numerals[0].value:
            name = own_words(f"{own_label(view.label)}{'' if choice.word in view.label else label_of(choice)}")
            return Choice(choice.topic, name, None, 0.0, name, "own")
    return None


def projects_of_a_state(view: View, choice: Choice) -> Choice | None:
    """申报项目12个,入库项目36个: what was asked for or is kept for later, and not what was carried out."""
    if choice.name != "projects" or view.family != "count" or choice.how not in _DECIDED or view.moment.aspect == "plan":
        return None
    return _own(choice.topic, view.label) if _STATE.search(view.label) and choice.word in view.label else None


def members_won(view: View, choice: Choice) -> Choice | None:
    """发展党员9名: those who came to it or were called on, and not all there are."""
    is_member = (choice.topic, choice.name) == ("population", "party_members")
    place = view.label.rfind(choice.word) if is_member and choice.word else -1
    return _own("population", view.label) if place > 0 and _WON.search(view.label[:place]) else None


def faults_sought(view: View, choice: Choice) -> Choice | None:
    """排查环保问题户57户: those with a fault, and not all who were looked at."""
    is_search = choice.topic == "visits" and choice.name.startswith(("investigated", "households_visited"))
    place = view.label.rfind(choice.word) if is_search and choice.word else -1
    if place < 0 or view.family not in _PEOPLE:
        return None
    behind = view.label[place + len(choice.word) :]
    return _own("visits", behind) if _FAULT.fullmatch(behind) else None


def whom_it_helps(view: View, choice: Choice) -> Choice | None:
    """年收益9万元,带动脱贫户46户: whom it helps, and not another measure of words of its own."""
    if choice.how != "joined" or choice.item is not None or view.family not in _PEOPLE or not choice.topic:
        return None
    return _own(choice.topic, view.label) if _HELPS.search(view.label) else None


def houses_repaired(view: View, choice: Choice) -> Choice | None:
    """完成12户C级危房维修: what was done with them, and not how many there are."""
    if choice.topic != "housing" or choice.name not in ("grade_c", "grade_d", "unsafe") or view.moment.aspect == "plan":
        return None
    match = _REPAIRED.match(view.after) if view.family == "households" and _DOES.search(view.label) else None
    return named(f"housing/{_HOW[match['how'][-2:]]}", choice.word, choice.how) if match else None


def problems_solved(view: View, choice: Choice) -> Choice | None:
    """走访农户310户,现场解决问题43件: what was solved for people, and nothing that an inspection found."""
    if (choice.topic, choice.name) != ("rectification", "found") or _SOLVED.search(view.label) is None:
        return None
    is_of_inspection = "rectification" in (*view.context.topics[:1], *(read.choice.topic for read in view.all_done))
    return None if is_of_inspection else _own("visits", view.label)


def work_for_them(view: View, choice: Choice) -> Choice | None:
    """低保户危房改造3户: for whom a work was done, and not all who are of the group."""
    is_people = choice.topic in ("living", "registry", "exit", "monitoring") and choice.how in _DECIDED
    place = view.label.rfind(choice.word) if is_people and choice.word and view.family in _PEOPLE else -1
    if place < 0 or view.chain.label or not choice.word.endswith(_PERSONS_END):
        return None
    begin = view.piece + place + len(choice.word)
    said = [one for one in topics_in(view.sentence.hits_in(begin, view.chain.gap[1])) if one in _WORKS]
    is_whole = re.fullmatch("[一-鿿]{3,10}", view.label[place + len(choice.word) :]) is not None
    return _own(said[0], view.label) if said and is_whole else None


#: In the order in which they are asked.
SAME_AGAIN: Sequence[Callable[[View, Choice], Choice | None]] = (
    of_a_group_again,
    projects_of_a_state,
    members_won,
    faults_sought,
    houses_repaired,
    problems_solved,
    work_for_them,
)
