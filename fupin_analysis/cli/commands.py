"""The command line: messages on stderr, data on stdout, an exit code for every kind of failure.

Heavy modules are imported inside the commands, so that ``fupin --help`` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fupin_analysis import __version__
from fupin_analysis.cli import decisions
from fupin_analysis.cli.account import print_account, tell_notes
from fupin_analysis.cli.options import OUTPUT, RAW, failing, help_of
from fupin_analysis.cli.options import Csv as Csv
from fupin_analysis.cli.options import Data as Data
from fupin_analysis.cli.options import Lang as Lang
from fupin_analysis.cli.options import Language as Language
from fupin_analysis.cli.options import Output as Output
from fupin_analysis.cli.options import Processed as Processed
from fupin_analysis.cli.options import Year as Year
from fupin_analysis.cli.terminal import explain_batch, explain_finding, hand_out, list_lines, note, write_lists
from fupin_analysis.errors import FupinError, Problem

if TYPE_CHECKING:
    import pandas as pd


class Engine(StrEnum):
    """Where the pages of a batch are made."""

    local = "local"
    dask = "dask"


_RAW, _OUTPUT, _failing, _say = RAW, OUTPUT, failing, help_of

app = typer.Typer(name="fupin", help=_say("main"), add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def _main(context: typer.Context, version: Annotated[bool, typer.Option("--version", help=_say("version"))] = False) -> None:
    if version:
        typer.echo(f"fupin_analysis {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


@app.command(help=_say("figures"))
def figures(
    files: Annotated[list[Path], typer.Argument(help=_say("files"))],
    csv: Csv = "",
    township: Annotated[str, typer.Option("--township", help=_say("township"))] = "",
    year: Year = None,
    account: Annotated[bool, typer.Option("--account", help=_say("account"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Read and clean files, print the tidy table of figures."""
    with _failing(lang):
        if account:
            print_account(files, csv, township=township, year=year, language=lang)
            return
        from fupin_analysis.core.readings import read_readings, readings_file
        from fupin_analysis.flow import read_files
        from fupin_analysis.present.words import say

        readings = read_readings(readings_file(_RAW))
        intake = read_files(files, township=township, year=year, readings=readings)
        # A register alone shows what it counts; beside figures it is held against them and is none of them.
        table = intake.register if intake.figures.empty else intake.figures
        hand_out(table, csv, language=lang)
        list_lines([*intake.messages(lang), *intake.remarks(lang), *tell_notes(intake.quarantine, language=lang)])
        note(say("cli.figures", lang, figures=len(table), files=len(intake.inputs), aside=len(intake.quarantine)))
        if intake.exit_code:
            raise typer.Exit(intake.exit_code)


@app.command(help=_say("measure"))
def measure(
    subject: Annotated[str, typer.Argument(help=_say("subject"))],
    township: Annotated[str, typer.Option("--township", help=_say("township"))] = "",
    year: Year = None,
    csv: Csv = "",
    data: Data = _RAW,
    lang: Lang = Language.zh,
) -> None:
    """Measure one subject and print the metric table; without a township, for all of them."""
    with _failing(lang):
        from fupin_analysis.core.figures import in_force
        from fupin_analysis.core.intake import units_of
        from fupin_analysis.core.terms import nearest
        from fupin_analysis.flow import take_in
        from fupin_analysis.measure import SUBJECTS, measure_of
        from fupin_analysis.present.words import has_plan, say
        from fupin_analysis.reports.units import find_unit

        if subject not in SUBJECTS:
            details = {"got": subject, "expected": ", ".join(SUBJECTS)}
            raise FupinError(Problem("F305", details=details, near=nearest(subject, list(SUBJECTS))))
        intake = take_in(data)
        chosen = in_force(intake.figures)
        if township:
            _township, year = find_unit(units_of(intake.figures), township, year)
            chosen = chosen[chosen["township"].eq(township)]
        if year is not None:
            chosen = chosen[chosen["year"].eq(year)]
        metrics = measure_of(subject)(chosen)
        hand_out(metrics, csv, language=lang, plan=subject if has_plan(subject) else "")
        if metrics.empty:
            note(say("common.absent", lang))


