"""Numbers written in Chinese signs: 三百二十, 一万二千, 二〇一八, 七八十."""

from __future__ import annotations

import re
from typing import Any

from fupin_analysis.clean.prose.words import prose_words

#: A number in Chinese signs.
CHINESE = r"[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?"
DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
DIGITS |= dict(zip("〇两壹贰叁肆伍陆柒捌玖", (0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
SCALES = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
    "万亿": 10**12,
}
_SCALE = r"(?:千万|百万|十万|亿|万|千(?!瓦|米|克|伏|家|方)|百|十)"
#: A number in digits with a scale behind each part, as it is spoken: 5万3千2百, 9千8百, 1万零5百, 1万8千万.
MIXED = rf"[0-9]+(?:\.[0-9]+)?{_SCALE}(?:零?[0-9]{{1,4}}{_SCALE})+(?:零?[0-9](?![0-9.]))?|[0-9]+{_SCALE}零[0-9]{{1,3}}(?![0-9.])"
_PART = re.compile(r"(?P<zero>零)?(?:(?P<digits>[0-9]+(?:\.[0-9]+)?)|(?P<scale>[亿万千百十]))")
_APPROXIMATE = re.compile(
    "([一二两三四五六七八九])((?<=一)[二两]|(?<=[二两])三|(?<=三)[四五]|(?<=四)五|(?<=五)六|(?<=六)七|(?<=七)八|(?<=八)九)"
    "(?=[十百千万]|$)"
)


def mixed_value(text: str) -> float:
    """Return the value of a number in digits with a scale behind each part.

    A last digit without a scale is of the next lower one, unless 零 stands before it.

    Examples
    --------
    >>> [mixed_value(text) for text in ("5万3千2百", "9千8百", "1万零5百", "1亿2千万", "1万8千万", "1万3千5", "2千零5")]
    [53200.0, 9800.0, 10500.0, 120000000.0, 180000000.0, 13500.0, 2005.0]
    """
    total, section, digits, last, lower, large = 0.0, 0.0, 0.0, 1, 1.0, 0
    for part in _PART.finditer(text):
        if part["digits"]:
            digits, lower = float(part["digits"]), 1.0 if part["zero"] or last < 10 else last / 10
            continue
        scale = SCALES[part["scale"]]
        if scale < 10**4:
            section += digits * scale
        else:
            total = _scaled(total, section + digits, scale, large)
            section, large = 0.0, scale
        digits, last = 0.0, scale
    return total + section + digits * lower


def approximate_end(numeral: str) -> float | None:
    """Return the upper end of a number told by two signs; None where it is told by one.

    Examples
    --------
    >>> [approximate_end(text) for text in ("七八十", "三五", "十一二", "五六千", "三十")]
    [80.0, 5.0, 12.0, 6000.0, None]
    """
    told = _APPROXIMATE.sub(r"\2", numeral)
    return chinese_value(told) if told != numeral else None


def _scaled(total: Any, section: Any, scale: int, large: int) -> Any:
    """Return a number whose last part has a scale: 一亿二千万 adds to what stands before, 一万八千万 is 一万八千 of them."""
    return (total + section) * scale if scale == 10**8 or scale == large else total + section * scale


def chinese_value(numeral: str) -> float | None:
    """Return the value of a Chinese numeral; None where it is none (一百二 may be 120 or 102).

    Examples
    --------
    >>> [chinese_value(text) for text in ("三百二十", "一万二千", "二〇一八", "两千零五", "三点五", "一百二")]
    [320.0, 12000.0, 2018.0, 2005.0, 3.5, None]
    """
    whole, point, decimals = numeral.partition("点")
    whole = _APPROXIMATE.sub(r"\1", whole)  # 七八十: seventy or more
    if len(whole) > 1 and all(sign in DIGITS for sign in whole) and not point:
        return float("".join(str(DIGITS[sign]) for sign in whole)) if len(whole) in (3, 4) else None
    total, section, digit, last_scale, large = 0, 0, -1, 0, 0
    for place, sign in enumerate(whole):
        if sign in DIGITS:
            if digit > 0:
                return None
            digit = DIGITS[sign]
            continue
        scale = SCALES[sign]
        if scale >= 10**4:
            section = (section + max(digit, 0)) or (1 if place == 0 else 0)
            if section == 0:
                return None
            total = _scaled(total, section, scale, large)
            section, large = 0, scale
        else:
            if digit < 0 and scale > 10 and place:
                return None
            section += (1 if digit < 0 else digit) * scale
        digit, last_scale = -1, scale
    if digit > 0 and last_scale >= 100 and whole[-2:-1] in SCALES and SCALES[whole[-2]] >= 100:
        return None  # 一百二: 120 or 102
    value = float(total + section + max(digit, 0))
    return float(f"{int(value)}.{''.join(str(DIGITS[sign]) for sign in decimals)}") if point else value


def is_built_so(before: str, behind: str) -> bool:
    """Whether a numeral counts things that were built: a verb of building and nothing else stands before it in its clause.

    Examples
    --------
    >>> is_built_so("新建了", "便民桥"), is_built_so("在村部东侧修建了", "广场"), is_built_so("建成", "体系")
    (True, False, False)
    """
    scan = prose_words()["scan"]
    return re.search(f"{scan['builds']}$", before) is not None and re.match(scan["built_things"], behind) is not None


def ends_a_list(before: str, unit: str, behind: str) -> bool:
    """Whether 一 counts one in a list of numbers of its unit: 小学4所,其中中心小学一所,村级完小3所.

    Examples
    --------
    >>> ends_a_list("小学4所,其中中心小学", "所", ",村级完小3所"), ends_a_list("培训3次,每季度", "次", "。")
    (True, False)
    """
    listed = re.search(rf"[0-9两二三四五六七八九]{unit}[,(、](?:其中)?:?[^,;。、:()0-9一每各第任]{{2,10}}$", before)
    return listed is not None and re.match("[,。;、)]|$", behind) is not None
