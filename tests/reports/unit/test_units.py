"""A unit holds all of one township and year, and nothing of another."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.rows import plain_figures
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits import stated
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import take_in
from fupin_analysis.reports.unit.opening import open_tables
from fupin_analysis.reports.unit.units import Units, join_parts, pack_all, read_packed, read_processed_unit, read_unit
from fupin_analysis.synth.townships import make_townships, write_returns


def test_units_part_everything_handed_in(returns: Path, tmp_path: Path) -> None:
    intake = take_in(returns)
    every = Units(intake)
    cut = [every.cut(*name) for name in every]
    assert sum(len(unit.figures) for unit in cut) == len(intake.figures)
    assert sum(len(unit.findings) for unit in cut) == len(intake.findings)
    for name, unit in zip(every, cut, strict=True):
        path = tmp_path / "one.unit.arrow"
        path.write_bytes(join_parts(every.pack(*name)))
        assert read_unit(path, *name) == unit


def test_a_unit_read_by_itself_is_the_one_cut_from_everything(returns: Path) -> None:
    tables, every = open_tables(returns), Units(take_in(returns))
    assert tables.units == list(every)
    for name in every:
        assert read_processed_unit(tables, *name) == every.cut(*name)


def test_one_unit_is_read_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_returns(tmp_path / "raw", count=120, seed=1, per_file=60)
    tables = open_tables(tmp_path / "raw")
    read: list[int] = []
    real = pq.ParquetFile.read_row_groups

    def counted(self: pq.ParquetFile, groups: list[int], *args: object, **kwargs: object) -> object:
        read.extend(groups)
        return real(self, groups, *args, **kwargs)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", counted)
    township, year = tables.units[60]
    assert len(tables.rows("figures", township, year)) == 132
    assert len(read) < pq.ParquetFile(tables.path("figures")).num_row_groups


def test_rows_of_a_unit_keep_their_order_wherever_they_stand(returns: Path) -> None:
    intake = take_in(returns)
    mixed = intake.figures.sort_values("item", kind="stable", ignore_index=True)
    names = list(Units(intake))
    assert len(names) > 1
    for name in names:
        own = mixed[mixed["township"].eq(name[0]) & mixed["year"].eq(name[1])]
        assert list(Units(replace(intake, figures=mixed)).cut(*name).figures) == plain_figures(own)


def test_how_many_rows_are_read_at_a_time_changes_nothing(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = take_in(returns)
    monkeypatch.setattr(stated, "_BLOCK", 7)
    pd.testing.assert_frame_equal(check_consistency(intake.figures), intake.findings)


def test_a_unit_does_not_change_with_its_neighbours_but_for_their_names(returns: Path) -> None:
    before = Units(take_in(returns)).pack("XX镇", 2018)
    (returns / "五数镇-2018.xlsx").unlink()
    after = Units(take_in(returns)).pack("XX镇", 2018)
    assert {name for name in before if after[name] != before[name]} == {"neighbours"}  # what its page leads to


def test_what_is_no_unit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "one.unit.arrow"
    for content in (b"", b"no unit", b"\xff" * 64):
        path.write_bytes(content)
        with pytest.raises(FupinError, match="F112"):
            read_unit(path)


def test_a_unit_of_another_township_is_not_taken_for_it(returns: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.unit.arrow"
    path.write_bytes(join_parts(Units(take_in(returns)).pack("XX镇", 2018)))
    with pytest.raises(FupinError, match="F301"):
        read_unit(path, "五数镇", 2018)


def test_what_a_decision_has_worked_out_for_itself_is_no_part_of_its_fingerprint() -> None:
    decision = Decision(
        "模拟镇00001-2018-B102-AAAAAAAA",
        "模拟镇00001",
        2018,
        "registry/total.households@2018",
        "waived",
        1.0,
        None,
        "张",
        "2019-01-15",
        "已核实",
    )
    units = Units(Intake(make_townships(1, seed=1), decisions=(decision,)))
    before = units.fingerprints("模拟镇00001", 2018)["decisions"]
    worked_out = [name for name, one in vars(Decision).items() if isinstance(one, cached_property)]
    assert worked_out
    assert [getattr(decision, name) is not None for name in worked_out]
    assert units.fingerprints("模拟镇00001", 2018)["decisions"] == before


def test_everything_handed_in_is_read_back_from_one_file(returns: Path, tmp_path: Path) -> None:
    intake = take_in(returns)
    path = tmp_path / "all.unit.arrow"
    path.write_bytes(join_parts(pack_all(intake)))
    back = read_packed(path)
    assert (back.documents, back.decisions) == (intake.documents, intake.decisions)
    for name in ("figures", "findings"):
        assert len(getattr(back, name)) == len(getattr(intake, name)) > 0
    assert [Units(back).cut(*name).figures for name in Units(back)] == [
        Units(intake).cut(*name).figures for name in Units(intake)
    ]
