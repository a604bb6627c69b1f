"""Figures in own words on the page: where a reader looks for them, with source, a screen at most; and counted file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.acquire.inputs import list_inputs
from fupin_analysis.flow import read_files
from fupin_analysis.present.blocks import Details
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.quality import open_quality
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
    blocks = _report(folder)["stated"].blocks()
    (own,) = [block for block in blocks if isinstance(block, Table) and block.caption.startswith("按报送单位")]
    names = [row[1] for row in own.cells]
    assert names[0] == "因懒"
    assert names[1:4] == ["庭院整治第20类", "庭院整治第19类", "庭院整治第18类"]
    assert len(names) == 15
    assert all(".csv › 第" in row[-1] for row in own.cells)
    (folded,) = [block for block in blocks if isinstance(block, Details)]
    assert folded.summary == "另有6项按原文名称列出的数据"


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
