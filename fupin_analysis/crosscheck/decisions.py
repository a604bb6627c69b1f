"""What people decided about findings: accepted, corrected or waived; by whom, when and why.

Decisions are TOML files beside the data (``data/decisions/*.toml``), written by ``fupin decide`` or by hand::

    [[decisions]]
    finding = "FE1465C"
    township = "XX镇"
    year = 2018
    figure = "plan/exit_as_listed.households@2018"
    action = "accepted"        # accepted: the proposed value; corrected: another one; waived: the stated value stands
    expected = 7               # what was stated when the decision was made
    value = 57                 # what is in force from now on; not for waived
    who = "市扶贫办"
    when = 2019-01-15
    why = "镇里核对台账，漏写一位数字"

A decision is applied as an added record (`statement` 0); the stated value stays beside it. Where the figure has meanwhile
changed, the decision no longer speaks of it and fails loudly.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.core.figures import COLUMNS, DECIDED, KEY
from fupin_analysis.core.files import write_text
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.errors import FupinError, Problem

ACTIONS = ("accepted", "corrected", "waived")


@dataclass(frozen=True)
class Decision:
    """One decision; see the module's description for the fields."""

    finding: str
    township: str
    year: int
    figure: str
    action: str
    expected: float
    value: float | None
    who: str
    when: str
    why: str
    file: str = ""

    @property
    def key(self) -> tuple[str, int, str, str, str, str, str]:
        """The figure decided on, as in :data:`fupin_analysis.core.figures.KEY`."""
        what, _, when = self.figure.partition("@")
        topic, _, rest = what.partition("/")
        item, _, measure = rest.partition(".")
        period, _, place = when.rstrip("]").partition("[")
        return self.township, self.year, period, place, topic, item, measure


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read every decision of a folder, files in order of name.

    Raises
    ------
    FupinError
        F401 for each entry that lacks a field or has one of the wrong kind, all at once.
    """
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            with path.open("rb") as stream:
                rows = tomllib.load(stream).get("decisions", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(Problem("F401", where=path.name, details={"got": error}))
            continue
        for number, row in enumerate(rows, start=1):
            try:
                decisions.append(_decision(row, path.name))
            except (KeyError, TypeError, ValueError) as error:
                problems.append(
                    Problem("F401", where=f"{path.name} › {number}", details={"got": f"{type(error).__name__}: {error}"})
                )
    if problems:
        raise FupinError(problems)
    return tuple(decisions)


def _decision(row: dict[str, Any], file: str) -> Decision:
    action = row["action"]
    if action not in ACTIONS:
        raise ValueError(f"action must be one of {', '.join(ACTIONS)}, got {action!r}")
    return Decision(
        finding=str(row["finding"]),
        township=str(row["township"]),
        year=int(row["year"]),
        figure=str(row["figure"]),
        action=action,
        expected=float(row["expected"]),
        value=None if action == "waived" else float(row["value"]),
        who=str(row["who"]),
        when=str(row["when"]),
        why=str(row["why"]),
        file=file,
    )


def apply_decisions(figures: pd.DataFrame, decisions: Iterable[Decision]) -> tuple[pd.DataFrame, list[Problem]]:
    """Add a record for every figure decided on; what was stated stays.

    Returns
    -------
    tuple
        Figures with the added records (`statement` 0), and F402 for each decision whose figure is gone or has changed.
    """
    first = figures[figures["statement"].eq(1)]
    stated = {tuple(row[name] for name in KEY): row for row in first.to_dict("records")}
    added: list[dict[Any, Any]] = []
    problems: list[Problem] = []
    for decision in decisions:
        row = stated.get(decision.key)
        if row is None or row["value"] != decision.expected:
            got = f"{row['value']:g}" if row else "—"
            where = f"{decision.file} › {decision.finding}"
            details = {"figure": decision.figure, "expected": f"{decision.expected:g}", "got": got}
            problems.append(Problem("F402", where=where, details=details))
        elif decision.value is not None:
            source = f"{row['source']}; {decision.file} › {decision.finding}"
            added.append({**row, "value": decision.value, "statement": DECIDED, "source": source})
    if not added:
        return figures, problems
    table = pd.concat([figures, pd.DataFrame(added)[list(COLUMNS)].astype(COLUMNS)], ignore_index=True)
    return table, problems


def check_value(figure: str, value: float) -> None:
    """Refuse a value that no return could state for a figure.

    Raises
    ------
    FupinError
        F203 for a negative value, F207 for a count that is no whole number.
    """
    measure = load_vocabulary().measures[figure.partition("@")[0].rpartition(".")[2]]
    if value < 0:
        raise FupinError(Problem("F203", where=figure, details={"got": f"{value:g}"}))
    if measure.kind == "count" and not value.is_integer():
        raise FupinError(Problem("F207", where=figure, details={"got": f"{value:g}"}))


def write_decision(decision: Decision, folder: Path) -> Path:
    """Append a decision to the folder's file of its year, written whole or not at all."""
    path = folder / f"{decision.year}.toml"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = [
        "[[decisions]]",
        f"finding = {_text(decision.finding)}",
        f"township = {_text(decision.township)}",
        f"year = {decision.year}",
        f"figure = {_text(decision.figure)}",
        f"action = {_text(decision.action)}",
        f"expected = {decision.expected!r}",
        *([] if decision.value is None else [f"value = {decision.value!r}"]),
        f"who = {_text(decision.who)}",
        f"when = {decision.when}",
        f"why = {_text(decision.why)}",
    ]
    separator = "\n" if old else ""
    return write_text(path, old + separator + "\n".join(lines) + "\n")


def _text(text: str) -> str:
    """Quote a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


def today() -> str:
    """Return today's date as TOML writes it."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def by_finding(decisions: Sequence[Decision]) -> dict[tuple[str, int, str], Decision]:
    """Return the latest decision on each finding, by township, year and finding."""
    return {(decision.township, decision.year, decision.finding): decision for decision in decisions}
