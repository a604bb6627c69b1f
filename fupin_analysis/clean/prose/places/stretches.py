"""Stretches of a paper that are about one village, without its name in each sentence: 下寨村地处…。全村212户。该项目带动36户."""

from __future__ import annotations

import re

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.places.addresses import village_of_group
from fupin_analysis.clean.prose.places.of_village import MARK, TOWNS, UNNAMED, described_in
from fupin_analysis.clean.prose.places.villages import places_in

_LEAD = r"(?:^|[,;。:])(?:目前|现在|现|当前|截[至止][^,;。:]{1,10},?)?"
#: A village spoken of again without its name.
_AGAIN = re.compile(
    rf"{_LEAD}(?:(?:全|该|本|我|此|这个)(?:村|屯|寨|社区|嘎查)|全组)(?![和与及、]各)|[该这此](?:个)?(?:村|社区|嘎查)(?!民)"
)
#: Where a clause turns to the township as a whole.
_OF_THE_TOWNSHIP = re.compile(rf"{_LEAD}(?:{TOWNS})")
#: Who acts for all of it, and villages that are counted or are all there are; but 由4个村合并 and 周边3个村 are about a village.
_TIME = r"(?:20[0-9]{2}年[底末内]?|今年|当年|年[内底]|一年来|同时|此外|另外|为此)?,?"
_MANY = "(?:[0-9]+|[两二三四五六七八九十]{1,3})"
_ACTS_FOR_ALL = re.compile(
    rf"{_LEAD}{_TIME}(?:[镇乡]党委(?!书记|委员|副)|[镇乡](?:人民)?政府(?!驻地|所在地|的|干部)|[镇乡]里(?!下?派|的|乡亲|邻)|党委、?政府|[各所](?:有)?(?:行政)?村(?!民)"
    rf"|{_MANY}个(?:行政|贫困|非贫困|重点)?村(?!民|组|小))"
    rf"|(?:出列|退出|摘帽|脱贫)(?:了)?(?:省定|深度)?(?:(?:贫困|重点)村{_MANY}个|{_MANY}个(?:贫困|重点)?村(?!民|组|小))"
)
_FOR_THE_VILLAGE = re.compile("[该此本]村|村[里内上]")
#: 该项目, 该基地: what was told of in the sentence before, wherever that was.
_THING_AGAIN = re.compile(
    r"^(?:该|此|本|这一|上述)(?:项目|基地|合作社|产业|工程|大棚|车间|工厂|公司|企业|园区|园|池|桥|路|电站|水厂)"
)

#: A village that leads the parts of a sentence: 下寨村:打造示范点;完成水渠12公里.
_LEADS_PARTS = re.compile(r"(?:村|社区|嘎查|屯|寨|组)(?:\([^()]*\))?:")


def without_objects(text: str, start: int, begin: int, gap: str) -> str:
    """Return the words before a number with the earlier parts blanked, whose villages are their own: 松坪村2018年出列;吃低保36户.

    Only a village that leads with a colon leads further parts, too.

    Parameters
    ----------
    text
        The folded paragraph.
    start
        Where the sentence begins.
    begin, gap
        Where the words begin, and the words.

    Examples
    --------
    >>> without_objects(text := "打造下寨村示范点;完成水渠12公里", 0, 0, text[:13]).strip()
    ';完成水渠'
    >>> without_objects(text := "下寨村:打造示范点;完成水渠12公里", 0, 0, text[:14])
    '下寨村:打造示范点;完成水渠'
    """
    cut = gap.rfind(";")
    if cut < 0 or _LEADS_PARTS.search(text, max(start, begin), begin + cut):
        return gap
    return " " * cut + gap[cut:]


