"""Versions of one return: which files of one township and year are, which is likely the last, and which are of a namesake.

Two files are versions of one return where most of what they state is the same figures. A document of prose beside a workbook is
none: it restates what the workbook holds. Files whose division codes, or whose folders or names, are of two counties are about
two townships of one name: which number is right is no question there, but which township is which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePosixPath

from fupin_analysis.core.words.gazetteer import is_above

#: Two files of which this share [0-1] of the figures they state together is in both are versions of one return.
_SHARED = 0.6
#: Below so many figures in common a table is no return.
_FEWEST = 3
#: What a later version is called, and what an earlier one: the later the word stands here, the later the version.
_LATER = re.compile(
    r"(?P<last>最终|终稿|定稿|审定|正式)|(?P<mended>更正|修改|修订|订正|改正|核实后|改后|重报|补报|[-_（(]?改[）)]?$)|(?P<new>新版?$|[vV]\d)"
)
_EARLIER = re.compile(r"初稿|草稿|旧版?|原版?|备份|副本|作废|征求意见")
_NUMBERED = re.compile(r"[（(](\d{1,2})[）)]|[vV](\d{1,2})|第(\d)稿")
#: The name of a county that a folder has, or a file begins with.
_COUNTY = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[省市州盟])?([\u4e00-\u9fff]{1,10}?(?:自治县|自治旗|县|旗|区|市))")
#: Endings of names that are no counties: 片区, 社区, 全县.
_NO_COUNTY = re.compile(r".*(?:[片社地山辖园景库灾新矿小城各]区|[全各本我]县|[全各本]市|[全各]旗|[超城]市)|[上下中]旗")


@dataclass
class OneFile:
    """What one file states of one township and year.

    Parameters
    ----------
    values
        First value of each figure.
    rough
        Figures stated roughly only (约300户).
    is_prose
        Whether any was read in a sentence.
    codes
        Division codes it gives the township.
    """

    values: dict[tuple[object, ...], float] = field(default_factory=dict)
    rough: set[tuple[object, ...]] = field(default_factory=set)
    is_prose: bool = False
    codes: set[str] = field(default_factory=set)


def find_versions(by_file: Mapping[str, OneFile], wide: Collection[str]) -> list[list[str]]:
    """Return the groups of files that are versions of one return, by name; a copy is a version as well.

    Tables about many townships (`wide`) come from different bureaus that may well count the same things: they are versions of
    one another only where their names say so (汇总.xlsx, 汇总-修改.xlsx).
    """
    groups: list[set[str]] = []
    for one, other in combinations(sorted(by_file), 2):
        if by_file[one].is_prose != by_file[other].is_prose:
            continue
        figures = [by_file[name].values.keys() for name in (one, other)]
        shared, union = figures[0] & figures[1], figures[0] | figures[1]
        is_told = not (one in wide or other in wide) or _are_named_alike(one, other)
        if is_told and len(shared) >= _FEWEST and len(shared) >= _SHARED * len(union):
            joined = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in joined] + [set().union({one, other}, *joined)]
    return [sorted(group) for group in groups]


def _are_named_alike(one: str, other: str) -> bool:
    stems = sorted((PurePosixPath(name).stem for name in (one, other)), key=len)
    return stems[0] in stems[1]


def differ(by_file: Mapping[str, OneFile], group: Sequence[str]) -> bool:
    """Whether any figure has two values among the versions; what one lacks, or states roughly, contradicts nothing."""
    seen: dict[tuple[object, ...], float] = {}
    stated = [(key, value) for name in group for key, value in by_file[name].values.items() if key not in by_file[name].rough]
    return any(seen.setdefault(key, value) != value for key, value in stated)


def likely_last(group: Sequence[str]) -> str:
    """Return the version that its name says is the last; the last by name where no name says anything.

    Examples
    --------
    >>> likely_last(["甲镇2018-修改.xlsx", "甲镇2018.xlsx"]), likely_last(["甲镇(2).xlsx", "甲镇(10).xlsx", "甲镇.xlsx"])
    ('甲镇2018-修改.xlsx', '甲镇(10).xlsx')
    >>> likely_last(["甲镇 - 副本.xlsx", "甲镇.xlsx"]), likely_last(["甲镇初稿.xlsx", "甲镇最终版.xlsx", "甲镇最终版改.xlsx"])
    ('甲镇.xlsx', '甲镇最终版改.xlsx')
    """
    return max(group, key=lambda name: (*_rank(PurePosixPath(name).stem), name))


def _rank(stem: str) -> tuple[int, ...]:
    kinds = {match.lastgroup for match in _LATER.finditer(stem)}
    numbered = max((int(next(filter(None, match.groups()))) for match in _NUMBERED.finditer(stem)), default=0)
    return (-bool(_EARLIER.search(stem)), "last" in kinds, "mended" in kinds, numbered, "new" in kinds)


def find_namesakes(by_file: Mapping[str, OneFile]) -> dict[str, str]:
    """Return the county of each file, where the files are of townships in different counties; empty where they are not.

    The county is a name as a folder or a file has it, else the first six digits of the division code.
    """
    counties = {name: county_of(name) for name in by_file}
    if len({county for county in counties.values() if county}) > 1:
        return {name: county for name, county in counties.items() if county}
    codes = {name: {code[:6] for code in stated.codes} for name, stated in by_file.items()}
    known = {name: min(found) for name, found in codes.items() if len(found) == 1}
    return known if len(set(known.values())) > 1 else {}


def county_of(name: str) -> str:
    """Return the county that the folder of a file, or the beginning of its name, tells; empty where none does.

    Examples
    --------
    >>> [county_of(name) for name in ("甲县/青石镇.xlsx", "报送/乙县扶贫办-低保.xlsx", "片区/青石镇.xlsx", "全县汇总.xlsx")]
    ['甲县', '乙县', '', '']
    """
    path = PurePosixPath(name)
    for part in (path.stem, *reversed(path.parts[:-1])):
        match = _COUNTY.match(part) if part == path.stem else _COUNTY.fullmatch(part)
        if match and not _NO_COUNTY.fullmatch(match[1]) and (match[1][-1] in "县旗" or is_above(match[1])):
            return match[1]
    return ""
