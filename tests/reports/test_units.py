"""A unit holds all of one township and year, and nothing of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.core.figures import check_figures
from fupin_analysis.crosscheck import stated
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.flow import take_in
from fupin_analysis.reports import units
from fupin_analysis.reports.units import TABLES, Units, join_parts, read_unit


def test_units_part_everything_handed_in(returns: Path, tmp_path: Path) -> None:
    intake = take_in(returns)
    every = Units(intake)
    cut = [every.cut(*name) for name in every]
    assert sum(len(unit.figures) for unit in cut) == len(intake.figures)
    assert sum(len(unit.findings) for unit in cut) == len(intake.findings)
    for name, unit in zip(every, cut, strict=True):
        path = tmp_path / "one.unit.json"
        path.write_text(join_parts(every.pack(*name)), encoding="utf-8")
        again = read_unit(path)
        check_figures(again.figures)
        for table in TABLES:
            pd.testing.assert_frame_equal(getattr(again, table), getattr(unit, table))


def test_rows_of_a_unit_keep_their_order_wherever_they_stand(returns: Path) -> None:
    intake = take_in(returns)
    mixed = intake.figures.sort_values("item", kind="stable", ignore_index=True)
    for (township, year), unit in ((name, Units(replace(intake, figures=mixed)).cut(*name)) for name in Units(intake)):
        own = mixed[mixed["township"].eq(township) & mixed["year"].eq(year)].reset_index(drop=True)
        pd.testing.assert_frame_equal(unit.figures, own)


def test_how_many_rows_are_read_at_a_time_changes_nothing(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = take_in(returns)
    packed = [Units(intake).pack(*name) for name in Units(intake)]
    for module in (units, stated):
        monkeypatch.setattr(module, "_BLOCK", 7)
    assert [Units(intake).pack(*name) for name in Units(intake)] == packed
    pd.testing.assert_frame_equal(check_consistency(intake.figures), intake.findings)


def test_a_unit_does_not_change_with_its_neighbours(returns: Path) -> None:
    before = Units(take_in(returns)).pack("XX镇", 2018)
    (returns / "五数镇-2018.xlsx").unlink()
    assert Units(take_in(returns)).pack("XX镇", 2018) == before
