"""What is published is held against what the batch was asked for: another language, several municipalities, open findings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.batch.orders import Order, read_orders, usual_orders
from fupin_analysis.batch.publication.difference import compare_published
from fupin_analysis.batch.publication.guards import small_cells
from fupin_analysis.batch.publication.publish import publish
from fupin_analysis.batch.publication.state import STATE, SUMS, read_published, sums_of
from fupin_analysis.batch.run import page_path, plan_batch, run_batch
from fupin_analysis.batch.single import make_report
from fupin_analysis.core.decision import write_decision
from fupin_analysis.core.disk.folder import decisions_folder
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.finding import FINDING_COLUMNS
from fupin_analysis.core.intake import Intake
from fupin_analysis.crosscheck.edits.additions import rules_of
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import take_in
from fupin_analysis.render.run import Job, Result
from fupin_analysis.reports.decisions import draft_decision

HEAD = "township,year,period,topic,item,measure,value\n"
SIGNED = {"by": "市扶贫办", "reason": "待核实数据已通知乡镇"}


def _make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Stand in for the workers: pages are made at once."""
    for job in jobs:
        yield job, Result(job.name, f"<title>{job.name}</title><header></header><main id='report'><p>{job.parameters}</p></main>")


def _hand_in(folder: Path, township: str, households: int) -> None:
    folder.mkdir(exist_ok=True)
    row = f"{township},2018,2018,registry,total,households,{households}\n"
    (folder / f"{township}.csv").write_text(HEAD + row, encoding="utf-8")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, list[Order]]:
    """Two municipalities with returns of their own, and the orders of a table that names both; 甲山镇 is in each."""
    for folder in ("甲", "乙"):
        _hand_in(tmp_path / folder, "甲山镇", 40 if folder == "甲" else 60)
    _hand_in(tmp_path / "乙", "乙水乡", 80)
    rows = ["甲县,甲,甲山镇,2018", "乙县,乙,甲山镇,2018", "乙县,乙,乙水乡,2018"]
    (tmp_path / "orders.csv").write_text("\n".join(["县市,数据文件夹,乡镇,年度", *rows]), encoding="utf-8")
    data, output = tmp_path / "甲", tmp_path / "output"
    orders = read_orders(tmp_path / "orders.csv", data=data, language="zh")
    run_batch(data, output, orders=orders, executor=_make)
    return data, output, orders


@pytest.mark.parametrize(("made_in", "signed_in"), [("en", "en"), ("en", "zh"), ("zh", "en")])
def test_pages_are_held_against_returns_in_whatever_language(tmp_path: Path, made_in: str, signed_in: str) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    run_batch(data, output, orders=usual_orders(data, language=made_in), language=made_in, executor=_make)
    publish(output, tmp_path / "first", data=data, language=signed_in, **SIGNED)
    _hand_in(data, "甲山镇", 41)
    with pytest.raises(FupinError, match="F424"):
        publish(output, tmp_path / "second", data=data, language=signed_in, **SIGNED)


