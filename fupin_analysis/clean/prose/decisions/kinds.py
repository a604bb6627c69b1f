"""Numbers whose item a kind of word tells: what a township is divided into, its territory, a difference, who is watched."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import DIVISIONS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import PART_OF, own_words

_AT_EDGE = re.compile("(?:[0-9]+人)?[、,和及与](?:[0-9]+户)?(?:农村)?边缘(?:易致贫)?(?:户|人口)")
#: The two named side by side in a list: 边缘户、监测户分别为18户、11户.
_BOTH_NAMED = re.compile("边缘(?:易致贫)?(?:户|人口)[、和及与](?:脱贫)?监测户|(?:脱贫)?监测户[、和及与](?:农村)?边缘")
#: Signs behind a number in which the noun that names it ends.
_BESIDE_NAME = 10
#: Signs behind a number in which what stands beside it is named.
_BESIDE = 20
#: Some of those watched: what is said of them is no part of all.
_COME_OR_GONE = frozenset({"newly_monitored", "risk_removed"})
_LEFT = re.compile("(?:剩)?余(?:下)?|还剩|剩下|后为")
_LESS = re.compile("减去|扣除|扣减|之差|差额")
_GOVERNS = re.compile(r"辖|(?:全[镇乡]|我[镇乡]|本[镇乡]|街道)(?:现)?(?:共)?(?:有|计)$")
_STILL = re.compile("(?:尚|仍|还|其中)有?$")
_SOME_LACK = re.compile("(?:行政|自然|建制)?(?:村|寨|屯|(?:村民)?小?组|社区)(?:尚|仍|还)?(?:未|没有?|不|无)")
_POOR_GROUPS = re.compile("(?:深度)?贫困[^0-9]{0,4}组")
_A_NOUN = re.compile("[一-鿿]{2,6}")
_ALONE = re.compile("(?:现|总|共|有|设|管辖|计|由)*")
_OF_ALL = re.compile(f"(?:[全我本][镇乡]|全街道)?{_ALONE.pattern}")
_SHORT_OFFICES = re.compile("(?:全[镇乡]|我[镇乡]|下辖|辖|现|共|有|、|和)*(?P<who>村委|居委)(?:现|共|有)*")
_AREA = re.compile("平方(?:公里|千米)")
_OF_LAND = re.compile(
    "[耕林草水地]地|草[原场]|水[域面]|流域|景区|治理|森林|园区|流失|防护|覆盖|平整|整[治理]|复垦|改造|修复|绿化|退耕|还林|种植|流转|开垦|封[山育]|建成区|镇区"
)


def by_division(view: View) -> Read | None:
    """辖14个村、2个社区、96个村民小组."""
    if view.family != "count":
        return None
    if _STILL.search(view.label) and _SOME_LACK.match(view.after):  # 尚有8个村民组不通公路: some of them
        said = topics_in(view.sentence.hits_in(*view.chain.after))
        topic = next((one for one in said if one not in ("population", "registry", "rectification")), "population")
        return make(view, Choice(topic, own_words(view.after), None, 0.0, view.after, "own"))
    short = _SHORT_OFFICES.fullmatch(view.label)
    if short is not None and view.chain.numerals[0].unit == "个" and not view.after:
        choice = named(f"population/{'administrative_villages' if short['who'] == '村委' else 'communities'}", short["who"])
        return make(view, choice) if choice is not None else None
    before = view.before.choice if view.before is not None else None
    begins = (
        not view.label.strip("、,和及与") and before is not None and (before.topic == "population" or before.name in DIVISIONS)
    )
    if not begins and not _GOVERNS.search(view.label) and not _is_of_all(view):
        return None
    unit = view.chain.numerals[0].unit
    behind = view.sentence.text[view.chain.end : min(view.chain.end + _BESIDE_NAME, view.sentence.end)]
    noun = behind if unit == "个" else unit + behind  # 15村1社区: the noun stands in the place of a unit
    found = {
        path: match
        for path, words in prose_words()["divisions"].items()
        if (match := re.match(rf"(?:{words})(?=$|[(),;。:!?、]|(?:现|共)*有|[0-9]|[和及与][0-9一两二三])", noun))
    }
    path = max(found, key=lambda name: found[name].end(), default="")  # 村(居)民小组 is no 村
    is_told = any(path == f"{read.choice.topic}/{read.choice.name}" for read in view.all_done)  # 109个村民小组、18个居民小组
    is_other = not path and _A_NOUN.fullmatch(view.after) is not None and not find_words(view.after)  # 36个村民小组、18个网格
    is_listed = begins and before is not None and before.name in DIVISIONS
    is_told = is_told or (not path and view.after.endswith("社区") and any(r.choice.name == "communities" for r in view.all_done))
    if is_listed and (is_told or is_other or _POOR_GROUPS.fullmatch(view.after)):
        return make(view, Choice("population", own_words(view.after), None, 0.0, view.after, "own"))
    choice = named(path, found[path][0]) if path else None
    if choice is None:
        return None
    read = make(view, choice)
    read.consumed = view.chain.end + found[path].end() - (len(noun) - len(behind))
    return read


def _is_of_all(view: View) -> bool:
    """Whether nothing but the township, or all of it, is named before the number: 全镇19个村, 沙河镇共18个村."""
    behind = view.label.removeprefix(view.memory.setting.township)
    return bool(view.label) and (_ALONE.fullmatch(behind) or _OF_ALL.fullmatch(view.label)) is not None


def by_territory(view: View) -> Read | None:
    """幅员面积146.8平方公里: an area in square kilometres is the township's, unless it is that of some land."""
    if not _AREA.search(view.chain.numerals[0].unit) or _OF_LAND.search(view.label):
        return None
    choice = named("population/territory", view.label)
    return make(view, choice) if choice is not None else None


