"""The names of places among the labels of a row or the headings of a column: township, village, site, sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from fupin_analysis.clean.layout.columns import PLACES, Column, Role
from fupin_analysis.clean.layout.feet import is_foot
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.layout.work_sites import is_between, is_venue, names_site, site_of
from fupin_analysis.clean.period_sums import is_sum_of_period
from fupin_analysis.clean.places import (
    LETTER,
    Level,
    Place,
    clean_place,
    clean_village,
    is_body,
    is_name_of_village,
    normalise_name,
    without_number,
)
from fupin_analysis.clean.wording.labels import read_label, words_in
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.terms import drop_brackets, fold

_NAMES = (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE, Role.LABEL, Role.ITEM)
#: A village's name without its suffix, as lists of villages have them: 东阁, 一心.
_BARE_VILLAGE = re.compile(rf"{LETTER}{{1,4}}(?<![省市县区旗州镇乡片队部局所场厂处院校位关社司室户人])")
#: What a column of numbers comes to, and no name: 最大值, 中位数.
_STATISTIC = re.compile("最[大小高低多少][值数者]?|中位数|众数|标准差|极差")
#: A size in brackets behind a village, of which it may have two: stations of 100千瓦 and 60千瓦. A year or a group is none.
_SIZE = re.compile("[（(]((?:装机|规模|容量)?[0-9][0-9.,]*(?![0-9.,年月日期季届组社队号])[^0-9（）()年月日]{1,6})[）)]\\s*")
#: A year behind the village of a row says when, which no row of places does: 清水村（2019年）.
_YEAR = re.compile(r"[（(](?:19|20)[0-9]{2}年?度?[）)]\s*$")
#: A column of sites of resettlement, and the kinds of settling that stand among them and are none: 插花安置, 进城购房.
_SITES, _MOVED = re.compile(".*安置.*|小区(?:名称)?"), "易地搬迁户"
_KIND_OF_SITE = re.compile(
    "(?:易地|扶贫|搬迁)*(?:(?:插花|分散|零星|集中|货币化?|自主|自行|其他|其它|城镇化?|行政村内|就近|跨区域?|梯度|有土|无土|后靠)(?:式|性)?(?:购房|建房|搬迁)?安置"
    "|(?:进城|自主|自行|分散|城镇|货币化?)?(?:购房|建房|自建房?|购房户|自建户)|投亲靠友|投靠亲友|自谋职业)(?:户|的|方式|类)?"
)
_SITE_NAME = re.compile(rf"{LETTER}{{2,12}}")
#: What became of houses, their kinds and batches, which name no site: 已入住, 廉租房, 第一批.
_NO_SITE = re.compile(
    "(?:已|未|尚未|待|拟|正在|在建).*|.*第[一二三四五六七八九十0-9]{1,2}[批期次轮]|.*(?<!新)[房户批]|(?:新建|续建|完工|竣工|建成|入住|空置|闲置|分配)(?:的|中)?"
)
#: Headings of what lies within a village.
_WITHIN_VILLAGE = re.compile(".*(?:自然[村屯寨]|组|队|屯|寨|湾)(?:名称?|别)?")
#: A team of a village, which says not which village's: 3组, 第二村民小组.
_TEAM = re.compile("第?[0-9一二三四五六七八九十]{1,3}(?:村民)?小?[组队社]")
#: A sub-heading that divides the places below it and is none itself.


@dataclass(frozen=True)
class Names:
    """The names beside a row or above a column."""

    township: str = ""
    is_filled: bool = False
    village: str = ""
    sum: Level | None = None
    unknown: str = ""
    is_rest: bool = False
    body: str = ""
    kind: str = ""
    summed: str = ""
    is_inner: bool = False

    @property
    def is_place(self) -> bool:
        """Whether a place is named."""
        return bool(self.township or self.village)


def is_formal(name: str) -> bool:
    """Whether a name is a village's own, and no hamlet's or team's: 大湾村 and no 李家, 3组 or 大湾村二组."""
    return is_name_of_village(name) and name.endswith(("村", "社区", "嘎查"))


def read_place(text: str, role: Role) -> Place:
    """Read a name; a village needs no suffix under a heading that says what it is, unless it is a word or a person's office."""
    answered = answers().township(text)
    if answered:
        return Place(Level.TOWNSHIP, answered)
    place = clean_place(text)
    if (
        place.level is Level.UNKNOWN
        and role is Role.VILLAGE
        and (_BARE_VILLAGE.fullmatch(name := clean_village(without_number(text))) or _TEAM.fullmatch(name := clean_village(text)))
    ):
        is_group = text.endswith("组") and words_in(text)  # 脱贫户组
        is_no_name = read_label(text).readings or is_foot(text) or _STATISTIC.fullmatch(name) or is_group
        return place if is_no_name else Place(Level.VILLAGE, name)
    is_word = role not in PLACES and any(reading.wording for reading in read_label(text).readings)
    return Place(Level.UNKNOWN) if is_word and place.level in (Level.TOWNSHIP, Level.VILLAGE) else place  # 贫困村 is no village


def kind_of_site(text: str, column: Column) -> str:
    """Return the kind of settling that a text names in a column of sites of resettlement; empty where it names none."""
    is_of_sites = column.role is Role.PLACE and bool(column.path) and _SITES.fullmatch(column.path[-1]) is not None
    return text if is_of_sites and _KIND_OF_SITE.fullmatch(normalise_name(text)) else ""


