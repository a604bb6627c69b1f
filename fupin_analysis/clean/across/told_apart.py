"""What a table tells apart stays apart: two headings, or two rows of kinds, that the vocabulary has but one figure for.

Whoever lays out 总投资 beside 完成投资 tells them apart, whether or not the vocabulary does. A heading that says the item's very
name keeps it; where a heading says it in other words, the figure keeps those. Rows of kinds under headings that name the item
(产业发展, 基础设施 and 合计 under 下达资金) are as many figures: that of the total keeps the item.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from fupin_analysis.clean.layout.columns import Role, names_things
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.clean.sheets import is_value_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import says_only_how, words_of
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.composing import OF, both_groups, load_grammar
from fupin_analysis.core.words.lexicon import cut, plain_phrase
from fupin_analysis.core.words.terms import drop_brackets, fold, is_own, load_vocabulary, own_words
from fupin_analysis.core.words.topics import topics_of

#: What makes two figures one.
_KEY = ("township", "year", "period", "place", "topic", "item", "measure")
_PERIOD, _ITEM = _KEY.index("period"), _KEY.index("item")
#: The heading of all of the money, beside those of its sources.
_OF_ALL = re.compile("总(?:投资|投入|资金|额|成本)|(?:投资|资金)?(?:合计|总额|总计)|项目(?:总)?投资")
#: The group that a return is about anyway.
_ROLL = "registered"
#: Columns that name things, and how long what tells them apart may be.
_THING = re.compile("(?<!指标)(?<!原因)(?<!类别)(?<!类型)(?:名称|路名|桥名|塘名|库名|工程|项目|路线|线路|路段)$")
#: Columns of where a work is, of which there may be several of one kind in a township.
_WHERE = re.compile("(?:地点|地址|位置|点位|所在地|自然村|[村小]?组|组别|河流|河段)(?:名称)?$")
_ANY = re.compile("")
#: Topics of who and how many there are, of which no office has its own.
_STOCKS = frozenset({"registry", "exit", "population", "plan", "monitoring", "cause"})
_NAMING, _LONGEST_WORD = frozenset({Role.ITEM, Role.LABEL}), 12
_PLACES = frozenset({Level.TOWNSHIP, Level.VILLAGE, Level.WHOLE, Level.SUBTOTAL})


@dataclass(frozen=True)
class _Told:
    """A figure's place among the outcomes, its value, the words of its heading, and those of its row that are no place."""

    place: int
    value: float
    words: str
    row: str = ""


def headings_apart(read: ReadTable, *, are_places: bool = True) -> ReadTable:
    """Return a table with what contradicts each other under different headings in their own words.

    Of rows that name works (蓄水池) the heading of all of the money keeps the item; others say whose they are (蓄水池 财政资金).

    Parameters
    ----------
    read
        A table.
    are_places
        Whether each row is a place, or works at a place; rows of items are told apart by their labels, and only what stands on
        one row contradicts each other.
    """
    told: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for place, outcome in enumerate(read.outcomes):
        for figure in outcome.figures if len(outcome.figures) == 1 else ():
            if not is_own(str(figure["item"])):
                labels = [read_label(part) for part in outcome.heading.split(" › ")]
                telling = [label for label in labels if not says_only_how(label)] or labels
                words = " ".join(dict.fromkeys(text for label in telling if (text := words_of(label))))
                if not any(answers().heading(text) for label in labels for text in (label.text, words_of(label)) if text):
                    key = _address(figure) if are_places else (*_address(figure), outcome.name, outcome.cell.row)
                    is_sum = are_places and any(map(_is_total, outcome.name.split()))  # 合计 of villages is theirs
                    row = "" if is_sum else _row_words(outcome.name)
                    told[key].append(_Told(place, float(str(figure["value"])), words, row))
    kept = list(read.outcomes)
    for item, entries in _rivals(told).items():
        known = load_vocabulary().item(*item)
        names = {fold(name) for name in known.names} & {fold(entry.words) for entry in entries}
        names = names if len(names) < 2 else names & {fold(known.zh)}  # 入户路 beside 串户路 are two, by whatever name
        of_roll = [entry for entry in entries if _names_roll(entry.words)]
        others = [entry for entry in entries if entry not in of_roll]
        rest, _, own = item[1].rpartition(OF) if OF in item[1] else (item[1], "", _ROLL)
        narrower = f"{rest}{OF}{both_groups(own, _ROLL) or own}"  # 小学 建档立卡学生 beside all who are in 小学
        narrower = narrower if others and narrower != item[1] and load_vocabulary().has_item(item[0], narrower) else ""
        for group in (of_roll, others) if narrower else (entries,):
            are_several = len({entry.words for entry in group}) > 1
            for entry in group:
                if narrower and group is of_roll and not are_several:
                    kept[entry.place] = _named(kept[entry.place], narrower)
                elif are_several and fold(entry.words) not in names and not (entry.row and _OF_ALL.match(entry.words)):
                    kept[entry.place] = _named(kept[entry.place], own_words(f"{entry.row} {entry.words}".strip()))
    return replace(read, outcomes=tuple(kept))


