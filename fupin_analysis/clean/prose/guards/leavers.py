"""Those who leave poverty, or shall: kinds of them, whom a list names to leave, and all who left in whatever years."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_KIND = re.compile(
    r"(?:其中)?[,、:(]?(?P<kind>(?:一般|普通|低保|五保|特困(?:供养)?|兜底|分散供养|集中供养|残疾|三无|孤儿)[一-鿿]{0,6}?(?:户|人口|人员|对象)?)(?:有|共)?(?P<number>[0-9]+)户"
)
_OF_REGISTER = frozenset(
    {
        ("registry", "general"),
        ("registry", "low_income_allowance"),
        ("registry", "extreme_poverty_support"),
        ("living", "minimum_living_allowance"),
        ("living", "extreme_poverty_support"),
    }
)
_LEADS, _LED_OUT = re.compile("(?:带动|助推|助力)(?:了)?$"), re.compile("(?:带动|助推|助力)[^,;。]{0,6}脱贫(?:了|共|有)*$")
_LEAVING = {("plan", "exit"): "计划脱贫", ("exit", "done"): "当年脱贫"}
_LISTED = re.compile(
    r"[^,;。0-9]{0,4}?(?:已)?(?:被)?(?:列为|列入|列进|确定为|定为|纳入|作为|申报为?|申请)[^,;。0-9]{0,10}?(?:退出|出列|脱贫|摘帽)(?:村|户|对象|计划|名单|范围|任务|目标)"
)
_LISTED_BEFORE = re.compile(
    r"(?:列为|列入|确定为|申报|申请|锁定)[^,;。0-9]{0,8}?(?:退出|出列|脱贫|摘帽)(?:的)?(?:贫困)?(?:村|户|对象)?(?:有|共)?$"
)
_ALL_LEFT = re.compile(
    "(?:贫困户|贫困人口|户|人)?(?:现|目前|已经|已|如期|顺利|最终)*(?:全部|均|都)(?:已经|已|实现|如期|顺利|稳定)*(?:脱贫|退出|摘帽)(?!有望|难|还|尚|仍|的)"
)
_ON_ROLL = re.compile("现有|在册|在档|建档立卡|原有")
_OF_THE_YEAR = re.compile("剩|余下|最后|[仅只尚还]有|未脱贫|20[0-9]{2}年|[今本当去上]年|年度|年内|计划|预|拟|新")
_REGISTERED = frozenset({("registry", "total"), ("registry", "not_exited"), ("registry", "confirmed_poor")})
_LAST = re.compile("剩|余下|最后|[仅只]有")
_PEOPLE = frozenset({"households", "persons"})
_LAST_OF_THE_REGISTER = 2020
#: Whole classes have left, and not the last of them or those of a year.
_ALL = re.compile("全部|均|都|如期|全面|悉数|摆脱")
_SOME = re.compile("剩|余下|最后|其余|另外|[仅只尚还]有|未脱贫|新|当年|年内|[今本]年|又")
_BY_A_DAY = re.compile(
    r"(?:(?P<asof>截[至止]到?)(?P<year>20[0-9]{2})年(?:[底末]|1?[0-9]月[底末]?)|(?P<end>20[0-9]{2})年[底末](?:以?前|之前)?),?(?:全[镇乡村]|我[镇乡]|共|有)*"
    r"(?P<so>(?:已经|已|累计|全部|均|共)*)(?:稳定|实现|顺利|如期)*(?:脱贫|退出)(?:的)?(?:贫困)?(?:户|人口)?$"
)
_STEADY = re.compile("(?:全[镇乡村]|我[镇乡]|现有|其中|已|共|有)*稳定脱贫(?:的)?(?:贫困)?(?:户|人口|对象)?(?:共|有)*")
_OF_THE_TOWNSHIP = re.compile("全[镇乡村]|所有|建档立卡")
_TO_LEAVE = {"villages": "plan/villages", "done": "plan/exit"}


def kinds_of_leavers(view: View, choice: Choice) -> Choice | None:
    """计划脱贫96户,一般户88户,低保户8户: kinds of those who shall leave, where the text says so or they add up to them."""
    if (choice.topic, choice.name) not in _OF_REGISTER or view.family not in ("households", "persons"):
        return None
    at = next(
        (n for n in range(len(view.done) - 1, -1, -1) if (view.done[n].choice.topic, view.done[n].choice.name) in _LEAVING), -1
    )
    if at < 0:
        return None
    whole = view.done[at]
    between = view.done[at + 1 :]
    text, (_, begin) = view.sentence.text, (0, whole.chain.end)
    is_said = "其中" in text[begin : (between[0].chain.start if between else view.chain.start)]
    if any(read.choice.item is not None for read in between) or not (is_said or _add_up(view, whole)):
        return None
    label = re.sub("^(?:中|里)?有", "", own_label(view.label))
    plan = whole.aspect == "plan"
    return own_choice(whole.choice.topic if not plan else "exit", f"{'' if plan else '当年'}脱贫（{label}）")


def _add_up(view: View, whole: Read) -> bool:
    """Whether the kinds that follow those who leave add up to them."""
    text, total, place = view.sentence.text, 0.0, whole.chain.end
    stop = min((at for sign in ";。" if (at := text.find(sign, place)) >= 0), default=len(text))
    households = next(
        (one.value for one, family in zip(whole.chain.numerals, whole.chain.families, strict=True) if family == "households"), 0
    )
    for match in _KIND.finditer(text, place, min(stop, view.sentence.end)):
        total += float(match["number"])
    return households > 0 and total == households


def listed_to_leave(view: View, choice: Choice) -> Choice | None:
    """2个村被列为退出村: who is to leave, and has not left."""
    path = _TO_LEAVE.get(choice.name) if choice.topic == "exit" else None
    if path is None or view.family not in ("households", "persons", "count"):
        return None
    is_listed = _LISTED.match(view.after) or _LISTED_BEFORE.search(view.label)
    return named(path, choice.word, choice.how) if is_listed else None


def all_have_left(view: View, choice: Choice) -> Choice | None:
    """现有建档立卡贫困户180户全部脱贫: all who are on the register, in whatever years they left."""
    if (choice.topic, choice.name) != ("exit", "done") or view.family not in _PEOPLE:
        return None
    is_all = _ALL_LEFT.match(view.after) is not None
    clause = re.split("[,;。]", view.gap)[-1]
    is_of_roll = _ON_ROLL.search(clause) is not None and not _OF_THE_YEAR.search(clause)
    return named("exit/cumulative", choice.word) if is_all and is_of_roll else None


def last_have_left(view: View, choice: Choice) -> Choice | None:
    """建档立卡贫困户仅剩11户,全部脱贫: those who were left and left this year, and no roll."""
    if (choice.topic, choice.name) not in _REGISTERED or view.family not in _PEOPLE or view.moment.aspect == "plan":
        return None
    clause = re.split("[,;。]", view.gap)[-1]
    behind = view.sentence.text[view.chain.end : view.sentence.end].removeprefix(",")
    is_last = _LAST.search(clause) is not None and _ALL_LEFT.match(behind) is not None
    return named("exit/done", choice.word) if is_last else None


def who_had_left(view: View, choice: Choice) -> Choice | None:
    """2018年底已脱贫280户, 410户已于2020年全部脱贫: all who had left by then, and not those of one year."""
    if (choice.topic, choice.name) != ("exit", "done") or view.family not in _PEOPLE or view.moment.aspect == "plan":
        return None
    text, year = view.sentence.text, view.memory.year
    clause = re.split("[;。]", text[view.part : view.chain.start])[-1]
    behind = re.split("[;。]", text[view.chain.end : view.sentence.end])[0][:20]
    by_then = _BY_A_DAY.search(text[view.part : view.chain.start])
    if by_then is not None and (by_then["so"] or int(by_then["year"] or year) < year):
        return named("exit/cumulative", choice.word)
    near = re.split(",", clause)[-1] + view.after
    if _SOME.search(near) or (choice.word not in near and choice.word not in behind):
        return None
    is_all = _ALL.search(near) is not None
    if year > _LAST_OF_THE_REGISTER:
        is_late = view.moment.period[:4].isdigit() and int(view.moment.period[:4]) > _LAST_OF_THE_REGISTER
        said = re.search("20[0-9]{2}年", near + behind) is not None
        return named("exit/cumulative", choice.word) if is_all or (is_late and not said) else None
    if not is_all or _ALL_LEFT.match(behind.lstrip(",")) is None:
        return None
    if view.memory.stocks.get(("registry/total", view.place, view.family)) == view.chain.numerals[0].value:
        return named("exit/cumulative", choice.word)
    is_last_year = year == _LAST_OF_THE_REGISTER and _OF_THE_TOWNSHIP.search(near) is not None
    return kept("exit", f"{own_label(view.label)}{view.after}") if is_last_year else None


def who_stays_out(view: View, choice: Choice) -> Choice | None:
    """已脱贫265户,稳定脱贫68户: how they fare who have left, where no year and no deed is told."""
    if (choice.topic, choice.name) != ("exit", "done") or view.family not in _PEOPLE or view.moment.aspect == "plan":
        return None
    status = _STEADY.fullmatch(view.label)
    is_timed = any(view.begin <= time.start < view.chain.start for time in view.sentence.times)
    return kept("registry", "稳定脱贫") if status is not None and not is_timed else None


def led_out_by_it(view: View, choice: Choice) -> Choice | None:
    """通过产业带动脱贫21户: whom a programme led out of poverty, and not all whom it leads."""
    if choice.topic not in PROGRAMMES or view.family not in _PEOPLE or choice.how not in DECIDED:
        return None
    is_behind = _LEADS.search(view.label) is not None and view.after.startswith("脱贫")
    if not is_behind and not _LED_OUT.search(view.label):
        return None
    return kept(choice.topic, f"{own_label(view.label)}{'脱贫' if is_behind else ''}")


#: Who has left, in the order in which they are asked.
OF_LEAVERS: tuple[Doubt, ...] = (
    Doubt(
        led_out_by_it,
        looks_at="带动 and 脱贫 at the number",
        why="those whom a programme led out of poverty are not all whom it leads",
        fires="通过产业带动脱贫21户。",
        passes="通过产业带动贫困户21户。",
    ),
    Doubt(
        kinds_of_leavers,
        looks_at="those who leave, before their kinds",
        why="kinds of those who leave are not all of their kind",
        fires="2018年脱贫96户，其中一般贫困户88户。",
        passes="2018年脱贫96户，一般贫困户88户。",
    ),
    Doubt(
        listed_to_leave,
        looks_at="列为 and the like beside who leaves",
        why="who is listed to leave has not left",
        fires="今年有2个村被列为退出村。",
        passes="今年有2个村退出贫困村序列。",
    ),
    Doubt(
        all_have_left,
        looks_at="the roll before, and 全部脱贫 behind the number",
        why="all on a register left in whatever years",
        fires="现有建档立卡贫困户180户790人全部脱贫。",
        passes="2018年脱贫28户。",
    ),
    Doubt(
        last_have_left,
        looks_at="仅剩 before, and 全部脱贫 behind the number",
        why="the last on a register left this year",
        fires="在册的仅有7户贫困户全部脱贫。",
        passes="现有贫困户77户。",
    ),
    Doubt(
        who_had_left,
        looks_at="a day by which they had left, or that all have, where the year is none of leaving",
        why="all who had left by a day are not those of one year",
        fires="2018年底，全镇已脱贫280户1002人。",
        passes="2018年脱贫280户1002人。",
    ),
    Doubt(
        who_stays_out,
        looks_at="稳定脱贫 before the number, with no time of its own",
        why="who has left poverty for good is a state, and left in whatever year",
        fires="截至2017年底已脱贫250户，稳定脱贫66户231人。",
        passes="全年稳定脱贫66户231人。",
    ),
)
