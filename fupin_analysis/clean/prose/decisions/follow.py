"""Numbers that go on with what stands before: a stage of it, another date, a sum over places, the object behind a verb."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.aspects import aspect_of
from fupin_analysis.clean.prose.cumulative import ONLY_ADDED_UP, added_up, of_that_year
from fupin_analysis.clean.prose.items import BESIDE, Choice, Surroundings, own_label, residue
from fupin_analysis.clean.prose.making import make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.terms import own_words
from fupin_analysis.core.words.topics import topics_of

_UP_TO = "截[至止](?:目前|(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:底|末|份|[0-9]{1,2}日)?|年?[底末]))"
_DONE = rf"(?:其中|目前|现|今年|年内|全年|当年|{_UP_TO}|[,、])*(?:已经|已|均已|全部|完成|实现|累计|共)*"
_AT_ANOTHER_TIME = re.compile(
    r"[,、]?(?:计划|力争|确保|预计|要求)?(?:到|至|于)?(?:[0-9]{1,2}月|20[0-9]{2}年|年|季度?)(?:中|底|末|份)?(?:以?前|之前)?(?:力争|确保|要|将)?"
    r"(?:达到|达|为|实现|提高到|完成|(?:下)?降(?:低)?[到至为]|上升[到至为]|减少[到至为])?"
)
#: What a plan was changed to, with no noun of its own behind it: 因征地困难调减至5.5公里.
_CHANGED_TO = re.compile("(?:[^;。0-9]{0,14}[,、])?[^,;。0-9]{0,8}(?:调[减增]|核[减增]|变更|调整|更改)(?:为|到|至|成)")
_SORTS = re.compile("(?:个)?(?:大)?(?:类|方面|大项)(?:共|共计|计)?[,、]?")
_MAKES = re.compile(
    "^(?:明年|来年|力争|争取|计划|拟|将|要|确保|再|又|另|还|继续|年度?|内|底(?:以?前|之前)?|全年|新[建增打修栽种植]|扩[建种栽]|续建|改建|改造|发展|培育|种植|栽植|[养繁]殖|修[建复缮]|完成|实施|建成|建设|[建修打种栽改])+$"
)
#: How large each of the next is, where nothing else is said of them.
_ONLY_SIZE = re.compile(r"[0-9.]+(?:立方米?|方|吨|升|平方米|平米|千伏安|千瓦|毫米|厘米)(?:的|型|级)?")
_AGAIN = re.compile("(?:再|又|另)(?!就业|生|次)")
_UNITS_OF_ANYTHING = frozenset({"个", "家", "项", "条", "平方米", "间", ""})
_OVER_PLACES = re.compile(r"[,、;]?(?:贫困|脱贫|行政)?(?:村|社区)(?:集体经济收入)?(?:合计|共计|总计|共)")
_SOME_VILLAGES = re.compile(
    r"[,、;]?(?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})(?:个)?(?:行政)?(?:村|社区|组)(?:合计|共计|总计|共)(?:有|计)?"
)
_HAVE = re.compile("(?:贫困|脱贫|行政)?(?:村|社区|项目|合作社|企业)(?:当中|中|里)?(?:已)?有")
_SOLVES = re.compile(r"(?:解决|改善|巩固|巩固提升|保障)(?:了)?$")
_POWER = re.compile(r"(?:的)?(?:村级|集中式|分布式|地面|联村|户用)*光伏")
_SAFE_GRADES = re.compile(r"(?:a级?[、和及与]?b级?)(?:房屋|住房|安全住房|房)?$", re.IGNORECASE)
_GRADES = r"c级?[、和及与]?d级?(?:危旧?房|住房)?"
_BOTH_GRADES = re.compile(rf"{_GRADES}(?:共)?$", re.IGNORECASE)
_BOTH_BEHIND = re.compile(rf"{_GRADES}(?:户)?", re.IGNORECASE)

_YEAR = r"(?:20[0-9]{2}|二[〇零][一二三四五六七八九〇零]{2})年?度?"
_PART = r"[春秋]季(?:学期)?|[上下]半年|第?[一二三四1-4]季度|1?[0-9]月?(?:-|至|到)1?[0-9]月份?|今年|去年|上年"
_TIME_ONLY = re.compile(
    rf"[,、和及与;:(]*(?:其中)?[:,]?(?:{_YEAR}|{_PART})(?:以来|至今)?(?:计划|拟|预计)?(?P<does>投放|发放|放款|投入|完成|实施|新增|下达|到位|安排|资助|兑[付现])?(?:了|为|有|共)?"
)


_NAMED_BEFORE_BRACKET = re.compile(r"(?P<name>[^,;:。()]+)\([^()]*\)$")
_WHOM = ("households", "persons")


def is_named_before_bracket(view: View) -> bool:
    """Whether a name stands before a bracket right before a number of people: 监测户14户,残疾人(持证)312人."""
    match = _NAMED_BEFORE_BRACKET.search(view.gap)
    are_people = view.before is not None and view.before.chain.families[0] in _WHOM and view.family in _WHOM
    return are_people and match is not None and not view.label and bool(residue(match["name"]))


@cache
def _stages() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    return {
        path: tuple((re.compile(f"{_DONE}(?:{words})(?:的)?(?:有)?"), to) for words, to in table.items())
        for path, table in prose_words()["then"].items()
    }


def by_stage(view: View) -> Read | None:
    """排查出危房90户,已完工70户: how far what stands before has come."""
    for before in reversed([*view.memory.previous, *view.all_done]):
        if before.chain.families[0] != view.family or before.choice.item is None:
            continue
        for pattern, path in _stages().get(f"{before.choice.topic}/{before.choice.name}", ()):
            if pattern.fullmatch(view.label.strip(",;:、")):
                choice = named(path, view.label)
                return _at_a_stage(view, before, choice) if choice is not None else None
    return None


def _at_a_stage(view: View, before: Read, choice: Choice) -> Read:
    """Return how far something has come: of a plan what is done of it, 拟改造38户,竣工24户, unless all is planned."""
    read = make(view, choice)
    if before.choice.name.endswith("_planned") and view.context.moment.aspect != "plan":
        read.aspect = "done"
    return read


def by_other_time(view: View) -> Read | None:
    """7月底前支出率达80%,12月底前达100%: the item before, at another date."""
    before = view.before
    if before is None or view.family not in before.families or not before.choice.name:
        return None
    found = view.found
    if found is not None and found.word in view.after and (found.topic, found.name) != (before.choice.topic, before.choice.name):
        return None  # 年内改厕200户,年底前实现40户脱贫
    is_changed = _CHANGED_TO.fullmatch(view.gap) is not None and not residue(view.after)
    return make(view, same(before.choice, "list")) if is_changed or _AT_ANOTHER_TIME.fullmatch(view.gap) else None


def by_years_added_up(view: View) -> Read | None:
    """新增小额信贷56户268万元,累计发放198户940万元: the item before, over the years, or the sum of its list."""
    yearly = of_that_year(view)
    if yearly is not None:
        return make(view, yearly)
    before = added_up(view) or _listed_alike(view)
    return make(view, same(before.choice, "list")) if before is not None else None


def _listed_alike(view: View) -> Read | None:
    """Return the last of several numbers of one item that a bare sum adds up: 春季9万元,秋季11万元,累计发放20万元."""
    if not ONLY_ADDED_UP.fullmatch(view.gap):
        return None
    alike = [read for read in view.done if read.chain.families[0] == view.family]
    are_one = len(alike) > 1 and len({(read.choice.topic, read.choice.name) for read in alike}) == 1
    is_sum = are_one and sum(read.chain.numerals[0].value for read in alike) == view.chain.numerals[0].value
    return alike[-1] if is_sum else None


def by_sorts(view: View) -> Read | None:
    """反馈问题4大类31个: of how many sorts they are, and how many."""
    before = view.before
    if before is None or view.family != "count" or not _SORTS.fullmatch(view.gap):
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(*before.chain.gap), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None else None


def by_more_of_it(view: View) -> Read | None:
    """管护蓄水池3口,年内再新建2口: more of the thing before, which has its unit to itself."""
    before = view.before or (view.memory.previous[-1] if view.memory.previous and not view.all_done else None)
    said = own_label(view.rest) or own_label(view.label)
    is_again = _AGAIN.search(view.label) is not None and view.family not in ("money", "share")
    if before is None or before.choice.item is None or residue(view.after) or not (view.family in THINGS or is_again):
        return None
    units = {chain.numerals[0].unit for chain in (before.chain, view.chain)}
    is_size = _ONLY_SIZE.fullmatch(said) is not None  # 水池200立方米3座、50立方米2座
    said = "" if is_size else said
    is_alike = len(units) == 1 and (is_again or is_size or units.isdisjoint(_UNITS_OF_ANYTHING))
    is_alike = is_alike and before.chain.families[0] == view.family
    label = _MAKES.sub("", said)
    return make(view, same(before.choice, "list")) if is_alike and (said or is_size) and not label else None


def by_places_together(view: View) -> Read | None:
    """各村集体收入均超过8万元,10个村合计286万元: the money that was spoken of, of all of them."""
    if view.family != "money" or not _OVER_PLACES.fullmatch(view.label):
        return _by_villages_together(view)
    earlier = next((read for read in reversed(view.all_done) if "money" in read.families and read.choice.item is not None), None)
    if earlier is None:
        return None
    is_mean = earlier.choice.name == "village_collective_per_village"  # 村集体收入均达到8万元以上,9个村共136万元
    whole = named("income/village_collective", earlier.choice.word, "sum") if is_mean else None
    return make(view, whole or same(earlier.choice, "sum"))


def _by_villages_together(view: View) -> Read | None:
    """东坡村310亩,西坡村190亩,两村共500亩: what the villages before have together."""
    if not _SOME_VILLAGES.fullmatch(view.label):
        return None
    listed = [read for read in view.done if read.place and view.family == read.chain.families[0] and read.choice.name]
    return make(view, same(listed[-1].choice, "sum")) if len(listed) > 1 else None


def by_some(view: View) -> Read | None:
    """全镇15个村有12个建立了合作社: some of the villages, and no cooperatives."""
    before = view.before
    if before is None or view.family != "count" or before.chain.families != ["count"] or not _HAVE.fullmatch(view.gap):
        return None
    name = own_words(own_label(view.after)) or own_words(own_label(view.gap))
    return make(view, Choice(before.choice.topic, f"{name}（村）" if "村" in view.gap else name, None, 0.0, name, "own"))


#: What stands between how many places there are and how many people in them: 解决3个社214户….
_OF_PLACES = re.compile("(?:自然|行政|贫困)?(?:村|社|组|屯|寨|社区|村民小组)(?:的|共)?")


def by_object(view: View) -> Read | None:
    """解决300户1200人和8000头牲畜饮水困难: what a verb is about stands behind all its numbers."""
    text, end = view.sentence.text, view.chain.end
    lead = text[slice(*view.done[-1].chain.gap)] if view.done and _OF_PLACES.fullmatch(view.gap) else view.label
    if view.family not in ("households", "persons") or not _SOLVES.search(own_label(lead)):
        return None
    stop = re.compile("[,;。]").search(text, end)
    around = Surroundings()
    around.add(view.sentence.hits_in(end, stop.start() if stop else view.sentence.end), text, 1.0)
    found = view.ask(view.families, around)
    if found is None:
        return None
    path = prose_words()["solved"].get(f"{found.topic}/{found.name}")
    return make(view, (named(path, found.word) if path else None) or found)


#: Kinds by which projects are told apart, as the grammar of items has them.
_KIND_OF_PROJECT = re.compile("(?:类|型|项目|工程|设施|建设|发展|扶持|产业|基建)(?:有|为|共|共计|安排|实施)*$")

_NO_KIND = re.compile(
    "(?:村|户|社|企业|主体|公司|基地|大棚|车间|点|人|处|池|站)(?:有|为|共)*$|涉及|带动|覆盖|吸纳|惠及|成立|培育|建成|受益"
)


def by_kind_of_project(view: View) -> Read | None:
    """实施项目9个,其中基础设施5个、产业发展4个."""
    whole = view.before.whole or view.before if view.before is not None else None
    is_listed = view.before is not None and ("其中" in view.gap or (view.before.whole is not None and view.gap[:1] in "、,"))
    if whole is None or not is_listed or whole.choice.name != "projects" or view.family != "count":
        return None
    if not _KIND_OF_PROJECT.search(view.label):
        is_kind = "其中" in view.gap and not view.after and _NO_KIND.search(view.label) is None
        name = own_words(f"{own_label(view.label)}项目") if is_kind else ""  # 其中家禽养殖12个,涉及经营主体9个
        return make(view, Choice(whole.choice.topic, name, None, 0.0, name, "own")) if name else None
    topic = next((topic for topic in topics_of(view.label) if topic in ("production", "infrastructure")), "")
    choice = named(f"{topic}/projects", view.label) if topic else None
    return make(view, choice) if choice is not None else None


def by_capacity(view: View) -> Read | None:
    """30千瓦光伏电站2座, 电站总装机1.2兆瓦: power, and no count of stations."""
    if view.family != "power":
        return None
    before = view.before
    if before is not None and before.choice.name.startswith("solar_") and before.chain.families[0] == "count" and not view.rest:
        choice = named("production/solar_capacity", view.label or before.choice.word)  # 光伏电站6座360千瓦
        return make(view, choice) if choice is not None else None
    is_solar = _POWER.match(view.after) is not None or "solar" in view.around.concepts
    if not is_solar or not (_POWER.match(view.after) or re.search("装机|容量|规模|光伏(?:发电|电站|项目)?$", view.label)):
        return None
    choice = named("production/solar_capacity", view.label or view.after)
    return make(view, choice) if choice is not None else None


def by_both_grades(view: View) -> Read | None:
    """C、D级危房47户全部改造: houses of both grades are all that are unsafe."""
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    if view.family == "households" and _SAFE_GRADES.search(view.label):
        choice = named("housing/safe", view.label)  # A、B级住房983户
        return make(view, choice) if choice is not None else None
    if view.family != "households" or not (_BOTH_GRADES.search(view.label) or _BOTH_BEHIND.match(behind)):
        return None
    is_done = view.moment.aspect == "done" and re.search("改造|完工|竣工", re.split("[,;。]", behind)[0] + view.label) is not None
    choice = named("housing/rebuilt" if is_done else "housing/unsafe", view.label)
    return make(view, choice) if choice is not None else None


#: A part of a list that begins with its time, or with how many of them are summed up.
_LEADS_A_PART = re.compile(
    "(?:(?:20[0-9]{2}年|今年|去年)?(?:第?[一二三四1-4]季度|[上下]半年|[春秋]季(?:学期)?|1?[0-9]月份?)|20[0-9]{2}年"
    "|(?P<all>(?:[两三四]个季度|上下半年|全年)(?:合计|总计|共计|累计|共)))(?:份)?"
)


def by_list_of_times(view: View) -> Read | None:
    """2014年71户268人,2015年86户315人: the item before, at another time."""
    if view.before is None:
        return _time_of_a_list(view)
    before = view.before
    only = _TIME_ONLY.fullmatch(view.gap)
    if before is None or only is None or not before.choice.name:
        return None
    if view.family not in (before.families if only["does"] else before.chain.families[:1]):
        return None
    is_other = view.found is not None and (view.found.topic, view.found.name) != (before.choice.topic, before.choice.name)
    if only["does"] and is_other and view.weight >= BESIDE:
        return None
    yearly = prose_words()["yearly"].get(f"{before.choice.topic}/{before.choice.name}") if "其中" in view.gap else None
    done = next((path for path, planned in prose_words()["targets"].items() if planned == _path(before)), "")
    is_done = (
        int(view.moment.period[:4] or 0) <= view.memory.year and aspect_of(view.gap, 0, len(view.gap), base="done") == "done"
    )
    if only["does"] == "完成" and done and is_done:  # 规划搬迁88户,2016年完成35户
        yearly = done
    if (
        only["does"] == "完成"
        and not yearly
        and is_done
        and before.choice.name.endswith("_planned")
        and before.choice.item is not None
    ):
        yearly = f"{before.choice.topic}/{base_of(before.choice.item)}"  # 户厕改造任务300户,上半年完成120户
    one = (named(yearly, before.choice.word, "list") if yearly else None) or same(before.choice, "list")
    return make(view, one)


def _time_of_a_list(view: View) -> Read | None:
    """低保一季度950户2395人;二季度979户2394人;四个季度合计…: each part of the list is of what the first was, at its own time."""
    text, start = view.sentence.text, view.sentence.start
    clause = text[view.part : view.chain.start]
    time = _LEADS_A_PART.match(clause)
    if not view.all_done:
        return _time_of_the_sentence_before(view)
    first = next((read for read in view.all_done if view.family in read.families and read.choice.name), None)
    if time is None or first is None or first.choice.how == "own":
        return None
    if not time["all"] and not any(one.start == view.part for one in view.sentence.times):
        return None
    said = clause[time.end() :].strip(",:为是有共达")
    before = text[max(start, first.chain.gap[0]) : first.chain.start]
    if said and not (time["all"] or before.strip(",:为是有共达").endswith(said)):
        return None  # 一季度拨款107万元;二季度培训30人
    read = make(view, same(first.choice, "list"))
    read.period = str(view.memory.year) if time["all"] else read.period
    return read


def _time_of_the_sentence_before(view: View) -> Read | None:
    """全年到位资金800万元。上半年500万元,下半年300万元: the year that the sentence before tells, in a part of it."""
    year, part = view.moment.period[:4], view.moment.period[4:]
    text, start = view.sentence.text, view.sentence.start
    start += len("其中") if text.startswith("其中", start) else 0
    start += 1 if text[start : start + 1] in (",", ":") else 0
    time = next((one for one in view.sentence.times if one.start == start and one.end <= view.chain.start), None)
    known = (read for read in view.memory.previous if read.period == year and read.choice.item is not None)
    whole = next((read for read in known if read.chain.families[0] == view.family), None)
    if time is None or whole is None or not part:
        return None
    said = text[time.end : view.chain.start].strip(",:为是有共达了")
    is_of_it = said in text[slice(*whole.chain.gap)]  # 全年到位800万元。上半年到位500万元
    return make(view, same(whole.choice, "list")) if is_of_it else None


def _path(read: Read) -> str:
    return f"{read.choice.topic}/{read.choice.name}"
