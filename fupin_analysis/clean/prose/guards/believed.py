"""What a decision is not believed for: words at the number that make of its item another thing, kept in the text's own words.

A word near a number says what is spoken of, and not yet what is counted: 未参保17人 are none of the insured, 联结贫困户612户 not
the register, 产业路缺口20公里 no road. Each guard looks at one reading and returns another, or None where it has no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.guards.another_thing import ANOTHER_THING, up_to_standard, villages_without, worth_of_a_crop
from fupin_analysis.clean.prose.guards.bounded import how_much_it_holds, within_bounds
from fupin_analysis.clean.prose.guards.compounds import of_two_kinds
from fupin_analysis.clean.prose.guards.flows import for_whom_it_is_under_way, who_comes_to_it, who_loses_it
from fupin_analysis.clean.prose.guards.kinds_within import heads_of_a_firm, one_kind_of_it
from fupin_analysis.clean.prose.guards.lacks import those_without
from fupin_analysis.clean.prose.guards.other_groups import low_income, some_of_the_labour, unsteady_water
from fupin_analysis.clean.prose.guards.overlaps import of_two_groups
from fupin_analysis.clean.prose.guards.rates_of_today import as_of_today
from fupin_analysis.clean.prose.guards.subsets import of_a_status
from fupin_analysis.clean.prose.guards.table import TABLE
from fupin_analysis.clean.prose.guards.told_apart import TOLD_APART
from fupin_analysis.clean.prose.items import BESIDE, Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.places.named_places import only_those_named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_NOT = "(?:尚|还|仍)?(?:未|没有?|无)(?:能|曾|被|实现|得到|按期|如期|全部)?"
_NOT_BEFORE = re.compile(f"(?:{_NOT}|非)$")
_NOT_TAIL = re.compile("(?:尚|还|仍)?(?:未|没有?(?![收落]))[^,;。、]{1,6}")
_NOT_BEHIND = re.compile(
    r"(?:[^,;。0-9]{0,8}?)(?P<state>(?:尚|还|仍)?(?:未|没有?(?![收落]))(?:能|按期|如期|全部)?(?P<word>[一-鿿]{2})[^,;。、0-9]{0,6})"
)
_NO_EXIT = re.compile(
    "[^,;。0-9]{0,12}?(?:未|没有?|不能|无法|难以)(?:能|曾|够|如期|按期|实现|全部|稳定)*(?:脱贫|退出|摘帽)(?!攻坚|户|人口|的)"
)
_GRANTS = re.compile("发放|投放|新增|新放|户用")
_NEED_BEHIND = re.compile(
    "[^,;。0-9]{0,8}?(?P<state>(?:还|尚|仍|均|急|亟)?(?:需要?|有待|待)(?![求要业岗])(?:进行|实施|尽快)?[一-鿿]{2,8})$"
)
_NEGATIVE = re.compile("未|不|无|没|危(?!房改)|缺|难|辍|逾期|问题|疑似|突发")
_SAYS_NOT = re.compile("未|不|无|没|缺|难|辍|逾期|问题|疑似|突发")
#: Measures beside which nothing is counted in heads, pieces or lengths.
_RATES = frozenset({"rate", "paid_share", "multiple", "amount_per_person_yuan", "amount_per_household_yuan"})
_COUNTED = frozenset({"households", "persons", "person_times", "count", "area", "length"})
_LACK = re.compile("(?:缺口|需求(?:量)?|缺额|短缺|尚缺|还差|相差)(?:约|近|达|为|仍有|还有)?$")
_CHANGED = re.compile("(?:增加|减少|增长|下降|提高|扩大|新增)(?:了)?$")
_OF_A_FIELD = re.compile("(?P<field>[^,;。、]{2,12})(?:方面|领域)(?:的)?(?:问题)?(?:有|共)?$")
_BATCH = re.compile("(?P<batch>第[一二三]批)")
_REBUILDS = re.compile("^(?:完成|实施|已)*(?:改造|拆除重建|整治|修缮)(?:了)?")
_FOUND_UNSAFE = re.compile("排查|鉴定|发现|尚有|仍有|还有")
_ONLY_BEGUN = re.compile("(?:目前|现|现已|已|均已|全部|共)*(?:开工|动工)(?:建设)?")
_TASK = re.compile("(?:任务|指标)(?:数|为|是|共)*$")
_TOLD_AS_TASK = re.compile("任务|计划|目标|指标|规划")
_REMAINS = re.compile("(?:年[底末])?(?:其余|剩余|余下|另外|还剩|尚余)")
_LEAVES = re.compile("脱贫|退出|摘帽|减贫|清零|出列")
_OF_PROBLEMS = re.compile("(?:个|条|件|项|处)?(?:具体|共性|个性|突出)?(?:问题|线索|事项|意见|短板|整改)")
_THINGS_OF_OTHERS = re.compile("(?:[^,;。0-9]{0,4})(?:村|户|组|屯|人|家庭|学生|群众|农户|企业)")
_INCOME_EACH = re.compile("人均(?:年)?(?:纯|可支配|总)?收入(?:约|达到?|为)?$")
_OF_ALLOWANCES = frozenset({"living", "registry", "monitoring", "population", "medical", "exit"})
_COMES_DOWN = re.compile("(?:降|减少|压减)(?:低|少)?(?:至|到|为)$|危房(?:存量)?(?:户数?)?(?:实现|已|均|全部|基本)+$")
_FROM_NUMBER = re.compile("(?:由|从)[^,;。0-9]{0,8}$")
_GOES_DOWN = re.compile("[^,;。0-9]{0,4}?(?:降|减少|压减|清零)")
_GIVES = re.compile("(?:补助|扶持|注入|拨付|安排|投入|奖补|下达)(?:了|资金|共|共计|合计)*$")
_EARNS_TOO = re.compile("收入|收益|分红|盈利|利润|租金")
_STOCKS = frozenset({("registry", "total"), ("registry", "exited"), ("registry", "confirmed_poor"), ("exit", "cumulative")})


def believed(view: View, read: Read) -> Read:
    """Return the reading of a chain, in the text's own words where a guard has doubts.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    read = _other_of_what(view, read) or read
    read = as_of_today(view, read)
    is_item = read.choice.item is not None and bool(read.choice.name)
    for guard in (*OF_OWN_WORDS, *GUARDS) if is_item else OF_OWN_WORDS:
        choice = guard(view, read.choice)
        if choice is not None:
            return replace(read, choice=choice)
    return read


