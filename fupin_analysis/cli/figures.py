"""Commands on figures: ``fupin figures`` reads files, ``fupin measure`` measures a subject."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.account import print_account, tell_notes
from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import RAW, Csv, Data, Lang, Language, Year, failing, help_of, keep_inputs
from fupin_analysis.cli.terminal import hand_out, list_lines, note
from fupin_analysis.errors import FupinError, Problem


@app.command(help=help_of("figures"))
def figures(
    files: Annotated[list[Path], typer.Argument(help=help_of("files"))],
    csv: Csv = "",
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    account: Annotated[bool, typer.Option("--account", help=help_of("account"))] = False,
    lang: Lang = Language.zh,
) -> None:
    """Read and clean files, print the tidy table of figures."""
    with failing(lang):
        root = files[0] if len(files) == 1 and files[0].is_dir() else None
        files, empty = _spread(files)
        keep_inputs(csv, inputs=files)
        list_lines([problem.say(lang) for problem in empty])
        if account:
            unread = print_account(files, csv, township=township, year=year, language=lang)
            list_lines([problem.say(lang) for problem in unread])
            if problems := [*empty, *unread]:
                raise typer.Exit(problems[0].exit_code)
            return
        from fupin_analysis.core.answers import read_readings, readings_file
        from fupin_analysis.flow import read_files
        from fupin_analysis.present.words import say

        readings = read_readings(readings_file(root or RAW))
        intake = read_files(files, root=root, township=township, year=year, readings=readings)
        # A register alone shows what it counts; beside figures it is held against them and is none of them.
        table = intake.register if intake.figures.empty else intake.figures
        hand_out(table, csv, language=lang)
        list_lines([*intake.messages(lang), *intake.remarks(lang), *tell_notes(intake.quarantine, language=lang)])
        note(say("cli.figures", lang, figures=len(table), files=len(intake.inputs), aside=len(intake.quarantine)))
        if code := next((problem.exit_code for problem in empty), intake.exit_code):
            raise typer.Exit(code)


def _spread(named: list[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the files named and those of the folders named, and what is wrong with a folder; the others are read.

    Raises
    ------
    FupinError
        What is wrong with the folders, where nothing is left to read.
    """
    from fupin_analysis.core.disk.folder import list_inputs

    files: list[Path] = []
    problems: list[Problem] = []
    for path in named:
        try:
            files += list_inputs(path) if path.is_dir() else [path]
        except FupinError as error:
            problems += error.problems
    if not files:
        raise FupinError(problems)
    return files, problems


@app.command(help=help_of("measure"))
def measure(
    subject: Annotated[str, typer.Argument(help=help_of("subject"))],
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    csv: Csv = "",
    data: Data = RAW,
    lang: Lang = Language.zh,
) -> None:
    """Measure one subject and print the metric table; without a township, for all of them."""
    with failing(lang):
        from fupin_analysis.core.figures import in_force
        from fupin_analysis.core.intake import units_of
        from fupin_analysis.core.words.terms import nearest
        from fupin_analysis.flow import take_in
        from fupin_analysis.measure import SUBJECTS, measure_of
        from fupin_analysis.present.outline import section_meant
        from fupin_analysis.present.words import has_plan, say
        from fupin_analysis.reports.unit.asked import check_asked
        from fupin_analysis.reports.unit.units import find_unit

        subject = section_meant(subject, SUBJECTS)
        if subject not in SUBJECTS:
            details = {"got": subject, "expected": ", ".join(SUBJECTS)}
            raise FupinError(Problem("F305", details=details, near=nearest(subject, list(SUBJECTS))))
        keep_inputs(csv, inputs=[data])
        intake = take_in(data, township=township, year=year)
        chosen = in_force(intake.figures)
        check_asked(units_of(intake.figures), township, year)
        if township:
            _township, year = find_unit(units_of(intake.figures), township, year)
            chosen = chosen[chosen["township"].eq(township)]
        if year is not None:
            chosen = chosen[chosen["year"].eq(year)]
        metrics = measure_of(subject)(chosen)
        hand_out(metrics, csv, language=lang, plan=subject if has_plan(subject) else "")
        if metrics.empty:
            note(say("common.absent", lang))
