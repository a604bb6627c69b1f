"""Numbers that count nothing, because their heading says that they are marks: codes, numbers of papers, days without signs.

A code of a village (469001203201), a postcode or a day written 20181220 looks like any large number. Read as a figure it would be
the largest of the page; set aside cell by cell it would be one question a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fupin_analysis.clean.layout.columns import role_of
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.core.words.terms import drop_brackets, fold

#: How headings of marks end. Numbers of persons and of cards are not among them: they are hidden, and that is said.
_MARK = re.compile(
    r".{0,12}(?:代码|编码|编号|代号|邮编|区号|(?<![证卡账帐信机])号"
    r"|(?:车牌|门牌|传真)号码|传真|经度|纬度|坐标|QQ|网址|邮箱)"
)
_WHEN = re.compile(r".{0,12}(?:时间|日期|年月日?|月份|年度|年份)")


def holds_marks(heading: str, body: Sequence[Cell]) -> bool:
    """Whether a column holds codes, or days and months without signs: its numbers are told as remarks and count nothing.

    Parameters
    ----------
    heading
        The heading right above the column.
    body
        What stands in it.
    """
    plain, numbers = (
        fold(drop_brackets(heading)),
        [cell.text.strip() for cell in body if is_value_like(cell) and not cell.is_date],
    )
    if 2 * len(numbers) <= len(body) or read_label(heading).unit or role_of(heading) is not None:
        return False  # 云财农〔2023〕5号 tells rows apart
    return bool(_MARK.fullmatch(plain) or (_WHEN.fullmatch(plain) and all(map(is_compact_day, numbers))))


def is_compact_day(text: str) -> bool:
    """Whether a text is a day or a month of these times without signs between.

    Examples
    --------
    >>> [is_compact_day(text) for text in ("20181220", "201812", "2018", "20181320", "1220")]
    [True, True, True, False, False]
    """
    if not re.fullmatch(r"(?:19|20)\d{2}(?:\d{2}(?:\d{2})?)?", text):
        return False
    try:
        date.fromisoformat(f"{text}{'0101'[len(text) - 4 :]}")
    except ValueError:
        return False
    return True
