"""Whose the money and the watched people are in a table that is about one subject.

``资金支出`` in a table of 最低生活保障 is allowance paid, and none of the poverty funds; 监测人数 in one of 收入监测
are those whose income is watched, and not 监测对象.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.labels import read_label
from fupin_analysis.clean.own_words import words_of
from fupin_analysis.clean.table_context import TableContext
from fupin_analysis.core.counting import SPENT_ON
from fupin_analysis.core.phrases import match_phrase
from fupin_analysis.core.terms import fold, load_vocabulary, own_words

_MONEY = "funds"
#: Words of money that is of the poverty funds, whatever a table is about.
_OF_FUNDS = re.compile("扶贫|衔接|涉农|专项|整合")
#: Money named before what became of it: 资金支出 for 支出资金.
_TURNED = re.compile("^资金(.{2})$")
#: People watched for something else than falling back: 收入监测, 就业监测.
_WATCHED = re.compile(
    "(?:收入|增收|就业|务工|住房|饮水|水质|健康|教育|帮扶|生产|产业|消费|支出|价格)(?:情况|状况|动态|变化|常态化)*监测"
)
_THOSE_WATCHED = re.compile("(?:被|应|已|实际|实)?监测(?:户数|人数|人口|总户数|总人数|数)?(?:[(（][户人][)）])?")


def of_subject(subject: CellSubject, context: TableContext) -> CellSubject:
    """Return what a cell is about, the money and those watched as those of the subject that titles name.

    Parameters
    ----------
    subject
        What the labels around a cell say.
    context
        What is known of the whole table.
    """
    if _is_of_its_money(subject, context):
        return _its_money(subject, context)
    is_watched = (subject.item.topic, subject.item.name) == ("monitoring", "total")
    are_limits = any(limit.topic == "monitoring" for limit in context.limits)
    about = context.about if _WATCHED.search(context.about) and "返贫" not in context.about else ""
    if is_watched and about and not are_limits and _THOSE_WATCHED.fullmatch(fold(subject.wording)):
        topic = next((topic for topic in context.stated if topic != "monitoring"), "monitoring")
        return _own(subject, topic, f"{about} {_plain(subject)}")
    return subject


def _is_of_its_money(subject: CellSubject, context: TableContext) -> bool:
    is_of_one = bool(context.about) and _MONEY not in context.stated and context.stated[:1] and context.stated[0] in SPENT_ON
    is_money = subject.item.topic == _MONEY and subject.measure.kind in ("amount", "share")
    return bool(is_of_one) and is_money and not _OF_FUNDS.search(subject.wording) and not _OF_FUNDS.search(context.about)


def _its_money(subject: CellSubject, context: TableContext) -> CellSubject:
    plain = _plain(subject)
    words = _TURNED.sub(r"\1资金", plain)
    found = match_phrase(f"{context.about}{words}", topics=list(context.stated), measure=subject.measure.name)
    if found.item.is_own or found.item.topic not in context.stated or found.measure.name != subject.measure.name:
        return _own(subject, context.stated[0], f"{context.about} {plain}")
    return replace(subject, item=found.item, is_renamed=True)


def _plain(subject: CellSubject) -> str:
    return words_of(read_label(subject.wording))


def _own(subject: CellSubject, topic: str, words: str) -> CellSubject:
    return replace(subject, item=load_vocabulary().item(topic, own_words(words)), is_renamed=True)
