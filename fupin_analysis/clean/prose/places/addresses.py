"""Groups of villagers within a village: 双桥村二组, 大湾村一组、二组、三组, 云岭镇双桥村上湾组 are places of their own.

A group that has a number only is of the village named before it; what is said of it is neither the village's nor the township's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.words import prose_words

#: A group with a number; 村民小组 or 小组 or 组, and no 组织, 组长; a grid of households (第3网格) has one, too.
NUMBERED = (
    r"(?:第?[一二三四五六七八九十]{1,3}(?:村民)?小?组(?![织长员团])"
    r"|[0-9]{1,2}组(?=[一-鿿])(?![共有计合约分])|[0-9]{1,2}[组社](?=[0-9]+[户人]|$)"
    r"|(?:第[0-9一二三四五六七八九十]{1,3}|[0-9一二三四五六七八九十]{1,3}号)网格(?![员长化]))"
)
_NUMBERED = re.compile(NUMBERED)
_NAMED = re.compile("(?P<name>[一-鿿]{1,3}?)组(?![织长员团级道间建际])")
_NEXT = re.compile("[、和及与]")
_SHORTENED = re.compile(r"(?P<first>[一二三四五六七八九十]{1,3})(?=[、和及与][一二三四五六七八九十]{1,3}(?:村民)?小?组)")
_SPLIT = re.compile("、|(?<=[^、])[和及与](?=[一-鿿]{2})")
_COUNTED = re.compile("个?(?:贫困|行政|脱贫|深度贫困|自然)?(村民小组|小组|村|组|社区)")
_GOVERNS = re.compile("辖|共有|现有|包括|设有")
_LEADS_TO = re.compile("^(?:其中|在|为|对|将|由|从|全镇|今年|选取|选择|涉及|覆盖)+")
_LOOKS_LIKE_ONE = re.compile("[一-鿿]{2,5}(?<!等)")
_VILLAGE_BEHIND = re.compile("[一-鿿]{2,4}村")
_COUNTY_BEFORE = re.compile("[一-鿿]{1,3}[县市区旗]$")
_LONGEST_COUNTY = 4
_FEWEST = 2
_OF_VILLAGE = re.compile(rf"(?P<village>.+?(?:村|社区|嘎查))(?:{NUMBERED}|[一-鿿]{{1,3}}组)?")


def groups_behind(text: str, start: int) -> list[tuple[int, int, str]]:
    """Return the groups that are named right behind a village, with their signs.

    Parameters
    ----------
    text
        A folded text.
    start
        Where the village's name ends.

    Examples
    --------
    >>> [name for _, _, name in groups_behind("大湾村一组、二组脱贫5户", 3)]
    ['一组', '二组']
    >>> groups_behind("大湾村工作组走访5户", 3)
    []
    """
    found: list[tuple[int, int, str]] = []
    place = start
    while True:
        match = _NUMBERED.match(text, place) or _SHORTENED.match(text, place) or _named_at(text, place)
        if match is None:
            return found
        name = match[0] if match[0].endswith(("组", "社", "网格")) else f"{match[0]}组"
        found.append((match.start(), match.end(), name))
        mark = _NEXT.match(text, match.end())
        if mark is None:
            return found
        place = mark.end()


def _named_at(text: str, place: int) -> re.Match[str] | None:
    match = _NAMED.match(text, place)
    if match is None or re.search(prose_words()["parallel"]["office_groups"], match[0]) or find_words(match[0]):
        return None
    return None if re.match(prose_words()["parallel"]["deeds"], match[0]) else match


def group_going_on(gap: str, place: str) -> str:
    """Return the place of groups that go on from a place of a village: 二组脱贫12户,三组脱贫8户; 柳湾组6户,河口组3户.

    Parameters
    ----------
    gap
        Words before the number.
    place
        The place spoken of before.

    Examples
    --------
    >>> group_going_on(",三组脱贫", "双桥村二组"), group_going_on(",三组脱贫", ""), group_going_on(",共脱贫", "双桥村二组")
    ('双桥村三组', '', '')
    """
    village = _OF_VILLAGE.fullmatch(place)
    start = len(gap) - len(gap.lstrip(",、;和及与"))
    if village is None or not (start or _NUMBERED.match(gap)):
        return ""
    return "、".join(f"{village['village']}{name}" for _, _, name in groups_behind(gap, start))


def village_of_group(place: str) -> str:
    """Return the village of a group; the place itself where it is none.

    Examples
    --------
    >>> village_of_group("双桥村二组"), village_of_group("双桥村"), village_of_group("二组")
    ('双桥村', '双桥村', '二组')
    """
    found = _OF_VILLAGE.fullmatch(place)
    return found["village"] if found is not None else place


def place_in_list(listed: str, place: str) -> str:
    """Return the place of a name in a list that is a group with a number only; empty where it is none.

    Examples
    --------
    >>> place_in_list("二组", "大湾村"), place_in_list("二组", ""), place_in_list("小学", "大湾村")
    ('大湾村二组', '二组', '')
    """
    return (group_going_on(f"、{listed}", place) or listed) if _NUMBERED.fullmatch(listed) else ""


def with_village(listed: Sequence[str]) -> list[str]:
    """Return the names of a list in order, groups with the village that the first of them names.

    Examples
    --------
    >>> with_village(["大湾村一组", "二组", "三组"]), with_village(["小学", "初中"])
    (['大湾村一组', '大湾村二组', '大湾村三组'], ['小学', '初中'])
    """
    names: list[str] = []
    for name in listed:
        going_on = group_going_on(name, names[-1]) if names else ""
        names.append(going_on if going_on and _NUMBERED.fullmatch(name) else name)
    return names


def after_township(text: str, township: str) -> str:
    """Return a text in which villages begin behind the county and the township that the paper is of: 丁县甲山镇双桥村二组.

    Examples
    --------
    >>> after_township("在丁县甲山镇双桥村二组修路", "甲山镇"), after_township("甲山镇12个村", "甲山镇")
    (',双桥村二组修路', '甲山镇12个村')
    """
    written, done = [], 0
    at = text.find(township) if township else -1
    while at >= 0:
        end = at + len(township)
        if _VILLAGE_BEHIND.match(text, end):
            county = _COUNTY_BEFORE.search(text, max(done, at - _LONGEST_COUNTY), at)
            written.append(text[done : county.start() if county else at])
            done = end
        at = text.find(township, max(done, at + 1))
    return ",".join([*written, text[done:]])


def places_counted(text: str, start: int, numeral: Numeral) -> list[str]:
    """Return the places that a list names and counts: 东阁、西阁、南阁三个村; empty where they are none, or are the township's.

    Parameters
    ----------
    text
        A folded paragraph.
    start
        Where the words before the number begin.
    numeral
        How many they are.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> texts = ("东阁、西阁两个村", "新村、老村两个村民小组", "辖东阁、西阁2个村")
    >>> [places_counted(text, 0, find_numerals(text)[0]) for text in texts]
    [['东阁村', '西阁村'], ['新村', '老村'], []]
    """
    noun = _COUNTED.match(text, numeral.end) if numeral.family == "count" else None
    listed = re.split("[,;:。(]", text[start : numeral.start])[-1]
    names = [_LEADS_TO.sub("", name) for name in _SPLIT.split(listed) if name]
    if noun is None or not _FEWEST <= len(names) == numeral.value or _GOVERNS.search(listed):
        return []
    if not all(_LOOKS_LIKE_ONE.fullmatch(name) and not find_words(name) for name in names):
        return []
    return [name if name.endswith(("村", "社区", "组")) or noun[1] != "村" else f"{name}村" for name in names]
