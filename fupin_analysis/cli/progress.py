"""How a batch is watched: one calm display on a terminal, one line a report elsewhere, one JSON object an event for machines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import typer

from fupin_analysis.batch.report import Report, name_of
from fupin_analysis.batch.run import Account, Outcome
from fupin_analysis.cli.terminal import list_lines, note
from fupin_analysis.present.words import join, say

#: Pages named whose township is gone.
_MOST_GONE = 5


class Progress(Protocol):
    """What a batch reports to while it runs."""

    def plan(self, reports: Sequence[Report], stale: int) -> None:
        """Take note of the reports ahead, and how many of them are to be made."""

    def advance(self, outcome: Outcome) -> None:
        """Take note of one report's outcome."""


class _Silent:
    def plan(self, reports: Sequence[Report], stale: int) -> None:
        """Say nothing."""

    def advance(self, outcome: Outcome) -> None:
        """Say nothing."""


class _Lines:
    def __init__(self, language: str) -> None:
        self.language = language
        self.total = self.done = 0

    def plan(self, reports: Sequence[Report], stale: int) -> None:
        self.total = stale
        if stale < len(reports):
            typer.echo(say("cli.plan", self.language, total=len(reports), stale=stale, skipped=len(reports) - stale), err=True)

    def advance(self, outcome: Outcome) -> None:
        self.done += 1
        key = "cli.failed" if outcome.problem else "cli.made"
        report = outcome.report
        named = {"township": name_of(report, self.language), "year": str(report.year or "")}
        told = say(key, self.language, done=self.done, total=self.total, **named).rstrip()
        own = report.order.language  # pages in two languages are two lines
        typer.echo(told if own == self.language else f"{told} · {say(f'cli.language_{own}', self.language)}", err=True)


class _Events:
    """Events on stdout, one JSON object a line."""

    def plan(self, reports: Sequence[Report], stale: int) -> None:
        _event(event="plan", reports=len(reports), stale=stale)

    def advance(self, outcome: Outcome) -> None:
        problem = outcome.problem
        _event(
            event="report",
            page=outcome.report.page,
            township=outcome.report.township,
            year=outcome.report.year,
            status=outcome.status,
            code=problem.code if problem else "",
            seconds=round(outcome.seconds, 3),
            cpu_seconds=round(outcome.cpu_seconds, 3),
            peak_memory_mib=round(outcome.peak_memory),
        )


def tell_end(account: Account, *, language: str, is_json: bool = False, is_quiet: bool = False) -> None:
    """Tell what failed, what could not be used and how many reports were made; print the index or the last event."""
    for outcome in account.failed:
        assert outcome.problem is not None
        whose = f"{name_of(outcome.report, language)} {outcome.report.year or ''}".rstrip()
        note(f"{whose}{'：' if language == 'zh' else ': '}{outcome.problem.say(language)}")
    list_lines(account.messages)
    if account.gone:
        list_lines([say("cli.gone", language, count=len(account.gone), pages=join(account.gone[:_MOST_GONE], language))])
    counts = {status: account.count(status) for status in ("made", "skipped", "failed")}
    if not is_quiet:
        note(say("cli.batch", language, unread=len(account.messages), **counts))
    if is_json:
        _event(event="end", index=str(account.index), exit_code=account.exit_code, **counts)
    elif not is_quiet:
        typer.echo(account.index)


def _event(**fields: object) -> None:
    typer.echo(json.dumps(fields, ensure_ascii=False))


@contextmanager
def shown_progress(*, language: str, is_json: bool = False, is_quiet: bool = False) -> Iterator[Progress]:
    """Show a bar with counts, rate and time to go on a terminal, plain lines otherwise."""
    if is_json or is_quiet:
        yield _Events() if is_json else _Silent()
        return
    if not sys.stderr.isatty():
        yield _Lines(language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(say("cli.progress", language, failed=0, skipped=0), total=None, rate="")

        class _Display:
            failed = skipped = done = 0
            start = time.monotonic()

            def plan(self, reports: Sequence[Report], stale: int) -> None:
                self.skipped, self.start = len(reports) - stale, time.monotonic()
                bar.update(task, total=stale, description=self._text())

            def advance(self, outcome: Outcome) -> None:
                self.failed += outcome.problem is not None
                self.done += 1
                rate = self.done / max(time.monotonic() - self.start, 1e-6) * 60
                bar.update(task, advance=1, description=self._text(), rate=say("cli.rate", language, rate=rate))

            def _text(self) -> str:
                return say("cli.progress", language, failed=self.failed, skipped=self.skipped)

        yield _Display()