def _own(topic: str, words: str, fallback: str = "") -> Choice:
    name = own_words(own_label(words)) or own_words(fallback) or load_vocabulary().topics[topic].zh
    return Choice(topic, name, None, 0.0, name, "own")


def _negated(view: View, choice: Choice) -> Choice | None:
    """未参保17人, 2个因征地未开工: those of whom it is not so."""
    if _NEGATIVE.search(label_of(choice)) or _SAYS_NOT.search(choice.word):
        return None
    place = view.label.rfind(choice.word) if choice.word else -1
    if place > 0 and _NOT_BEFORE.search(view.label[:place]):
        return _own(choice.topic, view.label)
    if place >= 0 and _NOT_TAIL.fullmatch(view.label[place + len(choice.word) :]):
        return _own(choice.topic, view.label)  # 安全饮水还未覆盖18户
    if (choice.topic, choice.name) == ("exit", "done") and choice.word in view.after and _NO_EXIT.match(view.after):
        return named("registry/not_exited", choice.word)  # 26户缺劳力未能脱贫
    behind = _NOT_BEHIND.match(view.after)
    if behind is None or view.family == "share" or behind["word"] in ("脱贫", "消除", "整改", "退出", "出列"):
        return None
    return _own(choice.topic, f"{label_of(choice)}（{behind['state']}）")


def _of_another_use(view: View, choice: Choice) -> Choice | None:
    """26户130万元贷款入股企业, below 户贷企用: what is told of the use of loans is no grant."""
    if (choice.topic, choice.name) != ("credit", "loans") or not view.context.headings or _GRANTS.search(view.label):
        return None
    is_of_use = any("enterprise_use" in hit.concepts for hit in view.context.headings[0][1])
    return named("credit/enterprise_use", choice.word, choice.how) if is_of_use else None


