"""What a report writes, the reader of prose reads back: no number of the draft summary as another figure of the report."""

from pathlib import Path

import pytest

from fupin_analysis.synth.municipality import write_municipality
from tests.reports.read_back import read_back


def test_the_draft_of_a_return_is_read_back() -> None:
    back, wrong = read_back("XX镇", 2018, "data/raw")
    assert wrong == []
    assert {"registry", "cause", "exit", "education", "funds", "visits"} - set(back) <= {"funds", "visits"}
    assert back.total() >= 60


@pytest.mark.parametrize("seed", [3, 11])
def test_the_draft_of_any_township_is_read_back(seed: int, tmp_path: Path) -> None:
    write_municipality(tmp_path / "raw", count=1, seed=seed, years=(2018, 2019))
    back, wrong = read_back("模拟镇00001", 2019, tmp_path / "raw")
    assert wrong == []
    assert back.total() >= 60
