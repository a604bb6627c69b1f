"""What there is not: 没有通动力电的自然村5个 are no count of all villages, 未完工项目2个 none of all projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import Doubt, called, spoken_of
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import OTHER, load_vocabulary

_NOT = (
    "(?:尚|还|仍|均|都)?(?:未(?!来|成年|雨|必|婚|脱贫|退出|消除)|没有?(?![收落])|无(?!偿|害|息|抵押|缝|线|障碍|公害|人机|论|微不至|土)"
    "|缺少|缺乏|不(?:通|能|具备|享受|达标|符合|安全|在|再)(?!稳定))"
)
_WITHOUT = re.compile(rf"(?P<lack>{_NOT}[^,;。:、0-9]{{0,14}}?的)(?P<noun>[^,;。:、0-9]*)$")
_WITHOUT_BEHIND = re.compile(rf"(?:个|户|名|条|座)?(?P<lack>{_NOT}[^,;。:、0-9]{{0,14}}?的)(?P<noun>[^,;。:、0-9]+)")
_DOES = (
    "完成|偿还|归还|还清|还|发放|兑现|兑付|完工|开工|竣工|动工|通过|安装|建成|建设|解决|落实|实施|享受|领取|参加|接受|纳入|改造"
    "|搬迁|入住|达到|实现|拨付|支付|到位|整改|验收|硬化|建立|配备|覆盖|获得|获|申请|办理|缴纳|开展|接通|通"
)
#: What is wrong with those counted: 2户监测对象信息更新不及时, 5户贫困户档案不规范.
_FAULTY = re.compile(
    r"(?:个|户|名|条|座)?(?:(?P<noun>[^,;。:、0-9]{2,16}?)(?:存在|还|仍|均|都)*(?P<fault>不(?:及时|规范|完善|完整|精准|准确|健全|一致|属实|实|齐全|全|清)|有误|缺失|滞后|漏登|漏项|错误|雷同))(?=[,;。:]|$|的?(?:问题|现象|情况))"
)
_NOT_DONE = re.compile(rf"(?P<lack>{_NOT}(?:能|曾|被|全部|按期|如期|及时)?(?:{_DOES})(?:过|好)?(?:的)?)$")
_LACKS = re.compile(rf"(?:{_NOT})$")
#: Items that are themselves what there is not.
_SAYS_NOT = re.compile("未|不|无|没|缺|难|辍|逾期|问题|疑似|突发|剩余|漏|错")
_NOT_SO = "(?:尚|还|仍)?(?:未|没有?|无)(?:能|曾|被|实现|得到|按期|如期|全部)?"
_NOT_BEFORE = re.compile(f"(?:{_NOT_SO}|非)$")
_NOT_TAIL = re.compile("(?:尚|还|仍)?(?:未|没有?(?![收落]))[^,;。、]{1,6}")
_NOT_BEHIND = re.compile(
    r"(?:[^,;。0-9]{0,8}?)(?P<state>(?:尚|还|仍)?(?:未|没有?(?![收落]))(?:能|按期|如期|全部)?(?P<word>[一-鿿]{2})[^,;。、0-9]{0,6})"
)
_NO_EXIT = re.compile(
    "[^,;。0-9]{0,12}?(?:未|没有?|不能|无法|难以)(?:能|曾|够|如期|按期|实现|全部|稳定)*(?:脱贫|退出|摘帽)(?!攻坚|户|人口|的)"
)
_NEED_BEHIND = re.compile(
    "[^,;。0-9]{0,8}?(?P<state>(?:还|尚|仍|均|急|亟)?(?:需要?|有待|待)(?![求要业岗])(?:进行|实施|尽快)?[一-鿿]{2,8})$"
)
_NEGATIVE = re.compile("未|不|无|没|危(?!房改)|缺|难|辍|逾期|问题|疑似|突发")
_COUNTED = frozenset({"households", "persons", "person_times", "count", "area", "length"})
_LACK = re.compile("(?:缺口|需求(?:量)?|缺额|短缺|尚缺|还差|相差)(?:约|近|达|为|仍有|还有)?$")
_OF_PROBLEMS = re.compile("(?:个|条|件|项|处)?(?:具体|共性|个性|突出)?(?:问题|线索|事项|意见|短板|整改)")
_SHORTEST_NOUN = 2
_CLAUSE = re.compile("[,;。]")
#: Those who are given something are counted for it, whatever trouble they have; who is found on a visit is in trouble.
_AIDED = re.compile("(?:资助|慰问|走访|补助|补贴|发放|看望|捐助)(?!.*(?:发现|了解|得知|排查|摸排|查出|尚|仍))")
#: Villages, and the length of what they have.
_ROAD_OF_VILLAGES = re.compile("村(?:的)?(?P<what>[^,;。:、0-9]{2,8}?)(?:共|约|还|仍|有|长)*[0-9.]+(?:公里|千米|华里|里|米)")
_THINGS_OF_OTHERS = re.compile("(?:[^,;。0-9]{0,4})(?:村|户|组|屯|人|家庭|学生|群众|农户|企业)")


def no_problem(view: View, choice: Choice) -> Choice | None:
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
        next((one for one in behind if one not in ("population", "registry", "rectification")), "") or spoken_of(view) or OTHER
    )
    return called(topic, view.after if residue(view.after) else view.label, view.label)


def negated(view: View, choice: Choice) -> Choice | None:
    """未参保17人, 2个因征地未开工: those of whom it is not so."""
    if _NEGATIVE.search(label_of(choice)) or _SAYS_NOT.search(choice.word):
        return None
    place = view.label.rfind(choice.word) if choice.word else -1
    if place > 0 and _NOT_BEFORE.search(view.label[:place]):
        return called(choice.topic, view.label)
    if place >= 0 and _NOT_TAIL.fullmatch(view.label[place + len(choice.word) :]):
        return called(choice.topic, view.label)  # 安全饮水还未覆盖18户
    if (choice.topic, choice.name) == ("exit", "done") and choice.word in view.after and _NO_EXIT.match(view.after):
        return named("registry/not_exited", choice.word)  # 26户缺劳力未能脱贫
    behind = _NOT_BEHIND.match(view.after)
    if behind is None or view.family == "share" or behind["word"] in ("脱贫", "消除", "整改", "退出", "出列"):
        return None
    return called(choice.topic, f"{label_of(choice)}（{behind['state']}）")


def still_needed(view: View, choice: Choice) -> Choice | None:
    """还有5户需搬迁: of whom it is still to be done."""
    behind = _NEED_BEHIND.match(view.after)
    if behind is None or view.moment.aspect == "plan" or view.family not in _COUNTED or choice.word not in behind["state"]:
        return None
    return called(choice.topic, f"{label_of(choice)}（{behind['state']}）")


def what_is_missing(view: View, choice: Choice) -> Choice | None:
    """产业路缺口20公里: what there is not."""
    match = _LACK.search(own_label(view.label))
    return called(choice.topic, view.label) if match and match[0][:2] not in label_of(choice) else None


def those_without(view: View, choice: Choice) -> Choice | None:
    """Return those who lack something in own words, whatever the word that decided names.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family in ("share", "points") or not choice.word or _SAYS_NOT.search(label_of(choice)):
        return None
    if choice.how not in ("rule", "label", "default", "base"):
        return None
    match = _WITHOUT.search(view.label)
    if match is not None and choice.word in match[0] and not _SAYS_NOT.search(choice.word):
        return _own(choice, match[0])
    match = _WITHOUT_BEHIND.match(view.after)
    if match is not None and choice.word in match[0] and not _SAYS_NOT.search(choice.word):
        return _own(choice, match[0])
    match = _FAULTY.match(view.after)
    if match is not None and choice.word in match["noun"]:
        return _own(choice, match["noun"] + match["fault"])
    place = view.label.rfind(choice.word)
    if place >= 0 and not _SAYS_NOT.search(choice.word):
        before = view.label[:place]
        match = _NOT_DONE.search(before) or _LACKS.search(before)
        if match is not None:
            return _own(choice, match[0] + view.label[place:])
    return None


