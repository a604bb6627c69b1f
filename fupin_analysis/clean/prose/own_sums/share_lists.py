"""Shares of one whole that are more than all of it: 因病占46.5%,因残占21.3%,…,其他占48.4%.

Held is a list that its rest closes (其他, 其余): kinds that overlap have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.kinds_of_help import CLOSES
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_SHARE_OF = re.compile("(?:占|占比|比例|比重)(?:[^，。；;0-9]{0,6})?(?:为|达|约)*$")
_OTHER = re.compile("增长|增加|提高|下降|减少|完成|率|同比")
_FEWEST = 3


def check_share_lists(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the last share of a closed list that does not make a hundred per cent.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if len(run) >= _FEWEST and _is_closed(run[-1]):
            yield from _held([row.numbers["share"] for row in run])
        at += max(1, len(run))


def _run(rows: Sequence[Numbers], at: int) -> list[Numbers]:
    """The shares of a sentence one behind another, numbers of what each is a share between them left out."""
    run: list[Numbers] = []
    for row in rows[at:]:
        if row.sentence != rows[at].sentence or (run and re.search("[。；;]", row.gap) and "其" not in row.label):
            break
        if "share" in row.numbers:
            if not _SHARE_OF.search(row.gap) or _OTHER.search(row.label):
                break
            run.append(row)
    return run


def _is_closed(row: Numbers) -> bool:
    words = re.split("[，,、；;。]", row.gap)
    return any(CLOSES.match(word) for word in words)


def _held(shares: Sequence[Mention]) -> Iterator[Found]:
    total = sum(one.value for one in shares)
    ends = (run for at in range(1, len(shares)) for run in (shares[:at], shares[at:]) if len(run) > 1)
    if any(_is_all(run) for run in (shares, *ends)):  # two divisions: 男占52%,女占48%,60岁以上占21%,其他占79%
        return
    if all(is_exact(one) for one in shares) and total < _FEWEST:
        yield shares[-1], f"{'＋'.join(one.text for one in shares)}＝{said(total, shares[-1])}"


def _is_all(shares: Sequence[Mention]) -> bool:
    return abs(sum(one.value for one in shares) - 1) <= sum(step(one) for one in shares) / 100
