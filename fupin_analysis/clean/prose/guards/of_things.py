"""Doubts about what is counted: in a noun the last word says what a thing is, and what stands in the clause before names nothing.

肉羊产业示范村 is a village, 小学教师 a teacher, 学校支部 a branch; 玉米大豆 is neither of the two.
"""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, telling
from fupin_analysis.clean.prose.items import Choice, behind_its_size, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.clean.prose.words import grown_names
from fupin_analysis.core.words.terms import OTHER, load_vocabulary

#: Last words that make of any noun before them another thing.
_HEADS = re.compile(
    "(?P<head>(?:党)?支部|党总支|党小组|党员|教师|老师|医生|医师|护士|志愿者|技术员|经纪人|带头人|示范[村组社乡镇]|专业[村组屯]|协会|联合会)"
    "(?:数|总数|人数)?(?:共|共计|合计|有|达|约|为)*$"
)
_PLACES = re.compile("[个家处座所]")
_INSTEAD = re.compile("(?:调整|变更|调减|调增)为")
_VERBS = re.compile(
    "^(?:20[0-9]{2}年|今年|[上下]半年|计划|拟|将|力争|预计|已|共|累计|其中|全[镇乡村]|新|的?基础上|再|又|另|扩大|完成|实施|发展|种植|栽植|栽种|新增|扩种|套种|养殖|建设|建成|修建|铺设|投放|发放)+"
)
#: Nouns that say how much of the thing before is counted: 发展烤烟,种植面积300亩.
_MEASURES = re.compile("面积|规模|数量|存栏|出栏|产量|产值|总量|总数|基地|园区?$|棚|项目|工程")
_EXAMPLES = re.compile("等(?P<kind>(?!级|共|合计|[0-9])[^,;、等]{2,10})$")
_SHORTEST_NOUN = 2
_CHANGES_HANDS = re.compile("(?:收购|采购|认购|销售|代销|出售|售卖|卖出|外销|屠宰|病死|死亡|扑杀|淘汰)(?:了|贫困户|农户|的)*")
_SEEDLINGS = re.compile("[树种幼果]?苗木?(?:共|共计|合计|约|达|近)?$")
_OF_A_QUALITY = re.compile("(?:优质|绿色|有机|富硒|订单|无公害|再生)(?:高产|高效|特色|生态)*$")
_ANIMALS = re.compile("[猪牛羊鸡鸭鹅驴马]{2,}(?![场舍圈])")
_WORKED = re.compile("[改种栽养育管修收采建产场园地区棚栏示面]")
_DEVICES = re.compile("(?P<what>[一-鿿]{1,6}(?:器材|设备|设施|用品|桌|器械|用具))$")
_MACHINES = re.compile("机[械具器]|农机|设备|器具|器械")
_PUBLISHES = re.compile(
    "宣传|报道|刊[发登载]|稿|简报|报送|上报|采用|推送|发布|编[发印写]|撰写|网站|媒体|公众号|信息员|动态信息|政务"
)
_HAMLETS = re.compile("(?:个)?(?:村民小组|自然村|小组|村组|组|屯|社(?!区)|寨)[^,;。、:0-9]{0,14}")
_OTHER_NEWS = re.compile("(?:招聘|招工|用工|岗位|求职)信息")
_ONLY_NEWS = re.compile("(?:全年|共|各类|其他|其它|扶贫|脱贫|工作|动态)*信息(?:共|共计)?")
_ISSUES = "篇期"
_PLAIN_POSTS = re.compile("公益|公共|公岗|专岗|特岗|辅助")
#: Several kinds tell of all posts, and one alone is what is counted: 公益性岗位(护林员、保洁员)86个, 公益性岗位(保洁员)24个.
_KINDS_IN_A_BRACKET = re.compile(
    r"(?P<noun>[^,;。、:()0-9]{0,8}岗位?)\((?=[^()]*[、和及与等]|含|包括)[^()0-9]*\)(?:共|共计|合计|有|达|约|为)*$"
)
_FILLED = re.compile("(?:[^,;。0-9]{0,8})[,、](?:共|已|现|实际)*(?:吸纳|安置|上岗)[^,;。0-9]{0,12}[0-9]+(?:名|人)")
MERGED = re.compile("个?(?:贫困|行政|自然|原)*村(?:(?:撤并|合并|整合)(?:而来|而成|组成|组建|成立|设立|为|成)|组成|构成)")


