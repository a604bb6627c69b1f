"""Many reports: plan them, make what is stale side by side, account for each one.

One township that fails costs its own report and no other: its last good page stays, stamped with a warning, the index names it
with the cause, and the exit code says so. Pages, index and manifest are written whole or not at all; a run that is killed goes on
where it stopped.
"""

from __future__ import annotations

import contextlib
import datetime
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fupin_analysis.batch.alone import alone_in
from fupin_analysis.batch.annexes import annex_links, beside, had_annexes, list_name, write_missing
from fupin_analysis.batch.findings_page import choose_findings, render_findings_page, word_findings
from fupin_analysis.batch.front_page import FrontRow, render_front_page
from fupin_analysis.batch.gone import stamp_gone
from fupin_analysis.batch.ledger import Ledger
from fupin_analysis.batch.lost import lost_reports
from fupin_analysis.batch.manifest import language_of, write_manifest
from fupin_analysis.batch.orders import NOTEBOOK, Order
from fupin_analysis.batch.plan import Plan, make_plan, page_name
from fupin_analysis.batch.pool import make_pages, start_server
from fupin_analysis.batch.report import Report, name_of
from fupin_analysis.batch.stamp import stamp_page
from fupin_analysis.core.disk.files import files_below, remove_file, without, write_text
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present import words
from fupin_analysis.render.execution import MEMORY_LIMIT, TIME_LIMIT
from fupin_analysis.render.run import Job, Result
from fupin_analysis.reports.synthetic import tell_synthetic

#: Makes pages of jobs, in any order: the worker processes of this machine, or an engine that spreads them over many.
Executor = Callable[[Iterable[Job]], Iterator[tuple[Job, Result]]]


@dataclass(frozen=True)
class Outcome:
    """What became of a report: `status` is ``made``, ``skipped`` or ``failed``, `problem` says why it failed."""

    report: Report
    status: str
    problem: Problem | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory: float = 0.0


@dataclass(frozen=True)
class Account:
    """What a batch did: every report's outcome, what could not be used of the inputs (in words), the index, pages left behind."""

    outcomes: tuple[Outcome, ...]
    messages: tuple[str, ...]
    intake_exit_code: int
    index: Path
    gone: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Outcomes of the reports that were not made."""
        return tuple(outcome for outcome in self.outcomes if outcome.problem is not None)

    def count(self, status: str) -> int:
        """Return how many reports ended as `status`."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0, or the code of the first report that failed, or of the first input that could not be used."""
        failures = [outcome.problem.exit_code for outcome in self.outcomes if outcome.problem is not None]
        return failures[0] if failures else self.intake_exit_code


def page_path(output: Path, township: str, year: int, *, language: str = "zh") -> Path:
    """Where a township's page of a year stands: ``output/<year>/<township>/report.html``.

    In another language than that of the batch that wrote the folder, it bears the mark of its language, as the batch names it.
    """
    return output / page_name(Order(output, language=language), township, year, language=language_of(output, language))


def plan_batch(
    orders: Sequence[Order],
    *,
    language: str = "zh",
    processed: Path | None = None,
    on_file: Callable[[Path], object] = lambda _path: None,
) -> Plan:
    """Take in every folder of returns that the orders name, and lay out the reports; `on_file` is called before a file is read.

    Raises
    ------
    FupinError
        What :func:`~fupin_analysis.flow.take_in` and :func:`~fupin_analysis.batch.plan.make_plan` raise.
    """
    from fupin_analysis.flow import take_in  # and with it all stages

    folders = dict.fromkeys(order.data for order in orders)
    return make_plan(orders, {data: take_in(data, processed=processed, on_file=on_file) for data in folders}, language=language)


def why_stale(plan: Plan, output: Path) -> list[tuple[Report, tuple[str, ...]]]:
    """Return every report with the names of what made it stale; none where its page is up to date."""
    ledger = Ledger(output)
    return [(report, ledger.why_stale(report)) for report in plan.reports]


