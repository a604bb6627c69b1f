"""What is said the same in several ways is put one way before it is read; every sign still knows where it was written.

Numbers in signs become digits (三百二十户: 320户), words that say nothing of what is counted go (积极开展: 开展), and who or
what is counted comes before how many (320户贫困户1100人: 贫困户320户1100人). The grammar behind then needs one wording of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from fupin_analysis.clean.prose.numbers.chinese import CHINESE, approximate_end, chinese_value
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.numbers.ranges import ARABIC
from fupin_analysis.clean.prose.paper.folding import Folded
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.texts.qualifiers import BEFORE_NUMBERS, any_of

_IN_SIGNS = re.compile(CHINESE)
_MAY_BE_IN_SIGNS = re.compile("[一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]")
_OF_HUNDRED = "百分之"
#: A noun is no longer than this.
_NEAR = 24
#: Nor are two townships of one list further apart.
_LIST = 60
#: From where to where something else is put, and what.
_Edit = tuple[int, int, Folded]
_COUNT = f"(?:{ARABIC})"
#: No number begins within another one, behind 第 or as the second of two: 9,842户, 1-3户, 3、5户.
_BEGINS = "(?<![0-9.第-])(?<![0-9][,、])"


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
    for step in (_in_digits, _each_month, _compared, _without_manner, _one_chain, _noun_first, _registered_anyway):
        folded = step(folded)
    return _all_of_it(folded, township) if township and township in folded.text else folded


def _in_digits(folded: Folded) -> Folded:
    """Write numbers in digits that count something and are written in signs; each digit stands where the number does."""
    text, origin, edits = folded.text, folded.origin, list[_Edit]()
    for one in find_numerals(text) if _MAY_BE_IN_SIGNS.search(text) else ():
        start = one.start + (len(_OF_HUNDRED) if text.startswith(_OF_HUNDRED, one.start) else 0)
        signs = _IN_SIGNS.match(text, start, one.end)
        is_share = one.family == "share" and start == one.start  # 六成
        if one.kind != "number" or not one.family or signs is None or is_share or text[one.start - 1 : one.start].isdigit():
            continue
        value = chinese_value(signs[0])
        if value is None or approximate_end(signs[0]) is not None:
            continue
        digits = f"{value:.6f}".rstrip("0").rstrip(".") + ("%" if start > one.start else "")
        places = (origin[one.start],) * (len(digits) - 1) + (origin[signs.end() - 1],)
        edits.append((one.start, signs.end(), Folded(digits, places)))
    return _edited(folded, edits)


def _without_manner(folded: Folded) -> Folded:
    """Leave out how well something was done: 及时兑现资金."""
    return _pieces(folded, _manner(), ())


def _each_month(folded: Folded) -> Folded:
    """Write 月 at each month of a list that has it once: 1、2、3月分别 are 1月、2月、3月分别."""
    text, origin = folded.text, folded.origin
    for match in reversed([*_MONTHS.finditer(text)]):
        places = [one.end() for one in re.finditer("[0-9]+(?=[、和])", text[: match.end()]) if one.start() >= match.start()]
        for place in reversed(places):
            text, origin = f"{text[:place]}月{text[place:]}", (*origin[:place], origin[place - 1], *origin[place:])
    return Folded(text, origin)


def _compared(folded: Folded) -> Folded:
    """Write 比 for 比之 and 相较于."""
    return _pieces(folded, _than(), ("lead",))


def _one_chain(folded: Folded) -> Folded:
    """Put households and persons together: 12户(31人), 12户、31人, 12户共31人."""
    return _pieces(_pieces(folded, _IN_BRACKETS, ("households", "persons")), _APART, ("households", "persons"))


def _noun_first(folded: Folded) -> Folded:
    """Put whose number it is before it: 320户贫困户1100人, 新建5座蓄水池."""
    free = _pieces(folded, _noun_behind(), ("noun", "number"), where=_is_of_no_other)
    return _pieces(free, _made_behind(), ("verb", "noun", "number"), where=_is_whole)


def _is_of_no_other(match: re.Match[str]) -> bool:
    """Whether a number is whole, and no noun of a number before it stands in the same clause."""
    is_behind = _another_noun().search(match.string, max(0, match.start() - _NEAR), match.start()) is not None
    return not is_behind and _is_whole(match)


def _is_whole(match: re.Match[str]) -> bool:
    """Whether numbers that count are there with all that belongs to them: 3个 is none of 3个月, and 4米 none of 4米宽."""
    found, starts = _numbers(match.string)
    start, end = match.span("number")
    near = found[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
    own = [one for one in near if one.end > start]
    return bool(own) and all(one.kind == "number" and start <= one.start and one.end <= end for one in own)


@lru_cache(maxsize=4)
def _numbers(text: str) -> tuple[list[Numeral], list[int]]:
    found = find_numerals(text)
    return found, [one.start for one in found]


def _registered_anyway(folded: Folded) -> Folded:
    """Leave out that the poor are on the register where that goes without saying: 减少建档立卡贫困人口."""
    return _pieces(folded, _needless(), ("lead",))


def _all_of_it(folded: Folded, township: str) -> Folded:
    """Write 全镇 for the township's own name where it stands for all of it: 甲山镇共9842户."""
    kind = next((one for one in ("街道", "镇", "乡", "苏木", "办事处") if township.endswith(one)), "")
    words, name = prose_words()["straight"], re.escape(township)
    pattern = re.compile(f"(?:^|(?<=[,;。:、)])){name}(?={words['all_of_it']}|{words['deeds']}|{words['makes']})")
    edits = list[_Edit]()
    for match in pattern.finditer(folded.text) if kind else ():
        if _is_one_of_several(match):
            continue
        first, last = folded.origin[match.start()], folded.origin[match.end() - 1]
        edits.append((*match.span(), Folded(f"全{kind}", (first, *(last,) * len(kind)))))
    return _edited(folded, edits)


