"""Numbers that count nothing: codes, numbers of papers and batches, days and months without signs between.

A code of a village (469001203201), a postcode or a day written 20181220 looks like any large number. Read as a figure it would be
the largest of the page; set aside cell by cell it would be one question a row. What they are their heading says, or they say it
themselves: no column of counts has a day in every row, nor nine digits of which the first six are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fupin_analysis.clean.layout.columns import LABELS, role_of
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.core.words.terms import drop_brackets, fold

#: How headings of marks end. Numbers of persons and of cards are not among them: they are hidden, and that is said.
_MARK = re.compile(
    r".{0,12}(?:(?<![号维款康])码|编号|代号|邮编|区号|(?<![证卡账帐信机])号"
    r"|(?:车牌|门牌|传真)号码|传真|经度|纬度|坐标|QQ|网址|邮箱|版本|版次|档位|档次)"
)
#: How headings end that say when or in which batch something was, where numbers below look like a year, a month or a day.
_WHEN = re.compile(r".{0,12}(?:时间|日期|时点|时限|节点|年度|年份|月份|[年月日期号批届起止]|[期批轮]次|[期批]数|版本?)")
#: Endings like those that name a time of counting or one of several: 上年同期, 下半年, 第一批, 2018年; or how long: 工期.
_SPAN = re.compile(
    r".*(?:[本上下同当每全去今前历往近半首末0-9〇零一二三四五六七八九十][年月期日批届号](?:度|份)?|[学工长短中前后周定逾][期年](?:度|份)?)"
)
#: Headings of the batch, round or place in a row to which something belongs, which are numbered and not counted.
_ORDER = re.compile(r".{0,8}(?:批次|期次|轮次|顺序|次序|位序|序次)")
#: What is done in batches, which are counted behind it.
_DEED = re.compile("培训|宣传|宣讲|抽[检查样测]|[检监]测|检[查验]|送[检样]|合格|组织|举办|开展|召开|巡[查诊]|慰问|观摩|演出|义诊")
#: Headings of the month or year of the paper itself and of its entry into a system, which is no time of what it counts.
_OF_PAPER = re.compile(
    r".{0,4}(?:填报|填表|填写|上报|报送|申报|报表|录入|采集|更新|打印|导出|审核|审批|制表|登记|建档|归档|入库)(?:时间|日期|时点|月份|年月日?|年度|年份|[年月日期])"
)
#: Numbers of so many digits and more are codes where they begin alike: 469001203201, 469001203202.
_CODE, _ALIKE = 9, 6
#: Digits of a day: 20181220.
_DAY_SIGNS = 8
_FEWEST, _FEW_TO_SUM = 2, 3


def holds_marks(heading: str, body: Sequence[Cell]) -> bool:
    """Whether a column holds codes, or days and months without signs: its numbers are told as remarks and count nothing.

    Parameters
    ----------
    heading
        The heading right above the column.
    body
        What stands in it.
    """
    role, plain = role_of(heading), fold(drop_brackets(heading))
    if read_label(heading).unit not in ("", plain) or not body or not (role is None or role in LABELS):
        return False
    if _OF_PAPER.fullmatch(plain):
        return True
    numbers = _without_sum([cell.text.strip() for cell in body if is_value_like(cell) and not cell.is_date])
    if 2 * len(numbers) <= len(body):
        return False  # 云财农〔2023〕5号 tells rows apart
    if role is None and (_MARK.fullmatch(plain) or (_says_when(plain) and all(map(is_compact_day, numbers)))):
        return True
    is_ordered = role is None and _ORDER.fullmatch(plain) is not None and not _DEED.search(plain) and not _has_sum(body)
    return (is_ordered and _are_ordinals(numbers)) or _are_days(numbers) or _are_codes(numbers)


def _says_when(plain: str) -> bool:
    return _WHEN.fullmatch(plain) is not None and _SPAN.fullmatch(plain) is None


def _without_sum(numbers: Sequence[str]) -> Sequence[str]:
    """Return the numbers of a column without the last where it is the sum that a spreadsheet made of them."""
    return numbers[:-1] if _is_sum(numbers) else numbers


def _has_sum(body: Sequence[Cell]) -> bool:
    return _is_sum([cell.text.strip() for cell in body if is_value_like(cell)])


def _is_sum(numbers: Sequence[str]) -> bool:
    are_whole = len(numbers) > _FEW_TO_SUM and all(text.isdecimal() for text in numbers)
    return are_whole and int(numbers[-1]) == sum(map(int, numbers[:-1]))


def _are_ordinals(numbers: Sequence[str]) -> bool:
    """Whether numbers tell which of several each row belongs to: none is above that of the rows, or they run without a gap."""
    if not all(map(str.isdecimal, numbers)):
        return False
    places = {*map(int, numbers)}
    return max(places) <= len(numbers) or max(places) - min(places) < len(places)


def _are_days(numbers: Sequence[str]) -> bool:
    """Whether all numbers are days of these times: of amounts of eight digits one in thirty looks like one."""
    return len(numbers) >= _FEWEST and all(len(text) == _DAY_SIGNS and is_compact_day(text) for text in numbers)


def _are_codes(numbers: Sequence[str]) -> bool:
    """Whether numbers are longer than counts are, of one length, begin alike and are not all the same."""
    are_long = len({*numbers}) >= _FEWEST and len({*map(len, numbers)}) == 1 and len(numbers[0]) >= _CODE
    return are_long and all(map(str.isdecimal, numbers)) and len({text[:_ALIKE] for text in numbers}) == 1


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
