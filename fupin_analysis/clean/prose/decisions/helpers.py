"""Numbers of those who help: units, officials, members of teams, and the households each of them is paired with."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.making import make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_HELPER = "((?:结对)?帮扶(?:责任人|联系人|干部|人员|人)|包[户保联](?:干部|责任人)|挂[包钩联]干部|联系干部|结对干部|挂联干部)"
_HELPERS = re.compile(rf"(?:[^,;户]{{0,4}})?{_HELPER}")
_HELPERS_BEFORE = re.compile(rf"{_HELPER}(?:共|有|共有)?$")
_OFFICIALS = "(?:[一-鿿]{0,6}?(?:党员|镇村|乡村|机关|单位|县乡|乡|镇|村))?干部(?:职工|人员)?"
_PAIRS = "(?:包扶|结对|结成|结为|结亲|结穷亲|帮扶|包户|包保|包联|联系(?:帮扶)?|挂联)"
_OFFICIALS_WHO_HELP = re.compile(rf"({_OFFICIALS})(?:与|和|同|对)?[^,;。0-9]{{0,6}}?{_PAIRS}")
_OFFICIALS_BEFORE = re.compile(rf"({_OFFICIALS})(?:共|有|共有)?$")
_PAIR_BEHIND = re.compile(rf"[^,;。0-9]{{0,4}},?(?:分别)?(?:与|和|同|对)?[0-9]+户[^,;。]{{0,8}}?{_PAIRS}")
_PAIR_AT_ONCE = re.compile(f"(?:与|和|同|对)?(?:建档立卡)?(?:贫困户|脱贫户|监测户|农户)?{_PAIRS}")
_PAIRED = re.compile("[^,;。]{0,8}?(?:结成|结为)[^,;。]{0,6}(?:对子|亲戚|亲|帮扶)|[^,;。]{0,6}?结对(?:帮扶|认亲)?(?:$|[,;。])")
_PAIRING = re.compile("(?:包扶|包联|包保|包户|结对(?:帮扶)?|挂联)(?:建档立卡)?(?:贫困户|脱贫户|监测户|农户)?$")
_MEMBERS = re.compile("(?:驻村|帮扶)?(?:帮扶)?(?:工作)?队(?:队)?员|驻村(?:工作|帮扶)?(?:干部|人员)")
_MEMBERS_BEFORE = re.compile("(?:^|[、,;:和及与的])(?:驻村|工作)?(?:帮扶)?(?:工作队)?(?:工作)?队员(?:共|有|共有)?$")
_HELPING = "(?:后援|包扶|定点|结对|对口|联系|包联|包保|包村|帮扶|挂钩|挂联|后盾)"
_UNIT_BEHIND = re.compile(rf"[^,;。]{{0,8}}?(?:单位|部门)(?:负责)?(?:{_HELPING}|包|驻)|[^,;。]{{0,6}}?{_HELPING}(?:单位|部门)")
_UNITS_AND_OFFICIALS = re.compile(rf"[^,;。、]{{0,8}}?(?:单位|部门)(?:、|和|及)[0-9]+名[^,;。]{{0,10}}?(?:{_HELPING}|包)")
_UNIT_BEFORE = re.compile(rf"{_HELPING}(?:帮扶)?(?:单位|部门)(?:共|有|共有)?$")
_FIRM_BEHIND = re.compile("[^,;。0-9]{0,6}?(?:企业|公司)")
_FIRM_BEFORE = re.compile("(?:企业|公司)(?:共|有|共有)?$")
_NO_FIRM = re.compile(
    "矿|等企业|工业|建筑|水电|建材|用工|招聘|参会|参加|进场|合作社|电商|结对|帮扶|捐|消费|走访|服务|金融|保险|银行|检查|车间|万企|小微|微型|中小|规上|规模以上"
)
_LEVELS = re.compile("(?:[省市县区镇乡村]|两级|三级|四级|各级|机关|组织|全|安排|选派|共)+")
_OF_UNITS = re.compile("[^,;。]{0,8}?(?:单位|部门)(?:选派|安排|抽调|组织|派出|的|、|和|共|,)*")
_LEVEL = re.compile("[省市县区州旗]*(?:直|级)?(?:属|机关)?")


def by_helping_unit(view: View) -> Read | None:
    """2家单位定点帮扶我乡, 挂钩单位5家."""
    if view.family != "count":
        return None
    behind = _UNIT_BEHIND.match(view.after) or _UNITS_AND_OFFICIALS.match(view.sentence.text, view.chain.end)
    is_behind = behind is not None and (_LEVEL.fullmatch(view.rest) is not None or view.label.endswith("等"))
    if not is_behind and not _UNIT_BEFORE.search(view.label):
        return None
    choice = named("visits/helping_units", view.after[:4] or view.label[-4:])
    return make(view, choice) if choice is not None else None


def by_firm(view: View) -> Read | None:
    """引进养牛企业1家, 委托2家公司经营油茶: firms, whatever they keep or grow."""
    if view.family != "count" or view.chain.numerals[-1].unit != "家":
        return None
    is_firm = _FIRM_BEHIND.match(view.after) if not view.rest or _FIRM_BEHIND.match(view.after) else None
    if not is_firm and not _FIRM_BEFORE.search(view.label):
        return None
    if _NO_FIRM.search(view.label + view.after):
        return None
    choice = named("production/leading_enterprises", view.label or view.after)
    return make(view, choice) if choice is not None else None


def by_members(view: View) -> Read | None:
    """18支驻村工作队54名队员: the noun behind a number names it, whatever was counted before."""
    if view.family != "persons":
        return None
    behind = _MEMBERS.match(view.after)
    if behind is None and not _MEMBERS_BEFORE.search(view.label):
        return None
    choice = named("staffing/resident_members", behind[0] if behind else "队员")
    if choice is None:
        return None
    read = make(view, choice)
    read.consumed = view.chain.end + behind.end() if behind else 0
    return read


def by_helpers(view: View) -> Read | None:
    """612名帮扶联系人结对帮扶1903户, 干部318名,与935户结成对子: those who help are not those who are helped."""
    if view.family != "persons":
        return None
    text, end = view.sentence.text, view.chain.end
    name = _HELPERS.match(view.after) or _HELPERS_BEFORE.search(view.label)
    if name is None:
        name = _OFFICIALS_WHO_HELP.match(view.after) or (
            _OFFICIALS_BEFORE.search(view.label) if _PAIR_BEHIND.match(text, end) or _PAIR_AT_ONCE.match(text, end) else None
        )
    is_of_before = _OF_UNITS.fullmatch(view.label) is not None  # 4家后援单位选派103名干部: the noun of the number before
    if name is None or (view.rest and name.string == view.after and not _LEVELS.fullmatch(view.rest) and not is_of_before):
        return None
    choice = named("visits/helping_officials", name[1])
    return make(view, choice) if choice is not None else None


def by_paired(view: View) -> Read | None:
    """与935户贫困户结成帮扶对子."""
    is_object = _PAIRING.search(view.label) is not None and view.before is not None and "persons" in view.before.families
    if view.family != "households" or not (is_object or _PAIRED.match(view.sentence.text, view.chain.end)):
        return None
    choice = named("visits/paired", view.after[:6] or view.label[-6:])
    return make(view, choice) if choice is not None else None
