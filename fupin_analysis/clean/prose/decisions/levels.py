"""What a thing came to, behind how much it grew by: 人均纯收入增长12%,达到15900元."""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.making import label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.facets import base_of, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import own_words

_REACHES = re.compile(r"[,、]?(?:总(?:数|量|额))?(?:达到?|增(?:加|长)?到|提高到|突破|降(?:低|至|到)|减少到)(?:了)?")
_ONLY_REACHES = re.compile(
    "(?:20[0-9]{2}年|[今去明]年|全年|年底|年末|[上下]半年|到|预计|力争|计划|可|将|要|能|争取|确保|目前|已)+(?:达到?|增(?:加|长)?到|提高到|突破|降(?:低|至|到))(?:了)?"
)
#: All there is of what was just planted, by its area: 新栽脐橙420亩,总面积达到2600亩.
_ALL_OF_ITS_AREA = re.compile(
    "[,、]?(?:全[镇乡村])?(?:现有)?(?:种植)?总?(?:面积|规模)(?:达到?|已?扩大?[到至]|增加?[到至]|为)(?:了)?"
)
_PLANTED = re.compile("新|扩|增|发展|种植|栽|补")
_GREW = re.compile(
    r"[,]?(?:比|较|同比|与)?(?:去年|上年|20[0-9]{2}年)?(?:同期)?(?:相比)?(?:预计|力争)?(?:净|增幅|增速|增长|增加|提高|提升|上升|下降|减少|降低)+(?:了)?(?:率|幅度)?$"
)
_GREW_BY = re.compile("(?:新增|净增|新增加|增加)(?:了)?[^,;。0-9]{0,8}$")
_MORE = re.compile("增|提")
_OF_GROWTH = "_growth"


def by_level(view: View) -> Read | None:
    """增长12%,达到15900元: the thing itself, and not its growth; 增加300亩,达到2600亩: what was added, and all of it."""
    before = view.before
    if before is None and not view.all_done and view.memory.previous and _ONLY_REACHES.fullmatch(view.label):
        before = view.memory.previous[-1]  # 2021年集体收入186万元。今年预计达到230万元
        alike = before.choice.name and before.chain.families[0] == view.family
        return make(view, same(before.choice, "change")) if alike else None
    if before is not None and view.family == "area" and _ALL_OF_ITS_AREA.fullmatch(view.label):
        return _all_of_its_area(view, before)
    if before is None or not before.choice.name or not _REACHES.fullmatch(view.label):
        return None
    if view.family in ("share", "points") and before.chain.families != ["points"]:
        return None
    choice = _grown(view, before)
    return make(view, choice) if choice is not None else None


def _all_of_its_area(view: View, before: Read) -> Read | None:
    """Return all there is of a crop of which an area was planted right before."""
    choice, said = before.choice, view.sentence.text[slice(*before.chain.gap)]
    if choice.item is None or choice.topic != "production" or view.family not in before.families or not _PLANTED.search(said):
        return None
    before.choice = _added(choice, choice.item, "增")
    return make(view, same(choice, "change"))


def _grown(view: View, before: Read) -> Choice | None:
    """Return what has grown by the number before."""
    choice = before.choice
    if choice.item is not None and choice.name.endswith(_OF_GROWTH):
        return named(f"{choice.topic}/{base_of(choice.item)}", choice.word)
    if choice.item is not None:
        said = view.sentence.text[slice(*before.chain.gap)]
        if view.family not in before.families or not (_GREW.search(said) or _GREW_BY.search(said)):
            return None
        before.choice = _added(choice, choice.item, said)
        return same(choice, "change")
    name = _GREW.sub("", choice.name)
    if name == choice.name or not name:
        return None
    match = match_phrase(name, topics=[choice.topic], unit=view.chain.numerals[0].unit)
    if match.item.is_own:
        return None if view.found is not None else Choice(choice.topic, own_words(name), None, 0.0, name, "own")
    return Choice(match.item.topic, match.item.name, match.item, 0.0, name, "change")


def _added(choice: Choice, item: Item, said: str) -> Choice:
    """Return what was added to a thing, or taken from it, as an item."""
    new = narrow(item, "new") if _MORE.search(said) else None
    name = own_words(f"{label_of(choice)}{'增加' if _MORE.search(said) else '减少'}")
    return Choice(choice.topic, name, None, 0.0, choice.word, "own") if new is None else replace(choice, name=new.name, item=new)
