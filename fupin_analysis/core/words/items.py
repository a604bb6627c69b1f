"""What the vocabulary is made of: topics and their items, measures, units, balances, poverty lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Measures of those whom a township counts: households, and the persons in them.
HEADS = ("households", "persons")


@dataclass(frozen=True)
class Measure:
    """What a figure counts, in its base unit."""

    name: str
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A unit as written; ``value × factor`` is in the base unit of each of `measures`."""

    written: str
    factor: float
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One thing a topic reports on."""

    topic: str
    name: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    measures: tuple[str, ...]
    periods: tuple[str, ...]
    unit_zh: str
    since: int | None
    until: int | None
    on_form: bool
    spends: bool
    source: str = ""
    is_own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording by which the item is known."""
        return (self.zh, *self.aliases, self.name)

    def label(self, language: str) -> str:
        """Label in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en

    def in_force(self, year: int) -> bool:
        """Whether the item is asked for in `year`."""
        return (self.since or 0) <= year <= (self.until or 9999)


@dataclass(frozen=True)
class Topic:
    """One subject of the report and one sheet of the return workbook; `since` and `until` are the years it was asked for in."""

    name: str
    zh: str
    en: str
    order: int
    source: str
    since: int | None
    items: Mapping[str, Item] = field(hash=False)
    aliases: tuple[str, ...] = ()
    until: int | None = None

    def label(self, language: str) -> str:
        """Label in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en

    def items_in(self, year: int) -> list[Item]:
        """Items in force in `year`, in the order of the vocabulary."""
        return [item for item in self.items.values() if item.in_force(year)]


@dataclass(frozen=True)
class Balance:
    """A whole and the parts that add up to it by definition, in each of `measures`."""

    name: str
    zh: str
    en: str
    whole: Item
    parts: tuple[Item, ...]
    measures: tuple[str, ...]
    source: str

    def label(self, language: str) -> str:
        """Label in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en

    def parts_in(self, year: int) -> list[Item]:
        """Parts in force in `year`."""
        return [item for item in self.parts if item.in_force(year)]


@dataclass(frozen=True)
class PovertyLine:
    """One row of the table of poverty lines [yuan per person and year, current prices]."""

    scope: str
    year: int
    value_yuan: float
    concept: str
    source: str
    confirmed: bool
