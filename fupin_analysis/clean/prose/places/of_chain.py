"""Whose a chain of numbers is: the village named at it, by its list or before it, unless it is named for something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.guards.of_things import MERGED
from fupin_analysis.clean.prose.memory import Memory, Read
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.places.addresses import group_going_on, place_in_list, village_of_group
from fupin_analysis.clean.prose.places.in_clauses import AT_A_VILLAGE
from fupin_analysis.clean.prose.places.of_village import memberships
from fupin_analysis.clean.prose.places.project_area import in_project
from fupin_analysis.clean.prose.places.stretches import (
    is_for_village,
    leave_described,
    place_again,
    without_objects,
    words_before,
)
from fupin_analysis.clean.prose.places.village_runs import counts_the_named, made_up_of
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.view import Sentence
from fupin_analysis.clean.prose.words import prose_words

_FOR = re.compile(r"(?:主要|全部)?(?:用于|投向|投入|给|支持|帮助)")
_ASIDE = re.compile(
    r"^[^(),;。]{0,8}\([^()]*\)(?=[,;、]|[未没尚不仍])|(?:[一两二三四五六七八九十]个|[0-9]个)(?:自然|贫困|行政)?[村寨屯组]\([^()]*\)"
)
_BEFORE_A_GROUP = re.compile("^[,、;:(和及与]*(?:其中)?[:,]?")
_WORK_OF_ANOTHER = re.compile("[一-鿿](?:村|社区|屯|寨)[^,;。、0-9]{2,}、$")
_AND_OTHERS = re.compile("(?:[、和及与][一-鿿]{2,4}?)*等?")
_COUNTS_THEM = re.compile("(?:个)?(?:贫困|行政|脱贫|深度贫困)?村")
#: What goes on with the clause of the number before: 西坪村投资42万元硬化道路3公里.
_GOES_ON_WITH_IT = re.compile("(?!共|合计|总计|总共|全[镇乡]|两村|三村)[^,;。:()、]*")
_OTHERS = re.compile(r"((?:其余|其他|另外|余下)(?:的)?[0-9一二三四五六七八九十]+个[^,;。]{0,4}?村)[^,;。]{0,6}$")
_FARES = re.compile(r"^[^,;。]{2,16}(?:薄弱|滞后|不足|较差|困难|空白|偏远|落后|单一|不强|不够|不高|较低|短缺|突出)[,;]")
_SUMMED = re.compile(r"等[^,]{0,4}(?:共|合计|总计)|.*,(?:共|合计|总计)|等$")


#: A place that is named: where it begins and ends in the words before the chain, and its name; empty for one of no name.
_Found = tuple[int, int, str]


@dataclass
class _Asked:
    """A chain and what stands before it: the place before, the chains of its part of the sentence, the words in between."""

    sentence: Sentence
    chain: Chain
    place: str
    memory: Memory
    done: Sequence[Read]
    gap: str = ""

    @property
    def behind(self) -> str:
        """What follows the chain in its sentence."""
        return self.sentence.text[self.chain.end : self.sentence.end]


def place_of_chain(sentence: Sentence, chain: Chain, place: str, memory: Memory, done: Sequence[Read]) -> str:
    """Return the village a chain is about; the empty text is the whole township.

    Parameters
    ----------
    sentence, chain
        The chain and its sentence.
    place
        The place before it.
    memory
        What is known so far; a village named alone is kept there.
    done
        The chains before it in its part of the sentence.
    """
    begin, end = chain.gap
    asked = _Asked(sentence, chain, place, memory, done, sentence.text[begin:end])
    if leave_described(words_before(sentence.text, begin, end), asked.gap, memory):
        asked.place = memory.paragraph_place
    own = next((name for step in _OF_ITS_OWN if (name := step(asked)) is not None), None)
    if own is not None:
        return own
    asked.gap = without_objects(sentence.text, sentence.start, begin, asked.gap)
    found = _named(asked)
    if not found:
        return place_again(asked.gap, memory) or in_project(asked.gap, memory) or _unnamed_place(asked)
    if any(is_so(asked, found) for is_so in _NAMED_FOR_ANOTHER):
        return memory.paragraph_place
    return _last_named(asked, found) if found[-1][2] else ""


def _by_village(asked: _Asked) -> str | None:
    """The village that a run of villages gives it."""
    return _of_village(asked.chain.village, asked.place) if asked.chain.village else None


def _by_where_it_lies(asked: _Asked) -> str | None:
    """Where it lies is said behind it: 其中3.9公里在北关村."""
    lies = AT_A_VILLAGE.match(asked.sentence.text, asked.chain.end)
    return clean_village(lies["name"]) if lies is not None and lies["name"] in asked.memory.villages else None


def _by_label(asked: _Asked) -> str | None:
    """The label that a list gives it names a village, or none; what a village is one of is no label (全镇8个贫困村之一)."""
    (begin, end), text = asked.chain.gap, asked.sentence.text
    for first, last in memberships(text, begin, asked.sentence.end):  # 下寨村是全镇8个贫困村之一,现有贫困户36户
        asked.gap = text[begin:first] if first < end <= last else asked.gap
    if not asked.chain.label:
        return None
    named = places_in(asked.chain.label, asked.memory.villages)
    return named[-1][2] if named else place_in_list(asked.chain.listed, asked.place) or asked.place


#: What tells a place of the chain itself; the first that knows one decides.
_OF_ITS_OWN: tuple[Callable[[_Asked], str | None], ...] = (_by_village, _by_where_it_lies, _by_label)


def _named(asked: _Asked) -> list[_Found]:
    """Return the places that the words before the chain name for it."""
    gap = asked.gap
    asides = [match.span() for match in _ASIDE.finditer(gap)]  # 两个(上河村、中坝村),…: named of the number before
    asides += made_up_of(gap)
    found = [one for one in places_in(gap, asked.memory.villages) if not any(a < one[0] < b for a, b in asides)]
    tail = re.split("[,;。]", gap)[0] if asked.done else ""
    return [one for one in found if one[1] > len(tail) or not _FOR.fullmatch(gap[: one[0]])]  # 25万元用于甲村水池,40万元…


def _merge(asked: _Asked, _found: Sequence[_Found]) -> bool:
    """The villages became another: 由甲、乙等三个村合并而成."""
    return MERGED.match(asked.sentence.text, asked.chain.end) is not None


def _are_counted(asked: _Asked, found: Sequence[_Found]) -> bool:
    """How many villages they are is the township's figure: 岩泉、龙家湾2个村, 高岭村达到标准,5个村…."""
    _start, stop, name = found[-1]
    first, gap = asked.chain.numerals[0], asked.gap
    is_number_of_villages = (
        first.unit == "村"
        or _COUNTS_THEM.match(asked.sentence.text, asked.chain.end) is not None
        or counts_the_named(gap, found, first, asked.behind)
    )
    return bool(name) and is_number_of_villages and (_AND_OTHERS.fullmatch(gap[stop:]) is not None or gap.endswith(","))


