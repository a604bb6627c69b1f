"""A noun behind a number of people names them, where only a number of things stands before: 有小学1所,9名老师,74名学生."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_choice, own_label
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import OTHER, own_words

#: Topics of people: those who are helped are not of them, but of what helps them.
OF_PEOPLE = ("registry", "population", "monitoring", "exit", "visits", "staffing", "plan")
#: Where a noun behind a number is followed by another of its kind: 1个小学及2个教学点.
_JOINS_ON = re.compile("[一-鿿]{2,}(?:(?<![涉普触波])及|[和与、])$")
_NOTHING = re.compile("[,、;及和与]*(?:有|共有|现有|配备|配有)?")
_NOUN = re.compile("(?P<what>(?!贫困|脱贫|建档立卡|监测|低保|群众|村民|人口|农户|劳动力|户)[一-鿿]{2,6})(?=[,、;。()]|$)")
_OF_IT = re.compile("(?:以上|左右|余)?的(?P<what>(?!标准|(?:资金)?投入|资金|目标|成本|价格|规模|[高低])[一-鿿]{3,12})")
#: What stands behind 的 and names nothing: 在整合资金100万元的基础上, 实现收入20万元的好成绩.
_NO_NOUN = re.compile(
    "(?:(?:基础|情况|前提|条件|背景|形势|过程|同时|时候)之?[上下中里]?|成绩|成效|效果|水平|要求|支持下|帮助下?)$"
)
_FOR_IT = re.compile("(?:按|以|每|均|标准|不超过|不低于)[^,;。]*$|(?:争取|申请|达到|超过|突破|近)$")
_HEADS = frozenset({"名", "位"})
_PAID = re.compile("补贴|补助|奖补|发放|兑现|资助|投入|培训|受益|惠及|解决|吸纳|带动")


def stands_alone(view: View) -> bool:
    """Whether the noun behind a number is its own, and leads to no other: 1个小学及2个教学点, but 4个贫困村脱贫117户."""
    return not view.leads_on or _JOINS_ON.fullmatch(view.after) is not None


def by_noun_behind(view: View) -> Read | None:
    """Return what a noun behind a number of people counts, behind a number of things; None for anything else.

    Parameters
    ----------
    view
        The chain.
    """
    before = _things_before(view)
    if before is None or view.family != "persons" or view.chain.numerals[0].unit not in _HEADS or view.leads_on:
        return None
    if _NOTHING.fullmatch(view.label) is None:
        return None
    match = _NOUN.match(view.after)
    if match is None or _PAID.search(view.sentence.text[view.part : view.chain.start]):
        return None
    said = [one for one in topics_in(view.sentence.hits_in(view.chain.end, view.chain.end + match.end())) if one in PROGRAMMES]
    topic = said[0] if said else before.choice.topic
    item = match_phrase(match["what"], topics=[topic], unit="人").item
    if not item.is_own and "persons" in item.measures:
        return make(view, Choice(item.topic, item.name, item, 0.0, match["what"], "label"))
    name = own_words(own_label(match["what"]))
    return make(view, Choice(topic, name, None, 0.0, name, "own")) if name else None


def by_noun_of_money(view: View) -> Read | None:
    """Return what money is of that the noun behind it names: 完成180万元的保底分红, 兑现了56万元的产业奖补.

    Parameters
    ----------
    view
        The chain.
    """
    match = _OF_IT.fullmatch(view.sentence.text[slice(*view.chain.after)]) if view.family == "money" else None
    if match is None or _FOR_IT.search(view.label) or _NO_NOUN.search(match["what"]):
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(view.chain.after[0], view.chain.after[0] + match.end()), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    if found is not None and found.topic not in OF_PEOPLE and found.word in match["what"][-len(found.word) - 1 :]:
        return make(view, found)
    topic = next((one for one in (around.topic, view.around.topic, *view.context.topics) if one not in (*OF_PEOPLE, "")), OTHER)
    return make(view, own_choice(topic, own_label(match["what"])))


def _things_before(view: View) -> Read | None:
    """Return the number of things before, with nothing between but people who are named as these are."""
    for read in reversed(view.done):
        if read.chain.families[0] in THINGS:
            return read
        if read.chain.families[0] != "persons":
            return None
    return None


def topic_spoken_of(view: View) -> str:
    """Return the topic that is spoken of where only people are named: of the numbers before, else of the heading."""
    topics = [read.choice.topic for read in reversed(view.done)] + list(view.context.topics)
    return next((topic for topic in topics if topic not in (*OF_PEOPLE, "")), "")
