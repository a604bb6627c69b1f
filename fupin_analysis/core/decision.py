"""Decisions: what people answered to findings; who, when, why, and which value is in force from then on.

Decisions are TOML files (``data/decisions/*.toml``), written by ``fupin decide`` and ``fupin undo`` or by hand::

    [[decisions]]
    id = "7K3QW9TD"            # names the record; may be left out in records written by hand
    finding = "XX镇-2018-B201-4YV2H1ZM"
    township = "XX镇"
    year = 2018
    figure = "plan/exit_as_listed.households@2018"
    action = "accepted"        # accepted: the proposed value; corrected: another one; waived: the stated value stands;
                               # withdrawn: the record `withdraws` does not count any more
    expected = 7               # what was stated when the decision was made
    value = 57                 # what is in force from now on; only for accepted and corrected
    who = "市扶贫办"
    when = 2019-01-15
    why = "镇里核对台账，漏写一位数字"

A waiver may name the `rule` that does not hold for the township and the day `until` when it counts; without one it counts for the
year of the finding. A record is never changed and never deleted: what is decided anew `supersedes` the record before it, what is
taken back is a record more. A file that git merged with both sides kept, marks of the merge included, is read as both sides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Literal

from fupin_analysis.core.disk.files import unwritable, write_text
from fupin_analysis.core.disk.locks import SHORT, lock_at
from fupin_analysis.core.disk.toml import entry_in, parse_toml, toml_value, unreadable, validate
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.soundness import MOST, YEARS
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError, Problem

Action = Literal["accepted", "corrected", "waived", "withdrawn"]

#: Letters and digits of names: none is taken for another (Crockford's base 32).
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


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
        ``accepted``, ``corrected``, ``waived`` or ``withdrawn``.
    expected
        What was stated when the decision was made [base units].
    value
        What is in force from then on [base units]; None where the stated value stands.
    who, when, why
        By whom, the day as ``2019-01-15``, and the reason.
    file
        Name of the file it stands in.
    id
        Name of the record; worked out from what it says where it has none.
    rule
        Code of the edit that a waiver is about; empty for all other decisions.
    until
        Last day for whose figures a waiver counts, as ``2020-12-31``; empty for the year of the finding alone.
    supersedes, withdraws
        Names of the records that it replaces, and of the one that it takes back.
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
    id: str = ""
    rule: str = ""
    until: str = ""
    supersedes: tuple[str, ...] = ()
    withdraws: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "supersedes", tuple(self.supersedes))  # a list where it was written
        if not self.id:
            said = (self.finding, self.township, self.year, self.figure, self.action, self.expected, self.value)
            object.__setattr__(self, "id", name_of(*said, self.who, self.when, self.why, self.rule, self.until, self.withdraws))

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
        said = {name: toml_value(value) for name, value in asdict(self).items() if value is not None}
        always = ("id", "finding", "township", "year", "figure", "action", "expected", "value")
        lines = [f"{name} = {said[name]}" for name in always if name in said]
        lines += [f"rule = {said['rule']}"] if self.rule else []
        lines += [f"until = {self.until}"] if self.until else []
        lines += [f"supersedes = {said['supersedes']}"] if self.supersedes else []
        lines += [f"withdraws = {said['withdraws']}"] if self.withdraws else []
        return "\n".join(["[[decisions]]", *lines, f"who = {said['who']}", f"when = {self.when}", f"why = {said['why']}"]) + "\n"


#: What may have become of a record: it counts; a later record took it back, or its place; the figure has changed since; two
#: records say different things of one figure, and none replaces the other; it is itself a taking back.
STATES = ("in_force", "withdrawn", "superseded", "stale", "disputed", "withdrawal")


@dataclass(frozen=True)
class Ruling:
    """A decision and what became of it.

    Parameters
    ----------
    decision
        The record.
    state
        One of :data:`STATES`.
    other
        The record that took it back or its place, or disputes it.
    got
        What is stated now, where the figure has changed; None where it is not stated any more.
    """

    decision: Decision
    state: str
    other: Decision | None = None
    got: float | None = None


def name_of(*said: object) -> str:
    """Return a name of eight signs for what is said: the same name for the same, and as good as never for anything else.

    Examples
    --------
    >>> name_of("XX镇", 2018), name_of("XX镇", 2019)
    ('FNG8KF1V', 'NBM8T75X')
    """
    number = int.from_bytes(
        hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).digest()[:5], "big"
    )
    return "".join(_SIGNS[number >> shift & 31] for shift in range(35, -1, -5))


def decision_of(row: Mapping[str, Any], *, where: str = "") -> Decision:
    """Return the decision that plain values write.

    Raises
    ------
    FupinError
        F401 where a field is missing, unknown or of the wrong kind.
    """
    plain = {name: str(value) if isinstance(value, date) else value for name, value in row.items()}
    plain |= {name: mask_identifiers(str(plain[name])) for name in ("who", "why") if name in plain}
    if plain.get("action") in {"waived", "withdrawn"}:
        plain["value"] = None
    return validate(plain, Decision, code="F401", where=where)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read every decision of a folder, files in order of name; a record that two files or branches hold counts once.

    Raises
    ------
    FupinError
        F401 for each entry that lacks a field or has one of the wrong kind, F316 for each figure that is none, all at once.
    """
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = _entries(path)
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
                decisions.setdefault(decision.id, decision)
    if problems:
        raise FupinError(problems)
    return tuple(decisions.values())


