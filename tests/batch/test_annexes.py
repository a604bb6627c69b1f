"""Annexes of a batch: beside each page, linked from the front page, written again only where the report was."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from fupin_analysis.batch.annexes import beside
from fupin_analysis.batch.orders import usual_orders
from fupin_analysis.batch.run import run_batch
from fupin_analysis.batch.single import make_report
from fupin_analysis.core.disk.files import without, write_text
from fupin_analysis.errors import FupinError

RETURN = "township,year,period,topic,item,measure,value\n甲山镇,2018,2018,registry,total,households,{}\n"


def test_annexes_stand_beside_pages_and_follow_them(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    (raw / "a.csv").write_text(RETURN.format(40), encoding="utf-8")
    run_batch(raw, output, workers=1)
    folder = output / "2018" / "甲山镇"
    assert not list(folder.glob("*.xlsx"))
    assert "report.xlsx" not in (output / "index.html").read_text(encoding="utf-8")

    run_batch(raw, output, workers=1, has_annexes=True)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["report.docx", "report.html", "report.xlsx"]
    assert 'href="2018/甲山镇/report.xlsx"' in (output / "index.html").read_text(encoding="utf-8")
    before = (folder / "report.xlsx").stat().st_mtime_ns

    run_batch(raw, output, workers=1, has_annexes=True)
    assert (folder / "report.xlsx").stat().st_mtime_ns == before

    (raw / "a.csv").write_text(RETURN.format(41), encoding="utf-8")
    run_batch(raw, output, workers=1, has_annexes=True)
    assert (folder / "report.xlsx").stat().st_mtime_ns > before


def test_nothing_beside_a_page_is_older_than_it(tmp_path: Path) -> None:
    """A nightly batch makes the pages; what an earlier one wrote beside them has last month's numbers and is written again."""
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    wrong = RETURN.format(40) + "甲山镇,2018,2018,cause,illness,households,41\n"  # more than there are: a list to send back
    (raw / "a.csv").write_text(wrong, encoding="utf-8")
    folder, index = output / "2018" / "甲山镇", output / "index.html"
    run_batch(raw, output, workers=1, has_annexes=True, with_lists=True)
    names = {"report.docx", "report.xlsx", "report-findings.xlsx"}
    assert {path.name for path in folder.iterdir()} == {"report.html", *names}

    (raw / "a.csv").write_text(wrong.replace(",40", ",39"), encoding="utf-8")
    run_batch(raw, output, workers=1)
    assert {path.name for path in folder.iterdir()} == {"report.html", *names}
    assert all(name in index.read_text(encoding="utf-8") for name in names)
    (sheet,) = (one for one in openpyxl.load_workbook(folder / "report.xlsx") if one.title == "建档立卡")
    assert 39 in {cell.value for row in sheet.iter_rows() for cell in row}

    (raw / "a.csv").write_text(RETURN.format(50), encoding="utf-8")  # nothing is open any more: no list
    (folder / "report.docx").unlink()
    run_batch(raw, output, workers=1)
    assert {path.name for path in folder.iterdir()} == {"report.html", "report.docx", "report.xlsx"}


def test_a_report_made_by_itself_takes_what_stood_beside_it_away(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    (raw / "a.csv").write_text(RETURN.format(40), encoding="utf-8")
    run_batch(raw, output, workers=1, has_annexes=True)
    page = make_report("甲山镇", 2018, data=raw, output=output).page
    assert [path.name for path in page.parent.iterdir()] == ["report.html"]


def test_what_stands_beside_a_page_stays_where_the_page_cannot_be_written(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    for path in beside(page):
        path.write_text(path.name, encoding="utf-8")
    page.mkdir()  # nothing can be written in its place
    with pytest.raises(FupinError, match="F601"), without(beside(page)):
        write_text(page, "new")
    assert {path.name for path in tmp_path.iterdir()} == {"report.html", *(path.name for path in beside(page))}
    assert all(path.read_text(encoding="utf-8") == path.name for path in beside(page))


def test_where_one_file_is_locked_all_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "report.html"
    for path in beside(page):
        path.write_text(path.name, encoding="utf-8")
    move = Path.replace

    def move_unless_locked(path: Path, target: Path) -> Path:
        if path == beside(page)[-1]:
            raise PermissionError(13, "Permission denied")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", move_unless_locked)
    with pytest.raises(FupinError, match="F601"), without(beside(page)):
        write_text(page, "new")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in beside(page)}


def test_what_is_damaged_beside_a_page_is_written_again(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    (raw / "a.csv").write_text(RETURN.format(40) + "甲山镇,2018,2018,cause,illness,households,41\n", encoding="utf-8")
    run_batch(raw, output, workers=1, has_annexes=True, with_lists=True)
    made = {path: path.read_bytes() for path in (output / "2018" / "甲山镇").iterdir() if path.suffix != ".html"}
    assert len(made) == 3
    for path in made:
        path.write_bytes(b"half")
    run_batch(raw, output, workers=1, has_annexes=True, with_lists=True)
    assert {path: path.read_bytes() for path in made} == made


def test_pages_of_all_townships_have_annexes_too_linked_above_the_list(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    (raw / "a.csv").write_text(
        RETURN.format(40) + RETURN.format(50).splitlines()[1].replace("甲山镇", "乙水乡"), encoding="utf-8"
    )
    run_batch(raw, output, orders=usual_orders(raw), workers=1, has_annexes=True)
    page = (output / "index.html").read_text(encoding="utf-8")
    assert "乡镇报告2份、全部乡镇的页面3份，均已生成" in page
    above = page[page.index('class="overviews"') : page.index('id="list"')]
    for link in ("2018/04_municipality.xlsx", "2018/04_municipality.docx", "02_quality.xlsx"):
        assert f'href="{link}"' in above
        assert (output / link).stat().st_size > 5_000
    assert "02_quality.docx" not in page
    before = (output / "2018/04_municipality.xlsx").read_bytes()
    (output / "2018/04_municipality.xlsx").unlink()
    run_batch(raw, output, orders=usual_orders(raw), workers=1, has_annexes=True)
    assert (output / "2018/04_municipality.xlsx").read_bytes() == before
