"""The shape of a foreign sheet: titles, heading rows, label columns, and the cells that are meant as values.

Nobody marks where a table begins. It begins at the first row of at least two texts without a number of which one is a word that
heads tables (乡镇, 指标) or a label that the vocabulary understands (因病, 户数, 2018年). Every written cell below it belongs either
to a label column or to the values; values are all accounted for later, readable or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

import pandas as pd

from fupin_analysis.cells import cell_address
from fupin_analysis.clean.labels import read_label
from fupin_analysis.clean.numbers import is_not_reported, is_number_like
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.terms import drop_brackets, fold, load_vocabulary

_DEEPEST_HEADING = 4


class Role(Enum):
    """What a column holds."""

    TOWNSHIP = auto()
    VILLAGE = auto()
    PLACE = auto()  # townships or villages, told by their suffix
    ITEM = auto()
    LABEL = auto()  # labels of a column without a telling heading
    UNIT = auto()
    TIME = auto()
    CODE = auto()
    SERIAL = auto()
    REMARK = auto()
    PERSONAL = auto()
    VALUE = auto()


_HEADS = {
    Role.TOWNSHIP: "乡镇 镇乡 乡 镇 街道 乡镇名称 镇名 乡镇名 镇街 乡镇街道 township",
    Role.VILLAGE: "村 行政村 村名 村名称 行政村名称 村委会 村居 村别 自然村 村社区 社区 village",
    Role.PLACE: "地区 区域 填报单位 报送单位 单位名称 单位 所属单位",
    Role.ITEM: "指标 指标名称 统计指标 主要指标 项目 项目名称 类别 类型 分类 内容 事项 学段 原因 致贫原因 主要致贫原因 item",
    Role.LABEL: "名称",
    Role.UNIT: "计量单位",
    Role.TIME: "年份 年度 时间 期间 学期 月份 季度 period year",
    Role.CODE: "代码 编码 行政区划代码 区划代码 乡镇代码 township_code",
    Role.SERIAL: "序号 编号 序 行次 no",
    Role.REMARK: "备注 说明 附注 情况说明 备注说明 remark remarks",
    Role.PERSONAL: "姓名 户主 户主姓名 联系人 联系电话 电话 手机 手机号 负责人 责任人 帮扶责任人 帮扶干部 填表人 证件号码 身份证号",
}
_ROLES = {word: role for role, words in _HEADS.items() for word in words.split()}
_LABELS = frozenset({Role.TOWNSHIP, Role.VILLAGE, Role.PLACE, Role.ITEM, Role.LABEL})
#: Columns beside the labels that belong to the row's context and hold no values.
CONTEXT_ROLES = _LABELS | {Role.UNIT, Role.TIME, Role.CODE, Role.SERIAL}

_FOOT = r"注|备注|说明|填表人|填报人|制表人?|审核人?|复核人?|负责人|单位负责人|主管领导|分管领导|联系人|联系电话|电话|填[表报](?:日期|时间)|报送(?:日期|时间)|日期|盖章"
_FOOTER = re.compile(rf"(?:{_FOOT})(?:\(.*\))?[:：].*|(?:{_FOOT})")
_DATE_LINE = re.compile(r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_INDEX_LABEL = re.compile(r"[甲乙丙丁ABCD]|栏次|行次")


@dataclass(frozen=True)
class Cell:
    """One cell of a sheet."""

    row: int
    column: int
    text: str
    is_number: bool = False
    merged_from: str = ""

    @property
    def address(self) -> str:
        return cell_address(self.row, self.column)

    @property
    def anchor(self) -> str:
        """The address of the cell in which the text was typed."""
        return self.merged_from or self.address

    @property
    def is_value_like(self) -> bool:
        """Whether the cell holds a number, or a sign in the place of one."""
        return self.is_number or is_number_like(self.text) or is_not_reported(self.text)


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
        The cells meant as values, remarks included.
    """

    labels: dict[int, str]
    filled: frozenset[int]
    section: str
    values: tuple[Cell, ...]


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


def sheet_rows(cells: pd.DataFrame) -> list[list[Cell]]:
    """Return the cells of one sheet row by row, in the order of the sheet."""
    ordered = cells.sort_values(["row", "column"])
    names = ["row", "column", "text", "is_number", "merged_from"]
    rows: dict[int, list[Cell]] = {}
    for row, column, text, is_number, merged_from in ordered[names].itertuples(index=False, name=None):
        rows.setdefault(row, []).append(Cell(int(row), int(column), text, bool(is_number), merged_from))
    return list(rows.values())


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
    written = _written(row)
    if len(written) < 2 or _FOOTER.fullmatch(fold(written[0].text)):
        return False
    first, others = written[0], written[1:]
    is_corner = _role_of(first.text) is not None
    if any(cell.is_value_like and not (is_corner and _BARE_YEAR.fullmatch(cell.text)) for cell in written):
        return False
    understood = [cell for cell in others if _role_of(cell.text) is not None or read_label(cell.text).says_something]
    if head is None:
        return is_corner or bool(understood)
    starts_blank = first.column > head[0].column and len(understood) == len(others) and _is_measure(first.text)
    return (is_corner and bool(understood)) or fold(first.text) == fold(head[0].text) or starts_blank


