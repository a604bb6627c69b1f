"""One answer about reading: the kinds there are, what each may say, and what is wrong with one or with two of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from fupin_analysis.core.cure import is_placeholder
from fupin_analysis.core.soundness import MOST
from fupin_analysis.core.texts.privacy import mask_address, mask_identifiers
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import fold, is_own, load_vocabulary, own_words
from fupin_analysis.errors import FupinError, Problem

FILE_NAME = "readings.toml"
#: What a township may be called: signs of Chinese, letters and digits, and what stands between the parts of a name.
_NAME = re.compile(r"(?=.*[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\w×*（）()·、，+＋′'.#-]{2,40}")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where an answer holds, and who gave it. `file` and `sheet` may be patterns (``民政*.xlsx``); empty is everywhere."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

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


def check_answer(one: Scope) -> list[Problem]:
    """Return what is wrong with one answer."""
    match one:
        case HeadingAnswer():
            return list(_wrong_in_heading(one))
        case TownshipAnswer():
            return unfit_name(one.township)
        case CellAnswer():
            return list(_wrong_in_cell(one))
        case IgnoreAnswer():
            return [] if one.row or one.sheet or one.file else [_wrong(one, "row, sheet, file")]
        case AboutAnswer():
            return list(_wrong_about(one))
    return []


def _wrong_in_heading(one: HeadingAnswer) -> Iterator[Problem]:
    vocabulary = load_vocabulary()
    if not (one.means or one.measure or one.unit):
        yield _wrong(one, "means, measure, unit")
    if one.means:
        try:
            resolve_item(one.means)
        except FupinError as error:
            yield from error.problems
    yield from _unfit_unit(one)
    if one.measure and vocabulary.find_measure(one.measure) is None:
        yield _unknown(one.measure)
    if one.unit and fold(one.unit) not in vocabulary.units:
        yield _unknown(one.unit)


def _wrong_in_cell(one: CellAnswer) -> Iterator[Problem]:
    if not (one.cell and one.was):  # of a cell whose text is not known nobody could say whether it still says so
        yield _wrong(one, "cell, was")
    if not abs(one.value) < MOST:
        yield _unknown(one.value)


def _wrong_about(one: AboutAnswer) -> Iterator[Problem]:
    yield from unfit_name(one.township) if one.township else []
    if not one.file or not (one.township or one.year):
        yield _wrong(one, "file, township, year")
    if one.year and not 1949 <= one.year <= 2100:
        yield _unknown(one.year)


def _unknown(got: object) -> Problem:
    return Problem("F320", where=FILE_NAME, details={"got": got})


def unfit_name(township: str, *, where: str = FILE_NAME) -> list[Problem]:
    """Return what is wrong with a township's name: it is no word that stands for one in a command, nor what figures are about.

    Parameters
    ----------
    township
        The name.
    where
        Where it is written.

    Examples
    --------
    >>> [len(unfit_name(name)) for name in ("甲山镇", "甲/乙乡", "总户数")]
    [0, 1, 1]
    """
    name = township.strip()
    is_name = _NAME.fullmatch(name) and not is_placeholder(name) and not _is_of_figures(name)
    return [] if is_name else [Problem("F326", where=where, details={"got": township})]


def _is_of_figures(text: str) -> bool:
    """Whether a text is what figures are about or counted in (总户数, 金额): it names no township."""
    vocabulary = load_vocabulary()
    is_counted = vocabulary.find_measure(text) is not None or fold(text) in vocabulary.units
    return is_counted or vocabulary.find_topic(text) is not None or bool(vocabulary.find_items(text))


def _unfit_unit(one: HeadingAnswer) -> list[Problem]:
    """A heading that says itself what it counts (…金额) is in no unit of anything else (亩)."""
    vocabulary = load_vocabulary()
    words, unit = fold(re.sub(r"[（(][^（）()]*[）)]$", "", one.text.strip())), vocabulary.units.get(fold(one.unit))
    told = next((found for size in (4, 3, 2) if (found := vocabulary.find_measure(words[-size:])) is not None), None)
    if unit is None or told is None or told.name in unit.measures:
        return []
    return [Problem("F327", where=FILE_NAME, details={"got": one.unit, "expected": told.zh, "label": one.text})]


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


def contradictions(entries: Sequence[Scope]) -> list[Problem]:
    """Return what of two answers about one thing cannot both be so; what only one of them speaks of completes the other."""
    seen: dict[tuple[object, ...], dict[str, tuple[object, Scope]]] = {}
    problems: list[Problem] = []
    for one in entries:
        about, said = _said(one)
        known = seen.setdefault((type(one), *about, one.file, one.sheet), {})
        others = [known[name][1] for name, value in said.items() if known.setdefault(name, (value, one))[0] != value]
        problems += [
            Problem("F322", where=FILE_NAME, details={"got": tell(other), "expected": tell(one)}) for other in others[:1]
        ]
    return problems


def _said(one: Scope) -> tuple[tuple[str, ...], dict[str, object]]:
    """Return what an answer is about, and what it says of that by name."""
    match one:
        case HeadingAnswer():
            said: dict[str, object] = {"means": one.means, "measure": one.measure, "unit": one.unit}
            return (fold_text(one.text),), {name: value for name, value in said.items() if value}
        case TownshipAnswer():
            return (fold_text(one.text),), {"township": one.township}
        case AboutAnswer():
            said = {"township": one.township, "year": one.year}
            return (), {name: value for name, value in said.items() if value}
        case CellAnswer():
            return (mask_address(one.cell), fold_text(one.was)), {"value": one.value}
    return (), {}


@lru_cache(maxsize=2**12)
def fold_text(text: str) -> str:
    """Return a text as answers compare it: folded, numbers of persons masked, as a message shows them and a file keeps them."""
    return fold(mask_identifiers(text))


def masked(one: Scope) -> Scope:
    """Return an answer as it is kept: no number of a person in any of its texts."""
    texts: dict[str, Any] = {name: mask_identifiers(value) for name, value in vars(one).items() if isinstance(value, str)}
    if isinstance(one, CellAnswer):
        texts["cell"] = mask_address(one.cell)
    return replace(one, **texts)


def _wrong(one: Scope, expected: str) -> Problem:
    return Problem("F319", where=FILE_NAME, details={"got": f"{tell(one)} ({expected}?)"})


def _fits(pattern: str, name: str) -> bool:
    return not pattern or pattern == name or fnmatchcase(name, pattern) or fnmatchcase(Path(name).name, pattern)
