"""Doubts about those whose papers are kept: a table brought up to date for 190 households says nothing of how many there are."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import Doubt, telling
from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.view import View

_OF_ROLLS = frozenset({"registry", "monitoring", "population", "exit"})
_PEOPLE = (
    "(?:建档立卡)?(?:监测|贫困|脱贫|边缘易致贫|边缘|突发严重困难|脱贫不稳定|农|低保)(?:户|对象|人口|家庭)|防返贫监测(?:户|对象)"
)
_PAPER = "(?:[一-鿿](?<!代)表|计划书|明白卡|手册|档案|台账|方案|信息|资料)"
_DEED = "(?:动态)?(?:更新|填写|填报|填制|采集|录入|完善|修订|核对|整理|归档|制作|编制|制定|建立)(?![^,;。]{0,4}(?:不|未|没|滞后|缓慢|有误|错|漏))"
#: Their paper behind the number and what is done with it behind that, or before the number.
_BEHIND = re.compile(
    rf"(?P<what>(?:{_PEOPLE})[^,;。:0-9]{{0,24}}?{_PAPER})(?:的|也|已|均|全部|工作|进行(?:了)?)*(?P<deed>{_DEED})?"
)
_DEED_BEHIND = re.compile(
    rf"(?:{_PEOPLE})?(?:全部|均|已|都)*(?P<deed>{_DEED})(?:了|完)?(?P<what>[^,;。:、0-9]{{1,16}}?{_PAPER})(?=$|[,;。:、])"
)
_FOR = re.compile("(?:为|给|对|帮助)(?:全[镇乡村]|我[镇乡村])?(?:的)?$")
_DEED_BEFORE = re.compile(rf"(?P<deed>{_DEED})(?:了)?(?P<what>[^,;。:0-9]*)$")
_ALL_BEFORE = re.compile(rf"{_DEED}(?:了)?[^,;。:0-9]{{0,6}}?(?:{_PEOPLE})[^,;。:0-9]{{0,14}}?{_PAPER}(?:共|计|累计)*$")


def whose_papers(view: View, choice: Choice) -> Choice | None:
    """完成190户监测户帮扶计划表的更新: whose papers somebody keeps, and not how many there are or were helped."""
    if choice.topic not in _OF_ROLLS or view.family not in ("households", "persons") or view.moment.aspect == "plan":
        return None
    if _ALL_BEFORE.search(view.label):
        return telling(choice.topic, view.label)
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    if (given := _DEED_BEHIND.match(behind)) is not None and _FOR.search(view.label):
        return telling(choice.topic, f"{given['deed']}{given['what']}")
    kept = _BEHIND.match(behind)
    deed = kept and (kept["deed"] or ((before := _DEED_BEFORE.search(view.label)) and before["deed"]))
    return telling(choice.topic, f"{kept['what']}{deed}") if kept and deed else None


#: In the order in which they are asked.
OF_PAPERS: tuple[Doubt, ...] = (
    Doubt(
        whose_papers,
        looks_at="a paper behind those who are counted and what is done with it",
        why="whose papers are kept is not how many there are",
        fires="完成112户监测户帮扶计划表的更新。",
        passes="全镇有监测户112户，均已更新帮扶计划表。",
    ),
)
