"""Those within a bound, and how much things hold: 救助10000元以上2人次 are not all helped, 水池9口860立方米 no 860 ponds."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, called, kept
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.terms import PART_OF, load_vocabulary, own_words

_OF_ROLLS = frozenset({"registry", "exit", "monitoring", "cause", "population"})
_NUMBER = "[0-9]+(?:[.][0-9]+)?[百千万]?"
_UNIT = "(?:元|亩|头|只|羽|株|箱|吨|平方米)"
_BOUND = re.compile(
    rf"(?P<bound>{_NUMBER}{_UNIT}?(?:以上)?(?:至|到|-){_NUMBER}{_UNIT}(?:以下|以内)?"
    rf"|(?:{_NUMBER}{_UNIT}以上,?)?{_NUMBER}{_UNIT}(?:以上|以下|以内))"
    r"(?:的[^,;。:0-9]{0,8}|(?:大|农|贫困|脱贫|监测)?户|企业|合作社|主体|家庭|救助|贷款|项目|(?:自然|行政)?村|[一-鿿]{0,2}大户)?$"
)
#: The same told by a verb or between two: 户均年收入低于3万元的还有19户, 收入在4000元至5000元之间的21户.
_VERB_BOUND = re.compile(
    rf"(?P<bound>[一-鿿]{{2,14}}?(?:在?{_NUMBER}{_UNIT}?(?:至|到|-){_NUMBER}{_UNIT}之间|(?:低于|少于|小于|不足|不到|不够|不满|达不到|未达到?|高于|多于|大于|超过|不高于|不低于|不超过){_NUMBER}{_UNIT})"
    r"(?:的)?[^,;。:0-9]{0,10}?)(?:还|仅|尚|只|仍|共)?有?$"
)
_SPENT = re.compile("投入|投资|发放|筹集|争取|整合|拨付|支付|共|累计|合计")
_COUNTED = frozenset({"households", "persons", "recipients", "person_times", "count"})
_VOLUMES = frozenset({"立方米", "立方", "方"})
_HEADS = "头只羽匹尾箱"
_FIRMS = re.compile("农场|合作社|企业|大户|公司|车间|基地")
_OF_A_FIELD = re.compile("(?P<field>[^,;。、]{2,12})(?:方面|领域)(?:的)?(?:问题)?(?:有|共)?$")
#: Who found problems, where several are told side by side: 巡视反馈问题12个,省考核反馈问题8个.
_SOURCE = "(?:巡视|巡察|督查|督导|考核|国考|省考|市考|县考|审计|暗访|评估|回头看|抽查|核查|自查|排查|检查|媒体|信访|调研)"
_FROM_SOURCES = re.compile(
    f"(?<![一-鿿])[^,;。、:()0-9]{{0,14}}?(?P<source>{_SOURCE})[^,;。、:()0-9]{{0,12}}?问题[^,;。、:()0-9]{{0,4}}[0-9]+(?:个|条|项|件)"
)
_MIDST = re.compile("(?:[一-鿿]{0,8}(?:户|人口|人员|对象|群众|家庭))?(?:当|之)?中(?:有|,|:)?")
#: 8个行政村当中深度贫困的有6个.
_WITHIN = re.compile(
    "(?:行政|贫困|自然)?(?:村|户|人)?(?:当中|之中|中|里|里面),?(?P<kind>[^,;。:()]{2,14}?)(?:的)?(?:还|只|仅|就|也)?(?:有|为|占)?$"
)
_ONLY_WHEN = re.compile(
    "20[0-9]{2}(?:-20[0-9]{2})?年?(?:[底末度]|以来|以前)?|[今去本当前上]年|[上下]半年|第?[一二三四]季度|[0-9]+月份?"
)
_WHOLES = frozenset(
    {"total", "exited", "not_exited", "opening_not_exited", "cumulative", "done", "rural", "confirmed_poor", "total_previous"}
)
_BATCH = re.compile("(?P<batch>第[一二三四五六七八九1-9]批|首批|第[一二三四1-4](?:期|阶段|标段))")
#: A batch that only says when, or that came to help: 首批资金到位后, 第三批驻村工作队进村后.
_ONLY_AFTER = re.compile("[^,;。]*?(?:(?:后|以来|之际|期间),|工作队|队员|书记|干部|疫苗|任务下达)")
_SAMPLE = re.compile("(?:随机)?(?:抽查|抽取|抽检|抽样|抽选)")
#: What sums up over the batches named before: 第一批50户,第二批39户,共拨付143万元.
_OF_ALL_BATCHES = re.compile("合计|总计|[两各]批|[,;:](?:全年)?(?:累计|共计?)")


def within_bounds(view: View, choice: Choice) -> Choice | None:
    """Return the item with its bound in own words, for those a bound holds of.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family not in _COUNTED:
        return None
    start = max(view.sentence.text.rfind(sign, 0, view.chain.start) for sign in ",;。:") + 1
    text = view.sentence.text[max(start, view.part, view.sentence.start) : view.chain.start]
    told = _VERB_BOUND.search(text)
    if told is not None and not _SPENT.search(text[: told.end()]):
        return own_choice("income" if "收入" in told["bound"] else choice.topic, own_label(told["bound"]))
    match = _BOUND.search(text)
    if match is None or _SPENT.search(text[: match.start()]):
        return None
    return own_choice(choice.topic, f"{label_of(choice)}（{match['bound']}）")


