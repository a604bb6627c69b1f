"""What a title says is left out of all its table: 危房改造情况（不含五保户）, 除省外务工外的务工情况.

Those left out are not what the table is about, and what is counted without them is no count of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.wording.limits import names_both
from fupin_analysis.core.words.matches import keep_words
from fupin_analysis.core.words.narrowing import group_named
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Where 除 begins no word of its own (除险加固, 除困) and ends none (拆除, 解除).
_BUT = "(?<![消免清拆排剔扣解根废铲开去破])除(?![险困尘草虫湿害名臭四障锈旧夕])"
_NOT = f"(?:均|都)?(?:不(?:含|包括|包含|计)|未(?:含|包括|计)|剔除|扣除|排除|除去|{_BUT}了?(?=[^()（）]*(?:外|除外)))"
_BEHIND = "(?:除外|以外|之外|不在内|不计在内)"
_BRACKET = re.compile(rf"[(（](?P<said>[^()（）]*?(?:{_NOT}[^()（）]+|[^()（）]+{_BEHIND}))[)）]")
_PHRASE = re.compile(
    rf"(?P<said>{_BUT}了?[^()（），,。]{{2,12}}?(?:以|之)?外(?![出务地省来围墙立伤])"
    r"|(?:剔除|扣除|排除|除去)[^()（），,。的后]{2,12}(?=的|后(?!续)|之后)|不(?:含|包括|包含|计)[^()（），,。的]{2,12}(?=的)"
    r"|(?<![除是])非(?:残疾人?|低保[户人]?|五保[户人]?|特困[户人]?员?|退役军人|妇女|党员|少数民族|搬迁户?|监测(?:户|对象)|建档立卡(?:贫困)?户))"
    r"(?:之?后)?的?"
)
#: What is said of those left out, behind their name and before it.
_AFTER, _BEFORE = (
    re.compile(f"(?:{_BEHIND}|(?:以|之)?外)$"),
    re.compile("^.*?(?:不含|不包括|不包含|不计|未含|未包括|未计|剔除|扣除|排除|除去|除了?|非)"),
)
#: Nouns of people, of villages and of works behind which somebody stands, whoever it is; by itself each names nobody.
_NOUN = re.compile(
    "..*(?:户|人|人员|人口|对象|家庭|群众|者|学生|儿童|妇女|党员|军人|老人|居民|职工|干部|劳动力|村|社区|项目|工程)$|[一二三四ABCDⅠ-Ⅳ]级$"
)
_MONEY = re.compile("..*(?:收入|补贴|补助|资金)$")
_NOBODY = re.compile("(?:有关|相关|部分|其他|上述)?(?:人员|人口|对象|家庭|群众)$")
_PEOPLE = frozenset({"households", "persons", "recipients"})
#: Where the allowance of towns is left out, that of the country is meant.
_NOT_OF_TOWNS = re.compile(r"[(（](?:不含|不包括|不包含|除)(?:城市|城镇)(?:低保|最低生活保障)(?:对象|户|人员)?外?[)）]")
_ALLOWANCE = re.compile("(?<!农村)(?<!城市)(?<!城镇)(?=低保|最低生活保障)")
#: Who is counted with the others: 务工情况（含监测对象） is about nobody less and nobody more.
_WITH = re.compile(r"[(（](?:含|包括|包含|另含)[^()（）]+[)）]")
#: Words for all of a place, whoever is left out of what the table is about.
_POPULATION = "population"
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
    >>> without_left_out("收入情况（扣除生产成本）"), without_left_out("低保情况（不含城市低保）")
    (('收入情况（扣除生产成本）', ''), ('农村低保情况', ''))
    """
    title = title if names_both(title) else _WITH.sub("", title)
    of_country = _NOT_OF_TOWNS.sub("", title)
    title = title if of_country == title else _ALLOWANCE.sub("农村", of_country, count=1)
    found = next((one for one in (_BRACKET.search(title), _PHRASE.search(title)) if one and _names_some(one["said"])), None)
    return (title, "") if found is None else (title[: found.start()] + title[found.end() :], found["said"])


def _names_some(said: str) -> bool:
    """Whether people, villages, works or a kind of income are left out, and no cost, interest or danger of those counted."""
    whom = _whom(said)
    counts = any(item.measures[0] in _PEOPLE for item in load_vocabulary().find_items(whom))
    return not _NOBODY.match(whom) and bool(counts or _NOUN.match(whom) or _MONEY.match(whom) or group_named(whom))


def _whom(said: str) -> str:
    return fold(_BEFORE.sub("", _AFTER.sub("", said)))


def less(subject: CellSubject, said: str, text: str, *, stated: Sequence[str] = ()) -> CellSubject:
    """Return what a cell is about in a table that leaves somebody or something out: in its own words, with what is left out.

    Parameters
    ----------
    subject
        What the labels of the cell and its table tell.
    said
        What the title says is left out; empty where nothing is.
    text
        The labels around the cell.
    stated
        Topics that titles state: who lives in a place and who could work are all of it in a table about something else.
    """
    is_of_place = subject.item.topic == _POPULATION and _POPULATION not in stated[:1]
    if not said or is_of_place or _ALL.search(fold(text)) or said in subject.item.name:
        return subject
    if subject.measure.kind == "count" and _MONEY.match(_whom(said)):
        return subject
    words = subject.item.name if subject.item.is_own else subject.item.zh
    wording = f"{words}（{said}）"
    item = keep_words(f"{wording}：", topics=[subject.item.topic], measure=subject.measure.name).item
    return replace(subject, item=item, is_renamed=True)