def by_difference(view: View) -> Read | None:
    """建档立卡数减去已报脱贫数为129户: neither of the two, but what is left between them."""
    clause = re.split("[,;。]", view.gap)[-1]
    if _LEFT.fullmatch(view.label) and _LESS.search(view.gap) and view.found is not None:  # 扣除已报部分,余177户
        name = own_words(own_label(re.split("[,;。]", view.gap)[-2])[:20]) if view.gap.count(",") else view.label
        return make(view, Choice(view.found.topic, name, None, 0.0, name, "own"))
    if not _LESS.search(clause) or view.found is None:
        return None
    return make(view, own_choice(view.found.topic, own_label(re.sub("[()（）]", "", clause))[:20]))


def by_watched_kind(view: View) -> Read | None:
    """监测户17户52人、边缘户26户81人: beside those at the edge, the watched are those who have exited and may fall back."""
    if view.found is None or (view.found.topic, view.found.name) != ("monitoring", "total") or "其中" in view.gap:
        return None
    behind = view.sentence.text[view.chain.end : view.chain.end + _BESIDE]
    is_beside = _AT_EDGE.match(behind) or _BOTH_NAMED.search(view.sentence.text, view.part, view.chain.start)
    if not view.found.word.endswith("监测户") or "三类" in view.found.word or not is_beside:
        return None
    choice = named("monitoring/unstable_exited", view.found.word)
    return make(view, choice) if choice is not None else None


def by_risk(view: View) -> Read | None:
    """新纳入监测对象18户,其中因病9户: why they are watched, and not why they were poor."""
    before = view.before or (view.all_done[0] if view.all_done else None)  # 按风险类型分: a new part of the sentence
    whole = (before.whole or before) if before is not None else None
    if whole is None or view.found is None or view.found.topic != "cause" or whole.choice.topic != "monitoring":
        return None
    is_of_some = whole.choice.name in _COME_OR_GONE
    path = prose_words()["risks"].get(f"{view.found.topic}/{view.found.name}")
    choice = named(path, view.found.word) if path and view.family == "households" and not is_of_some else None
    if choice is None and view.family == "households" and view.found.word in view.label:
        said = own_label(view.label)  # 因灾4户: of those watched, and no cause of poverty
        name = own_words(f"{label_of(whole.choice)}{PART_OF}{said}" if is_of_some else said)
        choice = Choice("monitoring", name, None, 0.0, name, "own")
    return make(view, choice) if choice is not None else None
