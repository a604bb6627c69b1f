"""Commands that make pages: ``fupin report``, ``fupin batch``."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import OUTPUT, RAW, Data, Lang, Language, Output, Processed, Year, failing, help_of
from fupin_analysis.cli.terminal import explain_batch, note
from fupin_analysis.errors import FupinError, Problem


class Engine(StrEnum):
    """Where the pages of a batch are made."""

    local = "local"
    dask = "dask"


@app.command(help=help_of("report"))
def report(
    township: Annotated[str, typer.Argument(help=help_of("township"))],
    year: Year = None,
    data: Data = RAW,
    output: Output = OUTPUT,
    processed: Processed = None,
    parameter: Annotated[list[str] | None, typer.Option("--parameter", "-p", help=help_of("set"))] = None,
    lang: Lang = Language.zh,
) -> None:
    """Make one township's report."""
    with failing(lang):
        from fupin_analysis.batch.orders import NOTEBOOK
        from fupin_analysis.batch.single import make_report
        from fupin_analysis.present.words import say
        from fupin_analysis.render.parameters import parse_parameters
        from fupin_analysis.render.run import notebook_path

        extra = parse_parameters(notebook_path(NOTEBOOK), parameter or [])
        if taken := sorted({"township", "year", "data", "processed", "language"} & extra.keys()):
            raise FupinError(Problem("F331", where="--parameter", details={"got": "、".join(taken)}))
        made = make_report(township, year, data=data, output=output, processed=processed, extra=extra, language=lang.value)
        note(say("cli.report", lang, figures=made.figures, aside=made.aside, quarantine=str(made.quarantine)))
        typer.echo(made.page)


@app.command(help=help_of("batch"))
def batch(
    data: Data = RAW,
    output: Output = OUTPUT,
    processed: Processed = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help=help_of("workers"))] = os.cpu_count() or 1,
    table: Annotated[Path | None, typer.Option("--table", help=help_of("table"), dir_okay=False)] = None,
    lists: Annotated[bool, typer.Option("--lists", help=help_of("batch_lists"))] = False,
    overviews: Annotated[bool, typer.Option("--overviews/--no-overviews", help=help_of("overviews"))] = True,
    explain: Annotated[bool, typer.Option("--explain", help=help_of("explain_batch"))] = False,
    force: Annotated[bool, typer.Option("--force", help=help_of("force_batch"))] = False,
    time_limit: Annotated[int, typer.Option("--time-limit", min=1, help=help_of("time_limit"))] = 120,
    memory_limit: Annotated[int, typer.Option("--memory-limit", min=0, help=help_of("memory_limit"))] = 2048,
    executor: Annotated[Engine, typer.Option("--executor", help=help_of("executor"))] = Engine.local,
    scheduler: Annotated[str, typer.Option("--scheduler", help=help_of("scheduler"))] = "",
    annexes: Annotated[bool, typer.Option("--annexes", help=help_of("annexes"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_of("json"))] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=help_of("quiet"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Make every report that is not up to date, and the index."""
    with failing(lang):
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
                others=usual if table else (),
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
