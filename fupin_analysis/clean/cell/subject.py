"""What one cell of a foreign table is about: the labels around it, put together.

Each label says part of it (因病 the item, 户数 the measure, the title the topic). The parts must fit together in exactly one
way; if they fit in none or in several, the item is composed by grammar or keeps its own words
(:mod:`fupin_analysis.clean.cell.open_subject`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.cell.known_subject import known_subject
from fupin_analysis.clean.cell.measure import area_in, counted_apart, measure_of, scheme_beside
from fupin_analysis.clean.cell.open_subject import open_subject
from fupin_analysis.clean.cell_subject import CellSubject, counts, counts_in
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.beside import heads_alone
from fupin_analysis.clean.wording.labels import Label, LabelReading
from fupin_analysis.clean.wording.line_units import is_of_any, is_share, lines_alone, lines_for, unit_without_money
from fupin_analysis.clean.wording.own_units import own_unit, without_unit
from fupin_analysis.clean.wording.own_words import is_of_another, is_of_works, words_of
from fupin_analysis.clean.wording.populations import limit_named
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.core.answers import Meaning, answers
from fupin_analysis.core.words.composing import OF
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.last_nouns import admits
from fupin_analysis.core.words.matches import keep_words
from fupin_analysis.core.words.narrowing import OF_PEOPLE, OF_ROLLS, group_named
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

#: Labels that say that all of a township are counted, whatever the title is about; and those that do beside groups of people.
_EVERYBODY, _ALL_GROUPS = re.compile("(?:[全本][镇乡县]|[全本]村(?:总?(?:户|人|人口)数?)?)|全部"), re.compile("总计|合计")


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
    if _say_whose((*heads, *rows), context):
        context = replace(context, limits=())
    lines = lines_for((*heads, *rows), context.units, context.is_money_said, context.is_told_beside)
    lines = lines_alone((*heads, *rows), lines, context.units) if context.are_units_alone else lines
    titles, scheme, beside = (context.title.text, context.about), "", (row_unit, cell_unit)
    try:
        known = known_subject(heads, rows, context=context, section=section, beside=beside, lines=lines, whose=whose)
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
    if item.is_own and (plain := drop_brackets(wording)) != wording:  # 中职（含技校） under 雨露计划 is one of its stages as well
        scheme = scheme or scheme_beside(match_phrase(plain, topics=[item.topic], measure=measure.name).item, titles)
    if scheme := scheme or scheme_beside(item, titles):
        item, measure, wording = _of_scheme(item, measure, f"{scheme} {wording}")
    units = lines if item.is_own and context.are_units_alone else (*lines, *context.units)
    unit = unit or next((unit for unit in units if counts_in(unit, measure)), "")
    if item.is_own and measure.name == "quantity" and fold(unit) in load_vocabulary().units and f"（{unit}）" not in wording:
        wording = f"{wording}（{unit}）"  # a width in 米 is no way in km
        item = keep_words(f"{wording}：", topics=[item.topic], measure="quantity").item
    item = counted_apart(item, measure, wording, context.stated, context.about)
    is_renamed = fold(wording) not in (fold(item.zh), fold(item.name))
    return CellSubject(item, measure, is_renamed, wording, unit if counts_in(unit, measure) else "")


def _say_whose(labels: Sequence[Label], context: TableContext) -> bool:
    """Whether labels say themselves whose figure it is, whatever group the title limits the table to."""
    if not context.limits:
        return False
    texts = [words_of(label) for label in labels]
    is_of_all = any(_ALL_GROUPS.fullmatch(text) for text in texts) and len(context.groups) > 1
    if context.are_limits_apart and any(limit_named(context.limits, label.text) for label in labels):
        return True
    return is_of_all or any(group_named(text) in OF_ROLLS or _EVERYBODY.fullmatch(text) for text in texts)


def _of_scheme(item: Item, measure: Measure, wording: str) -> tuple[Item, Measure, str]:
    """Return what is counted within a scheme: the vocabulary's item of it, else its words; persons are paid, as their sum is."""
    measure = load_vocabulary().measures["recipients"] if measure.name == "persons" else measure
    narrower = match_phrase(wording, topics=[item.topic], measure=measure.name).item
    return narrower if OF in narrower.name else keep_words(f"{wording}：", topics=[item.topic]).item, measure, wording


def _in_unknown_unit(
    heads: Sequence[Label], rows: Sequence[Label], *, context: TableContext, section: Label, unit: str
) -> CellSubject:
    """Return a quantity in its own words and its own unit (户均配变容量（千伏安）): no item is known to be counted so."""
    bare, beside = ([without_unit(label, unit) for label in labels] for labels in (heads, rows))
    found = find_subject(bare, beside, context=replace(context, units=()), section=section)
    wording = f"{found.wording}（{unit}）"
    match = keep_words(f"{wording}：", topics=[found.item.topic], measure="quantity")
    return CellSubject(match.item, match.measure, True, wording, "")


def _unit_of_all(heads: Sequence[Label], rows: Sequence[Label], lines: Sequence[str]) -> str:
    """Return the unit of a table of which everything is in one unit; not for a heading that says itself what it counts."""
    named = [*heads, *rows]
    labels = [label for label in named if group_named(label.text) not in OF_PEOPLE] or named  # 人均纯收入 of 脱贫户
    if len(lines) == 1 and is_share(lines[0]):
        return lines[0]
    if len(lines) != 1 or any(counts(label) or reading.measure for label in labels for reading in label.readings):
        return ""
    known = load_vocabulary().units.get(fold(lines[0]))
    is_of_another = known is not None and not all(admits(fold(words_of(label)), known.measures[0]) for label in labels)
    return "" if is_of_another or any(map(counts, labels)) else lines[0]


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
    return CellSubject(item, measure, True, normalise_name(text), unit if counts_in(unit, measure) else "")
