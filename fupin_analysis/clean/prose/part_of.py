"""Of which number before it one is a part: 其中 and brackets open a list, and what goes on with it is of the same whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.words import topics_of_kind

_LONGEST_NAME = 8
#: A bracket that opens so leaves out what it tells, or tells of something beside.
LEAVES_OUT = re.compile(r"[(（](?:均|都|其中)?(?:不(?:含|包括|计|算)|未(?:含|计|包括)|除|扣除|剔除|另(?:有|外)?|此外|还有)")
#: A noun of the number before (1个贫困村,…), and the one stop behind which the list goes on.
_JOINT = re.compile("[^,、;:。()0-9]{0,6}([,、](?:[^,、;:。]|[0-9]年、)*)")
_TIME = re.compile("20[0-9]{2}年(?:度)?(?:[-至到]20[0-9]{2}年)?|今年|去年|本年|当年|[上下]半年")
#: A list right behind those it is of: 未脱贫的260户824人中,因病84户.
_AMONG = re.compile("[^,、;:。()0-9]{0,6}中[,:]")
#: Topics that tell of one roll: who is on it, who has left it, who is to leave it.
_OF_THE_ROLL = frozenset({"registry", "exit", "plan"})


def hang(text: str, before: Sequence[Read], read: Read, part: int) -> None:
    """Say what a number is a part of, as 其中, an open bracket or the list that it goes on with tell.

    Parts of one list are of one whole: where one is more than it, or where they come to a number before it, all are of that.

    Parameters
    ----------
    text
        The folded paragraph.
    before
        What the sentence has read before it.
    read
        The number as read.
    part
        Where its part of the sentence begins (behind the last semicolon).
    """
    read.whole = _whole_of(text, before, read, part) if before else None
    if read.whole is None:
        return
    whole = read.whole
    own = [one for one in before if one.whole is whole and one.chain.start > whole.chain.start] + [read]
    larger = [one for one in before if one.chain.start < own[0].chain.start and one is not whole]
    if not all(_fits(whole, one) for one in own):
        new = next((one for one in reversed(larger) if all(_is_of(one, part) for part in own)), None)
    else:
        new = next((one for one in reversed(larger) if len(own) > 1 and _adds_up(one, own) and not _adds_up(whole, own)), None)
        new = new if min(_left(whole, own).values()) < 0 else None
    for one in own if new is not None else ():
        one.whole = new


def whole_told(text: str, before: Sequence[Read], chain: Chain) -> Read | None:
    """Return the number of which 其中 or an open bracket says that one is a part, whatever it counts.

    Parameters
    ----------
    text
        The folded paragraph.
    before
        What the sentence has read before it.
    chain
        The number.
    """
    if not before:
        return None
    bracket, level, gap = _around(text, before, chain)
    if bracket >= 0 and LEAVES_OUT.match(text, bracket):
        return None
    if "其中" in gap:
        known = level or before
        listed = known[-1].whole if gap[:1] == ";" else None  # ;其中: of what the list before is of
        return listed if listed is not None and _holds(listed, chain) else _nearest(known, chain) or _counted(known)
    is_alike = bracket >= 0 and not level and chain.families[0] == before[-1].chain.families[0]
    return _nearest(before, chain) or _counted(before) if is_alike else None


def _around(text: str, before: Sequence[Read], chain: Chain) -> tuple[int, list[Read], str]:
    """Return the bracket in which a number stands, what stands in no other, and the words before it outside one that closes."""
    begin = before[0].chain.start
    bracket = _open_bracket(text, begin, chain.start)
    level = [one for one in before if _open_bracket(text, begin, one.chain.start) == bracket]
    return bracket, level, _outside(text[slice(*chain.gap)])


def _whole_of(text: str, before: Sequence[Read], read: Read, part: int) -> Read | None:
    start, (bracket, level, gap) = read.chain.start, _around(text, before, read.chain)
    is_of_a_kind = read.choice.topic not in topics_of_kind("programmes")  # 612人中,已就业574人,其中…: of the 574
    if is_of_a_kind and level and level[-1] is before[-1] and _AMONG.match(gap) and _fits(before[-1], read):
        return before[-1]
    if "其中" in gap or (bracket >= 0 and (not level or LEAVES_OUT.match(text, bracket))):
        return whole_told(text, before, read.chain)
    last = next((one for one in reversed(level) if one.families != {"share"}), None)
    if last is None or last.whole is None or start < part or last.chain.start < part:
        return None
    return last.whole if _goes_on(gap, level, last, read) else None


def told_last(text: str, before: Sequence[Read], at: int) -> Read | None:
    """Return the last number before a place, but for those of a bracket closed before it: 260户(今年15户),占80%.

    Parameters
    ----------
    text
        The folded paragraph.
    before
        What has been read before the place.
    at
        The place.
    """
    own = _open_bracket(text, before[0].chain.start, at) if before else -1
    for one in reversed(before):
        if _open_bracket(text, before[0].chain.start, one.chain.start) in (-1, own):
            return one
    return before[-1] if before else None


def _goes_on(gap: str, level: Sequence[Read], last: Read, read: Read) -> bool:
    """Whether a list of parts goes on: 其中小学400人,初中150人; the one that makes up the whole does, whatever it is called."""
    joint = _JOINT.fullmatch(gap)
    if last.whole is None or joint is None:
        return False
    gap = joint[1]
    if gap[:1] == "、":
        return True
    if read.chain.families[0] != last.chain.families[0]:
        return False
    parts = [one for one in level if one.whole is last.whole]
    left = _left(last.whole, parts)
    own = _values(read)
    if own and all(left.get(family) == value for family, value in own.items()):
        return True
    is_of_roll = {read.choice.topic, last.choice.topic} <= _OF_THE_ROLL
    if not _fits(last.whole, read) and read.choice.topic != last.choice.topic:
        return False
    is_alike = read.choice.topic == last.choice.topic or (is_of_roll and all(own[one] <= left.get(one, 0) for one in own))
    return is_alike and len(_TIME.sub("", gap)) <= _LONGEST_NAME


def _open_bracket(text: str, begin: int, at: int) -> int:
    """Return where the bracket opens in which a place stands; -1 where it stands in none."""
    closed, until = 0, at
    while (opens := text.rfind("(", begin, until)) >= 0:
        closed += text.count(")", opens, until)
        if not closed:
            return opens
        closed, until = closed - 1, opens
    return -1


def _outside(gap: str) -> str:
    """Return the words before a number without the rest of a bracket that closes in them."""
    return gap[gap.rfind(")") + 1 :] if gap.rfind(")") > gap.rfind("(") else gap


def _nearest(before: Sequence[Read], chain: Chain) -> Read | None:
    """Return the last number that counts alike and is no less."""
    return next((one for one in reversed(before) if chain.families[0] in _values(one) and _holds(one, chain)), None)


def _counted(before: Sequence[Read]) -> Read:
    return next((one for one in reversed(before) if one.families != {"share"}), before[-1])


def _values(read: Read) -> dict[str, float]:
    return {family: one.value for one, family in zip(read.chain.numerals, read.chain.families, strict=True)}


def _fits(whole: Read, part: Read) -> bool:
    return _holds(whole, part.chain)


def _holds(whole: Read, chain: Chain) -> bool:
    """Whether a part is in no way more than its whole."""
    values = _values(whole)
    return all(one.value <= values.get(family, one.value) for one, family in zip(chain.numerals, chain.families, strict=True))


def _is_of(whole: Read, part: Read) -> bool:
    return part.chain.families[0] in _values(whole) and _fits(whole, part)


def _adds_up(whole: Read, parts: Sequence[Read]) -> bool:
    return set(_values(parts[-1])) <= set(_values(whole)) and not any(
        _left(whole, parts)[family] for family in _values(parts[-1])
    )


def _left(whole: Read, parts: Sequence[Read]) -> dict[str, float]:
    """Return how much of a whole its parts leave."""
    return {
        family: round(value - sum(_values(one).get(family, 0.0) for one in parts), 6) for family, value in _values(whole).items()
    }
