"""What was read in a document to figures: numbers with an item become rows of figures, each at home in its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa

from fupin_analysis.clean.prose.answered import ANSWERED, apply_answers
from fupin_analysis.clean.prose.certainty.namesakes import label_of
from fupin_analysis.clean.prose.certainty.one_figure import are_rivals, is_rounded, is_told_by_ends
from fupin_analysis.clean.prose.own_sums.again import ask_of_tables, rivals_in
from fupin_analysis.clean.prose.own_sums.check import as_problem, ask_amounts, check_amounts, find_sums, first_of_each, quote
from fupin_analysis.clean.prose.own_sums.rows import OwnSum, rows_in
from fupin_analysis.clean.prose.paper.problems import named_problems
from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.places.of_village import UNNAMED
from fupin_analysis.clean.prose.planned import planned_figures
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.clean.quarantine import Cleaned, Row, set_aside, to_cleaned
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.answers import answers
from fupin_analysis.core.disk.store import to_arrow
from fupin_analysis.core.figures import number_statements
from fupin_analysis.core.prose import CERTAIN, Mention, Paragraph, Prose, ProseReading, exactness, fragment
from fupin_analysis.core.source import Source, as_sum, join_sources
from fupin_analysis.core.words.terms import own_words
from fupin_analysis.errors import Problem

#: Problems for which nothing of a document is taken.
STOPS = frozenset({"F131", "F132", "F210", "F211", "F218"})
_TWO_KINDS = re.compile("巩固提升|巩固户")
_WHOLE_YEAR = len("2018")
_COUNTING = "〇一二三四五六七八九十"


def clean_prose(prose: Prose, *, township: str = "", year: int | None = None) -> Cleaned:
    """Clean one document of prose.

    Parameters
    ----------
    prose
        The document as read from its file.
    township, year
        What the caller knows of it.

    Returns
    -------
    Cleaned
        Figures of its text and of its tables; numbers put under no item are rows of the quarantine (F281), and so are numbers
        read with doubt that differ from another statement of the same figure (F282): they are asked about first. Sums of the
        text's own that do not hold are told with their sentence (F283), or asked about (F200). Problems that the
        text names are records.
    """
    reading = apply_answers(read_prose(prose, township=township, year=year))
    texts = {paragraph.number: paragraph for paragraph in reading.prose.paragraphs}  # without names of persons

    def aside(code: str, mention: Mention, expected: str) -> Row:
        problem = Problem(code, where=where_of(mention, reading), details={"got": mention.text, "expected": expected})
        words = fragment(mention, texts[mention.paragraph])
        return set_aside(problem, words, township=reading.township, topic=mention.topic)

    if any(problem.code in STOPS for problem in reading.problems):
        aside_all = [aside("F284", mention, mention.unit) for mention in reading.mentions if is_lost(mention)]
        own = _told_sums(find_sums(reading), reading)  # of whomever the paper is
        lost = to_cleaned([], [*aside_all, *own], reading.problems)
        if not prose.tables:
            return lost
        tables = clean_cells(prose.tables, township=township, year=year)  # a page that is nothing but a table
        return replace(tables, aside=pa.concat_tables([lost.aside, tables.aside]))
    kept, asked = settle_rivals(reading)
    leftovers = [aside("F281", mention, mention.unit or "无单位") for mention in reading.mentions if mention.kind == "leftover"]
    answered = {
        id(mention): answer
        for mention in (*kept, *asked)
        if (answer := answers().cell(where_of(mention, reading), fragment(mention, texts[mention.paragraph]))) is not None
    }
    doubts = [aside("F282", mention, label_of(mention)) for mention in asked if id(mention) not in answered]
    stated = [*kept, *(mention for mention in asked if id(mention) in answered)]
    figures = [
        figure_row(replace(mention, confidence=ANSWERED), reading, texts[mention.paragraph]) | {"value": answered[id(mention)]}
        if id(mention) in answered
        else figure_row(mention, reading, texts[mention.paragraph])
        for mention in stated
    ]
    figures, told, checked = _with_sums(figures, stated, reading)
    figures = [one for row, mention in zip(figures, stated, strict=True) for one in rows_of_each(row, mention)]
    sums = _told_sums(told, reading, checked)
    areas = [aside(whose(mention)[0], mention, whose(mention)[1]) for mention in reading.mentions if mention.kind == "other_area"]
    beside = clean_tables(prose, township=reading.township, year=reading.year) if prose.tables else None
    if beside is not None:
        rows = beside.figures.to_dict("records")
        sums += [_aside_of(mention, said, reading, is_asked=True) for mention, said in ask_of_tables(reading, rows)]
    cleaned = to_cleaned(figures, [*leftovers, *areas, *doubts, *sums], reading.problems, records=named_problems(reading))
    return cleaned if beside is None else _with_tables(cleaned, beside)


def is_lost(mention: Mention) -> bool:
    """Whether a number counts something, though its document as a whole is not used."""
    return bool(mention.family) and mention.kind in ("figure", "other_area", "leftover")


def whose(mention: Mention) -> tuple[str, str]:
    """Return the code under which a number of another area is set aside, and that area; 本村 is one that nobody can tell.

    Examples
    --------
    >>> whose(Mention(1, 0, 3, "63个", "other_area", reasons=[("area", "全县")]))
    ('F275', '全县')
    """
    area = next((word for how, word in mention.reasons if how == "area"), "")
    return "F277" if area == UNNAMED else "F275", area


def _told_sums(sums: Sequence[OwnSum], reading: ProseReading, checked: Sequence[OwnSum] = ()) -> list[Row]:
    """Tell of the numbers that others of the text do not make, each once and with its sentence; the cross-check tells some."""
    others = {id(one.wrong) for one in checked}
    wrong = [(one.wrong, one.said) for one in sums if not one.holds and not one.is_asked]
    wrong += check_amounts(reading)
    asked = [(one.wrong, one.said) for one in sums if one.is_asked] + ask_amounts(reading)
    is_sure = {id(mention) for mention, _said in wrong}
    return [
        _aside_of(mention, said, reading, is_asked=id(mention) not in is_sure)
        for mention, said in first_of_each([*wrong, *asked])
        if id(mention) not in others
    ]


def _aside_of(mention: Mention, said: str, reading: ProseReading, *, is_asked: bool) -> Row:
    problem = as_problem(mention, said, where_of(mention, reading), reading, is_asked=is_asked)
    return set_aside(problem, quote(mention, reading), township=reading.township)


def clean_tables(prose: Prose, *, township: str, year: int) -> Cleaned:
    """Clean the tables of a document; in one of half a year they are of the half-year where they do not say otherwise.

    Parameters
    ----------
    prose
        The document as read from its file.
    township, year
        Whose it is, as read from its text.
    """
    cleaned = clean_cells(prose.tables, township=township, year=year, is_alone=False)
    if not any(_TWO_KINDS.search(paragraph.text) for paragraph in prose.paragraphs):
        cleaned = _as_in_sentences(cleaned)
    setting = read_prose_setting(prose, township=township, year=year)
    period = setting.period
    if setting.is_plan:
        return Cleaned(to_arrow("figures", planned_figures(cleaned.figures, year)), cleaned.aside, cleaned.problems)
    if len(period) <= _WHOLE_YEAR:
        return cleaned
    figures = cleaned.figures
    figures["period"] = figures["period"].where(figures["period"] != str(year), period)
    return Cleaned(to_arrow("figures", figures), cleaned.aside, cleaned.problems)


def _with_sums(figures: list[Row], stated: list[Mention], reading: ProseReading) -> tuple[list[Row], list[OwnSum], list[OwnSum]]:
    """Let each part keep the name of its sum, for the cross-check, and return the sums that do not hold.

    First those to be told of here, since a part of them is no figure, then those that the cross-check tells.
    """
    by_place = {(one.paragraph, one.start): at for at, one in enumerate(stated)}
    wholes: dict[int, list[str]] = {}
    lists: Counter[int | None] = Counter()
    told: list[OwnSum] = []
    checked: list[OwnSum] = []
    for one in find_sums(reading):
        places = [by_place.get((number.paragraph, number.start)) for number in (one.whole, *one.parts)]
        stands = [at for at in places if at is not None]
        is_all = len(stands) == len(places)
        lists[places[0]] += is_all
        if not one.holds:
            (checked if is_all else told).append(one)
        for at in places[1:] if places[0] is not None else ():
            if at is not None:
                wholes.setdefault(at, []).append(
                    as_sum(where_of(one.whole, reading), lists[places[0]] if is_all else 0, is_asked=is_all and one.is_asked)
                )
    for at, mention in enumerate(stated):
        whole = by_place.get((mention.paragraph, mention.whole), at)
        if whole != at and at not in wholes:  # 其中 tells of some only
            wholes[at] = [as_sum(where_of(stated[whole], reading), 0)]
    return [row | {"part_of": join_sources(wholes[at])} if at in wholes else row for at, row in enumerate(figures)], told, checked


def _as_in_sentences(cleaned: Cleaned) -> Cleaned:
    """Read 贫困户 in a table as in sentences, where the paper tells no 巩固提升户 from them: as all on the register."""
    figures = cleaned.figures
    is_poor = (figures["topic"] == "registry") & (figures["item"] == "confirmed_poor")
    if not is_poor.any() or ((figures["topic"] == "registry") & figures["item"].isin(["consolidating", "total"])).any():
        return cleaned
    figures["item"] = figures["item"].where(~is_poor, "total")
    return Cleaned(to_arrow("figures", figures), cleaned.aside, cleaned.problems)


def _with_tables(text: Cleaned, tables: Cleaned) -> Cleaned:
    figures = number_statements(pd.concat([text.figures, tables.figures], ignore_index=True))
    aside = pa.concat_tables([text.aside, tables.aside])
    problems = (*text.problems, *tables.problems)
    return Cleaned(to_arrow("figures", figures), aside, problems, recorded=text.recorded)


def settle_rivals(reading: ProseReading) -> tuple[list[Mention], list[Mention]]:
    """Tell the figures of a reading that stand from those that are asked about.

    The same figure said twice differently is a finding, but only where both were read with confidence, in different paragraphs,
    and where one may be a slip of the other (:func:`~fupin_analysis.clean.prose.certainty.one_figure.are_rivals`). Within one
    paragraph they are more likely two things (two batches, two groups), so the later keeps its own words; far apart one is more
    likely a part of the other, and is asked about. A rounded number (近300户) says no more than the exact one beside it. What
    several paragraphs say alike stands before what one says otherwise. What one sentence says in the same words of different
    numbers is asked about, all of it.
    """
    rivals = {id(one) for rows in rows_in(reading) for one in rivals_in(rows)}
    said = {(*_key(one), one.value, one.paragraph) for one in reading.mentions if one.kind == "figure"}
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    together = {id(one) for one in reading.mentions if _WITH_COMMUNITIES.match(texts[one.paragraph], one.end)}
    confirmed: Counter[tuple[object, ...]] = Counter(about[:-1] for about in said)
    kept: list[Mention] = []
    asked: list[Mention] = []
    first: dict[tuple[str, ...], Mention] = {}
    for mention in reading.mentions:
        if mention.kind != "figure":
            continue
        if id(mention) in rivals:
            asked.append(mention)
            continue
        key = _key(mention)
        other = first.setdefault(key, mention)
        if other is mention or other.value == mention.value:
            kept.append(mention)
        elif is_told_by_ends(mention, other) or is_rounded(mention, other):
            if other.qualifier and not mention.qualifier:
                kept = [*(one for one in kept if one is not other), mention]
                first[key] = mention
        elif (
            mention.is_own
            or other.paragraph == mention.paragraph
            or _are_two_things(mention, other)
            or (id(mention) in together) != (id(other) in together)
        ):
            kept.append(_renamed(mention, first))
        elif min(mention.confidence, other.confidence) >= CERTAIN and are_rivals(mention, other):
            kept.append(mention)
        elif _weight(mention, confirmed) <= _weight(other, confirmed):
            asked.append(mention)
        else:
            asked += [one for one in kept if _key(one) == key]
            kept = [*(one for one in kept if _key(one) != key), mention]
            first[key] = mention
    return kept, asked


#: 13个村（社区）, of which 12 are villages.
_WITH_COMMUNITIES = re.compile("(?:行政)?村(?:[（(](?:社区|居)|居|[、/和与]社区)")
#: What is done with a thing, before its noun.
_WORK = re.compile(
    "^(?:发放|印[发制]|制作|张贴|悬挂|安装|新建|新修|修建|建成|建设|改造|购置|配备|购买|新增|完成|开展|举办|组织)+"
)


def _counts_otherwise(one: Mention, other: Mention) -> bool:
    """Whether of two numbers one counts things and the other people, though both are of one item: 岗位86个, 82人在岗."""
    return (one.unit == "个") != (other.unit == "个")


def _are_two_things(one: Mention, other: Mention) -> bool:
    """Whether two nouns of one item are told, none of them within the other: 宣传手册, 宣传单; not 卫生室, 村卫生室."""
    if _counts_otherwise(one, other):
        return True
    if one.family != "count":
        return False
    first, second = (_WORK.sub("", next((words for how, words in each.reasons if how == "label"), "")) for each in (one, other))
    return bool(first and second) and first not in second and second not in first and first[-2:] != second[-2:]


def _weight(mention: Mention, confirmed: Mapping[tuple[object, ...], int]) -> tuple[bool, int, float]:
    """Of two statements read alike the one said more often stands, else the larger, which is the whole."""
    return mention.confidence >= CERTAIN, confirmed[*_key(mention), mention.value], abs(mention.value)


def _key(mention: Mention) -> tuple[str, ...]:
    return (mention.topic, mention.item, mention.measure, mention.period, mention.place)


def _renamed(mention: Mention, first: dict[tuple[str, ...], Mention]) -> Mention:
    """Return a mention under a name of its own: its item's label and how often that has stood before."""
    label = label_of(mention)
    number = 2
    while True:
        count = _COUNTING[number] if number < len(_COUNTING) else str(number)
        own = replace(mention, item=own_words(f"{label}（其{count}）"), is_own=True, confidence=min(mention.confidence, 0.6))
        other = first.setdefault(_key(own), own)
        if other is own or other.value == own.value:
            return own
        number += 1


def where_of(mention: Mention, reading: ProseReading) -> str:
    """Return the address of a mention."""
    return str(Source(reading.prose.file, paragraph=mention.paragraph, first=mention.start + 1, last=mention.end))


def rows_of_each(row: Row, mention: Mention) -> list[Row]:
    """Return the row of a number, or one for each place that has as many.

    Parameters
    ----------
    row, mention
        The number as a row of the table of figures, and as it was read.
    """
    return [row | {"place": place} for place in mention.each] or [row]


def figure_row(mention: Mention, reading: ProseReading, paragraph: Paragraph) -> Row:
    """Return a mention as a row of the table of figures."""
    written = fragment(mention, paragraph)
    return {
        "township": reading.township,
        "year": reading.year,
        "period": mention.period or str(reading.year),
        "place": mention.place,
        "topic": mention.topic,
        "item": mention.item,
        "measure": mention.measure,
        "value": mention.value,
        "source": where_of(mention, reading),
        "qualifier": exactness(mention, written),
        "as_written": written,
    }
