"""Rows of household registers to persons with canonical codes; what cannot be placed is set aside with its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial

import pandas as pd

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import IN_LABEL, clean_period, years_in
from fupin_analysis.clean.places import clean_township, clean_village, normalise_name
from fupin_analysis.clean.quarantine import set_aside, to_quarantine
from fupin_analysis.clean.wording.titles import read_setting
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.figures import QUARANTINE_COLUMNS
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.register_codes import UNCLEAR
from fupin_analysis.core.words.terms import fold, load_vocabulary
from fupin_analysis.errors import Problem

#: Facts of a household, the same on every row of its members.
FACTS = ("status", "exit_year", "attribute", "cause", "household_type", "monitoring", "risk")
#: Columns of a table of persons. `household` and `person` are keys of this run. Facts and `student` are codes of
#: ``vocabulary/register.toml``, `health` several of them; a code is empty where none is known, `"none"` where it is known that
#: there is none to give. `village` is empty where it is not stated.
PERSON_COLUMNS = (
    *("file", "sheet", "row", "township", "year", "period", "village", "household", "person", "identity"),
    *("members", "is_head", "student", "health", *FACTS),
)

#: Dates as spreadsheets count them, from 1990 to 2050.
_EPOCH, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 32874, 55153
_CODE = re.compile(r"^[（(\[]?\d{1,3}[）)\]]?[\s.、:：_-]*(?=\D)|[（(]\d{1,3}[）)]$")
_MADE_ON = re.compile(r"(?:填报|填表|报送|制表|上报|打印|导出|生成)(?:日期|时间).*")
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\D.*|0[1-9]|1[0-2]|(?:0[1-9]|1[0-2])\d{2})?")


@dataclass(frozen=True)
class RegisterRows:
    """The outcome of cleaning one sheet of a register: rows in = persons + quarantine + rows of `problems` (sheets refused).

    Parameters
    ----------
    persons
        Table of persons (:data:`PERSON_COLUMNS`).
    quarantine
        Rows set aside, with code and reason; nothing of what they hold.
    columns
        Number of each column of the sheet, for addresses.
    short
        Townships of which rows were set aside that are persons: their counts would be too low.
    problems
        Why the sheet as a whole was not used.
    refused
        Rows of a sheet that was not used.
    """

    persons: pd.DataFrame
    quarantine: pd.DataFrame
    columns: Mapping[str, int]
    short: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    refused: int = 0

    def as_incomplete(self) -> RegisterRows:
        """Return the same rows as those of a register of which a part was not read: no township's counts are whole."""
        return replace(self, short=self.short | frozenset(self.persons["township"].astype("str")))


def clean_register(
    rows: pd.DataFrame,
    *,
    file: str,
    sheet: str = "",
    titles: Sequence[str] = (),
    columns: Mapping[str, int],
    township: str = "",
    year: int | None = None,
) -> RegisterRows:
    """Clean one sheet of a register.

    Parameters
    ----------
    rows
        One row a person: keys of household and person, and codes as written.
    file, sheet, titles
        Where it stands, and the texts above its heading: they tell the year or the date it holds for.
    columns
        Number of each column there is [from 1].
    township, year
        What the caller knows; what the register says itself goes before it.
    """
    where = f"{file} › {sheet}" if sheet else file
    told = [title for title in titles if not _MADE_ON.search(normalise_name(title))]
    setting = read_setting(told, sheet=sheet, file=file, township=township, year=year)
    period = _as_of([*told, sheet], setting.year, setting.period)
    if setting.year is None or not period:
        years = "、".join(str(found) for text in (*told, sheet, file) for found in years_in(text))
        return _refused(rows, columns, Problem("F227", where=where, details={"got": years, "rows": len(rows)}))
    if _is_by_household(rows):
        return _refused(rows, columns, Problem("F228", where=where, details={"rows": len(rows)}))
    townships = _mapped(rows["township"], clean_township).replace("", clean_township(setting.township)).astype("str")
    reasons = _reasons(rows, townships)
    aside = [
        set_aside(Problem(code, where=source_of(file, sheet, int(row), columns["household"])), "", township=township)
        for row, code, township in zip(rows["row"], reasons, townships, strict=True)
        if code
    ]
    is_kept = reasons.eq("")
    persons = _persons(rows[is_kept], townships[is_kept], columns).assign(
        file=file, sheet=sheet, year=setting.year, period=period
    )
    return RegisterRows(
        persons[list(PERSON_COLUMNS)].reset_index(drop=True),
        to_quarantine(aside),
        columns,
        frozenset(townships[reasons.isin(["F223", "F226"])]),
    )


def _refused(rows: pd.DataFrame, columns: Mapping[str, int], problem: Problem) -> RegisterRows:
    persons = pd.DataFrame(columns=list(PERSON_COLUMNS))
    return RegisterRows(persons, pd.DataFrame(columns=QUARANTINE_COLUMNS), columns, problems=(problem,), refused=len(rows))


def _as_of(texts: Sequence[str], year: int | None, part: str) -> str:
    """Return the period a register holds for: the day its titles name, else the part of the year, else the year.

    The year stands for its end, so the last day, month, quarter or half is the year.
    """
    days: set[str] = set()
    for text in texts:
        for match in IN_LABEL.finditer(normalise_name(text)):
            try:
                days.add(clean_period(match[0], year=year or 0))
            except CellProblem:
                return ""
    dated = {day for day in days if "-" in day}
    period = dated.pop() if len(dated) == 1 else part or (str(year) if year else "")
    if not period:
        return ""
    stated = Period.parse(period)
    return str(stated.whole if stated.end == stated.whole.end and stated.grain != "W" else stated)


