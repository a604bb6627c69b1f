"""Cells that list things with their amounts: 茶叶221亩、魔芋130亩; 2家，带动27户; 脱贫户42户，151人.

Each amount is a figure of what stands before it, below the heading of the column. A text that holds anything else is a remark and
stays one, and so does what a column of works to be done says of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fupin_analysis.clean.layout.columns import Column, Role
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.words.terms import fold, load_vocabulary

_BETWEEN = re.compile(r"[、，,;；\s]+|及|和(?=[^0-9]{1,8}[0-9])")
_PART = re.compile(r"(?P<what>[^\W\d_]{0,8}?)(?P<number>[约近]?[0-9]+(?:\.[0-9]+)?[余多]?)(?P<unit>[^\W\d_]{1,4})")
#: What no thing begins or ends with: a part, a time, a deed in a sentence, a number left open.
_NO_THING = re.compile("其中|共计?|合计|计划|预计|已|未|拟|剩余|另|约|近|超|第|年|月|日|从|至|到|按|每|均|占|比|较|增|减|补|奖")
#: Headings of what is to be done, why, and how it is told: what they hold is no count of what there is.
_OF_WORDS = re.compile(
    "备注|说明|原因|问题|措施|绩效|目标|内容|任务|规模|进度|进展|情况简介|简介|标准|依据|意见|建议|地点|时间|期限|名称|事项"
)
_ROWS = frozenset({Role.TOWNSHIP, Role.VILLAGE, Role.PLACE})
_NAMED = frozenset({Role.ITEM, Role.LABEL, Role.TIME})


@dataclass(frozen=True)
class Listed:
    """One amount of a cell: of what, how many, in which unit."""

    what: str
    number: str
    unit: str


@lru_cache(maxsize=2**12)
def listed_in(text: str) -> tuple[Listed, ...]:
    """Return the amounts that a text lists, if it lists nothing else; the second count of those just named is theirs as well.

    Examples
    --------
    >>> [(one.what, one.number, one.unit) for one in listed_in("茶叶221亩、魔芋130亩")]
    [('茶叶', '221', '亩'), ('魔芋', '130', '亩')]
    >>> [(one.what, one.number, one.unit) for one in listed_in("脱贫户42户，151人")], listed_in("其中3人10月离岗")
    ([('脱贫户', '42', '户'), ('脱贫户', '151', '人')], ())
    >>> [one.number for one in listed_in("茶叶约221亩、魔芋130余亩")]
    ['约221', '130余']
    >>> listed_in("补贴从4月起按600元执行"), listed_in("221"), listed_in("茶叶221亩、魔芋"), listed_in("茶叶2亩、茶叶3亩")
    ((), (), (), ())
    """
    parts = [part for part in _BETWEEN.split(text.strip().rstrip("。")) if part]
    found: list[Listed] = []
    for part in parts:
        match = _PART.fullmatch(part)
        if match is None or fold(match["unit"]) not in load_vocabulary().units or _NO_THING.search(match["what"]):
            return ()
        before = found[-1] if found else None
        is_of_them = before is not None and not match["what"] and before.unit == "户" and match["unit"] == "人"
        found.append(Listed(before.what if is_of_them and before else match["what"], match["number"], match["unit"]))
    are_several = len({(one.what, one.unit) for one in found}) == len(found)
    return tuple(found) if are_several and any(one.what for one in found) else ()


def may_list(path: Sequence[str]) -> bool:
    """Whether what stands below headings may list what there is.

    Examples
    --------
    >>> may_list(["种植业"]), may_list(["建设内容及规模"]), may_list(["备注"])
    (True, False, False)
    """
    return bool(path) and not any(map(_OF_WORDS.search, path))


def columns_of_lists(columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]]) -> list[int]:
    """Return the columns of words that list amounts, in a table whose rows are places and nothing else.

    Parameters
    ----------
    columns
        The columns with their roles so far.
    bodies
        What stands below the headings of each.
    """
    roles = {column.role for column in columns.values()}
    if not roles & _ROWS or roles & _NAMED:
        return []
    return [
        number
        for number, column in columns.items()
        if column.role is Role.REMARK and may_list(column.path)
        if 2 * sum(bool(listed_in(cell.text)) for cell in bodies[number]) > len(bodies[number])
    ]
