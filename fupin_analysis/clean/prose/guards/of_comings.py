"""Doubts about stocks: who came, left, was granted something only now or should have it, is not all there are."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, topic_of
from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.facets import narrow

_PEOPLE = frozenset({"households", "persons"})
_PEOPLE_OR_TIMES = _PEOPLE | {"person_times"}
#: Allowances whose changes are told with what they come to: 低保户减少12户,降至203户.
_WITH_LEVELS = frozenset({"minimum_living_allowance", "urban_allowance", "extreme_poverty_support"})
_COMES_OR_GOES = re.compile("(?:新增|减员|减少|停发|注销|调出|调入)(?:了)?$")
_CAME_OR_LEFT = re.compile(
    "(?P<how>自然|净|动态|共|累计)*(?P<which>增加|减少|减员|增员|核减|核增|死亡|迁[出入]|销户|注销|清退)(?:人口|人数|户数)?(?:了|共|有)*$"
)
_STOCKS = frozenset(
    {
        ("registry", "total"),
        ("registry", "exited"),
        ("registry", "confirmed_poor"),
        ("exit", "cumulative"),
        ("monitoring", "total"),
        ("monitoring", "unstable_exited"),
        ("monitoring", "marginal"),
        ("monitoring", "sudden_hardship"),
        ("population", "total"),
        ("population", "rural"),
        ("living", "minimum_living_allowance"),
        ("living", "urban_allowance"),
        ("living", "extreme_poverty_support"),
    }
)
_NATURAL = {"增加": "registry/natural_increase", "减少": "registry/natural_decrease", "减员": "registry/natural_decrease"}
_NEW_TO = re.compile(
    "新(?:增|纳入|识别|审批|批)(?:了)?(?:农村|城乡)?(?:(?P<poor>低保)|特困|五保)(?:供养)?(?:户|对象|人员|人口)?(?:共|有)*$"
)
#: What one is newly brought into that is neither the register nor the watch: 新纳入孤儿保障3人.
_INTO_ANOTHER = re.compile("新(?:增加?|纳入|识别|认定|确认|确定)++(?:了)?(?P<into>[一-鿿]{2,10}?)(?:共|有)*$")
_OF_A_ROLL = re.compile("贫困|建档|监测|扶贫对象|帮扶|返贫|致贫|边缘")
_ALLOWANCES = frozenset({"minimum_living_allowance", "urban_allowance", "extreme_poverty_support"})
_BRINGS = "(?:增加?|纳入|办理?|批准?|审批|核准|识别|认定|评定|确定)"
_ENTITLED = "(?:农村|城市|城镇|城乡)?(?:最低生活保障|低保|特困|五保)"
#: Only now granted: 审批纳入农村低保15户, 新增特困供养3人. The new is what is done and no name (新桥村) or time (新一轮);
#: who is 纳入低保 at all, or found to be of it again (重新认定), may have been for years.
_GRANTED = re.compile(
    f"(?:(?<![重更最创革翻清一])新{_BRINGS}|(?:审批|批准|核准|审核)(?:通过)?(?:了)?(?:纳入|新?增加?))"
    f"[^,;。、0-9]{{0,4}}?{_ENTITLED}"
)
_GOES_ON = re.compile(
    "[,、;和及](?:新)?(?:纳入|增加|审批|批准|办理)(?:了)?(?:农村|城市|城镇|城乡)?(?:最低生活保障|低保|特困|五保)"
)
#: Granted, and nobody says since when, or only asked for: 办理低保15户, 新申请低保21户.
_GRANTED_SOMETIME = re.compile(f"(?:(?<![经过新])(?:审批|办理)|申请|申报)(?:了|通过)?{_ENTITLED}")
_NOT_AS_IT_SHOULD = re.compile("(?:应|该)[一-鿿]{1,2}未[一-鿿]{1,2}|不应[一-鿿]{1,2}而[一-鿿]{1,2}|漏[评保登报]|错[评退保]")


def who_came_or_went(view: View, choice: Choice) -> Choice | None:
    """重度残疾人护理补贴新增14人: by how many they are more, and not how many there are."""
    if choice.topic != "living" or view.family not in _PEOPLE_OR_TIMES or choice.how not in DECIDED:
        return None
    if choice.name.endswith("_new") or choice.name in _WITH_LEVELS:
        return None
    match = _COMES_OR_GOES.search(own_label(view.label))
    is_of_it = match is not None and choice.word in view.label and view.label.rfind(choice.word) < view.label.rfind(match[0])
    return kept("living", view.label) if is_of_it else None


def came_or_left(view: View, choice: Choice) -> Choice | None:
    """监测户自然减少1人: by how many a stock has changed, and not the stock."""
    before = view.before
    is_only_that = _CAME_OR_LEFT.fullmatch(own_label(view.label)) is not None
    if choice.name.startswith("natural_") and before is not None and before.choice.topic == "monitoring" and is_only_that:
        return kept("monitoring", f"监测对象{own_label(view.label)}")  # 监测户自然减少1人,自然增加2人
    if (choice.topic, choice.name) not in _STOCKS or view.family not in _PEOPLE or choice.word not in view.label:
        return None
    match = _CAME_OR_LEFT.search(view.label)
    if match is None or view.label.rfind(choice.word) > match.start():
        return None
    path = _NATURAL.get(match["which"], "") if "自然" in match[0] and choice.topic in ("registry", "exit") else ""
    return named(path, match[0]) if path else kept(choice.topic, f"{label_of(choice)}{match[0]}")


def _new(choice: Choice | None) -> Choice | None:
    item = narrow(choice.item, "new") if choice is not None and choice.item is not None else None
    return choice.of(item) if item and choice else None


def _is_new(choice: Choice) -> bool:
    return choice.name.endswith("_new") or choice.name.startswith("新纳入")


def only_now_granted(view: View, choice: Choice) -> Choice | None:
    """审批纳入农村低保15户、纳入城市低保2户: those who came to it, and not all who get it."""
    if choice.name in ("newly_identified", "newly_monitored") and view.family in _PEOPLE:
        match = _NEW_TO.search(view.label)  # 新纳入特困供养3人
        path = "extreme_poverty_support" if match and not match["poor"] else "minimum_living_allowance"
        return _new(named(f"living/{path}", choice.word, choice.how)) if match else _into_another(view, choice)
    if choice.topic != "living" or choice.name not in _ALLOWANCES or view.family not in _PEOPLE:
        return None
    is_new = _GRANTED.search(view.label) is not None
    if not is_new:
        before = next((read for read in reversed(view.done) if _is_new(read.choice)), None)
        is_new = before is not None and _GOES_ON.search(view.gap) is not None
    if not is_new and _GRANTED_SOMETIME.search(view.label):
        return kept("living", view.label)
    return _new(choice) if is_new else None


def _into_another(view: View, choice: Choice) -> Choice | None:
    """Return what those are who are newly brought into something else than a roll, in the text's own words."""
    match = _INTO_ANOTHER.search(own_label(view.label))
    if (
        match is None
        or _OF_A_ROLL.search(match["into"])
        or choice.word not in view.label
        or not residue(match["into"])
        or match["into"].endswith(("户", "人口"))
    ):
        return None
    return kept(topic_of(view, view.piece, view.chain.gap[1], "living"), view.label)