def _heading_rows(rows: Sequence[list[Cell]], position: int) -> list[list[Cell]]:
    """Return the heading row and those below it that go on with it: their label cell is blank, merged, or says 单位."""
    head = [rows[position]]
    corner = rows[position][0]
    for row in rows[position + 1 : position + _DEEPEST_HEADING]:
        first = row[0]
        goes_on = (
            first.column > corner.column or first.merged_from == corner.anchor or _role_of(first.text) in (Role.PLACE, Role.UNIT)
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
    first_value = next(
        (number for number in numbers if _role(paths[number], _column(body, number), is_left=False) is Role.VALUE), 0
    )
    roles = {number: _role(paths[number], _column(body, number), is_left=number < first_value) for number in numbers}
    columns = {number: Column(paths[number], roles[number]) for number in numbers}
    return Table(tuple(block.titles), columns, tuple(_lines(body, columns)))


def _lines(body: list[list[Cell]], columns: dict[int, Column]) -> Iterable[Line]:
    labelled = [number for number, column in columns.items() if column.role in _LABELS]
    context = [number for number, column in columns.items() if column.role in CONTEXT_ROLES]
    above: dict[int, str] = {}
    section = ""
    for row in body:
        labels = {cell.column: cell.text for cell in row if cell.column in context}
        values = tuple(cell for cell in row if cell.column not in context)
        if not values or len(_written(row)) == 1 and values[0].merged_from:
            section = next((text for number, text in labels.items() if number in labelled), section)
            continue
        written = [number for number in labelled if number in labels]
        filled = frozenset(
            number for number in labelled if number not in labels and number in above and written and number < written[-1]
        )
        labels |= {number: above[number] for number in filled}
        above = {number: labels[number] for number in labelled if number in labels}
        yield Line(labels, filled, section, values)


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


def _role(path: tuple[str, ...], body: list[Cell], *, is_left: bool) -> Role:
    role = _role_of(path[-1]) if path else None
    if role is Role.PLACE and body and all(_is_unit(cell.text) for cell in body):
        return Role.UNIT
    if role in _LABELS and sum(cell.is_value_like for cell in body) * 2 > len(body):
        role = None  # 项目 may head a column of numbers too
    if role is not None:
        return role
    if body and all(_is_unit(cell.text) for cell in body) and not path:
        return Role.UNIT
    names = any(_is_label(cell.text) for cell in body) and not any(cell.is_value_like for cell in body)
    return Role.LABEL if names or (is_left and not any(cell.is_value_like for cell in body)) else Role.VALUE


def _role_of(text: str) -> Role | None:
    return _ROLES.get(fold(drop_brackets(text))) or _ROLES.get(re.sub(r"[()/、（）]", "", fold(text)))


def _is_label(text: str) -> bool:
    return bool(read_label(text).readings) or clean_place(text).level is not Level.UNKNOWN


def _is_measure(text: str) -> bool:
    return any(reading.measure for reading in read_label(text).readings) or _is_unit(text)


def _is_unit(text: str) -> bool:
    return fold(text).strip("()") in load_vocabulary().units


def _is_footer(row: list[Cell]) -> bool:
    first = _written(row)[0]
    return _FOOTER.fullmatch(fold(first.text)) is not None or (len(_written(row)) == 1 and _is_year_or_date(first))


def _is_year_or_date(cell: Cell) -> bool:
    return _DATE_LINE.fullmatch(fold(cell.text)) is not None or _BARE_YEAR.fullmatch(cell.text.strip()) is not None


def _written(row: list[Cell]) -> list[Cell]:
    """Return the cells of a row that were typed, the first of each merged range."""
    return list({cell.anchor: cell for cell in reversed(row)}.values())[::-1]


def _column(body: list[list[Cell]], number: int) -> list[Cell]:
    return [cell for row in body for cell in row if cell.column == number]


def _texts(rows: list[list[Cell]]) -> list[str]:
    return [cell.text for row in reversed(rows) for cell in _written(row)]


def _take_titles(body: list[list[Cell]]) -> list[str]:
    """Take the lines of one text off the end of a table's rows: they are the title of the next table."""
    titles: list[list[Cell]] = []
    while body and len(_written(body[-1])) == 1 and not body[-1][0].is_value_like:
        titles.insert(0, body.pop())
    return _texts(titles)
