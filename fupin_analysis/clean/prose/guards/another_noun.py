"""Numbers whose own noun is another one than the word that decided: a head behind it, a noun of their own clause, a kind of it.

In a Chinese noun the last word says what a thing is: 肉羊产业示范村 is a village, 小学教师 a teacher, 学校支部 a branch.
What stands in the clause before names nothing where a clause has a noun of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.core.terms import OTHER, own_words

_DECIDED = frozenset({"rule", "label", "default"})
#: Last words that make of any noun before them another thing.
_HEADS = re.compile(
    "(?P<head>(?:党)?支部|党总支|党小组|党员|教师|老师|医生|医师|护士|志愿者|技术员|经纪人|带头人|示范[村组社乡镇]|专业[村组屯]|协会|联合会)"
    "(?:数|总数|人数)?(?:共|共计|合计|有|达|约|为)*$"
)
_VERBS = re.compile(
    "^(?:20[0-9]{2}年|今年|[上下]半年|计划|拟|将|力争|预计|已|共|累计|其中|全[镇乡村]|新|的?基础上|再|又|另|扩大|完成|实施|发展|种植|栽植|栽种|新增|扩种|套种|养殖|建设|建成|修建|铺设|投放|发放)+"
)
#: Nouns that say how much of the thing before is counted: 发展烤烟,种植面积300亩.
_MEASURES = re.compile("面积|规模|数量|存栏|出栏|产量|产值|总量|总数|基地|园区?$|棚|项目|工程")
_SETTLES = re.compile("(?:共|可|已|拟|能)*安置(?:搬迁户|贫困户|群众|对象)?(?:共)?")
MERGED = re.compile("个?(?:贫困|行政|自然|原)*村(?:撤并|合并|整合)(?:而来|而成|组成|为|成)")
_WITHOUT = re.compile(
    "(?:(?:均|都|尚|还|仍)?(?:未|没有?)|无)(?:能)?(?:接?通|参加|享受|领取|办理|安装|接入|用上)(?:上|了)?[一-鿿]{2,}"
)
_INSTEAD = re.compile("(?:调整|变更|调减|调增)为")
_WORKS = re.compile("(?P<kind>[一-鿿]{2,8})项目$")
_LISTED_WORKS = re.compile("[一-鿿]{2,8}项目[0-9]+个")
_ANY_WORKS = re.compile(
    "(?:农村|农业|全[镇乡村]|各类|新建|续建|开工|竣工|复工|谋划|储备|入库|实施|在建|完工|重点|小型|其中|完成|建设|基础设施|产业|发展|扶贫|扶持|到[村户]|工程|种植业?|养殖业?|帮扶|民生|财政|衔接|资金|特色)+"
)
_GROUP = re.compile("(?P<who>(?:未|已)?脱贫户|(?:一般)?贫困户|低保户|五保户|监测户|边缘户|非贫困户)(?:每[人户]|人均|户均)")
_EARNED = re.compile("收入(?:能|可|将|约|平均)*(?:增加|提高|增长)(?:了)?(?:约|近)?$")
_PLACES = re.compile("[个家处座所]")
_OF_PERSONS = frozenset({"population", "staffing", "education", "medical"})
_GAINS = re.compile("(?:增收|增加收入|收入增加|增加)(?:约|近|达|了|可达)*$")
_EXAMPLES = re.compile("等(?P<kind>(?!级|共|合计|[0-9])[^,;、等]{2,10})$")
_ALL_AT_SCHOOL = re.compile(
    "(?:均|都|已|全部)*(?:无(?:一人|一|人)?(?:失学|辍学)|没有(?:一人)?(?:失学|辍学)|入学|在校|在读|就读|复学)"
)


def _own(topic: str, words: str) -> Choice | None:
    name = own_words(own_label(words))
    return Choice(topic, name, None, 0.0, name, "own") if residue(name) else None


def _of_another_head(view: View, choice: Choice) -> Choice | None:
    """新建肉羊产业示范村1个: a village, and no sheep."""
    head = _HEADS.search(view.label)
    if head is None or view.family not in ("count", "persons", "households") or choice.how not in _DECIDED:
        return None
    item = choice.item
    names = (item.zh, *item.aliases) if item is not None else ()
    if head["head"] in choice.word or any(head["head"] in name for name in names):
        return None
    is_before = choice.word in view.label[: head.start()] or choice.word not in view.label + view.after
    return _own(choice.topic, view.label) if is_before else None


def _of_no_heads(view: View, choice: Choice) -> Choice | None:
    """建成养鸡场2个: places where some are kept, and no two of them."""
    if choice.topic != "production" or not choice.name.startswith("animal_") or view.family != "count":
        return None
    return _own("production", view.label if residue(view.label) else view.after) if _PLACES.search(_unit(view)) else None


def _unit(view: View) -> str:
    return view.chain.numerals[0].unit[-1:]


def _kind_of_a_part(view: View, choice: Choice) -> Choice | None:
    """党员362人,其中流动党员57人: the vocabulary's word for the whole, with a word before it that it does not have."""
    if choice.how != "label" or view.family not in ("persons", "households", "count") or view.chain.label:
        return None
    is_listed = "其中" in view.gap or (view.before is not None and view.before.whole is not None)
    place = view.label.rfind(choice.word)
    kind = residue(own_label(view.label[:place])) if place > 0 else ""
    is_part = is_listed and kind != "" and choice.topic in _OF_PERSONS
    return _own(choice.topic, view.label) if is_part and kind not in label_of(choice) else None


