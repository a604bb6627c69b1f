"""Which topics a text speaks of: a heading, a title, the name of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from fupin_analysis.core.words.facets import ROLLS
from fupin_analysis.core.words.lexicon import Sense, cut, plain_phrase
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Names that mean an item only where its topic is spoken of: 其他 is one of the causes, but of many other things too.
NEEDS_TOPIC = re.compile(
    r"其他|其它|拟?新增|申请|剩余|走访|就业|务工|已发放|有需求|符合条件|自建|统建|代建|贷款上限|任务完成|问题|到位|投入|投资|合计|总计|中央|省级|市级|县级|省外|县外省内|省内县外|县内|县外|签约|规范管理|代缴|[已未]消除|[一二三四]级|总收入|渠道"
)
#: Words of a roll that speak of the people on it only where people are named: 巩固提升户, but 饮水巩固提升工程.
_OF_PEOPLE = re.compile(r"(?:户|人口|人员|人|家庭|群众|对象|劳动力)")
#: The last noun of a title says what it lists.
_LISTED = (
    (re.compile(r"(?:资金|经费)"), "funds"),
    (re.compile(r"(?:干部|队员|人员|队伍)"), "staffing"),
    (re.compile(r"项目"), "funds"),
)
_FORM = re.compile(
    r"(?:基本|情况|数据|信息|统计|汇总|一览|登记|明细|发放|调查|报送|进度|进展|完成|落实|实施|开展|推进|摸底|核查|使用|安排|分配|拨付|投入"
    r"|支出|管理|分析|基础|工作|建设|台账|名册|花名册|日报|周报|旬报|月报|季报|年报|报表|表|\(.*\))*$"
)


def topics_of(phrase: str) -> tuple[str, ...]:
    """Return the topics that a heading names or whose items it mentions, in order.

    Examples
    --------
    >>> topics_of("二、医疗保障"), topics_of("义务教育和住房安全")
    (('medical',), ('education', 'housing'))
    """
    return _topics(_plain(phrase))


def title_topics(title: str) -> tuple[str, ...]:
    """Return the topics that a title speaks of, the most telling first.

    Its last noun says what is listed (帮扶资金, 驻村人员); of the others the last is nearest. What only says who or where it is
    about comes last: villages (贫困村基本情况), a status without people (饮水安全巩固提升), help as such (帮扶).

    Examples
    --------
    >>> title_topics("2019年帮扶资金使用情况表"), title_topics("建档立卡贫困户致贫原因统计表")
    (('funds', 'visits'), ('cause', 'registry'))
    >>> title_topics("贫困村基本情况登记表"), title_topics("农村饮水安全巩固提升情况表")
    ((), ('infrastructure',))
    >>> title_topics("填报单位：丹霞乡人民政府"), title_topics("填报单位：甲山县民政局")
    ((), ('living',))
    """
    return _title_topics(_plain(title))


#: What titles call the whole endeavour, which speaks of nobody who left poverty.
_ENDEAVOUR = re.compile("(?:助力|决战|决胜|打赢)?脱贫(?:攻坚(?:战)?|行动|工程)|脱贫成果")


@lru_cache(maxsize=2**12)
def _title_topics(plain: str) -> tuple[str, ...]:
    named = list(_named(_ENDEAVOUR.sub("", plain)))
    what = [topic for topic, word, behind in named if topic not in ROLLS or _is_of_people(topic, word, behind)]
    told = [topic for topic in reversed(what) if topic not in ROLLS]
    listed = next((topic for noun, topic in _LISTED if noun.search(_head(plain))), "")
    if listed and (not told or "项目" not in _head(plain)):
        told = [listed, *told]
    return tuple(dict.fromkeys([*told, *reversed(what)]))


def _head(plain: str) -> str:
    """Return the last noun of a title: 帮扶资金使用情况统计表 lists 资金."""
    stem = _FORM.sub("", plain)
    return stem[-2:]


def _is_of_people(topic: str, word: str, behind: str) -> bool:
    if topic != "registry" or word in _names_of(topic):
        return True
    if word.endswith("村"):
        return False
    return word.startswith("建档立卡") or _OF_PEOPLE.search(word) is not None or _OF_PEOPLE.match(behind) is not None


@lru_cache(maxsize=2**13)
def _topics(plain: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for topic, _, _ in _named(plain)))


@cache
def _names_of(topic: str) -> frozenset[str]:
    known = load_vocabulary().topics[topic]
    return frozenset(fold(name) for name in (known.zh, *known.aliases))


def _named(plain: str) -> Iterator[tuple[str, str, str]]:
    """Yield each topic that is named beyond doubt, the word that names it, and what stands behind it."""
    place = 0
    for word, senses in cut(plain):
        place += len(word)
        for topic in sorted(_topic_of(word, senses)):
            yield topic, word, plain[place:]


def _topic_of(word: str, senses: tuple[Sense, ...] | None) -> set[str]:
    if not word or not senses:
        return set()
    named = {sense.topic for sense in senses if sense.topic} or {
        item.topic for sense in senses for item in sense.items if len(word) > 1 and not NEEDS_TOPIC.fullmatch(word)
    }
    return named if len(named) == 1 else set()


#: What a table is called that is made known to all: of 进展情况通报 nobody was reprimanded, and 资金公示表 is about 资金.
_MADE_KNOWN = re.compile(
    "(?<=情况|进展|进度|完成|排名|结果|数据|统计)的?通报表?$|(?<=..)(?:公告公示|公示公告|公示|公告|公开)[表栏]$"
)
#: What is gathered in a form is no news and no file: 信息采集表, 档案卡, and not 宣传信息统计表.
_GATHERED = re.compile(
    "(?<!宣传)(?<!上报)(?<!报送)信息(?=采集|采录|补录|录入|更新|填报|登记|核查|核实|核对|摸底|调查|一览|[表卡册])|(?<!健康)(?:档案|资料)(?=[卡册]$)"
)
#: Two signs of 人民政府 and 惠民政策 that are no 民政.
_NO_CIVIL_AFFAIRS = re.compile("民政(?=[府策治权])")


def _plain(text: str) -> str:
    plain = _NO_CIVIL_AFFAIRS.sub("", plain_phrase(text))
    return _GATHERED.sub("", _MADE_KNOWN.sub("", plain)).replace("镇情况", "镇 情况")  # 各乡镇|情况 is no 镇情
