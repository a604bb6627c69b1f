"""What every number of a text was taken for, each once: the account of a document, as a workbook's is of its cells."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.clean.accounting import tell_figure
from fupin_analysis.clean.prose.figures import STOPS, figure_row, is_lost, rows_of_each, settle_rivals, where_of, whose
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.account import Entry, Verdict
from fupin_analysis.core.prose import Mention, ProseReading, fragment
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import Problem

#: Kinds of numbers that count something and are used for nothing.
_ASIDE = frozenset({"policy", "condition", "range", "comparison", "other_area", "negated", "story", "leftover"})


def account_document(reading: ProseReading) -> tuple[Entry, ...]:
    """Return the entries of a document: the numbers of its text, then the cells of its tables."""
    tables = reading.prose.tables
    if not tables:
        return account_prose(reading)
    cells = clean_cells(tables, township=reading.township, year=reading.year or None, is_alone=False, account=True)
    return (*account_prose(reading), *cells.account)


def account_prose(reading: ProseReading) -> tuple[Entry, ...]:
    """Return an entry for each number of a text, in its order.

    Parameters
    ----------
    reading
        What was read in the document.

    Returns
    -------
    tuple of Entry
        `sheet` is the place in the text, `row` and `column` are 0, `region` is the kind of the number, one of
        :data:`~fupin_analysis.core.prose.KINDS`.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.reader import read_prose
    >>> from fupin_analysis.core.prose import Paragraph, Prose
    >>> text = "2018年,全镇建档立卡贫困户298户。"
    >>> reading = read_prose(Prose("甲山镇.txt", (Paragraph(1, text),)), township="甲山镇")
    >>> [(one.text, str(one.verdict), one.read_as) for one in account_prose(reading)]
    [('2018年', 'note', ''), ('全镇建档立卡贫困户298户', 'figure', '甲山镇 2018 registry/total.households = 298')]
    """
    return tuple(_entries(reading))


def _entries(reading: ProseReading) -> Iterator[Entry]:
    kept, asked = settle_rivals(reading)
    stands = {(one.paragraph, one.start): one for one in kept}
    doubtful = {(one.paragraph, one.start) for one in asked}
    texts = {paragraph.number: paragraph for paragraph in reading.prose.paragraphs}
    is_refused = any(problem.code in STOPS for problem in reading.problems)
    for mention in reading.mentions:
        place = (mention.paragraph, mention.start)
        file, _, sheet = mask_identifiers(where_of(mention, reading)).partition(" › ")
        written = "***" if mention.kind == "personal" else mask_identifiers(fragment(mention, texts[mention.paragraph]))
        entry = Entry(file, sheet, 0, 0, written, Verdict.NOTE, mention.kind, unit=mention.unit)
        if is_refused and is_lost(mention):
            yield _aside(entry, "F284", mention, reading)
        elif place in doubtful:
            yield _aside(entry, "F282", mention, reading)
        elif place in stands and not is_refused:
            row = figure_row(stands[place], reading, texts[mention.paragraph])
            rows = rows_of_each(row, stands[place])
            yield entry._replace(verdict=Verdict.FIGURE, read_as="; ".join(map(tell_figure, rows)), figures=tuple(rows))
        elif mention.kind == "leftover":
            yield _aside(entry, "F281", mention, reading)
        elif mention.kind == "other_area":
            yield _aside(entry, whose(mention)[0], mention, reading, whose(mention)[1])
        else:
            yield entry._replace(verdict=Verdict.ASIDE if mention.kind in _ASIDE else Verdict.NOTE)


def _aside(entry: Entry, code: str, mention: Mention, reading: ProseReading, expected: str = "") -> Entry:
    details = {"got": mask_identifiers(mention.text), "expected": expected or mention.unit or "—"}
    problem = Problem(code, where=where_of(mention, reading), details=details)
    zh, en = (problem.reason(language).line(language) for language in ("zh", "en"))
    return entry._replace(verdict=Verdict.ASIDE, code=code, reason=zh, reason_en=en)
