"""``fupin serve``: the clerk's page, on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import OUTPUT, RAW, Data, Lang, Language, Output, failing, help_of
from fupin_analysis.cli.terminal import note


@app.command(help=help_of("serve"))
def serve(
    data: Data = RAW,
    output: Output = OUTPUT,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help=help_of("serve_port"))] = 0,
    opens: Annotated[bool, typer.Option("--open/--no-open", help=help_of("serve_open"))] = True,
    lang: Lang = Language.zh,
) -> None:
    """Open the clerk's page."""
    with failing(lang):
        from fupin_analysis.desk.server import prepare
        from fupin_analysis.present.words import say

        prepared = prepare(data, output, port=port, language=lang.value)
        typer.echo(prepared.url)
        note(say("desk.started", lang))
        if not data.is_dir():  # a name typed wrong is an empty desk
            note(say("desk.no_folder", lang, path=str(data)))
        if opens:
            typer.launch(prepared.url)
        prepared.run()
