"""Lists of villages of which not all say that they are one: 东坪村委14户33人;柳湖8户19人;居委3户6人.

What such a list is of is told by its sum: it is the whole that was stated before, and not what was counted last
(:func:`~fupin_analysis.clean.prose.decisions.listed.by_list_of_villages`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.numbers.numerals import Numeral

_ENTRY = re.compile(
    r"(?:^|(?<=[,、;:(]))(?:其中|分别为|分别是|即)?[:,]?(?:[户人口]{0,2}数?最[多少高低大]的)?(?P<name>[一-鿿]{2,7}?)(?:有|为|:)?(?P<households>[0-9]+)户"
    r"(?:[,、]?[0-9]+人)?(?=[,、;。)]|$)"
)
_BETWEEN = re.compile("[,、;]")
_VILLAGE = re.compile("(?:村|村委|村委会|村民委员会|社区|居委|居委会|屯|寨|嘎查)$")
_BARE = re.compile("[一-鿿]{2,4}")
#: Last signs of what is no village: 党员12户, 三类7户.
_NO_PLACE = re.compile("[户人类级等档员者型式层房证贫困难残病灾学他它余分合总共计]$|^(?:其他|其它|其余|另外|全|各|本|我)")
_SHORTEST_LIST = 3
_MADE_UP = re.compile(
    "由[^;。:0-9]{2,40}?(?<=[村区屯寨组乡镇])(?:组成|构成|组建|(?:合并|撤并|整合)(?:而来|而成|成立|设立|为|成)?)"
)
_KIND = "(?:(?:贫困|出列|退出|摘帽|脱贫|重点|示范|薄弱|后进)村|安置点|搬迁点)(?:有|为|是|:)?"


def bare_villages(text: str) -> Iterator[str]:
    """Yield the names without 村 of lists in which another says that it is a village.

    Examples
    --------
    >>> list(bare_villages("其中:东坪村委14户33人;柳湖8户19人;北洞24户47人。")), list(bare_villages("因病12户,因残7户,其他3户。"))
    (['柳湖', '北洞'], [])
    """
    for run in _runs(text):
        yield from (entry["name"] for entry in run if not _VILLAGE.search(entry["name"]))


def mark_villages(text: str, chains: Sequence[Chain], start: int, end: int) -> None:
    """Tell the chains of a sentence that are lists of villages which village each is of, and what they sum up to."""
    for run in _runs(text[start:end]):
        places = {start + entry.start("households"): entry["name"] for entry in run}
        own = [chain for chain in chains if chain.start in places]
        sums = tuple(
            (
                family,
                sum(
                    numeral.value
                    for chain in own
                    for numeral, kind in zip(chain.numerals, chain.families, strict=True)
                    if kind == family
                ),
            )
            for family in ("households", "persons")
        )
        for chain in own:
            name = places[chain.start]
            chain.village = clean_village(name) if _VILLAGE.search(name) else f"{name}村"
            chain.summed = sums


def made_up_of(text: str) -> list[tuple[int, int]]:
    """Return the stretches that name villages of which another is made up: 由东阁村、西阁村组成, 由原东阁乡、西阁乡撤并而成.

    Examples
    --------
    >>> made_up_of("柳湖社区由东阁村、西阁村组成,辖9个组"), made_up_of("由东阁村组织")
    ([(4, 14)], [])
    """
    return [match.span() for match in _MADE_UP.finditer(text)]


def counts_the_named(gap: str, found: Sequence[tuple[int, int, str]], numeral: Numeral, behind: str) -> bool:
    """Whether a number only counts villages named behind their kind (出列村东阁村、西阁村两个), and no works of theirs (水池2个).

    Parameters
    ----------
    gap, behind
        The words before it and those behind.
    found
        The villages in the words before it.
    numeral
        The number.
    """
    named = [one for one in found if one[2]]
    return (
        numeral.unit in ("个", "处")
        and re.match("[,;。、)]|$", behind) is not None
        and numeral.value == len(named)
        and re.search(rf"{_KIND}$", gap[: named[0][0]]) is not None
        and all(gap[one[1] : other[0]] in ("、", "和", "及", "与") for one, other in pairwise(named))
        and gap[named[-1][1] :] in ("", "等")
    )


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for entry in [*_ENTRY.finditer(text), None]:
        if entry is not None and run and _BETWEEN.fullmatch(text[run[-1].end() : entry.start()]):
            run.append(entry)
            continue
        if len(run) >= _SHORTEST_LIST and any(_VILLAGE.search(one["name"]) for one in run) and all(map(_is_place, run)):
            yield run
        run = [entry] if entry is not None else []


def _is_place(entry: re.Match[str]) -> bool:
    name = entry["name"]
    if _VILLAGE.search(name):
        return True
    return _BARE.fullmatch(name) is not None and not _NO_PLACE.search(name) and not find_words(name)
