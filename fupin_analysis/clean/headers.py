"""The shape of a foreign sheet: titles, heading rows, label columns, and the cells that are meant as values.

Nobody marks where a table begins. It begins at the first row of at least two texts without a number of which one is a word
that heads tables (乡镇, 指标) or a label that the vocabulary understands (因病, 户数, 2018年). Every cell typed below it belongs
either to a label column or to the values; values are all accounted for later, readable or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fupin_analysis.clean.columns import CONTEXT_ROLES, LABELS, Role, column_role, is_label, is_measure, role_of
from fupin_analysis.clean.labels import Reading, read_label
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.sheets import Cell, written
from fupin_analysis.core.terms import fold

_DEEPEST_HEADING = 4


#: Words that sign or date a sheet, or begin a note.
_FOOT = (
    r"注|备注|说明|填报说明|填表说明|数据来源|资料来源|来源"
    r"|(?:单位|部门|科室|主要|分管|填报|统计)?(?:填[表报]|制表|审核|审批|复核|核对|校对|统计|经办|经手|报送|上报|录入|录表|负责|责任|联系|签字|签发|签收|制单|报表|主管|会计|记账|出纳)(?:人|员|人员|者|人签[字名章])?"
    r"|(?:单位|部门|扶贫|统计|分管|主管|主要)?(?:领导|主任|书记|镇长|乡长|村长|局长|站长|所长|干事|干部|专干|专员|统计员|协管员|信息员|联络员)(?:签[字名章])?"
    r"|(?:办公|联系|值班|固定|移动|咨询|单位|监督|举报|手机)?(?:电话|手机|号码|电话号码|手机号|座机|传真|邮箱|微信|邮编|地址)"
    r"|(?:填[表报]|报送|制表|上报|统计|打印|审核|截止|截至)?(?:日期|时间)|盖章|公章|签[字名章]|年月日"
)
_FOOTER = re.compile(rf"(?:{_FOOT})(?:\(.*\))?[:：].*|(?:{_FOOT})")
_DATE_LINE = re.compile(r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_INDEX_LABEL = re.compile(r"[甲乙丙丁ABCD]|栏次|行次")


@dataclass(frozen=True)
class Column:
    """One column of a table: the headings above it from top to bottom, and what it holds."""

    path: tuple[str, ...]
    role: Role


@dataclass(frozen=True)
class Line:
    """One row of a table.

    Parameters
    ----------
    labels
        Texts of the label columns by column; those left blank since the row above says the same are filled in.
    filled
        The columns so filled.
    section
        The last row above that had a label alone.
    values
        The cells typed as values, remarks included.
    joint
        Addresses of those values that are merged over the places of other values.
    """

    labels: dict[int, str]
    filled: frozenset[int]
    section: str
    values: tuple[Cell, ...]
    joint: frozenset[str]


@dataclass(frozen=True)
class Table:
    """One table of a sheet: the texts above it (the nearest first), its columns by number, and its rows."""

    titles: tuple[str, ...]
    columns: dict[int, Column]
    lines: tuple[Line, ...]


@dataclass
class _Block:
    titles: list[str]
    head: list[list[Cell]]
    body: list[list[Cell]] = field(default_factory=list)


def find_tables(rows: Sequence[list[Cell]]) -> tuple[list[Table], list[Cell]]:
    """Find the tables of a sheet.

    Returns
    -------
    tuple
        The tables from top to bottom, and the numbers that stand above the first of them under no heading.
    """
    blocks: list[_Block] = []
    above: list[list[Cell]] = []
    position = 0
    while position < len(rows):
        block = blocks[-1] if blocks else None
        if not _is_heading(rows[position], block.head[0] if block else None):
            (block.body if block else above).append(rows[position])
            position += 1
            continue
        head = _heading_rows(rows, position)
        position += len(head)
        if block is None or [cell.text for cell in head[0]] != [cell.text for cell in block.head[0]]:  # else: a new page
            titles = _take_titles(block.body) if block else []
            blocks.append(_Block([*titles, *_texts(above)], head))
    strays = [cell for row in above for cell in row if cell.is_value_like and not _is_year_or_date(cell)]
    return [_table(block) for block in blocks], strays if blocks else []


def _is_heading(row: list[Cell], head: list[Cell] | None) -> bool:
    """Whether a row heads a table; below the heading row `head` only a row that begins like one does."""
    typed = written(row)
    if len(typed) < 2 or _FOOTER.fullmatch(fold(typed[0].text)) or _is_caption(typed):
        return False
    first, others = typed[0], typed[1:]
    is_corner = role_of(first.text) is not None
    if any(cell.is_value_like and not (is_corner and _BARE_YEAR.fullmatch(cell.text)) for cell in typed):
        return False
    understood = [cell for cell in others if role_of(cell.text) is not None or read_label(cell.text).readings]
    if head is not None:
        starts_blank = first.column > head[0].column and len(understood) == len(others) and is_measure(first.text)
        return (is_corner and bool(understood)) or fold(first.text) == fold(head[0].text) or starts_blank
    is_blank = first.column > 1 and len(understood) == len(others) and bool(read_label(first.text).readings)
    return is_corner or is_blank or any(not _is_period(cell.text) for cell in understood)


def _is_caption(typed: list[Cell]) -> bool:
    """Whether a row is a caption in several cells: 填报单位 | 清澜镇, 年度 | 2018年."""
    role, others = role_of(typed[0].text), typed[1:]
    if role is Role.PLACE:
        return all(clean_place(cell.text).level is Level.TOWNSHIP for cell in others)
    return role is Role.TIME and all(_is_period(cell.text) for cell in others)


def _is_period(text: str) -> bool:
    label = read_label(text)
    return bool(label.period) and label.readings == (Reading(),)


def _heading_rows(rows: Sequence[list[Cell]], position: int) -> list[list[Cell]]:
    """Return the heading row and those below it that go on with it: their label cell is blank, merged, or says 单位."""
    head = [rows[position]]
    corner = rows[position][0]
    for row in rows[position + 1 : position + _DEEPEST_HEADING]:
        first = row[0]
        goes_on = (
            first.column > corner.column or first.merged_from == corner.anchor or role_of(first.text) in (Role.PLACE, Role.UNIT)
        )
        fresh = [cell for cell in row if cell.column != corner.column]
        numbers = [cell for cell in fresh if cell.is_value_like and not _BARE_YEAR.fullmatch(cell.text)]
        if not goes_on or numbers or not fresh:
            break
        head.append(row)
    following = rows[position + len(head)] if position + len(head) < len(rows) else []
    return [*head, following] if _is_index(following) else head


def _is_index(row: list[Cell]) -> bool:
    """Whether a row only numbers the columns, as printed forms do: 甲 1 2 3."""
    letters = [cell for cell in row if _INDEX_LABEL.fullmatch(cell.text.strip())]
    numbers = [cell.text.strip() for cell in row[len(letters) :]]
    return bool(letters) and bool(numbers) and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _table(block: _Block) -> Table:
    head = [row for row in block.head if not _is_index(row)]
    body = [row for row in block.body if not _is_footer(row)]
    numbers = sorted({cell.column for row in [*head, *body] for cell in row})
    paths = {number: _path(head, number) for number in numbers}
    bodies = {number: [cell for row in body for cell in row if cell.column == number] for number in numbers}
    plain = [number for number in numbers if not paths[number] or role_of(paths[number][-1]) is None]
    first_value = next((number for number in plain if any(cell.is_value_like for cell in bodies[number])), 0)
    columns = {
        number: Column(paths[number], column_role(paths[number], bodies[number], is_left=number < first_value))
        for number in numbers
    }
    return Table(tuple(block.titles), columns, tuple(_lines(body, columns)))


def _lines(body: list[list[Cell]], columns: dict[int, Column]) -> Iterator[Line]:
    labelled = [number for number, column in columns.items() if column.role in LABELS]
    joint = _joint(body, columns)
    above: dict[int, str] = {}
    section = ""
    for row in body:
        labels = _labels(row, columns, labelled)
        values = tuple(cell for cell in row if columns[cell.column].role not in CONTEXT_ROLES and not cell.merged_from)
        own = [number for number in labelled if number in labels]
        if not values:
            if any(not cell.merged_from for cell in row):
                section, above = " ".join(labels[number] for number in own), {}
            continue
        blank = (number for number in labelled if number not in labels and number in above)
        filled = frozenset(number for number in blank if own and number < own[-1])
        labels |= {number: above[number] for number in filled}
        above = {number: labels[number] for number in labelled if number in labels}
        yield Line(labels, filled, section, values, joint)


def _labels(row: list[Cell], columns: dict[int, Column], labelled: list[int]) -> dict[int, str]:
    """Return the labels of a row. 合计 is often written under 序号, from where it belongs to the names."""
    labels = {cell.column: cell.text for cell in row if columns[cell.column].role in CONTEXT_ROLES}
    serial = next((number for number in labels if columns[number].role is Role.SERIAL), None)
    if serial is not None and labelled and labelled[0] not in labels and is_label(labels[serial]):
        labels[labelled[0]] = labels[serial]
    return labels


def _joint(body: list[list[Cell]], columns: dict[int, Column]) -> frozenset[str]:
    """Return the addresses of values merged over rows or columns that are not the same row or column of the table.

    Harmless are a heading and its values merged over the same columns, and a row of which label and values are merged alike.
    """
    places: dict[str, tuple[object, ...]] = {}
    joint: set[str] = set()
    for row in body:
        label = tuple(cell.anchor for cell in row if columns[cell.column].role in CONTEXT_ROLES)
        for cell in row:
            if columns[cell.column].role not in CONTEXT_ROLES:
                place = (label, columns[cell.column].path)
                if places.setdefault(cell.anchor, place) != place:
                    joint.add(cell.anchor)
    return frozenset(joint)


def _path(head: list[list[Cell]], number: int) -> tuple[str, ...]:
    """Return the headings above a column, from top to bottom, each once.

    Formats that do not tell merged ranges leave the cells beside a group's heading blank: such a cell belongs to the group to
    its left if that group has headings of its own below.
    """
    path: list[Cell] = []
    for depth, row in enumerate(head):
        by_column = {cell.column: cell for cell in row}
        cell = by_column.get(number)
        below = {cell.column for lower in head[depth + 1 :] for cell in lower}
        if cell is None and number in below:
            left = max((column for column in by_column if column < number), default=None)
            cell = by_column[left] if left in below else None
        if cell is not None and (not path or path[-1].anchor != cell.anchor):
            path.append(cell)
    return tuple(cell.text for cell in path)


def is_foot(text: str) -> bool:
    """Whether a text signs or dates a sheet, or begins a note."""
    return _FOOTER.fullmatch(fold(text)) is not None


def _is_footer(row: list[Cell]) -> bool:
    first = written(row)[0]
    return is_foot(first.text) or (len(written(row)) == 1 and _is_year_or_date(first))


def _is_year_or_date(cell: Cell) -> bool:
    return _DATE_LINE.fullmatch(fold(cell.text)) is not None or _BARE_YEAR.fullmatch(cell.text.strip()) is not None


def _texts(rows: list[list[Cell]]) -> list[str]:
    return [cell.text for row in reversed(rows) for cell in written(row)]


def _take_titles(body: list[list[Cell]]) -> list[str]:
    """Take the lines of one text off the end of a table's rows: they are the title of the next table."""
    titles: list[list[Cell]] = []
    while body and len(written(body[-1])) == 1 and not body[-1][0].is_value_like:
        titles.insert(0, body.pop())
    return _texts(titles)
