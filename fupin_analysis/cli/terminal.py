"""What the command line prints: data on stdout, messages on stderr."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    import pandas as pd

    from fupin_analysis.batch.orders import Order
    from fupin_analysis.core.intake import Intake


class Closed(io.TextIOBase):
    """Stands in for a stdout that was closed before the program began: what is written there is lost, and that is said."""

    def write(self, _text: str) -> int:
        """Refuse to write."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def note(text: str) -> None:
    """Print a message on stderr."""
    typer.echo(text, err=True)


def write_all(stream: object) -> None:
    """Let a stream write every sign: in UTF-8 where its own code knows no Chinese, and what else a code lacks as an escape."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    try:
        "扶贫—镇".encode(stream.encoding)
    except (LookupError, UnicodeEncodeError):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        stream.reconfigure(errors="backslashreplace")


#: Lines of one kind that a terminal is given before the rest is left to quarantine.csv.
_MOST_LINES = 50


def list_lines(lines: Sequence[str]) -> None:
    """Print messages on stderr, the first of very many."""
    for line in lines[:_MOST_LINES]:
        note(line)
    if len(lines) > _MOST_LINES:
        note(f"… +{len(lines) - _MOST_LINES}")


def hand_out(table: pd.DataFrame, csv: str, *, language: str, plan: str = "") -> None:
    """Print a table for a reader, or write it as CSV (``-`` is stdout).

    `plan` names a table of the report: the reader gets its columns, labels and number formats.
    """
    from fupin_analysis.core.disk.csv_text import write_csv

    if csv == "-":
        write_csv(table, sys.stdout)
    elif csv:
        from fupin_analysis.core.disk.files import write_whole

        write_whole(Path(csv), lambda draft: write_csv(table, draft))
    elif len(table):  # how many there are, the line below says
        (_print_planned if plan else _print_plain)(table, plan, language)


def _print_planned(table: pd.DataFrame, plan: str, language: str) -> None:
    from fupin_analysis.cli.tables import print_table
    from fupin_analysis.present import words
    from fupin_analysis.present.cell_text import TEXT_FORMATS
    from fupin_analysis.present.tables import table_of

    laid_out = table_of(plan, table, language=language, topic={"causes": "cause"}.get(plan, plan))
    assert laid_out is not None  # only an empty table has no layout
    several = ("township", "year") if table[["township", "year"]].drop_duplicates().shape[0] > 1 else ()
    whose = table[list(several)].astype(str).to_numpy().tolist()
    print_table(
        [*(words.column(name)[language] for name in several), *laid_out.headings],
        [[*own, *cells] for own, cells in zip(whose, laid_out.cells, strict=True)],
        language=language,
        title=laid_out.caption,
        right={place + len(several) for place, form in enumerate(laid_out.formats) if form not in TEXT_FORMATS},
    )


def _print_plain(table: pd.DataFrame, _plan: str, language: str) -> None:
    from fupin_analysis.cli.tables import print_table
    from fupin_analysis.core.words.terms import load_vocabulary
    from fupin_analysis.present import words
    from fupin_analysis.present.numbers import UNKNOWN, is_known, period, trimmed

    table = _for_people(table, language)
    hidden = {"source", "part_of", "edits", "candidates", "township_code", "is_sum", "is_cost"}
    columns = [column for column in table.columns if column not in hidden and table[column].map(is_known).any()]
    vocabulary = load_vocabulary()
    shown: list[list[str]] = []
    for row in table.to_dict("records"):
        cells = []
        for column in columns:
            value = row[column]
            if column == "item" and row.get("topic") in vocabulary.topics:
                cells.append(vocabulary.label(row["topic"], str(value), language))
            elif column == "period":
                cells.append(period(str(value), language))
            elif column == "topic" and value in vocabulary.topics:
                cells.append(vocabulary.topics[value].label(language))
            elif isinstance(value, float):
                cells.append(trimmed(value, 4, grouped=False) if is_known(value) else UNKNOWN)
            else:
                cells.append(str(value))
        shown.append(cells)
    numeric = {place for place, column in enumerate(columns) if table[column].dtype.kind in "if"}
    print_table([words.column(column)[language] for column in columns], shown, language=language, right=numeric)


#: Columns of figures that say nothing where they say the same of all.
_SAID_ONCE = ("statement", "kind")


def _for_people(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return a table of figures with each number beside its unit, in words; any other table as it is."""
    from fupin_analysis.present import words
    from fupin_analysis.present.cell_text import figure_text
    from fupin_analysis.present.numbers import UNKNOWN

    if not {"topic", "item", "measure", "value"} <= set(table.columns):
        return table
    rows = table.to_dict("records")
    shown = table.assign(value=[figure_text(row, language=language) if row["measure"] else UNKNOWN for row in rows])
    if "kind" in table:
        shown["kind"] = [words.say(f"reading.{kind}", language) for kind in table["kind"]]
    same = [name for name in _SAID_ONCE if name in table and table[name].nunique() <= 1]
    return shown.drop(columns=["measure", *(["qualifier"] if "qualifier" in table else []), *same])