def _is_one_of_several(match: re.Match[str]) -> bool:
    """Whether a township's name is one in a list with a number each, and says whose the number is: 乙河镇320户、甲山镇210户."""
    text, start, end = match.string, match.start(), match.end()
    if _NUMBERED.match(text, end) is None:
        return False
    before, behind = text[max(0, start - _LIST) : start], text[end : end + _LIST]
    around = f"{before[before.rfind('。') + 1 :]}{behind.partition('。')[0]}"
    return _ANOTHER.search(around) is not None


_NUMBERED = re.compile("(?:共|有|达到?|为|总计|合计)*[0-9]")
_ANOTHER = re.compile(f"(?<![全各本我该])[一-鿿](?:镇|乡|街道|苏木|办事处){_NUMBERED.pattern}")
_IN_BRACKETS = re.compile(rf"(?<![0-9])(?P<households>{_COUNT}户)\((?:共|计|共计|合计)?(?P<persons>{_COUNT}人)\)")
_APART = re.compile(rf"(?<![0-9])(?P<households>{_COUNT}户)(?:、?(?:共计?|合计|计)|、)(?P<persons>{_COUNT}人)(?=[,;。:)、]|$)")


#: Months of which the last alone has its word, and which are told one by one.
_MONTHS = re.compile("(?<![0-9.年月])(?:(?:1[0-2]|[1-9])[、和])+(?:1[0-2]|[1-9])月份?(?=分别|各|依次)")


@cache
def _than() -> re.Pattern[str]:
    return re.compile(prose_words()["straight"]["compared"])


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
        rf"(?P<number>{_exactly()}{_BEGINS}{_COUNT}户(?:、?{_COUNT}人)?)(?P<noun>{prose_words()['straight']['groups']})"
        "(?=[,;。:()、0-9和及与共]|$)"
    )


@cache
def _exactly() -> str:
    """Return a pattern of what may be said before a number of how exact it is, and goes where it goes: 不少于320户贫困户."""
    return f"(?:(?:{any_of(word for words in BEFORE_NUMBERS.values() for word in words)})(?:是|为|达)?)?"


@cache
def _another_noun() -> re.Pattern[str]:
    """Match what stands behind a number before in the same clause, at which no other noun may be put: 45个村民小组320户贫困户."""
    return re.compile("[0-9][万余多]*(?![0-9.万余多年月日])[一-鿿]{1,20}$")


@cache
def _made_behind() -> re.Pattern[str]:
    words = prose_words()["straight"]
    number = rf"(?P<number>共?{_exactly()}{_COUNT}[万余多]*(?:{words['made_units']}))"
    return re.compile(
        rf"(?P<verb>(?:{words['makes']})了?){number}(?P<noun>(?:(?!{words['no_noun']})[一-鿿]){{2,8}})(?=[,;。、()]|$)"
    )


def _pieces(
    folded: Folded, pattern: re.Pattern[str], groups: tuple[str, ...], *, where: Callable[[re.Match[str]], bool] | None = None
) -> Folded:
    """Return a paragraph in which what a pattern finds consists of some of its groups only, in the order given."""
    edits = list[_Edit]()
    for match in pattern.finditer(folded.text):
        if where is None or where(match):
            kept = [match.span(group) for group in groups if match[group] is not None]
            text = "".join(folded.text[start:end] for start, end in kept)
            edits.append((*match.span(), Folded(text, tuple(at for start, end in kept for at in folded.origin[start:end]))))
    return _edited(folded, edits)


def _edited(folded: Folded, edits: Sequence[_Edit]) -> Folded:
    """Return a paragraph with other signs in some places, told from the left."""
    texts, places, at = list[str](), list[int](), 0
    for start, end, said in (*edits, (len(folded.text), len(folded.text), Folded("", folded.origin[-1:]))):
        texts += folded.text[at:start], said.text
        places += *folded.origin[at:start], *said.origin
        at = end
    return Folded("".join(texts), tuple(places)) if edits else folded
