"""What was done of a task that the column at the left names: 厕所改造任务 | 已完成 | 危房改造任务 | 已完成.

``已完成`` says nothing by itself. Where one title is about it all (危房改造任务完成情况) it is that; where each task has a
column of its own, it is the task at its left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.counting import OF_MONEY, PAYING
from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.said import says_no_object, stages_of
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: How a heading ends or begins that sets a task.
_TASK = re.compile("(?:目标任务|任务|计划|目标|指标)(?:总?数量?|量|指标)?$|^(?:计划|目标|应|拟)(?:完成|实施|建设|新增)?")


def with_tasks(table: SheetTable, heads: Mapping[int, tuple[Label, ...]], *, is_titled: bool) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column, those that only say what was done with the words of the task at their left.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.
    is_titled
        Whether the title names what it is all about, so that behind one task alone (C级任务) that is meant.
    """
    groups = list(_groups(table, heads))
    if len(groups) < (_FEWEST if is_titled else 1) or any(not behind for _, behind in groups):
        return dict(heads)
    told = dict(heads)
    for task, behind in groups:
        about = _TASK.sub("", words_of(heads[task][-1]))
        for number in behind:
            own = heads[number][-1]
            read = read_label(f"{about}{own.text}")
            told[number] = (*heads[number][:-1], replace(read, unit=read.unit or own.unit))
    return told


def says_what_is_counted(about: str, topics: Sequence[str]) -> bool:
    """Whether a title's own words name one item and, by what that counts, what is counted of it; 危房改造 leaves that open.

    Of a task (危房改造任务) it is plain, whatever it is counted in.

    Examples
    --------
    >>> says_what_is_counted("残疾人就业", ["employment"]), says_what_is_counted("农村危房改造", ["housing"])
    (True, False)
    """
    match = match_phrase(about, topics=topics) if about else None
    return match is not None and (not match.item.is_own or any(base_of(one) != one.name for one in match.near))


#: So many tasks make a table of tasks.
_FEWEST = 2
#: Words of what is planned, which stand above the number of it or beside.
_PLANNED = re.compile("计划|任务|目标|指标|应|拟")
#: How a heading ends that is a share of the task: 开工率.
_RATE = re.compile("(?:率|比例|比重|占比|进度|百分比)$")
#: How a task may be counted that is done one by one.
_COUNTED = frozenset({"households", "persons", "count"})
#: Stages of what is paid: 已拨付 behind 计划户数 is money, of however few.
_OF_PAYING = OF_MONEY | PAYING


def counted_as_task(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column, stages alone (已开工) counted as the one task of the table is (计划户数).

    What was paid (已拨付) is no such stage. In no row more is done than is to be done; where it is, it may be counted otherwise.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.
    """
    tasks = {number: unit for number, labels in heads.items() if (unit := _unit_of_task(table, number, labels))}
    if len(tasks) != 1:
        return dict(heads)
    [(task, unit)] = tasks.items()
    rows = [numbers_of(line) for line in table.lines]
    told = dict(heads)
    for number, labels in heads.items():
        if number <= task or table.columns[number].role is not Role.VALUE or not labels or any(_says_unit(one) for one in labels):
            continue
        text = words_of(labels[-1])
        done = [(row.get(task), row[number]) for row in rows if number in row]
        stages = {*stages_of(text)}
        is_stage = says_no_object(text) and bool(stages) and not stages & _OF_PAYING and not _RATE.search(text)
        if is_stage and done and all(whole is not None and part <= whole for whole, part in done):
            told[number] = (*labels[:-1], replace(labels[-1], unit=unit))
    return told


def _unit_of_task(table: SheetTable, number: int, labels: Sequence[Label]) -> str:
    """Return the unit in which a column counts what is to be done; empty where it is none, or money or a length."""
    if table.columns[number].role is not Role.VALUE or not any(_PLANNED.search(label.text) for label in labels):
        return ""
    units, measures = load_vocabulary().units, load_vocabulary().measures
    written = next((label.unit for label in reversed(labels) if label.unit), "")
    if written:
        return written if fold(written) in units and units[fold(written)].measures[0] in _COUNTED else ""
    said = [one.measure for label in labels for one in label.readings if one.measure]
    measure = said[0] if said else implied(fold(words_of(labels[-1])))
    return measures[measure].unit_zh if measure in _COUNTED else ""


def _says_unit(label: Label) -> bool:
    return bool(label.unit or label.pair) or any(one.measure for one in label.readings)


def _groups(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> Iterator[tuple[int, list[int]]]:
    """Yield each column that sets a task by name, with the columns behind it that say only what became of one."""
    task, behind = 0, list[int]()
    for number, column in sorted(table.columns.items()):
        labels = heads.get(number, ())
        if column.role is not Role.VALUE or not labels:
            continue
        text = words_of(labels[-1])
        about = _TASK.sub("", text)
        if len(about) > 1 and about != text and not says_no_object(about):  # 发 of 应发 names no task
            if task:
                yield task, behind
            task, behind = number, []
        elif task and _is_beside(table, task, number) and says_no_object(text) and stages_of(text):
            behind.append(number)
        elif task:
            yield task, behind
            task = 0
    if task:
        yield task, behind


def _is_beside(table: SheetTable, task: int, number: int) -> bool:
    """Whether two columns stand under the same headings."""
    return table.columns[task].path[:-1] == table.columns[number].path[:-1]
