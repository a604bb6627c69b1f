"""Whose figure a cell holds: the names beside its row, above its column, and on the sub-headings that govern it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from operator import itemgetter

from fupin_analysis.clean.across.period_sums import is_sum_of_period
from fupin_analysis.clean.layout.columns import Column, Role, is_of_no_place
from fupin_analysis.clean.layout.feet import is_foot
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.telling_rows import is_ditto
from fupin_analysis.clean.layout.work_sites import is_between, is_venue, names_site, site_of
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.places import (
    LETTER,
    Level,
    Place,
    clean_place,
    clean_village,
    is_body,
    is_name_of_village,
    is_of_county,
    normalise_name,
    without_number,
    without_told,
)
from fupin_analysis.clean.wording.issuers import issuer_in
from fupin_analysis.clean.wording.labels import read_label, words_in
from fupin_analysis.core.answers import answers
from fupin_analysis.core.words.terms import drop_brackets, fold

_NAMES = (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE, Role.LABEL, Role.ITEM)
#: A village's name without its suffix, as lists of villages have them: 东阁, 一心.
_BARE_VILLAGE = re.compile(rf"{LETTER}{{1,4}}(?<![省市县区旗州镇乡片队部局所场厂处院校位关社司室户人])")
#: So many names with 村 behind them show how the names of a list are written.
_FEWEST_IN_FORM = 2
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
_GROUP = re.compile(r".*(?:村|户|人口|类|组|片|片区|部分|情况|对象|项目|工程|资金|标准)")


@dataclass(frozen=True)
class Spot:
    """Whose figure a row or column holds; `problem` where that cannot be told."""

    township: str = ""
    place: str = ""
    problem: CellProblem | None = None


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
    is_word = role not in (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE) and any(
        reading.wording for reading in read_label(text).readings
    )
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
    """Tell the names among the labels of a row or the headings of a column."""
    township, is_filled, village, total, unknown, is_rest, body, kind = "", False, "", None, "", False, "", ""
    own, is_within = -1, False
    has_village = any(table.columns[number].role is Role.VILLAGE for number, _ in texts)
    for number, text in sorted(texts, key=itemgetter(0)):
        role = table.columns[number].role
        if (role not in _NAMES and role is not Role.VALUE) or number in table.behind:
            continue
        place = read_place(text, role)
        place = _site(text, table.columns[number]) if place.level is Level.UNKNOWN and not has_village else place
        if kind_of_site(text, table.columns[number]):
            kind = text
            continue
        if names_site(table.columns[number].path) and (place.level is Level.UNKNOWN or is_between(place.name)):
            place = site_of(text)
        if place.level is Level.UNKNOWN and is_venue(text, table.columns[number].path):
            place = Place(Level.WHOLE)
        if place.level is Level.VILLAGE and role is not Role.VALUE and _YEAR.search(text):
            place = Place(Level.UNKNOWN)
        if place.level is Level.COMPARISON and role in (Role.ITEM, Role.VALUE):
            continue  # 计划, 完成, 其他 are words of items there
        if place.level is Level.TOWNSHIP:
            township, is_filled, body = place.name, number in filled, text if is_body(text) else ""
        elif place.level is Level.VILLAGE:
            size = _SIZE.search(text)
            is_told = size is not None and size.end() == len(text) and "（" not in place.name
            name, township = f"{place.name}（{size[1]}）" if size and is_told else place.name, township or place.within
            # 行政村 | 自然村: two villages of a township may each have a hamlet of one name.
            is_inner = role is Role.VILLAGE and village and number != own and not name.startswith(village)
            village, own = f"{village}{name}" if is_inner and not is_formal(name) else name, number
            heading = table.columns[number].path[-1:]
            is_within = role is Role.VILLAGE and any(_WITHIN_VILLAGE.fullmatch(fold(drop_brackets(one))) for one in heading)
        elif place.level is Level.UNKNOWN and is_sum_of_period(text):
            total = Level.SUBTOTAL  # 1-5月累计 below villages
        elif place.level is not Level.UNKNOWN:
            total, is_rest = place.level, is_rest or "其" in text
        elif role in (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE):
            unknown = text
    is_of_village = total in (Level.SUBTOTAL, Level.TOTAL) and (own not in filled or total is Level.SUBTOTAL)
    village = clean_village(village, township=township)
    return Names(township, is_filled, village, total, unknown, is_rest, body, kind, village if is_of_village else "", is_within)


def are_rows_places(table: SheetTable, names: Sequence[Names]) -> bool:
    """Whether the rows are places: a heading says so, or most labels are names."""
    roles = {column.role for number, column in table.columns.items() if number not in table.behind}
    if roles & {Role.TOWNSHIP, Role.VILLAGE, Role.PLACE}:
        return True
    return 2 * sum(name.is_place for name in names) > sum(name.sum is None or name.is_place for name in names)


def are_columns_places(table: SheetTable, names: Sequence[Names]) -> bool:
    """Whether the columns are places: two of them are, or one and what the others are is told from it (合计)."""
    values = [name for name, column in zip(names, table.columns.values(), strict=True) if column.role is Role.VALUE]
    places = sum(name.is_place for name in values)
    return places > 1 or (places == 1 and all(name.is_place or name.sum is not None for name in values))


def spots_of(names: Sequence[Names], township: str, lines: Sequence[Line | None], village: str = "") -> list[Spot]:
    """Tell for each row or column of places whose figures it holds; of a table about one village, none is the township's."""
    names = _within_village(names, village)
    told = _spots(names, township, lines)
    if any(one.place and not one.place.startswith(village) for one in told):
        return told  # a list of villages, whatever its title says
    return [replace(one, place=village) if village and not one.place and one.township == township else one for one in told]


