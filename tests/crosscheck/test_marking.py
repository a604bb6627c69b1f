"""Findings marked: waived by a decision, or brought about by one."""

import pandas as pd

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.crosscheck.checks import check_all
from fupin_analysis.crosscheck.decisions import apply_decisions
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.marking import mark_findings
from tests.crosscheck.edits.test_rules import figures_of

RULES = {rule.code: rule for rule in load_rules()}
STATED = "registry/not_exited.households = 21; registry/total.households = 75; "
STATED += "exit/exited_accurately.households = 211; exit/done.households = 121"  # contradicts before anybody decided anything


def decided(value, *, action="corrected", expected=21.0, figure="registry/not_exited.households@2018", **fields):
    given = {"finding": "F1", "township": "甲镇", "year": 2018, "who": "办", "when": "2019-01-15", "why": "核对台账"}
    return Decision(**{**given, "figure": figure, "action": action, "expected": expected, "value": value, **fields})


def marked(figures, *decisions, rules=("L107", "L204", "F104")):
    """(year, rule, decision, cause) of each finding once decisions are applied."""
    own = tuple(RULES[code] for code in rules)
    applied, _problems = apply_decisions(figures, decisions)
    findings = check_all(in_force(applied), rules=own)[0]
    found = mark_findings(Intake(figures=applied, findings=findings, decisions=decisions), own)
    return sorted(zip(found["year"], found["rule"], found["decision"], found["cause"], strict=True))


OLD = (2018, "L204", "", "")


def test_nothing_is_marked_where_nothing_was_decided():
    assert marked(figures_of(STATED)) == [OLD]


def test_what_only_a_decision_brings_about_is_told_apart_from_what_stood_before():
    assert marked(figures_of(STATED), decided(210.0)) == [(2018, "L107", "", "decided"), OLD]


def test_a_decision_that_no_longer_speaks_of_the_figure_brings_nothing_about():
    assert marked(figures_of(STATED), decided(210.0, expected=20.0)) == [OLD]


def test_a_waiver_marks_its_finding_and_brings_nothing_about():
    figures = figures_of(STATED)
    name = check_all(figures, rules=[RULES["L204"]])[0]["finding"].iloc[0]
    waiver = decided(None, action="waived", expected=211.0, figure="exit/exited_accurately.households@2018", finding=name)
    assert marked(figures, waiver) == [(2018, "L204", "waived", "")]


def test_a_decision_on_one_township_brings_nothing_about_in_another():
    broken = STATED.replace("= 21;", "= 210;")
    figures = pd.concat([figures_of(broken, township="乙镇"), figures_of(STATED)], ignore_index=True)
    assert marked(figures, decided(210.0)) == sorted([(2018, "L107", "", ""), OLD, (2018, "L107", "", "decided"), OLD])


def test_what_contradicts_the_return_of_the_year_before_stood_before_as_well():
    # 300 were left a year ago, 121 exited, 260 are left: off whoever decides what of another figure
    before = figures_of("registry/not_exited.households = 300", year=2017)
    now = figures_of("registry/not_exited.households = 260; exit/done.households = 121; registry/total.households = 900")
    figures = pd.concat([before, now], ignore_index=True)
    stood = marked(figures, rules=("F104",))
    assert stood == [(2018, "F104", "", "")]
    on_total = decided(901.0, figure="registry/total.households@2018", expected=900.0)
    assert marked(figures, on_total, rules=("F104",)) == stood