def _of_its_own_clause(view: View, choice: Choice) -> Choice | None:
    """冬季种植油菜,2019年种植黄桃150亩: what the clause of the number names, and not the clause before."""
    if view.family not in THINGS or choice.how not in _DECIDED or view.chain.label or not choice.word:
        return None
    label = _INSTEAD.split(view.label)[-1]  # 由原规划的160亩茶叶调整为80亩雷竹
    if choice.word in label + view.after or choice.word not in view.gap or len(choice.word) < 2:
        return None
    noun = _VERBS.sub("", own_label(label))
    noun = noun or own_label(view.after)
    is_of_goods = choice.topic == "production" and (choice.how == "label" or choice.name == "projects")
    if not is_of_goods or len(residue(noun)) < 2 or _MEASURES.search(noun):
        return None
    found = next((item for hit in find_words(noun) for item in hit.items if item.topic == choice.topic), None)
    if found is not None and suits(found, view.family):
        return Choice(found.topic, found.name, found, 0.0, noun, "label")
    return _own(choice.topic, noun)


def _examples_of(view: View, choice: Choice) -> Choice | None:
    """新增香梨、红枣等特色林果900亩: of the kind, and not of one that is named for it."""
    if choice.topic != "production" or view.family not in ("area", "count", "weight") or choice.how not in _DECIDED:
        return None
    label = own_label(view.label)
    if view.label.endswith("等") and "、" in label:
        kinds = {(item.topic, item.name) for hit in find_words(label) for item in hit.items if suits(item, view.family)}
        return _own("production", label) if len(kinds) > 1 and choice.word in label else None
    match = _EXAMPLES.search(label)
    if match is None or choice.word not in view.label[: view.label.rfind("等" + match["kind"])]:
        return None
    if "、" not in view.label:
        return None
    found = next(
        (
            item
            for hit in find_words(match["kind"])
            for item in hit.items
            if item.topic == "production" and suits(item, view.family)
        ),
        None,
    )
    if found is not None:
        return Choice(found.topic, found.name, found, 0.0, match["kind"], "label")
    return _own("production", match["kind"])


def _by_what_it_grew(view: View, choice: Choice) -> Choice | None:
    """为村集体经济增收5万元: what was gained, and not what there is."""
    if choice.topic != "income" or view.family not in ("money", "money_each") or choice.how not in _DECIDED:
        return None
    is_gain = _GAINS.search(own_label(view.label)) is not None and not re.search("增", label_of(choice))
    return _own("income", view.label) if is_gain and choice.word in view.label and "增" not in choice.word else None


