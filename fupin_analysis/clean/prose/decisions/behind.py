"""What the words right behind a number say of it: 83户于2020年脱贫, 1户正在施工, 另2户为收入骤减."""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.prose.decisions.nouns_behind import OF_PEOPLE
from fupin_analysis.clean.prose.items import Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words

_LEAVES_IN = re.compile(
    r"(?:贫困户|贫困人口)?(?:已|将|拟|计划)*(?:于|在|到)(?P<year>20[0-9]{2})年(?:[底末]|[0-9]{1,2}月)?(?:以?前|之前)?"
    r"(?:已|将|要|均|如期|全部|稳定|顺利|实现|整户|年度|期间)*(?:脱贫|退出|摘帽|出列)"
)
_UNDER_WAY = re.compile(
    r"(?:户|个|项)?(?:已|均)?(?P<state>(?:正在|尚在)[^,;。、0-9]{2,6}|在建|(?:尚|还|仍)?未(?:开工|动工|完工|竣工|启动|入住|腾退|拆除))"
)
_IS = re.compile(r"(?:均|都)?(?:为|系|属于?)(?P<what>[一-鿿]{2,12})$")
_OTHERS = re.compile(r"(?:另外?|其余|其他|剩余|余下|还有|其中|,|、|的)*")
_ALREADY_OUT = re.compile(r"(?:个)?(?:贫困|重点)村(?:均|全部|都)?已[^,;。]{0,16}?(?:出列|摘帽|退出|脱贫)")
_HOW = "惠及|覆盖|涉及|辐射|受益|服务|解决|改善|方便|保障"
_REACHES = re.compile(f"(?P<how>{_HOW})(?:了|到|全[镇乡]|周边|沿线|的)*$")
_PLACES = re.compile(
    "个?(?:行政|贫困|脱贫|自然|建制|非贫困)*(?:村民小?组|村组|村寨|村(?!级|民|卫|小|道|医)|社区|组|屯|寨)(?:共|的)?"
)
_PLACES_REACHED = re.compile(f"(?<={_HOW}){_PLACES.pattern}$")
_EVERY_MONTH = re.compile(r"(?:月均|每月|按月|月)(?:共)?(?:发放|支出|补助|兑付|发)?(?:低保金|保障金|资金|补助)?$")


def by_year_behind(view: View) -> Read | None:
    """其余83户303人于2020年脱贫: the year behind the number dates it; a year to come makes it a plan."""
    match = _LEAVES_IN.match(view.sentence.text, view.chain.end, view.sentence.end)
    if match is None or view.family not in ("households", "persons"):
        return None
    year = int(match["year"])
    choice = named("plan/exit" if year > view.memory.year else "exit/done", match[0])
    if choice is None:
        return None
    read = make(view, choice)
    read.period, read.aspect = str(year), "plan" if year > view.memory.year else "done"
    return read


def by_villages_already_out(view: View) -> Read | None:
    """9个贫困村均已在2018—2019年出列: how many poor villages there are, and not those of one year."""
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    if view.family != "count" or view.moment.aspect == "plan" or not _ALREADY_OUT.match(behind) or view.rest:
        return None
    choice = named("registry/villages", behind[:4])
    return make(view, choice) if choice is not None else None


def by_state_behind(view: View) -> Read | None:
    """已改造5户,1户正在施工: a part of what stands before, in a state that has no name of its own."""
    before = view.before
    if before is None or view.family != before.chain.families[0] or residue(view.label) or not before.choice.name:
        return None
    match = _UNDER_WAY.match(view.after)
    is_known = view.found is not None and view.found.how == "rule" and match is not None and view.found.word in match[0]
    if match is None or is_known:
        return None
    return make(view, own_choice(before.choice.topic, f"{label_of(before.choice)}（{match['state']}）"))


def by_copula(view: View) -> Read | None:
    """因病7户,另2户为收入骤减: what they are is said behind them."""
    match = _IS.match(view.after)
    if match is None or view.family not in ("households", "persons") or not _OTHERS.fullmatch(view.label) or not view.done:
        return None
    around = Surroundings()
    start = view.chain.end + match.start("what")
    around.add(view.sentence.hits_in(start, view.chain.after[1]), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    if found is not None:
        return make(view, found)
    before = view.done[-1]
    return make(view, own_choice((before.whole or before).choice.topic, own_label(match["what"])))


def by_places_reached(view: View) -> Read | None:
    """硬化公路12条,惠及9个村1300户: villages that something reaches are none of it; the people counted with them are its own."""
    if view.family == "count" and (verb := _REACHES.search(view.label)) and (noun := _PLACES.match(view.after)):
        before = view.before
        if before is None or before.choice.topic in (*OF_PEOPLE, "") or residue(view.label[: verb.start()]):
            return None
        name = f"{label_of(before.choice)}{verb['how']}{noun[0].removeprefix('个')}"
        return replace(make(view, own_choice(before.choice.topic, name)), meant=before.choice)
    last = view.all_done[-1] if view.all_done else None
    if last is None or not _PLACES.fullmatch(view.gap) or _PLACES_REACHED.search(last.choice.name) is None:
        return None
    if view.family == "count" and (noun := _PLACES.match(view.after)):  # 覆盖6个行政村18个自然村
        name = f"{_PLACES_REACHED.sub('', last.choice.name)}{noun[0].removeprefix('个')}"
        return replace(make(view, own_choice(last.choice.topic, name)), meant=last.meant)
    is_told = view.found is not None and view.found.word in view.after  # 解决24个屯5320人饮水问题
    if last.meant is None or is_told or view.family not in ("households", "persons"):
        return None
    path = prose_words()["reached"].get(f"{last.meant.topic}/{last.meant.name}")
    return make(view, (named(path, last.meant.word) if path else None) or same(last.meant, "joined"))


def by_month_rate(view: View) -> Read | None:
    """农村低保318户604人,月发放11.7万元: what is paid in one month, and not in the year."""
    before = view.before
    if before is None or view.family != "money" or not _EVERY_MONTH.fullmatch(own_label(view.label)) or not before.choice.name:
        return None
    return make(view, own_choice(before.choice.topic, f"{label_of(before.choice)}{own_label(view.label)}"))
