"""A summary and a return of one township: agreement confirms, disagreement is a finding with cell and sentence side by side."""

import pytest

from fupin_analysis.flow import read_files

SUMMARY = """云岭镇2018年脱贫攻坚工作总结
一、基本情况
全镇建档立卡贫困户298户1252人。今年脱贫110户443人。
"""
HEAD = "township,year,period,place,topic,item,measure,value\n"


@pytest.fixture
def both(tmp_path):
    def write(persons):
        summary, returned = tmp_path / "总结.txt", tmp_path / "报表.csv"
        summary.write_text(SUMMARY, encoding="utf-8")
        returned.write_text(f"{HEAD}云岭镇,2018,2018,,registry,total,persons,{persons}\n", encoding="utf-8")
        return read_files([summary, returned], root=tmp_path)

    return write


def test_agreement_is_no_finding(both):
    intake = both(1252)

    assert intake.findings.empty
    assert set(intake.figures["township"]) == {"云岭镇"}


def test_disagreement_names_the_cell_and_the_sentence(both):
    intake = both(1225)

    sources = " ".join(intake.findings["source"])

    assert intake.findings["rule"].tolist() == ["restatement"]
    assert "报表.csv" in sources
    assert "总结.txt › 第3段" in sources
