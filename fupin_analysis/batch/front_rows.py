"""Rows of the front page's list: written without the template, whose macros take seconds for thousands of townships.

A list of thousands is a page of megabytes if every cell carries classes and keys of its own. Cells are told by their column
instead: the style aligns and colours by it, the script sorts by the text of the cell, and end tags that may be left out are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

#: Steps of an inline bar; a class each, since the page allows no style of its own to a single cell.
_STEPS = 20

#: Columns of numbers, in order, and whether they have bars.
COLUMNS = {
    "registered_households": False,
    "registered_persons": True,
    "exited_households": False,
    "exited_persons": False,
    "figures": False,
    "findings": True,
}


@dataclass(frozen=True)
class FrontRow:
    """One township and year.

    Parameters
    ----------
    township, year
        As shown; the year is 0 where a report is of all.
    link
        Its page below the output folder; empty where none was ever made.
    registered_households, registered_persons, exited_households, exited_persons
        Numbers, NaN where not reported.
    figures, findings
        How many were handed in, and how many contradictions are open.
    files, rivals, own_words
        How many files were put together, figures are stated differently, and figures stand in own words.
    is_failed
        Whether the last try failed.
    message
        Why.
    last_made
        Day of the last good page where the last try failed (ISO).
    annexes
        Name and link of the files that go with the report.
    list_link
        The workbook of findings to send back, below the output folder; empty where there is none.
    is_overview
        Whether the page is of many townships: such pages stand above the list and are in no total.
    """

    township: str
    year: int
    link: str = ""
    registered_households: float = math.nan
    registered_persons: float = math.nan
    exited_households: float = math.nan
    exited_persons: float = math.nan
    figures: int = 0
    findings: int = 0
    files: int = 0
    rivals: int = 0
    own_words: int = 0
    is_failed: bool = False
    message: str = ""
    last_made: str = ""
    annexes: tuple[tuple[str, str], ...] = ()
    list_link: str = ""
    is_overview: bool = False

    @property
    def status(self) -> str:
        """``failed``, ``check`` (contradictions are open) or ``made``."""
        return "failed" if self.is_failed else "check" if self.findings else "made"


def write_rows(
    rows: Sequence[FrontRow],
    *,
    words: Mapping[str, str],
    number: Callable[[float], str],
    years_of: Mapping[str, Sequence[FrontRow]],
) -> Markup:
    """Return the rows of the list as markup, one a line.

    Parameters
    ----------
    rows
        Rows in order.
    words
        Labels of the page.
    number
        Writes a number.
    years_of
        Rows of each township, by year.
    """
    most = {name: max((float(getattr(row, name)) for row in rows if getattr(row, name) > 0), default=0.0) for name in COLUMNS}
    has_annexes, has_lists = any(row.annexes for row in rows), any(row.list_link for row in rows)
    say = {name: str(escape(text)) for name, text in words.items()}
    lines = []
    for row in rows:
        name = escape(row.township)
        cells = [f"<tr><th scope=row>{_linked(row.link, name)}"]
        cells.append(_year(row, years_of[row.township]))
        cells += [_amount(float(getattr(row, column)), most[column], number, has_bar=has) for column, has in COLUMNS.items()]
        cells.append(f"<td>{_status(row, say)}{_standing(row, words)}")
        if has_annexes:
            cells.append("<td>" + " ".join(_linked(link, escape(label)) for label, link in row.annexes))
        if has_lists:
            cells.append(f"<td>{_linked(row.list_link, say['list_open']) if row.list_link else '—'}")
        lines.append("".join(cells) + "\n")
    return Markup("".join(lines))  # every text in it is escaped


def _linked(link: str, text: str | Markup) -> str:
    return f'<a href="{escape(link)}">{text}</a>' if link else text


def _year(row: FrontRow, years: Sequence[FrontRow]) -> str:
    others = " ".join(_linked(other.link, str(other.year)) for other in years if other.year != row.year and other.link)
    return f"<td>{row.year or '—'}{f'<small>{others}</small>' if others else ''}"


def _amount(value: float, most: float, number: Callable[[float], str], *, has_bar: bool) -> str:
    steps = _bar(value, most) if has_bar else 0
    return f"<td>{number(value)}{f'<i class=w{steps}></i>' if steps else ''}"


def _status(row: FrontRow, say: Mapping[str, str]) -> str:
    if row.is_failed:
        return f'<strong class="impossible">{say["status_failed"]}</strong>'
    return say["status_check"] if row.findings else say["status_made"]


def _standing(row: FrontRow, words: Mapping[str, str]) -> str:
    counts = {
        "standing_files": row.files if row.files > 1 else 0,
        "standing_rivals": row.rivals,
        "standing_own_words": row.own_words,
    }
    told = [str(escape(words[name].replace("{0}", str(count)))) for name, count in counts.items() if count]
    return f"<small>{'<br>'.join(told)}</small>" if told else ""


def _bar(value: float, most: float) -> int:
    """Return the length of a bar [steps]: at least one where there is anything."""
    if math.isnan(value) or value <= 0 or not most:
        return 0
    return max(1, round(_STEPS * value / most))
