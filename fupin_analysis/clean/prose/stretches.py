"""Stretches of a paper that are about one village, without its name in each sentence: 下寨村地处…。全村212户。该项目带动36户."""

from __future__ import annotations

import re

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.of_village import TOWNS, described_in
from fupin_analysis.clean.prose.villages import places_in

_LEAD = r"(?:^|[,;。:])(?:目前|现在|现|当前|截[至止][^,;。:]{1,10},?)?"
#: A village spoken of again without its name.
_AGAIN = re.compile(rf"{_LEAD}(?:全村|该村|本村|我村|此村|这个村)")
#: Where a clause turns to the township as a whole.
_OF_THE_TOWNSHIP = re.compile(rf"{_LEAD}(?:{TOWNS})")
#: 该项目, 该基地: what was told of in the sentence before, wherever that was.
_THING_AGAIN = re.compile(
    r"^(?:该|此|本|这一|上述)(?:项目|基地|合作社|产业|工程|大棚|车间|工厂|公司|企业|园区|园|池|桥|路|电站|水厂)"
)


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
    elif memory.is_described and (named - {memory.paragraph_place} or _OF_THE_TOWNSHIP.search(sentence)):
        memory.paragraph_place, memory.is_described = memory.setting.place, False
    if len(named) == 1:
        memory.village = next(iter(named))
    elif named or _OF_THE_TOWNSHIP.search(sentence):
        memory.village = memory.setting.place
    return before if again and before else memory.paragraph_place


def _place_of_all(memory: Memory) -> str:
    """Return the place that all numbers of the sentence before were of."""
    places = {read.place for read in memory.previous}
    return places.pop() if len(places) == 1 else ""


def place_again(gap: str, memory: Memory) -> str:
    """Return the village that words before a number speak of again without its name: 全村212户; empty where they do not."""
    return memory.village if _AGAIN.search(gap) else ""
