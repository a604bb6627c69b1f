"""Numbers that say what a rule grants, asks or bounds, and count nothing: 每人每月1000元, 各派驻1名, 不足5万元的村.

A rate that was paid is a figure all the same: where the number of those paid times the rate is an amount of the sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.numbers.numerals import Numeral
from fupin_analysis.clean.prose.numbers.standards import standard_of
from fupin_analysis.core.prose import NoFigure

_POLICY = re.compile(
    r"标准|最高可|最高不|最高(?:补助|给予|奖励|贷款|补贴|奖补)|不超过|封顶|起付|可(?:享受|获|领取|贷|申请)|给予每|凡|上限|限额|每学期"
    r"|每(?:人|生|亩|头|只|株|台|座|栋|间|平方米|公里|羽|棵|岗|天)(?:每[年月天季]|年|月)?[^,]{0,4}(?:补|奖|给予|领|享受)"
    r"|每(?:生|岗|户)每(?:年|月)?[^,]{0,4}(?:补|奖|给|领|享)|每(?:生|岗)每|每[年月天][^,]{0,3}补|月补助|一次性(?:给予|奖励|补助)|按照?每|按[^,]{0,6}给予|按人均|符合条件的?,?(?:给予|可)"
    r"|(?:每月|每周|每季度|每季|每年)[^,]{0,6}(?:不少于|不低于|至少|组织|召开|开展|入户|走访)"
)
_RESULT = re.compile(r"户均|共|分红|收益|可得|增收|收入")
_PER_UNIT = re.compile(
    r"/(?:年|月|亩|人|户|生|学期|天)|(?:的|以内|以下)?(?:识别|扶贫|贫困|脱贫|认定|补助)?标准|(?:以上)?的部分|(?:以上|以下)?按[0-9.]+%|以内|每(?:年|月|人|户)"
)
_PAY = re.compile(
    r"(?:每人每[年月天]|(?<!均)(?<!平)[年月](?:工资|补助|补贴|报酬|薪酬)(?:标准)?|(?:^|[(])[月年日]补(?:助|贴)?|每人投入|每人每[年月](?:工资|补助|补贴|报酬))(?:为|达)?$"
)
_MEAN = re.compile(r"人均|户均|平均")
_GRANT = re.compile(r"每户(?:一次性)?(?:给予)?(?:补助|奖补|补贴|奖励)(?:资金)?$")
_NORM = re.compile(
    r"(?:每户|每村|每[间所座栋处套](?=[^,;]*面积|不)|每个[^,]{0,4}村|每人|每名|每月|每周|每季度?|人均)[^,;]{0,14}(?:派驻|选派|投放|至少|不少于|不低于|不超过|不得|联系|包保|帮扶|结对|配备)"
)
_LEAST_OF_EACH = re.compile(r"每(?:户|村|人|名|个)[^,;]{0,14}(?:至少|不少于|不低于|不超过)")
_EACH = re.compile(r"户[养种]|每(?:个|户|村|人|名|镇|乡|组)|逐户|户均|各村")
_FOR_EACH = re.compile(
    r"各(?:自)?(?:派驻|派|选派|配备|配|注入|安排|投入|补助|奖励|奖补|落实|建设|建有|建|拨付|下拨|组建|培育)(?:[^,;。]{0,10})$"
)
_PER_PLACE = re.compile(
    r"每(?:个|座|家|所)?[^,;。]{0,6}?(?:村|社区|合作社|车间|基地|站|项目)[^,;。]{0,4}?(?:安排|投入|补助|注入|给予|奖励|奖补|拨付|扶持)[^,;。]{0,8}$"
)
#: What those get of whom a rule says so: 对完成好的村奖励3000元; and what each has to name: 每村确定1名信息员.
_IF_SO = re.compile(
    r"(?:^|,)对[^,;。]{2,18}?的(?:村|户|农户|贫困户|脱贫户|监测户|企业|合作社|主体|干部|个人|单位|学生)?,?(?:一次性)?(?:给予)?(?:奖励|奖补|补助|补贴)(?:现金)?$"
)
_NAMES_ONE = re.compile(
    r"每(?:个)?(?:村|组|社区|屯|网格)(?:各)?(?:确定|明确|落实|安排|设立?|聘请|选聘|配备|推选|指定|至少有|有)[^,;。0-9]{0,6}$"
)
_HEADS = re.compile(r"每户[^,;。]{0,2}?(?:投放|发放|补助|领养|养殖|配送|种植|代养)?[^,;。]{0,6}$")
_BY_RATE = re.compile(
    r"按(?:照)?(?:[^,;。]{0,8}的)?$|(?:起付线|报销比例|补偿比例|起付标准)[^,;。]{0,4}(?:降低|提高|下降)(?:了)?$"
)
_EVERY = re.compile(r"(?:全部|(?<![村户人组])均|都|各村)(?:已)?(?:达到|达|超过|突破|实现|在)?$")
_OF_PLACES = re.compile(
    r"[0-9]+(?:个|村|社区)(?:贫困|脱贫|行政|经济薄弱|薄弱|空壳)?(?:村|社区|嘎查)?[^,;。0-9]{0,14}?(?:不足|低于|不到|未达到|未达|突破|超过|均超|达到)$"
)
_SHORT_OF = re.compile(r"(?:不足|不到|不够|不满|达不到|(?<!不)低于|未达到?|(?<!不)少于|(?<!不)小于)$")
_THOSE = re.compile(r"的(?:预计|估计|大约|约|共)*(?:行政)?(?:村|户|有|占|[0-9]+个|农户|贫困户|脱贫户)")
_LIMITS = re.compile("(?:不足|不到|不够|不满|达不到|未达到?|低于|少于|小于|高于|多于|大于|超过|不超过|不少于)$")
#: 人均不足13平方米的14户, 人均不够13平方米14户.
_THOSE_SHORT = re.compile("(?:的)?(?:住房|房屋|农户|贫困户|脱贫户|户|家庭)*(?:的)?(?:还|仅|尚|只|仍|有|共)*[0-9]+(?:户|人(?!均))")
_MOST = re.compile(r"(?:最高|封顶|上限)(?:为|达)?$")
_RATES_OF_A_RULE = re.compile(r"每(?:亩|头|只|株|台|座|栋|间|羽|棵|袋|箱)(?:补|奖)?$")
_OF_A_RULE = re.compile("奖补|补助|补贴|奖励|标准")
_EARNED = re.compile("收入|产值|增收|租金|收益|价格|售价|成本")
_STANDARDS = re.compile("标准(?:分别)?(?:为|是)?:[^;。]*$")  # 每人次标准:小学500元,初中1000元
_OFTEN = re.compile(r"每(?:个)?(?:月|周|季度?|半?年|旬|天|日|学期)[^,;。0-9]{0,10}$")
_A_FEW = 3
_BOUNDS = re.compile(
    r"(?:及)?(?:的)?各?(?:自然(?:村|屯|寨)|村民小组|村组|坝区|要求|标准|集中|连片|规模(?:养殖|种植|以上)|的?(?:项目|大户|企业|村|户|家庭|主体))"
)
#: Behind a bound: those it holds of, and how many they are.
_OF_THOSE_COUNTED = re.compile(
    "(?:之间的?|的)[^,;。、0-9]{0,12}[0-9]+(?:[余多]?(?:户|人|名|个|家|处|座|口|所|笔|宗|件|例|项|条|对|头|只|株|间|套|辆|台))"
)

#: The same without 的, where nothing is said to be spent: 救助10000元以上2人次, 养殖100头以上大户3户.
_COUNTED_BY_IT = re.compile(
    "(?:[0-9]+[.]?[0-9]*[百千万]?(?:元|亩|头|只|羽|株|吨)(?:以下|以内))?(?:(?:的)?(?:大|农|贫困|脱贫|监测)?户|企业|合作社|主体|家庭|救助|贷款|项目|(?:自然|行政)?村|[一-鿿]{0,2}大户)?"
    "[0-9]+[余多]?(?:人次|户|人|名|笔|例|件|宗|家|个|次)"
)
_SPENT = re.compile("投入|投资|发放|筹集|争取|整合|拨付|支付|共|累计|合计")
#: What each gets, thing by thing, and how the list of it goes on.
_GOODS = frozenset({"count", "weight", "area", "floor", "power"})
_LISTED = re.compile("[、和及与](?!共|计)")
#: Rates by the size of a place: 1000人以下的400元, 1000人到1500人的600元; a number may be hidden (1500人到20xx人的).
_RATE_BEHIND = re.compile(
    "(?:(?:到|至|-)[0-9xX×*]{1,6}[人户](?:以上|以下|以内|之间)?)?的(?:村|组|社区)?(?:每[村个年]+)?(?:补助?|安排|给予|奖励?)?[0-9.]+万?元"
)
_OF_A_SIZE = re.compile("(?:[人户](?:以上|以下|以内|之间)|(?:到|至|-)[0-9xX×*]{1,6}[人户](?:之间)?)的(?:村|组|社区)?$")
_BOUNDED = frozenset({"money", "area", "count", "weight"})


#: Pages that offer texts to copy count them: 工作总结推荐5篇.
_MODELS = re.compile("推荐|精选|范文|通用|热门|锦集|汇编|模板|大全")


@dataclass(frozen=True)
class Occurrence:
    """A number and the words at it.

    Parameters
    ----------
    numeral, family
        The number and what it counts.
    piece
        Words before it in its clause.
    before
        Words before it in its part of the sentence.
    behind
        Words behind it.
    read
        What it was read as.
    numerals
        The numbers of the sentence.
    """

    numeral: Numeral
    family: str
    piece: str
    before: str
    behind: str
    read: Read
    numerals: Sequence[Numeral]


def norm_of(occurrence: Occurrence) -> NoFigure:
    """Return ``"policy"``, ``"condition"`` or ``"dimension"`` for a number that counts nothing; else the empty text."""
    family, piece = occurrence.family, occurrence.piece
    if occurrence.numeral.unit == "篇" and _MODELS.search(piece):
        return "debris"
    is_limit = re.search("以上|超过|突破", occurrence.numeral.qualifier) is not None
    if _bounds(occurrence, is_limit=is_limit):
        return "condition"
    if (standard := standard_of(family, piece, occurrence.behind)) != "":
        return standard
    if family == "share":
        return _of_share(occurrence)
    if family in ("persons", "count", "rounds", "floor", "households") and _is_asked(occurrence, is_limit=is_limit):
        return "policy"
    if family in ("count", "area") and occurrence.numeral.unit[-1:] in "只头羽株棵箱袋尾" and _HEADS.search(piece):
        return "policy"  # 每户投放基础母羊5只
    if family in ("money", "persons", "count") and occurrence.behind[:1] != "、" and _FOR_EACH.search(piece):
        return "policy"
    if family == "money" and _OF_A_SIZE.search(occurrence.before):
        return "policy"
    if family in ("money", "rounds") and _is_granted(occurrence):
        return "policy"
    return ""


def _of_share(occurrence: Occurrence) -> NoFigure:
    if occurrence.numeral.qualifier == "超过" and occurrence.numeral.value == 1:
        return "condition"  # 为其104.8%,超过100%
    if occurrence.read.choice.topic == "medical" and re.search(r"控制在|不超过|不高于|不低于|不少于", occurrence.piece):
        return "policy"
    if occurrence.read.choice.how == "change" and occurrence.numeral.qualifier in ("以下", "以内"):
        return "condition"  # 贫困发生率0.7%,降至2%以下: a limit, and no second value
    return "policy" if _BY_RATE.search(occurrence.piece) else ""


def _bounds(occurrence: Occurrence, *, is_limit: bool) -> bool:
    """Whether a number bounds what is counted by another: 20户以上自然屯, 4个村集体收入不足5万元."""
    is_bound = re.search("以上|以下|以内", occurrence.numeral.qualifier) is not None
    piece = occurrence.piece
    if is_bound and _BOUNDS.match(occurrence.behind):
        return True
    is_size = occurrence.family in ("persons", "households") and _RATE_BEHIND.match(occurrence.behind) is not None
    if is_size and (is_bound or occurrence.numeral.kind == "range" or occurrence.behind[:1] in "到至-"):
        return True
    if (is_bound or occurrence.numeral.kind == "range") and _OF_THOSE_COUNTED.match(occurrence.behind):
        return True  # 5000元以上的大额救助9人次, 种植50亩以上的26户
    if is_bounding(occurrence.numeral, piece, occurrence.behind):
        return True
    if occurrence.family in ("count", "persons") and is_limit and occurrence.numeral.value <= _A_FEW:
        return occurrence.read.aspect != "plan" and "以上" in occurrence.numeral.qualifier  # 有1项以上增收产业
    if occurrence.family in ("floor", "area"):
        return _LIMITS.search(piece) is not None and _THOSE_SHORT.match(occurrence.behind) is not None
    if occurrence.family != "money":
        return False
    if occurrence.numeral.kind == "range" and _THOSE.match(occurrence.behind):
        return True  # 收入10万元至20万元的村
    if _SHORT_OF.search(piece) and occurrence.read.aspect != "plan":
        return True
    if is_limit and occurrence.read.aspect != "plan" and _EVERY.search(piece):
        return True  # 村集体收入全部达到5万元以上
    return _OF_PLACES.search(occurrence.before[-30:] + occurrence.numeral.qualifier.removesuffix("以上")) is not None


def is_next_of_each(text: str, chain: Chain) -> bool:
    """Whether a number goes on with a list of what each gets: 每户猪仔2头、化肥50公斤.

    Parameters
    ----------
    text
        The folded paragraph.
    chain
        The number; the one before it is what each gets.
    """
    return chain.families[0] in _GOODS and _LISTED.match(text, *chain.gap) is not None


def is_bounding(numeral: Numeral, piece: str, behind: str) -> bool:
    """Whether a number with 以上, 以下 or from … to bounds those that are counted right behind it.

    Parameters
    ----------
    numeral
        The number.
    piece, behind
        Words before it in its clause, and behind it.
    """
    is_bound = re.search("以上|以下|以内", numeral.qualifier) is not None or numeral.kind == "range"
    return is_bound and numeral.family in _BOUNDED and _COUNTED_BY_IT.match(behind) is not None and not _SPENT.search(piece)


_ONE_AND_ONE = re.compile(r"[^,;。0-9]{1,6}(?:加|\+)[0-9]+(?:名|个|人)")


def _is_asked(occurrence: Occurrence, *, is_limit: bool) -> bool:
    """Whether so many are asked of each: 每村至少1名, 每户有1人以上就业, 逐户制定措施3条以上."""
    if occurrence.numeral.value <= _A_FEW and (
        _ONE_AND_ONE.match(occurrence.behind) or re.search("(?:(?<![增添追参])加|[+])$", occurrence.piece)
    ):
        return True  # 1名镇干部加1名村干部
    if occurrence.numeral.value <= _A_FEW and occurrence.family in ("persons", "count") and _NAMES_ONE.search(occurrence.piece):
        return True
    norm = _NORM if occurrence.family != "households" else _LEAST_OF_EACH
    if norm.search(occurrence.piece):
        return True
    is_least = is_limit or re.search("至少|不少于|不低于", occurrence.numeral.qualifier) is not None
    if is_least and _EACH.search(occurrence.before[-24:]) and occurrence.numeral.value <= 10:
        return True
    is_range = occurrence.numeral.kind == "range" and occurrence.family in ("count", "persons", "rounds", "households")
    return is_range and _EACH.search(occurrence.piece) is not None  # 每个村有1-2个产业


def _is_granted(occurrence: Occurrence) -> bool:
    """Whether an amount is what a rule grants, and not what was paid."""
    piece = occurrence.piece
    if occurrence.family == "rounds" and _OFTEN.search(piece):
        return True
    if re.search(r"不超过|标准", piece) or (_POLICY.search(piece) and not _RESULT.search(piece)):
        return True
    if _PER_UNIT.match(occurrence.behind):
        return True
    if occurrence.family != "money" or _MEAN.search(piece):
        return False
    if _STANDARDS.search(occurrence.before):
        return True
    if _IF_SO.search(occurrence.before) and not _was_paid(occurrence):
        return True
    if _MOST.search(piece):
        return True
    if _RATES_OF_A_RULE.search(piece) and _OF_A_RULE.search(occurrence.before) and not _EARNED.search(piece):
        return not _was_paid(occurrence)  # 产业奖补方面,茶叶每亩300元、能繁母猪每头400元
    if _PER_PLACE.search(piece) and not _RESULT.search(piece):
        return not _was_paid(occurrence)
    if occurrence.behind.startswith("不等") and "每户" in piece:
        return True
    if _GRANT.search(piece):
        return "households" not in occurrence.read.families
    return _PAY.search(piece) is not None and not _was_paid(occurrence)


def _was_paid(occurrence: Occurrence) -> bool:
    """Whether a number of the sentence times the rate is another number of it."""
    counts = [one.value for one in occurrence.numerals if one.family in ("persons", "households", "count")]
    amounts = [one.value for one in occurrence.numerals if one.family == "money" and one is not occurrence.numeral]
    return any(
        math.isclose(count * occurrence.numeral.value * months, paid, rel_tol=1e-6)
        for count in counts
        for paid in amounts
        for months in (1, 12)
    )
