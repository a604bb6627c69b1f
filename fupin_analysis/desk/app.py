"""The pages of the desk and what their forms do, whatever server sends them: forms and links, and no script."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.desk.office import Office
from fupin_analysis.desk.pages import render
from fupin_analysis.desk.said import FilledForm, said_about_decision, said_about_reading
from fupin_analysis.desk.uploads import Kept
from fupin_analysis.errors import FupinError
from fupin_analysis.present.answers import tell_answer
from fupin_analysis.present.decisions import tell_draft, tell_record, tell_ruling, tell_withdrawal
from fupin_analysis.present.words import say

#: What of the folder of pages is shown: pages and what goes with them.
_SHOWN = frozenset({".html", ".xlsx", ".docx", ".csv"})
#: Most notices kept of those whose page was never opened.
_MOST_KEPT = 100


@dataclass(frozen=True)
class Answer:
    """What is sent back: a page, another address to go to, or a file."""

    page: str = ""
    status: int = 200
    go: str = ""
    file: Path | None = None


class NoSuchPageError(Exception):
    """There is nothing at that address."""


class Desk:
    """The pages of one office.

    Parameters
    ----------
    office
        What the pages show and do.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._notices: dict[str, Sequence[str]] = {}  # of what was done, until the page is opened that is to say so

    @property
    def shown(self) -> dict[str, Callable[[FilledForm], Answer]]:
        """Pages by their address; what is asked for stands behind the address."""
        return {
            "/": self._home,
            "/file": self._file,
            "/look": self._look,
            "/unit": self._unit,
            "/decisions": self._decisions,
            "/pages": self._page,
        }

    @property
    def done(self) -> dict[str, Callable[[FilledForm], Answer]]:
        """What forms do, by the address they are sent to."""
        return {
            "/upload": self._upload,
            "/teach": self._teach,
            "/prefer": self._prefer,
            "/decide": self._decide,
            "/undo": self._undo,
            "/confirm": self._confirm,
            "/list": self._list,
            "/report": self._report,
        }

    def refuse(self, error: FupinError) -> Answer:
        """Say what was wrong."""
        problems = [problem.tell(self._office.language) for problem in error.problems]
        return self._show("problem", status=422, problems=problems)

    def lost(self, status: int) -> Answer:
        """Say that there is no such page, or that a request was too large."""
        name = "too_large" if status == 413 else "lost"
        return self._show("problem", status=status, problems=[say(f"desk.{name}", self._office.language)])

    def _show(self, template: str, asked: FilledForm | None = None, /, *, status: int = 200, **values: Any) -> Answer:
        notices = self._notices.pop(asked.text("said"), ()) if asked else ()
        page = render(template, language=self._office.language, notices=notices, by=self._office.by, **values)
        return Answer(page, status)

    def _go(self, path: str, *notices: str, **query: object) -> Answer:
        """Lead to a page that says what was done, in the window in which it was done and no other."""
        said = secrets.token_urlsafe(6)
        self._notices[said] = notices
        for old in list(self._notices)[:-_MOST_KEPT]:
            self._notices.pop(old, None)
        return Answer(go=f"{path}?{urlencode({**query, 'said': said})}")

    def _home(self, asked: FilledForm) -> Answer:
        intake = self._office.intake()
        return self._show(
            "home",
            asked,
            files=self._office.files(intake),
            standings=self._office.standings(intake),
            has_index=(self._office.output / "index.html").is_file(),
        )

    def _file(self, asked: FilledForm) -> Answer:
        name = asked.text("name")
        self._office.find(name)
        intake = self._office.intake()
        questions = self._office.questions(intake, name)
        names = sorted(set(intake.figures["township"]))
        remarks = self._office.remarks(intake, name)
        return self._show("file", asked, name=name, questions=questions, remarks=remarks, townships=names)

    def _look(self, asked: FilledForm) -> Answer:
        return Answer(self._office.look(asked.text("name")))

    def _unit(self, asked: FilledForm) -> Answer:
        township, year = asked.text("township"), asked.year()
        intake = self._office.intake()
        found = [one for one in self._office.standings(intake) if (one.township, one.year) == (township, year)]
        if not found:
            raise NoSuchPageError
        return self._show("unit", asked, unit=found[0], findings=self._office.findings(intake, township, year))

    def _decisions(self, asked: FilledForm) -> Answer:
        rulings = self._office.decisions(self._office.intake())
        told = [
            (one.decision, tell_ruling(one, language=self._office.language), one.state == "stale" and one.got is not None)
            for one in rulings
        ]
        return self._show("decisions", asked, rulings=told)

    def _page(self, asked: FilledForm) -> Answer:
        root = self._office.output.resolve()
        try:
            path = (root / asked.text("path")).resolve()
            is_own = path.is_relative_to(root) and not any(part.startswith(".") for part in path.relative_to(root).parts)
            is_there = is_own and path.is_file() and path.suffix in _SHOWN
        except (OSError, ValueError):  # no name that a file could have
            raise NoSuchPageError from None
        if is_there:
            return Answer(file=path)
        if path == root / "index.html":  # pages lead back to the list of all, which only a batch makes
            return Answer(go="/")
        raise NoSuchPageError

    def _upload(self, form: FilledForm) -> Answer:
        kept: list[Kept] = []
        told: list[str] = []
        language = self._office.language
        for name, content in form.files:
            try:
                kept.append(self._office.keep(name, content))
            except FupinError as error:
                told += [problem.say(language) for problem in error.problems]
        if not kept:
            return self._go("/", *told, say("desk.nothing_kept", language))
        names = [mask_identifiers(one.name) for one in kept]
        told += [
            say("desk.known" if one.is_known else "desk.kept", language, file=name) for one, name in zip(kept, names, strict=True)
        ]
        return self._go("/file", *told, name=names[0]) if len(kept) == 1 else self._go("/", *told)

    def _teach(self, form: FilledForm) -> Answer:
        answer = self._office.answer(said_about_reading(form))
        return self._back_to_file(
            form,
            say(
                "desk.taught", self._office.language, answer=mask_identifiers(tell_answer(answer, language=self._office.language))
            ),
        )

    def _prefer(self, form: FilledForm) -> Answer:
        file = form.text("file")
        self._office.prefer(file, form.text("by"))
        return self._back_to_file(form, say("desk.preferred", self._office.language, file=file))

    def _back_to_file(self, form: FilledForm, notice: str) -> Answer:
        name = form.text("back")
        return self._go("/file", notice, name=name) if name else self._go("/", notice)

    def _decide(self, form: FilledForm) -> Answer:
        """Show what a decision would change; write it where the very same was seen before and somebody said yes."""
        name, said = said_about_decision(form)
        draft = self._office.draft(name, **said)
        one = draft.decision
        if form.text("seen") == one.id:
            self._office.record(one)
            told = say("desk.recorded", self._office.language, name=one.id)
            return self._go("/unit", told, township=one.township, year=one.year)
        shown = {"vanish": draft.vanish, "appear": draft.appear, "effects": draft.effects}
        lines = tell_draft(one, **shown, rivals=draft.rivals, language=self._office.language)
        back = f"/unit?{urlencode({'township': one.township, 'year': one.year})}"
        return self._show("draft", lines=lines, action="/decide", fields=[*_unseen(form), ("seen", one.id)], back=back)

    def _undo(self, form: FilledForm) -> Answer:
        taken, draft = self._office.withdrawal(form.text("name"), reason=form.text("reason"), by=form.text("by"))
        back, language = draft.decision, self._office.language
        if form.text("seen") == back.id:
            self._office.record(back)
            return self._go("/decisions", say("desk.undone", language, name=taken.id))
        lines = tell_withdrawal(taken, back, vanish=draft.vanish, appear=draft.appear, language=language)
        return self._show("draft", lines=lines, action="/undo", fields=[*_unseen(form), ("seen", back.id)], back="/decisions")

    def _confirm(self, form: FilledForm) -> Answer:
        """Hold a decision against the figure as it is stated now; shown first, like every other."""
        record = self._office.confirmation(form.text("name"), reason=form.text("reason"), by=form.text("by"))
        if form.text("seen") == record.id:
            self._office.record(record)
            return self._go("/decisions", say("desk.confirmed", self._office.language, name=record.id))
        lines, fields = [tell_record(record, language=self._office.language)], [*_unseen(form), ("seen", record.id)]
        return self._show("draft", lines=lines, action="/confirm", fields=fields, back="/decisions")

    def _list(self, form: FilledForm) -> Answer:
        township, year = form.text("township"), form.year()
        path = self._office.list_back(township, year)
        if path is None:
            return self._go("/unit", say("desk.no_finding", self._office.language), township=township, year=year)
        return Answer(go=f"/pages/{quote(path.relative_to(self._office.output).as_posix())}")

    def _report(self, form: FilledForm) -> Answer:
        made = self._office.report(form.text("township"), form.year())
        page = made.page.relative_to(self._office.output).as_posix()
        return Answer(go=f"/pages/{quote(page)}")


def _unseen(form: FilledForm) -> list[tuple[str, str]]:
    """What a form says, without the mark that it was seen."""
    return [(name, value) for name, value in form if name != "seen"]
