"""Where a plan ends within its sentence: 计划今年脱贫72户,…,全镇今年实现脱贫81户 plans once and tells once what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.aspects import Moment, aspect_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_DONE = re.compile("实现|完成|实际|顺利|成功|圆满|如期|确认|认定")
_WHO_OR_WHEN = re.compile("(?:我|全|本|该)[镇乡]|全街道|[今本当全]年|年[底末]")
_PART_OF_A_YEAR = re.compile("[上下]半年|季度|[0-9]月|上旬|中旬|下旬|再|又|另|力争|确保|可|能|将|要")


def is_told_again(view: View, read: Read, done: Sequence[Read]) -> bool:
    """Whether a number read as planned is what came of the plan that the sentence began with.

    What is planned for one year and place is said once; a further number of it in a clause with its own subject or time, and
    a deed, tells what was done.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    done
        What has been read of the sentence.
    """
    if view.moment.aspect != "plan" or view.context.moment.aspect == "plan" or read.aspect != "plan" or "," not in view.gap:
        return False
    if not view.moment.period[:4].isdigit() or int(view.moment.period[:4]) > view.memory.year:
        return False
    clause = view.gap.rsplit(",", 1)[1]
    if not _DONE.search(clause) or not _WHO_OR_WHEN.search(clause) or _PART_OF_A_YEAR.search(clause):
        return False
    if aspect_of(clause, 0, len(clause), base="done") == "plan":
        return False
    said = (read.choice.topic, read.choice.name, read.period, read.place)
    return any(
        one.aspect == "plan"
        and (one.choice.topic, one.choice.name, one.period, one.place) == said
        and not set(one.chain.families).isdisjoint(view.families)
        for one in done
    )


def after_the_plan(moment: Moment, text: str, told: int, end: int) -> Moment:
    """Return the moment of a number behind what came of a plan: done, unless something is planned anew.

    Examples
    --------
    >>> text = "实现脱贫77户,出列贫困村2个,计划新建公路3公里"
    >>> moment = Moment("plan", "2018", True)
    >>> [after_the_plan(moment, text, 0, text.index(number)).aspect for number in ("2个", "3公里")]
    ['done', 'plan']
    """
    is_new = aspect_of(text, told, end, base="done") == "plan"
    return moment if moment.aspect != "plan" or is_new else replace(moment, aspect="done")
