"""One person or one household told of as an example: what they own, borrow and earn is no figure of the township.

村民张某贷款5万元养牛12头 stands in many papers between the figures. A story begins where somebody is named who is one of many,
or where one household is spoken of, and lasts to the end of the paragraph or to what leads back to the place (全镇…); a paragraph
that goes on with 他 or 她 goes on with it, and so does a sentence that begins with the name again. Those who lead a village or
its firms are named too; what they do is the place's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from fupin_analysis.clean.prose.lexicon import Hit
from fupin_analysis.clean.prose.words import prose_words

_GOES_ON = re.compile("(?<![其])[他她](?!们|人|乡|国|处)")
#: Signs within which a paragraph says that it goes on with somebody.
_SOON = 24


def stories_in(
    text: str, hits: Sequence[Hit], headings: Sequence[str], *, goes_on: bool = False, known: Collection[str] = ()
) -> list[tuple[int, int]]:
    """Return the stretches of a folded paragraph that tell of one person or one household.

    Parameters
    ----------
    text, hits
        The paragraph and the known words in it: 贫困户易地搬迁 names nobody called 易地.
    headings
        Texts of the headings above it.
    goes_on
        Whether the paragraph before ended in such a story.
    known
        Whom the paper has told of so far.

    Examples
    --------
    >>> text = "全镇发放贷款9户,其中村民张某贷款5万元,养牛12头。全镇存栏800头。"
    >>> [text[start:end] for start, end in stories_in(text, (), ())]
    ['张某贷款5万元,养牛12头']
    """
    begins = [] if not _is_of_one(headings) else [0]
    if goes_on and _GOES_ON.search(text, 0, _SOON):
        begins.append(0)
    begins += [match.start(match.lastgroup or 0) for match in _person().finditer(text) if not _is_no_name(match, hits)]
    begins += [_clause_of(text, match.start()) for match in _household().finditer(text)]
    begins += [match.start("again") for match in _again(known).finditer(text)] if known else []
    away = [match.start() for match in _away().finditer(text)]
    found: list[tuple[int, int]] = []
    for start in sorted(set(begins)):
        end = next((place for place in away if place >= start and place > 0), len(text))
        if end > start and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def told_of(text: str, hits: Sequence[Hit]) -> set[str]:
    """Return the names of those of whom a folded paragraph tells.

    Parameters
    ----------
    text, hits
        The paragraph and the known words in it.

    Examples
    --------
    >>> told_of("贫困户张某贷款5万元。", ())
    {'张某'}
    """
    return {match[match.lastgroup or 0] for match in _person().finditer(text) if not _is_no_name(match, hits)}


def _again(known: Collection[str]) -> re.Pattern[str]:
    """Return what begins a clause with one of these names."""
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(
        f"(?:^|[,。;:])(?:20[0-9]{{2}}年,?|[今去]年,?|如今,?|现在,?|目前,?)?(?P<again>{names})(?![、和及与]|等|某|[村镇乡县社])"
    )


def _is_of_one(headings: Sequence[str]) -> bool:
    """Whether the nearest heading names a person's way or deeds: “铁匠”赵铁柱的致富路."""
    words = prose_words()["stories"]
    return (
        bool(headings)
        and re.search(f"{words['surnames']}[一-鿿]{{1,2}}[^,。]{{0,6}}(?:{words['headings']})", headings[0]) is not None
    )


def _clause_of(text: str, place: int) -> int:
    """Return where the sentence of a place begins: a household without a name is spoken of from there."""
    return max((match.end() for match in re.finditer("[。;!?]", text[: place + 1])), default=0)


def _is_no_name(match: re.Match[str], hits: Sequence[Hit]) -> bool:
    """Whether what looks like a name is a word that is known, or begins one."""
    start, end = match.span("rare" if match.lastgroup == "rare" else "whole")
    return any(hit.start < end and start < hit.end for hit in hits)


@cache
def _person() -> re.Pattern[str]:
    words = prose_words()["stories"]
    surname, roles = words["surnames"], words["roles"]
    usual = rf"{surname}[一-鿿]{{1,2}}?{words['follows']}"
    unusual = rf"{words['surnames_too']}[一-鿿]{{2}}{words['follows_surely']}"
    whole = rf"(?!{words['no_names']})(?:{usual}|{unusual})"
    surname = rf"(?:{surname}|{words['surnames_too']})"
    masked = rf"{surname}(?:{words['masked']})|老{surname}(?=,|家|说|是|一家|今年|去年|靠|在|的)"
    rare = rf"{roles}[\"“]?(?P<rare>{words['masked_too']})(?!{words['several']})"
    return re.compile(
        rf"(?:{roles}[\"“]?|(?<=[村组]))(?P<name>{masked})(?!{words['several']})|{roles}(?P<whole>{whole})(?!{words['several']})|{rare}"
    )


@cache
def _household() -> re.Pattern[str]:
    return re.compile(str(prose_words()["stories"]["household"]))


@cache
def _away() -> re.Pattern[str]:
    return re.compile(str(prose_words()["stories"]["away"]))
