"""What one cell of a foreign table is about: the labels around it, put together.

Each label says part of it (因病 the item, 户数 the measure, the title the topic). The parts must fit together in exactly one
way; if they fit in none or in several, the item is composed by grammar or keeps its own words
(:mod:`fupin_analysis.clean.wording.own_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from fupin_analysis.clean.cell.measure import area_in, counted_apart, measure_of, scheme_beside
from fupin_analysis.clean.cell.open_subject import open_subject
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.beside import heads_alone
from fupin_analysis.clean.wording.labels import Label, LabelReading, read_label
from fupin_analysis.clean.wording.line_units import are_all_money, is_of_any, is_share, lines_alone, lines_for, unit_without_money
from fupin_analysis.clean.wording.own_units import own_unit, without_unit
from fupin_analysis.clean.wording.own_words import is_of_another, is_of_works, words_of
from fupin_analysis.clean.wording.table_context import TableContext as TableContext  # what a cell is read with
from fupin_analysis.clean.wording.totals import are_only_pupils, is_sum_meant
from fupin_analysis.core.answers import Meaning, answers
from fupin_analysis.core.words.composing import OF
from fupin_analysis.core.words.counting import counted_as, implied
from fupin_analysis.core.words.facets import meant_in, meant_under, narrow
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.narrowing import OF_PEOPLE, OF_ROLLS, group_named
from fupin_analysis.core.words.people import are_everybody
from fupin_analysis.core.words.phrases import has_part, is_money, is_stage, match_phrase
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Labels that say that all of a township are counted, whatever the title is about; and those that do beside groups of people.
_EVERYBODY, _ALL_GROUPS = re.compile("(?:[全本][镇乡县]|[全本]村(?:总?(?:户|人|人口)数?)?)|全部"), re.compile("总计|合计")
#: Headings that end so count something, whatever unit the table's line of units names for its amounts.
_COUNTS = re.compile(
    r"村$|(?:户|人|人口)$|(?:[个户人次期场处座条村名家头只批件种份所栋套台项间宗]|项目|人次|户次)数$|[个户人]次$|率[%％]?$|比例[%％]?$|占比[%％]?$"
)
#: The topic of money as such.
_MONEY = "funds"
#: Topics of several works, each of which has a sum of its own.
_OF_WORKS = frozenset({"housing", "education"})
#: What happens in a year, where the same words without one may say what stands at its end.
_OF_A_YEAR = "exit"
#: All of the register.
_ROLL = ("registry", "total")
_ROLLS = ("registry", "monitoring", "exit")
#: Topics of what everybody has or lacks: in a table of one 总户数 are all households.
_OF_EVERYBODY = frozenset({"infrastructure", "medical", "employment", "income"})


@dataclass(frozen=True)
class CellSubject:
    """What a cell states.

    Parameters
    ----------
    item, measure
        Words of the vocabulary.
    is_renamed
        Whether the vocabulary calls the item otherwise than the table does.
    wording
        The label that names the item.
    unit
        The unit written beside the cell.
    """

    item: Item
    measure: Measure
    is_renamed: bool
    wording: str
    unit: str

    def as_written(self, text: str) -> str:
        """Return the cell as written, after the table's own name for the item where the vocabulary has another."""
        return f"{self.wording} {text}" if self.is_renamed else text


