"""Heading rows: where a table begins, how deep its headings go, and which of them stand above a column.

Nobody marks where a table begins. It begins at the first row of at least two texts without a number of which one is a word
that heads tables (乡镇, 指标) or a label that the vocabulary understands (因病, 户数, 2018年).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from fupin_analysis.clean.layout.columns import LABELS, Role, is_measure, is_unit, role_of
from fupin_analysis.clean.layout.dates import parts_date
from fupin_analysis.clean.layout.feet import is_foot
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.clean.wording.labels import LabelReading, read_label
from fupin_analysis.core.words.terms import fold
from fupin_analysis.core.words.topics import topics_of

_DEEPEST_HEADING = 6
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: What heads kinds of things that no word of the vocabulary heads: 补贴类别.
_KIND = re.compile("[^0-9:：]{0,6}(?:类别|类型|种类|项目|名称|科目|科目名称|来源|方式)")
#: What a caption states before its colon: 填报单位：…, 单位：万元、个, 填报时间：…
_STATED = re.compile(
    r"\s*[^:：，,。]{0,8}(?:单位|部门|机关|时间|日期|年度|年份|地区|区域|范围|编号|[表文]号|名称|电话|人|截[至止]|时点|来源|口径|负责|签[字章]|盖章|[公签]章)"
    r"(?:\s*[(（][^()（）]*[)）])?\s*[:：].*"
)
#: Whatever is said of a day is a caption.
_DATED = re.compile(r"\s*[^:：，,。0-9]{1,8}[:：](?P<when>.+)")
_DAY = re.compile(
    r"[(（]?(?:截[至止]到?)?(?:19|20)[0-9]{2}\s*[年./-]\s*[0-9]{1,2}(?:\s*[月./-]\s*(?:[0-9]{1,2}\s*日?)?)?(?:份|底|末|止|前)?[)）]?"
)
_UNIT_BESIDE = re.compile(r"\s*[(（\[【]?\s*(?:计量|金额|资金|货币|数据|表上)?单位\s*[:：].*")
_COLONS = frozenset(":：")
#: What captions state without a colon, in the next cell: 填报单位 | 甲山县民政局, 截止日期 | 2021.9.30.
_KEY = re.compile(
    r"(?:填[报表]|[报上]送|上报|制表|编报|统计|截[至止]|报表)(?:单位|部门|机关|日期|时间|时点|期)|单位名称|所属时期"
)
#: What is written for the line of units of a table that has them without that word.
UNITS_ALONE = "表上单位："
#: The word before the units of a whole table, whatever cells it was split into: 单位 | ：万元, 单位： | 户 | 、 | 人.
_UNIT_WORD = re.compile(r"[(（\[【]?\s*(?:计量|金额|资金|货币|数据|统计)?单位\s*[:：]?\s*(?P<units>[^:：]*)")
_LINE_OF_UNITS = re.compile(
    r"[(（\[【]?\s*(?:计量|金额|资金|货币|数据|统计)?(?<![报属送在])单位\s*[:：]\s*(?P<units>[^:：()（）\[\]【】]+)[)）\]】]?"
)
_BETWEEN_UNITS = re.compile(r"[,，、;；/／:：和及()（）\[\]【】\s]+")
_INDEX_LABEL = re.compile(r"[甲乙丙丁ABCD]|栏次|行次|列次|栏目|项次|序号|编号|栏号|列号|栏|列")
_INDEX_LETTER = re.compile("[甲乙丙丁戊己ABCD]")
#: So many numbers in a row make it one that numbers the columns, without a word that says so.
_FEWEST_NUMBERED = 4
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,'()/%&-]*")


def joined(row: Sequence[Cell], *, is_above: bool = False) -> list[str]:
    """Return the texts of a row, what ends in a colon with what the next cell says, and a line of units as one.

    Of a row that `is_above` the headings a unit alone at its end is that of the table, and no heading.
    """
    texts: list[str] = []
    start, line = _unit_line(row)
    bare = _units_alone(row, is_above=is_above)
    if bare and not line:
        start, line = len(row) - 1, bare
    for cell in row[:start]:
        if texts and texts[-1].rstrip()[-1:] in _COLONS:
            texts[-1] += cell.text
        elif texts and _KEY.fullmatch(fold(texts[-1])) and not _KEY.fullmatch(fold(cell.text)) and not _is_said(cell.text):
            texts[-1] += f"：{cell.text}"
        else:
            texts.append(cell.text)
    return [*texts, line] if line else texts


def texts_above(rows: list[list[Cell]]) -> list[str]:
    """Return the texts above a table, the nearest first; names of lists side by side (种植业 | 养殖业) are no titles of all."""
    lines = [joined(written(row), is_above=True) for row in rows]
    return [
        text for place in range(len(rows) - 1, -1, -1) if not (place and _are_of_lists(lines[place])) for text in lines[place]
    ]


def _are_of_lists(texts: Sequence[str]) -> bool:
    """Whether texts of one row name lists that stand side by side below: several of the vocabulary, and nothing else."""
    return len(texts) > 1 and all(topics_of(text) and not is_caption(text) and clean_place(text).name == "" for text in texts)


def _is_said(text: str) -> bool:
    """Whether a text is a label that the vocabulary understands, and so stands below a heading and not behind a caption."""
    return bool(read_label(text).readings) and not _is_date(text)


def _unit_line(row: Sequence[Cell]) -> tuple[int, str]:
    """Return where in a row the word 单位 stands in a cell of its own before units and nothing else, and the line of units."""
    for place, cell in enumerate(row[:-1]):
        found = _UNIT_WORD.fullmatch(cell.text.strip())
        if found:
            behind = "、".join([found["units"], *(other.text for other in row[place + 1 :])])
            units = [part for part in _BETWEEN_UNITS.split(behind) if part]
            return (place, f"单位：{'、'.join(units)}") if units and all(map(is_unit, units)) else (len(row), "")
    return len(row), ""


def _units_alone(row: Sequence[Cell], *, is_above: bool) -> str:
    """Return the line of units of a row whose last cell is units and nothing else: 户、人、万元."""
    text = row[-1].text.strip() if row else ""
    units = [part for part in _BETWEEN_UNITS.split(text) if part]
    if not units or not all(map(is_unit, units)) or any(is_unit(cell.text) for cell in row[:-1]):
        return ""
    if len(units) < 2 and len(row) > 1 and not (is_above or is_caption(row[0].text)):
        return ""  # one unit beside a word may be a heading
    return f"{UNITS_ALONE}{'、'.join(units)}"


def is_caption(text: str) -> bool:
    """Whether a text states something of the table after a colon, and is no title: who fills it in, when, in which units.

    Examples
    --------
    >>> is_caption("填报单位：甲山县教育局"), is_caption("单位：万元"), is_caption("2019年教育资助统计表")
    (True, True, False)
    >>> is_caption("数据截止：2021年3月31日"), is_caption("统计到：2021年6月")
    (True, True)
    """
    dated = _DATED.fullmatch(text)
    return _STATED.fullmatch(text) is not None or (dated is not None and _is_date(dated["when"]))


def own_units_first(own: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return the texts above a table and those above the tables before it, these without units where it has a line of its own.

    Examples
    --------
    >>> own_units_first(["表二 发放金额（单位：元）"], ["表一 享受人数（单位：人）", "甲山镇2022年低保情况（单位：人）"])
    ['表二 发放金额（单位：元）', '甲山镇2022年低保情况']
    >>> own_units_first(["表二 发放金额"], ["单位：元"])
    ['表二 发放金额', '单位：元']
    """
    further = [text for text in above if text not in own]
    if not any(map(units_said, own)):
        return [*own, *further]
    plain = (
        text.replace(said[0], "").strip() if (said := units_said(text)) else text for text in further if not _only_units(text)
    )
    return [*own, *filter(None, plain)]


