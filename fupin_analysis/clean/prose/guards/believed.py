"""What a decision is not believed for: words at the number that make of its item another thing, kept in the text's own words.

A word near a number says what is spoken of, and not yet what is counted: 未参保17人 are none of the insured, 联结贫困户612户 not
the register, 产业路缺口20公里 no road. Each doubt of the table looks at one reading and returns another item, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.prose.all_of_them import of_all_of_them
from fupin_analysis.clean.prose.aspects import aspect_of
from fupin_analysis.clean.prose.guards.doubt import called
from fupin_analysis.clean.prose.guards.table import TABLE
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.view import View

_TO_COME = re.compile("降|减少|控制|低于|以内|到|力争|预计|计划|届时|年底|目标|实现|下降|清零|归零|后")
_COME_TO = re.compile("(?:下)?降(?:低)?(?:了)?(?:至|到|为)$")
_WISHED = re.compile("力争|预计|计划|届时|年[底末]|目标|确保|争取|将|后")
_FOUND_READY = re.compile("预(?:脱贫|退出|出列|摘帽)")
_RATIOS = frozenset({("registry", "headcount_ratio"), ("plan", "headcount_ratio")})
_ALL = frozenset({"total", "rural", "resident", "registered"})


def believed(view: View, read: Read) -> Read:
    """Return the reading of a chain, in the text's own words where a doubt of the table holds.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    read = _as_of_today(view, _other_of_what(view, read) or read)
    is_item = read.choice.item is not None and bool(read.choice.name)
    for doubt in TABLE:
        choice = doubt.asks(view, read.choice) if is_item or doubt.of_own_words else None
        if choice is not None:
            meant = read.choice if doubt.goes_on else None
            consumed = view.chain.after[1] if doubt.uses_up else read.consumed
            return replace(read, choice=choice, meant=meant, consumed=consumed)
    return of_all_of_them(view, read)


def _other_of_what(view: View, read: Read) -> Read | None:
    """产业类10个、其他1个: the others of the list, and no cause of poverty."""
    before, choice = view.before, read.choice
    if before is None or not before.choice.topic or before.choice.topic == choice.topic or choice.topic != "cause":
        return None
    is_other = choice.name in ("other", "其他") or (read.hint is not None and read.hint.name == "other")
    if not is_other or view.label.startswith("因"):
        return None
    whole = before.whole or before
    name = f"其他{label_of(whole.choice)}" if whole.choice.name else "其他"
    topic = whole.choice.topic or before.choice.topic  # the whole may wait for what follows to name it
    return replace(read, choice=called(topic, name), hint=None)


def _as_of_today(view: View, read: Read) -> Read:
    """Return a planned ratio as today's, where only an earlier clause plans and either says so or the numbers do.

    Parameters
    ----------
    view, read
        The chain and what was decided of it; the population that the paper has told of is kept in memory.
    """
    if read.choice.topic == "population" and read.choice.name in _ALL:
        persons = [one for one, family in zip(view.chain.numerals, view.chain.families, strict=True) if family == "persons"]
        view.memory.population.update((read.place, one.value) for one in persons)
    if (read.choice.topic, read.choice.name) not in _RATIOS or read.aspect != "plan":
        return read
    if view.context.moment.aspect == "plan" or view.memory.setting.is_plan:
        return read
    clause = re.split("[,;。:()]", view.gap)[-1]
    if _has_come_to(view, clause, read.period):
        choice = named("registry/headcount_ratio", read.choice.word, read.choice.how)
        return replace(read, aspect="done", choice=choice or read.choice)
    if _TO_COME.search(clause) or view.after:
        return read
    text = view.sentence.text
    is_named_plan = (
        aspect_of(text.replace("任务", "\0\0").replace("目标", "\0\0"), view.part, view.chain.start, base="done") == "plan"
    )
    if is_named_plan and not _is_of_those_left(view, view.chain.numerals[0]):
        return read
    choice = named("registry/headcount_ratio", read.choice.word, read.choice.how)
    return replace(read, aspect="done", choice=choice or read.choice)


def _has_come_to(view: View, clause: str, period: str) -> bool:
    """Whether a ratio has come to so much in the paper's own time, where nothing but the name of those who leave plans.

    2018年预脱贫39户,贫困发生率下降至6.47%: they are those whom the year has found ready to leave.
    """
    has_come = _COME_TO.search(clause) is not None and not _WISHED.search(clause) and not view.chain.numerals[0].qualifier
    if not has_come or view.after or not period[:4].isdigit() or int(period[:4]) > view.memory.year:
        return False
    part = _FOUND_READY.sub(lambda match: "\0" * len(match[0]), view.sentence.text[: view.chain.start])
    is_named = "\0" in part[view.part :]
    return is_named and aspect_of(part, view.part, view.chain.start, base="done") != "plan"


def _is_of_those_left(view: View, rate: Numeral) -> bool:
    """Whether the ratio is that of all who shall leave in the population: what there is before they do."""
    written = re.match(r"[0-9]+(?:\.(?P<digits>[0-9]+))?", view.sentence.text[rate.start : rate.end])
    slack = 0.5 * 10 ** -(len(written["digits"] or "") if written else 0) / 100
    leaving = [
        one.value
        for read in view.done
        if (read.choice.topic, read.choice.name) == ("plan", "exit")
        for one, family in zip(read.chain.numerals, read.chain.families, strict=True)
        if family == "persons"
    ]
    people = [value for place, value in view.memory.population if place == view.place and value > 0]
    return any(abs(one / whole - rate.value) <= slack * 1.01 for one in leaving[-1:] for whole in people)
