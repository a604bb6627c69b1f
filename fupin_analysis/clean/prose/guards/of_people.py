"""Doubts about who is counted: a group of them, their age, where they are, what was done for some."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept, telling, topic_of
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import View

_OF_PERSONS = frozenset({"population", "staffing", "education", "medical"})
_ALL_AT_SCHOOL = re.compile(
    "(?:均|都|已|全部)*(?:无(?:一人|一|人)?(?:失学|辍学)|没有(?:一人)?(?:失学|辍学)|入学|在校|在读|就读|复学)"
)
_FINDS = re.compile("(?:排查|摸排|核查|筛查|普查|摸底|清查|调查|核实)(?:共|累计)?(?:出|发现)(?:了)?$")
_NOUN = re.compile("(?:的)?(?P<what>[一-鿿]{3,14}?)(?=可|能|均|都|已|进行|实施|开展|并|正|[,;。()]|$)")
_COUNTED = frozenset({"households", "persons", "person_times"})
_DONE = re.compile(
    "(?:目前|现|已|均|共|全部|累计|完成)*(?:整改|解决|改造|搬迁|入住|落实|消除|纳入|劝返|办理|处理|销号|帮扶)(?:到位|完成)?(?:了)?"
)
_OF_AN_AGE = re.compile(
    r"(?P<age>(?:[0-9]{2,3}|[五七八九]十|一?百)(?:周)?岁(?:及)?(?:以上|以下)?|百岁|高龄)(?P<who>[^,;。、0-9]{0,8})$"
)
_SIXTY = re.compile("60|六十")
_NO_PUPILS = re.compile(
    "优抚|老人|老党员|党员|残疾|孤儿|移民|村干部|干部|低保|特困|五保|军人|护林|计生|失独|独生子女(?:父母)?|妇女|民兵|医生"
)
_WHERE_THEY_WORK = re.compile(
    "(?:就近就地|就地就近|就近|就地|本地|当地|[镇乡县市省州][内外]|境[内外]|国外|沿海|[一-鿿]{2}省)[^,;。、0-9]{0,4}$"
)
_OF_A_GROUP = re.compile("脱贫|监测|边缘|低保|贫困|建档立卡|残疾")
_AT_SCHOOL = re.compile("在校|就读|在读")
_STAGES = re.compile("preschool|primary|junior_|senior_|secondary_|higher_|tertiary|compulsory")
_PAID = re.compile("补贴|补助|奖补|发放|兑现|兑付|资助|享受|救助|减免|惠及|奖励")
_GROUP = re.compile(
    "(?:脱贫|监测|边缘|低保|残疾|特困|五保|搬迁|三类)[一-鿿]{0,4}?(?:户|人口|对象|人员|群众|家庭|劳动力|学生|人)|脱贫劳动力"
)
_WON = re.compile("发展|新发展|培养|转正|转入|吸收|慰问|表彰|走访")
_PEOPLE = frozenset({"households", "persons"})
_FAULT = re.compile("[一-鿿]{0,8}?(?:问题|隐患|风险|违规|违建|疑似|疑点|漏登|异常)[一-鿿]{0,4}$")
_PERSONS_END = ("户", "人口", "对象", "人员", "家庭", "群众")
_WORKS = frozenset(
    {"housing", "infrastructure", "production", "training", "medical", "education", "credit", "income", "employment"}
)
_HELPS = re.compile("(?:带动|惠及|受益|覆盖|吸纳|辐射|服务)[^,;。0-9]{0,12}$")
_SETTLES = re.compile("(?:共|可|已|拟|能)*安置(?:搬迁户|贫困户|群众|对象)?(?:共)?")


_OF_ROLLS = frozenset({"registry", "monitoring", "population", "exit"})
_WHO = (
    "(?:建档立卡)?(?:监测|贫困|脱贫|边缘易致贫|边缘|易返贫(?:致贫)?|突发严重困难|脱贫不稳定|农|低保)(?:户|对象|人口|家庭)"
    "|防返贫监测(?:户|对象)"
)
_A_PAPER = "(?:[一-鿿](?<!代)表|计划书|明白卡|手册|档案|台账|方案|信息|资料)"
_KEEPS = (
    "(?:动态)?(?:更新|填写|填报|填制|采集|录入|完善|修订|核对|整理|归档|制作|编制|制定|建立)"
    "(?![^,;。]{0,4}(?:不|未|没|滞后|缓慢|有误|错|漏))"
)
#: Their paper behind the number and what is done with it behind that, or before the number.
_BEHIND = re.compile(
    rf"(?P<what>(?:{_WHO})[^,;。:0-9]{{0,24}}?{_A_PAPER})(?:的|也|已|均|全部|工作|进行(?:了)?)*(?P<deed>{_KEEPS})?"
)
_KEPT_BEHIND = re.compile(
    rf"(?:{_WHO})?(?:全部|均|已|都)*(?P<deed>{_KEEPS})(?:了|完)?(?P<what>[^,;。:、0-9]{{1,16}}?{_A_PAPER})(?=$|[,;。:、])"
)
_FOR_THEM = re.compile("(?:为|给|对|帮助)(?:全[镇乡村]|我[镇乡村])?(?:的)?$")
_KEPT_BEFORE = re.compile(rf"(?P<deed>{_KEEPS})(?:了)?(?P<what>[^,;。:0-9]*)$")
_PAPER_BEFORE = re.compile(rf"{_KEEPS}(?:了)?[^,;。:0-9]{{0,6}}?(?:{_WHO})[^,;。:0-9]{{0,14}}?{_A_PAPER}(?:共|计|累计)*$")


def kind_of_a_part(view: View, choice: Choice) -> Choice | None:
    """党员362人,其中流动党员57人: the vocabulary's word for the whole, with a word before it that it does not have."""
    if choice.how != "label" or view.family not in ("persons", "households", "count") or view.chain.label:
        return None
    is_listed = "其中" in view.gap or (view.before is not None and view.before.whole is not None)
    place = view.label.rfind(choice.word)
    kind = residue(own_label(view.label[:place])) if place > 0 else ""
    is_part = is_listed and kind != "" and choice.topic in _OF_PERSONS
    return telling(choice.topic, view.label) if is_part and kind not in label_of(choice) else None


