"""One kind of what a whole counts, and one class of what is spoken of: 中药材600亩其中天麻300亩, 低保A类12户,B类33户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words

#: A class of what stands before it or is spoken of: 低保A类12户,B类33户.
_CLASS = re.compile(
    "(?<![A-Ea-e][、和及与/])(?P<class>(?:[A-Ea-e甲乙丙丁戊一二三四五]|[1-5])(?:类|档|等)|[A-Da-d]级)(?P<who>人员|对象|户|低保|低保户)?(?:有|共|为)*$"
)
_GRADES = {"A": "housing/grade_a", "B": "housing/grade_b", "C": "housing/grade_c", "D": "housing/grade_d"}
_THREE_KINDS = re.compile("[三四]类(?:监测|重点|人员|对象|户|救助)|[一二三]类(?:车|病种|费用|卷|河|水)")
_COUNTED = frozenset({"households", "persons", "person_times", "money", "recipients"})
_OF_STATUS = re.compile("^(?:一般|低保|五保|特困|脱贫|监测|边缘|贫困|普通|建档立卡)[一-鿿]{0,4}?(?:户|人口|对象|人员)(?:有|共)*$")
#: What is done for kinds of households, and topics in which these are counted.
_DONE_FOR = PROGRAMMES - {"living"} | {"visits"}
_OF_KINDS = ("registry", "living", "monitoring", "exit")
_SHORTEST_WAY = 2
#: What stands beside it in the list and is counted alike: 35户105人,投亲靠友2户.
_BESIDE_IT = re.compile("(?:、?[0-9]+人)?[,、;](?P<way>[^,、;。:()0-9]{2,14})[0-9]+(?P<unit>户|人)")
_SAID_OF_THEM = re.compile("的|享受|符合|年初|计划|拟|需|未|无")
_CAUSED = re.compile("致贫|贫困|返贫|脱贫|监测|原因|风险")


def of_a_class(view: View, choice: Choice) -> Choice | None:
    """低保A类12户,B类33户: one class of what is spoken of, and not all of it; a later class is of the same."""
    match = _CLASS.search(own_label(view.label)) if view.family in _COUNTED and not view.chain.label else None
    if (
        match is None
        or choice.topic == "monitoring"
        or _THREE_KINDS.search(view.label + view.after[:2])
        or "类" in label_of(choice).removesuffix(match[0])
    ):
        return None
    grade = _GRADES.get(match["class"][0].upper())
    if grade and choice.name == grade.partition("/")[2]:
        return None
    if grade and (_is_of_houses(view) or choice.name == "rebuilt"):
        return named(grade, match[0])
    if choice.item is not None:
        words = own_label(view.label)
        return kept(choice.topic, words if choice.word in words else f"{label_of(choice)}{match['class']}")
    before = view.done[-1] if view.done else None
    of = _CLASS.search(before.choice.name) if before is not None and before.choice.item is None else None
    if before is None or of is None or choice.name != match[0]:
        return None
    return kept(before.choice.topic, f"{before.choice.name[: of.start()]}{match['class']}")


def _is_of_houses(view: View) -> bool:
    """Whether the numbers before are of houses, whose grades some offices call classes: 未达标83户,其中无房5户、C类27户."""
    told = [read.choice.topic for read in view.all_done] or list(view.context.topics[:1])
    return "housing" in told and "living" not in told


def of_a_work_for_kinds(view: View, choice: Choice) -> Choice | None:
    """危房改造一般户12户、低保户5户: for whom a work is done, kind by kind, and not all of a kind."""
    if view.family not in ("households", "persons") or choice.topic not in _OF_KINDS or choice.item is None:
        return None
    label = own_label(view.label)
    place = label.rfind(choice.word) if choice.word else -1
    works = [one for one in topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1])) if one in _DONE_FOR]
    if (
        place > 1
        and works
        and choice.topic in ("registry", "living")
        and not _SAID_OF_THEM.search(label[:place])
        and _OF_STATUS.match(label[place:])
        and choice.how in ("rule", "label", "default")
    ):
        return kept(works[0], label) if topics_in(view.sentence.hits_in(view.piece, view.piece + place + 1)) else None
    before = view.done[-1] if view.done else None
    if before is None or view.gap[:1] != "、" or _OF_STATUS.match(label) is None:
        return None
    if before.choice.item is not None and before.choice.topic != "visits":
        return None
    said = before.choice.name if before.choice.item is None else own_label(view.sentence.text[slice(*before.chain.gap)])
    kinds = re.search("(?:一般|低保|五保|特困|脱贫|监测|边缘|贫困|普通)[一-鿿]{0,4}?(?:户|人口|对象|人员)$", said)
    stem = said[: kinds.start()] if kinds else ""
    is_of_it = before.choice.topic in PROGRAMMES or "visits" in topics_in(find_words(stem))  # 走访脱贫户453户、监测户46户
    return kept(before.choice.topic, f"{stem}{label}") if residue(stem) and is_of_it else None


def one_way_of_it(view: View, choice: Choice) -> Choice | None:
    """易地扶贫搬迁建房35户,投亲靠友2户: what is done in one of several ways is not all of it."""
    ways = prose_words()["ways"]
    path = f"{choice.topic}/{choice.name}"
    of, label = ways["of"].get(path), own_label(view.label)
    if choice.how not in DECIDED or view.family not in ("households", "persons") or choice.word not in label:
        return None
    which = label[: label.rfind(choice.word)]
    if path in ways["led_by"] and label.endswith(choice.word) and residue(which) and not re.search(ways["stages"], which):
        return kept(choice.topic, label)  # 分散供水88户
    if of is None:
        return None
    way = label[label.rfind(choice.word) + len(choice.word) :]
    if not residue(way) and of and re.fullmatch(of, choice.word):
        way = choice.word
    match = _BESIDE_IT.match(view.sentence.text, view.chain.end)
    if match is None or match["unit"] != view.chain.numerals[0].unit:
        return None
    beside = own_label(match["way"])
    if any(len(one) < _SHORTEST_WAY or not residue(one) or re.search(ways["stages"], one) for one in (way, beside)):
        return None
    heads = [hit for hit in view.sentence.hits_in(*match.span("way")) if hit.end == match.end("way")]
    if {*topics_in(heads)} & PROGRAMMES - {choice.topic} or choice.word in beside:
        return None  # 易地扶贫搬迁安置35户,改厕20户
    return kept(choice.topic, label)


def told_beside_it(view: View, choice: Choice) -> Choice | None:
    """蓄水池5口、水窖31口: two things that one item takes together are two where a paragraph tells of both."""
    path = f"{choice.topic}/{choice.name.removesuffix('_new')}"
    kinds = prose_words()["told_beside"].get(path)
    if kinds is None or choice.how not in DECIDED or kinds["own"] not in view.sentence.text:
        return None
    match = re.search(kinds["others"], choice.word)
    return kept(choice.topic, match[0]) if match is not None and kinds["own"] not in view.label else None


def why_it_was_given(view: View, choice: Choice) -> Choice | None:
    """发放临时救助金,其中因病21户: why something is given, and no cause of poverty."""
    if choice.topic != "cause" or choice.item is None:
        return None
    before = view.before
    if before is not None:
        stem, sign, why = before.choice.name.partition("：")
        is_listed = before.choice.item is None and why.startswith("因") and view.gap[:1] in "、,"
        return kept(before.choice.topic, f"{stem}{sign}{own_label(view.label)}") if is_listed else None
    if "其中" not in view.gap:
        return None
    lead = view.sentence.text[view.part : view.piece].split("其中")[0].rstrip(",;:(")
    clause = re.split("[,;:。]", lead)[-1]
    said = [one for one in topics_in(view.sentence.hits_in(view.part, view.piece)) if one in PROGRAMMES]
    if not said or _CAUSED.search(clause + view.label):
        return None
    return kept(said[0], f"{own_label(clause)}：{own_label(view.label)}")


#: One kind of what is spoken of.
OF_KINDS: tuple[Doubt, ...] = (
    Doubt(
        one_way_of_it,
        looks_at="a way behind the name of a work, and another beside it",
        why="what is done in one of several ways is not all of it",
        fires="易地扶贫搬迁建房35户105人，投亲靠友2户2人。",
        passes="易地扶贫搬迁35户105人，投亲靠友2户2人。",
    ),
    Doubt(
        told_beside_it,
        looks_at="another thing of the same item in the paragraph",
        why="two things that are told of side by side are not one",
        fires="新建蓄水池5口、水窖31口。",
        passes="新建水窖31口。",
    ),
    Doubt(
        of_a_class,
        looks_at="a class right before the number",
        why="one class is not all of them, and a later one is of the same",
        fires="享受低保A类33户。",
        passes="享受低保33户。",
        of_own_words=True,
    ),
    Doubt(
        of_a_work_for_kinds,
        looks_at="a work right before a kind of households",
        why="for whom a work is done is not everybody of a kind",
        fires="危房改造一般户12户。",
        passes="一般贫困户12户。",
    ),
    Doubt(
        why_it_was_given,
        looks_at="what is given, before 其中",
        why="why something is given is no cause of poverty",
        fires="发放临时救助金，其中因病21户。",
        passes="贫困户中因病21户。",
    ),
)
