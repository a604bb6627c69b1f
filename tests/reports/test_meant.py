"""What a finding speaks of is found, whatever cannot be verified beside it: each of the synthetic ones can be decided on."""

from __future__ import annotations

from pathlib import Path

from fupin_analysis.core.metrics import rows_of
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.flow import take_in
from fupin_analysis.reports.meant import figures_meant
from fupin_analysis.synth.municipality import write_municipality


def test_the_figures_of_each_finding_are_found(tmp_path: Path) -> None:
    write_municipality(tmp_path, count=6, seed=1, years=range(2016, 2021))
    intake = take_in(tmp_path)
    findings = list(rows_of(intake.findings))
    assert findings
    for finding in findings:
        meant = figures_meant(intake, finding, load_rules())
        assert finding["edits"][0]["figure"] in {ref.code for ref in meant}
