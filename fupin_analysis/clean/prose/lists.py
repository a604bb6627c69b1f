"""Lists in order: in ``小学、初中、高中分别为86人、55人、18人`` each name belongs to the number in its place."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.chains import Chain

_RESPECTIVELY = re.compile(r"分别|依次")
_SPLIT = re.compile(r"[、和及与]")
_HEAD = re.compile(r"^(?:其中|对|为|将|全镇|全乡|我镇|我乡|今年|发放|:)+")


def name_lists(text: str, chains: list[Chain], start: int) -> list[Chain]:
    """Give the chains behind 分别 the names before it, in order.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.chains import find_chains
    >>> from fupin_analysis.clean.prose.numerals import find_numerals
    >>> text = "小学、初中分别为86人、55人"
    >>> [chain.label for chain in name_lists(text, find_chains(text, find_numerals(text), 0, len(text)), 0)]
    ['小学', '初中']
    """
    names: list[str] = []
    number = 0
    while number < len(chains):
        chain = chains[number]
        word = _RESPECTIVELY.search(text, chain.gap[0], chain.gap[1])
        if word is None:
            number += 1
            continue
        own = _names(text, max(start, chain.gap[0]), word.start())
        names = own if len(own) >= 2 else names
        if len(names) < 2:
            number = _rank(text, chains, number)
            continue
        tail = text[word.end() : chain.start]
        tail = re.sub(r"^(?:为|是|有|达|达到)+", "", tail)
        for name in names:
            if number >= len(chains) or (
                chains[number] is not chain
                and not re.fullmatch(r"[、,和及与;]*(?:[一-鿿]{0,2})", text[slice(*chains[number].gap)])
            ):
                break
            chains[number].label = name + tail
            number += 1
    return chains


def _rank(text: str, chains: list[Chain], first: int) -> int:
    """Mark a list whose names are the items before it: 143户纳入低保,57人纳入五保,资金分别为64万元和28万元."""
    last = first + 1
    while (
        last < len(chains)
        and chains[last].families == chains[first].families
        and re.fullmatch(r"[、,和及与]+", text[slice(*chains[last].gap)])
    ):
        last += 1
    if last - first >= 2:
        for place in range(first, last):
            chains[place].rank = (place - first, last - first)
    return last


def _names(text: str, start: int, end: int) -> list[str]:
    stretch = re.split(r"[,;:。(]", text[start:end])[-1]
    pieces = [piece for piece in _SPLIT.split(stretch) if piece]
    if len(pieces) < 2:
        return []
    pieces[0] = _HEAD.sub("", pieces[0])
    return [piece for piece in pieces if piece]
