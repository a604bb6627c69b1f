"""What one household, head of cattle or mu is said to get that nobody gets: 每头牛增收3000万元, where yuan were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_EACH = re.compile(
    "(?:每(?:户|人|名|头|只|羽|亩|株|箱|斤|公斤|生|月|天)|[户人亩]均)[^，。；;0-9]{0,14}(?:收入|增收|收益|分红|补助|补贴|奖补|奖励|工资|资助|纯收入|救助|发放|创收|产值)[^，。；;0-9]{0,6}$"
)
#: Yuan beyond which none of these gets anything.
_MOST = 2_000_000


def check_too_much(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield amounts of one household, person, head or mu that are ten thousand times what may be.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for row in rows:
        number = row.numbers.get("money")
        if number is not None and number.value >= _MOST and "万" in number.text and _EACH.search(row.gap):
            yield number, number.text.replace("万", "")
