"""How sure one may be that a figure stated twice is one figure: a slip of the hand, or a number of another day.

A text that tells of a register twice may tell of it before and after a year's changes and not say so: then households and persons
have both moved, by no slip of the hand. That is asked about; what differs by a slip, or in one of the two alone, is alleged.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import PurePath

from fupin_analysis.core.period import IN_LABEL, YEAR
from fupin_analysis.core.source import parse_sources
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.slips import slip_between

#: Topics of which people are counted from day to day.
_COUNTED_AGAIN = frozenset({"registry", "population", "monitoring", "living"})
#: Topics of what is done again and again, for each purpose anew: two chapters may each tell their own.
_DONE_AGAIN = frozenset({"publicity"})
_TWINS = {"households": "persons", "persons": "households"}
#: Share of the one that the other is at least where a text and a table mean the same, but for a slip.
_NEAR = Fraction(4, 5)
#: A month or a day of a year in the name of a file: 201903, 2019-03, 20190331, and as labels say it (2019年3月, 第二季度).
_WHEN = re.compile(rf"(?<![0-9])(?:19|20)[0-9]{{2}}[-._]?(?:0[1-9]|1[0-2])(?:[-._]?[0-3][0-9])?(?![0-9])|{IN_LABEL.pattern}")
#: What brings people onto the register and off it within a year.
_MOVES = (("newly_identified", 1), ("returned", 1), ("removed", -1))


def is_of_another_day(key: Key, one: Fraction, other: Fraction, source: str, stated: Stated) -> bool:
    """Return whether a text may state a figure twice as it was on two days.

    Parameters
    ----------
    key, one, other
        The figure and its two numbers.
    source
        Where they stand; only numbers of a text are judged.
    stated
        All that is stated, for the other measure of the same people.
    """
    if not all(at.paragraph for at in parse_sources(source)):
        return False
    if key.topic in _DONE_AGAIN:
        return slip_between(one, other) != "swapped"
    if key.topic not in _COUNTED_AGAIN or key.measure not in _TWINS:
        return False
    twin = key._replace(measure=_TWINS[key.measure])
    both = [first for first in stated.rivals if first[0] == twin]
    slip = slip_between(one, other)
    if both:
        return slip != "swapped" and slip_between(both[0][1], both[0][2]) != "swapped"
    return not slip


def is_of_a_part(one: Fraction, other: Fraction, source: str) -> bool:
    """Whether a number of a text and one of a table are so far apart that the table may be of some of them: 2021年新增低保户如下.

    Examples
    --------
    >>> is_of_a_part(Fraction(320), Fraction(17), "a.docx › 第3段 › 第8-11字; a.docx › 表1 › B5")
    True
    >>> is_of_a_part(Fraction(1341), Fraction(1241), "a.docx › 第3段 › 第8-11字; a.docx › 表1 › B5")
    False
    """
    places = parse_sources(source)
    low, high = sorted((abs(one), abs(other)))
    is_of_both = any(at.paragraph for at in places) and not all(at.paragraph for at in places)
    return is_of_both and low < _NEAR * high and not slip_between(one, other)


def in_files_of_two_times(source: str) -> bool:
    """Whether statements stand in files whose names differ in their part of the year alone, as from month to month.

    Examples
    --------
    >>> in_files_of_two_times("低保201903.csv › 第3行第2列; 低保201904.csv › 第3行第2列")
    True
    >>> in_files_of_two_times("低保2018.csv › 第3行第2列; 低保2019.csv › 第3行第2列")
    False
    >>> in_files_of_two_times("低保201903.csv › 第3行第2列; 住建201904.csv › 第3行第2列")
    False
    """
    stems = {PurePath(at.file).stem for at in parse_sources(source)}
    return len(stems) > 1 and len({_WHEN.sub(_but_for_a_year, stem) for stem in stems}) == 1


def _but_for_a_year(match: re.Match[str]) -> str:
    return match[0] if YEAR.fullmatch(match[0]) else "*"


def is_moved(rival: tuple[Key, Fraction, Fraction], stated: Stated) -> bool:
    """Whether a register stated twice is that before and after what moved in the year: 2146户, 清退84户, 新纳入61户, 2123户."""
    key, one, other = rival
    if key.topic != "registry":
        return False
    moved = sum(sign * stated.values.get(key._replace(item=item), Fraction(0)) for item, sign in _MOVES)
    return bool(moved) and abs(one - other) == abs(moved)


def in_one_row(source: str) -> bool:
    """Whether one row of a table states a figure twice: two columns were read alike, which need not be of the same thing.

    Examples
    --------
    >>> in_one_row("a.xlsx › 表 › D5; a.xlsx › 表 › E5"), in_one_row("a.xlsx › 表 › D5; a.xlsx › 表 › D6")
    (True, False)
    """
    rows = {(one.file, one.sheet, one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in parse_sources(source)}
    columns = {one.cell for one in parse_sources(source)}
    return len(rows) == 1 < len(columns) and "" not in columns
