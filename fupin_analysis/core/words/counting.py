"""What a phrase counts: households, persons, money, things, by its unit, by the word that says so, or by its last noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.last_nouns import COUNTED_PEOPLE, admits, implied, says_kind
from fupin_analysis.core.words.terms import fold, load_vocabulary

_SPEAKS_OF_PERSONS, _SPEAKS_OF_HOUSEHOLDS = re.compile("人员|人口|儿童|学生|老人|残疾人"), re.compile("户|家庭")
#: Nouns of people that count persons where a line of units has both (单位：户、人); alone 监测对象 may be households.
_WHO = (
    (re.compile(r"(?:户|家庭)数?$"), frozenset({"households"})),
    (
        re.compile(r"(?:对象|人员|人|人口|儿童|学生|老人|老年人|妇女|群众|劳动力|患者|孤儿)数?$"),
        frozenset({"persons", "recipients"}),
    ),
)
#: So many signs at the end of a phrase say what is measured: 窄路加宽 计划里程（km） is a length.
_LAST_NOUN = 8
#: Money that a heading above names (资金拨付 over 已拨付, 自筹及其他), and how those below it end that count something else.
_OF_MONEY_ABOVE = re.compile("资金|投资|经费|款项")
_NO_MONEY = re.compile("[率比数户人次个批号间]|进度|占比|比例|名称|方式|来源|类型|情况$")
#: How a phrase ends that says in which pieces something is counted: 套数.
_PIECES = re.compile("([套间栋幢])数?$")
#: Problems, and what became of them, are counted one by one.
_PROBLEMS = re.compile("问题[^户人率占比金额]*$")
#: What is measured in metres and is no way: how wide a road is.
_NO_LENGTH = re.compile("(?<![加拓])宽度?$|宽度|厚|高[度差程]|深度|口径|管径|直径|间距|海拔")
#: People, and behind them what was or is to be done for them.
_DONE_FOR = re.compile(
    "(?:其中:?)?([^已未应拟]{1,8}?(?:户|家庭|人口|人员|群众|劳动力|学生|患者))(?:已|未|应|拟|计划)(?:.(?![率数元金款额])){1,6}.?$"
)
#: Measures that may stand for one another: whom a table counts as persons the vocabulary may know as recipients.
_FAMILIES = (
    frozenset({"households", "persons", "person_times", "recipients", "participants"}),
    frozenset({"amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan"}),
    frozenset({"count", "projects", "sessions"}),
    frozenset({"rate", "paid_share"}),
)
#: Topics of works and schemes: the money of one is that of its item (危房改造 户均补助), however else the item is counted.
SPENT_ON = frozenset(
    {"housing", "infrastructure", "production", "education", "living", "medical", "employment", "training", "monitoring"}
)
#: Words for a mean over persons or households: what is divided so is another figure than what is not.
PER = {"人均": "amount_per_person_yuan", "每人": "amount_per_person_yuan"}
PER |= {"户均": "amount_per_household_yuan", "每户": "amount_per_household_yuan"}
#: Stages of money: what was allocated, received, paid, spent, what is left.
OF_MONEY = frozenset({"allocated", "received", "paid", "spent", "carried_over", "owed"})
#: Stages of which nobody can tell without a unit what they are in: 低保标准 by month or by year, in yuan.
_UNTOLD = frozenset({"standard", "highest", "lowest"})
#: At these stages a scheme that pays people pays them: 小学 补助 is 小学 of the education subsidies.
PAYING = frozenset({"paid", "subsidised", "benefiting", "spent"})


def choose_measure(
    item: Item,
    *,
    said: str,
    named: Sequence[str],
    stages: Sequence[str],
    per: Sequence[str],
    unit: str,
    plain: str,
    is_stated: bool,
    lines: Sequence[str] = (),
    words: Sequence[str] = (),
) -> Measure | None:
    """Choose what is counted: what is said, else what the unit counts, else what the words imply, else the item's only measure.

    Parameters
    ----------
    item
        What is counted.
    said
        What the labels beside the phrase say is counted, which is so whether or not the vocabulary counts the item so.
    named
        Measures that the phrase names, the nearest first.
    stages, per
        Stages of the work the phrase names; measures of its means (人均, 户均).
    unit
        The unit as written.
    plain
        The phrase, folded.
    is_stated
        Whether the item's topic is spoken of: pupils of a school stage receive no subsidy unless it is.
    lines
        Units of a line such as 单位：户、头、万元, of which one is the item's: asked where nothing else tells.
    words
        The words of the phrase that name items, which may say it before a stage (外出务工人数 累计).

    Returns
    -------
    Measure or None
        None where the item is not counted so.
    """
    measures, known = load_vocabulary().measures, load_vocabulary().units.get(fold(unit))
    named = [said] if said else list(named)
    if known:
        choices = [name for name in named if name in known.measures] or list(known.measures)
    elif not said and _are_of_rate(stages):
        choices = ["rate"]
    else:
        choices = named or _by_words(item, stages, plain, lines, words)
    if not choices and item.topic == "funds" and OF_MONEY & {*stages}:
        choices = ["amount_yuan"]
    choices = _mean_of(choices, per) if per else choices
    if not choices:
        return None
    if said in choices:
        return _as_said(item, said, is_stated=is_stated)
    if not known and not named and _UNTOLD & {*stages}:
        return None
    if are_heads(item, unit):
        return measures["count"]
    is_pupils = _is_of_school_stage(item) and not is_stated and not PAYING & {*stages}
    fitting = [name for name in choices if name in item.measures and not (is_pupils and name == "recipients" and not named)]
    if fitting or is_pupils:
        return measures[fitting[0]] if fitting else None
    return _related_to(item, choices, is_told=bool(named or known))


def _by_words(item: Item, stages: Sequence[str], plain: str, lines: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return what a phrase without a measure and a unit may count: the first of its signs that says anything."""
    noun = implied(plain)
    if noun:
        return [noun]
    told = item.measures[:1] if len(item.measures) == 1 else of_lines(item, lines, plain)
    return [*told] or _in_number(item, stages, plain) or _by_name(words, stages) or _by_people(plain, stages)