def find_subject(
    heads: Sequence[Label],
    rows: Sequence[Label],
    *,
    context: TableContext,
    section: Label,
    row_unit: str = "",
    cell_unit: str = "",
) -> CellSubject:
    """Put the labels of a cell together; where they are not all known, compose its item by grammar or keep its own words.

    Parameters
    ----------
    heads, rows
        Labels above and beside the cell.
    context
        What is known of the whole table.
    section
        The label standing alone above the row; only its topics count.
    row_unit, cell_unit
        Unit from a column of units, and the one written in the cell itself.

    Raises
    ------
    CellProblem
        F205 no heading, or one under which no quantity stands.
    """
    heads, rows = _answered(heads), _answered(rows)
    taught = _taught(heads, rows, row_unit or cell_unit)
    if taught is not None:
        return taught
    heads = heads_alone(heads)
    strange = own_unit((*reversed(heads), *reversed(rows)), row_unit, cell_unit)
    if strange:
        return _in_unknown_unit(heads, rows, context=context, section=section, unit=strange)
    whose = context.limits
    texts = [words_of(label) for label in (*heads, *rows)] if whose else []
    is_of_all = any(_ALL_GROUPS.fullmatch(text) for text in texts) and len(context.groups) > 1
    if is_of_all or any(group_named(text) in OF_ROLLS or _EVERYBODY.fullmatch(text) for text in texts):
        context = replace(context, limits=())  # whose figure it is, the labels say themselves
    lines = lines_for((*heads, *rows), context.units, context.is_money_said, context.is_told_beside)
    lines = lines_alone((*heads, *rows), lines, context.units) if context.are_units_alone else lines
    titles, scheme, beside = (context.title.text, context.about), "", (row_unit, cell_unit)
    try:
        known = _known_subject(heads, rows, context=context, section=section, beside=beside, lines=lines, whose=whose)
        scheme = scheme_beside(known.item, titles)
        if scheme or is_of_another(known.item, known.measure, context.stated, titles, known.wording):
            raise CellProblem("F202")
        if is_of_works(known.item, context.stated):
            raise CellProblem("F205")
        return replace(known, item=counted_apart(known.item, known.measure, known.wording, context.stated, context.about))
    except CellProblem as problem:
        unit = next((label.unit for label in (*reversed(heads), *reversed(rows)) if label.unit), row_unit)
        item, measure, wording = open_subject(
            heads,
            rows,
            context=context,
            section=section.text,
            unit=unit or cell_unit or _unit_of_all(heads, rows, lines) or unit_without_money((*heads, *rows), context.units),
            is_ambiguous=problem.code == "F206" or (problem.code == "F202" and not is_of_any((*reversed(heads), *rows))),
            lines=lines,
        )
    measure = area_in(measure, item, unit or cell_unit, (*lines, *context.units))
    if scheme := scheme or scheme_beside(item, titles):
        wording = f"{scheme} {wording}"
        paid = load_vocabulary().measures["recipients"]
        measure = paid if measure.name == "persons" else measure  # who is paid, as their sum is
        narrower = match_phrase(wording, topics=[item.topic], measure=measure.name).item
        item = narrower if OF in narrower.name else match_phrase(f"{wording}：", topics=[item.topic], least=1.1).item
    units = lines if item.is_own and context.are_units_alone else (*lines, *context.units)
    unit = unit or next((unit for unit in units if _counts_in(unit, measure)), "")
    if item.is_own and measure.name == "quantity" and fold(unit) in load_vocabulary().units and f"（{unit}）" not in wording:
        wording = f"{wording}（{unit}）"  # a width in 米 is no way in km
        item = match_phrase(f"{wording}：", topics=[item.topic], measure="quantity", least=1.1).item
    unit = unit if _counts_in(unit, measure) else ""
    item = counted_apart(item, measure, wording, context.stated, context.about)
    return CellSubject(item, measure, fold(wording) not in (fold(item.zh), fold(item.name)), wording, unit)


def _in_unknown_unit(
    heads: Sequence[Label], rows: Sequence[Label], *, context: TableContext, section: Label, unit: str
) -> CellSubject:
    """Return a quantity in its own words and its own unit (户均配变容量（千伏安）): no item is known to be counted so."""
    bare, beside = ([without_unit(label, unit) for label in labels] for labels in (heads, rows))
    found = find_subject(bare, beside, context=replace(context, units=()), section=section)
    wording = f"{found.wording}（{unit}）"
    match = match_phrase(f"{wording}：", topics=[found.item.topic], measure="quantity", least=1.1)
    return CellSubject(match.item, match.measure, True, wording, "")


def _counts_in(unit: str, measure: Measure) -> bool:
    """Whether a unit as written is one of a measure: 第一书记（人） are counted in 名, and 千伏安 is no unit of any."""
    known = load_vocabulary().units.get(fold(unit))
    return known is not None and measure.name in known.measures


