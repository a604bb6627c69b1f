"""Whether a paper is a village's own though its title does not say so: it speaks of 全村 and not of 全镇, and says who it is."""

from __future__ import annotations

import re

_OF_A_VILLAGE = re.compile("全村|我村|本村|该村")
_OF_A_TOWN, _OF_A_COUNTY = re.compile("全镇|我镇|全乡|我乡|本镇|本乡|该镇|该乡|全街道"), re.compile("[全我](?:县|市|区|省)")
_NAME = r"(?P<name>[一-鿿]{1,5}(?:村|社区|嘎查)|[Xx×*某]{1,3}(?:村|社区))"
_LIES = "(?:位于|地处|坐落|隶属|属于?|辖|下辖|现辖|共有|现有|总面积|国土|全村|是[^,。;]{1,14}村|自20)"
_SAYS = (
    re.compile(rf"(?:就|将|把){_NAME}[^,。;\n]{{0,24}}(?:情况|工作)[^,。;\n]{{0,8}}(?:汇报|报告)"),
    re.compile(
        rf"(?:^|[。\n])(?:[一二三四五六七八九十]{{1,2}}、|\([一二三四五六七八九十]\))?{_NAME}(?:基本情况|概况|村情|{_LIES})"
    ),
    re.compile(rf"进驻[^,。;\n]{{0,12}}(?:镇|乡|街道){_NAME}"),
)
_NONE = re.compile("^(?:各|全|驻|贫困|行政|整|包|联|美丽|示范|我|本|该|自然|每|农)+(?:村|社区)")
_LEAST = 2


def village_of_paper(text: str) -> str:
    """Return the village whose paper it is; the empty text where it is none's.

    Examples
    --------
    >>> village_of_paper("白水村位于石梁镇东部。全村贫困户62户。全村党员46名。")
    '白水村'
    >>> village_of_paper("白水村位于石梁镇东部。全村贫困户62户。全镇党员46名。")
    ''
    """
    said = len(_OF_A_VILLAGE.findall(text))
    if said < _LEAST or _OF_A_TOWN.search(text) or len(_OF_A_COUNTY.findall(text)) >= said:
        return ""
    for pattern in _SAYS:
        for match in pattern.finditer(text):
            if not _NONE.match(match["name"]):
                return match["name"]
    return ""
