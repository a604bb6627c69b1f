"""What a cell is about whose labels are all words of the vocabulary: the one item that they mean together, and its measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from fupin_analysis.clean.cell.measure import measure_of
from fupin_analysis.clean.cell_subject import CellSubject, count_another, counts, counts_in
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.labels import Label, LabelReading, read_label
from fupin_analysis.clean.wording.line_units import are_all_money, unit_without_money
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.clean.wording.totals import are_only_pupils, is_sum_meant
from fupin_analysis.core.words.counting import counted_as
from fupin_analysis.core.words.facets import meant_in, meant_under, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.people import are_everybody
from fupin_analysis.core.words.phrases import is_money, is_stage
from fupin_analysis.core.words.several import has_part
from fupin_analysis.core.words.terms import fold, load_vocabulary

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
class NamedItem:
    """An item that labels mean together, in its table.

    Parameters
    ----------
    item, reading, measure
        What is counted, the words of a label that name it, and the measure that labels say, if any.
    labels, rows
        All labels of the cell, and those beside it.
    is_dated
        Whether a label that says something says when as well.
    context
        What is known of the whole table.
    """

    item: Item
    reading: LabelReading
    measure: str
    labels: tuple[Label, ...]
    rows: tuple[Label, ...]
    is_dated: bool
    context: TableContext


def known_subject(
    heads: Sequence[Label],
    rows: Sequence[Label],
    *,
    context: TableContext,
    section: Label,
    beside: tuple[str, str],
    lines: Sequence[str],
    whose: Sequence[Item],
) -> CellSubject:
    """Put labels together of which every part is known.

    Parameters
    ----------
    heads, rows, context, section
        As of :func:`fupin_analysis.clean.cell.subject.find_subject`.
    beside
        Unit from a column of units, and the one written in the cell itself.
    lines
        Units of the table's line of units.
    whose
        Parts of the register to which a title limits the table, whatever the labels say of it.

    Raises
    ------
    CellProblem
        F204, F205 where they fit in no way, or their item is not the one that this table is about; F206 where in several.
    """
    heads = _understood(heads)
    unknown = next((label for label in (*heads, *rows) if not label.readings), None)
    if unknown is not None:
        code = "F204" if unknown in rows else "F205"
        raise CellProblem(code, {"got": unknown.text}, load_vocabulary().nearest(unknown.text))
    one = _named_item((*rows, *heads), tuple(rows), context, section, whose)
    text = " ".join(label.text for label in one.labels)
    for _why, is_so, before in _OF_ANOTHER:
        if is_so(one):
            raise CellProblem("F204", {"got": f"{before(context)} {text}".strip()})
    if len(context.limits) == 1 and one.reading.is_total and (one.item.topic, one.item.name) == _ROLL:
        one = replace(one, item=context.limits[0])  # 合计 of 未脱贫户致贫原因 is all of those
    unit = next((label.unit for label in (*reversed(heads), *reversed(rows)) if label.unit), beside[0])
    return _counted(one, section, unit, beside[1], () if any(map(counts, one.labels)) else lines)


def _named_item(
    labels: tuple[Label, ...], rows: tuple[Label, ...], context: TableContext, section: Label, whose: Sequence[Item]
) -> NamedItem:
    """Return the one item that labels mean together, narrowed by when and whose it is and by what titles state."""
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
    if _are_several(named) and topics:
        named = [entry for entry in named if entry[0].topic == topics[0]]
    if _are_several(named):
        names = dict.fromkeys(item.zh for item, _, _ in named)
        raise CellProblem("F206", {"got": text, "expected": "、".join(names)})
    item, reading, measure = max(
        named, key=lambda entry: (bool(entry[2]), fold(entry[1].wording) == fold(entry[0].zh), entry[1].wording)
    )
    if context.are_moved and (item.topic, item.name) == _ROLL and not reading.is_total:
        item = narrow(load_vocabulary().item("housing", "relocation"), group="registered", is_told=True) or item
    return NamedItem(item, reading, measure, labels, rows, bool(dated), context)


def _are_several(named: Sequence[tuple[Item, LabelReading, str]]) -> bool:
    return len({(item.topic, item.name) for item, _, _ in named}) > 1


def _is_money_of_work(one: NamedItem) -> bool:
    stated, word = one.context.stated, one.reading.wording
    return one.item.topic == _MONEY and bool(stated) and _MONEY not in stated and (is_stage(word) or is_money(word))


def _is_source_of_stage(one: NamedItem) -> bool:
    readings = (reading for label in one.labels for reading in label.readings)
    return one.item.topic == _MONEY and any(
        reading.wording and one.item not in reading.items and is_stage(reading.wording) for reading in readings
    )


def _is_group_of_work(one: NamedItem) -> bool:
    is_title = one.item.topic in one.context.stated[:1] or one.is_dated
    is_of_people = one.item.topic == "registry" or (one.item.topic in (_OF_A_YEAR, "monitoring") and not is_title)
    return one.context.is_of_groups and is_of_people


def _is_beyond_limits(one: NamedItem) -> bool:
    limits = one.context.limits
    return bool(limits) and one.item.topic not in {"registry", *(limit.topic for limit in limits)}


def _is_sum_of_others(one: NamedItem) -> bool:
    is_sum_of_rows = one.reading.is_total and any(one.reading in label.readings for label in one.rows)
    is_of_work = any(topic not in (*_ROLLS, "cause") for topic in one.context.stated)
    return is_sum_of_rows and one.item.topic in _ROLLS and is_of_work


def _is_sum_of_work(one: NamedItem) -> bool:
    """Whether a heading is 合计 of what the title is about, and that is no roll: 合计 beside banks under 脱贫户小额信贷."""
    is_bare = one.reading.is_total and fold(one.reading.wording) in ("合计", "总计", "共计", "小计")
    is_of_work = one.context.stated[:1] != () and one.context.stated[0] not in (*_ROLLS, "cause", "population")
    return is_bare and is_of_work and one.item.topic in _ROLLS and not any(map(_is_register, _readings_of(one)))


def _readings_of(one: NamedItem) -> list[LabelReading]:
    return [reading for label in one.labels for reading in label.readings if not reading.is_total and reading.wording]


def _is_counted_otherwise(one: NamedItem) -> bool:
    """Whether only a title names people or their villages, and a label counts something else: 培训人次, 期数, 批次数."""
    is_from_title = not any(one.reading in label.readings for label in one.labels)
    return is_from_title and count_another(one.labels, one.item)


#: When a known item is not what its table is about: why, whether it is so, and what the message says before the labels.
_OF_ANOTHER: tuple[tuple[str, Callable[[NamedItem], bool], Callable[[TableContext], str]], ...] = (
    ("拨付资金 in a table of 危房改造 is the money of that", _is_money_of_work, lambda _context: ""),
    ("中央 below 到位资金 is what arrived of it", _is_source_of_stage, lambda _context: ""),
    ("低保户 beside other groups are those whose house was rebuilt", _is_group_of_work, lambda context: context.about),
    ("what is of no limit of the title is of its people alone", _is_beyond_limits, lambda context: context.limits[0].zh),
    ("培训人次 and 批次数 below a title of people are not them", _is_counted_otherwise, lambda context: context.about),
    ("合计 beside banks is all that they lent, and not all of whom the title names", _is_sum_of_work, lambda _context: ""),
    ("合计 below 护林员 and 保洁员 of those watched are not all of them", _is_sum_of_others, lambda _context: ""),
)


def _counted(one: NamedItem, section: Label, unit: str, cell_unit: str, lines: Sequence[str]) -> CellSubject:
    """Return an item with its measure and unit, as the labels, the table's lines and its title say."""
    context, reading, labels = one.context, one.reading, one.labels
    text = " ".join(label.text for label in labels)
    said = {other.topic for label in (*labels, section) for other in label.readings}
    is_stated = one.item.topic in said or one.item.topic in context.stated
    is_stated = is_stated and not are_only_pupils([context.about, context.title.text])
    if context.are_schemes and not (unit or cell_unit):
        unit = unit_without_money((), context.units)  # 护理补贴 in a table in 人 are those who have it
    measure = one.measure or ("" if unit or cell_unit or lines or implied(fold(reading.wording)) else context.measure)
    meant = meant_under(one.item, [context.about, context.title.text, section.text], text)
    item = counted_as(meant, unit or cell_unit, measure)
    is_paid = are_all_money(labels, context.units, context.is_money_said)
    found = measure_of(item, measure, reading.wording, unit or cell_unit, is_stated, lines, text, is_paid=is_paid)
    unit = unit or next((unit for unit in context.units if counts_in(unit, found)), "")
    wording = next((normalise_name(label.text) for label in labels if reading in label.readings), reading.wording)
    return CellSubject(item, found, fold(reading.wording) != fold(item.zh), wording, unit if counts_in(unit, found) else "")


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
