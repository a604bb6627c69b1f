"""Commands on documents of prose: ``fupin read`` and ``fupin write``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import (
    RAW,
    Csv,
    Data,
    Force,
    Lang,
    Language,
    Processed,
    Year,
    failing,
    help_of,
    keep_inputs,
    spare,
)
from fupin_analysis.cli.terminal import hand_out, list_lines, note

if TYPE_CHECKING:
    from fupin_analysis.core.prose import ProseReading


@app.command(help=help_of("read"))
def read(
    file: Annotated[Path, typer.Argument(help=help_of("read_file"))],
    review: Annotated[Path | None, typer.Option("--review", help=help_of("read_review"), dir_okay=False)] = None,
    listed: Annotated[Path | None, typer.Option("--list", help=help_of("read_list"), dir_okay=False)] = None,
    filled: Annotated[Path | None, typer.Option("--answered", help=help_of("read_answered"), exists=True)] = None,
    by: Annotated[str, typer.Option("--by", help=help_of("by"))] = "",
    force: Force = False,
    account: Annotated[bool, typer.Option("--account", help=help_of("read_all"))] = False,
    csv: Csv = "",
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    data: Data = RAW,
    lang: Lang = Language.zh,
) -> None:
    """Read one document and show its figures, or every number of it."""
    with failing(lang):
        from fupin_analysis.errors import EXIT_CODES
        from fupin_analysis.flow import read_tables
        from fupin_analysis.present.reading import reading_table, tell_cells

        keep_inputs(csv, review, listed, inputs=[file, data])
        if listed is not None:
            spare(listed, force=force)
        if filled is not None:
            _take_back(filled, data, by, lang)
        reading = read_answered(file, data=data, township=township, year=year)
        cells, aside = read_tables(reading)
        table = reading_table(reading, every=account, cells=cells)
        hand_out(table if csv else table.drop(columns=["township", "year", "sentence"]), csv, language=lang)
        _tell(reading, lang)
        if told := tell_cells(len(cells), aside, language=lang):
            note(told)
        if review is not None:
            typer.echo(write_page(reading, review, data=data, language=lang))
        if listed is not None:
            from fupin_analysis.reports.corrections import write_corrections

            typer.echo(write_corrections(reading, listed, language=lang))
        stop = next((problem for problem in reading.problems if problem.kind != "note"), None)
        if stop is not None:
            raise typer.Exit(EXIT_CODES[stop.kind])


def read_answered(file: Path, *, data: Path, township: str, year: int | None) -> ProseReading:
    """Read a document with what people have answered about the returns in `data`."""
    from fupin_analysis.core.answers import answering, read_readings, readings_file
    from fupin_analysis.flow import read_text

    with answering(read_readings(readings_file(data))):
        return read_text(file, root=data if data in file.parents else None, township=township, year=year)


def write_page(reading: ProseReading, path: Path, *, data: Path, language: str) -> Path:
    """Write the page that shows every number of a document where it stands."""
    from fupin_analysis.core.answers import answering, read_readings, readings_file
    from fupin_analysis.core.disk.files import write_text
    from fupin_analysis.flow import rules_of
    from fupin_analysis.reports.text_review import review_page, review_reading

    with answering(read_readings(readings_file(data))):
        return write_text(path, review_page(review_reading(reading, rules=rules_of(data)), language=language))


def _take_back(filled: Path, data: Path, by: str, language: str) -> None:
    from fupin_analysis.present.words import say
    from fupin_analysis.reports.corrections import read_corrections

    note(say("corrections.given", language, count=len(read_corrections(filled, data, by=by))))


def _tell(reading: ProseReading, language: str) -> None:
    from fupin_analysis.present.reading import tell_reading

    note(tell_reading(reading, language=language))
    list_lines([problem.say(language) for problem in reading.problems])


@app.command(help=help_of("write"))
def write(
    township: Annotated[str, typer.Argument(help=help_of("write_township"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("write_output"), dir_okay=False)],
    force: Force = False,
    year: Year = None,
    data: Data = RAW,
    processed: Processed = None,
    lang: Lang = Language.zh,
) -> None:
    """Draft the annual work summary of one township."""
    with failing(lang):
        from fupin_analysis.errors import FupinError, Problem
        from fupin_analysis.reports.summary import write_summary
        from fupin_analysis.reports.township.report import open_report

        if output.suffix.lower() != ".docx":
            raise FupinError(Problem("F304", where="--output", details={"expected": "*.docx", "got": output.name}))
        keep_inputs(output, inputs=[data])
        spare(output, force=force)
        report = open_report(township, year, data=data, processed=processed or "")
        typer.echo(write_summary(report, output))