def by_a_bound_alone(view: View, choice: Choice) -> Choice | None:
    """人均不够13平方米14户: nothing names them but the bound, which is kept with them."""
    return within_bounds(view, choice) if choice.item is None and not re.search("[0-9]", choice.name) else None


def how_much_it_holds(view: View, choice: Choice) -> Choice | None:
    """Return the volume of things in own words, where it stands beside their number.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.chain.numerals[0].unit not in _VOLUMES or choice.how != "joined":
        return None
    return own_choice(choice.topic, f"{label_of(choice)}容积")


def one_kind_of_it(view: View, choice: Choice) -> Choice | None:
    """Return a kind within its whole in own words, where it would be the whole's item again.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    before = view.before
    is_grown = view.family in ("area", "weight") or view.chain.numerals[0].unit[-1:] in _HEADS
    if before is None or choice.topic != "production" or not is_grown or choice.how not in ("rule", "label", "default"):
        return None
    whole = before if view.says_part and before.whole is None else before.whole
    is_again = whole is not None and (whole.choice.topic, whole.choice.name) == (choice.topic, choice.name)
    if whole is None or not is_again or view.family not in whole.families or whole.place != view.place:
        return None
    if whole.period != view.moment.period or choice.word == whole.choice.word or choice.word not in view.label:
        return None
    name = own_words(own_label(view.label))
    return Choice(choice.topic, name, None, 0.0, name, "own") if residue(name) else None


