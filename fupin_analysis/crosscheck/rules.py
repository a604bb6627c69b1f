"""Edits as data: bounds, partitions and readings from ``vocabulary/rules.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fupin_analysis.terms import FOLDER


@dataclass(frozen=True)
class Rule:
    """One edit: what it is called, what it compares, where it comes from.

    `parts` and `whole` are written ``topic/item`` (partitions, readings) or ``topic/item:measure`` (bounds).
    """

    name: str
    kind: str
    zh: str
    en: str
    whole: str
    parts: tuple[str, ...]
    measures: tuple[str, ...]
    source: str

    def title(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@cache
def load_rules() -> Mapping[str, tuple[Rule, ...]]:
    """Load the edits, by kind: ``bounds``, ``partitions``, ``readings``."""
    with (FOLDER / "rules.toml").open("rb") as stream:
        tables = tomllib.load(stream)
    return {
        kind: tuple(
            Rule(
                name=name,
                kind=kind,
                zh=row["zh"],
                en=row["en"],
                whole=row.get("whole", ""),
                parts=tuple(row.get("parts") or row.get("items") or [row["part"]]),
                measures=tuple(row.get("measures", ())),
                source=row["source"],
            )
            for name, row in rows.items()
        )
        for kind, rows in tables.items()
    }
