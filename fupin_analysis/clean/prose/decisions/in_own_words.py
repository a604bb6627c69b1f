"""What no decision knows keeps its own words, under the topic that is spoken of, or is the item that grammar makes of them."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.decisions.last_signs import by_last_sign, by_tail, is_built
from fupin_analysis.clean.prose.decisions.nouns_behind import OF_PEOPLE, topic_spoken_of
from fupin_analysis.clean.prose.decisions.people import is_part, reaches_anybody
from fupin_analysis.clean.prose.items import BESIDE, PROGRAMMES, Choice, behind_its_size, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words, topic_of_concept
from fupin_analysis.clean.prose.making import OF_A_ROLL, label_of, make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import PEOPLE, THINGS, View
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import OTHER, PART_OF, load_vocabulary, own_words

_LOW_INCOME = re.compile("低收入(?:人口|户|群众|家庭|农户)$")
_LEFT_OF_IT = re.compile("(?:剩余|余下|剩下|尚余|还剩)(?:的)?")
_BEGUN = re.compile("开工率|启动率")  # what was begun is no rate of what is done
_WISHED = re.compile("^(?:力争|争取|确保|预计|计划|拟|将|要|实现|使|20[0-9]{2}年|年底?(?:以?前|之前)?)+(?=[一-鿿]{3})")
_WHERE, _WHOSE = re.compile("(?:户|人口|对象)[共现均]?分布在$|(?:涉及|覆盖|惠及)$"), re.compile("户|人口|对象")
_LEFT = re.compile("^[,、]?(?:其余|剩余|余下|剩下|另外)(?:的)?")
_BENEFIT = re.compile("惠|受益|覆盖|涉及|带动|辐射|服务")
_DOES = re.compile("^(?:开展|发放|组织|实施|举办|进行|推进|落实|推广|新建|建设|完成|兑现)(?:了)?(?=[一-鿿]{2})")
_REACHES = re.compile("(?<=[一-鿿]{2})(?:带动|吸纳|惠及|辐射|覆盖)")
#: What is measured and not counted in heads is of what is spoken of, whoever gets it.
_OF_GOODS = frozenset({"weight", "area", "length", "floor", "power", "money"})
_WHOM = frozenset({"households", "persons", "share"})
#: Those to whom something is given, before its name: 贫困户发放化肥 is of fertiliser.
_TO_THEM = re.compile(
    "^(?:建档立卡)?(?:贫困|脱贫|监测|边缘|低保|困难)?(?:户|农户|群众|对象|人口|家庭)(?:免费|统一|无偿)?"
    "(?=(?:发放|赠送|配送|提供|送去|捐赠|购买|投放|分发|配发)(?:了)?[一-鿿]{2})"
)
_HEADS = frozenset({"households", "persons"})
#: The last signs of words for people: 老党员, 困难职工, 留守儿童.
_WHO = re.compile(
    "(?:户|人|[^动人]员|[职民员]工|[农村居牧渔移]民|士兵|[军烈]属|学生|儿童|妇女?|[患学]者|孤儿|干部|群众|对象|家庭|人口|人员)$"
)
_OF_LEAVING = frozenset({"exit", "plan"})
#: No more words than this say nothing that the hint does not.
_SHORT = 2


def by_own_words(view: View) -> Read:
    """Nothing is known of it: its own words, under the topic that is spoken of."""
    behind_names = residue(view.after) and (not view.rest or view.family in THINGS)
    behind = _REACHES.split(view.after)[0] if view.leads_on and view.family in THINGS else view.after  # 4个产业基地带动126户
    name = own_label(behind_its_size(behind)) if behind_names else own_label(view.label)
    name = _TO_THEM.sub("", name)
    if behind_names and _LEFT_OF_IT.fullmatch(own_label(view.label)):
        name = f"剩余{name}"  # 剩余3个贫困村: not all that there are
    if not view.rest and not behind_names and view.place and name and view.gap.endswith(view.label):
        clause = own_label(re.split("[,;:。]", view.gap.removesuffix(view.label).rstrip(",;:、("))[-1])
        name = clause if residue(clause) else name  # 发放鸡苗,青石村21户: the place is none of its name
    some = _some_of_them(view, name)
    if some is not None and view.before is not None and reaches_anybody(view.before.whole or view.before):
        return make(view, some)
    known = _composed(view, _WISHED.sub("", name)) or by_tail(view, name) or by_last_sign(view, name)
    if known is not None:
        return known
    if not residue(name) and "其中" in view.gap and view.before is not None and view.before.choice.item is not None:
        whole = view.before  # 改造厕所310户,其中32户: nothing but that they are some
        return make(view, Choice(whole.choice.topic, own_words(f"{label_of(whole.choice)}：其中"), None, 0.0, name, "own"))
    if some is not None:
        return make(view, some)
    reached = _reached_by_it(view, name) if not residue(name) else None
    if reached is not None:
        return make(view, reached)
    if not residue(name) and view.all_done and view.all_done[-1].choice.item is None:
        name = name or view.all_done[-1].choice.name
    if len(name) == 1 and behind_names and _WHERE.search(view.label):
        lead = own_label(view.label)
        name = f"{'' if _WHOSE.search(lead) else _what_was_done(view)}{lead}{name}"  # 脱贫户共涉及10个村: one sign says nothing
    hint = _hint(view) if view.family in (*THINGS, "sessions") else None
    topic = view.around.topic or OTHER
    if topic == "plan" and view.moment.aspect != "plan":  # 新增发放26户: what came to it, and no plan
        topic = topic_spoken_of(view) or topic
    if _is_by_projects(view) or (topic in _OF_LEAVING and view.family in THINGS and not name.endswith("村")):
        named = next((one for one in view.context.topics if one in PROGRAMMES), "")
        topic = named or (OTHER if topic in _OF_LEAVING else topic)
    if topic in OF_PEOPLE and (view.around.concepts.get("benefit", 0.0) >= BESIDE or not residue(view.label)):
        topic = topic_spoken_of(view) or topic
    if topic in OF_PEOPLE and view.family in _HEADS and view.around.topics.get(topic, 0.0) < BESIDE and not _names_people(name):
        topic = topic_spoken_of(view) or topic  # 清理垃圾320吨,组建保洁队伍45人
    said_of = view.before.whole or view.before if view.before is not None and "其中" in view.gap else None
    is_of_goods = view.family in _OF_GOODS or (said_of is not None and view.family in THINGS)
    is_of_goods = is_of_goods or (topic == "registry" and view.family not in _WHOM and not _names_people(name))
    if topic in (*OF_PEOPLE, OTHER) and is_of_goods:
        topic = (
            said_of.choice.topic if said_of is not None and said_of.choice.topic else topic_spoken_of(view) or topic
        )  # 化肥37吨
    topic = (
        OTHER if view.family == "money" and topic in OF_A_ROLL - {"plan"} and not _names_people(name) else topic
    )  # 监测户30户,筹集3.5万元
    topic = "infrastructure" if topic in (OTHER, *OF_PEOPLE) and is_built(view, name) else topic
    topic = "population" if _LOW_INCOME.search(name) else topic
    name = own_words(name) or load_vocabulary().topics[topic].zh
    return make(view, Choice(topic, name, None, 0.0, name, "own"), hint=hint)


def _some_of_them(view: View, name: str) -> Choice | None:
    """Return which of those reached by a programme a part names: 慰问130户,其中老党员20户 are some of the 130."""
    whole = (view.before.whole or view.before) if view.before is not None and is_part(view) else None
    if whole is None or whole.choice.item is None or view.family not in _HEADS or view.family not in whole.families:
        return None
    is_reached = (whole.choice.topic in PROGRAMMES or reaches_anybody(whole)) and _WHO.search(name) is not None
    return own_choice(whole.choice.topic, f"{label_of(whole.choice)}{PART_OF}{name}") if is_reached else None


def _names_people(name: str) -> bool:
    """Whether own words name the register or where people live, and not only what those on it get."""
    return name.endswith(("村", "组", "社区")) or any(hit.concepts & PEOPLE for hit in find_words(name)[-1:])


def _reached_by_it(view: View, name: str) -> Choice | None:
    """Return what those are who are only said to be reached or left: 开展积分兑换,惠及150户 are 积分兑换受益."""
    is_left = _LEFT.search(view.label) is not None
    if not is_left and _BENEFIT.search(f"{view.label}{view.after}") is None:
        return None
    before = view.all_done[-1].choice if view.all_done else None
    what = _what_was_done(view)
    topic = before.topic if before is not None and before.topic else view.around.topic or OTHER
    if not residue(what) or topic in OF_PEOPLE:
        return None
    words = own_words(f"{what}{'剩余' if is_left else '受益'}")
    return Choice(topic, words, None, 0.0, name, "own")


def _is_by_projects(view: View) -> bool:
    """Whether nothing but the word for a project speaks of works: 实施种养项目,自种自养733户 are of what the heading names."""
    named = topic_of_concept()
    words = [word for concept, word in view.around.words.items() if named.get(concept) == "infrastructure"]
    labels = [word for _, word, items in view.around.labels if any(item.topic == "infrastructure" for item in items)]
    return view.around.topic == "infrastructure" and all(word.endswith("项目") for word in (*words, *labels))


def _what_was_done(view: View) -> str:
    """Return the name of the number before, or where there is none the words of the clause before: what reached people."""
    before = view.all_done[-1].choice if view.all_done else None
    if before is not None and before.name and residue(label_of(before)):
        return label_of(before).removesuffix("受益").removesuffix("剩余")
    clauses = re.split("[,;:。]", view.sentence.text[view.sentence.start : view.piece].rstrip(",;:"))
    return _DOES.sub("", own_label(clauses[-1]))


def _composed(view: View, name: str) -> Read | None:
    """Return the item that the vocabulary's own grammar makes of a label, as it does for the headings of tables."""
    if not residue(name) or _BEGUN.search(name):
        return None
    topics = [view.around.topic] if view.around.topic else []
    match = match_phrase(name, topics=topics, unit=view.chain.numerals[0].unit)
    if match.item.name == "other" and (view.before is None or view.before.choice.topic != match.item.topic):
        return None  # 其他 … of what, only a list of the kind says
    if match.item.is_own or match.item.topic in ("registry", "exit", "population", "plan"):
        return None  # of people the rules decide: a label alone does not say who is only helped
    return make(view, Choice(match.item.topic, match.item.name, match.item, 0.0, name, "label"))


def _hint(view: View) -> Choice | None:
    """Return the item beside a number that is not counted so; a clause before it names none (通村路12公里,更换U型渠9公里)."""
    for family in ("households", "persons", "money"):
        found = view.ask([family])
        if found is not None and view.says_part and any(read.choice.item == found.item for read in view.done):
            continue  # 大棚86座,其中贫困户承包32座
        if found is None or found.topic in ("registry", "exit", "population", "plan"):
            continue
        is_noun = len(view.rest) > _SHORT or (len(view.rest) == _SHORT and view.label.lstrip(",、") == view.rest)  # 涵洞6处
        is_far = is_noun and view.begin > view.sentence.start and found.word not in view.gap + view.after
        if not is_far and view.weight_of(found) >= (0.85 if found.how == "default" or view.rest == "" else 0.46):
            return found
    return None
