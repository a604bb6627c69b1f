"""Plans that were changed: 由原规划的160亩调整为80亩, 原计划新建水池3座,变更后新建2座.

The first number was planned and never done; the second is what the works became, and is done where nothing says that the
change is still to come (拟将…调整为…).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from fupin_analysis.clean.prose.words import prose_words


class PlanChange(NamedTuple):
    """A change of plan that a number belongs to.

    Parameters
    ----------
    is_before
        Whether the number is of what was planned at first.
    end
        Where the words that tell of the change end.
    is_to_come
        Whether the change is only wished for.
    """

    is_before: bool
    end: int
    is_to_come: bool


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(prose_words()["changed"][name])


def change_of_plan(text: str, start: int, end: int) -> PlanChange | None:
    """Return the change of plan told around a number at `end`, in the part of its sentence that begins at `start`.

    Examples
    --------
    >>> text = "由原规划的茶叶160亩调整为80亩"
    >>> [change_of_plan(text, 0, text.index(number)).is_before for number in ("160", "80")]
    [True, False]
    >>> text = "路面由3.5米变更为4.5米"
    >>> change_of_plan(text, 0, text.index("4.5")) is None
    True
    """
    planned = _pattern("planned").search(text, start, end)
    if planned is None:
        return None
    told = list(_pattern("told").finditer(text, planned.end(), end))
    stop = re.compile("[。;]").search(text, end)
    rest = stop.start() if stop else len(text)
    if told:
        is_to_come = (
            _pattern("to_come_before").search(text, start, planned.start())
            or _pattern("to_come").search(text, planned.end(), told[-1].start())
            or _pattern("done_in_the_end").search(text, end, rest)  # 后调整为1500亩,实际完成1480亩
        )
        return PlanChange(False, told[-1].end(), is_to_come is not None)
    if _pattern("came_of_it").search(text, planned.end(), end):
        return None  # 原计划搬迁28户,实际搬迁31户,土坯房改为砖房
    behind = _pattern("told").search(text, end, rest)
    return PlanChange(True, end, False) if behind is not None else None


def is_listed_in_a_plan(text: str, start: int, end: int) -> bool:
    """Whether a number at `end` stands in the list of what a plan holds: 按实施方案的规划,其中:硬化道路5公里;种茶200亩.

    Examples
    --------
    >>> text = "共到位230万元,按实施方案的规划,其中:硬化道路5公里;种茶200亩"
    >>> [is_listed_in_a_plan(text, 0, text.index(number)) for number in ("230", "5公里", "200")]
    [False, True, True]
    """
    return _pattern("listed").search(text, start, end) is not None


def is_listed_as_a_task(text: str, start: int, end: int) -> bool:
    """Whether a number at `end` is of the tasks that the sentence lists: 全年任务:改造危房46户;改厕120户.

    Examples
    --------
    >>> is_listed_as_a_task("全年任务:改造危房46户;改厕120户", 0, 15), is_listed_as_a_task("完成任务:改厕120户", 0, 7)
    (True, False)
    """
    return _pattern("tasks").search(text, start, end) is not None
