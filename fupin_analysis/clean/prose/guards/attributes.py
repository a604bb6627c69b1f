"""Some of those of a status, by a cause or an attribute right before it: 缺水脱贫户20户, 因残监测户9户, 独居五保户31户."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import Doubt
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import alternatives, prose_words
from fupin_analysis.core.words.terms import PART_OF, load_vocabulary

_WHOM = "(?:户|人口|对象|人员|家庭|群众|农户)"
_STATUS = (
    rf"(?P<status>(?:建档立卡)?(?:(?P<poor>贫困)|(?P<left>脱贫)|(?P<watched>脱贫(?:不稳定|监测)|(?:防返贫)?监测(?:帮扶)?|边缘(?:易致贫)?)"
    rf"|(?P<helped>低保|五保|特困(?:供养)?)){_WHOM}|(?P<filed>建档立卡户))"
)
#: What is said of them by a verb of lacking or having, up to the status itself; who has left by it (因病致贫脱贫户) is so still.
_SAID = (
    "因(?P<cause>(?!地制宜|户施策|人|素)[一-鿿]{1,5}?)(?:致贫|返贫|致困)?|(?:缺少?|缺乏)(?P<lack>[一-鿿]{1,5}?)"
    "|无(?:劳|房|业|子|依|儿|固定|稳定|安全)[一-鿿]{0,5}?|患(?:有)?[一-鿿]{1,5}?|住(?:危|土|旧|老)[一-鿿]{0,3}?"
)
_COUNTED = ("households", "persons")
_CARED_FOR = re.compile("(?P<how>集中|分散)(?:供养)?(?:的)?(?:五保|特困(?:供养)?)(?:户|人员|对象)(?:有|共|为|计)*$")
_LAST_OF_THE_REGISTER = 2020
_BY_WAY = "by_"
_OF_PEOPLE = frozenset({"registry", "exit", "monitoring", "population"})
_NEW = frozenset({"newly_monitored", "newly_identified"})
#: Items of everybody of a status, and of houses that are named for whom they are.
_BARE = _NEW | {
    *("total", "exited", "confirmed_poor", "not_exited", "done", "cumulative", "unstable_exited", "marginal", "sudden_hardship"),
    *("rural", "minimum_living_allowance", "extreme_poverty_support", "rebuilt", "unsafe"),
}


@cache
def _before_a_status() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = alternatives(prose_words()["attributes"]["words"])
    some = rf"(?P<attribute>(?:{_SAID}|{words})(?:的)?){_STATUS}"
    return re.compile(rf"{some}(?:有|共有|共计|共|为|计|约)*$"), re.compile(rf"(?:个)?{some}(?!数|主)")


def some_of_a_status(view: View, choice: Choice) -> Choice | None:
    """Return those of a status of whom a word right before it says more; None where the status stands alone.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family not in _COUNTED or view.chain.listed:
        return None
    cared_for = _CARED_FOR.search(view.label)
    whole = (view.before.whole or view.before) if view.before is not None and view.gap[:1] in ("、", ",", "(") else None
    if cared_for is not None and whole is not None and whole.choice.item is not None and whole.choice.topic == "housing":
        # 危房改造60户,其中集中供养五保户6户
        return own_choice("housing", f"{label_of(whole.choice).removesuffix('合计')}{PART_OF}{own_label(view.label)}")
    if cared_for is not None:
        kind = "concentrated" if cared_for["how"] == "集中" else "scattered"
        return named(f"living/extreme_poverty_support_of_{kind}", cared_for[0])
    before, behind = _before_a_status()
    match = before.search(view.label) or behind.match(view.after)
    if match is None or not _is_of_it(view, choice, match):
        return None
    is_new = choice.name in _NEW
    known = None if is_new else _why(match)
    if known is not None:
        return known
    return own_choice(_topic(view, match), own_label(view.label if is_new else f"{match['attribute']}{match['status']}"))


def _is_of_it(view: View, choice: Choice, match: re.Match[str]) -> bool:
    """Whether the reading comes of these words and says less than they do."""
    if choice.how not in ("rule", "label", "default", "base", "own", "joined"):
        return False
    if choice.name.startswith(_BY_WAY) and view.memory.year <= _LAST_OF_THE_REGISTER:
        return False  # 产业脱贫户, 搬迁脱贫户 of those years: by what they left poverty
    if choice.topic == "visits":
        return choice.name.startswith("investigated")  # 排查出因残监测户9户: no visits
    if choice.item is None:
        return False
    is_alone = not own_label(view.label[: match.start()]) if match.string == view.label else not own_label(view.label)
    if choice.topic == "cause":
        return not match["poor"] and choice.word in match[0]
    is_of_them = choice.topic == "housing" or (choice.topic == "living" and match["helped"] is not None)
    if choice.topic not in _OF_PEOPLE and not (is_of_them and is_alone):
        return False  # 外出务工脱贫人口212人, 改造危房贫困户17户: what they do, and what is done for them
    if choice.name not in _BARE and not choice.name.startswith(_BY_WAY):
        return False  # 无劳动能力贫困户
    if choice.name in _NEW:
        return match["status"] in view.label
    return bool(choice.word) and (choice.word in match[0] or match["status"] in choice.word)


def _why(match: re.Match[str]) -> Choice | None:
    """Return why they are poor or watched, where the vocabulary knows it: 因病贫困户, 因病监测户."""
    why = f"因{match['cause']}" if match["cause"] else f"缺{match['lack']}" if match["lack"] else ""
    if not why or not (match["poor"] or match["watched"]):
        return None
    items = [item for item in load_vocabulary().find_items(why) if item.topic == "cause"]
    if len(items) != 1:
        return None
    if match["poor"]:
        return named(f"cause/{items[0].name}", match[0])
    path = prose_words()["risks"].get(f"cause/{items[0].name}")
    return named(path, match[0]) if path else None


def _topic(view: View, match: re.Match[str]) -> str:
    if match["watched"]:
        return "monitoring"
    if match["helped"]:
        return "living"
    return "exit" if match["left"] and view.memory.year <= _LAST_OF_THE_REGISTER else "registry"


#: Those at whom somebody is to look, which is a noun of its own: 重点排查人群2762户.
_LOOKED_AT = re.compile("(?:重点)?(?:排查|摸排|核查|筛查|走访|遍访|巡访|慰问)(?P<noun>人群|群体|对象)(?:有|共|为|约)*$")


def whom_somebody_looks_at(view: View, choice: Choice) -> Choice | None:
    """重点排查人群2762户: some who are to be looked at, and not all that were."""
    is_of_visits = choice.topic == "visits" and view.family in ("households", "persons")
    match = _LOOKED_AT.search(own_label(view.label)) if is_of_visits else None
    return own_choice("visits", match[0]) if match is not None else None


#: What a word right before a status makes of it.
OF_ATTRIBUTES: tuple[Doubt, ...] = (
    Doubt(
        whom_somebody_looks_at,
        looks_at="人群 or 对象 behind a verb of looking",
        why="those who are to be looked at are a kind of their own",
        fires="重点排查人群2762户。",
        passes="共排查居民2762户。",
    ),
    Doubt(
        some_of_a_status,
        looks_at="a cause or an attribute right before a status",
        why="some of a status are not everybody of it",
        fires="全镇独居五保户26户。",
        passes="全镇五保户26户。",
        of_own_words=True,
    ),
)
