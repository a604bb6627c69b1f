"""A document's own sums: lists, totals, remainders, stages, percentages, products, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fupin_analysis.clean.prose.own_sums.again import ask_all_again, check_again, check_halves, check_in_other_units
from fupin_analysis.clean.prose.own_sums.apiece import check_apiece, check_most
from fupin_analysis.clean.prose.own_sums.bounds import check_bounds, check_ranks
from fupin_analysis.clean.prose.own_sums.changes import ask_changes, check_changes, check_differences, check_groups_again
from fupin_analysis.clean.prose.own_sums.compositions import check_compositions
from fupin_analysis.clean.prose.own_sums.dates import check_dates
from fupin_analysis.clean.prose.own_sums.growth import check_growth, check_growth_of_years
from fupin_analysis.clean.prose.own_sums.interleaved import check_interleaved
from fupin_analysis.clean.prose.own_sums.lists import check_lists
from fupin_analysis.clean.prose.own_sums.loose_shares import check_loose_shares, check_share_lists
from fupin_analysis.clean.prose.own_sums.means import check_means
from fupin_analysis.clean.prose.own_sums.named_villages import ask_named_things, check_named_things, check_named_villages
from fupin_analysis.clean.prose.own_sums.products import check_items, check_products
from fupin_analysis.clean.prose.own_sums.rates import check_rates, check_rates_first
from fupin_analysis.clean.prose.own_sums.ratios import check_ratios
from fupin_analysis.clean.prose.own_sums.rows import OwnSum, rows_in
from fupin_analysis.clean.prose.own_sums.shares import check_shares, check_shares_first
from fupin_analysis.clean.prose.own_sums.sides import check_sides
from fupin_analysis.clean.prose.own_sums.stocks import check_stocks
from fupin_analysis.clean.prose.own_sums.year_chains import check_year_chains
from fupin_analysis.core.prose import Mention, ProseReading
from fupin_analysis.errors import Problem

_NUMBER = re.compile("[0-9][0-9.,]*[^0-9×÷＋－（）；]*")
#: What is held paragraph by paragraph.
_IN_A_PARAGRAPH = (
    check_rates,
    check_rates_first,
    check_products,
    check_apiece,
    check_most,
    check_changes,
    check_growth,
    check_bounds,
    check_in_other_units,
    check_shares_first,
    check_share_lists,
    check_loose_shares,
    check_differences,
    check_means,
    check_ratios,
)


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
    wrong = [(one.wrong, one.said) for one in find_sums(reading) if not one.holds and not one.is_asked]
    return first_of_each([*wrong, *check_amounts(reading)])


def find_sums(reading: ProseReading) -> list[OwnSum]:
    """Return what a document says to be the sum of other numbers of it, in the order of the text, held or not."""
    found: dict[tuple[int, ...], OwnSum] = {}
    for rows in rows_in(reading):
        for one in (*check_lists(rows), *check_interleaved(rows), *check_year_chains(rows), *check_sides(rows)):
            found.setdefault(tuple(sorted(id(number) for number in (one.whole, *one.parts))), one)
    return list(found.values())


def check_amounts(reading: ProseReading) -> list[tuple[Mention, str]]:
    """Return the percentages and amounts that the numbers beside them do not make, each with what they make."""
    found = list(check_items(reading))
    paragraphs = list(rows_in(reading))
    for rows in paragraphs:
        for check in _IN_A_PARAGRAPH:
            found += check(rows)
    return first_of_each(
        [
            *_relations_once(found),
            *check_again(paragraphs),
            *check_halves(paragraphs),
            *check_growth_of_years(paragraphs),
            *check_groups_again(paragraphs),
            *check_shares(paragraphs),
            *check_compositions(paragraphs),
            *check_stocks(reading),
            *check_named_villages(reading),
            *check_named_things(reading),
            *check_dates(reading),
            *check_ranks(reading),
        ]
    )


def ask_amounts(reading: ProseReading) -> list[tuple[Mention, str]]:
    """Return the amounts that the numbers beside them may not make, each with what they make."""
    paragraphs = list(rows_in(reading))
    changes = [found for rows in paragraphs for found in ask_changes(rows)]
    return first_of_each([*changes, *ask_named_things(reading), *ask_all_again(paragraphs)])


def first_of_each(found: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """Return each number once, in the order of the text."""
    first: dict[int, tuple[Mention, str]] = {}
    for mention, said in found:
        first.setdefault(id(mention), (mention, said))
    return sorted(first.values(), key=lambda pair: (pair[0].paragraph, pair[0].start))


def _relations_once(found: Iterable[tuple[Mention, str]]) -> Iterator[tuple[Mention, str]]:
    """Leave out what says of another number of a relation what was said already: 26.4万元 of 132户 and 户均3000元."""
    told: dict[frozenset[str], Mention] = {}
    for mention, words in found:
        numbers = frozenset({f"@{mention.paragraph}", *_NUMBER.findall(f"{mention.text}；{words.rpartition('＝')[0]}")})
        told.setdefault(numbers, mention)
        if told[numbers] is mention:
            yield mention, words


def quote(mention: Mention, reading: ProseReading) -> str:
    """Return the sentence in which a number stands."""
    text = next(one.text for one in reading.prose.paragraphs if one.number == mention.paragraph)
    start, end = mention.sentence
    return text[start:end].strip() if end > start else text


def as_problem(mention: Mention, said: str, where: str, *, is_asked: bool = False) -> Problem:
    """Return the problem of a sum that does not hold, or the question whether a list is all of its whole."""
    return Problem("F200" if is_asked else "F283", where=where, details={"got": mention.text, "expected": said})