def units_said(text: str) -> re.Match[str] | None:
    """Return where a text says in which units a table is: （单位：元）."""
    found = _LINE_OF_UNITS.search(text)
    parts = [part for part in _BETWEEN_UNITS.split(found["units"]) if part] if found else []
    return found if parts and all(map(is_unit, parts)) else None


def _only_units(text: str) -> bool:
    """Whether a text names units and is no title besides, nor says who filled a table in."""
    return units_said(text) is not None and is_caption(text) and sum(map(text.count, _COLONS)) == 1


def is_heading(row: list[Cell], head: list[Cell] | None, below: Sequence[Cell] = ()) -> bool:
    """Whether a row heads a table; below the heading row `head` only a row that begins like one does.

    `below` is the next row: 单位 | 万元 above values heads them, and above headings says their unit.
    """
    typed = written(row)
    if len(typed) < 2 or (is_foot(typed[0].text) and role_of(typed[0].text) is None) or is_caption_row(row, below):
        return False
    first, others = typed[0], typed[1:]
    is_corner = role_of(first.text) is not None or _heads_years(typed, head, below)
    if any(is_value_like(cell) and not (is_corner and _BARE_YEAR.fullmatch(cell.text)) for cell in typed):
        return False
    understood = [cell for cell in others if role_of(cell.text) is not None or read_label(cell.text).readings]
    if head is not None:
        starts_blank = first.column > head[0].column and len(understood) == len(others) and is_measure(first.text)
        return (is_corner and bool(understood)) or fold(first.text) == fold(head[0].text) or starts_blank
    is_blank = first.column > 1 and len(understood) == len(others) and bool(read_label(first.text).readings)
    return is_corner or is_blank or any(not _is_period(cell.text) for cell in understood)


