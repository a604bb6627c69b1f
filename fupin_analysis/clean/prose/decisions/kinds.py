"""Numbers whose item a kind of word tells: what a township is divided into, what is grown, what stood at first."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_choice, own_label
from fupin_analysis.clean.prose.lexicon import find_words, topics_in
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import DIVISIONS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import PART_OF, load_vocabulary, own_words

#: Items of what is grown and kept, the units in which animals are counted, and the longest name that ends with one sign of them.
_GROWN = ("crop_", "animal_", "tea", "flue_cured", "kiwifruit", "roxburgh", "saplings")
_HEADS, _SHORT = "头只羽匹尾箱窝群峰", 5
_SHORTEST_WORK = 2
_MACHINES, _LONGEST_NAME = "台套", 10
_KEPT = re.compile(
    "(?:(?:年末|年底|期末|累计|现)?(?:存栏|出栏|存笼|出笼|饲养)(?:量|数)?|种植面积|投产|挂果|面积|雏|苗|羔|犊|崽)+$"
)
_KEEPS = re.compile("(?:养殖?|饲养|养)(?P<animal>[鸡鸭鹅牛羊猪兔驴蜂])|(?P<other>[鸡鸭鹅牛羊猪兔驴])(?:场|舍|棚|圈)")
_SPAN = re.compile(r"20[0-9]{2}年?(?:-|至|到)20[0-9]{2}年(?:底|末)?(?!.*20[0-9]{2}年)")
#: 2014年、2015年脱贫, 2018年以前脱贫.
_SOME_YEARS = re.compile(
    "20[0-9]{2}年?[、和及与]20[0-9]{2}年(?:度|两年)?(?!.*(?:20[0-9]{2}年|分别|各))|20[0-9]{2}年(?:[底末]|[0-9]{1,2}月底?)?(?:以前|之前)(?!.*20[0-9]{2}年)"
)
_FOR_YEARS = re.compile(r"(?:[两二三四五六七八]年(?:来|间)|[0-9]年来)(?!.*20[0-9]{2}年)")
#: The ratio at the year's beginning, in own words.
AT_FIRST = "年初贫困发生率"
_AT_EDGE = re.compile("(?:[0-9]+人)?[、,和及与](?:[0-9]+户)?(?:农村)?边缘(?:易致贫)?(?:户|人口)")
#: The two named side by side in a list: 边缘户、监测户分别为18户、11户.
_BOTH_NAMED = re.compile("边缘(?:易致贫)?(?:户|人口)[、和及与](?:脱贫)?监测户|(?:脱贫)?监测户[、和及与](?:农村)?边缘")
#: Signs behind a number in which what stands beside it is named.
_BESIDE = 20
#: Some of those watched: what is said of them is no part of all.
_COME_OR_GONE = frozenset({"newly_monitored", "risk_removed"})
_LEFT_OVER = re.compile("(?:剩余|余下|剩下|其余|未完成)的?$")
_LEFT = re.compile("(?:剩)?余(?:下)?|还剩|剩下|后为")
_HAVE_LEFT = re.compile("其中[,:]?(?:已|正常|稳定|标注|享受政策)+(?:脱贫|退出)(?:户|人口|享受政策户?)?(?:共|有)?")
#: The register, and those on it who have not left; concepts that lead to them further on.
_ALL, _NOT_YET = ("registry", "total"), ("registry", "not_exited")
_ON_ROLL, _NOT_LEFT = frozenset({"registered", "poor"}), frozenset({"not_exit", "remaining"})
_WHOLE_YEAR = len("2018")
_LESS = re.compile("减去|扣除|扣减|之差|差额")
_GOVERNS = re.compile(r"辖|(?:全[镇乡]|我[镇乡]|本[镇乡]|街道)(?:现)?(?:共)?(?:有|计)$")
_STILL = re.compile("(?:尚|仍|还|其中)有?$")
_SOME_LACK = re.compile("(?:行政|自然|建制)?(?:村|寨|屯|(?:村民)?小?组|社区)(?:尚|仍|还)?(?:未|没有?|不|无)")
_POOR_GROUPS = re.compile("(?:深度)?贫困[^0-9]{0,4}组")
_A_NOUN = re.compile("[一-鿿]{2,6}")
_STANDS = "(?:现|总|共|有|设|管辖|计|由)*"
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
    behind = view.sentence.text[view.chain.end : min(view.chain.end + _LONGEST_NAME, view.sentence.end)]
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
    name = re.escape(view.memory.setting.township or "全镇")
    return re.fullmatch(rf"(?:{name}|全[镇乡]|我[镇乡]|本[镇乡]|全街道)?{_STANDS}", view.label) is not None and bool(view.label)


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


def by_state_of_whole(view: View) -> Read | None:
    """年末贫困户1318户,其中已脱贫771户: of those on the register, and not those of the year."""
    found, before = view.found, view.before or next(iter(view.memory.previous[-1:]), None)
    if found is None or found.topic != "exit" or found.name not in ("done", "cumulative"):
        return None
    is_done = found.name == "done" and view.moment.aspect != "plan"
    if is_done and not _is_timed(view) and _is_rest_of_register(view):
        choice = named("registry/exited", found.word)  # 今年1-6月,全镇有贫困户538户,脱贫466户,未脱贫72户
        return make(view, choice) if choice is not None else None
    if before is None:
        return None
    whole = before.whole or before
    is_parted = _HAVE_LEFT.fullmatch(view.label) is not None and "not_exit" in view.around.ahead  # 其中正常脱贫…,未脱贫…
    is_state = found.word.startswith(("已脱贫", "已退出", "已稳定脱贫")) or is_parted
    is_of_part = len(view.memory.setting.period) > _WHOLE_YEAR and whole is view.before and not _is_timed(view)
    is_listed = before.whole is not None and view.gap[:1] in (",", "、")  # 贫困户1318户,其中新识别52户,已脱贫771户
    is_of_register = (whole.choice.topic, whole.choice.name) == _ALL and ("其中" in view.gap or is_of_part or is_listed)
    if not is_of_register or not is_state or view.moment.period != whole.period:
        return None
    choice = named("registry/exited", found.word)
    return make(view, choice) if choice is not None else None


def _is_timed(view: View) -> bool:
    """Whether a time of its own stands before a number: 全镇有贫困户538户,上半年脱贫12户."""
    return any(view.begin <= time.start < view.chain.start and not time.is_now for time in view.sentence.times)


def _is_rest_of_register(view: View) -> bool:
    """Whether a number and those who have not left make up the register, as the sentence tells all three."""
    told = {path: [one for one in view.all_done if (one.choice.topic, one.choice.name) == path] for path in (_ALL, _NOT_YET)}
    own = view.chain.numerals[0].value
    ahead = [one.value for one in view.sentence.numerals if one.start >= view.chain.end and one.family == view.family]

    def values(path: tuple[str, str], concepts: frozenset[str]) -> list[float]:
        read = [one.value for read in told[path] for one in read.chain.numerals if one.family == view.family]
        return read or (ahead if view.around.ahead & concepts else [])

    alls, lefts = values(_ALL, _ON_ROLL), values(_NOT_YET, _NOT_LEFT)
    return any(own + left == whole for whole in alls for left in lefts)


def by_span(view: View) -> Read | None:
    """2015至2017年已脱贫600户: over several years, and not in the last of them."""
    if view.found is None or (view.found.topic, view.found.name) != ("exit", "done"):
        return None
    is_over_some = _SOME_YEARS.search(view.gap) is not None and not view.chain.label
    if not is_over_some and not _SPAN.search(view.gap) and not _FOR_YEARS.search(view.gap):
        return None
    choice = named("exit/cumulative", view.found.word)
    return make(view, choice) if choice is not None else None


@cache
def _tails() -> tuple[tuple[str, Item], ...]:
    items = [item for item in load_vocabulary().topics["production"].items.values() if item.name.startswith(_GROWN)]
    words = {re.sub(r"[(（].*", "", name): item for item in items for name in (item.zh, *item.aliases)}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


@cache
def _works() -> tuple[tuple[str, Item], ...]:
    items = load_vocabulary().topics["infrastructure"].items.values()
    words = {name: item for item in items for name in (item.zh, *item.aliases) if len(name) >= _SHORTEST_WORK}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def by_tail(view: View, name: str) -> Read | None:
    """新发展黄桃300亩, 存栏山羊2万只: what is grown or kept stands last, whatever is said before it."""
    if view.family in ("count", "length"):
        work = next(((word, item) for word, item in _works() if name.endswith(word) and suits(item, view.family)), None)
        if work is not None:
            return make(view, Choice("infrastructure", work[1].name, work[1], 0.0, work[0], "label"))
    heads = view.chain.numerals[0].unit[-1:] in _HEADS
    if view.family not in ("area", "weight") and not heads:
        return None
    for word, item in _tails():
        is_short = len(word) == 1
        if name.endswith(word) and item.name.startswith("animal_") == heads and (heads or not is_short or len(name) <= _SHORT):
            return make(view, Choice("production", item.name, item, 0.0, word, "label"))
    return None


@cache
def _last_signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"(?:{words})$"), path) for path, words in prose_words()["tails"].items())


def by_last_sign(view: View, name: str) -> Read | None:
    """脆红李2800亩, 土蜂2460箱, 羊存栏1.85万只: a kind is told by the last sign of its name, young or kept."""
    unit = view.chain.numerals[0].unit[-1:]
    bare = _KEPT.sub("", name)
    kind = (
        "animal_" if unit in _HEADS else "machinery" if unit in _MACHINES else "" if view.family in ("area", "weight") else None
    )
    if kind is None or not bare:
        return None
    for pattern, path in _last_signs():
        item = path.split("/")[1]
        is_kind = item.startswith(kind) if kind else not item.startswith(("animal_", "machinery"))
        match = pattern.search(bare) if is_kind and len(bare) <= _LONGEST_NAME else None
        choice = named(path, match[0], "label") if match else None
        if choice is not None:
            return make(view, choice)
    return None


def by_heads(view: View) -> Read | None:
    """林下养鸡场1个,存栏6500羽: how many are kept of what was spoken of."""
    label = own_label(view.label)
    if view.chain.numerals[0].unit[-1:] not in _HEADS or not label or _KEPT.sub("", label):
        return None
    kept = list(_KEEPS.finditer(view.sentence.text, view.part, view.chain.start))
    name = (kept[-1]["animal"] or kept[-1]["other"]) if kept else "鸡" if view.chain.numerals[0].unit[-1:] == "羽" else ""
    return by_last_sign(view, name) if name else None


def by_beginning(view: View) -> Read | None:
    """贫困发生率由年初的2.7%降至0.16%: the ratio at the year's beginning, and not the one at the first registration (期初)."""
    if view.found is None or (view.found.topic, view.found.name) != ("registry", "headcount_ratio"):
        return None
    if not re.search(r"年初|期初", view.label) and not _goes_on_at_first(view):
        return None
    first = named("registry/initial_headcount_ratio", view.found.word) if "期初" in view.label else None
    read = make(view, first or Choice("registry", AT_FIRST, None, 0.0, view.found.word, "own"))
    read.period = str(view.memory.year)
    return read


def _goes_on_at_first(view: View) -> bool:
    """Whether the number before is of the year's beginning and nothing names another time: 年初有…1286户,贫困发生率23.4%."""
    is_timed = any(view.begin <= time.start < view.chain.start for time in view.sentence.times)
    return view.before is not None and view.before.choice.name.startswith("年初") and not is_timed and "降" not in view.label


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


def by_left_over(view: View) -> Read | None:
    """7月底前剩余3户危房全部开工: what is left of a task, and not the task."""
    if view.found is None or view.found.topic not in PROGRAMMES or not view.found.name.endswith(("_planned", "_started")):
        return None
    if not _LEFT_OVER.search(view.label) or view.moment.period[:4] > str(view.memory.year):
        return None  # 剩余4户明年开工: the plan of that year
    return make(view, own_choice(view.found.topic, f"剩余{view.found.word}"))


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
