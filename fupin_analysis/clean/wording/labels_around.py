"""The labels around a cell of a foreign table: headings above it and texts beside it, without the names of places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from fupin_analysis.clean.layout.columns import PLACES, Column, Role, is_of_no_place
from fupin_analysis.clean.layout.names_beside import kind_of_site, read_place
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.layout.work_sites import is_venue
from fupin_analysis.clean.period_sums import Timed, is_period, is_sum_of_period, period_of_sum
from fupin_analysis.clean.places import SUMS, TYPED_SUMS, Level
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.titles import period_label
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Words that are labels and no names.
_NO_PLACE = (Level.UNKNOWN, Level.COMPARISON)
_OFFICES = re.compile("(?:单位|部门|站所|机构|小组|专班)(?:名称)?$")
#: Kinds of places that stand before their names, and say nothing of what is counted there: 街道 | 东门街道.
_KINDS = re.compile(
    "街道|乡镇|镇街|镇|乡|民族乡|社区|行政村|(?:非|深度)?贫困村|脱贫村|出列村|一般村|非重点村|重点村|(?:半|高寒|高|浅|深)?山区|坝区|川区|平原区?|丘陵区?"
)


def heads_of(path: Sequence[str], are_places: bool) -> tuple[Label, ...]:
    """Return the headings of a column as labels, without the names of places; of 清水村（户） the unit is left, or the year."""
    labels = ((text, are_places and read_place(text, Role.VALUE).level not in _NO_PLACE) for text in path)
    return tuple(label for text, is_place in labels if (label := _beside_place(text) if is_place else read_label(text)))


def _beside_place(text: str) -> Label | None:
    """Return the unit or the time in brackets behind a place's name as a label of its own; None where there is none."""
    label = read_label(text)
    return read_label(label.unit) if label.unit else period_label(label.period) if label.period else None


def _is_sum(text: str) -> bool:
    plain = drop_brackets(text)  # 全年合计（不重复）
    return read_place(text, Role.VALUE).level in TYPED_SUMS or is_sum_of_period(plain)


def rows_labels(table: SheetTable, are_places: bool) -> list[tuple[Label, ...]]:
    """Return the labels beside each row, without the names of places and offices."""
    times = _Times(table)
    return [_row_labels(place, table, times, are_places) for place in range(len(table.lines))]


def _row_labels(place: int, table: SheetTable, times: _Times, are_places: bool) -> tuple[Label, ...]:
    line, labels = table.lines[place], list[Label]()
    office = office_of(line, table)
    for number, text in sorted(line.labels.items()):
        role = table.columns[number].role
        if number in (*table.behind, table.days) or is_venue(text, table.columns[number].path) or text == office:
            continue
        if role is Role.TIME or (_is_sum(text) and times.are_named(number)):
            label = period_label(times.of_row(number, place) if _is_sum(text) else text)
            labels += [label] if label.text else []
        elif role in (Role.ITEM, Role.LABEL) and not (are_places and read_place(text, role).level not in _NO_PLACE):
            is_kind = are_places and _KINDS.fullmatch(text.strip()) and _names_place(line, table, number)
            labels += [] if is_kind else [read_label(text)]
        elif kind := kind_of_site(text, table.columns[number]):
            labels.append(read_label(kind if "安置" in kind else f"搬迁{kind}"))  # 自建房 there is none rebuilt
    return (*labels, period_label(line.time)) if line.time else tuple(labels)


def _names_place(line: Line, table: SheetTable, beside: int) -> bool:
    """Whether another label of a row is the name of a place."""
    others = ((text, table.columns[number].role) for number, text in line.labels.items() if number != beside)
    return any(read_place(text, role).name for text, role in others)


def office_of(line: Line, table: SheetTable) -> str:
    """Return the office or body that a row is called after: 财政所 is no money of the treasury; empty where it is none."""
    named = (
        (number, text) for number, text in sorted(line.labels.items()) if is_of_no_place(text) and not answers().township(text)
    )
    return next((text for number, text in named if _heads_offices(table.columns[number])), "")


def _heads_offices(column: Column) -> bool:
    is_said = bool(column.path) and _OFFICES.search(fold(drop_brackets(column.path[-1]))) is not None
    return column.role in PLACES or (is_said and column.role in (Role.ITEM, Role.LABEL))


def _row(line: Line) -> int:
    return line.values[0][1].row


