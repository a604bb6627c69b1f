"""Places that a list names without 村: 其中红岩改造12户、青松改造9户, where the paper speaks of 红岩村.

What stands in parallel before counts is a place, and not a part of the township by kind, where two of the names are stems of
villages that the paper names in full, where all are groups (云盘组), or where the numbers add up to the one just said and the
names are like those of places.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection
from functools import cache

from fupin_analysis.clean.prose.words import prose_words

#: Where a name may begin: behind punctuation, 其中, a year.
LEADS = r"(?:^|(?<=[,、;:(和及与中年]))"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?万?"
_GROUP = re.compile(rf"{LEADS}(?P<name>[一-鿿]{{1,3}}组)(?=(?P<verb>[^,、;:()。0-9]{{0,6}}){_NUMBER}(?P<unit>[一-鿿]{{1,2}}))")
_NUMBERED = re.compile("第?[一二三四五六七八九十]{1,2}组")
_PART = rf"(?P<name>[一-鿿]{{2,4}})(?P<value>{_NUMBER})(?P<unit>[一-鿿]{{1,2}}?)(?:{_NUMBER}人)?(?=[,、;和及。)]|$)"
_SUM = re.compile(
    rf"(?P<whole>{_NUMBER})(?P<unit>[一-鿿]{{1,2}}?)(?:{_NUMBER}人)?[,:(。]{{1,2}}(?:其中)?[,:]?(?P<list>(?:[,、;和及]?[一-鿿]{{2,4}}{_NUMBER}[一-鿿]{{1,2}}?(?:{_NUMBER}人)?)+)(?=[)。,;]|$)"
)
_FEWEST = 2


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in prose_words()["parallel"].items()}


def parallel_names(
    text: str, known: Collection[str], *, suffix: str, says: Callable[[str], bool], by_sum: bool = True
) -> set[str]:
    """Return the names without 村 that stand in parallel before counts.

    Parameters
    ----------
    text
        A folded paragraph.
    known
        Villages that the paper names in full.
    suffix
        Pattern of what names of villages end with.
    says
        Whether a name is a word that says something else.
    by_sum
        Whether names nobody else says are believed where their numbers make the whole.

    Examples
    --------
    >>> sorted(parallel_names("其中红岩改造12户、青松9户", {"红岩村", "青松村"}, suffix="村", says=lambda name: False))
    ['红岩', '青松']
    >>> sorted(parallel_names("建水池11口,其中石鼓溪6口、枫林5口", (), suffix="村", says=lambda name: False))
    ['枫林', '石鼓溪']
    """
    found: set[str] = set()
    stems = {re.sub(f"{suffix}$", "", name) for name in known}
    stems = {stem for stem in stems if len(stem) >= _FEWEST and not _is_deed(stem) and not says(stem)}
    for sentence in re.split("。", text):
        found |= _stems_in(sentence, stems, known, suffix) | _groups_in(sentence)
        if by_sum:
            found |= _by_sum(sentence, says)
    return found


def _is_deed(name: str) -> bool:
    return _words()["deeds"].match(name) is not None


def _stems_in(sentence: str, stems: set[str], known: Collection[str], suffix: str) -> set[str]:
    """Return the stems of known villages that stand before counts, if two villages do."""
    named = {stem for stem in stems if stem in sentence}
    found = {
        stem
        for stem in named
        if re.search(rf"{LEADS}{stem}(?!{suffix})(?:[^,、;:()。0-9]{{0,8}}[0-9]|[、和及与](?=[一-鿿]))", sentence)
    }
    in_full = {name for name in known if re.search(rf"{LEADS}{name}[^,、;:()。0-9]{{0,8}}[0-9]", sentence)}
    return found if len(found) + len(in_full) >= _FEWEST else set()


def _groups_in(sentence: str) -> set[str]:
    """Return the groups of villagers before counts; offices have groups too, of so many people."""
    found = {
        match["name"]
        for match in _GROUP.finditer(sentence)
        if not _words()["office_groups"].search(match["name"])
        and (_NUMBERED.fullmatch(match["name"]) or not re.match("[人名个]", match["unit"]))
    }
    return found if len(found) >= _FEWEST else set()


def _by_sum(sentence: str, says: Callable[[str], bool]) -> set[str]:
    """Return the names of a list whose numbers make the one before it."""
    found: set[str] = set()
    for match in _SUM.finditer(sentence):
        parts = list(re.finditer(_PART, match["list"]))
        names = [part["name"] for part in parts]
        if len(parts) < _FEWEST or len(set(names)) < len(names) or any(part["unit"] != match["unit"] for part in parts):
            continue
        values = [_value(part["value"]) for part in parts]
        if not math.isclose(sum(values), _value(match["whole"]), rel_tol=1e-9):
            continue
        like = [name for name in names if _words()["like_places"].search(name)]
        others = [name for name in names if _is_deed(name) or says(name) or _words()["lands"].search(name)]
        if 2 * len(like) > len(names) and not others:
            found |= set(names)
    return found


def _value(written: str) -> float:
    return float(written.removesuffix("万")) * (10_000 if written.endswith("万") else 1)
