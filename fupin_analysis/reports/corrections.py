"""A document's numbers as an Excel list to correct, and the list read back as answers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.clean.prose.figures import where_of
from fupin_analysis.clean.prose.items import own_label
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.core.answers import Scope
from fupin_analysis.core.prose import Mention, Paragraph, ProseReading, fragment
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.words import say
from fupin_analysis.render.annex import write_list
from fupin_analysis.reports.answers import Answered, give_answer

#: Columns of the list; the last two are for the clerk. Keys of ``[corrections]`` in ``narrative.toml``.
COLUMNS = ("where", "written", "phrase", "item", "measure", "period", "value", "sentence", "meaning", "number")
_WIDTHS = (30, 26, 18, 26, 12, 9, 16, 60, 24, 18)


def write_corrections(reading: ProseReading, path: Path, *, language: str = "zh") -> Path:
    """Write the list of a document's numbers: those read with doubt first, then those in their own words, then the rest.

    Parameters
    ----------
    reading
        What was read.
    path
        The workbook.
    language
        ``"zh"`` or ``"en"``.
    """
    texts = {paragraph.number: paragraph for paragraph in reading.prose.paragraphs}
    listed = [one for one in reading.mentions if one.kind in ("figure", "leftover")]
    listed.sort(key=lambda one: (one.kind != "leftover", not one.is_doubtful, not one.is_own))
    headings = [say(f"corrections.{name}", language) for name in COLUMNS]
    rows = [_row(one, reading, texts[one.paragraph], language) for one in listed]
    title = say("corrections.title", language, file=reading.prose.file)
    return write_list(path, rows, title=title, headings=headings, answers=2, widths=_WIDTHS)


def phrase_of(mention: Mention, paragraph: Paragraph) -> str:
    """Return the words before a number that `fupin teach --heading` can give a meaning; empty where another number stands there.

    Examples
    --------
    >>> text = "全镇共种植花椒1500亩"
    >>> phrase_of(Mention(1, 7, 12, "1500亩"), Paragraph(1, text))
    '种植花椒'
    """
    words = own_label(fragment(mention, paragraph).removesuffix(paragraph.text[mention.start : mention.end]))
    return "" if re.search("[0-9]", words) else words


def _row(mention: Mention, reading: ProseReading, paragraph: Paragraph, language: str) -> list[str]:
    vocabulary = load_vocabulary()
    item = measure = ""
    if mention.kind == "figure":
        item = mention.item if mention.is_own else vocabulary.label(mention.topic, mention.item, language)
        measure = vocabulary.measures[mention.measure].zh if language == "zh" else vocabulary.measures[mention.measure].en
    return [
        where_of(mention, reading),
        mask_identifiers(fragment(mention, paragraph)),
        mask_identifiers(phrase_of(mention, paragraph)),
        item,
        measure,
        mention.period,
        "" if math.isnan(mention.value) else f"{mention.value:,.12g}",
        mask_identifiers(paragraph.text[slice(*mention.sentence)].strip()),
        "",
        "",
    ]


def read_corrections(path: Path, data: Path, *, by: str = "", note: str = "") -> list[Scope]:
    """Read a filled list back: each meaning and each number a clerk has written becomes an answer beside the returns in `data`.

    Parameters
    ----------
    path
        The workbook, as :func:`write_corrections` wrote it, filled in.
    data
        Folder of returns.
    by, note
        Who corrects, and why.

    Returns
    -------
    list of Scope
        The answers given, in the order of the rows.

    Raises
    ------
    FupinError
        F378 where the file is no such list, a number is none, or a meaning is given to a row without a phrase; as
        :func:`~fupin_analysis.reports.answers.give_answer`. Every row is checked before the first answer is kept.
    """
    answered = [replace(one, by=by, note=note) for row in _rows(path) for one in _answers(row, path)]
    problems: list[Problem] = []
    for one in answered:
        try:
            one.to_answer()
        except FupinError as error:
            problems += error.problems
    if problems:
        raise FupinError(problems)
    return [give_answer(data, one) for one in answered]


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of the list by the keys of its columns, in either language."""
    names = {say(f"corrections.{name}", language): name for name in COLUMNS for language in ("zh", "en")}
    for sheet in read_file(path).sheets:
        columns: dict[int, str] = {}
        rows = []
        for cells in sheet.rows():
            texts = {cell.column: cell.text.strip() for cell in cells}
            if columns:
                rows.append({name: texts.get(column, "") for column, name in columns.items()})
            elif {names.get(text) for text in texts.values()} >= set(COLUMNS):
                columns = {column: names[text] for column, text in texts.items() if text in names}
        if columns:
            return rows
    raise FupinError(Problem("F378", where=path.name, details={"got": ""}))


def _answers(row: dict[str, str], path: Path) -> list[Answered]:
    given = []
    file = row["where"].partition(" › ")[0]
    if row["meaning"]:
        if not row["phrase"]:
            raise FupinError(Problem("F378", where=f"{path.name}：{row['where']}", details={"got": row["meaning"]}))
        given.append(Answered(heading=row["phrase"], means=row["meaning"], file=file))
    if row["number"]:
        numerals = find_numerals(fold_prose(row["number"]).text)
        if len(numerals) != 1 or math.isnan(numerals[0].value):
            raise FupinError(Problem("F378", where=f"{path.name}：{row['where']}", details={"got": row["number"]}))
        given.append(Answered(cell=row["where"], was=row["written"], value=numerals[0].value))
    return given
