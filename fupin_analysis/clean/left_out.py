"""What a title says is left out of all its table: 危房改造情况（不含五保户）, 除省外务工外的务工情况.

Those left out are not what the table is about, and what is counted without them is no count of all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.limits import names_both
from fupin_analysis.core.phrases import match_phrase
from fupin_analysis.core.terms import fold

_NOT = "(?:均|都)?(?:不(?:含|包括|包含|计)|未(?:含|包括|计)|剔除|扣除|排除|除去|除了?(?=[^()（）]*(?:外|除外)))"
_BEHIND = "(?:除外|以外|之外|不在内|不计在内)"
_BRACKET = re.compile(rf"[(（](?P<said>[^()（）]*?(?:{_NOT}[^()（）]+|[^()（）]+{_BEHIND}))[)）]")
_PHRASE = re.compile(
    r"(?P<said>(?<![消免清拆排剔扣])除了?[^()（），,。]{2,12}?(?:以|之)?外(?![出务地省来围])"
    r"|(?:剔除|扣除|排除|除去)[^()（），,。的后]{2,12}(?=的|后|之后)|不(?:含|包括|包含|计)[^()（），,。的]{2,12}(?=的)"
    r"|非(?:残疾人?|低保[户人]?|五保[户人]?|特困[户人]?员?|退役军人|妇女|党员|少数民族|搬迁户?))(?:之?后)?的?"
)
#: Who is counted with the others: 务工情况（含监测对象） is about nobody less and nobody more.
_WITH = re.compile(r"[(（](?:含|包括|包含|另含)[^()（）]+[)）]")
#: Words for all of a place, whoever is left out of what the table is about.
_ALL = re.compile("户籍|常住|[全本][镇乡村](?:总?户|总?人)|总人口")


def without_left_out(title: str) -> tuple[str, str]:
    """Return a title without what it says is left out, and that; what it says is counted with the rest goes as well.

    Parameters
    ----------
    title
        A title, or the name of a sheet.

    Examples
    --------
    >>> without_left_out("危房改造情况（不含五保户）"), without_left_out("除省外务工外的务工情况")
    (('危房改造情况', '不含五保户'), ('务工情况', '除省外务工外'))
    >>> without_left_out("省外务工情况（含监测对象）"), without_left_out("隐患消除情况")
    (('省外务工情况', ''), ('隐患消除情况', ''))
    """
    title = title if names_both(title) else _WITH.sub("", title)
    found = _BRACKET.search(title) or _PHRASE.search(title)
    return (title, "") if found is None else (title[: found.start()] + title[found.end() :], found["said"])


def less(subject: CellSubject, said: str, text: str) -> CellSubject:
    """Return what a cell is about in a table that leaves somebody or something out: in its own words, with what is left out.

    Parameters
    ----------
    subject
        What the labels of the cell and its table tell.
    said
        What the title says is left out; empty where nothing is.
    text
        The labels around the cell.
    """
    if not said or _ALL.search(fold(text)) or said in subject.item.name:
        return subject
    words = subject.item.name if subject.item.is_own else subject.item.zh
    wording = f"{words}（{said}）"
    item = match_phrase(f"{wording}：", topics=[subject.item.topic], measure=subject.measure.name, least=1.1).item
    return replace(subject, item=item, is_renamed=True)
