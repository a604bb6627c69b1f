"""A law of the key points: that figures may be quoted needs most checks to have been made, and names how many came out."""

from __future__ import annotations

import numpy as np

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.unit.review import REVIEW_COLUMNS
from fupin_analysis.present.tell.judgement import tell_judgement


def judged(held: int, unverifiable: int) -> str:
    """What the key points say on the whole where no finding is open."""
    counts = {"held": held, "failing": 0, "unverifiable": unverifiable}
    review = {"township": "甲镇", "year": 2018, **counts, "lacking": "", "short": ""}
    tables = {name: Metrics((), []) for name in ("findings", "progress", "exits")}
    return tell_judgement({**tables, "reviews": Metrics(tuple(REVIEW_COLUMNS), [review])}, (), target_year=2020)[0][1]


def nothing_contradicts_has_its_ground(stream: np.random.Generator) -> bool:
    """That figures may be quoted is said only where most checks could be made, and always with how many came out."""
    held, unverifiable = int(stream.integers(0, 30)), int(stream.integers(0, 30))
    text = judged(held, unverifiable)
    assert f"{held}项" in text if held else "无法相互核对" in text
    assert ("可以引用" in text) == (held > 0 and held >= unverifiable)
    return True
