"""What stands around a number names it: the item before, the words beside it, the item that follows."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.decisions.follow import is_named_before_bracket
from fupin_analysis.clean.prose.decisions.nouns_behind import stands_alone
from fupin_analysis.clean.prose.decisions.whole import is_put_into
from fupin_analysis.clean.prose.items import BESIDE, Choice, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import is_told_by_label
from fupin_analysis.clean.prose.making import OF_A_ROLL, joined, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import DIVISIONS, MADE_UP_OF, THINGS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import OTHER

_WORKSHOP = re.compile("车间|工厂")
_EARNS = re.compile("[,、]?(?:共|年|预计|全年)?(?:实现|创)?(?:劳务|务工|总)?(?:收入|创收)(?:达|约|为)?")
_TAKES_IN = re.compile("吸纳|就业|务工|上岗|带动|用工|招用|聘用")
_COMES_OF_IT = re.compile("(?:发现|排除|纳入|识别|锁定|核实|认定|化解|消除|整改)[^,;。]{0,6}$")
#: Verbs for whose object something is done that is named behind: 帮助6户申请临时救助.
_HELPS_TO = frozenset({"帮助", "协助", "协调", "动员", "引导", "指导", "支持", "组织"})
#: Who is helped to something that is named behind their number.
_HELPS_THEM = re.compile("(?:帮扶|帮助|扶持|带动|引导|组织|动员|支持|促进|助力)(?:了)?$")
_THEY_DO = re.compile("(?:贫困|脱贫)?(?:群众|劳动力|农户|户|人口)?(?:稳定|实现|外出|就近|自主|发展)*[一-鿿]{2,}")
#: What is counted in 个 right before it, and in no other way than the thing before: 装机容量1.8兆瓦,6个村受益.
_VILLAGES = re.compile("(?:行政|贫困|脱贫|自然)?(?:村|社区)(?!小学|卫生室|级|道路|部|史馆)")
#: Some villages, which nothing names, and behind them how many live there.
_SOME_VILLAGES, _VILLAGE = re.compile("(?:行政)?村(?:共有?|合计|总共|内?有|里有|还有|仍有)(?:(?:贫困|脱贫)(?:户|人口))?"), "村"
#: Those of whom it is said behind them what they have not or do not: 有7人未参加医保.
_HAVE_NOT = re.compile("(?:的)?(?:仍|还|尚|至今)?(?:未|没有?(?!劳)|不(?!等|低于|少于))(?=[一-鿿]{2})")
_LONGEST_JOINT = 30
#: A word no longer than this says a kind only (培训), a longer one which (劳动力转移培训).
_KIND = 2
_LEFT_OVER = re.compile("余额(?:为|达|约)*$")
_ENDS = re.compile("[;。]")
#: Behind such a word stands whom something is done for: 为3852名贫困人口代缴新农合.
_GOVERNS = "为对将给"
_OF_EACH = re.compile("[户人亩年村]均")
#: Names of what is said of a thing, and no thing of its own.
_OF_A_THING = ("_rate", "_capacity")


def by_neighbour(view: View) -> Read | None:
    """扶贫车间5个,就业78人: the item before makes another of a word."""
    found, before = view.found, view.before
    if before is None or "共" in view.label:
        return None
    at_work = any(_WORKSHOP.search(read.choice.word + read.choice.name) for read in view.done[-2:])
    earns = before.choice.topic == "employment" and _EARNS.fullmatch(view.label)
    if view.family == "money" and earns:
        choice = named("income/wages", view.label)
        return make(view, choice) if choice is not None else None
    is_named = found is not None and found.item is not None and is_told_by_label(found.item) and found.word in view.label
    if (
        view.family == "persons"
        and at_work
        and not is_named
        and _TAKES_IN.search(view.gap)
        and not view.gap.strip(",、").startswith("其中")
    ):
        choice = named("employment/workshops", view.label)
        return make(view, choice) if choice is not None else None
    if found is None:
        return None
    for pattern, path in prose_words()["follow"].get(f"{found.topic}/{found.name}", {}).items():
        if re.search(pattern, before.choice.word) or re.search(pattern, before.choice.name):
            choice = named(path, found.word)
            return make(view, choice) if choice is not None else None
    return None


def by_joining(view: View) -> Read | None:
    """发放补助107人,资金12.8万元: nothing new is named, so it is the item before, counted in another way."""
    before, found = view.before, view.found
    if before is None or not _goes_on(view, before):
        return None
    if found is not None and _is_counted_otherwise(before.choice, found, view.family):
        return None
    if found is not None and found.how == "default" and _is_the_same_subject(view, before, found):
        return joined(view, before)  # 实用技术培训3期,培训150人次
    if _names_its_own(view) or _is_apart_from(view, before) or _is_another(view, before):
        return None
    return _in_another_way(view, before)


def _goes_on(view: View, before: Read) -> bool:
    """Whether a number follows the one before closely, and counts in another way."""
    begin, end = view.chain.gap
    gap = view.sentence.text[begin:end]
    gap = MADE_UP_OF.sub("", gap) if view.family == "money" else gap  # 13个工程,内容有水池、管网,投入763万元
    return view.family not in before.families and len(gap) <= _LONGEST_JOINT and not _ENDS.search(view.gap)


def _is_the_same_subject(view: View, before: Read, found: Choice) -> bool:
    """Whether a bare word of the subject (培训) says no more than that the item before is meant."""
    if before.choice.name in prose_words()["apart"].get(f"{found.topic}/{found.name}", ()):
        return False
    is_a_training = found.topic == "training" and len(found.word) > _KIND and found.word in view.label
    if is_a_training and found.name != before.choice.name:
        return False
    beside = [items for weight, word, items in view.around.labels if weight >= BESIDE and word in view.label]
    if any(before.choice.name not in {item.name for item in items} for items in beside):
        return False  # 学前教育资助86人次,义务教育阶段两免一补惠及学生532人
    return before.choice.topic == found.topic or (before.choice.item is not None and not view.rest)


def _names_its_own(view: View) -> bool:
    """Whether the words before a number name what it counts, or the bracket it stands in or its money does."""
    is_named = view.found is not None and view.weight >= BESIDE and view.found.word in view.label
    return bool(view.rest) or is_named or is_named_before_bracket(view) or is_put_into(view)


def _is_apart_from(view: View, before: Read) -> bool:
    """Whether the number before is none that can be counted in this way: a share, a village, a place among people."""
    if before.choice.item is None and before.chain.families == ["share"] and view.family != "share":
        return True  # 入住率100%,剩余2户
    counts_people = view.family in ("households", "persons") and own_label(view.label)
    if before.choice.item is None and counts_people and _OF_EACH.search(before.choice.name):
        return True  # 年均增收2.3万元,全年帮扶175人就业: nobody is counted of an average
    if before.choice.name in DIVISIONS and view.family in ("households", "persons"):
        return True
    if before.choice.how == "own" and before.choice.name == _VILLAGE and _names_itself(view):
        return True  # 3个村共320户贫困户1200人
    return view.found is not None and view.found.topic == "population" and before.chain.families[0] == "count"


def _names_itself(view: View) -> bool:
    """Whether a number of people has its noun within its chain or right behind it."""
    found = view.found
    if view.family not in ("households", "persons") or found is None or found.how != "rule" or view.weight < BESIDE:
        return False
    end = view.chain.end + len(found.word)
    return found.word in view.sentence.text[view.chain.start : end]


def _is_another(view: View, before: Read) -> bool:
    """Whether the words beside a number tell of another thing, although none stands alone before it."""
    of_things = before.chain.families[0] in THINGS
    is_of_heads = before.chain.families[0] in ("households", "persons") and before.choice.topic in OF_A_ROLL
    if view.family == "money" and is_of_heads and before.choice.item is not None:
        return True  # 全村贫困户30户,共投入3.5万元
    if view.family in ("households", "persons") and _HELPS_THEM.search(view.label) and _THEY_DO.match(view.after):
        return True  # 年均增收2.3万元,全年帮扶175人就业脱贫
    if view.family in ("households", "persons") and _HAVE_NOT.match(view.after):
        return True
    if view.family in THINGS and residue(view.after) and not of_things:
        return True
    is_village = view.family == "count" and before.choice.name not in DIVISIONS and _VILLAGES.match(view.after) is not None
    if of_things and is_village:
        return True
    if view.found is None or view.weight < BESIDE:
        return False
    if before.choice.how == "own" and (view.family == "share" or before.chain.families[0] == "count"):
        return True
    is_governed = view.label[-1:] in _GOVERNS if view.label else False  # 为3852名贫困人口代缴新农合
    return is_governed or (view.found.word in view.after and view.label.strip(",") in _HELPS_TO)


def _in_another_way(view: View, before: Read) -> Read:
    """Return the item before; what was paid for it, or whom it reached, where that is an item of its own."""
    path = f"{before.choice.topic}/{before.choice.name}"
    paid_for = prose_words()["paid_for"].get(path) if view.family == "money" else None
    is_planned = before.choice.name.endswith("_planned") and view.context.moment.aspect != "plan"
    if paid_for and before.choice.item is not None and (is_planned or not suits(before.choice.item, "money")):
        choice = named(paid_for, before.choice.word, "joined")
        return make(view, choice) if choice is not None else joined(view, before)
    reached = prose_words()["reached"].get(path) if view.family in ("households", "persons") else None
    if reached:
        choice = named(reached, before.choice.word)
        return make(view, choice) if choice is not None else joined(view, before)
    if before.choice.name.endswith(_OF_A_THING) and view.family != "share":  # 竣工率100%,拨付补助143万元
        things = [read for read in view.done if not read.choice.name.endswith(_OF_A_THING)]
        if things and view.family not in things[-1].families:
            return joined(view, things[-1])
    return joined(view, before)


def _is_counted_otherwise(before: Choice, found: Choice, family: str) -> bool:
    """入学率100%,发放教育补助768人次: the rate is counted in nothing else, and what is found is."""
    if before.item is None or found.item is None or before.item.measures != ("rate",):
        return False
    return suits(found.item, family)


def by_words(view: View) -> Read | None:
    """The item that the words around it name; words further off count only where it has none beside it."""
    if view.found is None or (view.weight < BESIDE and view.rest):
        return None
    if view.found.how == "label" and _LEFT_OVER.search(view.label) and not view.found.word.endswith("余额"):
        return None  # 累计贷款余额: what is owed, and not what was lent
    if view.found.topic == "visits" and _COMES_OF_IT.search(view.label):
        return None  # 经入户核查,排除19户; 干部排查发现纳入7户: what came of it
    if view.weight < BESIDE and view.family == "count" and residue(view.after) and stands_alone(view):
        return None  # 36个村民小组,18个网格: the noun at the number names it, known or not
    read = make(view, view.found)
    read.is_near = view.weight >= BESIDE
    read.consumed = view.end_of_name(view.found)
    return read


def by_waiting(view: View) -> Read | None:
    """投入379万元,修建产业路5公里: the item follows."""
    if not view.rest and _SOME_VILLAGES.fullmatch(view.after) and view.family == "count" and view.leads_on:
        return make(view, own_choice(view.around.topic or OTHER, _VILLAGE))  # 3个村共320户贫困户: some
    if not view.rest and not residue(view.after) and view.family in ("money", "count"):
        return make(view, Choice(view.around.topic, "", None, 0.0, view.label, "pending"))
    return None
