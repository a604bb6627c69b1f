"""Words around a cell that say its number is worked out from others: a change, a rank, a share of nobody knows what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings and labels of what is worked out from figures and is none: changes, ranks.
_DERIVED = re.compile(
    r".*(?:增减|增长|增幅|降幅|变化|差额|同比|环比|排名|排位|位次|名次).*|(?:比|较|与)(?:上|去|前|往).*|平均(?:数|值)?|均值"
)
#: A share of which nobody says what it is a share of.
_SHARE = re.compile(r"(?:所占|占)?(?:[全总].{1,4}的?)?(?:占比|比例|比重|百分比|百分率|份额)(?:[(（]%[)）]|%)?")
#: Labels of rows that repeat another row for another time: whose row that is, they do not say.
_ANOTHER_TIME = re.compile(
    r"(?:上|去|前|本|今|当)(?:年|期|月|季度?)(?:度)?(?:同期)?(?:数|数量|数据|完成|实绩|实际)?|(?:去年|上年)?同期数?"
)
#: Headings of this time among them, which are of the table's own: 本年数 beside rows of any words.
_THIS_TIME = re.compile(r"(?:本|今|当)(?:年|期)(?:度)?(?:数|数量|数据|完成|实绩|实际)?")
#: How labels begin of what was counted for the month or the quarter before: no figure of this one. 上期结转 is one of this.
_BEFORE_THIS = re.compile(r"上一?个?(?:月|季度?|周|旬|期)(?!度?(?:结转|结余|结存|转入|滚存))")
#: How far all should be by now (序时要求 75%): the same for everybody, and what nobody has done. A count of those who are is one.
_SHOULD_BE = re.compile(
    r"(?:(?:同期)?(?:序时|(?:时序|时间)(?=.))(?:进度)?(?:要求|目标|标准)?|(?:同期|本期|本月|当月)?应(?:达|达到|完成)(?:的)?(?:序时)?(?:进度|比例|百分比)"
    r"|进度要求|要求(?:达到)?(?:的)?(?:进度|比例))(?:率|值)?"
)
#: Headings under which numbers are names, marks or moments.
_NO_QUANTITY = re.compile(
    r"电话|手机|传真|邮编|邮政编码|编码|编号|代码|序号|行次|栏次|排名|名次|位次|排序|经度|纬度|坐标|身份证|证号|账号|卡号|银行卡|学号|文号|车牌"
    r"|门牌|(?:建成|建设|建造|开工|竣工|投产|出生|入党|脱贫|识别|认定|成立)(?:年份|年度|时间|日期|年月)|^(?:年份|年度|日期|时间|年龄)$|姓名"
)
#: What heads classes of people, and is no number of them: 年龄 over 16岁以下.
_CLASSED = "年龄"
#: Those who are named, or, where a heading says in what, counted.
_NAMED = re.compile("责任人|负责人|联系人")


def check_quantity(texts: Sequence[str], wording: str, *, is_counted: bool) -> None:
    """Raise CellProblem (F205) where labels have no words, or words under which no quantity stands.

    Parameters
    ----------
    texts, wording
        Words of the labels, and those with which the figure would be kept.
    is_counted
        Whether a label has a unit, so that who is named (联系人) is counted.
    """
    folded = [fold(text) for text in (*texts, wording)]
    folded = [text for text in folded[:-2] if text != _CLASSED] + folded[-2:]
    are_names = not is_counted and not wording.endswith("数") and any(map(_NAMED.search, folded))
    if not wording or are_names or any(map(_NO_QUANTITY.search, folded)):
        raise CellProblem("F205", {"got": wording})


def check_told(heads: Sequence[Label], rows: Sequence[Label]) -> None:
    """Raise CellProblem (F252) where the labels above and beside a cell say that its number is worked out from others.

    Parameters
    ----------
    heads, rows
        Labels above the cell and beside it.
    """
    if any(_SHOULD_BE.fullmatch(fold(drop_brackets(label.text)).removesuffix("%")) for label in (*heads, *rows)):
        raise CellProblem("F252")
    derived = any(_DERIVED.fullmatch(fold(label.text)) for label in (*heads, *rows))
    is_named = any(reading.wording for label in (*heads, *rows) for reading in label.readings)
    is_share_alone = any(_SHARE.fullmatch(fold(label.text)) for label in heads) and not is_named
    is_told = is_named or any(label.text and not label.period for label in rows)  # 上年数 beside 管理费用, which no word means
    times = rows if is_told else (*(head for head in heads if not _THIS_TIME.fullmatch(fold(drop_brackets(head.text)))), *rows)
    if derived or is_share_alone or any(_ANOTHER_TIME.fullmatch(fold(drop_brackets(label.text))) for label in times):
        raise CellProblem("F252")
    if any(_BEFORE_THIS.match(fold(label.text)) for label in (*heads, *rows)):
        raise CellProblem("F252")


def check_whole(*texts: str) -> None:
    """Raise CellProblem (F253) where a heading, a label or a name is damaged: what is left of it may be another one."""
    damaged = next((text for text in texts if "\ufffd" in text and answers().heading(text) is None), "")
    if damaged:
        raise CellProblem("F253", {"got": damaged})