def _heads_years(typed: Sequence[Cell], head: Sequence[Cell] | None, below: Sequence[Cell]) -> bool:
    """Whether a row has years that follow one another behind a word for kinds of things: 补贴类别 | 2018 | 2019.

    养殖项目 | 2000 has an amount: one number, numbers that are no years in turn, rows like the one below and all below a heading
    are values.
    """
    first, years = typed[0], [cell.text for cell in typed[1:]]
    if _KIND.fullmatch(fold(first.text)) is None or not all(map(_BARE_YEAR.fullmatch, years)):
        return False
    if head is not None:
        return [cell.text for cell in head] == [cell.text for cell in typed]  # the same again on a new page
    steps = {int(later) - int(former) for former, later in pairwise(years)}
    is_like_the_next = len(below) == len(typed) and all(_BARE_YEAR.fullmatch(cell.text) for cell in written(list(below))[1:])
    return steps in ({1}, {-1}) and not is_like_the_next


def heads_by_form(rows: Sequence[list[Cell]], position: int) -> bool:
    """Whether a row stands above names and numbers as headings do, whatever its words: 工种 | 匠人 | 带徒 above 石匠 | 12 | 3.

    Below it, or below rows that go on with it right of its first cell, stand two rows at least that begin with a text and have
    a number in most other columns, each of them under a text.
    """
    row = rows[position]
    typed = written(row)
    if len(typed) < _FEWEST_HEADS or any(map(_is_no_head, typed)) or is_caption_row(row):
        return False
    corner, columns = typed[0], {cell.column for cell in row}
    for depth in range(1, _DEEPEST_HEADING):
        body = rows[position + depth : position + depth + 2]
        if len(body) < 2:
            return False
        if all(_is_body(line, corner.column, columns) for line in body):
            return depth > 1 or len({fold(cell.text) for cell in typed}) == len(typed)
        below = body[0]
        begins = below[0].column > corner.column or below[0].merged_from == corner.anchor
        if not begins or any(_is_no_head(cell) for cell in below):
            return False
        columns |= {cell.column for cell in below}
    return False


#: So many headings make a row of them, and so long they are.
_FEWEST_HEADS, _LONGEST_HEAD = 3, 20


def _is_no_head(cell: Cell) -> bool:
    return is_value_like(cell) or cell.is_date or len(cell.text) > _LONGEST_HEAD or is_caption(cell.text) or is_foot(cell.text)


def _is_body(row: Sequence[Cell], first: int, columns: set[int]) -> bool:
    """Whether a row begins with a name and has numbers in most of its other cells, all under headings."""
    if not row or row[0].column != first or is_value_like(row[0]) or row[0].merged_from:
        return False
    numbers = [cell for cell in row[1:] if is_value_like(cell)]
    return len(numbers) > 1 and 2 * len(numbers) > len(row) - 1 and all(cell.column in columns for cell in row)


