"""Numbers beyond what others allow, or anything: 158户132人; 每头牛增收3000万元; 16个乡镇中排名第19位; 9个村中有11个村.

So are dates that cannot be: works finished before they were begun (2019年5月开工,2019年3月竣工), days no month has (2月30日).
Whose they are need not be known. Where a word goes on behind the persons (158户132人外出务工) they are some of the households'
persons, and a firm or shop (企业12户320人) is no household.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact
from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_NO_HOUSEHOLDS = re.compile(
    "企业|商户|公司|合作社|工商|大户|工厂|车间|市场主体|基地|学校|机构|能手|农庄|农家乐|网店|个体|农场|店|协会|集体|施工队|单位"
)
_ENDS = re.compile(r"^(?:$|[，,。；;、）)]|(?:的|脱贫|贫困|未脱贫|实现|退出|列入|纳入|全部|已|人口)(?!劳动|劳力|学生))")
_MOST_PERSONS = 12
_FEWEST = 3
_EACH = re.compile(
    "(?:每(?:户|人|名|头|只|羽|亩|株|箱|斤|公斤|生|月|天)|[户人亩]均)[^，。；;0-9]{0,14}(?:收入|增收|收益|分红|补助|补贴|奖补|奖励|工资|资助|纯收入|救助|发放|创收|产值)[^，。；;0-9]{0,6}$"
)
#: Yuan beyond which none of these gets anything.
_MOST_YUAN = 2_000_000
#: 在全县16个乡镇考核中排名第19位: how many are ranked, and which of them.
_RANKED = re.compile(
    "(?P<many>[0-9]{1,3})个(?:县市区|乡镇街道|乡镇|乡|镇|街道|行政村|村居|村|县|单位|部门|工作队)[^。；;0-9]{0,18}?(?:排名?|[位名]?列|[位名]居|居|获)"
    "[^，,。；;0-9]{0,6}第(?P<rank>[0-9]{1,3})[位名]?"
)
_WIDER = re.compile("全[县市省区州国]|我[县市]")
#: 9个行政村中有11个村: some of those before, of the same kind.
_AMONG = re.compile("^(?P<kind>[一-鿿]{0,8}?)(?:中|里)(?:已经?)?(?:共|就|仅|只)?(?:有|的)?$")
_JOINED = re.compile("^[、（(/]?$")
_OF_PEOPLE = frozenset({"households", "persons"})

_DATE = r"(?P<{0}year>20[0-9]{{2}})年(?P<{0}month>[0-9]{{1,2}})月(?:(?P<{0}day>[0-9]{{1,2}})[日号]|[上中下]旬|[初底末])?"
_BEGUN = "(?:正式|全面)?(?:开工|动工|启动|开建|破土|开始|立项|成立|签订|入驻)"
_DONE = "(?:全面|全部|正式|顺利|建成)?(?:竣工|完工|建成|投入使用|投产|验收|交付|通车|入住)"
#: What may stand between the two dates of one work: no other work is named (上一批项目, 二期, 配套水渠).
_SAME_WORK = "(?:[，,、]|建设|兴建|修建|实施|施工|并|于|拟|将|又|计划|预计|现|已经?|目前|整个|该|此|本|项目|工程)*"
#: 2018年9月开工以来进展顺利,
_SINCE = "(?:以来[^，。；;0-9]{0,8}[，,])?"
_SO = "(?:份|就|便|即|已经?|可|基本|如期|主体)*"
_WORK = re.compile(f"{_DATE.format('one')}[^，。；;0-9]{{0,4}}{_BEGUN}{_SINCE}{_SAME_WORK}{_DATE.format('other')}{_SO}{_DONE}")
_WORK_BACKWARDS = re.compile(f"{_DATE.format('other')}{_SO}{_DONE}[，,、]{_SAME_WORK}{_DATE.format('one')}{_SO}{_BEGUN}")
_DAY = re.compile("(?<![0-9.．])(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})(?:日|号(?![文楼令线]))")
_MONTHS, _LEAP = 12, 2000


def check_bounds(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the numbers of a paragraph that are beyond what the one before them, or anything, allows.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for row in rows:
        yield from _heads(row)
        number = row.numbers.get("money")
        if number is not None and number.value >= _MOST_YUAN and "万" in number.text and _EACH.search(row.gap):
            yield number, number.text.replace("万", "")
    for whole, part in pairwise(rows):
        yield from _more_than_all(whole, part)
        yield from _persons_first(whole, part)


def _heads(row: Numbers) -> Iterator[Found]:
    """158户132人, 63户1124人: persons that are fewer than their households, or too many for them."""
    households, persons = row.numbers.get("households"), row.numbers.get("persons")
    if households is None or persons is None or not all(is_exact(one) for one in (households, persons)):
        return
    if not _ENDS.match(row.behind) or _NO_HOUSEHOLDS.search(row.label[-10:]) or households.value < _FEWEST:
        return
    if 0 < persons.value < households.value:
        yield persons, f"≥{households.value:.0f}人"
    elif persons.value > _MOST_PERSONS * households.value:
        yield persons, f"{persons.text}÷{households.text}＝{persons.value / households.value:.3g}人/户"


def _persons_first(one: Numbers, other: Numbers) -> Iterator[Found]:
    """惠及群众268人（312户）: the persons before their households, joined by nothing but a mark."""
    persons, households = one.numbers.get("persons"), other.numbers.get("households")
    if persons is None or households is None or not _JOINED.match(other.gap) or not _ENDS.match(other.behind):
        return
    if (
        is_exact(persons)
        and is_exact(households)
        and not _NO_HOUSEHOLDS.search(one.label)
        and 0 < persons.value < households.value
    ):
        yield persons, f"≥{households.value:.0f}人"


def _more_than_all(whole: Numbers, part: Numbers) -> Iterator[Found]:
    """9个行政村中有11个村: things counted by any 个 are the same only where they are named again (村)."""
    among = _AMONG.match(part.gap)
    if among is None or whole.sentence != part.sentence:
        return
    for unit, number in part.numbers.items():
        every = whole.numbers.get(unit)
        is_named = among["kind"] and re.match(f"[^，。；、]{{0,3}}{among['kind'][-1]}(?![民级组委])", part.behind) is not None
        is_same = unit in _OF_PEOPLE or (unit.startswith("count") and is_named)
        if every is not None and is_same and is_exact(every) and is_exact(number) and number.value > every.value:
            yield number, f"≤{every.text}"


def check_ranks(reading: ProseReading) -> Iterator[Found]:
    """Yield the ranks of a paper that are below the last of those ranked.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    for paragraph in reading.prose.paragraphs:
        for match in _RANKED.finditer(paragraph.text):
            if int(match["rank"]) <= int(match["many"]) or _WIDER.search(match[0]):
                continue
            own = (one for one in reading.mentions if one.paragraph == paragraph.number)
            yield from ((one, f"≤{match['many']}") for one in own if one.start <= match.start("rank") < one.end)


