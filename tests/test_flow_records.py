"""Records on their way from the files to the page: kept, read back, counted, and planned for."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.batch.orders import usual_orders
from fupin_analysis.batch.run import plan_batch
from fupin_analysis.core.records import records_of, to_records
from fupin_analysis.flow import take_in
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.reports.quality import open_quality
from fupin_analysis.reports.unit.units import join_parts, pack_all, read_packed
from tests.conftest import FIVE, unit


def weeks(*numbers: int) -> pd.DataFrame:
    base = {"township": "五数镇", "year": 2018, "record": "weeks", "place": "一心村", "planned": 5, "done": 5}
    return to_records([base | {"period": f"2018W{number:02d}"} for number in numbers])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    write_form(folder / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    write_form(folder / "记录-1.xlsx", township="五数镇", year=2018, records=weeks(1, 2), has_figures=False)
    write_form(folder / "记录-2.xlsx", township="五数镇", year=2018, records=weeks(2, 3), has_figures=False)
    return folder


def test_records_are_kept_read_back_and_read_again_file_by_file(raw: Path) -> None:
    first = take_in(raw).records
    assert first["period"].tolist() == ["2018W01", "2018W02", "2018W03"]
    pd.testing.assert_frame_equal(take_in(raw).records, first)
    write_form(raw / "记录-2.xlsx", township="五数镇", year=2018, records=weeks(2, 4), has_figures=False)
    read: list[str] = []
    again = take_in(raw, on_file=lambda path: read.append(path.name)).records
    assert read == ["记录-2.xlsx"]
    assert again["period"].tolist() == ["2018W01", "2018W02", "2018W04"]


def test_figures_of_a_township_are_the_same_with_and_without_its_records(raw: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    write_form(alone / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    both, one = take_in(raw), take_in(alone)
    pd.testing.assert_frame_equal(both.figures, one.figures)
    pd.testing.assert_frame_equal(both.findings, one.findings)
    assert both.messages() == one.messages()


def test_records_travel_with_what_pages_of_many_townships_need(raw: Path, tmp_path: Path) -> None:
    intake = take_in(raw)
    packed = tmp_path / "all.arrow"
    packed.write_bytes(join_parts(pack_all(intake)))
    pd.testing.assert_frame_equal(read_packed(packed).records, intake.records)


def test_a_page_of_the_work_is_planned_for_years_with_records_only(raw: Path, tmp_path: Path) -> None:
    pages = [report.page for report in plan_batch(usual_orders(raw)).reports]
    assert "2018/06_week.html" in pages
    alone = tmp_path / "alone"
    alone.mkdir()
    write_form(alone / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    assert not [report for report in plan_batch(usual_orders(alone)).reports if "06_week" in report.page]


def test_a_file_of_records_alone_is_no_file_of_nothing(raw: Path) -> None:
    table = open_quality(data=raw)._files().set_index("file")
    assert table["recorded"].to_dict() == {"五数镇-2018.xlsx": 0, "记录-1.xlsx": 2, "记录-2.xlsx": 2}


def test_a_file_about_which_everything_is_said_twice_adds_nothing(raw: Path) -> None:
    assert len(records_of(take_in(raw).records, "weeks")) == 3
