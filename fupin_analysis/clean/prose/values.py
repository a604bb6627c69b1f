"""A number with its item to a mention: measure, value, kind, confidence and reasons."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.chains import Chain
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numerals import Numeral
from fupin_analysis.clean.prose.outline import Block
from fupin_analysis.clean.prose.units import measure_of
from fupin_analysis.core.prose import Mention

_EACH = (
    ("household", re.compile(r"户均|每户|一户|平均每户")),
    ("person", re.compile(r"人均|每人|每名|每位|月工资|年工资|月均工资|月均收入|月薪")),
)
_EACH_THING = re.compile(r"每(?:亩|头|只|株|台|座|个|栋|间|平方米|公里|羽|棵|袋)")
_POLICY = re.compile(
    r"标准|最高可|最高不|最高(?:补助|给予|奖励|贷款|补贴|奖补)|不超过|封顶|起付|可(?:享受|获|领取|贷|申请)|给予每|凡|上限|限额|每学期"
    r"|每(?:人|生|亩|头|只|株|台|座|栋|间|平方米|公里|羽|棵|岗|天)(?:每[年月天季]|年|月)?[^,]{0,4}(?:补|奖|给予|领|享受)"
    r"|每(?:生|岗|户)每(?:年|月)?[^,]{0,4}(?:补|奖|给|领|享)|每(?:生|岗)每|每[年月天][^,]{0,3}补|月补助|一次性(?:给予|奖励|补助)|按照?每|按[^,]{0,6}给予|按人均|符合条件的?,?(?:给予|可)"
    r"|(?:每月|每周|每季度|每季|每年)[^,]{0,6}(?:不少于|不低于|至少|组织|召开|开展|入户|走访)"
)
#: Above this a wage is that of all together [yuan a year].
_MOST_WAGES = 100_000
_INCOME = re.compile(r"人均(?:年)?(?:纯|可支配)?收入")
_AT_LEAST = re.compile(r"不低于|不少于")
_NORM = re.compile(
    r"(?:每户|每村|每个[^,]{0,4}村|每人|每名|每月|每周|每季度?|人均)[^,]{0,14}(?:派驻|选派|投放|至少|不少于|不低于|不超过|不得|联系|包保|帮扶|结对|配备)"
)
_PER = re.compile("每(?:个|户|村|人|名|镇|乡|组)")
_EVERY = re.compile(r"(?:全部|(?<![村户人组])均|都|各村)(?:已)?(?:达到|达|超过|突破|实现|在)?$")
_PAID = re.compile(r"支付|拨付|兑付|付款|资金到位")
_LIMIT = re.compile(r"(?:低于|高于|超过|不足|不到|少于|不低于|不少于|在)$")
_CONFIDENCE = {
    "rule": 0.9,
    "label": 0.9,
    "default": 0.75,
    "joined": 0.8,
    "list": 0.85,
    "sum": 0.85,
    "change": 0.85,
    "base": 0.7,
    "target": 0.75,
    "ahead": 0.65,
    "own": 0.6,
    "pending": 0.4,
}


def mention_of(
    block: Block,
    sentence: tuple[int, int],
    text: str,
    chain: Chain,
    numeral: Numeral,
    family: str,
    read: Read,
    *,
    is_elsewhere: bool,
) -> Mention:
    """Return the mention of one number of a chain."""
    start, end = block.folded.span(numeral.start, numeral.end)
    mention = Mention(
        block.paragraph,
        start,
        end,
        "",
        "figure",
        numeral.value,
        family,
        numeral.unit,
        numeral.qualifier,
        sentence=block.folded.span(*sentence),
    )
    if not family:
        mention.kind = "leftover"
        return mention
    if is_elsewhere:
        mention.kind = "other_area"
        return mention
    before = text[max(sentence[0], chain.gap[0]) : numeral.start]
    piece = re.split(r"[,;:。]", before)[-1]
    behind = text[numeral.end : numeral.end + 8]
    each = _each(piece, behind, family, numeral.value)
    if family == "share" and read.choice.topic == "medical" and re.search(r"控制在|不超过|不高于", piece):
        mention.kind = "policy"
    if family == "share" and read.choice.how == "change" and numeral.qualifier in ("以下", "以内"):
        mention.kind = "condition"  # 贫困发生率0.7%,降至2%以下: a limit, and no second value
    if family == "share" and read.choice.topic == "medical" and _AT_LEAST.search(piece):
        mention.kind = "policy"
    if family in ("persons", "count", "rounds", "floor") and _NORM.search(piece):
        mention.kind = "policy"
    if family in ("money", "rounds") and _is_policy(piece, behind):
        mention.kind = "policy"
    is_limit = re.search("以上|超过|突破", numeral.qualifier) is not None
    if numeral.kind == "range" and family in ("count", "persons", "rounds", "households") and _PER.search(piece):
        mention.kind = "policy"  # 每个村有1-2个产业
    if family == "money" and is_limit and read.aspect != "plan" and _EVERY.search(piece):
        mention.kind = "condition"  # 村集体收入全部达到5万元以上
    limit = _LIMIT.search(piece)
    if limit and not mention.qualifier and limit[0] != "在":
        mention.qualifier = limit[0]
    choice = read.choice
    mention.topic, mention.period, mention.place = choice.topic, read.period, read.place
    mention.item = choice.name
    mention.is_own = choice.item is None
    if (
        family == "money"
        and not each
        and choice.item is None
        and _INCOME.search(text[max(sentence[0], numeral.start - 40) : numeral.start])
    ):
        each = "person"
    is_paid = _PAID.search(piece) is not None or (piece.startswith("占") and "money" in read.families)
    if family == "points":
        mention.family = "share"
    mention.measure = measure_of(choice.item, family, each=each, is_paid=is_paid)
    mention.confidence = _CONFIDENCE[choice.how] if read.is_near else 0.55
    mention.reasons = [(choice.how, choice.word)]
    return mention


def _each(piece: str, behind: str, family: str, value: float) -> str:
    if family != "money":
        return ""
    if re.match(r"/户", behind):
        return "household"
    if re.match(r"/人|/名", behind):
        return "person"
    last, found = -1, ""
    for name, pattern in _EACH:
        for match in pattern.finditer(piece):
            if match.start() > last:
                last, found = match.start(), name
    is_of_all = value > _MOST_WAGES and re.search("年?工资$", piece) is not None
    return "" if is_of_all else found


def _is_policy(piece: str, behind: str) -> bool:
    if re.search(r"不超过|标准", piece) or (_POLICY.search(piece) and not re.search(r"户均|共|分红|收益|可得|增收|收入", piece)):
        return True
    return re.match(r"/(?:年|月|亩|人|户|生|学期|天)|(?:的|以内|以下)?标准|以内|每(?:年|月|人|户)", behind) is not None
