"""Two names in one folder that may be one township: look-alike letters, one letter too few or too many, another suffix.

A township under two names has two half reports and no alarm. What differs so little is said; nothing is joined. Two names that
are both listed are two townships and no remark, save where only the suffix differs: a township that became a town (撤乡设镇) is
often named both ways. Of two names that no list has nothing is said, save where letters look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pandas as pd

from fupin_analysis.core.gazetteer import is_township
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
    """Yield two names and why they may be one, the listed one first."""
    told: set[frozenset[str]] = set()
    kinds = (("形近字符", _skeleton), ("只差名称类别", lambda name: _SUFFIX.sub("", name)))
    for reason, key in kinds:
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(key(name), []).append(name)
        for group in groups.values():
            for place, one in enumerate(group):
                for other in group[place + 1 :]:
                    is_sure = reason == "形近字符" or is_township(one) or is_township(other)
                    if is_sure and frozenset((one, other)) not in told:
                        told.add(frozenset((one, other)))
                        yield (*_listed_first(one, other), reason)
    known = set(names)
    for name in names:
        for place in range(len(name) - 1):
            shorter = name[:place] + name[place + 1 :]
            pair = frozenset((name, shorter))
            if shorter in known and len(shorter) > 2 and pair not in told and is_township(name) != is_township(shorter):
                told.add(pair)
                yield (*_listed_first(name, shorter), "多一字或少一字")


def _skeleton(name: str) -> str:
    return unicodedata.normalize("NFKC", name).translate(_LOOK_ALIKE).casefold()


def _listed_first(one: str, other: str) -> tuple[str, str]:
    return (other, one) if is_township(other) and not is_township(one) else (one, other)
