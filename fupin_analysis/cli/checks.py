"""Commands on what contradicts: ``fupin crosscheck``, and what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli import decisions
from fupin_analysis.cli.app import app
from fupin_analysis.cli.options import RAW, Csv, Data, Lang, Language, Year, failing, help_of, keep_inputs
from fupin_analysis.cli.terminal import explain_finding, hand_out, list_lines, note, show_findings, write_lists
from fupin_analysis.errors import FupinError, Problem


@app.command(help=help_of("crosscheck"))
def crosscheck(
    data: Data = RAW,
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    explain: Annotated[str, typer.Option("--explain", help=help_of("explain"))] = "",
    csv: Csv = "",
    parquet: Annotated[Path | None, typer.Option("--parquet", help=help_of("parquet"), dir_okay=False)] = None,
    lists: Annotated[Path | None, typer.Option("--lists", help=help_of("lists"), file_okay=False)] = None,
    lang: Lang = Language.zh,
) -> None:
    """List what contradicts, with verdict, evidence and source cells."""
    with failing(lang):
        written = [name for name, value in (("--csv", csv), ("--parquet", parquet), ("--lists", lists)) if value]
        if explain and written:
            raise FupinError(
                Problem("F380", where="fupin crosscheck", details={"got": "--explain", "expected": "、".join(written)})
            )
        from fupin_analysis.core.finding import still_open
        from fupin_analysis.core.intake import units_of
        from fupin_analysis.flow import take_in
        from fupin_analysis.present.finding_list import finding_table
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.unit.asked import check_asked
        from fupin_analysis.reports.unit.units import find_unit

        keep_inputs(csv, parquet, inputs=[data])
        intake = take_in(data, township=township, year=year)
        list_lines(intake.messages(lang))
        findings = intake.findings
        check_asked(units_of(intake.figures), township, year)
        if township:
            _township, year = find_unit(units_of(intake.figures), township, year)
            findings = findings[findings["township"].eq(township)]
        list_lines(intake.remarks(lang, township=township))
        if year is not None:
            findings = findings[findings["year"].eq(year)]
        if explain:
            explain_finding(intake, findings, explain, language=lang)
            return
        undecided = still_open(findings)
        table = finding_table(findings, language=lang)
        if csv:
            hand_out(table, csv, language=lang)
        if parquet:
            from fupin_analysis.core.disk.files import write_whole

            write_whole(parquet, lambda draft: table.to_parquet(draft, index=False))
        if lists:
            write_lists(intake, undecided, lists, township=township, year=year, language=lang)
        if not (csv or parquet or lists):
            show_findings(findings, language=lang)
        counts = {
            verdict: int(undecided["verdict"].eq(verdict).sum()) for verdict in ("deduced", "ambiguous", "conflict", "impossible")
        }
        told = say("cli.crosscheck", lang, findings=len(undecided), townships=undecided["township"].nunique(), **counts)
        decided = len(findings) - len(undecided)
        note(told + (say("cli.crosscheck_decided", lang, count=decided) if decided else ""))
        if intake.exit_code:
            raise typer.Exit(intake.exit_code)


app.command(help=help_of("decide"))(decisions.decide)
app.command(help=help_of("undo"))(decisions.undo)
app.command("decisions", help=help_of("decisions"))(decisions.list_all)