def _summed_at_end(names: Sequence[Names], lines: Sequence[Line | None]) -> Sequence[Names]:
    """Return the names, a 小计 that is the only sum, stands last and adds up to all the rows above it as the sum of all."""
    sums = [place for place, name in enumerate(names) if name.sum is not None and name.sum is not Level.COMPARISON]
    is_only = sums == [len(names) - 1] and names[-1].sum is Level.SUBTOTAL and not (names[-1].is_place or names[-1].is_filled)
    if not is_only or (last := lines[-1]) is None:
        return names
    above = _Sums()
    for line in lines[:-1]:
        if line is not None:
            above.add(line)
    return [*names[:-1], replace(names[-1], sum=Level.TOTAL)] if above.are(last, within=False) else names


def _within_village(names: Sequence[Names], village: str) -> Sequence[Names]:
    """Return the names, teams and hamlets with the village that the title names where they are all that is listed."""
    inner = [name for name in names if name.village]
    if not village or any(name.village.startswith(village) or (is_formal(name.village) and not name.is_inner) for name in inner):
        return names
    return [replace(name, village=f"{village}{name.village}") if name.village else name for name in names]


def _spots(names: Sequence[Names], township: str, lines: Sequence[Line | None]) -> list[Spot]:
    """Tell for each row or column of places whose figures it holds.

    A sum belongs to the township if the table is about one township only; beside its name it belongs to that township; below a
    township's sub-heading it belongs to it if it is called 小计 or adds up; else it belongs to nobody here. Villages without a
    township beside them belong to the sub-heading's, or to the one whose row is above them, provided that the table begins
    with a township: where it does not, townships may just as well follow their villages.
    """
    names = _summed_at_end(_without_odd(_alone(names)), lines)
    sections = [_section(line.sections if line else ()) for line in lines]
    towns = list(
        dict.fromkeys([name.township for name in names if name.township] + [one.township for one in sections if one.township])
    )
    is_whole = not any((name.unknown and not name.is_place) or name.is_rest for name in names)
    only = towns[0] if len(towns) == 1 and is_whole else "" if towns else township
    begins_with_town = next((bool(name.township) for name in names if name.is_place), False)
    spots: list[Spot] = []
    sums = _Sums()
    above = ""
    beside = _bodies_beside(names)
    for name, section, line in zip(names, sections, lines, strict=True):
        if name.body in beside:
            spots.append(Spot(name.township, "", CellProblem("F278", {"got": name.body})))
            continue
        if name.township and not name.village and name.sum is None:
            above = name.township
        if section.unknown and not name.township and name.sum is None:
            spots.append(Spot("", "", CellProblem("F251", {"got": section.unknown})))
            continue
        owner = (
            name.township or section.township or (towns[0] if len(towns) == 1 else only) or (above if begins_with_town else "")
        )
        is_sum = name.sum is not None or (name.unknown and not name.is_place)
        adds_up = bool(is_sum) and line is not None and sums.are(line, within=bool(section.township))
        spots.append(_spot(name, section, owner, only, adds_up=adds_up))
        if line is not None and name.is_place and name.sum is None:
            sums.add(line)
    return spots


def _alone(names: Sequence[Names]) -> Sequence[Names]:
    """Return the names, those of villages without what brackets tell where no other part of the village is beside them."""
    parts: dict[tuple[str, str], set[str]] = {}
    for name in names:
        parts.setdefault((name.township, without_told(name.village)), set()).add(name.village)
    return [
        replace(name, village=plain) if len(parts[name.township, plain := without_told(name.village)]) == 1 else name
        for name in names
    ]