def who_are_at_school(view: View, choice: Choice) -> Choice | None:
    """贫困学生41人无一辍学: how many there are, and not how many get help."""
    if (choice.topic, choice.name) != ("education", "aid") or view.family != "persons" or choice.how not in DECIDED:
        return None
    is_all = _ALL_AT_SCHOOL.match(view.after) is not None and not re.search("资助|补助|救助|享受|发放", view.gap + view.after)
    return telling("education", view.label) if is_all else None


def who_was_found(view: View, choice: Choice) -> Choice | None:
    """摸排出34名符合条件的学生: whom a search found, named behind the number, and not how many were visited."""
    is_search = choice.topic == "visits" and choice.name.startswith(("investigated", "households_visited", "verified"))
    if not is_search or view.leads_on or _FINDS.search(view.label) is None:
        return None
    match = _NOUN.match(view.sentence.text, view.chain.end, view.sentence.end)
    if match is None or not residue(match["what"]):
        return None
    return kept(topic_of(view, view.chain.end, match.end(), "visits"), match["what"])


def done_for_some(view: View, choice: Choice) -> Choice | None:
    """排查出农户12户,已整改8户: for whom something was done, and not how many farmers there are."""
    is_stock = choice.topic == "population" and choice.name in ("rural", "total") and view.family in _COUNTED
    if not is_stock or choice.word in view.label + view.after or _DONE.fullmatch(view.label.strip(",、")) is None:
        return None
    before = view.before.choice.topic if view.before is not None else "other"
    return kept("rectification" if "整改" in view.label or before == "population" else before, view.label)


