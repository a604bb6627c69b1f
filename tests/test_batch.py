"""The batch accounts for every report: made, failed, unreadable; and leaves nothing half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from filelock import FileLock

from fupin_analysis import batch as batch_module
from fupin_analysis.batch import page_path, plan_jobs, run_batch
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.flow import take_in
from tests.conftest import Pages


def _fake(monkeypatch: pytest.MonkeyPatch, *, failing: str = "") -> None:
    """Stand in for the kernel: pages are made at once, one township's fails."""

    def render(notebook: Path, output: Path, *, parameters: dict[str, object], time_limit: int = 0) -> Path:
        del notebook, time_limit
        if parameters["township"] == failing:
            raise FupinError(Problem("F501", where="01_township.ipynb", details={"got": "ZeroDivisionError: division by zero"}))
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(f"page of {parameters['township']}", encoding="utf-8")
        return output

    monkeypatch.setattr(batch_module, "render_report", render)


def test_one_job_per_township_and_year(returns: Path, tmp_path: Path) -> None:
    jobs = plan_jobs(take_in(returns), tmp_path)
    assert [(job.township, job.year) for job in jobs] == [("XX镇", 2018), ("五数镇", 2018)]


def test_a_failing_township_costs_only_its_own_report(returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    _fake(monkeypatch)
    assert run_batch(returns, output).exit_code == 0
    _fake(monkeypatch, failing="五数镇")
    account = run_batch(returns, output)
    assert account.exit_code == 5
    assert [outcome.job.township for outcome in account.failed] == ["五数镇"]
    assert page_path(output, "五数镇", 2018).read_text(encoding="utf-8") == "page of 五数镇"  # the last good one
    index = (output / "index.html").read_text(encoding="utf-8")
    assert "未能生成的报告" in index
    assert "ZeroDivisionError" in index
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    assert {report["township"]: report["status"] for report in manifest["reports"]} == {"XX镇": "made", "五数镇": "failed"}


def test_a_fault_nobody_foresaw_is_accounted_for(returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def render(*_args: object, **_kwargs: object) -> Path:
        raise MemoryError("no memory left")

    monkeypatch.setattr(batch_module, "render_report", render)
    account = run_batch(returns, tmp_path / "output")
    assert [outcome.problem.code for outcome in account.failed if outcome.problem] == ["F501", "F501"]


def test_two_batches_never_write_to_one_folder(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    with FileLock(output / ".lock"), pytest.raises(FupinError, match="F602"):
        run_batch(returns, output)


def test_an_output_folder_that_is_a_file_is_refused(returns: Path, tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way", encoding="utf-8")
    with pytest.raises(FupinError, match="F601"):
        run_batch(returns, tmp_path / "output")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(FupinError, match="F307"):
        run_batch(tmp_path / "raw", tmp_path / "output")


def test_the_index_links_every_page(pages: Pages) -> None:
    index = (pages.output / "index.html").read_text(encoding="utf-8")
    assert 'href="2018/XX镇/report.html"' in index
    assert "298户1252人" in index
    assert "共3份报告，已生成3份，未生成0份" in index
    assert "<script" not in index
