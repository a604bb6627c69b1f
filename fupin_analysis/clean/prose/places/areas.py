"""Areas that are not the township: the county, the province, another township; their numbers are set aside with their name."""

from __future__ import annotations

import re
from functools import lru_cache

from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.places.of_village import memberships
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.words import prose_words

#: 在全县率先, 走在全市前列, 全省示范镇 say where the township stands among others, and count nothing of theirs.
_AMONG = (
    "率先|首[创家个次批推]|前[列茅三五十]|第[一二三四五六七八九十0-9]|领先|上游|末位|排[名位]"
    + "|名列|推广|推介|典型|示范|标杆|表彰|唯一"
)
_AREA = "(?:全[县市省国区州旗]|我[县市])"
_STANDS_FIRST = f"(?<=率先在)|(?<=带头在)|(?<=首先在)|(?<=[在居于列为是系获成])(?={_AREA}(?:{_AMONG}))"
#: 全县首个, 全市最大的: it says what is the township's own, and 全县首批 with a number whom the county told of.
_FIRST = f"{_AREA}(?:首[个家创例座条处支所]|最[大早高长好先]|规模最|唯一|第一[个家座条处支所])"
_OTHER_AREA = re.compile(
    rf"(?!{_AREA}(?:示范|标杆|典型|先进)[^,;。]{{0,4}}[镇乡])(?!{_STANDS_FIRST})(?!{_FIRST}){_AREA}|[县市省旗](?:里|上)(?:全年|今年)?(?:共|累计|总计)"
    r"|[镇乡]等(?=[0-9两三四五六七八九十]+个(?:乡镇|[镇乡]))"
)
_OF_AREA = re.compile(r"(?:占|为|是|达|居|约)(?:到|了)?全[县市省国](?:总数)?的?$|(?:高于|低于|超过|高出)全[县市省国][^,;()]*$")
_OWN_AREA = re.compile(
    r"全镇|我镇|全乡|我乡|本镇|本乡|该镇|该乡|全街道|[全我]苏木|镇辖|乡辖|全村|我村|本村|该村|涉及我|下达我|安排我"
)
#: The township's own organs, which no sentence about a county names: 镇党委政府, 镇村干部; but 各乡镇党委, 各级党委政府.
_OWN_ORGANS = re.compile(
    "(?<![各乡个级城集])(?:镇|乡(?!镇))(?:党委|政府|人民政府|纪委|人大|村(?:两级|干部|组)|机关|扶贫办|扶贫站|里|域|内)"
    "|(?<![级县市区省州旗镇乡地位])党委[、,]?政府|(?<!各)(?:街道)?党工委|辖区内?"
)
_LEADING_ORGANS = re.compile(f"(?<=[,;。:])(?:{_OWN_ORGANS.pattern})")
#: The township's name, unless it stands in a list of several: 其中青石镇86户, 位于青石镇的2个.
_NOT_BEHIND_OTHERS, _NO_OTHERS = "(?<![镇乡道]、)", "(?!、|和|及|与|等|外|除)"
#: A sentence about another area as a whole: 2019年,全县脱贫3120户.
IS_ABOUT = re.compile(
    rf"(?:据[^,。]{{1,8}},)?(?:(?:20[0-9]{{2}}|今|去)年[底末]?,?)?(?:截[至止][^,。]{{1,10}},)?{_AREA}(?:共|现|累计|已|有|脱贫|贫困|建档|投入|完成|发放|实施|总)"
)
#: The name of an area that is only said to be a larger one: 是…18个贫困村之一.
OF_ABOVE = "更大的范围"


def elsewhere(text: str, start: int, end: int, memory: Memory) -> str:
    """Return the last area named before a number that is not the township; empty where there is none: 占全县的6.1%."""
    if _OF_AREA.search(text[max(start, end - 30) : end]):
        return ""
    within = memberships(text, start, end)  # 属我县八个极贫村之一,辖12个组
    areas = [(match.start(), match[0]) for match in _OTHER_AREA.finditer(text, start) if match.start() < end]
    other = [one for one in areas if not any(first <= one[0] < last for first, last in within)]
    other = [one for one in other if not _ends_with_its_clause(text, start, one[0], end)]
    for name in memory.setting.townships:
        other += [(start + match.start(), name) for match in re.finditer(re.escape(name), text[start:end])]
        if text.startswith(name) and not _OWN_AREA.search(text, 0, end):
            return name  # the paragraph is about it
    if not other:
        return ""
    words = (_OWN_AREA, _LEADING_ORGANS, *_by_name(memory))
    own = [match.start() for one in words for match in one.finditer(text[:end]) if match.start() >= start]
    return max(other)[1] if not own or max(own) < max(other)[0] else ""


def _ends_with_its_clause(text: str, start: int, area: int, end: int) -> bool:
    """Whether a clause names an area for what was followed, used or won there, and the next is no longer about it.

    So it is where the area is led to (按照全县统一部署,…; 占全县的6.1%,…), or is one among whose places the township stands
    (在全县考核中获得第二名,…).
    """
    stop = text.find(",", area, end)
    if stop < 0:
        return False
    words, before, clause = prose_words()["areas"], text[max(start, area - 12) : area], text[area:stop]
    if re.search(f"(?:{words['led_to']})$", before):
        return True
    if re.search("[0-9](?!年)", clause):
        return re.search(words["ranks"], clause) is not None
    if re.search(words["members"], clause):
        return False
    return re.search(f"(?:{words['taken_for']})$", before) is not None or re.search(words["occasions"], clause) is not None


def goes_on_elsewhere(text: str, memory: Memory) -> bool:
    """Whether a sentence goes on with the area of the one before and names no place: 全县脱贫3120户。改造危房360户."""
    is_own = _own_places(text, memory) or "我" in text
    return not (is_own or places_in(text, memory.villages) or _OTHER_AREA.search(text))


def comes_home(text: str, memory: Memory) -> bool:
    """Whether a sentence about another area ends with the township: 全县脱贫3120户,其中青石镇86户."""
    names = [re.escape(name) for name in memory.setting.townships]
    others = [match.start() for words in (_OTHER_AREA.pattern, *names) for match in re.finditer(words, text)]
    return max(_own_places(text, memory), default=-1) > max(others, default=-1)


def _own_places(text: str, memory: Memory) -> list[int]:
    """Return where the township is named: as ours, by one of its organs or by its name."""
    words = (_OWN_AREA, _OWN_ORGANS, *_by_name(memory))
    return [match.start() for one in words for match in one.finditer(text)]


def _by_name(memory: Memory) -> tuple[re.Pattern[str], ...]:
    """Return the pattern of the township's own name where it stands for itself; none where nobody knows it."""
    name = memory.setting.township
    return (_standing_alone(name),) if name else ()


@lru_cache
def _standing_alone(name: str) -> re.Pattern[str]:
    return re.compile(_NOT_BEHIND_OTHERS + re.escape(name) + _NO_OTHERS)
