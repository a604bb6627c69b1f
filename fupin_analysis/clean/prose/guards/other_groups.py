"""People and things that are some of a group, or another one, by a word at their number: 滞留劳动力, 饮水不稳定户, 低收入户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, called
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.view import PEOPLE, View
from fupin_analysis.core.words.terms import PART_OF

_OF_LABOUR = re.compile(
    "(?:滞留|富余|剩余|闲置|返乡|返岗|留守|失业|(?:未|待|已)就业|有就业意愿|转移|外出)(?:的)?[^,;、。]{0,4}劳动力"
)
_UNSTEADY = re.compile("(?:饮水|供水|用水|吃水|水量|水质|水压)(?:安全)?(?:不稳定?|不足|不够|不达标|未达标|不安全)[^,;、。]{0,8}$")
_YET = "[^,;。未没无不待难拟将]"
_IS_SOLVED = re.compile(
    f"(?:困难|问题){_YET}{{0,6}}?(?:得到|得以|已|均|全部|都){_YET}{{0,8}}?(?:解决|缓解|消除|保障)(?!(?:还|尚|仍)?(?:有|存|困|需|难))"
)
_LOW = re.compile("低收入(?:农村|农)?(?:户|人口|群众|家庭)(?:有|共|共有)?$")
#: The last year in which provinces kept a register of the poor, whatever they called it.
_LAST_OF_THE_REGISTER = 2020


_PEOPLE = ("households", "persons")
#: What so many do that those of one programme are never all of them.
_DONE_BY_MANY = frozenset(
    {("employment", "employed"), ("employment", "migrant_workers"), ("medical", "insured"), ("employment", "nearby")}
)
_DRAWS = re.compile("(?:领取|享受|发放|参加|参保|缴纳)[^,;。0-9]{0,10}$")
_OF_GROUPS = frozenset({"living", "registry", "monitoring", "population", "exit"})
_REMAINS = re.compile("(?:年[底末])?(?:其余|剩余|余下|另外|还剩|尚余)")
_LEAVES = re.compile("脱贫|退出|摘帽|减贫|清零|出列")


def behind_their_attribute(view: View, choice: Choice) -> Choice | None:
    """对符合条件的贫困户评级授信1086户: what is said behind 的 is counted, and not what those are of whom it is said."""
    whose, stop, tail = view.label.rpartition("的")
    if not stop or view.family not in _PEOPLE or choice.how not in DECIDED or choice.word not in whose or choice.word in tail:
        return None
    start = view.chain.gap[1] - len(tail)
    said = [hit for hit in view.sentence.hits_in(start, view.chain.gap[1]) if not hit.concepts & PEOPLE]
    if view.chain.label or not set(topics_in(said)) & PROGRAMMES:
        return None
    around = Surroundings()
    around.add(said, view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return found if found is not None and found.topic in PROGRAMMES and found.name != choice.name else None


def of_another_clause(view: View, choice: Choice) -> Choice | None:
    """对286户搬迁户落实后续扶持,发展产业126户: a clause that speaks of something else is not of the clause before."""
    if view.family not in ("households", "persons") or choice.how not in DECIDED or choice.item is None or not choice.word:
        return None
    if choice.word in view.label + view.after or choice.topic not in PROGRAMMES or view.chain.label or "其中" in view.gap:
        return None
    said = [topic for topic in topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1])) if topic in PROGRAMMES]
    is_other = bool(said) and choice.topic not in said and bool(residue(view.label)) and choice.word in view.gap
    return called(said[0], view.label) if is_other else None


def some_of_those_moved(view: View, choice: Choice) -> Choice | None:
    """培训320人,其中实现就业135人: of those of one programme only so many are of another."""
    before = view.before
    whole = (before.whole or before) if before is not None and "其中" in view.gap else None
    if whole is None or choice.how not in DECIDED or view.family not in ("households", "persons"):
        return None
    is_apart = {choice.topic, whole.choice.topic} <= set(PROGRAMMES) and choice.topic != whole.choice.topic
    if not is_apart or view.family not in whole.chain.families or (choice.topic, choice.name) not in _DONE_BY_MANY:
        return None
    return called(whole.choice.topic, f"{label_of(whole.choice)}{PART_OF}{own_label(view.label)}")


def who_draws_a_pension(view: View, choice: Choice) -> Choice | None:
    """60岁以上领取养老金3126人: those who draw it, and not all of that age."""
    match = _DRAWS.search(view.label) if (choice.topic, choice.name) == ("living", "elders_60_plus") else None
    return called("living", match[0]) if match is not None else None


def condoled(view: View, choice: Choice) -> Choice | None:
    """慰问贫困户、五保户、残疾人360户: who is visited with gifts, and not everybody of a kind."""
    clause = re.split("[,;。:]", view.sentence.text[view.sentence.start : view.chain.start])[-1]
    if choice.topic not in _OF_GROUPS or choice.name == "condolences" or view.family not in _PEOPLE or "慰问" not in clause:
        return None
    is_listed = re.search("[0-9]", clause) is not None  # 慰问党员26名、低保户36户
    words = re.split("慰问(?:了)?", clause)[-1]
    if choice.word not in words or choice.how not in DECIDED:
        return None
    return called("living", f"慰问{own_label(view.label)}") if is_listed else named("living/condolences", choice.word)


def left_to_others(view: View, choice: Choice) -> Choice | None:
    """确保231户脱贫,剩余18户实行兜底: those of whom no exit is said."""
    if (choice.topic, choice.name) != ("plan", "exit") or not _REMAINS.match(own_label(view.label)):
        return None
    clause = re.split("[,;。]", view.sentence.text[view.chain.end : view.sentence.end])[0]
    return None if _LEAVES.search(clause + view.label) else called("registry", f"{own_label(view.label)}{own_label(clause)}")


def some_of_the_labour(view: View, choice: Choice) -> Choice | None:
    """滞留劳动力1320人: some of those who work, and not all of them."""
    is_some = (choice.topic, choice.name) == ("population", "labour_force") and _OF_LABOUR.search(view.label)
    return called("employment", view.label) if is_some else None


def unsteady_water(view: View, choice: Choice) -> Choice | None:
    """饮水不稳定户15户, 83户饮水不稳定: those who lack it."""
    is_water = choice.topic == "infrastructure" and choice.name in ("drinking_water", "safe_water", "water_supplied")
    behind = re.split("[,;。]", view.after)[0]
    is_lacking = _UNSTEADY.search(view.label) or (_UNSTEADY.match(behind) and "解决" not in behind)
    return named("infrastructure/unsafe_water", choice.word, choice.how) if is_water and is_lacking else None


def no_longer_without(view: View, choice: Choice) -> Choice | None:
    """834户的饮水安全问题得到稳定解决: those who have it now."""
    is_without = (choice.topic, choice.name) == ("infrastructure", "unsafe_water") and choice.word in view.after
    return (
        named("infrastructure/drinking_water", choice.word, choice.how) if is_without and _IS_SOLVED.search(view.after) else None
    )


def low_income(view: View, choice: Choice) -> Choice | None:
    """低收入农户518户: the register where a province called it so, else a group of its own; never all who live there."""
    is_all = choice.topic == "population" and choice.name in ("rural", "total")
    if not is_all or not _LOW.search(view.label):
        return None
    said = view.memory.setting.about + view.sentence.text
    is_register = view.memory.year <= _LAST_OF_THE_REGISTER and re.search("脱贫|扶贫|致贫|省定|建档", said) is not None
    return named("registry/total", choice.word, choice.how) if is_register else called("population", view.label)


#: In the order in which they are asked.
OF_OTHER_GROUPS: tuple[Doubt, ...] = (
    Doubt(
        some_of_those_moved,
        looks_at="其中 between those of one programme and those at work",
        why="those at work among the moved are not all at work",
        fires="易地扶贫搬迁126户512人，其中就业286人。",
        passes="易地扶贫搬迁126户512人，全镇就业286人。",
    ),
    Doubt(
        of_another_clause,
        looks_at="what the clause of the number speaks of itself",
        why="a clause that speaks of something else is not of the clause before",
        fires="对286户搬迁户落实后续扶持，发展产业126户。",
        passes="对286户搬迁户落实后续扶持，已搬迁126户。",
    ),
    Doubt(
        who_draws_a_pension,
        looks_at="a verb of drawing behind an age",
        why="who draws a pension is not everybody of that age",
        fires="60岁以上领取养老金3126人。",
        passes="60岁以上老人3126人。",
    ),
    Doubt(
        behind_their_attribute,
        looks_at="what stands between 的 and the number",
        why="of whom something is said is not what is counted",
        fires="小额信贷\n对符合条件的贫困户评级授信86户。",
        passes="小额信贷\n符合条件的贫困户86户。",
    ),
    Doubt(
        condoled,
        looks_at="慰问 before a list of groups",
        why="who is visited with gifts is not everybody of a kind",
        fires="慰问贫困户、五保户、残疾人36户。",
        passes="全镇五保户、残疾人36户。",
    ),
    Doubt(
        left_to_others,
        looks_at="剩余 before the number, and no exit behind it",
        why="those of whom no exit is said are not to leave",
        fires="2019年，我们将确保231户脱贫，剩余18户实行兜底。",
        passes="2019年，我们将确保231户脱贫，剩余18户全部脱贫。",
    ),
    Doubt(
        some_of_the_labour,
        looks_at="富余 and the like before 劳动力",
        why="some of those who can work are not all who can",
        fires="富余劳动力2000人。",
        passes="全镇劳动力2000人。",
    ),
    Doubt(
        unsteady_water,
        looks_at="不稳定 right before the number",
        why="who lacks safe water is not who has it",
        fires="饮水不稳定户15户。",
        passes="饮水安全户15户。",
    ),
    Doubt(
        no_longer_without,
        looks_at="得到解决 behind the number",
        why="whose trouble is solved has it no more",
        fires="834户的饮水安全问题得到稳定解决。",
        passes="834户存在饮水安全问题。",
    ),
    Doubt(
        low_income,
        looks_at="低收入 right before the number",
        why="those of low income are not all who live there",
        fires="全镇低收入农户518户。",
        passes="全镇农户518户。",
    ),
)