def of_another_head(view: View, choice: Choice) -> Choice | None:
    """新建肉羊产业示范村1个: a village, and no sheep."""
    head = _HEADS.search(view.label)
    if head is None or view.family not in ("count", "persons", "households") or choice.how not in DECIDED:
        return None
    item = choice.item
    names = (item.zh, *item.aliases) if item is not None else ()
    if head["head"] in choice.word or any(head["head"] in name for name in names):
        return None
    is_before = choice.word in view.label[: head.start()] or choice.word not in view.label + view.after
    return telling(choice.topic, view.label) if is_before else None


def _unit(view: View) -> str:
    return view.chain.numerals[0].unit[-1:]


def of_no_heads(view: View, choice: Choice) -> Choice | None:
    """建成养鸡场2个, 茶叶加工厂12家: places where some are kept or made, and no two of them."""
    if choice.topic != "production" or not choice.name.startswith(grown_names("tended")) or view.family != "count":
        return None
    if not _PLACES.search(_unit(view)):
        return None
    words = behind_its_size(view.after) if residue(view.after) and not _in_label(view, choice) else view.label
    return _called_last(words, view.family) or telling("production", words)


def _in_label(view: View, choice: Choice) -> bool:
    return bool(choice.word) and choice.word in view.label


def _called_last(words: str, family: str) -> Choice | None:
    """Return what the last words of a noun name that is no crop nor animal: 食用菌种植基地 is a base."""
    label = own_label(words)
    for start in range(len(label) - _SHORTEST_NOUN + 1):
        hits = [hit for hit in find_words(label[start:])[:1] if hit.start == 0 and start + hit.end == len(label)]
        items = [item for hit in hits for item in hit.items if item.topic == "production" and suits(item, family)]
        if len(items) == 1 and not items[0].name.startswith(grown_names("tended")):
            return Choice("production", items[0].name, items[0], 0.0, label[start:], "label")
    return None


def of_its_own_clause(view: View, choice: Choice) -> Choice | None:
    """冬季种植油菜,2019年种植黄桃150亩: what the clause of the number names, and not the clause before."""
    if view.family not in THINGS or choice.how not in DECIDED or view.chain.label or not choice.word:
        return None
    label = _INSTEAD.split(view.label)[-1]  # 由原规划的160亩茶叶调整为80亩雷竹
    if choice.word in label + view.after or choice.word not in view.gap or len(choice.word) < 2:
        return None
    noun = _VERBS.sub("", own_label(label))
    noun = noun or own_label(view.after)
    is_of_goods = choice.topic == "production" and (choice.how == "label" or choice.name == "projects")
    if not is_of_goods or len(residue(noun)) < 2 or _MEASURES.search(noun):
        return None
    found = next((item for hit in find_words(noun) for item in hit.items if item.topic == choice.topic), None)
    if found is not None and suits(found, view.family):
        return Choice(found.topic, found.name, found, 0.0, noun, "label")
    return telling(choice.topic, noun)


def bought_or_sold(view: View, choice: Choice) -> Choice | None:
    """收购生猪860头: what is bought, sold or lost, and not what there is."""
    if choice.topic != "production" or not choice.name.startswith(grown_names("tended")) or choice.how not in DECIDED:
        return None
    label = own_label(view.label)
    match = _CHANGES_HANDS.search(label) if choice.word in label else None
    is_before = match is not None and match.end() <= label.rfind(choice.word) + 1
    return kept("production", label[match.start() :]) if match is not None and is_before else None


