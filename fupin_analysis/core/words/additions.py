"""An office's own words: items, aliases and units that it adds to the vocabulary, as data beside its returns.

A folder ``vocabulary`` beside ``raw`` holds TOML files, each of them items of one topic::

    topic = "production"
    source = "县产业办月报"

    [items.greenhouses]
    zh = "大棚蔬菜"
    aliases = ["蔬菜大棚", "设施蔬菜"]
    measures = ["area_mu"]

A heading that says one of these words is read as that item, under one name whatever the wording; its figures stand under the
topic beside those of the vocabulary. Where `parts` names two or more items, of the office or of the vocabulary, that they add up
to it is an edit of its own (:mod:`fupin_analysis.crosscheck.edits.additions`). Nothing of the vocabulary itself can be redefined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fupin_analysis.core.answers import HeadingAnswer
from fupin_analysis.core.disk.toml import load_toml
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary, nearest, own_words
from fupin_analysis.errors import FupinError, Problem

FOLDER_NAME = "vocabulary"
_KNOWN = frozenset({"zh", "en", "aliases", "measures", "parts", "unit", "since", "until", "source"})


@dataclass(frozen=True, kw_only=True)
class Word(HeadingAnswer):
    """One wording of an item that an office added."""


@dataclass(frozen=True)
class Addition:
    """An item that an office added; its name in figures is its label."""

    file: str
    topic: str
    zh: str
    aliases: tuple[str, ...]
    measures: tuple[str, ...]
    parts: tuple[str, ...]
    unit: str
    source: str

    def words(self) -> Iterator[Word]:
        """Yield each wording by which the item is known."""
        means = f"{self.topic}/{self.zh}"
        for text in dict.fromkeys((self.zh, *self.aliases)):
            measure = self.measures[0] if len(self.measures) == 1 else ""
            yield Word(text=text, means=means, measure=measure, unit=self.unit, by=self.file)


def additions_folder(data: Path) -> Path:
    """Where an office's own words are kept: ``vocabulary`` beside ``raw``, else within; it need not exist."""
    return (data.parent if data.name == "raw" else data) / FOLDER_NAME


def read_additions(path: Path) -> tuple[Addition, ...]:
    """Read a file of own words, or every one in a folder; without such a path there are none.

    Raises
    ------
    FupinError
        F324 for each thing that is wrong, of all files at once: what it is, and which item of the vocabulary is nearest.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path] if path.exists() else []
    additions: list[Addition] = []
    problems: list[Problem] = []
    for file in files:
        try:
            table = load_toml(file)
        except (OSError, ValueError) as error:
            problems.append(Problem("F324", where=file.name, details={"got": error}))
            continue
        found, wrong = _read(file.name, table)
        additions += found
        problems += wrong
    problems += _twice(additions)
    if problems:
        raise FupinError(problems)
    return tuple(additions)


def nearest_items(addition: Addition, *, limit: int = 2) -> tuple[str, ...]:
    """Return the items of the vocabulary nearest to an addition, best first, as ``topic/label``."""
    vocabulary = load_vocabulary()
    names = {f"{item.topic}/{item.zh}": item for item in vocabulary.items()}
    labels = {item.zh: path for path, item in reversed(names.items())}
    return tuple(labels[label] for label in nearest(addition.zh, list(labels), limit=limit))


def _read(file: str, table: dict[str, Any]) -> tuple[list[Addition], list[Problem]]:
    vocabulary = load_vocabulary()
    topic = vocabulary.find_topic(str(table.get("topic", "")))
    problems: list[Problem] = []
    if topic is None:
        known = [name for one in vocabulary.topics.values() for name in (one.name, one.zh)]
        got = table.get("topic", "")
        problems.append(_wrong(file, "topic", f"{got or 'topic'}?", nearest(str(got), known) if got else ()))
    items = table.get("items", {})
    if not isinstance(items, dict) or not items:
        problems.append(_wrong(file, "items", "items?"))
        items = {}
    additions = []
    for name, row in items.items():
        where = f"items.{name}"
        if not isinstance(row, dict) or not str(row.get("zh", "")).strip():
            problems.append(_wrong(file, where, "zh?"))
            continue
        wrong = list(_mistakes(file, where, row))
        problems += wrong
        if topic is not None and not wrong:
            additions.append(
                Addition(
                    file,
                    topic.name,
                    own_words(str(row["zh"])),
                    tuple(map(str, row.get("aliases", ()))),
                    tuple(map(str, row.get("measures", ()))),
                    tuple(map(str, row.get("parts", ()))),
                    str(row.get("unit", "")),
                    str(row.get("source", table.get("source", ""))),
                )
            )
    return additions, problems


def _mistakes(file: str, where: str, row: dict[str, Any]) -> Iterator[Problem]:
    vocabulary = load_vocabulary()
    for key in row:
        if key not in _KNOWN:
            yield _wrong(file, f"{where}.{key}", key, nearest(key, sorted(_KNOWN)))
    for key in ("aliases", "measures", "parts"):
        if not isinstance(row.get(key, []), list):
            yield _wrong(file, f"{where}.{key}", f"{row[key]!r} []?")
            return
    for text in (row["zh"], *row.get("aliases", ())):
        taken: list[Item] = vocabulary.find_items(str(text))
        if taken:
            yield _wrong(file, where, f"{text} = {taken[0].topic}/{taken[0].name} {taken[0].zh}")
    for measure in row.get("measures", ()):
        if measure not in vocabulary.measures:
            yield _wrong(file, f"{where}.measures", str(measure), nearest(str(measure), list(vocabulary.measures)))
    if row.get("unit") and fold(str(row["unit"])) not in vocabulary.units:
        known = [unit.written for unit in vocabulary.units.values()]
        yield _wrong(file, f"{where}.unit", str(row["unit"]), nearest(str(row["unit"]), known))
    since, until = row.get("since", 1949), row.get("until", 2100)
    if not (isinstance(since, int) and isinstance(until, int) and 1949 <= since <= until <= 2100):
        yield _wrong(file, where, f"since {since}, until {until}")


def _twice(additions: list[Addition]) -> list[Problem]:
    owners: dict[str, Addition] = {}
    problems = []
    known = {fold(text) for addition in additions for text in (addition.zh, *addition.aliases)}
    for addition in additions:
        for text in (addition.zh, *addition.aliases):
            other = owners.setdefault(fold(text), addition)
            if other is not addition:
                problems.append(_wrong(addition.file, addition.zh, f"{text} = {other.file} {other.zh}"))
        for part in addition.parts:
            if fold(part) not in known and not load_vocabulary().find_items(part):
                problems.append(_wrong(addition.file, f"{addition.zh}.parts", part, load_vocabulary().nearest(part)))
    return problems


def _wrong(file: str, where: str, got: str, near: tuple[str, ...] = ()) -> Problem:
    return Problem("F324", where=f"{file} › {where}", details={"got": got}, near=near)