def _unit_of_all(heads: Sequence[Label], rows: Sequence[Label], lines: Sequence[str]) -> str:
    """Return the unit of a table of which everything is in one unit; not for a heading that says itself what it counts."""
    named = [*heads, *rows]
    labels = [label for label in named if group_named(label.text) not in OF_PEOPLE] or named  # 人均纯收入 of 脱贫户
    if len(lines) == 1 and is_share(lines[0]):
        return lines[0]
    if len(lines) != 1 or any(_counts(label) or reading.measure for label in labels for reading in label.readings):
        return ""
    return "" if any(map(_counts, labels)) else lines[0]


def _counts(label: Label) -> bool:
    """Whether a heading ends as one that counts: 项目个数, 公示次数."""
    return _COUNTS.search(words_of(label)) is not None


def _answered(labels: Sequence[Label]) -> Sequence[Label]:
    """Return labels with the unit or the measure that somebody said they have."""
    readings = answers()
    if not readings.entries:
        return labels
    return tuple(_with_answer(label, readings.heading(label.text)) for label in labels)


def _with_answer(label: Label, meaning: Meaning | None) -> Label:
    if meaning is None or meaning.item is not None:
        return label
    measure = (LabelReading(measure=meaning.measure.name),) if meaning.measure else label.readings
    return replace(label, unit=meaning.unit or label.unit, readings=measure)


def _taught(heads: Sequence[Label], rows: Sequence[Label], unit: str) -> CellSubject | None:
    """Return what somebody said the labels mean; None where nobody did.

    An answer about one label leaves to the others what is counted. Labels are known as they stand, without unit and period, and
    as the words in which their figures are kept.
    """
    readings = answers()
    if not readings.entries:
        return None
    labels = (*rows, *heads)
    words = {label: words_of(label) for label in labels}
    texts = [(label, text) for label in labels for text in dict.fromkeys((label.text, words[label]))]
    texts.append((labels[-1], " ".join(dict.fromkeys(text for text in words.values() if text)))) if labels else None
    told = [(label, text, meaning) for label, text in texts if text and (meaning := readings.heading(text)) is not None]
    named = [(text, meaning) for _, text, meaning in told if meaning.item is not None]
    if not named:
        return None
    text, meaning = named[-1]
    item = meaning.item
    assert item is not None
    written = next((one.unit for one in (*reversed(heads), *reversed(rows)) if one.unit), unit)
    unit = next((own.unit for *_, own in reversed(told) if own.unit), "") or written
    said = next((reading.measure for one in labels for reading in one.readings if reading.measure), "")
    measure = meaning.measure or measure_of(item, said, text, unit, True, (), text)
    return CellSubject(item, measure, True, normalise_name(text), unit if _counts_in(unit, measure) else "")