def _is_by_household(rows: pd.DataFrame) -> bool:
    """Whether most households of several persons have one row only: then the rows are no persons.

    One such household may just as well go on from the page before.
    """
    stated = pd.to_numeric(rows["members"].astype("str"), errors="coerce")
    several = rows[stated.gt(1) & rows["household"].ne("")]
    if several.empty:
        return False
    sizes = several["household"].map(rows["household"].value_counts())
    alone = several.loc[sizes.eq(1), "household"].nunique()
    return bool(alone > 1 and 2 * alone > several["household"].nunique())


def _reasons(rows: pd.DataFrame, townships: pd.Series) -> pd.Series:
    """Code of the reason why a row is set aside; empty where it is a person."""
    removed = _mapped(rows["status"], code_reader("status")).eq("removed")
    reasons = pd.Series("", index=rows.index, dtype="str")
    for code, is_so in (
        ("F226", townships.eq("")),
        ("F223", rows["household"].eq("")),
        ("F225", removed),
        ("F224", ~rows["is_person"]),
    ):
        reasons = reasons.mask(is_so, code)
    return reasons


def _persons(rows: pd.DataFrame, townships: pd.Series, columns: Mapping[str, int]) -> pd.DataFrame:
    """Rows with canonical codes and places; facts are those of the row, not yet of the household."""
    persons = rows[["row", "household", "person", "identity"]].assign(township=townships)
    villages = pd.Series("", index=rows.index, dtype="str")
    for township in townships.unique():
        own = townships.eq(township)
        villages = villages.mask(own, _mapped(rows["village"], partial(clean_village, township=township)))
    persons["village"] = villages
    persons["members"] = pd.to_numeric(rows["members"].astype("str"), errors="coerce")
    persons["is_head"] = _mapped(rows["relation"], code_reader("relation")).eq("head")
    persons["health"] = _mapped(rows["health"], _health)
    for name in ("student", *FACTS):
        clean = {"exit_year": _exit_year, "cause": _cause}.get(name) or code_reader(name)
        persons[name] = _mapped(rows[name], clean)
    return _with_what_follows(persons, columns)


def _with_what_follows(persons: pd.DataFrame, columns: Mapping[str, int]) -> pd.DataFrame:
    """Fill in what other facts imply: before 2021 everybody was registered; who is not monitored has no kind of monitoring."""
    none = {}
    if "household_type" not in columns:
        persons["household_type"] = "registered"
    elif "monitoring" in columns:
        unstable = persons["household_type"].eq("") & persons["monitoring"].eq("unstable_exited")
        marginal = persons["household_type"].eq("") & persons["monitoring"].eq("marginal")
        persons["household_type"] = persons["household_type"].mask(unstable, "registered").mask(marginal, "monitored_only")
        none["monitoring"] = persons["monitoring"].eq("") & persons["household_type"].eq("registered")
    if "monitoring" in columns:
        none["risk"] = persons["monitoring"].eq("none") | none.get("monitoring", False)
    for name, is_none in none.items():
        persons[name] = persons[name].mask(persons[name].eq("") & is_none, "none")
    return persons


def _mapped(texts: pd.Series, clean: Callable[[str], str]) -> pd.Series:
    """Clean each different text once: a register has few of them and many rows."""
    codes, known = pd.factorize(texts)
    cleaned = pd.Series([clean(str(text)) for text in known], dtype="str")
    return pd.Series(cleaned.to_numpy()[codes] if len(cleaned) else "", index=texts.index, dtype="str")


@cache
def _codes(name: str) -> dict[str, str]:
    rows = load_vocabulary().register["codes"][name]
    known = {fold(word): code for code, row in rows.items() for word in (row["zh"], *row["aliases"])}
    if name == "cause":
        parts = load_vocabulary().balances["cause_of_registered"].parts
        known |= {fold(word): item.name for item in parts for word in item.names}
    return known


@cache
def code_reader(name: str) -> Callable[[str], str]:
    """Return the function that tells the canonical code of a text of column `name`, empty where it is none.

    Examples
    --------
    >>> [code_reader("cause")(text) for text in ("因病", "01 因病", "因病（1）", "缺少劳动力", "01")]
    ['illness', 'illness', 'illness', 'lack_of_labour', '']
    """
    known = _codes(name)

    def read(text: str) -> str:
        return known.get(fold(text)) or known.get(fold(_CODE.sub("", text.strip())), "")

    return read


def _health(text: str) -> str:
    """Return the codes of a health column, which may hold several in any order."""
    parts = [code_reader("health")(part) for part in re.split(r"[,，、;；/]", text) if part.strip()]
    return ",".join(sorted(parts)) if all(parts) else ""


def _exit_year(text: str) -> str:
    """Return the year of a date as written, or as a spreadsheet counts it: 43101 days are 2018-01-01."""
    plain = normalise_name(text)
    match = _YEAR.fullmatch(plain)
    if match:
        return match[1]
    is_serial = plain.isdecimal() and len(plain) == 5 and _FIRST_SERIAL <= int(plain) <= _LAST_SERIAL
    return str((_EPOCH + timedelta(days=int(plain))).year) if is_serial else ""


def _cause(text: str) -> str:
    """Return the code of a cause; of several in one cell, ``unclear:`` and their codes, since each household has one main cause.

    Examples
    --------
    >>> _cause("因病"), _cause("因病、因残"), _cause("因病/因病"), _cause("因病、不详")
    ('illness', 'unclear:disability,illness', 'illness', '')
    """
    read = code_reader("cause")
    code = read(text)
    if code or not text:
        return code
    codes = [read(part) for part in re.split(r"[,，、;；/+和及 ]+", text) if part.strip()]
    if not codes or not all(codes):
        return ""
    several = sorted(set(codes))
    return several[0] if len(several) == 1 else f"{UNCLEAR}{','.join(several)}"
