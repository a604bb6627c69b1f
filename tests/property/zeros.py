"""A law of zeros: where nobody was counted and nothing paid, no sentence has a gap for what each of none would have had."""

from __future__ import annotations

from functools import partial

import numpy as np

from fupin_analysis.core.rows import Figure, FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.numbers import UNKNOWN
from fupin_analysis.present.tell.causes import tell_causes
from fupin_analysis.present.tell.credit import tell_credit
from fupin_analysis.present.tell.employment import tell_employment
from fupin_analysis.present.tell.housing import tell_housing
from fupin_analysis.present.tell.registry import tell_registry
from fupin_analysis.present.tell.spending import tell_spending
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.tell.training import tell_training

_TOLD = {
    "registry": tell_registry.rows,
    "causes": tell_causes.rows,
    "employment": tell_employment.rows,
    "training": tell_training.rows,
    "credit": tell_credit.rows,
    "housing": tell_housing.rows,
    "spending": tell_spending.rows,
    "subsidies": partial(tell_subsidies.rows, topic="education"),
}
_ITEMS = (
    *("registry/total", "registry/general", "cause/illness", "cause/schooling", "employment/employed"),
    *("training/labour_skills", "credit/loans", "housing/rebuilt", "education/total", "education/primary"),
)
#: What may be counted, and how much of it there is where there is any.
_MEASURES = {"households": 9, "persons": 9, "recipients": 9, "sessions": 3, "participants": 9, "amount_yuan": 90}


def nothing_is_worked_out_of_nothing(stream: np.random.Generator) -> bool:
    """No sentence has a gap (—) where nobody was counted and nothing paid."""
    figures = [
        Figure("甲镇", 2018, "2018", "", *about.split("/"), measure, float(stream.integers(0, 2) * most), 1, about)
        for about in _ITEMS
        for measure, most in _MEASURES.items()
        if stream.random() < 0.7
    ]
    index = FigureIndex(figures)
    texts = [tell(measure_of(subject).rows(index)) for subject, tell in _TOLD.items()]
    assert not [text for text in texts if UNKNOWN in text], texts
    return any(not one.value for one in figures)
