"""Doubts about villages: people of a class of them (出列村) are not all of the township, and what some lack is no village."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept
from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View

_CLASS = (
    "(?:深度|省定|市定|国定|省级|已|未|尚未|剩余|其他|非)?"
    "(?:非贫困|贫困|脱贫|出列|退出|摘帽|非重点|重点|示范|薄弱|面上|一般|边境)(?:行政)?村"
)
#: A class of villages and what is counted there: 非贫困村贫困户96户, 深度贫困村的贫困发生率.
_OF_CLASS = re.compile(
    rf"(?P<class>{_CLASS})(?:的|中|内|里|共|现|总)?(?:有)?(?=[一-鿿])(?!数|数量|个|名单|退出|出列|摘帽|序列|标准|提升)"
)
#: A class that was counted right before, without a stop: 出列村3个共有贫困户212户.
_GOES_ON = re.compile("(?:共|现|总)?有?[^,;。:0-9]{0,8}")
_WHAT_THEY_HAVE = re.compile(
    "(?:行政|自然|贫困)?(?:村(?:庄|寨|屯|落|组)?|社区|小区|组|屯|寨)"
    "(?:的|(?:安装|铺设|架设|修建|新建|建设|配备|硬化|改造)(?:了)?)(?P<what>[一-鿿]{2,})"
)
#: A class into which a paper divides its villages, which leads its part of a sentence: 一类村…,共有农村人口12344人.
_OF_ITS_CLASS = re.compile("(?P<class>[一二三四五甲乙丙丁]类(?:行政)?村)(?!.*(?:[全我本][镇乡]|[一二三四五甲乙丙丁]类))")
#: Classes that are counted one after the other, before what all villages have: 一类村3个,二类村5个,共有贫困户512户.
_COUNT_OF_CLASS = "[一二三四五甲乙丙丁]类(?:行政)?村(?:共|有|为|是|计|:)*[0-9]+个(?:村)?"
_CLASSES_COUNTED = re.compile(f"(?:[全我本][镇乡][^;。人户]*|{_COUNT_OF_CLASS}[,、和及]*){_COUNT_OF_CLASS}(?!.*类(?:行政)?村)")
_WITH, _PAIRED = re.compile("(?:与|和|同|对|向|为)$"), re.compile("结对|结成|对接|签约|签订|联建|共建|合作|帮扶|联系|对口|捐")
_HELPED = re.compile("(?:结对|帮扶|联系|包保|挂包|包联|对口)(?:帮扶|支援)?(?:了)?$")
_PLACE = re.compile("(?:进行|开展|实行|建立|结成)?(?:结对|结成|对接|签约|签订|联建|共建|合作|帮扶|联系|对口|捐).*$")
_STILL_THERE = re.compile("(?:村|社区|组)(?:还|尚|仍)(?:有|剩)$")
_OF_PEOPLE = frozenset({"registry", "exit", "monitoring", "population", "living", "cause", "plan"})
_CLASSES = frozenset({"villages", "deeply_poor_villages", "ordinary_villages", "key_villages", "exited_villages"})
_LACKING = re.compile(
    r"(?:贫困|行政|自然)?村(?:\([^()]*\))?(?:的)?(?P<said>[一-鿿]{2,14}?(?:没有|尚未|未|不(?!断|仅)|缺|无)[一-鿿]{2,10})(?=[,;。]|$)"
)


def of_a_class_of_villages(view: View, choice: Choice) -> Choice | None:
    """非贫困村贫困户96户: of some villages, which together have no name."""
    is_people = view.family in ("households", "persons", "share") and choice.topic in _OF_PEOPLE and choice.how in DECIDED
    if not is_people or not choice.word or view.place:
        return None
    text, start = view.sentence.text, view.chain.start
    led = _OF_ITS_CLASS.search(text, view.part, start)
    is_of_all = _CLASSES_COUNTED.search(text, view.part, start) is not None and "类村" not in text[start : view.sentence.end]
    if led is not None and not is_of_all:
        return kept(choice.topic, f"{led['class']}{label_of(choice)}")
    found = _OF_CLASS.search(view.label)
    if found is not None and choice.word in view.label[found.end("class") :]:
        return kept(choice.topic, view.label[found.start() :])
    before = view.before
    is_behind = before is not None and before.choice.name in _CLASSES and "count" in before.families
    if (
        is_behind
        and before is not None
        and _GOES_ON.fullmatch(view.gap)
        and not view.after
        and view.gap.startswith(("共", "有", "现"))
    ):
        return kept(choice.topic, f"{before.choice.word}{view.gap}")
    return None


def villages_helped(view: View, choice: Choice) -> Choice | None:
    """6家企业与5个贫困村结对: those with which somebody is paired."""
    is_of_all = (choice.topic, choice.name) in (("registry", "villages"), ("population", "administrative_villages"))
    if not is_of_all or view.family != "count" or choice.word not in view.after:
        return None
    is_paired = _WITH.search(view.gap) is not None and _PAIRED.search(view.after) is not None
    is_helped = _HELPED.search(view.label) is not None
    return kept("visits", f"结对{_PLACE.sub('', view.after)}") if is_paired or is_helped else None


def villages_that_have_it(view: View, choice: Choice) -> Choice | None:
    """余下2个村的污水管网9.5公里: of two villages, and not two of what they have."""
    has = _WHAT_THEY_HAVE.match(view.after)
    is_told = view.family == "count" and has is not None and choice.word in view.after
    return kept(choice.topic, view.after) if is_told and has is not None and choice.word in has["what"] else None


def villages_that_are_still_so(view: View, choice: Choice) -> Choice | None:
    """收入低于5万元的村还有4个: villages, and no problems that are left."""
    if view.family != "count" or choice.topic != "rectification" or not _STILL_THERE.search(view.label):
        return None
    return kept("registry", view.label)


def villages_without(view: View, choice: Choice) -> Choice | None:
    """2个村的活动室没有达到标准: villages that lack something have not left, and nothing is said of their number."""
    if view.family != "count" or choice.topic not in ("exit", "registry", "plan", "rectification", "other"):
        return None
    match = _LACKING.match(view.sentence.text, view.chain.end, view.sentence.end)
    return kept("other" if choice.topic == "plan" else choice.topic, match["said"]) if match else None


def households_with(view: View, choice: Choice) -> Choice | None:
    """62户均有生活用电: households, and no villages that have it."""
    if not choice.name.startswith("villages_") or view.family not in ("households", "persons") or "村" in view.label:
        return None
    return kept(choice.topic, re.sub("^(?:均|都|已|全部|户|现已)+", "", view.after)) or kept(choice.topic, view.label)


#: In the order in which they are asked.
OF_VILLAGES: tuple[Doubt, ...] = (
    Doubt(
        villages_helped,
        looks_at="与 or 结对 before villages, and no word of how many there are",
        why="villages with which somebody is paired are not all there are",
        fires="6家企业与5个贫困村结对。",
        passes="全镇有5个贫困村。",
    ),
    Doubt(
        villages_without,
        looks_at="what villages lack, behind their number",
        why="villages that lack something are none that left poverty",
        fires="2个村(东阁村和西岭村)的村级活动室没有达标。",
        passes="2个村退出贫困村序列。",
        of_own_words=True,
    ),
    Doubt(
        households_with,
        looks_at="households, where the item counts villages",
        why="households that have something are no villages",
        fires="212户均有生活用电。",
        passes="通电村8个。",
    ),
    Doubt(
        of_a_class_of_villages,
        looks_at="a class of villages before what is counted there",
        why="people of some villages are not all people of the township",
        fires="非贫困村贫困户96户。",
        passes="全镇有非贫困村6个，贫困户308户。",
    ),
    Doubt(
        villages_that_have_it,
        looks_at="of what villages are counted, before a thing that is theirs",
        why="two villages are not two of what they have",
        fires="完成2个村的污水管网9.5公里。",
        passes="完成2处污水管网9.5公里。",
    ),
    Doubt(
        villages_that_are_still_so,
        looks_at="villages named right before how many there still are, below a heading of problems",
        why="they are no problems that wait to be mended",
        fires="存在的问题\n集体收入薄弱的村还有4个。",
        passes="存在的问题\n排查问题12个，整改9个，还有3个。",
    ),
)
