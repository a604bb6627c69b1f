"""What a cell is about where its labels are not all words of the vocabulary: an item composed by grammar, or its own words.

Nothing that is a number under a heading is thrown away for its words: it stays a figure under the topic that the headings tell.
What is never a quantity (telephone numbers, codes, ranks, dates) stays set aside, and so does what has no heading at all.

The labels are read as one phrase first. :data:`STEPS` then ask one after the other what the table makes of that: whose the
figure is, and what a title adds to headings that do not say it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fupin_analysis.clean.cell.headings_together import match_headings, topics_above, without_dimensions
from fupin_analysis.clean.cell.measure import measure_said, tells_measure
from fupin_analysis.clean.cell.under_title import (
    all_of_title,
    is_managed,
    is_of_some_month,
    title_at_times,
    title_over,
    under_title,
    without_payment,
)
from fupin_analysis.clean.cell_subject import OF_PEOPLE, OF_VILLAGES, count_another
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.no_figures import check_quantity
from fupin_analysis.clean.wording.own_words import (
    is_of_another,
    leaves_open,
    says_only_how,
    unit_at_end,
    words_of,
)
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.core.words.facets import ROLLS, base_of, load_facets, meant_under, narrow
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.matches import Match, keep_words
from fupin_analysis.core.words.people import names_group
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.said import says_no_object
from fupin_analysis.core.words.terms import fold, load_vocabulary
from fupin_analysis.core.words.topics import NEEDS_TOPIC, topics_of

#: What holds of each one of something is no whole number: 户均就业人数1.84.
_OF_EACH = re.compile("(?:户|人|村|组|亩|次|生|队|平)均(?!收入|纯|可支配|增收|补助|工资)")
#: Which group of the register a title limits a table to.
GROUPS = {
    "exited": "exited",
    "not_exited": "not_exited",
    "general": "ordinary",
    "low_income_allowance": "low_income_allowance",
    "extreme_poverty_support": "extreme_poverty",
    "with_labour": "with_labour",
    "total": "monitored",
    "marginal": "marginal",
    "unstable_exited": "unstable",
    "sudden_hardship": "sudden",
    "disabled": "disabled",
}
_MEANS = frozenset({"amount_per_person_yuan", "amount_per_household_yuan"})
#: Items that are a state, which a title about it says of nobody.
_STATES = frozenset({"housing/safe", "infrastructure/safe_water"})
#: Those who left poverty beside those who are watched are one group of the vocabulary.
_GROUPS_TOGETHER: dict[tuple[str, ...], tuple[str, ...]] = {("exited", "monitored"): ("exited_and_monitored",)}


@dataclass(frozen=True)
class OpenCell:
    """The labels of a cell put together, and what is known of its table.

    Parameters
    ----------
    texts
        Words of the labels, without those that only say how or when something is counted.
    headings
        Those of them that say more than by what the ones below are told apart.
    wording
        The words with which the figure is kept.
    measure
        What the labels or the title say is counted.
    unit
        Unit written beside the cell, in a column of units, in the cell or in a heading.
    topics
        Topics spoken of, the most telling first.
    lines
        Units of the table's line of units.
    section
        The text standing alone above the row.
    context
        What is known of the whole table.
    is_ambiguous
        Whether the labels mean several known items, or one that is not counted so: then none is taken.
    labels
        The labels themselves.
    """

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    wording: str
    measure: str
    unit: str
    topics: tuple[str, ...]
    lines: tuple[str, ...]
    section: str
    context: TableContext
    is_ambiguous: bool
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class OpenSubject:
    """What a cell is taken for so far.

    Parameters
    ----------
    item, measure
        What is counted, and in what.
    wording
        The words with which it is kept.
    said
        What is counted as far as something says so.
    is_settled
        Whether nothing else is asked.
    """

    item: Item
    measure: Measure
    wording: str
    said: str
    is_settled: bool = False

    def of(self, found: Match, wording: str) -> OpenSubject:
        """Return the reading with what a phrase came to instead."""
        return replace(self, item=found.item, measure=found.measure, wording=wording)


def open_subject(
    heads: Sequence[Label],
    rows: Sequence[Label],
    *,
    context: TableContext,
    section: str = "",
    unit: str = "",
    lines: Sequence[str] = (),
    is_ambiguous: bool = False,
) -> tuple[Item, Measure, str]:
    """Return item, measure and wording of a cell of which not every label is known.

    Parameters
    ----------
    heads, rows
        Labels above and beside the cell.
    context
        What is known of the whole table.
    section
        The text standing alone above the row.
    unit
        Unit written beside the cell, in a column of units or in the cell.
    lines
        Units of the table's line of units.
    is_ambiguous
        Whether the labels mean several known items, or one that is not counted so: then none is taken.

    Raises
    ------
    CellProblem
        F205 where there are no words, or words under which no quantity stands.
    """
    labels = (*rows, *heads)
    texts = tuple(text for label in labels if not says_only_how(label) and (text := words_of(label)))
    measure = measure_said(heads, rows) or ("" if unit or lines or tells_measure(labels) else context.measure)
    whole = all_of_title(context)
    if all(map(_is_whole_count, texts)) and whole is not None and measure in whole.measures:
        return whole, load_vocabulary().measures[measure], whole.zh
    everybody = load_vocabulary().item("population", "total")
    if not texts and context.is_of_places and not {*context.stated} - {"population"} and measure in everybody.measures:
        return everybody, load_vocabulary().measures[measure], everybody.zh
    is_number = context.about.endswith("数") and implied(fold(context.about)) != ""  # 外出务工人数, and not 贫困村情况
    if not texts and (unit or lines or measure or is_number):
        texts = title_at_times(labels, context.about)
    wording = " ".join(dict.fromkeys(texts)) or title_over((*heads, *rows), context.about)
    check_quantity(texts, wording, is_counted=any(label.unit for label in labels))
    cell = OpenCell(
        texts=texts,
        headings=tuple(without_dimensions(texts)),
        wording=wording,
        measure=measure,
        unit=unit or next((own for label in (*heads, *rows) if (own := unit_at_end(label.text))), ""),
        topics=_topics(texts, section, context),
        lines=tuple(lines),
        section=section,
        context=context,
        is_ambiguous=is_ambiguous,
        labels=labels,
    )
    reading = _read_headings(cell)
    for step in STEPS:
        reading = step.change(cell, reading) or reading
        if reading.is_settled:
            break
    return reading.item, reading.measure, reading.wording


def _topics(texts: Sequence[str], section: str, context: TableContext) -> tuple[str, ...]:
    """Return what a cell may be about: what its section and headings say, its titles, the labels beside it."""
    money = {"funds"} if context.stated else set()  # one column of money makes no table of works one of funds
    beside = [topic for topic in context.siblings if topic not in money]
    return _nearest_first([*topics_of(section), *topics_above(texts), *context.stated, *beside])


def _nearest_first(topics: Sequence[str]) -> tuple[str, ...]:
    """Return topics without doubles, the rolls last: of poor villages (建档立卡) a table may count anything."""
    return tuple(dict.fromkeys([*(topic for topic in topics if topic not in ROLLS), *topics]))


def _read_headings(cell: OpenCell) -> OpenSubject:
    """Return what the headings say as one phrase, the title's where they name nothing."""
    above = [cell.section, cell.context.title.text, cell.context.about]
    found = match_headings(
        cell.headings, topics=cell.topics, headings=above, unit=cell.unit, measure=cell.measure, lines=cell.lines
    )
    return OpenSubject(found.item, found.measure, cell.wording, cell.measure)


