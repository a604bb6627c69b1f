"""Numbers of a standard and of how far something reaches: 退出8项标准, 人均纯收入3700元:96户已达标, 在0.6公里半径内."""

from __future__ import annotations

import re

from fupin_analysis.core.prose import NoFigure

_NORM = re.compile("^(?:个)?(?:退出|脱贫|验收|考核|认定)?(?:标准|指标|条件|要求)(?!值|数|任务)")
_OF_A_NORM = re.compile(
    "(?:退出|脱贫|出列|摘帽|验收|达标|认定|识别|考核|按照|对照|达到|符合|围绕|规定的?|标准)(?:的|村|户|工作)?$"
)
#: The line by which somebody leaves or is judged: 低于3%的退出标准, 达到3%以下的要求.
_LINE = re.compile(
    "(?:以下|以内|以上|之内)?的?(?:国家|省定|规定|国定)?(?:贫困[村县]|脱贫|退出|出列|摘帽|考核|验收|控制)*(?:标准|要求|指标(?!任务|值)|红线|底线|警戒线|控制线|线)"
)
_MET = re.compile("^:[^;。]{0,20}(?:达标|达到标准)")
_RADIUS_BEFORE = re.compile("半径(?:约|为|在|不超过|不足)*$")
_RADIUS_BEHIND = re.compile("^(?:的)?(?:半径|范围(?:之|以)?内)")


def standard_of(family: str, piece: str, behind: str) -> NoFigure:
    """Return what a number is that tells of a standard or of a reach; the empty text for one that counts.

    Parameters
    ----------
    family
        What its unit counts.
    piece, behind
        The words before it in its clause, and what stands behind it.

    Examples
    --------
    >>> standard_of("count", "对照贫困村退出", "标准"), standard_of("money", "人均纯收入", ":96户已达标")
    ('condition', 'condition')
    >>> standard_of("share", "低于", "的退出标准"), standard_of("share", "降到", ",低于退出标准")
    ('condition', '')
    >>> standard_of("length", "在", "半径内有水"), standard_of("count", "完成", "指标任务"), standard_of("length", "硬化", "道路")
    ('dimension', '', '')
    """
    if family == "count" and _NORM.match(behind) and _OF_A_NORM.search(piece):
        return "condition"
    if family == "share" and _LINE.match(behind):
        return "condition"
    if family == "money" and _MET.match(behind):
        return "condition"
    is_reach = family == "length" and (_RADIUS_BEFORE.search(piece) or _RADIUS_BEHIND.match(behind))
    return "dimension" if is_reach else ""