def of_another_age(view: View, choice: Choice) -> Choice | None:
    """80岁以上老人418人, 百岁老人2人: older than those whom the item counts."""
    if (choice.topic, choice.name) != ("living", "elders_60_plus"):
        return None
    match = _OF_AN_AGE.search(view.sentence.text[view.begin : view.chain.start])
    if match is None or _SIXTY.match(match["age"]):
        return None
    clause = re.split("[,;。、]", view.sentence.text[view.begin : view.chain.start])[-1]
    return kept("living", clause if match["age"] in clause else match[0])


def no_pupils(view: View, choice: Choice) -> Choice | None:
    """发放优抚对象生活补助97人次: others than pupils get it."""
    if choice.topic != "education" or choice.how not in ("default", "joined") or view.family == "share":
        return None
    words = view.label if choice.word in view.label else view.gap if choice.word in view.gap else ""
    match = _NO_PUPILS.search(words)
    return kept("living", words[match.start() :]) if match and not re.search("学生|子女|就学|助学|教育", words) else None


def where_they_work(view: View, choice: Choice) -> Choice | None:
    """监测户在市内务工23人: of those who work in one place only."""
    is_all = choice.topic == "employment" and choice.name in ("employed", "migrant_workers")
    if not is_all or choice.how not in DECIDED or view.family not in _COUNTED or choice.word not in view.label:
        return None
    match = _WHERE_THEY_WORK.search(view.label[: view.label.rfind(choice.word)])
    return kept("employment", view.label) if match else None


def pupils_by_stage(view: View, choice: Choice) -> Choice | None:
    """在校学生163人,其中幼儿园31人: who goes to school, and not who is paid for it; some of them by their families."""
    if choice.topic != "education" or view.family != "persons" or choice.how not in DECIDED:
        return None
    if choice.name == "in_school":
        known = [read for read in (*view.all_done, *view.memory.previous) if read.choice.name == "in_school"]
        return kept("education", view.label) if known and _OF_A_GROUP.search(view.label) else None
    wholes = (read for read in reversed(view.all_done) if _AT_SCHOOL.search(label_of(read.choice)))
    whole = next((read for read in wholes if "：" not in read.choice.name), None)
    if whole is None or _STAGES.match(choice.name) is None:
        return None
    since = view.sentence.text[whole.chain.end : view.chain.start]
    if _PAID.search(since + view.after) or re.search("[。;]", since):
        return None
    return own_choice("education", f"{label_of(whole.choice)}：{own_label(view.label)}")


def of_a_group_again(view: View, choice: Choice) -> Choice | None:
    """参保率98.4%,脱贫人口参保率100%: of one group, where all have been told before in the same sentence."""
    group = _GROUP.search(view.label)
    if group is None or choice.item is None or choice.how not in DECIDED or group[0] in label_of(choice):
        return None
    if choice.topic in ("registry", "exit", "monitoring", "plan", "population") or choice.word == group[0]:
        return None
    for read in view.all_done:
        if (read.choice.topic, read.choice.name) != (choice.topic, choice.name) or read.period != view.moment.period:
            continue
        words = view.sentence.text[slice(*read.chain.gap)]
        is_same_kind = view.family in read.chain.families and read.place == view.place
        if is_same_kind and group[0][:2] not in words and read.chain.numerals[0].value != view.chain.numerals[0].value:
            return own_choice(choice.topic, f"{own_label(view.label)}{'' if choice.word in view.label else label_of(choice)}")
    return None


def members_won(view: View, choice: Choice) -> Choice | None:
    """发展党员9名: those who came to it or were called on, and not all there are."""
    is_member = (choice.topic, choice.name) == ("population", "party_members")
    place = view.label.rfind(choice.word) if is_member and choice.word else -1
    return kept("population", view.label) if place > 0 and _WON.search(view.label[:place]) else None