def run_batch(
    data: Path,
    output: Path,
    *,
    orders: Sequence[Order] = (),
    others: Sequence[Order] = (),
    language: str = "zh",
    workers: int = 2,
    processed: Path | None = None,
    is_forced: bool = False,
    with_lists: bool = False,
    time_limit: int = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    executor: Executor | None = None,
    has_annexes: bool = False,
    on_plan: Callable[[Sequence[Report], int], object] = lambda _reports, _stale: None,
    on_outcome: Callable[[Outcome], object] = lambda _outcome: None,
) -> Account:
    """Make every report that is asked for and not up to date, the index and the manifest.

    Parameters
    ----------
    data
        Folder of returns.
    output
        Folder for the pages.
    orders
        What to make; by default every township and year of `data`.
    others
        What is not to be made, but listed in the index and the manifest where its page stands.
    language
        ``"zh"`` or ``"en"``: of the reports, where an order names none, and of the index.
    workers
        Reports made at the same time.
    processed
        Folder for processed tables; by default beside the returns.
    is_forced
        Make every report, up to date or not.
    with_lists
        Write the list of findings to send back beside each township's page, as a workbook; beside a page that is made again and
        has one it is written all the same.
    time_limit, memory_limit
        Of one report [s], [MiB].
    executor
        Makes the pages; by default worker processes on this machine.
    has_annexes
        Write a workbook of tables and a document beside each report of a township as well; where they stand beside a page that
        is made again, they are written again all the same.
    on_plan, on_outcome
        Called with all reports and the number to make before the first one starts, and with each outcome as it comes.

    Raises
    ------
    FupinError
        F307 (nothing to read), F601 (the output folder cannot be written), F602 (another run is writing there), and what
        :func:`plan_batch` raises.
    """
    orders = orders or [Order(data, language=language)]
    with alone_in(output):
        plan = plan_batch(
            orders, language=language, processed=processed, on_file=_make_ready_beside if executor is None else _wait
        )
        ledger = Ledger(output)
        stale = {report.page: report for report in plan.reports if is_forced or ledger.why_stale(report)}
        on_plan(plan.reports, len(stale))
        outcomes = {report.page: Outcome(report, "skipped") for report in plan.reports if report.page not in stale}
        lost = [_stamped(report, problem, output, ledger) for report, problem in lost_reports(plan, orders, output)]
        annexed = {page for page, report in stale.items() if has_annexes or had_annexes(report, output)}
        listed = {page for page in stale if with_lists or (output / list_name(page)).is_file()}
        jobs = (plan.job(report, time_limit=time_limit, memory_limit=memory_limit) for report in stale.values())
        run = executor or _local(min(workers, max(len(stale), 1)))
        try:
            for job, result in run(jobs):
                outcomes[job.name] = outcome = _settle(stale[job.name], result, output, ledger)
                on_outcome(outcome)
        finally:
            ledger.close(report.page for report in (*plan.reports, *(one.report for one in lost)))
        standing = [outcome.report for outcome in outcomes.values() if outcome.status != "failed"]
        kept = standing if has_annexes else [report for report in standing if report.page in annexed]
        if kept:
            write_missing(plan, kept, set(stale), output)
        ordered = (*(outcomes[report.page] for report in plan.reports), *lost)
        to_list = [outcome for outcome in ordered if with_lists or outcome.report.page in listed]
        if to_list:
            _write_lists(plan, to_list, output, language=language)
        plan = with_standing(plan, others, output, language=language)
        known = replace(plan, reports=(*plan.reports, *(one.report for one in lost)))
        gone = stamp_gone(known, orders, ledger, output, language=language)
        shown = [*(outcomes.get(report.page) or Outcome(report, "skipped") for report in plan.reports), *lost]
        index = _write_front_page(plan, shown, output, ledger, language=language)
        write_manifest(
            output,
            data=data,
            language=language,
            asked=orders,
            others=others,
            inputs=[row for intake in plan.intakes.values() for row in rows_of(intake.inputs)],
            reports=[_manifest_row(outcome, ledger) for outcome in shown],
            problems=[message for intake in plan.intakes.values() for message in intake.messages("zh")],
        )
    intakes = plan.intakes.values()
    messages = tuple(message for intake in intakes for message in intake.messages(language))
    return Account(ordered, messages, next((one.exit_code for one in intakes if one.exit_code), 0), index, tuple(gone))


