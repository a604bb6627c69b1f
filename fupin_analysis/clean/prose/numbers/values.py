"""A number with its item to a mention: measure, value, kind, confidence and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.certainty.grounds import certainty
from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.numbers.norms import Occurrence, norm_of
from fupin_analysis.clean.prose.numbers.numerals import Numeral
from fupin_analysis.clean.prose.numbers.units import measure_of, suits
from fupin_analysis.clean.prose.paper.outline import Block
from fupin_analysis.core.prose import Mention, NoFigure
from fupin_analysis.core.texts.qualifiers import up_to, upper_end
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_EACH = (
    ("household", re.compile(r"户均|每户|一户|平均每户")),
    ("person", re.compile(r"人均|每人|每名|每位|月工资|年工资|月均工资|月均收入|月薪")),
)
#: Above this a wage is that of all together [yuan a year].
_MOST_WAGES = 100_000
#: Land in square kilometres is land; mu in one of them.
_SQUARE_KM, _MU = re.compile("平方(?:公里|千米)"), 1500
#: What a household may get a year, where no number of households stands by it; above the limit it is that of all [yuan].
_MAY_GET = re.compile(
    r"可(?:以)?(?:稳定)?(?:获得?|得到?|得|享受|实现|拿到|领取)?[^,;。0-9]{0,4}(?:分红|增收|收益|收入|获利|盈利|租金)[^,;。0-9]{0,4}$"
)
_OF_ALL = re.compile("共|合计|总|累计|集体|合作社可|企业可|公司可|[村镇乡]可")
_HOW_MANY = re.compile("[0-9][0-9]*(?:余|多)?(?:户|人|名|个村)(?![^,;。]{0,12}每)")
_EACH_BEFORE = re.compile("每户|户均")
_HOUSEHOLDS = re.compile("(?:贫困|脱贫|监测|农|搬迁|低保)户")
_MOST_OF_ONE = 20_000
_INCOME = re.compile(r"人均(?:年)?(?:纯|可支配)?收入")
_PAID = re.compile(r"支付|拨付|兑付|付款|资金到位")
_LIMIT = re.compile(r"(?:低于|高于|超过|不足|不到|少于|不低于|不少于|在)$")
#: Topics whose items count people, and what never counts people.
_OF_PEOPLE, _OF_THINGS = frozenset({"cause", "registry", "exit"}), frozenset({"money", "area", "length"})


def _limit(piece: str, choice: Choice) -> str:
    """Return the word before a number that bounds it (超过, 不足), and is no part of a name: 内生动力不足17户 are 17."""
    limit = _LIMIT.search(piece)
    if limit is None or limit[0] == "在" or (limit[0] == "不足" and choice.topic == "cause"):
        return ""
    return "" if choice.item is not None and choice.word.endswith(limit[0]) else limit[0]


def _counted_so(read: Read, family: str) -> Choice:
    """Return what was chosen for a chain as one of its numbers counts it: what people are is no name of money or things."""
    choice = read.choice
    if choice.item is None and read.hint is not None and read.hint.item is not None and suits(read.hint.item, family):
        choice = read.hint  # 临时救助155户次24.8万元
    if choice.topic in _OF_PEOPLE and family in _OF_THINGS and (choice.item is not None or choice.topic == "cause"):
        topic = OTHER if choice.topic == "cause" else choice.topic
        return Choice(topic, own_words(choice.word) or choice.name, None, 0.0, choice.word, "own")  # 其他1个,40万元
    return choice


def mention_of(
    block: Block,
    sentence: tuple[int, int],
    text: str,
    chain: Chain,
    numeral: Numeral,
    family: str,
    read: Read,
    *,
    numerals: Sequence[Numeral],
    aside: NoFigure = "",
    area: str = "",
) -> Mention:
    """Return a number's mention; `numerals` are those of its sentence, `aside` says why it is not the place's, `area` whose."""
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
    if aside or not family:
        mention.kind = "leftover" if not aside or (aside != "story" and not family) else aside
        mention.reasons = [("area", area)] if mention.kind == "other_area" else []
        return mention
    before = text[max(sentence[0], chain.gap[0]) : numeral.start]
    piece = re.split(r"[,;:。]", before)[-1]
    behind = text[numeral.end : numeral.end + 20]
    start_of_part = max(sentence[0], text.rfind(";", sentence[0], numeral.start) + 1)
    each = _each(piece, behind, family, numeral.value)
    if family == "money" and not each and _is_of_each(text[start_of_part : numeral.start], piece, numeral.value):
        each = "household"
    occurrence = Occurrence(numeral, family, piece, text[start_of_part : numeral.start], behind, read, numerals)
    mention.kind = norm_of(occurrence) or mention.kind
    mention.qualifier = mention.qualifier or _limit(piece, read.choice)
    choice = _counted_so(read, family)
    mention.topic, mention.period, mention.place = choice.topic, read.period, read.place
    mention.item = choice.name or load_vocabulary().topics[choice.topic].zh  # 其中5000元以上: no words of its own
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
    if mention.measure == "count" and family == "floor" and _SQUARE_KM.search(numeral.unit):
        mention.measure, mention.family, mention.value = "area_mu", "area", round(numeral.value * _MU, 6)  # 林地54平方公里
        upper = upper_end(mention.qualifier)
        mention.qualifier = mention.qualifier if upper is None else up_to(round(upper * _MU, 6))
    how = choice.how if read.is_near else "far"
    mention.confidence = certainty(how, read.grounds, is_own=choice.item is None)
    mention.reasons = [(choice.how, choice.word), *read.grounds]
    return mention


def _is_of_each(before: str, piece: str, value: float) -> bool:
    """Whether what households may get is told of each: 每户入股5万元,每年可分红3000元; 贫困户全部加入,可分红1800元."""
    if value > _MOST_OF_ONE or not _MAY_GET.search(piece) or _OF_ALL.search(piece):
        return False
    each = max((match.end() for match in _EACH_BEFORE.finditer(before)), default=-1)
    if _HOW_MANY.search(before, max(each, 0)):
        return False
    clauses = before.removesuffix(piece)
    is_whose = _HOUSEHOLDS.search(piece) or (_HOUSEHOLDS.search(clauses) and not _OF_ALL.search(clauses))
    return each >= 0 or is_whose is not None


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
