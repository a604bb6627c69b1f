"""Findings: what the cross-checks say contradicts, with the edits broken and the repairs that would mend it.

A table of findings has one row a finding. Its columns `edits` and `candidates` hold lists of plain values; :func:`finding_of` and
:meth:`Finding.to_row` are the only reader and the only writer of such a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from fupin_analysis.core.figure_ref import FigureRef

if TYPE_CHECKING:
    import pandas as pd

#: Columns of a table of findings. `stated` and `computed` are the two sides of the first failing edit [base units]; `proposed` is
#: the new value of the figure named by `topic` … `place` where a repair is proposed; `edits` and `candidates` are lists;
#: `decision` is the action decided on (``waived``), empty while the finding is open; `standing` is one of :data:`STANDINGS`;
#: `cause` is ``decided`` where the figures as stated do not contradict here and a decision about one of them does.
FINDING_COLUMNS: dict[str, str] = {
    "finding": "str",
    "rule": "str",
    "township": "str",
    "year": "int64",
    "period": "str",
    "place": "str",
    "verdict": "str",
    "severity": "str",
    "standing": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "stated": "float64",
    "computed": "float64",
    "difference": "float64",
    "proposed": "float64",
    "confidence": "str",
    "rule_zh": "str",
    "rule_en": "str",
    "edits": "object",
    "candidates": "object",
    "decision": "str",
    "cause": "str",
    "source": "str",
}


#: The edit that one figure is stated in one way.
RESTATEMENT = "restatement"

#: What a finding is: a ``contradiction`` cannot be right as it stands, a ``question`` may be, a ``note`` is only worth a look.
Standing: TypeAlias = Literal["contradiction", "question", "note"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)

#: How heavy a broken edit weighs.
Severity: TypeAlias = Literal["error", "warning", "note"]

#: How much is known about what is right.
CheckVerdict: TypeAlias = Literal["deduced", "ambiguous", "conflict", "impossible", "unverifiable"]


def still_open(findings: pd.DataFrame) -> pd.DataFrame:
    """Return the findings of a table that nobody has decided on."""
    return findings[findings["decision"].eq("")]


@dataclass(frozen=True)
class BrokenEdit:
    """One edit that does not hold.

    Parameters
    ----------
    figure
        The figure it is about, as :attr:`~fupin_analysis.core.figure_ref.FigureRef.code` writes it.
    relation
        ``"="``, ``"<="`` or ``">="``.
    left, right
        Both sides [base units].
    rule, zh, en
        Code and wording of the edit.
    marks
        Topic, item and period of the rows of tables that it casts doubt on.
    register
        Sheets of the household register that count otherwise, joined; empty where none does.
    reported
        What was handed in, where `left` is what was decided instead [base unit]; None where nothing was.
    """

    figure: str
    relation: str
    left: float
    right: float
    rule: str = ""
    zh: str = ""
    en: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()
    register: str = ""
    reported: float | None = None

    @property
    def ref(self) -> FigureRef:
        """The figure it is about."""
        return FigureRef.parse(self.figure)

    def to_row(self) -> dict[str, Any]:
        """Return the edit as plain values."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"marks": [list(mark) for mark in self.marks]}


@dataclass(frozen=True)
class Change:
    """One figure changed by a repair; `old` is None where it was left out, `new` where the edits leave it open [base units]."""

    ref: FigureRef
    old: float | None
    new: float | None

    def to_row(self) -> dict[str, Any]:
        """Return the change as plain values."""
        return {**dict(zip(FigureRef._fields[:5], self.ref[:5], strict=True)), "from": self.old, "to": self.new}