def is_caption_row(row: list[Cell], below: Sequence[Cell] = ()) -> bool:
    """Whether a row is a caption in several cells: 填报单位 | 清澜镇, 年度 | 2018年, 填报单位：县乡村振兴局 | 单位：万元、个."""
    typed = written(row)
    stated = joined(typed)
    is_bare = bool(_unit_line(typed)[1]) or any(_KEY.fullmatch(fold(cell.text)) for cell in typed)
    if typed and role_of(typed[0].text) is not None and is_bare and any(map(is_value_like, below)):
        return False  # 单位 heads places, and 万元 what stands below
    if any(map(is_caption, stated)) and all(is_caption(text) or _is_date(text) for text in stated):
        return True
    if role_of(stated[0]) is None and len(stated) > 1 and all(map(_UNIT_BESIDE.fullmatch, stated[1:])):
        return True  # a title, and beside it the unit of the table
    is_above_heads = len(written(below)) > len(typed) and not any(map(is_value_like, below))
    if role_of(stated[0]) is None and len(stated) == 2 and is_unit(stated[1]) and is_above_heads:
        return True  # the same without the word
    role, others = role_of(typed[0].text), typed[1:]
    if role is Role.PLACE:
        return all(clean_place(cell.text).level is Level.TOWNSHIP for cell in others)
    return role is Role.TIME and all(_is_period(cell.text) for cell in others) and len({fold(cell.text) for cell in others}) == 1


def _is_date(text: str) -> bool:
    """Whether a text is only when a table was filled in: 2018年12月31日, （2018年度）, 2018.12.31."""
    return bool(_DAY.fullmatch(text.strip())) or _is_period(text)


def _is_period(text: str) -> bool:
    label = read_label(text)
    return bool(label.period) and label.readings == (LabelReading(),)


def heading_rows(rows: Sequence[list[Cell]], position: int) -> list[list[Cell]]:
    """Return the heading row and those below it that go on with it.

    They have a blank or merged label cell, say 单位, hold nothing but units, or say the same in English.
    """
    head = [rows[position]]
    for row in rows[position + 1 : position + _DEEPEST_HEADING]:
        if not (_goes_on(row, head) or _translates(row, head)):
            break
        head.append(row)
    following = rows[position + len(head)] if position + len(head) < len(rows) else []
    return [*head, following] if following and (is_index(following) or _names_the_blank(following, head)) else head


def _goes_on(row: list[Cell], head: list[list[Cell]]) -> bool:
    corner, first = head[0][0], row[0]
    anchors = {cell.anchor for above in head for cell in above}
    fresh = [cell for cell in row if cell.column != corner.column and cell.merged_from not in anchors]
    if not fresh or any(is_value_like(cell) and not _BARE_YEAR.fullmatch(cell.text) for cell in fresh):
        return False
    typed = written(row)
    if len(typed) == 1 and clean_place(typed[0].text).name:
        return False  # a township alone on its row governs those below
    if parts_date(written(row), head[-1]):
        return True  # 2022年 over 月 | 日
    if first.column > corner.column or first.merged_from == corner.anchor or role_of(first.text) in (Role.PLACE, Role.UNIT):
        return True
    is_below_groups = is_measure(first.text) and any(cell.merged_from for above in head for cell in above)  # names stand behind
    return all(is_unit(cell.text) for cell in fresh) or (
        (role_of(first.text) is not None or is_below_groups) and all(is_measure(cell.text) for cell in fresh)
    )


def _translates(row: list[Cell], head: list[list[Cell]]) -> bool:
    """Whether a row says in Latin letters what Chinese headings above it say."""
    is_latin = all(_LATIN.fullmatch(cell.text.strip()) for cell in row)
    return is_latin and len(row) > 1 and any(_HAN.search(cell.text) for above in head for cell in above)


def _is_corner_of_units(path: Sequence[Cell]) -> bool:
    """Whether the last heading above a column of names only begins a row of units: 乡镇 over 计量单位."""
    return (
        len(path) > 1
        and role_of(path[-1].text) in (Role.UNIT, Role.PLACE)
        and any(role_of(cell.text) in LABELS for cell in path[:-1])
    )


