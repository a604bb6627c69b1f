"""Hamlets named by themselves: 李家湾村民小组, 河口组, 上坝社 and 第3网格 are less than a village, and never the township.

Offices and firms are called alike (工作组, 供销社, 信用社): of what ends with 社 there must be two, or the paper counts 社.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.words import prose_words

#: Where a name begins, and what may stand behind it.
_BEGINS = r"(?:^|(?<=[,、。;:()])|(?<=其中))(?!其中|第?[一二三四五六七八九十])"
_LED = "(?:[在对为由从给将把])?+"
_BEHIND = (
    r"(?=位于|地处|坐落|[0-9]|有|现有|共|脱贫|贫困户|监测户|低保户|新?[建修]|硬化|维修|改造|安装|种植|养殖|发展|发放|实施|完成|搬迁|退出"
    r"|(?:[、和及与][一-鿿]{2,4}?(?:组|社))+)"
)
_GROUP = re.compile(rf"{_BEGINS}{_LED}(?P<name>[一-鿿]{{2,4}}?(?:村民小组|组)){_BEHIND}")
_COMMUNE = re.compile(rf"{_BEGINS}{_LED}(?P<name>[一-鿿]{{2,3}}社){_BEHIND}")
_GRID = re.compile(r"(?P<name>(?:第[0-9一二三四五六七八九十]{1,3}|[一二三四五六七八九十]{1,3}号|[0-9]{1,2}号)网格)(?![员长化])")
_NO_COMMUNE = re.compile(
    "(?:合作|供销|信用|联|旅行|报|公|茶|专业|农资|通讯|出版|杂志|农合|农机|讲习|影|诗|书|全|各|该|本|我|[0-9])社$|^(?:带动|成立|依托)"
)
_COUNTS_COMMUNES = re.compile(r"[0-9]个?(?:合作社、)?(?<!合作)(?<!供销)社(?![会保区])|(?:村|组)社(?![会保区])|社长|社员")
_NO_GROUP = re.compile(
    "^第?[一二三四五六七八九十]{1,3}(?:村民)?组$|[个各每几多两三]村民小组$|[个各每]组$"
    "|^(?:各|全|本|该|我|每|其他|其余|所有|全部|辖区|下设|分成|分为|成立|组建|设立|选派|抽调|涉及|覆盖)"
    "|^(?:深度|特别)?(?:贫困|特困|脱贫|薄弱|示范|重点|偏远|边远|落后|空壳|先进|文明|互助|工作|领导|督查|巡查|宣讲|攻坚|专项|施工|评议|监督)"
)
_FEWEST = 2


def hamlets_of(texts: Iterable[str]) -> frozenset[str]:
    """Collect the hamlets that texts name where their beginning is certain.

    Examples
    --------
    >>> sorted(hamlets_of(["上坝社脱贫6户,下坝社脱贫7户。", "李家湾村民小组有45户。", "供销社有5家,工作组走访9户。"]))
    ['上坝社', '下坝社', '李家湾村民小组']
    """
    whole = list(texts)
    found = {match["name"] for text in whole for match in _GROUP.finditer(text) if _is_group(match["name"])}
    found |= {match["name"] for text in whole for match in _GRID.finditer(text)}
    communes = {match["name"] for text in whole for match in _COMMUNE.finditer(text) if not _NO_COMMUNE.search(match["name"])}
    communes = {name for name in communes if not find_words(name)}
    if len(communes) >= _FEWEST or any(_COUNTS_COMMUNES.search(text) for text in whole):
        found |= communes
    return frozenset(found)


def is_hamlet(name: str) -> bool:
    """Whether a place is called as a hamlet is.

    Examples
    --------
    >>> [is_hamlet(name) for name in ("河口组", "上坝社", "第3网格", "松坪村")]
    [True, True, True, False]
    """
    return name.endswith(("组", "社", "网格"))


def _is_group(name: str) -> bool:
    stem = name.removesuffix("村民小组").removesuffix("组")
    if len(stem) < _FEWEST or _NO_GROUP.search(name) or find_words(stem):
        return False
    return re.search(prose_words()["parallel"]["office_groups"], f"{stem}组") is None
