"""Edits as data: ``vocabulary/rules.toml`` and the balances the form adds up (``balances.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.crosscheck.formula import Formula, parse_formula
from fupin_analysis.terms import FOLDER, Balance, load_vocabulary

#: What kind of statement an edit makes; findings are grouped by it.
KINDS = ("balance", "places", "bound", "ratio", "rate", "percentage", "restatement", "reading", "flow", "unit")

#: How bad a failing edit is: an ``error`` is certainly wrong, a ``warning`` very likely, a ``note`` worth a look.
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Rule:
    """One edit.

    Parameters
    ----------
    code
        Stable name, such as ``"B101"``.
    kind, severity
        One of :data:`KINDS`, :data:`SEVERITIES`.
    zh, en
        What must hold, in words.
    formulas
        The formula, once for each measure or item it is tried for.
    closing
        Items (``topic/item``) any of which shows that a list of parts is complete; without one a sum that falls short of its
        whole with parts missing cannot be verified.
    is_partial
        Parts may be missing (they are zero if the list is closed).
    near
        For sums over places: a sum of at least this share of the whole is taken to be meant as complete.
    slack
        Largest residual put down to rounding, in the base unit of the measure.
    rates
        For kind ``rate``: the standard amounts, one of which must fit.
    is_soft
        A query edit: it may be right though it fails.
    since, until
        Years in which the edit is in force.
    source
        Why it must hold.
    holds, breaks
        Figures with which it holds and fails: examples for people, cases for the tests.
    """

    code: str
    kind: str
    severity: str
    zh: str
    en: str
    formulas: tuple[Formula, ...]
    closing: frozenset[str]
    is_partial: bool
    near: Fraction
    slack: Fraction
    rates: tuple[Fraction, ...]
    is_soft: bool
    since: int
    until: int
    source: str
    holds: str
    breaks: str

    def title(self, language: str) -> str:
        """What must hold, in words."""
        return self.zh if language == "zh" else self.en

    def in_force(self, year: int) -> bool:
        """Return whether the edit is in force in `year`."""
        return self.since <= year <= self.until


@cache
def load_rules(switches: Path | None = None) -> tuple[Rule, ...]:
    """Load every edit that is switched on.

    Parameters
    ----------
    switches
        A county's own settings, a TOML file of ``code = false`` (off), ``code = true`` (on) or a table of fields to replace, such
        as ``R201 = {rates = [625, 1250]}``.
    """
    with (FOLDER / "rules.toml").open("rb") as stream:
        tables: dict[str, dict[str, Any]] = tomllib.load(stream)
    own = _read(switches) if switches else {}
    rules = []
    for code, row in {**_of_balances(load_vocabulary().balances.values()), **tables}.items():
        change = own.get(code, {})
        merged = {**row, **(change if isinstance(change, dict) else {"enabled": change})}
        if merged.get("enabled", True):
            rules.append(_rule(code, merged))
    return tuple(rules)


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return tomllib.load(stream)


def _of_balances(balances: Iterable[Balance]) -> dict[str, dict[str, Any]]:
    """Balances the form adds up are edits too; their names are their codes."""
    return {
        balance.name: {
            "kind": "balance",
            "zh": balance.zh,
            "en": balance.en,
            "formula": f"{_path(balance.whole)}.* = " + " + ".join(f"{_path(part)}.*" for part in balance.parts),
            "measures": list(balance.measures),
            "partial": True,
            "closing": [_path(part) for part in balance.parts if part.name == "other"],
            "source": balance.source,
        }
        for balance in balances
    }


def _path(item: Any) -> str:
    return f"{item.topic}/{item.name}"


def _rule(code: str, row: Mapping[str, Any]) -> Rule:
    if row["kind"] not in KINDS or row.get("severity", "error") not in SEVERITIES:
        raise ValueError(f"{code}: kind must be one of {KINDS}, severity one of {SEVERITIES}")
    return Rule(
        code=code,
        kind=row["kind"],
        severity=row.get("severity", "error"),
        zh=row["zh"],
        en=row["en"],
        formulas=_formulas(row),
        closing=frozenset(row.get("closing", ())),
        is_partial=bool(row.get("partial", False)),
        near=Fraction(str(row.get("near", 0))),
        slack=Fraction(str(row.get("slack", 0))),
        rates=tuple(Fraction(str(rate)) for rate in row.get("rates", ())),
        is_soft=bool(row.get("soft", False)),
        since=int(row.get("since", 0)),
        until=int(row.get("until", 9999)),
        source=row["source"],
        holds=row.get("holds", ""),
        breaks=row.get("breaks", ""),
    )


def _formulas(row: Mapping[str, Any]) -> tuple[Formula, ...]:
    """The formula for every item (``{item}``) and measure (``*``) it is meant for."""
    texts = [row["formula"].replace("{item}", item) for item in _items(row.get("items", ()))] or [row["formula"]]
    return tuple(parse_formula(text, measure=measure) for text in texts for measure in row.get("measures", [""]))


def _items(patterns: Sequence[str]) -> list[str]:
    """Paths of the items a pattern such as ``cause/*`` stands for."""
    vocabulary = load_vocabulary()
    paths: list[str] = []
    for pattern in patterns:
        topic, item = pattern.split("/")
        names = vocabulary.topics[topic].items if item == "*" else [item]
        paths += [f"{topic}/{name}" for name in names]
    return paths
