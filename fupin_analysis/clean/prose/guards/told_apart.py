"""Numbers whose words are of another thing: villages that have something, what is not up to standard."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.places.named_places import only_those_named
from fupin_analysis.clean.prose.view import DIVISIONS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import OTHER

_REACHES = re.compile("(?:解决|惠及|覆盖|涉及|受益|带动|改善|辐射|服务|帮扶|走访|选派|实施|完成|联系)(?:了)?$")
_REACHED = re.compile(_REACHES.pattern.removesuffix("(?:了)?$"))
_OF_A_THING = frozenset({"座", "所", "口", "眼", "盏", "公里", "栋", "间", "亩"})
#: Where something is made, the verb, and what is made there.
_MADE_THERE = re.compile(
    "(?P<where>[一-鿿]{2,}?)(?:内|里|中|旁|周边|附近)?(?:配套)?(?:建设|新建|修建|建成|建有|设立|设置|配备|安装|购置|添置)(?:了)?"
    "(?P<what>(?!项目|工程|任务|资金|标准|规模)[一-鿿]{2,10})$"
)
#: Last words of a noun, whoever is named before them.
_DID_IT = re.compile("(?P<who>[一-鿿]{2,}?)(?:共|已)?(?:争取|引进|协调|举办|开展|落实|筹集|组织)(?:了)?[一-鿿]{2,10}$")
_TEACHES = re.compile("(?:轮训|培训)(?:班|会)?$")
_LENDS_TO_PUPILS = re.compile("助学贷款(?:申请|办理|发放|金额)*$")
_WHO_IS_TAUGHT = frozenset({"staffing", "population", "registry", "visits"})
_TOUCHES_US = re.compile("(?:个|条|项)?(?P<what>问题|意见)?,?(?:其中)?,?涉及到?[我本全][镇乡](?:的)?[有共]?[0-9]")
_DRAWN_UP = re.compile("(?:制定|建立|完善|出台|形成|梳理|细化)?(?:了)?[一-鿿]{0,4}(?:措施|清单|方案|制度|台账|任务|机制)$")
_RATE = re.compile("(?:达标|合格)?率$|：?(?:比例|比率|比)$")
_LEAVES = re.compile("贫困|脱贫|退出|摘帽|出列")
_NOT_UP_TO = re.compile("(?:未|不|没有)(?:达标|达到标准)")


def what_is_built_there(view: View, choice: Choice) -> Choice | None:
    """安置点配套建设幼儿园1所: what a verb of making stands before, and not where it is made."""
    label = own_label(view.label) if view.family in ("count", "length", "floor") else ""
    if choice.topic == "staffing" and (did := _DID_IT.search(label)) is not None and choice.word in did["who"]:
        return kept("visits", label)  # 工作队争取项目36个
    match = _MADE_THERE.search(label)
    if match is None or choice.how not in DECIDED or not choice.word:
        return None
    if choice.word not in match["where"] or match["what"] in label_of(choice) or not residue(match["what"]):
        return None
    around = Surroundings()
    around.add(find_words(match["what"]), match["what"], 1.0)
    return view.ask(view.families, around) or kept(choice.topic, match["what"])


def named_by_its_last(view: View, choice: Choice) -> Choice | None:
    """村干部培训4次, 大学生助学贷款132人: a noun is what its last word says, and not whose it is."""
    label = own_label(view.label if choice.word in view.label else view.after)
    if choice.how not in DECIDED or choice.word not in label:
        return None
    if _LENDS_TO_PUPILS.search(label) or (choice.topic == "credit" and view.before is not None and _is_lent(view.before)):
        return named("education/student_loans", label)
    is_taught = choice.topic in _WHO_IS_TAUGHT and _TEACHES.search(label[label.rfind(choice.word) + len(choice.word) :])
    return kept("training", label) if is_taught else None


def _is_lent(before: Read) -> bool:
    return (before.choice.topic, before.choice.name) == ("education", "student_loans")


def of_those_above(view: View, choice: Choice) -> Choice | None:
    """中央巡视反馈的16个问题涉及我镇9个: of all that were found the township's are told behind."""
    is_found = (choice.topic, choice.name) == ("rectification", "found") and view.family == "count"
    match = _TOUCHES_US.match(view.sentence.text, view.chain.end, view.sentence.end) if is_found else None
    return kept("rectification", f"{own_label(view.label)}{own_label(match['what'])}（全部）") if match is not None else None


def no_problem_but_what_is_done(view: View, choice: Choice) -> Choice | None:
    """对照问题清单制定整改措施36条: what is drawn up against problems, and none of them."""
    match = _DRAWN_UP.search(own_label(view.label)) if (choice.topic, choice.name) == ("rectification", "found") else None
    return kept("rectification", match[0]) if match is not None and view.family == "count" else None


@cache
def _villages() -> re.Pattern[str]:
    verbs = f"{prose_words()['straight']['makes']}|实现|完成|实施|与|和|同|有(?!效)"
    return re.compile(f"(?:行政|贫困|脱贫|非贫困)?(?P<who>村|社区)(?:均|都|已|全部)*(?P<what>(?:{verbs})[^,;。]*)")


