"""Numbers whose unit does not suit what is spoken of: money of those who work, households of a rate, a share of a cause."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import Doubt, called, spoken_of
from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import OTHER

_GRANTS = re.compile("发放|投放|新增|新放|户用")
#: Measures beside which nothing is counted in heads, pieces or lengths.
_RATES = frozenset({"rate", "paid_share", "multiple", "amount_per_person_yuan", "amount_per_household_yuan"})
_COUNTED = frozenset({"households", "persons", "person_times", "count", "area", "length"})
_CHANGED = re.compile("(?:增加|减少|增长|下降|提高|扩大|新增)(?:了)?$")
_INCOME_EACH = re.compile("人均(?:年)?(?:纯|可支配|总)?收入(?:约|达到?|为)?$")
_OF_ALLOWANCES = frozenset({"living", "registry", "monitoring", "population", "medical", "exit"})
_GIVES = re.compile("(?:补助|扶持|注入|拨付|安排|投入|奖补|下达)(?:了|资金|共|共计|合计)*$")
_EARNS_TOO = re.compile("收入|收益|分红|盈利|利润|租金")
#: Each of several has so many: 5个贫困村都有3-5名带头人, 各村均配有2名医生.
_OF_EACH = re.compile(
    "(?:(?P<many>[0-9]+)个?|各个?|每个?|所有的?|全部)[^,;。:()0-9]{0,6}?"
    "(?P<whose>村民小组|村|社区|组|屯|寨|支部|合作社|企业|公司|车间|基地|学校|单位|网格|片区)"
    "(?:里|内)?(?:就|又|也|已)?(?:都|均|各|皆|分别|至少)(?:已)?"
    "(?:有|建有?|建成|建立|设有?|设立|派驻|派有?|配备?有?|选派|培育|发展|打造|组建|成立|安排|落实|确定|拥有|形成)*(?:了|出)?$"
)
_OF_EACH_AT_MOST = 10
_ONE_BY_ONE = frozenset({"count", "persons", "households"})


def of_each_of_them(view: View, choice: Choice) -> Choice | None:
    """5个贫困村都有3-5名致富带头人: so many in each, and not in the township."""
    first = view.chain.numerals[0]
    if view.family not in _ONE_BY_ONE or first.value > _OF_EACH_AT_MOST or view.chain.label:
        return None
    clause = re.split("[,;。:]", view.sentence.text[view.part : view.chain.start])[-1]
    match = _OF_EACH.search(clause)
    if match is None or (match["many"] is not None and first.kind != "range" and first.value >= float(match["many"])):
        return None
    what = own_label(view.after) if residue(view.after) else "" if choice.item is None else label_of(choice)
    return called(choice.topic, f"每{match['whose']}{what}") if what else None


def of_another_use(view: View, choice: Choice) -> Choice | None:
    """26户130万元贷款入股企业, below 户贷企用: what is told of the use of loans is no grant."""
    if (choice.topic, choice.name) != ("credit", "loans") or not view.context.headings or _GRANTS.search(view.label):
        return None
    is_of_use = any("enterprise_use" in hit.concepts for hit in view.context.headings[0][1])
    return named("credit/enterprise_use", choice.word, choice.how) if is_of_use else None


def only_a_rate(view: View, choice: Choice) -> Choice | None:
    """人均纯收入增长10%,66户…: of a rate no households are counted."""
    item = choice.item
    rates = _RATES | {"amount_yuan"} if choice.topic == "income" else _RATES
    if item is None or not item.measures or not set(item.measures) <= rates or view.family not in _COUNTED:
        return None
    topic = next((read.choice.topic for read in view.done if read.choice.topic != choice.topic), choice.topic)
    return called(topic, view.label if residue(view.label) else view.after or view.label)


def by_how_much(view: View, choice: Choice) -> Choice | None:
    """玉米、马铃薯分别增加1200、300亩: by how much, and not how much."""
    return called(choice.topic, view.chain.label) if view.chain.label and _CHANGED.search(view.chain.label) else None


def no_share_of_a_cause(view: View, choice: Choice) -> Choice | None:
    """内生动力不足,约有一成贫困户不愿外出: a share of something that is said behind it."""
    is_of_cause = view.family == "share" and choice.topic == "cause"
    if not is_of_cause or "占" in view.gap or choice.word in view.label + view.after or not residue(view.after):
        return None
    return None if "致贫" in view.after else called(OTHER, view.after)


def no_wage(view: View, choice: Choice) -> Choice | None:
    """务工86人,日工资100元: no money is counted in heads."""
    if (choice.topic, choice.name) not in (
        ("employment", "employed"),
        ("employment", "migrant_workers"),
    ) or view.family != "money":
        return None
    return called("employment", view.label, f"{label_of(choice)}金额")


def income_of_others(view: View, choice: Choice) -> Choice | None:
    """低保户人均收入9800元: what they earn, and no allowance."""
    is_income = view.family in ("money", "money_each") and _INCOME_EACH.search(own_label(view.label)) is not None
    return called("income", view.label) if is_income and choice.topic in _OF_ALLOWANCES else None


def granted_to_villages(view: View, choice: Choice) -> Choice | None:
    """按每村20万元补助集体经济,8个村共补助160万元: what villages are given, and not what they earn."""
    if choice.topic != "income" or view.family != "money":
        return None
    match = _GIVES.search(own_label(view.label))
    words = view.label if residue(view.label) else f"{own_label(view.label)}{own_label(view.after)}"
    return called(spoken_of(view) or "funds", words) if match and not _EARNS_TOO.search(view.label) else None


#: In the order in which they are asked.
OF_MEASURES: tuple[Doubt, ...] = (
    Doubt(
        of_each_of_them,
        looks_at="several of which each has, before the number",
        why="what each has is not what all have",
        fires="5个贫困村都有3名致富带头人。",
        passes="5个贫困村都建了卫生室5个。",
        of_own_words=True,
    ),
    Doubt(
        of_another_use,
        looks_at="a heading of the use of loans",
        why="what is told of the use of loans is no grant",
        fires="户贷企用\n26户130万元贷款入股企业。",
        passes="小额信贷\n发放贷款26户130万元。",
    ),
    Doubt(
        only_a_rate,
        looks_at="households beside an item that is a rate",
        why="of a rate no households are counted",
        fires="人均纯收入增长10%，涉及66户。",
        passes="人均纯收入增长10%。",
    ),
    Doubt(
        by_how_much,
        looks_at="增加 at the head of a list",
        why="by how much a thing has changed is not how much there is",
        fires="种植玉米、马铃薯同比分别增加1200、300亩。",
        passes="种植玉米、马铃薯分别为1200、300亩。",
    ),
    Doubt(
        no_share_of_a_cause,
        looks_at="what is said behind a share, where a cause is spoken of",
        why="a share of something else is no cause",
        fires="内生动力不足，约有一成贫困户不愿外出。",
        passes="因内生动力不足致贫的占10%。",
    ),
    Doubt(
        no_wage,
        looks_at="money beside those who work",
        why="money is not counted in heads",
        fires="外出务工86万元。",
        passes="外出务工86人。",
    ),
    Doubt(
        income_of_others,
        looks_at="人均收入 right before the number",
        why="what people earn is no allowance",
        fires="低保户人均收入9800元。",
        passes="低保户人均补助9800元。",
    ),
    Doubt(
        granted_to_villages,
        looks_at="a verb of giving, where income is spoken of",
        why="what villages are given is not what they earn",
        fires="投入700万元发展村集体经济。",
        passes="村集体经济收入700万元。",
    ),
)
