"""Annexes of pages of many townships: read back, ticked point by point, and the page's own numbers and sentences in them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from fupin_analysis.batch.annexes import SUFFIXES
from fupin_analysis.flow import take_in
from fupin_analysis.present.blocks import Heading, flatten
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.municipality.annexes import open_overview, overview_document, overview_tables, write_overview
from fupin_analysis.synth.municipality import write_municipality
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("raw")
    write_municipality(folder / "raw", count=8, seed=4, years=[2018, 2019, 2020])
    return take_in(folder / "raw")


@pytest.mark.parametrize(("notebook", "year"), [("04_municipality", 2020), ("05_plan", 0), ("06_week", 2020), ("02_quality", 0)])
def test_the_workbook_is_the_page_in_numbers_and_passes_the_checklist(intake, tmp_path: Path, notebook: str, year: int) -> None:
    report = open_overview(notebook, year, intake, {"language": "zh"})
    written = write_overview(report, tmp_path, stem=notebook, suffixes=SUFFIXES[notebook])
    assert [path.suffix for path in written] == list(SUFFIXES[notebook])
    book = openpyxl.load_workbook(written[0])
    blocks = [block for name in report._ipython_key_completions_() for block in report[name].blocks()]
    shown = [block for block in blocks if type(block).__name__ in {"Table", "HeatTable"}]
    assert len(book.sheetnames) == len(shown) + 1 > 1
    assert book.properties.title
    assert book.custom_doc_props["Language"].value == "zh-CN"
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(names) == len(set(names)) == len(book.sheetnames)
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        first, last = table.ref.split(":")
        rows = [[cell.value for cell in row] for row in sheet[first:last]]
        assert first.startswith("A")
        assert all(rows[0])
        assert not sheet.merged_cells.ranges
        assert sheet.auto_filter.ref is None
        assert sheet.sheet_state == "visible"
        assert not any(item.hidden for item in [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()])
        assert all(any(value is not None for value in row) for row in rows)
        assert all(any(value is not None for value in column) for column in zip(*rows, strict=True))
        assert sheet.max_row == sheet[last].row
        assert sheet.row_breaks.brk == []


def test_numbers_of_the_page_stand_unrounded_in_the_workbook(intake) -> None:
    report = open_overview("04_municipality", 2020, intake, {"language": "zh"})
    tables = {table.title: table for table in overview_tables(report)}
    registers = next(block for block in report["registers"].blocks() if isinstance(block, Table))
    rows = tables[registers.caption].rows
    own = report.registers[report.registers["year"].eq(2020)].sort_values("township")
    assert [row[0] for row in rows] == own["township"].tolist()
    assert own["households"].iloc[0] in rows[0]
    assert own["source"].iloc[0] == rows[0][-1]
    causes = next(table for table in tables.values() if table.name == "致贫原因")
    assert set(causes.formats[1:]) == {"share"}
    assert all(0 <= value <= 1 for row in causes.rows for value in row[1:] if value == value)


def test_the_document_says_what_the_page_says_in_its_order(intake) -> None:
    report = open_overview("04_municipality", 2020, intake, {"language": "zh"})
    made = docx.Document(io.BytesIO(overview_document(report, workbook="附表.xlsx").to_bytes()))
    texts = [one.text for one in made.paragraphs]
    blocks = flatten([report[name].blocks() for name in report._ipython_key_completions_() if name != "sources"])
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert [one.text for one in made.paragraphs if one.style.name.startswith("Heading")] == headings
    sentences = [block for block in blocks if isinstance(block, str)]
    assert sentences
    assert [text for text in sentences if text not in texts] == []
    assert any("模拟" in text and text.startswith("【") for text in texts)  # synthetic figures are called so in the document too
    pictures = made.element.xpath(".//wp:docPr/@descr")
    assert len(pictures) == len([text for text in texts if text.startswith("图")]) >= 3
    assert all(pictures)
    # What an upright page has no room for is in the workbook, and the document says so and names it last.
    assert any(text.endswith("的明细数据见附件。") for text in texts)
    assert texts[-1] == "附件：2020年度各乡镇扶贫工作情况附表"
    assert all(len(table.columns) <= 7 for table in made.tables)


def test_a_year_without_anything_leaves_an_open_bracket_and_no_workbook_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.csv").write_text(
        "township,year,period,topic,item,measure,value\n甲山镇,2018,2018,registry,total,households,40\n", encoding="utf-8"
    )
    report = open_overview("05_plan", 0, take_in(tmp_path / "raw"), {"language": "zh"})
    (tmp_path / "05_plan.xlsx").write_bytes(b"of an earlier state")
    written = write_overview(report, tmp_path, stem="05_plan")
    assert [path.name for path in written] == ["05_plan.docx"]
    assert not (tmp_path / "05_plan.xlsx").exists()
    assert "【" in "".join(one.text for one in docx.Document(written[0]).paragraphs)


def test_shipped_data_in_english(tmp_path: Path) -> None:
    report = open_overview("04_municipality", 2018, take_in(ROOT / "data" / "raw", processed=tmp_path), {"language": "en"})
    workbook, document = write_overview(report, tmp_path, stem="m")
    assert openpyxl.load_workbook(workbook).sheetnames[0] == "Contents"
    assert any(one.text.startswith("Figure 1. ") for one in docx.Document(document).paragraphs)