def with_standing(plan: Plan, others: Sequence[Order], output: Path, *, language: str) -> Plan:
    """Return the plan with pages nobody asked for this time that stand: an index of two pages would hide all others."""
    spelled = {data.resolve(): data for data in plan.intakes}  # one folder may be named in two ways
    folders = [(order, spelled.get(order.data.resolve())) for order in others]
    known = [replace(order, data=data) for order, data in folders if data is not None]
    if not known:
        return plan
    asked = {report.page for report in plan.reports}
    beside = make_plan(known, plan.intakes, language=language).reports
    standing = [report for report in beside if report.page not in asked and (output / report.page).is_file()]
    return replace(plan, reports=(*plan.reports, *standing))


def _make_ready_beside(_path: Path) -> None:
    """Let the workers' server load what reports need while returns are still read: where one has changed, its report has."""
    start_server()


def _wait(_path: Path) -> None:
    """Workers elsewhere are ready when they are."""


def _local(workers: int) -> Executor:
    return lambda jobs: make_pages(jobs, workers=workers)


def _settle(report: Report, result: Result, output: Path, ledger: Ledger) -> Outcome:
    """Write a page, or stamp the last good one, and note it in the ledger at once."""
    path = output / report.page
    problem = result.problem
    costs = result.seconds, result.cpu_seconds, result.peak_memory
    if problem is None:
        try:
            with without(beside(path)):
                write_text(path, result.page)
            ledger.made(report)
            return Outcome(report, "made", None, *costs)
        except FupinError as error:
            problem = error.problems[0]
    return replace(_stamped(report, problem, output, ledger), seconds=costs[0], cpu_seconds=costs[1], peak_memory=costs[2])


def _stamped(report: Report, problem: Problem, output: Path, ledger: Ledger) -> Outcome:
    """Stamp the last good page of a report that was not made with why, and note it in the ledger."""
    path = output / report.page
    if path.is_file():
        language = report.order.language
        message = words.say("index.stamp", language, problem=problem.tell(language))
        with contextlib.suppress(FupinError, OSError, ValueError):  # what cannot be written, or is no page, stays as it is
            write_text(path, stamp_page(path.read_text(encoding="utf-8"), message))
    ledger.failed(report, problem.code)
    return Outcome(report, "failed", problem)


def _write_front_page(plan: Plan, outcomes: Sequence[Outcome], output: Path, ledger: Ledger, *, language: str) -> Path:
    there = files_below(output)
    rows = [_front_row(outcome, there, ledger, language=language) for outcome in outcomes]
    failed = sum(row.is_failed for row in rows)
    findings = sum(len(intake.open_findings) for intake in plan.intakes.values())
    own = sum(not row.is_overview for row in rows)
    counts = {"reports": own, "overviews": len(rows) - own, "made": len(rows) - failed, "failed": failed, "findings": findings}
    labels = {name: words.say(f"index.{name}", language, problem="", **counts) for name in words.names("index")}
    lead = labels["subtitle_both" if own < len(rows) else "subtitle"]  # the list below is of townships alone
    made, still = labels["made_some" if failed else "made_all"], labels["open_some" if findings else "open_none"]
    labels["subtitle"] = f"{lead}{made}{still}"
    labels["wider"] = words.say("common.wider", language)
    # pages are passed on, and no path of this machine goes with them
    problems = [told.apart(language) for intake in plan.intakes.values() for told in intake.told(language)]
    link = _write_findings_page(plan, outcomes, output, labels, language=language)
    synthetic = _synthetic_note(plan, language)
    page = render_front_page(rows, problems=problems, words=labels, language=language, findings_link=link, synthetic=synthetic)
    return write_text(output / "index.html", page)


