"""Findings as lists: for other programs, and for the clerk to whom they go back."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.source import split_sources
from fupin_analysis.present import numbers, words
from fupin_analysis.present.findings import amount_of, name_figure, ref_of, shown_name, stated_text, tell_finding


def finding_table(findings: pd.DataFrame, *, language: str = "zh") -> pd.DataFrame:
    """Return findings as people and other programs read them, one row each.

    Returns
    -------
    pandas.DataFrame
        finding, rule, township, year, verdict, severity, figure (``topic/item.measure@period[place]``), stated, proposed,
        confidence, reason (a sentence), source, decision.
    """
    rows = []
    for row in rows_of(findings):
        figure = ref_of(row).code
        rows.append({**row, "figure": figure, "reason": tell_finding(row, language=language)})
    return pd.DataFrame(rows, columns=LIST_COLUMNS)


#: Columns of the list of findings.
LIST_COLUMNS = ["finding", "rule", "township", "year", "verdict", "severity", "figure", "stated", "proposed"]
LIST_COLUMNS += ["confidence", "reason", "source", "decision"]


def clerk_rows(findings: pd.DataFrame, *, language: str = "zh") -> list[list[str]]:
    """Return findings as rows of the list that goes back to a township: plain words, the cells, and room to answer."""
    rows = []
    for row in rows_of(findings):
        key = {name: str(row[name]) for name in ("topic", "item", "measure", "period", "place")}
        proposed = amount_of(ref_of(key), float(row["proposed"]), language) if numbers.is_known(row["proposed"]) else ""
        verdict = words.say(f"checks.{row['verdict']}", language)
        own = next((edit for edit in row["edits"] if edit["figure"] == ref_of(key).code and edit["left"] == row["stated"]), None)
        stated = stated_text(own, language) if own else amount_of(ref_of(key), float(row["stated"]), language)
        reason, source = tell_finding(row, language=language), "\n".join(split_sources(str(row["source"])))
        rows.append(
            [
                shown_name(str(row["finding"]), str(row["rule"])),
                verdict,
                name_figure(ref_of(key), language),
                stated,
                proposed,
                reason,
                source,
                "",
            ]
        )
    return rows