def left_a_roll(view: View, choice: Choice) -> Choice | None:
    """新增低保36户,因死亡取消8人: they leave the allowance that is spoken of, and nothing is said of the register."""
    told = {read.choice.topic for read in view.done}
    is_gone = choice.topic == "registry" and choice.name.startswith("natural_")
    is_gone = is_gone or (choice.topic == "exit" and own_label(view.label) in ("退出", "清退", "动态退出"))
    return kept("living", view.label) if is_gone and told == {"living"} and view.family in _PEOPLE else None


def not_as_it_should(view: View, choice: Choice) -> Choice | None:
    """核查出该进未进52户: what was found wrong, and not those who were looked at."""
    match = _NOT_AS_IT_SHOULD.search(view.label)
    if match is None or view.family not in _PEOPLE or match[0] in label_of(choice):
        return None
    return kept("rectification", match[0])


#: In the order in which they are asked.
OF_COMINGS: tuple[Doubt, ...] = (
    Doubt(
        left_a_roll,
        looks_at="a change of nature in a sentence of allowances",
        why="who is struck off an allowance is not gone from the register",
        fires="新增低保36户，因死亡取消8人。",
        passes="新增贫困户36户，因死亡减少8人。",
    ),
    Doubt(
        who_came_or_went,
        looks_at="a verb right before the number",
        why="by how many a stock changes is not the stock",
        fires="残疾人护理补贴新增14人。",
        passes="残疾人护理补贴114人。",
    ),
    Doubt(
        came_or_left,
        looks_at="a verb right before the number",
        why="by how many a stock changes is not the stock",
        fires="农村特困自然减员4人。",
        passes="农村特困44人。",
    ),
    Doubt(
        only_now_granted,
        looks_at="a verb of granting before the allowance",
        why="who is granted it now is not everybody who gets it",
        fires="审批农村低保11户。",
        passes="全镇低保111户。",
    ),
    Doubt(
        not_as_it_should,
        looks_at="应…未, 该…未, 漏, 错",
        why="what was found wrong is not who was looked at",
        fires="核查出该进未进52户。",
        passes="核查农户152户。",
    ),
)
