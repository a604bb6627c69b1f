"""Years as they come from a command line or a form; and what there are figures of."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.reports.unit.listing import townships
from fupin_analysis.reports.unit.opening import check_year
from fupin_analysis.synth.townships import write_returns


def test_a_year_is_a_number_or_left_out() -> None:
    assert [check_year(year) for year in (2018, "2018", " 2018 ", None)] == [2018, 2018, 2018, None]


@pytest.mark.parametrize("year", ["2018年", "", "last", "-1"])
def test_what_is_no_year_is_said_with_what_was_expected(year: str) -> None:
    with pytest.raises(FupinError) as raised:
        check_year(year)
    [problem] = raised.value.problems
    assert (problem.code, problem.details["got"]) == ("F304", year)


def test_townships_are_listed_with_how_much_was_handed_in_and_how_much_is_to_check(tmp_path: Path) -> None:
    write_returns(tmp_path / "raw", count=2, seed=1, per_file=2)
    listed = townships(tmp_path / "raw")
    assert listed.columns.tolist() == ["township", "year", "figures", "findings"]
    assert listed["figures"].tolist() == [132, 132]
    assert (tmp_path / "processed").exists()
    elsewhere = townships(tmp_path / "raw", processed=tmp_path / "elsewhere")
    assert elsewhere.equals(listed)
    assert any((tmp_path / "elsewhere").iterdir())