def _are_of_rate(stages: Sequence[str]) -> bool:
    """Whether a stage is one that is told as a rate and in nothing else."""
    known = load_facets().stages
    return any(known[stage].measures == ("rate",) for stage in stages if stage in known)


def _mean_of(choices: Sequence[str], per: Sequence[str]) -> list[str]:
    """Return the mean of money over persons or households; none of anything else: 人均补助 is money, 人均住房面积 none."""
    measures = load_vocabulary().measures
    is_money = not choices or any(measures[name].kind == "amount" for name in choices)
    return [per[0]] if is_money and len(set(per)) == 1 else []


def _as_said(item: Item, said: str, *, is_stated: bool) -> Measure:
    """Return the measure that labels say, persons as the vocabulary counts such persons: one by one, or as those who are paid."""
    measures = load_vocabulary().measures
    if said == "persons" and are_heads(item, "人"):
        return measures["count"]
    is_paid = said == "persons" and said not in item.measures and "recipients" in item.measures
    is_pupils = _is_of_school_stage(item) and not is_stated
    return measures["recipients" if is_paid and not is_pupils else said]  # 人数 of whom a scheme pays


def _is_of_school_stage(item: Item) -> bool:
    """Whether an item is of the pupils of a school stage who are paid, and so of other pupils only where nothing says it."""
    return item in load_vocabulary().balances["education_by_stage"].parts


def _related_to(item: Item, choices: Sequence[str], *, is_told: bool) -> Measure | None:
    """Return the measure that may stand for one of the item's, or the money of its work; None where there is none."""
    measures = load_vocabulary().measures
    money = [name for name in choices if measures[name].kind == "amount" and item.topic in SPENT_ON]
    related = [name for name in choices if any(are_related(name, own) for own in item.measures)]
    means = [own for own in item.measures if not is_told and measures[own].kind == "amount"]
    if len(means) == 1 and related and measures[related[0]].kind == "amount" and not money:
        return measures[means[0]]  # of 人均纯收入 no sum is told
    return measures[next(iter(related + money))] if related or money else None


def _in_number(item: Item, stages: Sequence[str], plain: str) -> list[str]:
    """Return the only way in which an item is counted, where a phrase ends as one that counts and speaks of no money: 竣工数."""
    if not plain.endswith("数") or OF_MONEY & {*stages}:
        return []
    counted = [name for name in item.measures if load_vocabulary().measures[name].kind == "count"]
    return counted if len(counted) == 1 else []


def _by_name(words: Sequence[str], stages: Sequence[str]) -> list[str]:
    """Return what the words that name an item count, where they agree and no stage is counted in a way of its own."""
    known = [load_facets().stages[stage] for stage in stages]
    if any(stage.is_of_money or stage.measures for stage in known):
        return []
    counted = {implied(word) for word in words} - {""}
    return [*counted] if len(counted) == 1 else []


def _by_people(plain: str, stages: Sequence[str]) -> list[str]:
    """Return what is counted where people stand before what was done for them and nothing behind counts: 脱贫人口已参保."""
    if any(load_facets().stages[stage].is_of_money or load_facets().stages[stage].measures for stage in stages):
        return []
    found = _DONE_FOR.match(plain)
    return [] if found is None else ["households" if found[1].endswith(("户", "家庭")) else "persons"]


def are_heads(item: Item, unit: str) -> bool:
    """Whether an item that the vocabulary counts one by one (第一书记 in 名) is counted so in 人 too.

    Examples
    --------
    >>> staffing = load_vocabulary().topics["staffing"].items
    >>> are_heads(staffing["first_secretaries"], "人"), are_heads(staffing["resident_teams"], "人")
    (True, False)
    """
    return unit in ("人", "名") and item.measures == ("count",) and item.unit_zh in ("人", "名")