def _row_words(name: str) -> str:
    """Return what a row's labels say beside its place: 蓄水池, of 蓄水池 大坪村."""
    units = load_vocabulary().units
    parts = (part for part in name.split() if fold(part) not in units and not part.isdigit() and not _is_place(part))
    return " ".join(words_of(label) or part for part in parts if not (label := read_label(part)).period)


def _rivals(told: Mapping[tuple[object, ...], Sequence[_Told]]) -> dict[tuple[str, str], list[_Told]]:
    """Return what is told under each item and measure that several headings would mean, if they differ anywhere in the table."""
    entries: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    rivals: dict[tuple[object, ...], bool] = defaultdict(bool)
    for key, own in told.items():
        what = (key[_PERIOD], *key[_PERIOD + 2 :])
        entries[what] += own
        rivals[what] |= len({entry.words for entry in own}) > 1 and len({entry.value for entry in own}) > 1
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    apart = [{entry.words for entry in own} for what, own in entries.items() if rivals[what]]
    for what, own in entries.items():
        words = {entry.words for entry in own}
        if any(len(words & others) > 1 for others in apart):
            found[str(what[1]), str(what[2])] += own
    return found


def _names_roll(words: str) -> bool:
    """Whether words name the roll that a return is about: of 持证残疾人 beside 建档立卡残疾人 the second are told apart by it."""
    own = tuple(map(fold, load_grammar().groups[_ROLL].words))
    pieces = [(word, senses) for word, senses in cut(plain_phrase(words)) if senses]
    return any(word.startswith(own) or any(sense.group == _ROLL for sense in senses) for word, senses in pieces)


def _named(outcome: CellOutcome, item: str) -> CellOutcome:
    return replace(outcome, figures=({**outcome.figures[0], "item": item, "as_written": outcome.cell.shown},))


def rows_apart(read: ReadTable) -> ReadTable:
    """Give the figures of a table that would have one address the words of their rows; the row of the total keeps it.

    Where a row's label names another topic with an item of that name (产业发展 下达资金 are production/allocated) it is that
    item's figure, else one in the words of row and heading.
    """
    asked = [
        one for one in read.outcomes if one.name and not _is_place(one.name) and answers().heading(one.name) is None
    ]  # what somebody said of a row stands
    rows = {(_address(figure), one.name) for one in asked for figure in one.figures}
    shared = Counter(address for address, _name in rows)
    totals = {address for address, name in rows if _is_total(name)}
    names = {one.name for one in asked}

    def apart(one: CellOutcome) -> CellOutcome:
        figures = tuple(_apart(figure, one, shared, totals) if one.name in names else figure for figure in one.figures)
        return replace(one, figures=figures) if figures != one.figures else one

    return read.changed(apart)


#: Levels below the county, which say nothing where nobody tells them apart.
_LEVEL, _OWN_LEVEL = re.compile("(?:中央|国家|省|自治区|市|州|县|区|旗|镇|乡|乡镇|村|本)级"), re.compile("(?:镇|乡|乡镇|村|本)级")