def _is_for_one(asked: _Asked, found: Sequence[_Found]) -> bool:
    """A village that is not named gets it."""
    return not found[-1][2] and is_for_village(asked.gap[found[-1][1] :], asked.memory)


def _are_described(asked: _Asked, found: Sequence[_Found]) -> bool:
    """Only how the village fares is told of it: 高岭村基础设施薄弱,…."""
    return bool(found[-1][2]) and _FARES.search(asked.gap[found[-1][1] :]) is not None


def _are_summed(asked: _Asked, found: Sequence[_Found]) -> bool:
    """What follows counts several villages together; groups are of one village: 黄岭村一组、四组共改造."""
    are_groups = all(one[2].endswith("组") for one in found)
    return bool(found[-1][2]) and _SUMMED.match(asked.gap[found[-1][1] :]) is not None and not are_groups


def _lead_works(asked: _Asked, found: Sequence[_Found]) -> bool:
    """Villages lead works in a list, which what follows counts together: 甲村农田项目、乙村水渠项目,修路5条."""
    before, behind = asked.gap[: found[-1][0]], asked.gap[found[-1][1] :]
    is_of_works = _WORK_OF_ANOTHER.search(before) is not None and re.fullmatch("[^,;。]{2,},[^,;。]*", behind) is not None
    return bool(found[-1][2]) and is_of_works


