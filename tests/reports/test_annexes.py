"""Annexes of the worked example: numbers unrounded, the narrative in the report's order, a chart at print resolution."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from fupin_analysis import open_report
from fupin_analysis.errors import FupinError
from fupin_analysis.reports.annexes import annex_document, annex_tables, write_annexes, write_picture
from fupin_analysis.reports.township.report import TownshipReport
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def report() -> TownshipReport:
    return open_report("XX镇", 2018, data=ROOT / "data" / "raw")


def test_every_table_of_the_report_is_there_with_its_numbers_and_their_cells(report: TownshipReport) -> None:
    tables = {table.title: table for table in annex_tables(report)}
    causes = next(table for title, table in tables.items() if title.startswith("致贫原因"))
    row = next(row for row in causes.rows if "因病" in row)
    assert 94 in row
    # 94 of 298 households, unrounded.
    assert any(isinstance(value, float) and abs(value - 94 / 298) < 1e-12 for value in row)
    assert str(row[-1]).startswith("XX镇-2018.xlsx › 致贫原因")
    shown = sum(table is not None for section in report.sections.values() for table in section.tables)
    assert len(tables) >= shown
    assert len(annex_tables(report)[-1].rows) == len(report.unit.figures)


def test_the_document_follows_the_report_and_says_the_same_sentences(report: TownshipReport) -> None:
    made = docx.Document(io.BytesIO(annex_document(report).to_bytes()))
    headings = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["一、基本情况", "二、保障措施", "三、工作开展情况", "四、尚余任务与后续计划"]
    sections = [one.text for one in made.paragraphs if one.style.name == "Heading 2"]
    assert [text[:3] for text in sections[:3]] == ["（一）", "（二）", "（三）"]
    texts = [one.text for one in made.paragraphs]
    assert report["causes"].text in texts
    assert report["exits"].text in texts
    assert report["outlook"].text in texts
    captions = [text for text in texts if text.startswith("图")]
    assert captions[0] == "图1 建档立卡构成：户数与人数"
    assert [text.split()[0] for text in captions] == [f"图{number}" for number in range(1, len(made.inline_shapes) + 1)]
    # Numbers of tables stand in groups without commas (GB/T 15835).
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "1\u2009252" in cells
    assert not [text for text in cells if "," in text]


def test_what_a_township_did_not_hand_in_stays_an_open_bracket(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.csv").write_text(
        "township,year,period,topic,item,measure,value\n甲山镇,2018,2018,registry,total,households,40\n", encoding="utf-8"
    )
    made = docx.Document(io.BytesIO(annex_document(open_report("甲山镇", data=tmp_path / "raw")).to_bytes()))
    marked = [run.text for one in made.paragraphs for run in one.runs if run.font.highlight_color]
    assert "【本年度未报送。】" in marked
    numbers = [one.text[: one.text.index("、")] for one in made.paragraphs if one.style.name == "Heading 1"]
    assert numbers == list("一二三四五")[: len(numbers)]


def test_both_files_are_written_and_the_same_twice(report: TownshipReport, tmp_path: Path) -> None:
    first, again = write_annexes(report, tmp_path / "a"), write_annexes(report, tmp_path / "b")
    assert (first.workbook.name, first.document.name) == ("XX镇-2018.xlsx", "XX镇-2018.docx")
    assert first.workbook.read_bytes() == again.workbook.read_bytes()
    assert first.document.read_bytes() == again.document.read_bytes()
    assert openpyxl.load_workbook(first.workbook).sheetnames[0] == "目录"


def test_a_chart_is_a_picture_at_print_resolution(report: TownshipReport, tmp_path: Path) -> None:
    picture = write_picture(report, "causes", tmp_path / "causes.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1800  # 15 cm at 300 dots an inch
    assert "<svg" in write_picture(report, "causes", tmp_path / "causes.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "name", "code"), [("causes", "a.gif", "F355"), ("credit", "a.png", "F356"), ("caus", "a.png", "F354")]
)
def test_what_cannot_be_drawn_is_refused_and_nothing_written(
    report: TownshipReport, tmp_path: Path, section: str, name: str, code: str
) -> None:
    with pytest.raises(FupinError) as caught:
        write_picture(report, section, tmp_path / name)
    assert caught.value.problems[0].code == code
    assert not list(tmp_path.iterdir())