def of_lines(item: Item, lines: Sequence[str], plain: str = "") -> tuple[str, ...]:
    """Return the measure of an item that units of the table's line can count, where only one of them can.

    What ends in 数 counts. Of several ways to count, the first of the line is meant if it is the item's own: 单位：户、座.

    Examples
    --------
    >>> item = load_vocabulary().item("medical", "insured_needed")
    >>> of_lines(item, ["人", "万元"]), of_lines(load_vocabulary().item("living", "temporary_relief"), ["人", "万元"])
    (('persons',), ())
    """
    vocabulary = load_vocabulary()
    units = [vocabulary.units[fold(unit)].measures for unit in lines]
    able = [
        name for name in item.measures if any(name in measures for measures in units) and admits(plain, name, units=len(lines))
    ]
    people = [name for name in able if name in COUNTED_PEOPLE]
    if "households" in people and len(people) > 1:  # the noun says which, or nobody does
        told = next((names for noun, names in _WHO if noun.search(plain)), frozenset())
        is_of_persons = _SPEAKS_OF_PERSONS.search(plain) and not _SPEAKS_OF_HOUSEHOLDS.search(plain)
        told = told or (_WHO[1][1] if is_of_persons else told)
        by_person = people[:1] if people[0] == item.measures[0] != "households" else []  # 集中供养 are counted by person
        return tuple(name for name in people if name in told)[:1] or tuple(by_person)
    if plain.endswith("数"):
        able = [name for name in able if vocabulary.measures[name].kind == "count"]
    if not able:
        return ()
    if len(able) == 1 and says_kind(plain):
        return tuple(able)
    is_first = (
        able[0] == item.measures[0] and able[0] in units[0] and all(vocabulary.measures[one].kind == "count" for one in able)
    )
    return tuple(able[:1]) if is_first or all(are_related(able[0], name) for name in able) else ()


def are_related(one: str, other: str) -> bool:
    """Whether two measures may stand for one another: whom a table counts as 人数 the vocabulary may know as recipients.

    Examples
    --------
    >>> are_related("persons", "person_times"), are_related("persons", "amount_yuan")
    (True, False)
    """
    return one == other or any({one, other} <= family for family in _FAMILIES)


def is_money_noun(phrase: str) -> bool:
    """Whether the last noun of a phrase is money: 发放低保金, 到位补助资金.

    Examples
    --------
    >>> is_money_noun("发放低保金"), is_money_noun("低保户")
    (True, False)
    """
    return implied(fold(phrase)) == "amount_yuan"


def own_measure(phrase: str, *, named: Sequence[str], per: Sequence[str], unit: str, lines: Sequence[str] = ()) -> Measure:
    """Return the measure of a figure in own words: what is said as far as the unit can count it, else what the unit counts.

    Of the table's line of units (`lines`) the only one is the figure's where nothing else tells.

    An area of rooms is none in mu, and a mean of anything but money is a number in its own words.

    Examples
    --------
    >>> own_measure("人均住房面积", named=["area_mu"], per=[], unit="平方米").name
    'floor_area_m2'
    """
    measures, known = load_vocabulary().measures, load_vocabulary().units.get(fold(unit))
    if known:
        name = next((name for name in named if name in known.measures), known.measures[0])
    else:
        alone = [own.measures[0] for line in lines if (own := load_vocabulary().units.get(fold(line)))]
        name = (
            next(iter(named), "")
            or implied(phrase)
            or ("count" if _PROBLEMS.search(phrase) else "")
            or (alone[0] if len(alone) == 1 else "quantity")
        )
        if name == "area_mu" and re.search("房|建筑|校舍|(?<!温)室|车间", phrase):
            name = "floor_area_m2"
        if name == "quantity" and _OF_MONEY_ABOVE.search(phrase) and not _NO_MONEY.search(phrase[-2:]):
            name = "amount_yuan"
    if name == "length_km" and _NO_LENGTH.search(phrase[-_LAST_NOUN:]):
        name = "quantity"
    if phrase.endswith("数") and measures[name].kind == "count":
        return measures[name]  # 人均纯收入1万元以下户数 is no mean
    if per and measures[name].kind == "amount":
        name = per[0]
    elif per and measures[name].kind in ("count", "share"):
        name = "quantity"
    return measures[name]


def counted_as(item: Item, unit: str, measure: str, plain: str = "") -> Item:
    """Return the item that stands for `item` where it is counted so: 公益性岗位 in 个 are posts, in 人 those who hold them.

    Parameters
    ----------
    item
        The item that the words name.
    unit, measure
        The unit as written and the measure that the words say, as far as they do.
    plain
        The phrase, folded; its last noun may imply the measure.

    Examples
    --------
    >>> counted_as(load_vocabulary().item("employment", "public_welfare_posts"), "个", "").zh
    '公益性岗位数'
    """
    vocabulary, counted = load_vocabulary(), load_facets().counted
    known = vocabulary.units.get(fold(unit))
    said = known.measures[0] if known else measure or implied(plain)
    piece = fold(unit) or next(iter(_PIECES.findall(plain)), "")
    own = counted.get(f"{item.topic}/{item.name}.{piece}", "")  # sites of which 套 are told are so many homes
    topic, _, name = (own or counted.get(f"{item.topic}/{item.name}.{said}", "")).partition("/")
    return vocabulary.item(topic, name) if name else item
