"""Figures no table has a column for, known or in own words: where a reader looks for them, once, with source, a screen."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from fupin_analysis.acquire.inputs import list_inputs
from fupin_analysis.flow import read_files
from fupin_analysis.present.blocks import Details
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.annexes import annex_document, annex_tables
from fupin_analysis.reports.quality import open_quality
from fupin_analysis.reports.sections import Page, Section
from fupin_analysis.reports.summary import summary_lines
from fupin_analysis.reports.township.report import TownshipReport, open_report
from fupin_analysis.reports.unit.units import Units


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        "2018年甲山镇住房安全",
        "项目,户数",
        "危房改造,12",
        *(f"庭院整治第{number}类,{number}" for number in range(20, 0, -1)),
    ]
    (tmp_path / "甲.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "乙.csv").write_text("2018年甲山镇致贫原因\n原因,户数\n因病,若干\n因懒,3\n", encoding="utf-8")
    return tmp_path


def _report(folder: Path) -> TownshipReport:
    return open_report("甲山镇", 2018, data=folder)


def test_own_words_stand_in_the_order_of_the_document_with_their_source_and_the_rest_is_folded(folder: Path) -> None:
    rows = ["2018年甲山镇生活保障情况", "项目,户数", *(f"爱心物资第{number}类,{number}" for number in range(20, 0, -1))]
    (folder / "乙.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    blocks = _report(folder)["living"].blocks()
    (own,) = [block for block in blocks if isinstance(block, Table) and block.caption.startswith("按报送单位")]
    names = [row[0] for row in own.cells]
    assert names[:3] == ["爱心物资第20类", "爱心物资第19类", "爱心物资第18类"]
    assert len(names) == 15
    assert all(".csv › 第" in row[-1] for row in own.cells)
    (folded,) = [block for block in blocks if isinstance(block, Details)]
    assert folded.summary == "另有5项按原文名称列出的数据"


def test_they_stand_in_the_section_of_their_topic_and_not_again_at_the_end(folder: Path) -> None:
    report = _report(folder)
    housing = report["housing"].blocks()
    named = [str(cell) for block in housing if isinstance(block, Table) for row in block.cells for cell in row]
    assert sorted(name for name in named if "庭院整治" in name) == sorted(f"庭院整治第{at}类" for at in range(1, 21))  # each once
    causes = report["causes"].blocks()
    assert "因懒" in str([row for block in causes if isinstance(block, Table) for row in block.cells])
    assert "未报送" not in str(causes[1])
    rest = [block for block in report["stated"].blocks() if isinstance(block, Table | Details)]
    assert "庭院整治" not in str(rest)


def test_no_section_says_that_nothing_was_handed_in_where_figures_were(folder: Path) -> None:
    report = _report(folder)
    standing = "".join(getattr(block, "text", "") for block in report["summary"].blocks())
    assert "住房安全" not in standing
    assert "致贫原因" not in standing
    assert "教育补助" in standing  # nothing at all was handed in about it


def test_the_quality_page_counts_file_by_file(folder: Path) -> None:
    (folder / "readings.toml").write_text(
        '[[heading]]\ntext = "庭院整治第1类"\nmeans = "危房改造合计"\nby = "县扶贫办"\n', encoding="utf-8"
    )
    table = open_quality(data=folder).table("files")
    assert table is not None
    assert [row[0] for row in table.cells] == ["乙.csv", "甲.csv"]
    assert list(table.cells[0][1:]) == ["1", "0", "1", "1", ""]
    assert list(table.cells[1][1:]) == ["21", "2", "19", "0", "县扶贫办 1"]


def test_the_index_is_told_what_a_page_was_put_together_from(folder: Path) -> None:
    (folder / "丙.csv").write_text("2018年甲山镇农村危房改造情况\n项目,户数\n危房改造,14\n", encoding="utf-8")
    glance = Units(read_files(list_inputs(folder), root=folder)).glance("甲山镇", 2018)
    assert (glance["files"], glance["rivals"], glance["own_words"]) == (3, 1, 21)


KNOWN = "甲山镇2018年工作总结\n建档立卡户10户42人，其中贫困村2个。农村低保户52户177人。全镇总人口1200人。"


def paper(folder: Path, text: str) -> TownshipReport:
    (folder / "甲山镇2018年工作总结.txt").write_text(text, encoding="utf-8")
    return open_report("甲山镇", 2018, data=folder)


def laid(section: Page | Section) -> list[tuple[str, list[object]]]:
    """Return each table's caption and the first cell of its rows."""
    return [(block.caption, [cells[0] for cells in block.cells]) for block in section.blocks() if isinstance(block, Table)]


def test_what_no_table_has_a_column_for_stands_in_the_section_of_its_topic(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN)

    assert report["living"].text == "报送的数据不足以计算本节指标，列在下表。"
    assert laid(report["living"]) == [("本节其他数据（2018年）", ["最低生活保障", "最低生活保障"])]
    assert laid(report["registry"])[-1] == ("本节其他数据（2018年）", ["贫困村"])


def test_what_stands_in_a_section_is_not_listed_again_at_the_end(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN)
    for name in report.sections:
        report[name].blocks()

    assert laid(report["stated"]) == [("其他报送数据（2018年）", ["人口与劳动力"])]


def test_a_number_that_is_stated_again_is_shown_once(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN + "\n截至2018年底，全镇农村低保户52户。\n农村低保户52户。")

    assert laid(report["living"]) == [("本节其他数据（2018年）", ["最低生活保障", "最低生活保障"])]


def test_what_stands_in_a_later_section_is_not_listed_before_it(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN + "\n2019年计划脱贫5户。")

    assert "计划脱贫" not in str(laid(report["stated"]))


def test_what_no_cell_has_shown_is_listed_at_the_end(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN)

    (_, topics), *_ = laid(report["stated"])
    assert topics == ["建档立卡", "建档立卡", "建档立卡", "生活保障", "生活保障", "人口与劳动力"]


def test_the_draft_the_document_and_the_workbook_tell_it_too(tmp_path: Path) -> None:
    report = paper(tmp_path, KNOWN)

    assert (0, "最低生活保障52户、177人。") in list(summary_lines(report))
    assert "最低生活保障" in str([table.rows for table in annex_tables(report)][:-1])
    annex_document(report).save(tmp_path / "文稿.docx")
    told = [paragraph.text for paragraph in docx.Document(str(tmp_path / "文稿.docx")).paragraphs]
    assert "报送的数据不足以计算本节指标，列在下表。" in told


def test_its_sources_are_the_sections(tmp_path: Path) -> None:
    section = paper(tmp_path, KNOWN)["living"]

    assert [source.note[:3] for source in section.sources] != []
    assert section.table is not None


def test_what_a_section_further_down_shows_is_not_listed_before_it(tmp_path: Path) -> None:
    text = "全镇累计脱贫748户2549人，未脱贫36户90人。全镇总人口4200人。"
    (tmp_path / "总结.txt").write_text(f"甲山镇2018年脱贫攻坚工作总结\n\n{text}\n", encoding="utf-8")
    report = open_report("甲山镇", 2018, data=tmp_path)
    for name in report.sections:
        if name != "outlook":
            report[name].blocks()
    rows = [row for block in report["stated"].blocks() if isinstance(block, Table) for row in block.cells]
    assert rows, "the population stands in no section"
    assert "脱贫" not in str(rows)
    assert "748" in str([block.cells for block in report["outlook"].blocks() if isinstance(block, Table)])
