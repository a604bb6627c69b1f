"""What the cross-checks say of each number of one document: the edits it takes part in, what contradicts, what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fupin_analysis.core.prose import Mention, ProseReading

#: What becomes of a figure of a document: it contradicts another, it is asked about, it agrees with others, or it stands alone.
VERDICTS: tuple[str, ...] = ("contradicts", "asked", "agrees", "alone")


class EditTried(NamedTuple):
    """One edit that was tried.

    Parameters
    ----------
    rule, zh, en
        Code and wording of the edit.
    state
        ``"holds"``, ``"near"`` (within what rounding or figures not stated allow) or ``"fails"``.
    sources
        Addresses of the figures that take part in it, each once.
    """

    rule: str
    zh: str
    en: str
    state: str
    sources: tuple[str, ...]


class Remark(NamedTuple):
    """One thing said about a number.

    Parameters
    ----------
    zh, en
        What is said.
    kind
        ``"wrong"`` where its sentence contradicts itself, ``"open"`` where it is asked about, ``"own"`` where only its name is
        the document's own.
    """

    zh: str
    en: str
    kind: str = "open"


class TableNumber(NamedTuple):
    """What became of a cell of a table within the document.

    Parameters
    ----------
    verdict
        One of :data:`VERDICTS`; empty where it is no figure and nothing is asked.
    figure
        Its row of the table of figures; empty where it is none.
    remarks
        Why it was set aside.
    """

    verdict: str
    figure: Mapping[str, Any]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class TextReview:
    """A reading of a document and what the cross-checks say of its numbers; `mentions` of the reading are named by their index.

    Parameters
    ----------
    reading
        What was read.
    checks
        The edits in which a number takes part.
    findings
        Rows of the table of findings in which it takes part.
    asked
        What is asked about it.
    at
        The number that stands at an address.
    cells
        What became of the cells of its tables, by their address.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Prose
    >>> mentions = (Mention(1, 0, 3, "20户", "figure", confidence=0.9), Mention(1, 4, 7, "61人", "figure", confidence=0.9))
    >>> check = EditTried("R101", "人数不少于户数", "Persons are no fewer than households", "holds", ("甲", "乙"))
    >>> reading = ProseReading(Prose("总结.txt", ()), "甲山镇", 2018, mentions)
    >>> review = TextReview(reading, checks={0: [check]}, at={"甲": 0, "乙": 1})
    >>> review.tally(), review.others(0, check)
    ({'agrees': 1, 'alone': 1}, [1])
    """

    reading: ProseReading
    checks: Mapping[int, Sequence[EditTried]] = field(default_factory=dict)
    findings: Mapping[int, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    asked: Mapping[int, Sequence[Remark]] = field(default_factory=dict)
    at: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, TableNumber] = field(default_factory=dict)

    def verdict(self, index: int) -> str:
        """Return one of :data:`VERDICTS`; empty where the number is no figure and nothing is asked about it."""
        mention: Mention = self.reading.mentions[index]
        said, checks = {one.kind for one in self.asked.get(index, ())}, self.checks.get(index, ())
        standings = {str(finding["standing"]) for finding in self.findings.get(index, ())}
        if "wrong" in said or "contradiction" in standings:
            return "contradicts"
        is_asked = standings or "open" in said or any(one.state == "fails" for one in checks)
        if is_asked or mention.is_doubtful or mention.kind == "leftover":
            return "asked"
        if mention.kind != "figure":
            return ""
        return "agrees" if checks else "alone"

    def others(self, index: int, check: EditTried) -> list[int]:
        """Return the other numbers of the document that take part in an edit, in the order of the text."""
        return sorted({self.at[source] for source in check.sources if source in self.at} - {index})

    def tally(self) -> dict[str, int]:
        """Return how many numbers have each verdict, in the order of :data:`VERDICTS`; those without any are left out."""
        found = [self.verdict(index) for index in range(len(self.reading.mentions))]
        found += [cell.verdict for cell in self.cells.values()]
        return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}
