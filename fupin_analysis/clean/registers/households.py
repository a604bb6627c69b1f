"""Persons of a register to households: one fact for each household, and notes on what does not fit together.

The head's row speaks for the household, the others where it is silent. Nothing is mended: what differs, is missing or cannot be
is noted with the address of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from fupin_analysis.clean.quarantine import Row, set_aside, to_quarantine
from fupin_analysis.clean.registers.register import FACTS, RegisterRows
from fupin_analysis.core.cells import cell_address, source_of
from fupin_analysis.core.words.register_codes import UNCLEAR
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import Problem

_MOST_SHOWN = 6
#: Causes and what at least one member must be for them to make sense.
_CAUSE_NEEDS = {
    "illness": ("health", "chronic|severe|disabled"),
    "disability": ("health", "disabled"),
    "schooling": ("student", ""),
}


@dataclass(frozen=True)
class Households:
    """Persons whose facts are those of their household.

    Parameters
    ----------
    persons
        As of :data:`fupin_analysis.clean.registers.register.PERSON_COLUMNS`, with `household` a running number, without anything
        else of a person but that there is one.
    notes
        What does not fit together, a row for each cell; columns of the quarantine.
    problems
        The same, a problem for each kind and sheet; and registers that were not used.
    short
        Townships whose counts would be too low.
    """

    persons: pd.DataFrame
    notes: pd.DataFrame
    problems: tuple[Problem, ...]
    short: frozenset[str]


def settle_households(sheets: Sequence[RegisterRows]) -> Households:
    """Settle the facts of every household of the sheets given, and note what does not fit together."""
    used = [one for one in sheets if len(one.persons)]
    columns = {_sheet_of(one.persons): one.columns for one in used}
    persons = pd.concat([one.persons for one in used], ignore_index=True) if used else sheets[0].persons
    persons, twice = _without_rivals(persons)
    persons["household"] = pd.factorize(persons["household"])[0]
    head_first = persons.index[persons["is_head"]].append(persons.index[~persons["is_head"]])
    settled = {name: _settled(persons, name, head_first) for name in ("township", "village", *FACTS)}
    noted = [*_differences(persons, settled), *_of_persons(persons)]
    persons = persons.assign(**settled)
    persons["exit_year"] = _exit_years(persons)
    noted += [*_of_households(persons, columns), *_of_codes(persons, columns)]
    problems, notes = _tell(noted, persons, columns)
    kept = persons[["file", "sheet", "township", "year", "period", "village", "household", *FACTS]]
    short = frozenset(town for one in sheets for town in one.short)
    return Households(kept, to_quarantine(notes), (*twice, *problems), short)


def _sheet_of(persons: pd.DataFrame) -> tuple[str, str]:
    return str(persons["file"].iloc[0]), str(persons["sheet"].iloc[0])


def _without_rivals(persons: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Leave out townships of which two sheets list mostly the same people: which of them is in force cannot be known."""
    problems, out = [], pd.Series(False, index=persons.index)
    for (town, period), own in persons.groupby(["township", "period"], sort=True):
        groups = dict(iter(own.groupby(["file", "sheet"], sort=False)))
        if any(_is_rival(one, other) for one, other in combinations(groups.values(), 2)):
            names = "、".join(" › ".join(str(part) for part in name if part) for name in groups)
            problems.append(Problem("F229", where=names, details={"expected": f"{town}{period}", "got": names}))
            out[own.index] = True
    return persons[~out].reset_index(drop=True), problems


