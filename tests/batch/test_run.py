"""The batch accounts for every report: made, failed, unreadable; and leaves nothing half done."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner

from fupin_analysis.batch import alone
from fupin_analysis.batch import run as batch_module
from fupin_analysis.batch.ledger import Ledger
from fupin_analysis.batch.orders import Order, usual_orders
from fupin_analysis.batch.publication.publish import publish
from fupin_analysis.batch.report import Report
from fupin_analysis.batch.run import Executor, page_path, plan_batch, run_batch, why_stale
from fupin_analysis.batch.single import make_report
from fupin_analysis.cli import commands
from fupin_analysis.core.disk.files import files_below, write_text
from fupin_analysis.desk.office import Office
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.present import words
from fupin_analysis.render.run import Job, Result
from tests.conftest import FIVE, Pages, unit


def _making(text: str = "page", *, failing: str = "") -> Executor:
    """Stand in for the workers: pages are made at once, one township's fails."""

    def make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        for job in jobs:
            problem = Problem("F501", where=job.notebook_name, details={"got": "ZeroDivisionError: division by zero"})
            township = job.parameters.get("township", "")
            is_failing = bool(failing) and township == failing
            page = f'<main id="report">\n{text} of {township}\n'
            yield job, Result(job.name, problem=problem) if is_failing else Result(job.name, page)

    return make


def test_one_report_per_township_and_year(returns: Path) -> None:
    plan = plan_batch([Order(returns)])
    assert [(report.township, report.year) for report in plan.reports] == [("XX镇", 2018), ("五数镇", 2018)]
    assert [report.page for report in plan.reports] == ["2018/XX镇/report.html", "2018/五数镇/report.html"]


