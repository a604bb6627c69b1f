"""``fupin vocabulary``: what an item is known by and used for, and whether an office's own words are well formed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import Data, Lang, Language, failing, help_of
from fupin_analysis.cli.tables import print_table
from fupin_analysis.cli.terminal import list_lines, note


@app.command(help=help_of("vocabulary"))
def vocabulary(
    item: Annotated[str, typer.Argument(help=help_of("vocabulary_item"))] = "",
    check: Annotated[Path | None, typer.Option("--check", help=help_of("vocabulary_check"))] = None,
    data: Data = Path("data/raw"),
    lang: Lang = Language.zh,
) -> None:
    """Show an item of the vocabulary, the whole vocabulary, or what is wrong with an office's own words."""
    with failing(lang):
        from fupin_analysis.core.words.additions import additions_folder, nearest_items, read_additions
        from fupin_analysis.errors import FupinError, Problem
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.vocabulary import (
            chapter_heads,
            item_named,
            list_chapters,
            tell_extent,
            tell_item,
            tell_vocabulary,
        )

        if check is not None:
            if not check.exists():
                raise FupinError(Problem("F101", where=str(check)))
            additions = read_additions(check)
            near = [(one, nearest_items(one)) for one in additions]
            list_lines([say("vocabulary.near", lang, item=one.zh, near="、".join(names)) for one, names in near if names])
            note(say("vocabulary.checked", lang, count=len(additions), path=str(check)))
        elif item:
            own = [one for one in read_additions(additions_folder(data)) if item in (one.zh, *one.aliases)]
            if own:
                typer.echo(say("vocabulary.own", lang, item=own[0].zh, topic=own[0].topic, words="、".join(own[0].aliases)))
            else:
                typer.echo("\n".join(tell_item(item_named(item), language=lang)))
        elif sys.stdout.isatty():
            note(tell_extent(language=lang))
            for title, source, rows in list_chapters(language=lang):
                print_table(chapter_heads(lang), rows, language=lang, title=f"{title}  {source}".rstrip())
        else:
            typer.echo(tell_vocabulary(language=lang), nl=False)
