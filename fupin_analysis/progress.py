"""How a batch is watched: one calm display on a terminal, one line a report elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import typer

from fupin_analysis.batch import Job, Outcome
from fupin_analysis.present.words import say


class Progress(Protocol):
    """What a batch reports to while it runs."""

    def plan(self, jobs: Sequence[Job]) -> None:
        """Take note of the jobs ahead."""

    def advance(self, outcome: Outcome) -> None:
        """Take note of one job's outcome."""


class _Lines:
    def __init__(self, language: str) -> None:
        self.language = language
        self.total = self.done = 0

    def plan(self, jobs: Sequence[Job]) -> None:
        self.total = len(jobs)

    def advance(self, outcome: Outcome) -> None:
        self.done += 1
        key = "cli.failed" if outcome.problem else "cli.made"
        typer.echo(
            say(key, self.language, done=self.done, total=self.total, township=outcome.job.township, year=str(outcome.job.year)),
            err=True,
        )


@contextmanager
def shown_progress(*, language: str) -> Iterator[Progress]:
    """Show a bar with counts and time to go on a terminal, plain lines otherwise."""
    if not sys.stderr.isatty():
        yield _Lines(language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task(say("cli.progress", language, failed=0), total=None)

        class _Display:
            failed = 0

            def plan(self, jobs: Sequence[Job]) -> None:
                bar.update(task, total=len(jobs))

            def advance(self, outcome: Outcome) -> None:
                self.failed += outcome.problem is not None
                bar.update(task, advance=1, description=say("cli.progress", language, failed=self.failed))

        yield _Display()
