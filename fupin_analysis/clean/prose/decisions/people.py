"""Numbers of people of whom nothing is said but who they are: the register, pupils, some of those counted, all inhabitants."""

from __future__ import annotations

import re
from dataclasses import replace

from fupin_analysis.clean.prose.guards.compounds import is_named_in_union
from fupin_analysis.clean.prose.items import BESIDE, PROGRAMMES, Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.view import DIVISIONS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.planning import ROLLS
from fupin_analysis.core.words.terms import OTHER, PART_OF, load_vocabulary, own_words

_PAYS = re.compile(r"补贴|补助|奖补|发放|兑现|兑付|资助")
_ONLY_HAS = re.compile("(?:现|共|总共|一共)*(?:有|计)?")
_SOME_ARE_POOR = re.compile(
    "(?:[,、;(](?:其中|有)?|其中|有)(?:有)?[:,]?(?:建档立卡|农村|省定|市定)?(?:贫困|脱贫|监测|低保|五保|特困)(?:户|人口|对象)"
)
_BARE = re.compile(r"(?:全镇|全乡|我镇|我乡|全村|全街道|本镇|本乡)(?:现)?(?:共|总共|一共|共计)?(?:有)?|共有|现有")
_DESCRIBED = re.compile("地处|位于|坐落|[下所管]?辖|面积|人口|行政村|村民|[镇乡村]情|距")
_UNITS = re.compile(r"(?:村|社|组|居委会|社区|屯|街|寨)$")
_OF_SOME = re.compile("贫困|脱贫|监测|低保|覆盖|惠及|带动")
_MIDST = re.compile(
    r"(?:建档立卡)?(?:贫困户|贫困人口|脱贫户|脱贫人口)?(?:当|之)?(?:中|里)的?(?:,|$|有|因|,?属|(?:已|未|尚未)脱贫(?!户|人口)|(?<=的))|里(?:,|$|有)"
)
#: A noun of people, or what is told of some of those on the register and of nobody else.
_OF_THE_POOR = re.compile("(?!当?中|之中)|[当之]?中[,:]?(?:其中|有|属)?[:,]?(?:因|缺|(?:已|未|尚未)?(?:脱贫|退出)(?!户|人口))")
_STILL = re.compile("(?:户|人口|对象|群众|家庭)(?:当中|中|里),?(?:目前|仍|还|尚|只)*有$")
_OF_ROLL = frozenset({("registry", "exited"), ("exit", "cumulative"), ("monitoring", "total")})
#: Words of those among whom all of a kind are: the poor of a village are its poor.
_EVERYBODY = re.compile("农户|人口|居民|群众|村民|家庭|总户|总人|常住|户籍|全[镇乡村]|对象|人员|贫困|低保|监测|脱贫|残疾|特困")
_STOCKS = frozenset(
    {
        ("registry", "total"),
        ("registry", "exited"),
        ("monitoring", "total"),
        ("population", "total"),
        ("population", "rural"),
        ("exit", "cumulative"),
    }
)
_ALLOWED = frozenset({("living", "minimum_living_allowance"), ("living", "extreme_poverty_support"), ("living", "disabled")})
#: Those who are not on the register.
_THE_OTHERS = re.compile(
    "(?:非(?:贫困|脱贫|建档立卡)|一般|普通|其[他它余])(?:农|农村)?(?:户|人口|人员|群众|家庭|农民|学生|劳动力)"
)
#: Kinds of those on the register, of which a part of any list may be.
_KINDS_OF_POOR = ("general", "low_income_allowance", "extreme_poverty_support", "consolidating")
_REMAINS = re.compile("(?:剩余|余下|剩下|其余|尚余|还剩)(?:的)?$")
_IN_MIDST = re.compile("(?:当中|之中|中)(?!小学|学|心|央|级|药|蜂)")
#: Where people are, in how many villages; what follows 共 counts these people.
_SPREAD = re.compile("(?:分[布散]|散?居住?|住)(?:在|于)|涉及(?!到)")
_ALL_OF_THEM = re.compile("[^,;。0-9]{0,6},(?:共?计|共有?|合计|总计|总共)?")
_LED_ON = re.compile("(?:共|总共|合计|一共|均|都|主要)$")
_ENDS_A_NOUN = re.compile("(?:农)?(?:户|人|对象|人口|人员|群众|家庭)?")
_NAMES_PEOPLE = re.compile("[一-鿿](?:户|人口|人员|群众|对象|家庭|学生|劳动力)$")
_MODIFIED = re.compile("[一-鿿]的$")
_YEAR_ONLY = re.compile("20[0-9]{2}年度?")
_HEADS = ("households", "persons")
_TITLE = re.compile('[“"‘「](?P<quoted>[^”"’」“‘「]+)[”"’」]$|(?P<said>(?:最美|十佳|优秀|模范|先进|星级)[^,;的]{2,6})$')
_DONE_FOR = re.compile(
    "[为给对](?P<whom>[^,;]{2,30}?)(?:统一|全部|集中|免费)?(?:购买|投保|代缴|缴纳|办理|发放|安装|配备|配发|赠送|落实|兑现|兑付)[^,;]{0,14}$"
)
#: Words that make of those on a register some of them.
_SOME = re.compile(
    "(?:受灾|因灾受损|受疫情影响|滞销|患病|患大病|患重病|重病|残疾|无房|住危房|危房|缺水|失业|未就业|独居|孤寡|失能|老年|老弱病残|边远"
    "|一般|普通|重点|特殊|稳定|基本稳定|困难|突出|非|不享受政策)"
    "(?:的)?(?:建档立卡)?(?:贫困户|贫困人口|贫困群众|脱贫户|脱贫人口|监测户|监测对象|农户|群众)"
    "|非建档立卡"
)
_HOW_OLD = re.compile("(?:其中)?[:,]?(?:已)?(?P<whose>(?:挂果|盛果|丰产|投产|幼龄)(?:果?园|期|面积)?)(?:有|达)?")
_OF_PEOPLE = frozenset({"registry", "population", "monitoring", "exit", "cause", "plan", "rectification", "income"})
#: Who or where some of what stands before a bracket are, and nothing else: 公益岗86个(贫困户72人), 硬化路12公里(贫困村7公里).
_WHOSE = re.compile(
    "(?:其中)?[:,]?(?:有|含|包括)?(?P<whose>(?:农村|建档立卡|已|未|非|老|困难|一般|深度|省定|贫困)*(?:贫困|脱贫|监测|低保|五保|特困|边缘|残疾|移民|搬迁|党员|妇女|困难|建档立卡)"
    "(?:人|供养|易致贫)?(?:户|人口|人员|群众|对象|家庭|农户|劳动力|劳力|学生|村|者)?)(?:有|共|占)?"
)
#: Two groups counted together are neither of them.
_TOGETHER = re.compile("[^,;、。]{1,8}(?:户|人口|对象)(?:和|、|及|与|以及)[^,;、]{1,8}(?:户|人口|对象)(?=(?:共|共计|合计)$)")