def _is_rival(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two sheets list mostly the same people; a household that goes on over the page is on both, its members are not."""
    for name in ("person", "household"):
        keys = [set(frame[name]) - {""} for frame in (one, other)]
        shared = keys[0] & keys[1]
        if name == "household" and _is_cut(one, other, shared):
            return False
        if 2 * len(shared) > min(map(len, keys)) > 0:
            return True
        if name == "person" and not shared and all(frame[name].ne("").all() for frame in (one, other)):
            return False
    return False


def _is_cut(one: pd.DataFrame, other: pd.DataFrame, shared: set[str]) -> bool:
    """Whether the one household on both sheets is the last of the first and the first of the second."""
    is_next = one["file"].iloc[0] == other["file"].iloc[0] and one["household"].iloc[-1] == other["household"].iloc[0]
    return is_next and shared == {one["household"].iloc[-1]}


def _settled(persons: pd.DataFrame, name: str, head_first: pd.Index) -> pd.Series:
    """Return for every row what its household says: the head's word, else the first one given."""
    codes, known = pd.factorize(persons[name])
    said = pd.Series(codes, index=persons.index, dtype="float64").where(persons[name].ne(""))
    first = said[head_first].groupby(persons["household"][head_first], sort=False).transform("first")[persons.index]
    words = pd.Series([*known, ""], dtype="str").to_numpy()
    return pd.Series(words[first.fillna(len(known)).astype("int64")], index=persons.index, dtype="str")


def _exit_years(persons: pd.DataFrame) -> pd.Series:
    """Who has not exited has no year of exit; a year to come is none, nor is that of an exit only proposed."""
    later = pd.to_numeric(persons["exit_year"], errors="coerce").gt(persons["year"])
    years = persons["exit_year"].mask(later | persons["status"].isin(["proposed", ""]), "")
    return years.mask(persons["status"].isin(["not_exited", "returned"]), "none")


#: A note: code, rows it is about, column of the cell.
_Noted = tuple[str, "pd.Series", str]


def _differences(persons: pd.DataFrame, settled: Mapping[str, pd.Series]) -> Iterator[_Noted]:
    for name, values in settled.items():
        yield "F231", persons[name].ne("") & persons[name].ne(values), name


def _of_persons(persons: pd.DataFrame) -> Iterator[_Noted]:
    yield "F235", persons["person"].ne("") & persons["person"].duplicated(), "identity"
    yield "F236", persons["identity"].eq("invalid"), "identity"
    yield "F271", persons["identity"].eq("rounded"), "identity"


def _of_households(persons: pd.DataFrame, columns: Mapping[tuple[str, str], Mapping[str, int]]) -> Iterator[_Noted]:
    groups = persons.groupby("household", sort=False)
    first = ~persons["household"].duplicated()
    size = groups["household"].transform("size")
    yield "F232", first & persons["members"].notna() & persons["members"].ne(size), "members"
    has_relation = _has(persons, columns, "relation")
    heads = persons["is_head"].groupby(persons["household"], sort=False).transform("sum")
    yield "F233", first & has_relation & heads.eq(0), "relation"
    yield "F234", first & has_relation & heads.gt(1), "relation"
    misfit = pd.Series(False, index=persons.index)
    for cause, (name, pattern) in _CAUSE_NEEDS.items():
        fits = persons[name].str.contains(pattern) if pattern else persons[name].ne("none")
        is_open = persons[name].eq("")  # what is not known speaks against nobody
        misfit |= persons["cause"].eq(cause) & ~(fits | is_open).groupby(persons["household"], sort=False).transform("any")
    yield "F237", first & misfit, "cause"
    says_exited = persons["attribute"].str.startswith("exited_")
    yield "F238", first & says_exited & persons["status"].isin(["not_exited", "returned"]), "attribute"


def _of_codes(persons: pd.DataFrame, columns: Mapping[tuple[str, str], Mapping[str, int]]) -> Iterator[_Noted]:
    first = ~persons["household"].duplicated()
    is_registered = persons["household_type"].eq("registered")
    for name in ("household_type", "status", "attribute", "cause"):
        asked = is_registered if name != "household_type" else pd.Series(True, index=persons.index)
        yield "F230", first & asked & _has(persons, columns, name) & persons[name].eq(""), name
    yield "F276", first & persons["cause"].str.startswith(UNCLEAR), "cause"
    exited = is_registered & persons["status"].eq("exited")
    yield "F230", first & exited & _has(persons, columns, "exit_year") & persons["exit_year"].eq(""), "exit_year"
    yield "F239", first & persons["status"].eq("proposed"), "status"


def _has(persons: pd.DataFrame, columns: Mapping[tuple[str, str], Mapping[str, int]], name: str) -> pd.Series:
    """Whether the row's sheet has a column."""
    having = {sheet for sheet, known in columns.items() if name in known}
    if len(having) in (0, len(columns)):
        return pd.Series(bool(having), index=persons.index)
    return pd.Series([sheet in having for sheet in zip(persons["file"], persons["sheet"], strict=True)], index=persons.index)


def _tell(
    noted: Sequence[_Noted], persons: pd.DataFrame, columns: Mapping[tuple[str, str], Mapping[str, int]]
) -> tuple[list[Problem], list[Row]]:
    """Say notes in words: one problem for each kind, column and sheet, one row for each cell."""
    headings = load_vocabulary().register["columns"]
    problems, notes = [], []
    for code, is_so, name in noted:
        by_sheet = dict(iter(persons[is_so].groupby(["file", "sheet"], sort=False))) if is_so.any() else {}
        for (file, sheet), columns_of_sheet in columns.items() if by_sheet else ():
            own = by_sheet.get((file, sheet))
            if own is None:
                continue
            column = columns_of_sheet.get(name, columns_of_sheet["household"])
            places = [cell_address(int(row), column) for row in own["row"]]
            about = {"got": headings[name][0]}
            shown = "、".join(places[:_MOST_SHOWN]) + ("…" if len(places) > _MOST_SHOWN else "")
            where = f"{file} › {sheet}" if sheet else file
            problems.append(Problem(code, where=where, details={**about, "count": len(places), "rows": shown}))
            for row, town, place in zip(own["row"], own["township"], places, strict=True):
                one = Problem(code, where=source_of(file, sheet, int(row), column), details={**about, "count": 1, "rows": place})
                notes.append(set_aside(one, "", township=town))
    return problems, notes
