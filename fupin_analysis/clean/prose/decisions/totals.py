"""Totals of a list, behind it or ahead, and what is left of a number: 小学86人,初中55人,共141人; 其余7户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_choice, residue, whole_of
from fupin_analysis.clean.prose.making import label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import own_words

_SUM = re.compile(
    r"[,、;]?(?:全年|两年|年度|今年|上下半年)?(?:两项|三项|四项|各项|以上)?(?:共计|合计|总计|共有|总共|共)(?:资金|金额)?[,:]?"
)
_OF_EACH = re.compile("每(?:户|村|人|个|所|校)")
_TOTAL = re.compile("(?:共计|合计|总计|共)(?:种植|发展|养殖|新建|建成|建设|完成)?$")
_STOP = re.compile("[,;。:()、]")
_REST = re.compile(
    r"[,、;]?(?:其余|剩余|余下|剩下|还有|尚有|另有|还剩|尚余|仅余|余款?|剩)(?:的)?(?:(?<!其余)(?<!另有)(?:贫困户|贫困人口|贫困群众))?"
)
_OF_ITS_OWN = re.compile("(?:贫困|行政|自然)?(?:村|社区|组|屯|寨)")
_LEFT_OVER = re.compile("(?:剩余|余下|剩下|其余|未完成)的?$")


def by_sum(view: View) -> Read | None:
    """小学86人,初中55人,共141人: what the parts add up to."""
    if view.before is None or not _SUM.fullmatch(view.label):
        return None
    if view.family == view.before.chain.families[0] and _OF_EACH.search(view.sentence.text, *view.before.chain.gap):
        return make(view, same(view.before.choice, "sum"))  # 每户投放种羊5只,共1340只
    if len(view.done) < 2:
        return None
    whole = whole_of([read.choice for read in view.done]) or _above_list(view)
    return make(view, same(whole, "sum")) if whole is not None else None


def _above_list(view: View) -> Choice | None:
    """Return the item that a list with a sum is about: what stands before its first name, or the heading."""
    sentence, first = view.sentence, view.done[0].chain
    names = max(sentence.text.rfind(sign, first.gap[0], first.start) for sign in ",:;(")
    around = Surroundings()
    if names >= 0:
        around.add(sentence.hits_in(first.gap[0], names), sentence.text, 0.9)
    if first.label:  # 管护、养护、保洁等岗位分别…: the last name may carry the common noun
        around.add(sentence.hits_in(max(names, first.gap[0]), first.start)[-1:], sentence.text, 0.7)
    for weight, (heading, hits) in zip((0.6, 0.4), view.context.headings, strict=False):
        around.add(hits, heading, weight)
    parts = {(read.choice.topic, read.choice.name) for read in view.done}
    if names < 0:  # 危改C级30户、D级12户: what the first is a part of stands in its own words
        own = Surroundings()
        own.add([hit for hit in sentence.hits_in(first.gap[0], first.start) if hit.end < first.start], sentence.text, 0.9)
        found = view.ask(view.families, own)
        if found is not None and found.how == "rule" and (found.topic, found.name) not in parts:
            return found
    found = view.ask(view.families, around)
    return found if found is not None and (found.topic, found.name) not in parts else None


def by_total_ahead(view: View) -> Read | None:
    """甲村120亩、乙村80亩,共200亩辣椒: of places that lead a list only the total behind it says what they have."""
    is_bare = bool(view.place) and view.rest in ("", "村") and view.place != view.memory.paragraph_place
    if not is_bare or residue(view.after) or any(view.family in read.families and read.choice.name for read in view.all_done):
        return None
    total = next((one for one in view.sentence.numerals if one.start > view.chain.end and _is_total(view, one.start)), None)
    if total is None or total.family != view.chain.numerals[0].family:
        return None
    stop = _STOP.search(view.sentence.text, total.end)
    around = Surroundings()
    around.add(view.sentence.hits_in(total.end, stop.start() if stop else view.sentence.end), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None and found.item is not None else None


def _is_total(view: View, start: int) -> bool:
    return _TOTAL.search(view.sentence.text, view.chain.end, start) is not None


def by_left_over(view: View) -> Read | None:
    """7月底前剩余3户危房全部开工: what is left of a task, and not the task."""
    if view.found is None or view.found.topic not in PROGRAMMES or not view.found.name.endswith(("_planned", "_started")):
        return None
    if not _LEFT_OVER.search(view.label) or view.moment.period[:4] > str(view.memory.year):
        return None  # 剩余4户明年开工: the plan of that year
    return make(view, own_choice(view.found.topic, f"剩余{view.found.word}"))


def by_complement(view: View) -> Read | None:
    """已消除风险4户,其余7户: what is left of the item before; of most it is a figure of its own (竣工36户,剩余2户)."""
    is_told = view.found is not None and view.found.word in view.after and view.after.startswith(("需", "待", "亟", "急需"))
    if not _REST.fullmatch(view.label) or is_told:
        return None  # 还有5户需搬迁
    if view.moment.aspect == "plan":
        return _left_for_later(view)
    before = next(
        (read for read in reversed(view.done) if read.chain.families[0] == view.family and read.choice.item is not None), None
    )
    if before is None or (_OF_ITS_OWN.match(view.sentence.text, view.chain.end) and "villages" not in before.choice.name):
        return None  # 项目16个,余下2个村的管网
    path = prose_words()["complements"].get(f"{before.choice.topic}/{before.choice.name}")
    choice = named(path, view.label) if path else None
    if choice is None and before.choice.topic in PROGRAMMES:
        name = own_words(f"{label_of(before.choice)}剩余")
        choice = Choice(before.choice.topic, name, None, 0.0, name, "own")
    return make(view, choice) if choice is not None else None


def _left_for_later(view: View) -> Read | None:
    """已消除风险4户,其余7户明年解除监测: what is planned of the item before, unless the words behind name another."""
    alike = [read for read in view.done if read.chain.families[0] == view.family and read.choice.name]
    text, end = view.sentence.text, view.chain.end
    is_told = view.found is not None and view.found.word in view.after and view.found.how == "rule"
    is_told = is_told or _OF_ITS_OWN.match(text, end) is not None or any(hit.start == end for hit in view.sentence.hits)
    return make(view, same(alike[-1].choice, "list")) if alike and not is_told else None
