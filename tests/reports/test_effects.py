"""Effects: what changes under each candidate of an open finding, as bands until somebody decides."""

from __future__ import annotations

import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.figures import empty_figures
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.reports.effects import bands_of, measure_effects
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def xx():
    figures = clean_return(read_workbook(ROOT / "data" / "raw" / "XX镇-2018.xlsx")).figures
    return figures, check_consistency(figures)


def test_the_planned_households_of_xx_are_a_band(xx) -> None:
    effects = measure_effects(*xx)
    planned = effects[effects["metric"].eq("planned_households") & effects["subject"].eq("exits")]
    assert planned[["stated", "changed"]].to_numpy().tolist() == [[7.0, 57.0]]
    assert (7.0, 57.0) in bands_of(effects).values()


def test_a_decided_finding_has_no_effects_left(xx) -> None:
    figures, findings = xx
    assert measure_effects(figures, findings.assign(decision="waived")).empty


def test_nothing_contradicts_nothing_changes() -> None:
    assert measure_effects(empty_figures(), check_consistency(empty_figures())).empty
    assert bands_of(measure_effects(empty_figures(), check_consistency(empty_figures()))) == {}
