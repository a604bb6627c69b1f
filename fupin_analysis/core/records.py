"""Records: what a township writes down as it works (weekly reports, inspections, payments, files, problems), one row an event.

Records are no figures: they hold days, words and steps. They are kept beside the figures in one typed table, each row with the
address it was read at; what each sheet holds is data (``vocabulary/records.toml``). A row in which something could not be read
is kept too, marked in `aside`: nobody is called late or overdue on the strength of a cell that nobody understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.words.program_words import load_words
from fupin_analysis.core.words.terms import fold

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the table of records, in order, with their dtypes. `record` is the sheet; `matter` is the words of the row (what is
#: deducted for, what was found, the payment, the form of a file, the problem); days are ISO; `aside` names what was not read.
RECORD_COLUMNS: dict[str, str] = {
    "township": "str",
    "year": "int64",
    "record": "str",
    "place": "str",
    "period": "str",
    "matter": "str",
    **dict.fromkeys(("level", "requirement", "topic", "item", "base_item", "claim", "step", "signed_by"), "str"),
    **dict.fromkeys(("received", "found_on", "due_on", "closed_on", "done_on"), "str"),
    **dict.fromkeys(("planned", "done", "undone", "points", "amount_yuan", "households", "filed"), "float64"),
    "aside": "str",
    "source": "str",
}

#: What stands where a row says nothing, by dtype.
EMPTY: dict[str, Any] = {"str": "", "float64": float("nan"), "int64": 0}

#: Columns that hold days.
DAYS = ("received", "found_on", "due_on", "closed_on", "done_on")


@dataclass(frozen=True)
class RecordChoice:
    """One of the answers that a column offers."""

    name: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Label in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class RecordColumn:
    """A column of a sheet of records: its heading, kind and the field of :data:`RECORD_COLUMNS` it fills."""

    field: str
    zh: str
    kind: str
    hint: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[RecordChoice, ...] = ()
    step: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading by which it is known."""
        return (self.zh, *self.aliases)

    def find(self, text: str) -> RecordChoice | None:
        """Return the choice known by `text`."""
        wanted = fold(text)
        return next(
            (one for one in self.choices if wanted in {fold(name) for name in (one.zh, one.en, one.name, *one.aliases)}), None
        )


@dataclass(frozen=True)
class RecordSheet:
    """A sheet of records.

    Parameters
    ----------
    name, zh, en, note
        What it is called, and the line under its title.
    columns
        Left to right.
    key
        Fields that tell two rows apart.
    needed
        Fields without which a row means nothing.
    rows
        Rows left to be filled in on the form.
    check
        Formula that the form shows beside each row; ``{field}`` stands for a cell of the row.
    open
        Field that columns unknown to the form fill; empty where there may be none.
    """

    name: str
    zh: str
    en: str
    note: str
    columns: tuple[RecordColumn, ...]
    key: tuple[str, ...]
    needed: tuple[str, ...]
    rows: int
    check: str
    open: str = ""

    def label(self, language: str) -> str:
        """Title in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en

    def column(self, name: str) -> RecordColumn:
        """Return the first column that fills the field of that name."""
        return next(column for column in self.columns if column.field == name)

    def choice(self, name: str, chosen: str, language: str) -> str:
        """Return the label of what was chosen in a column; the text itself where it is none of the choices."""
        found = self.column(name).find(chosen) if chosen else None
        return found.label(language) if found else chosen


@cache
def _table() -> dict[str, Any]:
    return load_words("records")


@cache
def record_sheets() -> Mapping[str, RecordSheet]:
    """Return the sheets of records by name, in the order of the form.

    Examples
    --------
    >>> [sheet.zh for sheet in record_sheets().values()]
    ['周报', '周报扣分', '督查问题', '资金拨付流程', '一户一档', '存在的问题']
    """
    return {name: _sheet(name, row) for name, row in _table()["sheets"].items()}


def record_words() -> Mapping[str, Any]:
    """Return what the form says about records beside headings and hints."""
    words: Mapping[str, Any] = _table()["words"]
    return words


def find_record_sheet(title: str) -> RecordSheet | None:
    """Return the sheet of records of that title."""
    wanted = fold(title)
    return next((sheet for sheet in record_sheets().values() if wanted in {fold(sheet.zh), fold(sheet.en)}), None)


def _sheet(name: str, row: Mapping[str, Any]) -> RecordSheet:
    columns = tuple(_column(one) for one in row["columns"])
    more = {key: row[key] for key in ("zh", "en", "note", "rows", "check")}
    return RecordSheet(
        name, **more, columns=columns, key=tuple(row["key"]), needed=tuple(row["needed"]), open=row.get("open", "")
    )


def _column(row: Mapping[str, Any]) -> RecordColumn:
    named = row.get("choices", ())
    choices = tuple(RecordChoice(one["name"], one["zh"], one["en"], tuple(one.get("aliases", ()))) for one in named)
    aliases = tuple(row.get("aliases", ()))
    return RecordColumn(row["field"], row["zh"], row["kind"], row.get("hint", ""), aliases, choices, row.get("step", ""))


def to_records(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Make a table of records; what a row leaves out is empty or unknown.

    Examples
    --------
    >>> table = to_records([{"township": "甲山镇", "year": 2018, "record": "weeks", "period": "2018W07", "planned": 5}])
    >>> table[["place", "period", "planned", "done"]].values.tolist()
    [['', '2018W07', 5.0, nan]]
    """
    import pandas as pd

    columns = {
        name: pd.Series([row.get(name, EMPTY[dtype]) for row in rows], dtype=dtype) for name, dtype in RECORD_COLUMNS.items()
    }
    return pd.DataFrame(columns)


@dataclass(frozen=True)
class _RecordView:
    """How measures of the work know one kind of record."""

    columns: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)


_VIEWS = {
    "weeks": _RecordView(("place", "period", "planned", "done", "undone", "received")),
    "deductions": _RecordView(("place", "period", "matter", "points"), {"matter": "item"}),
    "inspections": _RecordView(
        ("place", "level", "requirement", "matter", "found_on", "due_on", "closed_on"), {"matter": "finding"}
    ),
    "payments": _RecordView(("matter", "amount_yuan", "step", "done_on", "signed_by"), {"matter": "payment"}),
    "household_files": _RecordView(("place", "matter", "households", "filed"), {"matter": "form"}),
    "problems": _RecordView(("matter", "topic", "item", "base_item", "claim"), {"matter": "problem"}),
}


def records_of(records: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the records of one kind as its measure takes them; rows of which something could not be read are left out.

    Parameters
    ----------
    records
        Table of records.
    name
        Name of the sheet.

    Examples
    --------
    >>> rows = [{"township": "甲山镇", "year": 2018, "record": "deductions", "matter": "未入户", "points": 2.0}]
    >>> list(records_of(to_records(rows), "deductions").columns)
    ['township', 'year', 'place', 'period', 'item', 'points', 'source']
    """
    view = _VIEWS[name]
    own = records[records["record"].eq(name) & records["aside"].eq("")]
    chosen = own[["township", "year", *view.columns, "source"]].rename(columns=dict(view.names))
    return chosen.reset_index(drop=True)
