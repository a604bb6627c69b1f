"""Numbers told by less than a name: a word that says which part of a whole, a rate joined to its noun, a plan under a heading."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.items import Surroundings, own_choice, own_label
from fupin_analysis.clean.prose.making import joined, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words

_RATE = re.compile("[一-鿿]{2,14}(?:率|比例)(?:均|已|达到?|为|是|保持在?|稳定在)*$")
_PLANNED = re.compile("(?:指标|任务|计划)(?:数|任务)?(?:为|是|有|共)?$")
_OF_PLANS = {"housing": "housing/rebuilt_planned"}
_RELOCATION = re.compile("搬迁|安置")
_COME = "(?:目前|现|已|年内|全部|累计|共|均|正在|截至目前)*"
#: How far projects have come, by what is counted: how many, their money, their share.
_OF_STAGES = {
    "count": re.compile(f"{_COME}(?P<stage>开工|动工|启动|完工|竣工|完成|验收|在建|实施|推进)(?:建设|验收)?(?:的)?(?:有)?"),
    "money": re.compile(f"{_COME}(?P<stage>完成投资)(?:额)?"),
    "share": re.compile(f"{_COME}(?:项目)?(?P<stage>(?:开工|完工|竣工|验收|(?:投资)?完成)率)(?:为|达到?)?"),
}


@cache
def _parts() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    return {
        path: tuple((re.compile(f"(?:{words})(?:的)?(?:有|共)?"), to) for words, to in table.items())
        for path, table in prose_words()["parts"].items()
    }


def by_part(view: View) -> Read | None:
    """五保供养402人,其中集中61人、分散341人: a word that says only which part, of the whole before."""
    before = view.before
    wholes = [] if before is None else [*([before] if view.says_part else []), *([before.whole] if before.whole else [])]
    label = own_label(view.label) or own_label(view.after)  # 贫困村5个,其中一个深度贫困
    if before is not None and view.says_part and not label and view.place != before.place and view.family in before.families:
        return joined(view, before)  # 硬化道路11.4公里,其中3.9公里在北关村
    for whole in wholes:
        if whole.choice.item is None or view.family not in whole.families:
            continue
        for pattern, path in _parts().get(f"{whole.choice.topic}/{whole.choice.name}", ()):
            choice = named(path, label) if pattern.fullmatch(label) else None
            if choice is not None:
                read = make(view, choice)
                read.consumed = 0 if own_label(view.label) else view.chain.after[0] + view.after.find(label) + len(label)
                return read
    return None


def by_named_clause(view: View) -> Read | None:
    """乡村道路,2个项目,1.71公里: a clause that is a name and nothing else says what the numbers behind it are of."""
    if view.done or view.rest or view.piece <= view.part:
        return None
    text, start = view.sentence.text, max(view.part, view.begin)
    clause = text[start : view.piece].rstrip(",:;")
    whole = [hit for hit in view.sentence.hits_in(start, view.piece) if (hit.start, hit.end) == (start, start + len(clause))]
    around = Surroundings()
    around.add(whole, text, 1.0)
    asked = (view.ask(families, around) for families in (view.families, ["length"], ["households"])) if whole else ()
    found = next((one for one in asked if one is not None), None)
    is_counted = found is not None and found.item is not None and suits(found.item, view.family)
    return make(view, found) if found is not None and is_counted else None


def by_rate(view: View) -> Read | None:
    """贫困人口5637人参保率100%: the rate's own noun stands between the two numbers, and names both."""
    if view.family != "share" or view.label or not _RATE.search(view.gap):
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(*view.chain.gap), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None and found.item is not None and "rate" in found.item.measures else None


def by_task(view: View) -> Read | None:
    """危房改造。今年下达我镇指标84户: what is planned is what the heading is about."""
    topic = view.context.topics[0] if view.context.topics else ""
    if view.family != "households" or topic not in _OF_PLANS or not _PLANNED.search(view.label):
        return None
    choice = named(_OF_PLANS[topic], view.label)
    is_told = view.found is not None and view.found.topic not in (topic, "plan", "exit")
    is_moved = _RELOCATION.search("".join(heading for heading, _ in view.context.headings[:1]) + view.label)
    return make(view, choice) if choice is not None and not is_told and not is_moved else None


def by_stage_of_projects(view: View) -> Read | None:
    """安排项目9个,开工8个、完工3个,完成投资120万元: how far projects have come, in the sentence behind as well."""
    known = [*view.all_done, *([] if any(read.choice.item for read in view.all_done) else view.memory.previous)]
    whole = next((read for read in known if read.choice.item is not None and read.choice.name == "projects"), None)
    if whole is None or view.family not in _OF_STAGES:
        return None
    stage = _OF_STAGES[view.family].fullmatch(view.label.strip(",、;"))
    if stage is None:
        return None
    return make(view, own_choice(whole.choice.topic, f"项目{stage['stage']}"))