def _needed(view: View, choice: Choice) -> Choice | None:
    """还有5户需搬迁: of whom it is still to be done."""
    behind = _NEED_BEHIND.match(view.after)
    if behind is None or view.moment.aspect == "plan" or view.family not in _COUNTED or choice.word not in behind["state"]:
        return None
    return _own(choice.topic, f"{label_of(choice)}（{behind['state']}）")


def _only_a_rate(view: View, choice: Choice) -> Choice | None:
    """人均纯收入增长10%,66户…: of a rate no households are counted."""
    item = choice.item
    rates = _RATES | {"amount_yuan"} if choice.topic == "income" else _RATES
    if item is None or not item.measures or not set(item.measures) <= rates or view.family not in _COUNTED:
        return None
    topic = next((read.choice.topic for read in view.done if read.choice.topic != choice.topic), choice.topic)
    return _own(topic, view.label if residue(view.label) else view.after or view.label)


def _behind_a_verb(view: View, choice: Choice) -> Choice | None:
    """联结贫困户612户: those to whom something is done, and not all on the register."""
    if (choice.topic, choice.name) not in _STOCKS or view.family not in ("households", "persons") or view.chain.label:
        return None
    if choice.how not in ("rule", "label", "default") or not choice.word:
        return None
    if view.label.endswith("等"):  # 脱贫户李某等12户
        return _own(_spoken_of(view) or choice.topic, view.label)
    place = view.label.rfind(choice.word)
    before = view.label[:place] if place >= 0 else view.label if choice.word in view.after else ""
    match = _helps().search(before)
    if match is None and before.endswith(("为", "给", "向")):  # 为138户贫困户投放基础母羊690只
        clause = re.split("[,;。]", view.sentence.text[view.chain.end : view.sentence.end])[0]
        match = re.search(f"(?:{prose_words()['guards']['helps']})", clause)
    words = view.label if residue(view.label) else view.after
    return _own(_spoken_of(view) or choice.topic, words) if match else None


def _helps() -> re.Pattern[str]:
    return re.compile(
        f"(?:{prose_words()['guards']['helps']})(?:了)?(?:本村|周边|附近|当地|在家|一批|部分|更多|其他|有意愿的?|有劳动能力的?)*$"
    )


def _spoken_of(view: View) -> str:
    """Return the topic of the number before, else of the heading, that is none of people."""
    topics = [read.choice.topic for read in reversed(view.done)] + list(view.context.topics)
    return next((topic for topic in topics if topic not in ("registry", "population", "exit", "monitoring", "visits", "")), "")


def _no_problem(view: View, choice: Choice) -> Choice | None:
    """还有4个自然村未通硬化路, below 存在的问题: a village, and no problem that was found."""
    if choice.topic != "rectification" or choice.how not in ("rule", "default", "label", "joined"):
        return None
    if _OF_PROBLEMS.search(view.label + view.after[:8]):
        return None
    if view.family not in ("households", "persons") and not _THINGS_OF_OTHERS.match(view.after):
        return None
    if view.family == "persons" and choice.name == "disciplined":
        return None
    behind = topics_in(view.sentence.hits_in(*view.chain.after))
    topic = (
        next((one for one in behind if one not in ("population", "registry", "rectification")), "") or _spoken_of(view) or OTHER
    )
    return _own(topic, view.after if residue(view.after) else view.label, view.label)


def _other_of_what(view: View, read: Read) -> Read | None:
    """产业类10个、其他1个: the others of the list, and no cause of poverty."""
    before, choice = view.before, read.choice
    if before is None or not before.choice.topic or before.choice.topic == choice.topic or choice.topic != "cause":
        return None
    is_other = choice.name in ("other", "其他") or (read.hint is not None and read.hint.name == "other")
    if not is_other or view.label.startswith("因"):
        return None
    whole = before.whole or before
    name = f"其他{label_of(whole.choice)}" if whole.choice.name else "其他"
    return replace(read, choice=_own(whole.choice.topic, name), hint=None)


