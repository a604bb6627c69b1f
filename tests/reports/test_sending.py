"""Lists that go back to townships: those of last time go away with what was open, and nothing that a person wrote does."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.core.finding import FINDING_COLUMNS
from fupin_analysis.reports.sending import send_lists


def _findings(*units: tuple[str, int]) -> pd.DataFrame:
    rows = [dict.fromkeys(FINDING_COLUMNS, "") | {"township": name, "year": year} for name, year in units]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS))


@pytest.fixture
def send(tmp_path, monkeypatch):
    """Send lists into one folder; a list holds no more than whose it is."""
    monkeypatch.setattr("fupin_analysis.reports.sending.clerk_rows", lambda own, **_about: [own["township"].tolist()])
    monkeypatch.setattr("fupin_analysis.reports.sending.write_list", _write)

    def run(*units: tuple[str, int], township: str = "", year: int | None = None):
        sent = send_lists(_findings(*units), tmp_path, township=township, year=year, language="zh")
        return [[path.name for path in paths] for paths in (sent.written, sent.removed, sent.kept)]

    return run


def _write(path, rows, **_about):
    path.write_text(str(rows), encoding="utf-8")
    return path


def test_a_list_whose_township_has_nothing_open_any_more_goes_away(send, tmp_path):
    send(("甲镇", 2018), ("乙镇", 2018))
    (tmp_path / "领导批示.xlsx").write_text("someone's own")

    assert send(("甲镇", 2018)) == [["甲镇-2018.xlsx"], ["乙镇-2018.xlsx"], []]
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["甲镇-2018.xlsx", "领导批示.xlsx"]


def test_a_list_that_somebody_filled_in_stays(send, tmp_path):
    send(("甲镇", 2018), ("乙镇", 2018))
    for name in ("甲镇-2018.xlsx", "乙镇-2018.xlsx"):
        (tmp_path / name).write_text("filled in")

    assert send(("甲镇", 2018)) == [["甲镇-2018-2.xlsx"], [], ["甲镇-2018.xlsx", "乙镇-2018.xlsx"]]
    assert (tmp_path / "甲镇-2018.xlsx").read_text() == "filled in"
    assert (tmp_path / "乙镇-2018.xlsx").read_text() == "filled in"


def test_lists_of_others_stay_where_one_township_or_year_is_asked_for(send):
    send(("甲镇", 2018), ("乙镇", 2018), ("乙镇", 2019))

    assert send(("甲镇", 2018), township="甲镇") == [["甲镇-2018.xlsx"], [], []]
    assert send(year=2019) == [[], ["乙镇-2019.xlsx"], []]
    assert send(("甲镇", 2018)) == [["甲镇-2018.xlsx"], ["乙镇-2018.xlsx"], []]


def test_without_a_record_of_what_was_written_every_file_is_somebodys(send, tmp_path):
    (tmp_path / "甲镇-2018.xlsx").write_text("unknown")
    (tmp_path / ".fupin-lists.json").write_text('{"../总结.docx": {"township": "", "year": 2018, "sum": ""}, "x": 1')

    assert send(("甲镇", 2018)) == [["甲镇-2018-2.xlsx"], [], ["甲镇-2018.xlsx"]]


def test_townships_that_differ_in_case_alone_have_lists_apart(send):
    written = send(("XX镇", 2018), ("xx镇", 2018), ("Xx镇", 2018))[0]

    assert len({name.casefold() for name in written}) == 3
