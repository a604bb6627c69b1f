"""Problems a township names on its own page: each beside the figures, those in doubt leading to the finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.outline import heading_of
from fupin_analysis.present.tables import lay_out
from fupin_analysis.reports.named_problems import (
    count_verdicts,
    figure_amount,
    held_text,
    item_label_of,
    problem_rows,
    say_of,
    tell_verdicts,
)
from fupin_analysis.reports.township.opened import OpenedTownship

if TYPE_CHECKING:
    from fupin_analysis.present.tables import Table

#: Contradictions told in words.
_MOST_TOLD = 2


def problems_table(report: OpenedTownship) -> Table | None:
    """Lay out a township's problems; those whose figure is in doubt lead to the finding. None where it names none."""
    rows = problem_rows(map(asdict, report.unit.problems), report.language)
    if not rows:
        return None
    marks = _marks(rows, report.flagged_items)
    return lay_out("problems", Metrics((), rows), language=report.language, marks=marks)


def _marks(rows: Sequence[Row], flagged: Mapping[tuple[str, str], str]) -> dict[int, str]:
    found = {}
    for at, row in enumerate(rows):
        items = load_vocabulary().find_items(str(row["item"]), topic=str(row["topic"]) or None) if row["item"] else []
        anchor = next((flagged[item.topic, item.name] for item in items if (item.topic, item.name) in flagged), "")
        if anchor:
            found[at] = anchor
    return found


def tell_problems(report: OpenedTownship) -> str:
    """Say how many problems a township names, and which of them its figures contradict."""
    rows: list[Row] = [asdict(one) for one in report.unit.problems]
    if not rows:
        return ""
    language = report.language
    wrong = [row for row in rows if row["verdict"] == "contradicted"]
    texts = [say_of("own_problems", language, count=count_verdicts(rows)["count"], parts=tell_verdicts(rows, language))]
    for row in wrong[:_MOST_TOLD]:
        amount = figure_amount(row, row["value"], str(row["claim"]), language)
        figure = f"{item_label_of('', str(row['item']), language)}{' ' * (language == 'en')}{amount}"
        held = held_text(row, language)
        values = {"problem": words.shorten(str(row["problem"]), 40), "figure": figure, "held": held}
        texts.append(say_of("own_contradicted" if held else "own_contradicted_alone", language, **values))
    return words.sentences(texts, language)


def show_problems(report: OpenedTownship) -> list[object]:
    """Show the problems a township names, each beside the figures; nothing where it names none."""
    table = problems_table(report)
    if table is None:
        return []
    heading = heading_of("problems", report.language)
    has_gap = any(one.verdict == "contradicted" for one in report.unit.problems)
    note = Passage(say_of("problems_note", report.language), "note") if has_gap else None
    return [heading, tell_problems(report), note, table]
