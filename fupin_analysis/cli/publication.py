"""Commands about what leaves the office: ``publish`` and ``diff``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import OUTPUT, RAW, Data, Lang, Language, failing, help_of, keep_inputs
from fupin_analysis.cli.terminal import list_lines, note


class Profile(StrEnum):
    """For whom something is published."""

    internal = "internal"
    public = "public"


@app.command(help=help_of("publish"))
def publish(
    target: Annotated[Path, typer.Argument(help=help_of("publish_target"))],
    by: Annotated[str, typer.Option("--by", envvar="FUPIN_BY", help=help_of("by"))] = "",
    reason: Annotated[str, typer.Option("--reason", help=help_of("publish_reason"))] = "",
    profile: Annotated[Profile, typer.Option("--profile", help=help_of("publish_profile"))] = Profile.internal,
    data: Data = RAW,
    output: Annotated[Path, typer.Option("--output", "-o", help=help_of("output"))] = OUTPUT,
    lang: Lang = Language.zh,
) -> None:
    """Publish what a batch made."""
    with failing(lang):
        from fupin_analysis.batch.publication.publish import publish as put_out
        from fupin_analysis.present.words import say

        done = put_out(output, target, data=data, by=by, reason=reason, profile=profile.value, language=lang.value)
        note(say("publish.done", lang, pages=done.pages, open=done.open_findings))
        typer.echo(done.path)


@app.command(help=help_of("diff"))
def diff(
    old: Annotated[Path, typer.Argument(help=help_of("diff_old"))],
    new: Annotated[Path, typer.Argument(help=help_of("diff_new"))],
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help_of("diff_output"), dir_okay=False)] = None,
    lang: Lang = Language.zh,
) -> None:
    """Say what changed between two publications."""
    with failing(lang):
        from fupin_analysis.batch.publication.difference import compare_published, render_difference, tell_difference
        from fupin_analysis.batch.publication.state import read_published
        from fupin_analysis.core.disk.files import write_text

        keep_inputs(output, inputs=[old, new])
        found = compare_published(read_published(old), read_published(new), language=lang)
        list_lines(tell_difference(found, language=lang))
        if output is not None:
            typer.echo(write_text(output, render_difference(found, language=lang)))
