"""The tables of a sheet: their titles, columns and rows, and to which part of the sheet each cell belongs.

Tables are found, not assumed: several below one another or side by side, repeated on a new page, with a foot and with titles of
their own. Every cell typed on a sheet belongs to exactly one part of it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from fupin_analysis.clean.layout.columns import (
    CONTEXT_ROLES,
    LABELS,
    Column,
    Role,
    is_label,
    names_things,
)
from fupin_analysis.clean.layout.dates import as_time
from fupin_analysis.clean.layout.doubtful import among_wholes, columns_behind, double_columns, under_wholes
from fupin_analysis.clean.layout.feet import is_footer, is_year_or_date
from fupin_analysis.clean.layout.forms import LabelForm, find_form
from fupin_analysis.clean.layout.halves import find_halves, part_of, titles_of_half
from fupin_analysis.clean.layout.headers import (
    groups_above,
    heading_rows,
    heads_by_form,
    is_caption_row,
    is_heading,
    is_index,
    own_units_first,
    paths_above,
    texts_above,
)
from fupin_analysis.clean.layout.heading_shapes import heads_by_shape
from fupin_analysis.clean.layout.ledgers import as_ledger, heads_ledger
from fupin_analysis.clean.layout.panes import find_parts, split_panes
from fupin_analysis.clean.layout.persons import lists_persons
from fupin_analysis.clean.layout.project_sums import sum_of_projects
from fupin_analysis.clean.layout.roles import name_columns
from fupin_analysis.clean.layout.rows.lines import Line as Line  # what others take from here
from fupin_analysis.clean.layout.rows.years_of_rows import with_years
from fupin_analysis.clean.layout.telling_rows import said_again, telling_column
from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.places import SUMS, Level, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.core.account import Region
from fupin_analysis.core.words.terms import fold
from fupin_analysis.core.words.topics import topics_of

_TABLE = re.compile("表|台账|情况|汇总|统计|一览|明细")
_CONTINUED = re.compile(
    r"[(（]?(?:续|接)(?:上)?(?:表|页|前)?[一二三四五六七八九十0-9]*[)）]?|.*[(（]续[表一二三四五六七八九十0-9]*[)）]"
)
#: Labels that tell a row apart, so that a blank to their left says the same as the row above.
_NAMING = LABELS | {Role.TIME}
#: A line of words below a table that is longer than this is a note, no sub-heading.
_LONGEST_SUB_HEAD = 24


@dataclass(frozen=True)
class SheetTable:
    """One table of a sheet: its number, the texts above it (the nearest first), its columns by number, and its rows.

    `behind` are columns of labels behind values, `doubtful` the values behind those, of which nobody can tell whether they belong
    to the rows or to them; `doubles` stand under the very same headings as another one. Of a list of things without a title of
    its own the titles `are_borrowed` from the table above it: they say whose and when, and not of what. Of income beside
    expenditure each is a table, and `half` which of both. `days` is the column of days of a ledger.
    """

    number: int
    titles: tuple[str, ...]
    columns: Mapping[int, Column]
    lines: tuple[Line, ...]
    behind: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()
    doubles: frozenset[int] = frozenset()
    are_borrowed: bool = False
    half: str = ""
    days: int = 0


@dataclass
class Parts:
    """To which part of the sheet each typed cell belongs, by address: the region and the number of the table."""

    of: dict[str, tuple[Region, int]] = field(default_factory=dict)
    alone: list[Cell] = field(default_factory=list)  # numbers on rows that have nothing else

    def claim(self, cells: Sequence[Cell], region: Region, table: int = 0) -> None:
        """Give cells to a region; of a merged range the first cell stands for all, and the first claim holds."""
        for cell in cells:
            if not cell.merged_from:
                self.of.setdefault(cell.address, (region, table))


@dataclass
class _Block:
    titles: list[str]
    head: list[list[Cell]]
    body: list[list[Cell]] = field(default_factory=list)
    are_borrowed: bool = False
    half: str = ""


def find_tables(rows: list[list[Cell]]) -> tuple[list[SheetTable], list[Cell], Parts]:
    """Find the tables of a sheet.

    Returns
    -------
    tuple
        The tables, each pane from top to bottom; the numbers that stand under no heading; and the part of every cell.
    """
    tables: list[SheetTable] = []
    strays: list[Cell] = []
    parts = Parts()
    titled: list[tuple[int, list[str]]] = []
    for whole in split_panes(rows):
        form = find_form(whole)
        pane = whole
        if form is not None:
            tables += _tables_of_form(form, len(tables) + 1, parts)
            pane = [*form.above, *form.below]
        blocks, above = _blocks(pane, parts, len(tables))
        for block in blocks:
            row = block.head[0][0].row
            left = max((one for one in titled if one[0] <= row), default=(0, []), key=lambda one: one[0])
            block.titles = block.titles or left[1]  # a table at the right has the title of the one beside it
            titled.append((row, block.titles))
            for half in _halves(block):
                tables.append(_table(half, len(tables) + 1, parts))
        alone: list[Cell] = []
        for cell in (cell for row in above for cell in written(row)):
            is_alone = is_value_like(cell) and not is_year_or_date(cell)
            parts.claim([cell], "outside" if is_alone else "title")
            if is_alone:
                alone.append(cell)
        strays += [cell for cell in alone if not cell.merged_from]
    return tables, [*strays, *parts.alone] if tables else [], parts


def _blocks(rows: list[list[Cell]], parts: Parts, count: int) -> tuple[list[_Block], list[list[Cell]]]:
    """Cut a pane into blocks of a heading and the rows below it; the rows above the first one are returned beside them."""
    blocks: list[_Block] = []
    above: list[list[Cell]] = []
    position, are_titled = 0, False
    while position < len(rows):
        block = blocks[-1] if blocks else None
        below = rows[position + 1] if position + 1 < len(rows) else []
        is_head = is_heading(rows[position], block.head[0] if block else None, below)
        is_by_form = not is_head and block is None and are_titled and heads_by_form(rows, position)
        is_head = is_head or heads_ledger(rows, position)
        is_shaped = not is_head and (is_by_form or heads_by_shape(rows, position, is_within=block is not None))
        if not is_head and not (is_shaped and not lists_persons(rows, position)):
            (block.body if block else above).append(rows[position])
            are_titled = are_titled or (block is None and _is_title(rows[position]))
            position += 1
            continue
        head = heading_rows(rows, position)
        position += len(head)
        head = [*groups_above(block.body if block else above, head), *head]
        number = count + len(blocks)
        titles = _take_titles(block.body, parts, number) if block else []
        is_again = block is not None and [cell.text for cell in head[0]] == [cell.text for cell in block.head[0]]
        is_continued = all(_CONTINUED.fullmatch(fold(title)) for title in titles)
        if block is not None and is_again and (is_continued or titles == block.titles[: len(titles)]):
            _claim_heads(head, parts, number)  # a new page
            continue
        if block is not None and is_continued and not is_again:
            titles = block.titles if titles else []
        is_strange = block is not None and not titles and (not is_head or any(names_things(cell.text) for cell in head[0][:2]))
        blocks.append(_Block(own_units_first(titles, texts_above(above)), head, are_borrowed=is_strange))
        _claim_heads(head, parts, number + 1)
    return blocks, above


def _is_title(row: list[Cell]) -> bool:
    """Whether a row says that a table of the trade or of a township follows: 清澜镇2022年绣坊生产情况统计表."""
    titles = [cell.text for cell in written(row) if _TABLE.search(cell.text)]
    return any(topics_of(title) or townships_in(title) for title in titles)


def _claim_heads(head: list[list[Cell]], parts: Parts, number: int) -> None:
    for row in head:
        parts.claim(row, "heading", number)


def _halves(block: _Block) -> list[_Block]:
    """Return the two halves of a block that is income beside expenditure, the left one first; else the block itself."""
    head = [row for row in block.head if not is_index(row)]
    above = paths_above(head, sorted({cell.column for row in [*head, *block.body] for cell in row}))
    paths = {number: tuple(cell.text for cell in path) for number, path in above.items()}
    found = find_halves(block.body, paths, block.titles, is_continued=len(find_parts(paths)) > 1)
    if found is None:
        return [block]
    start, *words = found
    sides = ((0, start), (start, sys.maxsize))
    return [
        _Block(titles_of_half(block.titles, word), part_of(block.head, *side), part_of(block.body, *side), half=word)
        for side, word in zip(sides, words, strict=True)
    ]


def _tables_of_form(form: LabelForm, number: int, parts: Parts) -> Iterator[SheetTable]:
    """Yield a form as a table, and one of what it says of each thing; each label heads a column, sub-headings part the rows."""
    for cells, region in form.regions():
        parts.claim(cells, region, number)
    titles = (*form.told(), *texts_above(form.above))
    for place, thing in enumerate(dict.fromkeys(("", *(pair.thing for pair in form.pairs)))):
        pairs = dict(enumerate((pair for pair in form.pairs if pair.thing == thing), 2))
        columns = {at: Column(pair.path, pair.role) for at, pair in pairs.items()}
        if thing:
            columns[1] = Column(tuple(label.text for label, name in form.things if name.text == thing)[:1], Role.ITEM)
        on_rows: dict[tuple[str, bool], list[tuple[int, Cell]]] = {}
        for at, pair in pairs.items():  # what is said beside numbers is of the place, and no row's name
            on_rows.setdefault((pair.section, pair.role is Role.VALUE), []).append((at, pair.value))
        lines = tuple(
            Line({1: thing} if thing else {}, frozenset(), (section,) if section else (), tuple(values), frozenset())
            for (section, _), values in on_rows.items()
        )
        paths = {at: tuple(map(fold, column.path)) for at, column in columns.items()}
        often = Counter(paths.values())
        doubles = frozenset(at for at, path in paths.items() if often[path] > 1)
        parts.claim([pair.value for pair in pairs.values()], "body", number + place)
        if lines or not place:
            yield SheetTable(number + place, titles, columns, lines, doubles=doubles)


def _table(block: _Block, number: int, parts: Parts) -> SheetTable:
    head = [row for row in block.head if not is_index(row)]
    feet = [row for row in block.body if is_footer(row)]
    for row in feet:
        parts.claim(row, "foot", number)
    body = [row for row in block.body if not any(row is foot for foot in feet)]
    numbers = sorted({cell.column for row in [*head, *body] for cell in row})
    above = paths_above(head, numbers)
    paths = {column: tuple(cell.text for cell in path) for column, path in above.items()}
    lists = find_parts(paths)
    first = {column: place for part in lists for column, place in part.items()}
    canonical = [column for column in numbers if first.get(column, column) == column]
    bodies: dict[int, list[Cell]] = {column: [] for column in canonical}
    for row in body:
        for cell in row:
            bodies[first.get(cell.column, cell.column)].append(cell)
    columns = name_columns(paths, bodies, body, block.titles)
    days = as_ledger(columns, body)
    columns |= days or telling_column(columns, body)
    behind, doubtful, remarks = columns_behind(columns, bodies)
    columns |= remarks
    lines = with_years([*_lines(body, columns, lists, parts, number)], columns)
    columns |= under_wholes(columns, above, body)
    columns |= among_wholes(columns, body)
    doubles = double_columns(columns, above)
    told = columns, lines, behind, doubtful, doubles
    return SheetTable(number, tuple(block.titles), *told, block.are_borrowed, block.half, next(iter(days), 0))


def _lines(
    body: list[list[Cell]], columns: Mapping[int, Column], lists: Sequence[Mapping[int, int]], parts: Parts, number: int
) -> Iterator[Line]:
    """Yield the rows of a table, those of a list that goes on at the right one part after the other."""
    labelled = [place for place, column in columns.items() if column.role in LABELS]
    known = {column for part in lists for column in part}
    joint = _joint(body, columns, {column: place for part in lists for column, place in part.items()})
    above: dict[int, str] = {}
    sections: list[str] = []
    last = next((place for place in range(len(body) - 1, -1, -1) if _has_values(body[place], columns)), -1)
    for order, part in enumerate(lists):
        for place, whole in enumerate(body):
            row = [cell for cell in whole if cell.column in part or (order == 0 and cell.column not in known)]
            if not row:
                continue
            labels, typed = _labels(row, columns, labelled, part)
            again = said_again(labels, above)
            labels |= {column: above[column] for column in again}
            values = tuple(
                (part.get(cell.column, cell.column), cell)
                for cell in row
                if _role(cell, columns, part) not in CONTEXT_ROLES and not cell.merged_from and cell not in typed
            )
            if not values:
                text = " ".join(labels[column] for column in labelled if column in labels)
                is_note = place > last or len(text) > _LONGEST_SUB_HEAD
                if _is_number_alone(row, columns, part):
                    parts.claim(row, "outside")
                    parts.alone += row
                elif any(not cell.merged_from for cell in row):
                    parts.claim(row, "foot" if is_note else "sub_head", number)
                    if text and not is_note:
                        sections, above = _governing(sections, text), {}
                continue
            parts.claim(typed, "label", number)
            parts.claim([cell for _, cell in values], "body", number)
            blank = (column for column in labelled if column not in labels and column in above)
            last_label = max((column for column in labels if columns[column].role in _NAMING), default=0)
            filled = frozenset(column for column in blank if column < last_label) | again
            labels |= {column: above[column] for column in filled}
            above = {column: labels[column] for column in labelled if column in labels}
            yield Line(labels, filled, tuple(sections), values, joint)


def _has_values(row: list[Cell], columns: Mapping[int, Column]) -> bool:
    return any(cell.column not in columns or columns[cell.column].role not in CONTEXT_ROLES for cell in row)


def _is_number_alone(row: list[Cell], columns: Mapping[int, Column], part: Mapping[int, int]) -> bool:
    """Whether a row holds one number where names stand, and nothing else; the number of a row or of a page is none."""
    cell = row[0]
    is_counted = _role(cell, columns, part) in LABELS and is_value_like(cell) and not is_year_or_date(cell)
    return len(row) == 1 and is_counted and not cell.merged_from


def _governing(sections: list[str], text: str) -> list[str]:
    """Return the sub-headings in force below `text`: a place ends those of other places, a group only another group."""
    if clean_place(text).name:
        towns = [kept for kept in sections if clean_place(kept).level is Level.TOWNSHIP]
        return [text] if clean_place(text).level is Level.TOWNSHIP else [*towns, text]
    return [*(kept for kept in sections if clean_place(kept).name), text]


def _role(cell: Cell, columns: Mapping[int, Column], part: Mapping[int, int]) -> Role:
    return columns[part.get(cell.column, cell.column)].role


def _labels(
    row: list[Cell], columns: Mapping[int, Column], labelled: list[int], part: Mapping[int, int]
) -> tuple[dict[int, str], list[Cell]]:
    """Return the labels of a row. 合计 is often written under 序号 or a kind, from where it belongs to the names."""
    typed = [cell for cell in row if _role(cell, columns, part) in CONTEXT_ROLES]
    places = ((part.get(cell.column, cell.column), cell.as_time) for cell in typed)
    labels = {place: as_time(text, columns[place].path) if columns[place].role is Role.TIME else text for place, text in places}
    serial = next((place for place in labels if columns[place].role is Role.SERIAL), None)
    if serial is not None and labelled and labelled[0] not in labels and is_label(labels[serial]):
        labels[labelled[0]] = labels[serial]
    before = takewhile(lambda cell: not is_value_like(cell), (cell for cell in row if cell not in typed))
    total = next((cell for cell in before if clean_place(cell.text).level in SUMS), None)
    if labelled and (word := sum_of_projects(row, labels, columns)):
        return {labelled[0]: word}, typed
    if total is not None and not any(place in labels for place in labelled):
        labels[labelled[0] if labelled else part.get(total.column, total.column)] = total.text
        typed.append(total)
    return labels, typed


def _joint(body: list[list[Cell]], columns: Mapping[int, Column], first: Mapping[int, int]) -> frozenset[str]:
    """Return the addresses of values merged over rows or columns that are not the same row or column of the table.

    Harmless are a heading and its values merged over the same columns, and a row of which label and values are merged alike.
    """
    places: dict[str, tuple[object, ...]] = {}
    joint: set[str] = set()
    for row in body:
        roles = {cell.column: columns[first.get(cell.column, cell.column)] for cell in row}
        label = tuple(cell.anchor for cell in row if roles[cell.column].role in CONTEXT_ROLES)
        for cell in row:
            if roles[cell.column].role not in CONTEXT_ROLES:
                place = (label, roles[cell.column].path)
                if places.setdefault(cell.anchor, place) != place:
                    joint.add(cell.anchor)
    return frozenset(joint)


def _take_titles(body: list[list[Cell]], parts: Parts, number: int) -> list[str]:
    """Take the lines of one text off the end of a table's rows: they are the title of the next table."""
    titles: list[list[Cell]] = []
    while body and not is_footer(body[-1]) and not any(map(is_value_like, body[-1])):
        if len(written(body[-1])) > 1 and not is_caption_row(body[-1]):
            break
        if clean_place(body[-1][0].text).name:
            break  # a township alone on its row goes on below the repeated heading
        titles.insert(0, body.pop())
    for row in titles:
        parts.claim(row, "title", number + 1)
    return texts_above(titles)
