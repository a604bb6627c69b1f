"""Papers and stretches of one village: what they tell is that village's until another place is named.

A village's paper says whose it is in its title (下寨村脱贫攻坚工作汇报), where it opens (就下寨村…情况作简要汇报) or by
speaking of itself and of no township (我村, 全村, 村两委). In a township's paper a village may be described (下寨村地处…), and
the sentences behind are of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from fupin_analysis.clean.prose.places.villages import is_village_name, places_in, villages_of

_NAME = r"(?:[一-鿿]{1,5}|[A-Za-z×*]{1,3}|某{1,2})(?:村|社区|嘎查)"
_SUBJECT = (
    r"(?=驻村|帮扶|扶贫|脱贫|精准|巩固|乡村振兴|产业|集体经济|两委|支部|第一书记|工作|基本情况|村情|概况|关于|党|委员会|20|二)"
)
_TITLE = re.compile(
    rf"(?:镇|乡|街道)((?:[一-鿿]{{1,4}}?|[A-Za-z×*]{{1,3}}|某{{1,2}})(?:村|社区|嘎查))(?:村(?=委员会))?{_SUBJECT}"
)
_LEADS = re.compile(rf"({_NAME}){_SUBJECT}")
_HEADING = re.compile(
    rf"^(?:[一二三四五六七八九十]{{1,2}}、|\([一二三四五六七八九十]{{1,2}}\)|1[.、])({_NAME})(?:的)?(?:(?:基本|总体)?(?:村情|情况|概况)|情(?![况形]))"
)
#: How a paper without a title opens: 现就下寨村…工作情况作简要汇报.
_OPENS = re.compile(
    rf"(?:就|将|把)(?:[一-鿿]{{1,5}}?(?:镇|乡|街道))?({_NAME})[^,。;:]{{0,24}}?(?:情况|工作|成效)[^,。;:]{{0,12}}(?:汇报|报告|通报|介绍)"
)
#: A village that a title names as what it is about: 关于青龙村退出贫困村的申请, 驻大坪村工作队, 滨湖街道金桥社区防返贫工作材料.
_IN_TITLE = re.compile(
    r"(?:^|关于|驻|在|到|帮扶|结对|包联|镇|乡|街道|[:—(《\"])(?P<name>(?!我|在|驻|到|关于)[一-鿿]{1,4}?(?:村|社区|嘎查))(?![、和与及至到通级民组屯寨]|等|振兴|村|内|集体|贫困|道路|公路)"
)
#: How a paper opens that tells of one village: 桃源村曾是后进村, 大坪村是我局帮扶的深度贫困村, 金桥社区划分为9个网格.
_FIRST_OF_ALL = re.compile(
    r"(?P<name>[一-鿿]{2,3}(?:村|社区|嘎查))(?:曾|原|本|现)?(?:经|来)?(?:是|为|有|共有|共|划分|系|属|设|地处|位于|距|辖)"
)
_BEHIND_TOWNSHIP = re.compile("(?:镇|乡|街道)$")
_KIND = re.compile("深度|重点|示范|涣散|薄弱|搬迁|安置|试点|行政|自然|美丽|小康|传统|偏远")
_OPENING = 3
_NO_VILLAGE = re.compile("^(?:各|全|驻|贫困|行政|整|包|联|美丽|示范|我|本|该|自然|每|农)|[镇乡驻]|扶贫|脱贫|精准|小康")
_OWN = re.compile('全村|我村|本村|该村|我们村|村两委|村["“]两委')
_SPEAKS = re.compile('我村|我们村|村两委|村["“]两委')
_COUNTY = re.compile("[全我](?:县|市|区|省)")
#: 下寨村在甲山镇东南部.
_LIES = "在(?=[^,;。0-9]{2,12}[东西南北中](?:部|侧|面|端|缘|边))"
#: How a paper says whose it is where it speaks of 全村 and of no township.
_SAYS = (
    re.compile(
        rf"(?:^|[。\n])(?:[一二三四五六七八九十]{{1,2}}、|\([一二三四五六七八九十]\))?({_NAME})(?:基本情况|概况|村情|位于|地处|坐落|{_LIES}|隶属|属于?|辖|下辖|现辖|共有|现有|总面积|国土|全村|自20)"
    ),
    re.compile(rf"(?:进驻|驻|结对|到|我是|来到|帮扶|派往|派驻|前往)[^,。;\n]{{0,12}}(?:镇|乡|街道)({_NAME})"),
)
TOWNS = "全镇|我镇|本镇|全乡|我乡|本乡|全街道|我街道|本街道|[全我本]苏木|镇域|乡域|镇辖|乡辖"
_TOWNSHIP = re.compile(TOWNS)
_TITLE_OF_A_TOWNSHIP = re.compile(r"(?:镇|乡(?!村)|街道)(?!.*(?:村(?!振兴)|社区|嘎查))[^村]*(?:总结|汇报|报告|方案|计划|情况)")
#: What is said of a village, and of nothing else, where it is described.
_DESCRIBED = (
    rf",?(?:位于|地处|坐落|座落|{_LIES}|隶属|毗邻|东[邻接临靠连]|东与|北[邻接临靠连]|距(?:离)?(?:县城|镇政府|乡政府|集镇|城区|镇|乡)"
    r"|(?:现|下)?辖[0-9一二三四五六七八九十]+个(?:村民)?(?:小)?组|由[0-9一二三四五六七八九十]+个|由[^;。:]{2,40}?(?<=[村区屯寨组乡镇])(?:组成|构成|组建|合并|撤并|整合)|(?:是|属于?|系|为)[^,;。]{2,40}?(?:村|之一)(?=[,;。]))"
)
#: The number of a heading or of an item of a list.
MARK = r"(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、](?![0-9]))?"
#: 下寨村是全县8个贫困村之一: how many there are is a matter of the area named, or of one that nobody names.
_ONE_OF = re.compile(
    r"(?:是|属于?|系|为|作为|列为|列入|确定为|评为|定为)(?P<of>[^,;。:()0-9]{0,14}?)(?P<number>[0-9]+|[一二三四五六七八九十]{1,3})(?:个|家|大)(?P<kind>[^,;。:()0-9]{2,16}?)(?:之一|(?:里|之?中|当中)的?(?:其中)?(?:一个|一员))"
)
_ABOVE = re.compile("[县市省州旗国盟]|(?<![社小街片地山园])区")
_OF_TOWNSHIP = re.compile("[镇乡]|街道")
_LEAST_OWN = 2
#: A title of those who live in a village to help it.
_RESIDENT = re.compile("驻村|第一书记|工作队|帮扶村|包村|联系村|挂点村|村情")
#: The place of what a paper says of a village that it nowhere names: 我村, 全村.
UNNAMED = "本村"


def village_of_paper(title: str, body: Sequence[str], author: str = "") -> str:
    """Return the village whose paper it is; empty for a township's.

    Parameters
    ----------
    title
        The title, or the name of the file where there is none.
    body
        The folded paragraphs, in order.
    author
        The village of who wrote it, where a line says so.

    Examples
    --------
    >>> village_of_paper("甲山镇下寨村驻村工作队2019年工作总结", [])
    '下寨村'
    >>> village_of_paper("", ["下寨村地处甲山镇南部。", "全村212户。我村脱贫12户。"]), village_of_paper("", ["全镇212户。"])
    ('下寨村', '')
    """
    match = _TITLE.search(title) or _LEADS.match(title)
    if match and _is_name(match[1]):
        return match[1]
    if author:
        return author
    if _TITLE_OF_A_TOWNSHIP.search(title) or _is_of_township(body):
        return ""
    titled = _titled(title, body)
    if titled:
        return titled
    headed = {match[1] for text in body if (match := _HEADING.match(text)) and _is_name(match[1])}
    if len(headed) > 1:
        return ""  # one village after the other
    for text in body:
        opening = _HEADING.match(text) or _OPENS.search(text)
        if opening and _is_name(opening[1]):
            return opening[1]
    whole = "\n".join(body)
    said = len(_OWN.findall(whole))
    least = 1 if _RESIDENT.search(title) else _LEAST_OWN
    if said < least:
        return _visited(body)
    if len(_COUNTY.findall(whole)) >= said:
        return ""
    told = next((match[1] for pattern in _SAYS for match in pattern.finditer(whole) if not _NO_VILLAGE.search(match[1])), "")
    if told:
        return told
    villages = villages_of(body)
    described = {name for text in body for sentence in re.split("(?<=。)", text) if (name := described_in(sentence, villages))}
    if len(described) == 1:
        return described.pop()
    counts = Counter(name for text in body for _, _, name in places_in(text, villages) if name)
    if len(counts) == 1 and not described:
        return next(iter(counts))
    return UNNAMED if not counts and _SPEAKS.search(whole) is not None else ""


def _titled(title: str, body: Sequence[str]) -> str:
    """Return the one village that a title names, or of which the first sentence tells, in a paper that names no other."""
    lines = [title, *(text for text in body[:1] if "。" not in text)]
    told = [
        *(match for line in lines for match in _IN_TITLE.finditer(line)),
        *(match for text in body[:_OPENING] if (match := _FIRST_OF_ALL.match(text))),
    ]
    named = [match for match in told if _is_name(match["name"]) and not _KIND.search(match["name"])]
    names = {match["name"] for match in named}
    if len(names) == 1 and any(_BEHIND_TOWNSHIP.search(match.string, 0, match.start("name")) for match in named):
        return names.pop()  # 石桥镇东岭村“规划到户”工作自评报告
    if len(names) != 1:
        return ""
    others = {name for text in body for _, _, name in places_in(text, villages_of(body)) if name}
    return names.pop() if others <= names else ""


def _visited(body: Sequence[str]) -> str:
    """Return the village to which an office went, where a paper tells of no other: 到云岭镇松坪村帮扶."""
    told = next(
        (match[1] for text in body[:_OPENING] for match in _SAYS[1].finditer(text) if not _NO_VILLAGE.search(match[1])), ""
    )
    named = {name for text in body for _, _, name in places_in(text, villages_of(body)) if name}
    return told if told and _is_name(told) and named <= {told} else ""


def _is_name(name: str) -> bool:
    return not _NO_VILLAGE.search(name) and (not re.fullmatch("[一-鿿]+", name) or is_village_name(name))


def _is_of_township(body: Sequence[str]) -> bool:
    return any(_TOWNSHIP.search(text) for text in body)


def described_in(sentence: str, villages: Collection[str]) -> str:
    """Return the village that a sentence begins with and describes; empty where it does not.

    Examples
    --------
    >>> described_in("下寨村地处甲山镇南部,辖6个组。", {"下寨村"}), described_in("下寨村改造危房6户。", {"下寨村"})
    ('下寨村', '')
    """
    match = re.match(rf"{MARK}(?:[^,;。:]{{2,12}}[:])?(?:[一-鿿]{{1,5}}(?:镇|乡|街道))?({_NAME}){_DESCRIBED}", sentence)
    return match[1] if match and match[1] in villages else ""


def is_one_of(text: str, start: int, end: int, number: int) -> str | None:
    """Return whose a number of ``A是B的N个…之一`` is; None for any other number.

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        Its sentence.
    number
        Where the number begins.

    Returns
    -------
    str or None
        ``"above"`` of an area above the township, ``"township"``, ``"unknown"`` where nobody names it.

    Examples
    --------
    >>> text = "下寨村是青川县8个重点村之一"
    >>> is_one_of(text, 0, len(text), text.index("8")), is_one_of(text, 0, len(text), 3)
    ('above', None)
    """
    for match in _ONE_OF.finditer(text, start, end):
        if match.start("number") == number:
            if _ABOVE.search(match["of"]) or re.search("乡镇|街道|[镇乡]$", match["kind"]):
                return "above"
            return "township" if _OF_TOWNSHIP.search(match["of"]) else "unknown"
    return None


def memberships(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that name an area only to say that something is one of its many: 属我县八个重点村之一."""
    return [match.span() for match in _ONE_OF.finditer(text, start, end)]