#: Columns of the list of findings that a terminal has room for.
_SHOWN = ("finding", "verdict", "figure", "stated", "proposed")


def show_findings(findings: pd.DataFrame, *, language: str) -> None:
    """Print findings in the words of the page; their names tell township and year."""
    from fupin_analysis.cli.tables import print_table
    from fupin_analysis.present.finding_list import clerk_rows
    from fupin_analysis.present.words import names, say

    columns = [name for name in names("list") if name != "title"]
    rows = [dict(zip(columns, row, strict=True)) for row in clerk_rows(findings, language=language)]
    for row, decision in zip(rows, findings["decision"], strict=True):  # what is decided is listed, and no longer to be answered
        row["verdict"] = say("checks.decided_verdict", language, verdict=row["verdict"]) if decision else row["verdict"]
    if rows:
        print_table(
            [say(f"list.{name}", language) for name in _SHOWN],
            [[row[name] for name in _SHOWN] for row in rows],
            language=language,
        )


def write_lists(intake: Intake, findings: pd.DataFrame, folder: Path, *, township: str, year: int | None, language: str) -> None:
    """Write each township's list of findings to send back, and print where; what became of those of last time is told."""
    from fupin_analysis.present.words import say
    from fupin_analysis.reports.sending import send_lists

    read = {
        (str(name), int(when)) for name, when in intake.figures[["township", "year"]].drop_duplicates().itertuples(index=False)
    }
    sent = send_lists(findings, folder, township=township, year=year, language=language, read=read)
    for path in sent.written:
        typer.echo(path)
    list_lines([say("cli.list_removed", language, path=path) for path in sent.removed])
    list_lines([say("cli.list_kept", language, path=path) for path in sent.kept])


def explain_finding(intake: Intake, findings: pd.DataFrame, name: str, *, language: str) -> None:
    """Print one finding with everything that speaks for and against its candidates, and what they change."""
    from fupin_analysis.core.disk.frames import as_rows
    from fupin_analysis.core.figures import in_force
    from fupin_analysis.core.source import split_sources
    from fupin_analysis.present.findings import tell_effects, tell_finding
    from fupin_analysis.reports.effects import measure_effects
    from fupin_analysis.reports.meant import find_finding

    row = find_finding(findings, name)
    name = row["finding"]
    chosen = findings[findings["finding"].eq(name)]
    own = intake.figures["township"].eq(row["township"]) & intake.figures["year"].eq(row["year"])
    effects = as_rows(measure_effects(in_force(intake.figures[own]), chosen), where="effects")
    typer.echo(f"{row['township']} {row['year']} {name}")
    typer.echo(tell_finding(row, language=language) + tell_effects(effects, name, language=language))
    for place in split_sources(str(row["source"])):
        typer.echo(f"  {place}")


def explain_batch(orders: list[Order], output: Path, processed: Path | None, *, language: str) -> None:
    """Print what made each stale report stale; make nothing."""
    from fupin_analysis.batch.run import plan_batch, why_stale
    from fupin_analysis.present.words import join, say

    reasons = why_stale(plan_batch(orders, language=language, processed=processed), output)
    stale = [(report, names) for report, names in reasons if names]
    for report, names in stale:
        typer.echo(f"{report.page}: {join([say(f'stale.{name}', language) for name in names], language)}")
    note(say("cli.plan", language, total=len(reasons), stale=len(stale), skipped=len(reasons) - len(stale)))
