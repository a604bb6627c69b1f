"""Two names in one folder that may be one township: look-alike letters, one letter too few or too many, another suffix.

A township under two names has two half reports and no alarm. What differs so little is said; nothing is joined. Two names that
are both listed are two townships and no remark, save where only the suffix differs: a township that became a town (撤乡设镇) is
often named both ways. Of two names that no list has only those are said that differ in the suffix or in letters that look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, combinations

import pandas as pd

from fupin_analysis.core.words.gazetteer import is_township
from fupin_analysis.errors import Problem

_SUFFIX = re.compile(r"(?:民族乡|镇|乡|街道|苏木)$")
#: Letters of other scripts and signs that look like one in use in names.
_LOOK_ALIKE = str.maketrans(
    {
        **dict.fromkeys("×╳✕✖ХхΧχxＸ", "X"),
        **dict.fromkeys("○◯Оо0零", "〇"),
        **dict.fromkeys("—-－ー―", "一"),
        "戸": "户",
        "⻄": "西",
        "髙": "高",
    }
)
#: Letters of names that are taken for one another in reading or typing, and older forms of one letter.
_MISREAD = (
    "日曰 己已巳 未末 土士 干千于 大太犬 人入 王玉 田由甲申 天夭 戊戌戍 营菅 治冶 洒酒 汨汩 祟崇 "
    "鸟乌 贝见 兔免 茶荼 晴睛 析折拆 徒徙 侯候 坝埧 岔岱 粟栗 梁粱 杨扬 柏拍 辛幸 孟盂 库厍 冼洗 "
    "泊洎 陕峡狭 渡度 坪评 垭娅 嵩蒿 宫官 宜宣 埠阜 浦铺 沙砂 州洲 岩岸 陵凌 洛络 榆愉 湾塆灣 "
    "桥硚橋 龙龍 马馬 东東 云雲 凤鳳 沟溝 岭嶺 庄莊 关關 阳陽 兴興 华華 门門 长長 汉漢 罗羅 陈陳 "
    "刘劉 张張 万萬 双雙 会會 乡鄉鄕 镇鎮 区區 宝寶 旧舊 丰豐 广廣 黄黃 青靑 "
)
_MISREAD_AS = {ord(letter): group[0] for group in _MISREAD.split() for letter in group[1:]}


def tell_doubles(figures: pd.DataFrame) -> list[Problem]:
    """Return a remark (F264) for each two names of townships among `figures` that may be one township.

    Parameters
    ----------
    figures
        Table of figures.

    Examples
    --------
    >>> towns = pd.DataFrame({"township": ["月田镇", "月田乡", "东河镇", "西河镇"], "source": list("abcd")})
    >>> [(problem.details["got"], problem.details["expected"]) for problem in tell_doubles(towns)]
    [('月田乡', '月田镇')]
    """
    names = sorted(set(figures["township"].tolist()))
    first: dict[str, str] = dict(zip(reversed(figures["township"].tolist()), reversed(figures["source"].tolist()), strict=True))
    return [
        Problem("F264", where=first[other], details={"got": other, "expected": one, "reason": reason})
        for one, other, reason in _pairs(names)
    ]


def _pairs(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield two names and why they may be one, the listed one first; each two once."""
    told: set[frozenset[str]] = set()
    for one, other, reason in chain(_alike(names), _one_sign_apart(names)):
        if frozenset((one, other)) not in told:
            told.add(frozenset((one, other)))
            yield (*_listed_first(one, other), reason)


def _alike(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield names that are one but for signs that look alike, or for what kind of place they say it is."""
    kinds = (("形近字符", _skeleton), ("形近字", _misread), ("只差名称类别", lambda name: _SUFFIX.sub("", name)))
    for reason, key in kinds:
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(key(name), []).append(name)
        for one, other in chain.from_iterable(combinations(group, 2) for group in groups.values()):
            if reason != "形近字" or not (is_township(one) and is_township(other)):
                yield one, other, reason


def _one_sign_apart(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield names of which the other has a sign more, where one of the two only is a township's."""
    known = set(names)
    for name in names:
        for place in range(len(name) - 1):
            shorter = name[:place] + name[place + 1 :]
            if shorter in known and len(shorter) > 2 and is_township(name) != is_township(shorter):
                yield name, shorter, "多一字或少一字"


def _skeleton(name: str) -> str:
    return unicodedata.normalize("NFKC", name).translate(_LOOK_ALIKE).casefold()


def _misread(name: str) -> str:
    return _skeleton(name).translate(_MISREAD_AS)


def _listed_first(one: str, other: str) -> tuple[str, str]:
    return (other, one) if is_township(other) and not is_township(one) else (one, other)
