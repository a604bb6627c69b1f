"""Numbers that are not written as numbers are: 12,34,567元, 8 0户, 3×5名, 1O5户, -35户, 45/50户, 一万二户.

What they were meant to be is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fupin_analysis.clean.prose.numbers.ranges import ARABIC, NUMBERED, TIMES
from fupin_analysis.clean.prose.words import alternatives, prose_units
from fupin_analysis.core.prose import Kind

#: Digits and what may stand between them by mistake.
_BEGINS = r"(?<![0-9A-Za-z.,百千万亿])(?<![0-9][ '×*。])(?<![×*'。][×*'。])"
_RUN = rf"{_BEGINS}(?:\.(?=[0-9]))?[0-9]+(?:(?:[,.'×*。]+|(?<! ) (?! ))[0-9]+)*"
#: Letters that look like digits: 1O5户, l2户.
_LETTERS = r"(?<![0-9A-Za-z百千万亿])(?=[OoIl.]*[0-9])(?=[0-9.]*[OoIl])[0-9OoIl]+(?:\.[0-9OoIl]+)?"
#: A sign before a number that may be a minus or a dash; the dash of a text (—) is folded to two.
_SIGN = "[零〇一二三四五六七八九十百千万亿两]"
_MINUS = rf"(?<=[一-鿿:)])(?<![零〇一二三四五六七八九十百千万亿])-(?:{ARABIC})"
#: Two numbers with one unit: what was done and what was to be, or two groups; but 2/3的农户 is a share.
_SLASHED = r"(?<![0-9A-Za-z./])[0-9]+(?:\.[0-9]+)?(?:/[0-9]+(?:\.[0-9]+)?)+(?![0-9./])"
#: A scale is lost, or a nought: 一万二户 may be 一万二千户 or 一万零二户.
_CUT = rf"(?<!{_SIGN})(?<!第)(?={_SIGN}*[百千万亿][一二两三四五六七八九](?!{_SIGN}))[一二两三四五六七八九十]{_SIGN}+"
_SIZE = re.compile(r"[0-9.]+(?:[×*][0-9.]+)+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[ ,]")
#: A number with a stop behind it may end its sentence where words say that it is the number: 户数为120。3万元用于慰问.
_ENDS = re.compile("(?:[数率为达是有共计额量:到至]|第[0-9]*)$")
#: What is counted in whole numbers only.
_WHOLE = ("households", "persons", "person_times", "count", "sessions", "rounds")
_LENGTHS = ("length", "area", "floor")
#: Units in which a thing is rated, which may have two sides: 10/0.4千伏变压器3台.
_RATED = frozenset({"千伏"})


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"[0-9][百千万亿余多]{{0,2}}(?:[一-鿿]{{1,2}}|{alternatives(prose_units())})$")


@cache
def _broken() -> re.Pattern[str]:
    units = alternatives(unit for unit in prose_units() if unit not in TIMES | NUMBERED)
    return re.compile(rf"(?P<run>{_SLASHED}|{_RUN}|{_LETTERS}|{_MINUS}|{_CUT})(?P<scale>[百千万亿]{{0,2}})(?P<unit>%|‰|{units})")


def find_broken(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield where such numbers stand in a folded paragraph, and what they are: a dimension (3×5米), or left over.

    Examples
    --------
    >>> list(find_broken("投入12,34,567元,硬化3×5米,脱贫1,252户"))
    [(2, 12, 'leftover'), (15, 19, 'dimension')]
    """
    for match in _broken().finditer(text):
        run = match["run"]
        is_zero = re.fullmatch("0[0-9]+", run) is not None
        if (re.fullmatch(ARABIC, run) and not is_zero) or _YEAR.match(run) or _is_two_sentences(text, match):
            continue
        if run.startswith("-") and _counted().search(text[: match.start()]):
            continue  # 52户-19户, 800平方米-1200平方米
        unit = prose_units().get(match["unit"])
        is_size = _SIZE.fullmatch(run) is not None and unit is not None and unit.family in _LENGTHS
        is_size = is_size or ("/" in run and match["unit"] in _RATED)
        yield match.start(), match.end(), "dimension" if is_size else "leftover"


def _is_two_sentences(text: str, match: re.Match[str]) -> bool:
    """Whether a stop parts two numbers: the first is the number of a list, or is said to be a number."""
    if "。" not in match["run"]:
        return False
    unit = prose_units().get(match["unit"])
    if unit is not None and unit.family in _WHOLE and not match["scale"]:
        return True  # 车间12。28户参加: there are no parts of households
    before = text[: match.start()]
    return not before or before[-1] in ",;、。 " or _ENDS.search(before) is not None
