"""Findings of the cross-checks as sentences, with the cells they rest on."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.present import words
from fupin_analysis.present.blocks import FindingList
from fupin_analysis.present.tables import figure_text, source_note


def finding_rows(findings: pd.DataFrame, *, language: str = "zh") -> list[FindingList]:
    """Lay out findings: verdict, what was stated, what it was held against, by how much they differ, and where they stand."""
    rows = [
        (
            str(row["finding"]),
            str(row["verdict"]),
            words.say(f"checks.{row['verdict']}", language),
            tell_finding({str(name): value for name, value in row.items()}, language=language),
            f"{row['finding']} · {source_note((str(row['source']),), language=language)}",
        )
        for row in findings.to_dict("records")
    ]
    return [FindingList(rows)] if rows else []


def tell_finding(row: dict[str, object], *, language: str = "zh") -> str:
    """Tell one finding in a sentence."""
    amounts = {
        name: figure_text({**row, "value": value}, language=language).replace(" ", "" if language == "zh" else " ")
        for name, value in (("stated", row["stated"]), ("computed", row["computed"]), ("difference", abs(float(str(row["difference"])))))
    }
    return words.say(
        f"checks.{row['verdict']}_text",
        language,
        rule=row[f"rule_{language}"],
        item=words.item_label(str(row["topic"]), str(row["item"]), language),
        period=row["period"],
        **amounts,
    )
