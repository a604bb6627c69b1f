"""Findings marked with what people decided: waived by a decision, or brought about by one."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.intake import Intake, of_units
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.crosscheck.checks import check_all, units_beside, units_touched
from fupin_analysis.crosscheck.decisions import mark_caused, mark_decided, mark_waived, resolve, stated_values
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.rounded import exact


def mark_findings(intake: Intake, rules: tuple[Rule, ...]) -> pd.DataFrame:
    """Mark the findings that were waived, and those that only a decision brought about."""
    findings = intake.findings
    stated = intake.figures[intake.figures["statement"].gt(0)] if intake.decisions else intake.figures
    rulings = resolve(intake.decisions, stated_values(stated)) if intake.decisions else []
    units = {
        (one.decision.township, one.decision.year)
        for one in rulings
        if one.state == "in_force" and one.decision.value is not None
    }
    before: set[str] = set()
    if units:
        units = units_touched(units)
        beside = units_beside(units)
        register = of_units(intake.register, units)
        before = set(check_all(exact(of_units(stated, beside)), rules=rules, register=register, units=units)[0]["finding"])
    if units:
        reported = {
            (one.decision.township, one.decision.year, one.decision.figure): one.decision.expected
            for one in rulings
            if one.state == "in_force" and one.decision.value is not None
        }
        findings = findings.assign(edits=pd.Series(mark_decided(findings, reported), index=findings.index, dtype="object"))
    marks = {
        "decision": mark_waived(rows_of(findings), rulings),
        "cause": mark_caused(findings, units, before),
    }
    return findings.assign(**{name: pd.Series(own, index=findings.index, dtype="str") for name, own in marks.items()})
