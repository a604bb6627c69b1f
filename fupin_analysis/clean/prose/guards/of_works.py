"""Doubts about works: projects of one kind or state, what was done with houses, what was cleared away or solved for people."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, telling, topic_of
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import grown_names
from fupin_analysis.core.words.terms import OTHER

_WITHOUT = re.compile(
    "(?:(?:均|都|尚|还|仍)?(?:未|没有?)|无)(?:能)?(?:接?通|参加|享受|领取|办理|安装|接入|用上)(?:上|了)?[一-鿿]{2,}"
)
_WORKS = re.compile("(?P<kind>[一-鿿]{2,8})项目$")
_ANY_WORKS = re.compile(
    "(?:农村|农业|全[镇乡村]|各类|新建|续建|开工|竣工|复工|谋划|储备|入库|实施|在建|完工|重点|小型|其中|完成|建设|基础设施|产业|发展|扶贫|扶持|到[村户]|工程|种植业?|养殖业?|帮扶|民生|财政|衔接|资金|特色)+"
)
_LISTED_WORKS = re.compile("[一-鿿]{2,8}项目[0-9]+个")
_STATE = re.compile("公示|公告|争取(?!实施)|审计|抽查|督办|引进|洽谈|申报|入库|储备|谋划|论证|签约|招商|意向|在谈|预审|备案")
_NAMED_AMONG = re.compile(
    "(?!实施|建设|完成|推进|启动|申报|谋划|储备|争取|新建|修建|开展|包括|涉及|投资|安排|落实|共|已|新|全)[一-鿿]{3,}(?:、[一-鿿]{2,})*等$"
)
_WORKS_ON_HOUSES = re.compile(
    "改造|重建|维修|加固|修缮|拆除|整治|翻[建修]|新建|竣工|完工|开工|搬迁|解决|消除|补助|兑付|实施|完成|验收|入住|清零|指标|任务"
)
_REPAIRED = re.compile("[^,;。0-9]{0,8}?(?P<how>拆除重建|原址重建|重建|维修|加固|修缮|改造)(?=[,;。]|$|工程|任务|工作)")
_DOES = re.compile("(?:^|[,、;])(?:已|全面|全部|共|累计)*(?:完成|实施|启动)(?:了)?$")
_HOW = {"重建": "built_anew", "维修": "reinforced", "加固": "reinforced", "修缮": "reinforced", "改造": "rebuilt"}
_CLEARS = re.compile("清理|清除")
_SAYS_WHO = re.compile("贫困|脱贫|建档立卡|低保|监测|对象|人口|人员|错评|不符合|农户|识别|保障")
_SOLVED = re.compile(
    "(?:解决|化解|办结|办理|排解)(?:了)?(?:群众|村民|贫困户|农户|实际|具体|各类|困难|难题|急难愁盼|生产|生活|反映|问题|的|和|与|及|、)*(?:问题|困难|难题)"
)
_ROADS = re.compile("road")
#: What is done beside a road or with it, and makes none; and ways, channels and yards that are no road.
_BESIDE_A_ROAD = re.compile(
    "绿化|亮化|美化|清扫|保洁|养护|管护|巡查|巡护|安防|安全防护|护栏|围栏|边沟|排水沟|两侧|两旁|沿线|标线|路灯|塌方|隔离|行道树|沿(?:通村|通组)?(?:公路|道路|路)"
)
_NO_ROAD = re.compile(
    "(?P<what>水渠|渠道|沟渠|渠系|灌渠|排水渠)|(?P<way>(?:[入串联连进到通]户|户户通|户间)(?:道路|便道|[路道])|户户通|便民路|小巷道?|(?:村内|背街)?(?:街巷|巷道)|(?:人行)?便道|[步栈]道)"
    "|院坝|院落|院子|庭院|晒场|桥(?![村镇乡头组社屯湾、])"
)
#: A road made and what is done with it in one list of deeds: 道路硬化、绿化、亮化12公里.
_MADE_AND_MORE = re.compile(
    "硬化(?:工程)?(?:(?:、|和|及|与)(?:[绿亮美净]化|养护|管护|保洁))+(?:工程|工作)?[^一-鿿]*$|(?:[绿亮美净]化|养护|管护|保洁)(?:、|和|及|与)硬化(?:工程|工作)?[^一-鿿]*$"
)
#: What is done to what is there for years, and what makes it.
_MENDS = re.compile("改造|低改|维修|检修|提质|嫁接|修剪|管护|防治|更换|更新")
_MAKES = re.compile("新[建增种植栽]|现有|发展|扩[建种栽]|建成|安装|种植|栽[种植]|收益|分红")
_NO_SKILLS = frozenset({"living", "medical", "credit", "housing", "files", "rectification", "funds"})
_REWARDS = re.compile("奖励(?:金|资金|款)?$")
_PAVES = frozenset({"硬化", "修建", "新修", "新建", "修", "铺设", "浇筑", "硬化村内", "建设"})
_LENGTHS = frozenset({"length", "count", "area", "floor"})


def without_what(view: View, choice: Choice) -> Choice | None:
    """危房341户,428户未通宽带网: what they do not have has a name of its own."""
    match = _WITHOUT.match(view.after)
    if match is None or residue(view.label) or view.family not in ("households", "persons") or choice.word in view.after:
        return None
    topics = topics_in(view.sentence.hits_in(*view.chain.after))
    return telling(next((one for one in topics if one not in ("registry", "population")), OTHER), view.after)


def no_road(view: View, choice: Choice) -> Choice | None:
    """道路绿化5公里, 入户路硬化1公里, 水渠硬化2公里: what is done beside a road, and ways and channels that are none."""
    if choice.topic != "infrastructure" or _ROADS.search(choice.name) is None or view.family not in _LENGTHS:
        return None
    if choice.name not in ("roads", "village_roads", "paved_roads", "paved_roads_planned", "village_roads_planned"):
        return None
    is_behind = not residue(view.label) or (not view.leads_on and residue(view.label) in _PAVES)  # 硬化3公里入户路
    words = view.after if is_behind and view.after else view.label if residue(view.label) else view.gap
    other = _NO_ROAD.search(words)
    if other is None and (_BESIDE_A_ROAD.search(words) is None or _MADE_AND_MORE.search(words)):
        return None
    if other is not None and other[0] == "桥" and words[: other.start()].endswith(choice.word):
        return named("infrastructure/bridges", words)  # 公路桥2座
    if (
        other is not None
        and choice.word in words[: other.start()] + words[other.end() :]
        and choice.word not in ("硬化", other[0])
    ):
        return None  # 村道及桥3公里: a road is named beside it
    if other is not None and other["way"] and "、" not in words.strip("、"):  # 硬化入户路, 入户路硬化: one name in all orders
        words = f"{other['way']}{'硬化' if '硬化' in view.gap + view.after else ''}"
        if "户" in other["way"]:
            return named("infrastructure/household_roads", words)
    return named("infrastructure/canals", other["what"]) if other is not None and other["what"] else kept("infrastructure", words)


def kind_of_works(view: View, choice: Choice) -> Choice | None:
    """其中安全水项目8个;农田水利项目32个: works of a kind, and not all there are."""
    text = view.sentence.text[view.sentence.start : view.chain.start]
    match = _WORKS.search(own_label(view.label)) if choice.name == "projects" and view.family == "count" else None
    if match is None or "其中" not in text or choice.how not in DECIDED or _ANY_WORKS.fullmatch(match["kind"]):
        return None
    listed = _LISTED_WORKS.findall(view.sentence.text, view.sentence.start, view.sentence.end)
    return telling(choice.topic, match[0]) if len(listed) > 1 else None


def projects_of_a_state(view: View, choice: Choice) -> Choice | None:
    """申报项目12个,入库项目36个: what was asked for or is kept for later, and not what was carried out."""
    if choice.name != "projects" or view.family != "count" or choice.how not in DECIDED or view.moment.aspect == "plan":
        return None
    return kept(choice.topic, view.label) if _STATE.search(view.label) and choice.word in view.label else None


def projects_named(view: View, choice: Choice) -> Choice | None:
    """云溪山庄等4个项目通过预审: some that are named, and not all there are."""
    if choice.name != "projects" or view.family != "count" or not _NAMED_AMONG.fullmatch(view.label):
        return None
    return kept(choice.topic, f"{view.label}项目")


def unsafe_as_it_stands(view: View, choice: Choice) -> Choice | None:
    """危房户55户, where nothing is said of any work: how many there are."""
    if (choice.topic, choice.name) != ("housing", "rebuilt") or view.family != "households" or view.moment.aspect == "plan":
        return None
    text = view.sentence.text[view.sentence.start : view.sentence.end] + "".join(one for one, _ in view.context.headings[:2])
    is_bare = re.search("危房(?:户)?(?:现?有|共|为)*$", view.label) is not None
    is_left = (
        re.search("危房(?:户)?(?:还|尚|仍|现)有$|(?:还|尚|仍|现)有(?:[cd]级)?危房(?:户)?$", view.label, re.IGNORECASE) is not None
    )
    return named("housing/unsafe", choice.word) if is_left or (is_bare and not _WORKS_ON_HOUSES.search(text)) else None


def houses_repaired(view: View, choice: Choice) -> Choice | None:
    """完成12户C级危房维修: what was done with them, and not how many there are."""
    if choice.topic != "housing" or choice.name not in ("grade_c", "grade_d", "unsafe") or view.moment.aspect == "plan":
        return None
    match = _REPAIRED.match(view.after) if view.family == "households" and _DOES.search(view.label) else None
    return named(f"housing/{_HOW[match['how'][-2:]]}", choice.word, choice.how) if match else None


def what_was_cleared(view: View, choice: Choice) -> Choice | None:
    """清理乱堆乱放73户: what was cleared away, and nobody who was taken off the register."""
    if (choice.topic, choice.name) != ("registry", "removed") or _CLEARS.search(choice.word) is None:
        return None
    clause = view.label if choice.word in view.label else f"{view.label}{re.split('[,;。]', view.after)[0]}"
    behind = clause[clause.rfind(choice.word) + len(choice.word) :] if choice.word in clause else ""
    if _SAYS_WHO.search(clause) or not residue(behind):
        return None
    return kept(topic_of(view, 0, 0, "infrastructure"), clause)


def not_of_the_register(view: View, choice: Choice) -> Choice | None:
    """清理破旧房屋92处: kept in own words, and of no register."""
    is_cleared = choice.item is None and choice.topic == "registry" and _CLEARS.match(own_label(view.label)) is not None
    if not is_cleared or _SAYS_WHO.search(view.label):
        return None
    return Choice(topic_of(view, 0, 0, "infrastructure"), choice.name, None, 0.0, choice.word, choice.how)


def problems_solved(view: View, choice: Choice) -> Choice | None:
    """走访农户310户,现场解决问题43件: what was solved for people, and nothing that an inspection found."""
    if (choice.topic, choice.name) != ("rectification", "found") or _SOLVED.search(view.label) is None:
        return None
    is_of_inspection = "rectification" in (*view.context.topics[:1], *(read.choice.topic for read in view.all_done))
    return None if is_of_inspection else kept("visits", view.label)


def only_worked_on(view: View, choice: Choice) -> Choice | None:
    """光伏改造36户, 改造低产茶园600亩: what was mended or tended, and not what there is."""
    if choice.topic != "production" or not choice.name.startswith(grown_names("kept_up")) or choice.how not in DECIDED:
        return None
    if view.family not in ("households", "count", "area") or choice.word not in view.label:
        return None
    mends = _MENDS.search(view.label)
    if mends is None or _MAKES.search(view.label):
        return None
    is_first = mends.end() <= view.label.rfind(choice.word)
    return kept("production", view.label[mends.start() :] if is_first else f"{choice.word}{mends[0]}")


def taught_in_another_field(view: View, choice: Choice) -> Choice | None:
    """低保培训3场次120人: of what the word before 培训 names, and no skill to work by."""
    if (choice.topic, choice.name) != ("training", "labour_skills") or not choice.word.endswith(("培训", "培训班")):
        return None
    field = view.label[: view.label.find(choice.word)] if choice.word in view.label else ""
    said = view.sentence.hits_in(view.piece, view.piece + len(field))
    is_next = bool(said) and said[-1].end == view.piece + len(field)
    return kept("training", view.label) if is_next and set(topics_in(said[-1:])) & _NO_SKILLS else None


def rewarded_for_it(view: View, choice: Choice) -> Choice | None:
    """发放搬迁奖励12万元,40户: who was rewarded for moving, and not what moving cost."""
    is_work = choice.topic in ("housing", "infrastructure") and choice.how in DECIDED and choice.word in view.label
    return kept(choice.topic, view.label) if is_work and _REWARDS.search(own_label(view.label)) else None


#: Topics whose people have rooms built for them.
_OF_ROOMS = frozenset({"education", "medical", "living", "staffing", "population"})
#: Buildings, which are none of those who live or learn in them: 教师公寓建成2栋.
_BUILDING = re.compile(
    "(?:公寓|宿舍|周转房|食堂|[办教综][^,;。0-9]{0,2}楼|操场|浴室|厨房|住房|用房)(?:楼|建成|竣工|完工|改造|新建|建设|主体完工|投用)*(?:共|约)?$"
)
_BUILT_UNITS = frozenset("栋幢间座处套个所")


def of_a_building(view: View, choice: Choice) -> Choice | None:
    """教师公寓建成2栋: a building, and none of those it is for."""
    unit = view.chain.numerals[0].unit[-1:]
    building = _BUILDING.search(view.label) if view.family in ("count", "floor") and unit in _BUILT_UNITS else None
    if building is None or choice.how not in DECIDED or not choice.word or choice.topic not in _OF_ROOMS:
        return None
    return own_choice(choice.topic, own_label(view.label)) if choice.word in view.label[: building.start()] else None


#: In the order in which they are asked.
OF_WORKS: tuple[Doubt, ...] = (
    Doubt(
        of_a_building,
        looks_at="a building behind the word for those it is for",
        why="a building is none of those who live or learn in it",
        fires="新建教师公寓2栋。",
        passes="全镇有教师86人。",
    ),
    Doubt(
        without_what,
        looks_at="the words behind a number that has none before it",
        why="what people do not have has a name of its own",
        fires="饮水安全覆盖340户，22户未通自来水。",
        passes="饮水安全覆盖340户。",
    ),
    Doubt(
        kind_of_works,
        looks_at="the kind before 项目, in a list of several",
        why="projects of a kind are not all there are",
        fires="安排项目41个，其中：安全水项目9个；农田水利项目32个。",
        passes="安排项目41个。",
    ),
    Doubt(
        projects_of_a_state,
        looks_at="a word of the state a project is in",
        why="what is asked for or kept for later is not carried out",
        fires="申报项目12个，入库项目28个。",
        passes="产业发展\n实施产业项目28个。",
    ),
    Doubt(
        projects_named,
        looks_at="names before 等",
        why="some that are named are not all there are",
        fires="云溪山庄等4个项目通过预审。",
        passes="实施4个项目。",
    ),
    Doubt(
        unsafe_as_it_stands,
        looks_at="whether anything is said to be done with the houses",
        why="an unsafe house is not a rebuilt one",
        fires="危房户51户。",
        passes="危房改造51户。",
    ),
    Doubt(
        houses_repaired,
        looks_at="the work named behind the number",
        why="a grade says what houses were like, the work what became of them",
        fires="完成4户C级危房维修。",
        passes="现有4户C级危房。",
    ),
    Doubt(
        no_road,
        looks_at="what is done with a road or beside it, and the noun before 硬化",
        why="trees beside a road, paths to houses and channels are no road",
        fires="道路绿化5公里。",
        passes="道路硬化5公里。",
    ),
    Doubt(
        what_was_cleared,
        looks_at="what stands behind 清理",
        why="rubbish is taken off no register",
        fires="清理乱堆乱放73户。",
        passes="清理不符合条件的贫困户7户。",
    ),
    Doubt(
        not_of_the_register,
        looks_at="the verb of own words",
        why="rubbish is of no register, whatever its heading",
        fires="建档立卡\n清理破旧房屋92处。",
        passes="建档立卡\n清理错评户3户。",
        of_own_words=True,
    ),
    Doubt(
        problems_solved,
        looks_at="whether an inspection is spoken of",
        why="what is solved for people was found by no inspection",
        fires="走访农户310户，现场解决问题43件。",
        passes="巡察发现问题43件。",
    ),
    Doubt(
        only_worked_on,
        looks_at="a verb of mending or tending before what is there",
        why="what was mended is not all there is, nor new",
        fires="改造低产茶园600亩。",
        passes="发展茶园600亩。",
    ),
    Doubt(
        taught_in_another_field,
        looks_at="the word right before 培训",
        why="who was taught what an allowance is has learnt no trade",
        fires="开展低保培训3场次120人。",
        passes="开展焊工培训3场次120人。",
    ),
    Doubt(
        rewarded_for_it,
        looks_at="奖励 behind a work",
        why="a reward is not what the work cost",
        fires="发放搬迁奖励12万元。",
        passes="发放搬迁补助12万元。",
    ),
)
