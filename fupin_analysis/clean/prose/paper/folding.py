"""A paragraph folded for reading, each sign of which knows where it stands in the text as written.

Folding makes one of what the eye takes as one: full and half width, traditional and simplified signs, dashes of all kinds, blanks
between a number and its unit, the readings that converters leave behind a sign (``戶(hù)``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from fupin_analysis.clean.prose.paper.short_years import short_years

_DASHES = dict.fromkeys("—–―－~～〜‐‑‒−─", "-")
#: A dash before a number, which is no minus: 贫困户—35户.
_LONG_DASHES = "—―–─"
_LONE_DASH = re.compile(rf"(?<=[一-鿿：:）)])[{_LONG_DASHES}](?=\s*[0-9０-９])")
_SIGNS = {
    **_DASHES,
    "㎡": "平方米",
    "㎞": "公里",
    "％": "%",
    "﹪": "%",
    "．": ".",
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
}
_SIGNS |= {"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "＂": '"', "‘": '"', "’": '"', "﹐": ",", "﹑": "、"}
#: Signs that the table lacks.
_MORE_SIMPLIFIED = dict(zip("隻徵嚮纔裏裡臺僅鬥麵", "只征向才里里台仅斗面", strict=True))
_READING = re.compile(r"(?<=[一-鿿])\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜêńňǹḿ]{1,7}\)")
_GROUPS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9]| [0-9])")
_LIST_MARK = re.compile(r" *[0-9]{1,2}(\.)(?= +[0-9]|[0-9]{1,2}月)")
_BLANK = re.compile(r" ")
#: A stop typed for a decimal point: 93。2%, 2。1亩, and of money and people where a word before says that they are counted
#: (投资2。5万元). What begins with a number and a stop begins with the number of a list (1。20万元用于…), and
#: 脱贫户数为120。3万元用于慰问 are two sentences.
_TYPED_STOP = re.compile(
    r"(?:[^0-9.,;、。\s] ?[0-9]{1,4}。(?=[0-9]{1,2}(?:%|个百分点|万?亩|公顷|公里|千米|万?米|万?平方|万?吨))"
    r"|(?:投资|投入|资金|补[助贴]|收入|支出|产值|贷款|发放|拨付|带动|惠及|受益|人口)[约共达到为了额:]{0,2} ?"
    r"[0-9]{1,4}。(?=[0-9]{1,2}(?:[万亿]?元|万人)))"
)
#: A slash between two counts, between what they are of, and between those counted together: 120户/480人, 低保户/五保户分别为…,
#: 脱贫户/监测户.
_SLASH = re.compile(
    "(?:(?<=[0-9余多][一-鿿])|(?<=[0-9余多][一-鿿]{2}))/(?=[0-9])|(?<=[一-鿿])/(?=[一-鿿/]{1,20}分别)"
    "|(?<=[一-鿿][户口象员生])/(?=[一-鿿/]{1,12}(?:户|人口|对象|人员|学生)(?!均))"
)
_CENTURY = "20"


@dataclass(frozen=True)
class Folded:
    """Folded text; sign `i` of it stands at ``origin[i]`` of the text as written.

    Parameters
    ----------
    text
        Folded.
    origin
        One place more than there are signs: the last is the end of the text as written.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where signs `start` to `end` (excluded) stand in the text as written."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=4096)
def fold_prose(text: str) -> Folded:
    """Fold a paragraph.

    Examples
    --------
    >>> fold_prose("建檔立卡貧困戶(hù) １，２５２　人").text
    '建档立卡贫困户1,252人'
    """
    signs: list[str] = []
    origin: list[int] = []
    simple = _simplified()
    for place, sign in enumerate(text):
        for one in _fold_sign(sign) * (2 if sign in _LONG_DASHES and _LONE_DASH.match(text, place) else 1):
            signs.append(simple.get(one, one))
            origin.append(place)
    folded = "".join(signs)
    folded = _SLASH.sub("、", folded) if "/" in folded else folded
    folded = _TYPED_STOP.sub(lambda match: f"{match[0][:-1]}.", folded)
    mark = _LIST_MARK.match(folded)
    if mark:  # 1. 23户, 2．8月底: the stop parts the number of a list from what it lists
        folded = f"{folded[: mark.start(1)]}、{folded[mark.end(1) :]}"
    drop = {place for match in _READING.finditer(folded) for place in range(*match.span())}
    if " " in folded:
        drop |= _blanks(folded)
    kept = [place for place in range(len(folded)) if place not in drop]
    return _with_long_years("".join(folded[place] for place in kept), [*(origin[place] for place in kept), len(text)])


def _with_long_years(text: str, origin: list[int]) -> Folded:
    """Write years of two figures with four; the signs put in stand where the year does."""
    for place in reversed(short_years(text)):
        text = f"{text[:place]}{_CENTURY}{text[place:]}"
        origin[place:place] = [origin[place]] * len(_CENTURY)
    return Folded(text, tuple(origin))


@cache
def _fold_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign == "\t":
        return ";"
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in ("Cf", "Cc", "Mn"):
        return ""
    if unicodedata.category(sign) == "No":
        return sign  # ① is no 1, ² no 2
    return unicodedata.normalize("NFKC", sign)


def _blanks(folded: str) -> set[int]:
    """Return the blanks that separate nothing: all but those between digits, or between letters."""
    grouped = {place for match in _GROUPS.finditer(folded) for place in range(*match.span()) if folded[place] == " "}
    drop = set(grouped)
    for match in _BLANK.finditer(folded):
        place = match.start()
        before = folded[:place].rstrip()[-1:]
        behind = folded[place:].lstrip()[:1]
        separates = (before.isdigit() and behind.isdigit()) or (
            before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha()
        )
        if not separates:
            drop.add(place)
    return drop


@cache
def _simplified() -> dict[str, str]:
    """Traditional signs and their simplified forms; the table is that of ``proces``, which cn2an brings along (MIT)."""
    from proces.conf import T2S_DICT  # a table of 4,000 signs: only where prose is read

    return {key: value for key, value in T2S_DICT.items() if len(key) == len(value) == 1 and key != "乾"} | _MORE_SIMPLIFIED
