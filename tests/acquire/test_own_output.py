"""What the program wrote is no return: whoever lays it into the folder is told so, and it proves nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from fupin_analysis.core.aside import as_shown
from fupin_analysis.core.disk.csv_text import write_csv
from fupin_analysis.flow import read_files, take_in
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.render.annex import write_list
from fupin_analysis.reports.annexes import write_annexes
from fupin_analysis.reports.look import look_at
from fupin_analysis.reports.summary import write_summary
from fupin_analysis.reports.township.report import open_report

TEXT = "甲山镇2018年脱贫攻坚工作总结\n\n全镇建档立卡贫困户298户1252人，已脱贫110户443人。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "总结.txt").write_text(TEXT, encoding="utf-8")
    return raw


def _codes(folder: Path, name: str) -> list[str]:
    return [one.code for one in take_in(folder).problems if Path(str(one.where)).name == name]


def test_a_draft_with_open_places_is_no_return_until_they_are_filled(folder: Path) -> None:
    draft = write_summary(open_report("甲山镇", 2018, data=folder), folder / "草稿.docx")
    before = take_in(folder)
    assert _codes(folder, "草稿.docx") == ["F141"]
    assert not any("草稿" in source for source in before.figures["source"])

    word = docx.Document(str(draft))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("【", "").replace("】", "")
    word.save(str(draft))
    assert "F141" not in _codes(folder, "草稿.docx")
    assert any("草稿" in source for source in take_in(folder).figures["source"])


def test_annexes_lists_and_pages_are_no_returns_and_stay_none_when_saved_again(folder: Path) -> None:
    report = open_report("甲山镇", 2018, data=folder)
    write_annexes(report, folder / "附件")
    write_list(folder / "清单.xlsx", [("甲山镇", "298", "")], title="核对清单", headings=("乡镇", "户数", "答复"))
    book = openpyxl.load_workbook(folder / "清单.xlsx")
    book.save(folder / "清单另存.xlsx")
    (folder / "读数.html").write_text(look_at(folder / "总结.txt", data=folder), encoding="utf-8")
    written = [path.name for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "总结.txt"]
    assert len(written) >= 5
    assert {name: _codes(folder, name) for name in written} == {name: ["F140"] for name in written}
    assert {source.partition(" ")[0] for source in take_in(folder).figures["source"]} == {"总结.txt"}


def test_the_list_of_what_was_set_aside_is_no_return(folder: Path) -> None:
    (folder / "表.csv").write_text("村名,贫困户数\n青石村,十来\n大田村,12\n", encoding="utf-8")
    aside = as_shown(take_in(folder).quarantine)
    assert len(aside)
    write_csv(aside, folder / "甲山镇2018年未采用.csv")
    assert _codes(folder, "甲山镇2018年未采用.csv") == ["F140"]


def test_a_form_it_wrote_is_a_return(tmp_path: Path) -> None:
    form = write_form(tmp_path / "报送表.xlsx", township="甲山镇", year=2018)
    assert not {"F140", "F141"} & {one.code for one in read_files([form]).problems}