def _known_subject(
    heads: Sequence[Label],
    rows: Sequence[Label],
    *,
    context: TableContext,
    section: Label,
    beside: tuple[str, str],
    lines: Sequence[str],
    whose: Sequence[Item],
) -> CellSubject:
    """Put labels together of which every part is known; raise CellProblem where they fit in no way or in several."""
    heads, (row_unit, cell_unit) = _understood(heads), beside
    unknown = next((label for label in (*heads, *rows) if not label.readings), None)
    if unknown is not None:
        code = "F204" if unknown in rows else "F205"
        raise CellProblem(code, {"got": unknown.text}, load_vocabulary().nearest(unknown.text))
    labels = (*rows, *heads)
    unit = next((label.unit for label in (*reversed(heads), *reversed(rows)) if label.unit), row_unit)
    text = " ".join(label.text for label in labels)
    named = list(dict.fromkeys(_named(labels, context, section)))
    if not named:
        raise CellProblem("F204", {"got": text}, load_vocabulary().nearest(text))
    dated = {reading for label in labels if label.period for reading in label.readings}
    named = named if dated else [(meant_in(item, context.year), reading, measure) for item, reading, measure in named]
    happened = [entry for entry in named if entry[0].topic == _OF_A_YEAR and entry[1] in dated]
    named = happened or named  # 2019年脱贫户数 left poverty in that year, whatever the title is about
    named = [entry for entry in named if entry[0] in whose] or named  # 脱贫户数 under 脱贫人口增收情况 are all who have
    topics = [topic for topic in context.stated if any(item.topic == topic for item, _, _ in named)]
    if len({(item.topic, item.name) for item, _, _ in named}) > 1 and topics:
        named = [entry for entry in named if entry[0].topic == topics[0]]
    if len({(item.topic, item.name) for item, _, _ in named}) > 1:
        names = dict.fromkeys(item.zh for item, _, _ in named)
        raise CellProblem("F206", {"got": text, "expected": "、".join(names)})
    item, reading, measure = max(
        named, key=lambda entry: (bool(entry[2]), fold(entry[1].wording) == fold(entry[0].zh), entry[1].wording)
    )
    if (
        item.topic == _MONEY
        and context.stated
        and _MONEY not in context.stated
        and (is_stage(reading.wording) or is_money(reading.wording))
    ):
        raise CellProblem("F204", {"got": text})  # 拨付资金 in a table of 危房改造 is the money of that
    stages = (
        one for label in labels for one in label.readings if one.wording and item not in one.items and is_stage(one.wording)
    )
    if item.topic == _MONEY and any(stages):
        raise CellProblem("F204", {"got": text})  # 中央 below 到位资金 is what arrived of it
    if context.are_moved and (item.topic, item.name) == _ROLL and not reading.is_total:
        item = narrow(load_vocabulary().item("housing", "relocation"), group="registered", is_told=True) or item
    is_title = item.topic in context.stated[:1] or bool(dated)
    if context.is_of_groups and (item.topic == "registry" or (item.topic in (_OF_A_YEAR, "monitoring") and not is_title)):
        raise CellProblem("F204", {"got": f"{context.about} {text}"})  # 低保户 whose house was rebuilt
    if context.limits and item.topic not in {"registry", *(limit.topic for limit in context.limits)}:
        raise CellProblem("F204", {"got": f"{context.limits[0].zh} {text}"})
    is_sum_of_rows = reading.is_total and any(reading in label.readings for label in rows)
    if is_sum_of_rows and item.topic in _ROLLS and any(topic not in (*_ROLLS, "cause") for topic in context.stated):
        raise CellProblem("F204", {"got": text})  # 合计 below 护林员 and 保洁员 of those watched are not all of them
    if len(context.limits) == 1 and reading.is_total and (item.topic, item.name) == _ROLL:
        item = context.limits[0]  # 合计 of 未脱贫户致贫原因 is all of those
    said = {reading.topic for label in (*labels, section) for reading in label.readings}
    is_stated = item.topic in said or item.topic in context.stated
    is_stated = is_stated and not are_only_pupils([context.about, context.title.text])
    lines = () if any(map(_counts, labels)) else lines
    measure = measure or ("" if unit or cell_unit or lines or implied(fold(reading.wording)) else context.measure)
    item = counted_as(meant_under(item, [context.about, context.title.text, section.text], text), unit or cell_unit, measure)
    is_paid = are_all_money(labels, context.units, context.is_money_said)
    found = measure_of(item, measure, reading.wording, unit or cell_unit, is_stated, lines, text, is_paid=is_paid)
    unit = unit or next((unit for unit in context.units if _counts_in(unit, found)), "")
    unit = unit if _counts_in(unit, found) else ""
    wording = next((normalise_name(label.text) for label in labels if reading in label.readings), reading.wording)
    return CellSubject(item, found, fold(reading.wording) != fold(item.zh), wording, unit)


def _understood(heads: Sequence[Label]) -> Sequence[Label]:
    """Return the headings, read as one where they say nothing one by one: 计划 over 脱贫户数."""
    if len(heads) < 2 or all(label.readings for label in heads):
        return heads
    joined = read_label("".join(label.text for label in heads))
    return (joined,) if joined.readings else heads


