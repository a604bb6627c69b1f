"""Names of townships and villages: normalised, told apart by their suffix, and found in titles.

A name is written in full width or half, with spaces to fill the cell (``清 澜 镇``), with its committee (``东阁村委会``) or
without. The canonical form is the place, not its office: the village committee of 东阁 is 东阁村, a community's committee is the
community. A bare residents' committee (``文城居委会``) keeps its name: what its community is called cannot be known from it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from fupin_analysis.core.terms import fold


class Level(Enum):
    """What the label of a row or column of places stands for."""

    TOWNSHIP = auto()
    VILLAGE = auto()
    WHOLE = auto()  # 全镇: the township that the table is about
    TOTAL = auto()  # 合计: what the rows or columns of the table add up to
    SUBTOTAL = auto()  # 小计, 某某市: a group that is no place of its own here
    UNKNOWN = auto()


@dataclass(frozen=True)
class Place:
    """A place as labelled; `name` is empty unless it is a township or a village."""

    level: Level
    name: str = ""


_FULL_WIDTH = str.maketrans("(),:;", "（），：；")
_TOWNSHIP = re.compile(r"[^0-9]{1,12}?(?:民族乡|镇|乡|街道办事处|街道办|街道|农场|林场)(?:人民政府|政府)?")
_VILLAGE = re.compile(r".{1,12}(?:村民委员会|村委会|居民委员会|居委会|村|社区|屯)")
_OFFICES = (("社区居民委员会", "社区"), ("社区居委会", "社区"), ("村民委员会", "村"), ("村委会", "村"), ("行政村", "村"))
_WHOLE = frozenset({"全镇", "全乡", "全街道", "本镇", "本乡", "我镇", "我乡", "全镇合计", "全乡合计", "全镇总计", "全乡总计"})
_TOTAL = frozenset({"合计", "总计", "共计", "总数", "总和", "合计数"})
_ABOVE = re.compile(r"小计|.*小计|全[省市县区州旗](?:合计|总计)?|.{2,10}[省市县旗州](?:合计|总计)?")
#: Words with the suffix of a township that name none.
_NO_NAMES = re.compile(
    r".*(?:乡镇|集镇|返乡|下乡|回乡|城乡|家乡|故乡)|[城村]镇|小城镇|[各我该每].*|[全本其两三几][乡镇]|[两三几]个[乡镇]|街道"
)
_ABOVE_NAME = r"(?:[一-鿿]{2,8}?(?:省|自治区|自治州))?(?:[一-鿿]{2,8}?市)?(?:[一-鿿]{1,8}?[县区旗])?"
_TITLE_NAME = re.compile(rf"{_ABOVE_NAME}(?P<name>[一-鿿A-Za-z×*]{{1,6}}?(?:民族乡|镇|乡|街道|农场|林场))")
_CUT = re.compile(r"[^一-鿿A-Za-z×*]+|年度|年|月|填报单位|报送单位|上报单位|单位|关于")


def normalise_name(text: str) -> str:
    """Return a name without inner spaces, letters in half width and punctuation in full width, as Chinese text has it.

    Examples
    --------
    >>> normalise_name("清　澜 镇"), normalise_name("ＸＸ镇(片区)")
    ('清澜镇', 'XX镇（片区）')
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_FULL_WIDTH)


def clean_township(text: str) -> str:
    """Return a township's name as it is used for figures: ``清澜镇人民政府`` → ``清澜镇``."""
    name = normalise_name(text)
    for office, place in (("街道办事处", "街道"), ("街道办", "街道"), ("人民政府", ""), ("政府", "")):
        name = name.removesuffix(office) + (place if name.endswith(office) else "")
    return name


def clean_village(text: str, *, township: str = "") -> str:
    """Return a village's name as it is used for figures.

    Examples
    --------
    >>> [clean_village(name) for name in ("东阁村委会", "东阁村村委会", "新园社区居委会", "文城居委会")]
    ['东阁村', '东阁村', '新园社区', '文城居委会']
    """
    name = normalise_name(text)
    if township and name != township:
        name = name.removeprefix(township)
    for office, place in _OFFICES:
        if name.endswith(office) and name != office:
            stem = name.removesuffix(office)
            return stem if stem.endswith(place) else stem + place
    return name


def clean_place(text: str) -> Place:
    """Tell what the label of a row or column stands for, by its words and suffix.

    Examples
    --------
    >>> [clean_place(name).level.name for name in ("清 澜 镇", "东阁村", "合计", "文昌市", "因病")]
    ['TOWNSHIP', 'VILLAGE', 'TOTAL', 'SUBTOTAL', 'UNKNOWN']
    """
    name = normalise_name(text).strip(":：")
    if fold(name) in _TOTAL:
        return Place(Level.TOTAL)
    if name in _WHOLE:
        return Place(Level.WHOLE)
    if _ABOVE.fullmatch(name):
        return Place(Level.SUBTOTAL)
    if _TOWNSHIP.fullmatch(name) and not _NO_NAMES.fullmatch(name):
        return Place(Level.TOWNSHIP, clean_township(name))
    if _VILLAGE.fullmatch(name):
        return Place(Level.VILLAGE, clean_village(name))
    return Place(Level.UNKNOWN)


def townships_in(text: str) -> list[str]:
    """Return the townships that a title or a file's name mentions, each once, in order.

    Examples
    --------
    >>> townships_in("文昌市清澜镇2018年教育补助统计表"), townships_in("各乡镇城乡居民情况")
    (['清澜镇'], [])
    """
    names = (match["name"] for part in _CUT.split(normalise_name(text)) if (match := _TITLE_NAME.match(part)))
    return list(dict.fromkeys(name for name in names if not _NO_NAMES.fullmatch(name)))


def drop_places(title: str) -> str:
    """Return a title without the names of the places it begins with.

    Examples
    --------
    >>> drop_places("文昌市清澜镇致贫原因"), drop_places("文昌市致贫原因")
    ('致贫原因', '致贫原因')
    """
    match = _TITLE_NAME.match(title)
    if match and not _NO_NAMES.fullmatch(match["name"]):
        return title[match.end() :]
    return re.sub(rf"^{_ABOVE_NAME}", "", title)