def village_that_leads(sentence: str, memory: Memory) -> str:
    """Return the one village that a sentence begins with, of which all its parts are: 松坪村2018年脱贫6户;2019年脱贫2户.

    Parameters
    ----------
    sentence
        Its text.
    memory
        What is known so far.
    """
    named = places_in(sentence, memory.villages)
    mark = re.match(MARK, sentence)
    begin = mark.end() if mark is not None else 0
    is_one = len({name for _, _, name in named}) == 1 and not _ACTS_FOR_ALL.search(sentence)
    return named[0][2] if is_one and named[0][0] == begin else ""


def place_at_first(sentence: str, memory: Memory) -> str:
    """Return the place that a sentence is about before it names one, and remember whom it describes.

    Parameters
    ----------
    sentence
        Its text.
    memory
        What is known so far; the village that its paragraph is about changes with what the sentence names.
    """
    described = described_in(sentence, memory.villages)
    named = {name for _, _, name in places_in(sentence, memory.villages) if name}
    before, again = memory.village or _place_of_all(memory), _THING_AGAIN.match(sentence) is not None and not named
    if described:
        memory.paragraph_place, memory.is_described = clean_village(described), True
    elif memory.is_described and named - {memory.paragraph_place}:
        _leave_village(memory)
    else:
        leave_described(re.split("[0-9](?!个|年)", sentence)[0], sentence, memory)
    if len(named) == 1:
        memory.village = next(iter(named))
        memory.last = (memory.village, memory.paragraph)
    elif named or _OF_THE_TOWNSHIP.search(sentence):
        memory.village = memory.setting.place
    return before if again and before else memory.paragraph_place


def leave_described(words: str, clause: str, memory: Memory) -> bool:
    """Whether words turn from the village described to the whole township; what follows is then no longer of the village.

    Parameters
    ----------
    words
        What stands before a number.
    clause
        What they stand in: what is done there for the village (镇里为该村安排12万元) is still of it.
    memory
        What is known so far.
    """
    if not memory.is_described:
        return False
    own = memory.setting.township
    is_own = bool(own) and re.search(f"{_LEAD}{_TIME}{re.escape(own)}(?![一-鿿]{{1,4}}村)", words) is not None
    acts = _ACTS_FOR_ALL.search(words) is not None and not _FOR_THE_VILLAGE.search(clause)
    if not (is_own or acts or _OF_THE_TOWNSHIP.search(words)):
        return False
    _leave_village(memory)
    return True


def words_before(text: str, start: int, end: int) -> str:
    """Return the words before a number at `end`, and the villages it counts, if it does: 出列贫困村2个, 12个村."""
    counted = re.match(f"{_MANY}个(?:行政|非?贫困|重点)?(?:村(?!民|组|小))?", text[end:])
    return text[start:end] + (counted[0] if counted else "")


def is_for_village(words: str, memory: Memory) -> bool:
    """Whether what the township does is done for the village described: 镇里为该村安排12万元."""
    return memory.is_described and _FOR_THE_VILLAGE.search(words) is not None


def _leave_village(memory: Memory) -> None:
    memory.paragraph_place, memory.is_described = memory.setting.place, False
    memory.left = memory.heading or memory.left


def _place_of_all(memory: Memory) -> str:
    """Return the place that all numbers of the sentence before were of."""
    places = {read.place for read in memory.previous}
    return places.pop() if len(places) == 1 else ""


def place_again(gap: str, memory: Memory) -> str:
    """Return the village that words before a number speak of again without its name: 全村212户; empty where they do not.

    It is the one named last, in this paragraph or the one before, else the only one that the paper names, else one that nobody
    can tell.
    """
    if not _AGAIN.search(gap):
        return ""
    village, paragraph = memory.last
    near = village if memory.paragraph - paragraph <= 1 else ""
    only = clean_village(next(iter(memory.villages))) if len(memory.villages) == 1 else ""
    found = memory.village or memory.paragraph_place or near or only or UNNAMED
    return village_of_group(found) if "村" in [match[0] for match in _AGAIN.finditer(gap)][-1] else found