@app.command(help=_say("report"))
def report(
    township: Annotated[str, typer.Argument(help=_say("township"))],
    year: Year = None,
    data: Data = _RAW,
    output: Output = _OUTPUT,
    processed: Processed = None,
    parameter: Annotated[list[str] | None, typer.Option("--parameter", "-p", help=_say("set"))] = None,
    lang: Lang = Language.zh,
) -> None:
    """Make one township's report."""
    with _failing(lang):
        from fupin_analysis.batch.orders import NOTEBOOK
        from fupin_analysis.batch.run import page_path
        from fupin_analysis.core.folder import processed_folder
        from fupin_analysis.present.words import say
        from fupin_analysis.render.execution import report_kernel
        from fupin_analysis.render.parameters import check_parameters, parse_parameters
        from fupin_analysis.render.run import notebook_path, render_report
        from fupin_analysis.reports.opening import open_tables
        from fupin_analysis.reports.units import find_unit

        notebook = notebook_path(NOTEBOOK)
        extra = parse_parameters(notebook, parameter or [])
        if taken := sorted({"township", "year", "data", "processed", "language"} & extra.keys()):
            raise FupinError(Problem("F331", where="--parameter", details={"got": "、".join(taken)}))
        check_parameters(notebook, extra)
        folder = processed or processed_folder(data)
        values = {"township": township, "data": str(data.resolve()), "processed": str(folder.resolve()), "language": lang.value}
        with report_kernel() as kernel:  # it starts while the returns are read
            tables = open_tables(data, processed=folder)
            _township, found = find_unit(tables.units, township, year)
            values |= extra | {"year": found}
            page = render_report(notebook, page_path(output, township, found), parameters=values, kernel=kernel)
        counts = {"figures": len(tables.rows("figures", township, found)), "aside": len(tables.rows("quarantine", township))}
        note(say("cli.report", lang, **counts, quarantine=str(folder / "quarantine.csv")))
        typer.echo(page)


