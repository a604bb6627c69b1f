"""Commands about decisions: ``decide``, ``undo``, ``decisions``.

Nothing is written before it has been shown what a decision would change, and somebody said yes.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from fupin_analysis.cli.options import RAW, Csv, Data, Lang, Language, Year, failing, help_of, keep_inputs
from fupin_analysis.cli.terminal import hand_out, list_lines, note
from fupin_analysis.errors import EXIT_CODES, FupinError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from fupin_analysis.core.decision import Decision

_Reason = Annotated[str, typer.Option("--reason", help=help_of("reason"))]
_By = Annotated[str, typer.Option("--by", envvar="FUPIN_BY", help=help_of("by"))]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help=help_of("yes"))]


def decide(
    finding: Annotated[str, typer.Argument(help=help_of("finding"))],
    accept: Annotated[float | None, typer.Option("--accept", help=help_of("accept"))] = None,
    waive: Annotated[bool, typer.Option("--waive", help=help_of("waive"))] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help=help_of("confirm"))] = False,
    reason: _Reason = ...,  # type: ignore[assignment]  # typer's "required"
    by: _By = ...,  # type: ignore[assignment]  # likewise
    figure: Annotated[str, typer.Option("--figure", help=help_of("figure"))] = "",
    until: Annotated[str, typer.Option("--until", help=help_of("until"))] = "",
    yes: _Yes = False,
    data: Data = RAW,
    lang: Lang = Language.zh,
) -> None:
    """Record what was decided about a finding, once it is seen what that would change."""
    with failing(lang):
        from fupin_analysis.flow import rules_of, take_in
        from fupin_analysis.present.decisions import tell_draft, tell_record
        from fupin_analysis.reports.decisions import confirm_stale, draft_decision

        if sum([accept is not None, waive, confirm]) != 1 or (confirm and (figure or until)):
            raise FupinError(Problem("F404", where=finding))
        intake = take_in(data)
        if confirm:
            record = confirm_stale(intake, finding, reason=reason, by=by)
            note(tell_record(record, language=lang))
            _write(record, data, is_sure=yes, language=lang)
            return
        draft = draft_decision(
            intake,
            finding,
            accept=accept,
            is_waived=waive,
            figure=figure,
            until=until,
            reason=reason,
            by=by,
            rules=rules_of(data),
        )
        shown = {"vanish": draft.vanish, "appear": draft.appear, "effects": draft.effects}
        list_lines(tell_draft(draft.decision, **shown, rivals=draft.rivals, language=lang))
        _write(draft.decision, data, is_sure=yes, language=lang)


def undo(
    name: Annotated[str, typer.Argument(help=help_of("decision"))],
    reason: _Reason = ...,  # type: ignore[assignment]  # typer's "required"
    by: _By = ...,  # type: ignore[assignment]  # likewise
    yes: _Yes = False,
    data: Data = RAW,
    lang: Lang = Language.zh,
) -> None:
    """Take a decision back by a record more."""
    with failing(lang):
        from fupin_analysis.flow import rules_of, take_in
        from fupin_analysis.present.decisions import tell_withdrawal
        from fupin_analysis.reports.decisions import draft_withdrawal

        taken, draft = draft_withdrawal(take_in(data), name, reason=reason, by=by, rules=rules_of(data))
        list_lines(tell_withdrawal(taken, draft.decision, vanish=draft.vanish, appear=draft.appear, language=lang))
        _write(draft.decision, data, is_sure=yes, language=lang)


def list_all(
    data: Data = RAW,
    township: Annotated[str, typer.Option("--township", help=help_of("township"))] = "",
    year: Year = None,
    history: Annotated[bool, typer.Option("--history", help=help_of("history"))] = False,
    csv: Csv = "",
    lang: Lang = Language.zh,
) -> None:
    """List what was decided and counts; with the history all records, who, when and why."""
    with failing(lang):
        from fupin_analysis.core.intake import units_of
        from fupin_analysis.flow import take_in
        from fupin_analysis.present.decisions import decision_table
        from fupin_analysis.present.words import say
        from fupin_analysis.reports.decisions import COUNTING, list_decisions
        from fupin_analysis.reports.unit.asked import check_asked

        intake = take_in(data)
        every = list_decisions(intake, has_history=True)
        check_asked([*units_of(intake.figures), *((one.decision.township, one.decision.year) for one in every)], township, year)
        records = [
            one for one in every if (not township or one.decision.township == township) and year in {None, one.decision.year}
        ]
        rulings = records if history else [one for one in records if one.state in COUNTING]
        keep_inputs(csv, inputs=[data])
        table = decision_table(rulings, language=lang)
        hand_out(table if csv else table.rename(columns={"value": "decided"}), csv, language=lang)
        states = [one.state for one in rulings]
        counts = {name: states.count(name) for name in ("in_force", "stale", "disputed")}
        note(say("decisions.count", lang, records=len(rulings), **counts))
        if past := len(records) - len(rulings):
            note(say("decisions.past", lang, count=past))
        if counts["stale"] or counts["disputed"]:
            raise typer.Exit(EXIT_CODES["data"])


def _write(decision: Decision, data: Path, *, is_sure: bool, language: str) -> None:
    """Ask, write, and say where; where nobody can be asked, a yes has to be given beforehand."""
    from fupin_analysis.core.decision import write_decision
    from fupin_analysis.core.disk.folder import decisions_folder
    from fupin_analysis.present.words import say

    if not is_sure:
        if not _is_terminal():
            raise FupinError(Problem("F413", where=decision.finding))
        if not typer.confirm(say("decisions.ask", language), err=True):
            note(say("decisions.left", language))
            raise typer.Exit(2)
    typer.echo(write_decision(decision, decisions_folder(data)))
    option = "" if data == RAW else f" --data {shlex.quote(str(data))}"
    note(say("decisions.name", language, name=decision.id, option=option))


def _is_terminal() -> bool:
    return sys.stdin.isatty()
