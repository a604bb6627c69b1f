"""Lists of places with a number each: 甲村17户61人、乙村12户39人."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import BESIDE
from fupin_analysis.clean.prose.making import joined, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.view import View

_DOES = re.compile("投入|投资|带动|新建|建设|建成|实施|吸纳|发放|种植|养殖|争取|筹集|修建|硬化|改造|完成|脱贫|退出|惠及")


def by_list_of_places(view: View) -> Read | None:
    """甲村17户61人、乙村12户39人: the item before the list, village by village."""
    reads = view.all_done or view.memory.previous
    is_said_again = bool(view.rest) and _says_the_whole_again(view)
    if not view.place or view.place == view.memory.paragraph_place or not (view.rest in ("", "村", view.place) or is_said_again):
        return None
    alike = [read for read in reads if read.chain.families[0] == view.family and read.choice.name]
    found = view.found
    last = next((read for read in reversed(view.done) if read.place), None)
    goes_on = "其中" in view.gap or (last is not None and last.choice.how == "list" and ";" not in view.gap)
    is_again = found is not None and any((one.choice.topic, one.choice.name) == (found.topic, found.name) for one in alike[:-1])
    if is_again and not (goes_on and view.weight < BESIDE):
        return None  # 甲村贫困户32户,脱贫9户;乙村贫困户22户: the first of several items again
    if found is not None and alike and _names_others(view, alike[-1]):
        return None  # 小坝村脱贫20户,大坝村贫困户40户
    is_named = any(name for _, _, name in places_in(view.label, view.memory.villages))
    is_listed = is_named or bool(alike and alike[-1].place)
    is_of_it = found is not None and ("其中" in view.gap or (bool(found.word) and found.word in view.label))
    if is_of_it and not is_named and alike and alike[-1].place == view.place:
        return None  # 甲村123户,其中贫困户40户: some of one village
    is_listed = is_listed and (is_said_again or not _DOES.search(view.label))  # 乙村投入69万元: a verb
    if alike and alike[-1].whole is not None and not alike[-1].place and "其中" not in view.gap:
        alike = [alike[-1].whole]  # 柑橘6500亩,其中示范基地300亩、桥头村900亩
    alike_named = [
        read for read in alike if found is not None and (read.choice.topic, read.choice.name) == (found.topic, found.name)
    ]
    if alike_named and view.weight >= BESIDE:
        alike = alike_named  # 茶园9600亩,新增800亩。甲村、乙村茶园分别为5000亩、4600亩
    elif alike and is_named and not view.rest and alike[-1].place:
        alike = [next(read for read in alike if read.place == alike[-1].place)]  # 甲村58户,贫困户7户,乙村55户: of the first
    return make(view, same(alike[-1].choice, "list")) if alike and is_listed else None


def _names_others(view: View, last: Read) -> bool:
    """Whether a village's number names its own item, as the number of the village before did another one."""
    found = view.found
    if found is None or view.weight < BESIDE or not found.word or found.word not in view.label or not last.place:
        return False
    is_other = (found.topic, found.name) != (last.choice.topic, last.choice.name) and last.place != view.place
    return is_other and bool(last.choice.word) and last.choice.word in view.sentence.text[slice(*last.chain.gap)]


def _says_the_whole_again(view: View) -> bool:
    """Whether a list of places says no more than what was said of the whole before: 改造危房21户,其中甲村改造12户."""
    reads = [*view.all_done, *view.memory.previous]
    wholes = [read for read in reads if read.chain.families[0] == view.family and not read.place]
    said = ";".join(view.sentence.text[slice(*read.chain.gap)] for read in wholes)
    return view.rest in said and (view.found is None or view.weight < BESIDE)


def by_list_of_villages(view: View) -> Read | None:
    """其中:东坪村委14户;柳湖8户: of the whole to which they sum up; of the register, and asked about, where they do not."""
    if not view.chain.summed:
        return None
    reads = [read for read in (*view.all_done, *view.memory.previous) if not read.chain.summed and read.choice.name]
    for family, value in view.chain.summed:
        for read in reads:
            if value and (family, value) in _values(read):
                return make(view, same(read.choice, "list"))
    for (path, place, family), value in view.memory.stocks.items():
        choice = named(path, view.label, "list") if (family, value) in view.chain.summed and not place else None
        if choice is not None:
            return make(view, choice)  # told a few sentences before
    whole = next((read for read in reads if (read.choice.topic, read.choice.name) == ("registry", "total")), None)
    return make(view, same(whole.choice, "unsummed")) if whole is not None else None


def _values(read: Read) -> list[tuple[str, float]]:
    return [(family, numeral.value) for numeral, family in zip(read.chain.numerals, read.chain.families, strict=True)]


def by_rank(view: View) -> Read | None:
    """资金分别为64万元和28万元, where the names are the items before."""
    if view.chain.rank is None:
        return None
    known: dict[tuple[str, str], Read] = {}
    for read in view.all_done:
        if read.chain.rank is None and read.choice.name:
            known.setdefault((read.choice.topic, read.choice.name), read)
    place, length = view.chain.rank
    return joined(view, list(known.values())[-length:][place]) if len(known) >= length else None