def _lacking(view: View, choice: Choice) -> Choice | None:
    """产业路缺口20公里: what there is not."""
    match = _LACK.search(own_label(view.label))
    return _own(choice.topic, view.label) if match and match[0][:2] not in label_of(choice) else None


def _by_how_much(view: View, choice: Choice) -> Choice | None:
    """玉米、马铃薯分别增加1200、300亩: by how much, and not how much."""
    return _own(choice.topic, view.chain.label) if view.chain.label and _CHANGED.search(view.chain.label) else None


def _of_a_field(view: View, _choice: Choice) -> Choice | None:
    """发现问题186条,其中帮扶措施方面67条: problems of a field."""
    field = _OF_A_FIELD.search(view.label)
    if view.family != "count" or field is None:
        return None
    is_of_problems = any(read.choice.topic == "rectification" for read in [*view.all_done, *view.memory.previous])
    return _own("rectification", f"{own_label(field['field'])}方面") if is_of_problems else None


def _of_a_batch(view: View, choice: Choice) -> Choice | None:
    """第一批312户78.4万元: of one batch, and not of all."""
    item = choice.item
    if choice.how == "sum" and item is not None and "_batch" in choice.name:  # 第一批…,第二批…,合计
        whole = load_vocabulary().item(choice.topic, base_of(item))
        return Choice(whole.topic, whole.name, whole, choice.score, choice.word, choice.how)
    if "批" in label_of(choice):
        return None
    match = _BATCH.search(view.label) or (_BATCH.search(view.gap) if choice.how == "joined" else None)
    if match is None or view.family == "share":
        return None
    group = next((name for name, facet in load_facets().groups.items() if match["batch"] in facet.words), "")
    narrowed = narrow(item, group=group) if group and item is not None else None
    if narrowed is not None:
        return Choice(narrowed.topic, narrowed.name, narrowed, choice.score, choice.word, choice.how)
    return _own(choice.topic, f"{label_of(choice)}（{match['batch']}）")


def _is_rebuilt(view: View, choice: Choice) -> Choice | None:
    """改造动态新增危房11户: what is done with them."""
    if (choice.topic, choice.name) != ("housing", "unsafe") or view.moment.aspect == "plan" or _FOUND_UNSAFE.search(view.label):
        return None
    return named("housing/rebuilt", choice.word, choice.how) if _REBUILDS.match(own_label(view.label)) else None


def _only_begun(view: View, choice: Choice) -> Choice | None:
    """计划搬迁74户,目前已开工49户."""
    if choice.topic != "housing" or choice.name.endswith("_started") or not _ONLY_BEGUN.fullmatch(own_label(view.label)):
        return None
    item = choice.item
    begun = narrow(load_vocabulary().item("housing", base_of(item)), "started") if item is not None else None
    return Choice(begun.topic, begun.name, begun, choice.score, choice.word, choice.how) if begun is not None else None


def _is_a_task(view: View, choice: Choice) -> Choice | None:
    """户厕改造全年任务300户: what is to be done, and not what was."""
    item = choice.item
    if (
        item is None
        or choice.topic == "plan"
        or choice.how == "target"
        or not _TASK.search(own_label(view.label))
        or view.family == "share"
    ):
        return None
    if load_facets().stages["planned"].zh.replace("{}", "") in item.zh or _TOLD_AS_TASK.search(item.zh):
        return None
    planned = narrow(item, "planned")
    return Choice(planned.topic, planned.name, planned, choice.score, choice.word, choice.how) if planned is not None else None


def _no_project(view: View, choice: Choice) -> Choice | None:
    """盟直单位3家, behind 帮扶项目: what is counted is named beside it, and is no project."""
    if choice.name != "projects" or view.family != "count" or choice.how in ("list", "sum", "target"):
        return None
    is_told = choice.word in view.label or choice.word in view.after or "项目" in view.label + view.after
    return _own(choice.topic, view.label) if not is_told and residue(view.label) and view.weight < BESIDE else None


