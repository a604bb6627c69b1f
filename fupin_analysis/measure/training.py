"""Training and job fairs: sessions, participants, participants a session."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.ratios import divide


def measure_training(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure training by item.

    Participants are attendances: the same person may come several times. Persons (those who found work afterwards) are not
    attendances and are left to the figures stated.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: sessions, participants, participants_per_session, stated_share [0-1],
        source.
    """
    wide = spread(select(figures, "training"), ["sessions", "participants", "person_times", "rate"])
    participants = wide["participants"].fillna(wide["person_times"])
    return wide.assign(
        participants=participants,
        participants_per_session=divide(participants, wide["sessions"]),
        stated_share=wide["rate"],
    )[["township", "year", "period", "item", "sessions", "participants", "participants_per_session", "stated_share", "source"]]
