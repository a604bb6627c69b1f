"""Numbers that words at them make another thing than what is spoken of: what was found, repaired, several kinds of road."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import Doubt, kept
from fupin_analysis.clean.prose.guards.wishes import as_needed
from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import PEOPLE, View
from fupin_analysis.clean.prose.words import grown_names
from fupin_analysis.core.words.terms import OTHER

_FOUND = re.compile(
    r"(?:排查|摸排|核查|筛查|普查|走访|摸底|清查|调查|核实|入户)(?:共|累计)?(?:出|发现|查出|查找出)(?:了)?(?P<what>(?![应该错漏])[^,;。]{2,})$"
)
#: The same without a verb of finding, where what those have or lack says which: 核查义务教育阶段无辍学的脱贫户433户.
_SOUGHT = re.compile(
    "(?:排查|摸排|核查|筛查|普查|走访|摸底|清查|调查|核实)(?P<what>[^,;。、0-9]{0,16}(?:有|无|未|没有|存在|缺|不)[^,;。、0-9]{1,16}的[^,;。、0-9]{0,4}(?:户|人口|人员|对象|群众|村民|家庭|学生))(?:有|共)*$"
)
_LED_IN = re.compile(
    "(?:(?:(?:小|集雨)?水窖|自来水|饮用水|水|电|宽带|光纤|网络|网|电视|广播|燃气|天然气|沼气|公路|道路|路|管道)(?:[、或和及与])?)+(?:的)?入户率"
)
_IS_A_FILE = re.compile("档(?!次|期)(?:案|册|卡)?")
_OF_VILLAGES = re.compile("(?:村级?|镇级?|乡级?)(?:扶贫)?(?:档案|档|资料)")
_UNSAFE = frozenset({"grade_c", "grade_d", "unsafe"})
_TO_THEM = re.compile("(?:^|[,;。、])(?:并|已|又|现已|及时|目前)*(?:对|将|把)(?:全部|其中|上述|剩余的?|这)?$")
_MENDED = re.compile(
    r"[^,;。0-9]{0,14}?(?:进行|实施|开展|予以|完成)(?:了)?(?:[^,;。0-9]{0,4}?)(?P<how>拆除重建|原址重建|重建|维修|加固|修缮|改造|整治)"
)
_HOW = {
    "维修": "reinforced",
    "加固": "reinforced",
    "修缮": "reinforced",
    "重": "built_anew",
    "拆": "built_anew",
    "原": "built_anew",
    "改造": "rebuilt",
    "整治": "rebuilt",
}
_MIDST = re.compile(
    r"(?:(?:已|未)?(?:建档立卡|贫困|脱贫|监测|低保|搬迁|残疾)[一-鿿]{0,4}?(?:户|人口|人员|对象|群众)|农户|群众)?(?:当|之)?中的(?P<said>[^,;。0-9]{3,})(?=[,;。]|$)"
)
#: People are some of those counted before them; a house or a kitchen is theirs who are counted.
_SOME_OF_THEM = re.compile(
    "(?P<who>[一-鿿、]{0,16}?(?:儿童|少年|青年|学生|老人|老年人|妇女|女性|劳动力|劳力|残疾人|患者|病人|党员|干部|军人|人员|对象|户|人口)(?![一-鿿]?(?:房|厨|厕|院)))"
)
_OF_ALL = re.compile("^(?:全|我|本)[镇乡村]|^全街道")
_SEVERAL_WAYS = re.compile(r"(?:[一-鿿]{1,7}(?:路|道|渠|管网|管道|水沟)[、和及与]){1,4}[一-鿿]{1,7}?(?:路|道|渠|管网|管道|水沟)")
_WORTH = re.compile(
    r"^(?:力争|争取|预计|计划|确保|可|年|全年|共|已|总|完成|实现|创|达到?|形成|年?亩?)*(?P<what>产值|产量|入库(?:量)?|收购(?:量)?|交售(?:量)?|税收|销售(?:额|收入)?"
    r"|上缴(?:税收|税)?|烟税|产出|收入)(?:约|达|达到|为|实现|共)*$"
)
_BEFORE_A_COLON = re.compile(
    r"(?:[0-9]{1,2}[.、]|[(][0-9一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、)?(?P<what>[一-鿿]{2,10})(?:[0-9.]+万?元)?:"
)
_NEEDS = re.compile("(?:计划)?(?:还|均|都|急)?(?:需要|需|待)(?!求)")
_HAPPENED = re.compile("已|完成|了(?!解)|实现|享受|落实")
_IS_MET = re.compile("(?:均|已|全部|都|也)*(?:达标|合格)(?=[,;。]|$)")
_AGAIN = re.compile("(?:该|此|本|这一|上述)(?:项目|基地|产业|工程)")


def found_out(view: View, choice: Choice) -> Choice | None:
    """排查出收入6000元以下农户9户: what was found, and not how many were visited."""
    is_visit = choice.topic == "visits" and choice.name.startswith(("investigated", "households_visited", "verified"))
    before = view.sentence.text[view.begin : view.chain.start]
    match = (_FOUND.search(before) or _SOUGHT.search(before)) if is_visit else None
    return kept("income" if match and "收入" in match["what"] else "visits", match["what"]) if match else None


def of_a_connection(view: View, choice: Choice) -> Choice | None:
    """自来水或小水窖入户率达100%: what is led into houses, and no visit."""
    match = _LED_IN.search(own_label(view.label)) if choice.topic == "visits" and view.family == "share" else None
    return kept("infrastructure", match[0]) if match is not None else None


def in_files(view: View, _choice: Choice) -> Choice | None:
    """31个村档、343户档: files that are called after households, and no households."""
    is_file = view.family == "households" and _IS_A_FILE.match(view.after) is not None
    return kept("files", "户档") if is_file else None


def of_village_files(view: View, choice: Choice) -> Choice | None:
    """村级档案12册: the files of villages are none of households."""
    is_files = (choice.topic, choice.name) == ("files", "household_files") and _OF_VILLAGES.search(view.label) is not None
    return kept("files", view.label) if is_files else None


def mended(view: View, choice: Choice) -> Choice | None:
    """对31户C级危房进行了维修: what was done with them, and not how many there are."""
    if choice.topic != "housing" or choice.name not in _UNSAFE or view.family != "households":
        return None
    match = _MENDED.match(view.after) if _TO_THEM.search(view.gap) else None
    path = next((name for word, name in _HOW.items() if match["how"].startswith(word)), "") if match else ""
    return named(f"housing/{path}", choice.word, choice.how) if path else None


def in_their_midst(view: View, choice: Choice) -> Choice | None:
    """17户贫困户中的厨房没有改造, 全镇412户中的学生均在校: what is told of some, and not how many all are."""
    if choice.topic not in ("registry", "exit", "population") or view.family not in ("households", "persons"):
        return None
    if view.leads_on:  # 全镇1245户4216人中的贫困户212户
        is_behind = re.match("(?:当|之)?中的", view.after) and choice.word in view.after and choice.word not in view.label
        return named("population/total", choice.word, choice.how) if is_behind and _OF_ALL.search(view.label) else None
    match = _MIDST.match(view.sentence.text, view.chain.end, view.sentence.end)
    whom = _SOME_OF_THEM.match(match["said"]) if match else None
    if match is None or whom is None:
        return kept(choice.topic, match["said"]) if match else None
    said = [
        *find_words(view.label),
        *find_words(view.after[: view.after.find("中")]),
    ]  # the number is theirs in whose midst they are
    return None if any(hit.concepts & PEOPLE for hit in said) else own_choice(choice.topic, f"总数（其中{whom['who']}）")


def several_ways(view: View, choice: Choice) -> Choice | None:
    """主干路、到组路、产业路硬化20公里: all of them together, and not the last."""
    if choice.topic != "infrastructure" or view.family != "length" or view.chain.label:
        return None
    match = _SEVERAL_WAYS.search(view.label)
    return kept(choice.topic, view.label[match.start() :]) if match else None


def worth_of_a_crop(view: View, choice: Choice) -> Choice | None:
    """种植烤烟3040亩、实现产值936万元: of that crop, and not of all that is produced."""
    if choice.topic not in ("production", "income") or view.family not in ("money", "weight", "count"):
        return None
    match = _WORTH.match(own_label(view.label))
    if match is None:
        return None
    grown = [
        read for read in view.done if read.choice.topic == "production" and read.choice.name.startswith(grown_names("growing"))
    ]
    others = [read for read in view.done if read not in grown and (read.choice.item is not None or "area" in read.families)]
    if len({read.choice.name for read in grown}) != 1 or others:
        return None
    item = grown[-1].choice.item
    crop = label_of(grown[-1].choice) if item is None else item.zh
    return kept("production", f"{crop.removeprefix('计划')}{match['what']}")


def of_far_recipients(view: View, choice: Choice) -> Choice | None:
    """低保户33户,落实项目7个,花了96万元,…总共22万元: of whom other money has been told since, this is not paid to."""
    if choice.topic != "living" or view.family not in ("money", "money_each") or choice.how != "rule" or not choice.word:
        return None
    said = view.sentence.text.rfind(choice.word, view.sentence.start, view.chain.end + len(view.after))
    since = [read for read in view.done if read.chain.start > said and "money" in read.chain.families]
    is_other = any((read.choice.topic, read.choice.name) != (choice.topic, choice.name) for read in since)
    return kept(OTHER, view.label) if is_other and choice.word not in view.label + view.after else None


def up_to_standard(view: View, choice: Choice) -> Choice | None:
    """人均纯收入3700元:96户已达标: who has reached what stands before the colon."""
    text = view.sentence.text
    is_met = _IS_MET.match(text, view.chain.end, view.sentence.end)
    is_rate = choice.topic == "income" and view.family in ("households", "persons")  # no income is counted in heads
    if (choice.item is not None and not is_rate) or not (is_met or choice.name == "标") or "达标" in choice.name:
        return None
    lead = _BEFORE_A_COLON.match(text[view.sentence.start : view.chain.start])
    if lead is None:
        return None
    return own_choice("income" if "收入" in lead["what"] else choice.topic, f"{lead['what']}达标")


def needed_too(view: View, choice: Choice) -> Choice | None:
    """需要发展产业的96户,搬迁安置的31户,医疗救助的12户: a list of what is needed goes on, and nothing of it is done."""
    if choice.item is None or view.family not in ("households", "persons") or not view.label.endswith("的"):
        return None
    if view.moment.aspect == "plan":
        return None
    before = view.before
    if before is None or before.choice.item is not None or not _NEEDS.match(before.choice.name) or "其中" in view.gap:
        return None
    if not re.fullmatch("[,、;]?(?:和|及)?", view.gap.removesuffix(view.label)) or _HAPPENED.search(view.label + view.after):
        return None
    return kept(choice.topic, as_needed(view.label))


def of_it_again(view: View, choice: Choice) -> Choice | None:
    """在下寨村种植黄桃。该项目种植60亩,带动31户: of what the sentence before has told of."""
    text, start = view.sentence.text, view.sentence.start
    is_general = (choice.topic, choice.name) in (("production", "planting"), ("production", "breeding"))
    if not is_general or not _AGAIN.match(text, start):
        return None
    before = re.split("[。;]", text[:start].rstrip("。;"))[-1]
    grown = {
        (item.topic, item.name): (item, before[hit.start : hit.end])
        for hit in find_words(before)
        for item in hit.items
        if item.topic == "production" and item.name.startswith(grown_names("growing"))
    }
    if len(grown) != 1:
        return None
    item, word = next(iter(grown.values()))
    return (
        Choice(item.topic, item.name, item, 0.0, word, choice.how)
        if suits(item, view.family)
        else kept("production", f"{word}{label_of(choice)}")
    )


#: In the order in which they are asked.
OF_ANOTHER_THING: tuple[Doubt, ...] = (
    Doubt(
        worth_of_a_crop,
        looks_at="a word of worth before the number, where one crop alone has been told",
        why="what one crop brings is not all that is produced",
        fires="发展辣椒1300亩，实现产值620万元。",
        passes="全镇农业总产值620万元。",
        of_own_words=True,
    ),
    Doubt(
        up_to_standard,
        looks_at="达标 behind the number, and what stands before its colon",
        why="who has reached a standard is no income and no product",
        fires="人均收入3700元：96户已达标。",
        passes="人均收入3700元。",
        of_own_words=True,
    ),
    Doubt(
        found_out,
        looks_at="a verb of finding right before what was found",
        why="what a search found is not how many were visited",
        fires="排查出收入6000元以下农户6户。",
        passes="排查农户812户。",
    ),
    Doubt(
        of_a_connection,
        looks_at="water, power or a net before 入户率",
        why="what is led into houses is no visit",
        fires="小水窖入户率达到100%。",
        passes="走访入户率达到100%。",
    ),
    Doubt(
        in_files,
        looks_at="档 right behind 户",
        why="files are no households",
        fires="规范31个村档、343户档。",
        passes="规范村档31个，涉及343户。",
        of_own_words=True,
    ),
    Doubt(
        of_village_files,
        looks_at="村级 before files",
        why="files of villages are none of households",
        fires="建立村级档案12册。",
        passes="建立贫困户档案312册。",
    ),
    Doubt(
        mended,
        looks_at="对 before the number, and what was done behind it",
        why="what was done with houses is not how many such there are",
        fires="对23户C级危房实施了维修。",
        passes="全镇有C级危房23户。",
    ),
    Doubt(
        in_their_midst,
        looks_at="中的 behind the status",
        why="what is told of some of a group is not the group",
        fires="尚有13户贫困户中的危房没有列入改造计划。",
        passes="尚有13户贫困户。",
    ),
    Doubt(
        several_ways,
        looks_at="several kinds of road in one list before one length",
        why="a length of several kinds is not that of the last",
        fires="通组路、串户路、产业路共硬化18公里。",
        passes="产业路硬化18公里。",
    ),
    Doubt(
        of_it_again,
        looks_at="该项目 at the head of the sentence, and the crop in the one before",
        why="what a sentence goes on with is of the crop it told of",
        fires="在青岭村种植土豆。该项目种植面积60亩。",
        passes="全镇种植面积60亩。",
    ),
    Doubt(
        of_far_recipients,
        looks_at="the last word of an allowance, and other money told since",
        why="money told after other money is not paid to those named before",
        fires="低保户33户，修建公路投资96万元，总共22万元。",
        passes="全镇发放低保金96万元。",
    ),
    Doubt(
        needed_too,
        looks_at="的 at the end of a part of a list whose first is needed",
        why="what a list goes on to need is not done",
        fires="需要发展产业的96户，易地搬迁安置的31户。",
        passes="易地搬迁安置31户。",
    ),
)
