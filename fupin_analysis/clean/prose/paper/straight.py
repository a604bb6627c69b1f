"""What is said the same in several ways is put one way before it is read; every sign still knows where it was written.

Numbers in signs become digits (三百二十户: 320户), words that say nothing of what is counted go (积极开展: 开展), and who or
what is counted comes before how many (320户贫困户1100人: 贫困户320户1100人). The grammar behind then needs one wording of each.
"""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.numbers.chinese import CHINESE, approximate_end, chinese_value
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.paper.folding import Folded
from fupin_analysis.clean.prose.words import prose_words

_IN_SIGNS = re.compile(CHINESE)
_MAY_BE_IN_SIGNS = re.compile("[一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]")
_OF_HUNDRED = "百分之"
#: A noun is no longer than this.
_NEAR = 24
_COUNT = r"[0-9]+(?:\.[0-9]+)?"


def straighten(folded: Folded, *, township: str = "") -> Folded:
    """Return a folded paragraph put one way.

    Parameters
    ----------
    folded
        The paragraph, folded.
    township
        Whose paper it is; its name says no more than 全镇 where it stands for all of it.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.paper.folding import fold_prose
    >>> straighten(fold_prose("全镇共有三百二十户贫困户一千一百人")).text
    '全镇共有贫困户320户1100人'
    """
    for step in (_in_digits, _without_manner, _one_chain, _noun_first, _registered_anyway):
        folded = step(folded)
    return _all_of_it(folded, township) if township and township in folded.text else folded


def _in_digits(folded: Folded) -> Folded:
    """Write numbers in digits that count something and are written in signs; each digit stands where the number does."""
    text, origin = folded.text, folded.origin
    if not _MAY_BE_IN_SIGNS.search(text):
        return folded
    for one in reversed(find_numerals(text)):
        start = one.start + (len(_OF_HUNDRED) if text.startswith(_OF_HUNDRED, one.start) else 0)
        signs = _IN_SIGNS.match(text, start, one.end)
        is_share = one.family == "share" and start == one.start  # 六成
        if one.kind != "number" or not one.family or signs is None or is_share or text[one.start - 1 : one.start].isdigit():
            continue
        value = chinese_value(signs[0])
        if value is None or approximate_end(signs[0]) is not None:
            continue
        end = signs.end()
        digits = f"{value:.6f}".rstrip("0").rstrip(".") + ("%" if start > one.start else "")
        first, last = origin[one.start], origin[end - 1]
        places = (first,) * (len(digits) - 1) + (last,)
        text, origin = text[: one.start] + digits + text[end:], origin[: one.start] + places + origin[end:]
    return Folded(text, origin)


def _without_manner(folded: Folded) -> Folded:
    """Leave out how well something was done: 及时兑现资金."""
    return _pieces(folded, _manner(), ())


def _one_chain(folded: Folded) -> Folded:
    """Put households and persons together: 12户(31人), 12户、31人, 12户共31人."""
    return _pieces(_pieces(folded, _IN_BRACKETS, ("households", "persons")), _APART, ("households", "persons"))


def _noun_first(folded: Folded) -> Folded:
    """Put whose number it is before it: 320户贫困户1100人, 新建5座蓄水池."""
    free = _pieces(folded, _noun_behind(), ("noun", "number"), unless=_another_noun())
    return _pieces(free, _made_behind(), ("verb", "noun", "number"))


def _registered_anyway(folded: Folded) -> Folded:
    """Leave out that the poor are on the register where that goes without saying: 减少建档立卡贫困人口."""
    return _pieces(folded, _needless(), ("lead",))


def _all_of_it(folded: Folded, township: str) -> Folded:
    """Write 全镇 for the township's own name where it stands for all of it: 甲山镇共9842户."""
    kind = next((one for one in ("街道", "镇", "乡", "苏木", "办事处") if township.endswith(one)), "")
    text, origin = folded.text, folded.origin
    words, name = prose_words()["straight"], re.escape(township)
    pattern = re.compile(f"(?:^|(?<=[,;。:、)])){name}(?={words['all_of_it']}|{words['deeds']}|{words['makes']})")
    for match in reversed([*pattern.finditer(text)] if kind else []):
        start, end = match.span()
        places = (origin[start], *(origin[end - 1],) * len(kind))
        text, origin = f"{text[:start]}全{kind}{text[end:]}", origin[:start] + places + origin[end:]
    return Folded(text, origin)


_IN_BRACKETS = re.compile(rf"(?P<households>{_COUNT}户)\((?:共|计|共计|合计)?(?P<persons>{_COUNT}人)\)")
_APART = re.compile(rf"(?P<households>{_COUNT}户)(?:、?(?:共计?|合计|计)|、)(?P<persons>{_COUNT}人)(?=[,;。:)、]|$)")


@cache
def _manner() -> re.Pattern[str]:
    words = prose_words()["straight"]
    return re.compile(f"(?:^|(?<=[,;。:、]))(?:{words['manner']})+地?(?={words['deeds']})")


@cache
def _needless() -> re.Pattern[str]:
    return re.compile(f"(?P<lead>{prose_words()['straight']['registered_anyway']})建档立卡(?=贫困(?:户|人口|群众|家庭))")


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{_COUNT}户(?:、?{_COUNT}人)?)(?P<noun>{prose_words()['straight']['groups']})(?=[,;。:()、0-9和及与共]|$)"
    )


@cache
def _another_noun() -> re.Pattern[str]:
    """Match what stands behind a number before in the same clause, at which no other noun may be put: 45个村民小组320户贫困户."""
    return re.compile("[0-9][万余多]*(?![0-9.万余多年月日])[一-鿿]{1,20}$")


@cache
def _made_behind() -> re.Pattern[str]:
    words = prose_words()["straight"]
    number = rf"(?P<number>(?:共|约|近)?{_COUNT}[万余多]*(?:{words['made_units']}))"
    return re.compile(
        rf"(?P<verb>(?:{words['makes']})了?){number}(?P<noun>(?:(?!{words['no_noun']})[一-鿿]){{2,8}})(?=[,;。、()]|$)"
    )


def _pieces(
    folded: Folded, pattern: re.Pattern[str], groups: tuple[str, ...], *, unless: re.Pattern[str] | None = None
) -> Folded:
    """Return a paragraph in which what a pattern finds consists of some of its groups only, in the order given."""
    text, origin, at = "", tuple[int, ...](), 0
    for match in pattern.finditer(folded.text):
        if unless is not None and unless.search(folded.text, max(0, match.start() - _NEAR), match.start()) is not None:
            continue
        for start, end in ((at, match.start()), *(match.span(group) for group in groups if match[group] is not None)):
            text, origin = text + folded.text[start:end], origin + folded.origin[start:end]
        at = match.end()
    return Folded(text + folded.text[at:], origin + folded.origin[at:]) if at else folded
