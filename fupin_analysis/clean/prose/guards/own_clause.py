"""Words of a number's own clause that its item does not explain: who is paid, their age, where they work, what was cleared."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.terms import own_words

_COUNTED = frozenset({"households", "persons", "person_times"})
_DECIDED = frozenset({"rule", "label", "default"})
_FINDS = re.compile("(?:排查|摸排|核查|筛查|普查|摸底|清查|调查|核实)(?:共|累计)?(?:出|发现)(?:了)?$")
_NOUN = re.compile("(?:的)?(?P<what>[一-鿿]{3,14}?)(?=可|能|均|都|已|进行|实施|开展|并|正|[,;。()]|$)")
_CLEARS = re.compile("清理|清除")
_SAYS_WHO = re.compile("贫困|脱贫|建档立卡|低保|监测|对象|人口|人员|错评|不符合|农户|识别|保障")
_OF_AN_AGE = re.compile(
    r"(?P<age>(?:[0-9]{2,3}|[五七八九]十|一?百)(?:周)?岁(?:及)?(?:以上|以下)?|百岁|高龄)(?P<who>[^,;。、0-9]{0,8})$"
)
_SIXTY = re.compile("60|六十")
_NO_PUPILS = re.compile(
    "优抚|老人|老党员|党员|残疾|孤儿|移民|村干部|干部|低保|特困|五保|军人|护林|计生|失独|独生子女(?:父母)?|妇女|民兵|医生"
)
_WHERE_THEY_WORK = re.compile(
    "(?:就近就地|就地就近|就近|就地|本地|当地|[镇乡县市省州][内外]|境[内外]|国外|沿海|[一-鿿]{2}省)[^,;。、0-9]{0,4}$"
)
_PAID_BACK = re.compile("[^,;。]{0,16}?(?P<state>已?(?:按时|按期|全部|如期|均)*(?:还款|还清|归还|结清|偿还))")
_ALSO_PAID_BACK = re.compile("已|全部|均|按[时期]|如期")
_DONE = re.compile(
    "(?:目前|现|已|均|共|全部|累计|完成)*(?:整改|解决|改造|搬迁|入住|落实|消除|纳入|劝返|办理|处理|销号|帮扶)(?:到位|完成)?(?:了)?"
)
_COMES_OR_GOES = re.compile("(?:新增|减员|减少|停发|注销|调出|调入)(?:了)?$")
#: Allowances whose changes are told with what they come to: 低保户减少12户,降至203户.
_WITH_LEVELS = frozenset({"minimum_living_allowance", "urban_allowance", "extreme_poverty_support"})
_SUM_OF_ALL = re.compile(
    "(?:累计|总共|一共|共计|合计|总计|共)(?:已)?(?:投入|投资|筹集|整合)(?:各类|各项|各级)?(?:资金)?(?:达|约)?$"
)
_BOTH = re.compile("(?:监测|边缘)(?:户|对象|人口)")
_OF_SEVERAL = re.compile(
    r"(?P<names>[一-鿿]{2,}(?:、[一-鿿]{2,}?)+?)(?:等)?(?:各类|各项)?(?:资金|补助|补贴)?(?:共计|合计|总计|累计|共|达)*$"
)
_BEFORE_NAMES = re.compile("^.*?(?:发放|兑现|兑付|落实|拨付|补发)(?:了)?")
_MOST_TOLD = 3
_NAMED_AMONG = re.compile(
    "(?!实施|建设|完成|推进|启动|申报|谋划|储备|争取|新建|修建|开展|包括|涉及|投资|安排|落实|共|已|新|全)[一-鿿]{3,}(?:、[一-鿿]{2,})*等$"
)
_PAID = re.compile("补贴|补助|奖补|发放|兑现|兑付|资助|享受|救助|减免|惠及|奖励")
_STAGES = re.compile("preschool|primary|junior_|senior_|secondary_|higher_|tertiary|compulsory")
_OF_A_GROUP = re.compile("脱贫|监测|边缘|低保|贫困|建档立卡|残疾")
_AT_SCHOOL = re.compile("在校|就读|在读")


def _own(topic: str, words: str, fallback: str = "") -> Choice | None:
    name = own_words(own_label(words)) or own_words(fallback)
    return Choice(topic, name, None, 0.0, name, "own") if name else None


def _topic(view: View, begin: int, end: int, otherwise: str) -> str:
    """Return the programme that a stretch speaks of, else that of the headings."""
    said = [one for one in topics_in(view.sentence.hits_in(begin, end)) if one in PROGRAMMES]
    return next((one for one in (*said, *view.context.topics) if one in PROGRAMMES), otherwise)


def who_was_found(view: View, choice: Choice) -> Choice | None:
    """摸排出34名符合条件的学生: whom a search found, named behind the number, and not how many were visited."""
    is_search = choice.topic == "visits" and choice.name.startswith(("investigated", "households_visited", "verified"))
    if not is_search or view.leads_on or _FINDS.search(view.label) is None:
        return None
    match = _NOUN.match(view.sentence.text, view.chain.end, view.sentence.end)
    if match is None or not residue(match["what"]):
        return None
    return _own(_topic(view, view.chain.end, match.end(), "visits"), match["what"])


def what_was_cleared(view: View, choice: Choice) -> Choice | None:
    """清理乱堆乱放73户: what was cleared away, and nobody who was taken off the register."""
    if (choice.topic, choice.name) != ("registry", "removed") or _CLEARS.search(choice.word) is None:
        return None
    clause = view.label if choice.word in view.label else f"{view.label}{re.split('[,;。]', view.after)[0]}"
    behind = clause[clause.rfind(choice.word) + len(choice.word) :] if choice.word in clause else ""
    if _SAYS_WHO.search(clause) or not residue(behind):
        return None
    return _own(_topic(view, 0, 0, "infrastructure"), clause)


def not_of_the_register(view: View, choice: Choice) -> Choice | None:
    """清理破旧房屋92处: kept in own words, and of no register."""
    is_cleared = choice.item is None and choice.topic == "registry" and _CLEARS.match(own_label(view.label)) is not None
    if not is_cleared or _SAYS_WHO.search(view.label):
        return None
    return Choice(_topic(view, 0, 0, "infrastructure"), choice.name, None, 0.0, choice.word, choice.how)


def done_for_some(view: View, choice: Choice) -> Choice | None:
    """排查出农户12户,已整改8户: for whom something was done, and not how many farmers there are."""
    is_stock = choice.topic == "population" and choice.name in ("rural", "total") and view.family in _COUNTED
    if not is_stock or choice.word in view.label + view.after or _DONE.fullmatch(view.label.strip(",、")) is None:
        return None
    before = view.before.choice.topic if view.before is not None else "other"
    return _own("rectification" if "整改" in view.label or before == "population" else before, view.label)


def of_another_age(view: View, choice: Choice) -> Choice | None:
    """80岁以上老人418人, 百岁老人2人: older than those whom the item counts."""
    if (choice.topic, choice.name) != ("living", "elders_60_plus"):
        return None
    match = _OF_AN_AGE.search(view.sentence.text[view.begin : view.chain.start])
    if match is None or _SIXTY.match(match["age"]):
        return None
    clause = re.split("[,;。、]", view.sentence.text[view.begin : view.chain.start])[-1]
    return _own("living", clause if match["age"] in clause else match[0])


def no_pupils(view: View, choice: Choice) -> Choice | None:
    """发放优抚对象生活补助97人次: others than pupils get it."""
    if choice.topic != "education" or choice.how not in ("default", "joined") or view.family == "share":
        return None
    words = view.label if choice.word in view.label else view.gap if choice.word in view.gap else ""
    match = _NO_PUPILS.search(words)
    return _own("living", words[match.start() :]) if match and not re.search("学生|子女|就学|助学|教育", words) else None


def where_they_work(view: View, choice: Choice) -> Choice | None:
    """监测户在市内务工23人: of those who work in one place only."""
    is_all = choice.topic == "employment" and choice.name in ("employed", "migrant_workers")
    if not is_all or choice.how not in _DECIDED or view.family not in _COUNTED or choice.word not in view.label:
        return None
    match = _WHERE_THEY_WORK.search(view.label[: view.label.rfind(choice.word)])
    return _own("employment", view.label) if match else None


def what_was_paid_back(view: View, choice: Choice) -> Choice | None:
    """户贷户用9户41万元和户贷企用37户185万元已按时还款: what was paid back, and not all that was lent."""
    if choice.topic != "credit" or choice.name not in ("own_use", "enterprise_use", "loans"):
        return None
    text, end = view.sentence.text, view.sentence.end
    clause = re.split("[,;。]", text[view.chain.end : end])[0]
    match = _PAID_BACK.search(clause)
    if match is None or not _ALSO_PAID_BACK.search(match["state"]) or re.search("未|逾期|需|应|待", clause):
        return None
    return named(f"credit/{choice.name}_repaid", choice.word, choice.how) or _own("credit", f"{label_of(choice)}（已还款）")


def who_came_or_went(view: View, choice: Choice) -> Choice | None:
    """重度残疾人护理补贴新增14人: by how many they are more, and not how many there are."""
    if choice.topic != "living" or view.family not in _COUNTED or choice.how not in _DECIDED:
        return None
    if choice.name.endswith("_new") or choice.name in _WITH_LEVELS:
        return None
    match = _COMES_OR_GOES.search(own_label(view.label))
    is_of_it = match is not None and choice.word in view.label and view.label.rfind(choice.word) < view.label.rfind(match[0])
    return _own("living", view.label) if is_of_it else None


def money_of_all(view: View, choice: Choice) -> Choice | None:
    """清运垃圾720吨,拆除旱厕37户,创建示范户54户,累计投入资金500万元: of all that stands before it, and not of the last."""
    if choice.how != "joined" or view.family != "money" or not _SUM_OF_ALL.search(view.label):
        return None
    told = {(read.choice.topic, read.choice.name) for read in view.done if read.choice.name}
    is_of_all = len(told) >= _MOST_TOLD and len({topic for topic, _ in told}) > 1  # 修缮7户、重建2户,共投入17万元: of houses
    return _own(_topic(view, 0, 0, choice.topic), view.label) if is_of_all else None


def income_of_both(view: View, choice: Choice) -> Choice | None:
    """脱贫户及监测户人均可支配收入: of those, and not of everybody in the township."""
    if choice.topic != "income" or choice.item is None or view.family not in ("money", "money_each"):
        return None
    match = _BOTH.search(view.label)
    return _own("income", view.label) if match and match[0] not in label_of(choice) and "收入" in view.label else None


def several_allowances(view: View, choice: Choice) -> Choice | None:
    """发放孤儿生活费、残疾人护理补贴等共计86万元: of both, and not of the last."""
    if choice.topic not in ("living", "medical") or view.family != "money" or choice.how not in _DECIDED:
        return None
    match = _OF_SEVERAL.search(view.label)
    if match is None:
        return None
    names = _BEFORE_NAMES.sub("", match["names"]).split("、")
    is_told = choice.word in names[-1] and len(names) > 1
    others = [name for name in names[:-1] if find_words(name) and choice.word not in name]
    return _own(choice.topic, "、".join(names)) if is_told and others else None


def projects_named(view: View, choice: Choice) -> Choice | None:
    """云溪山庄等4个项目通过预审: some that are named, and not all there are."""
    if choice.name != "projects" or view.family != "count" or not _NAMED_AMONG.fullmatch(view.label):
        return None
    return _own(choice.topic, f"{view.label}项目")


def pupils_by_stage(view: View, choice: Choice) -> Choice | None:
    """在校学生163人,其中幼儿园31人: who goes to school, and not who is paid for it; some of them by their families."""
    if choice.topic != "education" or view.family != "persons" or choice.how not in _DECIDED:
        return None
    if choice.name == "in_school":
        known = [read for read in (*view.all_done, *view.memory.previous) if read.choice.name == "in_school"]
        return _own("education", view.label) if known and _OF_A_GROUP.search(view.label) else None
    wholes = (read for read in reversed(view.all_done) if _AT_SCHOOL.search(label_of(read.choice)))
    whole = next((read for read in wholes if "：" not in read.choice.name), None)
    if whole is None or _STAGES.match(choice.name) is None:
        return None
    since = view.sentence.text[whole.chain.end : view.chain.start]
    if _PAID.search(since + view.after) or re.search("[。;]", since):
        return None
    name = own_words(f"{label_of(whole.choice)}：{own_label(view.label)}")
    return Choice("education", name, None, 0.0, name, "own")


#: In the order in which they are asked.
OWN_CLAUSE: Sequence[Callable[[View, Choice], Choice | None]] = (
    who_was_found,
    what_was_cleared,
    done_for_some,
    of_another_age,
    no_pupils,
    where_they_work,
    what_was_paid_back,
    who_came_or_went,
    money_of_all,
    income_of_both,
    several_allowances,
    projects_named,
    pupils_by_stage,
)
