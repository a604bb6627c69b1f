"""What is read with doubt is shown as to be checked and held against nothing, until somebody has looked at it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from fupin_analysis import open_report
from fupin_analysis.core.texts.qualifiers import DOUBTED
from fupin_analysis.flow import read_files, read_text, take_in
from fupin_analysis.reports.answers import Answered, give_answer
from fupin_analysis.reports.corrections import COLUMNS, read_corrections, write_corrections
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


def answer_in_the_list(data: Path, file: Path, column: str, text: str) -> None:
    path = write_corrections(read_text(file, root=data), data.parent / "核对.xlsx")
    book = openpyxl.load_workbook(path)
    rows = book.active.iter_rows(min_row=4)
    next(row for row in rows if row[COLUMNS.index("phrase")].value)[COLUMNS.index(column)].value = text
    book.save(path)
    assert len(read_corrections(path, data)) == 1


@pytest.mark.parametrize("way", ["", "phrase", "cell", "list: number", "list: meaning"])
def test_who_has_looked_at_it_takes_the_mark_away(way: str, tmp_path: Path) -> None:
    data = tmp_path / "raw"
    data.mkdir()
    file = paper(data, DOUBTFUL)
    if way == "phrase":
        give_answer(data, Answered(heading="新建蓄水池", means="蓄水池"))
    elif way == "cell":
        source = take_in(data).figures["source"].item()
        give_answer(data, Answered(cell=source, was="新建蓄水池3口", value=3))
    elif way:
        answer_in_the_list(data, file, *{"list: number": ("number", "3口"), "list: meaning": ("meaning", "蓄水池")}[way])

    figures = take_in(data).figures
    assert figures[["item", "value", "qualifier"]].values.tolist() == [["water_tanks", 3.0, "" if way else DOUBTED]]
