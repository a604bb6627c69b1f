"""The foot of a sheet: who signed, when, whom to ring up, and notes. Nothing in it is a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from fupin_analysis.clean.layout.columns import is_unit
from fupin_analysis.clean.places import clean_place
from fupin_analysis.clean.sheets import Cell, written
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.core.words.terms import fold

_ACTS = (
    "填表|填报|制表|审核|审批|复核|核对|校对|统计|经办|经手|报送|上报|录入|录表|负责|责任|联系|签字|签发|签收|制单|报表|主管|会计|记账"
    "|出纳|包村|驻村|帮扶"
)
_POSTS = "领导|主任|书记|镇长|乡长|村长|局长|站长|所长|干事|干部|专干|专员|统计员|协管员|信息员|联络员|网格员|队长"
_WHOSE = "单位|部门|科室|主要|分管|填报|统计|扶贫|主管|乡镇|镇|乡|村|办公室|股室"
_SIGNS = "签[字名章]"
_FOOT = (
    r"注|备注|说明|填报说明|填表说明|数据来源|资料来源|来源|附注"
    rf"|(?:{_WHOSE})?(?:{_ACTS})(?:人|员|人员|者|人{_SIGNS})"
    rf"|(?:{_WHOSE})?(?:{_POSTS})(?:{_SIGNS})?"
    r"|(?:办公|联系|值班|固定|移动|咨询|单位|监督|举报|手机)?(?:电话|手机|号码|电话号码|手机号码?|座机|传真|邮箱|邮编|地址|热线|(?:微信|qq|钉钉)(?:群|号|群号)?|(?:工作|联络)群)"
    rf"|(?:填[表报]|报送|制表|上报|统计|打印|审核|截止|截至)?(?:日期|时间|时点)|盖章|公章|{_SIGNS}|年月日|制表|审核|复核|{_POSTS}|主管"
)
_SIGNED = re.compile(rf"[(（]?(?:{_FOOT})(?:[(（].*[)）])?[:：].*")
_ALONE = re.compile(rf"[(（]?(?:{_FOOT})[)）]?(?:[(（].*[)）])?")
#: In which units the numbers above are.
_UNITS_BELOW = re.compile(
    r"(?<![报属送在])单位(?:均|都|一律)?(?:[:：]|为|是|以)([^:：。；;()（）]+?)(?:计|[。；;()（）]|$)|以([^:：。；;,，]{1,3})(?:计|为单位)"
)
_BETWEEN = re.compile(r"[,，、;；/\s]|和|及")
#: An office that seals a sheet: 丙县财政局（盖章）, 甲山镇人民政府(公章).
_SEALED = re.compile(r"[^:：0-9]{2,24}[(（](?:盖章|公章|章|签章|印章|印)[)）]")
#: An office that issues it, alone at the right: 丙县财政局.
_ISSUER = re.compile("[^:：0-9]{2,20}(?:局|人民政府|委员会|领导小组|办公室)")
_DATE_LINE = re.compile(r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@lru_cache(maxsize=2**12)
def is_foot(text: str) -> bool:
    """Whether a text signs or dates a sheet, says whom to ring up, or begins a note.

    Examples
    --------
    >>> [is_foot(text) for text in ("经办人：李某", "办公电话", "扶贫专干：", "注：含搬迁户", "甲山镇", "联系户数")]
    [True, True, True, True, False, False]
    """
    return is_signed(text) or _ALONE.fullmatch(fold(text)) is not None


def units_below(texts: Sequence[str]) -> list[str]:
    """Return lines of units (单位：万元) for what texts below a table say of the units of its numbers.

    Examples
    --------
    >>> units_below(["单位：户、人", "注：以上金额单位均为万元。", "填报单位：县民政局", "说明：面积以亩计", "备注：3户未完成"])
    ['单位：户、人', '单位：万元', '单位：亩']
    """
    found = (match for text in texts for match in _UNITS_BELOW.finditer(fold(text)))
    told = [[*takewhile(is_unit, filter(None, _BETWEEN.split(match[1] or match[2])))] for match in found]
    return [f"单位：{'、'.join(units)}" for units in told if units]


@lru_cache(maxsize=2**12)
def is_signed(text: str) -> bool:
    """Whether a text is a word of the foot with a colon behind it, wherever in a row it stands."""
    return _SIGNED.fullmatch(fold(text) + ("：" if text.rstrip().endswith((":", "：")) else "")) is not None


def is_footer(row: Sequence[Cell]) -> bool:
    """Whether a row belongs to the foot: it begins like one, is a seal, or a cell signs and nothing before it is a name."""
    cells = written(row)
    first = cells[0].text
    if is_foot(first) or (len(cells) == 1 and is_year_or_date(cells[0])):
        return True
    if all(_SEALED.fullmatch(fold(cell.text)) or is_year_or_date(cell) for cell in cells) or (
        len(cells) == 1 and cells[0].column > 1 and _ISSUER.fullmatch(fold(first))
    ):
        return True
    return any(is_signed(cell.text) for cell in cells) and not (clean_place(first).name or read_label(first).readings)


def is_year_or_date(cell: Cell) -> bool:
    """Whether a cell holds a bare year or a date and nothing else."""
    return _DATE_LINE.fullmatch(fold(cell.text)) is not None or _BARE_YEAR.fullmatch(cell.text.strip()) is not None


def shown_foot(text: str) -> str:
    """Return what may be shown of a cell of the foot: the word before the colon, never a name or a number."""
    head = re.split(r"[:：]", text, maxsplit=1)[0]
    return head + ("：***" if head != text else "") if is_foot(head) else "***"
