"""Township poverty-alleviation returns, cleaned, cross-checked, measured and reported.

    import fupin_analysis as fa

    report = fa.open_report("XX镇", 2018, data="data/raw")
    causes = fa.measure_causes(report.figures)
    fa.tell_causes(causes)
    fa.draw_causes(causes)

Names are resolved on first use, so that importing the package loads none of pandas, matplotlib or papermill.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_MODULES: dict[str, tuple[str, ...]] = {
    "reports.township": ("TownshipReport", "open_report"),
    "reports.quality": ("QualityReport", "open_quality"),
    "reports.effects": ("measure_effects",),
    "core.intake": ("Intake",),
    "flow": ("read_files", "take_in"),
    "core.figures": ("empty_figures", "load_figures", "save_figures", "select", "spread", "to_figures"),
    "core.terms": ("load_vocabulary",),
    "errors": ("FupinError", "Problem"),
    "forms.workbook": ("write_form",),
    "clean.tabulation": ("tabulate_register",),
    "crosscheck.checks": ("check_consistency",),
    "measure.causes": ("measure_causes",),
    "measure.coverage": ("measure_coverage",),
    "measure.credit": ("measure_credit",),
    "measure.employment": ("measure_employment",),
    "measure.exits": ("measure_exits", "measure_outlook", "measure_progress"),
    "measure.housing": ("measure_housing",),
    "measure.infrastructure": ("measure_infrastructure",),
    "measure.production": ("measure_production",),
    "measure.publicity": ("measure_publicity",),
    "measure.registry": ("by_place", "measure_headcount", "measure_registry", "whole_township"),
    "measure.subsidies": ("measure_spending", "measure_subsidies"),
    "measure.training": ("measure_training",),
    "present.blocks": ("show",),
    "present.charts": (
        "draw_causes",
        "draw_exits",
        "draw_per_head",
        "draw_production",
        "draw_registry",
        "draw_spending",
        "draw_subsidies",
    ),
    "present.tables": ("table_of",),
    "present.narrative_support": (
        "tell_coverage",
        "tell_credit",
        "tell_employment",
        "tell_housing",
        "tell_infrastructure",
        "tell_medical",
        "tell_production",
        "tell_publicity",
        "tell_spending",
        "tell_subsidies",
        "tell_training",
    ),
    "present.narrative": (
        "tell_causes",
        "tell_exits",
        "tell_headcount",
        "tell_progress",
        "tell_registry",
    ),
}

_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]  # every name is text; it is gathered from the table above


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
