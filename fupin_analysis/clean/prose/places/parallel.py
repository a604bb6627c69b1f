"""Places that a list names without 村: 其中红岩改造12户、青松改造9户, where the paper speaks of 红岩村.

What stands in parallel right before counts, or before a word of doing and a count, is a place where two of the names are stems of
villages that the paper names in full, or where all are groups (云盘组). What a noun follows is a thing called after a village
(红岩水厂), and numbers that add up make no places of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from fupin_analysis.clean.prose.words import prose_words

#: Where a name may begin: behind punctuation, 其中, a year.
LEADS = r"(?:^|(?<=[,、;:(和及与中年]))"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?万?"
_GROUP = re.compile(rf"{LEADS}(?P<name>[一-鿿]{{1,3}}组)(?=(?P<verb>[^,、;:()。0-9]{{0,6}}){_NUMBER}(?P<unit>[一-鿿]{{1,2}}))")
_BEGINS = re.compile(LEADS)
_A_COUNT = re.compile("[^,、;:()。0-9]{0,8}[0-9]")
_NUMBERED = re.compile("第?[一二三四五六七八九十]{1,2}组")
_HOW_MANY = re.compile("(?<=[一-鿿]{2})等?(?:[两二三四五六七八九十]|[0-9]{1,2})个?(?:贫困|行政|脱贫)?村$")
_FEWEST = 2
#: Behind places: 各 and what each did, and no 各类 or 各级.
_EACH_OF_THEM = re.compile(
    "(?:村|社区|组|屯|寨|庄)各(?![级类项种方界行户村组])(?:自)?(?P<deed>[^,;。:、0-9各]{1,12}?)(?:约|近|共)?$"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in prose_words()["parallel"].items()}


@cache
def before_counts() -> str:
    """Return the pattern of what may follow a bare name: a count, or words of doing and a count."""
    return rf"(?=(?:共|已|各|完成|(?:{prose_words()['parallel']['deeds']}))*(?:{_NUMBER}|$))"


def parallel_names(
    text: str, known: Collection[str], *, suffix: str, says: Callable[[str], bool], is_of_village: bool = False
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
    is_of_village
        Whether the paper is a village's: groups that have numbers only are its own, and none of an office.

    Examples
    --------
    >>> sorted(parallel_names("其中红岩改造12户、青松9户", {"红岩村", "青松村"}, suffix="村", says=lambda name: False))
    ['红岩', '青松']
    """
    found: set[str] = set()
    stems = {re.sub(f"{suffix}$", "", name) for name in known}
    stems = {stem for stem in stems if len(stem) >= _FEWEST and not _is_deed(stem) and not says(stem)}
    for sentence in re.split("。", text):
        found |= _stems_in(sentence, stems, known, suffix) | _groups_in(sentence, is_of_village=is_of_village)
    return found


def in_full(label: str, listed: str, villages: Collection[str]) -> str:
    """Return the label that a 分别 list gives a number, with the bare name of a village in full.

    Examples
    --------
    >>> in_full("红岩大棚", "红岩", {"红岩村"}), in_full("红岩水厂供水", "红岩水厂", {"红岩村"})
    ('红岩村大棚', '红岩水厂供水')
    """
    name = _HOW_MANY.sub("", listed)
    return f"{name}村{label.removeprefix(listed)}" if f"{name}村" in villages else label


def each_of_places(gap: str) -> str:
    """Return what each of several places before a number has or did; empty where nothing says that it is of each.

    Examples
    --------
    >>> each_of_places("大坪村、石桥村各脱贫"), each_of_places("大坪村、石桥村各类项目"), each_of_places("大坪村、石桥村共脱贫")
    ('脱贫', '', '')
    """
    match = _EACH_OF_THEM.search(gap)
    return match["deed"] if match is not None else ""


def _is_deed(name: str) -> bool:
    return _words()["deeds"].match(name) is not None


def _stems_in(sentence: str, stems: set[str], known: Collection[str], suffix: str) -> set[str]:
    """Return the stems of known villages that stand before counts, if two villages do."""
    named = tuple(stem for stem in stems if stem in sentence)
    counted, listed = _behind_stems(suffix)

    def is_counted(end: int) -> bool:
        return counted.match(sentence, end) is not None or (
            listed.match(sentence, end) is not None and sentence.startswith(named, end + 1)
        )

    found = {stem for stem in named if any(map(is_counted, _ends(sentence, stem)))}
    in_full = {name for name in known if any(_A_COUNT.match(sentence, end) for end in _ends(sentence, name))}
    return found if len(found) + len(in_full) >= _FEWEST else set()


def _ends(sentence: str, name: str) -> Iterator[int]:
    """Yield where a name ends that stands where names may begin."""
    start = sentence.find(name)
    while start >= 0:
        if _BEGINS.match(sentence, start):
            yield start + len(name)
        start = sentence.find(name, start + 1)


@cache
def _behind_stems(suffix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what follows a stem that is no name in full: a count, or another of a list."""
    return re.compile(rf"(?!{suffix}){before_counts()}"), re.compile(f"(?!{suffix})[、和及与]")


def _groups_in(sentence: str, *, is_of_village: bool) -> set[str]:
    """Return the groups of villagers before counts; offices have groups too, of so many people."""
    found = {
        match["name"]
        for match in _GROUP.finditer(sentence)
        if not _words()["office_groups"].search(match["name"] + match["verb"])
        and (is_of_village if _NUMBERED.fullmatch(match["name"]) else not re.match("[人名个]", match["unit"]))
    }
    return found if len(found) >= _FEWEST else set()
