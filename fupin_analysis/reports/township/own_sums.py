"""Numbers of a text that its other numbers do not make: told on the page, with their sentence, beside what contradicts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.source import parse_sources
from fupin_analysis.present.blocks import Passage
from fupin_analysis.reports.township.opened import OF_OWN_SUMS, OpenedTownship


def own_sums(report: OpenedTownship) -> list[Row]:
    """Return the rows set aside for it that stand in the texts of this township and year."""
    files = {source.file for one in report.unit.figures for source in parse_sources(one.source)}
    aside = [row for row in report.unit.quarantine if row["code"] in OF_OWN_SUMS]
    return [row for row in aside if any(source.file in files for source in parse_sources(row["source"]))]


def show_own_sums(report: OpenedTownship) -> list[Passage]:
    """Tell each with what does not hold and where it stands; nothing where all hold."""
    rows: Sequence[Row] = own_sums(report)
    if not rows:
        return []
    reason = "reason" if report.language == "zh" else "reason_en"
    told = [report.say("own_sum", quoted=row["text"], reason=_plain(str(row[reason])), source=row["source"]) for row in rows]
    return [Passage(report.say("own_sums", count=len(rows)), "warning"), *(Passage(text, "note") for text in told)]


def with_own_sums(report: OpenedTownship) -> Metrics:
    """Return the open findings and, as a question each, what the text says of its own numbers: so they are counted and told."""
    own: list[Row] = [{"standing": "question"} for _row in own_sums(report)]
    return Metrics(report.open_findings.columns, [*report.open_findings.rows, *own])


def _plain(reason: str) -> str:
    """Return a message without its code."""
    return re.sub("^F[0-9]{3}(?:：|: )", "", reason)
