"""One report by itself leads to pages that are there, and to no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.batch.single import make_report

HEAD = "township,year,period,topic,item,measure,value\n"


@pytest.mark.parametrize("is_served", [False, True])
def test_a_report_alone_has_no_link_that_leads_nowhere(tmp_path: Path, is_served: bool) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    rows = [f"{name},2018,2018,registry,total,households,40\n" for name in ("安丰镇", "北关镇", "中山镇")]
    (raw / "a.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    beside = output / "2018" / "中山镇" / "report.html"
    beside.parent.mkdir(parents=True)
    beside.write_text("there", encoding="utf-8")
    text = make_report("北关镇", 2018, data=raw, output=output, is_served=is_served).page.read_text(encoding="utf-8")
    assert 'rel="next"' in text  # 中山镇 has a page
    assert 'rel="prev"' not in text  # 安丰镇 has none
    # The list of all reports is made by a batch; a server answers for it without.
    assert ('href="../../index.html"' in text) == is_served
