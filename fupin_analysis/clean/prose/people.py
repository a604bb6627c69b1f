"""Numbers of people of whom nothing is said but who they are: the register, pupils, some of those counted, all inhabitants."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import BESIDE, PROGRAMMES, Choice, own_label
from fupin_analysis.clean.prose.kinds import DIVISIONS
from fupin_analysis.clean.prose.making import make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.terms import own_words

_PAYS = re.compile(r"补贴|补助|奖补|发放|兑现|兑付|资助")
_BARE = re.compile(r"(?:全镇|全乡|我镇|我乡|全村|全街道|本镇|本乡)(?:现)?(?:共)?(?:有)?|共有|现有")
_UNITS = re.compile(r"(?:村|社|组|居委会|社区|屯|街|寨)$")
_MIDST = re.compile(r"(?:建档立卡)?(?:贫困户|贫困人口|脱贫户)?中(?:,|$|有|因|,?属)|里(?:,|$|有)")


def by_base(view: View) -> Read | None:
    """426户中,因病121户: the register again, as the base of what follows."""
    is_whole = not re.search("剩余|未", view.label) and not view.rest and view.family in ("households", "persons")
    choice = named("registry/total", view.after[:2], "base") if is_whole and _MIDST.match(view.after) else None
    return make(view, choice) if choice is not None else None


def by_students(view: View) -> Read | None:
    """在校学生5236人,其中建档立卡学生1748人: who goes to school, and not who is paid for it."""
    found, before = view.found, view.before
    if found is None or before is None or found.how != "default" or found.topic != "education" or view.family != "persons":
        return None
    if before.choice.name not in ("in_school", "schools") or _PAYS.search(view.label):
        return None
    name = own_words(own_label(view.label))
    return make(view, Choice("education", name, None, 0.0, name, "own"))


def by_part_of_people(view: View) -> Read | None:
    """就业94人,其中建档立卡57人: some of those counted, and not the register."""
    found, before = view.found, view.before
    if found is None or before is None or "其中" not in view.gap or found.how != "rule" or not view.is_people(found):
        return None
    if before.choice.topic not in {*PROGRAMMES, "income", "exit"} or before.choice.name == "villages":
        return None
    name = own_words(own_label(view.label))
    return make(view, Choice(before.choice.topic, name, None, 0.0, name, "own"))


def by_bare_population(view: View) -> Read | None:
    """全镇共9842户38260人, where nothing else is spoken of."""
    before = view.before
    is_bare = view.found is None and before is None and _BARE.fullmatch(view.label) is not None
    if before is not None and before.chain.families == ["count"] and not view.rest:
        is_unit = before.choice.item is None and _UNITS.search(before.choice.name) is not None
        is_governed = before.choice.topic == "population" and before.choice.name in DIVISIONS
        is_governed = is_governed and view.place == view.memory.paragraph_place and ":" not in view.gap
        is_described = all(read.choice.topic == "population" for read in view.all_done)
        is_governed = is_governed and (is_described or "辖" in view.sentence.text[view.sentence.start : view.chain.start])
        is_told = view.found is not None and view.weight >= BESIDE
        is_bare = (is_unit or is_governed) and not is_told  # 辖7个村46个社,2385户10126人
    choice = named("population/total", view.label, "base") if is_bare and view.family == "households" else None
    return make(view, choice) if choice is not None else None
