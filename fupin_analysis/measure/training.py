"""Training and job fairs: sessions, participants, participants a session."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import FigureIndex, is_known, spread_rows
from fupin_analysis.measure.ratios import divide


@measures("township", "year", "period", "item", "sessions", "participants", "participants_per_session", "stated_share", "source")
def measure_training(figures: FigureIndex) -> Iterator[Row]:
    """Measure training by item.

    Participants are attendances: the same person may come several times. Persons (those who found work afterwards) are not
    attendances and are left to the figures stated.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: sessions, participants, participants_per_session, stated_share [0-1],
        source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_training(report.figures)[["item", "sessions", "participants"]].head(2).values.tolist()
    [['labour_skills', 3.0, 300.0], ['job_fairs', 3.0, 180.0]]
    """
    for row in spread_rows(figures.select("training"), ("sessions", "participants", "person_times", "rate")):
        participants = row["participants"] if is_known(row["participants"]) else row["person_times"]
        yield {
            **row,
            "participants": participants,
            "participants_per_session": divide(participants, row["sessions"]),
            "stated_share": row["rate"],
        }
