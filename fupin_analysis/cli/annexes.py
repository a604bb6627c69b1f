"""Commands on what is passed on of a report: ``fupin annex``, ``fupin chart``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import Data, Force, Lang, Language, Output, Year, failing, help_of, keep_inputs, spare


@app.command(help=help_of("annex"))
def annex(
    township: Annotated[str, typer.Argument(help=help_of("township"))],
    year: Year = None,
    data: Data = Path("data/raw"),
    output: Output = Path("output"),
    force: Force = False,
    lang: Lang = Language.zh,
) -> None:
    """Write the annexes of one report."""
    with failing(lang):
        from fupin_analysis.batch.alone import alone_in
        from fupin_analysis.reports.annexes import annex_paths, write_annexes
        from fupin_analysis.reports.township.report import open_report

        report = open_report(township, year, data=data, language=lang)
        paths = annex_paths(report, output)
        for path in (paths.workbook, paths.document):
            spare(path, force=force)
        with alone_in(output):
            written = write_annexes(report, output)
        typer.echo(written.workbook)
        typer.echo(written.document)


@app.command(help=help_of("chart"))
def chart(
    township: Annotated[str, typer.Argument(help=help_of("township"))],
    section: Annotated[str, typer.Argument(help=help_of("chart_section"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("chart_output"), dir_okay=False)],
    year: Year = None,
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Write the chart of one section as a picture."""
    with failing(lang):
        from fupin_analysis.reports.annexes import write_picture
        from fupin_analysis.reports.township.report import open_report

        keep_inputs(output, inputs=[data])
        typer.echo(write_picture(open_report(township, year, data=data, language=lang), section, output))
