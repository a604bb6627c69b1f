"""What the last noun of a phrase counts, and in what it cannot be counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.core.words.terms import load_vocabulary

#: Households, and those who may be counted beside them.
COUNTED_PEOPLE = frozenset({"households", "persons", "recipients"})
#: Whom or what a noun at the end of a phrase counts.
_NOUNS = (
    (r"(?<!到)户数?|家庭数?", "households"),
    (r"危房|[abcd]级", "households"),
    (r"户次数?", "count"),
    (r"人次数?", "person_times"),
    (r"存栏量?|出栏量?|饲养量", "count"),
    (r"里程|长度|公里数", "length_km"),
    (r"项目(?:个?数量?)?", "projects"),
    (r"期[次数]|场次|期数", "sessions"),
    (r"人[数口]?|人口数|(?:学生|人员|干部|队员|劳动力|儿童|老人|老年人|残疾人|患者|教师|医生|护林员|对象)[人]?数", "persons"),
    (r"劳动力|患者|学生|儿童|老人|老年人|残疾人|人员|队员|医生|教师|护林员|干部", "persons"),
    (
        r"村|(?<![分重试])点|车间|合作社|企业|公司|主体|农场|基地|电站|卫生室|幼儿园|广场|敬老院|文化室|服务站|服务中心",
        "count",
    ),
    (
        r"(?:村|社|站|岗位|企业|公司|主体|农场|大户|基地|园区|车间|学校|幼儿园|卫生室|医院|机构|单位|敬老院|工程|设施|点)数",
        "count",
    ),
    (
        r"报销|补偿|支付|自付|金|投资额?|金额|支出|补助|补贴|费用|(?<![付免学教])费|贷款|产值|(?<![名份])额|款项?|结余|分红|奖补|配套|自筹|经费|工资|收入|收益|缴费",
        "amount_yuan",
    ),
)
_NOUN = [(re.compile(f"(?:{words})$"), name) for words, name in _NOUNS]
#: Nouns at the end of a phrase that say what kind of measure it has, whatever a line of units lists besides.
_KINDS = ((re.compile("面积$"), "area"), (re.compile("(?:里程|长度)$"), "length"))
#: How large something is; of a trade that is no people and no money (养殖规模), of money no people (投资规模).
_SCALE, _OF_TRADE = re.compile("规模$"), re.compile("(?:种植|养殖|种养殖?|产业|经营|生产)规模$")
#: What somebody lacks counts neither what is lacking nor those who have it: 缺劳动力, 缺资金; 缺口资金 is money.
_LACK = re.compile("因?缺(?:少|乏)?(?![口额])[^户人]+")
#: Words for a sum say that something is added up, not what.
_SUM = re.compile(r"(?:合计|小计|总计|总数|规模|总量|数额|额度)$")


@cache
def _counters() -> re.Pattern[str]:
    """What ends with a counting word and 数 counts things: 套数, 处数, 座数."""
    units = load_vocabulary().units.values()
    words = {re.escape(unit.written) for unit in units if unit.measures[0] == "count" and unit.factor == 1}
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))})数$")


def implied(plain: str) -> str:
    """Return the measure that the last noun of a folded phrase implies; empty where it implies none.

    Examples
    --------
    >>> implied("竣工套数"), implied("重病患者"), implied("完成投资"), implied("人均住房面积")
    ('count', 'persons', 'amount_yuan', '')
    >>> implied("缺劳动力"), implied("缺资金"), implied("缺劳动力户数"), implied("缺口资金")
    ('', '', 'households', 'amount_yuan')
    """
    if _LACK.fullmatch(plain):
        return ""
    plain = _SUM.sub("", plain)
    return next((name for noun, name in _NOUN if noun.search(plain)), "count" if _counters().search(plain) else "")


def says_kind(plain: str) -> bool:
    """Whether the last noun of a phrase says of what kind its measure is: 种植面积."""
    return any(noun.search(plain) for noun, _ in _KINDS)


def admits(plain: str, measure: str, *, units: int = 1) -> bool:
    """Whether the last noun of a phrase can be counted so: 种植面积 in no households and no yuan, 养殖规模 in neither.

    Of several units nobody can tell which 搬迁规模 is in; `units` is how many the line of the table lists.

    Examples
    --------
    >>> admits("种植面积", "area_mu"), admits("种植面积", "households"), admits("养殖规模", "amount_yuan")
    (True, False, False)
    >>> admits("搬迁规模", "persons"), admits("搬迁规模", "persons", units=2), admits("投资规模", "persons")
    (True, False, False)
    """
    kind = load_vocabulary().measures[measure].kind
    asked = next((own for noun, own in _KINDS if noun.search(plain)), "")
    if asked:
        return kind == asked
    if _SCALE.search(plain) is None or not (measure in COUNTED_PEOPLE or kind == "amount"):
        return True
    is_of_money = implied(plain) == "amount_yuan"
    return units == 1 and _OF_TRADE.search(plain) is None and (kind == "amount") >= is_of_money


def counted_last(plain: str, named: Sequence[str]) -> list[str]:
    """Return the measures that a phrase names, but for money where its last noun counts: 扶贫资金 受益户数 are households.

    Examples
    --------
    >>> counted_last("扶贫资金受益户数", ["amount_yuan"]), counted_last("扶贫资金下达数", ["amount_yuan"])
    (['households'], ['amount_yuan'])
    """
    measures, last = load_vocabulary().measures, implied(plain) if plain.endswith("数") else ""
    if not last or measures[last].kind != "count" or not named:
        return list(named)
    return [name for name in named if measures[name].kind != "amount"] or [last]
