"""Whether the sums typed in a table (合计, 总计, 小计) are those of its rows and its columns: a check that needs no meaning.

It speaks only where nothing else could explain a difference: every part was read as a number of the same measure that can be
added, and no row is a part of another (其中). Where a part is left blank, it is said only of a sum that is less than the
others. What a sum was held against is kept with the figures (``part_of``), so that the cross-check tells of it like of any
other contradiction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from fupin_analysis.clean.across.sum_rows import SumRow, added_down, sum_rows_of
from fupin_analysis.clean.across.sums_beside import sums_beside
from fupin_analysis.clean.across.typed_sums import TypedSum, number_of, shown
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.places import Level
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.aside import reasons_of
from fupin_analysis.core.source import as_sum, join_sources
from fupin_analysis.core.words.terms import OTHER, is_own
from fupin_analysis.errors import Problem

#: What the sum of several townships was held against, as the note about it says.
_HELD = "各行之和"
#: What says that nobody is counted twice, and of what one may get several: then a sum of people is less than its parts.
_DISTINCT = re.compile(
    "不重复|去重|[剔去扣]除重复|重复(?:的|人员|对象)?(?:只|不|仅)|只(?:计算?|统计)(?:一|1)次|按一[人户次]计|交叉"
)
_SUM = re.compile("..(?:合|小|总|共)计$")
_SEVERAL = re.compile("措施|政策|帮扶方式|享受|培训|服务|救助")


def check_sums(read: ReadTable, notes: Sequence[str] = ()) -> tuple[ReadTable, list[Problem]]:
    """Hold each sum typed in a table against the parts beside it.

    Parameters
    ----------
    read
        A table of a sheet.
    notes
        What stands above and below it, which may say that nobody is counted twice.

    Returns
    -------
    tuple
        The table, parts with the addresses of their sums (``part_of``); and a remark (F265) on each sum that is not the sum of
        its parts, in the order of the sheet. A sum rounded from rounded parts holds within half a unit of the last digit for each
        part.
    """
    table = read.table
    rows = sum_rows_of(read)
    is_titled = any(map(_SEVERAL.search, table.titles))
    may_be_several = is_titled or any(_SEVERAL.search(read.head(number)) for number in table.columns)
    is_said = any(map(_DISTINCT.search, notes))
    across = sums_beside(table, [row.of for row in rows])
    sums = _without_distinct(_down(rows), across, is_said=is_said, is_titled=is_titled, may_be_several=may_be_several)
    problems = []
    for one in (one for one in sums if not one.holds):
        number = number_of(one.whole)
        details = {"got": shown(number), "expected": shown(one.total), "gap": shown(abs(one.total - number))}
        problems.append(read.problem("F265", one.whole.cell, **details))
    wholes, held = _wholes_of(sums, read), {id(one.whole) for one in sums}
    topics = {id(one.whole): topic for one in sums if one.holds and (topic := _topic_of(one.parts))}
    beside: dict[tuple[int, str], set[str]] = {}
    for whole in (one.whole for one in sums if id(one.whole) in topics):
        beside.setdefault(_row_and_item(whole), set()).add(topics[id(whole)])

    def told(one: CellOutcome) -> CellOutcome:
        same = beside.get(_row_and_item(one), set())
        topic = topics.get(id(one)) or (next(iter(same)) if len(same) == 1 else "")  # 人数 beside 户数 of one sum is of its topic
        part = _about(_as_part(one, wholes.get(id(one), ())), topic)
        return _as_held(part) if id(one) in held else part

    return read.changed(told), problems


def _topic_of(parts: Sequence[CellOutcome]) -> str:
    """Return the topic of all parts of a sum; empty where they are of several or of none."""
    topics = {str(figure["topic"]) for one in parts for figure in one.figures}
    return topics.pop() if len(topics) == 1 and OTHER not in topics else ""


def _row_and_item(outcome: CellOutcome) -> tuple[int, str]:
    return outcome.cell.row, next((str(figure["item"]) for figure in outcome.figures), "")


def _about(outcome: CellOutcome, topic: str) -> CellOutcome:
    """Return a sum in own words as one of the topic of its parts: 合计 of 留守儿童 and 留守老人 (三留守人员) is no staff."""
    if not topic or not all(_is_own_sum(figure) for figure in outcome.figures):
        return outcome
    return replace(outcome, figures=tuple({**figure, "topic": topic} for figure in outcome.figures))


def _is_own_sum(figure: Row) -> bool:
    item = str(figure["item"])
    return is_own(item) and _SUM.search(item) is not None


def _wholes_of(sums: Iterable[TypedSum], read: ReadTable) -> dict[int, list[str]]:
    """Return the addresses of the sums of which each outcome is a part; a corner is the sum of a row and of a column."""
    wholes: dict[int, list[str]] = {}
    lists: Counter[int] = Counter()
    for one in (one for one in sums if one.is_telling):
        lists[id(one.whole)] += 1
        for part in one.parts:
            wholes.setdefault(id(part), []).append(as_sum(read.where(one.whole.cell), lists[id(one.whole)]))
    return wholes


def _without_distinct(
    down: Iterable[TypedSum], across: Iterable[TypedSum], *, is_said: bool, is_titled: bool, may_be_several: bool
) -> list[TypedSum]:
    """Return sums in the order of the sheet, without those of people of whom some are in several of their parts.

    A note says so (`is_said`); or, of help of which a household may get several, as the title (`is_titled`) or their own headings
    say, a sum is less than its parts, and down a table all sums of people are.
    """
    below, beside = list(down), list(across)
    kinds = [one for one in below if one.is_of_people and not one.is_of_places]
    are_less = may_be_several and len(kinds) > 1 and all(one.is_less for one in kinds)
    left_out = [one for one in below if one.is_of_people and (is_said or (are_less and not one.is_of_places))]
    left_out += [one for one in beside if one.is_of_people and (is_said or is_titled or _may_be_several(one)) and one.is_less]
    ids = {id(one) for one in left_out if not one.holds}
    return sorted((one for one in (*below, *beside) if id(one) not in ids), key=lambda one: one.whole.at)


def _may_be_several(one: TypedSum) -> bool:
    """Whether the headings of a sum and its parts are of help of which one may get several: not 因病 | 因残 beside 帮扶措施."""
    return any(_SEVERAL.search(part.heading) for part in (one.whole, *one.parts))


def _as_held(outcome: CellOutcome) -> CellOutcome:
    """Return the outcome of a sum over several townships with what it was good for: it is no figure, but a check of theirs."""
    if outcome.aside is None or outcome.aside["code"] != "F221":
        return outcome
    problem = Problem("F221", details={"got": _HELD})
    return replace(outcome, aside={**outcome.aside, **reasons_of(problem)})


def _as_part(outcome: CellOutcome, wholes: Sequence[str]) -> CellOutcome:
    if not wholes:
        return outcome
    return replace(outcome, figures=tuple({**figure, "part_of": join_sources(wholes)} for figure in outcome.figures))


def _of_group(rows: Sequence[SumRow], place: int) -> list[SumRow]:
    """Return the rows above a sum of a group that are of it; those below it where it stands first."""
    runs = (reversed(rows[:place]), rows[place + 1 :])

    def is_own(row: SumRow) -> bool:
        return row.group == rows[place].group and row.level is Level.UNKNOWN

    return next((found for run in runs if (found := list(takewhile(is_own, run)))), [])


def _down(rows: Sequence[SumRow]) -> Iterator[TypedSum]:
    """Yield each cell of a row of sums with the cells of its column that add up to it, or should."""
    sums = [place for place, row in enumerate(rows) if row.level is not Level.UNKNOWN]
    for place in sums:
        row = rows[place]
        if row.is_running:
            continue  # 累计 behind 合计 is what there was from January on
        around = _Around(rows, place, sums)
        found = list(_of_row(row, _choices(around)))
        if row.level is Level.TOTAL and any(one.is_of_now for one in around.sums_above):
            found = [one for one in found if one.holds]
        if row.level is not Level.ABOVE or 2 * sum(one.holds for one in found) > len(found):
            yield from found  # 全县 below some of its townships is no sum of them


@dataclass(frozen=True)
class _Around:
    """A row of sums among the rows of its table, and the places of all rows of sums."""

    rows: Sequence[SumRow]
    place: int
    sums: Sequence[int]

    @property
    def row(self) -> SumRow:
        """The row itself."""
        return self.rows[self.place]

    @property
    def sums_above(self) -> list[SumRow]:
        """Rows of sums above it, but for those that run on over the year."""
        return [self.rows[at] for at in self.sums if at < self.place and not self.rows[at].is_running]

    @property
    def below(self) -> Sequence[SumRow]:
        """The rows from it to the next sum."""
        return self.rows[self.place + 1 : next((at for at in self.sums if at > self.place), len(self.rows))]

    @property
    def near(self) -> Sequence[SumRow]:
        """The rows between the sum before it and itself; those below it where it is the first row of the table."""
        before = [at for at in self.sums if at < self.place]
        start = before[-1] + 1 if before else 0
        if start != self.place:
            return self.rows[start : self.place]
        return [] if before else self.below

    @property
    def are_groups_below(self) -> bool:
        """Whether each sum of a group stands above its rows: the first stands at the top, or below the sum of all."""
        first = next((at for at in self.sums if self.rows[at].level is Level.SUBTOTAL), -1)
        return first == 0 or (first == 1 and self.sums[0] == 0)


def _choices(around: _Around) -> list[Sequence[SumRow]]:
    """Return the rows of which a sum may be, the likeliest first."""
    rows, row = around.rows, around.row
    if row.is_of_group:
        choices: list[Sequence[SumRow]] = [_of_group(rows, around.place)]
    elif row.level is Level.SUBTOTAL:
        below = around.are_groups_below
        choices = [_own(around.below if below else around.near, row, are_below=below)]
    else:
        choices = _choices_of_all(around)
    if row.level is Level.TOTAL and [one.level for one in rows].count(Level.TOTAL) == 1 and _goes_on(rows):
        choices = [_plain(rows), *choices]  # below the first of three lists side by side, of all of them
    towns = [one for one in rows if one.is_of_town]
    return [towns, *choices] if row.level is not Level.SUBTOTAL and len(towns) > 1 else choices


def _choices_of_all(around: _Around) -> list[Sequence[SumRow]]:
    """Return the rows of which the sum of a whole table may be, the likeliest first."""
    rows, plain = around.rows, _plain(around.rows[: around.place])
    if any(one.is_of_group for one in around.sums_above):
        return [plain, around.sums_above, around.near]  # what stands near is the last group alone
    if not around.place and any(one.is_of_group for one in rows):
        return [_plain(rows), [one for one in rows if one.is_of_group]]  # or the first
    if not around.place and around.are_groups_below:
        return [_plain(rows)]
    return [around.near, plain, around.sums_above]


def _goes_on(rows: Sequence[SumRow]) -> bool:
    """Whether a list goes on at the right under the same headings."""
    return any(one.cell.column != column for row in rows for column, one in row.of.items())


def _of_row(row: SumRow, choices: Sequence[Sequence[SumRow]]) -> Iterator[TypedSum]:
    for column, outcome in row.of.items():
        found = (added_down(parts, column, outcome) for parts in choices)
        sums = [one for one in found if one is not None and (one.holds or not _is_of_another_time(one))]
        if sums:
            yield next((one for one in sums if one.holds), sums[0])


def _is_of_another_time(one: TypedSum) -> bool:
    """Whether a sum is of a year of which none of the rows above it is: 2018年合计 below the villages and the 合计 of 2019."""
    own = {str(figure["period"])[:4] for figure in one.whole.figures}
    theirs = {str(figure["period"])[:4] for part in one.parts for figure in part.figures}
    return bool(own and theirs) and not own & theirs


def _own(near: Sequence[SumRow], row: SumRow, *, are_below: bool = False) -> Sequence[SumRow]:
    """Return the rows of which a subtotal is: a group of rows without a subtotal, as of one row alone, may stand before its own.

    Its own are those that make it up in most columns; all of them where none makes it up better. Below a subtotal that stands
    above its rows, such a group may stand behind them.
    """
    runs = [near[: len(near) - more] if are_below else near[more:] for more in range(max(1, len(near) - 1))]
    return max(runs, key=lambda run: sum(found.holds for at, whole in row.of.items() if (found := added_down(run, at, whole))))


def _plain(rows: Sequence[SumRow]) -> list[SumRow]:
    return [row for row in rows if row.level is Level.UNKNOWN]
