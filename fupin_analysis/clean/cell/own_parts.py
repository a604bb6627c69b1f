"""What stands under 其中 is a part: it is counted as its whole is, and in its own words its name says whose part it is.

``其中：平菇户数`` says nothing by itself, on a page or to a check. The whole is what it stands behind: the column at the left, or
the row above, that is itself no part. A unit that only the whole's heading has (项目投入（万元） | 其中：县级配套) is the part's
too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fupin_analysis.clean.cell.open_subject import GROUPS
from fupin_analysis.clean.cell.undetermined import parts_counted
from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.layout.columns import LABELS, Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.numbers import split_pair
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.clean.sheets import is_value_like
from fupin_analysis.clean.wording.labels import Label, LabelReading, read_label
from fupin_analysis.clean.wording.own_words import says_only_how, words_of
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.items import HEADS, Item
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.narrowing import group_named
from fupin_analysis.core.words.said import group_items, read_phrase
from fupin_analysis.core.words.terms import OTHER, PART_OF, drop_brackets, fold, is_own, load_vocabulary, own_words

_DIVIDED = re.compile("[(（]?按.{1,10}(?:分|划分|分类|分组)[)）]?")
_AMONG = re.compile(r"\s*其中\s*[:：]?\s*")
#: Topics that speak of everybody: a status behind them is the status itself.
_OF_ALL = ("registry", "population", "monitoring")
#: Rolls that are of some people, so that who is counted among them is one of these.
_OF_SOME = (("registry", "exited"), ("registry", "not_exited"), ("monitoring", "total"))
_SHARE = re.compile(r"占|比例|比重|率$|平均|增减|增长|增幅|降幅|变化|同比|环比|差额|排名|(?:比|较)(?:上|去|前)年")
#: What stands before a trait and says whose people have it: 贫困残疾人, 脱贫妇女.
_WHOSE = re.compile("建档立卡|贫困|未脱贫|脱贫|监测|低保")
#: How headings end that say themselves what they count.
_SAYS_HOW = re.compile("户数?$|人[数口]$|人口数$")
_MEAN = {"人均": "amount_per_person_yuan", "户均": "amount_per_household_yuan"}


@dataclass(frozen=True)
class Whole:
    """What a cell under 其中 is a part of: the position of its column and of its row, the words for it, and the part's own.

    `said` are the words of all headings of a column: what stands before them in a figure's name is its row's.
    """

    column: int
    place: int
    words: str
    part: str
    said: str = ""


def whole_of(table: SheetTable, number: int, place: int) -> Whole | None:
    """Return what the cell in a column and a row of a table is a part of; None where it stands under no 其中, or behind none."""
    path = table.columns[number].path
    if said := _among(path):
        if (nearest := _whole_at_left(table, number)) is None:
            return None
        other = _divided_before(table, number, nearest) or nearest
        words = dict.fromkeys(_words(text) for text in table.columns[other].path if not _is_sum(text))
        heads = " ".join(dict.fromkeys(_words(text) for text in path if not says_only_how(read_label(text))))
        of_row = dict.fromkeys(_words(text) for text in _labels(table, place))
        return Whole(other, place, " ".join(filter(None, words)) or " ".join(of_row), _words("".join(said)), own_words(heads))
    if (left := _goes_on(table, number)) is not None and (of := whole_of(table, left, place)) is not None:
        if (own := _counted_otherwise(table, number, left)) is not None:
            of = replace(of, column=own)
        part, numbers = _words(table.columns[number].path[-1]), numbers_of(table.lines[place])
        is_more = number in numbers and of.column in numbers and numbers[number] > numbers[of.column]
        return None if is_more or group_named(of.words) else replace(of, part=part, said=own_words(part))
    labels = _labels(table, place)
    if labels and (among := _AMONG.match(labels[-1])):
        for above in range(place - 1, -1, -1):
            others = _labels(table, above)
            if others and _is_whole(others[-1]) and _may_hold(table, number, above, place):
                return Whole(number, above, _words(others[-1]), _words(labels[-1][among.end() :]))
    return None


def _divided_before(table: SheetTable, number: int, part: int) -> int | None:
    """Return what the columns before one add up to, where it is more than the last: 总户数 | 集中供水 | 分散供水 | 其中."""
    rows = [row for row in map(numbers_of, table.lines) if number in row and part in row]
    if not rows[1:] or any(row[number] <= row[part] for row in rows):
        return None
    counted = _counted(table.columns[part].path)
    alike = [at for at in _wholes_at_left(table, number) if at <= part and _counted(table.columns[at].path) == counted]
    for place, whole in reversed([*enumerate(alike[:-2])]):
        if all(whole in row and row[whole] == sum(row.get(at, 0) for at in alike[place + 1 :]) for row in rows):
            return whole
    return None


def _goes_on(table: SheetTable, number: int) -> int | None:
    """Return the column at the left under 其中 with which a column goes on: 带动农户数 | 其中：脱贫户 | 监测户.

    It names a group in the same form: behind 其中：脱贫户 a column of 监测户数 may be of all who are watched.
    """
    path = table.columns[number].path
    left = next((at for at in range(number - 1, 0, -1) if at in table.columns and table.columns[at].role is Role.VALUE), None)
    if left is None or table.columns[number].role is not Role.VALUE:
        return None
    beside = table.columns[left].path
    if not path or path[:-1] != beside[:-1] or not group_named(path[-1]) or not beside:
        return None
    if not (among := _words("".join(_among(beside)))):
        return _goes_on(table, left) if beside[-1][-1:] == path[-1][-1:] else None
    return left if group_named(among) and among[-1:] == _words(path[-1])[-1:] else None


def _counted_otherwise(table: SheetTable, number: int, left: int) -> int | None:
    """Return the whole of a column that counts the group at its left in another way: 其中：建档立卡户数 | 建档立卡人数."""
    path, beside = table.columns[number].path[-1:], table.columns[left].path[-1:]
    groups = [group_named(_AMONG.sub("", text)) for text in (*path, *beside)]
    is_other = groups[0] == groups[-1] and _counted(path) != _counted(beside) != ""
    return _whole_at_left(table, number) if is_other else None


def _may_hold(table: SheetTable, number: int, above: int, place: int) -> bool:
    """Whether a row may be the whole of a part below it: it holds no less, and is no part itself.

    Behind 其中：男 and 女, which together are all, 其中：0—14岁 is again of all.
    """
    numbers = [numbers_of(line).get(number) for line in table.lines[: place + 1]]
    own, whole = numbers[place], numbers[above]
    if own is None or whole is None:
        return True
    first = next((at for at in range(above - 1, 0, -1) if any(map(_AMONG.match, _labels(table, at)[-1:]))), 0)
    rows = [at for at in range(first, place) if _labels(table, at) and not _labels(table, at)[-1].lstrip().startswith("#")]
    runs = [sum(one for at in rows if at <= last and (one := numbers[at]) is not None) for last in range(above, place)]
    of = whole_of(table, number, first) if first else None
    return own <= whole and not (of is not None and numbers[of.place] in runs)


def _among(path: Sequence[str]) -> list[str]:
    """Return the words of a path that name a part: behind 其中, above what only says how it is counted, or below 其中 alone."""
    for depth, text in enumerate(path):
        found = _AMONG.match(text)
        if found and (not text[found.end() :] or all(says_only_how(read_label(below)) for below in path[depth + 1 :])):
            return [word for word in (text[found.end() :], *path[depth + 1 :]) if word]
        if found and group_named(path[-1]) and not read_label(text[found.end() :]).readings:
            return list(path[-1:])  # 其中：特殊人群 over 脱贫人口 | 监测对象
    return []


def as_part(figure: Row, whole: Whole, subject: CellSubject | None) -> Row:
    """Return a figure as the part that it is.

    In its own words its name says whose part. A group of people is the whole's group and no count of all such people: 低保户
    behind 危房改造 are those whose house was rebuilt; behind the register or the population it is that status.

    Parameters
    ----------
    figure
        As its labels alone tell it.
    whole, subject
        What it is a part of, and what that states, as far as it is known.
    """
    topic, name = str(figure["topic"]), str(figure["item"])
    row = name.removesuffix(whole.said).rstrip() if is_own(name) and whole.said and name.endswith(whole.said) else ""
    own = own_words(f"{' '.join(dict.fromkeys(filter(None, (row, whole.words))))}{PART_OF}{whole.part}")
    of = subject.item if subject is not None else None
    is_wordy = is_own(name) and (_AMONG.match(name) is not None or fold(name) == fold(whole.part))
    group = _group_within(whole.part, of) or ("" if name == "total" else GROUPS.get(name, ""))
    is_group = of is not None and (topic == "registry" or bool(group))
    is_same = of is not None and (of.topic, of.name) == (topic, name) and of.topic not in _OF_ALL
    is_listed = of is not None and f"{topic}/{base_of(load_vocabulary().item(topic, name))}" in _parts_of(of)
    if (stage := _at_stage(of, whole, topic, name)) is not None:
        return {**figure, "topic": stage.topic, "item": stage.name}
    if not whole.part or is_listed or not (is_wordy or is_group or is_same or (of is not None and _whose(of, whole))):
        return figure
    if (
        of is not None
        and (whose := _whose(of, whole))
        and (topic not in (*_OF_ALL, "exit") or _is_status(topic, name))
        and not is_wordy
    ):
        counts = load_vocabulary().measures[str(figure["measure"])].kind == "count"
        narrower = narrow(load_vocabulary().item(topic, name), group=whose, is_told=True) if counts and not is_own(name) else None
        return {**figure, "item": narrower.name} if narrower is not None else _taught(figure, own, topic) if counts else figure
    if is_same and not group:
        return _taught(figure, own, topic)  # 其中：受益贫困人口 are not all who benefit
    if of is None or of.is_own:
        return _taught(figure, own, of.topic if of is not None else topic)
    if of.topic in _OF_ALL:
        return _taught(figure, own, of.topic if topic == OTHER else topic) if is_wordy else figure
    if group and load_vocabulary().has_item(of.topic, f"{of.name}_of_{group}"):
        written = figure["as_written"] if not is_wordy else f"其中：{whole.part} {figure['as_written']}"
        return {**figure, "topic": of.topic, "item": f"{of.name}_of_{group}", "as_written": written}
    return _taught(figure, own, of.topic)


def _group_within(part: str, of: Item | None) -> str:
    """Return the group of people that words for a part name; of a whole that is that group itself, whose they are: 贫困残疾人."""
    group = group_named(part)
    if not group or of is None or group_items().get(of) != group:
        return group
    roll = _WHOSE.match(fold(part))
    return group_named(f"{roll[0]}户") if roll else ""


def _at_stage(of: Item | None, whole: Whole, topic: str, name: str) -> Item | None:
    """Return what a whole is at a stage that is all its part says (茶园面积 | 其中：采摘面积); None where it says anything else.

    A wider item that a section's heading names (种植业) does not say it better, any other does.
    """
    said = read_phrase(plain_phrase(whole.part))
    stages = [stage for stage in said.stages if not load_facets().stages[stage].is_default]
    if of is None or of.is_own or len(stages) != 1 or said.unknown or said.items or said.groups or said.topics:
        return None
    is_narrowed = base_of(of) != of.name or f"{of.topic}/{of.name}" in load_facets().same.values()
    wider = None if is_own(name) else load_vocabulary().item(topic, base_of(load_vocabulary().item(topic, name)))
    is_said = wider is not None and f"{of.topic}/{of.name}" not in _parts_of(wider)
    return None if is_narrowed or is_said else narrow(of, stages[0])


def _whose(of: Item, whole: Whole) -> str:
    """Return the group of people that a whole is, where it is neither everybody nor the roll that a return is about."""
    if of.is_own:
        return group_named(whole.words)
    return GROUPS.get(of.name, "") if (of.topic, of.name) in _OF_SOME else ""


def _is_status(topic: str, name: str) -> bool:
    """Whether an item counts those of the register of some standing: 低保户 behind 未脱贫户 are some of them."""
    return topic == "registry" and name in GROUPS and name not in ("total", "exited", "not_exited")


def _parts_of(item: Item) -> frozenset[str]:
    """Return the items that one is known to have within it: 省外务工 of 务工."""
    return load_facets().parts.get(f"{item.topic}/{base_of(item)}", frozenset())


def _taught(figure: Row, own: str, topic: str) -> Row:
    meaning = answers().heading(own)
    if meaning is not None and meaning.item is not None:
        return {**figure, "topic": meaning.item.topic, "item": meaning.item.name}
    return {**figure, "topic": topic, "item": own}


def counted_as_whole(
    table: SheetTable, heads: Mapping[int, tuple[Label, ...]]
) -> tuple[dict[int, tuple[Label, ...]], frozenset[int]]:
    """Return the headings of each column, those under 其中 that do not say how they are counted with the unit of their whole.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.

    Returns
    -------
    tuple
        The headings, and the columns of which nobody can tell whether they count households or persons.
    """
    parts = {
        number: (_words("".join(said)), list(reversed(_wholes_at_left(table, number))))
        for number, column in table.columns.items()
        if (said := _among(column.path))
    }
    told = parts_counted(table, parts)
    labels = {number: (Label("", readings=(LabelReading(measure=measure),)),) for number, measure in told.items() if measure}
    asked = frozenset(number for number, measure in told.items() if not measure)
    return {
        number: own
        if number in asked
        else (*own, *labels[number])
        if number in labels
        else _with_whole(number, own, table, heads)
        for number, own in heads.items()
    }, asked


def _as_the_sum(number: int, table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> tuple[Label, ...]:
    """Return the headings of the sum of the group a column stands in: 集中供养 beside 总人数 under 特困人员 are counted so."""
    above = table.columns[number].path[:-1]
    if not above:
        return ()
    first = min(other for other, column in table.columns.items() if column.path[:-1] == above)
    return heads[first] if first != number and _is_sum(table.columns[first].path[-1]) else ()


def _with_whole(
    number: int, own: tuple[Label, ...], table: SheetTable, heads: Mapping[int, tuple[Label, ...]]
) -> tuple[Label, ...]:
    path = table.columns[number].path
    if (
        not own
        or not path
        or _SHARE.search(path[-1])
        or any(label.unit or label.pair or any(one.measure for one in label.readings) for label in own)
    ):
        return own
    other = _whole_at_left(table, number) if _among(path) or _is_division(path) else None
    left = _goes_on(table, number) if other is None else None
    other = _whole_at_left(table, left) if left is not None else other
    says_how = (
        _SAYS_HOW.search(fold(drop_brackets(path[-1]))) is not None
    )  # 贫困人口 beside 总户数 under a village is no households
    whole = heads[other] if other is not None else () if says_how else _as_the_sum(number, table, heads)
    mean = next((measure for label in whole for word, measure in _MEAN.items() if word in label.text), "")
    if mean:
        return (*own, Label("", readings=(LabelReading(measure=mean),)))  # 人均纯收入 | 其中 | 工资性收入
    pair = next((label.pair for label in reversed(whole) if label.pair), ())
    if pair and _are_pairs(table, number, pair):
        return (*own[:-1], replace(own[-1], pair=pair))  # 监测对象（户/人） | 其中：脱贫不稳定户
    unit = next((label.unit for label in reversed(whole) if label.unit), "")
    if unit:
        return (*own[:-1], replace(own[-1], unit=unit))
    said = (one.measure for label in reversed(whole) for one in label.readings)
    counted = next(filter(None, [*said, *(implied(fold(label.text)) for label in reversed(whole))]), "")
    counted = counted or (_counted_before(table, number) if _among(path) else "")
    return (*own, Label("", readings=(LabelReading(measure=counted),))) if counted else own


def _counted_before(table: SheetTable, number: int) -> str:
    """Return how the nearest whole that says so is counted, if in no row it is less: 务工总人数 | 县内 | 其中：扶贫车间."""
    told = ((at, said) for at in reversed(_wholes_at_left(table, number)) if (said := _counted(table.columns[at].path)))
    at, said = next(told, (0, ""))
    rows = [numbers for line in table.lines if number in (numbers := numbers_of(line)) and at in numbers]
    return said if said in HEADS and rows and all(one[number] <= one[at] for one in rows) else ""


def _are_pairs(table: SheetTable, number: int, pair: tuple[str, ...]) -> bool:
    """Whether every cell of a column holds two numbers, as its whole's do."""
    cells = [cell for line in table.lines for at, cell in line.values if at == number and is_value_like(cell)]
    return bool(cells) and all(split_pair(cell.text, pair) is not None for cell in cells)