def _left_to_others(view: View, choice: Choice) -> Choice | None:
    """确保231户脱贫,剩余18户实行兜底: those of whom no exit is said."""
    if (choice.topic, choice.name) != ("plan", "exit") or not _REMAINS.match(own_label(view.label)):
        return None
    clause = re.split("[,;。]", view.sentence.text[view.chain.end : view.sentence.end])[0]
    return None if _LEAVES.search(clause + view.label) else _own("registry", f"{own_label(view.label)}{own_label(clause)}")


def _no_share_of_a_cause(view: View, choice: Choice) -> Choice | None:
    """内生动力不足,约有一成贫困户不愿外出: a share of something that is said behind it."""
    is_of_cause = view.family == "share" and choice.topic == "cause"
    if not is_of_cause or "占" in view.gap or choice.word in view.label + view.after or not residue(view.after):
        return None
    return None if "致贫" in view.after else _own(OTHER, view.after)


def _no_wage(view: View, choice: Choice) -> Choice | None:
    """务工86人,日工资100元: no money is counted in heads."""
    if (choice.topic, choice.name) not in (
        ("employment", "employed"),
        ("employment", "migrant_workers"),
    ) or view.family != "money":
        return None
    return _own("employment", view.label, f"{label_of(choice)}金额")


def _income_of_others(view: View, choice: Choice) -> Choice | None:
    """低保户人均收入9800元: what they earn, and no allowance."""
    is_income = view.family in ("money", "money_each") and _INCOME_EACH.search(own_label(view.label)) is not None
    return _own("income", view.label) if is_income and choice.topic in _OF_ALLOWANCES else None


def _falls(view: View, choice: Choice) -> Choice | None:
    """危房由12户下降至零: how many there still are, and not how many were rebuilt."""
    if (choice.topic, choice.name) != ("housing", "rebuilt") or view.family != "households":
        return None
    is_from = _FROM_NUMBER.search(view.label) and _GOES_DOWN.match(view.sentence.text, view.chain.end)
    return named("housing/unsafe", choice.word, choice.how) if is_from or _COMES_DOWN.search(view.label) else None


def _granted_to_villages(view: View, choice: Choice) -> Choice | None:
    """按每村20万元补助集体经济,8个村共补助160万元: what villages are given, and not what they earn."""
    if choice.topic != "income" or view.family != "money":
        return None
    match = _GIVES.search(own_label(view.label))
    words = view.label if residue(view.label) else f"{own_label(view.label)}{own_label(view.after)}"
    return _own(_spoken_of(view) or "funds", words) if match and not _EARNS_TOO.search(view.label) else None


#: Those asked of numbers in the text's own words, too, before all others.
OF_OWN_WORDS: Sequence[Callable[[View, Choice], Choice | None]] = (
    worth_of_a_crop,
    villages_without,
    up_to_standard,
    *(guard for guard in TABLE if guard.of_own_words),
)
#: In the order in which they are asked.
GUARDS: Sequence[Callable[[View, Choice], Choice | None]] = (
    *ANOTHER_THING,
    *(guard for guard in TABLE if not guard.of_own_words),
    of_two_kinds,
    only_those_named,
    *TOLD_APART,
    who_loses_it,
    who_comes_to_it,
    for_whom_it_is_under_way,
    of_a_status,
    _no_problem,
    _negated,
    those_without,
    _needed,
    of_two_groups,
    within_bounds,
    one_kind_of_it,
    how_much_it_holds,
    _of_another_use,
    _only_a_rate,
    _behind_a_verb,
    _lacking,
    _by_how_much,
    _of_a_field,
    _of_a_batch,
    _is_rebuilt,
    _only_begun,
    _is_a_task,
    _no_project,
    _left_to_others,
    _no_share_of_a_cause,
    _no_wage,
    _income_of_others,
    _falls,
    _granted_to_villages,
    some_of_the_labour,
    unsteady_water,
    heads_of_a_firm,
    low_income,
)
