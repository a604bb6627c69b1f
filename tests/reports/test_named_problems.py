"""Problems of a township's summary on its own page and on that of the week, from the file to the table."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from fupin_analysis.flow import take_in
from fupin_analysis.reports.annexes import annex_document, annex_tables
from fupin_analysis.reports.named_problems import count_verdicts, problem_rows
from fupin_analysis.reports.township.report import open_report
from fupin_analysis.reports.unit.units import Units
from fupin_analysis.reports.week.report import open_week

SUMMARY = """青禾镇2018年脱贫攻坚工作总结
一、基本情况
青禾镇建档立卡贫困户412户1630人，2018年计划脱贫120户468人，实际脱贫96户371人。
致贫原因中，因病180户702人，因残52户190人，缺技术70户290人，缺劳动力66户240人，因学44户208人。
二、工作开展情况
产业扶贫资金安排186万元，已拨付186万元。
三、存在的主要问题
一是脱贫进度滞后，当年脱贫人数没有达到计划；二是产业扶贫资金拨付缓慢；三是部分干部业务能力不强。
四、下一步打算
继续加大产业扶贫力度。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    raw = tmp_path_factory.mktemp("named") / "raw"
    raw.mkdir()
    (raw / "青禾镇2018年总结.txt").write_text(SUMMARY, encoding="utf-8")
    return raw


@pytest.fixture(scope="module")
def report(folder):
    return open_report("青禾镇", 2018, data=folder)


def test_each_problem_stands_beside_its_figures(report):
    heading, text, _note, table = report["problems"].blocks()
    assert heading.text == "乡镇自述的问题"
    assert "提出3个问题：报送数支持的1个，与报送数不一致的1个，无从对照的1个" in text
    assert "总结称“产业扶贫资金拨付缓慢”，而报送数为：已发放产业资金186万元，安排产业资金186万元" in text
    assert [(row[0], row[2:]) for row in table.cells] == [
        ("产业扶贫资金拨付缓慢", ("186万元", "安排产业资金186万元", "不一致")),
        ("脱贫进度滞后，当年脱贫人数没有达到计划", ("96户", "计划脱贫120户", "支持")),
        ("部分干部业务能力不强", ("", "", "无数字可对照")),
    ]
    assert table.sources[0].split("; ")[0] == "青禾镇2018年总结.txt › 第8段 › 第25-34字"
    assert len(table.sources[0].split("; ")) == 3


def test_the_page_of_the_week_says_the_same(folder, report):
    week = open_week(2018, data=folder)
    assert (
        list(week.problems["verdict"])
        == [one.verdict for one in report.unit.problems]
        == ["supported", "contradicted", "not_tied"]
    )
    shown = week["problems"].blocks()[-1]
    assert [row[1] for row in shown.cells] == [row[0] for row in report["problems"].blocks()[-1].cells]


def test_a_unit_that_travels_takes_its_problems_along(folder, report):
    assert repr(Units(take_in(folder)).cut("青禾镇", 2018).problems) == repr(report.unit.problems)


def test_the_workbook_beside_the_page_has_the_table(report):
    (table,) = [one for one in annex_tables(report) if one.name == "乡镇自述的问题"]
    assert len(table.rows) == 3


def test_a_township_that_names_none_has_no_section():
    assert open_report("XX镇", 2018, data="data/raw")["problems"].blocks() == []


def test_a_problem_with_two_figures_is_one_problem_and_written_once():
    common = {"township": "甲山镇", "problem": "进度慢", **dict.fromkeys(("value", "base"), float("nan"))}
    common |= dict.fromkeys(("claim", "topic", "item", "base_item", "source", "figure_source"), "")
    rows = [common | {"verdict": verdict} for verdict in ("no_figures", "not_tied")]
    assert count_verdicts(rows) == {"count": 1, "supported": 0, "contradicted": 0, "rest": 1}
    assert [row["problem"] for row in problem_rows(rows, "zh")] == ["进度慢", "（同上）"]


def test_a_name_that_ends_with_a_digit_stands_apart_from_the_year(report):
    assert report.title.startswith("青禾镇2018年")
    assert replace(report, township="模拟镇00003").title.startswith("模拟镇00003 2018年")


def test_the_document_ends_with_the_problems_and_what_remains(report):
    made = docx.Document(io.BytesIO(annex_document(report).to_bytes()))
    titles = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert titles == [
        *["一、基本情况", "二、保障措施", "三、工作开展情况"],
        *["四、乡镇自述的问题", "五、尚余任务与后续计划"],
    ]
    assert any("提出3个问题" in one.text for one in made.paragraphs)
    rows = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["脱贫进度滞后，当年脱贫人数没有达到计划", "96户", "计划脱贫120户", "支持"] in [[row[0], *row[2:]] for row in rows]
