"""The words of a label without its period and unit, what they leave unsaid, and whether the item they name fits the titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fupin_analysis.clean.periods import without_times
from fupin_analysis.clean.wording.labels import Label, unit_among
from fupin_analysis.core.texts.numbering import NO_LIST
from fupin_analysis.core.words.counting import SPENT_ON
from fupin_analysis.core.words.facets import is_contested, load_facets
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.said import says_no_object
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary
from fupin_analysis.core.words.topics import NEEDS_TOPIC

_UNIT_AT_END = re.compile(r"[（(](?:计量)?(?:单位[:：]?)?([^（()）]+)[)）]\s*$|[:：/,，]\s*([^:：/,，（）()]{1,4})\s*$")
#: Headings of an account.
_INCOME, _SPENDING = re.compile("收入(?:合计|总额|金额|额|数)?"), re.compile("支出(?:合计|总额|金额|额|数)?")
#: Banks, of which a table tells what its title says; weeks and days that nobody names; what is none of those beside it.
_LENDER = re.compile(".{0,10}(?:银行|信用社|信用联社|农商行|农信社|邮储|支行|商行)")
_THIS_WEEK, _OTHERS = re.compile("^(?:[本上]周|[本当]日|今日|本旬)"), frozenset({"其他", "其它", "其余"})
#: The number of a line in a form: 1.总户数, (2)人口.
_NUMBERED = re.compile(rf"\s*{NO_LIST}[(（]?[0-9]{{1,3}}(?:[)）、]|[.．](?![0-9]))\s*(?=\S)")
_HEADS_OF = re.compile("(?:人|户|人次|学生)?数?$")
_EMPTY = re.compile(r"[（(【〔\[]\s*[)）】〕\]]")


def is_of_another(item: Item, measure: Measure, stated: Sequence[str], titles: Sequence[str] = (), wording: str = "") -> bool:
    """Whether an item is of no topic that titles state and is not counted so: persons trained in 种植 are no area."""
    if is_contested(item, titles, wording, stated):
        return True
    return bool(stated) and item.topic not in stated and not item.is_own and measure.name not in item.measures


def is_of_works(item: Item, stated: Sequence[str]) -> bool:
    """Whether an item of the funds is one of the works that titles state: 项目个数 of 产业项目 are not those of all funds."""
    topics = load_vocabulary().topics
    is_of_funds = item.topic == "funds" and "funds" not in stated
    return is_of_funds and any(topic in SPENT_ON and item.name in topics[topic].items for topic in stated)


def says_only_how(label: Label) -> bool:
    """Whether a label says only what is counted, or when: that is in the figure's own columns."""
    return bool(label.readings) and all(not (reading.topic or reading.wording) for reading in label.readings)


def says_only_when(label: Label) -> bool:
    """Whether a label is a wording of time and nothing else: 2018年, and not 2018年户数."""
    return bool(label.period) and not label.unit and not any(reading.measure for reading in label.readings)


def leaves_open(text: str) -> bool:
    """Whether a heading leaves open what is counted, so that a title has to say it.

    Examples
    --------
    >>> [leaves_open(text) for text in ("农商行", "本周新增", "其他", "已到位", "义务教育人数", "危房改造", "菌棒")]
    [True, True, True, True, True, False, False]
    """
    plain = _THIS_WEEK.sub("", fold(drop_brackets(text)))
    is_of_topic = plain != fold(text) and NEEDS_TOPIC.fullmatch(plain) is not None
    is_of_kind = _HEADS_OF.sub("", plain) in load_facets().kinds
    return plain in _OTHERS or is_of_topic or is_of_kind or _LENDER.fullmatch(plain) is not None or says_no_object(plain)


def words_of(label: Label) -> str:
    """Return a label without its period and its unit."""
    text = label.text
    text = text[found.end() :] if (found := _NUMBERED.match(text)) else text
    unit = _UNIT_AT_END.search(text)
    if unit and fold(unit[1] or unit[2]) in load_vocabulary().units:
        text = text[: unit.start()]
    elif unit and unit[1] and (among := unit_among(unit[1]))[0]:
        text = text[: unit.start()] + among[1]
    text = text.rstrip("%％")
    return " ".join(_EMPTY.sub("", without_times(text)).split())


def unit_at_end(text: str) -> str:
    """Return the unit that a label ends with, as written; empty where it ends with none."""
    found = _UNIT_AT_END.search(text)
    unit = (found[1] or found[2]).strip() if found else ""
    return unit if fold(unit) in load_vocabulary().units else ""


def is_account(labels: Iterable[Label]) -> bool:
    """Whether labels tell what came in and what went out, and of nothing else whose it is.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [is_account(map(read_label, texts)) for texts in (["收入", "支出（元）"], ["收入"], ["务工收入", "生产支出"])]
    [True, False, False]
    """
    texts = {fold(words_of(label)) for label in labels}
    return any(map(_INCOME.fullmatch, texts)) and any(map(_SPENDING.fullmatch, texts))
