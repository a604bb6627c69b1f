"""A part of a part is no part of the whole: of 未消除风险41户（突发严重困难户21户） the 21 are not all of their kind.

What stands in brackets behind a number, or behind 其中, is of that number. Where it is divided otherwise than all are (by kind
those who are still at risk, by cause those who left this year), its parts keep own words that say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.core.words.terms import load_vocabulary

_COUNTED = frozenset({"households", "persons"})
_DECIDED = frozenset({"rule", "label", "default", "list", "base"})
#: Some of those on the register; of which years those who have left are all whom it holds.
_SOME = frozenset(
    {"not_exited", "opening_not_exited", "general", "low_income_allowance", "extreme_poverty_support", "returned"}
    | {"newly_identified"}
)
_HAVE_LEFT = frozenset({("registry", "exited"), ("exit", "cumulative"), ("exit", "done")})
_ALL_HAVE_LEFT = 2021
_STATES = frozenset({("monitoring", "risk_removed"), ("monitoring", "risk_remaining")})
#: Those whose causes a paper of its year tells.
_STILL_POOR = frozenset({("registry", "not_exited"), ("registry", "opening_not_exited")})
#: Stocks, of which the same again behind 其中 is some of them, at whatever time they came to be.
_STOCKS = frozenset(
    {
        ("registry", "total"),
        ("registry", "exited"),
        ("registry", "confirmed_poor"),
        ("monitoring", "total"),
        ("population", "total"),
    }
)
_CLAUSE = re.compile("[,;:。()、](?![0-9])")
_LEAD = re.compile("^(?:其中|分别为|包括|含|有)[,:]?")


def tell_parts(text: str, reads: Sequence[Read], *, year: int) -> None:
    """Keep in own words what is a part of a part, or what some of a stock are.

    Parameters
    ----------
    text
        The folded paragraph.
    reads
        What was read in the sentence; their choices are changed.
    year
        Year of the document.
    """
    wholes = {id(read): _whole(text, reads[:at], read) for at, read in enumerate(reads)}
    for read in reads:
        whole = wholes[id(read)]
        if whole is None or read.choice.item is None or read.choice.how not in _DECIDED or read.place != whole.place:
            continue
        if not set(read.chain.families) <= _COUNTED or whole.choice.item is None:
            continue
        if not all(_fits(whole, one) for one in reads if wholes[id(one)] is whole):
            continue  # 脱贫不稳定户5户、突发户2户,其中已消除风险4户: of all of them
        if _is_again(whole, read):
            words = own_label(_words(text, read)) or label_of(read.choice)
            read.choice = _own(read.choice.topic, f"{label_of(whole.choice)}：其中{words}")
        elif _is_some(whole, year) and _is_kind(read) and not _divides(whole, read):
            topic = whole.choice.topic if read.choice.topic == "cause" else read.choice.topic  # of whom, and no cause of all
            read.choice = _own(topic, f"{label_of(whole.choice)}：其中{label_of(read.choice)}")


def _own(topic: str, words: str) -> Choice:
    return own_choice(topic, words)


def _whole(text: str, before: Sequence[Read], read: Read) -> Read | None:
    """Return the number of which one is a part: that before its open bracket, else that of its 其中."""
    depth = 0
    for at in range(read.chain.start - 1, before[0].chain.start if before else read.chain.start, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth < 0:
            return next((one for one in reversed(before) if one.chain.end <= at and one.families & _COUNTED), None)
    return read.whole


def _words(text: str, read: Read) -> str:
    """Return the words right before a number, with the time they name."""
    return _LEAD.sub("", read.chain.label or _CLAUSE.split(text[slice(*read.chain.gap)])[-1])


def _is_again(whole: Read, read: Read) -> bool:
    """Whether a part is read as the very stock that it is a part of: 贫困户1086户,其中2014-2015年贫困户88户."""
    about = (read.choice.topic, read.choice.name)
    of = (whole.choice.topic, whole.choice.name)
    is_first = about == ("registry", "total_previous") and of == ("registry", "total")  # some came in 2014
    if not is_first and (about not in _STOCKS or about != of or read.aspect != whole.aspect):
        return False
    return any(_values(whole).get(one.family, one.value) > one.value for one in read.chain.numerals)


def _values(read: Read) -> dict[str, float]:
    return {numeral.family: numeral.value for numeral in read.chain.numerals}


def _fits(whole: Read, part: Read) -> bool:
    """Whether a part is in no way more than its whole."""
    values = _values(whole)
    return all(one.value <= values.get(one.family, one.value) for one in part.chain.numerals)


def _is_some(whole: Read, year: int) -> bool:
    """Whether a number is of some of those watched, on the register, or of those who have left it."""
    topic, name = whole.choice.topic, whole.choice.name
    if (topic, name) in _HAVE_LEFT:
        return year < _ALL_HAVE_LEFT or name == "done"
    return (topic == "monitoring" and name != "total") or (topic == "registry" and name in _SOME)


@cache
def _kinds() -> frozenset[tuple[str, str]]:
    """Items that add up to all who are watched, or to all on the register."""
    balances = load_vocabulary().balances.values()
    wholes = [one for one in balances if (one.whole.topic, one.whole.name) in _STOCKS]
    return frozenset((part.topic, part.name) for one in wholes for part in one.parts)


def _is_kind(read: Read) -> bool:
    return (read.choice.topic, read.choice.name) in _kinds() | _STATES


def _divides(whole: Read, read: Read) -> bool:
    """Whether the vocabulary knows the part as one of its whole, or both are the same again; who is still poor has causes."""
    one, other = (whole.choice.topic, whole.choice.name), (read.choice.topic, read.choice.name)
    if other[0] == "cause" and one in _STILL_POOR:
        return True
    if other == ("monitoring", "unstable_exited") and one in _HAVE_LEFT and one[1] != "done":
        return True  # by definition some of all who have left
    return one == other or any(
        (balance.whole.topic, balance.whole.name) == one and other in {(part.topic, part.name) for part in balance.parts}
        for balance in load_vocabulary().balances.values()
    )
