"""Tidy tables, one figure a row under English column names, to figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from fupin_analysis.clean.numbers import CellProblem, clean_value, is_not_reported, unit_of
from fupin_analysis.clean.periods import clean_period
from fupin_analysis.clean.places import LETTER, clean_township, clean_village
from fupin_analysis.clean.quarantine import Row, set_aside
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.no_figures import check_whole
from fupin_analysis.core.answers import answers
from fupin_analysis.core.cells import column_letters, source_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.soundness import MOST
from fupin_analysis.core.texts.qualifiers import QUALIFIER_WORDS, qualifier_of, upper_end
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import fold, is_own, load_vocabulary, nearest

#: What a name may be written with: letters, digits, brackets, dots between the parts of a name.
_NAME = re.compile(rf"(?:{LETTER}|[0-9（）·、，—#+\-.'′]){{1,40}}")
#: Columns a tidy table must have. Others that count: period, place, township_code, qualifier, unit, as_written, source;
#: `statement` is renumbered and any further column left alone.
REQUIRED = frozenset({"township", "year", "topic", "item", "measure", "value"})
_COLUMN_AND_TEXT = attrgetter("column", "text")
#: Columns of the program's own tables, which nobody else has: there a name in own words was decided on, and stays.
_OWN = frozenset({"period", "place", "qualifier", "as_written", "source"}), frozenset({"statement", "confidence"})
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")
#: Above this a share is a percentage without its sign [share].
_MOST_OF_A_PLAN = 5.0
#: What programs write where there is nothing.
_NO_NAMES = frozenset({"nan", "none", "null", "na", "n/a", "nat"})


def find_tidy_head(rows: Sequence[list[Cell]]) -> int | None:
    """Return the position of the heading row of a tidy table among the first rows; None where there is none."""
    return next((place for place, row in enumerate(rows[:5]) if {fold(cell.text) for cell in row} >= REQUIRED), None)


def clean_tidy(rows: Sequence[list[Cell]], head: int, *, file: str, sheet: str) -> Iterator[tuple[Row, bool]]:
    """Yield one row for each row of a tidy table, and whether it is a figure (True) or set aside (False).

    Parameters
    ----------
    rows
        Cells of the sheet, row by row.
    head
        Position of the heading row among them.
    file, sheet
        Names for the addresses.
    """
    names = {cell.column: fold(cell.text) for cell in rows[head]}
    twice = _twice(rows[head])
    value_column = next(cell.column for cell in rows[head] if names[cell.column] == "value")
    numbers = {cell.row for row in rows for cell in row if cell.is_number and cell.column == value_column}
    is_written_here = _OWN[0] <= set(names.values()) and not _OWN[1].isdisjoint(names.values())
    times = {cell.row: cell.as_time for row in rows for cell in row if cell.is_number and names.get(cell.column) == "period"}
    for row in rows[head + 1 :]:
        texts = {names[column]: text.strip() for column, text in map(_COLUMN_AND_TEXT, row) if column in names}
        texts |= {"period": times[row[0].row]} if row[0].row in times else {}
        where = _where(file, sheet, row[0].row, value_column, texts.get("source", ""))
        try:
            if twice:
                raise CellProblem("F274", {"got": twice})
            if is_written_here and texts.get("kind", "figure") != "figure":
                raise CellProblem("F281", {"got": texts.get("as_written", ""), "expected": texts["kind"]})
            figure = _figure(texts, is_number=row[0].row in numbers, is_written_here=is_written_here)
        except CellProblem as problem:
            township = clean_township(texts.get("township", ""))
            topic = texts.get("topic", "") if texts.get("topic", "") in load_vocabulary().topics else ""
            yield set_aside(problem.problem(where), texts.get("value", ""), township=township, topic=topic), False
        else:
            figure["source"] = where
            yield figure, True


def _twice(head: Sequence[Cell]) -> str:
    """Return the columns that have the same name, of those that are read: which of them counts cannot be known."""
    columns: dict[str, list[str]] = {}
    for cell in head:
        columns.setdefault(fold(cell.text), []).append(column_letters(cell.column))
    read = REQUIRED | {"period", "place", "township_code", "unit"}
    return "；".join(f"{name}（{'、'.join(found)}列）" for name, found in columns.items() if len(found) > 1 and name in read)


def _figure(texts: dict[str, str], *, is_number: bool, is_written_here: bool) -> Row:
    """Return the figure of a row; what its texts mean is made out once for all rows and files that say the same."""
    text = texts.get
    if "\ufffd" in "".join(texts.values()):
        check_whole(*texts.values())
    township = _township(text("township", ""))
    wording, value, unit = text("item", ""), text("value", ""), text("unit", "")
    # An answer is noted where it is used, so that what one may speak of is looked up each time.
    find = _about if answers().entries else _about_without_answers
    year, measure, item = find(text("year", ""), text("measure", ""), text("topic", ""), wording, unit, is_written_here)
    if is_not_reported(value):
        raise CellProblem("F220", {"got": value})
    code = text("township_code", "")
    plain = _plain(value, measure) if is_written_here else None
    written = text("as_written", "") or _as_written(item, wording, value, unit)
    return {
        "township": township,
        "township_code": code if len(code) in (9, 12) and code.isdigit() else "",
        "year": year,
        "period": _period(text("period", ""), year),
        "place": _place(text("place", ""), township),
        "topic": item.topic,
        "item": item.name,
        "measure": measure.name,
        "qualifier": _qualifier(text("qualifier", ""), *(() if is_written_here else (value, written))),
        "value": plain
        if plain is not None
        else clean_value(_with_unit(value, measure, unit), measure, unit=unit, is_number=is_number),
        "as_written": written,
    }


@lru_cache(maxsize=2**12)
def _township(text: str) -> str:
    township = _name(clean_township(text))
    if not any(map(str.isalpha, township)) or township.lower() in _NO_NAMES:
        raise CellProblem("F210")
    return township


@lru_cache(maxsize=2**12)
def _place(text: str, township: str) -> str:
    return _name(clean_village(text, township=township))


def _name(text: str) -> str:
    """Return the name of a place; a formula or a sentence is none, whatever its column is called."""
    if text and not _NAME.fullmatch(text):
        raise CellProblem("F251", {"got": text})
    return text


@lru_cache(maxsize=2**10)
def _period(text: str, year: int) -> str:
    period = clean_period(text, year=year)
    if not 1949 <= Period.parse(period).year <= 2100:
        raise CellProblem("F208", {"got": text})
    return period


@lru_cache(maxsize=2**8)
def _year(text: str) -> int:
    try:
        period = clean_period(text, year=0)
        year = Period.parse(period).year
    except ValueError:  # a blank is no year, and there is none to take it for
        raise CellProblem("F211", {"got": text}) from None
    if not 1949 <= year <= 2100 or period != str(year):  # 2018.5 is no year
        raise CellProblem("F211", {"got": text})
    return year


def _item(topic: str, item: str, unit: str, measure: str, *, is_written_here: bool) -> Item:
    """Return the item of a row: a word of the vocabulary or a composed one, else the row's own words under its topic.

    A name spelt as the vocabulary spells its own (``ilness``) is a slip and no item in own words. Own words in a table that the
    program wrote (``危房改造：其中其他农户``) are what was decided on with the whole text at hand.
    """
    vocabulary = load_vocabulary()
    meaning = answers().heading(item)
    if meaning is not None and meaning.item is not None:
        return meaning.item
    known = vocabulary.find_topic(topic)
    if topic and known is None:
        labels = [word for entry in vocabulary.topics.values() for word in (entry.zh, entry.name)]
        raise CellProblem("F204", {"got": f"{topic}/{item}"}, nearest(topic, labels))
    if known and vocabulary.has_item(known.name, item) and (is_written_here or not is_own(item)):
        return vocabulary.item(known.name, item)
    found = vocabulary.find_items(item, topic=known.name if known else None)
    if len(found) == 1:
        return found[0]
    if not item or item.isascii():
        raise CellProblem(
            "F204", {"got": f"{topic}/{item}", "label": item}, vocabulary.nearest(item, topic=known.name if known else None)
        )
    return match_phrase(item, topics=[known.name] if known else (), unit=unit, measure=measure).item


@lru_cache(maxsize=2**8)
def _measure(text: str) -> Measure:
    vocabulary = load_vocabulary()
    measure = vocabulary.find_measure(text)
    if measure is None:
        labels = [word for entry in vocabulary.measures.values() for word in (entry.zh, entry.name)]
        raise CellProblem("F205", {"got": text}, nearest(text, labels))
    return measure


def _about(
    year: str, measure: str, topic: str, item: str, unit: str, is_written_here: bool
) -> tuple[int, Measure, Item]:  # a key of the cache
    """Return what a row is about by the texts of its columns, whoever hands it in."""
    when, counted = _year(year), _measure(measure)
    return when, counted, _item(topic, item, unit, counted.name, is_written_here=is_written_here)


_about_without_answers = lru_cache(maxsize=2**14)(_about)


def _plain(value: str, measure: Measure) -> float | None:
    """Return a number as the program writes it, means of 3.1 persons and 104 % of a plan included; None for what was typed in."""
    most = _MOST_OF_A_PLAN if measure.kind == "share" else MOST
    return float(value) + 0.0 if _PLAIN.fullmatch(value) and abs(float(value)) <= most else None


def _with_unit(value: str, measure: Measure, unit: str) -> str:
    """Return a share with its sign: the unit stands in the value's own row, so 0.99 and % are 0.99% beyond doubt."""
    return f"{value}{unit}" if measure.kind == "share" and not unit_of(value) else value


def _qualifier(stated: str, *texts: str) -> str:
    """Return how exactly a value is stated: by its own column, else by its text or the text it was taken from."""
    found = stated if upper_end(stated) is not None else QUALIFIER_WORDS.get(stated)
    if found is None:
        raise CellProblem("F201", {"got": stated})
    return found or next(filter(None, map(qualifier_of, texts)), "")


def _as_written(item: Item, wording: str, value: str, unit: str) -> str:
    """Return the value as written, after the item's wording where the vocabulary calls the item otherwise."""
    text = value if value.endswith(unit) else value + unit
    return text if _is_called(wording, item.zh, item.name) else f"{wording} {text}"


@lru_cache(maxsize=2**13)
def _is_called(wording: str, *names: str) -> bool:
    return fold(wording) in map(fold, names)


def _where(file: str, sheet: str, row: int, column: int, source: str) -> str:
    where = source_of(file, sheet, row, column) if sheet else f"{file} › 第{row}行"
    return f"{where} › {source}" if source else where
