"""Answers about reading that last (``readings.toml``): what a heading means, whose a text is, what to leave out.

The answers are data beside the returns, one entry each, with who gave it and when. What matches is applied, on this file and on
the next one of the same layout; what does not match is asked again, and an answer that matches nothing any more is reported.
Cleaning asks for the answers in force with :func:`answers`; the flow says which they are with :func:`answering`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from fupin_analysis.core.answer import FILE_NAME as FILE_NAME
from fupin_analysis.core.answer import AboutAnswer as AboutAnswer
from fupin_analysis.core.answer import CellAnswer as CellAnswer
from fupin_analysis.core.answer import HeadingAnswer as HeadingAnswer
from fupin_analysis.core.answer import IgnoreAnswer as IgnoreAnswer
from fupin_analysis.core.answer import Scope as Scope
from fupin_analysis.core.answer import TownshipAnswer as TownshipAnswer
from fupin_analysis.core.answer import check_answer, contradictions, fold_text, masked
from fupin_analysis.core.answer import resolve_item as resolve_item
from fupin_analysis.core.answer import tell as tell
from fupin_analysis.core.decision import today
from fupin_analysis.core.disk.files import unwritable, write_text
from fupin_analysis.core.disk.locks import SHORT, lock_at
from fupin_analysis.core.disk.toml import entry_in, read_toml, toml_value
from fupin_analysis.core.source import Source
from fupin_analysis.core.texts.privacy import mask_address, mask_identifiers
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError, Problem


@dataclass(frozen=True)
class _File:
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    heading: tuple[HeadingAnswer, ...] = ()
    township: tuple[TownshipAnswer, ...] = ()
    ignore: tuple[IgnoreAnswer, ...] = ()
    about: tuple[AboutAnswer, ...] = ()
    cell: tuple[CellAnswer, ...] = ()


_KINDS: dict[str, type[Scope]] = {
    "heading": HeadingAnswer,
    "township": TownshipAnswer,
    "ignore": IgnoreAnswer,
    "about": AboutAnswer,
    "cell": CellAnswer,
}
_HEADER = "# Answers about reading: what a heading means, whose a text is, what to leave out. Checked by `fupin teach --check`."


@dataclass(frozen=True)
class Meaning:
    """What an answer says of a label; what it does not speak of is empty."""

    item: Item | None
    measure: Measure | None
    unit: str


@dataclass(eq=False)
class Readings:
    """The answers in force, and where they were used.

    Parameters
    ----------
    entries
        The answers, in the order of the file; of two that fit, the later counts.
    used
        Files in which each answer was used, by its place in `entries`.
    here
        File and sheet that are being read.
    """

    entries: tuple[Scope, ...] = ()
    used: dict[int, dict[str, None]] = field(default_factory=dict)
    here: tuple[str, str] = ("", "")

    def at(self, file: str, sheet: str = "") -> Readings:
        """Say which sheet of which file is being read."""
        if self.entries:
            self.here = (file, sheet)
        return self

    def heading(self, text: str) -> Meaning | None:
        """Return what a label means, where somebody said so."""
        meaning = self.meant(text)
        if meaning is not None:
            self._find(HeadingAnswer, text)
        return meaning

    def meant(self, text: str) -> Meaning | None:
        """Return what a label would mean, without using the answers: who finds that it does not fit has not used them."""
        said: dict[str, str] = {}
        for place in reversed(self._fitting(HeadingAnswer, text) if self.entries else []):
            one = self.entries[place]
            assert isinstance(one, HeadingAnswer)
            for name, value in (("means", one.means), ("measure", one.measure), ("unit", one.unit)):
                if value:
                    said.setdefault(name, value)
        if not said:
            return None
        item = resolve_item(said["means"]) if "means" in said else None
        measure = load_vocabulary().find_measure(said["measure"]) if "measure" in said else None
        return Meaning(item, measure, said.get("unit", ""))

    def township(self, text: str) -> str:
        """Return the township that a text stands for; empty where nobody said so."""
        found = self._find(TownshipAnswer, text) if self.entries else None
        return found.township if isinstance(found, TownshipAnswer) else ""

    def ignores(self, row: Sequence[str] = ()) -> bool:
        """Whether the file, the sheet, or a row with these labels is to be left out."""
        file, sheet = self.here
        for place in self._places(IgnoreAnswer):
            one = self.entries[place]
            assert isinstance(one, IgnoreAnswer)
            is_row = bool(one.row) and any(fold_text(one.row) == fold_text(text) for text in row)
            is_sheet = not one.row and bool(one.sheet) and bool(sheet)
            is_file = not one.row and not one.sheet and bool(one.file)
            if one.holds(file, sheet if one.sheet else "") and (is_row or is_sheet or is_file):
                return self._use(place, file)
        return False

    def about(self, file: str) -> AboutAnswer:
        """Return whose figures and of which year a file is, as far as somebody said so."""
        found = AboutAnswer()
        for place in self._places(AboutAnswer):
            one = self.entries[place]
            assert isinstance(one, AboutAnswer)
            if one.holds(file):
                found = AboutAnswer(township=one.township or found.township, year=one.year or found.year)
                self._use(place, file)
        return found

    def cell(self, where: str, text: str) -> float | None:
        """Return the number that a cell stands for, as long as it says what it said when somebody answered."""
        if not self._cells:
            return None
        source = Source.parse(where)
        for place in self._cells.get(mask_address(where), ()):
            one = self.entries[place]
            assert isinstance(one, CellAnswer)
            if fold_text(one.was) == fold_text(text) and one.holds(source.file, source.sheet):
                self._use(place, source.file)
                return one.value
        return None

    @cached_property
    def _cells(self) -> Mapping[str, Sequence[int]]:
        """Places of the answers about each cell, the later first."""
        found: dict[str, list[int]] = {}
        for place, one in reversed(list(enumerate(self.entries))):
            if isinstance(one, CellAnswer):
                found.setdefault(mask_address(one.cell), []).append(place)
        return found

    def joined(self, words: Iterable[Scope]) -> Readings:
        """Return the answers with the words of an office before them: an answer counts before a word."""
        return Readings((*words, *self.entries))

    def used_in(self, file: str) -> tuple[tuple[str, str], ...]:
        """Return the answers used in a file, and by whom each was given."""
        places = (place for place, files in self.used.items() if file in files and self._is_answer(place))
        return tuple((tell(self.entries[place]), self.entries[place].by) for place in places)

    def unused(self, used: Collection[str]) -> list[Problem]:
        """Return a remark on each answer that is not among those `used`: it matches nothing any more."""
        told = (mask_identifiers(tell(one)) for place, one in enumerate(self.entries) if self._is_answer(place))
        used = {mask_identifiers(text) for text in used}  # as they are kept
        return [Problem("F245", where=FILE_NAME, details={"got": text}) for text in told if text not in used]

    def _is_answer(self, place: int) -> bool:
        return type(self.entries[place]) in _KINDS.values()

    def _places(self, kind: type[Scope]) -> list[int]:
        return [place for place, one in enumerate(self.entries) if isinstance(one, kind)]

    def _fitting(self, kind: type[HeadingAnswer | TownshipAnswer], text: str) -> list[int]:
        places = self._texts.get((kind, fold_text(text)), ())
        return [place for place in places if self.entries[place].holds(*self.here)]

    @cached_property
    def _texts(self) -> Mapping[tuple[type[Scope], str], Sequence[int]]:
        """Places of the answers about each text, by kind."""
        found: dict[tuple[type[Scope], str], list[int]] = {}
        for place, one in enumerate(self.entries):
            for kind in (HeadingAnswer, TownshipAnswer):
                if isinstance(one, kind):
                    found.setdefault((kind, fold_text(one.text)), []).append(place)
        return found

    def _find(self, kind: type[HeadingAnswer | TownshipAnswer], text: str) -> Scope | None:
        """Return the answer that counts, the last of those that fit; all of a heading's are used, as they complete each other."""
        fitting = self._fitting(kind, text)
        for place in fitting if kind is HeadingAnswer else fitting[-1:]:
            self._use(place, self.here[0])
        return self.entries[fitting[-1]] if fitting else None

    def _use(self, place: int, file: str) -> bool:
        self.used.setdefault(place, {})[file] = None
        return True


