"""What titles, sheet and file names say of a whole table: township, year, period, topic, units."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from typing import TypeVar

from fupin_analysis.clean.cell_subject import OF_VILLAGES
from fupin_analysis.clean.layout.headers import UNITS_ALONE, is_caption
from fupin_analysis.clean.names import townships_in, village_in
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import IN_LABEL, SCHOOL_YEAR, clean_period, times_in, years_in
from fupin_analysis.clean.places import clean_township, normalise_name
from fupin_analysis.clean.village_forms import counts_villages, is_caption_of_villages, is_of_a_village, village_told
from fupin_analysis.clean.wording.beside import groups_in
from fupin_analysis.clean.wording.explanations import is_note
from fupin_analysis.clean.wording.labels import Label, LabelReading, read_label, read_title
from fupin_analysis.clean.wording.left_out import without_left_out
from fupin_analysis.clean.wording.line_units import are_schemes, is_told_beside, says_money
from fupin_analysis.clean.wording.own_words import is_account
from fupin_analysis.clean.wording.plan_tables import is_plan
from fupin_analysis.clean.wording.populations import (
    are_apart,
    limits_with,
    not_understood,
    population_lines,
    populations_of,
    strange_population,
)
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.clean.wording.title_days import as_of, days_in, filled_in, last_of, week_in
from fupin_analysis.clean.wording.title_rolls import names_everybody
from fupin_analysis.clean.wording.totals import are_works_beside
from fupin_analysis.core.answers import answers
from fupin_analysis.core.period import is_span
from fupin_analysis.core.words.facets import ROLLS
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.narrowing import OF_PEOPLE, group_named
from fupin_analysis.core.words.said import stages_of
from fupin_analysis.core.words.terms import fold, load_vocabulary
from fupin_analysis.core.words.topics import title_topics, topics_of

_T = TypeVar("_T")

_NEXT_CAPTION = re.compile(r"\s+(?=[^\s:：]{1,8}[:：])")
_UNITS = re.compile(r"(?<![报属送在])(?:计量|金额)?单位[:：]([^:：()（）]+)|[(（]([^()（）:：]{1,4})[)）]")
_REPORT_DATE = re.compile(
    r"(?:填报|填表|报送|制表|上报|打印|导出|报出|生成)(?:日期|时间).*|有效期(?:限|至)?.*|(?:制定|批准|备案)(?:机关|文号).*|(?:批准|备案)?文号[:：].*|表号[:：].*"
)
#: A sentence that states a number is none that says what a table is about.
_COUNTED = re.compile("[0-9]+[个户人名万元亩公里]")
#: Reports of a month or a quarter.
_REPORTS = re.compile("月报|月度|季报|季度(?:报|统计)")
_RUN_OF_MONTHS = re.compile("月?份?[-—–~～至到](?:(?:19|20)[0-9]{2}年)?[0-9一二三四五六七八九十]{1,2}月")
#: The month or quarter up to which is counted: 截至2018年8月底.
_UP_TO_PART = re.compile("截.*(?:月份?|季度)[底末]?")
#: The stage of what is to be done.
_PLANNED = "planned"
#: What titles say of places, and of nothing that is done there.
_OF_PLACES = re.compile("基本(?:情况|信息|概况)|概况|基础(?:信息|数据)|[村镇乡]情(?:况一览|一览|统计)?表?$")
_OF_GATHERED = re.compile(
    "(?:信息|数据|资料|档案|情况|登记|调查)(?:采集|采录|补录|录入|更新|填报|核实|核对|登记|调查)*(?:汇总|统计)?[表卡册]"
)
#: Topics of people, whose groups make up all of them.
_OF_PEOPLE = frozenset({"registry", "exit", "monitoring", "population", "cause"})
#: Groups that are items of social assistance themselves.
_LIVING = frozenset({"low_income_allowance", "extreme_poverty", "disabled"})
_DAY = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")


@dataclass(frozen=True)
class Setting:
    """What holds for every cell of a table unless its own labels say otherwise.

    Parameters
    ----------
    township
        Name of the township the table is about; empty where it is not told.
    year
        Statistical year; None where none or several are named.
    years
        Years that were named, for the message.
    period
        Part of the year (``2018H1``) that a title names; empty for the whole year.
    context
        What is known of its subjects.
    notes
        Other townships that weaker sources name.
    filled
        The date of filling in, where nothing else tells the year.
    village
        Name of the village that the nearest title says the table is about.
    is_of_village
        Whether titles say that it is the form of one village, whether they name it or not.
    about
        Titles without what captions state, and the name of the sheet.
    whom
        Words for those counted whom no word of the vocabulary means: 农业户籍人口.
    school_year
        The year in which the school year of the table begins (2022—2023学年), with the half that a title names.
    of_subjects
        Of whom a note says that one subject is counted.
    last
        The last of the years over which the nearest title runs (2014—2020年历年脱贫情况); 0 where it names no such run.
    week
        The last day of the week that a title names by its days (6月6日—6月12日): as of it is what came in 本周.
    """

    township: str
    year: int | None
    years: tuple[int, ...]
    period: str
    context: TableContext
    notes: tuple[str, ...] = ()
    filled: str = ""
    village: str = ""
    is_of_village: bool = False
    about: tuple[str, ...] = ()
    whom: str = ""
    school_year: tuple[int, str] | None = None
    of_subjects: tuple[tuple[str, tuple[Item, ...], str], ...] = ()
    is_all_beside: bool = False
    last: int = 0
    week: str = ""

    def context_of(self, labels: Sequence[Label]) -> TableContext:
        """Return the context of a cell: a note may limit one subject of the table (务工就业统计对象为脱贫人口), and no other."""
        told, _ = self._limit_of(labels)
        return replace(self.context, limits=told) if told else self.context

    def whom_of(self, labels: Sequence[Label]) -> str:
        """Return the words of a note for those of whom a cell is, where no word of the vocabulary means them."""
        return self.whom or self._limit_of(labels)[1]

    def _limit_of(self, labels: Sequence[Label]) -> tuple[tuple[Item, ...], str]:
        texts = [fold(label.text) for label in labels]
        found = ((people, words) for subject, people, words in self.of_subjects if any(subject in text for text in texts))
        return next(found, ((), ""))

    def with_topics(self, topics: Sequence[str]) -> Setting:
        """Return the setting with further topics that titles and the heading above the row labels tell (致贫原因)."""
        stated = tuple(dict.fromkeys([*self.context.stated, *topics]))
        return replace(self, context=replace(self.context, stated=stated))

    def of_things(self) -> Setting:
        """Return the setting without what titles say it is about: they are those of the table above a list of things."""
        context = replace(self.context, title=Label(""), stated=(), limits=(), about="", is_plan=False, left_out="", measure="")
        return replace(self, context=context)

    def of_listed_villages(self) -> Setting:
        """Return the setting of a list of villages whose title names them (贫困村情况): none of its numbers counts villages."""
        context = self.context
        readings = [one for one in context.title.readings if not any(item.name.endswith(OF_VILLAGES) for item in one.items)]
        if len(readings) == len(context.title.readings):
            return self
        title = replace(context.title, readings=tuple(readings))
        return replace(self, context=replace(context, title=title, measure=""))

    def of_groups(self, labels: Sequence[Label], rows: Sequence[str] = (), headings: Sequence[Label] = ()) -> Setting:
        """Return the setting of a table whose labels are several groups of people, none of them what the title is about.

        So are those whose `rows` are kinds of work (产业, 就业, 教育): several topics, none of them people, whatever the title
        says. Their 合计 is not all of a group. Its `headings` may
        tell what 完成数 among them is.
        """
        named = {group for label in labels if (group := group_named(label.text)) in OF_PEOPLE}
        topic = next(iter(self.context.stated), "")
        is_of_groups = len(named) > 1 and bool(self.context.about) and bool(topic) and topic not in ROLLS
        is_of_groups = is_of_groups and topic not in ("cause", "monitoring", "income")
        is_of_groups = is_of_groups and not (topic == "living" and named <= _LIVING)  # 低保户, 特困户: items of that topic
        topics = {found[0] for text in rows if (found := topics_of(text))}
        is_of_kinds = len(topics) > 1 and not topics & _OF_PEOPLE
        context = replace(self.context, is_of_groups=is_of_groups or is_of_kinds)
        stated = tuple(one for one in context.stated if not (is_of_kinds and one in _OF_PEOPLE))
        context = replace(context, stated=stated, is_money_said=any(map(says_money, labels)))
        context = replace(context, are_works_beside=are_works_beside(labels), is_told_beside=is_told_beside(headings))
        are_moved = any("同步" in label.text or "随迁" in label.text for label in headings) and "搬迁" in context.about
        context = replace(context, is_account=is_account(labels), are_moved=are_moved, are_schemes=are_schemes(labels))
        context = replace(context, groups=groups_in(label.text for label in labels))
        context = replace(context, are_limits_apart=are_apart(context.limits, [label.text for label in labels]))
        context = replace(
            context, is_plan_of_year_beside=any(label.period and "planned" in stages_of(label.text) for label in labels)
        )
        of_one = self.is_of_village and not any(counts_villages(label.text) for label in labels)
        return replace(self, context=context, is_of_village=of_one, is_all_beside=names_everybody([one.text for one in labels]))


def read_setting(
    titles: Sequence[str],
    *,
    sheet: str,
    file: str,
    township: str,
    year: int | None,
    labels: Sequence[Label] = (),
    others: Sequence[str] = (),
    corners: Sequence[str] = (),
    feet: Sequence[str] = (),
    notes: Sequence[str] = (),
    ledger: str = "",
) -> Setting:
    """Read what is around a table.

    Whose figures these are is told, in this order, by the caller (who names a township on purpose), the nearest title, the
    sheet's name, the file's name, the titles of the workbook's other sheets (`others`), and the folder. The year is told by the
    same texts, and by the caller where none tells it. A source that names two townships or two years settles nothing, and the
    next one is asked; one that contradicts a stronger one is said. Units may also stand in the headings of names (`corners`).
    The date of filling in, above a table or in its foot (`feet`), counts where nothing else tells the year. Lines above it and
    `notes` below it may say whom it counts. The column of days of a `ledger` may say of which year it is.
    """
    of_one = populations_of([*titles, *notes])
    of_all = tuple(people for subject, people in of_one if any(subject in fold(title) for title in titles))
    whom = tuple(dict.fromkeys([*population_lines([*titles, *notes]), *of_all]))
    path = PurePosixPath(file)
    names = [title for title in titles if not _REPORT_DATE.search(normalise_name(title))]
    above = [*reversed(path.parts[:-1])]
    beside = "；".join(dict.fromkeys(others))  # one source: sheets of several townships or years tell nothing of this one
    own_titles = _of_this_alone(titles)
    about = [title for title in own_titles if not is_caption(title) and not is_caption_of_villages(title)]
    told = [without_left_out(title) for title in about]  # who filled it in is not what it is about
    told.append(without_left_out(sheet))
    said = [text for text, _ in told if not is_note(text)]
    captions = [title for title in titles if is_caption(title) and not is_note(title)]
    times = [*(_DAY.sub("", normalise_name(title)) for title in names), *names, ledger, sheet, path.stem, beside, *above]
    answer = answers().about(file)
    days = days_in(names)
    found = answer.year or _first_alone(times, years_in) or year or _first_alone(days, years_in)
    filled = "" if found or any(map(years_in, times)) else filled_in([*titles, *feet])
    found = found or (int(filled[:4]) if filled else None)
    title = next((label for label in map(read_title, said) if _names_item(label)), Label(""))
    context = TableContext(
        title=title,
        stated=tuple(
            dict.fromkeys(topic for text in (*said, without_left_out(path.stem)[0], *captions) for topic in title_topics(text))
        ),
        siblings=_siblings(labels),
        limits=limits_with(said, whom, found),
        units=_units_in([*titles, *corners]),
        about=next(
            (label.text for label in map(read_title, said) if topics_of(label.text) and not _COUNTED.search(label.text)), ""
        ),
        is_plan=any(map(is_plan, names)),
        are_units_alone=any(title.startswith(UNITS_ALONE) for title in titles),
        left_out=next(filter(None, (less for _, less in told)), ""),
        measure=_counted_in(said),
        year=found or 0,
    )
    context = replace(context, is_of_places=not context.limits and any(map(_is_of_places, said)))
    naming = [title for title in titles if not is_note(title)]
    own, others_named = _whose(naming, [sheet, path.stem], [beside, *above], answer.township or normalise_name(township))
    spoken = [title for title in names if not is_note(title)]
    period = _period_in([f"截至{filled}"] if filled else spoken, found) or as_of(days, found, names)
    period = period or _period_in(_names_of_month(sheet, path.stem, [*spoken, *others]), found)
    return Setting(
        township=own,
        year=found,
        years=tuple(dict.fromkeys(chain.from_iterable(map(years_in, names)))),
        last=last_of(names) if found is None else 0,
        period=period,
        week=week_in(names, found),
        context=replace(context, is_of_month="M" in period or "-" in period),
        notes=others_named,
        filled=filled,
        village=next(filter(None, map(village_in, said)), "") or village_told(titles),
        is_of_village=is_of_a_village(titles),
        about=(*said, *whom),
        whom=strange_population(whom, context.limits),
        school_year=_school_year([*names, sheet, path.stem]),
        of_subjects=tuple(_limited(subject, people, found) for subject, people in of_one if people not in of_all),
    )


def _is_of_places(title: str) -> bool:
    """Whether a title is of places and of nothing that is done there: 贫困村基本情况, and what is gathered of villages."""
    return _OF_PLACES.search(title) is not None or (
        _OF_GATHERED.search(title) is not None and read_title(title).text.endswith("村")
    )


def _of_this_alone(titles: Sequence[str]) -> Sequence[str]:
    """Return the titles of a table without those of tables above it on the sheet, the nearest first.

    A title that names a township or a year and its subject is a table's own: whom another such title further above it is about
    (残疾人两项补贴) is nothing to this one (临时救助).
    """
    whole = [place for place, title in enumerate(titles) if _is_whole(title)]
    return titles[: whole[1]] if len(whole) > 1 else titles


def _is_whole(title: str) -> bool:
    plain = normalise_name(title)
    is_dated = bool(years_in(plain) or townships_in(plain))
    return is_dated and not is_caption(title) and not is_note(title) and bool(topics_of(read_title(title).text))


def _limited(subject: str, people: str, year: int | None) -> tuple[str, tuple[Item, ...], str]:
    """Return a subject with the part of the register that a note limits it to, or its words where they mean none."""
    limits = limits_with([], [people], year)
    return subject, limits, "" if limits else not_understood(subject, people)


def _school_year(texts: Sequence[str]) -> tuple[int, str] | None:
    """Return the year in which the only school year named begins, and the half of it that is named with it."""
    found = {(int(match[1]), match[3] or "") for text in texts for match in SCHOOL_YEAR.finditer(normalise_name(text))}
    return found.pop() if len(found) == 1 else None


def _counted_in(titles: Sequence[str]) -> str:
    """Return the measure that the nearest title that is understood names; empty where it names none, or may mean several."""
    label = next((label for label in map(read_title, titles) if label.readings), Label(""))
    measures = {reading.measure for reading in label.readings}
    return measures.pop() if len(measures) == 1 else ""


def _whose(titles: Sequence[str], named: Sequence[str], far: Sequence[str], township: str) -> tuple[str, tuple[str, ...]]:
    """Return the township, and those that other sources name instead of it.

    What the caller says is held against titles and names, the nearest title against the names of sheet and file; further titles
    and folders may speak of other tables.
    """

    def found(texts: Sequence[str]) -> list[str]:
        return [names[0] for names in map(townships_in, texts) if len(names) == 1]

    own = clean_township(township) if township else next(iter(found([*titles, *named, *far])), "")
    rivals = found([*(titles if township else ()), *named])
    return own, tuple(dict.fromkeys(name for name in rivals if name != own))


def _first_alone(texts: Sequence[str], find: Callable[[str], list[_T]]) -> _T | None:
    """Return what the first text that names exactly one names."""
    return next((found[0] for found in map(find, texts) if len(set(found)) == 1), None)


def _topics_of(reading: LabelReading) -> set[str]:
    topics = {reading.topic} if reading.topic else {item.topic for item in reading.items}
    return topics if len(topics) == 1 else set()


def _names_item(label: Label) -> bool:
    return any(reading.wording and not reading.needs_topic for reading in label.readings)


def _siblings(labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the topic of the labels that name one beyond doubt, if it is the same for all."""
    sure = (reading for label in labels for reading in label.readings if reading.wording and not reading.needs_topic)
    topics = {topic for reading in sure for topic in _topics_of(reading)}
    return tuple(topics) if len(topics) == 1 else ()


