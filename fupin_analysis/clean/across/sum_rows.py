"""The rows of a table as what they add up: which are sums, of what, and which are parts of others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from fupin_analysis.clean.across.sums_beside import ANY_LAND
from fupin_analysis.clean.across.typed_sums import TypedSum, added, number_of
from fupin_analysis.clean.layout.ledgers import LedgerRow, entry_of
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable, words_in_row
from fupin_analysis.clean.period_sums import is_sum_of_period
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.words.means import MEAN
from fupin_analysis.core.words.terms import load_vocabulary

_SUMS = (Level.TOTAL, Level.SUBTOTAL)
#: What there is at a moment does not add up over time.
STOCK = re.compile("[月季期年]末|在册|累计|现有|存量|结余|余额|结存")
#: What says of a county's row that it is a sum of those beside it: 全县合计, 青山县合计; 建档立卡合计 is the item of that name.
_SAID = re.compile("^(?:全|本|[一-鿿]{1,7}(?=[县市区旗州]))[县市区旗州](?:级)?(?:合计|总计|共计)")
#: A sum of this month alone: one of all below it is of more than the rows above.
_OF_NOW = re.compile("(?:本|当)(?:月|期|季度?|周|旬|次)(?:合计|小计|总计|共计)")
#: Rows of a ledger that are sums.
_LEVELS = {LedgerRow.OF_SOME: Level.SUBTOTAL, LedgerRow.SO_FAR: Level.TOTAL, LedgerRow.OF_ALL: Level.TOTAL}


@dataclass(frozen=True)
class SumRow:
    """A row of a table: its outcomes by column, and what its name says; a word behind it may say that it `is_of_group`, a sum.

    Of an entry of a ledger what is blank is nothing: it came in, or it went out.
    """

    of: Mapping[int, CellOutcome]
    level: Level
    is_within: bool
    is_running: bool = False
    group: tuple[str, ...] = ()
    is_of_group: bool = False
    is_entry: bool = False
    is_of_now: bool = False
    is_of_town: bool = False
    is_of_village: bool = False


def sum_rows_of(read: ReadTable) -> list[SumRow]:
    """Return the rows of a table; what the rows above a page of a ledger came to is carried over and no row of its own."""
    behind = _sums_behind(read.table)
    rows: list[SumRow] = []
    is_below = False
    for line in read.table.lines:
        group = rows[-1].group if rows else ()
        row = _row(read, line, group, behind, is_below=is_below)
        kept = _as_entry(row, line, is_first=not rows) if read.table.days else row
        if kept is not None:
            rows.append(kept)
            is_below = is_below or kept.level is not Level.UNKNOWN
    return _with_towns(rows)


def _row(read: ReadTable, line: Line, group: tuple[str, ...], behind: int, *, is_below: bool) -> SumRow:
    """Return one row; `group` is that of the row above, `behind` the column of sums behind their group.

    Whether it `is_below` other sums tells 累计, which then runs on from January.
    """
    texts, of = list(line.labels.values()), read.of(line)
    levels = {_level_of(text) for text in texts}
    level = _level_said(levels, texts)
    named = tuple(text for number, text in sorted(line.labels.items()) if not behind or number < behind)
    is_of_group = (level is Level.UNKNOWN and _says_sum(of)) or (level is Level.SUBTOTAL and bool(behind) and bool(named))
    return SumRow(
        of,
        level=Level.SUBTOTAL if is_of_group else level,
        is_within=any("其中" in text or ANY_LAND.search(text) for text in texts) or Level.COMPARISON in levels,
        is_running="累计" in texts and is_below,
        group=named or group,
        is_of_group=is_of_group,
        is_of_now=any(map(_OF_NOW.fullmatch, texts)),
        is_of_town=Level.TOWNSHIP in levels and Level.VILLAGE not in levels,
        is_of_village=Level.VILLAGE in levels,
    )


def _as_entry(row: SumRow, line: Line, *, is_first: bool) -> SumRow | None:
    """Return a row of a ledger: an entry, or a sum as ledgers have them; None for what is carried over from the page before."""
    entry = entry_of(words_in_row(line))
    if entry is LedgerRow.FROM_PAGE and not is_first:
        return None
    return replace(
        row,
        of={number: one for number, one in row.of.items() if not STOCK.search(one.heading)},  # what is left after an entry
        level=_LEVELS.get(entry, Level.UNKNOWN),
        is_within=entry is LedgerRow.FROM_PAGE,
        is_running=entry is LedgerRow.SO_FAR,
        is_of_group=False,
        is_entry=True,
    )


def _level_said(levels: Set[Level], texts: Sequence[str]) -> Level:
    """Return of what a row is a sum, as its labels say; a county's row is one where it says so or no mean."""
    is_of_periods = any(map(is_sum_of_period, texts))
    found = next((one for one in _SUMS if one in levels), None)
    if found is not None:
        return found
    if Level.ABOVE in levels and not any(map(MEAN.search, texts)):
        return Level.TOTAL if is_of_periods or any(map(_SAID.search, texts)) else Level.ABOVE
    return Level.SUBTOTAL if is_of_periods else Level.UNKNOWN


