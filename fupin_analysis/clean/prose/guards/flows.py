"""Who comes to an entitlement, who loses it and for whom it is only under way is not among all who have it: 取消低保9户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.facets import narrow

#: But 清退后低保户212户 are all who have it still, and so is 因死亡注销后在册的.
_LOSES = re.compile("(?:取消|停发|停止发放|停保|清退|核减|注销|退出|不再享受)(?:了)?(?![^,;、。0-9]{0,4}后)[^,;、。0-9]{0,4}$")
_COMES = re.compile("(?:审批(?:新增|纳入)|(?<![重更创最革翻清一])新(?:审批|纳入|批|审核|增|增纳入))(?:了)?[^,;、。0-9]{0,4}$")
_FOUND = re.compile("(?:确定|认定|识别|纳入|锁定)(?:了|为)?$")
_UNDER_WAY = re.compile("正在(?:进行|推进|办理|实施|开展|改造|建设|施工|申报|审批|履行)(?:的)?[^,;、。0-9]{0,4}$")
_OF_ENTITLEMENT = frozenset({"living", "employment"})
_OF_WORKS = frozenset({"housing", "infrastructure", "production"})
_BROUGHT = "纳入"
_BEGUN = ("_started", "in_progress", "_planned")
#: Whoever is found of a group may be most of it where it was counted only once.
_FEW = 0.5
_BACK = re.compile("(?:已|全部|均|成功)*(?:返校|复学|返学|重返|入学|就读)")
_OTHER_INSURANCE = re.compile("(?:大病|补充|意外|商业|人身|财产|农业|养老)[^,;。、]{0,6}(?:险|保)[^,;。、]{0,4}$")


def who_loses_it(view: View, choice: Choice) -> Choice | None:
    """Return those who lose what others have: 清退低保8户, 取消贫困户资格3户."""
    match = _LOSES.search(_before(view, choice))
    said = [topic for topic in topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1])) if topic in _OF_ENTITLEMENT]
    if (choice.topic, choice.name) == ("registry", "removed") and said:
        return _own(said[0], view)  # 清退低保8户: not off the register
    is_of_it = choice.topic in _OF_ENTITLEMENT and choice.item is not None
    is_status = (choice.topic, choice.name) in (("registry", "total"), ("registry", "exited")) and "资格" in view.label
    return _own(choice.topic, view) if match is not None and (is_of_it or is_status) else None


def who_comes_to_it(view: View, choice: Choice) -> Choice | None:
    """Return those who only now come to what others have: 审批纳入低保15户; 监测户31户,今年确定监测户2户."""
    before = _before(view, choice)
    if choice.topic == "living" and choice.item is not None and _COMES.search(before):
        new = narrow(choice.item, "new")
        return choice.of(new) if new is not None else _own("living", view)
    path = f"{choice.topic}/{choice.name}"
    stated = view.memory.stocks.get((path, view.place, view.family), 0.0)
    is_few = 0 < view.chain.numerals[0].value < _FEW * stated
    if path not in ("monitoring/total", "registry/total") or not is_few or not _FOUND.search(before):
        return None
    return named(prose_words()["brought"][path], choice.word, choice.how)


def for_whom_it_is_under_way(view: View, choice: Choice) -> Choice | None:
    """Return those for whom something is not done yet: 正在进行风险消除4户."""
    if choice.item is None or choice.name.endswith(_BEGUN) or not _UNDER_WAY.search(_before(view, choice)):
        return None
    if choice.topic in _OF_WORKS:
        begun = narrow(choice.item, "started")
        if begun is not None:
            return choice.of(begun)
    is_deed = choice.topic in (*_OF_WORKS, *_OF_ENTITLEMENT, "credit", "medical") or choice.name == "risk_removed"
    return _own(choice.topic, view) if is_deed else None


def _before(view: View, choice: Choice) -> str:
    """Return the words before the one that named the number."""
    place = view.label.rfind(choice.word) if choice.word else -1
    if place >= 0 and choice.word.startswith(_BROUGHT):
        place += len(_BROUGHT)  # 纳入农村低保
    return view.label[:place] if place >= 0 else view.label if choice.word and choice.word in view.after else ""


def _own(topic: str, view: View) -> Choice:
    return own_choice(topic, own_label(view.label))


def brought_back(view: View, choice: Choice) -> Choice | None:
    """动员辍学学生5名返校: those who are back."""
    is_of_school = choice.topic == "education" and choice.name in ("dropouts", "suspected_dropouts")
    is_left = is_of_school and view.moment.aspect != "plan"
    return named("education/brought_back", choice.word) if is_left and _BACK.match(view.after) else None


def insured_otherwise(view: View, choice: Choice) -> Choice | None:
    """大病保险参保5120人: of another insurance than the basic one."""
    match = _OTHER_INSURANCE.search(view.label) if (choice.topic, choice.name) == ("medical", "insured") else None
    return own_choice("medical", own_label(view.label)) if match is not None and choice.how in DECIDED else None


#: In the order in which they are asked.
OF_FLOWS: tuple[Doubt, ...] = (
    Doubt(
        brought_back,
        looks_at="返校 behind those who had left school",
        why="who is back at school has not left it",
        fires="动员失学辍学学生5名返校就读。",
        passes="全镇有失学辍学学生5名。",
    ),
    Doubt(
        insured_otherwise,
        looks_at="the kind of insurance before 参保",
        why="who is insured against one thing has no basic insurance by it",
        fires="大病保险参保5120人。",
        passes="医保参保5120人。",
    ),
    Doubt(
        who_loses_it,
        looks_at="a verb of losing before the word that decided",
        why="who loses an allowance is not who has it",
        fires="全镇取消低保11户。",
        passes="全镇有低保11户。",
    ),
    Doubt(
        who_comes_to_it,
        looks_at="a verb of finding, and how many were counted before",
        why="who is found only now is not everybody watched",
        fires="全镇监测户31户。今年以来确定监测户2户。",
        passes="全镇监测户31户。",
    ),
    Doubt(
        for_whom_it_is_under_way,
        looks_at="正在 before the word that decided",
        why="what is under way is not done",
        fires="正在实施危房改造12户。",
        passes="实施危房改造12户。",
    ),
)
