"""Many reports: plan them, run them side by side, account for each one.

One township that fails costs its own report and no other: its last good page stays, the index names it with the cause, and the
exit code says so. Pages, index and manifest are written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from fupin_analysis import __version__
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.files import safe_name, sha256, write_text
from fupin_analysis.flow import Intake, processed_folder, reporting_units, take_in
from fupin_analysis.present import words
from fupin_analysis.render.index import IndexRow, render_index
from fupin_analysis.render.run import notebook_path, render_report

NOTEBOOK = "01_township"


@dataclass(frozen=True)
class Job:
    """One report to make."""

    township: str
    year: int
    page: Path


@dataclass(frozen=True)
class Outcome:
    """What became of a job: `problem` is None where the page was made."""

    job: Job
    problem: Problem | None = None


@dataclass(frozen=True)
class Account:
    """What a batch did: every job's outcome, what could not be used of the inputs (in words), and the index."""

    outcomes: tuple[Outcome, ...]
    messages: tuple[str, ...]
    intake_exit_code: int
    index: Path

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Outcomes of the reports that were not made."""
        return tuple(outcome for outcome in self.outcomes if outcome.problem is not None)

    @property
    def exit_code(self) -> int:
        """0, or the code of the first report that failed, or of the first input that could not be used."""
        failures = [outcome.problem.exit_code for outcome in self.outcomes if outcome.problem is not None]
        return failures[0] if failures else self.intake_exit_code


def plan_jobs(intake: Intake, output: Path, *, only: Sequence[str] = ()) -> list[Job]:
    """Return one job per township and year with figures; `only` limits them to the named townships."""
    return [
        Job(township, year, page_path(output, township, year))
        for township, year in reporting_units(intake)
        if not only or township in only
    ]


def page_path(output: Path, township: str, year: int) -> Path:
    """Where a township's page of a year stands: ``output/<year>/<township>/report.html``."""
    return output / str(year) / safe_name(township) / "report.html"


def run_batch(
    data: Path,
    output: Path,
    *,
    language: str = "zh",
    workers: int = 2,
    processed: Path | None = None,
    on_plan: Callable[[Sequence[Job]], object] = lambda _jobs: None,
    on_outcome: Callable[[Outcome], object] = lambda _outcome: None,
) -> Account:
    """Make every report of a folder of returns, the index and the manifest.

    Parameters
    ----------
    data
        Folder of returns.
    output
        Folder for the pages.
    language
        ``"zh"`` or ``"en"``.
    workers
        Reports made at the same time.
    processed
        Folder for processed tables; by default beside `data`.
    on_plan, on_outcome
        Called with the jobs before the first one starts, and with each outcome as it comes.

    Raises
    ------
    FupinError
        F307 (nothing to read), F601 (the output folder cannot be written), F602 (another batch is writing there).
    """
    processed = processed or processed_folder(data)
    with _alone(output):
        intake = take_in(data, processed=processed)
        jobs = plan_jobs(intake, output)
        on_plan(jobs)
        outcomes = tuple(_run(jobs, data=data, processed=processed, language=language, workers=workers, on_outcome=on_outcome))
        index = _write_index(intake, outcomes, output, language=language)
        _write_manifest(intake, outcomes, output)
    return Account(outcomes, tuple(intake.messages(language)), intake.exit_code, index)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the output folder's lock; the system frees it when the process ends, however it ends."""
    lock_file = output / ".lock"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_file, timeout=0):
            (output / ".lock.pid").write_text(str(os.getpid()), encoding="ascii")
            yield
    except Timeout:
        holder = (output / ".lock.pid").read_text(encoding="ascii") if (output / ".lock.pid").exists() else "?"
        raise FupinError(Problem("F602", where=str(output), details={"got": holder})) from None
    except OSError as error:
        raise FupinError(Problem("F601", where=str(output), details={"got": error.strerror or error})) from error


def _run(
    jobs: Iterable[Job], *, data: Path, processed: Path, language: str, workers: int, on_outcome: Callable[[Outcome], object]
) -> list[Outcome]:
    notebook = notebook_path(NOTEBOOK)

    def make(job: Job) -> Outcome:
        parameters = {
            "township": job.township,
            "year": job.year,
            "data": str(data.resolve()),
            "processed": str(processed.resolve()),
            "language": language,
        }
        try:
            render_report(notebook, job.page, parameters=parameters)
        except FupinError as error:
            return Outcome(job, error.problems[0])
        except Exception as error:  # one report's fault, whatever it is, must not sink the others
            return Outcome(job, Problem("F501", where=job.township, details={"got": f"{type(error).__name__}: {error}"}))
        return Outcome(job)

    done: dict[Job, Outcome] = {}
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        futures: dict[Future[Outcome], Job] = {pool.submit(make, job): job for job in jobs}
        for future in as_completed(futures):
            outcome = future.result()
            done[outcome.job] = outcome
            on_outcome(outcome)
    return [done[job] for job in jobs]


def _write_index(intake: Intake, outcomes: Sequence[Outcome], output: Path, *, language: str) -> Path:
    rows = [_index_row(intake, outcome, output, language=language) for outcome in outcomes]
    failed = sum(row.is_failed for row in rows)
    counts = {"reports": len(rows), "made": len(rows) - failed, "failed": failed, "findings": len(intake.findings)}
    labels = {name: words.say(f"index.{name}", language, **counts) for name in words.names("index")}
    problems = intake.messages(language)
    return write_text(output / "index.html", render_index(rows, problems=problems, words=labels, language=language))


def _index_row(intake: Intake, outcome: Outcome, output: Path, *, language: str) -> IndexRow:
    job = outcome.job
    own = intake.figures[intake.figures["township"].eq(job.township) & intake.figures["year"].eq(job.year)]
    whole = own[own["place"].eq("") & own["statement"].eq(1) & own["period"].eq(str(job.year))]
    sizes = {
        topic: whole[whole["topic"].eq(topic) & whole["item"].eq(item)].set_index("measure")["value"]
        for topic, item in (("registry", "total"), ("exit", "done"))
    }
    shown = {
        topic: words.size(float(values.get("households", "nan")), float(values.get("persons", "nan")), language)
        for topic, values in sizes.items()
    }
    findings = intake.findings["township"].eq(job.township) & intake.findings["year"].eq(job.year)
    return IndexRow(
        township=job.township,
        year=job.year,
        link=job.page.relative_to(output).as_posix() if job.page.exists() else "",
        registered=shown["registry"],
        exited=shown["exit"],
        figures=len(own),
        findings=int(findings.sum()),
        is_failed=outcome.problem is not None,
        message=outcome.problem.say(language) if outcome.problem else "",
    )


def _write_manifest(intake: Intake, outcomes: Sequence[Outcome], output: Path) -> Path:
    """Write what was made from what, for machines; the same run writes the same bytes."""
    record = {
        "version": __version__,
        "inputs": intake.inputs.to_dict("records"),
        "reports": [
            {
                "township": outcome.job.township,
                "year": outcome.job.year,
                "page": outcome.job.page.relative_to(output).as_posix(),
                "status": "failed" if outcome.problem else "made",
                "sha256": sha256(outcome.job.page) if outcome.job.page.exists() else "",
                "problem": outcome.problem.say("zh") if outcome.problem else "",
            }
            for outcome in outcomes
        ],
        "problems": intake.messages("zh"),
    }
    return write_text(output / "manifest.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