def seedlings_of_it(view: View, choice: Choice) -> Choice | None:
    """提供脐橙苗1.2万株: what is still to be planted, and no trees that stand."""
    if choice.topic != "production" or not choice.name.startswith("crop_") or view.family != "count":
        return None
    is_young = choice.how in DECIDED and choice.name != "crop_seedlings" and _SEEDLINGS.search(view.label) is not None
    return kept("production", view.label) if is_young else None


def a_quality_of_it(view: View, choice: Choice) -> Choice | None:
    """种植优质水稻6200亩: those of one quality are not all that are grown."""
    if choice.topic != "production" or not choice.name.startswith(grown_names("tended")) or choice.how not in DECIDED:
        return None
    words = view.label if choice.word in view.label else view.after
    match = _OF_A_QUALITY.search(words[: words.find(choice.word)]) if choice.word in words else None
    return kept("production", words[match.start() :]) if match is not None and view.family in THINGS else None


def examples_of(view: View, choice: Choice) -> Choice | None:
    """新增香梨、红枣等特色林果900亩: of the kind, and not of one that is named for it."""
    if choice.topic != "production" or view.family not in ("area", "count", "weight") or choice.how not in DECIDED:
        return None
    label = own_label(view.label)
    if view.label.endswith("等") and "、" in label:
        kinds = {(item.topic, item.name) for hit in find_words(label) for item in hit.items if suits(item, view.family)}
        return telling("production", label) if len(kinds) > 1 and choice.word in label else None
    match = _EXAMPLES.search(label)
    if match is None or choice.word not in view.label[: view.label.rfind("等" + match["kind"])]:
        return None
    if "、" not in view.label:
        return None
    found = next(
        (
            item
            for hit in find_words(match["kind"])
            for item in hit.items
            if item.topic == "production" and suits(item, view.family)
        ),
        None,
    )
    if found is not None:
        return Choice(found.topic, found.name, found, 0.0, match["kind"], "label")
    return telling("production", match["kind"])


@cache
def _crops() -> tuple[tuple[str, str], ...]:
    """Names of what is grown and kept, with their items."""
    items = [
        one
        for one in load_vocabulary().topics["production"].items.values()
        if one.name.startswith(grown_names("crops_and_animals"))
    ]
    names = [(name, one.name) for one in items for name in one.names if 2 <= len(name) <= 4]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def two_crops(view: View, choice: Choice) -> Choice | None:
    """玉米大豆300亩, 牛羊600头: two that stand together, and not one of them."""
    if choice.topic != "production" or not choice.name.startswith(grown_names("crops_and_animals")) or not choice.word:
        return None
    gap = re.split("[,;。]", view.gap)[-1]
    words = next((one for one in (view.label, gap) if choice.word in one), re.split("[,;。]", view.after)[0])
    animals = _ANIMALS.search(words)
    if animals is not None and choice.word[-1:] in animals[0]:
        return kept("production", animals[0])
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
    return kept("production", both) if both else None


def devices(view: View, choice: Choice) -> Choice | None:
    """配置健身器材10台: devices, and not the place they stand in."""
    match = _DEVICES.search(own_label(view.label)) if view.family == "count" else None
    if match is None or choice.how not in DECIDED or match["what"][-2:] in label_of(choice):
        return None
    # 农机设备: a word of machines, and nothing but what it is behind it
    is_of_machines = _MACHINES.search(label_of(choice)) is not None and choice.word + match[0][-2:] in view.label
    is_explained = choice.name == "projects" or is_of_machines or view.chain.numerals[0].unit[-1:] not in "台套件副张"
    return None if is_explained else kept(choice.topic, match["what"])


def _clause(view: View) -> str:
    """The words from the last stop to the number, and behind it to the next."""
    behind = re.split("[,;。]", view.sentence.text[view.chain.end : view.sentence.end])[0]
    return view.label + "|" + behind


