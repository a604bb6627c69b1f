"""Doubts about who is counted where a status stands beside a noun or a verb of its own: 贫困户家庭12名儿童, 12名贫困户上岗."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, spoken_of, topic_of
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_label, residue
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import DIVISIONS, View
from fupin_analysis.clean.prose.words import alternatives, prose_words

_PEOPLE = ("households", "persons")
_ROLLS = frozenset(
    {
        ("registry", "total"),
        ("registry", "exited"),
        ("registry", "not_exited"),
        ("registry", "confirmed_poor"),
        ("registry", "total_previous"),
        ("exit", "cumulative"),
        ("exit", "done"),
        ("monitoring", "total"),
        ("monitoring", "unstable_exited"),
        ("monitoring", "marginal"),
        ("population", "total"),
        ("population", "rural"),
    }
)
#: What stands still, of all topics: rolls, and those who get an allowance or have an attribute.
_KNOWN_ROLLS = _ROLLS | {("living", "disabled"), ("living", "minimum_living_allowance"), ("living", "extreme_poverty_support")}
_FOR_WHOM = re.compile("(?:^|[一-鿿]{0,6})(?:为|给|替|帮|帮助|协助)(?P<noun>[一-鿿]{2,10})?$")
_STATUS = "(?:建档立卡)?(?:贫困|脱贫|监测|低保|边缘易致贫|边缘)(?:户|人口|对象|群众|家庭|农户)"
#: Those of a status, named right before their number: 贫困户23户购置农机具.
_WHO_LAST, _ALL_OF_IT = re.compile(rf"(?P<who>{_STATUS}|农户|村民|居民)(?:有|共)*$"), re.compile("全[镇乡村]")
_THEIRS = re.compile(rf"(?:的)?{_STATUS}(?:的|家中|家庭)?(?P<what>[一-鿿]{{2,10}})")
_WORKS_ON = re.compile("(?:改造|修缮|维修|硬化|解决|安装|新建|翻建|加固|改善|提升|整治|完成|落实|办理|保障)(?:了)?$")
_EVERYBODY = re.compile("(?:全部|均|都|全)")
_ELSEWHERE = re.compile("(?:大)?(?:排查|摸排|核查|筛查|普查|走访|摸底|入户)")
_SETTLED = re.compile(
    rf"(?:核定|认定|确定|确认|锁定|精准识别|识别)(?:出|了|为|的|全[镇乡村])*(?P<status>{_STATUS}|建档立卡户)(?:有|共)*$"
)
_GOES_ON = re.compile("[、和及]$")
_PUPILS = re.compile("学生|在校生|同学|中学生|小学生")
_PAID = re.compile(
    "资助|补助|补贴|助学|奖学|减免|发放|兑现|兑付|享受|落实|雨露|受益|惠及|救助|捐|奖励|扶助|帮扶|资金|免除|教育扶贫"
)
_GIVES = re.compile("(?:补贴|补助|奖补|资助|救助|发放|兑现|兑付)[^,;。0-9]{0,6}$")
_ACTORS = re.compile("主体|合作社|企业|公司|农场|大户|车间|基地|学校|村$|单位|机构")


_STATUS_BEFORE = re.compile(_STATUS)


@cache
def _last_noun() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(prose_words()['persons']['nouns'])})(?:有|共|为|约)*$")


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(f"(?:的)?(?P<who>[一-鿿]{{0,8}}?(?:{alternatives(prose_words()['persons']['nouns'])}))")


#: How some of those fare: 12户脱贫户收入增长缓慢.
_FARES = (
    "(?:收入|增收|产业|就业|生活|家庭|住房|发展|稳定)[^,;。0-9]{0,8}(?:低|慢|难|不稳定?|不足|不强|弱|差|少|单一|下降|减少|风险)"
)


@cache
def _deed_behind() -> re.Pattern[str]:
    deeds = "|".join(sorted(prose_words()["persons"]["deeds"], key=lambda deed: (-len(deed), deed)))
    return re.compile(
        rf"(?:的)?(?P<who>{_STATUS}|(?:农户|村民|群众|居民|住户)?)(?:已|目前|现|共|在[^,;。0-9]{{1,8}}?)*(?P<deed>{deeds}|{_FARES})(?P<what>[^,;。:0-9]{{0,12}})"
    )


_OF_VILLAGES = re.compile("(?P<what>[^,;。]{2,})的(?:行政|贫困|脱贫|出列|自然|非贫困|示范)?(?:村|社区|组|屯|寨)(?:有|共|达|为)*$")
_HAVE = re.compile("villages|hamlets")
#: How many of a household do something, which says of the household and counts none of them.
_OF_A_HOUSEHOLD = re.compile(
    "(?:全家|举家|整户|劳动力(?:都|全部?|均)|(?:只|仅|至少)?有?[一二两三四五1-5多](?:个)?人|没有人|无人)[^,;。]{0,12}的?[^,;。]{0,6}(?:户|家庭)(?:有|共|达|为)*$"
)
#: Those who look after a thing, and none of those whom it serves; 人员 and 党员 are no such post.
_KEEPER = re.compile("[一-鿿]{2,8}[^人学党会成社队职雇议动定官海]员(?:有|共|为)*$")
_CHECKED_BEHIND = re.compile(
    rf"(?P<who>{_STATUS}|农户)的(?P<what>[^,;。0-9]{{2,12}}?)(?:逐户|逐一|全面|进行|开展|了)*(?P<check>复查|核查|复核|排查|回访|检查|摸底)"
)
_CHECKS = re.compile("(?:核对|核查|排查|复核|复查|清查|检查|抽查|比对|筛查|核实|摸排)[^,;。]{2,12},$")
_CONCERNS = re.compile("(?:共|累计)?涉及(?:到)?(?P<whom>[^,;。]{2,10})$")


def of_their_own_noun(view: View, choice: Choice) -> Choice | None:
    """结对贫困户1286户,其中县直单位干部86名: a noun of persons of their own, and nobody of a clause before."""
    if view.family != "persons" or (choice.topic, choice.name) not in _ROLLS or choice.how not in DECIDED or not choice.word:
        return None
    label = own_label(view.label)
    is_told = choice.word in view.label + view.after or _STATUS_BEFORE.search(label) is not None
    match = _last_noun().search(label)
    return kept(spoken_of(view) or "staffing", label) if match is not None and not is_told else None


def who_they_are(view: View, choice: Choice) -> Choice | None:
    """贫困户家庭12名儿童, 贫困户中有5名重病患者: the noun behind the number says who is counted."""
    if view.family != "persons" or len(view.chain.families) > 1 or view.chain.label:
        return None
    match = _noun_behind().match(view.after)
    if match is None or match["who"].endswith(choice.word) or match["who"] in choice.word or match["who"] in label_of(choice):
        return None
    is_of_roll = (choice.topic, choice.name) in _ROLLS and choice.how in (*DECIDED, "base")
    is_joined = view.before is not None and view.before.chain.families[0] == "persons" and not residue(view.label)
    is_joined = is_joined and (choice.how == "joined" or (choice.word in view.gap and _GOES_ON.search(view.gap) is not None))
    if not is_of_roll and not is_joined:
        return None
    whose = own_label(view.label) if is_of_roll and choice.word in view.label else ""
    begin = view.chain.end
    return kept(topic_of(view, begin, begin + match.end(), "population"), f"{whose}{match['who']}")


def what_they_do(view: View, choice: Choice) -> Choice | None:
    """12名贫困户上岗: those of a status who do something are not everybody of it, nor counted by what stands before."""
    match = _deed_behind().match(view.after) if view.family in _PEOPLE else None
    who = _WHO_LAST.search(view.label) if match is not None and not match["who"] else match
    if match is None or who is None or _EVERYBODY.search(match[0]) or _ALL_OF_IT.search(view.label):
        return None
    is_of_roll = (choice.topic, choice.name) in _ROLLS and choice.how in DECIDED and choice.word in who[0]
    is_joined = choice.how == "joined" and choice.topic in ("production", "infrastructure") and view.before is not None
    is_joined = is_joined and view.before is not None and view.before.chain.families[0] == "count"
    if not is_of_roll and not is_joined:
        return None
    begin = view.chain.end
    return kept(topic_of(view, begin, begin + match.end(), choice.topic), f"{who['who']}{match['deed']}{match['what']}")


@cache
def _done_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<noun>(?:的)?[一-鿿]{{0,8}}?(?:户|人口|对象|群众|家庭|残疾人|人员|老人|学生|儿童))?(?P<deed>(?:统一|全部|集中|免费|及时|均|都)*"
        rf"(?:{alternatives(prose_words()['persons']['done_for'])}))(?:了)?(?P<what>[^,;。:0-9]{{0,12}})"
    )


def for_whom_it_is_done(view: View, choice: Choice) -> Choice | None:
    """为32名残疾人办理残疾证, 为脱贫户312户购买保险: for whom something is done, and not how many there are."""
    if view.family not in _PEOPLE or choice.how not in (*DECIDED, "base") or (choice.topic, choice.name) not in _KNOWN_ROLLS:
        return None
    before = _FOR_WHOM.search(re.split("[,;。]", view.label)[-1])
    match = _done_behind().match(view.sentence.text, view.chain.end, view.sentence.end) if before is not None else None
    if before is None or match is None or bool(before["noun"]) == bool(match["noun"]):
        return None
    noun = before["noun"] or match["noun"] or ""
    if choice.word not in noun:
        return None
    return kept(topic_of(view, view.chain.end, match.end(), choice.topic), f"{noun}{match['deed']}{match['what']}")


def what_is_made_of_theirs(view: View, choice: Choice) -> Choice | None:
    """改造7户贫困户住房: for whom a work is done, where the work stands before the number and its object behind it."""
    if view.family not in _PEOPLE or (choice.topic, choice.name) not in _ROLLS or view.leads_on:
        return None
    match = _THEIRS.match(view.after)
    verb = _WORKS_ON.search(own_label(view.label))
    if match is None or verb is None or not residue(match["what"]):
        return None
    return kept(topic_of(view, view.begin, view.chain.end + match.end(), choice.topic), f"{verb[0]}{match[0]}")


def settled_by_a_search(view: View, choice: Choice) -> Choice | None:
    """排查后核定贫困户612户: what a search came to, and not how many were looked at."""
    if choice.topic not in ("visits", "monitoring") or view.family not in _PEOPLE or not _ELSEWHERE.search(view.label):
        return None
    match = _SETTLED.search(view.label)
    if choice.topic == "monitoring" and (choice.name != "total" or _ALL_OF_IT.search(view.label) or "累计" in view.label):
        return None
    if match is None:
        return None
    around = Surroundings()
    begin = view.piece + match.start("status")
    around.add(view.sentence.hits_in(begin, view.chain.gap[1]), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    if found is not None and found.topic == "monitoring":
        return named("monitoring/newly_monitored", found.word)
    return found


def paid_by_another(view: View, choice: Choice) -> Choice | None:
    """经营主体36个,补贴资金18万元: money that is paid is of what pays it, and not of those who are counted before it."""
    before = view.before
    if view.family != "money" or choice.how != "joined" or before is None or not _GIVES.search(own_label(view.label)):
        return None
    is_of_actors = before.chain.families[0] == "count" and _ACTORS.search(label_of(choice)) is not None
    if not is_of_actors and not (choice.topic == "visits" and before.chain.families[0] in _PEOPLE):
        return None
    said = [one for one in (*view.context.topics,) if one not in ("registry", "population", "visits")]
    return kept(topic_of(view, view.part, view.chain.start, said[0] if said else choice.topic), view.label)


def pupils_alone(view: View, choice: Choice) -> Choice | None:
    """有小学1所,学生53名: pupils of whom nothing is said to be paid."""
    if (choice.topic, choice.name) != ("education", "aid") or choice.how != "default" or view.family != "persons":
        return None
    words = view.label if _PUPILS.search(view.label) else view.after
    text, first, last = view.sentence.text, view.sentence.start, view.sentence.end
    begin = max(text.rfind(";", first, view.chain.start) + 1, first)  # 学生612人;落实雨露计划17万元 pays others
    end = text.find(";", view.chain.end, last)
    said = text[begin : end if end >= 0 else last] + "".join(one for one, _ in view.context.headings[:-1])
    return kept("education", words) if _PUPILS.search(words) and _PAID.search(said) is None else None


def villages_of_a_kind(view: View, choice: Choice) -> Choice | None:
    """Return the villages that have a thing, where the thing was read: 成立合作社的贫困村7个."""
    if view.family != "count" or choice.how not in DECIDED or choice.name in DIVISIONS or _HAVE.search(choice.name):
        return None
    match = _OF_VILLAGES.search(own_label(view.label))
    return kept(choice.topic, match[0]) if match is not None and choice.word in match["what"] else None


def households_of_which_some_work(view: View, choice: Choice) -> Choice | None:
    """Return households told by how many of them work: 有一人外出务工的脱贫户26户."""
    if choice.topic != "employment" or view.family != "households" or choice.how not in DECIDED:
        return None
    text = view.sentence.text
    clause = re.split("[,;。:]", text[view.part : view.chain.start])[-1]
    match = _OF_A_HOUSEHOLD.search(clause)
    return kept("employment", match[0]) if match is not None and choice.word in match[0] else None


def keepers_of_it(view: View, choice: Choice) -> Choice | None:
    """Return the keepers of a thing, where those whom it serves were read: 供水管理员16人."""
    if view.family != "persons" or choice.topic not in PROGRAMMES or choice.how not in DECIDED or "员" in label_of(choice):
        return None
    match = _KEEPER.search(own_label(view.label))
    is_named = match is not None and choice.word in view.label and not choice.word.endswith("员")
    return kept(choice.topic, match[0]) if match is not None and is_named else None


def whom_a_check_concerns(view: View, choice: Choice) -> Choice | None:
    """Return those whom a check concerns, where what is checked was read: 核对医保缴费,涉及贫困户518户."""
    if choice.topic not in PROGRAMMES or view.family not in ("households", "persons") or choice.word in view.label:
        return None
    match = _CONCERNS.search(view.label)
    text, end = view.sentence.text, view.chain.gap[1] - len(view.label)
    is_checked = match is not None and _CHECKS.search(text, view.sentence.start, end) is not None
    return kept(choice.topic, view.label) if is_checked else None


def whose_matter_is_checked(view: View, choice: Choice) -> Choice | None:
    """Return those who are gone through, where what is checked was read: 对702户贫困户的饮水情况逐户复查."""
    match = _CHECKED_BEHIND.match(view.after) if view.family in _PEOPLE and choice.how in DECIDED else None
    is_matter = match is not None and choice.topic in (*PROGRAMMES, "visits") and choice.word not in view.label
    return kept(choice.topic, f"{match['who']}{match['what']}{match['check']}") if match is not None and is_matter else None


#: Who is counted, by a noun or a verb of their own.
OF_NOUNS: tuple[Doubt, ...] = (
    Doubt(
        who_they_are,
        looks_at="a noun of persons right behind a number of them",
        why="the noun behind the number says who they are, whatever status stands before it",
        fires="贫困户家庭12名儿童。",
        passes="全镇有贫困户780名。",
    ),
    Doubt(
        of_their_own_noun,
        looks_at="a noun of persons right before the number, where a status stands in a clause before",
        why="officials who help the poor are none of them",
        fires="全镇186名干部结对帮扶126户建档立卡的贫困户，其中县直单位干部86名。",
        passes="全镇186名干部结对帮扶126户贫困户。",
    ),
    Doubt(
        pupils_alone,
        looks_at="a sentence of pupils without a word of paying",
        why="who goes to school is paid nothing for it",
        fires="全镇有教师6名，学生53名。",
        passes="资助学生53名。",
    ),
    Doubt(
        for_whom_it_is_done,
        looks_at="为 or 给 before the number, and what is done behind it",
        why="those for whom something is done are not how many there are",
        fires="为脱贫户31户送去化肥。",
        passes="全镇共有脱贫户31户。",
    ),
    Doubt(
        what_they_do,
        looks_at="a verb of doing behind the status behind a number",
        why="those of a status who do something are not everybody of it",
        fires="村里设保洁岗，12名贫困户上岗。",
        passes="全镇有12名贫困户。",
    ),
    Doubt(
        what_is_made_of_theirs,
        looks_at="a verb of work before the number, and an object behind the status",
        why="for whom a work is done is not everybody of a status",
        fires="改造7户贫困户住房。",
        passes="全镇有7户贫困户。",
    ),
    Doubt(
        settled_by_a_search,
        looks_at="a verb of settling between a search and a status",
        why="what a search came to is the register, and nobody visited",
        fires="大排查后核定建档立卡贫困户310户。",
        passes="大排查农户310户。",
    ),
    Doubt(
        paid_by_another,
        looks_at="a word of paying before money, and actors counted before that",
        why="what is paid out is no money of the firms that are counted",
        fires="产业奖补涉及经营主体36个，补贴资金18万元。",
        passes="培育经营主体36个，投资18万元。",
    ),
    Doubt(
        villages_of_a_kind,
        looks_at="的 and villages before the number",
        why="villages that have a thing are no such things",
        fires="成立合作社的贫困村7个。",
        passes="贫困村成立的合作社7个。",
    ),
    Doubt(
        households_of_which_some_work,
        looks_at="全家 or a number of persons before households",
        why="how many of a household work says of the household, and not how many are at work",
        fires="有一人外出务工的脱贫户26户。",
        passes="脱贫户外出务工26户。",
    ),
    Doubt(
        keepers_of_it,
        looks_at="员 at the end of the last noun",
        why="who looks after a thing is none of those whom it serves",
        fires="落实供水管理员16人。",
        passes="集中供水16人。",
    ),
    Doubt(
        whom_a_check_concerns,
        looks_at="a verb of checking before a clause with 涉及",
        why="those whom a check concerns have not got what is checked",
        fires="逐户核对医保缴费，涉及贫困户51户。",
        passes="代缴医保，涉及贫困户51户。",
    ),
    Doubt(
        whose_matter_is_checked,
        looks_at="a status, a matter and a verb of checking behind the number",
        why="those whose matter is checked have not got it",
        fires="对全镇702户贫困户的饮水情况逐户复查。",
        passes="全镇702户贫困户饮水安全。",
    ),
)