def by_base(view: View) -> Read | None:
    """426户中,因病121户: the register again, as the base of what follows."""
    is_whole = not re.search("剩余|未", view.label) and not view.rest and view.family in ("households", "persons")
    if view.found is not None and view.found.word in view.label and (view.found.topic, view.found.name) in _OF_ROLL:
        return None  # 已脱贫户380户中
    if not is_whole or not _MIDST.match(view.after):
        return None
    if (everybody := _everybody_there(view)) is not None:
        return make(view, everybody)
    path = "registry/exited" if view.after.startswith("脱贫户") else "registry/total"  # 215户脱贫户中
    choice = named(path, view.after[:2], "base")
    return make(view, choice) if choice is not None else None


def _everybody_there(view: View) -> Choice | None:
    """Return all who live there where no more is said of whom it is (全乡2310户8120人中), or they are named (总人口2310户中).

    Those of whom causes or exits are told are on the register, and so are as many as the paper has told that it holds.
    """
    found = view.found
    if found is not None and found.topic == "population" and found.word in view.label:
        return found
    known = view.memory.totals.get(("registry/total", view.place, view.family), set())
    is_bare = bool(view.label) and (_BARE.fullmatch(view.label) is not None or not own_label(view.without_places(view.label)))
    if not is_bare or view.chain.numerals[0].value in known or _OF_THE_POOR.match(view.sentence.text, view.chain.end):
        return None
    return named("population/total", view.label, "base")


def by_the_others(view: View) -> Read | None:
    """外出务工240人,其中脱贫户104人,非贫困户136人: some of those counted who are not on the register, and not all such."""
    before = view.before
    whole = (before.whole or before) if before is not None else None
    if (
        whole is None
        or whole.choice.item is None
        or whole.choice.topic not in {*PROGRAMMES, "income", "visits"}
        or not is_part(view)
    ):
        return None
    said = own_label(view.label)
    if view.family not in whole.families or not _THE_OTHERS.fullmatch(said):
        return None
    return make(view, own_choice(whole.choice.topic, f"{label_of(whole.choice).removesuffix('合计')}{PART_OF}{said}"))