def check_dates(reading: ProseReading) -> Iterator[Found]:
    """Yield the dates of a paper that no calendar has, and those of ends that lie before their beginnings.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    for paragraph in reading.prose.paragraphs:
        for match in _DAY.finditer(paragraph.text):
            month, day = int(match["month"]), int(match["day"])
            last = monthrange(int(match["year"] or _LEAP), month)[1] if 1 <= month <= _MONTHS else 0
            if day > last or not day:
                bound = f"≤{month}月{last}日" if last else f"≤{_MONTHS}月"
                yield from ((one, bound) for one in _at(reading, paragraph.number, match.start("month"), match.end()))
        for match in (*_WORK.finditer(paragraph.text), *_WORK_BACKWARDS.finditer(paragraph.text)):
            begun, done = ((int(match[f"{name}year"]), int(match[f"{name}month"])) for name in ("one", "other"))
            if done < begun:
                dates = _at(reading, paragraph.number, match.start("otheryear"), match.start("otheryear") + 1)
                yield from ((one, f"≥{begun[0]}年{begun[1]}月") for one in dates)


def _at(reading: ProseReading, paragraph: int, start: int, end: int) -> list[Mention]:
    """The first number that stands there."""
    return [one for one in reading.mentions if one.paragraph == paragraph and one.start < end and start < one.end][:1]