class _Times:
    """What columns of labels say of time, looked at once for all rows of a table."""

    def __init__(self, table: SheetTable) -> None:
        self._lines = table.lines
        self._named: dict[int, bool] = {}

    @cached_property
    def _numbers(self) -> list[dict[int, Decimal]]:
        return [numbers_of(line) for line in self._lines]

    def are_named(self, number: int) -> bool:
        """Whether the labels of a column without a heading that says so are wordings of time, all but the sums."""
        if number not in self._named:
            named = [text for line in self._lines if (text := line.labels.get(number, "")) and not _is_sum(text)]
            self._named[number] = len(named) > 1 and all(map(is_period, named))
        return self._named[number]

    def of_row(self, number: int, at: int) -> str:
        """Return the wording of time that a row of a sum stands for."""
        texts = [line.labels.get(number, "") for line in self._lines]
        places = list(range(at))
        if not any(is_period(texts[place]) for place in places):  # the sum stands first
            places = list(takewhile(lambda place: not _is_sum(texts[place]), range(at + 1, len(texts))))
        rows = [_row(self._lines[place]) for place in places]
        before = [
            Timed(texts[place], self._numbers[place], is_behind_blank=bool(order) and rows[order] > rows[order - 1] + 1)
            for order, place in enumerate(places)
        ]
        return period_of_sum(Timed(drop_brackets(texts[at]), self._numbers[at]), before)


def with_times_of_sums(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the labels of columns, those of sums beside columns of periods (1月, 2月, 合计) with the time that they are of."""
    return {number: _times_of_sum(number, own, table) for number, own in heads.items()}


def _times_of_sum(number: int, own: tuple[Label, ...], table: SheetTable) -> tuple[Label, ...]:
    path = [drop_brackets(text) for text in table.columns[number].path]
    depth = next((depth for depth, text in enumerate(path) if _is_sum(text)), None)
    if depth is None or table.columns[number].role is not Role.VALUE:
        return own
    rest = (*path[:depth], *path[depth + 1 :])
    beside = {
        at: plain[depth]
        for at, column in table.columns.items()
        if column.role is Role.VALUE
        and len(plain := [drop_brackets(text) for text in column.path]) == len(path)
        and (*plain[:depth], *plain[depth + 1 :]) == rest
    }
    before = {at: text for at, text in beside.items() if at < number}
    if not any(map(is_period, before.values())):  # the sum stands first
        behind = sorted((at, text) for at, text in beside.items() if at > number)
        before = dict(takewhile(lambda one: not _is_sum(one[1]), behind))
    if sum(map(is_period, before.values())) < 2 or not all(is_period(text) or _is_sum(text) for text in before.values()):
        return own
    rows = [numbers_of(line) for line in table.lines]

    def timed(at: int, text: str) -> Timed:
        return Timed(text, {place: numbers[at] for place, numbers in enumerate(rows) if at in numbers})

    said = period_of_sum(timed(number, path[depth]), [timed(*one) for one in sorted(before.items())])
    as_written = table.columns[number].path[depth]
    return tuple(kept for one in own if (kept := one if one.text != as_written else _of_time(said, one)) is not None)


def _of_time(said: str, label: Label) -> Label | None:
    """Return the label of a sum as one of its time, counted as it says: 合计（人次）; None where it says neither."""
    if not said:
        return read_label(label.unit) if label.unit else None
    return replace(period_label(said), unit=label.unit, pair=label.pair)


def kinds_of(table: SheetTable) -> list[str]:
    """Return the texts beside rows that name neither a place nor a sum."""
    named = [(text, table.columns[number].role) for line in table.lines for number, text in line.labels.items()]
    return [text for text, role in named if role in (Role.ITEM, Role.LABEL) and read_place(text, role).level in _NO_PLACE]


def lacks_item(line: Line, table: SheetTable, on_rows: bool) -> bool:
    """Whether the columns that name items are blank beside a row that is no sum of all of them (合计, 全镇).

    Where rows are no places, labels without a telling heading name items as well.
    """
    roles = {number: column.role for number, column in table.columns.items()}
    naming = {Role.ITEM} if on_rows else {Role.ITEM, Role.LABEL}
    if not naming & {*roles.values()} or any(roles[number] in naming for number in line.labels):
        return False
    return not any(read_place(text, roles[number]).level in SUMS for number, text in line.labels.items())


def context_text(line: Line, table: SheetTable, role: Role) -> str:
    """Return the text of a row in the first column of a role; empty where it has none."""
    return next((text.strip() for number, text in line.labels.items() if table.columns[number].role is role), "")