def no_news(view: View, choice: Choice) -> Choice | None:
    """修正有误信息1200条: what is put right in a register, and nothing that was published."""
    is_news = (choice.topic, choice.name) == ("publicity", "articles")
    if is_news and (other := _OTHER_NEWS.search(view.label)) is not None:
        return kept("employment", view.label, other[0])  # 发布招聘信息1200条
    headings = "".join(heading for heading, _ in view.context.headings[:1])
    if not is_news or "信息" not in choice.word or _PUBLISHES.search(_clause(view) + headings):
        return None
    goes_on = view.before is not None and (view.before.choice.topic, view.before.choice.name) == ("publicity", "articles")
    goes_on = goes_on and _ONLY_NEWS.fullmatch(view.label) is not None  # 报送信息36条被采用,全年信息120条
    if view.chain.numerals[0].unit[-1:] in _ISSUES or goes_on:
        return None  # 扶贫信息52篇
    return kept(OTHER, view.label, "信息")


def posts_and_who_has_them(view: View, choice: Choice) -> Choice | None:
    """公益性岗位260个,58人上岗: posts are counted apart from those who have them, as in tables; kinds of posts keep own words."""
    if (choice.topic, choice.name) == ("employment", "public_posts"):  # joined to them: 岗位62个58人, 岗位62个,兑现工资31万元
        is_of_people = choice.how == "joined" and view.family in ("persons", "money", "money_each")
        return named("employment/public_welfare_posts", choice.word, choice.how) if is_of_people else None
    if choice.topic != "employment" or view.family != "count" or view.chain.numerals[-1].unit[-1:] != "个":
        return None
    if choice.name == "public_welfare_posts":
        bracket = _KINDS_IN_A_BRACKET.search(view.gap)
        word, label = (bracket["noun"], bracket["noun"]) if bracket is not None else (choice.word, view.label)
        is_plain = _PLAIN_POSTS.search(word) is not None
        return named("employment/public_posts", word, choice.how) if is_plain else kept("employment", label, word)
    beside = view.sentence.text[view.chain.end : view.sentence.end].split("。")[0].split(";")[0]
    is_of_posts = "岗" in view.label + view.after and _FILLED.match(beside) is not None and choice.name != "posts_offered"
    return kept("employment", f"{own_label(view.label) or label_of(choice)}（个）") if is_of_posts else None


def parts_of_villages(view: View, choice: Choice) -> Choice | None:
    """3个村16个组未通硬化路: groups and hamlets, and no villages."""
    match = _HAMLETS.match(view.after) if choice.name.startswith("villages") and choice.how in DECIDED else None
    return kept(choice.topic, match[0]) if match is not None and choice.word in match[0] else None


_OF_A_STANDING = re.compile("软弱涣散|后进|不合格|薄弱|示范|先进|星级|五星|标准化|规范化|整顿|评选|表彰|创建")
_BRANCHES = re.compile("[一-鿿]{0,6}(?:支部|总支|党委|党小组|党组织)")


def merged_villages(view: View, choice: Choice) -> Choice | None:
    """由甲村、乙村等三个贫困村合并而成: villages that there were."""
    is_of_places = choice.topic in ("registry", "population", "exit") or choice.how == "own"
    is_past = view.family == "count" and is_of_places and MERGED.match(view.after)
    return Choice("population", "合并前的村", None, 0.0, "合并", "own") if is_past else None


def branches_of_a_kind(view: View, choice: Choice) -> Choice | None:
    """整顿软弱涣散党组织2个: those of a kind, and not all there are."""
    is_branch = (choice.topic, choice.name) == ("staffing", "party_branches") and choice.how in DECIDED
    match = _OF_A_STANDING.search(view.label) if is_branch and view.family == "count" else None
    return kept("staffing", view.label) if match is not None else None