@app.command(help=_say("batch"))
def batch(
    data: Data = _RAW,
    output: Output = _OUTPUT,
    processed: Processed = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help=_say("workers"))] = os.cpu_count() or 1,
    table: Annotated[Path | None, typer.Option("--table", help=_say("table"), dir_okay=False)] = None,
    lists: Annotated[bool, typer.Option("--lists", help=_say("batch_lists"))] = False,
    overviews: Annotated[bool, typer.Option("--overviews/--no-overviews", help=_say("overviews"))] = True,
    explain: Annotated[bool, typer.Option("--explain", help=_say("explain_batch"))] = False,
    force: Annotated[bool, typer.Option("--force", help=_say("force_batch"))] = False,
    time_limit: Annotated[int, typer.Option("--time-limit", min=1, help=_say("time_limit"))] = 120,
    memory_limit: Annotated[int, typer.Option("--memory-limit", min=0, help=_say("memory_limit"))] = 2048,
    executor: Annotated[Engine, typer.Option("--executor", help=_say("executor"))] = Engine.local,
    scheduler: Annotated[str, typer.Option("--scheduler", help=_say("scheduler"))] = "",
    annexes: Annotated[bool, typer.Option("--annexes", help=_say("annexes"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_say("json"))] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=_say("quiet"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Make every report that is not up to date, and the index."""
    with _failing(lang):
        from fupin_analysis.batch.cluster import dask_executor
        from fupin_analysis.batch.orders import read_orders, usual_orders
        from fupin_analysis.batch.run import run_batch
        from fupin_analysis.cli.progress import shown_progress, tell_end

        if (executor is Engine.dask) != bool(scheduler):
            raise FupinError(Problem("F314"))
        usual = usual_orders(data, language=lang.value, overviews=overviews)
        orders = read_orders(table, data=data, language=lang.value) if table else usual
        if explain:
            explain_batch(orders, output, processed, language=lang.value)
            return
        with shown_progress(language=lang, is_json=as_json, is_quiet=quiet) as progress:
            account = run_batch(
                data,
                output,
                orders=orders,
                language=lang.value,
                workers=workers,
                processed=processed,
                is_forced=force,
                with_lists=lists,
                time_limit=time_limit,
                memory_limit=memory_limit,
                executor=dask_executor(scheduler) if scheduler else None,
                has_annexes=annexes,
                on_plan=progress.plan,
                on_outcome=progress.advance,
            )
        tell_end(account, language=lang, is_json=as_json, is_quiet=quiet)
        if account.exit_code:
            raise typer.Exit(account.exit_code)


@app.command(help=_say("crosscheck"))
def crosscheck(
    data: Data = _RAW,
    township: Annotated[str, typer.Option("--township", help=_say("township"))] = "",
    year: Year = None,
    explain: Annotated[str, typer.Option("--explain", help=_say("explain"))] = "",
    csv: Csv = "",
    parquet: Annotated[Path | None, typer.Option("--parquet", help=_say("parquet"), dir_okay=False)] = None,
    lists: Annotated[Path | None, typer.Option("--lists", help=_say("lists"), file_okay=False)] = None,
    lang: Lang = Language.zh,
) -> None:
    """List what contradicts, with verdict, evidence and source cells."""
    with _failing(lang):
        from fupin_analysis.core.intake import units_of
        from fupin_analysis.flow import take_in
        from fupin_analysis.present.findings import finding_table
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.units import find_unit

        intake = take_in(data)
        list_lines([*intake.messages(lang), *intake.remarks(lang)])
        findings = intake.findings
        if township:
            _township, year = find_unit(units_of(intake.figures), township, year)
            findings = findings[findings["township"].eq(township)]
        if year is not None:
            findings = findings[findings["year"].eq(year)]
        if explain:
            explain_finding(intake, findings, explain, language=lang)
            return
        table = finding_table(findings, language=lang)
        if csv:
            hand_out(table, csv, language=lang)
        if parquet:
            from fupin_analysis.core.files import write_whole

            write_whole(parquet, lambda draft: table.to_parquet(draft, index=False))
        if lists:
            write_lists(findings, lists, language=lang)
        if not (csv or parquet or lists):
            hand_out(
                table[["finding", "township", "year", "verdict", "severity", "figure", "stated", "proposed"]], "", language=lang
            )
        counts = {
            verdict: int(findings["verdict"].eq(verdict).sum()) for verdict in ("deduced", "ambiguous", "conflict", "impossible")
        }
        note(say("cli.crosscheck", lang, findings=len(findings), townships=findings["township"].nunique(), **counts))
        if intake.exit_code:
            raise typer.Exit(intake.exit_code)


app.command(help=_say("decide"))(decisions.decide)
app.command(help=_say("undo"))(decisions.undo)
app.command("decisions", help=_say("decisions"))(decisions.list_all)


@app.command(help=_say("form"))
def form(
    township: Annotated[str, typer.Option("--township", help=_say("township"))],
    year: Annotated[int, typer.Option("--year", min=2013, max=2100, help=_say("year"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=_say("form_output"), dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help=_say("force"))] = False,
    code: Annotated[str, typer.Option("--code", help=_say("code"))] = "",
    fill: Annotated[bool, typer.Option("--fill", help=_say("fill"))] = False,
    data: Data = _RAW,
    lang: Lang = Language.zh,
) -> None:
    """Write the return workbook, blank or filled."""
    with _failing(lang):
        from fupin_analysis.forms.workbook import write_form

        if not township.strip():
            raise FupinError(Problem("F304", where="--township", details={"expected": "text", "got": township}))
        if output.suffix.lower() != ".xlsx":
            raise FupinError(Problem("F304", where="--output", details={"expected": "*.xlsx", "got": output.name}))
        if code and not (code.isdigit() and len(code) in {9, 12}):
            raise FupinError(Problem("F304", where="--code", details={"expected": "9/12", "got": code}))
        if output.exists() and not force:
            raise FupinError(Problem("F604", where=str(output)))
        filled: pd.DataFrame | None = None
        if fill:
            from fupin_analysis.core.intake import units_of
            from fupin_analysis.flow import take_in
            from fupin_analysis.reports.units import find_unit

            intake = take_in(data)
            _township, year = find_unit(units_of(intake.figures), township, year)
            filled = intake.figures[intake.figures["township"].eq(township) & intake.figures["year"].eq(year)]
        typer.echo(write_form(output, township=township, year=year, township_code=code, figures=filled))


@app.command(help=_say("synth"))
def synth(
    output: Annotated[Path, typer.Option("--output", "-o", help=_say("synth_output"), file_okay=False)],
    count: Annotated[int, typer.Option("--count", min=1, max=999_999, help=_say("count"))] = 100,
    seed: Annotated[int, typer.Option("--seed", min=0, help=_say("seed"))] = 1,
    year: Annotated[int, typer.Option("--year", min=1949, max=2099, help=_say("year"))] = 2018,
    per_file: Annotated[int, typer.Option("--per-file", min=1, help=_say("per_file"))] = 1000,
    register: Annotated[bool, typer.Option("--register", help=_say("synth_register"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Write returns of synthetic townships."""
    with _failing(lang):
        from fupin_analysis.present.words import say
        from fupin_analysis.synth.townships import write_returns

        files = write_returns(output, count=count, seed=seed, year=year, per_file=per_file, register=register)
        note(say("cli.synth", lang, townships=count, files=len(files)))
        typer.echo(output)


from fupin_analysis.cli import prose as _prose  # noqa: E402, F401  (its commands join the others)


@app.command(help=_say("demo"))
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help=_say("synth_output"), file_okay=False)],
    count: Annotated[int, typer.Option("--count", min=1, max=1000, help=_say("count"))] = 40,
    seed: Annotated[int, typer.Option("--seed", min=0, help=_say("seed"))] = 1,
    first_year: Annotated[int, typer.Option("--first-year", min=1949, max=2095, help=_say("first_year"))] = 2016,
    lang: Lang = Language.zh,
) -> None:
    """Write the returns of a synthetic municipality over five years."""
    with _failing(lang):
        from fupin_analysis.present.words import say
        from fupin_analysis.synth.municipality import write_municipality

        files = write_municipality(output, count=count, seed=seed, years=range(first_year, first_year + 5))
        note(say("cli.synth", lang, townships=count, files=len(files)))
        typer.echo(output)


def main() -> None:
    """Run the command line, and leave its memory to the system: taking it apart object by object takes a quarter of a second."""
    atexit.register(gc.freeze)
    app()


from fupin_analysis.cli import annexes as _annexes  # noqa: E402, F401
from fupin_analysis.cli import answers as _answers  # noqa: E402, F401  (their commands join the others)
from fupin_analysis.cli import vocabulary as _vocabulary  # noqa: E402, F401

if __name__ == "__main__":
    main()
