"""What a cell counts: what its labels say, else what the unit says, else what the item's name implies."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.wording.labels import Label, words_in
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.counting import are_heads, are_related, of_lines
from fupin_analysis.core.words.facets import narrow
from fupin_analysis.core.words.items import HEADS, Item, Measure
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.said import says_no_object
from fupin_analysis.core.words.terms import fold, load_vocabulary, own_words

#: Topics that count people, and kinds of measures that count none.
_OF_PEOPLE, _OF_THINGS = frozenset({"cause", "registry", "exit"}), frozenset({"amount", "area", "length"})
#: Topics of people, and what counts who comes to something: 合计 below 培训人数 is not everybody.
_PEOPLE, _OF_COURSES = _OF_PEOPLE | {"population", "monitoring"}, frozenset({"participants", "sessions"})
#: Houses, and how their areas are counted.
_HOUSING, _ROOMS = "housing", "floor_area_m2"
_OF_PUPILS = "_of_students"
_TIMES, _VILLAGES = "person_times", "villages"


def measure_of(
    item: Item, said: str, wording: str, unit: str, is_stated: bool, units: Sequence[str], text: str, *, is_paid: bool = False
) -> Measure:
    """Choose what is counted: what the labels say, else what the unit says, else what the item's name implies.

    Persons in primary school receive no subsidy unless the table says that it is about subsidies (`is_stated`); those of a scheme
    (教育资助人数, 雨露计划人数) do. Where all of a table is money, who is named `is_paid` and not counted.
    """
    vocabulary = load_vocabulary()
    known = vocabulary.units.get(fold(unit))
    told = "" if is_paid else implied(fold(wording))
    if known and known.measures[0] == _TIMES:
        said = said or _TIMES  # who comes twice is counted twice, whatever else the item is counted in
    if said:
        choices = [_speaking(said, unit)]
    elif known:
        choices = [known.measures]
    else:
        lines = of_lines(item, units, fold(wording))
        choices = [_speaking(told, "") if told else [], item.measures if len(item.measures) == 1 else [], lines]
    shut = {"recipients"} if _may_name_people(item) and said != "recipients" and not is_stated else set()
    for names in choices:
        fitting = [name for name in names if name in item.measures and name not in shut]
        if fitting:
            return vocabulary.measures[fitting[0]]
    if are_heads(item, unit):
        return vocabulary.measures["count"]
    is_of_another = said in _OF_COURSES and item.topic in _PEOPLE
    if said and any(are_related(said, own) for own in item.measures) and not (shut or is_of_another):
        return vocabulary.measures[said]
    if said or known:
        expected = "、".join(vocabulary.measures[name].zh for name in item.measures)
        raise CellProblem("F202", {"got": vocabulary.measures[said].zh if said else unit, "expected": expected})
    raise CellProblem("F205", {"got": text})


def area_in(measure: Measure, item: Item, unit: str, lines: Sequence[str]) -> Measure:
    """Return how an area is counted that no item has: as the table's line of units says, and of houses as rooms are.

    Parameters
    ----------
    measure, item
        What is counted, and of what.
    unit
        The unit beside the cell or in its headings.
    lines
        Units of the table's line.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> area, homes = vocabulary.measures["area_mu"], vocabulary.item("housing", "resettlement_homes")
    >>> [area_in(area, homes, unit, lines).name for unit, lines in (("", ()), ("", ["套", "亩"]), ("亩", ()))]
    ['floor_area_m2', 'area_mu', 'area_mu']
    """
    measures, units = load_vocabulary().measures, load_vocabulary().units
    if measure.kind != "area" or unit or (measure.name in item.measures and not item.is_own):
        return measure
    told = {
        known.measures[0] for line in lines if (known := units.get(fold(line))) and measures[known.measures[0]].kind == "area"
    }
    if len(told) == 1:
        return measures[told.pop()]
    return measures[_ROOMS] if item.topic == _HOUSING else measure


def measure_said(heads: Sequence[Label], rows: Sequence[Label]) -> str:
    """Return the measure that a label says, the nearest heading first; 贫困村 over 贫困人口 only says whose they are."""
    labels = (*reversed(heads), *rows)
    said = next((reading.measure for label in labels for reading in label.readings if reading.measure), "")
    if said or not any(map(_is_kind_of_village, labels)):
        return said
    counted = (implied(fold(words_of(label))) for label in labels if not _is_kind_of_village(label))
    return next((measure for measure in counted if measure in HEADS), "")


def _is_kind_of_village(label: Label) -> bool:
    return bool(label.readings) and all(
        reading.items and all(item.name.endswith(_VILLAGES) for item in reading.items) for reading in label.readings
    )


def tells_measure(labels: Sequence[Label]) -> bool:
    """Whether a label has a unit or a noun that says what is counted."""
    return any(label.unit or implied(fold(words_of(label))) for label in labels)


#: School stages that the subsidies have no part for.
_FURTHER_STAGES = (("education", "higher_vocational"), ("education", "undergraduate"))


def scheme_beside(item: Item, titles: Sequence[str]) -> str:
    """Return the scheme that titles name where `item` is a school stage of another: 中职 under 雨露计划 is none of the subsidies.

    Examples
    --------
    >>> stage = load_vocabulary().item("education", "secondary_vocational")
    >>> scheme_beside(stage, ["2018年雨露计划补助统计表"]), scheme_beside(stage, ["2018年教育补助统计表"])
    ('雨露计划', '')
    """
    subsidies = load_vocabulary().balances["education_by_stage"]
    if item not in subsidies.parts and (item.topic, item.name) not in _FURTHER_STAGES:
        return ""
    words = (reading for title in titles for reading in words_in(title) for other in reading.items if other.topic == item.topic)
    named = list(words)
    is_own = any(other in (subsidies.whole, *subsidies.parts) for reading in named for other in reading.items)
    is_scheme = bool(named) and "amount_yuan" in named[0].items[0].measures  # 贫困学生 are those whom a scheme is for
    return named[0].items[0].zh if is_scheme and not is_own else ""


def counted_apart(item: Item, measure: Measure, wording: str, stated: Sequence[str], about: str = "") -> Item:
    """Return an item that counts people as its own words where it is money or an area, and pupils of a roll as those in school.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> illness = vocabulary.item("cause", "illness")
    >>> [counted_apart(illness, vocabulary.measures[name], "因病", ["cause"]).name for name in ("households", "amount_yuan")]
    ['illness', '因病']
    """
    vocabulary = load_vocabulary()
    if item.topic not in _OF_PEOPLE or item.is_own:
        return item
    if measure.kind in _OF_THINGS and measure.name not in item.measures:
        wording = f"{about} {wording}" if about and says_no_object(wording) else wording
        return vocabulary.item(next(iter(stated), item.topic), own_words(wording))
    if item.name.endswith(_OF_PUPILS) and "education" in stated:
        pupils = narrow(vocabulary.item("education", "in_school"), group=item.name.removesuffix(_OF_PUPILS), is_told=True)
        return pupils or vocabulary.item("education", own_words(wording))
    return item


def _may_name_people(item: Item) -> bool:
    """Return whether an item's name also names a group of people, as the school stages name their pupils."""
    stages = load_vocabulary().balances["education_by_stage"].parts
    return item in stages


def _speaking(said: str, unit: str) -> Sequence[str]:
    """Return the measures that a word may stand for, the likeliest first.

    What a unit can count, its plainest word can name: 人数 are persons, recipients or participants, by the item. 金额（元/户） is
    an amount per household.
    """
    vocabulary = load_vocabulary()
    measure = vocabulary.measures[said]
    own = vocabulary.units.get(fold(measure.unit_zh))
    is_plain = measure.kind == "count" and own is not None and own.measures[0] == said
    names = [said, *(own.measures if own and is_plain else ())]
    known = vocabulary.units.get(fold(unit))
    if known and measure.kind == "amount" and said not in known.measures:
        names = [name for name in known.measures if vocabulary.measures[name].kind == measure.kind] + names
    return names
