"""What a paper's own numbers say of the year's opening: 512户 less 211户 are 301户 still poor, 9.4%…降至2.72% began the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fupin_analysis.core.prose import Mention

_CLAUSE = re.compile("[,，;；:：。()（）](?![0-9])")
_NOW = re.compile("现有|现共有|目前|眼下|至今")
_AT_BEGINNING = re.compile("年初|上年|去年")
#: What a level has come to, and not from what.
_HAS_COME_TO = re.compile("(?:下?降|降低|下降|减少|跌|提高|提升|增加|增长|上升|增)(?:到|至|为)[^0-9]{0,4}$")
_FROM = re.compile("[从由][^，。；]*$")
#: A clause with a time of its own tells when its level was.
_DATED = re.compile("20[0-9]{2}|[今本当去上]年|目前|现|截[至止]|年[底末初]|[上下]半年|季度|月")
#: What it is to come to has not come about.
_TO_COME = re.compile("力争|争取|预计|确保|拟|目标|计划|将(?=[于在力达可会继]|年|今|明|20|下?降|减|提|增|上升)")
#: The clause before says when: 力争到年底，贫困发生率降至0.5%.
_TIME_TO_COME = re.compile(
    "(?:^|[,，;；。])(?:力争|争取|预计|确保|拟|将|目标是?|计划)[到至在于]?[^,，;；。]{0,8}[,，][^,，;；。]*$"
)
_LEVELS = frozenset({"rate", "amount_per_person_yuan", "amount_per_household_yuan"})
_COUNTED = ("households", "persons")


def settle_openings(mentions: Sequence[Mention], texts: Mapping[int, str], year: int) -> None:
    """Give those still poor their item, and levels at the year's opening the year before.

    Parameters
    ----------
    mentions
        What was read in a document, in the order of the text; items and periods of some are changed.
    texts
        Paragraphs by their numbers.
    year
        The year of the document.
    """
    stated = [one for one in mentions if one.kind == "figure" and not one.is_own]
    _tell_still_poor(stated, mentions, texts, year)
    for later in stated:
        if later.measure in _LEVELS and _has_come_about(later, texts):
            for one in _of_the_same(later, stated):
                if one.value != later.value and not _DATED.search(_before(one, texts)):
                    one.period = str(year - 1)


def _has_come_about(later: Mention, texts: Mapping[int, str]) -> bool:
    """Whether a number is what a level has come to, which is not planned and not told with what it was."""
    said, led = _before(later, texts), texts[later.paragraph][: later.start]
    is_told = _HAS_COME_TO.search(said) is not None and not _FROM.search(said)
    return is_told and not _TO_COME.search(said) and not _TIME_TO_COME.search(led)


def _before(mention: Mention, texts: Mapping[int, str]) -> str:
    """Return the words before a number in its clause."""
    return _CLAUSE.split(texts[mention.paragraph][: mention.start])[-1]


def _of_the_same(later: Mention, stated: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what the paragraph has told before of the same thing, as of the year that the later number is of."""
    about = (later.paragraph, later.topic, later.item, later.measure, later.place, later.period)
    for one in stated:
        if one is later:
            return
        if (one.paragraph, one.topic, one.item, one.measure, one.place, one.period) == about and later.period.isdigit():
            yield one


def _tell_still_poor(stated: Sequence[Mention], mentions: Sequence[Mention], texts: Mapping[int, str], year: int) -> None:
    """Read 现有贫困户301户 as those still poor where the year's exits are all that is lacking of the number at its opening.

    Who has left stays on the register, so it is not the register that has become less by them.
    """
    is_told_apart = any(
        (one.topic, one.item) in (("registry", "not_exited"), ("registry", "exited")) for one in _of(stated, year)
    )
    if is_told_apart:
        return
    now = {one.measure: one for one in _of(stated, year) if _is(one, "registry", "total") and _stands_now(one, mentions, texts)}
    openings = {measure: [*_at_opening(mentions, measure, year)] for measure in _COUNTED}
    exits = {one.measure: one for one in _of(stated, year) if _is(one, "exit", "done")}
    known = [measure for measure in _COUNTED if measure in now and openings[measure] and measure in exits]
    fits = {
        measure: [one for one in openings[measure] if one.value - exits[measure].value == now[measure].value] for measure in known
    }
    if not known or not all(fits.values()) or any(exits[measure].value == 0 for measure in known):
        return
    values = {(measure, one.value) for measure, one in now.items()}
    for one in _of(stated, year):
        if _is(one, "registry", "total") and (one.measure, one.value) in values:
            one.item = "not_exited"
    for one in (each for found in fits.values() for each in found):
        one.item, one.is_own = ("not_exited" if one.period == str(year - 1) else "opening_not_exited"), False


def _of(stated: Sequence[Mention], year: int) -> Iterator[Mention]:
    """Yield the township's own of its year."""
    return (one for one in stated if one.period == str(year) and not one.place)


def _is(mention: Mention, topic: str, item: str) -> bool:
    return (mention.topic, mention.item) == (topic, item)


def _stands_now(one: Mention, mentions: Sequence[Mention], texts: Mapping[int, str]) -> bool:
    """Whether a number is told as what there is today; 301户960人 is told so once."""
    joined = next((other for other in mentions if (other.paragraph, other.end) == (one.paragraph, one.start)), None)
    return _NOW.search(_before(joined or one, texts)) is not None


def _at_opening(mentions: Sequence[Mention], measure: str, year: int) -> Iterator[Mention]:
    """Yield how many there were as the year began: the register of the year before, or 年初贫困户 in own words."""
    for one in mentions:
        if one.kind != "figure" or one.place or one.topic != "registry" or one.measure != measure:
            continue
        is_before = one.period == str(year - 1) and one.item in ("total", "not_exited", "confirmed_poor")
        is_own = one.period == str(year) and one.is_own and _AT_BEGINNING.search(one.item) is not None
        if is_before or is_own or (one.period == str(year) and one.item == "opening_not_exited"):
            yield one
