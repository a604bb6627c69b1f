"""Decisions: what people answered to findings; who, when, why, and which value is in force from then on.

Decisions are TOML files (``data/decisions/*.toml``), written by ``fupin decide`` or by hand::

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
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Literal

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.files import write_text
from fupin_analysis.core.toml import read_toml, validate
from fupin_analysis.errors import FupinError, Problem

Action = Literal["accepted", "corrected", "waived"]


@dataclass(frozen=True)
class Decision:
    """One decision.

    Parameters
    ----------
    finding
        Name of the finding answered.
    township, year
        Whose figure.
    figure
        Which figure, as :attr:`fupin_analysis.core.figure_ref.FigureRef.code` writes it.
    action
        ``accepted``, ``corrected`` or ``waived``.
    expected
        What was stated when the decision was made [base units].
    value
        What is in force from then on [base units]; None where the stated value stands.
    who, when, why
        By whom, the day as ``2019-01-15``, and the reason.
    file
        Name of the file it stands in.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": False}

    finding: str
    township: str
    year: int
    figure: str
    action: Action
    expected: float
    value: float | None
    who: str
    when: str
    why: str
    file: str = ""

    @cached_property
    def ref(self) -> FigureRef:
        """The figure decided on."""
        return FigureRef.parse(self.figure, township=self.township, year=self.year)

    @property
    def key(self) -> tuple[str, int, str, str, str, str, str]:
        """The figure decided on, as in :data:`fupin_analysis.core.figures.KEY`."""
        return self.ref.key

    def to_row(self) -> dict[str, Any]:
        """Return the decision as plain values; :func:`decision_of` reads them back."""
        return asdict(self)

    def to_toml(self) -> str:
        """Return the decision as an entry of a file of decisions."""
        texts = {
            name: json.dumps(getattr(self, name), ensure_ascii=False) for name in ("finding", "township", "figure", "action")
        }
        lines = ["[[decisions]]"]
        lines += [f"finding = {texts['finding']}", f"township = {texts['township']}", f"year = {self.year}"]
        lines += [f"figure = {texts['figure']}", f"action = {texts['action']}", f"expected = {self.expected!r}"]
        lines += [] if self.value is None else [f"value = {self.value!r}"]
        lines += [f"who = {json.dumps(self.who, ensure_ascii=False)}", f"when = {self.when}"]
        return "\n".join([*lines, f"why = {json.dumps(self.why, ensure_ascii=False)}"]) + "\n"


def decision_of(row: Mapping[str, Any], *, where: str = "") -> Decision:
    """Return the decision that plain values write.

    Raises
    ------
    FupinError
        F401 where a field is missing, unknown or of the wrong kind.
    """
    plain = {**row, "when": str(row["when"])} if isinstance(row.get("when"), date) else dict(row)
    if plain.get("action") == "waived":
        plain["value"] = None
    return validate(plain, Decision, code="F401", where=where)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read every decision of a folder, files in order of name.

    Raises
    ------
    FupinError
        F401 for each entry that lacks a field or has one of the wrong kind, F316 for each figure that is none, all at once.
    """
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = read_toml(path, dict[str, list[dict[str, Any]]], code="F401").get("decisions", [])
        except FupinError as error:
            problems += error.problems
            continue
        for number, row in enumerate(entries, start=1):
            where = f"{path.name} › {number}"
            try:
                decision = replace(decision_of(row, where=where), file=path.name)
                problems += _problems_of(decision, where)
            except FupinError as error:
                problems += error.problems
            else:
                decisions.append(decision)
    if problems:
        raise FupinError(problems)
    return tuple(decisions)


def _problems_of(decision: Decision, where: str) -> list[Problem]:
    try:
        FigureRef.parse(decision.figure, year=decision.year)
    except FupinError as error:
        return [Problem(one.code, f"{where} › figure", one.details, one.near) for one in error.problems]
    return []


def write_decision(decision: Decision, folder: Path) -> Path:
    """Append a decision to the folder's file of its year, written whole or not at all."""
    path = folder / f"{decision.year}.toml"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    return write_text(path, old + ("\n" if old else "") + decision.to_toml())


def today() -> str:
    """Return today's date as TOML writes it."""
    return datetime.now(tz=UTC).date().isoformat()