def _units_in(titles: Sequence[str]) -> tuple[str, ...]:
    """Return the units of a line such as ``单位：户、人、万元``."""
    units = load_vocabulary().units
    pieces = (piece for title in titles for piece in _NEXT_CAPTION.split(title))  # 单位：公里、万元　　填报：县交通局
    written = (match[1] or match[2] for piece in pieces for match in _UNITS.finditer(normalise_name(piece)))
    return tuple(
        dict.fromkeys(unit for text in written for unit in (text, *re.split("[,，、;；/]", text)) if fold(unit) in units)
    )


def _period_in(titles: Sequence[str], year: int | None) -> str:
    """Return the part of the year that a title names; several parts, or a day, are no part."""
    found = [match[0] for title in titles for match in IN_LABEL.finditer(normalise_name(title))]
    parts: set[str] = set()
    for text in found:
        try:
            part = clean_period(text, year=year or 2000)
        except CellProblem:
            return text if _RUN_OF_MONTHS.search(text) else ""  # 2-5月 is no period, and not the whole year
        parts |= {part} if "-" not in part or is_span(text) or _UP_TO_PART.fullmatch(text) else set()
    narrow = {part for part in parts if not part.isdigit() and part[:4] == str(year)}
    return narrow.pop() if year is not None and len(narrow) == 1 else ""


def _names_of_month(sheet: str, file: str, texts: Sequence[str]) -> list[str]:
    """Return the name of sheet or file that says of which month a monthly report is; those of annual tables say when it came."""
    is_report = any(_REPORTS.search(text) for text in (*texts, sheet, file))
    is_one_of_months = IN_LABEL.fullmatch(sheet.strip()) and any(IN_LABEL.fullmatch(text.strip()) for text in texts)
    return [name for name in (sheet, file) if times_in(name)][:1] if is_report or is_one_of_months else []


def period_label(text: str) -> Label:
    """Return the label of a cell in a column of periods."""
    return Label(text, period=text, readings=(LabelReading(),))


def section_label(text: str) -> Label:
    """Return what a label standing alone adds to the rows below it: topic and period."""
    return read_label(text) if text else Label("")