def _as_group_of_title(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    context, item = cell.context, reading.item
    if not context.is_of_groups or item.is_own or item.topic in context.stated[:1] or not names_group(item):
        return None
    phrase = " ".join([without_payment(context.about), *cell.headings])
    wording = f"{context.about} {reading.wording}"
    found = match_phrase(phrase, topics=cell.topics, unit=cell.unit, measure=cell.measure, is_contrasted=True)
    if context.about.endswith("任务") or f"{found.item.topic}/{base_of(found.item)}" in _STATES:
        # of 改造任务完成情况 the task or what was done, of 住房安全排查 who was looked at or is safe: nobody says
        return reading.of(keep_words(phrase, topics=cell.topics, unit=cell.unit, measure=cell.measure), wording)
    return reading.of(found, wording)


def _as_less_than_title(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    context, item = cell.context, reading.item
    is_titled = item.name.endswith(OF_VILLAGES) or any(item in one.items for one in context.title.readings)
    if item.is_own or item.topic not in OF_PEOPLE or not is_titled:
        return None
    alone = match_headings(cell.headings or [""], topics=cell.topics, unit=cell.unit, measure=cell.measure, lines=cell.lines)
    if alone.item == item or not (count_another(cell.labels, item) or any(map(_says_more, cell.labels))):
        return None
    told = " ".join(text for label in cell.labels if (text := words_of(label)))
    wording = f"{context.about} {told}"
    return reading.of(keep_words(wording, topics=cell.topics, unit=cell.unit, measure=cell.measure), wording)


def _says_more(label: Label) -> bool:
    """Whether a label is words that are no measure, no sum and no wording of time: 在岗 of 贫困人口 are not all of them."""
    return not label.readings and not label.period and bool(words_of(label))


def _as_nothing_known(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    if not cell.is_ambiguous:
        return None
    kept = keep_words(reading.wording, topics=cell.topics, unit=cell.unit, measure=cell.measure)
    return reading.of(kept, reading.wording)


def _as_no_mean(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    measures, item = load_vocabulary().measures, reading.item
    is_mean = bool(item.measures) and all(name in _MEANS for name in item.measures)
    if item.is_own or not is_mean or measures[reading.measure.name].kind != "count":
        return None
    kept = keep_words(f"{reading.wording}：", topics=cell.topics, unit=cell.unit, measure=reading.measure.name)
    return reading.of(kept, reading.wording)


def _within_limits(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    limits, item = cell.context.limits, reading.item
    if item.is_own or not limits or item.topic in {"registry", *(limit.topic for limit in limits)}:
        return None
    groups = tuple(dict.fromkeys(GROUPS.get(limit.name, "") for limit in limits))
    groups = _GROUPS_TOGETHER.get(groups, groups)
    narrower = _of_group(item, groups[0]) if len(groups) == 1 else None
    if narrower is not None:
        return replace(reading, item=narrower, is_settled=True)
    names = {name: group.zh for name, group in load_facets().groups.items()}
    whose = dict.fromkeys(names.get(GROUPS.get(limit.name, ""), limit.zh) for limit in limits)
    wording, said = f"{'和'.join(whose)} {reading.wording}", reading.measure.name
    kept = keep_words(f"{wording}：", topics=[item.topic], unit=cell.unit, measure=said)
    return replace(reading.of(kept, wording), said=said)


def _of_group(item: Item, group: str) -> Item | None:
    """Return an item of one group of the register; None where the vocabulary has none."""
    if f"_of_{group}_" in f"{item.name}_":
        return item
    return narrow(item, group=group, is_told=True) if group else None


def _with_title(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    context, about = cell.context, cell.context.about
    is_of_all = not (context.limits or context.is_of_groups or context.are_works_beside)
    is_dated = context.is_of_month or not any(map(is_of_some_month, cell.texts))
    if not (reading.item.is_own and is_of_all and is_dated and _needs_title(cell, reading) and _is_of_title(cell, reading)):
        return None
    whole = under_title(about, cell.texts, topics=cell.topics, unit=cell.unit, measure=reading.said)
    if whole is None or whole.item.topic not in context.stated:
        return None
    return replace(reading.of(whole, f"{about} {reading.wording}"), is_settled=True)


def _needs_title(cell: OpenCell, reading: OpenSubject) -> bool:
    """Whether the headings leave open of what they speak, so that the title has to say it."""
    wording, about = reading.wording, cell.context.about
    if not about or not cell.texts:
        return False
    is_of_roll = _is_of_roll(about) and NEEDS_TOPIC.fullmatch(fold(wording)) is not None
    is_untold = says_no_object(wording) or all(map(leaves_open, cell.texts))
    return is_of_roll or is_managed(wording) or is_untold or _is_whole_count(wording)


def _is_of_title(cell: OpenCell, reading: OpenSubject) -> bool:
    """Whether headings are of all that the title is about: 已改造 under 住房安全 is no state of it."""
    is_sum = any(one.is_total for text in cell.texts for one in read_label(text).readings)
    is_of_moves = _is_of_roll(cell.context.about) or any(map(is_managed, cell.texts))
    return is_sum or is_of_moves or _is_whole_count(reading.wording)


def _is_of_roll(about: str) -> bool:
    """Whether a title is about who comes and goes: 年初在保, 新增 and 本年退出 under 低保动态管理 are of the roll."""
    return about.endswith("动态")


def _is_whole_count(wording: str) -> bool:
    """Whether words say that all are counted, and in what: 总户数."""
    return any(one.is_total and one.measure for one in read_label(wording).readings)


def _in_own_words(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    if not reading.item.is_own:
        return None
    is_untold = _needs_title(cell, reading) and not reading.wording.startswith(cell.context.about)
    wording = f"{cell.context.about} {reading.wording}" if is_untold else reading.wording
    told = [topic for text in cell.texts[-1:] for topic in reversed(topics_of(text))]
    is_of_money = cell.topics[:1] == ("funds",)  # whose money it is, the last heading says
    topics = _nearest_first([*told, *cell.topics] if is_of_money else [*cell.topics, *told])
    return reading.of(keep_words(wording, topics=topics, unit=cell.unit, measure=reading.said), wording)


def _as_titles_mean_it(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    above = [cell.context.title.text, cell.context.about, cell.section]
    return replace(reading, item=meant_under(reading.item, above, reading.wording))


def _as_none_of_another_topic(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    stated, wording = cell.context.stated, reading.wording
    titles = [cell.context.title.text, cell.context.about, wording]
    if not is_of_another(reading.item, reading.measure, stated, titles):
        return None
    kept = keep_words(f"{wording}：", topics=stated, unit=cell.unit, measure=reading.measure.name)
    return replace(reading, item=kept.item)


def _as_mean(cell: OpenCell, reading: OpenSubject) -> OpenSubject | None:
    nearest = cell.texts[-1] if cell.texts else reading.wording
    is_mean = reading.item.is_own and reading.measure.kind == "count" and _OF_EACH.match(fold(nearest)) is not None
    return replace(reading, measure=load_vocabulary().measures["quantity"]) if is_mean else None


@dataclass(frozen=True)
class Step:
    """What the table makes of a reading of its headings.

    Parameters
    ----------
    change
        Return the reading that follows, or None where it stays as it is.
    why
        Why it is asked, and why there.
    """

    change: Callable[[OpenCell, OpenSubject], OpenSubject | None]
    why: str


#: Asked one after the other, until one settles the reading.
STEPS = (
    Step(
        _as_group_of_title,
        "groups side by side are those for whom the title's work is done: their own item would be the roll's",
    ),
    Step(_as_less_than_title, "what a title of people names are all of them: 在岗 and 培训人次 below it are not"),
    Step(_as_nothing_known, "of several known items none is taken, and none that is not counted so"),
    Step(_as_no_mean, "what each has on average is counted in money: 户数 under 人均纯收入 are whose income it is"),
    Step(_within_limits, "a known item is that of the group to which the title limits the table, or of no known one"),
    Step(_with_title, "what no heading names, title and headings may name together; only where the table is of all of it"),
    Step(_in_own_words, "what nothing names keeps its words, the title's before them where they do not say of what they speak"),
    Step(_as_titles_mean_it, "one word is several items, by the title: asked of what the steps before have found"),
    Step(_as_none_of_another_topic, "a known item of a topic that no title states, and not counted so, is none of this table"),
    Step(_as_mean, "what holds of each one of something is no whole number; last, since it asks whether the words were kept"),
)
