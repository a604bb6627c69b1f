"""What a clerk does, each by the same call as the command's; one thing at a time, as the folder is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, BinaryIO

from fupin_analysis.batch.alone import alone_in
from fupin_analysis.batch.annexes import list_name
from fupin_analysis.batch.run import page_path
from fupin_analysis.batch.single import Made, make_report
from fupin_analysis.core.answers import Scope
from fupin_analysis.core.decision import Decision, Ruling, write_decision
from fupin_analysis.core.disk.files import remove_file
from fupin_analysis.core.disk.folder import decisions_folder, list_inputs
from fupin_analysis.core.finding import finding_of
from fupin_analysis.core.intake import Intake, units_of
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.source import file_of, split_sources
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.desk.questions import Question, list_questions
from fupin_analysis.desk.uploads import Kept, keep_upload
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.flow import rules_of, take_in
from fupin_analysis.present.findings import amount_of, shown_name, tell_finding
from fupin_analysis.present.words import say
from fupin_analysis.reports.answers import Answered, give_answer, prefer_file
from fupin_analysis.reports.decisions import Draft, confirm_stale, draft_decision, draft_withdrawal, list_decisions
from fupin_analysis.reports.look import look_at
from fupin_analysis.reports.meant import figures_meant
from fupin_analysis.reports.sending import write_findings_list

#: How long the desk waits for a run that writes pages [s]: all its other pages would wait with it.
_PATIENCE = 0.0


@dataclass(frozen=True)
class OfferedValue:
    """One value a clerk may decide on: the figure in code and in words, the value in base units and in words.

    `is_rival` marks one of several statements of the figure, of which one is chosen.
    """

    figure: str
    label: str
    value: float
    old: str
    new: str
    is_rival: bool = False


@dataclass(frozen=True)
class Asked:
    """A finding as a form: its name, in full and as shown, what is told of it, its cells, values that would mend it, figures.

    `is_rival` says that it is of one figure stated in several ways.
    """

    name: str
    shown: str
    text: str
    sources: tuple[str, ...]
    choices: tuple[OfferedValue, ...]
    figures: tuple[tuple[str, str], ...]
    is_rival: bool = False


@dataclass(frozen=True)
class OfficeUnit:
    """One township and year: what was handed in, what is open, and its page where there is one."""

    township: str
    year: int
    figures: int
    findings: int
    page: str


@dataclass
class Office:
    """A folder of returns and its pages.

    Parameters
    ----------
    data, output
        Folder of returns, and of pages.
    language
        ``"zh"`` or ``"en"``.
    by
        Who answered and decided last, offered the next time.
    """

    data: Path
    output: Path
    language: str = "zh"
    by: str = ""
    _lock: RLock = field(default_factory=RLock, repr=False)

    def intake(self) -> Intake:
        """Take in the folder; an empty one holds nothing."""
        with self._lock:
            try:
                return take_in(self.data)
            except FupinError as error:
                if {problem.code for problem in error.problems} <= {"F307", "F101"}:
                    return Intake(data=self.data)
                raise

    def keep(self, name: str, content: BinaryIO) -> Kept:
        """Put a file into the folder; see :func:`~fupin_analysis.desk.uploads.keep_upload`."""
        with self._lock:
            return keep_upload(self.data, name, content)

    def find(self, name: str) -> Path:
        """Return the input of that name as pages print it, and no other file of the machine.

        Raises
        ------
        FupinError
            F318 where there is none.
        """
        with self._lock:
            for path in self._inputs():
                if mask_identifiers(path.relative_to(self.data).as_posix()) == name:
                    return path
        raise FupinError(Problem("F318", where=self.data.name, details={"got": name}))

    def look(self, name: str) -> str:
        """Return the page of ``fupin look``, or of ``fupin read --review`` for prose."""
        path = self.find(name)
        with self._lock:
            return look_at(path, data=self.data, language=self.language)

    def questions(self, intake: Intake, file: str = "") -> list[Question]:
        """Return what reading asks, of one file or of all."""
        return [one for one in list_questions(intake, language=self.language) if not file or file in one.files]

    def files(self, intake: Intake) -> list[dict[str, Any]]:
        """Return every file of the folder: what was read of it, how much is asked, and whether it could be read at all."""
        read = {str(row["file"]): row for row in intake.inputs.to_dict("records")}
        asked = [file for one in self.questions(intake) for file in one.files]
        shut = {file_of(problem.where) for problem in intake.problems if problem.kind == "input"}
        names = [mask_identifiers(path.relative_to(self.data).as_posix()) for path in self._inputs()]
        return [
            {
                "file": name,
                "figures": read[name]["figures"] if name in read else 0,
                "quarantined": read[name]["quarantined"] if name in read else 0,
                "questions": asked.count(name),
                "problem": say("desk.unread", self.language) if name in shut or name not in read else "",
            }
            for name in names
        ]

    def remarks(self, intake: Intake, file: str) -> list[str]:
        """Return what is said of a file that asks nothing, such as that it cannot be read."""
        own = [one for one in intake.problems if file_of(one.where) == file and one.kind != "note"]
        return [problem.tell(self.language) for problem in own if problem.cure is None]

    def _inputs(self) -> list[Path]:
        try:
            return list_inputs(self.data)
        except FupinError:
            return []

    def answer(self, answered: Answered) -> Scope:
        """Keep an answer, as ``fupin teach`` does."""
        self.by = answered.by or self.by
        with self._lock:
            return give_answer(self.data, answered)

    def prefer(self, file: str, by: str) -> Path:
        """Keep which version counts, as ``fupin prefer`` does."""
        self.by = by or self.by
        with self._lock:
            return prefer_file(self.data, file, by=by)

    def standings(self, intake: Intake) -> list[OfficeUnit]:
        """Return every township and year."""
        counts = intake.figures.groupby(["township", "year"]).size()
        still = intake.open_findings.groupby(["township", "year"]).size()
        return [
            OfficeUnit(
                township, year, int(counts[township, year]), int(still.get((township, year), 0)), self._page(township, year)
            )
            for township, year in units_of(intake.figures)
        ]

    def _page(self, township: str, year: int) -> str:
        path = page_path(self.output, township, year, language=self.language)
        return path.relative_to(self.output).as_posix() if path.is_file() else ""

    def findings(self, intake: Intake, township: str, year: int) -> list[Asked]:
        """Return the open findings of a township and year as forms."""
        own = intake.open_findings
        own = own[own["township"].eq(township) & own["year"].eq(year)]
        rules = rules_of(self.data)
        return [self._asked(intake, row, rules) for row in rows_of(own)]

    def _asked(self, intake: Intake, row: dict[str, Any], rules: Sequence[Any]) -> Asked:
        about = finding_of(row)
        choices = {
            (change.ref.code, change.new): OfferedValue(
                change.ref.code,
                change.ref.show(self.language),
                float(change.new),
                amount_of(change.ref, change.old, self.language),
                amount_of(change.ref, change.new, self.language),
            )
            for repair in about.candidates
            for change in repair.changes
            if change.new is not None and change.old is not None
        }
        for value in about.rivals:
            said = amount_of(about.ref, value, self.language)
            choices[about.ref.code, value] = OfferedValue(
                about.ref.code, about.ref.show(self.language), value, said, said, is_rival=True
            )
        figures = [(ref.code, ref.show(self.language)) for ref in figures_meant(intake, row, rules)]
        sources = tuple(split_sources(str(row["source"])))
        text = tell_finding(row, language=self.language)
        name = str(row["finding"])
        return Asked(
            name, shown_name(name, str(row["rule"])), text, sources, tuple(choices.values()), tuple(figures), bool(about.rivals)
        )

    def draft(self, name: str, **said: Any) -> Draft:
        """Draft a decision, as ``fupin decide`` shows it before it asks; nothing is written."""
        self.by = said["by"] or self.by
        with self._lock:
            return draft_decision(take_in(self.data), name, rules=rules_of(self.data), **said)

    def withdrawal(self, name: str, *, reason: str, by: str) -> tuple[Decision, Draft]:
        """Draft the taking back of a decision, as ``fupin undo`` does."""
        self.by = by or self.by
        with self._lock:
            return draft_withdrawal(take_in(self.data), name, reason=reason, by=by, rules=rules_of(self.data))

    def record(self, decision: Decision) -> Path:
        """Write a decision, as the commands do after a yes."""
        with self._lock:
            return write_decision(decision, decisions_folder(self.data))

    def decisions(self, intake: Intake) -> list[Ruling]:
        """Return what was decided and counts."""
        return list_decisions(intake)

    def confirmation(self, name: str, *, reason: str, by: str) -> Decision:
        """Draft the confirmation of a decision whose figure has changed since, as ``fupin decide --confirm`` does."""
        self.by = by or self.by
        with self._lock:
            return confirm_stale(take_in(self.data), name, reason=reason, by=by)

    def list_back(self, township: str, year: int) -> Path | None:
        """Write the list to send back beside the page, as ``fupin batch --lists`` does; None where nothing is open."""
        with self._lock:
            found = take_in(self.data).open_findings
            own = found[found["township"].eq(township) & found["year"].eq(year)]
            path = self.output / list_name(
                page_path(self.output, township, year, language=self.language).relative_to(self.output).as_posix()
            )
            with alone_in(self.output, patience=_PATIENCE):
                if own.empty:
                    remove_file(path)  # one of before would say that something is open
                    return None
                return write_findings_list(path, own, township=township, year=year, language=self.language)

    def report(self, township: str, year: int) -> Made:
        """Make one report, as ``fupin report`` does."""
        with self._lock:
            return make_report(
                township,
                year,
                data=self.data,
                output=self.output,
                language=self.language,
                is_served=True,
                patience=_PATIENCE,
            )
