"""The gazetteer: which words are names of townships, where, under which code, and when.

A name tells a township better than its suffix does: 古城乡 is one though it ends like 城乡, 返乡 is none. The list holds every
township of six published lists from 2015 to 2026 (``core/words/TOWNSHIPS.md``); it is read when first asked for and
knows nothing of places made anonymous (甲澜镇, XX镇) or newly made.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("townships.tsv.gz")
#: Digest of the list that this program was tested with; a test holds it, and a changed list is a changed program.
SHA256 = "6aaeff97b79ff3094af0fb404656fd85f8fb6357d5a31d8fe48f833abdddaed7"


@dataclass(frozen=True)
class Township:
    """One township as listed.

    Parameters
    ----------
    name
        Name without its office.
    code
        Code of the division, 12 digits.
    county
        Name of its county, district or banner.
    dates
        The lists that have it, as ``2015-09``, oldest first; one that lacks today's was renamed, merged or dissolved.
    """

    name: str
    code: str
    county: str
    dates: tuple[str, ...]

    @property
    def is_present(self) -> bool:
        """Whether the latest list has it."""
        return self.dates[-1:] == _read().dates[-1:]


@dataclass(frozen=True)
class _Lists:
    dates: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]
    townships: Mapping[str, str]


@cache
def _read() -> _Lists:
    head, *lines = gzip.decompress(FILE.read_bytes()).decode().split("\n")
    above: dict[str, tuple[str, ...]] = {}
    townships: dict[str, str] = {}
    for line in lines:
        key, _, rest = line.partition("\t")
        if key.startswith("@"):
            above[key[1:]] = tuple(rest.split())
        else:
            townships[key] = rest
    return _Lists(tuple(head[1:].split()), above, townships)


def is_township(name: str) -> bool:
    """Whether any of the lists has a township of this name.

    Examples
    --------
    >>> [is_township(name) for name in ("月田镇", "古城乡", "返乡", "甲澜镇")]
    [True, True, False, False]
    """
    return name in _read().townships


@lru_cache(maxsize=2**12)
def find_townships(name: str, *, county: str = "") -> tuple[Township, ...]:
    """Return the townships of a name, in the order of their codes; within a county of that name, where one is given.

    Examples
    --------
    >>> [(town.code, town.county, town.is_present) for town in find_townships("月田镇")]
    [('430621110000', '岳阳县', True)]
    """
    lists = _read()
    found = []
    for entry in lists.townships.get(name, "").split():
        names = lists.above.get(entry[:6], ("",))
        if not county or county in names:
            seen = int(entry[9:], 16)
            dates = tuple(date for place, date in enumerate(lists.dates) if seen >> place & 1)
            found.append(Township(name, f"{entry[:9]}000", county or names[-1], dates))
    return tuple(found)


@lru_cache(maxsize=2**12)
def is_in(name: str, above: str) -> bool:
    """Whether a township of this name lies in a county, prefecture or province, named in full or without its level.

    Examples
    --------
    >>> is_in("月田镇", "岳阳县"), is_in("月田镇", "湖南"), is_in("月田镇", "文昌市")
    (True, True, False)
    """
    codes = {
        code for level in ("", "省", "市", "县", "区", "旗", "州", "自治区") for code in _names_above().get(above + level, ())
    }
    entries = _read().townships.get(name, "").split()
    return any(entry.startswith(code.removesuffix("0000")) for entry in entries for code in codes)


@cache
def _names_above() -> Mapping[str, frozenset[str]]:
    """Names of provinces, prefectures and counties → their codes."""
    codes: dict[str, set[str]] = {}
    for code, names in _read().above.items():
        for name in names:
            codes.setdefault(name, set()).add(code)
    return {name: frozenset(found) for name, found in codes.items()}


def is_above(name: str) -> bool:
    """Whether a province, prefecture or county has this name.

    Examples
    --------
    >>> [is_above(name) for name in ("湖南省", "岳阳市", "岳阳县", "月田镇")]
    [True, True, True, False]
    """
    return name in _names_above()


@cache
def longest() -> tuple[int, int]:
    """Return the number of characters of the longest name of a township, and of a place above townships."""
    return max(map(len, _read().townships)), max(map(len, _names_above()))


def dates_of_lists() -> tuple[str, ...]:
    """Return the month of each list, oldest first."""
    return _read().dates


def list_townships() -> list[Township]:
    """Return every township of every list, in the order of names and codes."""
    return [town for name in _read().townships for town in find_townships(name)]
