"""Lists in order: in ``小学、初中、高中分别为86人、55人、18人`` each name belongs to the number in its place."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.places.addresses import places_counted

#: 各 says so only before several numbers: 边缘户、监测户各为19户、12户, but 两村各完成200亩.
_RESPECTIVELY = re.compile(
    r"分别|依次|各(?:自)?(?=(?:为|是|有|达到?|占|完成|发放|落实)?[0-9][0-9.]*万?[^,;。、0-9]{0,3}[、和及与][0-9])"
)
_SHORTEST_NAME, _LONGEST_NOUN = 2, 8
_REMARK = re.compile(r"\([^()]{1,8}\)")
#: What leads to a second list of numbers for the same names: 涉及71、43人, 发放资金21.3、28.8、17.8万元.
_AGAIN = re.compile(r"[,、(]?[^,;。、()]{0,10}")
_BETWEEN = re.compile(r"[、,和及与;]*(?:[一-鿿]{0,2})")
_NEXT = re.compile(r"[、和及与]")
_SPLIT = re.compile(r"、|(?<=[^、和])[和及与](?!村)")  # 中和村、和平村
_YEAR = re.compile("20[0-9]{2}")
_SPAN = re.compile("(20[0-9]{2})年?(?:-|至|到)(20[0-9]{2})年(?:度)?$")
#: Parts of a year named all together: 四个季度, 一至四季度, 上下半年, 春秋两季.
_ALL_QUARTERS = re.compile("(?:四个?|各个?|每个?|第?[一1](?:-|至|到)第?[四4])季度$")
_BOTH_HALVES = re.compile("(?P<half>上、?下(?:两个)?半年)$|(?P<term>春、?秋(?:两季|季|两个学期|两学期))$")
#: What only the last of several parts of a year says: 一、二、三、四季度.
_PART_OF_A_YEAR = re.compile(
    "第?[一二三四1-4](?P<noun>季度)$|[一二三四五六七八九十0-9]{1,2}(?P<month>月份?)$|下(?P<half>半年)$|秋(?P<term>季(?:学期)?)$"
)
_BARE_ORDINAL = re.compile("第?[一二三四五六七八九十1-9][0-2]?|上|春")
_TOO_SHORT = re.compile("[一-鿿]村")
_HEAD = re.compile(r"^(?:其中|排查出?|识别|核查|锁定|认定|落实|对|为|将|全镇|全乡|我镇|我乡|今年|发放|:)+")


def name_lists(text: str, chains: list[Chain], start: int) -> list[Chain]:
    """Give the chains behind 分别 the names before it, in order.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.chains import find_chains
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> text = "小学、初中分别为86人、55人"
    >>> [chain.label for chain in name_lists(text, find_chains(text, find_numerals(text), 0, len(text)), 0)]
    ['小学', '初中']
    """
    names: list[str] = []
    number = 0
    while number < len(chains):
        chain = chains[number]
        word = next((match for match in _RESPECTIVELY.finditer(text, chain.gap[0]) if match.end() <= chain.gap[1]), None)
        length = _run(text, chains, number)
        if word is None:
            own = _names(text, max(start, chain.gap[0]), chain.gap[1]) if length > 1 else []
            if len(own) == length:  # 茶叶、油茶8600亩、4250亩
                names = own
                _call(chains[number : number + length], names, "")
            elif length > 1 and length == len(names) and _AGAIN.fullmatch(text[slice(*chain.gap)]):
                _call(chains[number : number + length], names, _plain(text[slice(*chain.gap)]))
            else:
                length = 1
            number += length
            continue
        own = _names(text, max(start, chain.gap[0]), word.start()) or _times(text[chain.gap[0] : word.start()], length)
        own = (
            own
            if len(own) >= 2 or not number
            else places_counted(text, chains[number - 1].gap[0], chains[number - 1].numerals[0])
        )
        again = "" if len(own) >= 2 else _plain(re.split("[,;:。]", text[chain.gap[0] : word.start()])[-1])
        noun = _common_noun(own)
        names = own if len(own) >= 2 else names
        if len(names) < 2:
            number = _rank(text, chains, number)
            continue
        if noun:
            names = [*names[:-1], names[-1].removesuffix(noun)]
        tail = noun + again + re.sub(r"^(?:为|是|有|达|达到)+", "", text[word.end() : chain.start])
        last = number + 1
        while last < min(len(chains), number + len(names)) and _BETWEEN.fullmatch(text[slice(*chains[last].gap)]):
            last += 1
        _call(chains[number:last], names, tail + _noun_behind(text, chains[number:last], tail))
        number = last
    return chains


def _common_noun(names: list[str]) -> str:
    """Return the noun of the last name that is that of all, where it alone has one: 上坪、中坪、下坪茶园."""
    hits = find_words(names[-1]) if len(names) > 1 else []
    is_common = bool(hits) and hits[0].start >= _SHORTEST_NAME and hits[-1].end == len(names[-1])
    if not is_common or "等" in names[-1] or any(find_words(name) for name in names[:-1]):
        return ""
    return names[-1][hits[0].start :]


def _noun_behind(text: str, run: list[Chain], tail: str) -> str:
    """Return the noun that stands behind the last number of a list and is that of all: 分别建起60座和28座大棚."""
    noun = text[slice(*run[-1].after)]
    is_last = len(noun) <= _LONGEST_NOUN and text[run[-1].after[1] : run[-1].after[1] + 1] in (",", ";", "。", "")
    return noun if is_last and find_words(noun) and not find_words(tail) else ""


def _call(chains: list[Chain], names: list[str], tail: str) -> None:
    for chain, name in zip(chains, names, strict=False):
        chain.label, chain.listed = name + tail, name


def _run(text: str, chains: list[Chain], first: int) -> int:
    """Return how many chains that count alike stand in a row with nothing but a comma of lists between them."""
    last = first + 1
    while (
        last < len(chains) and chains[last].families == chains[first].families and _NEXT.fullmatch(text[slice(*chains[last].gap)])
    ):
        last += 1
    return last - first


def _plain(gap: str) -> str:
    """Return the words of a gap, if they name anything: 发放资金 and 涉及 do not."""
    plain = re.sub(r"^[,、(]|(?:为|是|有|达到?)+$", "", gap)
    return plain if residue(plain) else ""


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


def _times(gap: str, length: int) -> list[str]:
    """Return the years of a span, or the parts of a year, that are as many as a list has numbers: 2016至2020年分别为…."""
    span, both = _SPAN.search(gap), _BOTH_HALVES.search(gap)
    times = [f"{year}年" for year in range(int(span[1]), int(span[2]) + 1)] if span else []
    if _ALL_QUARTERS.search(gap):
        times = [f"{quarter}季度" for quarter in "一二三四"]
    elif both is not None:
        times = ["上半年", "下半年"] if both["half"] else ["春季", "秋季"]
    return times if len(times) == length else []


def _names(text: str, start: int, end: int) -> list[str]:
    stretch = re.split(r"[,;:。(]", _REMARK.sub("", text[start:end]))[-1]
    pieces = [piece for piece in _SPLIT.split(stretch) if piece]
    if len(pieces) < 2:
        return []
    bare = _HEAD.sub("", pieces[0])
    pieces[0] = pieces[0] if _TOO_SHORT.fullmatch(bare) else bare  # 对口村
    part = _PART_OF_A_YEAR.fullmatch(pieces[-1])
    if part is not None:
        noun = part[part.lastgroup or 0]
        pieces = [f"{piece}{noun}" if _BARE_ORDINAL.fullmatch(piece) else piece for piece in pieces]
    return [f"{piece}年" if _YEAR.fullmatch(piece) else piece for piece in pieces if piece]
