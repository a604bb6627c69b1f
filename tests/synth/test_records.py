"""Synthetic records are called so, fit the township's figures, and hold the faults they are said to hold."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.document import read_sources
from fupin_analysis.core.records import record_sheets, records_of
from fupin_analysis.measure.procedure.payments import measure_payments
from fupin_analysis.synth.municipality import write_municipality
from fupin_analysis.synth.records import make_records
from fupin_analysis.synth.townships import make_townships

FIGURES = make_townships(1, seed=1, year=2018)


@pytest.fixture(scope="module")
def records():
    return make_records(FIGURES, seed=1, number=13)


def test_the_same_seed_makes_the_same_records_and_another_others(records):
    pd.testing.assert_frame_equal(make_records(FIGURES, seed=1, number=13), records)
    assert not make_records(FIGURES, seed=2, number=13).equals(records)


def test_every_sheet_is_made_up_and_named_as_synthetic(records):
    assert set(records["record"]) == set(record_sheets())
    assert records["township"].str.startswith("模拟").all()
    assert records.loc[records["place"].ne(""), "place"].str.startswith("模拟").all()


def test_files_are_due_for_the_households_on_the_register(records):
    files = records_of(records, "household_files")
    due = files.drop_duplicates("place")["households"].sum()
    total = FIGURES[FIGURES["topic"].eq("registry") & FIGURES["item"].eq("total") & FIGURES["measure"].eq("households")]
    assert due == total["value"].item()
    assert files["filed"].le(files["households"]).all()


def test_faults_of_payments_are_in_some_townships_only():
    tables = {number: records_of(make_records(FIGURES, seed=1, number=number), "payments") for number in (13, 4)}
    faulty, sound = (measure_payments(table, as_of=date(2018, 12, 31)) for table in tables.values())
    assert faulty["is_paid_before_approval"].any()
    assert faulty["signed_twice"].map(bool).any()
    assert not sound["is_paid_before_approval"].any()


def test_a_demonstration_hands_records_in_as_townships_do(tmp_path):
    paths = write_municipality(tmp_path / "demo", count=2, seed=1, years=[2019, 2020])
    books = [path for path in paths if path.suffix == ".xlsx"]
    assert len(books) == 2
    assert all("模拟" in path.name for path in books)
    cleaned = clean_return(read_workbook(books[0]))
    assert cleaned.quarantine.empty
    assert not cleaned.problems
    assert cleaned.figures.empty
    assert set(cleaned.records["record"]) == set(record_sheets())
    text = (tmp_path / "demo" / "SOURCES.toml").read_text(encoding="utf-8")
    assert all(f'file = "{path.name}"' in text for path in books)
    assert all(one.kind == "synthetic" for one in read_sources(tmp_path / "demo"))
