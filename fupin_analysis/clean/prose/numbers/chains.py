"""Numbers that belong together: ``298户1252人``, ``107人，128400元``, ``1085户贫困户（计2094人）`` are one thing counted twice.

A chain is a run of numbers of different families with nothing between them but a comma, a word of summing, a general noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fupin_analysis.clean.prose.numbers.numerals import Numeral

_LIGHT = re.compile(
    r"(?:个|的)?(?:贫困户|贫困农户|贫困人口|农户|群众|学生|贫困学生|脱贫户|脱贫人口|村民)?[,、(]?"
    r"(?:共计|合计|总计|共有|共|计|约|近|余|有|含)?"
    r"(?:(?:贫困总人口|贫困人口数|贫困人口|总人口|脱贫人口|人口数|人口|人数|人员|资金|金额|群众)+(?:为|是)?)?[,、]?(?:共|计)?"
)
_WHO_BEHIND = re.compile("[一-鿿]{0,4}?(?:干部|党员|职工|教师|医生|志愿者|大学生|技术人员|工作人员)")
_POSTS = re.compile("岗(?:位)?(?:共|有|达|约)*$")
_OF_ALL = re.compile("总人口|人口(?!数)")
_IN_A_LIST = re.compile("[、和及与]")
_HEAD_COUNTS = {
    "households": 0,
    "persons": 1,
    "person_times": 1,
    "sessions": 0,
    "rounds": 0,
    "count": 0,
    "length": 0,
    "money": 2,
    "area": 0,
}


@dataclass
class Chain:
    """Numbers of one sentence that count one thing.

    Parameters
    ----------
    numerals
        In order.
    gap
        Signs of the text before the chain: from the end of the chain before it, or of the sentence's beginning.
    after
        Signs of the text behind it, up to the next punctuation or number.
    label
        Words that name it where they stand elsewhere (分别 lists); empty where they stand before it.
    listed
        The name among them that a 分别 list gives it.
    families
        What each of the numbers counts.
    rank
        Place in a list whose names are the items before it, and the length of the list.
    village
        Which village it is of in a list of villages, whether or not its name says that it is one.
    summed
        What that list sums up to, by family.
    """

    numerals: list[Numeral]
    gap: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    label: str = ""
    listed: str = ""
    families: list[str] = field(default_factory=list)
    rank: tuple[int, int] | None = None
    village: str = ""
    summed: tuple[tuple[str, float], ...] = ()

    @property
    def start(self) -> int:
        """First sign."""
        return self.numerals[0].start

    @property
    def end(self) -> int:
        """Sign after the last."""
        return self.numerals[-1].end


def find_chains(text: str, numerals: Sequence[Numeral], start: int, end: int) -> list[Chain]:
    """Put the numbers of a sentence together.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> text = "全镇298户1252人,其中贫困户124户、523人"
    >>> [[text[one.start:one.end] for one in chain.numerals] for chain in find_chains(text, find_numerals(text), 0, len(text))]
    [['298户', '1252人'], ['124户', '523人']]
    """
    chains: list[Chain] = []
    for place, numeral in enumerate(numerals):
        family = _family(text, numeral, chains[-1] if chains else None)
        if chains and _joins(text, chains[-1], numeral, family) and not _are_two_lists(text, numerals, place):
            chains[-1].numerals.append(numeral)
            chains[-1].families.append(family)
            continue
        chains.append(Chain([numeral], families=[family]))
    before = start
    for place, chain in enumerate(chains):
        chain.gap = (before, chain.start)
        limit = chains[place + 1].start if place + 1 < len(chains) else end
        stop = re.compile(r"[,;。:()!?、]").search(text, chain.end, limit)
        chain.after = (chain.end, stop.start() if stop else limit)
        before = chain.end
    return chains


def _are_two_lists(text: str, numerals: Sequence[Numeral], place: int) -> bool:
    """Whether a list ends before a number and another begins with it: 分别为112、86、41户,共301、240、153人."""
    return (
        1 < place < len(numerals) - 1
        and _are_listed(text, *numerals[place - 2 : place])
        and _are_listed(text, *numerals[place : place + 2])
    )


def _are_listed(text: str, one: Numeral, other: Numeral) -> bool:
    return one.family == other.family and _IN_A_LIST.fullmatch(text[one.end : other.start]) is not None


def _family(text: str, numeral: Numeral, chain: Chain | None) -> str:
    """Return what a number counts; a general counter before a noun of persons counts those (8066个贫困人口, 46口)."""
    if numeral.family != "count":
        return numeral.family
    behind = text[numeral.end : numeral.end + 6]
    if text[numeral.end - 1] == "口":
        is_people = behind.startswith("人") or (
            chain is not None and chain.families[-1] == "households" and numeral.start - chain.end <= 3
        )
        return "persons" if is_people else "count"
    if re.match(r"(?:贫困|脱贫|建档立卡|农村|农业)?人口|贫困群众|(?:贫困)?劳动力|(?:贫困)?学生|(?:贫困)?老人|残疾人", behind):
        return "persons"
    if re.match(r"(?:贫困户|农户|贫困家庭|困难家庭|家庭(?!农场|牧场|林场|作坊|工厂))", behind):
        return "households"
    return "count"


def _joins(text: str, chain: Chain, numeral: Numeral, family: str) -> bool:
    gap = text[chain.end : numeral.start]
    if family in chain.families or not family or len(gap) > 12 or _LIGHT.fullmatch(gap) is None:
        return False
    last = chain.families[-1]
    if last not in _HEAD_COUNTS or family not in _HEAD_COUNTS:
        return False
    if last == "count" and family == "persons" and gap and _WHO_BEHIND.match(text, numeral.end):
        return False  # 帮扶单位5个,138名干部…: a noun of their own
    if last == "count" and family == "persons" and _POSTS.search(text, 0, chain.numerals[-1].start):
        return False  # 公益性岗位62个58人: posts, and those who have them
    if last in ("count", "area", "length") and family == "persons" and _OF_ALL.search(gap):
        return False  # 耕地3.2万亩,总人口2.3万人: no persons of the land
    if family == "money" and "资金" in gap:
        return False
    if family == "money" and gap[:1] in ",、" and last in ("length", "count"):
        return gap in (",", "、")
    return (
        _HEAD_COUNTS[family] >= _HEAD_COUNTS[last]
        and last != "money"
        and family not in ("count", "sessions", "rounds", "length", "area", "households")
    )
