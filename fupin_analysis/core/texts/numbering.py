"""The number of a line or a chapter before its words: 一、, (2), 3.; and what only looks like one: 一、二级残疾."""

from __future__ import annotations

import re
from itertools import pairwise

_DIGITS = ("123456789", "一二三四五六七八九")
_ONE_AFTER_ANOTHER = "|".join(f"{one}、{following}" for digits in _DIGITS for one, following in pairwise(digits))
_GRADES = "级|类|档|等|组|号|期|批|月|季度|人户"
#: A pattern of no width: not before numbers said together (3、4级, 60、65岁以上), where 1、2021年 and 1、60岁以上 number a line.
NO_LIST = rf"(?!(?:{_ONE_AFTER_ANOTHER})(?:、[0-9一二三四五六七八九])*(?:{_GRADES})|[4-9][0-9]、[0-9]{{2,3}}(?:周岁|岁))"
#: The pattern of a number of a line.
LINE_NUMBER = rf"{NO_LIST}[（(]?[一二三四五六七八九十0-9]{{1,3}}(?:[)）]|、|[.．](?![0-9]))"
_BEGINNING = re.compile(rf"^(?:{LINE_NUMBER})+")


def without_numbering(text: str) -> str:
    """Return a text without the numbers of its line or chapter.

    Examples
    --------
    >>> [without_numbering(text) for text in ("一、脱贫户", "(2)1、2021年脱贫户", "1.5万元以下", "一、二级残疾", "60、65岁以上")]
    ['脱贫户', '2021年脱贫户', '1.5万元以下', '一、二级残疾', '60、65岁以上']
    """
    return _BEGINNING.sub("", text)