@cache
def _hard() -> re.Pattern[str]:
    words = prose_words()["guards"]
    behind = "(?=[,;。:、]|$|的?(?:问题|现象|情况))"
    return re.compile(
        rf"(?:个|户|名|条|座)?(?P<noun>[^,;。:、0-9]{{2,12}}?)(?P<how>(?:{words['how']})*)(?P<hard>{words['hard']}){behind}"
    )


def in_trouble(view: View, choice: Choice) -> Choice | None:
    """Return those who have trouble with a thing as such: the vocabulary's item, else in own words.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family not in ("households", "persons", "count") or choice.how not in (
        "rule",
        "label",
        "default",
        "base",
        "joined",
        "list",
    ):
        return None
    match = _hard().match(view.after)
    solved = re.compile(prose_words()["guards"]["solved"])
    text = view.sentence.text
    if (
        match is None
        or _AIDED.search(_CLAUSE.split(text[view.part : view.chain.start])[-1])
        or solved.search(view.sentence.text, view.part, view.chain.start)
        or solved.search(_CLAUSE.split(text[view.chain.end + match.end() :])[0])
    ):
        return None
    noun = re.split(prose_words()["guards"]["how"], match["noun"])[0]
    how = [*re.findall(prose_words()["guards"]["how"], match["noun"] + match["how"]), ""]
    known = _items_of_trouble((noun, *how), match["hard"])
    if len(known) == 1:
        return Choice(known[0].topic, known[0].name, known[0], 0.0, match[0], "rule")
    is_of_it = bool(choice.word) and choice.word in match["noun"]
    if choice.item is None or (is_of_it and _SAYS_NOT.search(choice.word)):
        return None
    is_named = bool(choice.word) and choice.word in view.label  # 脱贫不稳定户15户收入不稳定: of them, and perhaps not all
    trouble = f"{match['noun']}{match['how']}{match['hard']}"
    said = f"{label_of(choice)}（{trouble}）" if is_named else own_label(trouble)
    return own_choice(choice.topic if is_of_it or is_named else OTHER, said)


def _items_of_trouble(nouns: Sequence[str], hard: str) -> list[Item]:
    """Return the items that such trouble with a thing is, whoever has it (贫困户饮水困难); none is why somebody is poor."""
    ways = [noun[cut:] for noun in nouns for cut in range(max(len(noun) - _SHORTEST_NOUN, 0) + 1)]
    found = (load_vocabulary().find_items(way + hard) for way in ways)
    return next((known for items in found if (known := [item for item in {*items} if item.topic != "cause"])), [])


def villages_of_a_road(view: View, choice: Choice) -> Choice | None:
    """Return villages in own words of which the roads are told behind: 1个村通组路3.2公里未硬化.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    match = _ROAD_OF_VILLAGES.match(view.sentence.text, view.chain.end)
    is_village = view.family == "count" and view.chain.numerals[-1].unit == "个"
    if not is_village or match is None or choice.topic != "infrastructure" or not residue(match["what"]):
        return None
    return own_choice(choice.topic, f"村{match['what']}")


