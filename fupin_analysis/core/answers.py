"""Answers about reading that last (``readings.toml``): what a heading means, whose a text is, what to leave out.

The answers are data beside the returns, one entry each, with who gave it and when. What matches is applied, on this file and on
the next one of the same layout; what does not match is asked again, and an answer that matches nothing any more is reported.
Cleaning asks for the answers in force with :func:`answers`; the flow says which they are with :func:`answering`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from fupin_analysis.core.decision import today
from fupin_analysis.core.disk.files import write_text
from fupin_analysis.core.disk.toml import read_toml
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import fold, is_own, load_vocabulary, own_words
from fupin_analysis.errors import FupinError, Problem

FILE_NAME = "readings.toml"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where an answer holds, and who gave it. `file` and `sheet` may be patterns (``民政*.xlsx``); empty is everywhere."""

    file: str = ""
    sheet: str = ""
    by: str = ""
    on: date | None = None
    note: str = ""

    def holds(self, file: str, sheet: str = "") -> bool:
        """Whether it holds for a sheet of a file."""
        return _fits(self.file, file) and _fits(self.sheet, sheet)


@dataclass(frozen=True, kw_only=True)
class HeadingAnswer(Scope):
    """A heading or label `text` means an item (``topic/item`` or its label), is counted so, is in this unit."""

    text: str
    means: str = ""
    measure: str = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class TownshipAnswer(Scope):
    """A `text` in the place of a name is that township."""

    text: str
    township: str


@dataclass(frozen=True, kw_only=True)
class IgnoreAnswer(Scope):
    """Rows that a text labels, or a whole sheet or file, hold no figures."""

    row: str = ""


@dataclass(frozen=True, kw_only=True)
class AboutAnswer(Scope):
    """A file is about that township or year, whatever else it says."""

    township: str = ""
    year: int = 0


@dataclass(frozen=True, kw_only=True)
class CellAnswer(Scope):
    """A cell that says `was` is that number, in base units."""

    cell: str
    was: str
    value: float


@dataclass(frozen=True)
class _File:
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
        found = self._find(HeadingAnswer, text) if self.entries else None
        if not isinstance(found, HeadingAnswer):
            return None
        vocabulary = load_vocabulary()
        item = resolve_item(found.means) if found.means else None
        return Meaning(item, vocabulary.find_measure(found.measure) if found.measure else None, found.unit)

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
            is_row = bool(one.row) and any(fold(one.row) == fold(text) for text in row)
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
        for place in self._places(CellAnswer):
            one = self.entries[place]
            assert isinstance(one, CellAnswer)
            if one.cell == where and fold(one.was) == fold(text):
                self._use(place, where.partition(" › ")[0])
                return one.value
        return None

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

    def _find(self, kind: type[HeadingAnswer | TownshipAnswer], text: str) -> Scope | None:
        wanted = fold(text)
        for place in reversed(self._places(kind)):
            one = self.entries[place]
            if isinstance(one, kind) and fold(one.text) == wanted and one.holds(*self.here):
                self._use(place, self.here[0])
                return one
        return None

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
    problems += _contradictions(entries)
    if problems:
        raise FupinError(problems)
    return Readings(entries)


def check_answer(one: Scope) -> list[Problem]:
    """Return what is wrong with one answer."""
    vocabulary = load_vocabulary()
    problems: list[Problem] = []
    if isinstance(one, HeadingAnswer):
        if not (one.means or one.measure or one.unit):
            problems.append(_wrong(one, "means, measure, unit"))
        if one.means:
            try:
                resolve_item(one.means)
            except FupinError as error:
                problems += error.problems
        if one.measure and vocabulary.find_measure(one.measure) is None:
            problems.append(Problem("F320", where=FILE_NAME, details={"got": one.measure}))
        if one.unit and fold(one.unit) not in vocabulary.units:
            problems.append(Problem("F320", where=FILE_NAME, details={"got": one.unit}))
    if isinstance(one, IgnoreAnswer) and not (one.row or one.sheet or one.file):
        problems.append(_wrong(one, "row, sheet, file"))
    if isinstance(one, AboutAnswer):
        if not one.file or not (one.township or one.year):
            problems.append(_wrong(one, "file, township, year"))
        if one.year and not 1949 <= one.year <= 2100:
            problems.append(Problem("F320", where=FILE_NAME, details={"got": one.year}))
    return problems


