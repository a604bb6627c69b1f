"""Lists of villages, projects and firms that also name who answers for each of them: 村名 | 支书姓名 | 身份证号 | 贫困户数.

The persons' columns of such a list are set aside, and the rest is read. A list of persons has a row for each of them, so that its
villages come again, and is headed by those who are on a register: 户主, 学生, 患者.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fupin_analysis.clean.layout.columns import PLACES, Role, names_things, role_of
from fupin_analysis.clean.places import SUMS, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings of those who are on a register, a row for each of them.
_ON_REGISTER = re.compile(
    "(?:.*(?:户主|家庭成员|学籍|残疾证)|(?:与.{0,4})?关系$|人口数?$|家庭人口|.{0,6}(?:成员|学生|学员|患者|病人|老人|孤儿|儿童|残疾人?|受[助益]|低保|特困"
    "|贫困|脱贫|监测|对象|户|人员?|人口)(?:姓名|名字|身份证|证件)).*"
)
#: A name that no heading says whose it is, and those whose it is where they answer for a village or a project.
_NAME, _OFFICE = (
    re.compile("姓名|名字"),
    re.compile(
        ".*(?:书记|支书|主任|村长|负责|责任|联系|法人|法定代表|理事|带头|干部|队长|队员|管理|专干|信息员|网格|经理|厂长|校长|园长|院长|医生|村医)"
    ),
)
#: Rows below which no heading begins, and so few rows make a list.
_HEAD_ROWS, _FEWEST_HEADS, _FEWEST_ROWS = 10, 3, 2
_OF_HOUSEHOLDS = "households"


def lists_places(rows: Sequence[Sequence[Cell]], is_personal: Callable[[str], bool]) -> bool:
    """Whether each row of a sheet is another village or thing, of which households or something else is counted.

    Parameters
    ----------
    rows
        The rows of the sheet.
    is_personal
        Whether a text is a number of a person or heads such numbers.
    """
    start = next((place for place, row in enumerate(rows[:_HEAD_ROWS]) if _heads(row)), None)
    if start is None:
        return False
    end = next((place for place in range(start + 1, len(rows)) if any(map(is_value_like, rows[place]))), len(rows))
    paths: dict[int, list[str]] = {}
    for row in rows[start:end]:
        for cell in row:
            if not cell.merged_from or cell.row == rows[start][0].row:
                paths.setdefault(cell.column, []).append(cell.text)
    named = [column for column, path in paths.items() if any(map(_names_row, path))]
    if not named or any(_ON_REGISTER.fullmatch(_plain(text)) for path in paths.values() for text in path):
        return False
    persons = {column for column, path in paths.items() if any(map(_is_of_person, path))}
    bare = [column for column in persons if _NAME.fullmatch(_plain(paths[column][-1]))]
    if any(not any(_OFFICE.fullmatch(_plain(text)) for text in paths[column]) for column in bare):
        return False
    if not persons or min(named) > min(persons):
        return False  # a list of persons begins with them
    body = [row for row in rows[end:] if any(cell.column in named for cell in row)]
    personal_elsewhere = (cell for row in body for cell in row if cell.column not in persons and is_personal(cell.text))
    return next(personal_elsewhere, None) is None and _are_apart(body, named) and _is_counted(paths, named)


def _heads(row: Sequence[Cell]) -> bool:
    texts = {cell.text for cell in row}
    return len(texts) >= _FEWEST_HEADS and not any(map(is_value_like, row)) and any(map(_names_row, texts))


def _names_row(text: str) -> bool:
    return role_of(text) in PLACES or names_things(text)


def _is_of_person(text: str) -> bool:
    return role_of(text) is Role.PERSONAL or _NAME.fullmatch(_plain(text)) is not None


def _are_apart(body: Sequence[Sequence[Cell]], named: Sequence[int]) -> bool:
    """Whether each row names another place or thing."""
    rows = [tuple(cell.text for cell in row if cell.column in named) for row in body]
    rows = [row for row in rows if not any(clean_place(text).level in SUMS for text in row)]
    return len(rows) >= _FEWEST_ROWS and len({*rows}) == len(rows)


def _is_counted(paths: dict[int, list[str]], named: Sequence[int]) -> bool:
    """Whether headings count households, as none of a list of persons does, or the rows are things."""
    if any(names_things(text) for column in named for text in paths[column]):
        return True
    texts = [text for column, path in paths.items() if column not in named for text in path]
    return any(reading.measure == _OF_HOUSEHOLDS for text in texts for reading in read_label(text).readings) or any(
        _plain(text).endswith("户数") for text in texts
    )


def _plain(text: str) -> str:
    return fold(drop_brackets(text))
