"""The account of what was read: every cell typed, its part of the sheet, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from fupin_analysis.clean.layout.feet import shown_foot
from fupin_analysis.clean.outcomes import CellOutcome
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.person_names import hide_persons
from fupin_analysis.core.account import Entry, Region, Verdict
from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.cells import Sheet, source_of
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import Problem, kind_of

_VERDICTS = {
    "title": Verdict.NOTE,
    "foot": Verdict.NOTE,
    "note": Verdict.NOTE,
    "heading": Verdict.HEADING,
    "label": Verdict.NAME,
    "sub_head": Verdict.NAME,
}


def typed(sheet: Sheet) -> list[Cell]:
    """Return the cells of a sheet that were typed: each merged range once."""
    return [Cell._make(cell) for cell in sheet.cells if not cell.merged_from]


def account_of_sheet(sheet: Sheet, parts: Mapping[str, tuple[Region, int]], outcomes: Iterable[CellOutcome]) -> Iterator[Entry]:
    """Yield one entry for each typed cell of a sheet in which tables were found.

    Parameters
    ----------
    sheet
        The sheet.
    parts
        Region and table of the cells, by address.
    outcomes
        What became of the cells typed as values.
    """
    became = {outcome.cell.address: outcome for outcome in outcomes}
    known = {str(figure[said]) for one in became.values() for figure in one.figures for said in ("place", "item")}
    for cell in typed(sheet):
        region, table = parts.get(cell.address, ("outside", 0))
        outcome = became.get(cell.address)
        if outcome is not None:
            yield _of_value(sheet, cell, region, table, outcome)
        else:
            verdict = _VERDICTS.get(region, Verdict.NOTE)
            text = mask_identifiers(cell.shown)
            text = shown_foot(cell.shown) if region == "foot" else text if _names_known(text, known) else hide_persons(text)
            yield Entry(sheet.file, sheet.name, cell.row, cell.column, text, verdict, region, table)


def _names_known(text: str, known: Collection[str]) -> bool:
    """Whether a text names what figures were kept of: a hamlet or a firm that is called as a person is."""
    return any(text in said for said in known)


def _of_value(sheet: Sheet, cell: Cell, region: Region, table: int, outcome: CellOutcome) -> Entry:
    text = mask_identifiers(cell.shown)
    heading, name = mask_identifiers(outcome.heading), mask_identifiers(outcome.name)
    if not outcome.figures:
        heading, name = hide_persons(heading), hide_persons(name)
    entry = Entry(sheet.file, sheet.name, cell.row, cell.column, text, Verdict.FIGURE, region, table, heading, name)
    if outcome.aside is None:
        figures = tuple(outcome.figures)
        return entry._replace(unit=outcome.unit, read_as="; ".join(map(tell_figure, figures)), figures=figures)
    row = outcome.aside
    is_remark = str(row["code"]) == "F222"
    return entry._replace(
        text=str(row["text"]),
        verdict=Verdict.NOTE if is_remark else Verdict.ASIDE,
        code=str(row["code"]),
        reason=told_aside(row, "zh").line("zh"),
        reason_en=told_aside(row, "en").line("en"),
    )


def tell_figure(figure: Row) -> str:
    """Return a figure in one line: ``甲山镇[一心村] 2018 cause/illness.households = 12``."""
    place = f"[{figure['place']}]" if figure["place"] else ""
    what = f"{figure['topic']}/{figure['item']}.{figure['measure']}"
    return mask_identifiers(f"{figure['township']}{place} {figure['period']} {what} = {figure['value']:g}")


def account_unread(
    sheet: Sheet, problem: Problem, *, is_personal: bool = False, shows: Callable[[str], bool] | None = None
) -> Iterator[Entry]:
    """Yield the cells of a sheet that was not read: texts are notes, what could be a value is set aside for the sheet's reason.

    Of a list of persons nothing is shown; of a sheet that may name some, the texts that `shows` lets through.
    """
    for cell in typed(sheet):
        is_aside = is_personal or cell.is_number or cell.is_error
        entry = Entry(sheet.file, sheet.name, cell.row, cell.column, "***", Verdict.NOTE, "outside")
        if not is_personal and (shows is None or shows(cell.shown)):
            entry = entry._replace(text=mask_identifiers(cell.shown))
        if is_aside and kind_of(problem.code) != "note":
            reason = Problem(problem.code, details={} if is_personal else problem.details)
            entry = entry._replace(verdict=Verdict.ASIDE, code=problem.code, reason=reason.say("zh"), reason_en=reason.say("en"))
        yield entry


def account_by_rows(
    sheets: Iterable[Sheet],
    figures: Iterable[Row],
    aside: Iterable[Row],
    regions: Mapping[tuple[str, str], Region],
    records: Mapping[str, str] | None = None,
) -> Iterator[Entry]:
    """Yield the account of sheets whose values are known by their address, as those of the project's own form.

    Parameters
    ----------
    sheets
        All sheets of the file.
    figures, aside
        Rows of figures and of the quarantine.
    regions
        Region of the other cells by sheet and address; what is not in it is a note.
    records
        Cells that went into a record, by address, with the record in words.
    """
    recorded = records or {}
    read: dict[object, list[Row]] = {}
    for row in figures:
        read.setdefault(row["source"], []).append(row)
    set_aside = {row["source"]: row for row in aside}
    for sheet in sheets:
        for cell in typed(sheet):
            where = source_of(sheet.file, sheet.name, cell.row, cell.column)
            if where in read or where in set_aside:
                outcome = CellOutcome(cell, tuple(read.get(where, ())), set_aside.get(where))
                yield _of_value(sheet, cell, "body", 1, outcome)
            elif where in recorded:
                text = mask_identifiers(cell.shown)
                yield Entry(
                    sheet.file, sheet.name, cell.row, cell.column, text, Verdict.FIGURE, "body", 1, read_as=recorded[where]
                )
            else:
                region = regions.get((sheet.name, cell.address), "note")
                verdict = _VERDICTS.get(region, Verdict.NOTE)
                yield Entry(sheet.file, sheet.name, cell.row, cell.column, mask_identifiers(cell.shown), verdict, region)
