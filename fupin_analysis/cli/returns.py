"""Commands that make returns: a blank form, synthetic townships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import RAW, Data, Force, Lang, Language, failing, help_of, spare
from fupin_analysis.cli.terminal import note
from fupin_analysis.errors import FupinError, Problem

if TYPE_CHECKING:
    import pandas as pd


@app.command(help=help_of("form"))
def form(
    township: Annotated[str, typer.Option("--township", help=help_of("township"))],
    year: Annotated[int, typer.Option("--year", min=2013, max=2100, help=help_of("year"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("form_output"), dir_okay=False)],
    force: Force = False,
    code: Annotated[str, typer.Option("--code", help=help_of("code"))] = "",
    fill: Annotated[bool, typer.Option("--fill", help=help_of("fill"))] = False,
    records: Annotated[bool, typer.Option("--records", help=help_of("records_only"))] = False,
    data: Data = RAW,
    lang: Lang = Language.zh,
) -> None:
    """Write the return workbook, blank or filled."""
    with failing(lang):
        from fupin_analysis.core.answer import unfit_name
        from fupin_analysis.forms.workbook import write_form

        if not township.strip():
            raise FupinError(Problem("F326", where="--township", details={"got": township.strip()}))
        if not fill and (unfit := unfit_name(township, where="--township")):  # what is filled in bears a name that was read
            raise FupinError(unfit)
        if output.suffix.lower() != ".xlsx":
            raise FupinError(Problem("F304", where="--output", details={"expected": "*.xlsx", "got": output.name}))
        if code and not (code.isdigit() and len(code) in {9, 12}):
            raise FupinError(
                Problem(
                    "F304", where="--code", details={"expected": {"zh": "9位或12位数字", "en": "9 or 12 digits"}, "got": code}
                )
            )
        spare(output, force=force)
        filled: pd.DataFrame | None = None
        recorded: pd.DataFrame | None = None
        if fill:
            from fupin_analysis.core.intake import units_of
            from fupin_analysis.flow import take_in
            from fupin_analysis.reports.unit.units import find_unit

            intake = take_in(data)
            recorded = intake.records
            _township, year = find_unit(units_of(recorded if records else intake.figures), township, year)
            filled = intake.figures[intake.figures["township"].eq(township) & intake.figures["year"].eq(year)]
        made = write_form(
            output,
            township=township,
            year=year,
            township_code=code,
            figures=None if records else filled,
            records=recorded,
            has_figures=not records,
        )
        typer.echo(made)


@app.command(help=help_of("synth"))
def synth(
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("synth_output"), file_okay=False)],
    count: Annotated[int, typer.Option("--count", min=1, max=999_999, help=help_of("count"))] = 100,
    seed: Annotated[int, typer.Option("--seed", min=0, help=help_of("seed"))] = 1,
    year: Annotated[int, typer.Option("--year", min=1949, max=2099, help=help_of("year"))] = 2018,
    per_file: Annotated[int, typer.Option("--per-file", min=1, help=help_of("per_file"))] = 1000,
    register: Annotated[bool, typer.Option("--register", help=help_of("synth_register"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Write returns of synthetic townships."""
    with failing(lang):
        from fupin_analysis.present.words import say
        from fupin_analysis.synth.townships import write_returns

        files = write_returns(output, count=count, seed=seed, year=year, per_file=per_file, register=register)
        note(say("cli.synth", lang, townships=count, files=len(files)))
        typer.echo(output)


@app.command(help=help_of("demo"))
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("synth_output"), file_okay=False)],
    count: Annotated[int, typer.Option("--count", min=1, max=1000, help=help_of("count"))] = 40,
    seed: Annotated[int, typer.Option("--seed", min=0, help=help_of("seed"))] = 1,
    first_year: Annotated[int, typer.Option("--first-year", min=1949, max=2095, help=help_of("first_year"))] = 2016,
    lang: Lang = Language.zh,
) -> None:
    """Write the returns of a synthetic municipality over five years."""
    with failing(lang):
        from fupin_analysis.present.words import say
        from fupin_analysis.synth.municipality import write_municipality

        files = write_municipality(output, count=count, seed=seed, years=range(first_year, first_year + 5))
        note(say("cli.synth", lang, townships=count, files=len(files)))
        typer.echo(output)
