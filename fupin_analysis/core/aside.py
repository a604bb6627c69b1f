"""One row of the quarantine: what was set aside, where it stands, why, and the command that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.cure import Cure, Told
from fupin_analysis.core.figures import QUARANTINE_COLUMNS
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import Problem

if TYPE_CHECKING:
    import pandas as pd


def aside_row(problem: Problem, text: str, *, township: str = "", source: str = "", topic: str = "") -> dict[str, str]:
    """Return the row of the quarantine for one cell; identifiers are masked.

    Parameters
    ----------
    problem
        Why it is set aside.
    text
        What stands there.
    township, topic
        As far as they are known.
    source
        Its address; the problem's where none is given.
    """
    values = (
        mask_identifiers(township),
        mask_identifiers(source or problem.where),
        mask_identifiers(text),
        problem.code,
        *reasons_of(problem).values(),
        topic,
    )
    return dict(zip(QUARANTINE_COLUMNS, values, strict=True))


def reasons_of(problem: Problem) -> dict[str, str]:
    """Return the columns that say why: in both languages, and the command that answers it."""
    cure = problem.cure
    words = {"reason": problem.reason("zh").text, "reason_en": problem.reason("en").text}
    return {**words, "cure": cure.to_text() if cure else ""}


def told_aside(row: Mapping[str, Any], language: str) -> Told:
    """Return why a row was set aside, and apart from it the command that answers it."""
    return Told(str(row["reason" if language == "zh" else "reason_en"]), Cure.of_text(str(row["cure"])))


def as_shown(aside: pd.DataFrame) -> pd.DataFrame:
    """Return rows set aside as people read them: each reason with the command that answers it."""
    rows = rows_of(aside)
    told = {
        column: [told_aside(row, language).line(language) for row in rows]
        for column, language in (("reason", "zh"), ("reason_en", "en"))
    }
    return aside.assign(**told).drop(columns="cure")
