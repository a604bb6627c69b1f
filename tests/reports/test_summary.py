"""The draft of a work summary: the genre's order, open brackets, and figures that are read back as they were."""

import docx
import pytest
from typer.testing import CliRunner

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.cli.commands import app
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.reports.summary import CHAPTERS, summary_lines, write_summary
from fupin_analysis.reports.township.report import open_report
from fupin_analysis.synth.townships import write_returns

ROWS = [
    "甲山镇,2018,2018,,registry,total,households,298",
    "甲山镇,2018,2018,,registry,total,persons,1252",
    "甲山镇,2018,2018,,registry,confirmed_poor,households,124",
    "甲山镇,2018,2018,,registry,consolidating,households,184",
    "甲山镇,2018,2018,,exit,done,households,110",
    "甲山镇,2018,2018,,exit,done,persons,443",
]


@pytest.fixture
def returns(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    lines = ["township,year,period,place,topic,item,measure,value", *ROWS]
    (folder / "甲山镇.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_the_draft_has_the_chapters_of_the_genre_and_brackets_where_data_is_missing(returns):
    lines = list(summary_lines(open_report("甲山镇", 2018, data=returns)))

    assert [text for level, text in lines if level == 1] == [
        "一、基本情况",
        "二、政策落实情况",
        "三、主要做法和成效",
        "四、存在的问题",
        "五、下一步工作计划",
    ]
    text = "\n".join(text for _, text in lines)
    assert "建档立卡298户1252人" in text
    assert "【待补充：教育补助的数据本年度未报送】" in text
    assert text.count("【") == text.count("】") >= len(CHAPTERS)


def test_what_contradicts_in_the_data_is_marked_in_the_draft(returns):
    lines = [text for _, text in summary_lines(open_report("甲山镇", 2018, data=returns))]

    doubtful = [text for text in lines if text.startswith("【待核实：")]

    assert doubtful
    assert any("298" in text for text in doubtful)


def test_fupin_write_makes_a_word_file(returns, tmp_path):
    path = tmp_path / "总结.docx"

    result = CliRunner().invoke(app, ["write", "甲山镇", "--year", "2018", "--data", str(returns), "-o", str(path)])

    assert result.exit_code == 0, result.output
    assert docx.Document(str(path)).paragraphs[0].text == "甲山镇2018年脱贫攻坚工作总结"


def test_fupin_write_writes_word_only(returns, tmp_path):
    result = CliRunner().invoke(app, ["write", "甲山镇", "--data", str(returns), "-o", str(tmp_path / "总结.pdf")])

    assert result.exit_code != 0
    assert "F304" in result.output


def test_the_same_figures_make_the_same_file(returns, tmp_path):
    report = open_report("甲山镇", 2018, data=returns)

    first, second = (write_summary(report, tmp_path / name).read_bytes() for name in ("一.docx", "二.docx"))

    assert first == second


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_the_report_tells_is_read_back_as_the_same_figures(seed, tmp_path):
    write_returns(tmp_path / "raw", count=3, seed=seed)
    known = right = 0
    for number in (1, 2, 3):
        report = open_report(f"模拟镇{number:05}", 2018, data=tmp_path / "raw", processed=tmp_path / "processed")
        stated = {row[:4]: row[4] for row in _rows(report.figures)}
        read = clean_prose(_document(report), township=report.township, year=report.year).figures
        for *key, value in _rows(read):
            if tuple(key) in stated:
                known += 1
                right += value == pytest.approx(stated[tuple(key)], rel=0.006)

    assert right == known
    assert known > 150


def _rows(figures):
    whole = figures[figures["place"] == ""]
    return [tuple(row) for row in whole[["topic", "item", "measure", "period", "value"]].itertuples(index=False, name=None)]


def _document(report):
    lines = [(1, f"{report.township} {report.year}年脱贫攻坚工作总结"), *summary_lines(report)]
    paragraphs = (Paragraph(number, text, "heading" if level else "body", level) for number, (level, text) in enumerate(lines, 1))
    return Prose("总结.docx", tuple(paragraphs))


def test_problems_the_township_names_stand_in_the_draft_in_its_own_words(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (
        "甲山镇2018年脱贫攻坚工作总结\n2018年，全镇建档立卡贫困户298户1252人。\n三、存在问题\n"
        "一是产业基础薄弱，带动能力不强；二是部分群众内生动力不足。\n四、下步打算\n2019年继续努力。"
    )
    (raw / "甲山镇2018年总结.txt").write_text(text, encoding="utf-8")
    lines = [told for _level, told in summary_lines(open_report("甲山镇", 2018, data=raw))]
    at = lines.index("四、存在的问题")
    assert lines[at + 1 : at + 3] == [
        "（1）产业基础薄弱，带动能力不强；（2）部分群众内生动力不足。",
        "【待补充：问题的原因和其他问题，数据不能说明】",
    ]


def test_where_no_problem_is_named_all_is_to_be_supplied(returns):
    lines = [told for _level, told in summary_lines(open_report("甲山镇", 2018, data=returns))]
    assert "【待补充：存在的问题及原因，数据不能说明】" in lines
