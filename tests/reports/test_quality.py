"""The quality page: findings by kind and severity, repaired totals, decisions."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.present.blocks import Heading
from fupin_analysis.render.run import notebook_path, render_report
from fupin_analysis.reports.quality import open_quality
from fupin_analysis.synth.townships import write_returns
from tests.conftest import ROOT


def test_findings_are_counted_by_verdict_and_edit(returns: Path) -> None:
    quality = open_quality(data=returns)
    verdicts = quality.table("verdicts")
    assert verdicts is not None
    assert verdicts.cells == (("可推定", "1", "0", "0"), ("表述不一", "1", "0", "0"), ("越出界限", "1", "0", "0"))
    rules = quality.table("rules")
    assert rules is not None
    assert len(rules) == 3


def test_only_proposed_values_stand_among_the_repairs(returns: Path) -> None:
    repairs = open_quality("XX镇", data=returns).table("repairs")
    assert repairs is not None
    assert [(row[0], row[-3], row[-2], row[-1]) for row in repairs.cells] == [("XX镇", "7 户", "57 户", "高")]


def test_a_township_without_findings_is_said_to_be_clean(returns: Path) -> None:
    quality = open_quality("五数镇", 2018, data=returns)
    assert quality.table("repairs") is None
    assert "未发现前后不一致" in str(quality["summary"].blocks())


def test_chapters_with_nothing_to_tell_are_left_out_and_the_others_numbered_without_a_gap(returns: Path) -> None:
    clean = open_quality("五数镇", 2018, data=returns)
    assert [name for name in ("kinds", "repairs", "findings") if clean[name].blocks()] == []
    assert [block.text for block in clean["sources"].blocks() if isinstance(block, Heading)] == ["二、数据来源与口径"]
    every = open_quality("XX镇", data=returns)
    assert every["findings"].blocks()[0] == Heading(2, "quality_findings", "四、逐处说明")


def test_an_unknown_township_is_refused(returns: Path) -> None:
    with pytest.raises(FupinError, match="F301"):
        open_quality("五树镇", data=returns)


def test_the_page_is_made(returns: Path, tmp_path: Path) -> None:
    page = render_report(notebook_path("02_quality"), tmp_path / "quality.html", parameters={"data": str(returns)})
    text = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))
    assert "全部乡镇报送数据核对报告" in text
    assert "由7户改为57户（把握高）" in text


def test_how_much_rests_on_prose_is_said(tmp_path: Path) -> None:
    rows = ["township,year,period,place,topic,item,measure,value"]
    rows += ["甲山镇,2018,2018,,registry,total,households,298", "甲山镇,2018,2018,,exit,done,households,110"]
    (tmp_path / "甲山镇.csv").write_text("\n".join(rows), encoding="utf-8")
    assert "文字材料" not in str(open_quality(data=tmp_path)["summary"].blocks())

    text = "甲山镇2018年脱贫攻坚工作总结\n\n全镇建档立卡贫困户298户1252人。今年实施危房改造36户。"
    (tmp_path / "甲山镇总结.txt").write_text(text, encoding="utf-8")

    assert "2项数据（50.0%）只出自文字材料，另有1项表格和文字都有" in str(open_quality(data=tmp_path)["summary"].blocks())


def test_a_page_with_synthetic_returns_says_how_many(tmp_path: Path) -> None:
    write_returns(tmp_path / "raw", count=2, seed=3)
    assert "模拟数据：由程序生成" in open_quality(data=tmp_path / "raw")["summary"]._repr_html_()
    shutil.copy(ROOT / "data" / "raw" / "XX镇-2018.xlsx", tmp_path / "raw")
    assert "其中2份年度报送为模拟数据" in open_quality(data=tmp_path / "raw")["summary"]._repr_html_()
    assert "模拟数据" not in open_quality("XX镇", data=tmp_path / "raw")["summary"]._repr_html_()