def _synthetic_note(plan: Plan, language: str) -> str:
    """Say where all figures are synthetic, or some are: a page that is passed on has to say so itself."""
    units = [(report.township, report.year) for report in plan.reports if report.township]
    documents = [document for intake in plan.intakes.values() for document in intake.documents]
    return tell_synthetic(units, documents, language=language)


def _write_findings_page(
    plan: Plan, outcomes: Sequence[Outcome], output: Path, labels: Mapping[str, str], *, language: str
) -> str:
    """Write one list of all open findings; return where it stands, or nothing where none is open."""
    import pandas as pd  # a batch with nothing to make needs no table

    path = output / "findings.html"
    still = pd.concat([intake.open_findings for intake in plan.intakes.values()], ignore_index=True)
    if still.empty:
        remove_file(path)
        return ""
    made = [outcome.report for outcome in outcomes if outcome.report.township and (output / outcome.report.page).exists()]
    pages = {(report.township, report.year): report.page for report in reversed(made) if report.order.notebook == NOTEBOOK}
    listed = word_findings(choose_findings(still), pages, language=language)
    counts = {str(rule): int(count) for rule, count in still["rule"].value_counts().items()}
    townships = still["township"].nunique()
    page = render_findings_page(
        listed, counts=counts, townships=townships, words=labels, language=language, synthetic=_synthetic_note(plan, language)
    )
    write_text(path, page)
    return path.name


def _write_lists(plan: Plan, outcomes: Sequence[Outcome], output: Path, *, language: str) -> None:
    """Write each township's list of findings to send back beside its page, where the page was made again or has none."""
    from fupin_analysis.reports.sending import write_findings_list

    for outcome in outcomes:
        report = outcome.report
        path = output / list_name(report.page)
        if not report.township or report.order.notebook != NOTEBOOK or (outcome.status == "skipped" and zipfile.is_zipfile(path)):
            continue
        found = plan.intakes[report.order.data].open_findings
        own = found["township"].eq(report.township) & found["year"].eq(report.year)
        if own.any():
            write_findings_list(path, found[own], township=report.township, year=report.year, language=language)
        else:
            remove_file(path)


def _front_row(outcome: Outcome, there: Collection[str], ledger: Ledger, *, language: str) -> FrontRow:
    report = outcome.report
    entry = ledger.entry(report.page)
    made = outcome.problem is not None and entry is not None and entry.modified
    return FrontRow(
        township=name_of(report, language),
        year=report.year,
        link=report.page if report.page in there else "",
        registered_households=report.registered[0],
        registered_persons=report.registered[1],
        exited_households=report.exited[0],
        exited_persons=report.exited[1],
        figures=report.figures,
        findings=report.findings,
        files=report.files,
        rivals=report.rivals,
        own_words=report.own_words,
        is_failed=outcome.problem is not None,
        message=outcome.problem.tell(language) if outcome.problem else "",
        annexes=annex_links(report, there),
        list_link=list_name(report.page) if report.township and list_name(report.page) in there else "",
        is_overview=not report.township,
        last_made=datetime.date.fromtimestamp(entry.modified / 1e9).isoformat() if made and entry else "",
    )


def _manifest_row(outcome: Outcome, ledger: Ledger) -> Mapping[str, object]:
    report, entry = outcome.report, ledger.entry(outcome.report.page)
    return {
        "township": report.township,
        "year": report.year,
        "notebook": report.order.notebook,
        "language": report.order.language,
        "page": report.page,
        "files": list(report.sources),
        "status": "failed" if outcome.problem else "made",
        "sha256": entry.sha256 if entry else "",
        "parts": dict(report.parts),
        "problem": outcome.problem.say("zh") if outcome.problem else "",
    }