def people_of_sites(table: SheetTable) -> tuple[str, ...]:
    """Return the words for those whom a table of sites of resettlement is about: whoever works there was moved there."""
    heads = [column.path[-1] for column in table.columns.values() if column.role is Role.PLACE and column.path]
    is_of_villages = any(column.role is Role.VILLAGE for column in table.columns.values())
    return (_MOVED,) if any(map(_SITES.fullmatch, heads)) and not is_of_villages else ()


def _site(text: str, column: Column) -> Place:
    """Return the site that a name is in a column of sites of resettlement: 和谐家园."""
    name = normalise_name(text)
    is_of_sites = column.role is Role.PLACE and bool(column.path) and _SITES.fullmatch(column.path[-1]) is not None
    is_word = bool(read_label(text).readings) or is_foot(text) or any(one.fullmatch(name) for one in (_STATISTIC, _NO_SITE))
    is_name = is_of_sites and not is_word and not is_body(text) and _SITE_NAME.fullmatch(name) is not None
    return Place(Level.VILLAGE, name) if is_name else Place(Level.UNKNOWN)


def names_among(texts: Sequence[tuple[int, str]], table: SheetTable, filled: frozenset[int] = frozenset()) -> Names:
    """Tell the names among the labels of a row or the headings of a column.

    Parameters
    ----------
    texts
        Each with the number of its column.
    table
        The table.
    filled
        Columns whose label is that of the row above.
    """
    found = _Found(filled)
    has_village = any(table.columns[number].role is Role.VILLAGE for number, _ in texts)
    for number, text in sorted(texts, key=itemgetter(0)):
        column = table.columns[number]
        if (column.role not in _NAMES and column.role is not Role.VALUE) or number in table.behind:
            continue
        if kind_of_site(text, column):
            found.kind = text
        else:
            found.take(_place_in(text, column, has_village=has_village), text, number, column)
    return found.names()


def _place_in(text: str, column: Column, *, has_village: bool) -> Place:
    """Return the place that a text is in its column, where a site, a hall or a year may say otherwise."""
    place = read_place(text, column.role)
    if place.level is Level.UNKNOWN and not has_village:
        place = _site(text, column)
    if names_site(column.path) and (place.level is Level.UNKNOWN or is_between(place.name)):
        place = site_of(text)
    if place.level is Level.UNKNOWN and is_venue(text, column.path):
        place = Place(Level.WHOLE)
    is_of_year = place.level is Level.VILLAGE and column.role is not Role.VALUE and _YEAR.search(text)
    return Place(Level.UNKNOWN) if is_of_year else place


@dataclass
class _Found:
    """The names found so far, from the left."""

    filled: frozenset[int]
    township: str = ""
    is_filled: bool = False
    village: str = ""
    column_of_village: int = -1
    is_inner: bool = False
    sum: Level | None = None
    is_rest: bool = False
    unknown: str = ""
    body: str = ""
    kind: str = ""

    def take(self, place: Place, text: str, number: int, column: Column) -> None:
        """Take what a text is."""
        if place.level is Level.COMPARISON and column.role in (Role.ITEM, Role.VALUE):
            return  # 计划, 完成, 其他 are words of items there
        if place.level is Level.TOWNSHIP:
            self.township, self.is_filled, self.body = place.name, number in self.filled, text if is_body(text) else ""
        elif place.level is Level.VILLAGE:
            self._take_village(place, text, number, column)
        elif place.level is Level.UNKNOWN and is_sum_of_period(text):
            self.sum = Level.SUBTOTAL  # 1-5月累计 below villages
        elif place.level is not Level.UNKNOWN:
            self.sum, self.is_rest = place.level, self.is_rest or "其" in text
        elif column.role in PLACES:
            self.unknown = text

    def _take_village(self, place: Place, text: str, number: int, column: Column) -> None:
        size = _SIZE.search(text)
        is_told = size is not None and size.end() == len(text) and "（" not in place.name
        name = f"{place.name}（{size[1]}）" if size and is_told else place.name
        self.township = self.township or place.within
        # 行政村 | 自然村: two villages of a township may each have a hamlet of one name.
        is_further = column.role is Role.VILLAGE and bool(self.village) and number != self.column_of_village
        is_hamlet = is_further and not name.startswith(self.village) and not is_formal(name)
        self.village, self.column_of_village = f"{self.village}{name}" if is_hamlet else name, number
        headings = (fold(drop_brackets(one)) for one in column.path[-1:])
        self.is_inner = column.role is Role.VILLAGE and any(map(_WITHIN_VILLAGE.fullmatch, headings))

    def names(self) -> Names:
        """Return the names; a sum beside a village is that of its parts, unless the village is only that of the row above."""
        is_of_own = self.sum is Level.TOTAL and self.column_of_village not in self.filled
        village = clean_village(self.village, township=self.township)
        return Names(
            township=self.township,
            is_filled=self.is_filled,
            village=village,
            sum=self.sum,
            unknown=self.unknown,
            is_rest=self.is_rest,
            body=self.body,
            kind=self.kind,
            summed=village if is_of_own or self.sum is Level.SUBTOTAL else "",
            is_inner=self.is_inner,
        )