def by_modified(view: View) -> Read | None:
    """受灾贫困户208户: some of the register, and not all of it."""
    found = view.found
    if found is None or view.family not in ("households", "persons"):
        return None
    both = _TOGETHER.search(view.label) if found.topic in ("registry", "monitoring") else None
    if both is not None:
        return make(view, own_choice(found.topic, both[0]))
    if (found.topic, found.name) not in _STOCKS:
        return None
    if _STILL.search(view.label) and residue(view.after):  # 监测对象中仍有6户缺乏稳定收入来源
        return make(view, own_choice(found.topic, own_label(view.after)))
    if not _SOME.search(view.label) and not _SOME.match(view.after):
        return _by_title(view) or _by_what_is_done_for(view)
    return make(view, own_choice(found.topic, own_label(view.label) or own_label(view.after)))


def _by_title(view: View) -> Read | None:
    """“最美脱贫户”26户: a title that some were given, and not all whom its last word means."""
    found = view.found
    if found is None or (found.topic, found.name) not in _STOCKS:
        return None
    match = _TITLE.search(view.label)
    title = match["quoted"] or match["said"] if match else ""
    if found.word not in title or title == found.word:
        return None
    return make(view, Choice(found.topic, own_words(title), None, 0.0, title, "own"))


def _by_what_is_done_for(view: View) -> Read | None:
    """为脱贫户及监测户购买保险863户: those for whom something was bought or done, and not all of them."""
    found = view.found
    if found is None or (found.topic, found.name) not in _STOCKS or view.family not in ("households", "persons"):
        return None
    match = _DONE_FOR.search(view.label)
    if match is None or found.word not in match["whom"]:
        return None
    return make(view, own_choice(found.topic, own_label(view.label)))


def by_students(view: View) -> Read | None:
    """在校学生5236人,其中建档立卡学生1748人: who goes to school, and not who is paid for it."""
    found, before = view.found, view.before
    if found is None or before is None or found.how != "default" or found.topic != "education" or view.family != "persons":
        return None
    if before.choice.name not in ("in_school", "schools") or _PAYS.search(view.label):
        return None
    return make(view, own_choice("education", own_label(view.label)))


def by_part_of_people(view: View) -> Read | None:
    """就业94人,其中建档立卡57人: some of those counted, and not the register."""
    found, before = view.found, view.before
    if (bracketed := _in_brackets(view)) is not None:
        return bracketed
    if before is None and view.all_done and view.gap.lstrip(";").startswith("其中"):
        before = view.all_done[-1]  # 改造危房83户;其中建档立卡贫困户52户
    if found is None or before is None or not is_part(view) or found.how not in ("rule", "label"):
        return None
    whole = before.whole or before
    if view.family == "money" and "其中" not in view.gap and "money" not in whole.families:
        return None  # 特困供养126人,其中集中36人,发放供养金86万元
    if whole.choice.item is None and ("低收入" in whole.choice.name or is_named_in_union(whole.choice, found)):
        return None  # 农村低收入人口1320人,其中低保对象760人: they all are
    if view.says_part and _is_of_own_words(view, whole) and (found.topic, found.name) in _STOCKS | _ALLOWED:
        return make(view, own_choice(whole.choice.topic, f"{whole.choice.name}：其中{own_label(view.label)}"))
    is_help = whole.choice.topic in {*PROGRAMMES, "income", "exit"} or reaches_anybody(whole)
    if not is_help or before.choice.name == "villages":
        return None
    is_of_whole = view.says_part or found.name in _KINDS_OF_POOR
    is_kind_of_people = is_of_whole and found.topic == "registry" and whole.choice.topic in PROGRAMMES
    is_group = found.topic in ("living", "population") and found.name != whole.choice.name
    is_kind_of_people |= is_group and reaches_anybody(whole)  # 临时救助120户,其中低保户20户; 走访9374户,其中常住户8875户
    is_kind_of_people |= found.topic == "living" and whole.choice.topic == "housing"  # 危房改造97户,其中低保户18户
    if not view.is_people(found) and not is_kind_of_people:
        return None
    said = own_label(view.label) or own_label(view.after)  # 其中有10个贫困村
    if _YEAR_ONLY.fullmatch(said):
        return None  # 脱贫户289户(2016年98户…): all of that year
    name = own_words(f"{label_of(whole.choice).removesuffix('合计')}{PART_OF}{said}" if whole.choice.item is not None else said)
    return make(view, Choice(whole.choice.topic, name, None, 0.0, said, "own"))


