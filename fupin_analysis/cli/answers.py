"""Commands that answer a question once and for all: which of several versions counts (``fupin prefer``)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.commands import Data, Lang, Language, Year, _failing, _say, app
from fupin_analysis.cli.terminal import note


@app.command(help=_say("prefer"))
def prefer(
    file: Annotated[str, typer.Argument(help=_say("prefer_file"))],
    township: Annotated[str, typer.Option("--township", help=_say("township"))] = "",
    year: Year = None,
    by: Annotated[str, typer.Option("--by", help=_say("by"))] = "",
    reason: Annotated[str, typer.Option("--reason", help=_say("reason"))] = "",
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Say which of several versions of one return counts."""
    with _failing(lang):
        from fupin_analysis.acquire.inputs import list_inputs
        from fupin_analysis.core.document import FILE_NAME, Preference, add_preference
        from fupin_analysis.core.terms import nearest
        from fupin_analysis.errors import FupinError, Problem
        from fupin_analysis.present.words import say

        known = [path.relative_to(data).as_posix() for path in list_inputs(data)]
        if file not in known:
            raise FupinError(Problem("F318", where=str(data), details={"got": file}, near=nearest(file, known)))
        add_preference(data, Preference(file, township, year or 0, by, reason))
        note(say("cli.preferred", lang, file=file, path=str(data / FILE_NAME)))
