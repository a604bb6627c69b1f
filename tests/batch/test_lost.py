"""A file that can no longer be read takes no page out of the index: what was made of it stays, stamped, and is told as failed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fupin_analysis.batch.run import page_path, run_batch
from fupin_analysis.render.run import Job, Result

_HEAD = "township,year,topic,item,measure,value\n"


def _make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    for job in jobs:
        yield job, Result(job.name, f'<main id="report">\npage of {job.parameters.get("township", "")}\n')


def _hand_in(folder: Path, township: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{township}.csv"
    path.write_text(f"{_HEAD}{township},2018,registry,total,households,20\n", encoding="utf-8")
    return path


@pytest.fixture
def run_twice(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Return the returns of two townships, of which pages were made, the output and the file of the second."""
    returns, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(returns, "甲山镇")
    second = _hand_in(returns, "乙水镇")
    assert run_batch(returns, output, executor=_make).exit_code == 0
    return returns, output, second


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03 no table", b""])
def test_a_page_whose_file_cannot_be_read_any_more_stays_stamped_and_told(
    run_twice: tuple[Path, Path, Path], content: bytes
) -> None:
    returns, output, second = run_twice
    whole = second.read_bytes()
    second.write_bytes(content)
    for _ in range(2):  # and as long as it cannot
        account = run_batch(returns, output, executor=_make)
        assert [one.report.township for one in account.failed] == ["乙水镇"]
        assert len(account.outcomes) == 2
        assert account.exit_code != 0
        page = page_path(output, "乙水镇", 2018).read_text(encoding="utf-8")
        assert "page of 乙水镇" in page
        assert page.count("warning stamp") == 1
        index = (output / "index.html").read_text(encoding="utf-8")
        assert "乙水镇" in index
        assert "未能生成的报告" in index
    second.write_bytes(whole)
    account = run_batch(returns, output, executor=_make)
    assert not account.failed
    assert "made" in {one.status for one in account.outcomes if one.report.township == "乙水镇"}
    assert "stamp" not in page_path(output, "乙水镇", 2018).read_text(encoding="utf-8")


def test_a_return_that_was_taken_back_is_told_no_more(run_twice: tuple[Path, Path, Path]) -> None:
    returns, output, second = run_twice
    second.unlink()
    assert [one.report.township for one in run_batch(returns, output, executor=_make).outcomes] == ["甲山镇"]
    (returns / "新.csv").write_bytes(b"\x00\x01 never read")
    account = run_batch(returns, output, executor=_make)
    assert [one.report.township for one in account.outcomes] == ["甲山镇"]


@pytest.mark.parametrize("manifest", ["", "[]", '{"inputs": [{}], "reports": [{}]}', json.dumps({"inputs": 3, "reports": None})])
def test_a_manifest_that_is_none_loses_nothing(run_twice: tuple[Path, Path, Path], manifest: str) -> None:
    returns, output, second = run_twice
    second.write_bytes(b"\x00\x01 no table")
    (output / "manifest.json").write_text(manifest, encoding="utf-8")
    assert [one.report.township for one in run_batch(returns, output, executor=_make).outcomes] == ["甲山镇"]


def test_each_page_is_told_with_its_own_file(run_twice: tuple[Path, Path, Path]) -> None:
    returns, output, second = run_twice
    first = returns / "甲山镇.csv"
    for path in (first, second):
        path.write_bytes(b"\x00\x01 no table")
    _hand_in(returns, "丙石镇")
    told = {one.report.township: one.problem for one in run_batch(returns, output, executor=_make).failed}
    assert {name: problem.where for name, problem in told.items() if problem} == {"甲山镇": first.name, "乙水镇": second.name}
    first.unlink()  # taken back, while another file is still unread
    account = run_batch(returns, output, executor=_make)
    assert [one.report.township for one in account.failed] == ["乙水镇"]