def faults_sought(view: View, choice: Choice) -> Choice | None:
    """排查环保问题户57户: those with a fault, and not all who were looked at."""
    is_search = choice.topic == "visits" and choice.name.startswith(("investigated", "households_visited"))
    place = view.label.rfind(choice.word) if is_search and choice.word else -1
    if place < 0 or view.family not in _PEOPLE:
        return None
    behind = view.label[place + len(choice.word) :]
    return kept("visits", behind) if _FAULT.fullmatch(behind) else None


def work_for_them(view: View, choice: Choice) -> Choice | None:
    """低保户危房改造3户, 脱贫户分红138户: for whom a work was done or who is paid, and not all who are of the group."""
    is_people = choice.topic in ("living", "registry", "exit", "monitoring") and choice.how in DECIDED
    place = view.label.rfind(choice.word) if is_people and choice.word and view.family in _PEOPLE else -1
    if place < 0 or view.chain.label or not choice.word.endswith(_PERSONS_END):
        return None
    begin = view.piece + place + len(choice.word)
    said = [one for one in topics_in(view.sentence.hits_in(begin, view.chain.gap[1])) if one in _WORKS]
    is_whole = re.fullmatch("[一-鿿]{2,10}", view.label[place + len(choice.word) :]) is not None
    return kept(said[0], view.label) if said and is_whole else None


#: Words that say only that somebody is reached: 发放化肥30吨,覆盖210户 are of what was handed out.
_ONLY_REACHED = re.compile("(?:共|累计|直接|可|已|惠及?|受益|受惠|覆盖|涉及|带动|服务|辐射)+")


def whom_it_helps(view: View, choice: Choice) -> Choice | None:
    """年收益9万元,带动脱贫户46户: whom it helps, and not another measure of words of its own."""
    if choice.how != "joined" or choice.item is not None or view.family not in _PEOPLE or not choice.topic:
        return None
    words = f"{choice.name}受益" if _ONLY_REACHED.fullmatch(own_label(view.label)) and residue(choice.name) else view.label
    return kept(choice.topic, words) if _HELPS.search(view.label) else None


def settled_at_sites(view: View, choice: Choice) -> Choice | None:
    """易地搬迁162户,建安置点4个,安置134户: those who live at the sites, and not all who moved; nor those of the land for them."""
    if view.family not in ("households", "persons") or not _SETTLES.fullmatch(own_label(view.label)):
        return None
    told = [*view.memory.previous, *view.all_done]
    if not any((read.choice.topic, read.choice.name) == ("housing", "sites") for read in told):
        return None
    is_all = (choice.topic, choice.name) == ("housing", "relocation")
    is_of_land = choice.item is None and choice.how == "joined" and view.before is not None and "area" in view.before.families
    if is_of_land:
        return named("housing/relocation", "安置")
    moved = [read for read in told if (read.choice.topic, read.choice.name) == ("housing", "relocation")]
    is_part = any(read.chain.numerals[0].value > view.chain.numerals[0].value for read in moved)
    return Choice("housing", "集中安置", None, 0.0, "安置", "own") if is_all and is_part else None


def whose_papers(view: View, choice: Choice) -> Choice | None:
    """完成190户监测户帮扶计划表的更新: whose papers somebody keeps, and not how many there are or were helped."""
    if choice.topic not in _OF_ROLLS or view.family not in ("households", "persons") or view.moment.aspect == "plan":
        return None
    if _PAPER_BEFORE.search(view.label):
        return telling(choice.topic, view.label)
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    if (given := _KEPT_BEHIND.match(behind)) is not None and _FOR_THEM.search(view.label):
        return telling(choice.topic, f"{given['deed']}{given['what']}")
    paper = _BEHIND.match(behind)
    deed = paper and (paper["deed"] or ((before := _KEPT_BEFORE.search(view.label)) and before["deed"]))
    return telling(choice.topic, f"{paper['what']}{deed}") if paper and deed else None