#: Where villages are named for something else: the number is the paragraph's.
_NAMED_FOR_ANOTHER: tuple[Callable[[_Asked, Sequence[_Found]], bool], ...] = (
    _merge,
    _are_counted,
    _is_for_one,
    _are_described,
    _are_summed,
    _lead_works,
)


def _last_named(asked: _Asked, found: Sequence[_Found]) -> str:
    """Return the village named last, with those before it in the same list."""
    start, _stop, name = found[-1]
    names = [name]
    for before_start, before_stop, other in reversed(found[:-1]):
        if not other or asked.gap[before_stop:start] not in ("、", "和", "及", "与", ","):
            break
        if other in names:
            names = [name]  # 联系青石村和上坝村,上坝村脱贫12户: the list before is of another clause
            break
        names.insert(0, other)
        start = before_start
    asked.memory.village = _of_village(names[0], asked.place) if len(names) == 1 else ""
    return asked.memory.village or "、".join(names)


def _of_village(name: str, place: str) -> str:
    """Return a group with the village of the place before: 柳湾村二组改造6户、河口组改造3户; any other name as it is."""
    is_group = name.endswith(("组", "社", "网格")) and village_of_group(name) == name
    return (group_going_on(f"、{name}", place) if is_group else "") or name


def _is_said_of_each(text: str, gap: str, done: Sequence[Read]) -> bool:
    """Whether words stood before a number of another place of the list, too: they go on with the place named last."""
    words = gap.strip(",、")
    return bool(words) and any(
        read.place and read.place != done[-1].place and text[slice(*read.chain.gap)].strip(",、") == words for read in done[:-1]
    )


def _unnamed_place(asked: _Asked) -> str:
    """Return the place of a chain before which no known village stands."""
    sentence, chain, gap = asked.sentence, asked.chain, asked.gap
    place, memory, done = asked.place, asked.memory, asked.done
    others = _OTHERS.search(sentence.text, sentence.start, chain.start)
    if others:
        return others[1]
    if numbered := place_in_list(_BEFORE_A_GROUP.sub("", gap), place):
        return numbered  # 其中一组8户,二组9户
    if place.endswith("组") and done and (going_on := group_going_on(gap, place)):
        return going_on
    bare = re.fullmatch(r"[,、;:(和及]*([一-鿿]{2,4})(?:有|为|:)?", gap)
    before = next((read.place for read in reversed(done) if read.place), "")
    is_listed = (
        before and before != memory.paragraph_place and chain.families == done[-1].chain.families and done[-1].place == before
    )
    if bare and is_listed and len(chain.families) > 1 and not sentence.hits_in(*chain.gap):
        return bare[1]  # 下坪村12户31人,汤湖7户18人
    if done and done[-1].place and _is_said_of_each(sentence.text, gap, done):
        return done[-1].place  # 甲村贫困户58户,监测户3户,乙村贫困户41户,监测户2户
    if re.search(r"(?<![环通进入驻到村各每全])村(?:委会)?(?:脱贫|退出|有|共)?$", gap) or (
        len({read.place for read in done if read.place}) >= 2 and not _GOES_ON_WITH_IT.fullmatch(gap)
    ):
        return memory.paragraph_place  # another village that is not named, or behind a list of villages
    if (
        place
        and done
        and done[-1].place == place
        and _is_of_its_object(sentence.text, done[-1], place)
        and _new_deed().match(gap)
    ):
        return memory.paragraph_place
    return place


def _is_of_its_object(text: str, read: Read, place: str) -> bool:
    """Whether a village only says where the thing is that a verb makes: 硬化青岗村通组路7.2公里,新建水池9口."""
    before, name, _ = text[slice(*read.chain.gap)].rpartition(place)
    return bool(name) and _deed_before().search(before) is not None


@cache
def _deed_before() -> re.Pattern[str]:
    return re.compile(f"(?:{prose_words()['straight']['makes']})(?:了)?$")


@cache
def _new_deed() -> re.Pattern[str]:
    return re.compile(f"[^,;。]{{0,12}},(?:{prose_words()['straight']['makes']})")