def branches_of_the_party(view: View, choice: Choice) -> Choice | None:
    """社区总支下辖3个网格支部: branches, and no communities."""
    is_place = view.family == "count" and choice.topic in ("population", "registry")
    return kept("staffing", view.after) if is_place and _BRANCHES.fullmatch(view.after) else None


#: In the order in which they are asked.
OF_THINGS: tuple[Doubt, ...] = (
    Doubt(
        bought_or_sold,
        looks_at="收购, 销售 and the like before a crop or an animal",
        why="what is bought, sold or lost is not what there is",
        fires="收购生猪860头。",
        passes="存栏生猪860头。",
    ),
    Doubt(
        seedlings_of_it,
        looks_at="苗 behind a crop that is counted",
        why="seedlings that are handed out are no trees that stand",
        fires="发放花椒苗8600株。",
        passes="栽植花椒8600株。",
    ),
    Doubt(
        a_quality_of_it,
        looks_at="优质 and the like right before a crop",
        why="those of one quality are not all that are grown",
        fires="种植优质水稻620亩。",
        passes="种植水稻620亩。",
    ),
    Doubt(
        branches_of_a_kind,
        looks_at="软弱涣散 and the like before branches of the party",
        why="branches of a kind are not all there are",
        fires="整顿软弱涣散党组织2个。",
        passes="全镇有党组织26个。",
    ),
    Doubt(
        of_another_head,
        looks_at="the last noun before the number",
        why="a noun is what its last word says: a model village of tourism is a village",
        fires="发展乡村旅游示范村3个。",
        passes="新建肉羊养殖场3个。",
    ),
    Doubt(
        of_no_heads,
        looks_at="the unit of an animal",
        why="a place where animals are kept or tea is made is neither",
        fires="建成养羊场3个。",
        passes="存栏山羊620只。",
    ),
    Doubt(
        of_its_own_clause,
        looks_at="the noun of the clause of the number",
        why="a clause with a noun of its own needs none of the clause before",
        fires="产业扶贫\n冬季集中种植油菜，林下套种黄桃85亩。",
        passes="产业扶贫\n冬季集中种植油菜，面积420亩。",
    ),
    Doubt(
        examples_of,
        looks_at="what stands before and behind 等",
        why="examples stand for their kind: what is counted is the kind",
        fires="新增香梨、红枣等特色林果860亩。",
        passes="种植红枣860亩。",
    ),
    Doubt(
        two_crops,
        looks_at="what stands right beside the name of a crop or animal",
        why="two that are named in one breath are counted together",
        fires="饲养牛羊600头。",
        passes="饲养山羊600头。",
    ),
    Doubt(
        devices,
        looks_at="the last noun before the number",
        why="a device is not the place it stands in",
        fires="文化广场配置健身器材8台。",
        passes="建文化广场2处，购置农机设备8台。",
    ),
    Doubt(
        no_news,
        looks_at="the verb of the clause and the headings",
        why="information in a register is put right, not published",
        fires="完善贫困户信息420条。",
        passes="报送扶贫信息36条。",
    ),
    Doubt(
        posts_and_who_has_them,
        looks_at="whether posts or those who have them are counted, by the unit",
        why="posts and people are two numbers",
        fires="提供公共服务岗位260个，吸纳贫困户131人就近就业。",
        passes="吸纳贫困户131人就近就业。",
    ),
    Doubt(
        parts_of_villages,
        looks_at="the noun behind the number",
        why="groups of a village are no villages",
        fires="已有3个村16个组通硬化路。",
        passes="已有16个村通硬化路。",
    ),
    Doubt(
        merged_villages,
        looks_at="the words behind the number",
        why="villages that were merged are none that there are",
        fires="由上河、下河、新塘等三个贫困村合并而成。",
        passes="全镇有三个贫困村。",
        of_own_words=True,
    ),
    Doubt(
        branches_of_the_party,
        looks_at="the noun behind the number",
        why="branches of a community's or a village's party are neither of them",
        fires="社区总支下辖2个网格支部。",
        passes="全镇下辖2个社区。",
    ),
)