def _is_of_own_words(view: View, whole: Read) -> bool:
    """Whether the whole is something done, kept in own words: of 翻建危旧房128户 the poor 93户 are some, and not the register."""
    topic = load_vocabulary().topics.get(whole.choice.topic)
    is_named = topic is None or whole.choice.name != topic.zh  # 全镇12400人(贫困人口1530人): of what nobody names
    is_own = whole.choice.item is None and view.family in whole.families and is_named
    return is_own and _EVERYBODY.search(whole.choice.name) is None


def by_base_before(view: View) -> Read | None:
    """未消除风险的34户中,…;有劳动能力的21户: some of those that the sentence began with, and not of the register."""
    found, first = view.found, view.all_done[0] if view.all_done else None
    if found is None or first is None or found.topic != "registry" or first.choice.topic != "monitoring":
        return None
    if not _MIDST.match(view.sentence.text, first.chain.end) or not own_label(view.label):
        return None
    return make(view, own_choice("monitoring", own_label(view.label)))


def by_midst(view: View) -> Read | None:
    """脱贫劳动力2036人中已务工1653人: the first number is of what stands before it, whatever is said of some of them."""
    if view.family not in ("households", "persons") or not _IN_MIDST.match(view.after):
        return None
    if not view.rest:
        return _named_by_its_value(view)
    around = Surroundings()
    around.add(view.sentence.hits_in(view.piece, view.chain.gap[1]), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None else None


def _named_by_its_value(view: View) -> Read | None:
    """Return what a bare number is of which some are told, by the roll that has it: 监测户67户。…67户中无劳力的19户."""
    if residue(view.label) or view.found is None or view.found.word not in view.after:
        return None
    value = view.chain.numerals[0].value
    path = next((one for (one, _, family), known in view.memory.stocks.items() if (family, known) == (view.family, value)), "")
    if not path and view.found.name in ("total", "exited", "cumulative"):
        return None  # 1245户中的贫困户212户: all who live there
    is_left = view.leads_on and _REMAINS.search(view.label) is not None  # 剩余55户中因病的占82%
    name = own_words(own_label(view.label)) if is_left else own_words(f"总数（其中{label_of(view.found)}）")
    topic = "registry" if is_left else view.found.topic
    choice = named(path, view.label, "base") if path else Choice(topic, name, None, 0.0, name, "own")
    return make(view, choice) if choice is not None else None


def _in_brackets(view: View) -> Read | None:
    """Return whose some of a thing are, told in a bracket behind it and counted in another way: 公益岗86个(贫困户72人)."""
    before, match = view.before, _WHOSE.fullmatch(view.label) or _HOW_OLD.fullmatch(view.label)
    if before is None or view.sentence.text[view.piece - 1] != "(" or view.family == "share":
        return None
    whole = before.whole or before
    is_some_of_them = view.found is not None and (view.found.topic, view.found.name) == (whole.choice.topic, whole.choice.name)
    is_some_of_them = is_some_of_them and view.family in whole.families and view.family == whole.chain.families[0]
    is_some_of_them = is_some_of_them and view.chain.numerals[0].value < whole.chain.numerals[0].value  # 党员312人(贫困党员21人)
    is_time = "年" in view.label and not view.rest  # 脱贫380户(2017年140户): when, and not who
    if match is None and not (is_some_of_them and residue(own_label(view.label)) and not is_time):
        return None
    if (whole.choice.topic in _OF_PEOPLE and not is_some_of_them) or whole.choice.name in DIVISIONS or not whole.choice.name:
        return None
    if whole.choice.item is None and whole.choice.name == load_vocabulary().topics[whole.choice.topic].zh:
        return None  # 全镇12400人(贫困人口1530人): nothing is said of what it is
    if view.family in whole.families and view.family in ("households", "persons") and whole.choice.topic in PROGRAMMES:
        return None  # counted alike, it is a part as any other
    said = match["whose"] if match is not None else own_label(view.label)
    name = own_words(f"{label_of(whole.choice)}{PART_OF}{said}")
    return replace(make(view, Choice(whole.choice.topic, name, None, 0.0, said, "own")), whole=whole)


def reaches_anybody(whole: Read) -> bool:
    """Whether a number counts those visited, or help that anybody in need may get: its parts are never all of their kind."""
    return f"{whole.choice.topic}/{whole.choice.name}" in prose_words()["reaches_anybody"]["items"]


def is_part(view: View) -> bool:
    """Whether a number is one of a list of parts: 其中四类对象30户、其他农户15户."""
    return view.says_part or (view.before is not None and view.before.whole is not None and view.gap[:1] in "、,")


def _is_all_of_a_village(view: View) -> bool:
    """Whether a village's name is all that stands before a number of which some are poor: 石井村123户456人,其中贫困户40户."""
    behind = view.sentence.text[view.chain.end : view.sentence.end]
    is_told = view.found is not None and view.weight >= BESIDE
    named = places_in(view.label, view.memory.villages)
    rest = view.label[named[-1][1] :] if named and named[-1][2] and named[0][0] == 0 else "-"
    return not is_told and _ONLY_HAS.fullmatch(rest) is not None and _SOME_ARE_POOR.match(behind) is not None


def _spread_over(view: View) -> Choice | None:
    """Return of whom it is told over how many villages they are spread, where all of them follow: 脱贫户分布在10个村,共289户."""
    before = view.before
    if before is None or before.chain.families != ["count"] or not _ALL_OF_THEM.fullmatch(view.gap) or view.family not in _HEADS:
        return None
    led = _SPREAD.search(view.sentence.text, view.part, before.chain.start)
    if led is None:
        return None
    end = led.start() - len(match[0] if (match := _LED_ON.search(view.sentence.text, view.part, led.start())) else "")
    clause = max(view.sentence.text.rfind(sign, view.part, end) + 1 for sign in ",:。;")
    hits = view.sentence.hits_in(max(clause, view.part), end)
    nouns = [hit for hit in hits if _ENDS_A_NOUN.fullmatch(view.sentence.text, hit.end, end)]
    around = Surroundings()
    around.add(nouns, view.sentence.text, 1.0)
    found = view.ask(view.families, around) if nouns else None
    if not view.sentence.text[max(clause, view.part) : end]:  # 脱贫人口312户,涉及12个村,计1050人
        people = [read for read in view.done if read.chain.families[0] in _HEADS]
        is_told = any(view.family in read.families for read in people)
        return people[-1].choice if people and not is_told else None
    whose = own_label(view.without_places(view.sentence.text[max(clause, view.part) : end]))
    if found is None and _NAMES_PEOPLE.search(whose):  # 光伏受益户涉及6个村: whoever they are, they are not all who live there
        return own_choice(view.around.topic or OTHER, whose)
    start = min((hit.start for hit in nouns), default=end)
    if found is None or not _MODIFIED.search(view.without_places(view.sentence.text[clause:start])):
        return found
    around.add(hits, view.sentence.text, 1.0)
    of_all = view.ask(view.families, around)  # 享受小额信贷的贫困户涉及7个村
    if of_all is not None and of_all.topic not in ROLLS:
        return of_all
    return own_choice(found.topic, whose)


def by_bare_population(view: View) -> Read | None:
    """全镇共9842户38260人, where nothing else is spoken of."""
    before = view.before
    if (spread := _spread_over(view)) is not None:
        return make(view, spread)
    is_bare = view.found is None and before is None and _BARE.fullmatch(view.label) is not None
    told = view.sentence.text[view.sentence.block.start : view.sentence.start]
    if is_bare and view.label in ("共有", "现有") and told and not _DESCRIBED.search(told):
        return None  # 解决饮水问题。共有12户: of what was spoken of
    is_bare = is_bare or _is_all_of_a_village(view)
    if before is not None and before.chain.families == ["count"] and not view.rest:
        is_unit = before.choice.item is None and _UNITS.search(before.choice.name) is not None
        is_governed = before.choice.topic == "population" and before.choice.name in DIVISIONS
        is_governed = is_governed and view.place == view.memory.paragraph_place and ":" not in view.gap
        is_described = all(read.choice.topic == "population" for read in view.all_done)
        is_governed = is_governed and (is_described or "辖" in view.sentence.text[view.sentence.start : view.chain.start])
        is_told = (view.found is not None and view.weight >= BESIDE) or _OF_SOME.search(view.label) is not None
        is_bare = (is_unit or is_governed) and not is_told  # 辖7个村46个社,2385户10126人
    choice = named("population/total", view.label, "base") if is_bare and view.family == "households" else None
    return make(view, choice) if choice is not None else None
