"""What is read with doubt is shown as to be checked and held against nothing, until somebody has looked at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis import open_report
from fupin_analysis.core.texts.qualifiers import DOUBTED
from fupin_analysis.flow import read_files
from fupin_analysis.reports.township.front import provisos

TITLE = "甲山镇2019年脱贫攻坚工作总结\n\n一、基础设施\n\n"
DOUBTFUL, SAID = "按项目方案，新建蓄水池3口。", "今年新建蓄水池3口，已完工。"


def paper(folder: Path, text: str) -> Path:
    path = folder / "甲山镇2019年总结.txt"
    path.write_text(TITLE + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "qualifier"), [(DOUBTFUL, DOUBTED), (SAID, "")])
def test_a_figure_says_whether_it_was_read_with_doubt(text: str, qualifier: str, tmp_path: Path) -> None:
    figures = read_files([paper(tmp_path, text)]).figures
    assert figures[["item", "value", "qualifier"]].values.tolist() == [["water_tanks", 3.0, qualifier]]


@pytest.mark.parametrize(("text", "found"), [(DOUBTFUL, []), (SAID, ["restatement"])])
def test_what_is_doubted_makes_no_finding(text: str, found: list[str], tmp_path: Path) -> None:
    other = tmp_path / "甲山镇-2019.csv"
    other.write_text(
        "township,year,period,topic,item,measure,value\n甲山镇,2019,2019,infrastructure,water_tanks,count,5\n", encoding="utf-8"
    )
    assert list(read_files([paper(tmp_path, text), other]).findings["rule"]) == found


@pytest.mark.parametrize(("text", "is_marked"), [(DOUBTFUL, True), (SAID, False)])
def test_the_report_and_the_draft_say_what_the_mark_means(text: str, is_marked: bool, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    paper(tmp_path / "raw", text)
    report = open_report("甲山镇", 2019, data=tmp_path / "raw", processed=tmp_path / "processed")
    told = [*map(str, report["summary"].blocks()), *provisos(report)]
    assert ("（存疑）3" in report["infrastructure"].text) is is_marked
    assert sum("标（存疑）的1项数字读自文字材料" in one for one in told) == 2 * is_marked
