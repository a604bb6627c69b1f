"""The command line itself: its name, its version, and what it says where no command is given."""

from __future__ import annotations

from typing import Annotated

import typer

from fupin_analysis import __version__
from fupin_analysis.cli.options import help_of
from fupin_analysis.cli.usage import Commands

app = typer.Typer(
    name="fupin",
    cls=Commands,
    help=help_of("main"),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _main(context: typer.Context, version: Annotated[bool, typer.Option("--version", help=help_of("version"))] = False) -> None:
    if version:
        typer.echo(f"fupin_analysis {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