def _entries(path: Path) -> list[dict[str, Any]]:
    """Entries of a file; of one that git could not merge by itself, those of both sides."""
    name = path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise FupinError(Problem("F401", where=name, details={"got": unreadable(error)})) from error
    return parse_toml(_both_sides(text), dict[str, list[dict[str, Any]]], code="F401", where=name).get("decisions", [])


def _both_sides(text: str) -> str:
    """Leave out the marks of a merge, and what was there before both sides added to it."""
    if "<<<<<<< " not in text:
        return text
    kept, is_base = [], False
    for line in text.splitlines():
        is_base = line.startswith("||||||| ") or (is_base and line != "=======")
        if not (is_base or line == "=======" or line.startswith(("<<<<<<< ", ">>>>>>> "))):
            kept.append(line)
    return "\n".join(kept)


def _problems_of(decision: Decision, where: str) -> list[Problem]:
    """Return what is wrong with a decision that no type tells; what the commands refuse to write is refused by hand as well."""
    try:
        measure = FigureRef.parse(decision.figure, year=decision.year).measure
    except FupinError as error:
        return [Problem(one.code, f"{where} › figure", one.details, one.near) for one in error.problems]
    value, is_counted = decision.value or 0.0, load_vocabulary().measures[measure].kind == "count"
    wrong = {
        "township": not decision.township.strip(),
        "year": not YEARS[0] <= decision.year <= YEARS[1],
        "when": _day(decision.when) is None,
        "until": bool(decision.until) and (_day(decision.until) or date.min).year < decision.year,
        "value": not (abs(decision.expected) < MOST and 0 <= value < MOST) or (is_counted and not value.is_integer()),
    }
    fields = [name for name, is_wrong in wrong.items() if is_wrong]
    return [Problem("F401", where=f"{where} › {name}", details={"got": getattr(decision, name)}) for name in fields]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def write_decision(decision: Decision, folder: Path) -> Path:
    """Append a decision to the folder's file of its year, written whole or not at all; two who write at once both are kept.

    A record that is there word for word is not written again.

    Raises
    ------
    FupinError
        F401 where it could not be read back; F601 where the file cannot be written.
    """
    path = folder / f"{decision.year}.toml"
    entry = decision.to_toml()
    [row] = entry_in(entry, dict[str, list[dict[str, Any]]], code="F401", where=path.name)["decisions"]
    if problems := _problems_of(decision_of(row, where=path.name), path.name):
        raise FupinError(problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_at(folder / ".lock", timeout=SHORT):
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            return path if entry in old else write_text(path, old + ("\n" if old else "") + entry)
    except OSError as error:
        raise unwritable(path, error) from error


def today() -> str:
    """Return today's date where the machine stands: UTC would still be yesterday at seven in the morning in China."""
    return datetime.now().astimezone().date().isoformat()