@dataclass(frozen=True)
class Repair:
    """One way to mend a finding.

    Parameters
    ----------
    changes
        Figures changed.
    is_minimal
        Whether it mends everything with the fewest changes; a rival does not.
    is_larger
        Whether it mends everything with one change more, each of them explained by a slip.
    score
        Points of evidence for it.
    reasons
        Why: name of a reason, figure it speaks of, number.
    """

    changes: tuple[Change, ...]
    is_minimal: bool = True
    is_larger: bool = False
    score: float = 0.0
    reasons: tuple[tuple[str, str, float], ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it says the new value of every figure it changes."""
        return all(change.new is not None for change in self.changes)

    def to_row(self) -> dict[str, Any]:
        """Return the repair as plain values."""
        return {
            "changes": [change.to_row() for change in self.changes],
            "minimal": self.is_minimal,
            "larger": self.is_larger,
            "score": float(self.score),
            "reasons": [{"name": name, "figure": figure, "value": float(value)} for name, figure, value in self.reasons],
        }


@dataclass(frozen=True)
class Finding:
    """One finding; its fields are the columns :data:`FINDING_COLUMNS`.

    Parameters
    ----------
    finding
        Identifier, the same as long as the same is wrong.
    rule
        Code of the first rule broken.
    township, year, period, place, topic, item, measure
        The figure it is about.
    verdict, severity, standing
        How much is known about what is right, how heavy it weighs, and one of :data:`STANDINGS`.
    stated, computed, difference
        Both sides of the first failing edit and what lies between [base units]; nan where there is none.
    proposed
        New value of the figure [base units]; nan where none is proposed.
    confidence
        How sure the proposal is; empty where there is none.
    rule_zh, rule_en
        Wording of the rule.
    edits, candidates
        What does not hold, and the ways to mend it.
    decision
        The action decided on; empty while the finding is open.
    source
        Address of the figure.
    cause
        ``decided`` where only a decision about one of its figures makes it contradict.

    Examples
    --------
    >>> import fupin_analysis as fa
    >>> finding = finding_of(fa.take_in("data/raw").findings.to_dict("records")[0])
    >>> finding.ref.topic == finding.topic, finding.is_open, finding_of(finding.to_row()) == finding
    (True, True, True)
    """

    finding: str
    rule: str
    township: str
    year: int
    period: str
    place: str
    verdict: CheckVerdict
    severity: Severity
    standing: Standing
    topic: str
    item: str
    measure: str
    stated: float
    computed: float
    difference: float
    proposed: float
    confidence: str
    rule_zh: str
    rule_en: str
    edits: tuple[BrokenEdit, ...]
    candidates: tuple[Repair, ...]
    decision: str
    source: str
    cause: str = ""

    @property
    def ref(self) -> FigureRef:
        """The figure it is about."""
        return FigureRef(self.period, self.place, self.topic, self.item, self.measure, self.township, self.year)

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return not self.decision

    @property
    def rivals(self) -> tuple[float, ...]:
        """What is stated of its figure in one place and another [base units]; empty where the finding is of anything else."""
        if self.rule != RESTATEMENT:
            return ()
        return tuple(dict.fromkeys(value for edit in self.edits for value in (edit.left, edit.right)))

    def to_row(self) -> dict[str, Any]:
        """Return the finding as a row of a table of findings; :func:`finding_of` reads it back."""
        row = {name: getattr(self, name) for name in FINDING_COLUMNS}
        return row | {
            "edits": [edit.to_row() for edit in self.edits],
            "candidates": [repair.to_row() for repair in self.candidates],
        }


def finding_of(row: Mapping[str, Any]) -> Finding:
    """Return the finding that a row of a table of findings holds."""
    plain = {name: row[name] for name in FINDING_COLUMNS}
    edits = tuple(BrokenEdit(**{**edit, "marks": tuple(map(tuple, edit["marks"]))}) for edit in row["edits"])
    return Finding(**plain | {"edits": edits, "candidates": tuple(map(repair_of, row["candidates"]))})


def repair_of(row: Mapping[str, Any]) -> Repair:
    """Return the repair that a cell of the column `candidates` holds."""
    changes = tuple(
        Change(FigureRef(*(change[name] for name in FigureRef._fields[:5])), change["from"], change["to"])
        for change in row["changes"]
    )
    reasons = tuple((reason["name"], reason["figure"], reason["value"]) for reason in row["reasons"])
    return Repair(changes, row["minimal"], row["larger"], row["score"], reasons)