def _whole_at_left(table: SheetTable, number: int) -> int | None:
    """Return the column at the left of which another is a part: one that is counted so, and of a group its sum (小计)."""
    above = table.columns[number].path[:-1]
    wholes = list(reversed(_wholes_at_left(table, number)))
    wholes = [other for other in wholes if above and table.columns[other].path[:-1] == above] or wholes
    counted = _counted(table.columns[number].path)
    alike = [other for other in wholes if counted and _counted(table.columns[other].path) == counted]
    if alike and table.columns[alike[0]].path[:-1] != table.columns[wholes[0]].path[:-1]:
        alike = []  # 其中 behind 累计放贷 is none of the 户数 of banks before it
    nearest = next(iter(alike or wholes), None)
    if nearest is None or not (above := table.columns[nearest].path[:-1]):
        return nearest
    group = [other for other in wholes if table.columns[other].path[:-1] == above]
    return next((other for other in group if _is_sum(table.columns[other].path[-1])), nearest)


def _counted(path: Sequence[str]) -> str:
    """Return how a column is counted, where its headings say so."""
    labels = [read_label(text) for text in path]
    said = (reading.measure for label in labels for reading in label.readings if reading.measure)
    units = load_vocabulary().units
    written = (units[fold(label.unit)].measures[0] for label in reversed(labels) if fold(label.unit) in units)
    meant = (
        noun for text in reversed(path[-1:]) if (noun := implied(fold(drop_brackets(text))))
    )  # 在册户数, in no word of the vocabulary
    return next(written, "") or next(said, "") or next(meant, "")


def _is_sum(text: str) -> bool:
    return any(reading.is_total for reading in read_label(text).readings) or fold(text) in ("小计", "总人数", "总户数")


def _wholes_at_left(table: SheetTable, number: int) -> list[int]:
    return [
        other
        for other, column in sorted(table.columns.items())
        if other < number
        and column.role is Role.VALUE
        and column.path
        and _is_no_part(column.path)
        and _is_whole(column.path[-1])
    ]


def _is_no_part(path: Sequence[str]) -> bool:
    return not _among(path) and not _is_division(path)


def _is_division(path: Sequence[str]) -> bool:
    """Whether a column is one of the kinds that a whole at its left is divided into: 一级 below 按残疾等级分."""
    return any(_DIVIDED.fullmatch(text.strip()) for text in path[:-1])


def _labels(table: SheetTable, place: int) -> list[str]:
    labels = sorted(table.lines[place].labels.items())
    return [text for number, text in labels if table.columns[number].role in LABELS]


def _is_whole(text: str) -> bool:
    return not _AMONG.match(text) and not _SHARE.search(text) and not text.lstrip().startswith("#")


def _words(text: str) -> str:
    return words_of(read_label(text))