def levels_apart(read: ReadTable) -> ReadTable:
    """Return a table with what is of one level (村级) beside others (县级) in words that say of which."""
    parts = {one.at: [*one.heading.split(" › "), *one.name.split()] for one in read.outcomes}
    levels = {at: [text for part in own if _LEVEL.fullmatch(text := fold(drop_brackets(part)))] for at, own in parts.items()}
    if len({text for own in levels.values() for text in own}) < 2:
        return read

    def told(one: CellOutcome) -> CellOutcome:
        is_silent = any(map(_OWN_LEVEL.fullmatch, levels[one.at])) and not any(is_own(str(row["item"])) for row in one.figures)
        labels = [read_label(part) for part in one.heading.split(" › ")]
        words = " ".join(text for label in labels if not says_only_how(label) and (text := words_of(label)))
        item = own_words(f"{_row_words(one.name)} {words}".strip())
        return replace(one, figures=tuple(figure | {"item": item} for figure in one.figures)) if is_silent else one

    return read.changed(told)


def issuers_apart(outcomes: Sequence[CellOutcome], issuers: Mapping[str, str]) -> list[CellOutcome]:
    """Return outcomes, those of one address below different names of who pays in the words of theirs.

    临时救助 below 教育局 and below 民政局 are two payments, and no two statements of one. Those on a register are the same
    whoever counts them.

    Parameters
    ----------
    outcomes
        What became of the cells of a file.
    issuers
        Who pays or with which payment, by the sources of figures.
    """
    told: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in (figure for one in outcomes for figure in one.figures if figure["topic"] not in _STOCKS):
        told[_address(figure)].add(issuers.get(str(figure["source"]), ""))
    kept = []
    for one in outcomes:
        figures = tuple(
            _of_issuer(figure, issuer, one)
            if (issuer := issuers.get(str(figure["source"]), "")) and len(told[_address(figure)] - {""}) > 1
            else figure
            for figure in one.figures
        )
        kept.append(replace(one, figures=figures))
    return kept


def _of_issuer(figure: Row, issuer: str, one: CellOutcome) -> Row:
    item = str(figure["item"])
    if is_own(item):
        return figure | {"item": own_words(f"{issuer} {item}")}
    label = read_label(one.heading.split(" › ")[-1])
    aspect = "" if says_only_how(label) else words_of(label)
    words = f"{_row_words(one.name)} {aspect}".strip() or load_vocabulary().item(str(figure["topic"]), item).zh
    return figure | {"item": own_words(f"{issuer} {words}")}


def _apart(figure: Row, one: CellOutcome, shared: Counter[tuple[object, ...]], totals: set[tuple[object, ...]]) -> Row:
    address = _address(figure)
    if shared[address] < 2 or _is_total(one.name):
        return figure
    if address not in totals and not topics_of(one.name):
        return figure  # rows that say nothing of the trade: the same said several times
    vocabulary = load_vocabulary()
    item = str(figure["item"])
    topic = next((topic for topic in topics_of(one.name) if topic != figure["topic"] and vocabulary.has_item(topic, item)), "")
    if topic and figure["measure"] in vocabulary.item(topic, item).measures:
        return figure | {"topic": topic}
    heading = words_of(read_label(one.heading.split(" › ")[-1]))
    return figure | {"item": own_words(f"{_without_units(one.name)} {heading}")}