def test_a_second_language_beside_the_first_is_held_against_returns_too(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    usual = usual_orders(data)
    run_batch(data, output, orders=usual, executor=_make)
    run_batch(data, output, orders=[Order(data, township="甲山镇", language="en")], others=usual, executor=_make)
    assert publish(output, tmp_path / "first", data=data, **SIGNED).pages == 5  # no week without records
    (output / "2018/甲山镇/report.en.html").write_text("changed", encoding="utf-8")
    with pytest.raises(FupinError, match=r"F424.*report\.en\.html"):
        publish(output, tmp_path / "second", data=data, **SIGNED)


@pytest.mark.parametrize(("folder", "township"), [("甲", "甲山镇"), ("乙", "甲山镇"), ("乙", "乙水乡")])
def test_every_municipality_of_a_table_is_held_against_its_returns(
    two: tuple[Path, Path, list[Order]], tmp_path: Path, folder: str, township: str
) -> None:
    data, output, _orders = two
    done = publish(output, tmp_path / "first", data=data, **SIGNED)
    assert done.pages == 3
    figures = read_published(tmp_path / "first").state["figures"]
    assert [(row["municipality"], row["township"], row["shown"]) for row in figures] == [
        ("甲县", "甲山镇", "40户"), ("乙县", "乙水乡", "80户"), ("乙县", "甲山镇", "60户"),
    ]  # fmt: skip
    _hand_in(tmp_path / folder, township, 41)
    with pytest.raises(FupinError, match=f"F424.*{township}"):
        publish(output, tmp_path / "second", data=data, **SIGNED)


def test_small_cells_are_looked_for_in_every_municipality(two: tuple[Path, Path, list[Order]], tmp_path: Path) -> None:
    data, output, orders = two
    _hand_in(tmp_path / "乙", "乙水乡", 3)
    run_batch(data, output, orders=orders, executor=_make)
    with pytest.raises(FupinError, match=r"F422.*乙水乡"):
        publish(output, tmp_path / "out", data=data, profile="public", **SIGNED)


def test_a_page_of_all_townships_publishes_the_figures_of_all(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    _hand_in(data, "乙水乡", 3)
    orders = [Order(data, township="甲山镇"), Order(data, notebook="04_municipality", year=2018)]
    run_batch(data, output, orders=orders[:1], executor=_make)
    publish(output, tmp_path / "one", data=data, profile="public", **SIGNED)
    run_batch(data, output, orders=orders, executor=_make)
    with pytest.raises(FupinError, match=r"F422.*乙水乡"):
        publish(output, tmp_path / "both", data=data, profile="public", **SIGNED)


def test_townships_of_one_name_are_told_apart_between_two_states(two: tuple[Path, Path, list[Order]], tmp_path: Path) -> None:
    data, output, orders = two
    publish(output, tmp_path / "first", data=data, **SIGNED)
    _hand_in(tmp_path / "乙", "甲山镇", 61)
    run_batch(data, output, orders=orders, executor=_make)
    publish(output, tmp_path / "second", data=data, **SIGNED)
    (changed,) = compare_published(read_published(tmp_path / "first"), read_published(tmp_path / "second")).figures
    assert (changed.where, changed.old, changed.new) == ("乙县 · 甲山镇 2018", "60户", "61户")


@pytest.mark.usefixtures("two")
def test_a_project_that_moved_is_published_all_the_same(tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("甲", "乙", "output"):
        shutil.copytree(tmp_path / name, moved / name)
        shutil.rmtree(tmp_path / name)
    assert publish(moved / "output", tmp_path / "out", data=moved / "甲", **SIGNED).pages == 3


def test_a_page_nobody_asks_for_any_more_is_refused(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    _hand_in(data, "乙水乡", 80)
    run_batch(data, output, executor=_make)
    (data / "乙水乡.csv").unlink()
    with pytest.raises(FupinError, match=r"F424.*乙水乡"):
        publish(output, tmp_path / "out", data=data, **SIGNED)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"reports": [], "language": "zh"}', '{"asked": 3}'])
def test_a_manifest_that_says_nothing_is_refused(tmp_path: Path, record: str) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    run_batch(data, output, executor=_make)
    (output / "manifest.json").write_text(record, encoding="utf-8")
    with pytest.raises(FupinError, match=r"F424.*manifest\.json"):
        publish(output, tmp_path / "out", data=data, **SIGNED)


@pytest.mark.parametrize("state", [b"", b"{", b"[]", b"3", b'{"figures": []}', b'{"figures": [{}], "findings": []}'])
def test_a_state_that_is_none_is_no_publication(tmp_path: Path, state: bytes) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / STATE).write_bytes(state)
    (folder / SUMS).write_bytes(sums_of({STATE: state}))
    with pytest.raises(FupinError, match=r"F421.*state\.json"):
        read_published(folder)


def test_a_report_in_another_language_stands_beside_the_page_of_the_batch(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    run_batch(data, output, executor=_make)
    before = page_path(output, "甲山镇", 2018).read_bytes()
    made = make_report("甲山镇", 2018, data=data, output=output, language="en").page
    assert (made.name, page_path(output, "甲山镇", 2018).read_bytes()) == ("report.en.html", before)


def test_a_report_in_the_language_of_the_batch_bears_no_mark(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    assert page_path(output, "甲山镇", 2018, language="en").name == "report.html"  # no batch yet
    run_batch(data, output, orders=usual_orders(data, language="en"), language="en", executor=_make)
    assert page_path(output, "甲山镇", 2018, language="en").name == "report.html"
    assert page_path(output, "甲山镇", 2018, language="zh").name == "report.zh.html"
    assert json.loads((output / "manifest.json").read_text(encoding="utf-8"))["language"] == "en"


def test_what_was_decided_is_open_no_more_on_the_front_page(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    _hand_in(data, "甲山镇", 40)
    with (data / "甲山镇.csv").open("a", encoding="utf-8") as file:
        file.write("甲山镇,2018,2018,exit,done,households,50\n")
    run_batch(data, output, orders=usual_orders(data), executor=_make)
    names = take_in(data).findings["finding"].tolist()
    assert f"有{len(names)}处数据待核实" in (output / "index.html").read_text(encoding="utf-8")
    for name in names:
        draft = draft_decision(take_in(data), name, is_waived=True, reason="当年有移交户", by="张三", rules=rules_of(data))
        write_decision(draft.decision, decisions_folder(data))
    run_batch(data, output, orders=usual_orders(data), executor=_make)
    assert "数据待核实" not in (output / "index.html").read_text(encoding="utf-8")
    assert {report.findings for report in plan_batch(usual_orders(data)).reports} == {0}
    assert publish(output, tmp_path / "out", data=data, by="市扶贫办").open_findings == 0


@pytest.mark.parametrize(("new", "is_small"), [(4.0, True), (5.0, False), (0.0, False), (None, False)])
def test_a_small_number_a_repair_would_make_is_no_less_small(new: float | None, is_small: bool) -> None:
    about = dict(zip(FigureRef._fields[:5], ("2018", "", "cause", "illness", "households"), strict=True))
    repair = {"changes": [{**about, "from": 94.0, "to": new}], "minimal": True, "larger": False, "score": 0.0, "reasons": []}
    row = dict.fromkeys(FINDING_COLUMNS, "") | {"township": "甲山镇", "year": 2018, "edits": [], "candidates": [repair]}
    intake = Intake(findings=pd.DataFrame([row]))
    assert [problem.code for problem in small_cells(intake, {("甲山镇", 2018)})] == ["F427"] * is_small
    assert small_cells(intake, {("乙水乡", 2018)}) == []