def test_a_failing_township_costs_only_its_own_report(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run_batch(returns, output, executor=_making()).exit_code == 0
    account = run_batch(returns, output, executor=_making(failing="五数镇"), is_forced=True)
    assert account.exit_code == 5
    assert [outcome.report.township for outcome in account.failed] == ["五数镇"]
    kept = page_path(output, "五数镇", 2018).read_text(encoding="utf-8")
    assert "page of 五数镇" in kept  # the last good one
    assert "最近一次更新没有成功，原因：计算过程出错" in kept
    assert "（F501）" in kept
    index = (output / "index.html").read_text(encoding="utf-8")
    assert "未能生成的报告" in index
    assert "ZeroDivisionError" in index
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    assert {report["township"]: report["status"] for report in manifest["reports"]} == {"XX镇": "made", "五数镇": "failed"}
    mended = run_batch(returns, output, executor=_making("second"))
    assert {outcome.report.township: outcome.status for outcome in mended.outcomes} == {"XX镇": "skipped", "五数镇": "made"}
    assert "stamp" not in page_path(output, "五数镇", 2018).read_text(encoding="utf-8")


def test_what_has_not_changed_is_not_made_again(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())
    first = (output / "manifest.json").read_bytes()
    assert run_batch(returns, output, executor=_making("second")).count("skipped") == 2
    assert (output / "manifest.json").read_bytes() == first


def test_what_made_a_report_stale_is_named(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())
    page_path(output, "XX镇", 2018).unlink()
    changed = unit([*FIVE[:-1], {**FIVE[-1], "value": 270000}], township="五数镇")
    write_form(returns / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=changed)
    reasons = {report.township: names for report, names in why_stale(plan_batch([Order(returns)]), output)}
    assert reasons["XX镇"] == ("page",)
    assert set(reasons["五数镇"]) == {"figures", "inputs"}


def test_whatever_makes_a_report_stale_has_words(returns: Path) -> None:
    names = {name for report in plan_batch(usual_orders(returns)).reports for name in report.parts}
    assert len(names) > 10
    for language in ("zh", "en"):
        assert all(words.say(f"stale.{name}", language) for name in {*names, "new", "failed", "page"})


def test_a_batch_of_two_pages_forgets_no_other_that_stands(returns: Path, tmp_path: Path) -> None:
    output, usual = tmp_path / "output", usual_orders(returns)
    first = run_batch(returns, output, orders=usual, executor=_making())
    only = [Order(returns, township="XX镇", language=language) for language in ("zh", "en")]
    account = run_batch(returns, output, orders=only, others=usual, executor=_making("second"))
    assert {outcome.report.page for outcome in account.outcomes} == {"2018/XX镇/report.html", "2018/XX镇/report.en.html"}
    assert "2018/五数镇/report.html" in account.index.read_text(encoding="utf-8")
    listed = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["reports"]
    assert {row["page"] for row in listed} == {*(outcome.report.page for outcome in first.outcomes), "2018/XX镇/report.en.html"}
    again = {
        outcome.report.page: outcome.status for outcome in run_batch(returns, output, orders=usual, executor=_making()).outcomes
    }
    assert {page for page, status in again.items() if status == "made"} <= {"2018/XX镇/report.html"}  # its neighbours are back
    assert run_batch(returns, output, orders=only[1:], others=usual, executor=_making()).count("skipped") == 1


def test_other_pages_stand_in_the_index_however_the_folder_is_spelled(
    returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())
    monkeypatch.chdir(returns.parent)
    only, usual = [Order(returns, township="XX镇")], [Order(Path(returns.name))]
    account = run_batch(Path(returns.name), output, orders=only, others=usual, executor=_making("second"))
    assert "2018/五数镇/report.html" in account.index.read_text(encoding="utf-8")


def test_a_last_page_that_cannot_be_stamped_stays_and_the_batch_goes_on(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())
    page_path(output, "五数镇", 2018).write_bytes(b"\xb9\xfd")  # no UTF-8
    account = run_batch(returns, output, executor=_making(failing="五数镇"), is_forced=True)
    assert [outcome.report.township for outcome in account.failed] == ["五数镇"]
    assert page_path(output, "五数镇", 2018).read_bytes() == b"\xb9\xfd"


def test_a_killed_run_goes_on_where_it_stopped(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"

    def dying(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        yield next(_making()(jobs))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(returns, output, executor=dying)
    with (output / ".ledger.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"page": "2018/五')  # cut short by a kill
    account = run_batch(returns, output, executor=_making())
    assert {outcome.report.township: outcome.status for outcome in account.outcomes} == {"XX镇": "skipped", "五数镇": "made"}
    assert run_batch(returns, output, executor=_making()).count("skipped") == 2


def test_the_ledger_knows_names_that_hold_line_separators(returns: Path, tmp_path: Path) -> None:
    ledger, page = Ledger(tmp_path), "2018/清澜\u2028镇/report.html"
    write_text(tmp_path / page, "page")
    report = Report(Order(returns), "清澜\u2028镇", 2018, page, {"figures": "0"})
    ledger.made(report)
    ledger.close([page])
    assert Ledger(tmp_path).why_stale(report) == ()


def test_a_full_disk_leaves_the_old_page(returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())

    def full(path: Path, text: str) -> Path:
        if path.name == "report.html" and "second" in text:
            raise FupinError(Problem("F601", where=str(path), details={"got": "No space left on device"}))
        return write_text(path, text)

    monkeypatch.setattr(batch_module, "write_text", full)
    account = run_batch(returns, output, executor=_making("second"), is_forced=True)
    assert account.exit_code == 6
    assert "page of XX镇" in page_path(output, "XX镇", 2018).read_text(encoding="utf-8")


def test_two_runs_never_write_to_one_folder(returns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.1)
    output = tmp_path / "output"
    run_batch(returns, output, executor=_making())
    runs: dict[str, Callable[[], object]] = {
        "batch": lambda: run_batch(returns, output),
        "report": lambda: make_report("XX镇", 2018, data=returns, output=output),
        "publication": lambda: publish(output, tmp_path / "published", data=returns, by="县局", reason="逐级上报，附说明"),
        "list": lambda: Office(returns, output).list_back("XX镇", 2018),
    }
    before = files_below(output)
    with FileLock(output / ".lock"):
        for name, run in runs.items():
            with pytest.raises(FupinError) as caught:
                run()
            assert (name, caught.value.problems[0].code) == (name, "F602")
        done = CliRunner().invoke(commands.app, ["annex", "XX镇", "--data", str(returns), "--output", str(output)])
        assert (done.exit_code, done.stderr[:4]) == (6, "F602")
    assert files_below(output) == before
    assert not (tmp_path / "published").exists()


def test_the_desk_does_not_stand_still_while_a_run_writes(returns: Path, tmp_path: Path) -> None:
    office = Office(returns, tmp_path)
    office.intake()
    with FileLock(tmp_path / ".lock"):
        for work in (office.list_back, office.report):
            began = time.monotonic()
            with pytest.raises(FupinError, match="F602"):
                work("XX镇", 2018)
            assert time.monotonic() - began < alone.PATIENCE


def test_a_run_waits_for_one_that_has_nearly_ended(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / ".lock", thread_local=False)
    lock.acquire()
    ending = threading.Timer(0.2, lock.release)
    ending.start()
    with alone.alone_in(tmp_path):
        assert not lock.is_locked
    ending.join()


@pytest.mark.parametrize("error", [ConnectionRefusedError(111, "Connection refused"), FileNotFoundError(2, "gone")])
def test_what_goes_wrong_in_a_run_is_not_taken_for_a_folder_that_cannot_be_written(tmp_path: Path, error: OSError) -> None:
    with pytest.raises(type(error)), alone.alone_in(tmp_path):
        raise error
    assert not (tmp_path / ".lock.pid").exists()


def test_what_is_in_the_way_of_the_name_of_the_run_is_named(tmp_path: Path) -> None:
    (tmp_path / ".lock.pid").mkdir()
    with pytest.raises(FupinError) as caught, alone.alone_in(tmp_path):
        pass
    assert (caught.value.problems[0].code, caught.value.problems[0].where) == ("F601", str(tmp_path / ".lock.pid"))
    (tmp_path / ".lock.pid").rmdir()
    with alone.alone_in(tmp_path, patience=0):  # the lock was let go
        pass


def test_what_is_in_the_way_of_the_ledger_is_named(returns: Path, tmp_path: Path) -> None:
    (tmp_path / ".ledger.jsonl").mkdir()
    with pytest.raises(FupinError) as caught:
        run_batch(returns, tmp_path, executor=_making())
    assert (caught.value.problems[0].code, caught.value.problems[0].where) == ("F601", str(tmp_path / ".ledger.jsonl"))


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
    assert "<td>298<td>" in index
    assert "共3份报告，均已生成；有" in index


def test_what_a_killed_run_left_is_removed_by_the_next_and_the_lock_goes_with_its_run(tmp_path: Path) -> None:
    (tmp_path / "2018").mkdir()
    draft = tmp_path / "2018" / ".report.html.7.part"
    draft.write_text("", encoding="utf-8")
    (tmp_path / ".lock.pid").write_text("7", encoding="ascii")
    with alone.alone_in(tmp_path):
        assert not draft.exists()
        assert (tmp_path / ".lock.pid").read_text(encoding="ascii") == str(os.getpid())
    assert not (tmp_path / ".lock.pid").exists()


class TestReturnsThatAreTakenAway:
    """A page whose returns are gone says so; nothing else is touched."""

    @staticmethod
    def folder(tmp_path: Path) -> tuple[Path, Path]:
        raw = tmp_path / "raw"
        raw.mkdir()
        for name in ("甲山镇", "乙水乡"):
            wrong = f"{name},2018,2018,registry,total,households,40\n{name},2018,2018,cause,illness,households,41\n"
            text = f"township,year,period,topic,item,measure,value\n{wrong}"
            (raw / f"{name}.csv").write_text(text, encoding="utf-8")
        return raw, tmp_path / "output"

    def test_their_pages_are_stamped_once_and_lose_what_stood_beside_them(self, tmp_path: Path) -> None:
        raw, output = self.folder(tmp_path)
        run_batch(raw, output, workers=1, with_lists=True)
        folder = output / "2018" / "乙水乡"
        assert {path.name for path in folder.iterdir()} == {"report.html", "report-findings.xlsx"}
        (raw / "乙水乡.csv").rename(tmp_path / "乙水乡.csv")
        account = run_batch(raw, output, workers=1)
        assert account.gone == ("2018/乙水乡/report.html",)
        assert [path.name for path in folder.iterdir()] == ["report.html"]
        assert "原始数据里已没有这个乡镇本年度的报送" in (folder / "report.html").read_text(encoding="utf-8")
        other = (output / "2018" / "甲山镇" / "report.html").read_text(encoding="utf-8")
        assert "已没有这个乡镇" not in other
        assert run_batch(raw, output, workers=1).gone == ()
        (tmp_path / "乙水乡.csv").rename(raw / "乙水乡.csv")
        assert run_batch(raw, output, workers=1).gone == ()
        assert "已没有这个乡镇" not in (folder / "report.html").read_text(encoding="utf-8")

    def test_pages_that_a_run_does_not_make_are_not_gone(self, tmp_path: Path) -> None:
        raw, output = self.folder(tmp_path)
        run_batch(raw, output, workers=1)
        one = Order(raw, township="甲山镇", year=2018)
        assert run_batch(raw, output, workers=1, orders=[one]).gone == ()
        assert run_batch(raw, output, workers=1, orders=[Order(raw, municipality="甲市")]).gone == ()
        assert run_batch(raw, output, workers=1).gone == ()  # nor are those of a municipality
        assert (output / "甲市" / "2018" / "乙水乡" / "report.html").is_file()

    def test_pages_of_another_folder_are_never_touched(self, tmp_path: Path) -> None:
        raw, output = self.folder(tmp_path)
        run_batch(raw, output, workers=1, with_lists=True)
        before = {path: path.read_bytes() for path in (output / "2018").rglob("*") if path.is_file()}
        assert len(before) == 4
        other = tmp_path / "other"
        other.mkdir()
        text = "township,year,period,topic,item,measure,value\n丙山镇,2018,2018,registry,total,households,40\n"
        (other / "丙山镇.csv").write_text(text, encoding="utf-8")
        assert run_batch(other, output, workers=1).gone == ()
        assert run_batch(other, output, workers=1).gone == ()
        assert {path: path.read_bytes() for path in before} == before