#: In the order in which they are asked.
OF_PEOPLE: tuple[Doubt, ...] = (
    Doubt(
        kind_of_a_part,
        looks_at="a word before that of the whole, behind 其中",
        why="a part with a word more than its whole is another group",
        fires="全镇党员418人，其中女党员76人。",
        passes="全镇党员418人。",
    ),
    Doubt(
        who_are_at_school,
        looks_at="what is said behind the number",
        why="who goes to school is not thereby helped",
        fires="教育扶贫\n贫困学生53人无一辍学。",
        passes="贫困学生53人均享受教育资助。",
    ),
    Doubt(
        who_was_found,
        looks_at="the noun behind the number of a search",
        why="a search finds some and visits all",
        fires="排查出18户存在住房隐患的农户。",
        passes="排查农户318户。",
    ),
    Doubt(
        done_for_some,
        looks_at="a verb alone before the number",
        why="for whom something was done is not how many there are",
        fires="排查出18户存在住房隐患的农户，已整改8户。",
        passes="全镇有农户318户。",
    ),
    Doubt(
        of_another_age,
        looks_at="the age before the number",
        why="an item of those over sixty counts nobody else",
        fires="全镇有80岁以上老人418人。",
        passes="全镇有60岁以上老人418人。",
    ),
    Doubt(
        no_pupils,
        looks_at="who is named before the number",
        why="an allowance below education may be paid to others",
        fires="教育扶贫\n发放优抚对象生活补助97人次。",
        passes="教育扶贫\n发放贫困学生生活补助97人次。",
    ),
    Doubt(
        where_they_work,
        looks_at="a place before the word of work",
        why="who works in one place is not everybody who works",
        fires="监测户在市内务工23人。",
        passes="监测户务工23人。",
    ),
    Doubt(
        pupils_by_stage,
        looks_at="whether pupils are told of before, and nothing of money",
        why="parts of those at school are paid nothing",
        fires="脱贫户在校学生54人，其中幼儿园9人。",
        passes="资助幼儿园9人。",
    ),
    Doubt(
        of_a_group_again,
        looks_at="a group before the number, where all were told of before",
        why="the same again of one group is not all",
        fires="全镇医保参保率98.4%，脱贫人口参保率100%。",
        passes="全镇医保参保率98.4%。",
    ),
    Doubt(
        members_won,
        looks_at="a verb before the word of members",
        why="who joins or is called on is not everybody there is",
        fires="全镇发展党员9名。",
        passes="全镇有党员9名。",
    ),
    Doubt(
        faults_sought,
        looks_at="the last noun behind the verb of a search",
        why="those with a fault are not all who were looked at",
        fires="排查环保问题户57户。",
        passes="排查农户57户。",
    ),
    Doubt(
        work_for_them,
        looks_at="a work behind the name of a group",
        why="for whom a work was done is not the whole group",
        fires="低保户危房改造5户。",
        passes="全镇低保户5户。",
    ),
    Doubt(
        whom_it_helps,
        looks_at="a verb of helping before a number that has no item of its own",
        why="whom a thing helps is no measure of the thing",
        fires="建成山货集市1处，年交易额90万元，带动脱贫户46户。",
        passes="全镇有脱贫户46户。",
        of_own_words=True,
    ),
    Doubt(
        settled_at_sites,
        looks_at="安置 behind the number of sites",
        why="who lives at sites is not everybody who moved",
        fires="易地搬迁150户，建设集中安置点3个，安置112户。",
        passes="易地搬迁150户。",
        of_own_words=True,
    ),
    Doubt(
        whose_papers,
        looks_at="a paper behind those who are counted and what is done with it",
        why="whose papers are kept is not how many there are",
        fires="完成112户监测户帮扶计划表的更新。",
        passes="全镇有监测户112户，均已更新帮扶计划表。",
    ),
)