def heads_of_a_firm(view: View, choice: Choice) -> Choice | None:
    """Return the heads that a firm keeps in own words, for they are no firms: 其中养殖大户1200头.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    is_firm = choice.topic == "production" and _FIRMS.search(label_of(choice)) is not None
    if not is_firm or view.chain.numerals[0].unit[-1:] not in _HEADS:
        return None
    name = own_words(own_label(view.label)) or own_words(label_of(choice))
    return Choice(choice.topic, name, None, 0.0, name, "own")


def of_a_field(view: View, _choice: Choice) -> Choice | None:
    """发现问题186条,其中帮扶措施方面67条: problems of a field."""
    field = _OF_A_FIELD.search(view.label)
    if view.family != "count" or field is None:
        return None
    is_of_problems = any(read.choice.topic == "rectification" for read in [*view.all_done, *view.memory.previous])
    return called("rectification", f"{own_label(field['field'])}方面") if is_of_problems else None


def of_one_source(view: View, choice: Choice) -> Choice | None:
    """中央巡视反馈问题12个,省考核反馈问题8个: problems that one of several found are not all of them."""
    if choice.topic != "rectification" or choice.how not in DECIDED or view.family != "count":
        return None
    if choice.name == "inspections" and view.label.endswith("反馈"):
        return called("rectification", view.label)  # 国考反馈12个、市级督查反馈6个
    own = re.search(_SOURCE, view.label) if choice.name == "found" else None
    text = view.sentence.text[view.sentence.start : view.sentence.end]
    sources = {match["source"] for match in _FROM_SOURCES.finditer(text)}
    is_one = own is not None and own[0] in sources and len(sources) > 1
    return called("rectification", view.label) if is_one else None


def the_whole_again(view: View, choice: Choice) -> Choice | None:
    """大棚86座,其中贫困户承包32座: some of a thing are not all of it."""
    before = view.before
    if before is None or choice.item is None or choice.how not in (*DECIDED, "list"):
        return None
    if view.family == "share" or choice.name == "projects" or "其他" in view.label:
        return None
    midst = _WITHIN.match(view.gap) if view.family == "count" else None
    whole = before if (view.says_part or midst) and before.whole is None else before.whole
    if whole is None or (whole.choice.topic, whole.choice.name) != (choice.topic, choice.name):
        return None
    is_same = view.family == whole.chain.families[0] and whole.place == view.place and whole.period == view.moment.period
    said = own_label(midst["kind"] if midst else view.label) or own_label(view.after)
    if not residue(_ONLY_WHEN.sub("", said)):
        return None  # 脱贫380户(2017年140户,2018年130户)
    if not is_same or whole.aspect != view.moment.aspect or not said or view.chain.listed or view.chain.numerals[0].value == 0:
        return None
    return own_choice(choice.topic, own_words(f"{label_of(whole.choice)}{PART_OF}{said}"))


def in_their_number(view: View, choice: Choice) -> Choice | None:
    """因病致贫268户中已脱贫231户: some of those counted before, and not all who have left poverty."""
    before = view.before
    if before is None or choice.topic not in _OF_ROLLS or view.family not in before.chain.families or choice.how not in DECIDED:
        return None
    midst = _MIDST.match(view.gap)
    if midst is None or (before.choice.topic in _OF_ROLLS and before.choice.name in _WHOLES):
        return None
    return own_choice(before.choice.topic, own_words(f"{label_of(before.choice)}中{own_label(view.gap[midst.end() :])}"))


def of_a_batch(view: View, choice: Choice) -> Choice | None:
    """第一批312户78.4万元: of one batch, and not of all."""
    item = choice.item
    if choice.how == "sum" and item is not None and "_batch" in choice.name:  # 第一批…,第二批…,合计
        whole = load_vocabulary().item(choice.topic, base_of(item))
        return choice.of(whole)
    if "批" in label_of(choice):
        return None
    match = _BATCH.search(view.label) or (_BATCH.search(view.gap) if choice.how == "joined" else None) or _batch_before(view)
    if match is None or view.family == "share" or match["batch"] in label_of(choice):
        return None
    group = next((name for name, facet in load_facets().groups.items() if match["batch"] in facet.words), "")
    narrowed = narrow(item, group=group) if group and item is not None else None
    if narrowed is not None:
        return choice.of(narrowed)
    return called(choice.topic, f"{label_of(choice)}（{match['batch']}）")


def _batch_before(view: View) -> re.Match[str] | None:
    """Return the batch that the part of the sentence tells of; of two that it names each is that of its own clause."""
    text, end = view.sentence.text, view.chain.start
    found = list(_BATCH.finditer(text, view.part, end))
    if not found or _OF_ALL_BATCHES.search(text, found[-1].end(), end) or _ONLY_AFTER.match(text, found[-1].end(), end):
        return None
    stop = text.find(";", end, view.sentence.end)
    told = {one["batch"] for one in _BATCH.finditer(text, view.part, stop if stop >= 0 else view.sentence.end)}
    return found[-1] if len(told) == 1 or "," not in text[found[-1].end() : end] else None


def of_a_sample(view: View, choice: Choice) -> Choice | None:
    """抽查户档343份: those that were looked at, and not all there are."""
    is_sample = _SAMPLE.match(own_label(view.label)) is not None and choice.how in DECIDED
    return kept(choice.topic, view.label) if is_sample and choice.word in view.label else None


#: In the order in which they are asked.
OF_SOME_OF_IT: tuple[Doubt, ...] = (
    Doubt(
        of_a_sample,
        looks_at="抽查 at the head of the label",
        why="a sample is not all there are",
        fires="抽查户档343份。",
        passes="整理户档343份。",
    ),
    Doubt(
        within_bounds,
        looks_at="a bound before the number",
        why="those within a bound are not all of them",
        fires="贷款5万元以下的63户。",
        passes="贷款63户。",
    ),
    Doubt(
        by_a_bound_alone,
        looks_at="a verb that bounds, of a number in own words",
        why="a name without its bound says nothing",
        fires="人均不够13平方米14户。",
        passes="没有大门14户。",
        of_own_words=True,
    ),
    Doubt(
        one_kind_of_it,
        looks_at="another word before the same item, behind 其中",
        why="one kind is not the whole again",
        fires="中药材640亩，其中天麻310亩。",
        passes="中药材640亩。",
    ),
    Doubt(
        the_whole_again,
        looks_at="the item of the whole again behind 其中",
        why="some of a thing are not all of it",
        fires="培训贫困劳动力320人，其中培训妇女120人。",
        passes="培训贫困劳动力320人，培训妇女120人。",
    ),
    Doubt(
        in_their_number,
        looks_at="中 between a group and a number of it",
        why="those of one cause who left poverty are not all who did",
        fires="因病致贫的268户中已脱贫231户。",
        passes="全镇贫困户268户中已脱贫231户。",
    ),
    Doubt(
        of_one_source,
        looks_at="who found the problems, where several are told",
        why="what one inspection found is not all that was found",
        fires="省委巡视反馈问题12个，市级督查发现问题8个。",
        passes="市级督查反馈问题8个。",
    ),
    Doubt(
        how_much_it_holds,
        looks_at="a volume joined to things",
        why="what ponds hold is not how many there are",
        fires="新建蓄水池8口720立方米。",
        passes="新建蓄水池8口。",
    ),
    Doubt(
        of_a_field,
        looks_at="方面 right before a number of problems",
        why="problems of a field are no figure of the field",
        fires="发现问题186条，住房方面问题67条。",
        passes="发现问题186条。",
    ),
    Doubt(
        of_a_batch,
        looks_at="第一批 before the number",
        why="one batch is not all of them",
        fires="第一批兑付产业奖补312户78.4万元。",
        passes="兑付产业奖补312户78.4万元。",
        of_own_words=True,
    ),
    Doubt(
        heads_of_a_firm,
        looks_at="heads counted of a firm",
        why="the heads that a firm keeps are no firms",
        fires="肉牛存栏3400头，其中养殖大户1200头。",
        passes="养殖大户12户。",
    ),
)