def _without_odd(names: Sequence[Names]) -> Sequence[Names]:
    """Return the names, those asked about that stand before or after a list of …村 and have not the form of its names.

    Villages are written without 村 throughout a list or here and there in it. Words at its edge that are none of the trade are
    what somebody wrote below it, with a number beside them: 张沟村, 李塬村, 大病专项. Nor is that number the township's above it.
    """
    listed = [(place, is_name_of_village(name.village)) for place, name in enumerate(names) if name.village]
    formed = [place for place, is_formed in listed if is_formed]
    villages = sum(names[place].village.endswith("村") for place in formed)
    odd = {place for place, is_formed in listed if not is_formed and not formed[0] < place < formed[-1]} if formed else set()
    if villages < _FEWEST_IN_FORM or len(odd) < len(listed) - len(formed) or len(odd) >= len(formed):
        return names
    asked = {place: replace(names[place], township="", village="", unknown=names[place].village) for place in odd}
    return [asked.get(place, name) for place, name in enumerate(names)]


def _bodies_beside(names: Sequence[Names]) -> frozenset[str]:
    """Return the bodies (甲山镇卫生院) that do not speak for their township: it has a row of its own, or several of them have."""
    plain = {name.township for name in names if name.township and not name.body and not name.village and name.sum is None}
    bodies = {name.body: name.township for name in names if name.body}
    counts = Counter(bodies.values())
    return frozenset(body for body, town in bodies.items() if town in plain or counts[town] > 1)


def _spot(name: Names, section: Names, owner: str, only: str, *, adds_up: bool) -> Spot:
    if name.sum is Level.COMPARISON:
        return Spot("", "", CellProblem("F252"))
    if name.sum is not None:
        beside = "" if name.is_filled else name.township
        if name.summed and owner:
            return Spot(owner, name.summed)  # 双桥村 | 小计, the hamlets of one village
        is_own = name.sum is Level.SUBTOTAL or (name.sum is Level.TOTAL and adds_up)
        governed = section.township if is_own and not section.village else ""
        whose = beside or governed or (only if name.sum in (Level.TOTAL, Level.WHOLE) else "")
        return Spot(whose) if whose else Spot("", "", CellProblem("F221", {"got": ""}))
    if name.unknown and not name.is_place and not adds_up and owner and owner == only and is_of_no_place(name.unknown):
        return Spot(owner)
    if name.unknown and not name.is_place:
        kinds = {"F249": is_of_county, "F278": is_body, "F299": is_ditto}
        code = next((code for code, is_so in kinds.items() if is_so(name.unknown)), "F251")
        return Spot("", "", CellProblem("F221", {"got": ""}) if adds_up else CellProblem(code, {"got": name.unknown}))
    place = name.village or ("" if name.township else section.village)
    if name.kind and owner and not place:
        return Spot(owner)
    if not owner or not (name.is_place or place):
        return Spot(owner, "", CellProblem("F210"))
    return Spot(owner, place)


def _section(texts: Sequence[str]) -> Names:
    """Tell the place that sub-headings name; a name that is none known ends the one above it."""
    township, village, unknown = "", "", ""
    for text in texts:
        place = clean_place(re.sub(r"[（(][^（()）]*[)）]$", "", text.strip()))
        if place.level is Level.TOWNSHIP:
            township, village, unknown = place.name, "", ""
        elif place.level is Level.VILLAGE:
            village = clean_village(place.name, township=township)
        elif place.level is Level.UNKNOWN and len(text) <= 8 and not _is_group(text):
            township, village, unknown = "", "", text
        elif place.level is Level.ABOVE:
            township, village = "", ""
    return Names(township, village=village, unknown=unknown)


def _is_group(text: str) -> bool:
    """Whether a sub-heading says which of the rows below it are, or who pays, and not where they are."""
    return bool(read_label(text).readings) or _GROUP.fullmatch(text) is not None or bool(issuer_in(text))


def governing_place(texts: Sequence[str]) -> tuple[str, str, str]:
    """Return township, village and unknown name of the sub-headings above a row."""
    names = _section(texts)
    return names.township, names.village, names.unknown


class _Sums:
    """What the places read so far add up to, in all and below each sub-heading."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, ...] | None, tuple[int, dict[int, Decimal]]] = {}

    def add(self, line: Line) -> None:
        """Add the row of a place."""
        for key in (None, line.sections):
            count, sums = self._of.get(key, (0, {}))
            for column, number in numbers_of(line).items():
                sums[column] = sums.get(column, Decimal(0)) + number
            self._of[key] = (count + 1, sums)

    def are(self, line: Line, *, within: bool) -> bool:
        """Whether a row is the sum of two places or more, all above it, or those below the same sub-heading (`within`)."""
        count, sums = self._of.get(line.sections if within else None, (0, {}))
        own = numbers_of(line)
        return count > 1 and bool(own) and all(sums.get(column, Decimal(0)) == number for column, number in own.items())


def numbers_of(line: Line) -> dict[int, Decimal]:
    """Return the numbers of a row by column."""
    numbers: dict[int, Decimal] = {}
    for column, cell in line.values:
        try:
            numbers[column] = Decimal(cell.text.replace(",", ""))
        except InvalidOperation:
            continue
    return numbers
