"""Numbers of households and persons of which a verb says what becomes of them: 将88户纳入低保, 其中新增9户, 3945户逐户鉴定."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.prose.decisions.nouns_behind import OF_PEOPLE, topic_spoken_of
from fupin_analysis.clean.prose.items import Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import OTHER

#: The last year in which households were entered as poor; from then on who is found is watched.
_LAST_OF_THE_POOR = 2020
_OF_PERSONS = ("education/taught_at_home", "education/in_school", "infrastructure/drinking_water", "monitoring/risk_remaining")
_BRINGS = re.compile("(?:将|把)[^,;。0-9]{0,20}$")
_INTO = re.compile("[^,;。]{0,30}?(?P<into>(?:纳入|列入|转为|识别为|认定为)[^,;。]{2,14})")
#: Those brought under watch in one year, and all who are: 今年3户纳入监测, 截至年底共有26户纳入监测,其中新识别3户.
_OF_THE_YEAR = re.compile(
    "新|[今当本]年|年内|[将把]|20[0-9]{2}年(?!底|末|年底|以来|起|至)|[上下]半年|季度|期间|(?<![0-9])[0-9]{1,2}月(?!份?[底末])"
)
_UP_TO = re.compile("截[至止]到?(?:20[0-9]{2}年)?(?:[0-9]{1,2}月份?)?(?:[0-9]{1,2}日|[底末])?")
_SINCE = re.compile("(?P<year>20[0-9]{2})年(?:以来|起)")
_SO_FAR = re.compile("截至|截止|截止到|目前|累计|现有|现|已有|共有|[有共]$|年底|年末")
_NEW_OF_THEM = re.compile("[^,;。0-9]{0,6}[,(:](?:其中)[^;。]{0,8}新")
_PREMIUM = re.compile(
    "[^,;。0-9]{0,14}?(?:代缴|缴纳|交纳|代交)(?:了)?[^,;。0-9]{0,10}?(?:医保|新农合|合作医疗|参合|医疗保险|养老保险|新农保)"
)
_HELP = re.compile("帮扶|措施")
#: Who grows something is named by it, and not those for whom something is done with it: 替5户监测户收割稻谷.
_GROWN = re.compile("(?:crop|animal)_")
_GROWS = re.compile("[^,;。]{0,2}(?:种|养|栽|饲|发展)")
#: How much each gets stands before whom it is paid to: 种植业补助按照每亩75元的标准为44户补助.
_BY_RATE = re.compile("(?P<what>[一-鿿]{2,14}?)(?:统一)?(?:按照?|根据|依据|以)(?:每|人均|户均|[0-9])[^;。]*$")
_REVIEWED = re.compile("经[^,;。]{2,8}?,?(?:新)?(?:纳入|识别)(?P<into>[^,;。]{0,8})$")
_NEW = re.compile(
    "(?:20[0-9]{2}年度?|[今当本]年度?|年内|年度|今年以来|[上下]半年|以来|全年)*(?:动态)?新(?:增|识别|纳入|增识别|增纳入|识别纳入|放|发放|投放)(?:发放|投放|办理)?(?:了|共)?$"
)


def by_predicate(view: View) -> Read | None:
    """将88户151人贫困人口纳入低保: what they are brought into, and not what they are."""
    if view.family not in ("households", "persons") or not _BRINGS.search(view.label):
        return None
    match = _INTO.match(view.sentence.text, view.chain.end)
    if match is None:
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(match.start("into"), match.end("into")), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, _newly(found)) if found is not None else None


def by_premium(view: View) -> Read | None:
    """为3176名贫困人口缴纳新农合: whose premium somebody else pays."""
    if view.family not in ("households", "persons") or not view.label.endswith(("为", "给", "帮")):
        return None
    match = _PREMIUM.match(view.sentence.text, view.chain.end)
    choice = named("living/pension_aid" if match and "养老" in match[0] else "medical/premium_aid", match[0]) if match else None
    return make(view, choice) if choice is not None else None


@cache
def _served() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before whom something is done for, and behind them what is done, up to a sign or a number."""
    words = prose_words()["service"]
    people = f"(?:[一-鿿]{{0,4}}(?:{words['people']})[、和及与]?)*"
    return (
        re.compile(f"(?:{words['for']}|{words['for_them']})(?:{words['between']})*$"),
        re.compile(f"(?:的)?{people}(?:家庭)?(?:{words['manner']})*(?P<what>(?:{words['deeds']})[^,;。:()0-9]{{0,24}})"),
    )


