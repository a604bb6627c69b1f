"""Numbers that have lost what stood between them: 脱贫户286653人 was 286户653人, and is believed to be neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fupin_analysis.core.prose import Mention
from fupin_analysis.core.texts.qualifiers import upper_end

#: Topics of people whose numbers are of one order in one township.
_OF_PEOPLE = frozenset({"registry", "exit", "monitoring", "living", "cause"})
_PERSONS = frozenset({"persons", "recipients"})
#: More people than any township has: 3864127人 are two numbers, or three.
_NOBODY_HAS = 1_000_000.0
#: Members of a household, at least and at most; how often the largest other number a believable one may be.
_FEWEST, _MOST, _TIMES = 1.0, 8.0, 10.0


def set_damaged_aside(mentions: Sequence[Mention], texts: Mapping[int, str]) -> None:
    """Make numbers of persons behind 户 leftovers that are far above all others and are two numbers written as one.

    Parameters
    ----------
    mentions
        What was read in a document; the kinds of some are changed.
    texts
        Paragraphs by their numbers.
    """
    for one in mentions:
        if one.is_doubtful and upper_end(one.qualifier) is not None:
            one.kind = "leftover"  # 存疑 would hide that its value is one end of two
    people = [one for one in mentions if one.kind == "figure" and one.measure in _PERSONS and one.topic in _OF_PEOPLE]
    doubted = [one for one in people if _is_behind_households(one, texts[one.paragraph]) and is_two_in_one(one.value)]
    known = [one.value for one in people if not any(one is other for other in doubted)]
    for one in mentions:
        if one.kind == "figure" and one.family in ("households", "persons") and one.value >= _NOBODY_HAS:
            one.kind = "leftover"
    for one in doubted:
        if known and one.value > _TIMES * max(known):
            one.kind = "leftover"


def _is_behind_households(mention: Mention, text: str) -> bool:
    return text[: mention.start].rstrip(" 共有计:：").endswith("户")


def is_two_in_one(value: float) -> bool:
    """Whether the digits of a number are those of households and of so many persons as live in them.

    Examples
    --------
    >>> is_two_in_one(286653), is_two_in_one(145372), is_two_in_one(3200), is_two_in_one(910000)
    (True, True, False, False)
    """
    digits = f"{value:.0f}"
    parts = [(int(digits[:at]), digits[at:]) for at in range(1, len(digits))]
    return len(digits) > 4 and any(
        not persons.startswith("0") and _FEWEST < int(persons) / households <= _MOST
        for households, persons in parts
        if households and len(persons) - len(str(households)) in (0, 1)
    )
