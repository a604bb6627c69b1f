"""Whose figure a cell holds: the names beside its row, above its column, and on the sub-headings that govern it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.layout.columns import PLACES, Role, is_of_no_place
from fupin_analysis.clean.layout.names_beside import Names, is_formal
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.telling_rows import is_ditto
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.places import (
    Level,
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
from fupin_analysis.clean.wording.labels import read_label

#: So many names with 村 behind them show how the names of a list are written.
_FEWEST_IN_FORM = 2
_GROUP = re.compile(r".*(?:村|户|人口|类|组|片|片区|部分|情况|对象|项目|工程|资金|标准)")
#: Works and trades that head groups of villages, with their number: 二、丰收果园. What may be a township's short name is none.
_THING = re.compile(
    ".*(?:[果茶菜药桑]园|(?:产业|示范|科技)园区?|[猪鸡羊鸭鹅蜂]场|养殖场?|种植|大棚|加工厂|[茶酒砖药]厂|光伏站?|电站|产业)"
)


@dataclass(frozen=True)
class Spot:
    """Whose figure a row or column holds; `problem` where that cannot be told."""

    township: str = ""
    place: str = ""
    problem: CellProblem | None = None


def are_rows_places(table: SheetTable, names: Sequence[Names]) -> bool:
    """Whether the rows are places: a heading says so, or most labels are names."""
    roles = {column.role for number, column in table.columns.items() if number not in table.behind}
    if roles & PLACES:
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
    is_thing = is_body(text) or (_THING.fullmatch(text) is not None and without_number(text) != normalise_name(text))
    return is_thing or bool(read_label(text).readings) or _GROUP.fullmatch(text) is not None or bool(issuer_in(text))


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
