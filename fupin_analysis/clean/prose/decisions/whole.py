"""Numbers of which the one before says what they are part of: a year of several, some of the problems, what is done of a plan."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import joined, label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.facets import narrow
from fupin_analysis.core.words.planning import ROLLS
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_YEAR_ONLY = re.compile("20[0-9]{2}年[^0-9,;。]{0,4}")
_A_YEAR = re.compile("20[0-9]{2}年度?")
_PART_OF_A_YEAR = re.compile(
    "(?:第?[一二三四1-4]季度|[上下]半年|[春秋]季(?:学期)?|[一二三四五六七八九十0-9]{1,2}月份?)[^0-9,;。]{0,4}"
)
_SOLD = re.compile("销售|售卖|采购|收入|产值|营业额|交易额")
_WHEN = "(?:全年|今年|年内|年底|目前|截至目前|[上下]半年|现|已|已经|均|实际|共|累计)*"
_IS_DONE = re.compile(rf"[,、]?{_WHEN}(?:完成|建成|竣工|完工|硬化|实际完成)(?:了|改造|建设|任务)?")
_IS_NOT_DONE = re.compile("[,、]?(?:尚|还|仍|有|其余)*(?:未完成|未完工|未竣工)(?:的)?(?:有)?")
_TO_WHOM = re.compile("[为给向对](?!了)[^,;。0-9]{0,14}$")
_GIVES = re.compile(
    "(?:名|户|位|个)?(?P<whom>[^,;。0-9]{0,10}?)(?P<gives>发放|兑现|兑付|补发|投放|赠送|配发|争取|申请|申领)(?:了)?(?P<what>[^,;。0-9]{2,12})"
)
#: Goods of several kinds that are given together, each with its number: 提供母羊45只、母猪111头、鸡苗1880只.
_MANY = "(?:约|近|共)?[0-9][0-9.]*[万余多]*(?![0-9万余多户人元名])[^,;。:、0-9和及与(]{1,3}"
_GOOD, _NEXT = "[^,;。:、0-9]{1,12}?", "[、,和及与]"
_GOODS = re.compile(
    "(?:[、和及][0-9]+人)?(?:名|户|位|个)?(?P<whom>[^,;。0-9]{0,10}?)"
    "(?P<gives>发放|提供|扶持|赠送|投放|配发|捐赠|购买|购置|购进|补助|领取|领到|获得|分发|送去)(?:了)?"
    f"(?P<first>{_GOOD}){_MANY}{_NEXT}(?P<second>{_GOOD}){_MANY}(?P<more>(?:{_NEXT}{_GOOD}{_MANY})*)"
)
#: Goods whose names a name can bear.
_FEW = 3
_MORE_GOODS = re.compile("[、,和及与]([^,;。:、0-9]{1,12}?)(?:约|近|共)?[0-9]")
_STOP = re.compile("[,;。:()、]")
_GIVEN = re.compile("发放|兑现|兑付|拨付|补[发助贴]|投放|分红|申请|办理|落实|争取|减免|提供|代缴|缴纳|报销|补偿")
_EACH = re.compile("每[人户名生]|人均|户均")
_ONLY_NEW = re.compile("(?:其中)?(?:今年|本年|年内|当年|全年|上半年)?新(?:增|建|植|栽|种|扩|发展|扩种|增加)(?:了)?")
_AIM = re.compile("(?:的)?(?:年度|全年)?(?:减贫|脱贫|退出)?(?:目标|任务|计划)(?:任务)?(?!已|均)")
_PUTS = re.compile("(?:投入|投资|安排|争取)(?:资金)?$")
_PEOPLE = ("registry", "population", "exit", "monitoring", "plan")


def _whole(view: View) -> Read | None:
    """Return what the number is a part of by 其中 or by going on with such a list."""
    before = view.before
    if before is None:
        return None
    return before if "其中" in view.gap and before.whole is None else before.whole


def by_year_of_list(view: View) -> Read | None:
    """累计投入900万元,2019、2020、2021年分别为260万元…: in one year only so much of what the years came to."""
    before = next((read for read in view.all_done if view.family in read.families and read.choice.name), None)
    if before is not None and _PART_OF_A_YEAR.fullmatch(view.chain.label) and not before.choice.name.endswith("_cumulative"):
        return make(view, same(before.choice, "list"))  # 发放36万元,四个季度分别为9万元、…
    if before is None or not (_YEAR_ONLY.fullmatch(view.chain.label) or _is_a_year_of(view, before)):
        return None
    choice, item = before.choice, before.choice.item
    if item is not None and choice.name.endswith("_cumulative"):
        yearly = f"{choice.topic}/{choice.name.removesuffix('_cumulative')}"
        return make(view, named(yearly, choice.word, "list") or same(choice, "list"))
    path = f"{choice.topic}/{choice.name}"
    yearly = prose_words()["yearly"].get(path) or prose_words()["yearly_of_roll"].get(path)
    return make(view, (named(yearly, choice.word, "list") if yearly else None) or same(choice, "list"))


def _is_a_year_of(view: View, whole: Read) -> bool:
    """Whether a number is what was done in one year of several: 退出401户(2014年60户、2015年72户); those on a roll are not."""
    is_bare = _A_YEAR.fullmatch(own_label(view.label)) is not None and not residue(view.after)
    last = view.before or (view.all_done[-1] if view.all_done else None)
    goes_on = last is not None and last.choice.how == "list" and re.match("[、,;]", view.gap) is not None
    is_flow = whole.choice.topic not in ROLLS or f"{whole.choice.topic}/{whole.choice.name}" in prose_words()["yearly_of_roll"]
    return is_bare and is_flow and (view.says_part or goes_on)


def by_new_of_whole(view: View) -> Read | None:
    """黑山羊存栏5200只,其中新增800只: the new part of what stands before."""
    whole = _whole(view)
    is_new = _ONLY_NEW.fullmatch(own_label(view.label)) is not None and not residue(view.after)
    if not is_new or whole is None or whole.choice.item is None or view.family != whole.chain.families[0]:
        return None
    is_of_people = whole.choice.topic in _PEOPLE or view.family in ("households", "persons")
    new = None if is_of_people else narrow(whole.choice.item, "new")
    return make(view, Choice(new.topic, new.name, new, 0.0, view.label, "rule")) if new is not None else None


def by_work_on_whole(view: View) -> Read | None:
    """硬化道路12公里,其中新建5公里、改建7公里: what was only worked on is none of the new, and is named with its whole."""
    whole, label = _whole(view), own_label(view.label)
    is_worked = re.fullmatch(f"(?:其中)?(?:{prose_words()['works']['worked_on']})", label) is not None and not residue(view.after)
    if not is_worked or whole is None or whole.choice.item is None or view.family not in THINGS:
        return None
    if view.family != whole.chain.families[0]:
        return None
    return make(view, own_choice(whole.choice.topic, f"{label.removeprefix('其中')}{label_of(whole.choice)}"))


def by_kind_of_whole(view: View) -> Read | None:
    """问题62个,其中档案资料28个; 销售1165万元,其中市场渠道400万元: problems and sales, whatever their words mean elsewhere."""
    whole, found = _whole(view), view.found
    if whole is None or view.family not in whole.families or (found is not None and found.topic == whole.choice.topic):
        return None
    is_problem = whole.choice.topic == "rectification" and view.family == "count" and "整改" not in view.label
    is_sale = view.family == "money" and _SOLD.search(label_of(whole.choice)) is not None
    if not is_problem and not is_sale:
        return None
    name = own_words(own_label(view.label)) or own_words(own_label(view.after))
    return make(view, Choice(whole.choice.topic, name, None, 0.0, name, "own")) if name else None


def by_done_of_plan(view: View) -> Read | None:
    """计划改厕130户,完成126户,未完成4户: what is done of what was planned, and what is not."""
    is_done, is_not = _IS_DONE.fullmatch(view.gap), _IS_NOT_DONE.fullmatch(view.gap)
    planned = next((read for read in reversed(view.done) if _is_planned(read, view.family)), None)
    if planned is None or not (is_done or is_not):
        return None
    name = planned.choice.name.removesuffix("_planned")
    choice = named(f"{planned.choice.topic}/{name}", planned.choice.word)
    if choice is None or choice.item is None:
        return None
    if is_not:
        left = narrow(choice.item, "remaining")
        name = own_words(f"{label_of(choice)}未完成")
        choice = (
            Choice(left.topic, left.name, left, 0.0, choice.word, "rule")
            if left is not None
            else Choice(choice.topic, name, None, 0.0, name, "own")
        )
    own = view.memory.setting.period
    period = view.moment.period if any(view.begin <= time.start < view.chain.start for time in view.sentence.times) else own
    return Read(view.chain, choice, view.place, period if period[:4] <= own[:4] else own, "done", set(view.families))


def _is_planned(read: Read, family: str) -> bool:
    """Whether a number of this kind is what a work was planned to be."""
    is_work = read.choice.item is not None and read.choice.topic not in (*ROLLS, "plan", "exit", "income")
    return is_work and read.chain.families[0] == family and (read.aspect == "plan" or read.choice.name.endswith("_planned"))


def by_gift(view: View) -> Read | None:
    """为跨省务工的396人发放交通补贴: those to whom something is given are counted by what it is."""
    if view.family not in ("households", "persons") or not _TO_WHOM.search(view.label):
        return None
    match = _GIVES.match(view.sentence.text, view.chain.end)
    if match is None:
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(match.start("what"), match.end("what")), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    if found is not None and found.item is not None and suits(found.item, view.family) and found.topic not in _PEOPLE:
        return make(view, found)
    if found is None and view.found is not None and view.found.topic not in (*_PEOPLE, "living", "production"):
        return None
    name = own_words(f"{own_label(match['whom'])}{match['gives']}{match['what']}")
    known = found or view.found
    topic = known.topic if known is not None else view.around.topic
    return make(view, Choice(topic, name, None, 0.0, name, "own")) if topic in load_vocabulary().topics else None


def by_gifts(view: View) -> Read | None:
    """为77户提供母羊45只、母猪111头: those who are given several goods together are of the whole list, and not of its first."""
    if view.family not in ("households", "persons"):
        return None
    match = _GOODS.match(view.sentence.text, view.chain.end, view.sentence.end)
    if match is None:
        return None
    goods = [match["first"], match["second"], *_MORE_GOODS.findall(match["more"])]
    said = view.sentence.hits_in(match.start("first"), match.end())
    topics = [one for one in topics_in(said) if one not in _PEOPLE]
    topic = topics[0] if topics else view.around.topic
    name = own_words(f"{match['gives']}{'、'.join(goods[:_FEW])}{'等' if len(goods) > _FEW else ''}")
    return make(view, Choice(topic if topic in load_vocabulary().topics else OTHER, name, None, 0.0, name, "own"))


def by_money_given(view: View) -> Read | None:
    """为126名重度残疾人发放护理补贴15.1万元: the money is of what those were given who stand before it in its clause."""
    before = view.before
    if before is None or view.family != "money" or before.chain.families[0] not in ("households", "persons"):
        return None
    if before.choice.topic in _PEOPLE or not before.choice.name or len(before.families) > 1 or _STOP.search(view.gap):
        return None
    found = view.found
    is_named = found is not None and found.item is not None and found.how != "default" and _stands_at_gift(view.label, found.word)
    is_other = before.choice.item is not None and found is not None and not before.choice.name.startswith(found.name)
    if found is not None and is_named and is_other and found.topic not in _PEOPLE:
        return None  # 为52户分红15.6万元
    whom = view.sentence.text[slice(*before.chain.gap)]
    is_given = _TO_WHOM.search(re.split("[,;。:]", whom)[-1]) is not None and _GIVEN.search(view.gap) is not None
    return joined(view, before) if is_given and not _EACH.search(view.gap) else None


def _stands_at_gift(label: str, word: str) -> bool:
    """Whether a word stands at what is given and is none of whom it is given to."""
    gives = _GIVEN.search(label)
    return gives is not None and label.rfind(word) >= gives.start()


def is_put_into(view: View) -> bool:
    """改造危房30户,投入150万元硬化通组路5公里: the money is of what is named behind it."""
    is_put = view.family == "money" and view.leads_on and _PUTS.search(view.label) is not None
    return is_put and any(hit.items or hit.concepts for hit in view.sentence.hits_in(*view.chain.after))


def by_aim(view: View) -> Read | None:
    """围绕年度减贫150户600人的目标: what is aimed at, and not what was done."""
    match = _AIM.match(view.sentence.text, view.chain.end)
    if match is None or view.found is None or (view.found.topic, view.found.name) != ("exit", "done"):
        return None
    choice = named("plan/exit", view.found.word)
    year = view.moment.period[:4]
    return Read(view.chain, choice, view.place, year, "plan", set(view.families)) if choice is not None else None