def resolve_item(text: str) -> Item:
    """Return the item that ``topic/item`` or a label names.

    Raises
    ------
    FupinError
        F320 no such item, with the nearest; F321 several.
    """
    vocabulary = load_vocabulary()
    head, between, name = text.partition("/")
    topic = vocabulary.find_topic(head) if between else None
    if topic is not None and name.strip():
        found = vocabulary.find_items(name, topic=topic.name)
        if len(found) == 1:
            return found[0]
        words = name.strip() if vocabulary.has_item(topic.name, name.strip()) else own_words(name)
        if is_own(words) or vocabulary.has_item(topic.name, words):
            return vocabulary.item(topic.name, words)
    found = vocabulary.find_items(text)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        near = tuple(f"{item.topic}/{item.zh}" for item in found)
        raise FupinError(Problem("F321", where=FILE_NAME, details={"got": text, "expected": "、".join(near)}))
    match = match_phrase(text)
    if match.reason in ("listed", "composed"):
        return match.item
    if match.reason == "measure" and len(match.near) == 1:
        return match.near[0]
    raise FupinError(Problem("F320", where=FILE_NAME, details={"got": text}, near=vocabulary.nearest(text)))


def tell(one: Scope) -> str:
    """Return an answer in few words, for a message."""
    told = {name: value for name, value in vars(one).items() if value and name not in ("by", "on", "note")}
    return " ".join(f"{name}={value}" for name, value in told.items())


def _contradictions(entries: Sequence[Scope]) -> list[Problem]:
    seen: dict[tuple[object, ...], Scope] = {}
    problems: list[Problem] = []
    for one in entries:
        if not isinstance(one, HeadingAnswer | TownshipAnswer | AboutAnswer):
            continue
        about = fold(one.text) if not isinstance(one, AboutAnswer) else ""
        key = (type(one), about, one.file, one.sheet)
        other = seen.setdefault(key, one)
        if other is not one and tell(other) != tell(one) and not isinstance(one, AboutAnswer):
            problems.append(Problem("F322", where=FILE_NAME, details={"got": tell(other), "expected": tell(one)}))
    return problems


def _wrong(one: Scope, expected: str) -> Problem:
    return Problem("F319", where=FILE_NAME, details={"got": f"{tell(one)} ({expected}?)"})


def _fits(pattern: str, name: str) -> bool:
    return not pattern or pattern == name or fnmatchcase(name, pattern) or fnmatchcase(Path(name).name, pattern)


def readings_file(data: Path) -> Path:
    """Where answers about the returns in `data` are kept: ``readings.toml`` beside ``raw``, else within; it need not exist."""
    return (data.parent if data.name == "raw" else data) / FILE_NAME


def add_answer(path: Path, answer: Scope) -> Scope:
    """Add an answer to the file; everything else in it stays as it stands. The same answer again adds nothing.

    Raises
    ------
    FupinError
        As :func:`read_readings`, of the file with the answer in it: an answer that is wrong, fits two things or contradicts
        another one is not kept.
    """
    known = read_readings(path)
    dated = replace(answer, on=answer.on or date.fromisoformat(today()))
    problems = [*check_answer(dated), *_contradictions([*known.entries, dated])]
    if problems:
        raise FupinError(problems)
    if tell(dated) in [tell(one) for one in known.entries if type(one) is type(dated)]:
        return dated
    kind = next(name for name, row in _KINDS.items() if isinstance(dated, row))
    lines = [f"{name} = {_toml(value)}" for name, value in vars(dated).items() if value not in ("", None, 0) or name == "value"]
    text = path.read_text(encoding="utf-8").rstrip() if path.exists() else _HEADER
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, "\n".join([text, "", f"[[{kind}]]", *lines, ""]))
    return dated


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