def _own(choice: Choice, words: str) -> Choice:
    stripped = own_label(words)
    return own_choice(choice.topic, stripped if re.match(_NOT, stripped) else words)


#: In the order in which they are asked.
OF_LACKS: tuple[Doubt, ...] = (
    Doubt(
        no_problem,
        looks_at="whether what is counted is a problem, where problems are spoken of",
        why="what things lack was found by no inspection",
        fires="存在的问题\n还有4个村民小组道路破损。",
        passes="存在的问题\n发现问题4个。",
    ),
    Doubt(
        negated,
        looks_at="未 and the like right before or behind the word that decided",
        why="those of whom it is not so are not those of whom it is",
        fires="26户没有如期脱贫。",
        passes="26户如期脱贫。",
    ),
    Doubt(
        those_without,
        looks_at="未…的 before or behind what is counted",
        why="those who lack something are not those who have it",
        fires="未改造的危房8户。",
        passes="改造危房8户。",
    ),
    Doubt(
        in_trouble,
        looks_at="困难 and the like behind what is counted",
        why="those who have trouble with a thing are not those who have it",
        fires="三是12户饮水季节性困难。",
        passes="三是12户饮水得到解决。",
        uses_up=True,
    ),
    Doubt(
        villages_of_a_road,
        looks_at="a length behind the villages that are counted",
        why="as many villages are no roads",
        fires="1个村通组路3.2公里未硬化。",
        passes="1个村通组路未硬化。",
    ),
    Doubt(
        still_needed,
        looks_at="需 behind the number",
        why="of whom it is still to be done it is not done",
        fires="还有5户需搬迁。",
        passes="已搬迁5户。",
    ),
    Doubt(
        what_is_missing,
        looks_at="缺口 right before the number",
        why="what there is not is not what there is",
        fires="产业路缺口约20公里。",
        passes="产业路约20公里。",
    ),
)
