"""Doubts about money: what is gained is no income, what is needed is not spent, what several come to is of none of them."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, telling
from fupin_analysis.clean.prose.items import Choice, Surroundings, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View

_GAINS = re.compile("(?:增收|增加收入|收入增加|增加)(?:约|近|达|了|可达)*$")
_GROUP = re.compile("(?P<who>(?:未|已)?脱贫户|(?:一般)?贫困户|低保户|五保户|监测户|边缘户|非贫困户)(?:每[人户]|人均|户均)")
#: Who is not everybody.
_WHOSE_INCOME = re.compile(
    "(?:建档立卡|贫困|脱贫|监测|低保|五保|特困|边缘|搬迁|移民|残疾|低收入)(?:村)?(?:户|人口|群众|对象|人员|家庭|农户|居民)?(?!攻坚|地区|县|镇|乡|标准|线)|城镇(?:居民|常住居民)?(?!化)"
)
_OF_A_MONTH, _NO_ONES_WAGE = re.compile("月均|月平均|(?:平均)?每个?月(?![0-9一二三四五六七八九十]|底|初|中旬)"), 10_000
_EARNED = re.compile("收入(?:能|可|将|约|平均)*(?:增加|提高|增长)(?:了)?(?:约|近)?$")
_PAID_BACK = re.compile("[^,;。]{0,16}?(?P<state>已?(?:按时|按期|全部|如期|均)*(?:还款|还清|归还|结清|偿还))")
_ALSO_PAID_BACK = re.compile("已|全部|均|按[时期]|如期")
_BOTH = re.compile("(?:监测|边缘)(?:户|对象|人口)")
_OF_SEVERAL = re.compile(
    r"(?P<names>[一-鿿]{2,}(?:、[一-鿿]{2,}?)+?)(?:等)?(?:各类|各项)?(?:资金|补助|补贴)?(?:共计|合计|总计|累计|共|达)*$"
)
#: What several come to is called behind them: 中小学、雨露计划等教育资助.
_UNDER_A_NAME = re.compile(
    "(?P<names>[^,;。:、0-9]{2,}?(?:[、和及与][^,;。:、0-9]{2,}?)+)等(?:各类|各项|方面的?)?(?P<kind>(?!级|共|合计|累计)[一-鿿]{2,10}?)"
    "(?:全年|累计|共计|合计|共|已)*(?:支付|发放|兑现|兑付|投入|落实|拨付|支出|到位)*(?:了)?(?:资金|金额)?(?:共|达到?|约|为)*$"
)
_BETWEEN_NAMES = re.compile("[、和及与]")
_BEFORE_NAMES = re.compile("^.*?(?:发放|兑现|兑付|落实|拨付|补发)(?:了)?")
_TOTALS = re.compile("(?P<whose>[一-鿿]{2,8}?)总?收入(?:达到?|约|为|共|实现)*$")
_EVERYTHING = re.compile("村|社|镇|乡|经济|集体|产业|农业|牧业|养殖|种植|旅游|合作社|企业|基地")
#: 石坪村贫困户总收入: of the households of a village and not of the village.
_HOUSEHOLDS = re.compile("家庭|农户|户均|(?:贫困|脱贫|监测|低保|搬迁|边缘|建档立卡|不稳定)(?:户|人口|群众|对象)$")
_NEEDED = re.compile(
    "(?<![所必急按供无不主重只首])(?:需要?|要|急需|亟需|尚缺)(?:总|约)?(?:投资|投入|资金|经费|补助|解决|争取|上级)[^,;。0-9]{0,6}$"
    "|(?:答应|承诺|同意)(?:支持|解决|补助|投入|安排|帮助)[^,;。0-9]{0,6}$"
)
_EACH_PERSON = re.compile("人均[^,;。户]{0,4}增收")


def by_what_it_grew(view: View, choice: Choice) -> Choice | None:
    """为村集体经济增收5万元: what was gained, and not what there is."""
    if choice.topic != "income" or view.family not in ("money", "money_each") or choice.how not in DECIDED:
        return None
    is_gain = _GAINS.search(own_label(view.label)) is not None and not re.search("增", label_of(choice))
    return telling("income", view.label) if is_gain and choice.word in view.label and "增" not in choice.word else None


def income_of_a_group(view: View, choice: Choice) -> Choice | None:
    """贫困户人均可支配收入7230元, 城镇居民…: what a group earns, and not what everybody in the country does."""
    is_of_all = (choice.topic, choice.name) in (("income", "disposable_per_capita"), ("income", "net_per_capita"))
    match = _WHOSE_INCOME.search(own_label(view.label)) if is_of_all and view.family in ("money", "money_each") else None
    if match is None:
        return None
    return kept("income", view.label if "收入" in view.label or "人均" in view.label else f"{match[0]}{label_of(choice)}")


def money_of_a_month(view: View, choice: Choice) -> Choice | None:
    """低保金月均发放12.4万元, 每月走访120户: of one month, and not of the year."""
    match = _OF_A_MONTH.search(view.label)
    if match is None or view.family == "share" or choice.how == "own":
        return None
    if view.family in ("money", "money_each") and view.chain.numerals[0].value < _NO_ONES_WAGE:
        return None  # 月均工资600元: what one of them gets
    return kept(choice.topic, view.label if residue(own_label(view.label)) else f"{label_of(choice)}{match[0]}")


def each_of_a_group(view: View, choice: Choice) -> Choice | None:
    """未脱贫户每人分红460元,脱贫户每人分红200元: what each group gets."""
    if view.family != "money_each" or choice.how not in DECIDED or not _GROUP.search(view.label):
        return None
    groups = {match["who"] for match in _GROUP.finditer(view.sentence.text, view.part, view.sentence.end)}
    return telling(choice.topic, view.label) if len(groups) > 1 else None


def earned_by_it(view: View, choice: Choice) -> Choice | None:
    """通过奖补,每户家庭收入能增加900元: what they earn by it, and not what is paid."""
    is_gain = view.family in ("money", "money_each") and _EARNED.search(own_label(view.label)) is not None
    return telling("income", view.label) if is_gain and choice.topic != "income" and choice.word not in view.label else None


def what_was_paid_back(view: View, choice: Choice) -> Choice | None:
    """户贷户用9户41万元和户贷企用37户185万元已按时还款: what was paid back, and not all that was lent."""
    if choice.topic != "credit" or choice.name not in ("own_use", "enterprise_use", "loans"):
        return None
    text, end = view.sentence.text, view.sentence.end
    clause = re.split("[,;。]", text[view.chain.end : end])[0]
    match = _PAID_BACK.search(clause)
    if match is None or not _ALSO_PAID_BACK.search(match["state"]) or re.search("未|逾期|需|应|待", clause):
        return None
    return named(f"credit/{choice.name}_repaid", choice.word, choice.how) or kept("credit", f"{label_of(choice)}（已还款）")


def income_of_both(view: View, choice: Choice) -> Choice | None:
    """脱贫户及监测户人均可支配收入: of those, and not of everybody in the township."""
    if choice.topic != "income" or choice.item is None or view.family not in ("money", "money_each"):
        return None
    match = _BOTH.search(view.label)
    return kept("income", view.label) if match and match[0] not in label_of(choice) and "收入" in view.label else None


def several_allowances(view: View, choice: Choice) -> Choice | None:
    """发放孤儿生活费、残疾人护理补贴等共计86万元: of both, and not of the last."""
    if choice.topic not in ("living", "medical") or view.family != "money" or choice.how not in DECIDED:
        return None
    match = _OF_SEVERAL.search(view.label)
    if match is None:
        return None
    names = _BEFORE_NAMES.sub("", match["names"]).split("、")
    is_told = choice.word in names[-1] and len(names) > 1
    others = [name for name in names[:-1] if find_words(name) and choice.word not in name]
    return kept(choice.topic, "、".join(names)) if is_told and others else None


def what_several_come_to(view: View, choice: Choice) -> Choice | None:
    """中小学、雨露计划等教育资助86.8万元: of what the list is called, and not of one of it."""
    match = _UNDER_A_NAME.search(view.label) if view.family == "money" and choice.how in DECIDED and choice.word else None
    if match is None or not any(_is_all_of(name, choice.word) for name in _BETWEEN_NAMES.split(match["names"])):
        return None
    around = Surroundings()
    around.add(find_words(match["kind"]), match["kind"], 1.0)
    found = view.ask(view.families, around)
    is_its_own = found is not None and found.item is not None and found.word == match["kind"]
    return found if is_its_own else kept(choice.topic, f"{_BEFORE_NAMES.sub('', match['names'])}等{match['kind']}")


def _is_all_of(name: str, word: str) -> bool:
    """Whether a word is what a name of a list says, and not what is done with it: 消费扶贫销售茶叶 names tea."""
    return word in name and not residue(own_label(name[name.rfind(word) + len(word) :]))


def income_of_something(view: View, choice: Choice) -> Choice | None:
    """全村经济总收入, 农牧业总收入: of a village or a trade, and not of households."""
    if (choice.topic, choice.name) != ("income", "total_household") or choice.item is None:
        return None
    match = _TOTALS.search(own_label(view.label))
    if match is not None and match["whose"].endswith("财政"):
        return named("income/fiscal_revenue", match[0])
    if match is None or not _EVERYTHING.search(match["whose"]) or _HOUSEHOLDS.search(match["whose"]):
        return None
    return kept("income", view.label)


def only_needed(view: View, choice: Choice) -> Choice | None:
    """需投资25万元: what it would cost, and not what was spent."""
    if view.family != "money" or choice.item is None or choice.topic == "plan":
        return None
    label = own_label(view.label)
    name = label if choice.word in label else f"{label_of(choice)}（{label}）"
    return kept(choice.topic, name) if _NEEDED.search(label) else None


def gain_of_a_person(view: View, choice: Choice) -> Choice | None:
    """人均年增收1.5万元: what each person gains, and not each household."""
    if (choice.topic, choice.name) != ("income", "gain_per_household"):
        return None
    match = _EACH_PERSON.search(view.label)
    return kept("income", match[0]) if match else None


#: In the order in which they are asked.
OF_MONEY: tuple[Doubt, ...] = (
    Doubt(
        by_what_it_grew,
        looks_at="a verb of growth before an amount",
        why="what is gained is not what there is",
        fires="为村集体经济增收6万元。",
        passes="村集体经济收入7万元。",
    ),
    Doubt(
        each_of_a_group,
        looks_at="two groups with an amount each",
        why="what one group gets is not what each gets",
        fires="当年未脱贫户每人分红460元，脱贫户每人分红200元。",
        passes="贫困户每户分红560元。",
    ),
    Doubt(
        money_of_a_month,
        looks_at="每月 or 月均 before the number",
        why="what is paid or done in a month is not that of the year",
        fires="每月发放高龄补贴3.4万元。",
        passes="全年发放高龄补贴40.8万元。",
        goes_on=True,
    ),
    Doubt(
        earned_by_it,
        looks_at="收入 before the amount",
        why="what is earned by a grant is not the grant",
        fires="通过奖补，贫困户每户家庭收入能增加800元。",
        passes="为贫困户发放奖补资金80万元。",
    ),
    Doubt(
        what_was_paid_back,
        looks_at="the words behind the number",
        why="what is paid back is not all that was lent",
        fires="户贷企用37户185万元已全部还清。",
        passes="户贷企用37户185万元。",
    ),
    Doubt(
        income_of_both,
        looks_at="two groups before an income",
        why="what two groups earn is not what everybody earns",
        fires="脱贫户及监测户人均纯收入1.3万元。",
        passes="农村居民人均可支配收入达到1.3万元。",
    ),
    Doubt(
        income_of_a_group,
        looks_at="whose income per head it is",
        why="what the registered or townspeople earn is not what rural residents do",
        fires="贫困户人均可支配收入7140元。",
        passes="农村居民人均可支配收入9650元。",
        goes_on=True,
    ),
    Doubt(
        what_several_come_to,
        looks_at="a noun behind a list of what was paid and 等",
        why="money of the whole list is not that of one of it",
        fires="义务教育、雨露计划等教育资助86.8万元。",
        passes="雨露计划补助86.8万元。",
    ),
    Doubt(
        several_allowances,
        looks_at="a list of allowances before an amount",
        why="money of several is not that of the last",
        fires="发放孤儿生活费、残疾人护理补贴等共计86万元。",
        passes="发放残疾人护理补贴86万元。",
    ),
    Doubt(
        income_of_something,
        looks_at="whose income it is",
        why="a village or a trade is no household",
        fires="农村经济总收入120万元。",
        passes="家庭总收入80万元。",
    ),
    Doubt(
        only_needed,
        looks_at="需 before an amount",
        why="what is needed is not spent",
        fires="饮水安全工程尚需资金26万元。",
        passes="饮水安全工程投资26万元。",
    ),
    Doubt(
        gain_of_a_person,
        looks_at="人均 before a gain",
        why="what each person gains is not what each household gains",
        fires="人均年增收约1.5万元。",
        passes="户均增收2000元。",
    ),
)