@cache
def _served_anyhow() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return words of giving and helping, and behind them who is named and what is done for them, whatever its verb."""
    words = prose_words()["service"]
    return (
        re.compile(f"(?:{words['for_them']})(?:{words['between']})*$"),
        re.compile(
            f"(?:的)?(?P<whom>(?:[一-鿿]{{0,4}}?(?:{words['people']}|{words['others']})[、和及与]?)+)(?!{words['kin']})(?:家庭)?(?:{words['manner']})*"
            "(?P<what>[一-鿿]{2}[^,;。:()0-9]{0,24})"
        ),
    )


def by_service(view: View) -> Read | None:
    """为36户贫困户发放羊羔补贴, 对18户监测户实施住房维修: what is done for them is counted, and not who they are."""
    before, behind = _served()
    if view.family not in ("households", "persons") or not before.search(view.label):
        return None
    served = behind.match(view.sentence.text, view.chain.end, view.sentence.end)
    if served is None or _HELP.search(served["what"]) is not None:
        return None
    what = served
    if not residue(served["what"]):
        what = _BY_RATE.search(view.sentence.text, view.part, view.chain.start) or served
    hits = view.sentence.hits_in(*what.span("what"))
    around = Surroundings()
    around.add(hits, view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    if found is not None and found.topic not in OF_PEOPLE and found.how != "default":
        return make(view, found)
    if not residue(what["what"]) or (view.found is not None and view.found.topic not in OF_PEOPLE):
        return None
    paid = view.ask(["money"], around) if view.leads_on else None
    if paid is not None and paid.how != "default":
        return None  # 为52户分红15.6万元
    return _in_own_words(view, what["what"], topics_in(hits))


def by_help(view: View) -> Read | None:
    """协助9户低保户加固房屋, 给12户五保户送去棉被: what is done for them, however it is called, and none of a roll."""
    before, behind = _served_anyhow()
    if view.family not in ("households", "persons") or not before.search(view.label):
        return None
    served = behind.match(view.sentence.text, view.chain.end, view.sentence.end)
    if served is None or _HELP.search(served["what"]) is not None or not residue(served["what"]):
        return None
    said = topics_in(view.sentence.hits_in(*served.span("what")))
    if any(topic in OF_PEOPLE for topic in said) or _says_what(view, served["what"]):
        return None
    whom = topics_in(view.sentence.hits_in(*served.span("whom")))
    is_of_a_roll = any(topic not in OF_PEOPLE for topic in whom)
    words = f"{served['whom']}{served['what']}" if is_of_a_roll else served["what"]
    return _in_own_words(view, words, [*said, *whom])


def _says_what(view: View, what: str) -> bool:
    """Whether the item that words name for a number is named by what is done, or by how, and not by those it is done for."""
    found = view.found
    if found is None or found.topic in OF_PEOPLE or found.how == "default":
        return False
    if found.word not in what and found.word not in view.label:
        return False
    return found.word in view.label or not _GROWN.match(found.name) or _GROWS.match(what) is not None


def _in_own_words(view: View, words: str, topics: Sequence[str]) -> Read:
    """Return a number of people for whom something is done, under what is done or what is spoken of."""
    around_it = sorted(view.around.topics, key=lambda topic: -view.around.topics[topic])
    asked = [*topics, topic_spoken_of(view), *around_it]
    return make(view, own_choice(next((topic for topic in asked if topic and topic not in (*OF_PEOPLE, "funds")), OTHER), words))


def by_review(view: View) -> Read | None:
    """经研判纳入监测19户: newly watched."""
    match = _REVIEWED.search(view.label)
    if match is None or view.family not in ("households", "persons"):
        return None
    is_watch = "监测" in match["into"] or (not match["into"] and _topic(view) == "monitoring")
    choice = named("monitoring/newly_monitored", match[0]) if is_watch else None
    return make(view, choice) if choice is not None else None


def by_newness(view: View) -> Read | None:
    """监测对象82户231人,其中本年度新增19户: of what is spoken of, those who came to it."""
    if view.family not in ("households", "persons") or not _NEW.fullmatch(own_label(view.label)) or residue(view.after):
        return None
    topic = _topic(view)
    path = prose_words()["newly"].get("monitoring" if topic == "registry" and view.memory.year > _LAST_OF_THE_POOR else topic)
    if path is not None:
        choice = named(path, view.label)
        return make(view, choice) if choice is not None else None
    if view.found is not None and view.found.how == "rule":
        return None
    whole = view.done[0] if view.done else None
    if whole is None or not whole.choice.name:
        return None
    return make(view, own_choice(whole.choice.topic, f"{label_of(whole.choice)}{own_label(view.label)}"))


def by_deed(view: View) -> Read | None:
    """对全乡3218户农户逐户走访: what is done with all of them."""
    if view.family not in ("households", "persons"):
        return None
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    for pattern, path in _deeds():
        if path == "monitoring/helped" and not view.label.endswith(("为", "对", "将", "给")):
            continue
        if path.startswith("monitoring/") and "监测" not in behind and _topic(view) != "monitoring":
            continue
        if (said := pattern.match(behind)) is not None and (view.family == "households" or path in _OF_PERSONS):
            choice = named(_all_so_far(view, path, behind[said.end() :]), said[0])
            return make(view, choice) if choice is not None else None
    return None


def _all_so_far(view: View, path: str, behind: str) -> str:
    """Return the item of all who are watched for those newly watched, where the words say that they are all there are so far."""
    if path != "monitoring/newly_monitored":
        return path
    before = view.sentence.text[view.begin : view.chain.start]
    since = _SINCE.search(before)
    is_new = _OF_THE_YEAR.search(_UP_TO.sub("", before)) is not None
    is_new = is_new or (since is not None and int(since["year"]) >= view.memory.year)
    is_all = _SO_FAR.search(before) is not None or _NEW_OF_THEM.match(behind) is not None
    return "monitoring/total" if is_all and not is_new else path


@cache
def _deeds() -> tuple[tuple[re.Pattern[str], str], ...]:
    people = (
        "(?:建档立卡|农|住)*(?:监测(?:户|对象|家庭|帮扶对象)|贫困户|农户|脱贫户|住户|家庭|群众|人家"
        "|(?:重度|适龄)?(?:残疾)?(?:儿童|学生|少年)+)?(?:住房|房屋)?"
    )
    manner = "(?:的|进行|开展|实行|组织|全面|逐户|集中|入户|逐一|了|全部|均|都|全覆盖)*"
    return tuple((re.compile(f"{people}{manner}(?:{words})"), path) for path, words in prose_words()["deeds"].items())


def _topic(view: View) -> str:
    """Return the topic of what stands before in this part, in the sentence before, or in the heading."""
    for reads in (view.done, view.all_done, view.memory.previous):
        if reads:
            return reads[0].choice.topic
    return view.context.topics[0] if view.context.topics else ""


def _newly(choice: Choice) -> Choice:
    """Return the item of those who are only now brought into it."""
    path = prose_words()["brought"].get(f"{choice.topic}/{choice.name}")
    return (named(path, choice.word) if path else None) or choice
