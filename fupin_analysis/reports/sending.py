"""The list of open findings that goes back to a township, as a workbook it answers in."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from fupin_analysis.present.findings import clerk_rows
from fupin_analysis.present.words import names, say
from fupin_analysis.render.annex import write_list


def write_findings_list(path: Path, findings: pd.DataFrame, *, township: str, year: int, language: str) -> Path:
    """Write the list of a township and year.

    Parameters
    ----------
    path
        The workbook.
    findings
        Its findings.
    township, year
        Whose they are.
    language
        ``"zh"`` or ``"en"``.
    """
    headings = [say(f"list.{name}", language) for name in names("list") if name != "title"]
    title = say("list.title", language, township=township, year=str(year))
    return write_list(path, clerk_rows(findings, language=language), title=title, headings=headings)