def _named(labels: Sequence[Label], context: TableContext, section: Label) -> Iterator[tuple[Item, LabelReading, str]]:
    """Yield each item that the labels can mean together, the reading that names it, and the measure said, if any.

    The title names an item only where the labels cannot: 建档立卡户数 under 贫困发生率统计表 is no rate.
    """
    said = {reading.topic for reading in section.readings if reading.topic}
    of_title = [[reading] for reading in context.title.readings if reading.wording and not _is_everybody(reading)]
    combinations = list(product(*(label.readings for label in labels)))
    are_named = any(reading.wording for combination in combinations for reading in combination)
    for combination in combinations:
        measures = {reading.measure for reading in combination if reading.measure}
        topics = {reading.topic for reading in combination if reading.topic}
        names = [reading for reading in combination if reading.wording]
        for naming in [names] if names else [] if are_named else of_title:
            reading = _one_of(naming)
            if reading is not None and len(measures) <= 1:
                register = {"registry"} if len(naming) > 1 and any(map(_is_register, naming)) else set()
                for item in _within(reading, topics or register or said, context):
                    yield item, reading, next(iter(measures), "")


def _is_everybody(reading: LabelReading) -> bool:
    """Whether a title's words say of whom it is and of what else: 农户住房安全 is about no 农户."""
    return bool(reading.topic) and are_everybody(reading.items)


def _one_of(naming: Sequence[LabelReading]) -> LabelReading | None:
    """Return the reading that names the item; the whole register above it (建档立卡贫困户 over 因病) takes nothing from it."""
    naming = [one for one in naming if not one.is_total] or naming  # 总数 below 持证残疾人 is all of them
    inner = [reading for reading in naming if not _is_register(reading)] or list(naming[:1])
    inner = [one for place, one in enumerate(inner) if not has_part(one.items, [other.items for other in inner[place + 1 :]])]
    return inner[0] if len({reading.items for reading in inner}) == 1 else None


def _is_register(reading: LabelReading) -> bool:
    return not reading.is_total and all((item.topic, item.name) == ("registry", "total") for item in reading.items)


def _within(reading: LabelReading, topics: set[str], context: TableContext) -> Sequence[Item]:
    """Narrow the items of a wording to the topics spoken of: labels must agree with it, titles help to choose.

    A wording that means something only within a topic (其他) means nothing where no topic is spoken of.
    """
    if topics - {"registry"}:
        return [item for item in reading.items if item.topic in topics]
    if reading.is_total:
        titles = tuple(filter(None, (context.title.text, context.about)))
        items = [item for item in reading.items if item.topic not in _OF_WORKS or is_sum_meant(item, titles)]
        items = [item for item in items if not (context.are_works_beside and item.topic == "housing")]
        reading = replace(reading, items=tuple(items))
    if len(reading.items) == 1 and not reading.needs_topic:
        return reading.items
    for topic in (*topics, *context.stated):
        found = [item for item in reading.items if item.topic == topic]
        if found:
            return found
    own = [item for item in reading.items if reading.wording in (fold(name) for name in item.names)]
    if reading.is_total and len(own) == 1 and not context.stated:
        return own  # 总人口, in a table that speaks of nothing else
    found = [item for item in reading.items if item.topic in context.siblings]
    if not found and reading.is_total:
        found = _sum_of([*topics, *context.stated, *context.siblings])
    if not found and reading.is_total and len(own) == 1 and context.stated[:1] and context.stated[0] in _OF_EVERYBODY:
        return own  # 总户数 beside those whose water is safe
    return found or (reading.items if reading.is_total else ())


def _sum_of(topics: Sequence[str]) -> list[Item]:
    """Return what the items of a topic without a total of its own add up to by definition: all causes are the register."""
    vocabulary = load_vocabulary()
    for topic in topics:
        if "total" not in vocabulary.topics[topic].items:
            for balance in vocabulary.balances.values():
                if {part.topic for part in balance.parts} == {topic} and balance.whole.topic != topic:
                    return [balance.whole]
    return []
