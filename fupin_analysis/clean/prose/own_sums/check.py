"""A document's own sums: lists, totals, remainders, stages, percentages, products, paragraph by paragraph."""

from __future__ import annotations

from fupin_analysis.clean.prose.own_sums.lists import check_lists
from fupin_analysis.clean.prose.own_sums.products import check_items, check_products
from fupin_analysis.clean.prose.own_sums.rates import check_rates
from fupin_analysis.clean.prose.own_sums.rows import rows_of
from fupin_analysis.core.prose import Mention, ProseReading
from fupin_analysis.errors import Problem


def check_sums(reading: ProseReading) -> list[tuple[Mention, str]]:
    """Return the numbers that do not fit with others of their paragraph, each once with what does not hold.

    Parameters
    ----------
    reading
        What was read in a document.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.reader import read_prose
    >>> from fupin_analysis.core.prose import Paragraph, Prose
    >>> text = "2019年,甲山镇计划改厕860座,实际完成731座,完成率90.2%。"
    >>> [(one.text, said) for one, said in check_sums(read_prose(Prose("甲山镇.txt", (Paragraph(1, text),))))]
    [('90.2%', '731座÷860座＝85%')]
    """
    found: dict[int, tuple[Mention, str]] = {}
    for mention, said in check_items(reading):
        found.setdefault(id(mention), (mention, said))
    for rows in rows_of(reading):
        for check in (check_lists, check_rates, check_products):
            for mention, said in check(rows):
                found.setdefault(id(mention), (mention, said))
    return sorted(found.values(), key=lambda pair: (pair[0].paragraph, pair[0].start))


def quote(mention: Mention, reading: ProseReading) -> str:
    """Return the sentence in which a number stands."""
    text = next(one.text for one in reading.prose.paragraphs if one.number == mention.paragraph)
    start, end = mention.sentence
    return text[start:end].strip() if end > start else text


def as_problem(mention: Mention, said: str, where: str) -> Problem:
    """Return the problem of a sum that does not hold."""
    return Problem("F283", where=where, details={"got": mention.text, "expected": said})
