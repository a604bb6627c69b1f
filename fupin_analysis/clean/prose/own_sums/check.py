"""A document's own sums: lists, totals, remainders, stages, percentages, products, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fupin_analysis.clean.prose.own_sums.again import ask_all_again, check_again, check_halves, check_in_other_units
from fupin_analysis.clean.prose.own_sums.apiece import check_apiece, check_most
from fupin_analysis.clean.prose.own_sums.bounds import check_bounds, check_dates, check_ranks
from fupin_analysis.clean.prose.own_sums.changes import ask_changes, check_changes, check_differences, check_groups_again
from fupin_analysis.clean.prose.own_sums.compositions import check_compositions
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
from fupin_analysis.clean.prose.own_sums.totals import check_later
from fupin_analysis.clean.prose.own_sums.year_chains import check_year_chains
from fupin_analysis.core.prose import Mention, ProseReading
from fupin_analysis.errors import Problem

_NUMBER = re.compile("[0-9][0-9.,]*[^0-9×÷＋－（）；]*")
#: What a bound says of a number, and of a date.
_LIMITS = {
    "≥": ({"zh": "不应少于", "en": "at least"}, {"zh": "不应早于", "en": "no earlier than"}),
    "≤": ({"zh": "不应超过", "en": "at most"}, {"zh": "最晚是", "en": "no later than"}),
}
_DATED = re.compile("^[0-9年]*[0-9]+月")
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
    [('90.2%', '731座÷860座＝85.0%')]
    """
    wrong = [(one.wrong, one.said) for one in find_sums(reading) if not one.holds and not one.is_asked]
    return first_of_each([*wrong, *check_amounts(reading)])


def find_sums(reading: ProseReading) -> list[OwnSum]:
    """Return what a document says to be the sum of other numbers of it, in the order of the text, held or not."""
    found: dict[tuple[int, ...], OwnSum] = {}
    paragraphs = list(rows_in(reading))
    sums = [
        one
        for rows in paragraphs
        for one in (*check_lists(rows), *check_interleaved(rows), *check_year_chains(rows), *check_sides(rows))
    ]
    for one in (*sums, *check_later(paragraphs)):
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


def as_problem(mention: Mention, said: str, where: str, reading: ProseReading, *, is_asked: bool = False) -> Problem:
    """Return the problem of a sum that does not hold, or the question whether a list is all of its whole."""
    return Problem(
        "F200" if is_asked else "F283", where=where, details={"got": mention.text, "expected": clause(mention, said, reading)}
    )


def clause(mention: Mention, said: str, reading: ProseReading) -> dict[str, str]:
    """Return what speaks against a number, and what would make it right, as half a sentence in each language.

    Parameters
    ----------
    mention, said
        The number, and what others make of it: a formula and what it comes to, a bound, or the number that another place tells.
    reading
        The paper, for the paragraphs in which the others stand.
    """
    limit = said[1:]
    if said[0] in _LIMITS:
        words = _LIMITS[said[0]][_DATED.search(limit) is not None]
        return {"zh": f"{words['zh']}{limit}，请核对", "en": f"it should be {words['en']} {limit}; check the text"}
    terms, equals, made = said.rpartition("＝")
    if not equals:
        at = _paragraph_of(said, mention, reading)
        where = "同一段另一处" if at == mention.paragraph else f"第{at}段"
        zh, en = (f"{where}写“{said}”", f"paragraph {at} says “{said}”") if at else (f"而{said}", said)
        return {"zh": f"{zh}，两处应当一致，请核对以哪一处为准", "en": f"{en}; find out which holds"}
    if not re.search("[0-9]", terms):
        return {
            "zh": f"列出的“{terms}”是{made}，请改为{made}或补齐名单",
            "en": f"“{terms}” are {made}; mend the number or the list",
        }
    if mention.family == "share" and mention.text in terms.split("＋"):
        return {
            "zh": f"{terms}＝{made}，各项占比相加应为100%，请核对各项",
            "en": f"{terms} = {made}; the shares of a whole make 100%",
        }
    if made == mention.text or made.endswith("/户"):
        return {"zh": f"{_placed(terms, mention, reading)}＝{made}，请核对", "en": f"{terms} = {made}; check the text"}
    placed = _placed(terms, mention, reading)
    if "＋" in terms and not re.search("[×÷]", terms):
        zh = f"而{placed}＝{made}，应改为{made}，或更正、补齐所列各项"
        return {"zh": zh, "en": f"{terms} = {made}; write {made}, mend the parts, or add what is left out"}
    return {
        "zh": f"而{placed}＝{made}，应改为{made}，或更正所列各数",
        "en": f"{terms} = {made}; write {made}, or mend the other numbers",
    }


def _paragraph_of(text: str, mention: Mention, reading: ProseReading) -> int:
    """The paragraph in which another number stands, the nearest before first; 0 where none is written so."""
    own = (mention.paragraph, mention.start)
    others = [one.paragraph for one in reading.mentions if one.text == text and (one.paragraph, one.start) != own]
    return min(others, key=lambda at: (at > mention.paragraph, abs(at - mention.paragraph)), default=0)


def _placed(terms: str, mention: Mention, reading: ProseReading) -> str:
    """Return a formula in which each number of another paragraph has its place behind it."""

    def place(match: re.Match[str]) -> str:
        at = _paragraph_of(match[0], mention, reading)
        return match[0] if at in (0, mention.paragraph) else f"{match[0]}（第{at}段）"

    return _NUMBER.sub(place, terms)
