"""Totals behind a list: 小学86人,初中55人,共141人."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, Surroundings, whole_of
from fupin_analysis.clean.prose.making import make, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_SUM = re.compile(
    r"[,、;]?(?:全年|两年|年度|今年|上下半年)?(?:两项|三项|四项|各项|以上)?(?:共计|合计|总计|共有|总共|共)(?:资金|金额)?[,:]?"
)
_OF_EACH = re.compile("每(?:户|村|人|个|所|校)")


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
    found = view.ask(view.families, around)
    parts = {(read.choice.topic, read.choice.name) for read in view.done}
    return found if found is not None and (found.topic, found.name) not in parts else None
