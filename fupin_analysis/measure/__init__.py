"""Figures to metric tables: pandas in, tidy pandas out; or an index in, rows out, where many are measured one after the other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fupin_analysis.core.disk.frames import MeasureFunction

#: Every subject that can be measured, and the function that does it (``module:function`` of this package).
SUBJECTS: dict[str, str] = {
    "registry": "registry:measure_registry",
    "headcount": "registry:measure_headcount",
    "causes": "causes:measure_causes",
    "exits": "exits:measure_exits",
    "progress": "exits:measure_progress",
    "outlook": "exits:measure_outlook",
    "subsidies": "subsidies:measure_subsidies",
    "spending": "subsidies:measure_spending",
    "coverage": "coverage:measure_coverage",
    "housing": "housing:measure_housing",
    "credit": "credit:measure_credit",
    "production": "production:measure_production",
    "infrastructure": "infrastructure:measure_infrastructure",
    "training": "training:measure_training",
    "employment": "employment:measure_employment",
    "publicity": "publicity:measure_publicity",
}


def measure_of(subject: str) -> MeasureFunction[...]:
    """Return the function that measures `subject`; KeyError where there is none."""
    module, _, name = SUBJECTS[subject].partition(":")
    function: MeasureFunction[...] = getattr(import_module(f"{__name__}.{module}"), name)
    return function
