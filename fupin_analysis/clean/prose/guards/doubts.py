"""Words at a number that its item does not explain: what is said beside it makes of it another thing, kept in own words.

Guards like those of :mod:`~fupin_analysis.clean.prose.guards.believed`:
for what came to a stock or left it, for what an authority has
only now granted, for the head noun behind a known word, and for what is only needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.facets import narrow
from fupin_analysis.core.terms import OTHER, load_vocabulary, own_words

_COUNTED = ("households", "persons")
_DECIDED = frozenset({"rule", "label", "default"})
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
_CAME_OR_LEFT = re.compile(
    "(?P<how>自然|净|动态|共|累计)*(?P<which>增加|减少|减员|增员|核减|核增|死亡|迁[出入]|销户|注销|清退)(?:人口|人数|户数)?(?:了|共|有)*$"
)
_NATURAL = {"增加": "registry/natural_increase", "减少": "registry/natural_decrease", "减员": "registry/natural_decrease"}
_ENTITLED = "(?:农村|城市|城镇|城乡)?(?:最低生活保障|低保|特困|五保)"
_BRINGS = "(?:增加?|纳入|办理?|批准?|审批|核准|识别|认定|评定|确定)"
#: Only now granted: 审批纳入农村低保15户, 新增特困供养3人. The new is what is done and no name (新桥村) or time (新一轮);
#: who is 纳入低保 at all, or found to be of it again (重新认定), may have been for years.
_GRANTED = re.compile(
    f"(?:(?<![重更最创革翻清一])新{_BRINGS}|(?:审批|批准|核准|审核)(?:通过)?(?:了)?(?:纳入|新?增加?))"
    f"[^,;。、0-9]{{0,4}}?{_ENTITLED}"
)
#: Granted, and nobody says since when, or only asked for: 办理低保15户, 新申请低保21户.
_GRANTED_SOMETIME = re.compile(f"(?:(?<![经过新])(?:审批|办理)|申请|申报)(?:了|通过)?{_ENTITLED}")
_NEW_TO = re.compile(
    "新(?:增|纳入|识别|审批|批)(?:了)?(?:农村|城乡)?(?:(?P<poor>低保)|特困|五保)(?:供养)?(?:户|对象|人员|人口)?(?:共|有)*$"
)
_GOES_ON = re.compile(
    "[,、;和及](?:新)?(?:纳入|增加|审批|批准|办理)(?:了)?(?:农村|城市|城镇|城乡)?(?:最低生活保障|低保|特困|五保)"
)
_ALLOWANCES = frozenset({"minimum_living_allowance", "urban_allowance", "extreme_poverty_support"})
_NOT_AS_IT_SHOULD = re.compile("(?:应|该)[一-鿿]{1,2}未[一-鿿]{1,2}|不应[一-鿿]{1,2}而[一-鿿]{1,2}|漏[评保登报]|错[评退保]")
_PUBLISHES = re.compile(
    "宣传|报道|刊[发登载]|稿|简报|报送|上报|采用|推送|发布|编[发印写]|撰写|网站|媒体|公众号|信息员|动态信息|政务"
)
_ISSUES = "篇期"
_ONLY_NEWS = re.compile("(?:全年|共|各类|其他|其它|扶贫|脱贫|工作|动态)*信息(?:共|共计)?")
_WORKS_ON_HOUSES = re.compile(
    "改造|重建|维修|加固|修缮|拆除|整治|翻[建修]|新建|竣工|完工|开工|搬迁|解决|消除|补助|兑付|实施|完成|验收|入住|清零|指标|任务"
)
_TOTALS = re.compile("(?P<whose>[一-鿿]{2,8}?)总?收入(?:达到?|约|为|共|实现)*$")
_EVERYTHING = re.compile("村|社|镇|乡|经济|集体|产业|农业|牧业|养殖|种植|旅游|合作社|企业|基地")
#: 石坪村贫困户总收入: of the households of a village and not of the village.
_HOUSEHOLDS = re.compile("家庭|农户|户均|(?:贫困|脱贫|监测|低保|搬迁|边缘|建档立卡|不稳定)(?:户|人口|群众|对象)$")
_GROWN = ("crop_", "animal_")
_WORKED = re.compile("[改种栽养育管修收采建产场园地区棚栏示面]")
_ANIMALS = re.compile("[猪牛羊鸡鸭鹅驴马]{2,}(?![场舍圈])")
_DEVICES = re.compile("(?P<what>[一-鿿]{1,6}(?:器材|设备|设施|用品|桌|器械|用具))$")
_MACHINES = re.compile("机[械具器]|农机|设备|器具|器械")
_NEEDED = re.compile(
    "(?<![所必急按供无不])(?:需要?|急需|亟需|尚缺)(?:总|约)?(?:投资|投入|资金|经费|补助|解决|争取|上级)[^,;。0-9]{0,6}$"
)
_EACH_PERSON = re.compile("人均[^,;。户]{0,4}增收")
_FILLED = re.compile("(?:[^,;。0-9]{0,8})[,、](?:共|已|现|实际)*(?:吸纳|安置|上岗)[^,;。0-9]{0,12}[0-9]+(?:名|人)")
_ALL_LEFT = re.compile(
    "(?:贫困户|贫困人口|户|人)?(?:现|目前|已经|已|如期|顺利|最终)*(?:全部|均|都)(?:已经|已|实现|如期|顺利|稳定)*(?:脱贫|退出|摘帽)(?!有望|难|还|尚|仍|的)"
)
_ON_ROLL = re.compile("现有|在册|在档|建档立卡|原有")
_LAST = re.compile("剩|余下|最后|[仅只]有")
_REGISTERED = frozenset({("registry", "total"), ("registry", "not_exited"), ("registry", "confirmed_poor")})
_OF_THE_YEAR = re.compile("剩|余下|最后|[仅只尚还]有|未脱贫|20[0-9]{2}年|[今本当去上]年|年度|年内|计划|预|拟|新")


def _own(topic: str, words: str, fallback: str = "") -> Choice:
    name = own_words(own_label(words)) or own_words(fallback) or OTHER
    return Choice(topic, name, None, 0.0, name, "own")


def _clause(view: View) -> str:
    """The words from the last stop to the number, and behind it to the next."""
    behind = re.split("[,;。]", view.sentence.text[view.chain.end : view.sentence.end])[0]
    return view.label + "|" + behind


def _came_or_left(view: View, choice: Choice) -> Choice | None:
    """监测户自然减少1人: by how many a stock has changed, and not the stock."""
    before = view.before
    is_only_that = _CAME_OR_LEFT.fullmatch(own_label(view.label)) is not None
    if choice.name.startswith("natural_") and before is not None and before.choice.topic == "monitoring" and is_only_that:
        return _own("monitoring", f"监测对象{own_label(view.label)}")  # 监测户自然减少1人,自然增加2人
    if (choice.topic, choice.name) not in _STOCKS or view.family not in _COUNTED or choice.word not in view.label:
        return None
    match = _CAME_OR_LEFT.search(view.label)
    if match is None or view.label.rfind(choice.word) > match.start():
        return None
    path = _NATURAL.get(match["which"], "") if "自然" in match[0] and choice.topic in ("registry", "exit") else ""
    return named(path, match[0]) if path else _own(choice.topic, f"{label_of(choice)}{match[0]}")


def _only_now_granted(view: View, choice: Choice) -> Choice | None:
    """审批纳入农村低保15户、纳入城市低保2户: those who came to it, and not all who get it."""
    if choice.name in ("newly_identified", "newly_monitored") and view.family in _COUNTED:
        match = _NEW_TO.search(view.label)  # 新纳入特困供养3人
        path = "extreme_poverty_support" if match and not match["poor"] else "minimum_living_allowance"
        return _new(named(f"living/{path}", choice.word, choice.how)) if match else None
    if choice.topic != "living" or choice.name not in _ALLOWANCES or view.family not in _COUNTED:
        return None
    is_new = _GRANTED.search(view.label) is not None
    if not is_new:
        before = next((read for read in reversed(view.done) if _is_new(read.choice)), None)
        is_new = before is not None and _GOES_ON.search(view.gap) is not None
    if not is_new and _GRANTED_SOMETIME.search(view.label):
        return _own("living", view.label)
    return _new(choice) if is_new else None


def _new(choice: Choice | None) -> Choice | None:
    item = narrow(choice.item, "new") if choice is not None and choice.item is not None else None
    return Choice(item.topic, item.name, item, choice.score, choice.word, choice.how) if item and choice else None


def _is_new(choice: Choice) -> bool:
    return choice.name.endswith("_new") or choice.name.startswith("新纳入")


def _not_as_it_should(view: View, choice: Choice) -> Choice | None:
    """核查出该进未进52户: what was found wrong, and not those who were looked at."""
    match = _NOT_AS_IT_SHOULD.search(view.label)
    if match is None or view.family not in _COUNTED or match[0] in label_of(choice):
        return None
    return _own("rectification", match[0])


def _no_news(view: View, choice: Choice) -> Choice | None:
    """修正有误信息1200条: what is put right in a register, and nothing that was published."""
    is_news = (choice.topic, choice.name) == ("publicity", "articles")
    headings = "".join(heading for heading, _ in view.context.headings[:1])
    if not is_news or "信息" not in choice.word or _PUBLISHES.search(_clause(view) + headings):
        return None
    goes_on = view.before is not None and (view.before.choice.topic, view.before.choice.name) == ("publicity", "articles")
    goes_on = goes_on and _ONLY_NEWS.fullmatch(view.label) is not None  # 报送信息36条被采用,全年信息120条
    if view.chain.numerals[0].unit[-1:] in _ISSUES or goes_on:
        return None  # 扶贫信息52篇
    return _own(OTHER, view.label, "信息")


def _unsafe_as_it_stands(view: View, choice: Choice) -> Choice | None:
    """危房户55户, where nothing is said of any work: how many there are."""
    if (choice.topic, choice.name) != ("housing", "rebuilt") or view.family != "households" or view.moment.aspect == "plan":
        return None
    text = view.sentence.text[view.sentence.start : view.sentence.end] + "".join(one for one, _ in view.context.headings[:2])
    is_bare = re.search("危房(?:户)?(?:现?有|共|为)*$", view.label) is not None
    return named("housing/unsafe", choice.word) if is_bare and not _WORKS_ON_HOUSES.search(text) else None


def _income_of_something(view: View, choice: Choice) -> Choice | None:
    """全村经济总收入, 农牧业总收入: of a village or a trade, and not of households."""
    if (choice.topic, choice.name) != ("income", "total_household") or choice.item is None:
        return None
    match = _TOTALS.search(own_label(view.label))
    if match is None or not _EVERYTHING.search(match["whose"]) or _HOUSEHOLDS.search(match["whose"]):
        return None
    return _own("income", view.label)


def _devices(view: View, choice: Choice) -> Choice | None:
    """配置健身器材10台: devices, and not the place they stand in."""
    match = _DEVICES.search(own_label(view.label)) if view.family == "count" else None
    if match is None or choice.how not in _DECIDED or match["what"][-2:] in label_of(choice):
        return None
    # 农机设备: a word of machines, and nothing but what it is behind it
    is_of_machines = _MACHINES.search(label_of(choice)) is not None and choice.word + match[0][-2:] in view.label
    is_explained = choice.name == "projects" or is_of_machines or view.chain.numerals[0].unit[-1:] not in "台套件副张"
    return None if is_explained else _own(choice.topic, match["what"])


def _two_crops(view: View, choice: Choice) -> Choice | None:
    """玉米大豆300亩, 牛羊600头: two that stand together, and not one of them."""
    if choice.topic != "production" or not choice.name.startswith(_GROWN) or not choice.word:
        return None
    gap = re.split("[,;。]", view.gap)[-1]
    words = next((one for one in (view.label, gap) if choice.word in one), re.split("[,;。]", view.after)[0])
    animals = _ANIMALS.search(words)
    if animals is not None and choice.word[-1:] in animals[0]:
        return _own("production", animals[0])
    place = words.find(choice.word)
    if place < 0 or choice.name == "crop_fodder":  # 青贮玉米
        return None
    end = place + len(choice.word)
    others = [(word, name) for word, name in _crops() if name not in (choice.name, "crop_fodder")]
    both = next((words[place : end + len(word)] for word, _ in others if words.startswith(word, end)), "")
    tail = words[end:] if words != view.after or view.leads_on else ""
    if (
        not both
        and re.fullmatch("[一-鿿]{2}", tail)
        and residue(tail) == tail
        and not find_words(tail)
        and not _WORKED.search(tail)
    ):
        both = words[place:]  # 花生芝麻: the second is in no vocabulary
    both = both or next((words[place - len(word) : end] for word, _ in others if words.endswith(word, 0, place)), "")
    return _own("production", both) if both else None


@cache
def _crops() -> tuple[tuple[str, str], ...]:
    """Names of what is grown and kept, with their items."""
    items = [one for one in load_vocabulary().topics["production"].items.values() if one.name.startswith(_GROWN)]
    names = [(name, one.name) for one in items for name in one.names if 2 <= len(name) <= 4]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def _only_needed(view: View, choice: Choice) -> Choice | None:
    """需投资25万元: what it would cost, and not what was spent."""
    if view.family != "money" or choice.item is None or choice.topic == "plan":
        return None
    label = own_label(view.label)
    name = label if choice.word in label else f"{label_of(choice)}（{label}）"
    return _own(choice.topic, name) if _NEEDED.search(label) else None


def _all_have_left(view: View, choice: Choice) -> Choice | None:
    """现有建档立卡贫困户180户全部脱贫: all who are on the register, in whatever years they left."""
    if (choice.topic, choice.name) != ("exit", "done") or view.family not in _COUNTED:
        return None
    is_all = _ALL_LEFT.match(view.after) is not None
    clause = re.split("[,;。]", view.gap)[-1]
    is_of_roll = _ON_ROLL.search(clause) is not None and not _OF_THE_YEAR.search(clause)
    return named("exit/cumulative", choice.word) if is_all and is_of_roll else None


def _last_have_left(view: View, choice: Choice) -> Choice | None:
    """建档立卡贫困户仅剩11户,全部脱贫: those who were left and left this year, and no roll."""
    if (choice.topic, choice.name) not in _REGISTERED or view.family not in _COUNTED or view.moment.aspect == "plan":
        return None
    clause = re.split("[,;。]", view.gap)[-1]
    behind = view.sentence.text[view.chain.end : view.sentence.end].removeprefix(",")
    is_last = _LAST.search(clause) is not None and _ALL_LEFT.match(behind) is not None
    return named("exit/done", choice.word) if is_last else None


def _gain_of_a_person(view: View, choice: Choice) -> Choice | None:
    """人均年增收1.5万元: what each person gains, and not each household."""
    if (choice.topic, choice.name) != ("income", "gain_per_household"):
        return None
    match = _EACH_PERSON.search(view.label)
    return _own("income", match[0]) if match else None


def _posts_and_who_has_them(view: View, choice: Choice) -> Choice | None:
    """岗位260个,吸纳脱贫户130人: posts, where those who have them are counted beside them."""
    if choice.topic != "employment" or view.family != "count" or "岗" not in view.label + view.after:
        return None
    beside = view.sentence.text[view.chain.end : view.sentence.end].split("。")[0].split(";")[0]
    return _own("employment", f"{own_label(view.label) or label_of(choice)}（个）") if _FILLED.match(beside) else None


#: In the order in which they are asked.
DOUBTS: Sequence[Callable[[View, Choice], Choice | None]] = (
    _came_or_left,
    _only_now_granted,
    _not_as_it_should,
    _no_news,
    _unsafe_as_it_stands,
    _income_of_something,
    _devices,
    _two_crops,
    _only_needed,
    _all_have_left,
    _last_have_left,
    _gain_of_a_person,
    _posts_and_who_has_them,
)