def _names_the_blank(row: list[Cell], head: Sequence[list[Cell]]) -> bool:
    """Whether a row names the columns that the headings above it leave blank, and nothing else, as pandas writes an index."""
    taken = {cell.column for above in head for cell in above}
    return all(cell.column not in taken and role_of(cell.text) in LABELS for cell in row)


def is_index(row: list[Cell]) -> bool:
    """Whether a row only numbers the columns, as printed forms do: 甲 1 2 3, 序号 1 2 3, (1) (2) (3), ① ② ③, 1 2 3 4.

    Letters may stand at its end as well (甲 1 2 乙), and behind them numbers of a longer form be left out (甲 1 2 5 6). They
    may begin in the column of names, where no name is a number; 1 and 2 alone may be a row of figures.
    """
    texts = [cell.text.strip() for cell in row]
    letters = len(list(takewhile(_INDEX_LABEL.fullmatch, texts)))
    behind = len(list(takewhile(_INDEX_LETTER.fullmatch, reversed(texts[letters:])))) if letters else 0
    numbers = [_index_number(text) for text in texts[letters : len(texts) - behind]]
    if not numbers or numbers[0] != 1:
        return False
    is_counted = numbers == list(range(1, len(numbers) + 1))
    may_skip = bool(letters) and _INDEX_LETTER.fullmatch(texts[0]) is not None and len(numbers) >= _FEWEST_NUMBERED
    is_rising = may_skip and all(former < later for former, later in pairwise(numbers))
    return (is_counted or is_rising) and (bool(letters) or (len(numbers) >= _FEWEST_NUMBERED and row[0].column == 1))


def _index_number(text: str) -> int:
    """Return the number of a column as written: 3, (3), ③, 3=1+2; 0 where a text is none."""
    plain = unicodedata.normalize("NFKC", text.strip()).strip("()[]<> ")
    found = re.fullmatch(r"([0-9]{1,2})(?:\s*[=＝][0-9+\-*/×÷%() ]+)?", plain)
    return int(found[1]) if found else 0


def paths_above(head: list[list[Cell]], numbers: Sequence[int]) -> dict[int, tuple[Cell, ...]]:
    """Return the headings above each column, from top to bottom, each once.

    Formats that do not tell merged ranges leave the cells beside a group's heading blank: such a cell belongs to the group to
    its left if that group has headings of its own below.
    """
    rows = [row for place, row in enumerate(head) if not (place and _translates(row, head[:place]))]
    by_column = [{cell.column: cell for cell in row} for row in rows]
    below: list[set[int]] = [set() for _ in rows]
    for depth in range(len(rows) - 2, -1, -1):
        below[depth] = below[depth + 1] | by_column[depth + 1].keys()
    lefts = [sorted(cells) for cells in by_column]
    paths: dict[int, tuple[Cell, ...]] = {}
    for number in numbers:
        path: list[Cell] = []
        for depth, cells in enumerate(by_column):
            cell = cells.get(number)
            if cell is None and number in below[depth]:
                place = bisect_left(lefts[depth], number)
                left = lefts[depth][place - 1] if place else None
                cell = cells[left] if left in below[depth] and left is not None else None
            if cell is not None and (not path or path[-1].anchor != cell.anchor):
                path.append(cell)
        paths[number] = tuple(path[:-1] if _is_corner_of_units(path) else path)
    return paths


def groups_above(above: list[list[Cell]], head: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Take the row of groups off the end of the rows above a heading that says the same under several of them; none else.

    Merged over columns of the heading, 贫困户 and 非贫困户 above 村名 | 低保户 | 五保户 | 低保户 | 五保户 are no titles.
    """
    texts = [fold(cell.text) for cell in written(list(head[0]))]
    row = above[-1] if above else []
    groups = {cell.anchor: cell for cell in written(row)}
    widths = [sum(cell.anchor == anchor for cell in row) for anchor in groups]
    is_over = len(groups) > 1 and min(cell.column for cell in row) > head[0][0].column and not any(map(is_value_like, row))
    is_row = is_over and sum(width > 1 for width in widths) > 1 and len({*texts}) < len(texts)
    return [above.pop()] if is_row and not is_caption_row(row) else []