def _who_are_at_school(view: View, choice: Choice) -> Choice | None:
    """贫困学生41人无一辍学: how many there are, and not how many get help."""
    if (choice.topic, choice.name) != ("education", "aid") or view.family != "persons" or choice.how not in _DECIDED:
        return None
    is_all = _ALL_AT_SCHOOL.match(view.after) is not None and not re.search("资助|补助|救助|享受|发放", view.gap + view.after)
    return _own("education", view.label) if is_all else None


def _without_what(view: View, choice: Choice) -> Choice | None:
    """危房341户,428户未通宽带网: what they do not have has a name of its own."""
    match = _WITHOUT.match(view.after)
    if match is None or residue(view.label) or view.family not in ("households", "persons") or choice.word in view.after:
        return None
    topics = topics_in(view.sentence.hits_in(*view.chain.after))
    return _own(next((one for one in topics if one not in ("registry", "population")), OTHER), view.after)


def _kind_of_works(view: View, choice: Choice) -> Choice | None:
    """其中安全水项目8个;农田水利项目32个: works of a kind, and not all there are."""
    text = view.sentence.text[view.sentence.start : view.chain.start]
    match = _WORKS.search(own_label(view.label)) if choice.name == "projects" and view.family == "count" else None
    if match is None or "其中" not in text or choice.how not in _DECIDED or _ANY_WORKS.fullmatch(match["kind"]):
        return None
    listed = _LISTED_WORKS.findall(view.sentence.text, view.sentence.start, view.sentence.end)
    return _own(choice.topic, match[0]) if len(listed) > 1 else None


def _each_of_a_group(view: View, choice: Choice) -> Choice | None:
    """未脱贫户每人分红460元,脱贫户每人分红200元: what each group gets."""
    if view.family != "money_each" or choice.how not in _DECIDED or not _GROUP.search(view.label):
        return None
    groups = {match["who"] for match in _GROUP.finditer(view.sentence.text, view.part, view.sentence.end)}
    return _own(choice.topic, view.label) if len(groups) > 1 else None


def _earned_by_it(view: View, choice: Choice) -> Choice | None:
    """通过奖补,每户家庭收入能增加900元: what they earn by it, and not what is paid."""
    is_gain = view.family in ("money", "money_each") and _EARNED.search(own_label(view.label)) is not None
    return _own("income", view.label) if is_gain and choice.topic != "income" and choice.word not in view.label else None


def settled_at_sites(view: View, choice: Choice) -> Choice | None:
    """易地搬迁162户,建安置点4个,安置134户: those who live at the sites, and not all who moved; nor those of the land for them."""
    if view.family not in ("households", "persons") or not _SETTLES.fullmatch(own_label(view.label)):
        return None
    told = [*view.memory.previous, *view.all_done]
    if not any((read.choice.topic, read.choice.name) == ("housing", "sites") for read in told):
        return None
    is_all = (choice.topic, choice.name) == ("housing", "relocation")
    is_of_land = choice.item is None and choice.how == "joined" and view.before is not None and "area" in view.before.families
    if is_of_land:
        return named("housing/relocation", "安置")
    moved = [read for read in told if (read.choice.topic, read.choice.name) == ("housing", "relocation")]
    is_part = any(read.chain.numerals[0].value > view.chain.numerals[0].value for read in moved)
    return Choice("housing", "集中安置", None, 0.0, "安置", "own") if is_all and is_part else None


def merged_villages(view: View, choice: Choice) -> Choice | None:
    """由甲村、乙村等三个贫困村合并而成: villages that there were."""
    is_past = view.family == "count" and choice.topic in ("registry", "population", "exit") and MERGED.match(view.after)
    return Choice("population", "合并前的村", None, 0.0, "合并", "own") if is_past else None


#: In the order in which they are asked.
ANOTHER_NOUN: Sequence[Callable[[View, Choice], Choice | None]] = (
    _without_what,
    _of_another_head,
    _of_no_heads,
    _kind_of_a_part,
    _of_its_own_clause,
    _examples_of,
    _by_what_it_grew,
    _kind_of_works,
    _each_of_a_group,
    _earned_by_it,
    _who_are_at_school,
)
