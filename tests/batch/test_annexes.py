"""Annexes of a batch: beside each page, linked from the front page, written again only where the report was."""

from __future__ import annotations

from pathlib import Path

from fupin_analysis.batch.orders import usual_orders
from fupin_analysis.batch.run import run_batch

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
