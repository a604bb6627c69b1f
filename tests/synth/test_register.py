"""Synthetic registers meet the return they are made from; what is then planted in the return is told by them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli.commands import app
from fupin_analysis.core.figures import empty_figures
from fupin_analysis.core.texts.identity import is_valid_number
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.flow import read_files, take_in
from fupin_analysis.reports.township.report import open_report
from fupin_analysis.synth.register import AREA, HEADINGS, make_register, register_text
from fupin_analysis.synth.townships import make_townships


def handed_in(register: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """What is counted once the register has been written and read."""
    path = folder / "台账.csv"
    path.write_text(register_text(register, year=2018), encoding="gb18030")
    intake = read_files([path])
    assert intake.messages() == []
    return intake.register


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return make_townships(1, seed=3)


@pytest.fixture(scope="module")
def register(figures: pd.DataFrame) -> pd.DataFrame:
    return make_register(figures, seed=1)


@pytest.fixture(scope="module")
def counted(register: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return handed_in(register, tmp_path_factory.mktemp("register"))


def planted(figures: pd.DataFrame, topic: str, item: str, measure: str, value: float) -> pd.DataFrame:
    is_it = figures["topic"].eq(topic) & figures["item"].eq(item) & figures["measure"].eq(measure) & figures["period"].eq("2018")
    assert is_it.sum() == 1
    return figures.assign(value=figures["value"].mask(is_it, value))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_register_agrees_with_the_return_it_was_made_from(seed: int, tmp_path: Path) -> None:
    figures = make_townships(1, seed=seed, first=seed)
    counts = handed_in(make_register(figures, seed=seed), tmp_path)
    assert len(check_consistency(figures, register=counts)) == 0
    keys = ["topic", "item", "measure", "period"]
    both = figures.merge(counts[counts["place"].eq("")], on=keys, suffixes=("", "_counted"))
    assert len(both) == 2 * (1 + 3 + 12 + 1)  # total, attributes, causes, exits of the year; households and persons
    assert both["value"].tolist() == both["value_counted"].tolist()


def test_nobody_is_in_it(register: pd.DataFrame) -> None:
    numbers = register["证件号码"]
    assert numbers.str.startswith(AREA).all()
    assert numbers.map(is_valid_number).all()
    assert numbers.is_unique
    assert register["姓名"].str.startswith("模拟").all()
    assert tuple(register.columns) == HEADINGS
    assert register_text(register.head(1), year=2018).startswith("模拟数据")


def test_the_same_seed_makes_the_same_register(figures: pd.DataFrame, register: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(make_register(figures, seed=1), register)
    assert not make_register(figures, seed=2).equals(register)


def test_figures_that_do_not_add_up_have_no_register(figures: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="add up"):
        make_register(planted(figures, "cause", "illness", "households", 69), seed=1)


def test_a_slip_in_the_return_is_deduced(figures: pd.DataFrame, counted: pd.DataFrame) -> None:
    (row,) = check_consistency(planted(figures, "cause", "illness", "households", 69), register=counted).to_dict("records")
    assert (row["verdict"], row["confidence"], row["proposed"]) == ("deduced", "high", 96)


def test_a_register_of_another_date_is_a_conflict(figures: pd.DataFrame, register: pd.DataFrame, tmp_path: Path) -> None:
    first = register["户编号"].drop_duplicates().head(20)
    findings = check_consistency(figures, register=handed_in(register[~register["户编号"].isin(first)], tmp_path))
    assert set(findings["verdict"]) == {"conflict"}
    assert set(findings["rule"]) <= {"M101", "M103", "M104", "M201"}


def test_some_villages_raise_no_alarm(figures: pd.DataFrame, register: pd.DataFrame, tmp_path: Path) -> None:
    some = register[register["行政村"].isin(["模拟01村", "模拟02村"])]
    assert len(check_consistency(figures, register=handed_in(some, tmp_path))) == 0


def test_a_folder_of_returns_and_registers_is_taken_in_whole(tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    written = CliRunner().invoke(app, ["synth", "-o", str(folder), "--count", "2", "--seed", "3", "--register"])
    assert written.exit_code == 0
    intake = take_in(folder)
    assert (intake.exit_code, intake.messages(), len(intake.findings)) == (0, [], 0)
    assert set(intake.register["township"]) == {"模拟镇00001", "模拟镇00002"}
    assert set(intake.figures["source"].str.split(" › ").str[0]) == {"模拟数据-2018-00001-00002.csv"}
    again = take_in(folder)
    pd.testing.assert_frame_equal(again.register, intake.register)
    report = open_report("模拟镇00001", 2018, data=folder)
    assert len(report.unit.inputs) == 2
    assert report.unit.document.kind == "synthetic"
    kept = b"".join(path.read_bytes() for path in (tmp_path / "processed").iterdir())
    people = (folder / "模拟台账-2018-模拟镇00001.csv").read_text(encoding="utf-8-sig").splitlines()[2].split(",")
    for personal in (people[4], people[5], people[7]):
        assert personal.encode() not in kept


def test_a_register_of_no_known_year_is_told_and_costs_nothing_else(register: pd.DataFrame, tmp_path: Path) -> None:
    text = register_text(register, year=2018).partition("\n")[2]
    (tmp_path / "台账.csv").write_text(text, encoding="utf-8")
    intake = read_files([tmp_path / "台账.csv"])
    assert [problem.code for problem in intake.problems if problem.kind != "note"] == ["F227"]
    assert intake.exit_code == 4
    assert intake.register.equals(empty_figures())


def test_rows_set_aside_and_doubts_are_listed_by_address(register: pd.DataFrame, tmp_path: Path) -> None:
    odd = register.copy()
    odd.loc[3, "户编号"] = ""
    odd.loc[5, "证件号码"] = odd.loc[5, "证件号码"][:-1] + "?"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "台账.csv").write_text(register_text(odd, year=2018), encoding="utf-8")
    intake = take_in(tmp_path / "raw")
    assert intake.exit_code == 4
    assert intake.register.equals(empty_figures())
    assert intake.quarantine[["code", "source"]].to_numpy().tolist() == [["F223", "台账.csv › 第6行第5列"]]
    notes = pd.read_csv(tmp_path / "processed" / "register-notes.csv")
    assert ["F236", "台账.csv › 第8行第8列"] in notes[["code", "source"]].to_numpy().tolist()
    assert any(remark.startswith("F236") for remark in intake.remarks())
    assert not any("F236" in message for message in intake.messages())