_NONE = Readings()
_IN_FORCE: ContextVar[Readings] = ContextVar("readings", default=_NONE)


def answers() -> Readings:
    """Return the answers in force."""
    return _IN_FORCE.get()


@contextmanager
def answering(readings: Readings) -> Iterator[Readings]:
    """Let the answers be in force."""
    token = _IN_FORCE.set(readings)
    try:
        yield readings
    finally:
        _IN_FORCE.reset(token)


def read_readings(path: Path) -> Readings:
    """Read and validate a file of answers; without such a file there are none.

    Raises
    ------
    FupinError
        F319 for every entry that is not understood, F320 an item, measure or unit that is not known, F321 a meaning that fits
        two items, F322 two answers that contradict each other; all at once.
    """
    if not path.exists():
        return Readings()
    file = read_toml(path, _File, code="F319")
    entries = (*file.heading, *file.township, *file.ignore, *file.about, *file.cell)
    problems = [problem for one in entries for problem in check_answer(one)]
    problems += contradictions(entries)
    if problems:
        raise FupinError(problems)
    return Readings(entries)


def readings_file(data: Path) -> Path:
    """Where answers about the returns in `data` are kept: ``readings.toml`` beside ``raw``, else within; it need not exist."""
    return (data.parent if data.name == "raw" else data) / FILE_NAME


def add_answer(path: Path, answer: Scope) -> Scope:
    """Add an answer to the file; everything else in it stays as it stands. The same answer again adds nothing.

    Of two people who answer at once both are kept.

    Raises
    ------
    FupinError
        As :func:`read_readings`, of the file with the answer in it: an answer that is wrong, fits two things or contradicts
        another one is not kept.
    """
    dated = masked(replace(answer, on=answer.on or date.fromisoformat(today())))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock_at(path.with_name(f".{path.name}.lock"), timeout=SHORT):
            return _add(path, dated)
    except OSError as error:
        raise unwritable(path, error) from error


def _add(path: Path, answer: Scope) -> Scope:
    known = read_readings(path)
    problems = [*check_answer(answer), *contradictions([*known.entries, answer])]
    if problems:
        raise FupinError(problems)
    if tell(answer) in [tell(one) for one in known.entries if type(one) is type(answer)]:
        return answer
    kind = next(name for name, row in _KINDS.items() if isinstance(answer, row))
    lines = [
        f"{name} = {toml_value(value)}" for name, value in vars(answer).items() if value not in ("", None, 0) or name == "value"
    ]
    text = path.read_text(encoding="utf-8-sig").rstrip() if path.exists() else _HEADER
    whole = "\n".join([text, "", f"[[{kind}]]", *lines, ""])
    entry_in(whole, _File, code="F319", where=path.name)
    write_text(path, whole)
    return answer