def villages_that(view: View, choice: Choice) -> Choice | None:
    """Return the villages that have something, where the words behind their number were read as it: 8个村建成光伏电站."""
    if view.family != "count" or view.chain.numerals[-1].unit != "个" or choice.item is None:
        return None
    match = _villages().match(view.after)
    if match is None or choice.word not in match["what"] or choice.name.startswith("villages"):
        return None
    return own_choice(choice.topic, f"{match['what']}（{match['who']}）")


def some_divisions(view: View, choice: Choice) -> Choice | None:
    """Return villages and hamlets that something reaches, which are not all there are: 解决6个自然村出行问题."""
    is_division = choice.topic == "population" and choice.name in DIVISIONS and view.family == "count"
    verb = _REACHES.search(view.label)
    if verb is None and view.before is not None and not view.label.strip("、和及与"):
        is_own = view.before.choice.item is None and view.before.choice.topic == "population"
        verb = _REACHED.match(view.before.choice.name) if is_own else None  # 覆盖12个行政村、3个社区
    if not is_division or choice.word not in view.after or verb is None:
        return None
    return own_choice("population", f"{own_label(view.label) or verb[0]}{own_label(view.after)}")


def no_problem_itself(view: View, choice: Choice) -> Choice | None:
    """Return things with a fault, which are no problems in a list: 整改问题厕所34座."""
    is_thing = choice.topic == "rectification" and choice.name in ("found", "corrected")
    if not is_thing or view.chain.numerals[-1].unit[-2:] not in _OF_A_THING or not residue(view.label):
        return None
    topic = next((one for one in topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1])) if one in PROGRAMMES), "other")
    return own_choice(topic, own_label(view.label))


def not_up_to_standard(view: View, choice: Choice) -> Choice | None:
    """Return those whose house or water is not up to standard: 饮水未达标12户 has not left poverty, nor stayed in it."""
    if (choice.topic, choice.name) != ("registry", "not_exited") or not _NOT_UP_TO.search(choice.word):
        return None
    said = topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1]))
    before = view.before or next(iter(view.memory.previous[-1:]), None)  # 住房达标率98%。未达标71户
    before = before.whole or before if before is not None else None
    told = before.choice.topic if before is not None else ""
    topic = next((one for one in (*said, told, *view.context.topics[:1]) if one in PROGRAMMES), "")
    if not topic:
        return None if _LEAVES.search(view.label) else own_choice(OTHER, own_label(view.label))
    is_told = any(one in PROGRAMMES for one in said)
    whole = "" if is_told or before is None else _RATE.sub("", label_of(before.choice))
    return own_choice(topic, f"{whole}{own_label(view.label)}")


#: In the order in which they are asked.
OF_THINGS_TOLD_APART: tuple[Doubt, ...] = (
    Doubt(
        of_those_above,
        looks_at="涉及我镇 and a number behind that of the problems",
        why="of problems of a county those of the township are told behind",
        fires="中央巡视反馈的16个问题涉及我镇9个。",
        passes="中央巡视反馈的16个问题全部整改。",
    ),
    Doubt(
        no_problem_but_what_is_done,
        looks_at="措施, 清单 and the like at the end of a noun of problems",
        why="a measure against problems is none",
        fires="问题整改\n对照问题清单制定整改措施36条。",
        passes="问题整改\n对照清单发现问题36条。",
    ),
    Doubt(
        what_is_built_there,
        looks_at="a verb of making between the word that decided and the number",
        why="a school beside a settlement is no settlement",
        fires="安置点配套建设幼儿园1所。",
        passes="建设安置点1个。",
    ),
    Doubt(
        named_by_its_last,
        looks_at="培训 or 助学贷款 at the end of a noun",
        why="who is taught or lent something is not counted, but how often",
        fires="组织帮扶责任人培训4次。",
        passes="组织帮扶责任人4人。",
    ),
    Doubt(
        only_those_named,
        looks_at="names of places before a number that counts them",
        why="how many places a list names is not how many there are",
        fires="新村、老村两个村民小组脱贫34户。",
        passes="全镇有村民小组34个。",
    ),
    Doubt(
        villages_that,
        looks_at="a verb behind villages that has the word that decided",
        why="villages that have something are no such things",
        fires="全镇14个村成立了合作社。",
        passes="全镇成立合作社14个。",
    ),
    Doubt(
        some_divisions,
        looks_at="a verb of reaching before villages",
        why="villages that something reaches are not all there are",
        fires="解决6个自然村出行问题。",
        passes="全镇有6个自然村。",
    ),
    Doubt(
        no_problem_itself,
        looks_at="the unit of a thing behind 问题",
        why="a thing with a fault is no problem of a list",
        fires="整改问题厕所34座。",
        passes="整改问题34个。",
    ),
    Doubt(
        not_up_to_standard,
        looks_at="未达标 where houses or water are spoken of",
        why="who lacks a safe house has neither left nor stayed",
        fires="住房安全认定6820户，未达标71户。",
        passes="全镇未脱贫71户。",
    ),
)