def _sums_behind(table: SheetTable) -> int:
    """Return the first column of labels in which a sum stands behind the name of its group (县级 | 小计); 0 where none does."""
    found = (
        number
        for line in table.lines
        for number, text in line.labels.items()
        if clean_place(text).level is Level.SUBTOTAL
        and any(clean_place(name).level is Level.UNKNOWN for at, name in line.labels.items() if at < number)
    )
    return min(found, default=0)


def _says_sum(of: Mapping[int, CellOutcome]) -> bool:
    """Whether a word before the numbers of a row says that it is a sum: 县级 | 小计 | 100 below 县级 | 第一批 | 40."""
    words = takewhile(lambda outcome: not number_of(outcome).is_finite(), (of[column] for column in sorted(of)))
    return any(clean_place(outcome.cell.text).level in _SUMS for outcome in words)


def _with_towns(rows: Sequence[SumRow]) -> list[SumRow]:
    """Return rows, those of townships that their villages follow as sums of these where most of them are.

    Of a list of some villages alone the township's row is no sum, but all of the rows that others add up to.
    """
    starts = [place for place, row in enumerate(rows[:-1]) if row.is_of_town and rows[place + 1].is_of_village]
    if not starts:
        return [replace(row, is_of_town=False) for row in rows]
    of = {}
    for start in starts:
        end = next((place for place in range(start + 1, len(rows)) if not rows[place].is_of_village), len(rows))
        of[start] = rows[start + 1 : end]
    held = [found.holds for start in starts for at, one in rows[start].of.items() if (found := added_down(of[start], at, one))]
    are_sums = 2 * sum(held) > len(held)
    return [replace(row, level=Level.SUBTOTAL) if are_sums and place in of else row for place, row in enumerate(rows)]


def _level_of(text: str) -> Level:
    """Return what a label stands for; a scheme (营养改善计划) is compared with nothing, though 计划 alone is."""
    level = clean_place(text).level
    return Level.UNKNOWN if level is Level.COMPARISON and load_vocabulary().find_items(text) else level


def added_down(parts: Sequence[SumRow], column: int, outcome: CellOutcome) -> TypedSum | None:
    """Return what the parts of a column add up to; None where they are not all known to be parts of one sum."""
    if len(parts) < 2 or any(row.is_within for row in parts):
        return None
    of = [row.of.get(column) for row in parts]
    cells = [one for one in of if one is not None]
    if cells and STOCK.search(outcome.heading) and _are_times(cells) and number_of(cells[-1]) == number_of(outcome):
        return None  # what there is at the end of each month is at the end of all what it is at the end of the last
    are_entries = len(cells) > 1 and all(row.is_entry for row in parts)
    return added(cells if are_entries else of, outcome)


def _are_times(cells: Sequence[CellOutcome]) -> bool:
    """Whether each of some cells is of another time, and all of one place."""
    figures = [figure for cell in cells for figure in cell.figures]
    return len({figure["place"] for figure in figures}) == 1 and len({figure["period"] for figure in figures}) == len(cells)
