"""The list of a document's numbers: written, filled in, read back, and in force from the next reading on."""

import openpyxl
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli.commands import app
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import read_text, take_in
from fupin_analysis.reports.corrections import COLUMNS, read_corrections, write_corrections

TEXT = "甲山镇2018年脱贫攻坚工作总结\n\n全镇建档立卡贫困户298户1252人。全镇共种植红果1500亩。"


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "总结.txt").write_text(TEXT, encoding="utf-8")
    return folder


def fill(path, column, text, *, phrase):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    row = next(row for row in sheet.iter_rows(min_row=4) if row[COLUMNS.index("phrase")].value == phrase)
    row[COLUMNS.index(column)].value = text
    book.save(path)


def listed(data, tmp_path):
    return write_corrections(read_text(data / "总结.txt", root=data), tmp_path / "核对.xlsx")


def test_a_number_and_a_meaning_written_into_the_list_hold_from_then_on(data, tmp_path):
    path = listed(data, tmp_path)
    fill(path, "number", "289户", phrase="建档立卡贫困户")
    fill(path, "meaning", "花椒", phrase="种植红果")

    assert len(read_corrections(path, data, by="乡镇")) == 2

    figures = take_in(data).figures
    told = {(row.item, row.measure): row.value for row in figures.itertuples()}
    assert told == {("total", "households"): 289, ("total", "persons"): 1252, ("crop_pepper", "area_mu"): 1500}


def test_an_empty_list_changes_nothing(data, tmp_path):
    assert read_corrections(listed(data, tmp_path), data) == []
    assert not (data / "readings.toml").exists()


def test_a_number_that_is_none_is_refused_and_nothing_is_kept(data, tmp_path):
    path = listed(data, tmp_path)
    fill(path, "number", "不清楚", phrase="建档立卡贫困户")
    fill(path, "meaning", "花椒", phrase="种植红果")

    with pytest.raises(FupinError) as raised:
        read_corrections(path, data)

    assert [problem.code for problem in raised.value.problems] == ["F378"]
    assert {answer.name for answer in data.iterdir()} == {"总结.txt"}


def test_another_workbook_is_no_list(data, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "合计"
    book.save(tmp_path / "别的.xlsx")

    with pytest.raises(FupinError, match="no list of corrections"):
        read_corrections(tmp_path / "别的.xlsx", data)


def test_the_commands_write_the_list_and_take_it_back(data, tmp_path):
    path = tmp_path / "核对.xlsx"
    command = ["read", str(data / "总结.txt"), "--data", str(data)]
    assert CliRunner().invoke(app, [*command, "--list", str(path)]).exit_code == 0
    fill(path, "meaning", "花椒", phrase="种植红果")

    result = CliRunner().invoke(app, [*command, "--answered", str(path), "--by", "乡镇", "--csv", "-"])

    assert result.exit_code == 0
    assert "crop_pepper" in result.output
