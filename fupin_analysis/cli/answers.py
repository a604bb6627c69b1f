"""Commands about reading: what became of each cell (``look``), what it means (``teach``), which version counts (``prefer``)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import Data, Lang, Language, Year, failing, help_of, keep_inputs
from fupin_analysis.cli.terminal import list_lines, note


@app.command(help=help_of("prefer"))
def prefer(
    file: Annotated[str, typer.Argument(help=help_of("prefer_file"))],
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    by: Annotated[str, typer.Option("--by", envvar="FUPIN_BY", help=help_of("by"))] = "",
    reason: Annotated[str, typer.Option("--reason", help=help_of("reason"))] = "",
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Say which of several versions of one return counts."""
    with failing(lang):
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.answers import decides_between_versions, prefer_file

        kept = prefer_file(data, file, township=township, year=year or 0, by=by, note=reason)
        note(say("cli.preferred", lang, file=file, path=str(kept)))
        if not decides_between_versions(data, file):
            note(say("cli.preferred_alone", lang, file=file))


@app.command(help=help_of("teach"))
def teach(
    heading: Annotated[str, typer.Option("--heading", help=help_of("teach_heading"))] = "",
    means: Annotated[str, typer.Option("--means", help=help_of("teach_means"))] = "",
    measure: Annotated[str, typer.Option("--measure", help=help_of("teach_measure"))] = "",
    unit: Annotated[str, typer.Option("--unit", help=help_of("teach_unit"))] = "",
    text: Annotated[str, typer.Option("--text", help=help_of("teach_text"))] = "",
    township: Annotated[str, typer.Option("--township", help=help_of("teach_township"))] = "",
    year: Year = None,
    cell: Annotated[str, typer.Option("--cell", help=help_of("teach_cell"))] = "",
    was: Annotated[str, typer.Option("--was", help=help_of("teach_was"))] = "",
    value: Annotated[float | None, typer.Option("--value", help=help_of("teach_value"))] = None,
    ignore: Annotated[bool, typer.Option("--ignore", help=help_of("teach_ignore"))] = False,
    row: Annotated[str, typer.Option("--row", help=help_of("teach_row"))] = "",
    file: Annotated[str, typer.Option("--file", help=help_of("teach_file"))] = "",
    sheet: Annotated[str, typer.Option("--sheet", help=help_of("teach_sheet"))] = "",
    by: Annotated[str, typer.Option("--by", envvar="FUPIN_BY", help=help_of("by"))] = "",
    reason: Annotated[str, typer.Option("--reason", help=help_of("reason"))] = "",
    check: Annotated[bool, typer.Option("--check", help=help_of("teach_check"))] = False,
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Answer a question about reading once and for all, or check the answers given."""
    with failing(lang):
        from fupin_analysis.core.answers import read_readings, readings_file
        from fupin_analysis.core.texts.privacy import mask_identifiers
        from fupin_analysis.present.answers import tell_answer
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.answers import Answered, give_answer, unused_answers

        path = readings_file(data)
        if check:
            readings = read_readings(path)
            note(say("cli.readings", lang, count=len(readings.entries), path=str(path)))
            list_lines([problem.say(lang) for problem in unused_answers(data)])
            return
        answered = Answered(
            heading=heading,
            means=means,
            measure=measure,
            unit=unit,
            text=text,
            township=township,
            year=year or 0,
            cell=cell,
            was=was,
            value=value,
            is_ignored=ignore,
            row=row,
            file=file,
            sheet=sheet,
            by=by,
            note=reason,
        )
        told = mask_identifiers(tell_answer(give_answer(data, answered), language=lang))
        note(say("cli.taught", lang, answer=told, path=str(path)))


@app.command(help=help_of("look"))
def look(
    file: Annotated[Path, typer.Argument(help=help_of("look_file"))],
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help_of("look_output"))] = None,
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Draw a file as a page that marks every cell, or every number of a document, with what became of it."""
    with failing(lang):
        from fupin_analysis.core.disk.files import write_text
        from fupin_analysis.core.texts.privacy import mask_identifiers
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.look import look_at

        target = output or Path(f"{mask_identifiers(file.name)}.look.html")
        keep_inputs(target, inputs=[file, data])
        write_text(target, look_at(file, data=data, township=township, year=year, language=lang))
        note(say("look.done", lang, path=str(target)))