def things_apart(read: ReadTable) -> ReadTable:
    """Return a list of things with those of one name apart: two stretches of 大湾路 are two, and no road said twice.

    What stands beside the name tells them apart where it differs (大湾路（上段）), else their order. Two numbers for a word of
    the vocabulary (低保户 120 … 低保户 102) contradict each other, unless works of one kind say where each of them is.
    """
    table = read.table
    heads = {number: column.path[-1] for number, column in table.columns.items() if column.path and column.role in _NAMING}
    named = {number for number, text in heads.items() if names_things(text) or _THING.search(fold(drop_brackets(text)))}
    lines: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in table.lines:
        texts = [text for number, text in sorted(line.labels.items()) if table.columns[number].role is not Role.SERIAL]
        if texts and not _is_total(" ".join(texts)):
            lines[tuple(texts)].append(line)
    words: dict[tuple[int, int], tuple[str, str]] = {}
    stated = {one.at: {_address(figure) for figure in one.figures} for one in read.outcomes}
    for several in lines.values():
        addresses = [set().union(*(stated.get((cell.row, cell.column), ()) for _, cell in line.values)) for line in several]
        shared = set().union(*(one & other for one, other in combinations(addresses, 2)))
        if not shared:
            continue
        beside, where = (_told_by([_remarks(line, table, heading) for line in several]) for heading in (_ANY, _WHERE))
        order = [str(number) for number, _line in enumerate(several, start=1)]
        told = beside or order if all(is_own(str(address[_ITEM])) for address in shared) else where
        for place, line in enumerate(several):
            name = next((text for number, text in line.labels.items() if number in named), "") if told else ""
            word = told[place] if name else ""
            if not name and beside and _is_first(line, table):  # 石桥小学 and 白沙小学, both in the row of 小学
                name = " ".join(text for number, text in line.labels.items() if table.columns[number].role in _NAMING)
                word = beside[place]
            words |= {(cell.row, cell.column): (name, word) for _, cell in line.values if name}

    def told_by(one: CellOutcome) -> CellOutcome:
        return replace(one, figures=tuple(_numbered(figure, *words[one.at], one.heading) for figure in one.figures))

    return read.changed(lambda one: told_by(one) if one.at in words else one)


def _told_by(texts: Sequence[Sequence[str]]) -> list[str]:
    """Return the first word beside each row, where there is one beside each and no two are the same."""
    first = [beside[0] for beside in texts if beside]
    return first if len({*first}) == len(texts) else []


def _numbered(figure: Row, name: str, word: str, heading: str) -> Row:
    item = str(figure["item"])
    thing = words_of(read_label(name))
    if is_own(item) and thing in item:
        return figure | {"item": own_words(item.replace(thing, f"{thing}（{word}）", 1))}
    label = read_label(heading.split(" › ")[-1])  # what was planned stays apart from what was done
    aspect = "" if says_only_how(label) else words_of(label)
    return figure | {"item": own_words(f"{thing}（{word}） {aspect}".strip())}


def _is_first(line: Line, table: SheetTable) -> bool:
    """Whether a row begins with words that are no label of it: 石桥小学 before 小学."""
    first = min((number for number in line.labels if table.columns[number].role in _NAMING), default=0)
    before = (number for number, cell in line.values if number < first and not is_value_like(cell))
    return any(table.columns[number].role is Role.REMARK for number in before)


def _remarks(line: Line, table: SheetTable, heading: re.Pattern[str]) -> list[str]:
    """Return the short words beside a row, below such a heading, that are no labels of it: from where to where, which stretch."""
    heads = {number: fold(drop_brackets(column.path[-1])) if column.path else "" for number, column in table.columns.items()}
    told = {number for number, column in table.columns.items() if column.role is Role.REMARK and heading.search(heads[number])}
    cells = (cell for number, cell in line.values if number in told and not is_value_like(cell))
    return [text for cell in cells if len(text := "".join(cell.text.split())) <= _LONGEST_WORD]


def _without_units(name: str) -> str:
    """Return a row's name without the text of its column of units."""
    units = load_vocabulary().units
    return " ".join(part for part in name.split() if fold(part) not in units) or name


def _is_place(name: str) -> bool:
    """Whether a row is named by places and sums alone: a township and the 合计 below it are one figure said twice."""
    levels = [clean_place(part).level for part in name.split()]
    return bool(clean_place(name).name) or all(level in _PLACES for level in levels)


def _is_total(name: str) -> bool:
    return any(reading.is_total for reading in read_label(name).readings)


def _address(figure: Row) -> tuple[object, ...]:
    return tuple(figure[name] for name in _KEY)
